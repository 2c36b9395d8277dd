"""The ledger as it was saved: which parts every change had, quarter by quarter (docs/model.md 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypedDict

from game.session.events import LedgerRow
from game.session.explain.values import split, value_at, weights_of
from game.session.game import Game

Span = tuple[int, ...]
"""Consecutive resolved quarters that are explained as one."""


class LedgerPart(TypedDict):
    source: str
    kind: str
    origin_turn: int
    mechanism: str
    amount: float


LedgerEntry = TypedDict(
    "LedgerEntry",
    {
        "turn": int,
        "variable": str,
        "from": float,
        "to": float,
        "residual": float,
        "parts": list[LedgerPart],
    },
)
"""One variable in one quarter, as `wendbaar explain --json` prints it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a change, and the quarter in which it arrived."""

    row: LedgerRow
    arrived: int

    @property
    def amount(self) -> float:
        return self.row.amount


def resolved(game: Game) -> int:
    """How many quarters have a result."""
    return max(len(game.states) - 1, 0)


def span_of(game: Game, turn: int | None = None) -> Span:
    """The quarter, with the other half of two that were played as one; None: the last with a result.

    Raises LookupError if it has no result.
    """
    last = resolved(game)
    turn = last if turn is None else turn
    if not 1 <= turn <= last:
        raise LookupError(f"quarter {turn} has no result")
    if game.quarters[turn - 1].second:
        return (turn - 1, turn)
    if turn < last and game.quarters[turn].second:
        return (turn, turn + 1)
    return (turn,)


def rows_of(game: Game, turn: int, variable: str) -> tuple[LedgerRow, ...]:
    """What was booked on a variable of the contract in one quarter."""
    return _by_variable(game)[turn - 1].get(variable, ())


def changes(game: Game, turn: int | Sequence[int], variable: str) -> tuple[LedgerRow, ...]:
    """The parts of a change in one quarter or in several as they were booked, adding up to it exactly.

    Parts of a weighted sum keep the name of the variable they were booked on. A derived value has one part
    per input, found by putting in the new inputs one by one: kind `driver`, source and mechanism the input.
    """
    turns = (turn,) if isinstance(turn, int) else tuple(turn)
    if not turns:
        return ()
    weights = weights_of(game, variable)
    if weights is None:
        return tuple(part.row for part in inputs(game, turns, variable))
    return tuple(
        scaled(row, weight)
        for now in turns
        for name, weight in weights.items()
        for row in rows_of(game, now, name)
    )


def inputs(game: Game, span: Sequence[int], variable: str) -> tuple[Part, ...]:
    """The change of a derived value, a part per input that moved it."""
    last = span[-1]
    return tuple(
        Part(LedgerRow(variable, name, "driver", last, name, amount), last)
        for name, amount in split(game, variable, span[0] - 1, last)
        if amount
    )


def scaled(row: LedgerRow, weight: float) -> LedgerRow:
    """A row as it counts in a mean."""
    return row if weight == 1.0 else with_amount(row, row.amount * weight)


def with_amount(row: LedgerRow, amount: float) -> LedgerRow:
    return LedgerRow(row.variable, row.source, row.kind, row.origin_turn, row.mechanism, amount)


def ledger(game: Game, turn: int | None = None, variable: str | None = None) -> list[LedgerEntry]:
    """The ledger as plain data, unrounded: one entry per quarter and variable (docs/contract.md).

    Read from the saved results alone. Raises KeyError for a variable and LookupError for a quarter that is
    not there.
    """
    if turn is not None:
        span_of(game, turn)
    turns = range(1, resolved(game) + 1) if turn is None else (turn,)
    names = game.rules.variables if variable is None else (variable,)
    return [entry_of(game, (now,), name) for now in turns for name in names]


def entry_of(game: Game, span: Span, variable: str) -> LedgerEntry:
    """One variable over a quarter, or over several as one; `turn` is the last."""
    rows = changes(game, span, variable)
    before, after = value_at(game, variable, span[0] - 1), value_at(game, variable, span[-1])
    return {
        "turn": span[-1],
        "variable": variable,
        "from": before,
        "to": after,
        "residual": after - before - sum(row.amount for row in rows),
        "parts": [
            {
                "source": row.source,
                "kind": row.kind,
                "origin_turn": row.origin_turn,
                "mechanism": row.mechanism,
                "amount": row.amount,
            }
            for row in rows
        ],
    }


@lru_cache(maxsize=4)
def _by_variable(game: Game) -> tuple[Mapping[str, tuple[LedgerRow, ...]], ...]:
    """Per quarter, the rows of every variable; a game is never written in place."""
    found = []
    for quarter in game.quarters:
        rows: dict[str, list[LedgerRow]] = {}
        for row in quarter.rows:
            rows.setdefault(row.variable, []).append(row)
        found.append({name: tuple(of_name) for name, of_name in rows.items()})
    return tuple(found)
