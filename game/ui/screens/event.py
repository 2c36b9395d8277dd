"""An event: the dilemma before anyone has an opinion. A short decision is taken here at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.session.commands import ChooseOption, GoOn
from game.session.views.event import EventView, Felt, OptionView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent, Push, Send
from game.ui.screens.deciding import Confirm, letter_row
from game.ui.screens.options import OptionPage, certainty_legend, option_card, option_height
from game.ui.screens.quarter import quarter_footer, quarter_header, room_of
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, LEAD, LEAD_NAME, STRONG, TITLE
from game.ui.widgets.cards import section
from game.ui.widgets.controls import Button, tab, tab_width
from game.ui.widgets.frame import content
from game.ui.widgets.marks import tile, token

NAME_OF_EVENT: Final = TITLE._replace(px=48)
SMALLER: Final = TITLE._replace(px=34)
FELT: Final = STRONG._replace(line=1.1)


class EventScreen:
    """The event that asks for a decision now.

    back  what the arrow before the yellow button does; without it there is none
    """

    def __init__(
        self, view: EventView, words: Words, back: Callable[[], Intent | None] | None = None
    ) -> None:
        self.view = view
        self.words = words
        self.back = back
        self.chosen: str | None = None
        self.confirming: Confirm | None = None
        self.page = "story"
        self._options = Rows("options")
        self._story = Reader("story")
        self._felt = Rows("felt")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.view.title

    def refresh(self, view: EventView) -> None:
        """The same event after a change; another one starts afresh."""
        if view.id != self.view.id:
            self.chosen, self.confirming, self.page = None, None, "story"
        self.view = view

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge; "?" opens the option with the focus in full."""
        if self._options.handle(event, ui) or self._felt.handle(event, ui):
            ui.moving = True
        if event.type == pygame.KEYDOWN and key_name(event) == "?":
            focused = next((one for one in self.view.options if ui.focus == f"option {one.letter}"), None)
            return self._read(focused) if focused else None
        return None

    def _read(self, option: OptionView) -> Intent:
        return Push(OptionPage(option, self.view.header, self.words))

    def _choose(self, option: OptionView) -> Intent | None:
        if not option.locked:
            self.chosen = option.id
        return None

    def _decide(self) -> Intent | None:
        option = self._chosen_option()
        if option is not None:
            self.confirming = Confirm(option, against=False)
        return None

    def _chosen_option(self) -> OptionView | None:
        return next((one for one in self.view.options if one.id == self.chosen), None)

    def _answered(self, sure: bool) -> Intent | None:
        option, self.confirming = self._chosen_option(), None
        return Send(ChooseOption(option.id)) if sure and option is not None else None

    def _turn_to(self, page: str) -> Intent | None:
        self.page = page
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """Story and options, side by side or page by page."""
        quarter_header(ui, self.view.header)
        room, body = room_of(ui), content(ui)
        if room in ("full", "snug"):
            story = Box(28, body.y + 16, 540, body.h - 24)
            options = Box(612, body.y + 20, 640, body.h - 24)
            self._left(ui, story)
            self._right(ui, options)
        else:
            self._paged(ui, body.inset(0, 12))
        self._footer(ui)
        if self.confirming is not None:
            self.confirming.draw(ui, self._answered)

    def _paged(self, ui: Ui, body: Box) -> None:
        tall = max(48.0, ui.grow(36))
        strip, rest = body.cut_top(tall, 14)
        x = strip.x
        for page, label, key in (("story", ui.say("Story"), "S"), ("options", ui.say("Options"), "O")):
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, strip.y, w, tall),
                label,
                id=f"tab {page}",
                chosen=page == self.page,
                action=partial(self._turn_to, page),
                keys=(key,),
            )
            x += w + 8
        if ui.canvas.text_width(self.view.tag, STRONG) <= strip.right - x - 20:
            ui.canvas.text(strip, self.view.tag, STRONG, align="right")
        if self.page == "story":
            felt = ui.say("Who feels this? {names}", names=", ".join(self.view.felt_by))
            parts = [(self.view.title, SMALLER._replace(line=1.15)), (self.view.story, LEAD)]
            if self.view.felt_by:
                parts.append((felt, BODY))
            self._story.draw(ui, rest, parts)
        else:
            self._option_rows(ui, rest, effects=2)

    def _left(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        icon = ui.grow(24)
        tag_h = max(36.0, ui.grow(32))
        tag = Box(box.x, box.y, c.text_width(self.view.tag, STRONG) + icon + 42, tag_h)
        c.rect(tag, t.yellow, t.cardline, 2)
        c.icon("gebeurtenis", tag.x + 14 + icon / 2, tag.cy - 1, icon, t.onyellow)
        c.text(Box(tag.x + icon + 26, tag.y, tag.w - icon - 28, tag.h), self.view.tag, STRONG, t.onyellow)
        ui.note("tag", self.view.tag, tag)
        felt = self.view.felt
        half = (box.w - 20) / 2 - 60
        narrow = any(c.text_width(word, FELT) > half for one in felt for word in one.name.split())
        columns = 1 if len(felt) <= 3 or narrow else 2
        room = half if columns == 2 else box.w - 60
        tallest = max((c.paragraph_height(one.name, FELT, room) for one in felt), default=0.0)
        row_h = max(46.0 if len(felt) < 4 else 44.0, tallest + 8)
        per_column = -(-len(felt) // columns) if felt else 0
        felt_h = 40 + row_h * per_column if felt else 0.0
        words = Box(box.x, tag.bottom + 16, box.w, box.bottom - tag.bottom - 24 - felt_h)
        style = NAME_OF_EVENT
        if self._story_height(ui, style, words.w) > words.h:
            style = SMALLER
        title_h = c.paragraph_height(self.view.title, style, words.w)
        c.paragraph(Box(words.x, words.y, words.w, title_h), self.view.title, style)
        ui.note("event title", self.view.title, Box(words.x, words.y, words.w, title_h), "heading")
        text = Box(words.x, words.y + title_h + 14, words.w, words.h - title_h - 14)
        story = LEAD
        if c.paragraph_height(self.view.story, LEAD, text.w) > text.h:
            story = BODY._replace(px=20, line=1.3)
        if c.paragraph_height(self.view.story, story, text.w) <= text.h:
            c.paragraph(text, self.view.story, story)
            ui.note("story", self.view.story, text)
        else:
            self._story.draw(ui, text, [(self.view.story, story)])
        if felt:
            low = Box(box.x, box.bottom - felt_h, box.w, felt_h)
            self._felt_rows(ui, section(ui, low, ui.say("Who feels this?"), thin=True), felt, row_h, columns)

    def _story_height(self, ui: Ui, style: object, width: float) -> float:
        c = ui.canvas
        return (
            c.paragraph_height(self.view.title, NAME_OF_EVENT if style is NAME_OF_EVENT else SMALLER, width)
            + 14
            + c.paragraph_height(self.view.story, LEAD, width)
        )

    def _felt_rows(self, ui: Ui, box: Box, felt: tuple[Felt, ...], row_h: float, columns: int) -> None:
        c, t = ui.canvas, ui.theme
        per_column = -(-len(felt) // columns)
        for i, one in enumerate(felt):
            column = box.columns(columns, 20)[i // per_column]
            row = Box(column.x, column.y + (i % per_column) * row_h, column.w, row_h)
            if i % per_column:
                c.hline(row.x, row.y, row.w, t.hair, 1)
            if one.letters:
                tile(ui, Box(row.x + 4, row.cy - 16, 38, 32), one.letters)
            elif one.icon == "student":
                c.icon(one.icon, row.x + 23, row.cy, 32)
            else:
                token(ui, row.x + 23, row.cy, 36, one.icon, informal=not one.formal)
            place = row.cut_left(60)[1]
            if c.text_width(one.name, LEAD_NAME) <= place.w:
                c.text(place, one.name, LEAD_NAME)
            else:
                c.paragraph(place, one.name, FELT, valign="middle")
            ui.note(f"felt {i}", one.name, row)

    def _right(self, ui: Ui, box: Box) -> None:
        legend, cards = box.cut_bottom(max(30.0, ui.grow(26)), 8)
        later = ui.say("you choose later") if self.view.full else ""
        certainty_legend(ui, legend, later)
        count = len(self.view.options)
        least = max(option_height(ui, one, cards.w) for one in self.view.options)
        parts = cards.rows(count, 12 if count < 4 else 10)
        if parts[0].h >= least - 12:
            for option, part in zip(self.view.options, parts, strict=True):
                self._card(ui, Box(part.x, part.y, part.w, min(part.h, 240.0)), option)
        else:
            self._option_rows(ui, cards, effects=2)

    def _option_rows(self, ui: Ui, box: Box, effects: int) -> None:
        options = self.view.options
        heights = [min(box.h - 60, option_height(ui, one, box.w, effects)) for one in options]
        ids = [f"option {one.letter}" for one in options]
        for place, part in self._options.window(ui, box.inset(7, 0), ids, heights, 14):
            self._card(ui, part, options[place])

    def _card(self, ui: Ui, box: Box, option: OptionView) -> None:
        option_card(
            ui, box, option, action=partial(self._read, option), chosen=option.id == self.chosen, keys=()
        )

    def _footer(self, ui: Ui) -> None:
        view = self.view
        back = Button("back", (ui.say("Back"),), self.back, (), "terug", bare=True) if self.back else None
        if view.full:
            go = Button("go on", (view.button,), Send(GoOn()), ("Enter",))
            quarter_footer(ui, view.header, go, back)
            return
        chosen = self._chosen_option()
        decide = Button(
            "decide",
            (view.button,),
            self._decide,
            ("Enter",),
            enabled=chosen is not None,
            reason=ui.say("Choose an option"),
        )
        room = quarter_footer(
            ui,
            view.header,
            Button(decide.id, decide.label, decide.action, decide.keys, enabled=decide.enabled),
            back,
            left=True,
        )
        letter_row(ui, room, view.decider, view.options, self.chosen, self._choose, hint=decide.reason)
