"""The end shows what became of the school, without a score, and leads to the look-back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.views.end import EndView, Moment, StoneRow, end_view
from game.texts import Words
from game.ui.intents import Send
from game.ui.orders import AskCopy, OpenLookBack, SameLuck, ToStart
from game.ui.screens.end import EndScreen
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
KEPT = "This game is kept in 2026-11-22-innovatiecollege.wendbaar."


@cache
def played(stop: int = 0) -> Game:
    sitting = games.start(stones={"flex": 5, "ai": 5})
    if not stop:
        return games.play_to_end(sitting)
    games.play_to(sitting, stop, Step.RESULT)
    return games.do(sitting, c.EndGame())


@cache
def told(lang: str, stop: int = 0) -> EndView:
    return end_view(played(stop), Words(lang), KEPT)


def opened(view: View = EN, stop: int = 0, **change: object) -> Stage:
    end = replace(told(view.lang, stop), **change)  # type: ignore[arg-type]
    return shown(EndScreen(end, Words(view.lang)), view)


def text_of(stage: Stage) -> str:
    assert stage.ui is not None
    return " ".join(record.text for record in stage.ui.canvas.records)


def read(stage: Stage) -> str:
    assert stage.ui is not None
    return "\n".join(element.read_as for element in stage.ui.elements)


def test_it_tells_the_ending_the_moments_the_question_and_where_the_file_is() -> None:
    stage, view = opened(), told("en")
    for one in (view.title, view.text, view.question, view.kept, *(moment.title for moment in view.moments)):
        assert one in read(stage)


def test_outcomes_stand_with_begin_and_end() -> None:
    stage, view = opened(), told("en")
    for level in view.outcomes:
        assert level.name in text_of(stage)
        assert str(level.value) in text_of(stage)
        assert str(round(level.history[0])) in text_of(stage)


def test_stones_that_were_wanted_and_done_are_told_per_theme() -> None:
    stage = opened()
    for row in told("en").stones:
        assert f"wanted {row.wanted}, did {row.did}" in read(stage)


def test_a_fifth_stone_shows_as_the_number() -> None:
    rows = tuple(StoneRow(f"t{i}", f"Theme {i}", 7 if i == 0 else 1, 0, "", "") for i in range(4))
    assert " 7 " in text_of(opened(stones=rows))


def test_enter_looks_back_s_goes_to_the_start_r_plays_the_same_luck_and_ctrl_s_copies() -> None:
    assert press(opened(), "Enter") == Send(OpenLookBack())
    assert press(opened(), "S") == Send(ToStart())
    assert press(opened(), "R") == Send(SameLuck())
    stage = opened()
    assert stage.ui is not None
    assert next(e.action for e in stage.ui.elements if e.id == "copy") == Send(AskCopy())


def test_a_game_that_was_stopped_says_so() -> None:
    assert "Stopped after quarter 2" in text_of(opened(stop=2))


def test_no_moment_is_ever_invented() -> None:
    stage = opened(moments=(), no_moments="No single decision stands out.")
    assert "No single decision stands out." in text_of(stage)
    one = Moment(3, "Q3", "Clear-out session", "Without it, agility would have ended 2 lower.")
    assert "1 moment that counted" in text_of(opened(moments=(one,)))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_word_can_be_read_and_everything_reached(view: View) -> None:
    for stop in (0, 2):
        stage = opened(view, stop)
        assert isinstance(stage.screen, EndScreen)
        for region in ("story", "school", "vision", "outcomes", "moments"):
            stage.screen.show(region)  # type: ignore[arg-type]
            stage.draw()
            stage.draw()
            assert (region, troubles(stage.draw())) == (region, [])


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("view", (VIEWS[0], VIEWS[4], VIEWS[10]), ids=lambda view: "-".join(map(str, view)))
def test_every_ending_of_the_scenario_fits(view: View, number: int) -> None:
    ending = games.scenario().spec.endings[number]
    stage = opened(view, title=ending.title.get(view.lang), text=ending.text.get(view.lang))
    assert troubles(stage.draw()) == []
