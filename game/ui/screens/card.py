"""An action card: as the deck shows it, and opened with everything it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import pygame

from game.session.views.figures import euros, plain
from game.session.views.parts import Arrow, Sure
from game.session.views.plan import CardView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.fonts import Face
from game.ui.intents import Intent, Pop
from game.ui.screens.pages import Pages
from game.ui.screens.quarter import room_of
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, LEAD_NAME, NAME, SECTION, Style
from game.ui.widgets.cards import Card, CardEffect, CardState, section
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import CERTAINTY_WORDS, Certainty, certainty, petal, stone, triangle

CERTAINTIES: Final[dict[Sure, Certainty]] = {
    Sure.SURE: "certain",
    Sure.LIKELY: "likely",
    Sure.UNSURE: "unsure",
}
STATES: Final[dict[str, CardState]] = {
    "free": "free",
    "in_plan": "in plan",
    "running": "running",
    "done": "locked",
    "locked": "locked",
    "dear": "too dear",
}
STATE_WORDS: Final = {
    "in_plan": mark("in plan"),
    "running": mark("still running"),
    "done": mark("done before"),
    "locked": mark("locked"),
    "dear": mark("too dear"),
}


def state_words(words: Words, view: CardView) -> str:
    """What stands at the right of a card's top: its state, or when a free card works."""
    return words.say(STATE_WORDS[view.state]) if view.state in STATE_WORDS else view.timing


def price_parts(words: Words, view: CardView) -> tuple[tuple[str, str], ...]:
    """Money, hours and load as three short texts, the last with its icon."""
    price = view.price
    hours = words.many("{n} hour", "{n} hours", price.hours)
    return (("", euros(words, price.money)), ("", hours), ("belasting", plain(price.load)))


def effects_of(view: CardView) -> tuple[CardEffect, ...]:
    """What a card moves, each variable and direction once."""
    return tuple(
        dict.fromkeys(
            CardEffect(arrow.name, arrow.up, arrow.favourable, CERTAINTIES[arrow.sure])
            for arrow in view.arrows
        )
    )


def read_card(words: Words, view: CardView) -> str:
    """A card as read aloud."""
    parts = [view.title, view.dimension_name]
    if view.stones:
        parts.append(words.many("brought by {n} player", "brought by {n} players", view.stones))
    return ", ".join(part for part in (*parts, view.price.text) if part)


def card_info(words: Words, view: CardView, id: str) -> Card:
    """A card for the kit."""
    return Card(
        id=id,
        dimension=view.dimension,
        title=view.title,
        text=view.about,
        timing=state_words(words, view),
        prices=price_parts(words, view),
        state=STATES[view.state],
        stones=view.stones,
        reason=view.why,
        read=read_card(words, view),
        effects=effects_of(view),
    )


class _Row(NamedTuple):
    """A line of the effects list: what it says, how high it is, and how it is drawn."""

    read: str
    height: float
    draw: Callable[[Box], None]


class CardScreen:
    """One card with all its words: what it is, what it asks, what it probably moves and when."""

    def __init__(self, view: CardView, words: Words) -> None:
        self.view = view
        self.words = words
        self.pages = Pages("effects", ("PageUp", "PageDown"))

    @property
    def title(self) -> str:
        """The card's name."""
        return self.view.title

    def draw(self, ui: Ui) -> None:
        """The story at the left and the effects at the right, or at large text all below each other."""
        words, view = self.words, self.view
        header(ui, Header(words.say("Card"), view.dimension_name))
        body = content(ui).inset(0, 16)
        if room_of(ui) in ("full", "snug"):
            left, right = body.columns([540, 640], 44)
            self._story(ui, left)
            room = section(ui, right, words.say("What it probably moves"), right=words.say("how sure, when"))
            rows = self._rows(ui, room.w)
        else:
            room = body
            rows = [*self._story_rows(ui, room.w), *self._rows(ui, room.w)]
        for place, box in self.pages.window(ui, room.inset(0, 6), [row.height for row in rows], gap=6):
            rows[place].draw(box)
        for place, row in enumerate(rows):
            ui.note(f"row {place}", row.read, room)
        footer(ui, Footer(Button("close", (words.say("Close"),), Pop(), ("Esc", "?", "Enter"))))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """The wheel turns the list."""
        if event.type == pygame.MOUSEWHEEL:
            self.pages.turn(-event.y)
        return None

    def _facts(self) -> tuple[str, ...]:
        words, view = self.words, self.view
        facts = [view.price.text or words.say("costs nothing"), view.timing, view.reach_text, view.why]
        return tuple(fact for fact in facts if fact)

    def _story(self, ui: Ui, box: Box) -> None:
        c, view = ui.canvas, self.view
        size = ui.grow(40)
        petal(ui, box.x + size / 2, box.y + size / 2, size, view.dimension)
        c.text(Box(box.x + size + 12, box.y, box.w - size - 12, size), view.dimension_name, NAME)
        for i in range(view.stones):
            stone(ui, box.right - 12 - i * 22, box.y + size / 2, 9)
        room = box.cut_top(size, 14)[1]
        for text, style, gap in self._texts(ui, room.w):
            used = c.paragraph(room, text, style)
            room = room.cut_top(used.h, gap)[1]
        ui.note("story", ". ".join((view.title, view.about, *self._facts())), box)

    def _texts(self, ui: Ui, width: float) -> list[tuple[str, Style, float]]:
        view = self.view
        title = Style(_TITLE.face, _TITLE.px if ui.canvas.text_scale < 1.4 else 28, 1.1)
        return [
            (view.title, title, 14),
            *([(view.about, LEAD, 16)] if view.about else []),
            *((fact, LEAD_NAME if i == 0 else BODY, 6) for i, fact in enumerate(self._facts())),
        ]

    def _story_rows(self, ui: Ui, width: float) -> list[_Row]:
        c = ui.canvas
        return [
            _Row(text, c.paragraph_height(text, style, width), _paragraph(ui, text, style))
            for text, style, _ in self._texts(ui, width)
        ]

    def _rows(self, ui: Ui, width: float) -> list[_Row]:
        return [self._row(ui, arrow, width) for arrow in self.view.arrows]

    def _row(self, ui: Ui, arrow: Arrow, width: float) -> _Row:
        c, t, words = ui.canvas, ui.theme, self.words
        name_h = c.paragraph_height(arrow.name, SECTION, width - ui.grow(70))
        detail = " · ".join(
            part
            for part in (
                words.say(CERTAINTY_WORDS[CERTAINTIES[arrow.sure]]),
                arrow.when,
                words.say("only {teams}", teams=", ".join(arrow.teams)) if arrow.teams else "",
            )
            if part
        )
        detail_h = c.paragraph_height(detail, BODY, width - ui.grow(70))

        def draw(box: Box) -> None:
            r, size = ui.grow(9), ui.grow(14)
            middle = box.y + name_h / 2
            certainty(ui, box.x + r, middle, CERTAINTIES[arrow.sure], r)
            triangle(ui, box.x + ui.grow(42), middle, size, up=arrow.up, good=arrow.favourable)
            room = box.cut_left(ui.grow(62))[1]
            used = c.paragraph(room, arrow.name, SECTION)
            c.paragraph(room.cut_top(used.h)[1], detail, BODY, t.ink2)
            c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)

        return _Row(arrow.spoken, name_h + detail_h + 8, draw)


def _paragraph(ui: Ui, text: str, style: Style) -> Callable[[Box], None]:
    def draw(box: Box) -> None:
        ui.canvas.paragraph(box, text, style)

    return draw


_TITLE: Final = Style(Face.TITLE, 36, 1.1)
