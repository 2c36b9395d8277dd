"""Shapes on a page, for the eye alone: boxes, lines, stones, petals and icons. Measures are millimetres."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from fpdf import FPDF

from game.icons import DRAWINGS
from game.paper.tagging import artifact

LEFT = 20.0
"""Paper left free at the sides of an A4 page."""
ROOM = 210.0 - 2 * LEFT


class Shapes:
    """What draws them on the page that is open; each is marked as an ornament, which nobody reads aloud."""

    pdf: FPDF

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box."""
        with artifact(self.pdf):
            self.pdf.set_fill_color(colour)
            self.pdf.rect(x, y, width, height, style="F")

    def rule(
        self, y: float, weight: float, colour: str, x: float = LEFT, width: float = ROOM, *, dash: float = 0.0
    ) -> None:
        """A level line; dash: how long its pieces are, 0 for a whole line."""
        self.line(x, y, x + width, y, weight, colour, dash=dash)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float, colour: str, *, dash: float = 0.0
    ) -> None:
        with self._pen(weight, colour, dash):
            self.pdf.line(x1, y1, x2, y2)

    def frame(self, x: float, y: float, width: float, height: float, weight: float, colour: str) -> None:
        """An open box."""
        with self._pen(weight, colour, 0.0):
            self.pdf.rect(x, y, width, height)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        weight: float,
        colour: str,
        *,
        fill: str = "",
        dash: float = 0.0,
    ) -> None:
        """Around the point x, y."""
        with self._pen(weight, colour, dash):
            if fill:
                self.pdf.set_fill_color(fill)
            self.pdf.circle(x, y, radius, style="DF" if fill else "D")

    def petal(self, x: float, y: float, size: float, colour: str) -> None:
        """The sign of a dimension: round, with one tight corner at the right and below."""
        with artifact(self.pdf):
            self.pdf.set_fill_color(colour)
            self.pdf.circle(x + size / 2, y + size / 2, size / 2, style="F")
            self.pdf.rect(x, y + size / 2, size / 2, size / 2, style="F")

    def icon(self, name: str, x: float, y: float, size: float, colour: str, *, stone: str = "") -> None:
        """A drawing of `game.icons`, its stone in another colour where one is given.

        Raises KeyError for an icon that is not there.
        """
        drawing = DRAWINGS[name]
        cx, cy, r = drawing.stone
        edge = f' stroke="{colour}" stroke-width="1.2"' if stone else ""
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
            f'<path d="{drawing.path}" fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round" '
            f'stroke-linejoin="round"/>'
            f'<circle cx="{cx}" cy="{cy}" r="{r}" fill="{stone or colour}"{edge}/></svg>'
        )
        with artifact(self.pdf):
            self.pdf.image(io.BytesIO(svg.encode()), x=x, y=y, w=size, h=size)

    @contextmanager
    def _pen(self, weight: float, colour: str, dash: float) -> Iterator[None]:
        """dash: how long the pieces of a line are; 0: it is whole."""
        with artifact(self.pdf):
            self.pdf.set_draw_color(colour)
            self.pdf.set_line_width(weight)
            if dash:
                self.pdf.set_dash_pattern(dash=dash, gap=dash)
            yield
            if dash:
                self.pdf.set_dash_pattern()
