"""Throws for searching: one stream after another of a seed, the same on every machine."""

from __future__ import annotations

import numpy as np

from game.engine import noise
from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.noise import Purpose

LOTS = 1024
"""A seed has so many lots."""


def lot(seed: int, number: int) -> int:
    """The seed of one of several lots of throws; `seed + number` would be a lot of the next seed too."""
    return (seed * LOTS + number) % 2**63


class Dice:
    """Each call draws from a stream of its own, in the order of the calls."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._streams = 0

    def uniforms(self, *shape: int) -> Array:
        """In [0, 1)."""
        width = int(np.prod(shape[1:], dtype=np.intp))
        drawn = noise.uniforms(self.seed, Purpose.TRIALS, self._streams, range(shape[0]), width)
        self._streams += 1
        return drawn.reshape(shape)

    def below(self, number: int, *shape: int) -> Indexes:
        """Whole numbers from 0 to `number` - 1."""
        return np.floor(self.uniforms(*shape) * number).astype(np.intp)

    def chance(self, probability: float, *shape: int) -> Truth:
        """True with this probability."""
        return np.asarray(self.uniforms(*shape) < probability)
