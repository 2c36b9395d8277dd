"""The prediction of the year: one seat alone writes a number and a sentence; nobody else learns of it."""

from __future__ import annotations

from functools import cache, partial

import pygame
import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.views.prediction import PredictionRound, prediction_round, prediction_view
from game.texts import Words
from game.ui.elements import find, plain_text
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.screens.covering import IDLE_SECONDS
from game.ui.screens.notice import Ask
from game.ui.screens.passing import PredictingScreen
from game.ui.screens.prediction import PredictionScreen
from game.ui.screens.public import PublicScreen
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
NUMBER, SENTENCE = 67, "Because we start small and go on."


@cache
def writing(people: int = 6, made: int = 2) -> Game:
    """A game at its first predictions, of which the first seats have written."""
    sitting = games.start(people=people, predictions=True)
    games.do(sitting, c.GoOn())
    assert sitting.game.step is Step.PREDICTION and sitting.game.table is not None
    for seat in sitting.game.table.seats[:made]:
        games.do(sitting, c.Predict(seat.id, NUMBER, SENTENCE))
    return sitting.game


def page(look: View = EN, people: int = 6) -> tuple[PredictionScreen, Stage]:
    game, words = writing(people), Words(look.lang)
    assert game.table is not None
    seat = game.table.seats[-1].id
    screen = PredictionScreen(partial(prediction_view, game, words, seat), seat, words)
    return screen, shown(screen, look)


def going_round(lang: str = "en", made: int = 2) -> PredictionRound:
    return prediction_round(writing(made=made), Words(lang))


class Opened:
    """Somebody opened the page."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Intent | None:
        self.times += 1
        return None


def type_in(stage: Stage, text: str) -> None:
    for letter in text:
        stage.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
    stage.draw()


def drawn(stage: Stage) -> str:
    assert stage.ui is not None
    return " ".join(record.text for record in stage.ui.canvas.records)


def read_aloud(stage: Stage) -> str:
    assert stage.ui is not None
    return "\n".join(plain_text(stage.ui.elements))


def test_it_is_written_with_keys_alone() -> None:
    screen, stage = page()
    assert press(stage, "Enter") is None, "without a number there is nothing to record"
    type_in(stage, "61")
    assert stage.ui is not None
    stage.ui.set_focus("sentence")
    stage.draw()
    type_in(stage, "It grows.")
    assert press(stage, "Enter") == Send(c.Predict(screen.draft.seat, 61, "It grows."))


def test_buttons_and_tens_choose_too() -> None:
    screen, stage = page()
    assert stage.ui is not None
    stage.ui.set_focus("more")
    press(stage, "Space")
    assert screen.draft.number == screen.view.now.value + 1
    stage.ui.set_focus("less")
    press(stage, "Space", "Space")
    assert screen.draft.number == screen.view.now.value - 1
    stage.ui.set_focus("stop 70")
    press(stage, "Space")
    assert screen.draft.number == 70 and screen.number.text == "70"


def test_the_sentence_may_stay_empty_and_letters_are_no_number() -> None:
    screen, stage = page()
    type_in(stage, "5x0")
    assert press(stage, "Enter") == Send(c.Predict(screen.draft.seat, 50, ""))


def test_a_number_above_a_hundred_is_told_and_not_recorded() -> None:
    _, stage = page()
    type_in(stage, "101")
    assert "from 0 to 100" in drawn(stage)
    assert press(stage, "Enter") is None


def test_what_is_written_is_never_read_aloud() -> None:
    _, stage = page()
    type_in(stage, "61")
    assert stage.ui is not None and stage.ui.private
    stage.ui.set_focus("sentence")
    stage.draw()
    type_in(stage, "It grows.")
    assert "61" not in read_aloud(stage) and "grows" not in read_aloud(stage)


def test_escape_covers_at_once_and_nothing_is_lost() -> None:
    screen, stage = page()
    type_in(stage, "61")
    press(stage, "Esc")
    assert "61" not in drawn(stage) and "covered" in drawn(stage)
    assert stage.ui is not None
    leave = find(stage.ui.elements, "leave")
    assert leave is not None and leave.action == Pop()
    press(stage, "Enter")
    assert screen.draft.number == 61 and "61" in drawn(stage)


def test_it_covers_itself_when_nobody_does_anything() -> None:
    screen, stage = page()
    time = 100.0
    stage.clock = lambda: time
    stage.draw()
    type_in(stage, "61")
    stage.draw()
    time += IDLE_SECONDS + 1
    stage.draw()
    assert screen.cover.closed and "61" not in drawn(stage)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_word_can_be_read_and_everything_reached(view: View) -> None:
    for people in (2, 6):
        screen, stage = page(view, people)
        type_in(stage, "61")
        assert stage.ui is not None
        assert troubles(stage.ui) == []
        screen._turn_to("sentence")
        stage.draw()
        assert troubles(stage.draw()) == []
        screen.cover.close()
        assert troubles(stage.draw()) == []
    words = Words(view.lang)
    for made in (2, 6):
        told = going_round(view.lang, made)
        for displays in (1, 2):
            going = PredictingScreen(told, words, Opened(), displays=displays)
            assert troubles(shown(going, view).draw()) == []
        assert troubles(shown(PublicScreen(told, words), view).draw()) == []


def test_the_projector_is_black_before_the_page_opens() -> None:
    opened = Opened()
    stage = shown(PredictingScreen(going_round(), Words("en"), opened), EN)
    press(stage, "Enter")
    assert opened.times == 0
    press(stage, "Enter")
    assert opened.times == 1


def test_the_room_learns_who_is_done_and_nothing_more() -> None:
    for screen in (
        PredictingScreen(going_round(), Words("en"), Opened()),
        PublicScreen(going_round(), Words("en")),
    ):
        stage = shown(screen, EN)
        told = drawn(stage) + read_aloud(stage)
        assert str(NUMBER) not in told and SENTENCE not in told
        assert going_round().question in read_aloud(stage)


def test_when_all_have_written_enter_goes_on() -> None:
    view = going_round(made=6)
    stage = shown(PredictingScreen(view, Words("en"), Opened()), EN)
    assert view.button in drawn(stage)
    assert press(stage, "Enter") == Send(c.GoOn())


def test_leaving_the_rest_out_is_asked_first() -> None:
    stage = shown(PredictingScreen(going_round(), Words("en"), Opened()), EN)
    assert isinstance(press(stage, "O"), Push)
    assert isinstance(stage.screen, Ask)
    assert troubles(stage.draw()) == []
    assert press(stage, "Enter") == Pop(), "the harmless one has the focus"
    press(stage, "O")
    assert press(stage, "O") == Send(c.SkipPredictions())
