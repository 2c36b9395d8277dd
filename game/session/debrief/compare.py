"""A branch beside the game: where they part, and what the difference of a number is made of.

Both were explained from their own ledgers; the difference of a part is what it gave in the branch less what
it gave in the game. All parts add up to the difference exactly (residual below 1e-9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.session.debrief.branches import alternative, played
from game.session.explain import COHERENCE, of_staff, resolved, value_at
from game.session.explain.lags import parts_of
from game.session.explain.upstream import reading
from game.session.fork import Fallen, without_interventions
from game.session.game import Game, KeptBranch

START = "#start"
"""The part of a difference that stood before the first quarter: another vision was laid."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A game and a branch of it, both as games."""

    game: Game
    other: Game
    turn: int
    """The first quarter that is decided otherwise."""
    fell: tuple[Fallen, ...]

    @property
    def last(self) -> int:
        return resolved(self.game)


@dataclass(frozen=True, slots=True)
class Parted:
    """One source in both ledgers, from the fork to the last quarter."""

    id: str
    """An action, `event.option`, a mechanism, the input of a derived value, or START."""
    is_decided: bool
    """It is an action or an option."""
    turns: tuple[int, ...]
    """Quarters in which it began, in either."""
    original: float
    branch: float
    follow: str
    """The variable that this mechanism reads: its difference is behind this one; empty where none is."""

    @property
    def difference(self) -> float:
        return self.branch - self.original


def compare(game: Game, branch: KeptBranch) -> Comparison:
    """Raises LookupError where the game never reached the quarter of the fork."""
    other, fell = played(game, branch)
    return Comparison(game, other, alternative(game, branch).turn, fell)


def line_ids(game: Game) -> tuple[str, ...]:
    """Every variable that can be drawn as a line: outcomes, dimensions, coherence, and what is under them."""
    board = (name for name, own in game.scenario.spec.variables.items() if own.show == "board")
    school = (
        "vision_on_paper",
        "shared_leadership",
        "pressure",
        "support",
        "fatigue",
        "infrastructure",
        "content",
    )
    teams = (f"team.{name}" for name in TEAM_VARIABLES)
    each = (f"{name}.{team}" for name in TEAM_VARIABLES for team in game.rules.teams)
    return (
        *OUTCOMES,
        *DIMENSIONS,
        COHERENCE,
        *SUB_COMPETENCES,
        *teams,
        *school,
        *board,
        "budget",
        *each,
    )


def parted(found: Comparison) -> tuple[int, tuple[str, ...]]:
    """The first quarter in whose result the two differ, and the lines that do there, the largest first.

    (0, ()) where they are the same to the bit.
    """
    for turn in range(found.turn, found.last + 1):
        if found.game.states[turn].to_bytes() == found.other.states[turn].to_bytes():
            continue
        apart = {
            name: abs(value_at(found.other, name, turn) - value_at(found.game, name, turn))
            for name in line_ids(found.game)
        }
        names = sorted((name for name, much in apart.items() if much > 0.0), key=lambda name: -apart[name])
        return turn, tuple(names)
    return 0, ()


def difference(found: Comparison, variable: str) -> tuple[Parted, ...]:
    """What the difference of a variable at the last quarter is made of, the largest first.

    Raises KeyError for a variable that does not exist.
    """
    game, other = found.game, found.other
    span = tuple(range(found.turn, found.last + 1))
    sums: dict[str, _Sums] = {}
    for played_in, place in ((game, 0), (other, 1)):
        for part in parts_of(played_in, span, variable):
            decided = part.row.kind in ("action", "option")
            key = part.row.source if decided else of_staff(part.row.mechanism)
            found_sums = sums.setdefault(key, _Sums(decided, set(), [0.0, 0.0]))
            found_sums.amounts[place] += part.amount
            found_sums.turns.add(part.row.origin_turn)
    before = found.turn - 1
    start = value_at(other, variable, before) - value_at(game, variable, before)
    if start:
        sums[START] = _Sums(False, {1}, [0.0, start])
    parts = (_parted(found, variable, key, one, span) for key, one in sums.items())
    return tuple(sorted(parts, key=lambda part: -abs(part.difference)))


def residual(found: Comparison, variable: str, parts: tuple[Parted, ...]) -> float:
    """What the parts leave of the difference: rounding of the last bits only."""
    last = found.last
    whole = value_at(found.other, variable, last) - value_at(found.game, variable, last)
    return whole - sum(part.difference for part in parts)


@dataclass(slots=True)
class _Sums:
    decided: bool
    turns: set[int]
    amounts: list[float]


def _parted(found: Comparison, variable: str, key: str, sums: _Sums, span: tuple[int, ...]) -> Parted:
    follow = ""
    if not sums.decided and key != START:
        read = reading(found.other, variable, key, sums.amounts[1] - sums.amounts[0], span)
        follow = "" if read is None or not _moved(found, read.variable) else read.variable
    return Parted(key, sums.decided, tuple(sorted(sums.turns)), sums.amounts[0], sums.amounts[1], follow)


def _moved(found: Comparison, variable: str) -> bool:
    """Whether a variable differs at all, in any quarter."""
    return any(
        value_at(found.game, variable, turn) != value_at(found.other, variable, turn)
        for turn in range(found.turn, found.last + 1)
    )


@lru_cache(maxsize=4)
def ghost(game: Game) -> Game:
    """The same school and luck without any intervention, as a game; only levels are asked of it."""
    return replace(game, states=without_interventions(game).states)


def decided_otherwise(found: Comparison) -> Iterator[tuple[int, Mapping[str, str], Mapping[str, str]]]:
    """(quarter, options by event in the game, in the branch) where the answers differ."""
    for before, after in zip(found.game.quarters, found.other.quarters, strict=False):
        if before.answers != after.answers:
            yield before.turn, before.answers, after.answers
