"""Choosing a scenario with the facts in view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame

from game.session.views.setup import ScenarioView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.orders import Begin, OpenMenu
from game.ui.screens.notice import Page
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, OPTION, SECTION, STRONG, TITLE, VALUE
from game.ui.widgets.cards import section
from game.ui.widgets.controls import Button, button, button_width, tab, tab_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

MOST_DIGITS: Final = 9
TABS_FROM: Final = 1.4


@dataclass(frozen=True)
class Broken:
    """A scenario file with mistakes: its name and one line per mistake."""

    file: str
    mistakes: tuple[str, ...]


class ScenarioScreen:
    """One of the scenarios, and the number that its luck starts from.

    new_seed  gives another start number
    """

    def __init__(
        self,
        view: Sequence[ScenarioView],
        words: Words,
        broken: Sequence[Broken] = (),
        new_seed: Callable[[], int] = lambda: 1,
        chosen: str = "",
    ) -> None:
        self.view = tuple(view)
        self.words = words
        self.broken = tuple(broken)
        self.new_seed = new_seed
        self.chosen = chosen or (self.view[0].id if self.view else "")
        self.seed = TextField(str(new_seed()), MOST_DIGITS, _is_digit)
        self.rows = Rows("scenarios")
        self.reader = Reader("about")
        self.about = False
        """At large text: whether the facts are shown instead of the list."""

    @property
    def title(self) -> str:
        return self.words.say("New game")

    def refresh(self, view: Sequence[ScenarioView]) -> None:
        self.view = tuple(view)

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(
            ui,
            Header(
                self.title,
                say("step 1 of 3 · choose a scenario"),
                buttons=(Button("menu", (say("Menu"),), Send(OpenMenu())),),
            ),
        )
        ui.start_focus(f"scenario {self.chosen}")
        room = content(ui).inset(0, 12)
        if ui.canvas.text_scale >= TABS_FROM:
            room = self._tabs(ui, room)
            if self.about:
                self._detail(ui, room, compact=True)
            else:
                self._list(ui, room)
        else:
            left, right = room.inset(0, 8).cut_left(412, 48)
            self._list(ui, left)
            self._detail(ui, right)
        footer(
            ui,
            Footer(
                Button(
                    "go",
                    (say("On: the table"), say("Go on")),
                    self.begin,
                    ("Enter",),
                    enabled=bool(self.chosen),
                    reason="" if self.chosen else say("There is no scenario to play."),
                ),
                left=Button("back", (say("Back"),), Pop(), ("Esc",), "terug"),
            ),
        )

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        went = self.rows.handle(event, ui)
        if went and went.startswith("scenario "):
            self.choose(went.removeprefix("scenario "))
        return None

    def choose(self, id: str) -> Intent | None:
        if id != self.chosen:
            self.chosen = id
            self.reader = Reader("about")
        return None

    def other_number(self) -> Intent | None:
        self.seed.set(str(self.new_seed()))
        return None

    def begin(self) -> Intent | None:
        """An empty field means a new number, which is shown before play starts."""
        if not self.seed.text:
            self.seed.set(str(self.new_seed()))
        return Send(Begin(self.chosen, int(self.seed.text)))

    def _tabs(self, ui: Ui, room: Box) -> Box:
        row, rest = room.cut_top(max(48.0, ui.grow(40)), 12)
        x = row.x
        for label, about in ((self.words.say("Scenarios"), False), (self.words.say("About it"), True)):
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, row.y, w, row.h),
                label,
                id=f"tab {about}",
                chosen=self.about == about,
                action=partial(self._show, about),
            )
            x += w + 8
        return rest

    def _show(self, about: bool) -> Intent | None:
        self.about = about
        return None

    def _list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        ids = [f"scenario {one.id}" for one in self.view] + [f"broken {one.file}" for one in self.broken]
        inner = box.w - 36
        heights = []
        for one in self.view:
            name_w = inner - c.text_width(self._minutes(one), STRONG) - 16
            heights.append(24 + c.paragraph_height(one.title, OPTION, name_w) + 6 + c.line_height(BODY) + 8)
        for wrong in self.broken:
            told = self._told(wrong)
            heights.append(
                24
                + c.paragraph_height(wrong.file, SECTION, inner - ui.grow(34))
                + c.paragraph_height(told, BODY, inner)
            )
        for place, row in self.rows.window(ui, box, ids, [max(92.0, h) for h in heights], 16):
            if place < len(self.view):
                self._scenario(ui, row, self.view[place])
            else:
                self._broken(ui, row, self.broken[place - len(self.view)])

    def _minutes(self, one: ScenarioView) -> str:
        return self.words.say("{minutes} min", minutes=one.minutes)

    def _quarters(self, one: ScenarioView) -> str:
        return self.words.many("{n} quarter", "{n} quarters", one.turns)

    def _told(self, one: Broken) -> str:
        return self.words.many(
            "{n} mistake, cannot be played yet", "{n} mistakes, cannot be played yet", len(one.mistakes)
        )

    def _scenario(self, ui: Ui, box: Box, one: ScenarioView) -> None:
        c, t = ui.canvas, ui.theme
        chosen = one.id == self.chosen
        ink, second = (t.onyellow, t.onyellow) if chosen else (t.ink, t.ink2)
        c.rect(box, t.yellow if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
        inner = box.inset(18, 12)
        minutes = self._minutes(one)
        name_w = inner.w - c.text_width(minutes, STRONG) - 16
        used = c.paragraph(inner._replace(w=name_w), one.title, OPTION, ink)
        c.text(Box(inner.x, inner.y, inner.w, c.line_height(OPTION)), minutes, STRONG, ink, align="right")
        line = Box(inner.x, used.bottom + 6, inner.w, c.line_height(BODY))
        c.text(line, self._quarters(one), BODY, second)
        element = Element(
            f"scenario {one.id}",
            "radio",
            one.title,
            box,
            description=one.summary,
            state=(self.words.say("chosen"),) if chosen else (),
            value=one.facts,
            action=partial(self.choose, one.id),
            on_focus=partial(self.choose, one.id),
            group="scenarios",
            entry=chosen,
        )
        if ui.add(element):
            ui.ring(box)

    def _broken(self, ui: Ui, box: Box, one: Broken) -> None:
        c, t = ui.canvas, ui.theme
        c.dashed(box, t.red, t.surface, 2, 10)
        inner = box.inset(18, 12)
        size = ui.grow(22)
        line = c.line_height(SECTION)
        c.icon("waarschuwing", inner.x + size / 2, inner.y + line / 2, size, t.red)
        name = Box(inner.x + size + 10, inner.y, inner.w - size - 10, inner.h)
        used = c.paragraph(name, one.file, SECTION, t.red)
        told = self._told(one)
        c.paragraph(Box(inner.x, used.bottom, inner.w, inner.bottom - used.bottom + 4), told, BODY)
        page = Page(one.file, told, one.mistakes, self.words, icon="waarschuwing")
        element = Element(
            f"broken {one.file}", "button", one.file, box, told, action=Push(page), group="scenarios"
        )
        if ui.add(element):
            ui.ring(box)

    def _detail(self, ui: Ui, box: Box, compact: bool = False) -> None:
        one = next((one for one in self.view if one.id == self.chosen), None)
        if one is None:
            return
        c, say = ui.canvas, self.words.say
        style = SECTION if compact else TITLE
        used = c.paragraph(box, one.title, style)
        ui.note("about", one.title, used, "heading")
        if compact:
            facts = Box(box.x, used.bottom + 4, box.w, c.paragraph_height(one.facts, STRONG, box.w))
            c.paragraph(facts, one.facts, STRONG)
            ui.note("facts", one.facts, facts)
            y = facts.bottom
        else:
            y = self._facts(ui, Box(box.x, used.bottom + 18, box.w, 90), one)
        tall = max(52.0, ui.grow(44))
        seed_h = c.line_height(BODY) + 4 + tall
        y += 8 if compact else 24
        middle = Box(box.x, y, box.w, box.bottom - seed_h - y - 16)
        if not compact:
            middle = section(ui, middle, say("What is going on here"))
        end = self.reader.draw(ui, middle, [(one.summary, LEAD)])
        self._seed(
            ui, Box(box.x, min(end + (8 if compact else 20), box.bottom - seed_h), box.w, seed_h), tall
        )

    def _facts(self, ui: Ui, box: Box, one: ScenarioView) -> float:
        """Time, quarters and people, each behind an upright rule; returns where they end."""
        c, t, say = ui.canvas, ui.theme, self.words.say
        values = one.facts.split(" · ")
        labels = (("timer", say("Length")), ("tijd", say("Turns")), ("groep", say("Players")))
        h = c.line_height(BODY) + c.line_height(VALUE) + 6
        widths = [
            max(c.text_width(value, VALUE), ui.grow(26) + c.text_width(label))
            for value, (_, label) in zip(values, labels, strict=False)
        ]
        for part, value, (icon, label) in zip(box.columns(widths, 12), values, labels, strict=False):
            c.vline(part.x, box.y, h)
            inner = Box(part.x + 16, box.y, part.w - 14, h)
            size = ui.grow(20)
            c.icon(icon, inner.x + size / 2, inner.y + c.line_height(BODY) / 2, size)
            c.text(
                Box(inner.x + size + 9, inner.y, inner.w - size - 9, c.line_height(BODY)),
                label,
                colour=t.ink2,
            )
            low = Box(inner.x, inner.y + c.line_height(BODY) + 4, inner.w, c.line_height(VALUE))
            c.text(low, value, VALUE)
            ui.note(f"fact {label}", label, Box(part.x, box.y, part.w, h), value=value)
        return box.y + h

    def _seed(self, ui: Ui, box: Box, tall: float) -> None:
        c, say = ui.canvas, self.words.say
        label, told = (
            say("Start number"),
            say("Same number, same luck. So you can compare two groups fairly."),
        )
        c.text(Box(box.x, box.y, box.w, c.line_height(BODY)), label, colour=ui.theme.ink2)
        row = Box(box.x, box.bottom - tall, box.w, tall)
        field = row._replace(w=c.text_width("0" * MOST_DIGITS, VALUE) + 44)
        text_field(ui, field, self.seed, id="seed", label=label, hint=say("new"), style=VALUE, keys=())
        other = say("Other number")
        w = button_width(ui, other, "G", "", OPTION)
        place = Box(field.right + 18, row.y, w, tall)
        button(ui, place, other, id="other", action=self.other_number, keys=("G",), style=OPTION)
        left = Box(place.right + 18, row.y, row.right - place.right - 18, tall)
        if c.paragraph_height(told, BODY, left.w) <= tall + 4 and left.w > 160:
            c.paragraph(left, told, BODY, ui.theme.ink2, valign="middle")
        ui.note("luck", told, left)


def _is_digit(letter: str) -> bool:
    return letter.isascii() and letter.isdigit()
