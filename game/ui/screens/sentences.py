"""The sentences of a vision: some of the scenario's, some of the table's own words; the first stands out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame

from game.session.events import Sentence
from game.session.rules import MOST_SENTENCES, SENTENCE_LENGTH
from game.session.views.setup import VisionView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, VALUE_SMALL
from game.ui.widgets.controls import Button, button, button_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

COUNT_FROM: Final = 110
"""Characters from which the counter shows."""


class SentencesScreen:
    """Press a sentence to take it or leave it; the order of choosing is the order of the vision."""

    def __init__(
        self,
        view_of: Callable[[Sequence[Sentence]], VisionView],
        words: Words,
        chosen: Sequence[Sentence],
        choose: Callable[[Sequence[Sentence]], None],
    ) -> None:
        self.view_of = view_of
        self.words = words
        self.chosen = list(chosen)
        self.choose = choose
        self.field = TextField("", SENTENCE_LENGTH)
        self.rows = Rows("sentences")
        self.view = view_of(self.chosen)

    @property
    def title(self) -> str:
        return self.words.say("Our vision sentence")

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(ui, Header(self.title, self._told()))
        room = content(ui).inset(0, 14)
        tall = max(52.0, ui.grow(44))
        below, above = room.cut_bottom(tall, 14)
        self._list(ui, above)
        self._own(ui, below)
        footer(ui, Footer(Button("done", (say("Done"),), self._done, ("Enter", "Esc"))))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        self.rows.handle(event, ui)
        return None

    def toggle(self, sentence: Sentence) -> Intent | None:
        if sentence in self.chosen:
            self.chosen.remove(sentence)
        elif len(self.chosen) < MOST_SENTENCES:
            self.chosen.append(sentence)
        self._keep()
        return None

    def add_own(self) -> Intent | None:
        """What was typed becomes a sentence of the table's own; nothing typed is done."""
        text = self.field.text.strip()
        if not text:
            return self._done()
        if len(self.chosen) < MOST_SENTENCES:
            self.chosen.append(Sentence(own=text))
            self.field.set("")
            self._keep()
        return None

    def _keep(self) -> None:
        self.choose(tuple(self.chosen))
        self.view = self.view_of(self.chosen)

    def _done(self) -> Intent | None:
        if self.field.text.strip():
            self.add_own()
        return Pop()

    def _told(self) -> str:
        return self.words.say(
            "choose at most {most}; {n} chosen, the first stands on the screens",
            most=MOST_SENTENCES,
            n=len(self.chosen),
        )

    def _listed(self) -> list[tuple[str, Sentence, str, str]]:
        """Id, sentence, text and where it comes from: the table's own first."""
        own = [
            (f"own {i}", one, one.own, self.words.say("your own words"))
            for i, one in enumerate(self.chosen)
            if one.own is not None
        ]
        given = [
            (f"sentence {one.id}", Sentence(id=one.id), one.text, one.theme or self.words.say("how we work"))
            for one in self.view.sentences
        ]
        return [*own, *given]

    def _list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        listed = self._listed()
        if not listed:
            return
        badge = ui.grow(40)
        theme_w = 260.0 if c.text_scale < 1.2 else 0.0
        room = box.w - badge - 28 - (theme_w + 20 if theme_w else 0)
        heights = [
            max(48.0, ui.grow(32) + 12, c.paragraph_height(text, NAME, room) + 14) for _, _, text, _ in listed
        ]
        ui.start_focus(listed[0][0])
        for place, row in self.rows.window(ui, box, [id for id, *_ in listed], heights, 6):
            self._row(ui, row, *listed[place], room, theme_w)

    def _row(
        self,
        ui: Ui,
        row: Box,
        id: str,
        sentence: Sentence,
        text: str,
        source: str,
        room: float,
        theme_w: float,
    ) -> None:
        c, t = ui.canvas, ui.theme
        chosen = sentence in self.chosen
        full = not chosen and len(self.chosen) >= MOST_SENTENCES
        c.rect(row, t.yellowsoft if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
        size = ui.grow(32)
        at = (row.x + 14 + size / 2, row.cy)
        c.circle(*at, size / 2, t.yellow if chosen else None, t.cardline if chosen else t.trackline, 2)
        if chosen:
            number = str(self.chosen.index(sentence) + 1)
            c.text(Box.around(*at, size), number, VALUE_SMALL, t.onyellow, align="centre")
        x = row.x + size + 28
        c.paragraph(Box(x, row.y, room, row.h), text, NAME, t.ink2 if full else t.ink, valign="middle")
        if theme_w:
            c.paragraph(
                Box(row.right - theme_w - 14, row.y, theme_w, row.h),
                source,
                BODY._replace(line=1.1),
                t.ink2,
                align="right",
                valign="middle",
            )
        element = Element(
            id,
            "checkbox",
            text,
            row,
            description=self.words.say("Five are enough: first leave one.") if full else source,
            state=(self.words.say("chosen"),) if chosen else (),
            action=partial(self.toggle, sentence),
            group="sentences",
            enabled=not full,
        )
        if ui.add(element):
            ui.ring(row)

    def _own(self, ui: Ui, box: Box) -> None:
        c, say = ui.canvas, self.words.say
        add = say("Add")
        w = button_width(ui, add, "", "nieuw")
        count = f"{len(self.field.text)}/{SENTENCE_LENGTH}" if len(self.field.text) >= COUNT_FROM else ""
        count_w = c.text_width(count) + 16 if count else 0
        text_field(
            ui,
            Box(box.x, box.y, box.w - w - 16 - count_w, box.h),
            self.field,
            id="own words",
            label=say("A sentence of your own"),
            hint=say("or type a sentence of your own"),
            style=NAME,
            action=self.add_own,
        )
        if count:
            place = Box(box.right - w - 16 - count_w + 8, box.y, count_w, box.h)
            c.text(place, count, colour=ui.theme.ink2)
        button(
            ui,
            Box(box.right - w, box.y, w, box.h),
            add,
            id="add",
            action=self.add_own,
            icon="nieuw",
            enabled=bool(self.field.text.strip()) and len(self.chosen) < MOST_SENTENCES,
        )
