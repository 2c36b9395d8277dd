"""Settings: each change shows at once, and is kept on this laptop."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pygame

from game.texts import LANGUAGES, Words
from game.ui.boxes import Box
from game.ui.elements import Action
from game.ui.intents import Intent, Pop, Send
from game.ui.orders import ChangeSettings
from game.ui.screens.rows import turn_buttons
from game.ui.settings import TEXT_SIZES, Settings
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, OPTION, STRONG, VALUE
from game.ui.widgets.cards import section
from game.ui.widgets.controls import Button, segmented
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import delta_chip
from game.ui.widgets.overlays import dialog

LANGUAGE_NAMES: Final = {"nl": "Nederlands", "en": "English"}
"""Each in its own words."""
EXAMPLE_UNTIL: Final = 1.2
"""Text scale up to which the example stands beside the settings."""


@dataclass(frozen=True)
class _Setting:
    id: str
    label: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    change: Callable[[str], Settings]


class SettingsScreen:
    """One row a setting; `displays` is how many there are now."""

    def __init__(self, settings: Settings, words: Words, displays: int = 1) -> None:
        self.settings = settings
        self.words = words
        self.displays = displays
        self.first = 0
        self.shown = 1
        self.asking = False

    @property
    def title(self) -> str:
        return self.words.say("Settings")

    def refresh(self, settings: Settings) -> None:
        self.settings = settings

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(ui, Header(self.title, say("kept on this laptop")))
        room = content(ui).inset(0, 16)
        beside = ui.canvas.text_scale <= EXAMPLE_UNTIL
        if beside:
            left, right = room.cut_left(900, 40)
            self._rows(ui, left)
            self._example(ui, right)
        else:
            self._rows(ui, room)
        footer(
            ui,
            Footer(
                Button("done", (say("Done"),), Pop(), ("Enter", "Esc")),
                left=Button("reset", (say("Reset"),), partial(self._ask, True), ("R",)),
            ),
        )
        if self.asking:
            self._ask_reset(ui)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None

    def _ask(self, asking: bool) -> Intent | None:
        self.asking = asking
        return None

    def _reset(self) -> Intent | None:
        """Everything but the language, which whoever reads this can read."""
        self.asking = False
        return Send(ChangeSettings(Settings(lang=self.settings.lang)))

    def _ask_reset(self, ui: Ui) -> None:
        say = self.words.say
        dialog(
            ui,
            say("Reset all settings?"),
            say("Text size, theme, movement, letters and second screen become as they came."),
            (
                Button("yes", (say("Reset"),), self._reset),
                Button("no", (say("Leave them so"),), partial(self._ask, False), ("Esc",)),
            ),
        )

    def _settings(self) -> list[_Setting]:
        say, now = self.words.say, self.settings
        return [
            _Setting(
                "lang",
                say("Language"),
                say("screens and cards"),
                tuple((lang, LANGUAGE_NAMES[lang]) for lang in LANGUAGES),
                now.lang,
                lambda value: replace(now, lang=value),
            ),
            _Setting(
                "text",
                say("Text size"),
                say("also with Ctrl + and Ctrl −"),
                tuple((str(size), f"{size} %") for size in TEXT_SIZES),
                str(now.text_percent),
                lambda value: replace(now, text_percent=int(value)),
            ),
            _Setting(
                "theme",
                say("Theme"),
                say("light is better in a lit room"),
                (("light", say("Light")), ("dark", say("Dark")), ("contrast", say("High contrast"))),
                now.theme,
                lambda value: replace(now, theme=value),  # type: ignore[arg-type]
            ),
            _Setting(
                "calm",
                say("Movement"),
                say("calm: everything shows at once"),
                (("no", say("Normal")), ("yes", say("Calm"))),
                "yes" if now.calm else "no",
                lambda value: replace(now, calm=value == "yes"),
            ),
            _Setting(
                "second",
                say("Second screen"),
                say("ballots on the laptop, the room apart")
                if self.displays > 1
                else say("there is one screen now"),
                (("auto", say("Automatic")), ("off", say("Off"))),
                now.second_screen,
                lambda value: replace(now, second_screen=value),  # type: ignore[arg-type]
            ),
            _Setting(
                "reading",
                say("Letters"),
                say("easy: wider, and no two alike"),
                (("no", say("Normal")), ("yes", say("Easy to read"))),
                "yes" if now.reading else "no",
                lambda value: replace(now, reading=value == "yes"),
            ),
            _Setting(
                "reader",
                say("Screen reader"),
                say("tells it what is here, from the next start"),
                (("yes", say("On")), ("no", say("Off"))),
                "yes" if now.screen_reader else "no",
                lambda value: replace(now, screen_reader=value == "yes"),
            ),
        ]

    def _rows(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        settings = self._settings()
        tall = max(50.0, ui.grow(42))
        label_h = c.line_height(OPTION) + c.line_height(BODY) + 2
        widths = [
            sum(c.text_width(word, STRONG) + 28 for _, word in one.choices) + ui.grow(26) for one in settings
        ]
        beside = all(
            w + max(c.text_width(one.label, OPTION), c.text_width(one.hint)) + 24 <= box.w
            for w, one in zip(widths, settings, strict=True)
        )
        row_h = max(tall, label_h) + 18 if beside else label_h + tall + 24
        fits = max(1, int(box.h // row_h))
        turn_h = max(44.0, ui.grow(34))
        if fits < len(settings):
            fits = max(1, int((box.h - turn_h - 6) // row_h))
        else:
            row_h = min(box.h / len(settings), 96.0)
        self.shown = fits
        self.first = min(self.first, max(0, len(settings) - fits))
        for i, one in enumerate(settings[self.first : self.first + fits]):
            row = Box(box.x, box.y + i * row_h, box.w, row_h)
            w = min(widths[settings.index(one)], box.w)
            self._row(ui, row, one, w, tall, beside)
        if fits < len(settings):
            turn_buttons(
                ui,
                Box(box.x, box.bottom - turn_h, box.w, turn_h),
                "settings",
                self._turn,
                before=self.first > 0,
                after=self.first + fits < len(settings),
            )

    def _turn(self, step: int) -> Intent | None:
        self.first = max(0, self.first + step * self.shown)
        return None

    def _row(self, ui: Ui, row: Box, one: _Setting, w: float, tall: float, beside: bool) -> None:
        c, t = ui.canvas, ui.theme
        c.hline(row.x, row.y, row.w, t.hair, 1)
        label_h, hint_h = c.line_height(OPTION), c.line_height(BODY)
        top = row.cy - (label_h + hint_h) / 2 if beside else row.y + 6
        c.text(Box(row.x, top, row.w - (w + 16 if beside else 0), label_h), one.label, OPTION)
        hint = Box(row.x, top + label_h, row.w - (w + 16 if beside else 0), hint_h)
        c.text(hint, one.hint, colour=t.ink2)
        ui.note(f"about {one.id}", one.label, Box(row.x, top, row.w, label_h), "heading", one.hint)
        y = row.cy - tall / 2 if beside else top + label_h + hint_h + 8
        place = Box(row.right - w, y, w, tall) if beside else Box(row.x, y, w, tall)
        segmented(ui, place, one.choices, one.chosen, partial(self._changed, one), id=one.id, label=one.label)

    def _changed(self, one: _Setting, value: str) -> Action:
        return Send(ChangeSettings(one.change(value)))

    def _example(self, ui: Ui, box: Box) -> None:
        c, t, say = ui.canvas, ui.theme, self.words.say
        body = section(ui, box, say("Example"))
        told = say("The back row can read this too.")
        told_h = c.paragraph_height(told, LEAD, box.w - 40)
        card = Box(body.x, body.y, body.w, 28 + 2 * c.line_height(VALUE) + 30 + told_h)
        c.rect(card, t.surface, t.line, 2, 10)
        inner = card.inset(20, 16)
        c.text(inner.cut_top(c.line_height(VALUE))[0], say("Job satisfaction"), VALUE)
        y = inner.y + c.line_height(VALUE) + 26
        number = c.word(inner.x, y, "55", VALUE._replace(px=42))
        delta_chip(ui, number.right + 14, y, -3)
        c.paragraph(Box(inner.x, card.bottom - told_h - 14, inner.w, told_h), told, LEAD)
        tip = say("Stand five metres from the wall. If you can read this, everybody can.")
        room = Box(box.x, card.bottom + 16, box.w, box.bottom - card.bottom - 16)
        c.paragraph(room, tip, BODY, t.ink2)
        ui.note("example", f"{told} {tip}", card)
