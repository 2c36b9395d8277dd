"""The left of the plan: which cards are shown, the cards themselves, and what the one in focus is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from game.session.views.plan import CardView, PlanView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent
from game.ui.screens.card import card_info
from game.ui.screens.pages import pager
from game.ui.stage import Ui
from game.ui.styles import BODY, SECTION, STRONG, Span, Style
from game.ui.theme import DIMENSIONS
from game.ui.widgets.cards import add_card, card
from game.ui.widgets.controls import (
    SMALL_BUTTON,
    button,
    button_width,
    dimension_tab,
    dimension_tab_width,
    tab,
    tab_width,
)

GAP: Final = 14.0
CARD_W: Final = 246.0  # the narrowest card at the text size of 720p
STRIP: Final = Style(BODY.face, 18, 1.22)
STRIP_LINES: Final = 3
TABLE: Final = "table"
ALL: Final = "all"


class Deck:
    """Filter, pages and cards.

    press  what Space on a card does
    look   opens the card in focus with all its words
    """

    def __init__(
        self, words: Words, press: Callable[[CardView], Intent | None], look: Callable[[], Intent | None]
    ) -> None:
        self.words = words
        self.press = press
        self.look = look
        self.tab = TABLE
        self.first = 0
        self._places = 1
        self._count = 0
        self._goes_to: int | None = None

    def cards(self, view: PlanView) -> tuple[CardView, ...]:
        """The cards of the tab that is open."""
        if self.tab == TABLE:
            return view.on_table
        return tuple(one for one in view.deck if self.tab in (ALL, one.dimension))

    def choose(self, tab: str) -> Intent | None:
        """Another tab, from its first card on."""
        self.tab, self.first = tab, 0
        return None

    def turn(self, step: int) -> Intent | None:
        """A page on or back."""
        last = max(0, (self._count - 1) // self._places * self._places)
        self.first = min(max(0, self.first + step * self._places), last)
        return None

    def past_the_edge(self, ui: Ui, key: str) -> bool:
        """An arrow that leads off the page turns it and takes the focus along; whether there was a page."""
        step = {"→": 1, "↓": 1, "←": -1, "↑": -1}.get(key, 0)
        before = self.first
        if not step or not (ui.focus or "").startswith("card "):
            return False
        self.turn(step)
        self._goes_to = 0 if step > 0 else -1
        return self.first != before

    # drawing

    def tabs(self, ui: Ui, box: Box, view: PlanView, *, keys: bool) -> None:
        """The filter. keys  False while letters are team names."""
        x = box.x
        counts = {key: sum(one.dimension == key for one in view.deck) for key in DIMENSIONS}
        for id, label, count, key in (
            (TABLE, self.words.say("On the table"), len(view.on_table), "0"),
            (ALL, self.words.say("All cards"), len(view.deck), "A"),
        ):
            w = tab_width(ui, label, str(count))
            tab(
                ui,
                Box(x, box.y, w, box.h),
                label,
                id=f"tab {id}",
                chosen=self.tab == id,
                action=partial(self.choose, id),
                count=str(count),
                keys=(key,) if keys else (),
                group="filter",
            )
            x += w + 6
        names = {one.dimension: one.dimension_name for one in view.deck}
        for number, dimension in enumerate(DIMENSIONS, start=1):
            if not counts[dimension]:
                continue
            w = dimension_tab_width(ui, str(counts[dimension]))
            dimension_tab(
                ui,
                Box(x, box.y, w, box.h),
                dimension,
                names[dimension],
                id=f"tab {dimension}",
                chosen=self.tab == dimension,
                action=partial(self.choose, dimension),
                count=str(counts[dimension]),
                keys=(str(number),) if keys else (),
                group="filter",
            )
            x += w + 6

    def grid(self, ui: Ui, box: Box, view: PlanView) -> None:
        """A page of cards."""
        cards = self.cards(view)
        columns, rows = self._shape(ui, box, cards)
        self._places, self._count = columns * rows, len(cards)
        self.turn(0)
        self._follow_focus(ui, cards)
        places = [
            place
            for row in box.rows(rows, GAP)
            for place in row.columns(columns, GAP + 3 if columns > 1 else 0)
        ]
        shown = cards[self.first : self.first + self._places]
        for one, place in zip(shown, places, strict=False):
            card(ui, place, card_info(self.words, one, f"card {one.id}"), action=partial(self.press, one))
        if self.tab == TABLE and len(shown) < len(places):
            add_card(
                ui,
                places[len(shown)],
                self.words.say("Another card?") if cards else self.words.say("No cards on the table"),
                self.words.say("Choose from all {n}, or leave it at this.", n=len(view.deck)),
                id="card more",
                action=partial(self.choose, ALL),
            )

    def strip(self, ui: Ui, box: Box, view: PlanView, looked: CardView | None) -> None:
        """What the card in focus is about, with the way to all of it, and the pages."""
        room = box
        if self._count > self._places:
            part, room = room.cut_right(ui.grow(172) + 20, 14)
            self.pages(ui, Box(part.x, part.cy - 22, part.w, 44))
        if looked is None:
            ui.canvas.paragraph(room, view.empty, STRIP, ui.theme.ink2, valign="middle")
            return
        label = self.words.say("more")
        w = button_width(ui, label, "?", "", SMALL_BUTTON)
        part, room = room.cut_right(w, 14)
        self.more(ui, Box(part.x, part.cy - 22, w, 44), label)
        ui.canvas.paragraph(room, self._about(ui, looked, room.w), STRIP, ui.theme.ink2, valign="middle")
        ui.note("about", " ".join((looked.title, looked.why, looked.about)), room)

    def more(self, ui: Ui, box: Box, label: str) -> None:
        """The button that opens the card in focus."""
        button(
            ui,
            box,
            label,
            id="card about",
            action=self.look,
            keys=("?",),
            style=SMALL_BUTTON,
            read=self.words.say("more about this card"),
        )

    def pages(self, ui: Ui, box: Box) -> None:
        """Back and on through the pages."""
        if self._count > self._places:
            shown = min(self._places, self._count - self.first)
            keys = ("PageUp", "PageDown")
            pager(ui, box, "cards", self.first, shown, self._count, self.turn, keys)

    def _about(self, ui: Ui, looked: CardView, width: float) -> Sequence[Span] | str:
        ink = ui.theme.ink
        told: list[list[Span]] = [
            [Span(looked.why or looked.title, STRONG, ink), Span(f" {looked.about}")],
            [Span(looked.why, STRONG, ink)] if looked.why else [Span(looked.about)],
        ]
        return next(
            (form for form in told if len(ui.canvas.wrap(form, STRIP, width)) <= STRIP_LINES),
            [Span(looked.title, STRONG, ink)],
        )

    def _shape(self, ui: Ui, box: Box, cards: Sequence[CardView]) -> tuple[int, int]:
        """Columns and rows of a page: as many as the text leaves room for."""
        c = ui.canvas
        text = c.text_px(18) / c.scale / 18
        columns = max(1, min(3, int((box.w + GAP + 3) / (CARD_W * text + GAP))))
        inner = (box.w - (columns - 1) * (GAP + 3)) / columns - 32
        title = max((c.paragraph_height(one.title, SECTION, inner) for one in cards), default=0.0)
        least = 24 + min(ui.grow(34), 50.0) + title + ui.grow(24) + 17
        rows = int((box.h + GAP) / (least + GAP))
        return columns, max(1, min(rows, 3 if box.h > 620 else 2))

    def _follow_focus(self, ui: Ui, cards: Sequence[CardView]) -> None:
        """After a page was turned by arrow the focus is on it; a card in focus is always on its page."""
        ids = [f"card {one.id}" for one in cards]
        if self._goes_to is not None and ids:
            page = ids[self.first : self.first + self._places]
            ui.set_focus(page[self._goes_to])
            self._goes_to = None
