"""Writing something down at a quarter: a note, or an agreement that says who does what before when."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.session.commands import (
    AgreeAction,
    Command,
    EditAgreement,
    EditNote,
    PinNote,
    RemoveAgreement,
    RemoveNote,
)
from game.session.debrief.decide import PART_LENGTH
from game.session.rules import NOTE_LENGTH
from game.session.views.debrief_notes import AgreementLine, NoteRow, NotesView
from game.session.views.debrief_timeline import Pin, PinKind
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, QUESTION, STRONG
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, tab, tab_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

WHOLE: Final = ""
"""Pinned to the quarter as a whole."""


class NotePage:
    """One thing to write; what stands already can be changed or taken away. It is kept when it is pinned."""

    def __init__(self, book: LookBack, turn: int, words: Words, pin: Pin | None = None) -> None:
        """pin  the note or agreement that is to be changed"""
        self.book = book
        self.turn = turn
        self.words = words
        self.agreeing = True
        self.editing = 0
        """The number of the note or agreement that is changed; 0: a new one."""
        self.about = WHOLE
        self.what = TextField("", NOTE_LENGTH)
        self.who = TextField("", PART_LENGTH)
        self.before = TextField("", PART_LENGTH)
        self.rows = Rows("written")
        self.view: NotesView = book.notes(turn)
        rows = self.view.notes if pin is not None and pin.kind is PinKind.NOTE else self.view.agreements
        loaded = next((one for one in rows if pin is not None and one.number == pin.number), None)
        if loaded is not None:
            self._load(loaded)

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Write it down")

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)
        return None

    def refresh(self) -> None:
        """In another language."""
        self.view = self.book.notes(self.turn)

    # choosing

    def _kind(self, agreeing: bool) -> Intent | None:
        self.agreeing, self.editing = agreeing, 0
        return None

    def _next_about(self) -> Intent | None:
        ids = [WHOLE, *(one.id for one in self.view.about)]
        here = ids.index(self.about) if self.about in ids else 0
        self.about = ids[(here + 1) % len(ids)]
        return None

    def _load(self, one: NoteRow | AgreementLine) -> Intent | None:
        """Change what stands."""
        self.editing, self.about = one.number, one.about
        self.agreeing = isinstance(one, AgreementLine)
        if isinstance(one, AgreementLine):
            self.what.set(one.what)
            self.who.set(one.who)
            self.before.set(one.before)
        else:
            self.what.set(one.text)
        return None

    def _pin(self) -> Intent | None:
        command: Command
        what, who, before = self.what.text, self.who.text, self.before.text
        say = self.words.say
        if self.agreeing:
            command = AgreeAction(who, what, before, self.about, self.turn)
            if self.editing:
                command = EditAgreement(self.editing, who, what, before, self.about)
            return Send(Once(command, say("The agreement is kept.")))
        command = PinNote(what, self.about, self.turn)
        if self.editing:
            command = EditNote(self.editing, what, self.about)
        return Send(Once(command, say("The note is pinned.")))

    def _remove(self) -> Intent | None:
        command = RemoveAgreement(self.editing) if self.agreeing else RemoveNote(self.editing)
        return Send(Once(command, self.words.say("It is taken away; the log remembers it.")))

    # drawing

    def draw(self, ui: Ui) -> None:
        """Fields above, what was written before below."""
        say = ui.say
        mark = say("at quarter {turn}", turn=self.turn) if self.turn else say("at the start")
        header(ui, Header(self.title, mark))
        box = content(ui).inset(6, 12)
        y = self._kinds(ui, box)
        y = self._fields(ui, Box(box.x, y, box.w, box.bottom - y))
        tall = max(48.0, ui.grow(42))
        y = self._about_row(ui, Box(box.x, y, box.w, tall)) + 18
        self._written(ui, Box(box.x, y, box.w, box.bottom - y))
        footer(ui, Footer(self._primary(ui), left=Button("back", (say("Back"),), Pop(), ("Esc",), "terug")))
        ui.start_focus("what")

    def _asked(self) -> list[tuple[str, str, TextField]]:
        """(id, label, field) of what is to be filled in."""
        say = self.words.say
        asked = [("what", say("What"), self.what)]
        if self.agreeing:
            asked += [("who", say("Who"), self.who), ("before", say("Before when"), self.before)]
        return asked

    def _fields(self, ui: Ui, box: Box) -> float:
        """For the back row: each large below its name; where there is less room the name stands inside."""
        c = ui.canvas
        named = room_of(ui) == "full"
        style, tall = (QUESTION, 56.0) if named else (NAME, max(50.0, ui.grow(42)))
        label_h = c.line_height(STRONG) + 8 if named else 0.0
        first = Box(box.x, box.y, box.w, label_h + tall)
        second = Box(box.x, first.bottom + 12, box.w, label_h + tall)
        places = [first, *second.columns(2, 14)] if self.agreeing else [first]
        for (id, label, field), place in zip(self._asked(), places, strict=True):
            if named:
                c.text(Box(place.x, place.y, place.w, label_h - 8), label, STRONG)
            hint = "" if named else label
            text_field(ui, place.cut_top(label_h)[1], field, id=id, label=label, hint=hint, style=style)
        return places[-1].bottom + 12

    def _primary(self, ui: Ui) -> Button:
        """Keeps it, or goes to what is still to be filled in."""
        say = ui.say
        asked = self._asked()
        left = [(id, label) for id, label, field in asked if not field.text.strip()]
        if not left:
            return Button("pin", (say("Keep it"),), self._pin, ("Enter",))
        if len(left) == len(asked):
            missing = (
                say("Who, what and before when") if self.agreeing else say("Write what you want to keep")
            )
            return Button("pin", (say("Keep it"),), self._pin, ("Enter",), enabled=False, reason=missing)
        id, label = left[0]
        forms = (say("Next: {field}", field=label.lower()), say("Next"))
        return Button("next", forms, partial(self._go_to, ui, id), ("Enter",))

    def _go_to(self, ui: Ui, id: str) -> Intent | None:
        ui.set_focus(id)
        return None

    def _kinds(self, ui: Ui, box: Box) -> float:
        x, tall = box.x, max(48.0, ui.grow(40))
        for id, label, agreeing in (("agree", ui.say("Agreement"), True), ("note", ui.say("Note"), False)):
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, box.y, w, tall),
                label,
                id=f"kind {id}",
                chosen=self.agreeing is agreeing,
                action=partial(self._kind, agreeing),
            )
            x += w + 8
        return box.y + tall + 12

    def _about_row(self, ui: Ui, box: Box) -> float:
        """What it is pinned to: pressing takes the next thing of this quarter."""
        names = {WHOLE: ui.say("the whole quarter"), **{one.id: one.name for one in self.view.about}}
        label = ui.say("About: {name}", name=names.get(self.about, self.about))
        right = box.right
        if self.editing:
            said = ui.say("Take away")
            w = button_width(ui, said, "", "", SMALL_BUTTON)
            place = Box(right - w, box.y, w, box.h)
            button(ui, place, said, id="remove", action=self._remove, style=SMALL_BUTTON, group="about")
            right = place.x - 12
        w = min(right - box.x, button_width(ui, label, "", "", SMALL_BUTTON))
        forms = (label, names.get(self.about, ""), ui.say("About"))
        place = Box(box.x, box.y, w, box.h)
        button(
            ui,
            place,
            forms,
            id="about",
            action=self._next_about,
            style=SMALL_BUTTON,
            read=label,
            group="about",
        )
        return box.bottom

    def _written(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        here: list[NoteRow | AgreementLine] = [
            *(one for one in self.view.agreements if one.turn == self.turn),
            *(one for one in self.view.notes if one.turn == self.turn),
        ]
        if not here and room_of(ui) == "full":
            c.paragraph(box, self.view.empty, QUESTION, ui.theme.ink2)
            ui.note("asked", self.view.empty, box)
        if not here or box.h < 60:
            return
        ids = [f"written {type(one).__name__} {one.number}" for one in here]
        heights = [max(46.0, c.paragraph_height(one.spoken, BODY, box.w - 20) + 10) for one in here]
        if box.h < max(heights) + 70:
            return
        for place, row in self.rows.window(ui, box, ids, heights):
            one = here[place]
            c.hline(row.x, row.bottom - 1, row.w, ui.theme.hair, 1)
            c.paragraph(row.inset(10, 0), one.spoken, BODY, valign="middle")
            action = partial(self._load, one)
            if ui.add(Element(ids[place], "row", one.spoken, row, action=action, group="written")):
                ui.ring(row)
