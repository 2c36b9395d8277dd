"""Small pictures of one kind beside each other: a line a panel, all on one scale, with a line behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.axis import Axis, axis_over
from game.charts.paper import (
    BLUE,
    HAIR,
    INK2,
    LINE,
    SIZE,
    SMALL,
    WIDTH,
    heading,
    line,
    marker,
    path,
    picture,
    text_width,
    words,
    wrapped,
)
from game.charts.rows import MARGIN

HEIGHT = 104.0
"""Of one panel's plot."""
GAP = 26.0
DASH = "5 4"


@dataclass(frozen=True, slots=True)
class Small:
    """One panel.

    values  one for each place on the x-axis
    behind  what it is held against, drawn dashed; empty: nothing
    note    stands under its name: where it began and ended, in words
    """

    name: str
    values: Sequence[float]
    behind: Sequence[float] = ()
    note: str = ""


def multiples(
    title: str,
    description: str,
    panels: Sequence[Small],
    *,
    x: Sequence[str],
    drawn: str,
    behind: str = "",
    bounds: tuple[float, float] = (0.0, 100.0),
    across: int = 3,
) -> str:
    """Panels in rows of `across`, in the order given, all with the same y-axis.

    x              what stands below the first and the last place
    drawn, behind  what the line and the dashed line are, for the legend
    """
    parts, top = heading(title, MARGIN)
    parts += _legend(top, drawn, behind)
    top += SMALL + 18
    axis_room = text_width("100", SMALL) + 8
    width = (WIDTH - 2 * MARGIN - (across - 1) * GAP) / across
    held = [value for panel in panels for row in (panel.values, panel.behind) for value in row]
    for first in range(0, len(panels), across):
        row = panels[first : first + across]
        names = [wrapped(panel.name, width, bold=True) for panel in row]
        head = max(len(lines) for lines in names) * SIZE * LINE + SMALL * LINE + 16
        bottom = top + head + HEIGHT
        y = axis_over(held, bottom, top + head, bounds=bounds)
        for place, (panel, lines) in enumerate(zip(row, names, strict=True)):
            left = MARGIN + place * (width + GAP)
            parts += _names(panel, lines, left, top)
            parts += _plot(panel, y, left + axis_room, left + width - 6, x)
        top = bottom + SMALL + 22
    return picture(title, description, top, parts)


def _legend(top: float, drawn: str, behind: str) -> list[str]:
    at, middle = MARGIN, top + SMALL * 0.65
    parts = []
    for text, dash, colour, width in ((drawn, None, BLUE, 2.5), (behind, DASH, INK2, 1.75)):
        if text:
            parts.append(line(at, middle, at + 28, middle, colour, width, dash))
            parts.append(words(text, at + 34, top + SMALL, size=SMALL, colour=INK2))
            at += 34 + text_width(text, SMALL) + 24
    return parts


def _names(panel: Small, lines: Sequence[str], left: float, top: float) -> list[str]:
    parts, at = [], top
    for text in lines:
        at += SIZE * LINE
        parts.append(words(text, left, at, bold=True))
    if panel.note:
        parts.append(words(panel.note, left, at + SMALL * LINE, size=SMALL, colour=INK2))
    return parts


def _plot(panel: Small, y: Axis, start: float, end: float, x: Sequence[str]) -> list[str]:
    parts = []
    for tick in y.ticks():
        parts.append(line(start, y.at(tick), end, y.at(tick), HAIR, 1.0))
        at = y.at(tick) + SMALL * 0.35
        parts.append(words(f"{tick:g}", start - 6, at, size=SMALL, colour=INK2, anchor="end"))
    count = max(len(panel.values) - 1, 1)
    places = [start + (end - start) * k / count for k in range(len(panel.values))]
    if panel.behind:
        edge = [(place, y.at(value)) for place, value in zip(places, panel.behind, strict=True)]
        parts.append(path(edge, fill="none", stroke=INK2, stroke_width=1.75, stroke_dasharray=DASH))
    points = [(place, y.at(value)) for place, value in zip(places, panel.values, strict=True)]
    parts.append(path(points, fill="none", stroke=BLUE, stroke_width=2.5, stroke_linejoin="round"))
    parts.append(marker(0, *points[-1], BLUE, 4.0))
    foot = y.start + SMALL + 5
    parts.append(words(x[0], start, foot, size=SMALL, colour=INK2))
    if len(points) > 1:
        parts.append(words(x[-1], end, foot, size=SMALL, colour=INK2, anchor="end"))
    return parts
