"""A scenario's screens while it is written: as players see them, with a bar in the place of the footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Final, Literal

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Screen, Send
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, SECTION, STRONG, Style
from game.ui.theme import Colour
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, text_field
from game.ui.widgets.frame import MARGIN, Footer, Header, content, footer, footer_height, header

Doing = Literal["before", "after", "page", "language", "reload", "list", "told"]
MOST_TOLD: Final = 3
"""Texts too long for their place that are named on one line."""


@dataclass(frozen=True, slots=True)
class Do:
    """Something for the preview to do."""

    what: Doing


@dataclass(frozen=True, slots=True)
class Show:
    """Go to this thing, by its place in the list."""

    place: int


@dataclass(frozen=True, slots=True)
class Told:
    """What was found in the file: one line each, as `wendbaar check` says them.

    mistakes  with these the screen shows the last version that was sound
    rest      warnings and advice
    """

    mistakes: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarView:
    """What the bar says: what is shown, where it stands in the list, and the page behind this one."""

    name: str
    place: int
    count: int
    other: str
    """The next page of the same thing; empty when it has one page."""
    language: str
    """The language that the key switches to, in its own words."""


class PreviewScreen:
    """One screen of the game with the bar over its footer; what the footer would do is taken out."""

    def __init__(self, inner: Screen, bar: BarView, told: Told, words: Words) -> None:
        self.inner = inner
        self.bar = bar
        self.told = told
        self.words = words

    @property
    def title(self) -> str:
        return f"{self.inner.title} ({self.bar.name})"

    def draw(self, ui: Ui) -> None:
        if isinstance(self.inner, BallotScreen):
            self.inner.cover.stir()  # a writer who thinks for a while is not covered
        self.inner.draw(ui)
        if ui.layered:
            return  # its own question lies over it, and goes first
        top = ui.canvas.height - footer_height(ui)
        ui.elements[:] = [one for one in ui.elements if one.rect.cy < top]
        ui.canvas.records[:] = [one for one in ui.canvas.records if one.ink.cy < top]
        long = too_long(ui)
        box = Box(ui.canvas.left, top, ui.canvas.width, ui.canvas.height - top)
        ui.canvas.fill(ui.theme.sunken, box)
        ui.canvas.hline(box.x, top, box.w)
        self._bar(ui, Box(MARGIN, top, 1280 - 2 * MARGIN, box.h), long)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return self.inner.handle(event, ui)

    def _bar(self, ui: Ui, box: Box, long: Sequence[str]) -> None:
        c, t, bar = ui.canvas, ui.theme, self.bar
        tall = max(48.0, ui.grow(40))
        right = box.right
        for one in reversed(self._buttons()):
            label = one.label[0] if one.label else ""
            # an arrow's key is its label
            w = button_width(ui, label, "" if one.icon else one.keys[0], one.icon, SMALL_BUTTON)
            if w > right - box.x:
                break
            place = Box(right - w, box.cy - tall / 2, w, tall)
            button(
                ui,
                place,
                label,
                id=one.id,
                action=one.action,
                keys=one.keys,
                icon=one.icon,
                style=SMALL_BUTTON,
                group="preview",
                read=one.reason or label,
            )
            right = place.x - 10
        room = Box(box.x, box.y, right - box.x - 6, box.h)
        where = self.words.say("{place} of {count}", place=bar.place, count=bar.count)
        shown = self._said(long)
        ui.note("preview", bar.name, room, "heading", shown or where)
        colour = t.red if shown else t.ink2
        first, second = (bar.name, where), (shown, *self._shorter(long)) if shown else (where,)
        if c.line_height(NAME) * 2 + 8 > box.h:
            self._line(ui, room, second if shown else first, NAME, colour if shown else t.ink)
            return
        self._line(
            ui, Box(room.x, box.cy - c.line_height(NAME) - 1, room.w, c.line_height(NAME)), first, NAME, t.ink
        )
        self._line(ui, Box(room.x, box.cy + 1, room.w, c.line_height(BODY)), second, BODY, colour)

    @staticmethod
    def _line(ui: Ui, room: Box, forms: Sequence[str], style: Style, colour: Colour) -> None:
        """The longest form that has room, or none: the buttons go first."""
        if ui.canvas.text_width(forms[-1], style) <= room.w:
            ui.canvas.text(room, forms, style, colour)

    def _said(self, long: Sequence[str]) -> str:
        """What the writer should know now, the gravest first; empty when there is nothing."""
        if self.told.mistakes:
            n = len(self.told.mistakes)
            return self.words.many(
                "{n} mistake; this is the last sound version",
                "{n} mistakes; this is the last sound version",
                n,
            )
        if long:
            named = ", ".join(f"“{text[:24]}”" for text in long[:MOST_TOLD])
            return self.words.say("Does not fit here: {texts}", texts=named)
        return ""

    def _shorter(self, long: Sequence[str]) -> tuple[str, ...]:
        """The same for a narrow bar."""
        if self.told.mistakes:
            return (self.words.many("{n} mistake", "{n} mistakes", len(self.told.mistakes)),)
        return (self.words.say("Does not fit"),)

    def _buttons(self) -> list[Button]:
        """`reason` is what is read aloud where an icon or two letters stand alone."""
        say, bar = self.words.say, self.bar
        told = len(self.told.mistakes) + len(self.told.rest)
        remarks = self.words.many("{n} remark", "{n} remarks", told)
        if self.told.mistakes:
            remarks = self.words.many("{n} mistake", "{n} mistakes", len(self.told.mistakes))
        buttons = [
            Button("list", (say("All"),), Send(Do("list")), ("F2",), reason=say("Everything to look at")),
            Button("told", (remarks,), Send(Do("told")), ("F4",)) if told else None,
            Button("page", (bar.other,), Send(Do("page")), ("F9",)) if bar.other else None,
            Button("language", (bar.language,), Send(Do("language")), ("F6",)),
            Button("before", ("F7",), Send(Do("before")), ("F7",), "terug", reason=say("The one before")),
            Button("after", ("F8",), Send(Do("after")), ("F8",), "pijl", reason=say("The next one")),
        ]
        return [one for one in buttons if one is not None]


def too_long(ui: Ui) -> list[str]:
    """Texts drawn so far that do not fit: out of their box, broken at a letter, over another."""
    records = ui.canvas.records
    found = [
        one.text for one in records if not one.fits or one.broken or not ui.canvas.page.holds(one.ink, 1)
    ]
    found += [
        one.text
        for one, other in combinations(records, 2)
        if one.layer == other.layer and one.ink.inset(0.5, 1.5).meets(other.ink.inset(0.5, 1.5))
    ]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class ListRow:
    """A thing that can be shown: its name in the file, its kind and what players call it."""

    name: str
    kind: str
    title: str


class PreviewList:
    """Everything that can be shown; typing narrows it."""

    def __init__(self, rows: Sequence[ListRow], now: int, words: Words) -> None:
        self.all = tuple(rows)
        self.words = words
        self.field = TextField("", 40, on_edit=self._typed)
        self.rows = Rows("preview")
        self.now = now
        self._opened = False

    @property
    def title(self) -> str:
        return self.words.say("Everything to look at")

    @property
    def left(self) -> list[int]:
        """Places of what the typed letters leave."""
        typed = self.field.text.casefold().split()
        return [
            place
            for place, row in enumerate(self.all)
            if all(word in f"{row.name} {row.kind} {row.title}".casefold() for word in typed)
        ]

    def draw(self, ui: Ui) -> None:
        say, c = self.words.say, ui.canvas
        header(ui, Header(self.title, self.words.many("{n} thing", "{n} things", len(self.all))))
        room = content(ui).inset(6, 14)
        field, rest = room.cut_top(max(50.0, ui.grow(44)), 12)
        left = self.left
        first = f"row {left[0]}" if left else ""
        hint = say("Type part of a name or title")
        text_field(
            ui,
            field,
            self.field,
            id="filter",
            label=hint,
            hint=hint,
            style=NAME,
            action=partial(self._show, left[0]) if left else None,
        )
        ids = [f"row {place}" for place in left]
        if not self._opened:
            self._opened = True
            ui.set_focus(f"row {self.now}" if self.now in left else first or "filter")
        if not left:
            c.paragraph(rest, say("Nothing is called so."), BODY)
        heights = [
            16 + c.paragraph_height(self.all[place].title, SECTION, rest.w - 24) + c.line_height(BODY)
            for place in left
        ]
        for at, row in self.rows.window(ui, rest, ids, heights, 6):
            self._row(ui, row, left[at])
        back = Button("back", (say("Back"),), Pop(), ("Esc",), "terug")
        footer(ui, Footer(left=back))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """A letter goes to the field, wherever the focus is."""
        self.rows.handle(event, ui)
        letter = getattr(event, "unicode", "") if event.type == pygame.KEYDOWN else ""
        if letter.strip() and letter.isprintable():
            self.field.insert(letter)
            ui.set_focus("filter")
        return None

    def _typed(self, text: str) -> None:
        self.rows.first = 0

    def _show(self, place: int) -> Intent | None:
        return Send(Show(place))

    def _row(self, ui: Ui, row: Box, place: int) -> None:
        c, t, one = ui.canvas, ui.theme, self.all[place]
        here = place == self.now
        c.rect(row, t.yellowsoft if here else t.surface, t.cardline if here else t.hair, 2, 10)
        inner = row.inset(12, 6)
        used = c.paragraph(inner, one.title, SECTION)
        low = Box(inner.x, used.bottom, inner.w, c.line_height(BODY))
        c.text(low, (f"{one.kind} · {one.name}", one.name), BODY, t.ink2)
        element = Element(
            f"row {place}",
            "button",
            one.title,
            row,
            f"{one.kind}, {one.name}",
            state=(self.words.say("chosen"),) if here else (),
            action=Send(Show(place)),
            group="rows",
            entry=here,
        )
        if ui.add(element):
            ui.ring(row)


class Findings:
    """What was found in the file, where, and what to do; it closes by itself once mistakes are gone."""

    def __init__(self, told: Told, file: str, words: Words, *, close: Callable[[], Intent]) -> None:
        self.told = told
        self.file = file
        self.words = words
        self.close = close
        self.reader = Reader("findings")

    @property
    def title(self) -> str:
        if self.told.mistakes:
            return self.words.many("{n} mistake", "{n} mistakes", len(self.told.mistakes))
        return self.words.many("{n} remark", "{n} remarks", len(self.told.rest))

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(ui, Header(self.title, self.file))
        lead = []
        if self.told.mistakes:
            lead = [(say("Save the file again once they are gone: this page then closes by itself."), STRONG)]
        lines = [(line, BODY) for line in (*self.told.mistakes, *self.told.rest)]
        self.reader.draw(ui, content(ui).inset(0, 16), [*lead, *lines])
        footer(ui, Footer(Button("close", (say("To the screen"),), self.close(), ("Esc", "Enter"))))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        if event.type == pygame.MOUSEWHEEL:
            self.reader.turn(-event.y)
        return None
