"""What charts with a row per thing share: names at the left, numbers at the right, an axis between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from game.charts.axis import Axis
from game.charts.numbers import Numbers
from game.charts.paper import (
    BLUE,
    BLUESOFT,
    HAIR,
    INK,
    INK2,
    LINE,
    RED,
    REDSOFT,
    SIZE,
    SMALL,
    TRACK,
    TRACKLINE,
    WIDTH,
    line,
    text_width,
    words,
    wrapped,
)

MARGIN = 18.0
GAP = 14.0
MOST_NAMES, LEAST_PLOT = 0.36, 0.32
"""Shares of the picture: names take no more, and give way to the plot down to MOST_NAMES / 2."""


class Tone(Enum):
    """What a row says. The second is its marker: a filled circle, a hollow diamond, a hollow circle."""

    GOOD = (BLUE, BLUESOFT, 0, False)
    BAD = (RED, REDSOFT, 3, True)
    PLAIN = (INK2, TRACK, 0, True)

    @property
    def colour(self) -> str:
        return self.value[0]

    @property
    def soft(self) -> str:
        return self.value[1]

    @property
    def shape(self) -> int:
        return self.value[2]

    @property
    def hollow(self) -> bool:
        return self.value[3]


@dataclass(frozen=True, slots=True)
class Columns:
    """The three columns of a chart with rows: names | plot | numbers."""

    names: float
    """Width of the names."""
    plot: float
    """Where the plot starts."""
    end: float
    """Where it ends."""

    @classmethod
    def for_rows(cls, names: Sequence[str], numbers: Sequence[str]) -> Columns:
        widest = max((text_width(name) for name in names), default=0.0)
        beside = max((text_width(text, SMALL) for text in numbers), default=0.0)
        room = WIDTH * (1 - LEAST_PLOT) - 2 * MARGIN - 2 * GAP - beside
        width = min(widest, MOST_NAMES * WIDTH, max(room, MOST_NAMES / 2 * WIDTH))
        return cls(width, MARGIN + width + GAP, WIDTH - MARGIN - (beside + GAP if beside else 0.0))

    def lines(self, name: str) -> list[str]:
        return wrapped(name, self.names)

    def height(self, name: str, least: float) -> float:
        """What a row needs for its name."""
        return max(least, len(self.lines(name)) * SIZE * LINE + 6)

    def name(self, name: str, middle: float) -> list[str]:
        """The name, its lines around the middle of its row."""
        lines = self.lines(name)
        top = middle - (len(lines) - 1) * SIZE * LINE / 2 + SIZE * 0.35
        return [words(text, MARGIN, top + i * SIZE * LINE) for i, text in enumerate(lines)]

    def number(self, text: str, middle: float, colour: str = INK) -> str:
        return words(text, WIDTH - MARGIN, middle + SMALL * 0.35, size=SMALL, anchor="end", colour=colour)


def grid(axis: Axis, top: float, bottom: float, write: Numbers, label: str) -> tuple[list[str], float]:
    """Lines at the ticks with their numbers below, and what the axis measures; where that ends."""
    parts = []
    shown = Numbers(write.lang, axis.digits, write.sign, write.unit)
    for tick in axis.ticks():
        x = axis.at(tick)
        parts.append(line(x, top, x, bottom, HAIR, 1.0))
        parts.append(words(shown(tick), x, bottom + SMALL + 4, size=SMALL, colour=INK2, anchor="middle"))
    end = bottom + SMALL + 8
    for text in wrapped(label, WIDTH - 2 * MARGIN, SMALL):
        end += SMALL * LINE
        middle = (axis.start + axis.end) / 2
        half = text_width(text, SMALL) / 2
        middle = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
        parts.append(words(text, middle, end, size=SMALL, colour=INK2, anchor="middle"))
    return parts, end + 6


def zero_line(axis: Axis, value: float, top: float, bottom: float) -> str:
    """The line that separates more from less."""
    return line(axis.at(value), top - 2, axis.at(value), bottom, TRACKLINE, 1.75)
