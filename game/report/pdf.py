"""The report as a PDF of A4 pages: tagged, with an outline, its language and what every picture shows.

Needs fpdf2 (the extra `pdf`); whoever calls this says so in a sentence where it is not there. The same report
gives the same bytes: its date is the day of the game, from the log.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from game.report.blocks import (
    Block,
    Bullets,
    Cell,
    Columns,
    Figure,
    Paragraph,
    Report,
    Section,
    Style,
    Subhead,
    Table,
)
from game.report.sheet import (
    BLUE,
    BOTTOM,
    HAIR,
    HEIGHT,
    INK,
    INK2,
    LEFT,
    ROOM,
    SMALLEST,
    TOP,
    WHITE,
    WIDTH,
    YELLOW,
    YELLOWSOFT,
    Sheet,
    Type,
)

STYLES = {
    Style.BODY: Type(9.8, 13.8),
    Style.LEAD: Type(11.8, 15.8),
    Style.QUIET: Type(8.8, 12.2, colour=INK2),
    Style.QUOTE: Type(10.8, 14.8),
}
SECTION = Type(17, 20, title=True)
SUBHEAD = Type(11.5, 15, bold=True)
CAPTION = Type(9.2, 12.5, bold=True)
HEAD = Type(8.6, 11.4, bold=True)
CELL = Type(8.6, 11.4)
UNDER = Type(8.2, 11.4, colour=INK2)
STRONG = Type(8.6, 11.4, bold=True)
COLUMN = Type(9, 12.2)
GAP = 4.0
"""Between columns of a table."""
PAD = 1.2
"""Above and below a table's row."""
MOST_TOGETHER = 0.6
"""Part of a page that a heading may ask for with what stands below it."""
APART = ("ballots",)
"""Sections that begin on a page of their own."""
PAGE = HEIGHT - TOP - BOTTOM
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

_Lines = list[tuple[str, Type]]


def pdf(report: Report) -> bytes:
    """The file."""
    sheet = Sheet(
        title=report.title,
        lang=report.lang,
        foot=report.title,
        page_of=report.words["page"],
        created=_day(report.first_day),
    )
    _mast(sheet, report)
    for section in report.sections:
        _section(sheet, section)
    return sheet.bytes()


def _day(time: str) -> datetime:
    try:
        day = datetime.fromisoformat(time)
    except ValueError:
        return NO_DAY
    return day if day.tzinfo is not None else day.replace(tzinfo=UTC)


def _mast(sheet: Sheet, report: Report) -> None:
    """The head of the first page: the school, when and how long, and how it ended."""
    kicker = Type(10, 13, bold=True, colour=YELLOW)
    school = Type(25, 29, title=True, colour=WHITE)
    below = Type(12, 15, colour=WHITE)
    names = sheet.lines(report.school, ROOM, school)
    subtitle = sheet.lines(report.subtitle, ROOM, below)
    height = 15 + kicker.line + school.line * len(names) + below.line * len(subtitle) + 22
    sheet.box(0, 0, WIDTH, height, INK)
    sheet.box(0, height, WIDTH, 2.6, YELLOW)
    sheet.y = 14
    sheet.text(report.kicker, kicker)
    sheet.y += 1
    sheet.outline(report.school, 0)
    sheet.text(report.school, school, kind="H1")
    sheet.text(report.subtitle, below)
    sheet.y += 5
    x, top = LEFT, sheet.y
    for name, value in report.facts:
        small, large = Type(8.2, 11, colour="#C9CEE4"), Type(10.5, 14, bold=True, colour=WHITE)
        width = max(sheet.width(name, small), sheet.width(value, large)) + 9
        with sheet.element("P"):
            sheet.words([(name, small), (value, large)], x, top, width, "L")
        x += width
    sheet.y = height + 10
    sheet.text(report.headline, Type(15, 18, title=True))
    sheet.y += 1
    sheet.text(report.lead, Type(10.5, 14.6))


def _section(sheet: Sheet, section: Section) -> None:
    if section.id in APART:
        sheet.new_page()
    sheet.space(9)
    sheet.need(_together(sheet, SECTION.line + 6, section.blocks[:5]))
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y += 3.2
    sheet.outline(section.title, 1)
    sheet.text(section.title, SECTION, kind="H2")
    sheet.y += 2.5
    for place, block in enumerate(section.blocks):
        _block(sheet, block, section.blocks[place + 1 : place + 3])


def _block(sheet: Sheet, block: Block, after: Sequence[Block]) -> None:
    """One block; `after`: the next two, which a heading may have to stay with."""
    match block:
        case Paragraph(text, Style.QUOTE):
            sheet.text(text, STYLES[Style.QUOTE], kind="BlockQuote", x=LEFT + 5, width=ROOM - 5, bar=YELLOW)
            sheet.y += 2.4
        case Paragraph(text, style):
            sheet.text(text, STYLES[style])
            sheet.y += 2.2
        case Subhead():
            _subhead(sheet, block, after)
        case Bullets(items):
            _bullets(sheet, items)
        case Table():
            _table(sheet, block)
        case Figure(svg, alternative):
            sheet.space(1.5)
            sheet.picture(svg, alternative, _height(svg))
            sheet.y += 4
        case Columns():
            _columns(sheet, block)


def _subhead(sheet: Sheet, block: Subhead, after: Sequence[Block]) -> None:
    sheet.space(4.5)
    sheet.need(_together(sheet, SUBHEAD.line, after))
    sheet.outline(block.whole, 2)
    sheet.text(block.whole, SUBHEAD, kind="H3")
    sheet.y += 1


def _together(sheet: Sheet, height: float, after: Sequence[Block]) -> float:
    """The room for a heading and what it stands above, so that they are not parted: words, then a picture,
    a table (or its first rows) or columns.
    """
    height += 4.0
    for block in after:
        match block:
            case Paragraph(text, style):
                height += 2.2 + STYLES[style].line * len(sheet.lines(text, ROOM, STYLES[style]))
            case Subhead(text):
                height += 6 + SUBHEAD.line * len(sheet.lines(text, ROOM, SUBHEAD))
            case Bullets():
                return height + 12
            case Table():
                return min(height + _Laid(sheet, block).least, PAGE * MOST_TOGETHER)
            case Figure(svg):
                return height + SMALLEST * _height(svg)
            case Columns():
                return height + 30
    return height


def _bullets(sheet: Sheet, items: Sequence[str]) -> None:
    look = STYLES[Style.BODY]
    with sheet.element("L"):
        for item in items:
            rows = sheet.lines(item, ROOM - 5, look)
            sheet.need(look.line * min(len(rows), 3))
            sheet.box(LEFT + 0.6, sheet.y + look.line / 2 - 0.75, 1.5, 1.5, BLUE)
            with sheet.element("LI"):
                sheet.text(item, look, kind="LBody", x=LEFT + 5, width=ROOM - 5)
            sheet.y += 1.2
    sheet.y += 1.6


def _columns(sheet: Sheet, block: Columns) -> None:
    """Boxes beside each other, as high as the highest."""
    count, inside = len(block.columns), 4.0
    width = ROOM / count
    look, title = COLUMN, SUBHEAD
    measured = [
        [(one.title, sheet.lines(one.title, width - 2 * inside, title))]
        + [(text, sheet.lines(text, width - 2 * inside, look)) for text in one.texts]
        for one in block.columns
    ]
    height = max(
        title.line * len(texts[0][1]) + 1 + sum(look.line * len(rows) + 1.6 for _, rows in texts[1:])
        for texts in measured
    )
    height += 2 * inside - 1.6
    sheet.need(height)
    top = sheet.y
    sheet.frame(LEFT, top, ROOM, height, 0.5, INK)
    for place, texts in enumerate(measured):
        x = LEFT + place * width
        if place:
            sheet.box(x - 0.25, top, 0.5, height, INK)
        sheet.y = top + inside
        for number, (text, _) in enumerate(texts):
            head = number == 0
            sheet.text(
                text,
                title if head else look,
                kind="H3" if head else "P",
                x=x + inside,
                width=width - 2 * inside,
            )
            sheet.y += 1 if head else 1.6
    sheet.y = top + height + 4


def _height(svg: str) -> float:
    """How high a picture is when it is as wide as the page's room."""
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    assert found is not None
    return ROOM * float(found[2]) / float(found[1])


# Tables


class _Laid:
    """A table in lines that fit its columns."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        room = ROOM - GAP * (len(table.widths) - 1)
        self.widths = [room * one / sum(table.widths) for one in table.widths]
        self.heads: list[_Lines] = [
            [(line, HEAD) for line in sheet.lines(head, width, HEAD)]
            for head, width in zip(table.heads, self.widths, strict=True)
        ]
        self.rows = [
            [_cell(sheet, cell, self.widths[n], n, place in table.strong) for n, cell in enumerate(row)]
            for place, row in enumerate(table.rows)
        ]
        self.head = _tallest(self.heads) + 2 * PAD
        heights = [_tallest(row) + 2 * PAD for row in self.rows]
        above = CAPTION.line * len(sheet.lines(table.caption, ROOM, CAPTION)) + 3.0 + self.head
        whole = above + sum(heights)
        self.least = whole if whole < PAGE / 2 else min(above + sum(heights[:2]), PAGE / 2)
        """What it wants on the page it begins on: all of it, or its first rows."""


def _table(sheet: Sheet, table: Table) -> None:
    laid = _Laid(sheet, table)
    sheet.need(laid.least)
    sheet.space(1.5)
    with sheet.element("Table"):
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


def _cell(sheet: Sheet, cell: Cell, width: float, column: int, strong: bool) -> _Lines:
    """The lines of a cell; of a row's head all but the first text stand smaller."""
    texts = (cell,) if isinstance(cell, str) else cell
    found: _Lines = []
    for number, text in enumerate(texts):
        look = CELL
        if column == 0 and number:
            look = Type(UNDER.size, UNDER.leading, colour=INK) if strong else UNDER
        elif column == 0 and strong:
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


def _head_again(sheet: Sheet, laid: _Laid, table: Table) -> None:
    """The heads once more on a new page, for the eye: the structure has them already."""
    x = LEFT
    for column, (cell, width) in enumerate(zip(laid.heads, laid.widths, strict=True)):
        low = sum(look.line for _, look in cell)
        align = "R" if column in table.numbers else "L"
        sheet.shown(cell, x, sheet.y + laid.head - PAD - low, width, align)
        x += width + GAP
    sheet.y += laid.head
    sheet.rule(sheet.y, 0.5, INK)
