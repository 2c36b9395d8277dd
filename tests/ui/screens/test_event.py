"""An event is read before anyone has an opinion; a short decision is taken at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.views.event import EventView, event_view
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.screens.event import EventScreen
from game.ui.screens.options import OptionPage
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
FEW = (VIEWS[0], VIEWS[5], VIEWS[7], VIEWS[8], VIEWS[11])
"""Enough where another test looks at every view."""


@cache
def game_at(turn: int) -> Game:
    return games.play_to(games.start(), turn, Step.EVENT)


@cache
def view_of(turn: int = 3, lang: str = "en", event: str | None = None) -> EventView:
    return event_view(game_at(turn), Words(lang), event)


@cache
def short_view(lang: str = "en") -> EventView:
    """The second event of a quarter, when the first has been decided."""
    sitting = games.start()
    games.play_to(sitting, 3, Step.TALK)
    games.play_step(sitting)
    return event_view(sitting.game, Words(lang))


def screen_of(view: EventView, look: View = EN) -> tuple[EventScreen, Stage]:
    screen = EventScreen(view, Words(look.lang))
    return screen, shown(screen, look)


def stumbles(stage: Stage) -> list[str]:
    assert stage.ui is not None
    return troubles(stage.ui)


@pytest.mark.parametrize("look", VIEWS, ids=str)
def test_nothing_is_cut_or_out_of_reach(look: View) -> None:
    _, stage = screen_of(view_of(3, look.lang), look)
    assert stumbles(stage) == []
    press(stage, "O")
    assert stumbles(stage) == []


@pytest.mark.parametrize("look", (VIEWS[0], VIEWS[7]), ids=str)
def test_every_event_of_the_standard_school_fits(look: View) -> None:
    """Among them the longest title, story and options, four options, and six who feel it."""
    for event in games.scenario().spec.events:
        _, stage = screen_of(view_of(3, look.lang, event), look)
        assert stumbles(stage) == [], event


def test_enter_goes_to_the_ballots_and_nothing_can_be_chosen() -> None:
    _, stage = screen_of(view_of())
    assert press(stage, "A") is None
    assert press(stage, "Enter") == Send(c.GoOn())


def test_arrows_read_the_options_and_space_opens_one_in_full() -> None:
    screen, stage = screen_of(view_of())
    assert stage.ui is not None
    while stage.ui.focus != "option A":
        press(stage, "Tab")
    press(stage, "↓")
    assert stage.ui.focus == "option B"
    intent = press(stage, "Space")
    assert isinstance(intent, Push) and isinstance(intent.screen, OptionPage)
    assert intent.screen.option is screen.view.options[1]


@pytest.mark.parametrize("look", FEW, ids=str)
def test_an_option_in_full_tells_everything_page_by_page(look: View) -> None:
    view = max(
        (view_of(3, look.lang, event) for event in games.scenario().spec.events),
        key=lambda one: max(len(option.arrows) for option in one.options),
    )
    option = max(view.options, key=lambda one: len(one.arrows))
    _, stage = screen_of(view, look)
    stage.push(OptionPage(option, view.header, Words(look.lang)))
    stage.draw()
    assert stage.ui is not None
    told: set[str] = set()
    for _ in range(12):
        assert stumbles(stage) == []
        told |= {element.label for element in stage.ui.elements}
        press(stage, "PageDown")
    assert {arrow.spoken for arrow in option.arrows} <= told
    assert isinstance(press(stage, "Esc"), Pop)


def test_a_short_decision_is_chosen_and_confirmed_once() -> None:
    screen, stage = screen_of(short_view())
    assert not screen.view.full
    assert press(stage, "Enter") is None
    assert screen.confirming is None
    option = screen.view.options[1]
    press(stage, option.letter)
    assert screen.chosen == option.id
    assert press(stage, "Enter") is None
    assert screen.confirming is not None
    assert stumbles(stage) == []
    assert press(stage, "Enter") == Send(c.ChooseOption(option.id))


def test_escape_takes_the_confirmation_away() -> None:
    screen, stage = screen_of(short_view())
    press(stage, "A", "Enter", "Esc")
    assert screen.confirming is None
    assert screen.chosen == screen.view.options[0].id


@pytest.mark.parametrize("look", FEW, ids=str)
def test_a_short_decision_fits(look: View) -> None:
    _, stage = screen_of(short_view(look.lang), look)
    press(stage, "A")
    assert stumbles(stage) == []


def test_a_locked_option_says_why_and_cannot_be_chosen() -> None:
    view = short_view()
    why = "This option costs € 40k and there is € 12k left."
    locked = replace(view.options[0], locked=why)
    screen, stage = screen_of(replace(view, options=(locked, *view.options[1:])))
    press(stage, "A")
    assert screen.chosen is None
    assert stage.ui is not None
    card = find(stage.ui.elements, "option A")
    letter = find(stage.ui.elements, "choose A")
    assert card is not None and why in card.description
    assert letter is not None and letter.description == why and not letter.enabled
    assert any(why.startswith(record.text.split()[0]) for record in stage.ui.canvas.records)
    assert stumbles(stage) == []


def test_another_event_starts_afresh_and_the_same_one_keeps_the_choice() -> None:
    screen, stage = screen_of(short_view())
    press(stage, "B")
    screen.refresh(short_view("nl"))
    assert screen.chosen == screen.view.options[1].id
    screen.refresh(view_of())
    assert screen.chosen is None


def test_the_arrow_back_is_there_only_when_it_leads_somewhere() -> None:
    _, stage = screen_of(view_of())
    assert stage.ui is not None and find(stage.ui.elements, "back") is None
    went: list[str] = []

    def back() -> Intent | None:
        went.append("back")
        return None

    stage = shown(EventScreen(view_of(), Words("en"), back), EN)
    assert stage.ui is not None
    arrow = find(stage.ui.elements, "back")
    assert arrow is not None and callable(arrow.action)
    arrow.action()
    assert went == ["back"]
