"""Stones beside stones: hollow what the vision wanted, solid what was done, a row a theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session.rules import STONES
from game.session.views.end import StoneRow
from game.session.views.figures import signed
from game.texts import Words
from game.ui.boxes import Box
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG
from game.ui.widgets.marks import stone

STONE_R: Final = 11.0
FEWEST_DRAWN: Final = 4
"""Where there is no room for all stones, a fifth and later one shows as the number only; more than four are
counted in any case."""
APART: Final = 48.0
"""Between the longest name and the stones, where there is room to spare."""


BETWEEN: Final = 28.0
"""The gaps between four columns."""


class StoneTable:
    """Rows of one width, measured before they are drawn; no wider than they need, so that eyes stay in a row.

    r       of a stone, before it grows with the text
    larger  how much larger than usual its words are
    """

    def __init__(
        self,
        ui: Ui,
        words: Words,
        rows: Sequence[StoneRow],
        width: float,
        r: float = STONE_R,
        larger: float = 1.0,
    ) -> None:
        c = ui.canvas
        self.ui, self.words, self.rows = ui, words, rows
        self.name, self.value, self.small = (
            style._replace(px=style.px * larger) for style in (NAME, STRONG, BODY)
        )
        self.r = r * min(1.4, c.text_scale)
        self.icon = ui.grow(22) * larger
        self.heads = (words.say("stones"), words.say("effort"), "±")
        longest = max((c.text_width(row.name, self.name) for row in rows), default=0.0) + self.icon + 10
        for self.most in (STONES, FEWEST_DRAWN):
            self.widths = self._widths()
            needed = longest + sum(self.widths) + BETWEEN
            if needed <= width:
                break
        self.width = min(width, needed + APART)
        self.names_w = self._columns(Box(0, 0, self.width, 0))[0].w - self.icon - 10
        self.names = [self._name(row) for row in rows]
        least = max(ui.grow(2 * r + 8), 2 * self.r + 8)
        self.heights = [
            max(least, c.paragraph_height(name, self.name, self.names_w) + 4) for name in self.names
        ]

    @property
    def head_height(self) -> float:
        """Of the line with the names of the columns."""
        return self.ui.canvas.line_height(self.small) + 4

    def head(self, box: Box, title: str = "") -> None:
        """title  what the rows are about, where the theme's names stand"""
        c, t = self.ui.canvas, self.ui.theme
        columns = self._columns(box)
        if title:
            c.text(columns[0], title, self.value)
            self.ui.note(f"stones {title}", title, columns[0], "heading")
        for column, head in zip(columns[1:], self.heads, strict=True):
            c.text(column, head, self.small, t.ink2, align="right" if head == "±" else "left")
        c.hline(box.x, box.bottom - 1, self.width, t.hair, 1)

    def row(self, place: int, box: Box) -> None:
        """The stones of one theme."""
        c, t, row = self.ui.canvas, self.ui.theme, self.rows[place]
        columns = self._columns(box)
        c.icon(row.icon or "groep", box.x + self.icon / 2, box.cy, self.icon, t.ink, t.yellow)
        name = columns[0].cut_left(self.icon, 10)[1]
        c.paragraph(name, self.names[place], self.name, valign="middle")
        self._heap(columns[1], row.wanted, hollow=True)
        self._heap(columns[2], row.did, hollow=False)
        c.text(columns[3], signed(row.did - row.wanted), self.value, align="right")
        if place < len(self.rows) - 1:
            c.hline(box.x, box.bottom - 1, self.width, t.hair, 1)

    def spoken(self, place: int) -> str:
        """A row, read aloud."""
        row = self.rows[place]
        return self.words.say(
            "{theme}: wanted {wanted}, did {did}", theme=row.name, wanted=row.wanted, did=row.did
        )

    def _columns(self, box: Box) -> tuple[Box, Box, Box, Box]:
        """Name, wanted, did, difference."""
        diff, rest = box.cut_left(self.width)[0].cut_right(self.widths[2], 8)
        did, rest = rest.cut_right(self.widths[1], 12)
        wanted, rest = rest.cut_right(self.widths[0], 8)
        return rest, wanted, did, diff

    def _widths(self) -> tuple[float, float, float]:
        c = self.ui.canvas
        return (
            self._heap_w([row.wanted for row in self.rows], self.heads[0]),
            self._heap_w([row.did for row in self.rows], self.heads[1]),
            max(c.text_width(text, self.value) for text in ("= 0", signed(-10), signed(10))),
        )

    def _heap_w(self, counts: Sequence[int], head: str) -> float:
        c, most = self.ui.canvas, max(counts, default=0)
        drawn = min(most, self.most) * (2 * self.r + 2)
        beyond = c.text_width(str(most), self.value) + 4 if most > FEWEST_DRAWN else 0.0
        return max(drawn + beyond, c.text_width(head, self.small)) + 1

    def _name(self, row: StoneRow) -> str:
        c = self.ui.canvas
        whole_words = all(c.text_width(word, self.name) <= self.names_w for word in row.name.split())
        fits = whole_words and len(c.wrap(row.name, self.name, self.names_w)) <= 1
        return row.name if fits or not row.short else row.short

    def _heap(self, box: Box, count: int, *, hollow: bool) -> None:
        c, step = self.ui.canvas, 2 * self.r + 2
        for i in range(min(count, self.most)):
            stone(self.ui, box.x + self.r + i * step, box.cy, self.r, hollow=hollow)
        if count > FEWEST_DRAWN:
            beyond = box.x + min(count, self.most) * step + 4
            c.text(Box(beyond, box.y, box.right - beyond, box.h), str(count), self.value)
        elif count == 0:
            c.text(box, "0", self.small, self.ui.theme.ink2)
