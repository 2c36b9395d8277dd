"""The test picture for the back row, as a file and on the wall."""

from pathlib import Path
from typing import Final

import pygame

from game.paths import assets_dir
from game.texts import Words
from game.ui.app import Window, WindowSize, look_of
from game.ui.canvas import Store
from game.ui.fonts import Fonts
from game.ui.intents import Intent, Pop, Quit, Screen
from game.ui.pictures import Picture
from game.ui.screens.legible import LegibleScreen
from game.ui.settings import Settings
from game.ui.stage import Look, Stage

SIZE: Final = (1920, 1080)


def draw_legible(path: Path, words: Words, settings: Settings) -> None:
    """Write the page as PNG, in the theme and text size of the settings. Raises CannotSave."""
    look = Look(settings.theme, settings.text_percent, calm=True, reading=settings.reading)
    store = Store(Fonts(assets_dir() / "fonts", reading=settings.reading))
    stage = Stage(pygame.Surface(SIZE), store, words, look)  # no display is asked for
    stage.show(LegibleScreen(words))
    stage.draw()
    Picture("legible", stage.surface).save(path)


def show_legible(words: Words, settings: Settings) -> None:
    """The page full screen until a key is pressed; on the second display where there is one."""
    window = Window(words, look_of(settings), WindowSize(fullscreen=True), screen_reader=False)
    if len(pygame.display.get_desktop_sizes()) > 1:
        window.project(True)
    window.run(LegibleScreen(words), _Showing())


class _Showing:
    """Nothing to do but close; text size may be tried out."""

    def do(self, intent: Intent, stage: Stage) -> bool:
        return not isinstance(intent, (Quit, Pop))

    def key(self, name: str, stage: Stage) -> None: ...

    def look_changed(self, look: Look) -> None: ...

    def public(self, stage: Stage) -> Screen | None:
        return stage.screen
