"""What if, in lines: those that were kept, and a quarter decided otherwise under the same luck."""

from __future__ import annotations

from game.session.commands import RemoveBranch, RenameBranch, RepeatLastChange
from game.session.debrief.branches import (
    branch_numbered,
    decided_in,
    keeping,
    new_draft,
    repeated,
    standing,
    vision_then,
    with_answer,
    with_plan,
    with_vision,
)
from game.session.events import PlanEntry
from game.session.game import KeptBranch
from game.session.planning import default_entry
from game.session.rules import first_block, plan_troubles
from game.session.views.debrief_compared import comparison_view, difference_view
from game.session.views.debrief_told import Weight, compared
from game.session.views.debrief_whatif import EditView, branches_view, edit_view, usual_name
from game.session.views.plan import plan_view
from game.text import vision
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, numbers_in

Shown = KeptBranch | None
"""The what-if that stands beside the lines."""


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
            shown = _decide(face, turn, variable, base) or shown
        elif typed.number and (number := _numbered(face, typed.raw)):
            shown = branch_numbered(face.game, number)
            _tell(face, shown, variable)
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
    _tell(face, stands, variable)
    return stands


def _tell(face: Face, branch: KeptBranch, variable: str) -> None:
    """What ends otherwise, where they part, what the difference is made of."""
    view = face.see(comparison_view, branch)
    if not branch.name:
        for change in view.changes:
            face.line(change)
    for text, weight in compared(face.words, view, face.see(difference_view, branch, variable)):
        if weight is Weight.MORE:
            face.item(text)
        else:
            face.line(text)
    for one in view.outcomes:
        if one.difference.points:
            face.item(one.spoken)


# Deciding otherwise


def _decide(face: Face, turn: int, variable: str, base: int) -> Shown:
    """A draft of this quarter: changed piece by piece, kept under a name; the kept one, or None."""
    begun = draft = new_draft(turn, base)

    def view() -> EditView:
        return face.see(edit_view, draft, turn)

    def help() -> Help:
        say, key = face.words.say, face.key
        return (
            ("1, 2, …", say("that option instead, or that card out of the plan or in again")),
            (key("card"), say("put another card into the plan")),
            (key("vision"), say("another vision")),
            (key("keep"), say("keep this what-if under a name")),
            (key("back"), say("leave it; nothing is kept")),
        )

    prompt = Prompt(
        "look_decide",
        lambda: face.words.say(
            "A number decides otherwise; {keep} keeps it, {back} leaves it.",
            keep=face.key("keep"),
            back=face.key("back"),
        ),
        help,
        lambda: _show(face, view(), begun, draft),
        choices=lambda: (face.key("card"), face.key("vision"), face.key("keep"), face.key("back")),
    )
    _show(face, view(), begun, draft)
    while True:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "back":
            return None
        if typed.key == "keep":
            kept = _keep(face, draft, view())
            if kept is not None:
                return kept
            continue
        if typed.key == "card":
            changed = _another_card(face, draft, turn)
        elif typed.key == "vision":
            changed = _another_vision(face, draft, turn, view())
        else:
            changed = _otherwise(face, begun, draft, typed)
            if changed is None:
                face.not_understood(typed, prompt)
        if changed is not None:
            draft = changed
            _show_changes(face, changed, view(), variable)


def _pieces(face: Face, begun: KeptBranch, draft: KeptBranch) -> list[tuple[str, str, str, bool]]:
    """(event or empty, option or action, text, as it is in the draft) of all that a number can change.

    begun  the draft before anything in its quarter was decided otherwise
    """
    view = face.see(edit_view, draft, begun.turn)
    pieces = [
        (
            choice.event,
            option.id,
            f"{choice.title}: {option.letter}, {option.title}",
            option.id == choice.chosen,
        )
        for choice in view.choices
        for option in choice.options
        if not option.locked
    ]
    planned = face.see(edit_view, begun, begun.turn)
    inside = {entry.action for entry in view.entries}
    titles = {
        entry.action: title
        for one in (planned, view)
        for entry, title in zip(one.entries, one.cards, strict=True)
    }
    pieces += [("", action, title, action in inside) for action, title in titles.items()]
    return pieces


def _show(face: Face, view: EditView, begun: KeptBranch, draft: KeptBranch) -> None:
    say = face.words.say
    face.heading(say("What if, {mark}: the same chance, other decisions", mark=view.mark))
    if view.base:
        face.line(say("on top of “{base}”", base=view.base_name))
    for number, (event, _, text, on) in enumerate(_pieces(face, begun, draft), start=1):
        state = say("chosen") if event else say("in plan")
        face.item(f"{number}. {text}" + (f" ({state})" if on else ""))
    if view.vision:
        lie = ", ".join(f"{name} {stones}" for _, name, stones in view.stones if stones)
        face.item(say("The vision: {stones}", stones=lie))


def _show_changes(face: Face, draft: KeptBranch, view: EditView, variable: str) -> None:
    if not view.changes:
        face.say("Nothing was decided otherwise yet.")
        return
    for trouble in view.troubles:
        face.line(trouble)
    _tell(face, draft, variable)


def _otherwise(face: Face, begun: KeptBranch, draft: KeptBranch, typed: Typed) -> Shown:
    """Another option, or a card out or in; None when it is no number of the list."""
    turn, pieces = begun.turn, _pieces(face, begun, draft)
    if typed.number is None or not 1 <= typed.number <= len(pieces):
        return None
    event, id, _, _ = pieces[typed.number - 1]
    if event:
        return with_answer(face.game, draft, turn, event, id)
    now = decided_in(face.game, draft, turn).entries or ()
    if any(entry.action == id for entry in now):
        return _replanned(face, draft, turn, tuple(entry for entry in now if entry.action != id))
    planned = face.see(edit_view, begun, turn).entries
    as_planned = next((entry for entry in planned if entry.action == id), None)
    return _with_card(face, draft, turn, id, as_planned)


def _with_card(face: Face, draft: KeptBranch, turn: int, id: str, entry: PlanEntry | None) -> Shown:
    """A card more: as it was planned, or with the best leader and all teams that can be paid."""
    there = standing(face.game, draft, turn)
    now = there.quarter.draft
    return _replanned(face, draft, turn, (*now, entry or default_entry(there, now, id)))


def _replanned(face: Face, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...]) -> Shown:
    """The draft with this plan; where it cannot be, that is said and the draft stays."""
    trouble = first_block(plan_troubles(standing(face.game, draft, turn), entries))
    if trouble is not None:
        face.line(trouble.say(face.words))
        return draft
    return with_plan(face.game, draft, turn, entries)


def _another_card(face: Face, draft: KeptBranch, turn: int) -> Shown:
    there = standing(face.game, draft, turn)
    free = [card for card in plan_view(there, face.words).deck if card.state == "free"]
    asked = face.words.say("Which card? A number; Enter for none.")
    id = face.ask_item("look_card", asked, [(card.id, f"{card.title} ({card.price.text})") for card in free])
    return None if id is None else _with_card(face, draft, turn, id, None)


def _another_vision(face: Face, draft: KeptBranch, turn: int, view: EditView) -> Shown:
    """The vision, laid or revised as in play."""
    if not view.vision:
        face.say("In this scenario the vision is given.")
        return None
    now = vision_then(face.game, draft, turn)
    stones = {theme: now.stones.get(theme, 0) for theme in face.game.rules.themes}
    lie = vision.Draft(stones, list(now.sentences), is_free=turn == 1)
    if not vision.lay(face, lie, lambda: True, first=False):
        return None
    return with_vision(face.game, draft, turn, lie.stones, lie.chosen)


def _keep(face: Face, draft: KeptBranch, view: EditView) -> Shown:
    if not view.changes:
        face.say("Nothing was decided otherwise yet.")
        return None
    usual = usual_name(view)
    name = face.ask_text("look_name", face.words.say("A name for this what-if (Enter: {name}):", name=usual))
    if name is None or not face.do(keeping(draft, name or usual)):
        return None
    face.say("The what-if “{name}” is kept.", name=name or usual)
    return face.game.branches[-1]
