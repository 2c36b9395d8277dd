"""The page for the back row: one line of the smallest text the game shows, and larger ones below it."""

from typing import Final

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.fonts import Face
from game.ui.intents import Intent, Pop
from game.ui.settings import TEXT_SIZES
from game.ui.stage import Ui, key_name
from game.ui.styles import QUESTION, Style

STEPS: Final = (18, 20, 24, 28)
"""Text sizes on a page of 1280 by 720: labels, what is talked about, sentences, numbers."""
CLOSING: Final = ("Enter", "Esc", "Space")
"""Beside letters; Ctrl alone does not, for Ctrl + is to be tried out."""


class LegibleScreen:
    """Lines to be read from the back row, in the theme and text size of now; a key or click closes it."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @property
    def title(self) -> str:
        return self.words.say("Test picture for the back row")

    def draw(self, ui: Ui) -> None:
        c, say = ui.canvas, self.words.say
        question = say("Can the back row read the first line?")
        used = c.paragraph(Box(64, 40, 1152, 120), question, QUESTION)
        ui.note("question", question, used, "heading")
        told = say("No? Then let the back row come closer.")
        if ui.look.text_percent < TEXT_SIZES[-1]:
            told = say("No? Then set text to {percent} % (Ctrl +).", percent=ui.look.text_percent + 25)
        foot = c.paragraph_height(told, QUESTION, 1152)
        y = used.bottom + 40
        for px in STEPS:
            style = Style(Face.BODY, px, 1.3)
            text = say("{px}: What you do together this quarter, you will only see next quarter.", px=px)
            height = c.paragraph_height(text, style, 1152)
            if y + height > c.height - foot - 60:
                break
            c.paragraph(Box(64, y, 1152, height), text, style)
            ui.note(f"line {px}", text, Box(64, y, 1152, height))
            y += height + 36
        room = Box(64, c.height - foot - 40, 1152, foot)
        c.paragraph(room, told, QUESTION, ui.theme.ink2)
        ui.note("told", told, room)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        name = key_name(event) if event.type == pygame.KEYDOWN else ""
        pressed = len(name) == 1 or name in CLOSING
        return Pop() if pressed or event.type == pygame.MOUSEBUTTONUP else None
