"""What was expected: each year's predictions on a line of numbers, beside what came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.session.views import debrief_told as told
from game.session.views.debrief_hindsight import HindsightView, PredictionRow
from game.session.views.debrief_told import Said
from game.texts import Words
from game.ui.boxes import Box
from game.ui.canvas import Align
from game.ui.screens.debrief_figures import PANEL_STONE_R, Piece, grown, words_pieces
from game.ui.stage import Ui
from game.ui.styles import STRONG
from game.ui.widgets.marks import diamond, stone

MOST_SCALE_W: Final = 620.0


def expected_pieces(
    ui: Ui, words: Words, view: HindsightView, width: float, larger: float
) -> Iterator[Piece]:
    """Each year's predictions on a line of numbers with what came; then which private facts were told."""
    if view.no_predictions:
        yield from words_pieces(ui, "unpredicted", [(view.no_predictions, told.Weight.MORE)], width, larger)
    for row in view.predictions:
        head = [(f"{row.mark} · {row.name}", told.Weight.HEAD)]
        yield from words_pieces(ui, f"predicted {row.turn}", head, width, larger)
        if row.expected:
            yield _Scale(ui, row, width, larger).piece()
        said: Said = [(row.sentence, told.Weight.MAIN)]
        said += [(told.said_of(one), told.Weight.MORE) for one in row.expected if one.who or one.sentence]
        yield from words_pieces(ui, f"expected {row.turn}", said, width, larger)
    yield from words_pieces(ui, "known", told.what_was_known(words, view), width, larger)


class _Scale:
    """A line of numbers: a hollow stone a prediction, a diamond at what came; close ones lie on one heap."""

    def __init__(self, ui: Ui, row: PredictionRow, width: float, larger: float) -> None:
        self.ui, self.row = ui, row
        self.r = PANEL_STONE_R * larger * ui.canvas.text_scale
        self.style = grown(STRONG, larger)
        values = [one.number for one in row.expected] + ([] if row.outcome is None else [row.outcome])
        self.low, self.high = 10 * (min(values) // 10), 10 * -(-max(values) // 10)
        self.high = max(self.high, self.low + 10)
        self.width = min(width, MOST_SCALE_W * larger * ui.canvas.text_scale)
        self.heaps = self._heaped()
        self.line = ui.canvas.line_height(self.style)
        self.stones_h = max(map(len, self.heaps.values())) * (2 * self.r + 2)

    def piece(self) -> Piece:
        """All of it; its numbers are said in words below."""
        return Piece(f"scale {self.row.turn}", "", self.stones_h + self.line + 16, self._draw)

    def _heaped(self) -> dict[int, list[int]]:
        """Numbers that would overlap lie on one heap: its first number -> all of them."""
        heaps: dict[int, list[int]] = {}
        for number in sorted(one.number for one in self.row.expected):
            near = next((at for at in heaps if (number - at) * self._step() < 2 * self.r + 2), None)
            heaps.setdefault(number if near is None else near, []).append(number)
        return heaps

    def _step(self) -> float:
        """Of one point."""
        ends = self.ui.canvas.text_width("100", self.style) + 10
        return (self.width - 2 * ends) / (self.high - self.low)

    def _x(self, box: Box, number: float) -> float:
        ends = self.ui.canvas.text_width("100", self.style) + 10
        return box.x + ends + (number - self.low) * self._step()

    def _draw(self, box: Box) -> None:
        c, t = self.ui.canvas, self.ui.theme
        y = box.y + self.stones_h + 4
        c.hline(self._x(box, self.low), y, self._x(box, self.high) - self._x(box, self.low))
        for number in (self.low, self.high):
            align: Align = "right" if number == self.low else "left"
            x = self._x(box, number) + (-8 if number == self.low else 8)
            c.word(x, y, str(number), self.style, t.ink2, align=align)
        for numbers in self.heaps.values():
            x = self._x(box, sum(numbers) / len(numbers))
            for place in range(len(numbers)):
                stone(self.ui, x, y - 3 - self.r - place * (2 * self.r + 2), self.r, hollow=True)
        if self.row.outcome is not None:
            x = self._x(box, self.row.outcome)
            diamond(self.ui, x, y, 2 * self.r)
            c.word(x, y + self.r + self.line / 2, str(self.row.outcome), self.style, align="centre")
