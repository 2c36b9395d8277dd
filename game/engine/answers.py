"""Which options were chosen in which games, as pairs: far fewer than places in a table of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine.blueprint import Array, Truth

Indexes = npt.NDArray[np.intp]


def in_order(numbers: Indexes) -> Indexes:
    """What puts numbers below 2**15 in order, equal ones as they stand; numpy is quickest with short ones."""
    return np.argsort(numbers.astype(np.int16), kind="stable")


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
        option, game = np.divmod(np.flatnonzero(chosen), max(chosen.shape[1], 1))
        return cls(option, game)

    def add_to(self, total: Array, per_option: Array) -> None:
        """Adds to each game's total, (N,), an amount per option chosen, (M,): one by one, in their order."""
        if len(self.game):
            np.add.at(total, self.game, per_option[self.option])
