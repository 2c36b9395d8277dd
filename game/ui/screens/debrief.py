"""The look-back: lines over all quarters, the board as it was, and why; nothing of the game is changed here.

What is chosen on it (quarter, lines, panel, how far upstream) is the screen's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.session.views.figures import whole
from game.ui.boxes import Box
from game.ui.intents import Intent, Send
from game.ui.orders import OpenReport
from game.ui.screens.debrief_chart import draw_chart
from game.ui.screens.debrief_looking import Looking
from game.ui.screens.debrief_panels import frozen
from game.ui.screens.debrief_side import ALL, PANELS, Moment, chooser
from game.ui.screens.debrief_tools import Tool
from game.ui.screens.quarter import room_of
from game.ui.stage import Ui, key_name
from game.ui.styles import SECTION
from game.ui.widgets.cards import empty_state
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Header, header, header_height

SECONDS_A_QUARTER: Final = 1.5
MARGIN: Final = 28.0


class DebriefScreen(Looking):
    """The whole page, or one part of it at a time where there is less room."""

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Quarters and lines by arrows from anywhere; the wheel turns the causes."""
        focus = ui.focus or ""
        among_pins = focus.startswith("pin ")
        in_panel = among_pins or focus.startswith("cause")
        if in_panel or event.type != pygame.KEYDOWN:
            (self.side.happened if among_pins else self.causes).handle(event, ui)
        if event.type != pygame.KEYDOWN or not self.head.last:
            return None
        key = key_name(event)
        there = {"←": self.turn - 1, "→": self.turn + 1, "Home": 0, "End": self.head.last}.get(key)
        if there is not None:
            self.playing = None
            self.pick(there)
            ui.set_focus(f"turn {self.turn}")
        elif key in ("↑", "↓") and not in_panel:
            self.choose_line(self.line + (1 if key == "↓" else -1))
        elif key.isdigit() and 1 <= int(key) <= len(PANELS):
            self.open_panel(list(PANELS)[int(key) - 1])
        elif key == "R" and self._kept and not self._covered("whatif"):
            return self._again()
        elif key == "K" and self._kept and not self._covered("whatif"):
            return self._kept_page()
        elif (hidden := self.tools.pressed(key)) is not None:
            return hidden() if callable(hidden) else hidden
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The timeline above three panels, or one of them at a time."""
        self._tick(ui)
        self._header(ui)
        tall = max(48.0, ui.grow(42))
        foot = Box(MARGIN, ui.canvas.height - tall - 10, 1224, tall)
        body = Box(MARGIN, header_height(ui) + 6, 1224, foot.y - header_height(ui) - 16)
        if not self.head.last:
            empty_state(ui, body, "terugkijken", self.title, self.head.empty)
            return
        if room_of(ui) == "full" and not self.large:
            self._together(ui, body)
        else:
            self._one_by_one(ui, body)
        self.tools.draw(ui, foot, self._tools(ui))
        ui.start_focus(f"turn {self.turn}")

    def _tick(self, ui: Ui) -> None:
        if self.playing is None:
            return
        if not self.playing:
            self.playing = ui.now
        elif ui.now - self.playing >= SECONDS_A_QUARTER:
            self.playing = ui.now
            self.pick(self.turn + 1)
            if self.turn == self.head.last:
                self.playing = None
                return
        ui.wake_in(max(0.05, SECONDS_A_QUARTER - (ui.now - self.playing)))

    def _header(self, ui: Ui) -> None:
        say = ui.say
        close = Button("close", (say("Close"),), self.leave, ("Esc",))
        if self.large:
            close = Button("close", (say("Everything together"), say("Back")), self._enlarge, ("Esc",))
        detail = f"{self.head.school} · {self.head.subtitle}"
        if self.step:
            one = self.head.guide.steps[self.step - 1]
            total = len(self.head.guide.steps)
            detail = f"{say('step {n} of {total}', n=self.step, total=total)} · {one.title}"
        elif ui.canvas.text_width(detail) > 900:
            detail = self.head.subtitle
        header(ui, Header(self.title, detail, buttons=(close,)))

    def _tools(self, ui: Ui) -> list[Tool]:
        """What can be done from here; next are the steps, and after them the report."""
        say = ui.say
        playing = self.playing is not None
        talked = all(step.done for step in self.head.guide.steps)
        without = say("Without you: off") if self.ghost else ""
        uncover_or_ghost = (
            Tool("all", say("Open all"), "O", "verberg", self._open_all)
            if self.step
            else Tool("ghost", say("Without you"), "G", "overslaan", self._toggle_ghost, read=without)
        )
        return [
            Tool("play", say("Stop") if playing else say("Play"), "Space", "verder", self._play),
            Tool("lines", say("Lines"), "L", "filter", self._lines_page),
            Tool("whatif", say("What if"), "W", "maken", self._whatif_page, self._may_fork()),
            Tool("note", say("Write"), "N", "notitie", self._note_page),
            uncover_or_ghost,
            Tool("steps", say("Steps"), "T", "timer", self._guide_page, primary=not talked),
            Tool("report", say("Report"), "P", "opslaan", Send(OpenReport()), primary=talked),
        ]

    # parts

    def _together(self, ui: Ui, body: Box) -> None:
        top, low = body.cut_top(min(268.0, body.h * 0.48), 14)
        self._chart(ui, top)
        left, middle, right = low.columns((290, 430, 452), 26)
        self._board(ui, left)
        ui.canvas.hline(middle.x, middle.y, middle.w)
        self._why(ui, Box(middle.x, middle.y + 4, middle.w, middle.h - 4))
        self._panel(ui, right, self.panel, self._turn_panel)

    def _one_by_one(self, ui: Ui, body: Box) -> None:
        if self.place in PANELS:
            self._panel(ui, body, self.place, self._turn_place)
            return
        room = chooser(ui, body, ALL[self.place], self._mark(), self._turn_place)
        if self.place == "timeline":
            self._chart(ui, room)
        elif self.place == "board":
            frozen(ui, room, self.book.board(self.turn))
        else:
            self._why(ui, room)

    def _chart(self, ui: Ui, box: Box) -> None:
        assert self.lines_view is not None
        marks = [head.mark for head in self.head.quarters]
        draw_chart(
            ui,
            box,
            self.lines_view,
            marks,
            line=self.line,
            turn=self.turn,
            ghost=self.ghost,
            few=room_of(ui) in ("large", "huge"),
            pick=lambda turn: partial(self.pick, turn),
            open_pins=lambda turn: partial(self._open_pins, turn),
        )

    def _mark(self) -> str:
        return self.head.quarters[self.turn].mark

    def _board(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        c.hline(box.x, box.y, box.w)
        title = (
            ui.say("The board after {mark}", mark=self._mark())
            if self.turn
            else ui.say("The board at the start")
        )
        row = Box(box.x, box.y + 4, box.w, max(44.0, ui.grow(36)))
        c.text(row, title, SECTION)
        ui.note("board then", title, row, "heading")
        frozen(ui, Box(box.x, row.bottom + 6, box.w, box.bottom - row.bottom - 6), self.book.board(self.turn))

    def _why(self, ui: Ui, box: Box) -> None:
        """The causes of the chosen line in the chosen quarter; Enter on one follows it upstream."""
        name = self.lines_view.lines[self.line].name if self.lines_view is not None else ""
        whole = room_of(ui) == "full"
        self.causes.draw(
            ui,
            box,
            name,
            self._covered("causes"),
            self._beside(),
            self._enlarge_causes if whole and not self.large else None,
            large=whole and self.large,
        )

    def _beside(self) -> str:
        """What the drawn what-if has here, where it differs."""
        line = self.lines_view.lines[self.line] if self.lines_view is not None else None
        if line is None or not line.branch or self.turn < line.branch_from:
            return ""
        value = whole(line.branch[self.turn - line.branch_from])
        if value == whole(line.values[self.turn]):
            return ""
        name = line.branch_name or self.words.say("this what-if")
        return self.words.say("With “{name}” {value} here. The same chance.", name=name, value=value)

    def _panel(self, ui: Ui, box: Box, name: str, turn: Callable[[int], Intent | None]) -> None:
        assert self.lines_view is not None
        whole = room_of(ui) != "full" or self.large
        room = chooser(ui, box, PANELS[name], self._mark(), turn, None if whole else self._enlarge)
        moment = Moment(
            self.turn,
            self.head.quarters[self.turn].period,
            tuple(pin for pin in self.lines_view.pins if pin.turn == self.turn),
            self.lines[self.line],
            self.branch,
        )
        self.side.draw(ui, room, name, moment, self._covered(name), large=self.large)
