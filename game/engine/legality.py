"""What may be started: an action's condition, how long it lasts, and whether it is ever done again."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.facts import SchoolFacts
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


def may_start(rules: Ruleset, state: SchoolState, turn: int) -> Truth:
    """(A, N) actions that may be started this quarter; money and hours are judged elsewhere."""
    may = np.ones((len(rules.actions), state.games), dtype=np.bool_)
    for a in range(len(rules.actions)):
        may[a] = (
            ~_done_once(rules, state, a) & ~_runs(rules, state, turn, a) & _allowed(rules, state, turn, a)
        )
    return may


def why_not(rules: Ruleset, state: SchoolState, turn: int, action: int, game: int = 0) -> str | None:
    """Why one game may not start an action: `once`, `running` or `condition`; None if it may."""
    if _done_once(rules, state, action)[game]:
        return "once"
    if _runs(rules, state, turn, action)[game]:
        return "running"
    if not _allowed(rules, state, turn, action)[game]:
        return "condition"
    return None


def _started(rules: Ruleset, state: SchoolState, action: int) -> Array:
    return np.asarray(state.block[rules.layout.started.start + action])


def _done_once(rules: Ruleset, state: SchoolState, action: int) -> Truth:
    return np.asarray(rules.blueprint.actions[action].once & (_started(rules, state, action) > 0))


def _runs(rules: Ruleset, state: SchoolState, turn: int, action: int) -> Truth:
    """Started in quarter s and lasting n, it is not started again in the n - 1 quarters after s."""
    started = _started(rules, state, action)
    return np.asarray((started > 0) & (turn + 1 < started + rules.blueprint.actions[action].lasts))


def _allowed(rules: Ruleset, state: SchoolState, turn: int, action: int) -> Truth:
    when = rules.blueprint.actions[action].when
    if when is None:
        return np.ones(state.games, dtype=np.bool_)
    return np.broadcast_to(np.asarray(when(SchoolFacts(state, turn)), dtype=np.bool_), (state.games,))
