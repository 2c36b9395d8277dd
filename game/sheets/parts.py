"""What several papers draw: words that must fit a box, lines to write on, places to cut and to fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.paper.sheet import CUT, INK, INK2, POINT, YELLOW, Sheet, Type

SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.77, 0.73, 0.7)
"""Sizes that are tried until words fit their box; smaller than that nobody reads at a table."""
TRACKLINE = "#857F6E"
WRITING = 8.5
"""Height of a line to write on, in millimetres."""


@dataclass(frozen=True, slots=True)
class Say:
    """A text in a box.

    before  room above it, in millimetres; none at the top
    dot     it is an item of a list
    """

    text: str
    look: Type
    kind: str = "P"
    before: float = 0.0
    dot: bool = False

    @property
    def indent(self) -> float:
        return 4.2 if self.dot else 0.0


@dataclass(frozen=True, slots=True)
class _Laid:
    say: Say
    look: Type
    rows: list[str]
    before: float

    @property
    def height(self) -> float:
        return self.look.line * len(self.rows)


def scaled(look: Type, scale: float) -> Type:
    return replace(look, size=look.size * scale, leading=look.leading * scale)


def height_of(sheet: Sheet, says: Sequence[Say], width: float, scale: float = 1.0) -> float:
    """How high these texts stand in a box so wide."""
    return _height(_laid(sheet, says, width, scale))


def put(
    sheet: Sheet, says: Sequence[Say], x: float, y: float, width: float, height: float
) -> tuple[float, list[Say]]:
    """Texts in a box, smaller where they must; gives the height they took, and those that had no room.

    A text of which two lines fit is parted.
    """
    says = [one for one in says if one.text.strip()]
    top = y
    for place, one in enumerate(_laid(sheet, says, width, _scale(sheet, says, width, height))):
        y += one.before if place else 0.0
        fits = int((top + height - y + 0.01) / one.look.line)
        if fits < len(one.rows):
            if fits < 2:
                return y - top, says[place:]
            rest = replace(one.say, text=" ".join(one.rows[fits:]), before=0.0)
            _draw(sheet, replace(one, rows=one.rows[:fits]), x, y, width)
            return y - top + one.look.line * fits, [rest, *says[place + 1 :]]
        _draw(sheet, one, x, y, width)
        y += one.height
    return y - top, []


def put_all(sheet: Sheet, says: Sequence[Say], x: float, y: float, width: float, height: float) -> None:
    """Texts in a box that must hold them: what has no room is left out, with CUT, and noted on the sheet."""
    says = [one for one in says if one.text.strip()]
    left = height
    for place, one in enumerate(_laid(sheet, says, width, _scale(sheet, says, width, height))):
        left -= one.before if place else 0.0
        fits = max(0, int((left + 0.01) / one.look.line))
        rows = one.rows
        if fits < len(rows):
            sheet.cut.append(one.say.text)
            room = width - one.say.indent - sheet.width(CUT, one.look)
            rows = [*rows[: fits - 1], sheet.lines(rows[fits - 1], room, one.look)[0] + CUT] if fits else []
        if rows:
            _draw(sheet, replace(one, rows=rows), x, y + height - left, width)
        left -= one.look.line * len(rows)


def _scale(sheet: Sheet, says: Sequence[Say], width: float, height: float) -> float:
    return next((one for one in SCALES if height_of(sheet, says, width, one) <= height), SCALES[-1])


def _laid(sheet: Sheet, says: Sequence[Say], width: float, scale: float) -> list[_Laid]:
    looks = [(one, scaled(one.look, scale)) for one in says]
    return [
        _Laid(one, look, sheet.lines(one.text, width - one.indent, look), one.before * scale)
        for one, look in looks
    ]


def _height(laid: Sequence[_Laid]) -> float:
    return sum(one.height + (one.before if place else 0.0) for place, one in enumerate(laid))


def _draw(sheet: Sheet, one: _Laid, x: float, y: float, width: float) -> None:
    if one.say.dot:
        sheet.box(x + 0.4, y + one.look.line / 2 - 0.75, 1.5, 1.5, one.look.colour)
    with sheet.element(one.say.kind):
        sheet.words([(row, one.look) for row in one.rows], x + one.say.indent, y, width - one.say.indent, "L")


def writing_lines(sheet: Sheet, count: int, x: float, y: float, width: float, step: float = WRITING) -> float:
    """Lines to write on; gives where they end."""
    for _ in range(count):
        y += step
        sheet.rule(y, 0.25, TRACKLINE, x, width)
    return y


def stone(sheet: Sheet, x: float, y: float, radius: float, *, laid: bool) -> None:
    """A stone around a point: laid, or a place for one."""
    if not laid:
        sheet.circle(x, y, radius, 0.35, TRACKLINE, dash=1.1)
        return
    sheet.circle(x, y, radius, 0.3, INK, fill=INK)
    sheet.circle(x - radius * 0.35, y - radius * 0.38, radius * 0.16, 0.1, YELLOW, fill=YELLOW)


def fold(sheet: Sheet, y: float, text: str) -> None:
    """A line to fold at, with a word about it."""
    look = Type(7.5, 9.5, colour=INK2)
    wide = sheet.width(text, look) + 4
    middle = sheet.wide / 2
    sheet.rule(y, 0.25, TRACKLINE, 0, middle - wide / 2, dash=2)
    sheet.rule(y, 0.25, TRACKLINE, middle + wide / 2, middle - wide / 2, dash=2)
    sheet.shown([(text, look)], middle - wide / 2 + 2, y - look.size * POINT * 0.65, wide, "L")


def write_in(sheet: Sheet, label: str, look: Type, x: float, y: float, width: float) -> None:
    """A label with a line behind it to write on; y is where the words begin."""
    with sheet.element("P"):
        sheet.words([(label, look)], x, y, width, "L")
    start = x + sheet.width(label, look) + 2
    sheet.rule(y + look.line - 0.6, 0.25, TRACKLINE, start, max(4.0, x + width - start))


def tick(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A box to tick."""
    sheet.frame(x, y, size, size, 0.35, INK)
