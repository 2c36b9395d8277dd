"""Tables on a sheet: cells that wrap, rows that go on over pages, heads that come again there."""

from __future__ import annotations

from collections.abc import Sequence

from game.paper.blocks import Cell, Table
from game.paper.shapes import LEFT, ROOM
from game.paper.sheet import BOTTOM, HAIR, HEIGHT, INK, INK2, TOP, YELLOWSOFT, Sheet, Type

CAPTION = Type(9.2, 12.5, bold=True)
HEAD = Type(8.6, 11.4, bold=True)
CELL = Type(8.6, 11.4)
UNDER = Type(8.2, 11.4, colour=INK2)
STRONG = Type(8.6, 11.4, bold=True)
GAP = 4.0
"""Between columns."""
PAD = 1.2
"""Above and below a row."""
PAGE = HEIGHT - TOP - BOTTOM
WHOLE = 0.28
"""Part of a page up to which a table stays whole."""

_Lines = list[tuple[str, Type]]


class Laid:
    """A table in lines that fit its columns."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        room = ROOM - GAP * (len(table.widths) - 1)
        self.widths = [room * one / sum(table.widths) for one in table.widths]
        self.heads: list[_Lines] = [
            [(line, HEAD) for line in sheet.lines(head, width, HEAD)]
            for head, width in zip(table.heads, self.widths, strict=True)
        ]
        self.rows = [
            [
                _cell(sheet, cell, self.widths[n], n, strong=place in table.strong, bold=table.bold)
                for n, cell in enumerate(row)
            ]
            for place, row in enumerate(table.rows)
        ]
        self.head = _tallest(self.heads) + 2 * PAD
        heights = [_tallest(row) + 2 * PAD for row in self.rows]
        caption = CAPTION.line * len(sheet.lines(table.caption, ROOM, CAPTION))
        above = (caption + 1.5 if caption else 0.0) + 1.5 + self.head
        whole = above + sum(heights)
        self.least = whole if whole < PAGE * WHOLE else min(above + sum(heights[:2]), PAGE / 2)
        """What it wants on the page it begins on: all of it, or its first rows."""


def draw_table(sheet: Sheet, table: Table) -> None:
    laid = Laid(sheet, table)
    sheet.need(laid.least)
    sheet.space(1.5)
    with sheet.element("Table"):
        if table.caption:
            sheet.text(table.caption, CAPTION, kind="Caption")
            sheet.y += 1.5
        with sheet.element("TR"):
            _row(sheet, laid.heads, laid.widths, table, "Column")
        sheet.rule(sheet.y, 0.5, INK)
        for place, row in enumerate(laid.rows):
            for part in _parts(row, PAGE - laid.head - 2 * PAD):
                height = _tallest(part) + 2 * PAD
                if height > sheet.left_on_page:
                    sheet.new_page()
                    _head_again(sheet, laid, table)
                if place in table.strong:
                    sheet.box(LEFT - 2, sheet.y, ROOM + 4, height, YELLOWSOFT)
                with sheet.element("TR"):
                    _row(sheet, part, laid.widths, table, "Row")
                sheet.rule(sheet.y, 0.2, HAIR)
    sheet.y += 4.5


def _cell(sheet: Sheet, cell: Cell, width: float, column: int, *, strong: bool, bold: bool) -> _Lines:
    """The lines of a cell; of a row's head all but the first text stand smaller.

    strong, bold  the row matters; the table's row heads are bold
    """
    texts = (cell,) if isinstance(cell, str) else cell
    found: _Lines = []
    for number, text in enumerate(texts):
        look = CELL
        if column == 0 and number:
            look = Type(UNDER.size, UNDER.leading, colour=INK) if strong else UNDER
        elif column == 0 and (strong or bold):
            look = STRONG
        found += [(line, look) for line in sheet.lines(text, width, look)]
    return found


def _tallest(row: Sequence[_Lines]) -> float:
    return max((sum(look.line for _, look in cell) for cell in row), default=0.0)


def _parts(row: list[_Lines], room: float) -> list[list[_Lines]]:
    """A row in parts that each fit on a page; nearly always itself."""
    most = max(1, int(room / CELL.line))
    count = max(1, -(-max((len(cell) for cell in row), default=0) // most))
    return [[cell[k * most : (k + 1) * most] for cell in row] for k in range(count)]


def _row(sheet: Sheet, row: Sequence[_Lines], widths: Sequence[float], table: Table, heads: str) -> None:
    """Cells beside each other; `heads`: what its head cells are the heads of."""
    height, x = _tallest(row) + 2 * PAD, LEFT
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        is_head = heads == "Column" or column == 0
        align = "R" if column in table.numbers else "L"
        with sheet.element("TH" if is_head else "TD", scope=heads if is_head else ""):
            low = sum(look.line for _, look in cell)
            top = sheet.y + (height - PAD - low if heads == "Column" else PAD)
            sheet.words(cell, x, top, width, align)
        x += width + GAP
    sheet.y += height


def _head_again(sheet: Sheet, laid: Laid, table: Table) -> None:
    """The heads once more on a new page, for the eye: the structure has them already."""
    x = LEFT
    for column, (cell, width) in enumerate(zip(laid.heads, laid.widths, strict=True)):
        low = sum(look.line for _, look in cell)
        align = "R" if column in table.numbers else "L"
        sheet.shown(cell, x, sheet.y + laid.head - PAD - low, width, align)
        x += width + GAP
    sheet.y += laid.head
    sheet.rule(sheet.y, 0.5, INK)
