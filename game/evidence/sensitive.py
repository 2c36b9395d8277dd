"""Sensitivity: which parameters decide whether a claim holds.

Morris' method of elementary effects (1991), with SALib: every trajectory changes one parameter after another
over its plausible range. A claim's margin is that of its tightest measure, in parts of how far that measure
varies over all points, so that measures in other units compare. `mu*`, the mean size of a parameter's
effects, ranks the parameters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array
from game.errors import UsageError
from game.evidence.robust import NEEDS_EXTRA, Judged, Values
from game.scenario.ranges import PLAUSIBLE

Ranges = Mapping[str, tuple[float, float]]
LEVELS = 4
"""Levels of each parameter: Morris' own choice."""


@dataclass(frozen=True, slots=True)
class Decides:
    """The parameters of a claim with their share of all parameters' mu*, largest first."""

    claim: str
    shares: tuple[tuple[str, float], ...]


def problem(ranges: Ranges) -> dict[str, object]:
    """The parameters as SALib wants them."""
    return {
        "num_vars": len(ranges),
        "names": list(ranges),
        "bounds": [list(pair) for pair in ranges.values()],
    }


def trajectories(number: int, seed: int, ranges: Ranges = PLAUSIBLE) -> tuple[Array, list[Values]]:
    """The points to judge, as SALib has them and by name; UsageError without SALib."""
    try:
        from SALib.sample import morris
    except ImportError:
        raise UsageError(NEEDS_EXTRA, package="SALib") from None
    sample = morris.sample(problem(ranges), number, num_levels=LEVELS, seed=seed)
    points = np.asarray(sample, dtype=np.float64)
    return points, [dict(zip(ranges, map(float, point), strict=True)) for point in points]


def ranking(points: Array, judged: Sequence[Judged], ranges: Ranges = PLAUSIBLE) -> list[Decides]:
    """What decides each claim that was judged at every point; a claim that nothing moves is left out."""
    from SALib.analyze import morris

    found, names = [], list(ranges)
    for claim in judged[0].margins:
        margins = _tightest([one.margins[claim] for one in judged])
        if not np.isfinite(margins).all() or margins.std() == 0.0:
            continue
        # Resamples are for a confidence interval of mu*, which is not shown.
        result = morris.analyze(problem(ranges), points, margins, num_levels=LEVELS, num_resamples=2, seed=1)
        sizes = np.asarray(result["mu_star"], dtype=np.float64)
        order = np.argsort(-sizes, kind="stable")
        total = float(sizes.sum())
        found.append(Decides(claim, tuple((names[k], float(sizes[k]) / total) for k in order)))
    return found


def _tightest(margins: Sequence[Mapping[str, float]]) -> Array:
    """(points,) the least margin of a claim's measures, each in parts of its own spread."""
    table = np.array([[one[name] for name in margins[0]] for one in margins])
    spread = table.std(axis=0)
    return np.asarray((table / np.where(spread > 0, spread, 1.0)).min(axis=1))
