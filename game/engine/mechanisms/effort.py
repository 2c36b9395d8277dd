"""What a plan comes to: pay, leader time, strength, load (docs/model.md 3.1 to 3.5).

Hours are soft and money is hard: an action that cannot be paid is not carried out. All arrays end in N games.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Answers, Indexes, in_order
from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions
from game.engine.derived import Reading, load_capacity, staff_mean
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

REVISION_HOURS = 30.0
TINY = 1e-12
"""Keeps a reach of nothing from dividing by 0."""


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
class Done:
    """The actions carried out, as P pairs of an action and a game, in the order of actions."""

    action: Indexes
    """(P,)"""
    game: Indexes
    """(P,)"""
    slot: Indexes
    """(P,)"""
    led: Array
    """(P,) s: strength of leading alone."""
    reached: Array
    """(J, P) r: what each team gets."""
    breadth: Array
    """(P,) 0 to 1: what the school as a whole gets of it; 1 when all staff is reached."""
    load: Array
    """(P,) load in a team fully reached, that of starting something new included."""
    strength: Array
    """(P,) S: after repetition, tiredness, absorption and alignment with the vision."""

    def by_action(self, amounts: Array, games: int) -> Iterator[tuple[int, Array]]:
        """(action, what it has of the amounts in all games), for amounts of (P,) or (h, P)."""
        for a in np.unique(self.action):
            mine = np.flatnonzero(self.action == a)
            table = np.zeros((*amounts.shape[:-1], games))
            table[..., self.game[mine]] = amounts[..., mine]
            yield int(a), table


@dataclass(frozen=True, eq=False, slots=True)
class Effort:
    """A quarter's plan: what it costs and asks, and what is carried out of it."""

    payment: Payment
    leading: Leading
    load: Load
    done: Done
    answers: Answers
    """Options chosen."""
    tiredness: Array
    """(N,) what tiredness and absorption leave of every action and option."""


def make_effort(rules: Ruleset, state: SchoolState, decisions: Decisions, now: Reading) -> Effort:
    """All that the plan comes to, before anything is delivered. Changes nothing."""
    answers = Answers.of(decisions.options)
    payment = pay(rules, state, decisions)
    leading = lead(rules, state, decisions, answers, payment)
    slot, game, action = _pairs(payment)
    reached = _reached(rules, decisions, payment, slot, game, action)
    loads = load_of(
        rules, action, state.block[rules.layout.uses].reshape(-1).take(action * state.games + game)
    )
    load = carry(rules, state, game, loads, reached, answers)
    tired = (1.0 - rules.p.fatigue_loss * (state.level("fatigue") / 100.0)) * load.absorption
    led = leading.strength.reshape(-1).take(slot * state.games + game)
    strength = _strength(rules, state, now, action, game, led, tired)
    breadth = _breadth(rules, action, reached)
    done = Done(action, game, slot, led, reached, breadth, loads, strength)
    return Effort(payment, leading, load, done, answers, np.asarray(tired))


def pay(rules: Ruleset, state: SchoolState, decisions: Decisions) -> Payment:
    """Actions are paid in the order committed, from the budget at the start of the quarter.

    What an option costs is paid after the actions, always; this quarter's income can't be spent yet.
    """
    chosen = decisions.action >= 0
    action = np.maximum(decisions.action, 0)
    number = np.add.reduce(decisions.teams, axis=1, dtype=np.intp)
    asked = number * len(rules.actions) + action
    cost = rules.action_costs.reshape(-1).take(asked) * chosen
    left = np.maximum(state.level("budget"), 0.0)
    ok = np.zeros_like(chosen)
    for slot in range(decisions.slots):
        np.logical_and(chosen[slot], cost[slot] <= left, out=ok[slot])
        left = left - cost[slot] * ok[slot]
    return Payment(chosen, action, number, cost, ok, left)


def lead(
    rules: Ruleset, state: SchoolState, decisions: Decisions, answers: Answers, payment: Payment
) -> Leading:
    """Hours, overload and the strength of leading.

    used_l    hours of the actions carried out that l leads + an equal part of the options' hours
    f_l     = 1 / (1 + overload_k over_l^2), over_l = [used_l / hours_l - 1]+ : at twice one's hours 29 % is
    left s_a     = (fit_lo + fit_hi F') f_l, F' = F + (1 - F) growth_gain growth_l% : growth helps where one
    is weak

    An absent leader has strength 0. Sources: Anderson & Dexter 2005; Vanderlinde 2012.
    """
    p = rules.p
    led = payment.ok & (decisions.leader >= 0)
    leader = np.maximum(decisions.leader, 0)
    of_leader = leader * decisions.games + np.arange(decisions.games)
    used = np.zeros((len(rules.roles), decisions.games))
    if decisions.revision is not None:
        used[decisions.head] += revision_hours(decisions)
    asked = rules.action_all_hours.reshape(-1).take(payment.number * len(rules.actions) + payment.action)
    np.add.at(used.reshape(-1), of_leader.ravel(), (asked * led).ravel())
    of_options = np.zeros(decisions.games)
    answers.add_to(of_options, rules.option_hours)
    used += of_options / len(rules.roles)
    by_all = np.zeros(decisions.games)
    for hours in used:
        by_all += hours
    focus = focus_of(rules, used)
    growth = state.place("leader_growth").reshape(-1).take(of_leader) / 100.0
    fit = rules.fit.reshape(-1).take(payment.action * len(rules.roles) + leader)
    grown = fit + (1.0 - fit) * p.growth_gain * growth
    led_with = (p.fit_lo + p.fit_hi * grown) * focus.reshape(-1).take(of_leader)
    return Leading(used, by_all, focus, led_with * led)


def focus_of(rules: Ruleset, used: Array) -> Array:
    """(R, N) f: what is left of each leader's strength at these hours."""
    over = overload_of(rules, used)
    return np.asarray(1.0 / (1.0 + rules.p.overload_k * (over * over)))


def overload_of(rules: Ruleset, used: Array) -> Array:
    """(R, N) hours beyond those a role has, as a part of them."""
    return np.asarray(np.maximum(used / rules.role_hours[:, None] - 1.0, 0.0))


def option_costs(rules: Ruleset, decisions: Decisions) -> Array:
    """(N,) thousand euro that the chosen options ask together; below 0 where they bring money in."""
    total = np.zeros(decisions.games)
    Answers.of(decisions.options).add_to(total, rules.option_cost)
    return total


def revising(decisions: Decisions) -> Truth:
    """(N,) games that revise their vision this quarter."""
    if decisions.revision is None:
        return np.zeros(decisions.games, dtype=np.bool_)
    return np.ones(decisions.games, dtype=np.bool_) if decisions.revised is None else decisions.revised


def revision_hours(decisions: Decisions) -> Array:
    """(N,) hours of the role that leads the table."""
    return np.where(revising(decisions), REVISION_HOURS, 0.0)


def load_of(rules: Ruleset, action: Indexes, uses: Array) -> Array:
    """load_a + [load_a]+ start_load [1 - U]+: starting what was not done lately takes extra work.

    action, uses  (P,), or (A, 1) and (A, N); so is what it gives
    """
    load = rules.action_load.take(action)
    new = np.maximum(1.0 - uses, 0.0)
    return np.asarray(load + np.maximum(load, 0.0) * (rules.p.start_load * new))


def load_now(rules: Ruleset, state: SchoolState, action: str, game: int = 0) -> float:
    """The load that an action would put on a team fully reached, if it were chosen now."""
    a = np.array([rules.action(action)])
    return float(load_of(rules, a, state.block[rules.layout.uses][a, game])[0])


def carry(
    rules: Ruleset, state: SchoolState, game: Indexes, loads: Array, reached: Array, answers: Answers
) -> Load:
    """L_j = sum of load_a r_aj + sum of options' load reach_all; absorption = 1 / (1 + absorb [L - cap]+).

    loads  (P,) of the actions carried out, see `load_of`
    """
    by_team = np.zeros((len(rules.teams), state.games))
    of_team = game + np.arange(0, by_team.size, state.games)[:, None]
    np.add.at(by_team.reshape(-1), of_team.ravel(), (loads * reached).ravel())
    answers.add_to(by_team, rules.option_load * rules.p.reach_all)
    total = staff_mean(rules, np.maximum(by_team, 0.0))
    capacity = load_capacity(rules, state)
    excess = np.maximum(total - capacity, 0.0)
    return Load(by_team, total, capacity, excess, 1.0 / (1.0 + rules.p.absorb * excess))


def _pairs(payment: Payment) -> tuple[Indexes, Indexes, Indexes]:
    """(slot, game, action) of what is carried out, in the order of actions: that of all sums over them."""
    place = np.flatnonzero(payment.ok)
    action = payment.action.reshape(-1).take(place)
    order = in_order(action)
    place, games = place.take(order), payment.ok.shape[1]
    slot = np.zeros_like(place)
    for following in range(1, payment.ok.shape[0]):
        slot += place >= following * games
    return slot, place - slot * games, action.take(order)


def _reached(
    rules: Ruleset, decisions: Decisions, payment: Payment, slot: Indexes, game: Indexes, action: Indexes
) -> Array:
    """(J, P) r of each team: 0 where it was not chosen, reach_all everywhere of what is school-wide."""
    teams, games = len(rules.teams), decisions.games
    everywhere = rules.school_wide.take(action)
    number = payment.number.reshape(-1).take(slot * games + game)
    strength = np.where(everywhere, rules.p.reach_all, rules.reach.strength.take(number))
    first = slot * (teams * games) + game
    chosen = decisions.teams.reshape(-1).take(first + np.arange(0, teams * games, games)[:, None])
    return np.asarray((chosen | everywhere) * strength)


def _breadth(rules: Ruleset, action: Indexes, reached: Array) -> Array:
    """(P,) 1 - reach_school (1 - b), b = min(1, <r> / reach_all): what one team does is not what all do.

    What is school-wide, or done in all teams, counts in full.
    """
    part = np.minimum(staff_mean(rules, reached) / max(rules.p.reach_all, TINY), 1.0)
    return np.asarray(
        np.where(rules.school_wide.take(action), 1.0, 1.0 - rules.p.reach_school * (1.0 - part))
    )


def _strength(
    rules: Ruleset,
    state: SchoolState,
    now: Reading,
    action: Indexes,
    game: Indexes,
    led: Array,
    tired: Array,
) -> Array:
    """(P,) S = s / (1 + rho U) x tiredness x (1 + align_gain <vision_lived>% (cos - 0.5))."""
    place = action * state.games + game
    uses = state.block[rules.layout.uses].reshape(-1).take(place)
    repeated = led / (1.0 + rules.repeat_loss.take(action) * uses)
    by_vision = (rules.p.align_gain * now.lived).take(game)
    aligned = 1.0 + by_vision * (state.alignment().reshape(-1).take(place) - 0.5)
    return np.asarray(repeated * tired.take(game) * aligned)
