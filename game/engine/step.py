"""One quarter: the order of the mechanisms, nothing else (docs/model.md 3)."""

from __future__ import annotations

from game.engine.decisions import Decisions
from game.engine.derived import Reading
from game.engine.mechanisms import (
    adoption,
    chance,
    climate,
    commitment,
    learning,
    ledger,
    memory,
    outcomes,
    resources,
    sharing,
    strain,
    vision,
)
from game.engine.mechanisms.effort import make_effort
from game.engine.noise import Luck
from game.engine.quarter import Quarter
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.trace import Trace

MECHANISMS = (
    ledger.launch,
    ledger.deliver,
    climate.erosion,
    climate.unsupported_pressure,
    climate.fading_attention,
    vision.written_vision,
    vision.lived_vision,
    learning.teachers_learn,
    learning.leaders_learn,
    commitment.commitment,
    adoption.diffusion,
    adoption.recovery_from_dip,
    strain.workload,
    strain.fatigue,
    sharing.who_leads,
    sharing.what_we_do,
    resources.ageing,
    resources.money,
    resources.own_stocks,
    outcomes.outcomes,
    chance.noise,
    chance.incident,
    memory.remember_incident,
    memory.bound,
    memory.remember,
)


def step(
    rules: Ruleset,
    state: SchoolState,
    turn: int,
    decisions: Decisions,
    luck: Luck,
    trace: Trace | None = None,
) -> SchoolState:
    """The school a quarter later; `state` stays as it was.

    turn   from 0
    trace  collects the parts of every change; with or without it the numbers are the same to the bit

    The same function plays one game and thousands, and a game alone gives the bits it gives in a batch.
    """
    after = state.copy()
    advance(rules, after, turn, decisions, luck, trace)
    return after


def advance(
    rules: Ruleset,
    state: SchoolState,
    turn: int,
    decisions: Decisions,
    luck: Luck,
    trace: Trace | None = None,
) -> None:
    """Like `step`, but `state` itself becomes that of a quarter later: saves a copy where games are many."""
    vision.revise(rules, state, turn, decisions, trace)
    now = Reading(rules, state)
    effort = make_effort(rules, state, decisions, now)
    quarter = Quarter(rules, state, turn, decisions, luck, effort, now, trace)
    for mechanism in MECHANISMS:
        mechanism(quarter)
