"""Lines over quarters, each with its name at its end and a band for its spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.axis import axis_over
from game.charts.numbers import Numbers
from game.charts.paper import (
    HAIR,
    HUES,
    INK,
    INK2,
    SIZE,
    SMALL,
    TRACKLINE,
    WIDTH,
    apart,
    heading,
    line,
    marker,
    path,
    picture,
    text_width,
    words,
)
from game.charts.rows import MARGIN

HEIGHT = 300.0
DASHES = (None, "8 4", "2 4", "10 4 2 4", "5 3", "14 4")
"""One for each of the hues, so that lines differ without colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """A series, one value for each place on the x-axis; low and high bound its band."""

    name: str
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None


def lines(
    title: str,
    description: str,
    series: Sequence[Line],
    *,
    x: Sequence[str],
    x_axis: str,
    y_axis: str,
    write: Numbers | None = None,
    bounds: tuple[float, float] | None = None,
    least: tuple[float, float] | None = None,
    level: float | None = None,
) -> str:
    """Lines over the same places.

    x       what stands below each place
    bounds  what the y-axis never goes beyond
    least   what the y-axis spans at least, so that a small difference does not look like a large one
    level   a dashed line across, at a value that matters
    """
    write = write or Numbers()
    ends = [f"{one.name} {write(one.values[-1])}" for one in series]
    end = WIDTH - MARGIN - max(text_width(text) for text in ends) - 30
    held = [value for one in series for row in (one.values, one.low, one.high) for value in row or ()]
    parts, top = heading(title, MARGIN)
    parts.append(words(y_axis, MARGIN, top + SMALL, size=SMALL, colour=INK2))
    top += SMALL + 16
    bottom = top + HEIGHT
    y = axis_over([*held, *(least or ()), *([] if level is None else [level])], bottom, top, bounds=bounds)
    shown = Numbers(write.lang, y.digits, write.sign, write.unit)
    start = MARGIN + max(text_width(shown(tick), SMALL) for tick in y.ticks()) + 10
    places = [start + 8 + (end - start - 8) * k / max(len(x) - 1, 1) for k in range(len(x))]
    for tick in y.ticks():
        parts.append(line(start, y.at(tick), end, y.at(tick), HAIR, 1.0))
        at = y.at(tick) + SMALL * 0.35
        parts.append(words(shown(tick), start - 6, at, size=SMALL, colour=INK2, anchor="end"))
    for text, place in zip(x, places, strict=True):
        parts.append(words(text, place, bottom + SMALL + 6, size=SMALL, colour=INK2, anchor="middle"))
    foot = bottom + 2 * SMALL + 14
    parts.append(words(x_axis, (start + end) / 2, foot, size=SMALL, colour=INK2, anchor="middle"))
    if level is not None:
        parts.append(line(start, y.at(level), end, y.at(level), TRACKLINE, 1.75, "5 3"))
    for k, one in enumerate(series):
        if one.low is not None and one.high is not None:
            edge = [(place, y.at(v)) for place, v in zip(places, one.high, strict=True)]
            edge += reversed([(place, y.at(v)) for place, v in zip(places, one.low, strict=True)])
            parts.append(path(edge, closed=True, fill=HUES[k % len(HUES)], fill_opacity=0.14))
    heights = apart([y.at(one.values[-1]) for one in series], SIZE * 1.25, top, bottom)
    for k, (one, text, height) in enumerate(zip(series, ends, heights, strict=True)):
        colour, points = HUES[k % len(HUES)], [(p, y.at(v)) for p, v in zip(places, one.values, strict=True)]
        dash = DASHES[k % len(DASHES)]
        parts.append(
            path(
                points,
                fill="none",
                stroke=colour,
                stroke_width=2.5,
                stroke_dasharray=dash,
                stroke_linejoin="round",
            )
        )
        parts += [marker(k, *point, colour, 3.5) for point in points]
        parts.append(line(points[-1][0] + 7, points[-1][1], end + 20, height, colour, 1.0))
        parts.append(words(text, end + 24, height + SIZE * 0.35, colour=INK))
    return picture(title, description, foot + 14, parts)
