"""Arms played side by side under the same luck.

Game i of every arm meets the luck of game i, so that two arms can be compared game by game. All arms of a
ruleset are columns of one batch: many claims cost little more than one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES, Array, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.derived import Reading, staff_mean
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import Luck, outcome_noise
from game.engine.policies.draft import Draft, count_teams, default_options
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import advance
from game.trials.arms import ABSENT, Arm
from game.trials.yardstick import score

ROWS = 2048
"""About so many games are played at once."""
NEVER = 2.0
"""Above every chance: an event with this uniform never comes."""

Watch = Callable[[SchoolState], None]
"""Shown the schools of a part after each quarter; only lent."""


class Runs:
    """What was read of every arm, quarter by quarter, in all games."""

    def __init__(self, arms: Sequence[Arm], series: Mapping[str, Array | Truth]) -> None:
        """series: by reading (turns + 1, arms, games); 0 is the start."""
        self._place = {id(arm): k for k, arm in enumerate(arms)}
        self._arms = tuple(arms)  # kept alive: their ids are the keys
        self._series = series
        self.asked: set[str] = set()
        """The readings that have been asked for so far."""

    @property
    def games(self) -> int:
        return int(next(iter(self._series.values())).shape[2])

    def series(self, reading: str, arm: Arm) -> Array:
        """(turns + 1, games) of a reading, see `READINGS`; KeyError if there is none."""
        self.asked.add(reading)
        return np.asarray(self._series[reading][:, self._place[id(arm)]], dtype=np.float64)

    def end(self, reading: str, arm: Arm) -> Array:
        """(games,) after the last quarter."""
        return np.asarray(self.series(reading, arm)[-1])

    def at(self, reading: str, arm: Arm, turn: int) -> Array:
        """(games,) after quarter `turn`; 0 is the start."""
        return np.asarray(self.series(reading, arm)[turn])

    def gain(self, reading: str, arm: Arm, over: Arm, turn: int = -1) -> Array:
        """(games,) how much higher a reading is in an arm than in another, at the end or after `turn`."""
        return np.asarray(self.at(reading, arm, turn) - self.at(reading, over, turn))


SCHOOL_READINGS = (
    *OUTCOMES,
    *SUB_COMPETENCES,
    "vision_on_paper",
    "infrastructure",
    "content",
    "pressure",
    "support",
    "fatigue",
    "shared_leadership",
    "budget",
    "running",
)
DERIVED = ("coherence", "practice", "score", "gap.adoption")
READINGS = (*SCHOOL_READINGS, *TEAM_VARIABLES, *DERIVED)
"""What is read: a school variable by its id, a team variable as mean over staff, `coherence` (0-100),
effective `practice` (0-1), the yardstick's `score`, and `gap.adoption`, how far the team that uses most is
ahead of the one that uses least. A scenario's own variables are read too, and `came.<event>`, 1 once it
came."""


def play_arms(
    rules: Ruleset,
    arms: Sequence[Arm],
    seed: int,
    games: int,
    first: int = 0,
    watch: Watch | None = None,
    only: Collection[str] | None = None,
) -> Runs:
    """Plays games `first` to `first + games - 1` of the luck of `seed` in every arm.

    only  the readings to keep; None: all, which is much where games are many

    KeyError when an arm names an action, role, team, theme, event or variable that the rules do not have.
    """
    planned = [arm for arm in arms if arm.policy is None]
    led = [arm for arm in arms if arm.policy is not None]
    order = [*planned, *led]
    readings = (*READINGS, *(own.id for own in rules.blueprint.own))
    series: dict[str, Array | Truth] = {
        name: np.empty((rules.turns + 1, len(order), games)) for name in readings
    }
    for event in rules.events:
        series[f"came.{event}"] = np.empty((rules.turns + 1, len(order), games), dtype=np.bool_)
    if only is not None:
        series = {name: kept for name, kept in series.items() if name in only}
    size = max(1, ROWS // max(len(planned), 1))
    for begin in range(0, games, size):
        part = range(first + begin, first + min(begin + size, games))
        here = slice(begin, begin + len(part))
        if planned:
            into = {name: of_all[:, : len(planned), here] for name, of_all in series.items()}
            _play(rules, _Table(rules, planned, len(part)), seed, part, into, watch)
        for k, arm in enumerate(led, len(planned)):
            into = {name: of_all[:, k : k + 1, here] for name, of_all in series.items()}
            _play(rules, _Bot(rules, arm, seed, part), seed, part, into, watch)
    return Runs(order, series)


def _play(
    rules: Ruleset,
    who: _Table | _Bot,
    seed: int,
    part: range,
    into: Mapping[str, Array | Truth],
    watch: Watch | None,
) -> None:
    arms = who.arms
    rows = len(arms) * len(part)
    state = SchoolState.start(rules, who.stones, rows)
    for k, arm in enumerate(arms):
        mine = slice(k * len(part), (k + 1) * len(part))
        for name, level in arm.start.items():
            place = rules.places[name] if name in rules.places else rules.row(name)
            state.block[place, mine] = level
    _read_into(rules, state, 0, into)
    quiet = np.repeat([not arm.events for arm in arms], len(part))
    for turn in range(rules.turns):
        if quiet.all():
            drawn = Drawn.none(rules, rows)
        else:
            uniforms = np.tile(event_uniforms(rules, seed, turn, part), (1, len(arms)))
            uniforms[:, quiet] = NEVER
            drawn = draw(rules, state, turn, uniforms)
        one = outcome_noise(seed, turn, part)
        luck = Luck(np.tile(one.z, (1, len(arms))), np.tile(one.incident, len(arms)))
        advance(rules, state, turn, who.decide(state, turn, drawn), luck)
        _read_into(rules, state, turn + 1, into)
        if watch is not None:
            watch(state)


def _read_into(rules: Ruleset, state: SchoolState, turn: int, into: Mapping[str, Array | Truth]) -> None:
    now = Reading(rules, state)
    for name, series in into.items():
        if name in TEAM_VARIABLES:
            values = staff_mean(rules, state.place(f"team.{name}"))
        elif name == "coherence":
            values = now.coherence
        elif name == "practice":
            values = now.practice
        elif name == "score":
            values = score(rules, state.levels, state.weights)
        elif name == "gap.adoption":
            of_teams = state.place("team.adoption")
            values = np.asarray(of_teams.max(axis=0) - of_teams.min(axis=0))
        elif name.startswith("came."):
            row = rules.layout.came.start + rules.event(name.removeprefix("came."))
            values = state.memory[row].astype(np.float64)
        else:
            values = state.level(name)
        series[turn] = values.reshape(series.shape[1:])


class _Bot:
    """An arm that a bot decides."""

    def __init__(self, rules: Ruleset, arm: Arm, seed: int, part: range) -> None:
        assert arm.policy is not None
        self.arms = (arm,)
        self._rules, self._policy, self._seed, self._part = rules, arm.policy, seed, part
        self.stones: Array = arm.policy.vision(rules, seed, part)

    def decide(self, state: SchoolState, turn: int, drawn: Drawn) -> Decisions:
        return self._policy.decide(self._rules, state, turn, drawn, self._seed, self._part)


class _Table:
    """The plans of many arms as one table: slot by slot an action for every column."""

    def __init__(self, rules: Ruleset, arms: Sequence[Arm], games: int) -> None:
        self.arms = tuple(arms)
        self._rules = rules
        self._turns: dict[int, list[_Slot]] = {}
        columns = len(arms)
        stones = np.array(
            [[arm.vision.get(t, 0.0) if arm.vision else 1.0 for t in rules.themes] for arm in arms]
        )
        self.stones: Array = np.repeat(stones.T, games, axis=1)
        allowed = np.ones((len(rules.roles), columns), dtype=np.bool_)
        for k, arm in enumerate(arms):
            for theme in arm.vision:
                rules.theme(theme)
            if arm.leaders:
                allowed[:, k] = False
                allowed[[rules.role(role) for role in arm.leaders], k] = True
        self._barred: Truth = np.repeat(~allowed, games, axis=1)
        for turn in range(rules.turns):
            most = max((len(arm.plan.get(turn + 1, ())) for arm in arms), default=0)
            self._turns[turn] = [_slot(rules, arms, turn, number, games) for number in range(most)]
        self._choices: list[tuple[int, int, slice]] = [
            (rules.event(event), rules.option(event, option), slice(k * games, (k + 1) * games))
            for k, arm in enumerate(arms)
            for event, option in arm.choices.items()
        ]

    def decide(self, state: SchoolState, turn: int, drawn: Drawn) -> Decisions:
        rules = self._rules
        options = default_options(rules, drawn)
        for event, chosen, mine in self._choices:
            for option in rules.blueprint.events[event].options:
                options[option, mine] = drawn.came[event, mine] if option == chosen else False
        draft = Draft(rules, state, turn, drawn, options)
        for slot in self._turns[turn]:
            ruled = draft.best_leader(slot.action, count_teams(slot.teams), self._barred)
            named = (slot.leader >= 0) & ~self._barred[slot.leader, np.arange(len(slot.leader))]
            leader = np.where(named, slot.leader, ruled)
            draft.place(slot.action, np.where(slot.absent, NOBODY, leader), slot.teams, slot.filled)
        return draft.decisions()


@dataclass(frozen=True, eq=False, slots=True)
class _Slot:
    """The n-th action of a quarter in every column; leader NOBODY: by rule."""

    action: Indexes
    leader: Indexes
    absent: Truth
    teams: Truth
    filled: Truth


def _slot(rules: Ruleset, arms: Sequence[Arm], turn: int, number: int, games: int) -> _Slot:
    action = np.zeros(len(arms), dtype=np.intp)
    leader = np.full(len(arms), NOBODY, dtype=np.intp)
    teams = np.zeros((len(rules.teams), len(arms)), dtype=np.bool_)
    absent, filled = np.zeros((2, len(arms)), dtype=np.bool_)
    for k, arm in enumerate(arms):
        planned = arm.plan.get(turn + 1, ())
        if number >= len(planned):
            continue
        do = planned[number]
        action[k], filled[k] = rules.action(do.action), True
        if do.leader == ABSENT:
            absent[k] = True
        elif do.leader is not None:
            leader[k] = rules.role(do.leader)
        if do.teams is not None:
            teams[[rules.team(team) for team in do.teams], k] = True
        elif rules.of_one_team[action[k]]:
            before = [d for t in sorted(arm.plan) if t <= turn for d in arm.plan[t]] + list(planned[:number])
            teams[sum(d.action == do.action for d in before) % len(rules.teams), k] = True
        else:
            teams[:, k] = True
    return _Slot(
        np.repeat(action, games),
        np.repeat(leader, games),
        np.repeat(absent, games),
        np.repeat(teams, games, axis=1),
        np.repeat(filled, games),
    )
