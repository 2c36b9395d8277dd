"""What is seen before the first quarter: the scenario, the table with its honest time, and the vision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.commands import ReviseVision, SetTable
from game.session.events import Sentence
from game.session.game import Step
from game.session.views.names import NAMES, ROSE, team_letters, variable_name
from game.session.views.pace import minutes_of_play
from game.session.views.setup import scenario_view, table_view, vision_view
from game.texts import Words
from tests.session.games import EN, begin, do, play_to, scenario, start

NL = Words("nl")


def minutes(draft: SetTable, name: str = "innovatiecollege") -> int:
    return table_view(begin(name).game, EN, draft).minutes


# --- the scenario ---


def test_a_scenario_card_gives_the_facts_in_the_language_asked_for() -> None:
    english, dutch = scenario_view(scenario(), EN), scenario_view(scenario(), NL)
    assert english.facts.startswith("120 minutes · 12 quarters")
    assert english.roles == 6  # the reserve is not counted
    assert english.summary != dutch.summary
    assert set(english.languages) == {"nl", "en"}


# --- the table ---


@pytest.mark.parametrize(("people", "seats"), [(1, 3), (3, 3), (4, 4), (6, 6), (7, 7), (8, 7)])
def test_every_role_sits_somewhere_whatever_the_number_of_people(people: int, seats: int) -> None:
    view = table_view(begin().game, EN, SetTable(people))
    assert len(view.seats) == seats
    roles = [person.role for seat in view.seats for person in seat.persons]
    assert sorted(roles) == sorted(person.role for person in view.leaders)
    assert len(roles) == (7 if people > 6 else 6)


def test_a_table_reads_the_same_before_and_after_it_was_set() -> None:
    sitting = begin()
    draft = SetTable(4, names=(("Ann", "Bo"), ("Cem",)), leader="teacher", names_shown=True)
    before = table_view(sitting.game, EN, draft)
    do(sitting, draft)
    assert table_view(sitting.game, EN, draft) == before
    assert before.leader == "teacher"
    assert [person.role for person in before.leaders if person.leads] == ["teacher"]


def test_a_seat_is_called_by_its_people_and_without_names_by_its_roles() -> None:
    view = table_view(begin().game, EN, SetTable(6, names=((" Ann ", ""), ("Cem",))))
    assert view.seats[0].label == "Ann"
    assert view.seats[2].label == view.seats[2].persons[0].name
    assert view.seats[2].persons[0].people == ""


def test_two_people_with_one_name_get_their_role_behind_it() -> None:
    view = table_view(begin().game, EN, SetTable(6, names=(("Ann",), ("ann",), ("Cem",))))
    labels = [seat.label for seat in view.seats[:3]]
    assert labels[0].startswith("Ann (") and labels[1].startswith("ann (")
    assert labels[2] == "Cem"


def test_a_role_shows_its_two_strongest_dimensions() -> None:
    view = table_view(begin().game, EN, SetTable(6))
    icoach = next(seat for seat in view.seats if seat.seat == "icoach")
    assert [(one.dimension, one.word) for one in icoach.strengths] == [
        ("literacy", "strong"),
        ("culture", "strong"),
    ]


def test_the_time_is_honest_about_what_the_table_chose() -> None:
    usual = minutes(SetTable(6))
    assert minutes(SetTable(6, events_per_turn=1)) < usual < minutes(SetTable(6, all_ballots=True))
    # one full ballot a quarter is six to seven minutes, a short decision half a minute more
    assert usual - minutes(SetTable(6, events_per_turn=1)) == 12 // 2
    assert abs(usual - scenario().spec.minutes) <= 10
    assert minutes(SetTable(3), "kennismaking") == scenario("kennismaking").spec.minutes


def test_a_given_vision_saves_the_time_of_laying_one() -> None:
    choices = {"events_per_turn": 2, "all_ballots": False, "reserve": False}
    free = minutes_of_play(scenario(), **choices)
    spec = scenario().spec.model_copy(update={"vision": {"flex": 10}})
    assert free - minutes_of_play(replace(scenario(), spec=spec), **choices) == 12


# --- the vision ---


def test_the_vision_counts_the_stones_that_are_left() -> None:
    game = begin().game
    assert vision_view(game, EN, {}).left_text == "10 stones still to lay"
    assert vision_view(game, EN, {"flex": 9}).left_text == "1 stone still to lay"
    ten = vision_view(game, EN, {"flex": 6, "ai": 4})
    assert ten.ready and ten.left == 0
    assert not vision_view(game, EN, {"flex": 11}).ready
    assert not vision_view(game, EN, {"flex": 11, "ai": -1}).ready


def test_three_stones_ask_a_theme_in_full_and_one_a_third() -> None:
    game = begin().game
    start, asks = 34, 55  # data_use, asked by flex

    def target(stones: dict[str, int]) -> int | None:
        return next(one for one in vision_view(game, EN, stones).targets if one.id == "data_use").target

    assert target({}) is None
    assert target({"flex": 1}) == start + (asks - start) // 3
    assert target({"flex": 3}) == target({"flex": 10}) == asks
    assert target({"flex": 3, "ai": 3}) == 60  # ai asks more: the highest counts


def test_all_fourteen_stand_in_the_vision_before_and_during_the_game() -> None:
    subs = [sub for members in ROSE.values() for sub in members]
    assert len(subs) == 14
    before = vision_view(begin().game, EN, {"flex": 10})
    assert [one.id for one in before.targets] == subs
    game = play_to(start(), 2, Step.PLAN)
    during = vision_view(game, EN, {"flex": 10})
    assert [one.target for one in during.targets] == [one.target for one in before.targets]
    assert before.price == "" and "10k" in during.price


def test_sentences_of_chosen_themes_come_first_then_how_we_work() -> None:
    view = vision_view(begin().game, EN, {"ai": 10}, (Sentence(id="vf_how_try"), Sentence(own="We dare.")))
    themes = [sentence.theme for sentence in view.sentences]
    ai = variable_name(EN, scenario(), "enacted.ai").split(": ")[1]
    assert themes[:3] == [ai] * 3
    assert set(themes[3:9]) == {""}
    assert "" not in themes[9:] and ai not in themes[9:]
    assert [sentence.id for sentence in view.sentences if sentence.chosen] == ["vf_how_try"]
    assert view.own == ("We dare.",)


def test_a_revised_vision_moves_the_targets() -> None:
    sitting = start(stones={"flex": 10})
    play_to(sitting, 1, Step.PLAN)
    do(sitting, ReviseVision({"nearness": 10}))
    view = vision_view(sitting.game, EN, sitting.game.vision.stones if sitting.game.vision else {})
    asked = {one.id for one in view.targets if one.target is not None}
    assert asked == {"safety", "transformational", "learning_professional", "visioning"}


# --- names ---


def test_every_variable_of_a_game_has_a_name_in_both_languages() -> None:
    for name in ("innovatiecollege", "kennismaking"):
        played = scenario(name)
        for words in (EN, NL):
            for variable in played.ruleset().variables:
                assert variable_name(words, played, variable) != variable


def test_every_dimension_and_sub_competence_keeps_its_official_name() -> None:
    for dimension, subs in ROSE.items():
        assert all(NAMES[id].official for id in (dimension, *subs))


def test_teams_have_different_letters() -> None:
    letters = {team: team_letters(NL, scenario(), team) for team in scenario().ruleset().teams}
    assert letters == {"zorg": "ZW", "techniek": "TM", "media": "IM", "economie": "EO", "entree": "EN"}
    assert team_letters(NL, scenario("kennismaking"), "handel") == "HA"
