"""What the school remembers of a quarter, beside its levels (docs/model.md 3.5, 3.12)."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.mechanisms.chance import has_struck
from game.engine.quarter import Quarter


def bound(q: Quarter) -> None:
    """The new levels: S + D within their bounds, and what clipping takes or gives booked as `bound`."""
    reached = q.state.levels + q.change
    levels = np.clip(reached, q.rules.floor, q.rules.ceiling, out=q.state.levels)
    if q.trace is not None:
        names = q.rules.variables
        q.trace.add(names, "bound", "bound", q.turn, "bound", levels - reached)


def remember(q: Quarter) -> None:
    """U <- rep_keep U + ok; and the quarter (from 1) of what was done, chosen and met."""
    layout, block, quarter = q.rules.layout, q.state.block, float(q.turn + 1)
    done = q.effort.done
    uses = block[layout.uses]
    uses *= q.p.rep_keep
    uses[done.action, done.game] += 1.0
    block[layout.started][done.action, done.game] = quarter
    block[layout.answered][q.effort.answers.option, q.effort.answers.game] = quarter
    _mark(block[layout.came], q.decisions.came, quarter)
    block[layout.waiting] = q.decisions.waiting


def remember_incident(q: Quarter) -> None:
    """The quarter of the last incident; judged on the levels of the start, so before `bound`."""
    row = q.rules.layout.incident
    _mark(q.state.block[row : row + 1], has_struck(q)[None], float(q.turn + 1))


def _mark(rows: Array, now: Truth, quarter: float) -> None:
    rows[now] = quarter
