"""A window with a director behind it, played by posted keys, on files in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pygame

from game.cli.library import FolderLibrary
from game.cli.shelf import FolderShelf
from game.paths import scenarios_dir
from game.scenario import Listed, find_scenarios
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.texts import Words
from game.ui.app import Window, WindowSize, look_of
from game.ui.director import Director
from game.ui.elements import Element, find
from game.ui.intents import Screen
from game.ui.settings import Settings

KEYS = {
    "Enter": pygame.K_RETURN,
    "Esc": pygame.K_ESCAPE,
    "Tab": pygame.K_TAB,
    "Space": pygame.K_SPACE,
    "F1": pygame.K_F1,
    **{f"F{n}": getattr(pygame, f"K_F{n}") for n in range(2, 10)},
    "←": pygame.K_LEFT,
    "→": pygame.K_RIGHT,
    "↑": pygame.K_UP,
    "↓": pygame.K_DOWN,
    "PageDown": pygame.K_PAGEDOWN,
    "PageUp": pygame.K_PAGEUP,
    "Backspace": pygame.K_BACKSPACE,
    "Del": pygame.K_DELETE,
}


@cache
def shipped() -> tuple[Listed, ...]:
    """The scenarios that ship, read once for all tests."""
    return tuple(find_scenarios([scenarios_dir()]))


class Table:
    """A laptop on a table: a window that nobody sees, a director, and hands on the keyboard."""

    def __init__(
        self, folder: Path, settings: Settings | None = None, sitting: Sitting | None = None
    ) -> None:
        self.settings = settings or Settings(lang="en", calm=True)
        self.kept: list[Settings] = []
        self.shelf = FolderShelf(folder)
        self.library = FolderLibrary(self.shelf)
        self.library.__dict__["_listed"] = shipped()
        self.time = 0.0
        self.window = Window(
            Words(self.settings.lang), look_of(self.settings), WindowSize(), screen_reader=False
        )
        self.window.stage.clock = lambda: self.time
        self.director = Director(self.window, self.library, self.settings, self.kept.append, sitting)
        self.open = True
        pygame.event.clear()
        self.window.stage.show(self.director.first_screen())
        self.look()

    @property
    def game(self) -> Game:
        return self.director.game

    @property
    def screen(self) -> Screen:
        screen = self.window.stage.screen
        assert screen is not None
        return screen

    def look(self) -> None:
        """Draw as the loop does."""
        if self.window.stage.due():
            self.window.draw(self.director)

    def press(self, *names: str) -> None:
        """Keys by name, or letters."""
        for name in names:
            ctrl = name.startswith("Ctrl ")
            plain = name.removeprefix("Ctrl ")
            code = KEYS.get(plain) or pygame.key.key_code(plain.lower())
            letter = plain.lower() if len(plain) == 1 else ""
            mod = pygame.KMOD_CTRL if ctrl else 0
            self._post(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter))
            if letter and not ctrl and self.open:  # a keyboard sends the letter too
                self._post(pygame.Event(pygame.TEXTINPUT, text=letter))
            if self.open:
                self._post(pygame.Event(pygame.KEYUP, key=code, mod=mod))

    def type(self, text: str) -> None:
        for letter in text:
            self._post(pygame.Event(pygame.TEXTINPUT, text=letter))

    def click(self, id: str) -> None:
        """The mouse on the middle of an element, down and up."""
        element = self.element(id)
        canvas = self.ui.canvas
        at = (
            round((element.rect.cx - canvas.left) * canvas.scale),
            round(element.rect.cy * canvas.scale),
        )
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self._post(pygame.Event(kind, pos=at, button=1))

    def _post(self, event: pygame.Event) -> None:
        assert self.open, "the window has been closed"
        self.open = self.window.handle(event, self.director)
        if self.open and self.window.stage.screen is not None:
            self.look()

    @property
    def ui(self):  # type: ignore[no-untyped-def]
        ui = self.window.stage.ui
        assert ui is not None
        return ui

    def element(self, id: str) -> Element:
        found = find(self.ui.elements, id)
        assert found is not None, f"{id!r} is not on the screen: {[e.id for e in self.ui.elements]}"
        return found

    def texts(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(element.read_as for element in self.ui.elements)

    def shown(self) -> str:
        """Everything that was drawn, line by line."""
        return "\n".join(record.text for record in self.ui.canvas.records)

    def until(self, done: Callable[[], bool], most: int = 300) -> None:
        """Play on with the yellow buttons, choosing where one has to choose."""
        for _ in range(most):
            if done():
                return
            self.move()
        raise AssertionError(f"still at {self.game.step} on {type(self.screen).__name__}")

    def point(self) -> None:
        """What a group would click: an option, how sure where one votes, then the yellow button."""
        name = type(self.screen).__name__
        voting = name == "BallotScreen" and self.game.quarter.open_event is not None
        event = self.game.quarter.open_event if self.game.quarters else None
        short = name == "EventScreen" and not self.game.is_full(event or "")
        if voting or short or (name == "TalkScreen" and self.game.step is Step.TALK):
            option = next((e for e in self.ui.active if "A" in e.keys and e.enabled), None)
            if option is not None:
                self.click(option.id)
        if voting:
            self.click(next(e.id for e in self.ui.active if e.role == "radio" and "4" in e.keys))
        if name == "PredictionScreen":
            self.click("stop 60")
        primary = next((e for e in self.ui.active if e.primary and e.enabled), None)
        assert primary is not None, f"no yellow button on {name}: {[e.id for e in self.ui.elements]}"
        self.click(primary.id)

    def move(self) -> None:
        """One key a group would press."""
        name = type(self.screen).__name__
        if name == "BallotScreen":
            if self.game.quarter.open_event is not None:
                self.press("A", "3")
            self.press("Enter")
            return
        if name == "PredictionScreen":
            self.press("6", "1", "Enter")
            return
        if name == "TalkScreen" and self.game.step is Step.TALK:
            self.press("A", "Enter")
        if name == "EventScreen" and not self.game.is_full(self.game.quarter.open_event or ""):
            self.press("A", "Enter")
        self.press("Enter")
