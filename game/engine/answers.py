"""Which options were chosen in which games, as pairs: far fewer than places in a table of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.engine.blueprint import Array, Truth

Indexes = npt.NDArray[np.intp]


def in_order(numbers: Indexes) -> Indexes:
    """What puts numbers below 2**15 in order, equal ones as they stand; numpy is quickest with short ones."""
    return np.argsort(numbers.astype(np.int16), kind="stable")


def runs(numbers: Indexes) -> Iterator[tuple[int, slice]]:
    """(number, where it stands) of every number in an ordered row of them."""
    begins = np.flatnonzero(np.diff(numbers, prepend=-1))
    edges = pairwise([*begins.tolist(), len(numbers)])
    for number, (start, stop) in zip(numbers.take(begins).tolist(), edges, strict=True):
        yield number, slice(start, stop)


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """P pairs of an option and a game that chose it, in the order of options and then of games."""

    option: Indexes
    """(P,) flat index."""
    game: Indexes
    """(P,)"""

    @classmethod
    def of(cls, chosen: Truth) -> Answers:
        """From a table, (M, N)."""
        games = max(chosen.shape[1], 1)
        place = np.flatnonzero(chosen)
        option = place // games
        return cls(option, place - option * games)

    def add_to(self, total: Array, per_option: Array) -> None:
        """Adds to each game's total an amount per option chosen, one by one, in their order.

        total       (N,) or (h, N), contiguous
        per_option  (M,), the same for every row of the total, or (h, M)
        """
        if len(self.game) == 0:
            return
        if total.ndim == 1:
            np.add.at(total, self.game, per_option.take(self.option))
            return
        amounts = np.broadcast_to(per_option.take(self.option, axis=-1), (total.shape[0], len(self.option)))
        place = self.game + np.arange(0, total.size, total.shape[1])[:, None]
        np.add.at(total.reshape(-1), place.ravel(), amounts.ravel())
