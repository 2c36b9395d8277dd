"""A quarter decided otherwise under the same luck, in lines: options, cards, leaders, teams, vision."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from game.session.debrief.branches import (
    decided_in,
    keeping,
    new_draft,
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
from game.session.views.debrief_whatif import EditView, edit_view, usual_name
from game.session.views.plan import SlotView, plan_view
from game.text import vision
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, numbers_in
from game.text.plan import ask_leader, ask_teams, slot_line

Shown = KeptBranch | None
"""The what-if that stands beside the lines."""


def tell(face: Face, branch: KeptBranch, variable: str) -> None:
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


class Piece(NamedTuple):
    """One line of a quarter that a number can change: an option, or a card."""

    event: str
    """Empty: a card."""
    id: str
    text: str
    on: bool
    """Chosen, or in the plan."""


def decide(face: Face, turn: int, variable: str, base: int) -> Shown:
    """A draft of this quarter: changed piece by piece, kept under a name; the kept one, or None."""
    begun = draft = new_draft(turn, base)

    def view() -> EditView:
        return face.see(edit_view, draft, turn)

    def help() -> Help:
        say, key = face.words.say, face.key
        return (
            ("1, 2, …", say("that option instead, or that card out of the plan or in again")),
            (key("card"), say("put another card into the plan")),
            (f"{key('leader')} 4", say("choose who leads card 4")),
            (f"{key('teams')} 4", say("choose the teams of card 4")),
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
        choices=lambda: tuple(face.key(key) for key in (*ORDERS, "keep", "back")),
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
        changed = _ordered(face, begun, draft, typed)
        if changed is None:
            face.not_understood(typed, prompt)
        elif changed is not draft:
            draft = changed
            _show_changes(face, draft, view(), variable)


ORDERS = ("card", "leader", "teams", "vision")


def _ordered(face: Face, begun: KeptBranch, draft: KeptBranch, typed: Typed) -> Shown:
    """The draft after one order; itself where nothing came of it, None where it was no order."""
    turn = begun.turn
    match typed.key:
        case "card":
            return _another_card(face, draft, turn)
        case "vision":
            return _another_vision(face, draft, turn)
        case "leader" | "teams":
            return _placed(face, begun, draft, typed)
        case _:
            return _otherwise(face, begun, draft, typed)


def _pieces(face: Face, begun: KeptBranch, draft: KeptBranch) -> list[Piece]:
    """All that a number can change.

    begun  the draft before anything in its quarter was decided otherwise
    """
    view = face.see(edit_view, draft, begun.turn)
    pieces = [
        Piece(
            choice.event,
            option.id,
            face.words.say(
                "“{event}”: {letter}, {option}",
                event=choice.title,
                letter=option.letter,
                option=option.title,
            ),
            option.id == choice.chosen,
        )
        for choice in view.choices
        for option in choice.options
        if not option.locked
    ]
    planned = face.see(edit_view, begun, begun.turn)
    titles = dict(zip((entry.action for entry in planned.entries), planned.cards, strict=True))
    slots = {slot.card.id: slot for slot in _slots(face, draft, begun.turn)}
    for action in dict.fromkeys((*titles, *slots)):
        slot = slots.get(action)
        pieces.append(Piece("", action, slot_line(face, slot) if slot else titles[action], slot is not None))
    return pieces


def _slots(face: Face, draft: KeptBranch, turn: int) -> tuple[SlotView, ...]:
    """The cards of the draft's plan, with who leads them and where."""
    return plan_view(standing(face.game, draft, turn), face.words).slots


def _show(face: Face, view: EditView, begun: KeptBranch, draft: KeptBranch) -> None:
    say = face.words.say
    face.heading(say("What if, {mark}: the same chance, other decisions", mark=view.mark))
    if view.base:
        face.line(say("on top of “{base}”", base=view.base_name))
    for number, piece in enumerate(_pieces(face, begun, draft), start=1):
        state = say("chosen") if piece.event else say("in plan")
        face.item(f"{number}. {piece.text}" + (f" ({state})" if piece.on else ""))
    if view.vision:
        lie = ", ".join(f"{name} {stones}" for _, name, stones in view.stones if stones)
        face.item(say("The vision: {stones}", stones=lie))


def _show_changes(face: Face, draft: KeptBranch, view: EditView, variable: str) -> None:
    if not view.changes:
        face.say("Nothing was decided otherwise yet.")
        return
    for trouble in view.troubles:
        face.line(trouble)
    tell(face, draft, variable)


def _numbered(face: Face, begun: KeptBranch, draft: KeptBranch, text: str) -> Piece | None:
    """The line with this number; None when there is none."""
    numbers, pieces = numbers_in(text), _pieces(face, begun, draft)
    if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= len(pieces):
        return None
    return pieces[numbers[0] - 1]


def _otherwise(face: Face, begun: KeptBranch, draft: KeptBranch, typed: Typed) -> Shown:
    """Another option, or a card out or in; None when it is no number of the list."""
    turn, piece = begun.turn, _numbered(face, begun, draft, typed.raw)
    if piece is None:
        return None
    if piece.event:
        return with_answer(face.game, draft, turn, piece.event, piece.id)
    now = decided_in(face.game, draft, turn).entries or ()
    if piece.on:
        return _replanned(face, draft, turn, tuple(entry for entry in now if entry.action != piece.id))
    planned = face.see(edit_view, begun, turn).entries
    as_planned = next((entry for entry in planned if entry.action == piece.id), None)
    return _with_card(face, draft, turn, piece.id, as_planned)


def _placed(face: Face, begun: KeptBranch, draft: KeptBranch, typed: Typed) -> KeptBranch:
    """A card of the plan with another leader, or in other teams; the same draft where that cannot be."""
    turn, piece = begun.turn, _numbered(face, begun, draft, typed.rest)
    if piece is None or piece.event:
        face.say("Type {order} and the number of a card.", order=face.key(typed.key))
        return draft
    slot = next((one for one in _slots(face, draft, turn) if one.card.id == piece.id), None)
    if slot is None:
        face.say("{card} is not in the plan.", card=piece.text)
        return draft
    changed = draft

    def settle(**other: object) -> bool:
        nonlocal changed
        now = decided_in(face.game, draft, turn).entries or ()
        entries = tuple(
            replace(entry, **other) if entry.action == piece.id else entry  # type: ignore[arg-type]
            for entry in now
        )
        if entries == now:
            face.say("That is how it stands.")
        else:
            changed = _replanned(face, draft, turn, entries)
        return changed is not draft

    if typed.key == "leader":
        role = ask_leader(face, slot)
        if role is not None:
            settle(leader=role)
    else:
        ask_teams(face, slot, lambda teams: settle(teams=teams))
    return changed


def _with_card(face: Face, draft: KeptBranch, turn: int, id: str, entry: PlanEntry | None) -> KeptBranch:
    """A card more: as it was planned, or with the best leader and all teams that can be paid."""
    there = standing(face.game, draft, turn)
    now = there.quarter.draft
    return _replanned(face, draft, turn, (*now, entry or default_entry(there, now, id)))


def _replanned(face: Face, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...]) -> KeptBranch:
    """The draft with this plan; where it cannot be, that is said and the draft stays."""
    trouble = first_block(plan_troubles(standing(face.game, draft, turn), entries))
    if trouble is not None:
        face.line(trouble.say(face.words))
        return draft
    return with_plan(face.game, draft, turn, entries)


def _another_card(face: Face, draft: KeptBranch, turn: int) -> KeptBranch:
    there = standing(face.game, draft, turn)
    free = [card for card in plan_view(there, face.words).deck if card.state == "free"]
    asked = face.words.say("Which card? A number; Enter for none.")
    id = face.ask_item("look_card", asked, [(card.id, f"{card.title} ({card.price.text})") for card in free])
    return draft if id is None else _with_card(face, draft, turn, id, None)


def _another_vision(face: Face, draft: KeptBranch, turn: int) -> KeptBranch:
    """The vision, laid or revised as in play."""
    if face.game.scenario.spec.vision is not None:
        face.say("In this scenario the vision is given.")
        return draft
    now = vision_then(face.game, draft, turn)
    stones = {theme: now.stones.get(theme, 0) for theme in face.game.rules.themes}
    lie = vision.Draft(stones, list(now.sentences), is_free=turn == 1)
    if not vision.lay(face, lie, lambda: True, first=False):
        return draft
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
