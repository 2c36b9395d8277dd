"""Parts of the look-back: what it says in the styles of a page, and the board as it was."""

from __future__ import annotations

from typing import Final

from game.session.views.board import BoardView
from game.session.views.debrief_told import Said, Weight
from game.ui.boxes import Box
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG, VALUE, Style
from game.ui.widgets.marks import number, petal
from game.ui.widgets.rose import RoseBar, RoseDimension, rose

ROSE_R: Final = 96.0
STYLES: Final = {Weight.HEAD: STRONG, Weight.MAIN: NAME, Weight.MORE: BODY}


def styled(said: Said, larger: float = 1.0) -> list[tuple[str, Style]]:
    """Each piece in its style.

    larger  how much larger than usual
    """
    return [(text, STYLES[weight]._replace(px=STYLES[weight].px * larger)) for text, weight in said]


def frozen(ui: Ui, box: Box, view: BoardView) -> None:
    """The rose as it was, with its five levels beside it where there is room, else the levels alone."""
    c = ui.canvas
    size = ui.grow(30)
    levels_w = size + 10 + c.text_width("100", VALUE) + 6
    r = min(ROSE_R, (box.w - levels_w - 30) / 2.3, box.h / 2.3)
    drawn = r >= 60
    if drawn:
        dimensions = [
            RoseDimension(
                one.id,
                one.name,
                one.level.value,
                0,
                tuple(RoseBar((sub.name,), sub.value) for sub in one.subs),
            )
            for one in view.dimensions
        ]
        centre = (box.x + 1.12 * r, box.y + min(box.h, 2.4 * r) / 2)
        rose(ui, dimensions, None, centre=centre, r=r, labels="none", rings=False, group="then")
    column = box.cut_right(levels_w)[0] if drawn else box
    rows = column.rows(len(view.dimensions))
    for one, row in zip(view.dimensions, rows, strict=True):
        row = Box(row.x, row.y, row.w, min(row.h, ui.grow(52)))
        small = min(size, row.h - 2)
        petal(ui, row.x + small / 2, row.cy, small, one.id)
        rest = row.cut_left(small + 10)[1]
        if drawn:
            c.text(rest, number(one.level.value), VALUE)
        else:
            c.text(rest, number(one.level.value), STRONG, align="right")
            c.text(Box(rest.x, rest.y, rest.w - ui.grow(44), rest.h), one.name, BODY)
            ui.note(f"then {one.id}", one.level.spoken or one.name, row, "row")
