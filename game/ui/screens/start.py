"""The start: getting a group going again in one key press."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fonts import Face
from game.ui.intents import Intent, Quit, Send
from game.ui.orders import GoOnWith, NewGame, OpenSaved, OpenSettings
from game.ui.screens.opening import HUGE, LARGE, LEFT, NAME_OF_GAME, WIDE_FROM
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, Style
from game.ui.widgets.art import start_art
from game.ui.widgets.marks import key_cap, key_width, shows_keys

SMALL: Final = Style(Face.TITLE, 40, 1.15)
TAGLINE: Final = Style(Face.BODY, 24, 1.3)
CARD_TITLE: Final = Style(Face.BOLD, 28, 1.2)
ROW: Final = Style(Face.BOLD, 23, 1.2)


@dataclass(frozen=True)
class Unfinished:
    """The newest game that has not ended: what it is, and when it was last played."""

    path: Path
    title: str
    when: str


@dataclass(frozen=True)
class StartView:
    """What the laptop holds.

    minutes  playing time of the shortest scenario, None where there is none
    games    how many saved games there are, finished ones included
    """

    go_on: Unfinished | None
    minutes: int | None
    games: int
    settings: str


@dataclass(frozen=True)
class _Row:
    id: str
    icon: str
    label: str
    hint: str
    key: str
    action: Action


class StartScreen:
    """Go on, begin, look through what was saved, set up, or stop."""

    def __init__(self, view: StartView, words: Words) -> None:
        self.view = view
        self.words = words

    @property
    def title(self) -> str:
        return NAME_OF_GAME

    def refresh(self, view: StartView) -> None:
        self.view = view

    def draw(self, ui: Ui) -> None:
        c = ui.canvas
        wide = c.text_scale >= WIDE_FROM
        room = Box(LEFT, 0, 1152 if wide else 500, c.height)
        if not wide:
            start_art(ui, (944, c.height / 2 + 6))
        bottom = self._bottom_line(ui, room)
        rows = self._rows()
        row_h = max(56.0, ui.grow(50))
        card_h = self._card_height(ui, room.w)
        must = card_h + 14 + row_h * len(rows) + 12
        y = self._heading(ui, room, bottom - must, wide)
        self._card(ui, Box(room.x, y, room.w, card_h))
        y += card_h + 14
        row_h = min(row_h, (bottom - y - 4) / len(rows))
        for row in rows:
            self._row(ui, Box(room.x, y, room.w, row_h), row)
            y += row_h

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        if event.type == pygame.KEYDOWN and key_name(event) == "Esc":
            ui.set_focus("quit")
        return None

    def _heading(self, ui: Ui, room: Box, bottom: float, wide: bool) -> float:
        """Name and tagline, as large as leaves everything else its room; where the rest begins."""
        c = ui.canvas
        tagline = self.words.say(
            "Moving a school is something you do together. Twelve quarters, five dimensions, one team."
        )
        tagline_h = c.paragraph_height(tagline, TAGLINE, room.w)
        for style, top, said in (
            (HUGE, 36.0, True),
            (LARGE, 32.0, True),
            (LARGE, 24.0, False),
            (SMALL, 20.0, False),
        ):
            if wide and style is HUGE:
                continue
            title_h = c.line_height(style)
            used = top + title_h + (14 + tagline_h if said else 0)
            if used + 22 <= bottom or style is SMALL:
                break
        c.text(Box(room.x, top, 620 if not wide else room.w, title_h), NAME_OF_GAME, style)
        ui.note("name", NAME_OF_GAME, Box(room.x, top, room.w, title_h), "heading")
        if said:
            at = Box(room.x, top + title_h + 14, room.w, tagline_h)
            c.paragraph(at, tagline, TAGLINE)
            ui.note("tagline", tagline, at)
        return max(used + 18, bottom - 40) if wide else max(used + 18, min(262.0, bottom))

    def _bottom_line(self, ui: Ui, room: Box) -> float:
        c, t = ui.canvas, ui.theme
        h = max(48.0, ui.grow(34))
        box = Box(room.x, c.height - h - 22, room.w, h)
        offline = self.words.say("Works without internet")
        c.hline(box.x, box.y, box.w)
        settings_w = c.text_width(self.view.settings)
        if c.text_width(offline) + settings_w + 20 <= box.w:
            c.text(box, self.view.settings, colour=t.ink2, align="right")
        c.text(Box(box.x, box.y, box.w, box.h), offline, colour=t.ink2)
        ui.note("offline", f"{offline}. {self.view.settings}", box)
        return box.y

    def _rows(self) -> list[_Row]:
        say, view = self.words.say, self.view
        rows = []
        if view.go_on is not None:
            rows.append(_Row("new", "nieuw", say("New game"), self._from_minutes(), "N", Send(NewGame())))
        if view.games:
            told = self.words.many("{n} game", "{n} games", view.games)
            rows.append(_Row("saved", "opslaan", say("Saved games"), told, "B", Send(OpenSaved())))
        hint = say("language, text, theme")
        rows.append(_Row("settings", "instellingen", say("Settings"), hint, "I", Send(OpenSettings())))
        rows.append(_Row("quit", "sluit", say("Quit"), "", "Q", Quit()))
        return rows

    def _from_minutes(self) -> str:
        if self.view.minutes is None:
            return ""
        return self.words.say("from {minutes} minutes", minutes=self.view.minutes)

    def _card_texts(self) -> tuple[str, str, tuple[str, ...], Action, str]:
        view, say = self.view, self.words.say
        if view.go_on is None:
            hint = self._from_minutes()
            lines = (say("Choose a scenario and sit down together"), *((hint,) if hint else ()))
            return "nieuw", say("New game"), lines, Send(NewGame()), "N"
        return (
            "verder",
            say("Go on playing"),
            (view.go_on.title, view.go_on.when),
            Send(GoOnWith(view.go_on.path)),
            "G",
        )

    def _card_height(self, ui: Ui, width: float) -> float:
        c = ui.canvas
        *_, lines, _, _ = self._card_texts()
        room = self._card_room(ui, width)
        words = sum(c.paragraph_height(line, BODY, room) for line in lines)
        return max(100.0, 26 + c.line_height(CARD_TITLE) + words)

    def _card_room(self, ui: Ui, width: float) -> float:
        cap = key_width(ui, "Enter") + 18 if shows_keys(ui) else 0
        return width - 30 - ui.grow(30) - 24 - cap

    def _card(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        icon, title, lines, action, letter = self._card_texts()
        ui.start_focus("go on")
        c.rect(box, t.yellow, t.cardline, 2, 10)
        size = ui.grow(30)
        c.icon(icon, box.x + 20 + size / 2, box.cy, size, t.onyellow)
        if shows_keys(ui):
            key_cap(ui, box.right - 18, box.cy, "Enter", align="right", colour=t.onyellow)
        x, w = box.x + 20 + size + 24, self._card_room(ui, box.w)
        title_h = c.line_height(CARD_TITLE)
        heights = [c.paragraph_height(line, BODY, w) for line in lines]
        y = box.cy - (title_h + sum(heights)) / 2
        c.text(Box(x, y, w, title_h), title, CARD_TITLE, t.onyellow)
        y += title_h
        for line, h in zip(lines, heights, strict=True):
            c.paragraph(Box(x, y, w, h), line, BODY, t.onyellow)
            y += h
        element = Element(
            "go on",
            "button",
            title,
            box,
            description=", ".join(lines),
            action=action,
            keys=("Enter", letter),
            group="menu",
            primary=True,
        )
        if ui.add(element):
            ui.ring(box)

    def _row(self, ui: Ui, box: Box, row: _Row) -> None:
        c, t = ui.canvas, ui.theme
        c.hline(box.x, box.y, box.w)
        size = ui.grow(26)
        c.icon(row.icon, box.x + 17 + size / 2, box.cy, size)
        x = box.x + 30 + size + 8
        label = c.text(Box(x, box.y, box.right - x, box.h), row.label, ROW)
        right = box.right - 16
        if shows_keys(ui):
            right = key_cap(ui, right, box.cy, row.key, align="right").x - 18
        if row.hint and c.text_width(row.hint) <= right - label.right - 16:
            c.text(
                Box(label.right, box.y, right - label.right, box.h), row.hint, colour=t.ink2, align="right"
            )
        element = Element(
            row.id, "button", row.label, box, row.hint, action=row.action, keys=(row.key,), group="menu"
        )
        if ui.add(element):
            ui.ring(box.inset(0, 4))
