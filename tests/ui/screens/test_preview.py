"""The bar of the preview, its list and its mistakes, and the test picture, read at every text size."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.session.showcase import Showcase, items_of
from game.session.views.event import event_view
from game.texts import Words
from game.ui.intents import Pop, Screen, Send
from game.ui.screens.event import EventScreen
from game.ui.screens.legible import LegibleScreen
from game.ui.screens.preview import BarView, Do, Findings, ListRow, PreviewList, PreviewScreen, Show, Told
from tests.session.games import scenario
from tests.ui.screens.readable import View, press, shown, troubles

CASE = Showcase(scenario("kennismaking"))
TOLD = Told(
    ("school.yaml:41:14: error[unknown-event]: there is no event 'x'",) * 2, ("school.yaml:2:1: advice",)
)
SOUND = Told()
VIEWS = (View(), View(lang="en", text=125), View(text=200), View((1024, 600), text=150, theme="dark"))


def preview(words: Words, told: Told = SOUND) -> PreviewScreen:
    event = EventScreen(event_view(CASE.event("vr_cupboard"), words), words)
    return PreviewScreen(
        event, BarView("event:vr_cupboard", 3, 16, words.say("Talk"), "English"), told, words
    )


def everything(words: Words) -> PreviewList:
    rows = [ListRow(item.name, item.kind.value, item.name) for item in items_of(CASE.scenario)]
    return PreviewList(rows, 5, words)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize(
    "make",
    [
        preview,
        lambda words: preview(words, TOLD),
        everything,
        lambda words: Findings(TOLD, "school.yaml", words, close=Pop),
        LegibleScreen,
    ],
    ids=["sound", "mistakes", "list", "findings", "back row"],
)
def test_everything_can_be_read(make: Callable[[Words], Screen], view: View) -> None:
    ui = shown(make(Words(view.lang)), view).ui
    assert ui is not None and troubles(ui) == []


def test_the_bar_takes_the_place_of_the_footer_and_its_keys() -> None:
    stage = shown(preview(Words("en")), View(lang="en"))
    assert press(stage, "F9") == Send(Do("page")) and press(stage, "F8") == Send(Do("after"))
    assert press(stage, "Enter") is None, "the yellow button of the game is out of play"


def test_the_list_is_narrowed_by_typing_and_opens_what_has_the_focus() -> None:
    stage = shown(everything(Words("en")), View(lang="en"))
    assert press(stage, "Enter") == Send(Show(5))
    press(stage, "d")
    for letter in "ip":
        stage.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
    assert press(stage, "Enter") == Send(
        Show([item.name for item in items_of(CASE.scenario)].index("event:dip_panic"))
    )
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="x"))
    stage.draw()
    assert stage.ui is not None and "Nothing is called so." in {
        record.text for record in stage.ui.canvas.records
    }
