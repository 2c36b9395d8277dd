"""Long content on a small screen: whole rows that follow the focus, and text that is read page by page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.screens.pages import fitting
from game.ui.stage import Ui, key_name
from game.ui.styles import NAME, Style
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width
from game.ui.widgets.marks import tick

Turn = Callable[[int], Intent | None]
ROW_GAP: Final = 4.0
"""Between rows to choose from: the ring around one leaves the next to be read."""
APART: Final = 10.0
"""Between the rows and the buttons that turn them."""


def foot_height(ui: Ui) -> float:
    """What the turning buttons take of a box."""
    return max(44.0, ui.grow(34)) + APART


class Rows:
    """A list that shows whole rows only; the focused one is always among them.

    `ids` are the elements' ids. Arrows move the focus inside what is shown by themselves; `handle` takes it
    beyond, so a screen calls it with the events that no element took.
    """

    def __init__(self, name: str, *, keys: bool = True) -> None:
        """keys  False where another list on the page is turned by them"""
        self.name = name
        self.keys = keys
        self.first = 0
        self._ids: tuple[str, ...] = ()
        self._shown = 0
        self._fresh: str | None = None

    def window(
        self, ui: Ui, box: Box, ids: Sequence[str], heights: Sequence[float], gap: float = 0.0
    ) -> list[tuple[int, Box]]:
        """The rows shown, each with its place in the list; below them how many more there are."""
        self._ids = tuple(ids)
        foot = 0.0
        if sum(heights) + gap * (len(ids) - 1) > box.h + 0.5:
            foot = foot_height(ui)
        self.first = min(self.first, max(0, len(ids) - 1))
        focus = ui.focus if ui.focus in self._ids else None
        moved, self._fresh = focus != self._fresh, focus
        while True:
            shown = fitting(self.first, box, heights, gap, foot)
            if not foot:
                break
            if focus is not None and moved and (place := self._ids.index(focus)) < self.first:
                self.first = place
            elif focus is not None and moved and (place := self._ids.index(focus)) >= self.first + len(shown):
                self.first += 1
            elif (
                self.first
                and self.first + len(shown) == len(ids)
                and self._room_before(box, heights, gap, foot)
            ):
                self.first -= 1
            else:
                break
        self._shown = len(shown)
        if foot:
            self._turn_buttons(ui, Box(box.x, box.bottom - foot + APART, box.w, foot - APART), len(ids))
        return shown

    def handle(self, event: pygame.Event, ui: Ui) -> str | None:
        """Take the focus past the edge of what is shown, by arrows or wheel; the id it went to."""
        if not self._ids:
            return None
        step = 0
        if event.type == pygame.MOUSEWHEEL and ui.focus in self._ids:
            step = -1 if event.y > 0 else 1 if event.y < 0 else 0
        elif event.type == pygame.MOUSEWHEEL:
            self.turn(-event.y)
            return None
        elif event.type == pygame.KEYDOWN and ui.focus in self._ids:
            step = {"↓": 1, "↑": -1, "End": len(self._ids), "Home": -len(self._ids)}.get(key_name(event), 0)
        if not step or ui.focus is None:
            return None
        place = min(max(0, self._ids.index(ui.focus) + step), len(self._ids) - 1)
        ui.set_focus(self._ids[place])
        return self._ids[place]

    def turn(self, step: int) -> Intent | None:
        """A page on or back, without the focus."""
        last = max(0, len(self._ids) - 1)
        self.first = min(max(0, self.first + step * max(1, self._shown)), last)
        return None

    def _room_before(self, box: Box, heights: Sequence[float], gap: float, foot: float) -> bool:
        """Whether one row more fits above when the end is shown."""
        rest = heights[self.first - 1 :]
        return sum(rest) + gap * (len(rest) - 1) <= box.h - foot

    def _turn_buttons(self, ui: Ui, box: Box, count: int) -> None:
        after = count - self.first - self._shown
        told = ui.words.many("{n} more", "{n} more", after) if after else ""
        turn_buttons(
            ui,
            box,
            self.name,
            self.turn,
            before=self.first > 0,
            after=after > 0,
            told=told,
            keys=self.keys,
        )


def tick_width(ui: Ui) -> float:
    """What the tick before a row takes of its width, and what stays free behind its words."""
    return ui.grow(44) + 10


def tick_row(ui: Ui, row: Box, chosen: bool) -> Box:
    """A row to choose: ticked on soft yellow when it is, else with a line below; returns room for words."""
    c, t, inset = ui.canvas, ui.theme, ui.grow(44)
    if chosen:
        c.rect(row, t.yellowsoft, t.cardline, 2, 10)
        tick(ui, row.x + inset / 2, row.cy, ui.grow(20))
    else:
        c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
    return Box(row.x + inset, row.y, row.w - tick_width(ui), row.h)


class Reader:
    """Text of any length in a box: as many lines as fit, and the rest a page further."""

    def __init__(self, name: str, *, keys: bool = True) -> None:
        """keys  False where something else on the page is turned by them"""
        self.name = name
        self.keys = keys
        self.first = 0
        self._shown = 1
        self._count = 0

    def draw(self, ui: Ui, box: Box, parts: Sequence[tuple[str, Style]]) -> float:
        """The lines from the page on; returns where they, or the buttons below them, end.

        parts  paragraphs, each in its style; half a line stands between them
        """
        c = ui.canvas
        ui.note(f"{self.name} text", " ".join(text for text, _ in parts), box)
        lines: list[tuple[str, Style, float]] = []
        for text, style in parts:
            wrapped = c.wrap(text, style, box.w)
            step = c.line_height(style)
            lines += [(line, style, step) for line in wrapped[:-1]]
            lines.append((wrapped[-1], style, step * 1.5))
        total = sum(step for *_, step in lines) - (lines[-1][2] / 3 if lines else 0)
        foot = 0.0 if total <= box.h + 0.5 else foot_height(ui)
        if not foot:
            self.first = 0
        self._count = len(lines)
        self.first = min(self.first, max(0, len(lines) - 1))
        y, place = box.y, self.first
        while place < len(lines):
            line, style, step = lines[place]
            if y + c.line_height(style) > box.bottom - foot + 0.5 and place > self.first:
                break
            c.text(Box(box.x, y, box.w, c.line_height(style)), line, style)
            y += step
            place += 1
        self._shown = place - self.first
        if foot:
            turn_buttons(
                ui,
                Box(box.x, box.bottom - foot + APART, box.w, foot - APART),
                self.name,
                self.turn,
                before=self.first > 0,
                after=place < len(lines),
                keys=self.keys,
            )
        return box.bottom if foot else y

    def turn(self, step: int) -> Intent | None:
        self.first = min(max(0, self.first + step * self._shown), max(0, self._count - 1))
        return None


def turn_buttons(
    ui: Ui,
    box: Box,
    name: str,
    turn: Turn,
    *,
    before: bool,
    after: bool,
    told: str = "",
    keys: bool = True,
) -> None:
    """Two buttons at the left of `box`, and at its right what is left to see."""
    words: Words = ui.words
    x = box.x
    tall = min(box.h, max(44.0, ui.grow(34)))
    for id, label, key, step, enabled in (
        ("before", words.say("Back"), "PageUp", -1, before),
        ("after", words.say("More"), "PageDown", 1, after),
    ):
        w = min(
            button_width(ui, label, key if keys else "", "", SMALL_BUTTON), (box.w - 12) / 2
        )  # the key cap gives way
        button(
            ui,
            Box(x, box.cy - tall / 2, w, tall),
            label,
            id=f"{name} {id}",
            action=partial(turn, step),
            keys=(key,) if keys else (),
            style=SMALL_BUTTON,
            enabled=enabled,
        )
        x += w + 12
    if told and ui.canvas.text_width(told, NAME) <= box.right - x:
        ui.canvas.text(Box(x, box.y, box.right - x, box.h), told, NAME, ui.theme.ink2)
