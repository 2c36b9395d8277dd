"""Blocks on a sheet, one after another: a head, chapters, and what they are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.paper.blocks import Block, Bullets, Columns, Figure, Paragraph, Section, Style, Subhead, Table
from game.paper.shapes import LEFT, ROOM
from game.paper.sheet import BLUE, INK, INK2, SMALLEST, WHITE, WIDTH, YELLOW, Sheet, Type
from game.paper.tables import PAGE, Laid, draw_table

STYLES = {
    Style.BODY: Type(9.8, 13.8),
    Style.LEAD: Type(11.8, 15.8),
    Style.QUIET: Type(8.8, 12.2, colour=INK2),
    Style.QUOTE: Type(10.8, 14.8),
}
SECTION = Type(17, 20, title=True)
SUBHEAD = Type(11.5, 15, bold=True)
COLUMN = Type(9, 12.2)
MOST_TOGETHER = 0.6
"""Part of a page that a heading may ask for with what stands below it."""


def draw_mast(sheet: Sheet, kicker: str, name: str, subtitle: str, facts: Sequence[tuple[str, str]]) -> None:
    """The head of the first page, as wide as the paper.

    facts  (what, value), beside each other as far as they fit
    """
    small_head = Type(10, 13, bold=True, colour=YELLOW)
    school = Type(25, 29, title=True, colour=WHITE)
    below = Type(12, 15, colour=WHITE)
    names = sheet.lines(name, ROOM, school)
    under = sheet.lines(subtitle, ROOM, below)
    height = 15 + small_head.line + school.line * len(names) + below.line * len(under) + (22 if facts else 10)
    sheet.box(0, 0, WIDTH, height, INK)
    sheet.box(0, height, WIDTH, 2.6, YELLOW)
    sheet.y = 14
    sheet.text(kicker, small_head)
    sheet.y += 1
    sheet.outline(name, 0)
    sheet.text(name, school, kind="H1")
    sheet.text(subtitle, below)
    sheet.y += 5
    x, top = LEFT, sheet.y
    for what, value in facts:
        small, large = Type(8.2, 11, colour="#C9CEE4"), Type(10.5, 14, bold=True, colour=WHITE)
        width = max(sheet.width(what, small), sheet.width(value, large)) + 9
        with sheet.element("P"):
            sheet.words([(what, small), (value, large)], x, top, width, "L")
        x += width
    sheet.y = height + 10


def draw_section(sheet: Sheet, section: Section, *, apart: bool = False) -> None:
    """A chapter. apart: on a page of its own."""
    if apart:
        sheet.new_page()
    sheet.space(9)
    sheet.need(_together(sheet, SECTION.line + 6, section.blocks[:5]))
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y += 3.2
    sheet.outline(section.title, 1)
    sheet.text(section.title, SECTION, kind="H2")
    sheet.y += 2.5
    for place, block in enumerate(section.blocks):
        draw_block(sheet, block, section.blocks[place + 1 : place + 4])


def draw_block(sheet: Sheet, block: Block, after: Sequence[Block] = ()) -> None:
    """One block; `after`: the next three, which a heading may have to stay with."""
    match block:
        case Paragraph(text, Style.QUOTE):
            sheet.text(text, STYLES[Style.QUOTE], kind="BlockQuote", x=LEFT + 5, width=ROOM - 5, bar=YELLOW)
            sheet.y += 2.4
        case Paragraph(text, style):
            sheet.text(text, STYLES[style])
            sheet.y += 2.2
        case Subhead():
            _subhead(sheet, block, after)
        case Bullets():
            _bullets(sheet, block)
        case Table():
            draw_table(sheet, block)
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
                return min(height + Laid(sheet, block).least, PAGE * MOST_TOGETHER)
            case Figure(svg):
                return height + SMALLEST * _height(svg)
            case Columns():
                return height + 30
    return height


def _bullets(sheet: Sheet, block: Bullets) -> None:
    look = STYLES[Style.BODY]
    with sheet.element("L"):
        for item in block.items:
            rows = sheet.lines(item, ROOM - 5, look)
            sheet.need(look.line * min(len(rows), 3))
            if block.boxes:
                sheet.frame(LEFT, sheet.y + look.line / 2 - 1.5, 3.0, 3.0, 0.3, INK)
            else:
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
