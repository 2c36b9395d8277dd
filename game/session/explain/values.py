"""What can be explained, and its value after any quarter: levels, their means, and derived values.

A derived value is computed from levels (docs/model.md 3) and never stored. Its change between two moments is
split by putting in the new inputs one by one in a fixed order; the differences telescope, so they add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine import derived
from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.session.game import Game

PRACTICE, COHERENCE, LEARNING_POWER = "practice", "coherence", "learning_power"
LEARNING_CULTURE, DRIVE, IMBALANCE = "learning_culture", "drive", "imbalance"
CAPACITY = "carrying_capacity"
"""Use in lessons that the teams can carry; `carrying_capacity.<team>`: that one can."""
EFFORT = "effort."
"""`effort.<outcome>`: how far the themes that serve it are both chosen and worked on, 0 to 100."""
CARRIED = "carried."
"""`carried.<outcome>`: practice in lessons times that effort, 0 to 100."""
REVISED = "vision_revised"
"""The input of a split that stands for a vision laid anew."""

Share = tuple[str, float]
"""(input, what it gave to the change)."""


@dataclass(frozen=True, slots=True)
class _Derived:
    """How to read a derived value, and how to split its change between two moments."""

    value: Callable[[Ruleset, SchoolState], float]
    split: Callable[[Ruleset, SchoolState, SchoolState], Iterator[Share]]


def weights_of(game: Game, variable: str) -> dict[str, float] | None:
    """The variables of the ledger that this one is a weighted sum of; None: it is derived.

    A variable of the contract is itself; a dimension the mean of its sub-competences; `team.skill` (or
    `skill`) the staff mean over teams. Raises KeyError for a name that does not exist.
    """
    rules = game.rules
    name = variable.removeprefix("team.")
    if name in TEAM_VARIABLES:
        return {f"{name}.{team}": float(part) for team, part in zip(rules.teams, rules.share, strict=True)}
    if variable in rules.variables:
        return {variable: 1.0}
    if variable in DIMENSIONS:
        members = [sub for sub, dimension in SUB_COMPETENCES.items() if dimension == variable]
        return dict.fromkeys(members, 1.0 / len(members))
    if is_derived(rules, variable):
        return None
    raise KeyError(variable)


def is_derived(rules: Ruleset, variable: str) -> bool:
    """Whether it is computed from levels rather than summed."""
    if variable in _DERIVED:
        return True
    kind, _, member = variable.partition(".")
    return (kind == CAPACITY and member in rules.teams) or (
        f"{kind}." in (EFFORT, CARRIED) and member in OUTCOMES
    )


def value_at(game: Game, variable: str, turn: int) -> float:
    """The value after quarter `turn` (0: the start). Practice and learning power are given times 100."""
    state = game.states[turn]
    if (weights := weights_of(game, variable)) is not None:
        return sum(weight * float(state.level(name)[0]) for name, weight in weights.items())
    return _how(variable).value(game.rules, state)


def split(game: Game, variable: str, before: int, after: int) -> Iterator[Share]:
    """What each input gave to the change of a derived value between the ends of two quarters (0: the
    start)."""
    return _how(variable).split(game.rules, game.states[before], game.states[after])


def of_staff(name: str) -> str:
    """`skill.care` and its like of the other teams are one input: `team.skill`."""
    group = name.partition(".")[0]
    return f"team.{group}" if "." in name and group in TEAM_VARIABLES else name


def team_of(name: str) -> str:
    """The team of `skill.care` or `carrying_capacity.care`; empty for anything else."""
    group, _, team = name.partition(".")
    return team if group in TEAM_VARIABLES or group == CAPACITY else ""


# One value a function; every split puts inputs in the order of its docstring.


def _practice(rules: Ruleset, state: SchoolState) -> float:
    by_team = derived.effective_practice(rules, state)
    return 100.0 * float(derived.staff_mean(rules, by_team)[0])


def _split_practice(rules: Ruleset, before: SchoolState, after: SchoolState) -> Iterator[Share]:
    """Lived vision, coherence, skill, content, infrastructure, use in lessons; teams in their order."""
    for share in derived.split_practice(rules, before, after):
        yield share.variable, 100.0 * share.amount


def _coherence(rules: Ruleset, state: SchoolState) -> float:
    return float(derived.coherence(rules, state)[0])


def _split_coherence(rules: Ruleset, before: SchoolState, after: SchoolState) -> Iterator[Share]:
    """What is done, theme by theme; then the vision itself, where it was revised."""
    yield from _by_rows(_coherence, rules, before, after, [f"enacted.{theme}" for theme in rules.themes])


def _power_of(rules: Ruleset, state: SchoolState) -> float:
    """100 x the harmonic mean that drives agility (docs/model.md 3.10)."""
    inquiry, room, shared, strategy = (1.0 / (float(state.level(name)[0]) / 100.0 + 0.05) for name in _POWER)
    return 100.0 * 4.0 / (inquiry + room + (shared + strategy))


def _culture_of(rules: Ruleset, state: SchoolState) -> float:
    """The harmonic mean that skill learns through (docs/model.md 3.9)."""
    development, inquiry = (float(state.level(name)[0]) for name in _CULTURE)
    return 2.0 * development * inquiry / (development + inquiry + 1e-9)


def _drive_of(rules: Ruleset, state: SchoolState) -> float:
    """100 H: the harmonic mean of pressure and support (docs/model.md 3.8)."""
    base = rules.p.ps_base
    pressure, support = float(state.level("pressure")[0]), float(state.level("support")[0])
    return 2.0 * (pressure + base) * (support + base) / (pressure + support + 2.0 * base)


def _imbalance_of(rules: Ruleset, state: SchoolState) -> float:
    """I: pressure beyond support and the margin that is borne, in points."""
    pressure, support = float(state.level("pressure")[0]), float(state.level("support")[0])
    return max(pressure - support - rules.p.imb_margin, 0.0)


def _capacity(team: str) -> Callable[[Ruleset, SchoolState], float]:
    """K of one team; of no team in particular: the staff mean."""

    def value(rules: Ruleset, state: SchoolState) -> float:
        by_team = derived.capacity_of_teams(rules, state)
        mean = by_team[rules.teams.index(team)] if team else derived.staff_mean(rules, by_team)
        return float(mean[0])

    return value


def _capacity_rows(rules: Ruleset, team: str) -> list[str]:
    teams = (team,) if team else rules.teams
    of_teams = [f"{name}.{one}" for name in ("vision_lived", "skill", "commitment") for one in teams]
    return [*of_teams, "infrastructure"]


def _effort(outcome: str) -> Callable[[Ruleset, SchoolState], float]:
    return lambda rules, state: 100.0 * float(derived.theme_factor(rules, state, outcome)[0])


def _split_effort(
    outcome: str,
) -> Callable[[Ruleset, SchoolState, SchoolState], Iterator[Share]]:
    """What is done for the themes, the vision on paper where it counts, then a vision revised."""

    def parts(rules: Ruleset, before: SchoolState, after: SchoolState) -> Iterator[Share]:
        rows = [f"enacted.{rules.themes[k]}" for k in rules.serves[OUTCOMES.index(outcome)]]
        if outcome == "equal_opportunity":
            rows.append("vision_on_paper")
        return _by_rows(_effort(outcome), rules, before, after, rows)

    return parts


def _carried(outcome: str) -> Callable[[Ruleset, SchoolState], float]:
    return lambda rules, state: _practice(rules, state) * _effort(outcome)(rules, state) / 100.0


def _split_carried(
    outcome: str,
) -> Callable[[Ruleset, SchoolState, SchoolState], Iterator[Share]]:
    """Practice first, then the effort."""

    def parts(rules: Ruleset, before: SchoolState, after: SchoolState) -> Iterator[Share]:
        old, new = _practice(rules, before), _practice(rules, after)
        then, now = _effort(outcome)(rules, before) / 100.0, _effort(outcome)(rules, after) / 100.0
        yield PRACTICE, (new - old) * then
        yield EFFORT + outcome, new * (now - then)

    return parts


def _by_rows(
    value: Callable[[Ruleset, SchoolState], float],
    rules: Ruleset,
    before: SchoolState,
    after: SchoolState,
    rows: Sequence[str],
) -> Iterator[Share]:
    """Puts in these levels one by one, then the weights of the vision."""
    state = before.copy()
    level = value(rules, state)
    for name in rows:
        state.level(name)[...] = after.level(name)
        now = value(rules, state)
        yield name, now - level
        level = now
    if not np.array_equal(state.weights, after.weights):
        state.weights[...] = after.weights
        yield REVISED, value(rules, state) - level


def _of_rows(value: Callable[[Ruleset, SchoolState], float], rows: Sequence[str]) -> _Derived:
    return _Derived(value, lambda rules, before, after: _by_rows(value, rules, before, after, rows))


def _capacity_of(team: str) -> _Derived:
    value = _capacity(team)
    return _Derived(
        value,
        lambda rules, before, after: _by_rows(value, rules, before, after, _capacity_rows(rules, team)),
    )


def _how(variable: str) -> _Derived:
    if variable in _DERIVED:
        return _DERIVED[variable]
    kind, _, member = variable.partition(".")
    if kind == CAPACITY:
        return _capacity_of(member)
    if f"{kind}." == EFFORT:
        return _Derived(_effort(member), _split_effort(member))
    return _Derived(_carried(member), _split_carried(member))


_POWER = ("inquiry", "innovation_room", "shared_leadership", "strategy")
_CULTURE = ("competence_development", "inquiry")
_DERIVED: Mapping[str, _Derived] = {
    PRACTICE: _Derived(_practice, _split_practice),
    COHERENCE: _Derived(_coherence, _split_coherence),
    LEARNING_POWER: _of_rows(_power_of, _POWER),
    LEARNING_CULTURE: _of_rows(_culture_of, _CULTURE),
    DRIVE: _of_rows(_drive_of, ("pressure", "support")),
    IMBALANCE: _of_rows(_imbalance_of, ("pressure", "support")),
    CAPACITY: _capacity_of(""),
}
