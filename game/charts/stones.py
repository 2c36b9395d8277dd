"""Two counts of the same stones beside each other: what was meant and what was done, a row for each thing."""

from __future__ import annotations

from collections.abc import Sequence

from game.charts.paper import (
    BLUE,
    HAIR,
    INK,
    INK2,
    SMALL,
    WIDTH,
    heading,
    line,
    picture,
    tag,
    text_width,
    words,
)
from game.charts.rows import MARGIN, Columns

YELLOW = "#FFC61A"
ROW = 46.0
STONE = 7.5
APART = 22.0


def stones(
    title: str, description: str, rows: Sequence[tuple[str, int, int]], *, meant: str, done: str
) -> str:
    """Rows of (name, stones meant, stones done), in the order given.

    meant, done  what the round and the square stones are, for the legend
    """
    numbers = [f"{before} / {after}" for _, before, after in rows]
    columns = Columns.for_rows([name for name, _, _ in rows], numbers)
    parts, top = heading(title, MARGIN)
    at = MARGIN + STONE
    for draw, text in ((_round, meant), (_square, done)):
        parts.append(draw(at, top + SMALL * 0.6))
        parts.append(words(text, at + STONE + 8, top + SMALL, size=SMALL, colour=INK2))
        at += STONE + 8 + text_width(text, SMALL) + 30
    y = top + SMALL + 14
    for (name, before, after), text in zip(rows, numbers, strict=True):
        height = columns.height(name, ROW)
        middle = y + height / 2
        parts.append(line(MARGIN, y, WIDTH - MARGIN, y, HAIR, 1.0))
        parts += columns.name(name, middle)
        parts += [_round(columns.plot + STONE + APART * k, middle - 10) for k in range(before)]
        parts += [_square(columns.plot + STONE + APART * k, middle + 10) for k in range(after)]
        parts.append(columns.number(text, middle))
        y += height
    return picture(title, description, y + 10, parts)


def _round(x: float, y: float) -> str:
    return tag("circle", cx=x, cy=y, r=STONE, fill=YELLOW, stroke=INK, stroke_width=1.5)


def _square(x: float, y: float) -> str:
    return tag("rect", x=x - STONE + 1, y=y - STONE + 1, width=2 * STONE - 2, height=2 * STONE - 2, fill=BLUE)
