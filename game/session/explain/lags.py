"""Who pulls a lagging value back: the pull shared out over those who had moved it (docs/model.md 5.9).

An outcome, commitment and work pressure follow what drives them: x' = x + rate (base + terms - x). The level
is then a sum of memories, one for each driver, that fade at that same rate. So the row `back_to_base` is the
fading of those memories, and each driver gets its own: what it gave to a change is what it does now less
what it had done before. A dip that passes then counts as a gain, which is how people see it. One-off pushes
keep what they gave: the fading of chance of before is told as EARLIER_CHANCE, that of effects of before as
`back_to_base` with the card or option they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from game.engine.ruleset import Ruleset
from game.session.events import LedgerRow
from game.session.explain.book import Part, Span, inputs, resolved, rows_of, scaled
from game.session.explain.values import LEARNING_POWER, of_staff, weights_of
from game.session.game import Game

RATES: Mapping[str, str] = {
    "education_quality": "q_rate",
    "equal_opportunity": "eq_rate",
    "agility": "ag_rate",
    "labour_market_fit": "lm_rate",
    "student_satisfaction": "ss_rate",
    "staff_wellbeing": "wb_rate",
    "team.commitment": "com_rate",
    "team.workload": "wl_rate",
}
"""What is drawn back to a base -> the parameter that says how fast."""
BACK = "back_to_base"
EARLIER_CHANCE = "earlier_chance"
"""Chance of before that fades: no row of the ledger is booked under this name."""


def lags(variable: str) -> bool:
    """Whether a variable follows its drivers with a lag."""
    return of_staff(variable) in RATES


def lag_of(rules: Ruleset, variable: str) -> float | None:
    """Quarters in which about two thirds of a change come through; None for what follows at once."""
    name = of_staff(variable)
    return 1.0 / float(getattr(rules.p, RATES[name])) if name in RATES else None


@dataclass(frozen=True, slots=True)
class _Booked:
    """A row of a lagging variable in one quarter."""

    row: LedgerRow
    push: LedgerRow | None = None
    """Where the row is the fading of a one-off: that push, with the amount that fades of it."""
    pushed: int = 0
    """The quarter in which it came."""

    def seen_from(self, first: int) -> LedgerRow:
        """A push that came within the span and its fading are one: what it gave by the end of the span."""
        return self.push if self.push is not None and self.pushed >= first else self.row


@lru_cache(maxsize=256)
def parts_of(game: Game, span: Span, variable: str) -> tuple[Part, ...]:
    """The parts of a change, with the pull back to a base shared out; they add up to it exactly."""
    if not span:
        return ()
    weights = weights_of(game, variable)
    if weights is None:
        return inputs(game, span, variable)
    return tuple(
        Part(scaled(row, weight), now)
        for now in span
        for name, weight in weights.items()
        for row in _rows(game, name, now, span[0])
    )


def _rows(game: Game, name: str, now: int, first: int) -> Iterable[LedgerRow]:
    if not lags(name):
        return rows_of(game, now, name)
    return (booked.seen_from(first) for booked in _shared_out(game, name)[now - 1])


@dataclass(slots=True)
class _Memory:
    """What one driver, or one push, had moved a level by before this quarter."""

    row: LedgerRow
    push: LedgerRow | None
    pushed: int
    amount: float = 0.0

    def fading(self, rate: float, now: int) -> _Booked:
        amount = -rate * self.amount
        row = replace(self.row, amount=amount)
        if row.kind not in ("action", "option"):
            row = replace(row, origin_turn=now)
        push = None if self.push is None else replace(self.push, amount=amount)
        return _Booked(row, push, self.pushed)


@lru_cache(maxsize=256)
def _shared_out(game: Game, variable: str) -> tuple[tuple[_Booked, ...], ...]:
    """Per quarter, the rows of a lagging variable with its `back_to_base` shared out."""
    rate = float(getattr(game.rules.p, RATES[of_staff(variable)]))
    memories: dict[tuple[str, str, int], _Memory] = {}
    if variable == "agility":  # its base is 0: the level it starts at is the learning power's
        start = LedgerRow(variable, LEARNING_POWER, "driver", 1, LEARNING_POWER, 0.0)
        level = float(game.states[0].level(variable)[0])
        memories[LEARNING_POWER, LEARNING_POWER, 0] = _Memory(start, None, 0, level)
    quarters = []
    for now in range(1, resolved(game) + 1):
        rows = list(rows_of(game, now, variable))
        pull = [row for row in rows if row.mechanism == BACK]
        pushes = [row for row in rows if row.mechanism != BACK]
        fading = [memory.fading(rate, now) for memory in memories.values()]
        for memory in memories.values():
            memory.amount -= rate * memory.amount
        for row in pushes:
            _remember(memories, row, now)
        left = sum(row.amount for row in pull) - sum(booked.row.amount for booked in fading)
        rest = LedgerRow(variable, BACK, "mechanism", now, BACK, left)
        quarters.append((*map(_Booked, pushes), *fading, _Booked(rest)))
    return tuple(quarters)


def _remember(memories: dict[tuple[str, str, int], _Memory], row: LedgerRow, now: int) -> None:
    """What a row leaves behind: a driver's parts are one memory, every push is its own.

    Chance that has struck is no chance any more when it fades, and an effect only wears off.
    """
    if row.kind in ("bound", "revision"):
        return
    if row.kind == "chance":
        fades = replace(row, kind="mechanism", source=EARLIER_CHANCE, mechanism=EARLIER_CHANCE)
        memories[row.mechanism, row.source, now] = _Memory(fades, row, now, row.amount)
    elif row.mechanism == "effect":
        key = (row.source, str(row.origin_turn), now)
        memories[key] = _Memory(replace(row, mechanism=BACK), row, now, row.amount)
    else:
        memory = memories.setdefault((row.mechanism, row.source, 0), _Memory(row, None, 0))
        memory.row = row
        memory.amount += row.amount
