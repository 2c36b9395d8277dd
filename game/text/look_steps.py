"""The talk afterwards step by step: what is asked now, and how long it has taken."""

from __future__ import annotations

from game.session.commands import FinishStep
from game.session.views.debrief import GuideView, guide_view
from game.text.face import Face, Help, Prompt
from game.text.timer import Timer, clock_text

MINUTE = 60


def play(face: Face) -> None:
    """From the first step that is not done; until `back` or the last one is done."""
    step = face.see(guide_view).now
    timer = Timer(face.clock, running=True)

    def view() -> GuideView:
        return face.see(guide_view)

    def show() -> None:
        _show(face, view(), step)

    def question() -> str:
        say, one = face.words.say, view().steps[step - 1]
        return say(
            "{time} of {minutes} minutes. Enter: this step is done; a number: another step; {back}: look.",
            time=clock_text(timer.elapsed()),
            minutes=one.minutes,
            back=face.key("back"),
        )

    def help() -> Help:
        say = face.words.say
        return (
            ("Enter", say("this step is done; its time is kept")),
            (f"1-{len(view().steps)}", say("another step; the clock begins anew")),
            (face.key("back"), say("to the look-back, with nothing marked as done")),
        )

    prompt = Prompt("look_step", question, help, show)
    show()
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return
        if typed.is_empty:
            if not face.do(FinishStep(step, round(timer.elapsed()))):
                continue
            face.say("Step {n} is done.", n=step)
            if step == len(view().steps):
                return
            step += 1
        elif typed.number is not None and 1 <= typed.number <= len(view().steps):
            step = typed.number
        else:
            face.not_understood(typed, prompt)
            continue
        timer = Timer(face.clock, running=True)
        show()


def _show(face: Face, view: GuideView, step: int) -> None:
    say, one = face.words.say, view.steps[step - 1]
    face.heading(say("step {n} of {total}", n=one.number, total=len(view.steps)) + f": {one.title}")
    if one.done:
        face.line(say("done in {time}", time=clock_text(one.seconds)))
    face.line(one.line)
    for question in one.questions:
        face.item(question.text)
    if not one.line and not one.questions:
        face.say("Talk about it together.")
