"""Looks at a screen as a reader does: every word whole, in its place, and dark enough to read."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pygame

from game.ui.elements import Direction, Element, find, neighbour, stops
from game.ui.intents import Intent, Screen
from game.ui.stage import Look, Stage, Ui
from game.ui.theme import ThemeName, contrast
from tests.ui.sheet import stage as new_stage
from tests.ui.table import KEYS


class View(NamedTuple):
    """A way to look: window, theme, text size, language."""

    size: tuple[int, int] = (1280, 720)
    theme: ThemeName = "light"
    text: int = 100
    lang: str = "nl"


VIEWS = (
    View(),
    View(lang="en"),
    View(theme="dark"),
    View(theme="contrast", lang="en"),
    View((1024, 600)),
    View((1024, 768), lang="en"),
    View((1920, 1080), text=125),
    View(text=125, lang="en"),
    View(text=150, theme="dark"),
    View(text=175, lang="en"),
    View(text=200),
    View((1024, 600), text=200, theme="contrast", lang="en"),
)
"""A sample that meets every size, theme, text size and language at least once."""


def shown(screen: Screen, view: View) -> Stage:
    """A stage with the screen on it, nothing moving."""
    made = new_stage(view.size, Look(view.theme, view.text, calm=True), view.lang)
    made.show(screen)
    made.draw()
    made.draw()
    return made


def press(stage: Stage, *names: str) -> Intent | None:
    """Keys by name or letter; returns what the last one led to."""
    intent = None
    for name in names:
        code = KEYS.get(name) or pygame.key.key_code(name.lower())
        letter = name.lower() if len(name) == 1 else ""
        intent = stage.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=letter))
        stage.draw()
        stage.draw()
    return intent


def troubles(ui: Ui) -> list[str]:
    """Everything a reader would stumble over; empty when there is nothing."""
    lost = [f"out of reach: {id}" for id in sorted(out_of_reach(ui))]
    return [*_words(ui), *_overlaps(ui), *_elements(ui), *lost]


def _words(ui: Ui) -> list[str]:
    found = []
    for record in ui.canvas.records:
        if not record.fits or not ui.canvas.page.holds(record.ink, 1):
            found.append(f"outside its box: {record.text!r}")
        if record.broken:
            found.append(f"broken at a letter: {record.text!r}")
        if contrast(record.colour, record.under) < 4.5:
            found.append(f"too pale: {record.text!r}")
    return found


def _overlaps(ui: Ui) -> list[str]:
    return [
        f"over each other: {one.text!r} and {other.text!r}"
        for one, other in combinations(ui.canvas.records, 2)
        if one.layer == other.layer and one.ink.inset(0.5, 1.5).meets(other.ink.inset(0.5, 1.5))
    ]


def _elements(ui: Ui) -> list[str]:
    ids = [element.id for element in ui.elements]
    found = [f"twice: {id}" for id in sorted(set(ids)) if ids.count(id) > 1]
    found += [f"without a name: {e.id}" for e in ui.elements if not e.label.strip()]
    found += [f"off the page: {e.id}" for e in ui.elements if not ui.canvas.page.holds(e.rect, 1)]
    found += [f"too small to press: {e.id} {e.rect}" for e in ui.elements if e.focusable and not _large(e)]
    return found


def _large(element: Element) -> bool:
    w, h = element.rect.w, element.rect.h
    return max(w, h) >= 44 and min(w, h) >= 30


def out_of_reach(ui: Ui) -> set[str]:
    """What can be pressed or focused and that neither Tab, arrows nor a key of its own comes to."""
    reached = {stop.id for stop in stops(ui.active, None, {})}
    waiting = list(reached)
    while waiting:
        here = find(ui.active, waiting.pop())
        assert here is not None
        across: tuple[Direction, ...] = () if here.adjust else ("left", "right")
        for direction in (*across, "up", "down"):
            there = neighbour(ui.active, here.id, direction)
            if there is not None and there.id not in reached:
                reached.add(there.id)
                waiting.append(there.id)
    return {e.id for e in ui.active if e.focusable and e.id not in reached and not e.keys}
