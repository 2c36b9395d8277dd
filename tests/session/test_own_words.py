"""A primary school has pupils and no labour market: the game says it in the scenario's own words."""

from __future__ import annotations

import pytest

from game.session.game import Game, Step
from game.session.views.ballot import chip_text
from game.session.views.board import board_view
from game.session.views.event import event_view
from game.session.views.names import people, variable_name
from game.session.views.nouns import noun
from game.texts import Words
from tests.session.games import EN, play_to, scenario, start

NL = Words("nl")


@pytest.fixture(scope="module")
def primary() -> Game:
    return play_to(start("de_wissel"), 1, Step.EVENT)


def test_an_outcome_and_the_people_are_called_as_the_scenario_calls_them(primary: Game) -> None:
    labels = [level.name for level in board_view(primary, NL).outcomes]
    assert "Klaar voor later" in labels and "Plezier in school" in labels
    assert not {"Arbeidsmarkt", "Studenttevredenheid"} & set(labels)
    assert event_view(primary, NL, "ai_homework").felt_by[-1] == "Leerlingen"
    assert chip_text(NL, primary.scenario, "students") == "Goed voor leerlingen"
    assert noun(NL, primary.scenario, "team.skill") == "de vaardigheid van leraren"
    assert noun(EN, primary.scenario, "labour_market_fit") == "“Ready to move on”"


def test_a_scenario_that_says_nothing_keeps_the_words_of_a_vocational_school() -> None:
    college = scenario("innovatiecollege")
    assert people(NL, college) == {"students": "studenten", "teachers": "docenten"}
    assert variable_name(NL, college, "labour_market_fit") == "Arbeidsmarkt"
    assert noun(NL, college, "labour_market_fit") == "de aansluiting op de arbeidsmarkt"
