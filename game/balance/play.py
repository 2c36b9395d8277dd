"""Plays the columns of a cast to the end and keeps what balance asks about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import partial

import numpy as np
import numpy.typing as npt

from game.balance.cast import Block, Cast, gathered
from game.balance.crowd import Crowd
from game.balance.visions import Visions
from game.engine import noise
from game.engine.blueprint import DIMENSIONS, OUTCOMES, Array, Truth
from game.engine.derived import coherence, dimension_scores, staff_mean
from game.engine.happenings import draw, event_uniforms
from game.engine.noise import Luck
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import advance
from game.trials.yardstick import score

COLUMNS = 2048
"""Played at once."""
MEASURES = (
    "score",
    *OUTCOMES,
    "leadership",
    "budget",
    "skill",
    "adoption",
    "commitment",
    "workload",
    "vision_lived",
    "fatigue",
    "coherence",
)
"""What is read of a school: the yardstick, outcomes, the mean of the five dimensions, money, staff means."""
SCORE = 0
LEADERSHIP = MEASURES.index("leadership")
BUDGET = MEASURES.index("budget")
FEW = 0.25
"""Less than this share of what may be started can be paid: a lean quarter."""
NEAR = 0.5
"""Points from 0 or 100 that count as at the bound."""

Small = npt.NDArray[np.int8]
Single = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False, slots=True)
class Played:
    """N columns after their last quarter."""

    end: Array
    """(measures, N)"""
    done: Small
    """(A, N) times each action was carried out."""
    came: Small
    """(E, N) the quarter in which each event came first, from 1; 0: never."""
    chosen: Truth
    """(M, N) options chosen at least once."""
    poor: Array
    """(2, N) share of quarters in which nothing that costs money could be paid, and lean ones."""
    hours: Array
    """(2, N) share of all leader time used, and share of leaders' quarters above their hours."""
    low: Truth
    """(V, N) variables that came to 0 in some quarter, having started above."""
    high: Truth
    """(V, N) likewise to 100."""
    series: Single
    """(turns + 1, 1 + outcomes, N) score and outcomes quarter by quarter; (0, 0, N) if not asked for."""

    @property
    def columns(self) -> int:
        return int(self.end.shape[1])

    @classmethod
    def joined(cls, parts: Sequence[Played]) -> Played:
        """The columns of all parts, in their order."""
        return cls(*(np.concatenate([getattr(p, f.name) for p in parts], axis=-1) for f in fields(cls)))

    def take(self, columns: npt.NDArray[np.intp] | Truth | slice) -> Played:
        return Played(*(getattr(self, f.name)[..., columns] for f in fields(self)))


def play_blocks(
    rules: Ruleset, visions: Visions, blocks: Sequence[Block], seed: int, watch: bool = False
) -> Played:
    """All columns of the blocks, in their order, played in one batch.

    watch  keep score and outcomes of every quarter
    """
    cast = Cast.of(rules, blocks, seed)
    crowd = Crowd(rules, cast, seed)
    state = SchoolState.start(rules, visions.stones(seed, cast.tables), cast.columns)
    books = _Books(rules, state)
    series = [_watched(rules, state)] if watch else []
    for turn in range(rules.turns):
        uniforms = gathered(cast.lucks, partial(event_uniforms, rules, seed, turn))
        drawn = draw(rules, state, turn, uniforms)
        draft = crowd.decide(state, turn, drawn)
        decisions = draft.decisions()
        books.note_plan(state, turn, draft.free, draft.used, draft.left, decisions.action, decisions.options)
        books.note_events(turn, drawn.came)
        luck = gathered(cast.lucks, partial(_luck, seed, turn))
        advance(rules, state, turn, decisions, Luck(luck[:-1], luck[-1]))
        books.note_school(state)
        if watch:
            series.append(_watched(rules, state))
    kept = np.stack(series) if watch else np.zeros((0, 0, cast.columns), dtype=np.float32)
    return books.played(state, kept)


def _luck(seed: int, turn: int, games: range) -> Array:
    """(8, games) noise, and below it the incident's uniform."""
    luck = noise.outcome_noise(seed, turn, games)
    return np.concatenate((luck.z, luck.incident[None]))


class _Books:
    """What is counted along the way."""

    def __init__(self, rules: Ruleset, state: SchoolState) -> None:
        games = state.games
        self._rules = rules
        self._done = np.zeros((len(rules.actions), games), dtype=np.int8)
        self._came = np.zeros((len(rules.events), games), dtype=np.int8)
        self._chosen = np.zeros((len(rules.options), games), dtype=np.bool_)
        self._poor = np.zeros((2, games))
        self._hours = np.zeros((2, games))
        level = (rules.floor[:, 0] == 0.0) & (rules.ceiling[:, 0] == 100.0)
        self._may_fall = (level & (rules.start > NEAR))[:, None]
        self._may_rise = (level & (rules.start < 100.0 - NEAR))[:, None]
        self._low = np.zeros((len(rules.variables), games), dtype=np.bool_)
        self._high = np.zeros((len(rules.variables), games), dtype=np.bool_)
        self._price = rules.action_costs[1] if rules.actions else np.zeros(0)

    def note_plan(
        self,
        state: SchoolState,
        turn: int,
        free: Truth,
        used: Array,
        left: Array,
        action: npt.NDArray[np.intp],
        options: Truth,
    ) -> None:
        """free and left: as the plan leaves them; what it placed was free, and its price was there."""
        rules, columns = self._rules, np.arange(state.games)
        may, money = free.copy(), left.copy()
        for slot in action:
            here = slot >= 0
            np.add.at(self._done, (slot[here], columns[here]), 1)
            may[slot[here], columns[here]] = True
            money[here] += self._price[slot[here]]
        payable = np.zeros(state.games)
        startable = np.zeros(state.games)
        for a in np.flatnonzero(self._price > 0.0):
            payable += may[a] & (self._price[a] <= money)
            startable += may[a]
        self._poor[0] += ((payable == 0) & (startable > 0)) / rules.turns
        self._poor[1] += (payable < FEW * startable) / rules.turns
        self._chosen |= options
        all_hours = float(rules.role_hours.sum())
        for role, hours in zip(used, rules.role_hours, strict=True):
            self._hours[0] += role / all_hours / rules.turns
            self._hours[1] += (role > hours) / len(rules.roles) / rules.turns

    def note_events(self, turn: int, came: Truth) -> None:
        self._came = np.where((self._came == 0) & came, turn + 1, self._came).astype(np.int8)

    def note_school(self, state: SchoolState) -> None:
        self._low |= self._may_fall & (state.levels <= NEAR)
        self._high |= self._may_rise & (state.levels >= 100.0 - NEAR)

    def played(self, state: SchoolState, series: Single) -> Played:
        return Played(
            end=np.stack(list(_measured(self._rules, state))),
            done=self._done,
            came=self._came,
            chosen=self._chosen,
            poor=self._poor,
            hours=self._hours,
            low=self._low,
            high=self._high,
            series=series,
        )


def _measured(rules: Ruleset, state: SchoolState) -> Iterable[Array]:
    yield score(rules, state.levels, state.weights)
    for outcome in OUTCOMES:
        yield state.level(outcome)
    dimensions = dimension_scores(rules, state)
    total = np.zeros(state.games)
    for one in dimensions:
        total += one
    yield total / len(DIMENSIONS)
    yield state.level("budget")
    for name in ("skill", "adoption", "commitment", "workload", "vision_lived"):
        yield staff_mean(rules, state.place(f"team.{name}"))
    yield state.level("fatigue")
    yield coherence(rules, state)


def _watched(rules: Ruleset, state: SchoolState) -> Single:
    rows = [score(rules, state.levels, state.weights), *(state.level(outcome) for outcome in OUTCOMES)]
    return np.stack(rows).astype(np.float32)
