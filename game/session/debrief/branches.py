"""Branches of a game: what they do otherwise, put together over their parents, and played.

A branch holds what it does otherwise than its parent, quarter by quarter and each quarter whole. Played, it
is a game of its own: it is looked at and explained with everything that a game is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from game.session import commands as c
from game.session.events import BranchQuarter, PlanEntry, Sentence
from game.session.explain import resolved
from game.session.fork import AS_PLAYED, Alternative, AsPlayed, Change, Fallen, branch_game
from game.session.game import Game, KeptBranch, Vision
from game.session.lookback import at_plan


def plays_again(game: Game) -> bool:
    """Whether there is a quarter to play again; it is played under the game's own model."""
    return resolved(game) > 0


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


def met(game: Game, branch: KeptBranch, turn: int) -> Game:
    """The game in which a branch meets quarter `turn`; not played where it differs only later, or nowhere."""
    other = alternative(game, branch)
    as_played = other.vision is None and not other.answers and all(now > turn for now in other.changes)
    return game if as_played else played(game, branch)[0]


def game_of(game: Game, number: int) -> Game:
    """A kept branch as a game; 0: the game itself."""
    return played(game, branch_numbered(game, number))[0] if number else game


def decided_in(game: Game, branch: KeptBranch | None, turn: int) -> BranchQuarter:
    """A quarter's decisions, whole, as a branch wants them (None: as they were played).

    Raises LookupError for a quarter without a result.
    """
    if not 1 <= turn <= resolved(game):
        raise LookupError(f"quarter {turn} has no result")
    if branch is not None:
        change = alternative(game, branch).changes.get(turn)
        if change is not None and change.entries is not None and change.answers is not None:
            return _as_quarter(game, turn, change)
        game = met(game, branch, turn)
    quarter = game.quarters[turn - 1]
    revision = quarter.revision
    return BranchQuarter(
        entries=quarter.plan or (),
        answers=dict(quarter.answers),
        stones=None if revision is None else dict(revision.stones),
        sentences=() if revision is None else revision.sentences,
    )


def parent_decided(game: Game, branch: KeptBranch, turn: int) -> BranchQuarter:
    """The same quarter in what the branch changes."""
    return decided_in(game, branch_numbered(game, branch.parent) if branch.parent else None, turn)


def new_draft(turn: int, base: int = 0) -> KeptBranch:
    """A what-if from quarter `turn` on, with nothing decided otherwise yet; held by the face until kept."""
    return KeptBranch(0, turn, "", base)


def with_quarter(draft: KeptBranch, turn: int, decided: BranchQuarter) -> KeptBranch:
    """A draft with one more quarter decided whole; from the earliest of its quarters on."""
    changes = {**draft.changes, turn: decided}
    return replace(draft, turn=min(draft.turn, turn), changes=changes)


def with_answer(game: Game, draft: KeptBranch, turn: int, event: str, option: str) -> KeptBranch:
    """A draft in which an event of quarter `turn` is decided with this option."""
    decided = decided_in(game, draft, turn)
    return with_quarter(draft, turn, replace(decided, answers={**(decided.answers or {}), event: option}))


def with_plan(game: Game, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...]) -> KeptBranch:
    """A draft with this plan for quarter `turn`."""
    return with_quarter(draft, turn, replace(decided_in(game, draft, turn), entries=entries))


def with_vision(
    game: Game, draft: KeptBranch, turn: int, stones: Mapping[str, int], sentences: Sequence[Sentence]
) -> KeptBranch:
    """A draft with this vision: laid anew at the start for quarter 1, else revised in quarter `turn`."""
    if turn == 1:
        return replace(draft, vision=Vision(1, dict(stones), tuple(sentences)))
    decided = replace(decided_in(game, draft, turn), stones=dict(stones), sentences=tuple(sentences))
    return with_quarter(draft, turn, decided)


def standing(game: Game, branch: KeptBranch | None, turn: int, decided: BranchQuarter | None = None) -> Game:
    """The game (or a branch of it) at the plan of a quarter: `plan_view` and the rules of play work on it.

    decided  what lies in the draft; None: as the branch wants it
    """
    decided = decided or decided_in(game, branch, turn)
    return at_plan(game if branch is None else met(game, branch, turn), turn, decided)


def vision_then(game: Game, branch: KeptBranch, turn: int) -> Vision:
    """What a branch stands for in quarter `turn`, a revision in it included."""
    vision = standing(game, branch, turn).vision
    assert vision is not None  # a school has a vision before its first quarter
    return vision


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
    """The last change that was kept and still stands, as a draft on another base; None: there is none."""
    if not game.branches:
        return None
    last = game.branches[-1]
    return KeptBranch(0, last.turn, last.name, base, last.changes, last.answers, last.vision)


def same_as(game: Game, draft: KeptBranch) -> KeptBranch | None:
    """A branch that stands and does just what the draft would, its parents' changes included; None: none."""
    wanted = alternative(game, draft)
    return next((one for one in game.branches if alternative(game, one) == wanted), None)


def repeated(game: Game, base: int = 0) -> KeptBranch | None:
    """The branch that does our last change on a base already; None: it is to be kept still."""
    draft = again(game, base)
    return None if draft is None else same_as(game, draft)


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
