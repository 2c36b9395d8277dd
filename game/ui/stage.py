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
from game.ui.elements import Action, Doing, Element
from game.ui.intents import Intent, Pop, Push, Replace, Screen
from game.ui.slide import SLIDE_MS, Slide, eased
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

    def __init__(
        self,
        canvas: Canvas,
        words: Words,
        look: Look,
        opened: _Opened,
        now: float,
        lasting: dict[str, float] | None = None,
    ) -> None:
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
        self._lasting: dict[str, float] = {} if lasting is None else lasting
        self._lasted: set[str] = set()
        self._top = canvas.page.y
        self._bottom = canvas.page.bottom

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

    def stays(self, box: Box) -> None:
        """What is drawn in `box`, a bar along the top or the bottom, stays when the screen slides."""
        if box.cy < self.canvas.page.cy:
            self._top = max(self._top, box.bottom)
        else:
            self._bottom = min(self._bottom, box.y)

    @property
    def sliding(self) -> Box:
        """What moves when the screen slides: all between header and footer."""
        page = self.canvas.page
        return Box(page.x, self._top, page.w, max(0.0, self._bottom - self._top))

    @property
    def layered(self) -> bool:
        """Whether a dialog or a panel lies over the page."""
        return self._from > 0

    @property
    def private(self) -> bool:
        """Whether this is for one pair of eyes: nothing moves, and nothing is said by itself."""
        return is_private(self._opened.screen) or any(element.hidden for element in self.elements)

    def progress(
        self, id: str, ms: float = MOTION_MS, delay_ms: float = 0, *, lasting: bool = False
    ) -> float:
        """How far a movement has come, 0..1, eased out; it starts when `id` is first asked for.

        lasting  it goes on over a change of screens, and starts anew once it was not asked for
        """
        if self.look.calm or is_private(self._opened.screen):
            return 1.0
        if lasting:
            self._lasted.add(id)
        start = (self._lasting if lasting else self._opened.started).setdefault(id, self.now)
        share = min(1.0, max(0.0, ((self.now - start) * 1000 - delay_ms) / ms))
        if share < 1.0:
            self.moving = True
        return eased(share)

    def forget_past(self) -> None:
        """Let lasting movements that were not asked for in this frame start anew next time."""
        for id in [id for id in self._lasting if id not in self._lasted]:
            del self._lasting[id]

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
        self.slides = True
        """Whether another screen comes in with a movement."""
        self._slide: Slide | None = None
        self._lasting: dict[str, float] = {}
        self._depth_drawn = 0
        self._shortcut: tuple[str, str | None] | None = None

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
        self.slides = False  # nobody keeps drawing this display when it alone moves
        self.look, self.words, self.store = other.look, other.words, other.store
        self._stack[-1].focus = other._stack[-1].focus if other.screen is screen else None

    def replace(self, screen: Screen) -> None:
        """Show another screen in the place of the topmost."""
        self.pop()
        self.push(screen)

    def draw(self) -> Ui:
        """Draw the topmost screen; what it registered stands in the result."""
        if self._slide and self.ui and not self.dirty and self._slide.show(self.surface, self.clock()):
            return self.ui
        self._slide = None
        opened = self._stack[-1]
        before = self._before(opened)
        canvas = Canvas(self.surface, THEMES[self.look.theme], self.store, self.look.text_percent)
        now = self.clock()
        # what moves on the new screen waits until it has come in
        starts = now + SLIDE_MS / 1000 if before else now
        ui = Ui(canvas, self.words, self.look, opened, starts, self._lasting)
        canvas.fill(canvas.theme.paper)
        opened.screen.draw(ui)
        ui.finish_layer()
        if self.overlay is not None:
            self.overlay(ui)
        ui.forget_past()
        if canvas.too_small and not getattr(opened.screen, "any_size", False):
            self._too_small(ui)
        if opened.focus is not None and reading.find(ui.active, opened.focus) is None:
            opened.focus = None
        self.ui = ui
        self.dirty = False
        if before is not None and not ui.layered and not ui.private:
            self._begin_slide(before, ui, now)
        self._depth_drawn = self.depth
        return ui

    def _before(self, opened: _Opened) -> pygame.Surface | None:
        """A copy of what is seen now, if `opened` is another screen that may slide in over it."""
        ui = self.ui
        if ui is None or not self.slides or self.look.calm or ui._opened is opened:
            return None
        was, comes = ui._opened.screen, opened.screen
        same = type(was) is type(comes) and was.title == comes.title
        resized = ui.canvas.surface.get_size() != self.surface.get_size()
        if same or resized or ui.layered or ui.private or is_private(comes):
            return None
        return self.surface.copy()

    def _begin_slide(self, before: pygame.Surface, ui: Ui, now: float) -> None:
        area = ui.canvas.real(ui.sliding).clip(self.surface.get_rect())
        if not area.w or not area.h:
            return
        back = self.depth < self._depth_drawn
        after = self.surface.subsurface(area).copy()
        # a first drawing takes long: the movement begins when it is done, and what waits for it later
        drawn = self.clock()
        started = ui._opened.started
        started.update({id: at + drawn - now for id, at in started.items() if at > now})
        self._slide = Slide(before.subsurface(area).copy(), after, area, drawn, back)
        ui.moving = self._slide.show(self.surface, drawn)

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
        ui = self._current(fresh=_needs_the_page(event) and not (self.field_focused and _is_letter(event)))
        self.taken = True
        return self._done(self._dispatch(event, ui))

    def perform(self, id: str, doing: Doing, text: str = "") -> Intent | None:
        """Do what a screen reader asks of the element `id`; returns what comes of it, as `handle` does."""
        if not self._stack:
            return None
        ui = self._current(fresh=True)
        element = reading.find(ui.active, id)
        if element is None or element.hidden or not element.focusable:
            return None
        self._skip_motion(ui)
        intent = self._focus(element, ui)
        if not element.enabled or doing == "focus":
            return self._done(intent)
        if doing == "press" and element.action:
            intent = self._press(element)
        elif doing == "write" and element.field:
            element.field.set(text)
        elif doing in ("less", "more") and element.adjust:
            intent = element.adjust(1 if doing == "more" else -1)
        return self._done(intent)

    def _current(self, fresh: bool) -> Ui:
        """What was drawn last, unless the event before this one changed the screen: then it as it is now.

        Two quick keys come together, and the second is meant for what the first one made.
        """
        if self.ui is None or self.ui._opened is not self._stack[-1] or (fresh and self.dirty):
            self.draw()
            self.dirty = True  # drawn, but not yet seen
        assert self.ui is not None
        return self.ui

    def _done(self, intent: Intent | None) -> Intent | None:
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
        if self._is_shortcuts_letter(event, field_element):
            return None
        if field_element and field_element.field and field_element.field.handle(event, field_element.hidden):
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

    def _is_shortcuts_letter(self, event: pygame.Event, typing: Element | None) -> bool:
        """Whether this text is of a key that was pressed before the field had the focus, which it opened."""
        if event.type == pygame.KEYDOWN:
            self._shortcut = (getattr(event, "unicode", ""), typing.id if typing else None)
        elif event.type == pygame.KEYUP:
            self._shortcut = None
        elif event.type == pygame.TEXTINPUT and self._shortcut and typing:
            letter, field_then = self._shortcut
            return letter == event.text and field_then != typing.id
        return False

    @property
    def field_focused(self) -> Element | None:
        """The text field that takes what is typed, if one does."""
        return self._field(self.ui) if self.ui is not None and self._stack else None

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
            self._slide = None
            self.dirty = True
            for started in (self._stack[-1].started, self._lasting):
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


def _needs_the_page(event: pygame.Event) -> bool:
    return event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


def _is_letter(event: pygame.Event) -> bool:
    letter = getattr(event, "unicode", "") if event.type == pygame.KEYDOWN else ""
    return bool(letter) and letter.isprintable()


def is_private(screen: Screen) -> bool:
    """Whether a screen says that it is for one pair of eyes."""
    return bool(getattr(screen, "private", False))


def _run(action: Action) -> Intent | None:
    return action() if callable(action) else action
