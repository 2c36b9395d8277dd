"""The whole deck, in private: one card to put on the table, or none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame

from game.session.views.ballot import BallotView, CardChoice
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, NAME, SECTION, STRONG, TITLE
from game.ui.theme import DIMENSIONS
from game.ui.widgets.controls import Button, dimension_tab, dimension_tab_width, tab, tab_width
from game.ui.widgets.frame import MARGIN, Footer, footer, footer_height
from game.ui.widgets.marks import petal, tick

Pick = Callable[[str | None], Intent | None]


class Deck:
    """Cards by dimension; the one with the focus is described."""

    def __init__(self) -> None:
        self.dimension = ""
        self.seen: str | None = None
        self._rows = Rows("cards")

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge."""
        gone = self._rows.handle(event, ui)
        if gone:
            self.seen = gone.removeprefix("card ")
            ui.moving = True
        return None

    def _filter(self, dimension: str) -> Intent | None:
        self.dimension = dimension
        self._rows.first = 0
        return None

    def _look(self, card: str) -> Intent | None:
        self.seen = card
        return None

    def draw(self, ui: Ui, view: BallotView, pick: Pick) -> None:
        """Tabs, rows, and the card that is looked at in full."""
        c = ui.canvas
        box = Box(MARGIN, 16, 1280 - 2 * MARGIN, c.height - footer_height(ui) - 26)
        tall = max(48.0, ui.grow(40))
        if room_of(ui) in ("full", "snug"):
            title_h = c.line_height(TITLE._replace(px=30)) + 8
            c.text(
                Box(box.x, box.y, box.w, title_h),
                ui.say("Which card do you put on the table?"),
                TITLE._replace(px=30),
            )
            box = box.cut_top(title_h)[1]
        strip, body = box.cut_top(tall, 12)
        self._tabs(ui, strip, view)
        cards = [one for one in view.cards if self.dimension in ("", one.dimension)]
        chosen = self.seen or view.card
        looked = next((one for one in cards if one.id == chosen), cards[0] if cards else None)
        if room_of(ui) in ("full", "snug"):
            left, right = body.columns((0.58, 0.42), 36)
            self._list(ui, left, cards, view, pick, looked)
            if looked is not None:
                self._about(ui, right, looked)
        else:
            about_h = min(body.h * 0.42, 3 * c.line_height(BODY) + c.line_height(STRONG) + 12)
            low, upper = body.cut_bottom(about_h, 8)
            self._list(ui, upper, cards, view, pick, looked)
            if looked is not None:
                self._about_short(ui, low, looked)
        put = Button(
            "put",
            (ui.say("Put on the table"),),
            partial(pick, looked.id if looked else None),
            ("Enter",),
            enabled=looked is not None,
        )
        none = Button("none", (ui.say("No card"),), partial(pick, None), ("N",))
        footer(ui, Footer(put, left=none))

    def _tabs(self, ui: Ui, box: Box, view: BallotView) -> None:
        label = ui.say("All")
        w = tab_width(ui, label, str(len(view.cards)))
        tab(
            ui,
            Box(box.x, box.y, w, box.h),
            label,
            id="deck all",
            chosen=not self.dimension,
            action=partial(self._filter, ""),
            count=str(len(view.cards)),
            keys=("A",),
        )
        x = box.x + w + 6
        for place, dimension in enumerate(DIMENSIONS):
            own = [one for one in view.cards if one.dimension == dimension]
            if not own:
                continue
            w = dimension_tab_width(ui, str(len(own)))
            dimension_tab(
                ui,
                Box(x, box.y, w, box.h),
                dimension,
                own[0].dimension_name,
                id=f"deck {dimension}",
                chosen=dimension == self.dimension,
                action=partial(self._filter, dimension),
                count=str(len(own)),
                keys=(str(place + 1),),
            )
            x += w + 6

    def _list(
        self,
        ui: Ui,
        box: Box,
        cards: list[CardChoice],
        view: BallotView,
        pick: Pick,
        looked: CardChoice | None,
    ) -> None:
        c, t = ui.canvas, ui.theme
        height = max(44.0, c.line_height(NAME) + 14)
        ids = [f"card {one.id}" for one in cards]
        if looked is not None:
            ui.start_focus_in_layer(f"card {looked.id}", [*ids, *_OTHERS])
        for place, row in self._rows.window(ui, box.inset(7, 4), ids, [height] * len(cards)):
            card = cards[place]
            if card is looked:
                c.rect(row, t.yellowsoft, t.cardline, 2, 8)
            elif place:
                c.hline(row.x, row.y, row.w, t.hair, 1)
            size = min(row.h - 12, ui.grow(30))
            petal(ui, row.x + 8 + size / 2, row.cy, size, card.dimension)
            colour = t.ink2 if card.locked else t.ink
            right = row.right - 12
            if card.id == view.card:
                tick(ui, right - 12, row.cy, 22)
                right -= 34
            name = Box(row.x + size + 20, row.y, right - row.x - size - 20, row.h)
            w = c.text_width(card.price)
            if w + c.text_width(card.title, NAME) + 24 <= name.w:
                c.text(name, card.price, BODY, t.ink2 if card is not looked else t.ink, align="right")
            if c.text_width(card.title, NAME) <= name.w:
                c.text(name, card.title, NAME, colour)
            else:
                c.paragraph(name, card.title, NAME._replace(line=1.0), colour, valign="middle")
            focused = ui.add(
                Element(
                    f"card {card.id}",
                    "button",
                    card.title,
                    row,
                    description=card.about,
                    action=partial(pick, card.id),
                    on_focus=partial(self._look, card.id),
                    group="cards",
                    entry=card is looked,
                    hidden=True,
                )
            )
            if focused:
                ui.ring(row, 8)

    def _about(self, ui: Ui, box: Box, card: CardChoice) -> None:
        c, t = ui.canvas, ui.theme
        c.hline(box.x, box.y, box.w)
        size = ui.grow(44)
        head, rest = box.cut_top(14)[1].cut_top(size, 12)
        petal(ui, head.x + size / 2, head.cy, size, card.dimension)
        c.text(head.cut_left(size, 12)[1], card.dimension_name, SECTION)
        y = rest.y
        for text, style, colour in (
            (card.title, TITLE._replace(px=28, line=1.15), t.ink),
            (card.about, LEAD, t.ink),
            (card.price, SECTION, t.ink),
            (card.locked, BODY, t.ink2),
        ):
            if not text:
                continue
            h = c.paragraph_height(text, style, rest.w)
            if y + h > box.bottom:
                break
            c.paragraph(Box(rest.x, y, rest.w, h), text, style, colour)
            y += h + 10

    def _about_short(self, ui: Ui, box: Box, card: CardChoice) -> None:
        c, t = ui.canvas, ui.theme
        c.hline(box.x, box.y, box.w)
        h = c.line_height(STRONG)
        c.text(Box(box.x, box.y + 4, box.w, h), (f"{card.dimension_name} · {card.price}", card.price), STRONG)
        rest = Box(box.x, box.y + 6 + h, box.w, box.h - h - 6)
        text = card.locked or card.about
        if c.paragraph_height(text, BODY, rest.w) <= rest.h:
            c.paragraph(rest, text, BODY, t.ink2 if card.locked else t.ink)


_OTHERS = (
    "put",
    "none",
    "deck all",
    *(f"deck {dimension}" for dimension in DIMENSIONS),
    "cards before",
    "cards after",
)
