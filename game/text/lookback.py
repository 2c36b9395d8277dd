"""Looking back in lines: any quarter as it was, why, who thought what, what if, and what goes home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.errors import WendbaarError
from game.session.game import KeptBranch
from game.session.views import debrief_told as told
from game.session.views.debrief import debrief_view
from game.session.views.debrief_agreement import agreements_view
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_notes import notes_view
from game.session.views.debrief_roles import roles_view
from game.session.views.debrief_stance import stance_view
from game.session.views.debrief_timeline import (
    MOST_LINES,
    USUAL_LINES,
    TimelineView,
    board_then,
    timeline_view,
)
from game.session.views.debrief_voices import Voices, voices_view
from game.session.views.figures import signed, whole
from game.text import look_notes, look_steps, look_whatif, result
from game.text.board import show_levels
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, numbers_in


@dataclass(slots=True)
class Looking:
    """What is looked at: a quarter, up to three lines, and a what-if beside them."""

    turn: int
    lines: tuple[str, ...] = USUAL_LINES
    branch: KeptBranch | None = None


def play(face: Face) -> None:
    """Until `back`, or Enter after the last quarter. Nothing of the game itself is changed by it."""
    head = face.see(debrief_view)
    if not head.last:
        face.line(head.empty)
        return
    at = Looking(turn=0)
    prompt = _prompt(face, at)
    before, face.looking_at = face.looking_at, at.turn
    try:
        face.heading(head.title)
        face.line(f"{head.school}. {head.subtitle}.")
        show_course(face, at)
        show(face, at)
        while True:
            typed = face.ask(prompt)
            if typed.key == "back" or (typed.is_empty and at.turn == face.see(debrief_view).last):
                return
            _answer(face, at, typed, prompt)
            face.looking_at = at.turn
    finally:
        face.looking_at = before


def _prompt(face: Face, at: Looking) -> Prompt:
    def question() -> str:
        say, last = face.words.say, face.see(debrief_view).last
        if at.turn < last:
            return say("Enter: the next quarter. A number goes to a quarter; ? shows what can be seen.")
        return say("Enter: done looking back. A number goes to a quarter; ? shows what can be seen.")

    def help() -> Help:
        say, key = face.words.say, face.key
        last = face.see(debrief_view).last
        return (
            (f"0-{last}", say("a quarter, 0 for the start")),
            (key("all"), say("all quarters in a row")),
            (
                f"{key('why')} 1",
                say(
                    "why line 1 changed in this quarter; with {all} behind it, since the start",
                    all=key("all"),
                ),
            ),
            (key("board"), say("the board as it was")),
            (key("ballots"), say("who voted what, why, and where another way would have led")),
            (key("stance"), say("what you stood for, and what you did")),
            (key("roles"), say("who led what")),
            (key("expected"), say("what you expected, and what somebody knew")),
            (key("whatif"), say("what if: decide this quarter otherwise")),
            (key("notes"), say("notes and agreements: write, change, take away")),
            (key("steps"), say("the talk in steps")),
            (key("lines"), say("other lines to follow")),
            (key("report"), say("write the report beside the game")),
            (key("back"), say("done looking back")),
        )

    return Prompt(
        "look",
        question,
        help,
        lambda: show(face, at),
        choices=lambda: tuple(face.key(key) for key in PAGES),
    )


def _answer(face: Face, at: Looking, typed: Typed, prompt: Prompt) -> None:
    last = face.see(debrief_view).last
    if typed.is_empty:
        at.turn += 1
        show(face, at)
    elif typed.number is not None and 0 <= typed.number <= last:
        at.turn = typed.number
        show(face, at)
    elif typed.key == "why":
        _why(face, at, typed.rest)
    elif typed.key in PAGES:
        PAGES[typed.key](face, at)
    else:
        face.not_understood(typed, prompt)


# Quarters


def timeline(face: Face, at: Looking) -> TimelineView:
    """The lines that are followed, with the what-if beside them."""
    return face.see(timeline_view, at.lines, at.branch)


def show(face: Face, at: Looking) -> None:
    """A quarter: its lines, then what happened in it."""
    say, head, view = face.words.say, face.see(debrief_view), timeline(face, at)
    quarter = head.quarters[at.turn]
    face.heading(f"{quarter.mark}, {quarter.period}" if quarter.period else quarter.mark)
    for number, line in enumerate(view.lines, start=1):
        now = whole(line.values[at.turn])
        parts = [f"{number}. {line.name} {now}"]
        if at.turn:
            parts.append(signed(now - whole(line.values[at.turn - 1])))
        if line.branch and at.turn >= line.branch_from:
            value = whole(line.branch[at.turn - line.branch_from])
            parts.append(say("what if {value}", value=value))
        if line.ghost:
            parts.append(say("without you {value}", value=whole(line.ghost[at.turn])))
        face.item(", ".join(parts))
    pins = [pin for pin in view.pins if pin.turn == at.turn]
    for pin in pins:
        text = f". {pin.text}" if pin.text and pin.text != pin.title else ""
        face.item(f"{pin.kind_text}: {pin.title}{text}")
    if not pins:
        face.item(say("Nothing was pinned here."))


def show_course(face: Face, at: Looking) -> None:
    """Each line over all quarters, and how it ended."""
    head = face.see(debrief_view)
    for line in timeline(face, at).lines:
        face.line(f"{line.spoken}.")
        course = (
            f"{quarter.mark} {whole(value)}"
            for quarter, value in zip(head.quarters, line.values, strict=True)
        )
        face.item(", ".join(course))


def _everything(face: Face, at: Looking) -> None:
    turn = at.turn
    for quarter in face.see(debrief_view).quarters:
        at.turn = quarter.turn
        show(face, at)
    at.turn = turn


def _why(face: Face, at: Looking, text: str) -> None:
    first, _, rest = text.partition(" ")
    numbers = numbers_in(first)
    if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= len(at.lines):
        face.say("Type {why} and the number of a line.", why=face.key("why"))
    elif not at.turn:
        face.say("At the start nothing has changed yet. Choose a quarter.")
    else:
        since = 1 if rest else at.turn
        result.why(face, at.lines[numbers[0] - 1], tuple(range(since, at.turn + 1)))


def _lines(face: Face, at: Looking) -> None:
    """Up to three of everything that was measured, by number."""
    choices = [one for one in timeline(face, at).choices if one.id != "budget"]

    def list_them() -> None:
        face.say("Lines that can be followed:")
        group = ""
        for number, one in enumerate(choices, start=1):
            if one.group != group:
                group = one.group
                face.line(f"{group}:")
            face.item(f"{number}. {one.name}")

    prompt = Prompt(
        "look_lines",
        lambda: face.words.say("Which lines? Up to three numbers; Enter leaves them as they are."),
        lambda: (("1 2 3", face.words.say("these lines, in this order")),),
        list_them,
    )
    list_them()
    while True:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "back":
            return
        numbers = typed.numbers
        if numbers and len(numbers) <= MOST_LINES and all(1 <= n <= len(choices) for n in numbers):
            at.lines = tuple(dict.fromkeys(choices[n - 1].id for n in numbers))
            show_course(face, at)
            return
        face.not_understood(typed, prompt)


# Panels


def print_told(face: Face, parts: told.Said) -> None:
    """Pieces of a panel: a heading stands free, details are indented."""
    for text, weight in parts:
        if weight is told.Weight.HEAD:
            face.heading(text)
        elif weight is told.Weight.MAIN:
            face.line(text)
        else:
            face.item(text)


def _board(face: Face, at: Looking) -> None:
    say, mark = face.words.say, face.see(debrief_view).quarters[at.turn].mark
    face.heading(say("The board after {mark}", mark=mark) if at.turn else say("The board at the start"))
    show_levels(face, face.see(board_then, at.turn))


def _ballots(face: Face, at: Looking) -> None:
    events = face.see(voices_view, at.turn) if at.turn else ()
    print_told(face, told.voices(face.words, events, face.see(agreements_view)))


def _stance(face: Face, at: Looking) -> None:
    face.heading(face.words.say("Wanted and did"))
    print_told(face, told.stance(face.words, face.see(stance_view), at.turn))


def _expected(face: Face, at: Looking) -> None:
    print_told(face, told.expected(face.words, face.see(hindsight_view)))


def _roles(face: Face, at: Looking) -> None:
    view = face.see(roles_view)
    face.heading(face.words.say("Who led what"))
    face.line(view.sentence)
    face.line(view.without)
    for row in view.rows:
        face.line(row.spoken)
        for card in row.cards:
            face.item(card)


def _notes(face: Face, at: Looking) -> None:
    look_notes.play(face, at.turn)
    print_told(face, told.agreements(face.words, face.see(notes_view, at.turn), at.turn))


def _whatif(face: Face, at: Looking) -> None:
    if not at.turn:
        face.say("At the start nothing was decided yet. Choose a quarter.")
        return
    at.branch = look_whatif.play(face, at.turn, at.lines[0], at.branch)
    if at.branch is not None:
        show(face, at)


def _steps(face: Face, at: Looking) -> None:
    look_steps.play(face)


def _report(face: Face, at: Looking) -> None:
    """How ballots appear is asked; it is written beside the game."""
    say = face.words.say
    if face.report is None or face.file is None:
        face.say("This game is kept in memory only: there is no place beside it for a report.")
        return
    items = (
        (Voices.ROLE, say("with roles, where the table chose names when the ballots were opened")),
        (Voices.ANONYMOUS, say("votes and reasons, nobody's role beside them")),
        (Voices.NONE, say("how many chose what; no reasons")),
    )
    asked = say("How do ballots and reasons appear in the report? A number; Enter: no report.")
    chosen = face.ask_item("look_report", asked, [(str(one), text) for one, text in items])
    if chosen is None:
        return
    face.say("The report is being written.")
    try:
        paths = face.report(face.sitting, Voices(chosen), face.words)
    except WendbaarError as error:
        face.line(error.say(face.words))
        return
    for path in paths:
        face.io.whole(say("The report is in {file}.", file=path))


Page = Callable[[Face, Looking], None]

PAGES: Mapping[str, Page] = {
    "all": _everything,
    "board": _board,
    "ballots": _ballots,
    "stance": _stance,
    "roles": _roles,
    "expected": _expected,
    "whatif": _whatif,
    "notes": _notes,
    "steps": _steps,
    "lines": _lines,
    "report": _report,
}
