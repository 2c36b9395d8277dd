"""How sure a number is that was measured on so many games: 95 % intervals.

All are for large samples (some tens of games and more); with one game an interval has no width.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array

Z = 1.959963984540054
"""The standard normal's 97.5th percentile."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval; `low` <= `value` <= `high`."""

    value: float
    low: float
    high: float

    @classmethod
    def around(cls, value: float, error: float) -> Estimate:
        """From a standard error."""
        return cls(value, value - Z * error, value + Z * error)

    @classmethod
    def exact(cls, value: float) -> Estimate:
        """A number that chance has no part in."""
        return cls(value, value, value)


def of_mean(values: Array) -> Estimate:
    """The mean of independent values, (n,); of paired differences when these are given."""
    return Estimate.around(float(values.mean()), _error_of_mean(values))


def of_ratio(over: Array, under: Array) -> Estimate:
    """The ratio of two means over the same games, (n,) each; nan when the lower mean is 0.

    The error is that of the delta method: sd(over - ratio * under) / (sqrt(n) * |mean under|).
    """
    below = float(under.mean())
    if below == 0.0:
        return Estimate.exact(float("nan"))
    ratio = float(over.mean()) / below
    return Estimate.around(ratio, _error_of_mean(over - ratio * under) / abs(below))


def of_spread(values: Array) -> Estimate:
    """The standard deviation of values, (n,); its error is sd / sqrt(2 (n - 1)), as for a normal spread."""
    n = len(values)
    if n < 2:
        return Estimate.exact(0.0)
    spread = float(values.std(ddof=1))
    return Estimate.around(spread, spread / float(np.sqrt(2.0 * (n - 1))))


def of_separation(these: Array, those: Array) -> Estimate:
    """How far the mean of one sample lies above that of another, in standard deviations of the first.

    This is Glass's delta. By the delta method its squared error is 1 / n + r / m + d^2 / (2 (n - 1)), r
    being the ratio of the variances. nan when the first sample has no spread.
    """
    n, m = len(these), len(those)
    spread = of_spread(these).value
    if spread == 0.0:
        return Estimate.exact(float("nan"))
    d = float(these.mean() - those.mean()) / spread
    variances = (of_spread(those).value / spread) ** 2
    return Estimate.around(d, float(np.sqrt(1.0 / n + variances / m + d * d / (2.0 * (n - 1)))))


def of_share(hits: int, n: int) -> Estimate:
    """A share of n independent trials, 0 to 1, with Wilson's interval; (0, 0, 1) of no trials at all."""
    if n == 0:
        return Estimate(0.0, 0.0, 1.0)
    share = hits / n
    scale = 1.0 + Z * Z / n
    centre = (share + Z * Z / (2.0 * n)) / scale
    half = Z / scale * float(np.sqrt(share * (1.0 - share) / n + Z * Z / (4.0 * n * n)))
    return Estimate(share, min(max(centre - half, 0.0), share), max(min(centre + half, 1.0), share))


def _error_of_mean(values: Array) -> float:
    n = len(values)
    return float(values.std(ddof=1)) / float(np.sqrt(n)) if n > 1 else 0.0
