"""What the look-back keeps in the log, taken in: notes, agreements, branches and finished steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from game.session import events as e
from game.session.debrief.legal import branch_trouble
from game.session.game import Agreement, Game, KeptBranch, Note, Vision


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


Kept = TypeVar("Kept", bound=_Numbered)


def note(game: Game, event: e.NotePinned) -> Game:
    note = Note(len(game.all_notes) + 1, event.turn, event.text, event.about)
    return replace(game, all_notes=(*game.all_notes, note))


def note_edited(game: Game, event: e.NoteEdited) -> Game:
    note = replace(_kept(game.all_notes, event.note), turn=event.turn, text=event.text, about=event.about)
    return replace(game, all_notes=_in_place(game.all_notes, note))


def note_removed(game: Game, event: e.NoteRemoved) -> Game:
    gone = replace(_kept(game.all_notes, event.note), removed=True)
    return replace(game, all_notes=_in_place(game.all_notes, gone))


def agreed(game: Game, event: e.ActionAgreed) -> Game:
    number = len(game.all_agreements) + 1
    agreed = Agreement(number, event.turn, event.who, event.what, event.before, event.about)
    return replace(game, all_agreements=(*game.all_agreements, agreed))


def agreement_edited(game: Game, event: e.AgreementEdited) -> Game:
    agreed = replace(
        _kept(game.all_agreements, event.agreement),
        turn=event.turn,
        who=event.who,
        what=event.what,
        before=event.before,
        about=event.about,
    )
    return replace(game, all_agreements=_in_place(game.all_agreements, agreed))


def agreement_removed(game: Game, event: e.AgreementRemoved) -> Game:
    gone = replace(_kept(game.all_agreements, event.agreement), removed=True)
    return replace(game, all_agreements=_in_place(game.all_agreements, gone))


def branch(game: Game, event: e.BranchKept) -> Game:
    """One that names what this scenario does not have cannot be played: only its number is kept."""
    number = len(game.all_branches) + 1
    laid = None if event.stones is None else Vision(1, event.stones, event.sentences)
    kept = KeptBranch(number, event.turn, event.name, event.parent, event.changes, event.answers, laid)
    if branch_trouble(game, kept) is not None:
        kept = KeptBranch(number, 1, event.name, removed=True)
    return replace(game, all_branches=(*game.all_branches, kept))


def branch_renamed(game: Game, event: e.BranchRenamed) -> Game:
    named = replace(_kept(game.all_branches, event.branch), name=event.name)
    return replace(game, all_branches=_in_place(game.all_branches, named))


def branch_removed(game: Game, event: e.BranchRemoved) -> Game:
    gone = replace(_kept(game.all_branches, event.branch), removed=True)
    return replace(game, all_branches=_in_place(game.all_branches, gone))


def step_done(game: Game, event: e.DebriefStepDone) -> Game:
    return replace(game, steps_done=(*game.steps_done, event))


def _kept(all: tuple[Kept, ...], number: int) -> Kept:
    """Raises LookupError for a number that was never given."""
    if not 1 <= number <= len(all):
        raise LookupError(f"there is no number {number}")
    return all[number - 1]


def _in_place(all: tuple[Kept, ...], one: Kept) -> tuple[Kept, ...]:
    return (*all[: one.number - 1], one, *all[one.number :])
