"""What happened in a quarter: its pins one by one, each a way to what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from game.session.views.debrief_timeline import Pin, PinKind
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG
from game.ui.widgets.line_chart import PIN_W, Kind, pin

SHAPES: Final[dict[PinKind, Kind]] = {
    PinKind.EVENT: "event",
    PinKind.INCIDENT: "event",
    PinKind.NOTE: "note",
    PinKind.AGREEMENT: "note",
}
"""What a pin is drawn as; everything else was decided by someone."""
SAID_BY_SHAPE: Final = (PinKind.EVENT, PinKind.DECISION, PinKind.NOTE)
"""Kinds that need no word beside their shape."""


def shape_of(kind: PinKind) -> Kind:
    """The shape of a pin."""
    return SHAPES.get(kind, "decision")


class HappenedPanel:
    """opens  what is behind a pin: an action, or None where there is nothing more"""

    def __init__(self, opens: Callable[[Pin], Action]) -> None:
        self.opens = opens
        self.rows = Rows("happened")

    def handle(self, event: pygame.Event, ui: Ui) -> None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)

    def draw(self, ui: Ui, box: Box, pins: Sequence[Pin], period: str) -> None:
        """period  `sep – nov, year 2`; may be empty"""
        c, t = ui.canvas, ui.theme
        if period:
            row, box = box.cut_top(c.line_height(BODY) + 4, 2)
            c.text(row, period, BODY, t.ink2)
            ui.note("period", period, row)
        if not pins:
            told = ui.say("Nothing was pinned here.")
            c.paragraph(box, told, BODY, t.ink2)
            ui.note("nothing here", told, box)
            return
        inset = PIN_W + 14
        room = box.w - inset - 8
        texts = [_texts(one) for one in pins]
        ids = [f"pin {place}" for place in range(len(pins))]
        heights = [
            max(38.0, c.paragraph_height(title, STRONG, room) + _under(ui, text, room) + 10)
            for title, text in texts
        ]
        for place, row in self.rows.window(ui, box, ids, heights):
            one, (title, text) = pins[place], texts[place]
            action = self.opens(one)
            pin(ui, row.x + 4 + PIN_W / 2, row.y + 6 + c.line_height(STRONG) / 2, shape_of(one.kind))
            said = f"{title} ›" if action is not None else title
            style = STRONG if c.paragraph_height(said, STRONG, room) <= row.h else NAME
            used = c.paragraph(Box(row.x + inset, row.y + 6, room, row.h - 6), said, style)
            if text:
                rest = Box(row.x + inset, used.bottom, room, row.bottom - used.bottom)
                c.paragraph(rest, text, BODY, t.ink2)
            if place < len(pins) - 1:
                c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
            role: Element = Element(
                ids[place],
                "row" if action is not None else "item",
                f"{one.kind_text}: {one.title}",
                row,
                description=one.text,
                action=action,
                group="pinned",
            )
            if ui.add(role):
                ui.ring(row)


def _texts(one: Pin) -> tuple[str, str]:
    title = one.title if one.kind in SAID_BY_SHAPE else f"{one.kind_text}: {one.title}"
    return title, "" if one.text == one.title else one.text


def _under(ui: Ui, text: str, room: float) -> float:
    return ui.canvas.paragraph_height(text, BODY, room) if text else 0.0
