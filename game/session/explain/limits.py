"""What holds something back most: the one level of which a little more would help most.

Practice, carrying capacity, spread among colleagues and learning each read several levels at once. Which is
the scarcest is asked by adding STEP points to each in turn and looking what that would give; for harmonic
means (docs/model.md 3.9) that is the lowest of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from game.engine import derived
from game.engine.blueprint import Array
from game.engine.derived import Reading
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.session.explain.values import CAPACITY, PRACTICE
from game.session.game import Game

STEP = 10.0
"""Points by which a level is raised to see what that would give; work pressure is lowered by them."""
NOTICEABLE = 0.01
"""What it must give, as a part of a point, to be called a limit."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The scarcest level as it stood: of the school, or in the team where it is worst."""

    variable: str
    team: str
    value: float


def limit_of(game: Game, what: str, turn: int, team: str = "") -> Limit | None:
    """What held a mechanism or a derived value back after quarter `turn` (0: the start).

    what  `practice`, `carrying_capacity`, `diffusion`, `fallback`, `learning_by_doing`, `learning_culture`;
          None is returned for anything else, and where nothing would help
    team  look at this team only; empty: at all
    """
    if what not in _MEASURES:
        return None
    measure, levels = _MEASURES[what]
    rules, state = game.rules, game.states[turn]
    teams = (rules.teams.index(team),) if team else tuple(range(len(rules.teams)))

    def amount(of: SchoolState) -> Array:
        by_team = measure(rules, of)[:, 0]
        return np.array([rules.shares[j] * by_team[j] for j in teams])

    now = amount(state)
    gains = {name: amount(_with_more(rules, state, name)) - now for name in levels}
    best = max(levels, key=lambda name: float(gains[name].sum()))
    if float(gains[best].sum()) < NOTICEABLE:
        return None
    if not best.startswith("team."):
        return Limit(best, "", float(state.level(best)[0]))
    worst = -1.0 if best == "team.workload" else 1.0
    helped = [j for j, gain in zip(teams, gains[best], strict=True) if gain > 0.0]
    j = min(helped, key=lambda team: worst * float(state.place(best)[team, 0]))
    return Limit(best, rules.teams[j], float(state.place(best)[j, 0]))


def _with_more(rules: Ruleset, state: SchoolState, name: str) -> SchoolState:
    raised = state.copy()
    step = -STEP if name == "team.workload" else STEP
    place = raised.place(name)
    place[...] = np.clip(place + step, 0.0, 100.0)
    return raised


def _practice(rules: Ruleset, state: SchoolState) -> Array:
    return 100.0 * derived.effective_practice(rules, state)


def _spread(rules: Ruleset, state: SchoolState) -> Array:
    """Points of use that colleagues take over from each other in a quarter (docs/model.md 3.9)."""
    use = state.place("team.adoption")
    gap = np.maximum(derived.capacity_of_teams(rules, state) - use, 0.0)
    pace = rules.p.bass_p + rules.p.bass_q * (use / 100.0)
    return np.asarray(pace * gap * derived.safety_gate(rules, state) * derived.drive(rules, state))


def _over(rules: Ruleset, state: SchoolState) -> Array:
    """Points of use beyond what the teams can carry, below 0."""
    gap = derived.capacity_of_teams(rules, state) - state.place("team.adoption")
    return np.asarray(np.minimum(gap, 0.0))


def _learning(rules: Ruleset, state: SchoolState) -> Array:
    """Points of what is offered that are learnt, of 100."""
    return 100.0 * Reading(rules, state).learning_gate


_CARRY = ("team.skill", "team.vision_lived", "team.commitment", "infrastructure")
_LEARN = ("safety", "team.workload", "support", "pressure")
_MEASURES: Mapping[str, tuple[Callable[[Ruleset, SchoolState], Array], tuple[str, ...]]] = {
    PRACTICE: (_practice, ("team.vision_lived", "team.skill", "content", "infrastructure")),
    CAPACITY: (derived.capacity_of_teams, _CARRY),
    "fallback": (_over, _CARRY),
    "diffusion": (_spread, ("safety", "support", "pressure", *_CARRY)),
    "learning_by_doing": (_learning, _LEARN),
    "learning_culture": (_learning, _LEARN),
}
