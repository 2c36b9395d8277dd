"""Branches of a game: what they do otherwise, put together over their parents, and played.

A branch holds what it does otherwise than its parent, quarter by quarter and each quarter whole. Played, it
is a game of its own: it is looked at and explained with everything that a game is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from game.engine import MODEL_VERSION
from game.session import commands as c
from game.session.events import BranchQuarter
from game.session.explain import resolved
from game.session.fork import AS_PLAYED, Alternative, AsPlayed, Change, Fallen, branch_game
from game.session.game import Game, KeptBranch, Vision


def plays_again(game: Game) -> bool:
    """Whether this program's model is the one that the game was played with, and there is something to play."""
    quarters = game.quarters[: resolved(game)]
    return bool(quarters) and all(quarter.model == MODEL_VERSION for quarter in quarters)


def branch_numbered(game: Game, number: int) -> KeptBranch:
    """A branch that was kept, also when it was removed since. Raises LookupError if there is none."""
    if not 1 <= number <= len(game.all_branches):
        raise LookupError(f"there is no branch {number}")
    return game.all_branches[number - 1]


def alternative(game: Game, branch: KeptBranch) -> Alternative:
    """What a branch does otherwise than the game, its parents' changes included."""
    line = [branch, *_parents(game, branch)]
    changes: dict[int, Change] = {}
    answers: dict[str, str] = {}
    vision = None
    for one in reversed(line):
        changes |= {turn: change_of(quarter, turn) for turn, quarter in one.changes.items()}
        answers |= one.answers
        vision = one.vision or vision
    return Alternative(min(one.turn for one in line), changes, answers, vision)


def _parents(game: Game, branch: KeptBranch) -> Iterator[KeptBranch]:
    while branch.parent:
        branch = branch_numbered(game, branch.parent)
        yield branch


@lru_cache(maxsize=16)
def played(game: Game, branch: KeptBranch) -> tuple[Game, tuple[Fallen, ...]]:
    """A branch as a game, as far as the game was played, and what fell away in it.

    Raises LookupError where the game never reached the quarter of the fork. Kept for the same branch object:
    a face that shows a draft keeps that draft.
    """
    return branch_game(game, alternative(game, branch))


def game_of(game: Game, number: int) -> Game:
    """A kept branch as a game; 0: the game itself."""
    return played(game, branch_numbered(game, number))[0] if number else game


def own_change(game: Game) -> KeptBranch | None:
    """The last change that was kept and still stands: `our last change`, to be played again."""
    return game.branches[-1] if game.branches else None


def quarter_of(game: Game, base: int, turn: int) -> BranchQuarter:
    """A quarter's decisions as they were made in a base (0: the game), whole: what a draft begins with.

    Raises LookupError for a quarter without a result.
    """
    if not 1 <= turn <= resolved(game):
        raise LookupError(f"quarter {turn} has no result")
    if base:
        change = alternative(game, branch_numbered(game, base)).changes.get(turn)
        if change is not None and change.entries is not None and change.answers is not None:
            return _as_quarter(game, turn, change)
    quarter = game_of(game, base).quarters[turn - 1]
    revision = quarter.revision
    return BranchQuarter(
        entries=quarter.plan or (),
        answers=dict(quarter.answers),
        stones=None if revision is None else dict(revision.stones),
        sentences=() if revision is None else revision.sentences,
    )


def draft(game: Game, base: int, changes: Mapping[int, BranchQuarter], name: str = "") -> KeptBranch:
    """A what-if that is not kept. Raises LookupError without any change."""
    if not changes:
        raise LookupError("nothing is decided otherwise")
    return KeptBranch(0, min(changes), name, base, dict(changes))


def keeping(branch: KeptBranch, name: str) -> c.KeepBranch:
    """The command that keeps a draft."""
    return c.KeepBranch(
        turn=branch.turn,
        name=name,
        changes=dict(branch.changes),
        parent=branch.parent,
        answers=dict(branch.answers),
        stones=None if branch.vision is None else dict(branch.vision.stones),
        sentences=() if branch.vision is None else branch.vision.sentences,
    )


def again(game: Game, base: int = 0) -> KeptBranch | None:
    """The last kept change as a draft on another base; None before anything was kept."""
    last = own_change(game)
    if last is None:
        return None
    return KeptBranch(0, last.turn, last.name, base, last.changes, last.answers, last.vision)


def change_of(quarter: BranchQuarter, turn: int) -> Change:
    revision: Vision | AsPlayed | None = None
    if quarter.vision_as_played:
        revision = AS_PLAYED
    elif quarter.stones is not None:
        revision = Vision(turn, quarter.stones, quarter.sentences)
    return Change(quarter.entries, quarter.answers, revision)


def _as_quarter(game: Game, turn: int, change: Change) -> BranchQuarter:
    revision = game.quarters[turn - 1].revision if change.revision is AS_PLAYED else change.revision
    return BranchQuarter(
        entries=change.entries,
        answers=None if change.answers is None else dict(change.answers),
        stones=None if not isinstance(revision, Vision) else dict(revision.stones),
        sentences=() if not isinstance(revision, Vision) else revision.sentences,
    )
