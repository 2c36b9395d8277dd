"""What if, in lines: those that were kept, shown, named, taken away; `look_decide` makes another."""

from __future__ import annotations

from game.session.commands import RemoveBranch, RenameBranch, RepeatLastChange
from game.session.debrief.branches import branch_numbered, repeated
from game.session.views.debrief_whatif import branches_view
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, numbers_in
from game.text.look_decide import Shown, decide, tell


def play(face: Face, turn: int, variable: str, shown: Shown) -> Shown:
    """The kept ones and what can be done with them; returns the one to show beside the lines.

    variable  the line whose difference is told
    """

    def show() -> None:
        rows = face.see(branches_view)
        face.heading(face.words.say("Kept what-ifs"))
        for number, row in enumerate(rows, start=1):
            face.item(f"{number}. {row.spoken}")
        if not rows:
            face.item(face.words.say("Nothing was tried otherwise yet."))

    def help() -> Help:
        say, key = face.words.say, face.key
        return (
            (
                key("new"),
                say("decide this quarter otherwise; with a number behind it, on top of that what-if"),
            ),
            ("1, 2, …", say("what came of that one; it stands beside the lines")),
            (key("again"), say("our last change again")),
            (f"{key('name')} 1 …", say("another name for that one")),
            (f"{key('remove')} 1", say("take that one away")),
            (key("none"), say("nothing beside the lines")),
            ("Enter", say("back to where you were")),
        )

    prompt = Prompt(
        "look_whatif",
        lambda: face.words.say(
            "Type {new} to decide this quarter otherwise, or a number to see what came of one.",
            new=face.key("new"),
        ),
        help,
        show,
        choices=lambda: (face.key("new"), face.key("again"), face.key("none")),
    )
    show()
    while True:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "back":
            return shown
        if typed.key == "none":
            return None
        if typed.key == "again":
            shown = _again(face, variable) or shown
        elif typed.key == "new" and (base := _numbered(face, typed.rest or "0")) is not None:
            shown = decide(face, turn, variable, base) or shown
        elif typed.number and (number := _numbered(face, typed.raw)):
            shown = branch_numbered(face.game, number)
            tell(face, shown, variable)
        elif not _settled(face, typed):
            face.not_understood(typed, prompt)
        if shown is not None and shown.number and branch_numbered(face.game, shown.number).removed:
            shown = None


def _numbered(face: Face, text: str) -> int | None:
    """The number a kept one has in the log, by its place in the list; 0 for the game itself."""
    numbers, rows = numbers_in(text), face.see(branches_view)
    if numbers is None or len(numbers) != 1 or not 0 <= numbers[0] <= len(rows):
        return None
    return rows[numbers[0] - 1].number if numbers[0] else 0


def _settled(face: Face, typed: Typed) -> bool:
    """Another name, or taken away; False when it was neither."""
    first, _, name = typed.rest.partition(" ")
    number = _numbered(face, first)
    if not number or typed.key not in ("name", "remove"):
        return False
    if typed.key == "remove":
        if face.do(RemoveBranch(number)):
            face.say("It is taken away; the log remembers it.")
    elif not name.strip():
        face.say("Type the new name behind the number.")
    elif face.do(RenameBranch(number, name.strip())):
        face.say("It is called “{name}” now.", name=name.strip())
    return True


def _again(face: Face, variable: str) -> Shown:
    """Our last change: the one that does it already, or one that is kept now."""
    stands = repeated(face.game)
    if stands is None:
        if not face.do(RepeatLastChange()):
            return None
        stands = face.game.branches[-1]
    tell(face, stands, variable)
    return stands
