"""Blind voting on a shared screen, like a PIN pad: digits are shuffled, and what is pressed does not show."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import pygame

from game.session.commands import CastBallot
from game.session.views.ballot import BallotView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent, Pop, Send
from game.ui.screens.quarter import room_of
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, HEAD, LEAD_NAME, OPTION, SECTION, STRONG, TITLE
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, content, footer, footer_height
from game.ui.widgets.marks import letter_block, pips

DIGITS: Final = "123456789"
QUESTIONS: Final = 2


class BlindScreen:
    """Two digits: what, and how sure. No card and no words are asked.

    view_of  the seat's ballot
    rng      shuffles the digits; another order for every voter
    """

    private = True

    def __init__(
        self,
        view_of: Callable[[CastBallot | None], BallotView],
        words: Words,
        rng: random.Random | None = None,
    ) -> None:
        self.view_of = view_of
        self.words = words
        self.view = view_of(None)
        shuffled = list(DIGITS)
        (rng or random.SystemRandom()).shuffle(shuffled)
        count = len(self.view.options)
        self.option_digits = tuple(shuffled[:count])
        self.sure_digits = tuple(shuffled[count : count + 5]) if count <= 4 else tuple(shuffled[:5])
        self._option: str | None = None
        self._sure: int | None = None

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Blind ballot")

    def refresh(self, view_of: Callable[[CastBallot | None], BallotView]) -> None:
        """The same ballot after a change, in another language perhaps."""
        self.view_of = view_of
        self.view = view_of(None)

    @property
    def entered(self) -> int:
        """How many answers were given: all that the screen shows of them."""
        return (self._option is not None) + (self._sure is not None)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Digits count when they mean something now; Backspace starts over."""
        if event.type != pygame.KEYDOWN:
            return None
        key = key_name(event)
        if key == "Backspace":
            self._option = self._sure = None
        elif key in DIGITS:
            self._press(key)
        return None

    def _press(self, digit: str) -> None:
        if self._option is None and digit in self.option_digits:
            option = self.view.options[self.option_digits.index(digit)].option
            if not option.locked:
                self._option = option.id
        elif self._option is not None and self._sure is None and digit in self.sure_digits:
            self._sure = self.sure_digits.index(digit) + 1

    def _send(self) -> Intent | None:
        if self._option is None or self._sure is None:
            return None
        return Send(CastBallot(self.view.seat, self._option, self._sure))

    def draw(self, ui: Ui) -> None:
        """The same for everybody who looks: question, digits, and how far it is."""
        c = ui.canvas
        body = Box(content(ui).x, 22, 1224, c.height - footer_height(ui) - 34)
        wide = room_of(ui) in ("full", "snug")
        head_style = TITLE._replace(px=38) if wide else HEAD
        title = ui.say("{name} chooses blind", name=self.view.label)
        h = c.paragraph_height(title, head_style, body.w)
        c.paragraph(Box(body.x, body.y, body.w, h), title, head_style)
        ui.note("blind title", title, Box(body.x, body.y, body.w, h), "heading")
        how = ui.say("Press the digit of your choice, then how sure you are. What you press does not show.")
        style = LEAD_NAME if wide else BODY
        how_h = c.paragraph_height(how, style, body.w)
        c.paragraph(Box(body.x, body.y + h + 4, body.w, how_h), how, style, ui.theme.ink2)
        ui.note("blind how", how, Box(body.x, body.y + h + 4, body.w, how_h))
        rest = body.cut_top(h + how_h + 14)[1]
        if wide:
            foot, rest = rest.cut_bottom(60)
            left, right = rest.columns((0.62, 0.38), 36)
            self._options(ui, left)
            self._stops(ui, right)
            self._progress(ui, foot)
        elif self._option is None:
            self._options(ui, rest)
        else:
            self._stops(ui, rest)
        done = self.entered == QUESTIONS
        told = ui.say("recorded {n} of {total}", n=self.entered, total=QUESTIONS)
        go = Button(
            "commit",
            (ui.say("Record and hide"), ui.say("Record")),
            self._send,
            ("Enter",),
            enabled=done,
            reason=told if not wide else "",
        )
        footer(ui, Footer(go, left=Button("leave", (ui.say("Back"),), Pop(), ("Esc",))))

    def _options(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        c.hline(box.x, box.y, box.w)
        h = c.paragraph_height(self.view.title, SECTION, box.w)
        c.paragraph(Box(box.x, box.y + 8, box.w, h), self.view.title, SECTION)
        rest = box.cut_top(16 + h)[1]
        count = len(self.view.options)
        row = min(86.0 * max(1.0, c.text_scale * 0.8), rest.h / max(1, count))
        for i, (secret, digit) in enumerate(zip(self.view.options, self.option_digits, strict=True)):
            place = Box(rest.x, rest.y + i * row, rest.w, row)
            self._digit_row(ui, place, digit, secret.option.title, locked=bool(secret.option.locked))

    def _stops(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        c.hline(box.x, box.y, box.w)
        label = ui.say("How sure are you?")
        h = c.paragraph_height(label, SECTION, box.w)
        c.paragraph(Box(box.x, box.y + 8, box.w, h), label, SECTION)
        rest = box.cut_top(16 + h)[1]
        row = min(68.0 * max(1.0, c.text_scale * 0.8), rest.h / 5)
        for i, (word, digit) in enumerate(zip(self.view.confidence, self.sure_digits, strict=True)):
            self._digit_row(ui, Box(rest.x, rest.y + i * row, rest.w, row), digit, word)

    def _digit_row(self, ui: Ui, box: Box, digit: str, text: str, *, locked: bool = False) -> None:
        c, t = ui.canvas, ui.theme
        size = min(46.0, box.h - 8)
        if locked:
            c.icon("slot", box.x + size / 2, box.cy, 26, t.ink2)
        else:
            letter_block(ui, box.x + size / 2, box.cy, size, digit)
        room = Box(box.x + size + 16, box.y, box.w - size - 18, box.h)
        style = OPTION if c.text_width(text, OPTION) <= room.w else STRONG
        colour = t.ink2 if locked else t.ink
        if c.text_width(text, style) <= room.w:
            c.text(room, text, style, colour)
        else:
            c.paragraph(room, text, style._replace(line=1.05), colour, valign="middle")
        ui.add(Element(f"digit {digit} {text}", "item", f"{digit}: {text}", box))

    def _progress(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        told = ui.say("recorded")
        x = c.word(box.x, box.cy, told, STRONG).right + 14
        w = pips(ui, x, box.cy, self.entered, QUESTIONS, 9, 6)
        hint = ui.say("Backspace starts over")
        c.word(x + w + 28, box.cy, hint, colour=ui.theme.ink2)
        ui.note("recorded", told, box, "text", str(self.entered))
