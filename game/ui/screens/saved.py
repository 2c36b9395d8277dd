"""The saved games: go on with one, or see how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.orders import GoOnWith, LookBackOn
from game.ui.screens.notice import Page
from game.ui.screens.rows import Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, OPTION, STRONG
from game.ui.widgets.cards import empty_state
from game.ui.widgets.controls import Button, button
from game.ui.widgets.frame import Footer, Header, content, footer, header

LOOK: Final = 48.0
"""How large the button is that looks back on a game."""


@dataclass(frozen=True)
class SavedRow:
    """A saved game in words; one that cannot be opened says why in `trouble`."""

    path: Path
    title: str
    place: str
    when: str
    trouble: str = ""


class SavedScreen:
    """Newest first; Enter opens the one in focus."""

    def __init__(self, view: Sequence[SavedRow], words: Words, folder: str = "") -> None:
        self.view = tuple(view)
        self.words = words
        self.folder = folder
        self.rows = Rows("saved")

    @property
    def title(self) -> str:
        return self.words.say("Saved games")

    def refresh(self, view: Sequence[SavedRow]) -> None:
        self.view = tuple(view)

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(ui, Header(self.title, self.words.many("{n} game", "{n} games", len(self.view))))
        room = content(ui).inset(0, 16)
        if self.view:
            self._list(ui, room)
        else:
            empty_state(
                ui,
                room,
                "opslaan",
                say("No saved games yet"),
                say("Begin a new game: it saves itself."),
            )
        footer(ui, Footer(left=Button("back", (say("Back"),), Pop(), ("Esc",), "terug")))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        self.rows.handle(event, ui)
        if event.type == pygame.KEYDOWN and key_name(event) == "N" and (ui.focus or "").startswith("game "):
            one = self.view[int((ui.focus or "").removeprefix("game "))]
            return None if one.trouble else Send(LookBackOn(one.path))
        return None

    def _list(self, ui: Ui, box: Box) -> None:
        c, box = ui.canvas, box.inset(6, 4)
        side = max(c.text_width(one.place, STRONG) for one in self.view) + 24
        side += ui.grow(LOOK) + 16
        room = box.w - 40 - side
        heights = [
            24
            + c.paragraph_height(one.title, OPTION, room)
            + c.paragraph_height(self._second(ui, one, room), BODY, room)
            for one in self.view
        ]
        ids = [f"game {i}" for i in range(len(self.view))]
        ui.start_focus(ids[0])
        for place, row in self.rows.window(ui, box, ids, heights, 12):
            self._row(ui, row, ids[place], self.view[place], side)

    def _second(self, ui: Ui, one: SavedRow, room: float) -> str:
        """When it was played, and its file where that fits on the line."""
        whole = f"{one.when} · {one.path.name}"
        return one.trouble or (whole if ui.canvas.text_width(whole) <= room else one.when)

    def _row(self, ui: Ui, row: Box, id: str, one: SavedRow, side: float) -> None:
        c, t = ui.canvas, ui.theme
        side -= ui.grow(LOOK) + 16
        if one.trouble:
            c.dashed(row, t.red, t.surface, 2, 10)
        else:
            c.rect(row, t.surface, t.line, 2, 10)
        inner = row.inset(20, 12)
        words_w = inner.w - side - ui.grow(LOOK) - 16
        used = c.paragraph(Box(inner.x, inner.y, words_w, inner.h), one.title, OPTION)
        low = Box(inner.x, used.bottom, words_w, row.bottom - used.bottom - 4)
        c.paragraph(low, self._second(ui, one, low.w), BODY, t.red if one.trouble else t.ink2)
        if one.place:
            right = inner.right - ui.grow(LOOK) - 16
            c.text(Box(right - side, row.y, side, row.h), one.place, STRONG, align="right")
        action: Intent = Send(GoOnWith(one.path))
        if one.trouble:
            action = Push(Page(one.title, str(one.path), (one.trouble,), self.words, icon="waarschuwing"))
        element = Element(
            id,
            "button",
            one.title,
            row,
            one.trouble,
            value=one.place or one.when,
            action=action,
            group="games",
        )
        if ui.add(element):
            ui.ring(row)
        if not one.trouble:
            place = Box(inner.right - ui.grow(LOOK), row.cy - ui.grow(LOOK) / 2, ui.grow(LOOK), ui.grow(LOOK))
            button(
                ui,
                place,
                "",
                id=f"look {id}",
                action=Send(LookBackOn(one.path)),
                icon="terugkijken",
                read=self.words.say("Look back on {title}", title=one.title),
                group="look back",
            )
