"""What the school remembers of a quarter, beside its levels (docs/model.md 3.5, 3.12)."""

from __future__ import annotations

import numpy as np

from game.engine.mechanisms.chance import has_struck
from game.engine.quarter import Quarter


def bound(q: Quarter) -> None:
    """The new levels: S + D within their bounds, and what clipping takes or gives booked as `bound`."""
    levels = q.state.levels
    levels += q.change
    reached = levels.copy() if q.trace is not None else None
    for rows, floor, ceiling in q.rules.bounds:
        np.clip(levels[rows], floor, ceiling, out=levels[rows])
    if q.trace is not None and reached is not None:
        q.trace.add(q.rules.variables, "bound", "bound", q.turn, "bound", levels - reached)


def remember(q: Quarter) -> None:
    """U <- rep_keep U + ok; and the quarter (from 1) of what was done, chosen and met."""
    layout, memory, quarter = q.rules.layout, q.state.memory, q.turn + 1
    done, answers, games = q.effort.done, q.effort.answers, q.state.games
    uses = q.state.block[layout.uses]
    uses *= q.p.rep_keep
    place = done.action * games + done.game
    uses.reshape(-1)[place] += 1.0
    memory[layout.started].reshape(-1)[place] = quarter
    memory[layout.answered].reshape(-1)[answers.option * games + answers.game] = quarter
    memory[layout.came].reshape(-1)[np.flatnonzero(q.decisions.came)] = quarter
    memory[layout.waiting] = q.decisions.waiting


def remember_incident(q: Quarter) -> None:
    """The quarter of the last incident; judged on the levels of the start, so before `bound`."""
    q.state.memory[q.rules.layout.incident][has_struck(q)] = q.turn + 1
