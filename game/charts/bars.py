"""Horizontal bars: shares and amounts, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.axis import axis_over
from game.charts.numbers import Numbers
from game.charts.paper import TRACKLINE, heading, line, picture, tag
from game.charts.rows import MARGIN, Columns, Tone, grid, zero_line

ROW = 24.0
THICK = 13.0


@dataclass(frozen=True, slots=True)
class Bar:
    """note stands behind the number; a `Tone.BAD` bar is hollow with a thick edge."""

    name: str
    value: float
    tone: Tone = Tone.GOOD
    note: str = ""


def bars(
    title: str,
    description: str,
    rows: Sequence[Bar],
    *,
    axis: str,
    write: Numbers | None = None,
    high: float | None = None,
    mark: float | None = None,
) -> str:
    """Bars from zero, in the order given.

    high  what the axis reaches at least (1 for shares); None: the longest bar
    mark  a dashed line at a value that matters
    """
    write = write or Numbers()
    texts = [f"{write(row.value)} {row.note}".rstrip() for row in rows]
    columns = Columns.for_rows([row.name for row in rows], texts)
    values = [0.0, *(row.value for row in rows), *(v for v in (high, mark) if v is not None)]
    scale = axis_over(values, columns.plot, columns.end)
    parts, top = heading(title, MARGIN)
    top += 6
    heights = [columns.height(row.name, ROW) for row in rows]
    bottom = top + sum(heights)
    drawn, end = grid(scale, top, bottom, write, axis)
    parts += drawn
    y = top
    for row, text, height in zip(rows, texts, heights, strict=True):
        middle = y + height / 2
        left, right = sorted((scale.at(0.0), scale.at(row.value)))
        bad = row.tone is Tone.BAD
        parts.append(
            tag(
                "rect",
                x=left,
                y=middle - THICK / 2,
                width=right - left,
                height=THICK,
                fill=row.tone.soft if bad else row.tone.colour,
                stroke=row.tone.colour,
                stroke_width=2.0 if bad else 1.0,
            )
        )
        parts += columns.name(row.name, middle)
        parts.append(columns.number(text, middle))
        y += height
    parts.append(zero_line(scale, 0.0, top, bottom))
    if mark is not None:
        parts.append(line(scale.at(mark), top - 2, scale.at(mark), bottom, TRACKLINE, 1.75, "5 3"))
    return picture(title, description, end + 8, parts)
