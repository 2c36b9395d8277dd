"""Exact attribution: who moved what, through which delay (docs/model.md 5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the change of one variable in one quarter."""

    variable: str
    source: str
    """The action's id, `event.option`, or the mechanism's name."""
    kind: str
    """`action`, `option`, `mechanism`, `driver`, `revision`, `chance` or `bound`."""
    origin_turn: int
    """The engine's turn (from 0) of the decision or, for the rest, of the quarter itself."""
    mechanism: str
    amount: float


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    variables: tuple[str, ...]
    source: str
    kind: str
    origin_turn: int
    mechanism: str
    amounts: Array
    """(len(variables), N)"""


class Trace:
    """Collects the parts of one quarter for all its games; give a fresh one to each step."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []

    def add(
        self, variables: tuple[str, ...], source: str, kind: str, turn: int, mechanism: str, amounts: Array
    ) -> None:
        """Keeps a copy of `amounts`, of shape (len(variables), N)."""
        self._parts.append(_Part(variables, source, kind, turn, mechanism, np.array(amounts)))

    def rows(self, game: int = 0) -> tuple[Row, ...]:
        """The parts that are not zero in this game, in the order of the quarter."""
        return tuple(
            Row(variable, part.source, part.kind, part.origin_turn, part.mechanism, float(amount))
            for part in self._parts
            for variable, amount in zip(part.variables, part.amounts[:, game], strict=True)
            if amount != 0
        )
