"""A screen in words: what of it is read aloud, and what it says by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from game.ui.elements import Doing, Element, find
from game.ui.elements import Role as Kind
from game.ui.stage import Ui

ROOT: Final = 1
NEWS: Final = 2
FIRST: Final = 3
CALLED_OUT: Final = frozenset({"1:00", "0:30", "0:00"})
"""What a timer says aloud by itself."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Node:
    """One element as it is read aloud.

    number   the same for the same element as long as the window is open
    name     label, value and states in one; `text` holds what a field contains
    chosen   for what can be switched or picked: whether it is
    caret    where the next letter comes, for a field
    bounds   left, top, right and bottom in the window's real pixels
    """

    number: int
    kind: Kind
    name: str
    description: str = ""
    text: str | None = None
    caret: int = 0
    chosen: bool | None = None
    enabled: bool = True
    does: frozenset[Doing] = frozenset()
    primary: bool = False
    key: str = ""
    live: bool = False
    bounds: Bounds = (0, 0, 0, 0)


@dataclass(frozen=True)
class Snapshot:
    """A screen as it is read aloud, at one moment.

    focus  the number of the focused node, or ROOT
    news   said by itself when it changes: the screen and its step, or the time left
    """

    title: str
    lang: str
    nodes: tuple[Node, ...] = ()
    focus: int = ROOT
    news: str = ""


@dataclass
class Numbers:
    """The numbers under which elements are known outside."""

    known: dict[tuple[str, int], int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def of(self, id: str, occurrence: int = 0) -> int:
        """The number of an element; a new one gets two, the second for the letters in it."""
        key = (id, occurrence)
        if key not in self.known:
            self.known[key] = FIRST + 2 * len(self.known)
            self.names[self.known[key]] = id
        return self.known[key]


def snapshot(title: str, ui: Ui, numbers: Numbers, *, private: bool = False) -> Snapshot:
    """What `ui` shows, for reading aloud; nothing hidden, and of a private screen no news.

    private  besides a screen with hidden elements, which is private anyway
    """
    quiet = private or ui.private
    told: dict[str, int] = {}
    nodes = []
    focus = ROOT
    for element in ui.active:
        if element.hidden:
            continue
        occurrence = told[element.id] = told.get(element.id, -1) + 1
        node = _node(element, numbers.of(element.id, occurrence), ui, quiet)
        nodes.append(node)
        if element.focusable and element.id == ui.focus and not occurrence:
            focus = node.number
    news = "" if quiet else _news(title, ui.elements)
    return Snapshot(title, ui.words.lang, tuple(nodes), focus, news)


def _news(title: str, elements: Sequence[Element]) -> str:
    clock = next((e.label for e in elements if e.role == "timer" and e.label in CALLED_OUT), "")
    if clock:
        return clock
    steps = find(elements, "steps")
    return f"{title}. {steps.read_as}" if steps else title


def _node(element: Element, number: int, ui: Ui, quiet: bool) -> Node:
    chosen_word = ui.say("chosen")
    choice = element.role in ("checkbox", "radio", "tab")
    states = [state for state in element.state if not (choice and state == chosen_word)]
    value = "" if element.field else element.value
    does: set[Doing] = set()
    if element.enabled and (element.action or element.field):
        does.add("press")
    if element.enabled and element.field:
        does.add("write")
    if element.enabled and element.adjust:
        does |= {"less", "more"}
    if element.focusable:
        does.add("focus")
    c, rect = ui.canvas, element.rect
    left, top = (rect.x - c.left) * c.scale, rect.y * c.scale
    return Node(
        number,
        element.role,
        ", ".join(part for part in (element.label, value, *states) if part),
        element.description,
        element.field.text if element.field else None,
        element.field.caret if element.field else 0,
        chosen_word in element.state if choice else None,
        element.enabled,
        frozenset(does),
        element.primary,
        ui.key_label(element.keys[0]) if element.keys else "",
        element.role == "alert" and not quiet,
        (left, top, left + rect.w * c.scale, top + rect.h * c.scale),
    )
