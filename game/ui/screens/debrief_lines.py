"""Which lines the timeline shows: at most three of everything that was measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from game.session.views.debrief_timeline import MOST_LINES, LineChoice
from game.texts import Words
from game.ui.elements import Element
from game.ui.intents import Intent, Pop
from game.ui.screens.rows import ROW_GAP, Rows, tick_row
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, Header, content, footer, header


class LinesPage:
    """A fourth line takes the first one's place; the last one stays.

    chosen  called with the lines whenever they change
    """

    def __init__(
        self,
        choices: Sequence[LineChoice],
        lines: tuple[str, ...],
        chosen: Callable[[tuple[str, ...]], Intent | None],
        words: Words,
    ) -> None:
        self.choices = tuple(choices)
        self.lines = lines
        self.chosen = chosen
        self.words = words
        self.rows = Rows("lines")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Which lines?")

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)
        return None

    def toggle(self, id: str) -> Intent | None:
        """Draw a line, or leave it out."""
        if id in self.lines:
            left = tuple(one for one in self.lines if one != id)
            self.lines = left or self.lines
        else:
            self.lines = (*self.lines, id)[-MOST_LINES:]
        return self.chosen(self.lines)

    def draw(self, ui: Ui) -> None:
        """All that can be a line, with its group."""
        header(ui, Header(self.title, ui.say("at most three; a fourth takes the place of the first")))
        box = content(ui).inset(6, 14)
        c = ui.canvas
        ids = [f"pick {one.id}" for one in self.choices]
        ui.start_focus(ids[0])
        for place, row in self.rows.window(ui, box, ids, [max(46.0, ui.grow(40))] * len(ids), ROW_GAP):
            one = self.choices[place]
            picked = one.id in self.lines
            inner = tick_row(ui, row, picked)
            c.text(inner, one.name, NAME)
            if c.text_width(one.name, NAME) + c.text_width(one.group) + 30 <= inner.w:
                c.text(inner, one.group, BODY, ui.theme.ink2, align="right")
            focused = ui.add(
                Element(
                    ids[place],
                    "checkbox",
                    one.name,
                    row,
                    description=one.group,
                    state=(ui.say("chosen"),) if picked else (),
                    action=partial(self.toggle, one.id),
                    group="lines",
                    entry=picked,
                )
            )
            if focused:
                ui.ring(row)
        footer(ui, Footer(Button("done", (ui.say("Done"),), Pop(), ("Enter", "Esc"))))
