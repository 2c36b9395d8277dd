"""Elements: what is on a screen, said in words, in reading order.

One list a screen. It drives focus, hit-testing, shortcuts, the plain-text view (F1) and whatever
reads the screen aloud; the picture shows nothing that the list does not tell.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.ui.boxes import Box
from game.ui.fields import TextField
from game.ui.intents import Intent

Role = Literal[
    "alert",
    "button",
    "checkbox",
    "dialog",
    "field",
    "heading",
    "image",
    "item",
    "meter",
    "radio",
    "row",
    "slider",
    "tab",
    "text",
    "timer",
]
Direction = Literal["left", "right", "up", "down"]
Doing = Literal["press", "focus", "less", "more", "write"]
"""What a screen reader can ask of an element."""
Action = Intent | Callable[[], Intent | None] | None
"""What pressing does: an intent as it stands, or a function that changes the screen and may return one."""

ENTER_PRESSES: Final = frozenset({"button", "row", "field"})
"""Roles that Enter presses; on the others Space presses and Enter is the yellow button's."""


@dataclass(frozen=True)
class Element:
    """One meaningful thing on a screen.

    id           unique on its screen and the same in every frame
    label        its name as read aloud
    description  more about it, read after a pause
    state        words such as "chosen" or "in plan"
    value        its value in words
    rect         where it is, logical pixels
    action       what pressing it does
    adjust       what a step of -1 or +1 does (left and right arrows)
    on_focus     what gaining focus by keyboard or mouse does
    keys         shortcuts, as on the key caps: "Enter", "K", "F2", "Esc", "Ctrl S"; the first is shown
    group        arrows move among elements of one group; Tab visits a group once
    entry        within its group, where Tab arrives first
    primary      the yellow button
    enabled      False: it can be focused and read, and does nothing
    hidden       drawn but never read aloud (a private choice)
    """

    id: str
    role: Role
    label: str
    rect: Box
    description: str = ""
    state: tuple[str, ...] = ()
    value: str = ""
    action: Action = None
    adjust: Callable[[int], Intent | None] | None = None
    on_focus: Action = None
    field: TextField | None = None
    keys: tuple[str, ...] = ()
    group: str = ""
    entry: bool = False
    primary: bool = False
    enabled: bool = True
    hidden: bool = False

    @property
    def focusable(self) -> bool:
        """Whether the keyboard can come here."""
        return bool(self.action or self.adjust or self.on_focus or self.field) or not self.enabled

    @property
    def read_as(self) -> str:
        """The element in one sentence: label, value, state, description."""
        said = ", ".join(part for part in (self.label, self.value, *self.state) if part)
        return f"{said}. {self.description}" if self.description else said


def at(elements: Sequence[Element], x: float, y: float) -> Element | None:
    """The topmost element under a point that can be pressed or focused."""
    return next((e for e in reversed(elements) if e.focusable and e.rect.has((x, y))), None)


def stops(elements: Iterable[Element], focus: str | None, visited: dict[str, str]) -> list[Element]:
    """Where Tab stops, in reading order: every lone control, and one member of each group.

    visited  the member last focused of each group
    """
    found: dict[str, Element] = {}
    for element in elements:
        if not element.focusable:
            continue
        place = f"group {element.group}" if element.group else f"id {element.id}"
        better = (
            place not in found
            or element.id == focus
            or (found[place].id != focus and element.id == visited.get(element.group))
            or (found[place].id != focus and element.entry and element.group not in visited)
        )
        if better:
            found[place] = element
    return list(found.values())


def next_stop(
    elements: Sequence[Element], focus: str | None, visited: dict[str, str], step: int
) -> Element | None:
    """Where Tab (`step` 1) or Shift Tab (-1) goes from `focus`; round at the ends."""
    places = stops(elements, focus, visited)
    # a dialog is one group: there Tab goes through its buttons, as people expect
    if len(places) == 1 and places[0].id == focus:
        places = [element for element in elements if element.focusable]
    if not places:
        return None
    here = next((i for i, element in enumerate(places) if element.id == focus), None)
    if here is None:
        return places[0 if step > 0 else -1]
    return places[(here + step) % len(places)]


def neighbour(elements: Sequence[Element], focus: str | None, direction: Direction) -> Element | None:
    """The nearest element of the same group in that direction, or None at its edge."""
    here = find(elements, focus)
    if here is None or not here.group:
        return None
    along, across = (0, 1) if direction in ("left", "right") else (1, 0)
    sign = 1 if direction in ("right", "down") else -1
    middle = (here.rect.cx, here.rect.cy)

    def distance(other: Element) -> float:
        there = (other.rect.cx, other.rect.cy)
        return abs(there[along] - middle[along]) + 3 * abs(there[across] - middle[across])

    ahead = [
        other
        for other in elements
        if other.group == here.group
        and other.focusable
        and ((other.rect.cx, other.rect.cy)[along] - middle[along]) * sign > 1
    ]
    return min(ahead, key=distance, default=None)


def find(elements: Iterable[Element], id: str | None) -> Element | None:
    """The element called `id`."""
    return next((element for element in elements if element.id == id), None)


def for_key(elements: Iterable[Element], key: str) -> Element | None:
    """The enabled element with the shortcut `key`."""
    return next((e for e in elements if e.enabled and key in e.keys and (e.action or e.field)), None)


def plain_text(elements: Iterable[Element]) -> list[str]:
    """The screen as lines of text, in reading order."""
    lines = []
    for element in elements:
        if element.hidden:
            continue
        keys = f" [{element.keys[0]}]" if element.keys and element.focusable else ""
        lines.append(element.read_as + keys)
    return lines
