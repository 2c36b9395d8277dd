"""The game is paused: the trainer's button that is always one word away."""

from __future__ import annotations

from game.session.commands import Resume
from game.text.face import Face, Help, Prompt


def play(face: Face) -> None:
    say = face.words.say

    def show() -> None:
        face.heading(face.words.say("Paused"))
        face.say("The game waits. Nothing is lost.")

    def help() -> Help:
        return (("Enter", face.words.say("go on")), (face.key("resume"), face.words.say("go on")))

    prompt = Prompt(
        "paused",
        lambda: face.words.say("Press Enter to go on."),
        help,
        show,
        choices=lambda: (face.key("resume"),),
    )
    timer = face.timer[1] if face.timer is not None else None
    ran = timer is not None and timer.runs
    if timer is not None:
        timer.pause()
    show()
    while face.game.paused:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "resume":
            if face.do(Resume()) and timer is not None and ran:
                timer.resume()
        else:
            face.line(say("The game is paused. Go on first."))
