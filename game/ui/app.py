"""The window and its loop: events in, intents out, and drawing only when something changed."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import pygame

from game.paths import assets_dir
from game.texts import Words
from game.ui.a11y import ASKED, ScreenReader
from game.ui.canvas import Store
from game.ui.fields import TextField
from game.ui.fonts import Fonts
from game.ui.intents import Intent, Quit, Screen
from game.ui.plain import PlainText
from game.ui.settings import TEXT_SIZES, Settings
from game.ui.stage import Look, Stage, key_name

FRAMES: Final = 30  # a second, while something moves
IDLE_SECONDS: Final = 60.0
LOOK_MS: Final = 15  # between two looks for events: pygame's own wait looks a thousand times a second
REPEAT_MS: Final = (380, 45)
REPEATING: Final = frozenset(
    (
        *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN),
        *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_BACKSPACE, pygame.K_DELETE),
    )
)
"""Keys that go on while they are held. Another one is pressed once: while a slow page is made its repeats
pile up, and all would be meant for the next page, where Enter may decide."""
WATCHED: Final = pygame.event.custom_type()


def look_of(settings: Settings) -> Look:
    """The part of the settings that is drawn with."""
    return Look(settings.theme, settings.text_percent, settings.calm, settings.reading)


class Director(Protocol):
    """What stands behind the screens: plays commands, and knows which screen comes next."""

    def do(self, intent: Intent, stage: Stage) -> bool:
        """Do what a screen wants (Push, Pop and Replace are done already); False ends the loop."""

    def key(self, name: str, stage: Stage) -> None:
        """A key that neither screen nor window took, by its name: "F2", "Ctrl S"."""

    def look_changed(self, look: Look) -> None:
        """Text size or theme was changed by key: keep it."""

    def public(self, stage: Stage) -> Screen | None:
        """What the room sees on a second display while `stage` is on the laptop; None leaves it as it is."""


@dataclass(frozen=True)
class WindowSize:
    """How the window opens; `fullscreen` is a borderless window as large as the desktop."""

    width: int = 1280
    height: int = 720
    fullscreen: bool = False


SEATS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
"""One of these tells a program on Linux where its windows go."""
UNSEEN: Final = ("dummy", "offscreen")
"""Drivers that draw where nobody can look."""


def has_display() -> bool:
    """Whether a window can be opened here that people can see."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in SEATS):
        return False  # asking SDL would print a line of its own
    try:
        pygame.display.init()
    except pygame.error:
        return False
    return pygame.display.get_driver() not in UNSEEN


def displays() -> int:
    """How many displays there are; a picture that is shown on two counts once."""
    return len(pygame.display.get_desktop_sizes())


def screen_size() -> tuple[int, int]:
    """Width and height of the first display in pixels; `has_display` must have said yes."""
    return pygame.display.get_desktop_sizes()[0]


def screen_sizes() -> list[tuple[int, int]]:
    """Width and height of every display; `has_display` must have said yes."""
    return list(pygame.display.get_desktop_sizes())


class Projection:
    """A second window, on the second display, for what the room may see.

    Raises pygame.error when it cannot be opened.
    """

    def __init__(self, beside: Stage) -> None:
        size = pygame.display.get_desktop_sizes()[-1]
        # SDL reads the display's number from the low bits of this place
        place = pygame.WINDOWPOS_CENTERED | (displays() - 1)
        self.window = pygame.Window("Wendbaar", size, (place, place), borderless=True)
        self.stage = Stage(self.window.get_surface(), beside.store, beside.words, beside.look, beside.clock)

    def draw(self, screen: Screen, beside: Stage) -> None:
        """Show `screen`, with the focus it has on the laptop."""
        self.stage.surface = self.window.get_surface()
        self.stage.follow(beside, screen)
        self.stage.draw()
        self.window.flip()

    def close(self) -> None:
        self.window.destroy()


class Window:
    """The game's window with one stage in it.

    Raises pygame.error when no window can be opened.
    """

    def __init__(
        self,
        words: Words,
        look: Look,
        size: WindowSize | None = None,
        title: str = "Wendbaar",
        screen_reader: bool = True,
    ) -> None:
        # without this Windows draws small and stretches: every letter blurred
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        pygame.display.init()
        pygame.display.set_caption(title)
        self.size = size or WindowSize()
        self.store = Store(Fonts(_fonts_dir(), reading=look.reading))
        # unseen until the screen reader's side is there: it would find an empty window
        self._open(pygame.HIDDEN)
        self.reader = ScreenReader(title, words.lang, wanted=screen_reader)
        self.stage = Stage(self._open(), self.store, words, look)
        self.reader.attach()
        self.projection: Projection | None = None
        pygame.key.set_repeat(*REPEAT_MS)
        pygame.key.start_text_input()
        self._typing: TextField | None = None
        self._held: set[int] = set()
        """Keys that went down and did not come up yet."""
        self._watch: Callable[[], None] = lambda: None

    def watch(self, look: Callable[[], None], every_ms: int) -> None:
        """Call `look` so often from now on, for what changes outside the window; 0: no more."""
        self._watch = look
        pygame.time.set_timer(WATCHED, every_ms)

    @property
    def problems(self) -> list[str]:
        """Font files that are missing or broken, and why there is nothing for a screen reader."""
        return [*self.store.fonts.problems, *self.reader.problems]

    def open_with(self, first: Screen) -> None:
        """Draw `first` before there is anything behind it."""
        self.stage.show(first)
        self.stage.draw()
        pygame.display.flip()

    def run(self, first: Screen | None, director: Director) -> None:
        """Show `first` (None: what is open) and go on until something quits."""
        if first is not None:
            self.stage.show(first)
        clock = pygame.time.Clock()
        while True:
            if self.stage.due():
                self.draw(director)
            if self.stage.moving:
                clock.tick(FRAMES)
                events = pygame.event.get()
            else:
                events = wait(self._patience())
            for event in events:
                if not self.handle(event, director):
                    return

    def draw(self, director: Director) -> None:
        """The room's picture first, so that what a screen remembers of its drawing is the laptop's."""
        if self.projection is not None and (seen := director.public(self.stage)) is not None:
            self.projection.draw(seen, self.stage)
        self.stage.draw()
        pygame.display.flip()
        self.reader.show(self.stage)
        self._follow_typing()

    def _follow_typing(self) -> None:
        """Let the system know where is typed; what was begun in another field is dropped.

        Text input itself stays on, since without it keys have the letters of an American keyboard.
        """
        element = self.stage.field_focused
        field = element.field if element else None
        if field is not self._typing:
            if self._typing is not None:
                self._typing.composing = ""
            self._typing = field
            pygame.key.stop_text_input()
            pygame.key.start_text_input()
        if element is not None and self.stage.ui is not None:
            pygame.key.set_text_input_rect(self.stage.ui.canvas.real(element.rect))

    def project(self, wanted: bool) -> bool:
        """Open or close the second window; whether there is one now."""
        if not wanted and self.projection is not None:
            self.projection.close()
            self.projection = None
        elif wanted and self.projection is None:
            try:
                self.projection = Projection(self.stage)
            except pygame.error:
                return False
        self.stage.dirty = True
        return self.projection is not None

    def _is_theirs(self, event: pygame.Event) -> bool:
        """Whether an event belongs to the room's window, which is only to be looked at."""
        window = getattr(event, "window", None)
        return self.projection is not None and window is not None and window == self.projection.window

    def _is_repeat(self, event: pygame.Event) -> bool:
        """Whether a key is only held that should act once."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()
        elif event.type == pygame.KEYUP:
            self._held.discard(event.key)
        elif event.type == pygame.KEYDOWN:
            held = event.key in self._held
            self._held.add(event.key)
            return held and event.key not in REPEATING
        return False

    def handle(self, event: pygame.Event, director: Director) -> bool:
        """One event; False when the window should close."""
        if self._is_repeat(event):
            return True
        if self._is_theirs(event):
            if event.type == pygame.WINDOWCLOSE:
                self.project(False)
            if event.type != pygame.KEYDOWN:
                return True
        if event.type == pygame.WINDOWCLOSE and self.projection is not None:
            return director.do(Quit(), self.stage)
        if event.type == WATCHED:
            self._watch()
            return True
        if event.type == pygame.QUIT:
            return director.do(Quit(), self.stage)
        if event.type in (pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self.stage.surface = pygame.display.get_surface() or self.stage.surface
            self.stage.dirty = True
            return True
        if event.type == pygame.KEYDOWN and self._own_key(key_name(event), director):
            return True
        if self.reader.handle(event, self.stage):
            return True
        if event.type == ASKED:
            asked = self.stage.perform(self.reader.name_of(event), event.doing, event.text)
            return asked is None or director.do(asked, self.stage)
        intent = self.stage.handle(event)
        if intent is None:
            if event.type == pygame.KEYDOWN and not self.stage.taken:
                director.key(key_name(event), self.stage)
            return True
        return director.do(intent, self.stage)

    def set_look(self, look: Look) -> None:
        """Another theme, text size, movement or face, from the next frame on."""
        if look.reading != self.stage.look.reading:
            self.store = Store(Fonts(_fonts_dir(), reading=look.reading))
            self.stage.store = self.store
        self.stage.look = look
        self.stage.dirty = True

    def toggle_fullscreen(self) -> None:
        """Between a window and the whole desktop."""
        self.size = replace(self.size, fullscreen=not self.size.fullscreen)
        self.stage.surface = self._open()
        self.reader.attach()
        self.stage.dirty = True

    def _own_key(self, name: str, director: Director) -> bool:
        if name == "F11":
            self.toggle_fullscreen()
        elif name in ("Ctrl +", "Ctrl -"):
            self._step_text(1 if name == "Ctrl +" else -1, director)
        elif name == "F1" and not isinstance(self.stage.screen, PlainText) and self.stage.screen:
            ui = self.stage.ui or self.stage.draw()
            self.stage.push(PlainText(self.stage.screen.title, ui.active))
        else:
            return False
        return True

    def _step_text(self, step: int, director: Director) -> None:
        look = self.stage.look
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - look.text_percent))
        chosen = TEXT_SIZES[min(max(0, nearest + step), len(TEXT_SIZES) - 1)]
        self.set_look(replace(look, text_percent=chosen))
        director.look_changed(self.stage.look)

    def _patience(self) -> float:
        ui = self.stage.ui
        if ui is None or ui.wake_at is None:
            return IDLE_SECONDS
        return min(IDLE_SECONDS, max(0.0, ui.wake_at - self.stage.clock()))

    def _open(self, hidden: int = 0) -> pygame.Surface:
        if self.size.fullscreen:
            return pygame.display.set_mode(pygame.display.get_desktop_sizes()[0], pygame.NOFRAME | hidden)
        return pygame.display.set_mode((self.size.width, self.size.height), pygame.RESIZABLE | hidden)


def wait(seconds: float) -> list[pygame.Event]:
    """Events, or nothing after so long; the processor rests meanwhile."""
    end = time.monotonic() + seconds
    while True:
        events = pygame.event.get()
        if events or time.monotonic() >= end:
            return events
        pygame.time.wait(LOOK_MS)


def _fonts_dir() -> Path:
    return assets_dir() / "fonts"
