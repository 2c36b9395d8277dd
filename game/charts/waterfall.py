"""From one value to another through the steps between: what came of each cause, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.axis import axis_over
from game.charts.numbers import Numbers
from game.charts.paper import HAIR, INK, INK2, heading, line, picture, tag
from game.charts.rows import MARGIN, Columns, Tone, grid

ROW = 26.0
THICK = 14.0


@dataclass(frozen=True, slots=True)
class Fall:
    """One step; a `Tone.BAD` bar is hollow with a thick edge, and its sign stands beside it anyway."""

    name: str
    amount: float
    tone: Tone = Tone.GOOD


def waterfall(
    title: str,
    description: str,
    first: tuple[str, float],
    steps: Sequence[Fall],
    last: tuple[str, float],
    *,
    axis: str,
    write: Numbers | None = None,
    least: float = 0.0,
) -> str:
    """Steps from the first value to the last, in the order given.

    first, last  what stands before the first and behind the last row, with its value
    axis         what is measured, with its unit
    least        what the axis spans at least, so that a small change looks small
    """
    write = write or Numbers(digits=0)
    signed = Numbers(write.lang, write.digits, True, write.unit)
    levels = [first[1]]
    for step in steps:
        levels.append(levels[-1] + step.amount)
    names = [first[0], *(step.name for step in steps), last[0]]
    numbers = [write(first[1]), *(signed(step.amount) for step in steps), write(last[1])]
    columns = Columns.for_rows(names, numbers)
    held = [*levels, last[1]]
    if (short := least - (max(held) - min(held))) > 0:
        held += [min(held) - short / 2, max(held) + short / 2]
    scale = axis_over(held, columns.plot, columns.end)
    heights = [columns.height(name, ROW) for name in names]
    parts, top = heading(title, MARGIN)
    top += 4
    drawn, end = grid(scale, top, top + sum(heights), write, axis)
    parts += drawn
    y = top
    for row, (name, text, height) in enumerate(zip(names, numbers, heights, strict=True)):
        middle = y + height / 2
        if row in (0, len(names) - 1):
            at = scale.at(first[1] if row == 0 else last[1])
            parts.append(line(at, middle - THICK / 2 - 1, at, middle + THICK / 2 + 1, INK, 4.0))
        else:
            parts.append(_bar(scale.at(levels[row - 1]), scale.at(levels[row]), middle, steps[row - 1].tone))
        if row < len(names) - 1:
            at = scale.at(levels[min(row, len(levels) - 1)])
            parts.append(line(at, middle + THICK / 2, at, y + height + 4, INK2, 1.0, "2 2"))
        parts += columns.name(name, middle)
        parts.append(columns.number(text, middle))
        y += height
    parts.append(line(columns.plot, y, columns.end, y, HAIR, 1.0))
    return picture(title, description, end + 6, parts)


def _bar(begin: float, end: float, middle: float, tone: Tone) -> str:
    left, right = sorted((begin, end))
    bad = tone is Tone.BAD
    return tag(
        "rect",
        x=left,
        y=middle - THICK / 2,
        width=max(right - left, 1.0),
        height=THICK,
        fill=tone.soft if bad else tone.colour,
        stroke=tone.colour,
        stroke_width=2.0 if bad else 1.0,
    )
