"""What the room sees while people choose or predict: who is done, and the question. Never an answer."""

from __future__ import annotations

import pygame

from game.session.views.ballot import PassView, SeatStatus
from game.session.views.prediction import PredictionRound
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.screens.passing import fitted, name_lines
from game.ui.screens.quarter import quarter_footer, quarter_header, room_of
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, OPTION, SECTION, STRONG, VALUE
from game.ui.widgets.frame import content
from game.ui.widgets.marks import letter_block, tick, token


class PublicScreen:
    """The second display during the ballots and the predictions."""

    def __init__(self, view: PassView | PredictionRound, words: Words) -> None:
        self.view = view
        self.words = words

    @property
    def title(self) -> str:
        """What the screen is called."""
        if isinstance(self.view, PredictionRound):
            return self.words.say("Everybody writes alone.")
        return self.words.say("Everybody chooses alone first.")

    def refresh(self, view: PassView | PredictionRound) -> None:
        """One more is done."""
        self.view = view

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """It only shows."""
        return None

    def draw(self, ui: Ui) -> None:
        """Title, tokens with their state, and the options without any count."""
        c, view = ui.canvas, self.view
        quarter_header(ui, view.header, menu=False)
        body = content(ui).inset(0, 22)
        style = fitted(ui, self.title, body.w, 70.0 if room_of(ui) == "full" else body.h * 0.3)
        style = style._replace(px=min(style.px, 56))
        h = c.paragraph_height(self.title, style, body.w)
        c.paragraph(Box(body.x, body.y, body.w, h), self.title, style)
        ui.note("heading", self.title, Box(body.x, body.y, body.w, h), "heading")
        y = body.y + h + 8
        if room_of(ui) in ("full", "snug"):
            text = ui.say("No talking yet. Soon you see together what lies there.")
            if isinstance(view, PredictionRound):
                text = ui.say("No talking now. You see it together when you look back.")
            text_h = c.paragraph_height(text, LEAD_NAME._replace(px=24), body.w)
            c.paragraph(Box(body.x, y, body.w, text_h), text, LEAD_NAME._replace(px=24))
            ui.note("quiet", text, Box(body.x, y, body.w, text_h))
            y += text_h + 12
        low = self._options_height(ui, body.w)
        middle = Box(body.x + 36, y, body.w - 72, body.bottom - low - y - 12)
        self._seats(ui, middle)
        if low:
            self._options(ui, Box(body.x, body.bottom - low, body.w, low))
        done = sum(seat.state == "done" for seat in view.seats)
        room = quarter_footer(ui, view.header, None)
        told = ui.say("{n} of {total} ready", n=done, total=len(view.seats))
        place = Box(room.x, room.y, room.w + 16, room.h)
        shown = next(
            (form for form in (told, f"{done}/{len(view.seats)}") if c.text_width(form, VALUE) <= place.w), ""
        )
        if shown:
            c.text(place, shown, VALUE, align="right")
        ui.note("done", told, room)

    def _seats(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        names_h = 2 * c.line_height(STRONG) + c.line_height(BODY) + 12
        size = min(96.0, box.h - names_h)
        if size < 44:
            self._counted(ui, box)
            return
        parts = box.columns(max(4, len(self.view.seats)), 6)
        for seat, part in zip(self.view.seats, parts, strict=False):
            self._seat(
                ui, Box(part.x, box.y + max(0.0, (box.h - size - names_h) / 2), part.w, box.h), seat, size
            )

    def _seat(self, ui: Ui, part: Box, seat: SeatStatus, size: float) -> None:
        c, t = ui.canvas, ui.theme
        first, mid = seat.persons[0], part.y + size / 2
        if seat.state == "now":
            c.rect(Box.around(part.cx, mid, size + 18), None, t.yellow, 5, size * 0.34)
            if t.name != "dark":
                c.rect(Box.around(part.cx, mid, size + 22), None, t.ink, 2, size * 0.36)
        done = seat.state == "done"
        token(ui, part.cx, mid, size, first.icon, informal=not first.formal, filled=done)
        if done:
            at = (part.cx + size * 0.44, mid + size * 0.44)
            c.circle(*at, 17, t.yellow, t.cardline, 2)
            tick(ui, *at, 20, t.onyellow)
        y = part.y + size + 14
        for line in name_lines(ui, seat, part.w, STRONG):
            c.text(Box(part.x, y, part.w, c.line_height(STRONG)), line, STRONG, align="centre")
            y += c.line_height(STRONG)
        style = STRONG if seat.state == "now" else BODY
        if c.text_width(seat.word, style) <= part.w:
            word = Box(part.x, y, part.w, c.line_height(BODY))
            c.text(word, seat.word, style, t.ink if seat.state != "waits" else t.ink2, align="centre")
        ui.note(f"seat {seat.seat}", seat.label, part.cut_top(size + 80)[0], "item", seat.word)

    def _counted(self, ui: Ui, box: Box) -> None:
        """Where tokens do not fit: who is choosing now, in words."""
        c = ui.canvas
        now = self.view.next
        over = "Everybody has written." if isinstance(self.view, PredictionRound) else "Everybody has chosen."
        text = f"{now.label}: {now.word}" if now else ui.say(over)
        c.paragraph(box, text, SECTION, valign="middle")
        for seat in self.view.seats:
            ui.note(f"seat {seat.seat}", seat.label, box, "item", seat.word)

    def _options_height(self, ui: Ui, width: float) -> float:
        view, c = self.view, ui.canvas
        head = 14 + c.paragraph_height(view.question, SECTION, width)
        if isinstance(view, PredictionRound) or not view.options:
            return head + 10
        if room_of(ui) not in ("full", "snug"):
            return head + 6
        row = max(
            c.paragraph_height(o.title, OPTION, part.w - 62)
            for o, part in zip(view.options, Box(0, 0, width, 1).columns(len(view.options), 24), strict=True)
        )
        return head + 8 + max(46.0, row) + 6

    def _options(self, ui: Ui, box: Box) -> None:
        c, view = ui.canvas, self.view
        c.hline(box.x, box.y, box.w)
        h = c.paragraph_height(view.question, SECTION, box.w)
        c.paragraph(Box(box.x, box.y + 10, box.w, h), view.question, SECTION)
        ui.note("question", view.question, Box(box.x, box.y + 10, box.w, h))
        rest = Box(box.x, box.y + 18 + h, box.w, box.h - 18 - h)
        if rest.h < 40 or isinstance(view, PredictionRound):
            return
        for option, part in zip(view.options, rest.columns(len(view.options), 24), strict=True):
            letter_block(ui, part.x + 23, part.cy, 46, option.letter)
            place = part.cut_left(60)[1]
            c.paragraph(place, option.title, OPTION._replace(line=1.12), valign="middle")
            ui.note(f"option {option.letter}", f"{option.letter}, {option.title}", part)
