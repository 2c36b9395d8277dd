"""A condition in words: what a trainer reads beside an event or a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from game.scenario import Scenario
from game.sheets.conditions import reads, told, variables
from game.texts import Words
from tests.scenario.test_conditions import conditions
from tests.session.games import EN, scenario


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("turn >= 3 and safety < 45", "from quarter 3, safe to experiment below 45"),
        ("safety < 45 and turn > 2 and turn <= 8", "quarters 3 to 8, safe to experiment below 45"),
        ("turn < 5", "until quarter 4"),
        (
            "turn == 6 and not chosen(tender_lms)",
            "in quarter 6, “Tender for a learning platform” not done yet",
        ),
        ("40 > budget", "budget below € 40k"),
        ("highest(team.workload) > 78", "work pressure in at least one team above 78"),
        ("lowest(team.workload) > 78", "work pressure in every team above 78"),
        (
            "highest(team.adoption) - lowest(team.adoption) > 30",
            "use in lessons differs more than 30 between teams",
        ),
        ("theme(ai) >= 0.4", "the stones on “AI and data literacy” at least 4"),
        (
            "theme(flex) + theme(hybrid) >= 0.4",
            "the stones on “Flexible and personalised learning” + the stones on “Hybrid learning with "
            "companies” at least 4",
        ),
        (
            "turn >= 2 and (answered(vr_cupboard, a) or happened(incident))",
            "from quarter 2, (after “First the lesson, then the headset” at “Headsets in the cupboard” or "
            "after an incident)",
        ),
        ("mean(team.skill) - mean(team.adoption) > 14", "skill − use in lessons above 14"),
        ("not (safety > 10 and ethics <= 20)", "not (safe to experiment above 10, ethics at most 20)"),
        ("10 < turn < 12", "from quarter 11, until quarter 11"),
    ],
)
def test_it_is_said_in_words(condition: str, words: str) -> None:
    assert told(scenario(), EN, condition) == words


def test_every_condition_that_ships_is_said_without_an_id() -> None:
    words = Words("nl")
    for name in ("innovatiecollege", "kennismaking", "de_wissel"):
        found: Scenario = scenario(name)
        spec = found.spec
        every = [*spec.events.values(), *spec.questions.values(), *spec.actions.values()]
        for one in every:
            if one.when is not None:
                said = told(found, words, one.when)
                assert said and "_" not in said and "team." not in said, one.when
    assert not [text for text in words.missing if "{" in text]


@settings(max_examples=25)
@given(conditions)
def test_whatever_the_format_allows_can_be_said(condition: str) -> None:
    assert told(scenario(), EN, condition).strip()


def test_what_it_asks_for_and_what_it_looks_at() -> None:
    assert list(reads("happened(a) and answered(b, c)", "answered")) == [("b", "c")]
    asked = variables(
        scenario(), EN, "0.4 * (1 - resilience / 100) + 0.001 * highest(team.workload) + 0 * resilience"
    )
    assert asked == ("Digital resilience", "work pressure") or asked == ("cyber resilience", "work pressure")
