"""A screen as large plain text, in reading order: F1 on every screen."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame

from game.ui.boxes import Box
from game.ui.elements import Element, plain_text
from game.ui.intents import Intent, Pop
from game.ui.stage import Ui, key_name
from game.ui.styles import LEAD
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width
from game.ui.widgets.frame import Footer, Header, content, footer, header

GAP: Final = 8.0


class PlainText:
    """What another screen said, page by page; nothing can be changed from here."""

    any_size: Final = True  # it can be read on a window of any size

    def __init__(self, title: str, elements: Sequence[Element]) -> None:
        self.title = title
        self.lines = plain_text(elements)
        self.first = 0
        self._shown = 1

    def draw(self, ui: Ui) -> None:
        """The lines that fit, and how to go on."""
        header(ui, Header(self.title, ui.say("as plain text")))
        room = content(ui).inset(0, 12)
        y, i = room.y, self.first
        while i < len(self.lines):
            height = ui.canvas.paragraph_height(self.lines[i], LEAD, room.w)
            if y + height > room.bottom and i > self.first:
                break
            ui.canvas.paragraph(Box(room.x, y, room.w, max(height, room.bottom - y)), self.lines[i], LEAD)
            ui.note(f"line {i}", self.lines[i], Box(room.x, y, room.w, height))
            y += height + GAP
            i += 1
        self._shown = max(1, i - self.first)
        place = footer(ui, Footer(Button("close", (ui.say("Close"),), Pop(), ("Esc", "F1", "Enter"))))
        if i < len(self.lines) or self.first:
            self._page_buttons(ui, place, more=i < len(self.lines))

    def _page_buttons(self, ui: Ui, place: Box, more: bool) -> None:
        x = place.x - 16
        for id, label, key, step, enabled in (
            ("before", ui.say("Back"), "PageUp", -1, self.first > 0),
            ("after", ui.say("More"), "PageDown", 1, more),
        ):
            w = button_width(ui, label, "", "", SMALL_BUTTON)
            tall = max(48.0, ui.grow(40))
            box = Box(x, place.cy - tall / 2, w, tall)
            button(
                ui,
                box,
                label,
                id=id,
                action=partial(self.turn, step),
                keys=(key,),
                style=SMALL_BUTTON,
                enabled=enabled,
            )
            x += w + 14

    def turn(self, step: int) -> Intent | None:
        """A page on or back."""
        self.first = min(max(0, self.first + step * self._shown), max(0, len(self.lines) - 1))
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Arrows and wheel go line by line."""
        step = 0
        if event.type == pygame.MOUSEWHEEL:
            step = -event.y
        elif event.type == pygame.KEYDOWN:
            step = {"↓": 1, "↑": -1}.get(key_name(event), 0)
        self.first = min(max(0, self.first + step), max(0, len(self.lines) - 1))
        return None
