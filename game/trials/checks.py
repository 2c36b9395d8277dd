"""What a scenario says it teaches, tried: each of its `checks:` with bots, over many games of luck.

Every plan or bot that a check names plays the same games (game i of one meets the luck of game i of the
other), once for all checks. A check holds when the whole 95 % interval of the mean, or of the paired
difference, lies beyond its number (docs/decisions.md, Evidence).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from game.engine.batch import play
from game.engine.blueprint import TEAM_VARIABLES, Array, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.derived import Reading, staff_mean
from game.engine.happenings import Drawn
from game.engine.legality import why_not
from game.engine.policies import POLICIES, FixedPlan, Policy
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.scenario import Scenario
from game.scenario.expect import Expect, parse_expect
from game.scenario.spec import Claim
from game.scenario.strategy import strategy
from game.trials.intervals import Estimate, of_mean
from game.trials.spread import Progress

FEWEST = 30
"""Games in which an interval begins to mean something (`intervals` is for large samples)."""
MONEY = "money"
"""Why an action fell off, when it is none of the engine's reasons (`once`, `running`, `condition`)."""


class Result(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    """The interval has the number within it, or too few games were played: nobody can tell."""


@dataclass(frozen=True, slots=True)
class Fell:
    """A part of a plan that could not be carried out as written.

    turn    from 1
    share   of the games, above 0
    why     `once`, `running`, `condition` or `money`, in the first game in which it fell off
    """

    player: str
    turn: int
    action: str
    share: float
    why: str


@dataclass(frozen=True, eq=False, slots=True)
class Tried:
    """A check and what came of it.

    number    its place in the scenario's list, from 0
    measured  the mean over the games, or of the difference (`play` less `against`)
    games     played by each side
    fell      of the plans that it plays
    """

    number: int
    claim: Claim
    expect: Expect
    measured: Estimate
    games: int
    fell: tuple[Fell, ...]

    @property
    def result(self) -> Result:
        ends = {_holds(self.expect, end) for end in (self.measured.low, self.measured.high)}
        if len(ends) == 2 or self.games < FEWEST:
            return Result.OPEN
        return Result.HOLDS if ends == {True} else Result.FAILS


def _holds(expect: Expect, measured: float) -> bool:
    return expect.holds(measured, 0.0 if expect.is_against else None)


def try_checks(
    scenario: Scenario, seed: int, games: int | None = None, progress: Progress | None = None
) -> list[Tried]:
    """All checks of a scenario, in its order.

    games     in place of what each check says
    progress  told after each quarter of each player

    A plan of the scenario goes before a bot of the same name.
    """
    rules, claims = scenario.ruleset(), scenario.spec.checks
    expects = [_expect(claim) for claim in claims]
    wanted: dict[str, _Wanted] = {}
    for claim, expect in zip(claims, expects, strict=True):
        for name in (claim.play, claim.against):
            if name is not None:
                wanted.setdefault(name, _Wanted()).add(expect, games or claim.games)
    steps = [one.turns for one in wanted.values()]
    played: dict[str, _Played] = {}
    for number, (name, want) in enumerate(wanted.items()):
        told = None if progress is None else _Steps(progress, sum(steps[:number]), sum(steps))
        played[name] = _play(rules, _player(scenario, rules, name), seed, want, told)
    return [
        _tried(number, claim, expect, games or claim.games, played)
        for number, (claim, expect) in enumerate(zip(claims, expects, strict=True))
    ]


def _expect(claim: Claim) -> Expect:
    expect = parse_expect(claim.expect)
    assert expect is not None  # the scenario's own check has read it
    return expect


@dataclass(slots=True)
class _Wanted:
    """What is to be read of one player's games: variables by turn, in so many games."""

    games: int = 0
    readings: dict[int, set[str]] = field(default_factory=dict)

    def add(self, expect: Expect, games: int) -> None:
        self.games = max(self.games, games)
        self.readings.setdefault(expect.turn, set()).add(expect.variable)

    @property
    def turns(self) -> int:
        return max(self.readings)


@dataclass(frozen=True, eq=False, slots=True)
class _Played:
    """values: by turn and variable, (games,) each."""

    values: Mapping[tuple[int, str], Array]
    fell: Sequence[Fell]


@dataclass(slots=True)
class _Steps:
    """Counts the quarters of all players."""

    progress: Progress
    done: int
    of: int

    def tell(self) -> None:
        self.done = min(self.done + 1, self.of)
        self.progress(self.done, self.of)


def _player(scenario: Scenario, rules: Ruleset, name: str) -> Policy:
    if name not in scenario.spec.plans and name in POLICIES:
        return POLICIES[name]
    return strategy(scenario.plan(name), scenario.spec, rules, name)


def _play(rules: Ruleset, bot: Policy, seed: int, want: _Wanted, told: _Steps | None) -> _Played:
    values = {
        (turn, name): np.empty(want.games) for turn, names in want.readings.items() for name in sorted(names)
    }

    def read(games: range, turn: int, state: SchoolState) -> None:
        for name in want.readings.get(turn, ()):
            values[turn, name][games.start : games.stop] = _value(rules, state, name)

    def after(games: range, turn: int, drawn: Drawn, decisions: Decisions, state: SchoolState) -> None:
        read(games, turn + 1, state)
        if told is not None and games.start == 0:
            told.tell()

    if 0 in want.readings:
        games = range(want.games)
        read(games, 0, SchoolState.start(rules, bot.vision(rules, seed, games), want.games))
    watched = _Watched(bot)
    if want.turns:
        play(rules, watched, seed, want.games, turns=want.turns, on_turn=after)
    return _Played(values, tuple(watched.fell(want.games)))


def _value(rules: Ruleset, state: SchoolState, name: str) -> Array:
    """(N,) whatever `Names.measurable` names."""
    if name in TEAM_VARIABLES:
        return staff_mean(rules, state.place(f"team.{name}"))
    if name == "coherence":
        return Reading(rules, state).coherence
    return state.level(name)


class _Watched:
    """Plays as the bot does, and counts what of a plan falls off."""

    def __init__(self, bot: Policy) -> None:
        self.bot, self.name = bot, bot.name
        self._fell: dict[tuple[int, int], tuple[int, str]] = {}
        """By turn and entry: in how many games, and why in the first of them."""

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        return self.bot.vision(rules, seed, games)

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        decisions = self.bot.decide(rules, state, turn, drawn, seed, games)
        if isinstance(self.bot, FixedPlan) and turn in self.bot.turns:
            for slot, entry in enumerate(self.bot.turns[turn].entries):
                missed: Truth = decisions.action[slot] == NOBODY
                if missed.any():
                    before, why = self._fell.get((turn, slot), (0, ""))
                    first = int(missed.argmax())
                    why = why or why_not(rules, state, turn, entry.action, first) or MONEY
                    self._fell[turn, slot] = (before + int(missed.sum()), why)
        self._rules = rules
        return decisions

    def fell(self, games: int) -> Iterator[Fell]:
        if isinstance(self.bot, FixedPlan):
            for (turn, slot), (number, why) in sorted(self._fell.items()):
                action = self._rules.actions[self.bot.turns[turn].entries[slot].action]
                yield Fell(self.name, turn + 1, action, number / games, why)


def _tried(number: int, claim: Claim, expect: Expect, games: int, played: Mapping[str, _Played]) -> Tried:
    players = [name for name in (claim.play, claim.against) if name is not None]
    values = [played[name].values[expect.turn, expect.variable][:games] for name in players]
    measured = of_mean(values[0] if len(values) == 1 else values[0] - values[1])
    fell = tuple(
        one for name in dict.fromkeys(players) for one in played[name].fell if one.turn <= expect.turn
    )
    return Tried(number, claim, expect, measured, games, fell)
