"""What a plan would come to, before it is committed: the same sums as the quarter itself makes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions
from game.engine.derived import Reading
from game.engine.mechanisms.effort import make_effort, option_costs, overload_of, revising
from game.engine.mechanisms.vision import REVISION_COST, revise
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


@dataclass(frozen=True, eq=False, slots=True)
class Preview:
    """Shapes: S slots, J teams, R roles, N games. Money in thousand euro, load in team-loads."""

    cost: Array
    """(S, N) price of each action, breadth included."""
    revision_cost: Array
    """(N,)"""
    options_cost: Array
    """(N,) what the chosen options ask together; below 0 where they bring money in."""
    needed: Array
    """(N,) actions, revision and what options ask, all together."""
    left: Array
    """(N,) the budget less what is needed; below 0: too little.

    What options bring is for the next quarter.
    """
    ok: Truth
    """(S, N) the quarter would carry it out: options are paid after the actions."""
    used: Array
    """(R, N) hours asked of each role, its part of the events' included."""
    overload: Array
    """(R, N) hours beyond those a role has, as a part of them: 1 is twice its hours."""
    focus: Array
    """(R, N) f, 0 to 1: what overload leaves of a leader's strength."""
    load: Array
    """(J, N) L_j of each team."""
    total_load: Array
    """(N,) L, staff mean of what is above 0."""
    capacity: Array
    """(N,) what the school can take up."""
    excess: Array
    """(N,) load beyond capacity."""
    strength: Array
    """(S, N) S of each action: leader, repetition, tiredness, absorption and vision."""


def preview(rules: Ruleset, state: SchoolState, turn: int, decisions: Decisions) -> Preview:
    """What these decisions would come to in quarter `turn` (from 0). Changes nothing."""
    after_revision = state.copy()
    revise(rules, after_revision, turn, decisions, None)
    effort = make_effort(rules, after_revision, decisions, Reading(rules, after_revision))
    revision_cost = np.where(revising(decisions), REVISION_COST, 0.0)
    options_cost = option_costs(rules, decisions)
    needed = revision_cost + np.maximum(options_cost, 0.0)
    for cost in effort.payment.cost:
        needed = needed + cost
    strength = np.zeros(effort.payment.cost.shape)
    strength[effort.done.slot, effort.done.game] = effort.done.strength
    return Preview(
        cost=effort.payment.cost,
        revision_cost=revision_cost,
        options_cost=options_cost,
        needed=needed,
        left=state.level("budget") - needed,
        ok=effort.payment.ok,
        used=effort.leading.used,
        overload=overload_of(rules, effort.leading.used),
        focus=effort.leading.focus,
        load=effort.load.by_team,
        total_load=effort.load.total,
        capacity=effort.load.capacity,
        excess=effort.load.excess,
        strength=strength,
    )
