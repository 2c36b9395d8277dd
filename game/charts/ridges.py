"""Distributions below each other on one axis: where games end, per bot or per outcome."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.axis import Axis, axis_over
from game.charts.numbers import Numbers
from game.charts.paper import BLUE, BLUESOFT, INK, INK2, TRACKLINE, heading, line, path, picture, tag
from game.charts.rows import MARGIN, Columns, grid

ROW = 46.0
BINS = 60


@dataclass(frozen=True, slots=True)
class Ridge:
    """values: any number of them; mark: a value to compare with, such as the start."""

    name: str
    values: Sequence[float]
    mark: float | None = None


def ridges(
    title: str,
    description: str,
    rows: Sequence[Ridge],
    *,
    axis: str,
    write: Numbers | None = None,
    bounds: tuple[float, float] | None = None,
    mark: str = "",
) -> str:
    """A hill per row; below it the middle 80 % as a bar with the median, and these numbers at the right.

    bounds  what the axis never goes beyond
    mark    what the dashed lines of the rows' marks are, put behind the axis' words
    """
    write = write or Numbers()
    spreads = [percentiles(row.values, (0.005, 0.1, 0.5, 0.9, 0.995)) for row in rows]
    texts = [f"{write(spread[2])} {write.between(spread[1], spread[3])}" for spread in spreads]
    columns = Columns.for_rows([row.name for row in rows], texts)
    ends = [value for spread in spreads for value in (spread[0], spread[4])]
    marks = [row.mark for row in rows if row.mark is not None]
    scale = axis_over([*ends, *marks], columns.plot, columns.end, bounds=bounds)
    parts, top = heading(title, MARGIN)
    top += 6
    bottom = top + ROW * len(rows)
    drawn, end = grid(scale, top, bottom, write, f"{axis} ({mark})" if mark else axis)
    parts += drawn
    for k, (row, spread, text) in enumerate(zip(rows, spreads, texts, strict=True)):
        foot = top + ROW * (k + 1) - 12
        parts.append(_hill(scale, row.values, foot, ROW - 16))
        parts.append(
            tag(
                "rect",
                x=scale.at(spread[1]),
                y=foot + 1.5,
                width=max(scale.at(spread[3]) - scale.at(spread[1]), 1.5),
                height=5.0,
                fill=INK2,
            )
        )
        parts.append(line(scale.at(spread[2]), foot - 5, scale.at(spread[2]), foot + 9, INK, 2.5))
        if row.mark is not None:
            x = scale.at(row.mark)
            parts.append(line(x, foot - ROW + 20, x, foot + 9, TRACKLINE, 1.75, "4 3"))
        parts += columns.name(row.name, foot - 8)
        parts.append(columns.number(text, foot - 8))
    return picture(title, description, end + 8, parts)


def percentiles(values: Sequence[float], shares: Sequence[float]) -> list[float]:
    """Values below which these shares (0 to 1) lie, in between by straight lines; 0.0 for no values."""
    ordered = sorted(values)
    if not ordered:
        return [0.0 for _ in shares]
    found = []
    for share in shares:
        place = share * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        found.append(ordered[below] + (place - below) * (ordered[above] - ordered[below]))
    return found


def _hill(scale: Axis, values: Sequence[float], foot: float, height: float) -> str:
    """Steps as high as the share of values in each of BINS equal parts of the axis; the most is `height`."""
    wide = (scale.high - scale.low) / BINS
    edges = [scale.low + wide * k for k in range(1, BINS)]
    counts = [0] * BINS
    for value in values:
        counts[bisect_right(edges, value)] += 1
    most = max(counts, default=0) or 1
    points = [(scale.start, foot)]
    for k, count in enumerate(counts):
        y = foot - height * count / most
        points += [(scale.at(scale.low + wide * k), y), (scale.at(scale.low + wide * (k + 1)), y)]
    points.append((scale.end, foot))
    return path(points, closed=True, fill=BLUESOFT, stroke=BLUE, stroke_width=1.25, stroke_linejoin="round")
