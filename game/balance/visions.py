"""What the tables of a run stand for: themes in turn put first, or the vision that the scenario gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.balance.cast import draws
from game.balance.styles import ROUND
from game.engine.answers import Indexes
from game.engine.blueprint import Array
from game.engine.noise import Purpose

STONES = 10
FOCUS = 4
"""Stones that a table lays on its theme before it divides the rest by chance."""


@dataclass(frozen=True, slots=True)
class Visions:
    """fixed: the stones of a scenario that gives the vision, one number per theme; None: tables choose."""

    themes: int
    fixed: tuple[float, ...] | None = None

    def first(self, tables: Indexes) -> Indexes:
        """(N,) the theme that each table puts first; `themes` for a table that leaves all to chance."""
        if self.fixed is not None:
            return np.full(len(tables), int(np.argmax(self.fixed)), dtype=np.intp)
        return np.asarray((tables // len(ROUND)) % (self.themes + 1))

    def stones(self, seed: int, tables: Indexes) -> Array:
        """(K, N)"""
        if self.fixed is not None:
            return np.repeat(np.array(self.fixed, dtype=np.float64)[:, None], len(tables), axis=1)
        throws = np.floor(draws(seed, Purpose.BOT_VISION, 0, tables, STONES) * self.themes)
        theme, columns = self.first(tables), np.arange(len(tables))
        stones = np.zeros((self.themes, len(tables)))
        for k, throw in enumerate(throws.astype(np.intp)):
            focused = (k < FOCUS) & (theme < self.themes)
            stones[np.where(focused, theme, throw), columns] += 1.0
        return stones
