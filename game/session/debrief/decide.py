"""What the look-back may keep: notes, agreements, branches and finished steps, at any time of a game."""

from __future__ import annotations

from game.session import commands as c
from game.session import events as e
from game.session.debrief.branches import again, keeping, same_as
from game.session.debrief.guide import steps_of
from game.session.debrief.legal import MOST_NOTES, about_trouble, branch_trouble, turn_trouble
from game.session.game import Agreement, Game, KeptBranch, Note, Vision
from game.session.refusals import Refusal
from game.session.rules import NOTE_LENGTH, same_vision

Decision = tuple[e.Event, ...] | Refusal

NAME_LENGTH = 60
"""Characters in a branch's name."""
PART_LENGTH = 200
"""Characters in each part of an agreement: who, what, before when."""
MOST_SECONDS = 24 * 3600


# Notes and agreements


def edit_note(game: Game, command: c.EditNote) -> Decision:
    note = _note(game, command.number)
    if isinstance(note, Refusal):
        return note
    if not command.text.strip():
        return Refusal("note_empty")
    if len(command.text) > NOTE_LENGTH:
        return Refusal("note_long", {"most": NOTE_LENGTH})
    turn, about = _moved(note, command.turn, command.about)
    if (trouble := turn_trouble(game, turn) or about_trouble(game, about)) is not None:
        return trouble
    return (e.NoteEdited(note.number, turn, command.text.strip(), about),)


def remove_note(game: Game, command: c.RemoveNote) -> Decision:
    note = _note(game, command.number)
    return note if isinstance(note, Refusal) else (e.NoteRemoved(note.number),)


def agree_action(game: Game, command: c.AgreeAction) -> Decision:
    if (trouble := _parts_trouble(command.who, command.what, command.before)) is not None:
        return trouble
    if len(game.all_agreements) >= MOST_NOTES:
        return Refusal("notes_many", {"most": MOST_NOTES})
    turn = game.turn if command.turn is None else command.turn
    if (trouble := turn_trouble(game, turn) or about_trouble(game, command.about)) is not None:
        return trouble
    who, what, before = command.who.strip(), command.what.strip(), command.before.strip()
    return (e.ActionAgreed(turn, who, what, before, command.about),)


def edit_agreement(game: Game, command: c.EditAgreement) -> Decision:
    agreed = _agreement(game, command.number)
    if isinstance(agreed, Refusal):
        return agreed
    if (trouble := _parts_trouble(command.who, command.what, command.before)) is not None:
        return trouble
    turn, about = _moved(agreed, command.turn, command.about)
    if (trouble := turn_trouble(game, turn) or about_trouble(game, about)) is not None:
        return trouble
    who, what, before = command.who.strip(), command.what.strip(), command.before.strip()
    return (e.AgreementEdited(agreed.number, turn, who, what, before, about),)


def remove_agreement(game: Game, command: c.RemoveAgreement) -> Decision:
    agreed = _agreement(game, command.number)
    return agreed if isinstance(agreed, Refusal) else (e.AgreementRemoved(agreed.number),)


def _moved(kept: Note | Agreement, turn: int | None, about: str | None) -> tuple[int, str]:
    return (kept.turn if turn is None else turn), (kept.about if about is None else about)


def _parts_trouble(*parts: str) -> Refusal | None:
    if not all(part.strip() for part in parts):
        return Refusal("note_empty")
    if any(len(part) > PART_LENGTH for part in parts):
        return Refusal("agreement_long", {"most": PART_LENGTH})
    return None


def _note(game: Game, number: int) -> Note | Refusal:
    found = next((note for note in game.notes if note.number == number), None)
    return found or Refusal("note_unknown", {"number": number})


def _agreement(game: Game, number: int) -> Agreement | Refusal:
    found = next((one for one in game.agreements if one.number == number), None)
    return found or Refusal("agreement_unknown", {"number": number})


# Branches


def keep_branch(game: Game, command: c.KeepBranch) -> Decision:
    if (trouble := _name_trouble(command.name)) is not None:
        return trouble
    if command.parent and isinstance(found := _branch(game, command.parent), Refusal):
        return found
    if not command.changes and not command.answers and command.stones is None:
        return Refusal("branch_same")
    laid = None if command.stones is None else Vision(1, command.stones, command.sentences)
    if laid is not None and same_vision(game.visions[0], laid.stones, laid.sentences):
        return Refusal("vision_same")
    kept = KeptBranch(
        number=len(game.all_branches) + 1,
        turn=command.turn,
        name=command.name.strip(),
        parent=command.parent,
        changes=command.changes,
        answers=command.answers,
        vision=laid,
    )
    if (trouble := branch_trouble(game, kept)) is not None:
        return trouble
    return (_logged(kept),)


def repeat_last_change(game: Game, command: c.RepeatLastChange) -> Decision:
    """The last kept branch's own change on another base, kept; refused where a branch does just that.

    A branch is played as far as the game is now, so one that stands needs no repeating: faces show it.
    """
    draft = again(game, command.onto)
    if draft is None:
        return Refusal("no_last_change")
    if command.onto and isinstance(found := _branch(game, command.onto), Refusal):
        return found
    if (stands := same_as(game, draft)) is not None:
        return Refusal("branch_stands", {"name": stands.name})
    return keep_branch(game, keeping(draft, command.name or draft.name))


def rename_branch(game: Game, command: c.RenameBranch) -> Decision:
    branch = _branch(game, command.number)
    if isinstance(branch, Refusal):
        return branch
    return _name_trouble(command.name) or (e.BranchRenamed(branch.number, command.name.strip()),)


def remove_branch(game: Game, command: c.RemoveBranch) -> Decision:
    """What was forked from it stands: its decisions stay in the log."""
    branch = _branch(game, command.number)
    return branch if isinstance(branch, Refusal) else (e.BranchRemoved(branch.number),)


def _logged(kept: KeptBranch) -> e.BranchKept:
    return e.BranchKept(
        turn=kept.turn,
        name=kept.name,
        parent=kept.parent,
        changes=dict(kept.changes),
        answers=dict(kept.answers),
        stones=None if kept.vision is None else dict(kept.vision.stones),
        sentences=() if kept.vision is None else kept.vision.sentences,
    )


def _name_trouble(name: str) -> Refusal | None:
    if not name.strip():
        return Refusal("name_missing")
    if len(name.strip()) > NAME_LENGTH:
        return Refusal("name_of_branch", {"most": NAME_LENGTH})
    return None


def _branch(game: Game, number: int) -> KeptBranch | Refusal:
    found = next((one for one in game.branches if one.number == number), None)
    return found or Refusal("branch_unknown", {"number": number})


# The guided steps


def finish_step(game: Game, command: c.FinishStep) -> Decision:
    if not 1 <= command.step <= steps_of(game):
        return Refusal("guide_step", {"step": command.step})
    seconds = min(max(command.seconds, 0), MOST_SECONDS)
    return (e.DebriefStepDone(command.step, seconds),)
