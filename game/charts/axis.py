"""Where a value stands on paper, and which values get a line and a number."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Write = Callable[[float], str]
"""How a number is written."""


TICK_ROOM, MOST_TICKS = 62.0, 6.0
"""Paper between two ticks at least, and ticks at most."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from low to high on paper from `start` to `end` (end may be the smaller: upwards)."""

    low: float
    high: float
    start: float
    end: float
    step: float
    """Distance of ticks, in values."""

    def at(self, value: float) -> float:
        """The place of a value; one beyond the axis stands at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        first, last = math.ceil(self.low / self.step - 1e-9), math.floor(self.high / self.step + 1e-9)
        return [k * self.step for k in range(first, last + 1)]

    @property
    def digits(self) -> int:
        """Decimals that tell its ticks apart."""
        return max(0, -math.floor(math.log10(self.step) + 1e-9))


def axis_over(
    values: Iterable[float],
    start: float,
    end: float,
    *,
    bounds: tuple[float, float] | None = None,
) -> Axis:
    """An axis that holds all finite values, with round ticks, as many as their numbers have room for.

    bounds  what it never goes beyond (0 and 100 for levels)
    """
    held = [value for value in values if math.isfinite(value)]
    low, high = (min(held), max(held)) if held else (0.0, 1.0)
    if high - low < 1e-9:
        low, high = low - 0.5, high + 0.5
    about = min(max(abs(end - start) / TICK_ROOM, 2.0), MOST_TICKS)
    step = nice_step((high - low) / about)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if bounds is not None:
        low, high = max(low, bounds[0]), min(high, bounds[1])
        if high <= low:
            low, high = bounds
    return Axis(low, high, start, end, step)


def nice_step(rough: float) -> float:
    """The first of 1, 2, 5, 10 times a power of ten that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * nice for nice in (1.0, 2.0, 5.0, 10.0) if power * nice >= rough * (1 - 1e-9))
