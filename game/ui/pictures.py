"""Screens drawn to pictures, without a window: for manuals, for eyes, and for comparing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame

from game.errors import CannotSave
from game.paths import assets_dir
from game.texts import Words
from game.ui.canvas import Store
from game.ui.fonts import Fonts
from game.ui.intents import Screen
from game.ui.plain import PlainText
from game.ui.stage import Look, Stage

KEYS: Final = {
    "Enter": pygame.K_RETURN,
    "Space": pygame.K_SPACE,
    "Tab": pygame.K_TAB,
    "Esc": pygame.K_ESCAPE,
    "↓": pygame.K_DOWN,
    "←": pygame.K_LEFT,
    "→": pygame.K_RIGHT,
}


@dataclass(frozen=True)
class Shot:
    """A screen, and the keys that bring it into its state."""

    name: str
    make: Callable[[], Screen]
    keys: tuple[str, ...] = ()


class Picture:
    """What a screen looks like.

    Raises CannotSave where `save` cannot write.
    """

    def __init__(self, name: str, surface: pygame.Surface) -> None:
        self.name = name
        self.surface = surface

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    def save(self, path: Path) -> None:
        """Write it as PNG."""
        try:
            pygame.image.save(self.surface, path)
        except (OSError, pygame.error) as error:
            raise CannotSave("{path} cannot be written: {reason}.", path=path, reason=error) from error


def pictures(shots: Iterable[Shot], words: Words, size: tuple[int, int], look: Look) -> Iterator[Picture]:
    """Every shot drawn, one by one; `look` should be calm, for nothing moves in a picture."""
    pygame.display.init()
    store = Store(Fonts(assets_dir() / "fonts", reading=look.reading))
    for shot in shots:
        stage = Stage(pygame.Surface(size), store, words, look)
        stage.show(shot.make())
        stage.draw()
        for key in shot.keys:
            press(stage, key)
            stage.draw()
        yield Picture(shot.name, stage.surface)


def press(stage: Stage, key: str) -> None:
    """A key by its name or letter."""
    letter = key.lower() if len(key) == 1 and key.isascii() else ""
    code = KEYS.get(key) or pygame.key.key_code(letter)
    stage.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=letter))


def as_text(screen: Screen, words: Words, look: Look) -> PlainText:
    """The plain-text view of a screen."""
    stage = Stage(pygame.Surface((1280, 720)), Store(Fonts(assets_dir() / "fonts")), words, look)
    stage.show(screen)
    return PlainText(screen.title, stage.draw().elements)
