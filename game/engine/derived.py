"""What is derived from a school's levels and never stored: one source for quarter, faces and debrief.

Everything is read from a state at one moment. `%` in the formulas of docs/model.md is a division by 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, Array
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

FOCUSED = 0.1
"""By how much the sum of squared weights of a focused vision exceeds that of an even one."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one input gave to the change of a derived value."""

    variable: str
    amount: float


def within(values: Array, low: float, high: float) -> Array:
    """The values bounded; for few of them quicker than numpy's own clip."""
    return np.asarray(np.minimum(np.maximum(values, low), high))


def staff_mean(rules: Ruleset, by_team: Array) -> Array:
    """Mean over teams weighted by share of staff: (J, N) to (N,), teams in scenario order."""
    total: Array = rules.shares[0] * by_team[0]
    for share, of_team in zip(rules.shares[1:], by_team[1:], strict=True):
        total += share * of_team
    return total


def dimension_scores(rules: Ruleset, state: SchoolState) -> Array:
    """(5, N) the mean of each dimension's sub-competences, in the order of DIMENSIONS."""
    return np.stack([dimension_score(state, dimension) for dimension in DIMENSIONS])


def dimension_score(state: SchoolState, dimension: str) -> Array:
    """(N,) the mean of one dimension's sub-competences."""
    members = [name for name, of in SUB_COMPETENCES.items() if of == dimension]
    score = np.zeros(state.games)
    for name in members:
        score += state.level(name)
    score /= len(members)
    return score


def coherence(rules: Ruleset, state: SchoolState) -> Array:
    """(N,) 0 to 100: how far what the school does is what its vision says.

    The cosine of what is enacted with the squared weights. Doing little counts as little coherence: hence
    coh_floor, below which the norm of the enacted levels does not count. Nor is a vision that chooses
    everything alike one that holds together: without focus, 1 - coh_focus of it is left.
    """
    enacted, weights = state.place("enacted"), state.weights
    together = np.zeros(state.games)
    of_enacted = np.zeros(state.games)
    of_vision = np.zeros(state.games)
    chosen = np.zeros(state.games)
    for e, w in zip(enacted, weights, strict=True):
        q = w * w
        together += e * q
        of_enacted += e * e
        of_vision += q * q
        chosen += q
    norm = np.maximum(np.sqrt(of_enacted), rules.p.coh_floor) * np.sqrt(of_vision)
    cosine = together / np.maximum(norm, 1e-12)
    focus = within((chosen - 1.0 / len(weights)) / FOCUSED, 0.0, 1.0)
    held = 1.0 - rules.p.coh_focus * (1.0 - focus)
    return np.asarray(100.0 * within(2.0 * (cosine - 0.45), 0.0, 1.0) * held)


def safety_gate(rules: Ruleset, state: SchoolState) -> Array:
    """(N,) g, 0 to 1: how open people are to learn and to try; an S-curve of safety.

    Source: Edmondson 1999.
    """
    p = rules.p
    x = within((state.level("safety") - p.gate_lo) / (p.gate_hi - p.gate_lo), 0.0, 1.0)
    return np.asarray(p.gate_floor + (1.0 - p.gate_floor) * (x * x * (3.0 - 2.0 * x)))


def drive(rules: Ruleset, state: SchoolState) -> Array:
    """(N,) what pressure and support do together: their harmonic mean, as neither does it alone (Fullan)."""
    p = rules.p
    pressure, support = state.level("pressure"), state.level("support")
    both = (
        2.0 * (pressure + p.ps_base) * (support + p.ps_base) / (pressure + support + 2.0 * p.ps_base) / 100.0
    )
    return np.asarray(p.drive_lo + p.drive_hi * both)


def load_capacity(rules: Ruleset, state: SchoolState) -> Array:
    """(N,) the load that the school's teams can take up in a quarter, in team-loads."""
    p = rules.p
    room, processes = state.level("innovation_room") / 100.0, state.level("processes") / 100.0
    return np.asarray(p.cap0 + p.cap_room * room + p.cap_proc * processes)


def capacity_of_teams(rules: Ruleset, state: SchoolState) -> Array:
    """(J, N) K, 0 to 97: the use in lessons that each team can carry.

    A harmonic mean: the weakest decides.
    """
    skill, lived = state.place("team.skill") / 100.0, state.place("team.vision_lived") / 100.0
    commitment = state.place("team.commitment") / 100.0
    infrastructure = state.level("infrastructure") / 100.0
    readiness = 4.0 / (
        1.0 / (skill + 0.05)
        + 1.0 / (lived + 0.05)
        + (1.0 / (commitment + 0.05) + 1.0 / (infrastructure + 0.05))
    )
    return np.asarray(100.0 * np.minimum(rules.p.ready_gain * readiness, 0.97))


def practice(rules: Ruleset, state: SchoolState) -> Array:
    """(J, N) PQ, 0 to 1: quality of practice, where the scarcest limits.

    Source: Kennisnet, Vier in balans.
    """
    return _practice(rules, state, coherence(rules, state))


def _practice(rules: Ruleset, state: SchoolState, coherent: Array) -> Array:
    return practice_from(
        rules,
        state.place("team.vision_lived"),
        coherent,
        state.place("team.skill"),
        state.level("content"),
        state.level("infrastructure"),
    )


def practice_from(
    rules: Ruleset, lived: Array, coherent: Array, skill: Array, content: Array, infrastructure: Array
) -> Array:
    """PQ from levels of 0 to 100; the shapes follow numpy's broadcasting."""
    p = rules.p
    vision = lived / 100.0 * (1.0 - p.pq_coh + p.pq_coh * (coherent / 100.0))
    quality = 4.0 / (
        1.0 / (vision + p.pq_eps)
        + 1.0 / (skill / 100.0 + p.pq_eps)
        + (1.0 / (content / 100.0 + p.pq_eps) + 1.0 / (infrastructure / 100.0 + p.pq_eps))
    )
    return np.asarray(np.minimum(1.0, quality))


def effective_practice(rules: Ruleset, state: SchoolState) -> Array:
    """(J, N) E, 0 to 1: practice quality times the share of teaching practice that changed."""
    return np.asarray(practice(rules, state) * (state.place("team.adoption") / 100.0))


def theme_factor(rules: Ruleset, state: SchoolState, outcome: str) -> Array:
    """(N,) phi, 0 to 1: how far the themes that serve an outcome are both chosen and enacted."""
    enacted, weights = state.place("enacted"), state.weights
    total = np.zeros(state.games)
    for k in rules.serves[OUTCOMES.index(outcome)]:
        factor = np.minimum(weights[k] / 0.30, 1.0) * np.minimum(enacted[k] / 32.0, 1.0)
        if outcome == "equal_opportunity":
            factor *= 0.4 + 0.6 * (state.level("vision_on_paper") / 100.0)
        total += factor
    return np.minimum(total, 1.0)


def split_practice(
    rules: Ruleset, before: SchoolState, after: SchoolState, game: int = 0
) -> tuple[Share, ...]:
    """Who changed the effective practice of the staff (0 to 1) between two moments of one game.

    New inputs are put in one by one: lived vision, coherence, skill, content, infrastructure, use in
    lessons; teams in scenario order. The differences telescope, so they add up to the change exactly.
    """
    now, new = _Inputs.of(rules, before, game), _Inputs.of(rules, after, game)
    level = now.effective(rules)
    shares: list[Share] = []

    def put(variable: str) -> None:
        nonlocal level
        changed = now.effective(rules)
        shares.append(Share(variable, changed - level))
        level = changed

    for name in ("vision_lived", "coherence", "skill", "content", "infrastructure", "adoption"):
        of_school = name in ("coherence", "content", "infrastructure")
        names = (name,) if of_school else tuple(f"{name}.{team}" for team in rules.teams)
        value, new_value = getattr(now, name), getattr(new, name)
        for k, variable in enumerate(names):
            value[k] = new_value[k]
            put(variable)
    return tuple(shares)


@dataclass(slots=True)
class _Inputs:
    """What effective practice is made of, in one game: (J,) by team or (1,) for the school."""

    vision_lived: Array
    coherence: Array
    skill: Array
    content: Array
    infrastructure: Array
    adoption: Array

    @classmethod
    def of(cls, rules: Ruleset, state: SchoolState, game: int) -> _Inputs:
        def column(rows: Array) -> Array:
            return rows[:, game].copy()

        return cls(
            vision_lived=column(state.place("team.vision_lived")),
            coherence=coherence(rules, state)[game : game + 1].copy(),
            skill=column(state.place("team.skill")),
            content=column(state.place("content")),
            infrastructure=column(state.place("infrastructure")),
            adoption=column(state.place("team.adoption")),
        )

    def effective(self, rules: Ruleset) -> float:
        quality = practice_from(
            rules, self.vision_lived, self.coherence, self.skill, self.content, self.infrastructure
        )
        return float(staff_mean(rules, (quality * (self.adoption / 100.0))[:, None])[0])


class Reading:
    """A school as the mechanisms of one quarter read it: each derived value computed once, when asked for."""

    def __init__(self, rules: Ruleset, state: SchoolState) -> None:
        self.rules = rules
        self.state = state
        self._levels: dict[str, Array] = {}
        self._means: dict[str, Array] = {}

    def level(self, name: str) -> Array:
        """(N,) a school variable."""
        if name not in self._levels:
            self._levels[name] = self.state.level(name)
        return self._levels[name]

    def teams(self, name: str) -> Array:
        """(J, N) a team variable."""
        return self.state.place(f"team.{name}")

    def start(self, name: str) -> float:
        """The scenario's start value of a school variable."""
        return float(self.rules.start[self.rules.row(name)])

    def start_mean(self, name: str) -> float:
        """The scenario's start value of a team variable, mean over staff."""
        return _start_mean(self.rules, name)

    def mean(self, name: str) -> Array:
        """(N,) a team variable's staff mean."""
        if name not in self._means:
            self._means[name] = staff_mean(self.rules, self.teams(name))
        return self._means[name]

    @cached_property
    def lived(self) -> Array:
        """(N,) staff mean of the lived vision, in parts of 1."""
        return np.asarray(self.mean("vision_lived") / 100.0)

    @property
    def skill(self) -> Array:
        return self.mean("skill")

    @property
    def adoption(self) -> Array:
        return self.mean("adoption")

    @property
    def commitment(self) -> Array:
        return self.mean("commitment")

    @property
    def workload(self) -> Array:
        return self.mean("workload")

    @property
    def dip(self) -> Array:
        return self.mean("dip")

    @cached_property
    def coherence(self) -> Array:
        return coherence(self.rules, self.state)

    @cached_property
    def gate(self) -> Array:
        """(N,) the safety gate g."""
        return safety_gate(self.rules, self.state)

    @cached_property
    def drive(self) -> Array:
        return drive(self.rules, self.state)

    @cached_property
    def imbalance(self) -> Array:
        """(N,) I: pressure beyond support and the margin that is borne, in points."""
        beyond = self.level("pressure") - self.level("support") - self.rules.p.imb_margin
        return np.asarray(np.maximum(beyond, 0.0))

    @cached_property
    def learning_gate(self) -> Array:
        """(J, N) lg: how much of what is offered is learnt: safety, time to learn, drive."""
        p = self.rules.p
        time = within(1.0 - (self.teams("workload") - 60.0) / 60.0, 0.2, 1.0)
        transfer = np.minimum(p.transfer_lo + p.transfer_hi * self.drive, p.transfer_max)
        return np.asarray(self.gate * time * transfer)

    @cached_property
    def practice(self) -> Array:
        """(N,) effective practice E, staff mean, 0 to 1."""
        quality = _practice(self.rules, self.state, self.coherence)
        return staff_mean(self.rules, quality * (self.teams("adoption") / 100.0))

    @cached_property
    def practice_at_start(self) -> float:
        """E_0: that of the scenario's start values, with coherence taken as 50."""
        return _practice_at_start(self.rules)


@lru_cache(maxsize=64)
def _start_mean(rules: Ruleset, name: str) -> float:
    return float(staff_mean(rules, rules.start[rules.team_rows(name)][:, None])[0])


@lru_cache(maxsize=16)
def _practice_at_start(rules: Ruleset) -> float:
    start = {name: rules.start[rows][:, None] for name, rows in rules.places.items()}
    quality = practice_from(
        rules,
        start["team.vision_lived"],
        np.array([50.0]),
        start["team.skill"],
        start["content"],
        start["infrastructure"],
    )
    return float(staff_mean(rules, quality * (start["team.adoption"] / 100.0))[0])
