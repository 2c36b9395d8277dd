"""Who led what: a row a role, a column a dimension; as sentences where there is no room for columns."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.session.views.debrief_roles import RoleRow, RolesView
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG, VALUE_SMALL
from game.ui.widgets.marks import petal, token

COLUMN: float = 40.0
TOKEN: float = 32.0
MOST_W: float = 600.0
"""So wide at most, where names allow: eyes stay in a row."""
APART: float = 60.0


class RolesPanel:
    """Formal roles have a solid edge, informal ones a dashed one, as everywhere."""

    def __init__(self) -> None:
        self.rows = Rows("roles")

    def handle(self, event: pygame.Event, ui: Ui) -> None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)

    def draw(self, ui: Ui, box: Box, view: RolesView, larger: float = 1.0) -> None:
        """A row a role, then where most was led and where nothing.

        larger  how much larger than usual
        """
        c = ui.canvas
        told = " ".join(text for text in (view.sentence, view.without) if text)
        names_in, more = (style._replace(px=style.px * larger) for style in (NAME, BODY))
        column, size = ui.grow(COLUMN) * larger, ui.grow(TOKEN) * larger
        side = column * len(view.dimensions)
        as_table = box.w - side - size >= 190
        if as_table:
            longest = max((c.text_width(row.name, names_in) for row in view.rows), default=0.0)
            box = box.cut_left(min(box.w, max(MOST_W * larger, size + longest + APART + side)))[0]
        names_w = box.w - size - 14 - (side if as_table else 0.0)
        heads = column if as_table else 0.0
        if as_table:
            for place, (id, name) in enumerate(view.dimensions):
                x = box.right - side + column * (place + 0.5)
                petal(ui, x, box.y + column / 2, column * 0.72, id)
                ui.note(
                    f"led {id}",
                    name,
                    Box(x - column / 2, box.y, column, column),
                    value=str(view.totals[place]),
                )
        ids = [*(f"role {row.role}" for row in view.rows), "roles told"]
        texts = [row.name if as_table else row.spoken for row in view.rows]
        heights = [max(size + 8, c.paragraph_height(text, names_in, names_w) + 8) for text in texts]
        heights.append(c.paragraph_height(told, more, box.w) + 16)
        for at, row in self.rows.window(ui, box.cut_top(heads)[1], ids, heights):
            if at == len(view.rows):
                c.paragraph(row.cut_top(10)[1], told, more)
                ui.note("roles told", told, row)
            else:
                self._row(ui, row, view.rows[at], texts[at], side if as_table else 0.0, column, larger)

    def _row(
        self, ui: Ui, row: Box, one: RoleRow, text: str, side: float, column: float, larger: float
    ) -> None:
        c, t = ui.canvas, ui.theme
        size, name = ui.grow(TOKEN) * larger, NAME._replace(px=NAME.px * larger)
        token(ui, row.x + size / 2, row.cy, size, one.icon, informal=not one.formal)
        names = Box(row.x + size + 10, row.y, row.w - size - 14 - side, row.h)
        c.paragraph(names, text, name, valign="middle")
        if side:
            self._counts(ui, row, one.led, side, column, larger)
        c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
        element = Element(f"role {one.role}", "item", one.spoken, row, description="; ".join(one.cards))
        ui.add(element)

    def _counts(
        self, ui: Ui, row: Box, led: Sequence[int], side: float, column: float, larger: float
    ) -> None:
        c, t = ui.canvas, ui.theme
        value, none = (style._replace(px=style.px * larger) for style in (VALUE_SMALL, STRONG))
        for place, n in enumerate(led):
            x = row.right - side + column * (place + 0.5)
            if n:
                c.word(x, row.cy, str(n), value, align="centre")
            else:
                c.word(x, row.cy, "–", none, t.ink2, align="centre")
