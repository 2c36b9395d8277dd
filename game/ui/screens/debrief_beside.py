"""What came of a what-if beside what came, as a table and words; and the tabs of the pages that show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from game.session.views.debrief_compared import ComparedLevel, ComparisonView, DifferenceView
from game.session.views.debrief_told import compared
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.screens.debrief_panels import styled
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Reader
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, VALUE_SMALL, Style
from game.ui.widgets.controls import tab, tab_width
from game.ui.widgets.marks import delta, number

COLUMN: Final = 112.0
DELTA: Final = 76.0
ROW: Final = 36.0

Part = TypeVar("Part", bound=str)


def draw_beside(
    ui: Ui,
    box: Box,
    reader: Reader,
    words: Words,
    view: ComparisonView,
    why: DifferenceView,
    first: list[tuple[str, Style]],
) -> None:
    """first  what stands above: what was decided otherwise"""
    parts = list(first)
    rest = box
    if room_of(ui) == "full":
        rest = draw_table(ui, box, view)
    else:
        parts += [(one.spoken, BODY) for one in view.outcomes if one.difference.points]
    parts += styled(compared(words, view, why, named=False))
    reader.draw(ui, rest, parts)


def part_tabs(
    ui: Ui,
    box: Box,
    parts: Sequence[tuple[Part, str]],
    chosen: Part,
    turn_to: Callable[[Part], Intent | None],
) -> Box:
    """The two halves of a page as tabs, where one shows at a time; returns the room below."""
    x, tall = box.x, max(48.0, ui.grow(40))
    for part, label in parts:
        w = tab_width(ui, label)
        place, action = Box(x, box.y, w, tall), partial(turn_to, part)
        tab(ui, place, label, id=f"part {part}", chosen=chosen == part, action=action)
        x += w + 8
    return box.cut_top(tall, 10)[1]


def draw_table(ui: Ui, box: Box, view: ComparisonView) -> Box:
    """Every outcome as it went and as it would have; returns the room below."""
    c, t = ui.canvas, ui.theme
    row, rest = box.cut_top(30)
    names = ((0, ui.say("with it")), (1, ui.say("as it went")))
    for place, text in names:
        x = box.right - DELTA - COLUMN * (place + 1)
        c.text(Box(x, row.y, COLUMN, row.h), text, BODY, t.ink2, align="right")
    c.hline(box.x, row.bottom, box.w)
    for one in view.outcomes:
        row, rest = rest.cut_top(ROW)
        _row(ui, row, one)
    return rest.cut_top(14)[1]


def _row(ui: Ui, row: Box, one: ComparedLevel) -> None:
    c, t = ui.canvas, ui.theme
    c.text(Box(row.x, row.y, row.w - 2 * COLUMN - DELTA, row.h), one.name, NAME)
    for place, value in ((0, one.branch), (1, one.original)):
        x = row.right - DELTA - COLUMN * (place + 1)
        style, colour = (VALUE_SMALL, t.ink) if place == 0 else (NAME, t.ink2)
        c.text(Box(x, row.y, COLUMN, row.h), number(value), style, colour, align="right")
    change = one.difference
    delta(ui, row.right, row.cy, change.points, good=change.favourable is not False, align="right")
    c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
    ui.note(f"compared {one.id}", one.spoken, row, "row")
