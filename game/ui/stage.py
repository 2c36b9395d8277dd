"""The stage: draws the screen on top, hands it events, and keeps focus and motion for it.

It knows no window: tests give it a plain surface and posted events. What a screen wants comes back
as an intent; opening and closing screens the stage does itself, the rest is the loop's.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.texts import Words, mark
from game.ui import elements as reading
from game.ui.boxes import Box
from game.ui.canvas import Canvas, Store
from game.ui.elements import Action, Element
from game.ui.intents import Intent, Pop, Push, Replace, Screen
from game.ui.styles import LEAD_NAME
from game.ui.theme import THEMES, Theme, ThemeName

RING: Final = 6  # how far the focus ring stands out, logical pixels
MOTION_MS: Final = 350

_NAMED_KEYS: Final = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_TAB: "Tab",
    pygame.K_ESCAPE: "Esc",
    pygame.K_SPACE: "Space",
    pygame.K_LEFT: "←",
    pygame.K_RIGHT: "→",
    pygame.K_UP: "↑",
    pygame.K_DOWN: "↓",
    pygame.K_DELETE: "Del",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 13)},
}
_ARROWS: Final[dict[str, reading.Direction]] = {"←": "left", "→": "right", "↑": "up", "↓": "down"}
_KEY_WORDS: Final = {
    "Space": mark("Space"),
    "Del": mark("Del"),
    "PageUp": mark("Page up"),
    "PageDown": mark("Page down"),
}


@dataclass(frozen=True)
class Look:
    """How the player wants it: all of it can be changed while playing."""

    theme: ThemeName = "light"
    text_percent: int = 100
    calm: bool = False
    """No movement at all."""
    reading: bool = False
    """The readable letters."""


@dataclass
class _Opened:
    """A screen with what belongs to its being open."""

    screen: Screen
    focus: str | None = None
    visited: dict[str, str] = field(default_factory=dict)
    started: dict[str, float] = field(default_factory=dict)


class Ui:
    """What a screen and its widgets draw with, for one frame."""

    def __init__(self, canvas: Canvas, words: Words, look: Look, opened: _Opened, now: float) -> None:
        self.canvas = canvas
        self.words = words
        self.look = look
        self.elements: list[Element] = []
        self.moving = False
        self.wake_at: float | None = None
        self.now = now
        self._opened = opened
        self._from = 0
        self._rings: list[tuple[Box, float]] = []

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.canvas.theme

    @property
    def focus(self) -> str | None:
        """The id of the focused element."""
        return self._opened.focus

    def grow(self, length: float) -> float:
        """A length that goes with text, at the text size chosen."""
        return self.canvas.grow(length)

    def say(self, msgid: str, **args: object) -> str:
        """The kit's own words, in the player's language."""
        return self.words.say(msgid, **args)

    def start_focus(self, id: str) -> None:
        """Put the focus on `id` if nothing has it."""
        if self._opened.focus is None:
            self._opened.focus = id

    def start_focus_in_layer(self, id: str, among: Sequence[str]) -> None:
        """Put the focus on `id` unless one of `among` has it already: for what opens over a page."""
        if self._opened.focus not in among:
            self._opened.focus = id

    def set_focus(self, id: str | None) -> None:
        """Put the focus on `id`, or nowhere."""
        self._opened.focus = id

    def add(self, element: Element) -> bool:
        """Register an element; whether it has the focus."""
        self.elements.append(element)
        return element.focusable and element.id == self._opened.focus

    def note(self, id: str, label: str, rect: Box, role: reading.Role = "text", value: str = "") -> None:
        """Register something to be read that cannot be pressed."""
        self.add(Element(id, role, label, rect, value=value))

    def ring(self, box: Box, radius: float = 10) -> None:
        """The focus ring around `box`, drawn when the rest of its layer is done."""
        self._rings.append((box, radius))

    def open_layer(self) -> None:
        """What follows lies over what is there, and alone takes keys and clicks."""
        self.finish_layer()
        self.canvas.layer += 1
        self._from = len(self.elements)

    def finish_layer(self) -> None:
        """Draw the rings that wait."""
        for box, radius in self._rings:
            self.canvas.rect(box.inset(-RING), None, self.theme.ink, 3, radius + RING)
            self.canvas.rect(box.inset(-RING / 2), None, self.theme.yellow, 3, radius + RING / 2)
        self._rings.clear()

    @property
    def active(self) -> list[Element]:
        """The elements of the topmost layer, which take keys and clicks."""
        return self.elements[self._from :]

    def progress(self, id: str, ms: float = MOTION_MS, delay_ms: float = 0) -> float:
        """How far a movement has come, 0..1, eased out; it starts when `id` is first asked for."""
        if self.look.calm:
            return 1.0
        start = self._opened.started.setdefault(id, self.now)
        share = min(1.0, max(0.0, ((self.now - start) * 1000 - delay_ms) / ms))
        if share < 1.0:
            self.moving = True
        return 1 - (1 - share) ** 3

    def wake_in(self, seconds: float) -> None:
        """Draw again after so many seconds, if nothing happens before."""
        at = self.now + seconds
        self.wake_at = at if self.wake_at is None else min(self.wake_at, at)

    def key_label(self, key: str) -> str:
        """A key as it stands on its cap, in the player's language."""
        return self.words.say(_KEY_WORDS[key]) if key in _KEY_WORDS else key


class Stage:
    """A stack of screens on one surface.

    surface  the window's, or any other
    clock    seconds, for movement only
    """

    def __init__(
        self,
        surface: pygame.Surface,
        store: Store,
        words: Words,
        look: Look | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.surface = surface
        self.store = store
        self.words = words
        self.look = look or Look()
        self.clock = clock
        self.dirty = True
        self.ui: Ui | None = None
        self._stack: list[_Opened] = []
        self.taken = False
        """Whether the last event meant something here."""
        self.overlay: Callable[[Ui], None] | None = None
        """Draws over every screen, such as messages."""
        self._pressed: str | None = None

    @property
    def screen(self) -> Screen | None:
        """The screen on top."""
        return self._stack[-1].screen if self._stack else None

    @property
    def screens(self) -> tuple[Screen, ...]:
        """All that are open, the lowest first."""
        return tuple(opened.screen for opened in self._stack)

    @property
    def depth(self) -> int:
        """How many screens are open."""
        return len(self._stack)

    @property
    def moving(self) -> bool:
        """Whether something on the screen is still moving."""
        return self.ui is not None and self.ui.moving

    def show(self, screen: Screen) -> None:
        """Close all screens and open this one."""
        self._stack = [_Opened(screen)]
        self.dirty = True

    def push(self, screen: Screen) -> None:
        """Open a screen over the others."""
        self._stack.append(_Opened(screen))
        self.dirty = True

    def pop(self) -> Screen | None:
        """Close the topmost screen and return it."""
        self.dirty = True
        return self._stack.pop().screen if self._stack else None

    def back_to(self, screen: Screen) -> bool:
        """Close what lies over `screen`; False, and nothing closes, when it is not open."""
        if not any(opened.screen is screen for opened in self._stack):
            return False
        while self._stack[-1].screen is not screen:
            self._stack.pop()
        self.dirty = True
        return True

    def follow(self, other: "Stage", screen: Screen) -> None:
        """Show `screen` with the focus that `other` has: the same picture on another display."""
        if self.screen is not screen:
            self.show(screen)
        self.look, self.words, self.store = other.look, other.words, other.store
        self._stack[-1].focus = other._stack[-1].focus if other.screen is screen else None

    def replace(self, screen: Screen) -> None:
        """Show another screen in the place of the topmost."""
        self.pop()
        self.push(screen)

    def draw(self) -> Ui:
        """Draw the topmost screen; what it registered stands in the result."""
        opened = self._stack[-1]
        canvas = Canvas(self.surface, THEMES[self.look.theme], self.store, self.look.text_percent)
        ui = Ui(canvas, self.words, self.look, opened, self.clock())
        canvas.fill(canvas.theme.paper)
        opened.screen.draw(ui)
        ui.finish_layer()
        if self.overlay is not None:
            self.overlay(ui)
        if canvas.too_small and not getattr(opened.screen, "any_size", False):
            self._too_small(ui)
        if opened.focus is not None and reading.find(ui.active, opened.focus) is None:
            opened.focus = None
        self.ui = ui
        self.dirty = False
        return ui

    def _too_small(self, ui: Ui) -> None:
        """The elements stay, so that the plain-text view works; the picture would be unreadable."""
        c = ui.canvas
        c.records.clear()
        c.fill(c.theme.paper)
        text = ui.say(
            "This window is too small for the board. Make it larger, or press F1 for the screen as text."
        )
        c.paragraph(c.page.inset(40), text, LEAD_NAME, valign="middle")

    def due(self) -> bool:
        """Whether there is something new to draw."""
        if self.dirty or self.ui is None or self.ui.moving:
            return True
        return self.ui.wake_at is not None and self.clock() >= self.ui.wake_at

    def handle(self, event: pygame.Event) -> Intent | None:
        """Take an event; returns what the screen wants of the loop.

        Push, Pop and Replace have already been done when they are returned.
        """
        if not self._stack:
            return None
        ui = self.ui or self.draw()
        self.taken = True
        intent = self._dispatch(event, ui)
        match intent:
            case Push(screen):
                self.push(screen)
            case Pop():
                self.pop()
            case Replace(screen):
                self.replace(screen)
        return intent

    def _dispatch(self, event: pygame.Event, ui: Ui) -> Intent | None:
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.TEXTINPUT):
            self.dirty = True
            self._skip_motion(ui)
        field_element = self._field(ui)
        if field_element and field_element.field and field_element.field.handle(event):
            self.dirty = True
            return None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._pointed(event, ui)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._released(event, ui)
        if event.type == pygame.KEYDOWN:
            taken, intent = self._key(event, ui, typing=field_element is not None)
            if taken:
                return intent
        intent = self._stack[-1].screen.handle(event, ui)
        self.taken = intent is not None
        if intent is not None or event.type == pygame.MOUSEWHEEL:
            self.dirty = True
        return intent

    def _field(self, ui: Ui) -> Element | None:
        element = reading.find(ui.active, ui.focus)
        return element if element and element.field and element.enabled else None

    def _key(self, event: pygame.Event, ui: Ui, typing: bool) -> tuple[bool, Intent | None]:
        """Whether the key meant something to an element, and what came of it."""
        key = key_name(event)
        focused = reading.find(ui.active, ui.focus)
        if key in ("Tab", "Shift Tab"):
            step = -1 if key == "Shift Tab" else 1
            own = reading.for_key(ui.active, key)
            if own:
                return True, self._press(own)
            target = reading.next_stop(ui.active, ui.focus, self._stack[-1].visited, step)
            return True, self._focus(target, ui)
        if key in _ARROWS and focused:
            if focused.adjust and focused.enabled and key in ("←", "→"):
                return True, focused.adjust(1 if key == "→" else -1)
            target = reading.neighbour(ui.active, ui.focus, _ARROWS[key])
            if target:
                return True, self._focus(target, ui)
        if key == "Enter":
            return self._enter(focused, ui)
        if key == "Space" and focused and focused.action and focused.role != "field":
            return True, self._press(focused)
        if typing and len(key) == 1:
            return True, None
        element = reading.for_key(ui.active, key)
        if element is None:
            return False, None
        if element.field:
            return True, self._focus(element, ui)
        return True, self._press(element)

    def _enter(self, focused: Element | None, ui: Ui) -> tuple[bool, Intent | None]:
        if focused and focused.action and focused.role in reading.ENTER_PRESSES:
            return True, self._press(focused)
        primary = next((e for e in ui.active if e.primary), None) or reading.for_key(ui.active, "Enter")
        return (True, self._press(primary)) if primary else (False, None)

    def _pointed(self, event: pygame.Event, ui: Ui) -> Intent | None:
        x, y = ui.canvas.logical(event.pos)
        element = reading.at(ui.active, x, y)
        self._pressed = element.id if element else None
        return self._focus(element, ui) if element else self._stack[-1].screen.handle(event, ui)

    def _released(self, event: pygame.Event, ui: Ui) -> Intent | None:
        x, y = ui.canvas.logical(event.pos)
        element = reading.at(ui.active, x, y)
        same, self._pressed = element is not None and element.id == self._pressed, None
        return self._press(element) if element and same else self._stack[-1].screen.handle(event, ui)

    def _focus(self, element: Element | None, ui: Ui) -> Intent | None:
        self.dirty = True
        if element is None:
            return None
        opened = self._stack[-1]
        opened.focus = element.id
        if element.group:
            opened.visited[element.group] = element.id
        return _run(element.on_focus) if element.enabled else None

    def _press(self, element: Element) -> Intent | None:
        self.dirty = True
        return _run(element.action) if element.enabled else None

    def _skip_motion(self, ui: Ui) -> None:
        if ui.moving:
            started = self._stack[-1].started
            for id in started:
                started[id] = float("-inf")


def key_name(event: pygame.Event) -> str:
    """A key press as shortcuts name it: "Enter", "K", "5", "?", "Shift Tab", "Ctrl S", "Ctrl +"."""
    name = _NAMED_KEYS.get(event.key, "")
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        plain = name or pygame.key.name(event.key).upper().strip("[]")
        return "Ctrl " + {"=": "+", "EQUALS": "+", "PLUS": "+", "MINUS": "-"}.get(plain, plain)
    if name:
        return f"Shift {name}" if name == "Tab" and event.mod & pygame.KMOD_SHIFT else name
    letter = getattr(event, "unicode", "") or pygame.key.name(event.key)
    return letter.upper() if len(letter) == 1 else letter


def _run(action: Action) -> Intent | None:
    return action() if callable(action) else action
