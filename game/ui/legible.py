"""The page for the back row: one line of the smallest text the game shows, and larger ones below it."""

from pathlib import Path

import pygame

from game.errors import CannotSave
from game.paths import assets_dir
from game.texts import Words
from game.ui.boxes import Box
from game.ui.canvas import Canvas, Store
from game.ui.fonts import Face, Fonts
from game.ui.settings import Settings
from game.ui.styles import QUESTION, Style
from game.ui.theme import THEMES

SIZE = (1920, 1080)
STEPS = (18, 20, 24, 28)
"""Text sizes on a page of 1280 by 720: labels, what is talked about, sentences, numbers."""


def draw_legible(path: Path, words: Words, settings: Settings) -> None:
    """Write the page as PNG, in the theme and text size of the settings. Raises CannotSave."""
    surface = pygame.Surface(SIZE)
    store = Store(Fonts(assets_dir() / "fonts", reading=settings.reading))
    canvas = Canvas(surface, THEMES[settings.theme], store, settings.text_percent)
    canvas.fill(canvas.theme.paper)
    question = words.say("Can the back row read the first line?")
    canvas.paragraph(Box(64, 40, 1152, 120), question, QUESTION)
    y = 170.0
    for px in STEPS:
        style = Style(Face.BODY, px, 1.3)
        text = words.say("{px}: What you do together this quarter, you will only see next quarter.", px=px)
        height = canvas.paragraph_height(text, style, 1152)
        if y + height > canvas.height - 90:
            break
        canvas.paragraph(Box(64, y, 1152, height), text, style)
        y += height + 36
    told = words.say("No? Then set text to {percent} % in the settings.", percent=_next(settings))
    room = Box(64, canvas.height - 80, 1152, 60)
    canvas.paragraph(room, told, QUESTION, canvas.theme.ink2, valign="middle")
    try:
        pygame.image.save(surface, path)
    except (OSError, pygame.error) as error:
        raise CannotSave("{path} cannot be written: {reason}.", path=path, reason=error) from error


def _next(settings: Settings) -> int:
    return min(200, settings.text_percent + 25)
