"""The reveal and the talk: the other voice first, then one person decides."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.commands import ChooseOption, CountAgain
from game.session.views.event import event_view
from game.session.views.talk import Reason, TalkView, VoteRow, talk_view
from game.text.ballot import talk_of
from game.text.event import letters, show_story, sure
from game.text.face import Face, Help, Prompt
from game.text.keys import numbers_in, picked
from game.text.lines import heading_line, person_line
from game.text.timer import Timer, clock_text


def play(face: Face) -> None:
    _take_up_timer(face)

    def help() -> Help:
        say, view = face.words.say, _view(face)
        return (
            *[
                (row.option.letter, say("{option}: decide this", option=row.option.title))
                for row in view.rows
            ],
            (face.key("time"), say("how much time is left")),
            (face.key("start"), say("let the time run (again)")),
            (face.key("hold"), say("stop the time")),
            (f"{face.key('count')} 2 1 3", say("count hands after the talk, a number per option")),
            (face.key("event"), say("read the event again")),
        )

    prompt = Prompt(
        "talk",
        lambda: face.words.say(
            "{time} {decider} decides when the talk is done: which option?",
            time=time_text(face),
            decider=_view(face).decider.name,
        ),
        help,
        lambda: show(face),
        choices=lambda: tuple(row.option.letter for row in _view(face).rows if not row.option.locked),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        rows = _view(face).rows
        if typed.key == "back":
            face.step_back()
        elif typed.key == "time":
            face.line(time_text(face))
        elif typed.key in ("start", "hold"):
            _run_timer(face, runs=typed.key == "start")
        elif typed.key == "event":
            show_story(face, face.see(event_view))
        elif typed.key == "count":
            count(face, typed.rest)
        elif (place := picked(typed.raw, letters([row.option for row in rows]))) is not None:
            if decide(face, rows[place]):
                return
        else:
            face.not_understood(typed, prompt)


def decide(face: Face, row: VoteRow) -> bool:
    """The leader's decision, with an optional reason when most chose otherwise, and confirmed once."""
    view = _view(face)
    if row.option.locked:
        face.line(row.option.locked)
        return False
    reason = ""
    if view.majority is not None and row.option.id != view.majority:
        face.say("Most ballots chose otherwise. That is allowed.")
        asked = face.ask_text("decide_reason", face.words.say("Why this one? Enter for no reason."))
        if asked is None:
            return False
        reason = asked
    if not sure(face, row.option) or not face.do(ChooseOption(row.option.id, reason)):
        return False
    face.say("Decided: {option}", option=row.option.title)
    face.timer = None
    return True


def count(face: Face, text: str) -> None:
    """A show of hands after the talk: a number per option, never per seat."""
    rows = _view(face).rows
    numbers = numbers_in(text)
    if numbers is None or len(numbers) != len(rows):
        face.say(
            "Type {count} and a number for each option, as in {count} {example}.",
            count=face.key("count"),
            example=" ".join(str(place) for place in range(1, len(rows) + 1)),
        )
        return
    counts = {row.option.id: number for row, number in zip(rows, numbers, strict=True)}
    if face.do(CountAgain(counts)):
        view = _view(face)
        for row in view.rows:
            _show_row(face, row, voted=not view.skipped)


# The screen


def show(face: Face) -> None:
    view = _view(face)
    say = face.words.say
    face.heading(heading_line(view.header, say("Talk")))
    face.line(view.title)
    if view.skipped:
        face.say("The ballot was skipped: {leader} decides without it.", leader=person_line(view.decider))
    face.line(view.heading)
    for reason in view.minority:
        face.item(_reason(face, reason))
    if view.heading and not view.minority and not view.unanimous:
        face.item(_unspoken(face, view))
    face.line(view.question)
    told = () if view.tie or not view.minority else _few(view)
    for row in view.rows:
        _show_row(face, row, told=row in told, voted=not view.skipped)
    if view.confidence:
        heap = ", ".join(f"{text} {n}" for text, n in view.confidence if n)
        face.say("How sure you were: {heap}.", heap=heap)
    if view.order:
        order = "; ".join(f"{number} {seat}" for number, seat in enumerate(view.order, start=1))
        face.say("Who speaks when, by lot: {order}.", order=order)
    for fact in view.facts:
        face.item(fact)


def _show_row(face: Face, row: VoteRow, *, told: bool = False, voted: bool = True) -> None:
    """An option with its votes and reasons; what the other voice wrote was `told` above."""
    title = f"{row.option.letter}. {row.option.title}"
    votes = face.words.many("{n} vote", "{n} votes", row.votes)
    face.line(f"{title}: {votes}" if voted else title)
    face.item("; ".join(person.name for person in row.who))
    face.item(", ".join(f"{text} {n}" for text, n in row.chips))
    for reason in () if told else row.reasons:
        face.item(_reason(face, reason))
    if row.second is not None:
        face.item(face.words.many("{n} hand after the talk", "{n} hands after the talk", row.second))


def _unspoken(face: Face, view: TalkView) -> str:
    """The other voice wrote nothing: it is asked for from everybody, so that nobody has to answer for it."""
    quiet = [row.option.letter for row in _few(view)]
    return face.words.say(
        "Nobody wrote a reason in words for {options}. What could speak for it?", options=", ".join(quiet)
    )


def _few(view: TalkView) -> Sequence[VoteRow]:
    """The options that fewest chose, of those that were chosen at all."""
    fewest = min((row.votes for row in view.rows if row.votes), default=0)
    return [row for row in view.rows if row.votes == fewest > 0]


def _reason(face: Face, reason: Reason) -> str:
    return f"“{reason.text}” {reason.who}".strip()


# The timer


def time_text(face: Face) -> str:
    """What is left of the talk, or how much over."""
    timer = _timer(face)
    left = _view(face).seconds - timer.elapsed()
    if left < 0:
        return face.words.say("{time} over time.", time=clock_text(left))
    if timer.runs:
        return face.words.say("{time} left.", time=clock_text(left))
    return face.words.say("{time} left, not running.", time=clock_text(left))


def _run_timer(face: Face, *, runs: bool) -> None:
    timer = _timer(face)
    if runs:
        timer.resume()
        face.say("The time runs from {time}.", time=f"{face.now():%H:%M}")
    else:
        timer.pause()
    face.line(time_text(face))


def _take_up_timer(face: Face) -> None:
    """A talk that was resumed from a file begins with its time paused."""
    if face.timer is None or face.timer[0] != talk_of(face.game):
        face.timer = (talk_of(face.game), Timer(face.clock, running=False))
        face.say("The time of this talk is paused; {start} lets it run.", start=face.key("start"))


def _timer(face: Face) -> Timer:
    assert face.timer is not None
    return face.timer[1]


def _view(face: Face) -> TalkView:
    return face.see(talk_view)
