"""What `check` calls too long for its card does not fit the card; what it lets pass does.

A text of the limit's length is shown whole, and one well beyond it is not, at 1280 by 720 and 100 %.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from game.scenario.advice_texts import LIMITS
from game.session import commands as c
from game.session.game import Step
from game.session.sitting import Sitting
from game.session.views.end import EndView, end_view
from game.session.views.event import EventView, event_view
from game.session.views.plan import CardView, plan_view
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Screen
from game.ui.screens.card import CardScreen, card_info
from game.ui.screens.end import EndScreen
from game.ui.screens.event import EventScreen
from game.ui.stage import Ui
from game.ui.widgets.cards import card
from tests.session import games
from tests.ui.screens.readable import View, shown, troubles

NL = Words("nl")
SHORT = "Kort"
USUAL = {("Action", "title"): "Samen maken we van elke les"}
"""What the text is compared with: a card's title usually takes two lines."""
BEYOND = 1.6
"""Times the limit: between the two a text fits or not by its words."""
WORDS = "Samen maken we van elke les een moment waar studenten en docenten veel van leren en dat ze kennen "


def text_of(length: int) -> str:
    """Words of everyday length, as many as go in so many characters."""
    return (WORDS * (length // len(WORDS) + 1))[: length + 1].rpartition(" ")[0]


@cache
def event() -> EventView:
    """An event with three options of three effects each, as most are."""
    view = event_view(games.play_to(games.start(), 3, Step.EVENT), NL)
    return replace(view, options=tuple(replace(one, arrows=one.arrows[:3]) for one in view.options[:3]))


@cache
def deck() -> CardView:
    sitting: Sitting = games.start()
    games.play_to(sitting, 5, Step.PLAN)
    return plan_view(sitting.game, NL, None, None).deck[6]


@cache
def end() -> EndView:
    sitting = games.start(stones={"flex": 10})
    games.play_to(sitting, 2, Step.RESULT)
    return end_view(games.do(sitting, c.EndGame()), NL, "")


def with_option(**changes: str) -> EventScreen:
    first, *rest = event().options
    return EventScreen(replace(event(), options=(replace(first, **changes), *rest)), NL)


class OneCard:
    """A card in the deck, alone on a screen."""

    title = "card"

    def __init__(self, view: CardView) -> None:
        self.view = view

    def draw(self, ui: Ui) -> None:
        card(ui, Box(40, 40, 246, 206), card_info(NL, self.view, "card"), action=None)

    def handle(self, event: object, ui: Ui) -> None:
        return None


PLACES: dict[tuple[str, str], Callable[[str], Screen]] = {
    ("Event", "title"): lambda text: EventScreen(replace(event(), title=text), NL),
    ("Event", "story"): lambda text: EventScreen(replace(event(), story=text), NL),
    ("Option", "title"): lambda text: with_option(title=text),
    ("Option", "about"): lambda text: with_option(about=text),
    ("Action", "title"): lambda text: OneCard(replace(deck(), title=text)),  # type: ignore[return-value]
    ("Action", "about"): lambda text: CardScreen(replace(deck(), about=text), NL),
    ("Ending", "title"): lambda text: EndScreen(replace(end(), title=text), NL),
    ("Ending", "text"): lambda text: EndScreen(replace(end(), text=text), NL),
}


def fits(place: tuple[str, str], length: int) -> bool:
    """Whether all of a text of this length is drawn where it is shown, and puts nothing else out of sight."""
    text = text_of(length)
    short = USUAL.get(place, SHORT)
    ui, usual = drawn(place, text), drawn(place, short)
    words = said(ui)
    others = [record.text for record in usual.canvas.records if record.text not in short]
    return text in words and all(one in words for one in others) and not troubles(ui)


def drawn(place: tuple[str, str], text: str) -> Ui:
    stage = shown(PLACES[place](text), View())
    assert stage.ui is not None
    return stage.ui


def said(ui: Ui) -> str:
    return " ".join(record.text for record in ui.canvas.records)


def test_every_limit_belongs_to_a_place_that_is_measured() -> None:
    assert set(LIMITS) == set(PLACES)


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_a_text_within_its_limit_fits_its_place_and_one_far_beyond_does_not(place: tuple[str, str]) -> None:
    assert fits(place, LIMITS[place])
    assert not fits(place, round(LIMITS[place] * BEYOND))
