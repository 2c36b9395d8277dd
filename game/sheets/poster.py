"""The vision poster: themes with places for ten stones, to hang up at A3, and sentences to cut out."""

from __future__ import annotations

from collections.abc import Iterator

from game.paper.sheet import INK, INK2, WHITE, YELLOW, Sheet, Type
from game.session.rules import STONES
from game.sheets.parts import TRACKLINE, Say, put_all, stone, writing_lines
from game.sheets.reading import Reading

EDGE = 12.0
BAND = 24.0
GAP = 4.0
"""Between the columns of themes."""
IN_A_ROW = 5
"""Places for stones beside each other."""
NAME = Type(15, 17.5, bold=True)
ABOUT = Type(12.5, 16)
SENTENCE = Type(14.5, 18.5, title=True)
FROM = Type(8.5, 11, colour=INK2)
CUT_COLUMNS, CUT_ROWS = 2, 4


def draw_poster(sheet: Sheet, reading: Reading) -> None:
    """The poster on the first page; behind it, where a vision is chosen, sentences to cut out."""
    _poster(sheet, reading)
    if reading.scenario.spec.vision is None:
        _sentences(sheet, reading)


def _poster(sheet: Sheet, reading: Reading) -> None:
    say, spec = reading.words.say, reading.scenario.spec
    sheet.box(0, 0, sheet.wide, BAND, INK)
    sheet.box(0, BAND, sheet.wide, 2, YELLOW)
    title = say("Our vision")
    look = Type(25, 28, title=True, colour=WHITE)
    sheet.outline(title, 0)
    put_all(sheet, [Say(title, look, "H1")], EDGE, 7, sheet.width(title, look) + 4, 12)
    told = (
        say("The vision is given here: what do these ten stones ask of you?")
        if spec.vision is not None
        else say("Lay ten stones. What you do not choose is a choice too.")
    )
    left = EDGE + sheet.width(title, look) + 10
    small = [
        Say(reading.school, Type(11, 14, bold=True, colour=YELLOW)),
        Say(told, Type(11, 14, colour=WHITE)),
    ]
    put_all(sheet, small, left, 6.5, sheet.wide - left - EDGE, 14)
    count = len(spec.themes)
    width = (sheet.wide - 2 * EDGE - GAP * (count - 1)) / count
    top, foot = BAND + 7, sheet.high - 60
    for place, id in enumerate(spec.themes):
        _theme(sheet, reading, id, EDGE + place * (width + GAP), top, width, foot - top)
    room = sheet.wide - 2 * EDGE
    head = (
        say("Our sentence, and up to four more")
        if spec.vision is None
        else say("What do we want to see of it, and where?")
    )
    put_all(sheet, [Say(head, Type(12.5, 16, bold=True), "H2")], EDGE, foot + 4, room, 7)
    lines = foot + 9
    writing_lines(sheet, 1, EDGE, lines, room, 10)
    for column in range(2):
        half = (room - 10) / 2
        writing_lines(sheet, 2, EDGE + column * (half + 10), lines + 10, half, 9)


def _theme(sheet: Sheet, reading: Reading, id: str, x: float, y: float, width: float, height: float) -> None:
    """A column: what the theme is, and below it the places for its stones."""
    spec = reading.scenario.spec
    theme, inside = spec.themes[id], 4.0
    laid = (spec.vision or {}).get(id, 0)
    sheet.frame(x, y, width, height, 0.6, INK)
    sheet.icon(reading.icon(theme.icon), x + width / 2 - 6.5, y + 5, 13, INK, stone=YELLOW)
    step = min((width - 2 * inside) / IN_A_ROW, 11.0)
    radius = step * 0.4
    rows = STONES // IN_A_ROW
    stones = y + height - inside - rows * step
    for place in range(STONES):
        across = x + width / 2 + (place % IN_A_ROW - (IN_A_ROW - 1) / 2) * step
        up = y + height - inside - (place // IN_A_ROW + 0.5) * step
        stone(sheet, across, up, radius, laid=place < laid)
    words = [Say(reading.theme(id), NAME, "H2"), Say(reading.text(theme.about), ABOUT, before=2)]
    if laid:
        words.append(Say(reading.words.many("{n} stone", "{n} stones", laid), NAME, before=2))
    put_all(sheet, words, x + inside, y + 21, width - 2 * inside, stones - y - 24)


def _sentences(sheet: Sheet, reading: Reading) -> None:
    wide, high = sheet.wide / CUT_COLUMNS, (sheet.high - 16) / CUT_ROWS
    on_a_page = CUT_COLUMNS * CUT_ROWS
    for place, (source, text) in enumerate(_statements(reading)):
        if place % on_a_page == 0:
            sheet.new_page()
            _cuts(sheet, wide, high)
        x = place % CUT_COLUMNS * wide
        y = place % on_a_page // CUT_COLUMNS * high
        put_all(
            sheet, [Say(source, FROM), Say(text, SENTENCE, before=1.5)], x + 12, y + 7, wide - 24, high - 11
        )


def _statements(reading: Reading) -> Iterator[tuple[str, str]]:
    """(theme or how we work, sentence), in the order of the file."""
    spec = reading.scenario.spec
    for id, theme in spec.themes.items():
        for text in theme.statements.values():
            yield reading.theme(id), reading.text(text)
    for text in spec.how_we_work.statements.values():
        yield reading.words.say("How we work"), reading.text(text)


def _cuts(sheet: Sheet, wide: float, high: float) -> None:
    """Lines to cut along."""
    for column in range(1, CUT_COLUMNS):
        sheet.line(column * wide, 0, column * wide, high * CUT_ROWS, 0.25, TRACKLINE, dash=2)
    for row in range(1, CUT_ROWS + 1):
        sheet.rule(row * high, 0.25, TRACKLINE, 0, sheet.wide, dash=2)
