"""What a note may be pinned to and what a branch may hold; used where it is asked and where a log is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.session.events import BranchQuarter, PlanEntry
from game.session.explain import resolved, weights_of
from game.session.game import Game, KeptBranch
from game.session.refusals import Refusal
from game.session.rules import entries_trouble, vision_trouble

MOST_BRANCHES = 100
"""Kept in one game, those that were removed included."""
MOST_NOTES = 2000
"""Notes in one game, and as many agreements; those that were removed included."""


def about_trouble(game: Game, about: str) -> Refusal | None:
    """A note is about a quarter (empty), or an event, a card or a variable of this scenario."""
    spec = game.scenario.spec
    if not about or about in spec.events or about in spec.actions:
        return None
    try:
        weights_of(game, about)
    except KeyError:
        return Refusal("about_unknown", {"about": about[:40]})
    return None


def turn_trouble(game: Game, turn: int) -> Refusal | None:
    """A moment of the game: 0 is the start."""
    return None if 0 <= turn <= game.turn else Refusal("turn_unknown", {"turn": turn})


def branch_trouble(game: Game, branch: KeptBranch) -> Refusal | None:
    """A branch names only what is there; whether it can be paid and started shows when it is played."""
    if not 1 <= branch.turn <= resolved(game):
        return Refusal("turn_unknown", {"turn": branch.turn})
    if branch.number > MOST_BRANCHES:
        return Refusal("branches_many", {"most": MOST_BRANCHES})
    if not 0 <= branch.parent < branch.number:
        return Refusal("branch_unknown", {"number": branch.parent})
    if any(not branch.turn <= turn <= game.turns for turn in branch.changes):
        return Refusal("branch_before", {"turn": branch.turn})
    if (trouble := _answers_trouble(game, branch.answers)) is not None:
        return trouble
    revises = any(changed.stones is not None for changed in branch.changes.values())
    if game.scenario.spec.vision is not None and (revises or branch.vision is not None):
        return Refusal("vision_given")
    if branch.vision is not None:
        if branch.turn != 1:
            return Refusal("branch_vision")
        if (trouble := vision_trouble(game, branch.vision.stones, branch.vision.sentences)) is not None:
            return trouble
    troubles = (_quarter_trouble(game, changed) for changed in branch.changes.values())
    return next((trouble for trouble in troubles if trouble is not None), None)


def _quarter_trouble(game: Game, changed: BranchQuarter) -> Refusal | None:
    if (trouble := _entries_trouble(game, changed.entries or ())) is not None:
        return trouble
    if (trouble := _answers_trouble(game, changed.answers or {})) is not None:
        return trouble
    if changed.stones is None:
        return None
    return vision_trouble(game, changed.stones, changed.sentences)


def _entries_trouble(game: Game, entries: Iterable[PlanEntry]) -> Refusal | None:
    first = next(entries_trouble(game, tuple(entries)), None)
    return None if first is None else first.as_refusal()


def _answers_trouble(game: Game, answers: Mapping[str, str]) -> Refusal | None:
    events = game.scenario.spec.events
    for event, option in answers.items():
        if event not in events:
            return Refusal("event_unknown", {"event": event[:40]})
        if option not in events[event].options:
            return Refusal("option_unknown", {"option": option[:40]})
    return None
