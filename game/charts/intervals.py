"""Estimates with their intervals, a row each: lift of actions, measures of claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.charts.axis import Axis, axis_over
from game.charts.numbers import Numbers
from game.charts.paper import (
    INK2,
    LINE,
    SIZE,
    TRACKLINE,
    WIDTH,
    YELLOWSOFT,
    heading,
    line,
    marker,
    picture,
    tag,
    words,
    wrapped,
)
from game.charts.rows import MARGIN, Columns, Tone, grid, zero_line

ROW = 26.0
BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Interval:
    """One estimate.

    low, high  its interval
    expected   where it should lie: (low, high), None for an open end; drawn as a band with its bounds
    note       stands behind the numbers: a word such as `holds`, so that colour is never alone
    """

    name: str
    value: float
    low: float
    high: float
    tone: Tone = Tone.PLAIN
    expected: tuple[float | None, float | None] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that share an axis.

    axis   what is measured, with its unit
    write  how its numbers are written
    zero   where a line separates more from less; None: no line
    name   stands above the rows; empty where there is one panel
    """

    axis: str
    rows: Sequence[Interval]
    write: Numbers = field(default_factory=Numbers)
    zero: float | None = 0.0
    name: str = ""


def intervals(title: str, description: str, panels: Sequence[Panel]) -> str:
    """A picture of one or more panels, below each other, with their rows in the order given."""
    rows = [(panel, row) for panel in panels for row in panel.rows]
    columns = Columns.for_rows([row.name for _, row in rows], [_numbers(panel, row) for panel, row in rows])
    parts, y = heading(title, MARGIN)
    for panel in panels:
        for text in wrapped(panel.name, WIDTH - 2 * MARGIN, bold=True) if panel.name else ():
            y += SIZE * LINE
            parts.append(words(text, MARGIN, y, bold=True))
        drawn, y = _panel(panel, columns, y + 6)
        parts += drawn
        y += BETWEEN
    return picture(title, description, y, parts)


def _numbers(panel: Panel, row: Interval) -> str:
    return f"{panel.write(row.value)} {panel.write.between(row.low, row.high)} {row.note}".rstrip()


def _panel(panel: Panel, columns: Columns, top: float) -> tuple[list[str], float]:
    axis = axis_over(_values(panel), columns.plot, columns.end)
    heights = [columns.height(row.name, ROW) for row in panel.rows]
    bottom = top + sum(heights)
    parts, end = grid(axis, top, bottom, panel.write, panel.axis)
    y = top
    bands: list[str] = []
    marks: list[str] = []
    for row, height in zip(panel.rows, heights, strict=True):
        middle = y + height / 2
        bands += _expected(axis, row, middle)
        marks += columns.name(row.name, middle)
        marks += _estimate(axis, row, middle)
        marks.append(columns.number(_numbers(panel, row), middle))
        y += height
    zero = [] if panel.zero is None else [zero_line(axis, panel.zero, top, bottom)]
    return [*bands, *parts, *zero, *marks], end


def _values(panel: Panel) -> Iterator[float]:
    if panel.zero is not None:
        yield panel.zero
    for row in panel.rows:
        yield from (row.value, row.low, row.high)
        yield from (bound for bound in row.expected or () if bound is not None)


def _expected(axis: Axis, row: Interval, middle: float) -> Iterator[str]:
    if row.expected is None:
        return
    low, high = row.expected
    left = axis.start if low is None else axis.at(low)
    right = axis.end if high is None else axis.at(high)
    top, height = middle - 9, 18.0
    yield tag("rect", x=left, y=top, width=max(right - left, 0.0), height=height, fill=YELLOWSOFT)
    for bound in (low, high):
        if bound is not None:
            yield line(axis.at(bound), top, axis.at(bound), top + height, TRACKLINE, 1.5, "3 2")


def _estimate(axis: Axis, row: Interval, middle: float) -> Iterator[str]:
    left, right = axis.at(row.low), axis.at(row.high)
    colour = row.tone.colour if row.tone is not Tone.PLAIN else INK2
    yield line(left, middle, right, middle, colour, 2.0)
    for end in (left, right):
        yield line(end, middle - 4, end, middle + 4, colour, 2.0)
    yield marker(row.tone.shape, axis.at(row.value), middle, colour, hollow=row.tone.hollow)
