"""Beside the causes: what is still on its way, the question to talk about, and the note."""

from __future__ import annotations

from typing import Protocol

from game.session.views.result import PipelineRow, ResultView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.screens.card import CERTAINTIES
from game.ui.screens.pages import Pages
from game.ui.stage import Ui
from game.ui.styles import BODY, BUTTON, LEAD_NAME, NAME, QUESTION, STRONG, Style
from game.ui.widgets.cards import panel, panel_height, section
from game.ui.widgets.controls import SMALL_BUTTON, button
from game.ui.widgets.marks import certainty, triangle

MOST_ARROWS = 2
NOTE_H = 50.0


class OnItsWay:
    """What will arrive later, by quarter."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.pages = Pages("on its way")

    def draw(self, ui: Ui, box: Box, view: ResultView, *, headed: bool = True) -> None:
        """The list under its title; without anything to come it says so."""
        c, t = ui.canvas, ui.theme
        room = section(ui, box, self.words.say("On its way"), thin=bool(view.pipeline)) if headed else box
        if not view.pipeline:
            c.paragraph(room.cut_top(6)[1], view.pipeline_empty, BODY, t.ink2)
            ui.note("nothing on its way", view.pipeline_empty, room)
            return
        heights = [self._height(ui, row, room.w) for row in view.pipeline]
        shown = dict(self.pages.window(ui, room, heights))
        for place, row in enumerate(view.pipeline):
            if place in shown:
                self._row(ui, shown[place], row)
            ui.note(f"pipeline {place}", row.spoken, shown.get(place, room), "row")

    def _words_w(self, ui: Ui, row: PipelineRow, width: float) -> float:
        return width - self._mark_w(ui, row) - 10

    def _mark_w(self, ui: Ui, row: PipelineRow) -> float:
        return max(ui.grow(40), ui.canvas.text_width(row.quarter, STRONG) + 12)

    def _height(self, ui: Ui, row: PipelineRow, width: float) -> float:
        c = ui.canvas
        title = c.paragraph_height(row.source, STRONG, self._words_w(ui, row, width))
        arrows = sum(
            c.paragraph_height(name, BODY, self._words_w(ui, row, width) - ui.grow(40))
            for name, _ in row.arrows[:MOST_ARROWS]
        )
        return max(ui.grow(44) + 12, title + arrows + 14)

    def _row(self, ui: Ui, box: Box, row: PipelineRow) -> None:
        c, t = ui.canvas, ui.theme
        size = self._mark_w(ui, row)
        mark = Box(box.x, box.y + 7, size, ui.grow(42))
        c.rect(mark, None, t.line, 2)
        c.text(mark, row.quarter, STRONG, align="centre")
        room = Box(box.x + size + 10, box.y + 5, box.w - size - 10, box.h)
        used = c.paragraph(room, row.source, STRONG)
        y, r, side = used.bottom, ui.grow(6), ui.grow(12)
        for place, (name, up) in enumerate(row.arrows[:MOST_ARROWS]):
            h = c.paragraph_height(name, BODY, room.w - ui.grow(40))
            line = c.line_height(BODY)
            certainty(ui, room.x + r + 1, y + line / 2, CERTAINTIES[row.sure], r)
            words = Box(room.x + ui.grow(20), y, room.w - ui.grow(40), h)
            c.paragraph(words, name, BODY, t.ink2)
            last = c.wrap(name, BODY, words.w)[-1]
            good = row.favourable[place] if place < len(row.favourable) else up
            x = words.x + c.text_width(last) + 6 + side / 2
            triangle(ui, x, y + h - line / 2, side, up=up, good=good)
            y += h
        c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)


class Asked:
    """The question, and the way to pin a note."""

    def __init__(self, words: Words, note: Note) -> None:
        self.words = words
        self.note = note

    def height(self, ui: Ui, view: ResultView, width: float, style: Style = LEAD_NAME) -> float:
        """How high question and note want to be."""
        note = max(NOTE_H, ui.grow(44))
        if not view.question:
            return note
        return panel_height(ui, view.question, width, title=True, style=style) + 12 + note

    def draw(self, ui: Ui, box: Box, view: ResultView, *, large: bool = False) -> None:
        """Question above, note button below, from the top of `box` on."""
        style = QUESTION if large else LEAD_NAME
        h = panel_height(ui, view.question, box.w, title=True, style=style) if view.question else 0.0
        if view.question and large and h > box.h - max(NOTE_H, ui.grow(44)) - 12:
            style = NAME
            h = panel_height(ui, view.question, box.w, title=True, style=style)
        if view.question:
            panel(
                ui,
                box.cut_top(h)[0],
                view.question,
                tone="question",
                title=self.words.say("Question"),
                icon="notitie",
                style=style,
                id="question",
            )
            box = box.cut_top(h, 12)[1]
        tall = max(NOTE_H, ui.grow(44))
        place = Box(box.x, box.y, min(box.w, max(252.0, ui.grow(252))), tall)
        button(
            ui,
            place,
            self.words.say("Note"),
            id="note",
            action=self.note.open,
            keys=("T",),
            icon="notitie",
            style=BUTTON if tall >= 50 else SMALL_BUTTON,
        )


class Note(Protocol):
    """What the note button asks of the screen."""

    def open(self) -> Intent | None:
        """Ask for the note."""
