"""What a plan comes to: pay, leader time, strength, load (docs/model.md 3.1 to 3.5).

Hours are soft and money is hard: an action that cannot be paid is not carried out. All arrays end in N games.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions, Indexes
from game.engine.derived import Reading, load_capacity, staff_mean
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

REVISION_HOURS = 30.0


@dataclass(frozen=True, eq=False, slots=True)
class Payment:
    """What the plan costs and what is carried out (3.1); thousand euro."""

    chosen: Truth
    """(S, N) a slot that is not empty."""
    action: Indexes
    """(S, N) the action, 0 in an empty slot."""
    number: Indexes
    """(S, N) teams chosen."""
    cost: Array
    """(S, N) the price asked, 0 in an empty slot."""
    ok: Truth
    """(S, N) carried out: there was money for it."""
    left: Array
    """(N,) what is left for further actions, never below 0."""


@dataclass(frozen=True, eq=False, slots=True)
class Leading:
    """Who leads with what attention (3.2, 3.3)."""

    used: Array
    """(R, N) hours asked of each role, events' and a revision's included."""
    used_by_all: Array
    """(N,) their sum."""
    focus: Array
    """(R, N) f, 0 to 1: what overload leaves of a leader's strength."""
    strength: Array
    """(S, N) s: of leading alone."""


@dataclass(frozen=True, eq=False, slots=True)
class Load:
    """What teams have to carry (3.4), in team-loads."""

    by_team: Array
    """(J, N) L_j; relief makes it negative."""
    total: Array
    """(N,) L: staff mean of what is above 0."""
    capacity: Array
    excess: Array
    absorption: Array
    """(N,) 0 to 1: what excess leaves of every action."""


@dataclass(frozen=True, eq=False, slots=True)
class Effort:
    """A quarter's plan, by slot and by action."""

    payment: Payment
    leading: Leading
    load: Load
    active: tuple[int, ...]
    """Actions carried out in any of the games; the arrays by action below are 0 for the rest."""
    answered: tuple[int, ...]
    """Options chosen in any of the games."""
    carried_out: Array
    """(A, N) ok, 1 or 0."""
    led: Array
    """(A, N) s: strength of leading alone."""
    strength: Array
    """(A, N) S: after repetition, tiredness, absorption and alignment with the vision."""
    reached: Array
    """(A, J, N) r: what each team gets of an action."""
    tiredness: Array
    """(N,) what tiredness and absorption leave of every action and option."""


def make_effort(rules: Ruleset, state: SchoolState, decisions: Decisions, now: Reading) -> Effort:
    """All that the plan comes to, before anything is delivered. Changes nothing."""
    payment = pay(rules, state, decisions)
    leading = lead(rules, state, decisions, payment)
    carried_out, led, reached = _by_action(rules, decisions, payment, leading)
    active = tuple(int(a) for a in np.flatnonzero(carried_out.any(axis=1)))
    answered = tuple(int(m) for m in np.flatnonzero(decisions.options.any(axis=1)))
    load = carry(rules, state, decisions, active, answered, reached)
    tired = (1.0 - rules.p.fatigue_loss * (state.level("fatigue") / 100.0)) * load.absorption
    strength = _strength(rules, state, now, active, led, tired)
    return Effort(
        payment, leading, load, active, answered, carried_out, led, strength, reached, np.asarray(tired)
    )


def pay(rules: Ruleset, state: SchoolState, decisions: Decisions) -> Payment:
    """Actions are paid in the order committed, from the budget at the start of the quarter.

    What an option costs is paid after the actions, always; this quarter's income can't be spent yet.
    """
    chosen = decisions.action >= 0
    action = np.where(chosen, decisions.action, 0)
    number = _numbers_of_teams(rules, decisions, action)
    cost = np.where(chosen, rules.action_cost[action] * rules.reach.cost[number], 0.0)
    left = np.maximum(state.level("budget"), 0.0)
    ok = np.zeros_like(chosen)
    for slot in range(decisions.slots):
        ok[slot] = chosen[slot] & (cost[slot] <= left)
        left = left - np.where(ok[slot], cost[slot], 0.0)
    return Payment(chosen, action, number, cost, ok, left)


def lead(rules: Ruleset, state: SchoolState, decisions: Decisions, payment: Payment) -> Leading:
    """Hours, overload and the strength of leading.

    used_l    hours of the actions carried out that l leads + an equal part of the options' hours
    f_l     = 1 / (1 + overload_k over_l^2), over_l = [used_l / hours_l - 1]+ : at twice one's hours 29 % is
    left s_a     = (fit_lo + fit_hi F') f_l, F' = F + (1 - F) growth_gain growth_l% : growth helps where one
    is weak

    An absent leader has strength 0. Sources: Anderson & Dexter 2005; Vanderlinde 2012.
    """
    p = rules.p
    games = np.arange(decisions.games)
    led = payment.ok & (decisions.leader >= 0)
    leader = np.where(decisions.leader >= 0, decisions.leader, 0)
    asked = rules.action_hours[payment.action] * rules.reach.hours[payment.number]
    used = np.zeros((len(rules.roles), decisions.games))
    used[decisions.head] += revision_hours(decisions)
    for slot in range(decisions.slots):
        used[leader[slot], games] += np.where(led[slot], asked[slot], 0.0)
    used += option_hours(rules, decisions) / len(rules.roles)
    by_all = np.zeros(decisions.games)
    for hours in used:
        by_all = by_all + hours
    focus = focus_of(rules, used)
    growth = state.place("leader_growth") / 100.0
    strength = np.zeros((decisions.slots, decisions.games))
    for slot in range(decisions.slots):
        fit = rules.fit[payment.action[slot], leader[slot]]
        grown = fit + (1.0 - fit) * p.growth_gain * growth[leader[slot], games]
        led_with = (p.fit_lo + p.fit_hi * grown) * focus[leader[slot], games]
        strength[slot] = np.where(led[slot], led_with, 0.0)
    return Leading(used, by_all, focus, strength)


def focus_of(rules: Ruleset, used: Array) -> Array:
    """(R, N) f: what is left of each leader's strength at these hours."""
    over = overload_of(rules, used)
    return np.asarray(1.0 / (1.0 + rules.p.overload_k * (over * over)))


def overload_of(rules: Ruleset, used: Array) -> Array:
    """(R, N) hours beyond those a role has, as a part of them."""
    return np.asarray(np.maximum(used / rules.role_hours[:, None] - 1.0, 0.0))


def option_hours(rules: Ruleset, decisions: Decisions) -> Array:
    """(N,) leader hours that the chosen options ask together."""
    total = np.zeros(decisions.games)
    for option, chosen in zip(rules.blueprint.options, decisions.options, strict=True):
        if option.hours and chosen.any():
            total = total + option.hours * chosen
    return total


def option_costs(rules: Ruleset, decisions: Decisions) -> Array:
    """(N,) thousand euro that the chosen options ask together; below 0 where they bring money in."""
    total = np.zeros(decisions.games)
    for option, chosen in zip(rules.blueprint.options, decisions.options, strict=True):
        if option.cost and chosen.any():
            total = total + option.cost * chosen
    return total


def revising(decisions: Decisions) -> Truth:
    """(N,) games that revise their vision this quarter."""
    if decisions.revision is None:
        return np.zeros(decisions.games, dtype=np.bool_)
    return np.ones(decisions.games, dtype=np.bool_) if decisions.revised is None else decisions.revised


def revision_hours(decisions: Decisions) -> Array:
    """(N,) hours of the role that leads the table."""
    return np.where(revising(decisions), REVISION_HOURS, 0.0)


def carry(
    rules: Ruleset,
    state: SchoolState,
    decisions: Decisions,
    active: tuple[int, ...],
    answered: tuple[int, ...],
    reached: Array,
) -> Load:
    """L_j = sum of load_a r_aj + sum of options' load reach_all; absorption = 1 / (1 + absorb [L - cap]+)."""
    by_team = np.zeros((len(rules.teams), decisions.games))
    for a in active:
        if rules.action_load[a]:
            by_team += rules.action_load[a] * reached[a]
    for m in answered:
        if rules.blueprint.options[m].load:
            by_team += rules.blueprint.options[m].load * rules.p.reach_all * decisions.options[m]
    total = staff_mean(rules, np.maximum(by_team, 0.0))
    capacity = load_capacity(rules, state)
    excess = np.maximum(total - capacity, 0.0)
    return Load(by_team, total, capacity, excess, 1.0 / (1.0 + rules.p.absorb * excess))


def _numbers_of_teams(rules: Ruleset, decisions: Decisions, action: Indexes) -> Indexes:
    """(S, N) how many teams; 1 for a school-wide action, whose price does not depend on it."""
    number = np.zeros(action.shape, dtype=np.intp)
    for j in range(len(rules.teams)):
        number += decisions.teams[:, j]
    return np.where(rules.school_wide[action], 1, number)


def _by_action(
    rules: Ruleset, decisions: Decisions, payment: Payment, leading: Leading
) -> tuple[Array, Array, Array]:
    """What was done by slot, by action: carried out (A, N), led (A, N), reached (A, J, N)."""
    games = decisions.games
    carried_out = np.zeros((len(rules.actions), games))
    led = np.zeros((len(rules.actions), games))
    reached = np.zeros((len(rules.actions), len(rules.teams), games))
    for slot in range(decisions.slots):
        where = np.flatnonzero(payment.ok[slot])
        action = payment.action[slot, where]
        carried_out[action, where] = 1.0
        led[action, where] = leading.strength[slot, where]
        strength = rules.reach.strength[payment.number[slot, where]]
        in_teams = np.where(decisions.teams[slot][:, where], strength, 0.0)
        reached[action, :, where] = np.where(rules.school_wide[action], rules.p.reach_all, in_teams).T
    return carried_out, led, reached


def _strength(
    rules: Ruleset, state: SchoolState, now: Reading, active: tuple[int, ...], led: Array, tired: Array
) -> Array:
    """(A, N) S = s / (1 + rho U) x tiredness x (1 + align_gain <vision_lived>% (cos - 0.5))."""
    strength = np.zeros_like(led)
    uses = state.block[rules.layout.uses]
    alignment = state.alignment()
    rows = list(active)
    repeated = led[rows] / (1.0 + rules.repeat_loss[rows, None] * uses[rows])
    aligned = 1.0 + rules.p.align_gain * now.lived * (alignment[rows] - 0.5)
    strength[rows] = repeated * tired * aligned
    return strength
