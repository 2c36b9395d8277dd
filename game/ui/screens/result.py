"""The result: what changed, why, and what is still to come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

import pygame

from game.session.commands import GoOn, PinNote
from game.session.rules import NOTE_LENGTH
from game.session.views.parts import Level
from game.session.views.result import ResultView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Send
from game.ui.screens.pages import Pages
from game.ui.screens.quarter import Room, quarter_footer, quarter_header, room_of
from game.ui.screens.result_side import Asked, OnItsWay
from game.ui.screens.result_why import Explain, Why
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME, STRONG, VALUE, VALUE_SMALL, Style
from game.ui.theme import DIMENSIONS
from game.ui.widgets.cards import panel, panel_height, section
from game.ui.widgets.controls import Button, tab, tab_width, text_field
from game.ui.widgets.frame import content
from game.ui.widgets.marks import delta, delta_chip, delta_width, number, petal, signed
from game.ui.widgets.overlays import dialog

Region = Literal["changes", "why", "coming", "question"]

REGIONS: dict[Region, str] = {
    "changes": mark("What changed"),
    "why": mark("Why"),
    "coming": mark("On its way"),
    "question": mark("Question"),
}
IN_TURN: dict[Room, tuple[Region, ...]] = {
    "full": (),
    "snug": ("why", "coming"),
    "large": ("changes", "why", "coming", "question"),
    "huge": ("changes", "why", "coming", "question"),
}


class _Item(NamedTuple):
    """A line of the left list: a title or a row, its height, and how it is drawn."""

    id: str
    height: float
    draw: Callable[[Box], None]


class ResultScreen:
    """Rows at the left, the causes of the one in focus in the middle, what comes and a question at the right.

    explain  the causes of a variable, with a path those below a cause
    """

    def __init__(self, view: ResultView, words: Words, explain: Explain) -> None:
        self.view = view
        self.words = words
        self.why = Why(explain, words, view.focus)
        self.coming = OnItsWay(words)
        self.asked = Asked(words, self)
        self.region: Region = "changes"
        self.all_rows = False
        self.note: TextField | None = None
        self.list = Pages("changes")
        self._ids: tuple[str, ...] = ()
        self._to_focus: str | None = None
        self._in_turn = False

    def refresh(self, view: ResultView) -> None:
        """The same result after a note, or in the language of `words`: focus, level and note stay."""
        self.view = view
        self.why.renew(self.why.explain, self.words)
        self.coming.words = self.asked.words = self.words

    @property
    def title(self) -> str:
        """What changed, and when."""
        return self.view.title

    # what the player does

    def open(self) -> Intent | None:
        """Ask for a note."""
        self.note = TextField(most=NOTE_LENGTH)
        return None

    def keep_note(self) -> Intent | None:
        """Pin what was typed; nothing typed is no note."""
        typed = self.note.text.strip() if self.note is not None else ""
        self.note = None
        return Send(PinNote(typed, turn=self.view.turns[-1])) if typed else None

    def drop_note(self) -> Intent | None:
        """No note."""
        self.note = None
        return None

    def show(self, region: Region) -> Intent | None:
        """Another part, where they do not fit together."""
        self.region = region
        return None

    def explain_row(self, variable: str) -> Intent | None:
        """The causes of this row, where they stand on their own."""
        self.why.choose(variable)
        self.region = "why"
        return None

    def to_dimensions(self) -> Intent | None:
        """The focus to the first dimension."""
        self.all_rows = False
        self._to_focus = f"row {self.view.dimensions[0].id}"
        self.why.choose(self.view.dimensions[0].id)
        if self._in_turn:
            self.region = "changes"
        return None

    def toggle_all(self) -> Intent | None:
        """Everything that can be explained, or the outcomes and dimensions again."""
        self.all_rows = not self.all_rows
        self.list.first = 0
        first = self.view.rows[0].id if self.all_rows else self.view.focus
        self._to_focus = f"row {first}"
        self.why.choose(first)
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Arrows past the edge of a list, and the wheel."""
        if event.type == pygame.MOUSEWHEEL:
            (self.why.pages if (ui.focus or "").startswith("step") else self.list).turn(-event.y)
        elif event.type == pygame.KEYDOWN and self.note is None:
            key = key_name(event)
            if not self.why.past_the_edge(ui, key):
                self._past_the_edge(ui, key)
        return None

    def _past_the_edge(self, ui: Ui, key: str) -> None:
        step = {"↓": 1, "↑": -1}.get(key, 0)
        if not step or ui.focus not in self._ids:
            return
        place = self._ids.index(ui.focus) + step
        if 0 <= place < len(self._ids):
            ui.set_focus(self._ids[place])
            self.why.choose(self._ids[place].removeprefix("row "))

    # drawing

    def draw(self, ui: Ui) -> None:
        """Three columns; at larger text two, or one part at a time."""
        if self._to_focus is not None:
            ui.set_focus(self._to_focus)
            self._to_focus = None
        room = room_of(ui)
        regions = IN_TURN[room]
        self._in_turn = "changes" in regions
        if regions and self.region not in regions:
            self.region = regions[0]
        quarter_header(
            ui, self.view.header, menu_keys=() if self.why.deep or self.note is not None else ("Esc",)
        )
        body = self._banner(ui, content(ui).cut_top(16)[1].cut_bottom(6)[1])
        if not self._in_turn or self.region == "changes":
            ui.start_focus(f"row {self.why.variable}")
        if room == "full":
            self._beside(ui, body)
        elif room == "snug":
            self._two(ui, body)
        else:
            self._one(ui, body, regions)
        quarter_footer(ui, self.view.header, Button("next", (self.view.button,), Send(GoOn()), ("Enter",)))
        if self.note is not None:
            self._ask_note(ui, self.note)

    def _beside(self, ui: Ui, body: Box) -> None:
        left = Box(body.x, body.y, 336, body.h)
        middle = Box(body.x + 376, body.y, 576, body.h)
        right = Box(body.x + 972, body.y, 252, body.h)
        self._rows(ui, left)
        self.why.draw(ui, middle)
        asked_h = self.asked.height(ui, self.view, right.w)
        self.coming.draw(ui, Box(right.x, right.y, right.w, right.h - asked_h - 16), self.view)
        self.asked.draw(ui, right.cut_bottom(asked_h)[0], self.view)

    def _two(self, ui: Ui, body: Box) -> None:
        width = 336 * max(1.1, ui.canvas.text_scale)
        left, right = body.cut_left(width, 36)
        self._rows(ui, left)
        right = self._regions(ui, right, IN_TURN["snug"])
        if self.region == "why":
            self.why.draw(ui, right)
            return
        one, other = right.columns([5, 4], 28)
        self.coming.draw(ui, one, self.view)
        self.asked.draw(ui, other, self.view)

    def _one(self, ui: Ui, body: Box, regions: tuple[Region, ...]) -> None:
        room = self._regions(ui, body.moved(0, -8), regions)
        room = Box(room.x, room.y, room.w, body.bottom - room.y)
        if self.region == "changes":
            self._rows(ui, room)
        elif self.region == "why":
            self.why.draw(ui, room)
        elif self.region == "coming":
            self.coming.draw(ui, room, self.view, headed=False)
        else:
            self.asked.draw(ui, room, self.view, large=True)

    def _regions(self, ui: Ui, box: Box, regions: tuple[Region, ...]) -> Box:
        """Tabs; returns the room below them."""
        h = max(48.0, ui.grow(40))
        x = box.x
        for region in regions:
            label = self.words.say(REGIONS[region])
            count = str(len(self.view.pipeline)) if region == "coming" else ""
            w = tab_width(ui, label, count)
            if x + w > box.right:
                count, w = "", tab_width(ui, label)
            tab(
                ui,
                Box(x, box.y, w, h),
                label,
                id=f"region {region}",
                chosen=self.region == region,
                action=partial(self.show, region),
                count=count,
                group="regions",
            )
            x += w + 4
        return box.cut_top(h, 10)[1]

    def _banner(self, ui: Ui, body: Box) -> Box:
        """What must not be missed: an incident, what fell off, a quiet quarter."""
        view = self.view
        told = " ".join(part for part in (view.incident, *view.fell_off, view.quiet) if part)
        if not told:
            return body
        sign = "waarschuwing" if view.incident or view.fell_off else "pauze"
        h = max(44.0, panel_height(ui, told, body.w, sign=True))
        panel(ui, body.cut_top(h)[0], told, tone="quiet", icon=sign, id="banner")
        return body.cut_top(h, 12)[1]

    # the rows

    def _rows(self, ui: Ui, box: Box) -> None:
        items = self._everything(ui, box) if self.all_rows else self._first_rows(ui, box)
        self._ids = tuple(item.id for item in items if item.id)
        follow = next((i for i, item in enumerate(items) if item.id and item.id == ui.focus), None)
        if follow == 1:
            follow = 0  # the title belongs to the first row
        for place, part in self.list.window(ui, box, [item.height for item in items], follow=follow):
            items[place].draw(part)

    def _first_rows(self, ui: Ui, box: Box) -> list[_Item]:
        head = max(40.0, ui.grow(36) + 4)
        least = max(44.0, ui.grow(40))
        free = box.h - 2 * head - 12 - 5 * max(32.0, ui.grow(30))
        outcome_h = min(ui.grow(52), max(least, free / max(1, len(self.view.outcomes))))
        return [
            _Item("", head, partial(self._head, ui, "changed")),
            *(
                _Item(
                    f"row {one.id}", self._height(ui, one, outcome_h, box.w), partial(self._outcome, ui, one)
                )
                for one in self.view.outcomes
            ),
            _Item("", head + 12, partial(self._head, ui, "dimensions")),
            *(
                _Item(
                    f"row {one.id}",
                    max(32.0, ui.grow(30), self._small_h(ui, one, box.w)),
                    partial(self._small, ui, one),
                )
                for one in self.view.dimensions
            ),
        ]

    def _everything(self, ui: Ui, box: Box) -> list[_Item]:
        head = max(40.0, ui.grow(36) + 4)
        h = max(36.0, ui.grow(34))
        return [
            _Item("", head, partial(self._head, ui, "all")),
            *(
                _Item(f"row {one.id}", max(h, self._small_h(ui, one, box.w)), partial(self._small, ui, one))
                for one in self.view.rows
            ),
        ]

    def _head(self, ui: Ui, what: str, box: Box) -> None:
        words = self.words
        if what == "dimensions":
            self._key_head(
                ui, box.cut_top(12)[1], words.say("Dimensions"), words.say("look"), "D", self.to_dimensions
            )
        elif what == "all":
            self._key_head(ui, box, words.say("All changes"), words.say("back"), "A", self.toggle_all)
        else:
            fits = ui.canvas.text_width(self.view.title, VALUE_SMALL) + ui.grow(90) < box.w
            title = self.view.title if fits else words.say("What changed")
            self._key_head(ui, box, title, words.say("all"), "A", self.toggle_all)

    def _key_head(
        self, ui: Ui, box: Box, title: str, word: str, key: str, action: Callable[[], Intent | None]
    ) -> None:
        """A title with a word and a key at its right that can be clicked too."""
        section(ui, box, title, right=word, key=key)
        place = Box(box.right - ui.grow(90), box.y + 2, ui.grow(90), max(36.0, ui.grow(36)))
        element = Element(f"key {key}", "button", f"{title}: {word}", place, action=action, keys=(key,))
        if ui.add(element):
            ui.ring(place.inset(0, 3))

    def _height(self, ui: Ui, one: Level, least: float, width: float) -> float:
        return max(least, ui.canvas.paragraph_height(one.name, NAME, self._name_w(ui, width)) + 6)

    def _name_w(self, ui: Ui, width: float) -> float:
        return width - ui.grow(34) - self._value_w(ui, VALUE) - self._chip_w(ui) - 24

    def _small_h(self, ui: Ui, one: Level, width: float) -> float:
        w = width - ui.grow(34) - self._value_w(ui, VALUE_SMALL) - max(self._delta_w(ui), ui.grow(40)) - 26
        return ui.canvas.paragraph_height(one.name, NAME, w) + 4

    def _value_w(self, ui: Ui, style: Style) -> float:
        """How wide the widest value of the list is."""
        rows = self.view.rows if self.all_rows else (*self.view.outcomes, *self.view.dimensions)
        return max(ui.canvas.text_width(number(one.value), style) for one in rows) + 1

    def _chip_w(self, ui: Ui) -> float:
        changes = [one.change.points for one in self.view.outcomes if one.change is not None]
        return max((ui.canvas.text_width(signed(n), STRONG) for n in changes), default=0.0) + ui.grow(43)

    def _delta_w(self, ui: Ui) -> float:
        changes = [one.change.points for one in self.view.rows if one.change is not None]
        return max((delta_width(ui, n) for n in changes), default=0.0)

    def _outcome(self, ui: Ui, one: Level, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        chosen = one.id == self.why.variable
        if chosen:
            c.rect(box.inset(-8, 1), t.yellowsoft, t.cardline, 2, 10)
        size = ui.grow(24)
        c.icon(one.icon or "wendbaar", box.x + size / 2, box.cy, size)
        name = Box(box.x + ui.grow(34), box.y, self._name_w(ui, box.w), box.h)
        c.paragraph(name, one.name, STRONG if chosen else BODY, valign="middle")
        value = Box(box.x, box.y, box.w - self._chip_w(ui) - 12, box.h)
        c.text(value, number(one.value), VALUE, align="right")
        if one.change is not None:
            delta_chip(ui, box.right, box.cy, one.change.points, good=one.change.favourable, align="right")
        self._row_element(ui, one, box, chosen)

    def _small(self, ui: Ui, one: Level, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        chosen = one.id == self.why.variable
        if chosen:
            c.rect(box.inset(-8, 0), t.yellowsoft, t.cardline, 2, 10)
        size = min(ui.grow(26), box.h - 4)
        if one.id in DIMENSIONS:
            petal(ui, box.x + size / 2, box.cy, size, one.id)
        elif one.icon:
            c.icon(one.icon, box.x + size / 2, box.cy, size * 0.9)
        w = self._value_w(ui, VALUE_SMALL)
        value = Box(box.x, box.y, box.w - max(self._delta_w(ui), ui.grow(40)) - 16, box.h)
        name = Box(box.x + ui.grow(34), box.y, value.right - w - 10 - box.x - ui.grow(34), box.h)
        c.paragraph(name, one.name, NAME if chosen else BODY, valign="middle")
        c.text(value, number(one.value), VALUE_SMALL, align="right")
        if one.change is not None:
            good = one.change.favourable is not False
            delta(ui, box.right, box.cy, one.change.points, good=good, align="right")
        self._row_element(ui, one, box, chosen)

    def _row_element(self, ui: Ui, one: Level, box: Box, chosen: bool) -> None:
        element = Element(
            f"row {one.id}",
            "row" if self._in_turn else "item",
            one.spoken or one.name,
            Box(box.x, box.y, box.w, box.h),
            state=(self.words.say("explained"),) if chosen else (),
            action=partial(self.explain_row, one.id) if self._in_turn else None,
            on_focus=partial(self.why.choose, one.id),
            group="rows",
            entry=chosen,
        )
        if ui.add(element):
            ui.ring(box.inset(-8, 1))

    def _ask_note(self, ui: Ui, note: TextField) -> None:
        words = self.words
        scale = ui.canvas.text_scale
        tall = max(52.0, ui.grow(44))
        place = dialog(
            ui,
            words.say("Pin a note"),
            words.say("It stays with this quarter. You find it back when you look back."),
            (
                Button("note keep", (words.say("Pin"),), self.keep_note, ("Enter",)),
                Button("note drop", (words.say("Cancel"),), self.drop_note, ("Esc",)),
            ),
            focus=-1,
            width=min(1200.0, 660 * scale),
            extra_h=tall + 16,
        )
        text_field(
            ui,
            Box(place.x, place.y + 2, place.w, tall),
            note,
            id="note text",
            label=words.say("Note"),
            hint=words.say("What do you want to remember?"),
        )
        ui.start_focus_in_layer("note text", ("note text", "note keep", "note drop"))
