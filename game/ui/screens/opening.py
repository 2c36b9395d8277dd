"""The name and the artwork, on the screen at once: the rest of the program takes a moment to read."""

from typing import Final

import pygame

from game.ui.boxes import Box
from game.ui.fonts import Face
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.styles import Style
from game.ui.widgets.art import start_art

LEFT: Final = 64.0
NAME_OF_GAME: Final = "Wendbaar"
HUGE: Final = Style(Face.TITLE, 112, 1.15)
LARGE: Final = Style(Face.TITLE, 64, 1.15)
WIDE_FROM: Final = 1.4
"""Text scale from which the artwork gives way to the words."""


class OpeningScreen:
    """Nothing to do yet: the start screen takes its place within a second."""

    title = NAME_OF_GAME

    def draw(self, ui: Ui) -> None:
        c = ui.canvas
        wide = c.text_scale >= WIDE_FROM
        style = LARGE if wide else HUGE
        if not wide:
            start_art(ui, (944, c.height / 2 + 6))
        box = Box(LEFT, 36, 1152 if wide else 560, c.line_height(style))
        c.text(box, NAME_OF_GAME, style, ui.theme.ink)
        ui.note("name", NAME_OF_GAME, box, role="heading")

    def handle(self, event: pygame.event.Event, ui: Ui) -> Intent | None:
        return None
