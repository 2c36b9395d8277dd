"""What the look-back can have kept, held against the game so far: for a log that somebody may have forged.

A game of model 1 is held to what its own program asked: an agreement as long as a note, and anything for what
a note is about and for what a branch does.
"""

from __future__ import annotations

from game.session import events as e
from game.session.debrief.decide import MOST_SECONDS, NAME_LENGTH, PART_LENGTH
from game.session.debrief.guide import steps_of
from game.session.debrief.legal import MOST_NOTES, about_trouble, branch_trouble
from game.session.explain import resolved
from game.session.game import Agreement, Game, KeptBranch, Note, Vision
from game.session.rules import NOTE_LENGTH

FIRST_MODEL = "1"


def can_be_kept(game: Game, event: e.Event) -> bool:
    """Whether this note, agreement, branch or finished step can come next; true of every other event."""
    match event:
        case e.NotePinned():
            return len(game.all_notes) < MOST_NOTES and _is_note(game, event)
        case e.NoteEdited():
            return _stands(game.all_notes, event.note) and _is_note(game, event)
        case e.NoteRemoved():
            return _stands(game.all_notes, event.note)
        case e.ActionAgreed():
            return len(game.all_agreements) < MOST_NOTES and _is_agreement(game, event)
        case e.AgreementEdited():
            return _stands(game.all_agreements, event.agreement) and _is_agreement(game, event)
        case e.AgreementRemoved():
            return _stands(game.all_agreements, event.agreement)
        case e.BranchKept():
            return _is_branch(game, event)
        case e.BranchRenamed():
            return _stands(game.all_branches, event.branch) and _is_text(event.name, NAME_LENGTH)
        case e.BranchRemoved():
            return _stands(game.all_branches, event.branch)
        case e.DebriefStepDone():
            return 1 <= event.step <= steps_of(game) and 0 <= event.seconds <= MOST_SECONDS
        case _:
            return True


def _is_note(game: Game, event: e.NotePinned | e.NoteEdited) -> bool:
    return _is_text(event.text, NOTE_LENGTH) and _is_about(game, event.about)


def _is_agreement(game: Game, event: e.ActionAgreed | e.AgreementEdited) -> bool:
    most = NOTE_LENGTH if game.model == FIRST_MODEL else PART_LENGTH
    parts = (event.who, event.what, event.before)
    return all(_is_text(part, most) for part in parts) and _is_about(game, event.about)


def _is_branch(game: Game, event: e.BranchKept) -> bool:
    if game.model == FIRST_MODEL:
        return bool(event.name.strip()) and 1 <= event.turn <= resolved(game)
    laid = None if event.stones is None else Vision(1, event.stones, event.sentences)
    number = len(game.all_branches) + 1
    kept = KeptBranch(number, event.turn, event.name, event.parent, event.changes, event.answers, laid)
    forked_from_what_stands = not event.parent or _stands(game.all_branches, event.parent)
    says_something = bool(event.changes or event.answers or laid is not None)
    return (
        _is_text(event.name, NAME_LENGTH)
        and forked_from_what_stands
        and says_something
        and branch_trouble(game, kept) is None
    )


def _is_about(game: Game, about: str) -> bool:
    return game.model == FIRST_MODEL or about_trouble(game, about) is None


def _is_text(text: str, most: int) -> bool:
    return bool(text.strip()) and len(text) <= most


def _stands(kept: tuple[Note, ...] | tuple[Agreement, ...] | tuple[KeptBranch, ...], number: int) -> bool:
    """Whether this number was given and what it names was not removed."""
    return 1 <= number <= len(kept) and not kept[number - 1].removed
