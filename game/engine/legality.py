"""What may be started: an action's condition, how long it lasts, and whether it is ever done again."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Truth
from game.engine.facts import SchoolFacts
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


def may_start(rules: Ruleset, state: SchoolState, turn: int) -> Truth:
    """(A, N) actions that may be started this quarter; money and hours are judged elsewhere."""
    may = ~(_done_for_good(rules, state) | _runs(rules, state, turn))
    facts = SchoolFacts(state, turn)
    for a, action in enumerate(rules.blueprint.actions):
        if action.when is not None:
            may[a] &= action.when(facts)
    return may


def why_not(rules: Ruleset, state: SchoolState, turn: int, action: int, game: int = 0) -> str | None:
    """Why one game may not start an action: `once`, `running` or `condition`; None if it may."""
    if _done_for_good(rules, state)[action, game]:
        return "once"
    if _runs(rules, state, turn)[action, game]:
        return "running"
    return None if may_start(rules, state, turn)[action, game] else "condition"


def _done_for_good(rules: Ruleset, state: SchoolState) -> Truth:
    """(A, N) what is done once was done."""
    return np.asarray(rules.action_once[:, None] & (state.memory[rules.layout.started] > 0))


def _runs(rules: Ruleset, state: SchoolState, turn: int) -> Truth:
    """(A, N) started in quarter s and lasting n, it is not started again in the n - 1 quarters after s."""
    started = state.memory[rules.layout.started]
    return np.asarray((started > 0) & (turn + 1 < started + rules.action_lasts[:, None]))
