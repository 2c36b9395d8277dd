"""A narrow list that shows whole things only, with a small pager below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.styles import BODY
from game.ui.widgets.controls import button

PAGER: Final = 30.0
PAGER_W: Final = 52.0
Turn = Callable[[int], Intent | None]


def fitting(first: int, box: Box, heights: Sequence[float], gap: float, foot: float) -> list[tuple[int, Box]]:
    """The items from `first` on that fit whole in `box` above its `foot`, with their boxes; one at least."""
    y = box.y
    shown: list[tuple[int, Box]] = []
    for place in range(first, len(heights)):
        if y + heights[place] > box.bottom - foot + 0.5 and shown:
            break
        shown.append((place, Box(box.x, y, box.w, heights[place])))
        y += heights[place] + gap
    return shown


def pager_height(ui: Ui) -> float:
    """What the pager takes of a list that does not fit."""
    return max(PAGER, ui.grow(30)) + 3


class Pages:
    """Which part of a list is shown; `keys` turn it back and on."""

    def __init__(self, name: str, keys: tuple[str, str] | None = None) -> None:
        self.name = name
        self.keys = keys
        self.first = 0
        self._count = 0
        self._shown = 1

    def window(
        self,
        ui: Ui,
        box: Box,
        heights: Sequence[float],
        *,
        gap: float = 0.0,
        follow: int | None = None,
    ) -> list[tuple[int, Box]]:
        """The things shown, each with its place in the list.

        follow  the place that must be among them
        """
        whole = sum(heights) + gap * (len(heights) - 1)
        foot = 0.0 if whole <= box.h + 0.5 else pager_height(ui)
        self._count = len(heights)
        if not foot:
            self.first = 0
        self.first = min(self.first, max(0, self._count - 1))
        if follow is not None and follow < self.first:
            self.first = follow
        shown = fitting(self.first, box, heights, gap, foot)
        while follow is not None and follow >= self.first + len(shown) and self.first < self._count - 1:
            self.first += 1
            shown = fitting(self.first, box, heights, gap, foot)
        while self.first and self._reaches_end(box, heights, gap, foot, self.first - 1):
            self.first -= 1
            shown = fitting(self.first, box, heights, gap, foot)
        self._shown = max(1, len(shown))
        if foot:
            pager(
                ui,
                Box(box.x, box.bottom - foot + 3, box.w, foot - 3),
                self.name,
                self.first,
                len(shown),
                self._count,
                self.turn,
                self.keys,
            )
        return shown

    @property
    def span(self) -> range:
        """The places shown last."""
        return range(self.first, min(self._count, self.first + self._shown))

    def turn(self, step: int) -> Intent | None:
        """A page on or back."""
        self.first = min(max(0, self.first + step * self._shown), max(0, self._count - 1))
        return None

    def _reaches_end(self, box: Box, heights: Sequence[float], gap: float, foot: float, first: int) -> bool:
        rest = heights[first:]
        return sum(rest) + gap * (len(rest) - 1) <= box.h - foot + 0.5


def pager(
    ui: Ui,
    box: Box,
    name: str,
    first: int,
    shown: int,
    count: int,
    turn: Turn,
    keys: tuple[str, str] | None = None,
) -> None:
    """Back and on as two buttons around "4 to 6 of 9", as far left in `box` as it goes."""
    size = max(PAGER_W, box.h)
    label = ui.say("{first} to {last} of {count}", first=first + 1, last=first + shown, count=count)
    short = f"{first + 1}–{first + shown} / {count}"
    for x, step, icon, read, enabled in (
        (box.x, -1, "terug", ui.say("Back"), first > 0),
        (box.right - size, 1, "pijl", ui.say("More"), first + shown < count),
    ):
        button(
            ui,
            Box(x, box.y, size, box.h),
            "",
            id=f"{name} {'back' if step < 0 else 'more'}",
            action=partial(turn, step),
            keys=(keys[0 if step < 0 else 1],) if keys else (),
            icon=icon,
            read=f"{read}, {label}",
            enabled=enabled,
            group=f"{name} pager",
        )
    middle = Box(box.x + size + 4, box.y, box.w - 2 * size - 8, box.h)
    forms = (label, short, f"{first + 1} / {count}")
    if ui.canvas.text_width(forms[-1], BODY) <= middle.w:
        ui.canvas.text(middle, forms, BODY, ui.theme.ink2, align="centre")
