"""One seat's prediction of the year, for that seat alone: a number, and a sentence that may stay empty.

Nothing here is read aloud. It covers itself after a while, and Esc covers it at once; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, Literal

import pygame

from game.session.commands import Predict
from game.session.views.prediction import PredictionView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Send
from game.ui.screens.covering import Cover
from game.ui.screens.quarter import room_of
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME, SECTION, STRONG, TITLE, VALUE_LARGE
from game.ui.widgets.controls import button, button_width, tab, tab_width, text_field
from game.ui.widgets.marks import token

NOTHING_YET: Final = -1
"""Stands for a number that was not chosen."""
STOPS: Final = tuple(range(0, 101, 10))
MOST: Final = 100
LEFT, WIDTH = 64.0, 1152.0
HEAD: Final = TITLE._replace(px=34)
Page = Literal["number", "sentence"]
PAGES: Final[dict[Page, str]] = {"number": mark("Number"), "sentence": mark("Sentence")}


class PredictionScreen:
    """What is chosen stays here until it is recorded.

    view_of  the seat's prediction, with what has been chosen so far
    """

    private = True

    def __init__(self, view_of: Callable[[Predict], PredictionView], seat: str, words: Words) -> None:
        self.view_of = view_of
        self.words = words
        self.draft = Predict(seat, NOTHING_YET)
        self.view = view_of(self.draft)
        self.number = TextField("", 3, lambda letter: letter in "0123456789", on_edit=self._typed_number)
        self.sentence = TextField("", self.view.most, on_edit=self._typed_sentence)
        self.cover = Cover()
        self.page: Page = "number"

    @property
    def title(self) -> str:
        """What the screen is called; it tells nothing."""
        return self.words.say("Prediction")

    def refresh(self, view_of: Callable[[Predict], PredictionView]) -> None:
        """The same prediction, in another language perhaps."""
        self.view_of = view_of
        self._change()

    # choosing

    def _change(self, **changes: object) -> Intent | None:
        self.draft = replace(self.draft, **changes)  # type: ignore[arg-type]
        self.view = self.view_of(self.draft)
        self.cover.stir()
        return None

    def _typed_number(self, text: str) -> None:
        self._change(number=int(text) if text else NOTHING_YET)

    def _typed_sentence(self, text: str) -> None:
        self._change(sentence=text)

    def _set(self, number: int) -> Intent | None:
        self.number.set(str(min(max(0, number), MOST)))
        return None

    def _move(self, step: int) -> Intent | None:
        """From what was chosen; before that, from the level as it is now."""
        return self._set((self.view.now.value if self.view.number is None else self.view.number) + step)

    def _turn_to(self, page: Page) -> Intent | None:
        self.page = page
        self.cover.stir()
        return None

    def _send(self) -> Intent | None:
        return Send(self.draft) if self.view.ready else None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Esc covers at once."""
        self.cover.stir()
        if not self.cover.closed and event.type == pygame.KEYDOWN and key_name(event) == "Esc":
            return self.cover.close()
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The prediction, or its cover."""
        self.cover.watch(ui)
        if self.cover.closed:
            go_on = (ui.say("Go on with my prediction"), ui.say("Go on"))
            self.cover.draw(
                ui, ui.say("This prediction is covered."), self.view.label, go_on, self.cover.open
            )
            return
        body = self._head(ui)
        tall = max(52.0, ui.grow(44))
        foot, body = body.cut_bottom(tall, 14)
        if room_of(ui) in ("full", "snug"):
            self._asked(ui, body)
            self._commit(ui, foot)
        else:
            self._paged(ui, body)
            after: Page | None = "sentence" if self.page == "number" and not self._number_missing() else None
            self._commit(ui, foot, after)
        ui.start_focus("number")

    def _number_missing(self) -> bool:
        return self.view.number is None or self.view.number > MOST

    def _head(self, ui: Ui) -> Box:
        """Whose it is, on the dark that means private; returns the room below it."""
        c, t = ui.canvas, ui.theme
        size = min(64.0, ui.grow(52))
        person = self.view.persons[0]
        names = " · ".join(
            dict.fromkeys(one.people or one.name.partition(", ")[0] for one in self.view.persons)
        )
        alone = ui.say("Only you are looking now")
        words_w = WIDTH - size - 24
        name_h = c.paragraph_height(names, SECTION, words_w)
        high = max(size, name_h + c.line_height(NAME)) + 28
        c.fill(t.priv, Box(c.left, 0, c.width, high))
        token(
            ui,
            LEFT + size / 2,
            high / 2,
            size,
            person.icon,
            informal=not person.formal,
            ink=t.onpriv,
            fill=t.priv,
        )
        top = (high - name_h - c.line_height(NAME)) / 2
        c.paragraph(Box(LEFT + size + 20, top, words_w, name_h), names, SECTION, t.onpriv)
        place = Box(LEFT + size + 20, top + name_h, words_w, c.line_height(NAME))
        c.text(place, alone, NAME, t.onpriv2)
        ui.note("alone", alone, Box(LEFT, 0, WIDTH, high), "text", self.view.label)
        return Box(LEFT, high + 20, WIDTH, c.height - high - 40)

    def _paged(self, ui: Ui, body: Box) -> None:
        row, rest = body.cut_top(max(48.0, ui.grow(36)), 14)
        x = row.x
        for page, label in PAGES.items():
            said = ui.say(label)
            w = tab_width(ui, said)
            tab(
                ui,
                Box(x, row.y, w, row.h),
                said,
                id=f"tab {page}",
                chosen=page == self.page,
                action=partial(self._turn_to, page),
            )
            x += w + 6
        if self.page == "number":
            self._number(ui, self._question(ui, rest), stops=False)
        else:
            self._words(ui, rest)

    def _asked(self, ui: Ui, body: Box) -> None:
        rest = self._question(ui, body)
        used = self._number(ui, rest, stops=True)
        self._words(ui, Box(rest.x, used + 28, rest.w, rest.bottom - used - 28))

    def _question(self, ui: Ui, box: Box) -> Box:
        """The question and where it stands now; returns the room below."""
        c, view = ui.canvas, self.view
        style = HEAD if room_of(ui) in ("full", "snug") else STRONG
        h = c.paragraph_height(view.question, style, box.w)
        c.paragraph(Box(box.x, box.y, box.w, h), view.question, style)
        ui.note("question", view.question, Box(box.x, box.y, box.w, h), "heading")
        now = ui.say("Now it is {value}.", value=view.now.value)
        line = Box(box.x, box.y + h + 6, box.w, c.line_height(BODY))
        c.text(line, now, BODY, ui.theme.ink2)
        ui.note("now", now, line)
        top = line.bottom + 18
        return Box(box.x, top, box.w, box.bottom - top)

    def _number(self, ui: Ui, box: Box, *, stops: bool) -> float:
        """The number: typed, by one more or less, or by tens; returns where it ends."""
        tall = max(60.0, ui.grow(50))
        minus, plus = Box(box.x, box.y, tall, tall), Box(box.x + 2 * tall + 64, box.y, tall, tall)
        button(
            ui,
            minus,
            "−",
            id="less",
            action=partial(self._move, -1),
            style=VALUE_LARGE,
            read=ui.say("one less"),
            group="by one",
        )
        text_field(
            ui,
            Box(minus.right + 12, box.y, tall + 40, tall),
            self.number,
            id="number",
            label=ui.say("The number you expect, 0 to 100"),
            style=VALUE_LARGE,
            hidden=True,
        )
        button(
            ui,
            plus,
            "+",
            id="more",
            action=partial(self._move, 1),
            style=VALUE_LARGE,
            read=ui.say("one more"),
            group="by one",
        )
        said = ui.say("0 to 100")
        room = Box(plus.right + 20, box.y, box.right - plus.right - 20, tall)
        if ui.canvas.text_width(said) <= room.w:
            ui.canvas.text(room, said, BODY, ui.theme.ink2)
        return self._stops(ui, Box(box.x, box.y + tall + 14, box.w, 70)) if stops else box.y + tall

    def _stops(self, ui: Ui, box: Box) -> float:
        """Tens on a line, with the level of now as a mark below it."""
        c, t = ui.canvas, ui.theme
        parts = box.columns(len(STOPS))
        first, last = parts[0].cx, parts[-1].cx
        y = box.y + 20

        def at(value: int) -> float:
            return first + (last - first) * value / MOST

        c.fill(t.trackline, Box(first, y - 1.5, last - first, 3))
        chosen = self.view.number
        for stop, part in zip(STOPS, parts, strict=True):
            c.circle(part.cx, y, 9, t.surface, t.ink, 2)
            c.text(Box(part.x, y + 16, part.w, ui.grow(26)), str(stop), BODY, t.ink2, align="centre")
            focused = ui.add(
                Element(
                    f"stop {stop}",
                    "radio",
                    str(stop),
                    Box(part.x, box.y - 4, part.w, 52),
                    action=partial(self._set, stop),
                    group="stops",
                    entry=chosen == stop,
                    hidden=True,
                )
            )
            if focused:
                ui.ring(Box.around(part.cx, y, 26), 13)
        c.fill(t.ink, Box(at(self.view.now.value) - 2, y - 20, 4, 14))
        if chosen is not None and chosen <= MOST:
            c.circle(at(chosen), y, 15, t.yellow, t.ink, 3)
        return y + 16 + ui.grow(26)

    def _words(self, ui: Ui, box: Box) -> None:
        c, view = ui.canvas, self.view
        h = c.paragraph_height(view.sentence_hint, STRONG, box.w)
        c.paragraph(Box(box.x, box.y, box.w, h), view.sentence_hint, STRONG)
        ui.note("hint", view.sentence_hint, Box(box.x, box.y, box.w, h))
        field = Box(box.x, box.y + h + 10, box.w, max(52.0, ui.grow(46)))
        text_field(
            ui, field, self.sentence, id="sentence", label=ui.say("Your sentence"), style=NAME, hidden=True
        )

    def _commit(self, ui: Ui, box: Box, after: Page | None = None) -> None:
        """The yellow button; before it is ready, what is missing in words beside it."""
        c, view = ui.canvas, self.view
        label, action = ui.say("Record and hide"), self._send
        if after is not None:
            label, action = ui.say("Next"), partial(self._turn_to, after)
        w = min(box.w, max(300.0, button_width(ui, label, "Enter")))
        place, rest = box.cut_right(w, 20)
        button(
            ui,
            place,
            label,
            id="commit",
            action=action,
            keys=("Enter",),
            primary=True,
            enabled=view.ready,
            reason=view.missing,
        )
        if not view.ready:
            c.paragraph(rest, view.missing, BODY, ui.theme.ink2, valign="middle")
            ui.note("missing", view.missing, rest)
