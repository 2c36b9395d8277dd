"""An interval small enough for a table cell; the numbers stand beside it, so a screen reader skips it."""

from __future__ import annotations

from game.charts.axis import Axis
from game.charts.paper import INK2, TRACKLINE, line, marker, number, tag
from game.charts.rows import Tone

WIDTH, HEIGHT = 132.0, 18.0
EDGE = 6.0


def strip(value: float, low: float, high: float, tone: Tone, reach: float) -> str:
    """An `<svg>` of one estimate around zero; the picture ends at -reach and +reach (above 0)."""
    axis = Axis(-reach, reach, EDGE, WIDTH - EDGE, reach)
    middle, colour = HEIGHT / 2, INK2 if tone is Tone.PLAIN else tone.colour
    inside = (
        line(axis.at(0.0), 1, axis.at(0.0), HEIGHT - 1, TRACKLINE, 1.25)
        + line(axis.at(low), middle, axis.at(high), middle, colour, 2.0)
        + marker(tone.shape, axis.at(value), middle, colour, 3.5, hollow=tone.hollow)
    )
    return tag(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
    )
