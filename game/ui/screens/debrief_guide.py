"""The talk afterwards step by step, large enough for the back row: what is asked now, and a clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame

from game.session.commands import FinishStep
from game.session.views.debrief import GuideStep, GuideView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action
from game.ui.intents import Intent, Pop, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once, OpenReport
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Reader
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, STRONG, TITLE, VALUE, Style
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import tick
from game.ui.widgets.talk import clock_text, timer

MINUTE = 60.0


class GuidePage:
    """One step at a time; its clock runs until it is stopped, and forces nothing.

    opened  called with the step that is on the screen: later panels of the look-back stay covered
    """

    def __init__(self, book: LookBack, words: Words, opened: Callable[[int], None]) -> None:
        self.book = book
        self.words = words
        self.opened = opened
        self.view: GuideView = book.head().guide
        self.step = self.view.now
        self.spent = 0.0
        """Seconds that the clock ran at this step."""
        self.running = False
        self.reader = Reader("questions", keys=False)
        self._seen: float | None = None
        opened(self.step)

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("The talk in steps")

    def refresh(self) -> None:
        """After a step was finished, or in another language."""
        self.view = self.book.head().guide

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Nothing but its buttons."""
        return None

    @property
    def now(self) -> GuideStep:
        """The step on the screen."""
        return self.view.steps[self.step - 1]

    def _go(self, step: int) -> Intent | None:
        step = min(max(1, step), len(self.view.steps))
        if step != self.step:
            self.step, self.spent, self.running = step, 0.0, False
            self.reader.first = 0
            self.opened(step)
        return None

    def _clock(self) -> Intent | None:
        self.running = not self.running
        return None

    def _done(self) -> Intent | None:
        command = FinishStep(self.step, round(self.spent))
        told = self.words.say("Step {n} is done.", n=self.step)
        self._go(self.step + 1)
        return Send(Once(command, told))

    def draw(self, ui: Ui) -> None:
        """The step's name, what is asked, and how long it may take."""
        if self._seen is not None and self.running:
            self.spent += max(0.0, ui.now - self._seen)
        self._seen = ui.now
        one, say = self.now, ui.say
        header(ui, Header(self.title, say("step {n} of {total}", n=one.number, total=len(self.view.steps))))
        box = content(ui).inset(6, 18)
        wide = room_of(ui) in ("full", "snug")
        if wide:
            side, box = box.cut_right(230, 40)
            self._time(ui, side)
        else:
            row, box = box.cut_top(max(48.0, ui.grow(40)), 12)
            self._time_row(ui, row)
        c = ui.canvas
        style = TITLE if wide else TITLE._replace(px=30)
        named = f"{one.number}. {one.title}"
        h = c.paragraph_height(named, style, box.w)
        c.paragraph(box.cut_top(h)[0], named, style)
        ui.note("step", one.spoken, box.cut_top(h)[0], "heading", say("done") if one.done else "")
        parts: list[tuple[str, Style]] = []
        asked = LEAD_NAME._replace(px=28) if wide else STRONG
        if one.line:
            parts.append((one.line, asked))
        parts += [(question.text, asked) for question in one.questions]
        self.reader.draw(ui, box.cut_top(h, 20)[1], parts or [(say("Talk about it together."), asked)])
        look = Button("look", (say("Show the look-back"), say("Look")), Pop(), ("Esc",))
        footer(ui, Footer(self._primary(ui), left=look))

    def _primary(self, ui: Ui) -> Button:
        """The step is done; after the last one what goes home is written."""
        say, last = ui.say, self.now.number == len(self.view.steps)
        if last and all(step.done for step in self.view.steps):
            return Button("report", (say("To the report"), say("Report")), Send(OpenReport()), ("Enter",))
        label = (say("Done"),) if last else (say("Done, on to the next"), say("Done"))
        return Button("done", label, self._done, ("Enter",))

    def _time(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        left = self.now.minutes * MINUTE - self.spent
        r = 84.0 / min(1.4, c.text_scale)
        timer(
            ui,
            box.cx,
            box.y + 96,
            left,
            self.now.minutes * MINUTE,
            r=r,
            paused=not self.running,
            number=False,
        )
        c.word(box.cx, box.y + 96, clock_text(left), VALUE, align="centre")
        tall = max(48.0, ui.grow(42))
        rows = Box(box.x, box.y + 204, box.w, 3 * tall + 20).rows(3, 10)
        self._buttons(ui, rows)
        if self.now.done:
            tick(ui, box.x + 14, rows[-1].bottom + 30, ui.grow(20))
            took = ui.say("done")
            if self.now.seconds:
                took = ui.say("done in {time}", time=clock_text(self.now.seconds))
            c.word(box.x + 34, rows[-1].bottom + 30, took, BODY)

    def _time_row(self, ui: Ui, row: Box) -> None:
        left = clock_text(self.now.minutes * MINUTE - self.spent)
        w = ui.canvas.text_width("+00:00", VALUE) + 20
        ui.canvas.text(row.cut_left(w)[0], left, VALUE)
        ui.note("timer", left, row.cut_left(w)[0], "timer")
        if self.running:
            ui.wake_in(1.0)
        rest = row.cut_left(w)[1]
        self._buttons(ui, rest.columns(3, 10))

    def _buttons(self, ui: Ui, places: list[Box]) -> None:
        say = ui.say
        steps: tuple[tuple[str, str, str, Action, bool], ...] = (
            ("clock", say("Stop") if self.running else say("Start"), "P", self._clock, True),
            ("before", say("Back"), "PageUp", partial(self._go, self.step - 1), self.step > 1),
            (
                "after",
                say("Next"),
                "PageDown",
                partial(self._go, self.step + 1),
                self.step < len(self.view.steps),
            ),
        )
        for (id, label, key, action, enabled), place in zip(steps, places, strict=True):
            icon = (
                "timer"
                if id == "clock" and button_width(ui, label, key, "timer", SMALL_BUTTON) <= place.w
                else ""
            )
            button(
                ui,
                place,
                label,
                id=f"step {id}",
                action=action,
                keys=(key,),
                icon=icon,
                style=SMALL_BUTTON,
                enabled=enabled,
                group="steps",
            )
