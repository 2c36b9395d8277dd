"""Ballot slips for a table that votes on paper: four on a page, to cut."""

from __future__ import annotations

from game.paper.clean import plain
from game.paper.sheet import INK, INK2, Sheet, Type
from game.session.events import MOST_WORDS
from game.session.rules import REASONS
from game.session.views.ballot import CONFIDENCE, chip_text
from game.session.views.event import LETTERS
from game.sheets.parts import TRACKLINE, Say, put_all, tick, write_in, writing_lines
from game.sheets.reading import Reading

INSIDE = 10.0
TITLE = Type(15, 18, title=True)
LABEL = Type(9.5, 12.5, bold=True)
BODY = Type(9, 12)
SMALL = Type(7.4, 9.4, colour=INK2)
LETTER = Type(13, 15, title=True)


def draw_slips(sheet: Sheet, reading: Reading) -> None:
    """One page; it is printed as often as is needed."""
    wide, high = sheet.wide / 2, sheet.high / 2
    sheet.line(wide, 0, wide, sheet.high, 0.25, TRACKLINE, dash=2)
    sheet.rule(high, 0.25, TRACKLINE, 0, sheet.wide, dash=2)
    for row in range(2):
        for column in range(2):
            _slip(sheet, reading, column * wide + INSIDE, row * high + INSIDE, wide - 2 * INSIDE)


def _slip(sheet: Sheet, reading: Reading, x: float, y: float, width: float) -> None:
    say = reading.words.say
    put_all(sheet, [Say(say("My ballot"), TITLE, "H2")], x, y - 1, width, 8)
    y += 9
    write_in(sheet, say("Quarter"), BODY, x, y, width * 0.36)
    write_in(sheet, say("Role"), BODY, x + width * 0.4, y, width * 0.6)
    y += 9
    put_all(sheet, [Say(say("I choose"), LABEL)], x, y, width, 6)
    y += 6
    _letters(sheet, reading, x, y)
    y += 16
    put_all(sheet, [Say(say("Why? Tick two at most"), LABEL)], x, y, width, 6)
    y += 6.5
    half = width / 2
    for place, reason in enumerate(REASONS):
        left, top = x + (place % 2) * half, y + (place // 2) * 7.2
        tick(sheet, left, top + 0.4, 3.4)
        put_all(
            sheet,
            [Say(plain(chip_text(reading.words, reading.scenario, reason)), BODY)],
            left + 5,
            top - 0.1,
            half - 6,
            7,
        )
    y += -(-len(REASONS) // 2) * 7.2 + 2
    label = say("Or in one sentence of {n} words at most", n=MOST_WORDS)
    put_all(sheet, [Say(label, SMALL)], x, y, width, 5)
    y = writing_lines(sheet, 2, x, y + 3, width, 7.5) + 4
    put_all(sheet, [Say(say("How sure are you?"), LABEL)], x, y, width, 6)
    y += 8
    _sure(sheet, reading, x, y, width)
    write_in(sheet, say("My card for the plan"), BODY, x, y + 17, width)


def _letters(sheet: Sheet, reading: Reading, x: float, y: float) -> None:
    """A box for each answer that an event of this scenario can have."""
    most = max((len(event.options) for event in reading.scenario.spec.events.values()), default=2)
    for place, letter in enumerate(LETTERS[:most]):
        left = x + place * 15
        sheet.frame(left, y, 11, 11, 0.5, INK)
        with sheet.element("P"):
            sheet.words([(letter, LETTER)], left + 5.5 - sheet.width(letter, LETTER) / 2, y + 2.9, 11, "L")


def _sure(sheet: Sheet, reading: Reading, x: float, y: float, width: float) -> None:
    """Five stones on a line, a word below each."""
    step = width / len(CONFIDENCE)
    sheet.rule(y + 2.2, 0.4, INK, x + step / 2, width - step)
    for place, text in enumerate(CONFIDENCE):
        middle = x + (place + 0.5) * step
        sheet.circle(middle, y + 2.2, 2.2, 0.4, INK, fill="#FFFFFF")
        rows = sheet.lines(reading.words.say(text), step - 1, SMALL)
        with sheet.element("P"):
            for n, row in enumerate(rows):
                left = middle - sheet.width(row, SMALL) / 2
                sheet.words([(row, SMALL)], left, y + 5.6 + n * SMALL.line, step, "L")
