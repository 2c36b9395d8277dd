"""What each source delivers, by the quarters since its launch: the windows of `channels` as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array
from game.engine.channels import Source, Window
from game.engine.layout import RING


@dataclass(frozen=True, eq=False, slots=True)
class Due:
    """What arrives of a launch of so many quarters ago."""

    row: Indexes
    """(D,) the row of its source that is read for each variable that an effect moves, teams counted each."""
    target: Indexes
    """(D, 1) the variable, and V more for a loss."""
    per_quarter: Array
    """(D, 1) what it gets at strength 1."""
    summed_row: Indexes
    """(W,) the rows that these effects read, window by window."""
    summed: Indexes
    """(W, 1) where each stands among the rows of all windows of its source."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one effect delivers of the launches in its window, when these are added up first."""

    target: slice
    """Variables, and V more for a loss."""
    summed: slice
    """Rows among those of all windows: as many as the target has, or one for all of them."""
    per_quarter: float


@dataclass(frozen=True, eq=False, slots=True)
class Arrivals:
    """What one source delivers."""

    due: tuple[Due | None, ...]
    """By quarters since the launch, RING of them; None: nothing arrives."""
    parts: tuple[Part, ...]
    """All effects, in the order of windows."""
    summed: int
    """How many rows all windows have together."""
    last: int
    """The last quarter since the launch in which something arrives."""

    @classmethod
    def of(cls, source: Source) -> Arrivals:
        places: list[slice] = []
        first = 0
        for window in source.windows:
            height = window.rows.stop - window.rows.start
            places.append(slice(first, first + height))
            first += height
        parts = tuple(
            Part(delivery.rows, place, delivery.per_quarter)
            for window, place in zip(source.windows, places, strict=True)
            for delivery in window.deliveries
        )
        last = max((window.lags[-1] for window in source.windows), default=-1)
        return cls(tuple(_due(source.windows, places, lag) for lag in range(RING)), parts, first, last)


def _due(windows: Sequence[Window], places: Sequence[slice], lag: int) -> Due | None:
    open_now = [(window, place) for window, place in zip(windows, places, strict=True) if lag in window.lags]
    if not open_now:
        return None
    entries: list[tuple[int, int, float]] = []
    for window, _ in open_now:
        rows = range(window.rows.start, window.rows.stop)
        for delivery in window.deliveries:
            targets = range(delivery.rows.start, delivery.rows.stop)
            reads = rows if len(rows) == len(targets) else [rows.start] * len(targets)
            entries += [
                (row, target, delivery.per_quarter) for row, target in zip(reads, targets, strict=True)
            ]
    summed_row = [row for window, _ in open_now for row in range(window.rows.start, window.rows.stop)]
    summed = [row for _, place in open_now for row in range(place.start, place.stop)]
    return Due(
        row=np.array([row for row, _, _ in entries], dtype=np.intp),
        target=np.array([target for _, target, _ in entries], dtype=np.intp)[:, None],
        per_quarter=np.array([per_quarter for _, _, per_quarter in entries], dtype=np.float64)[:, None],
        summed_row=np.array(summed_row, dtype=np.intp),
        summed=np.array(summed, dtype=np.intp)[:, None],
    )
