"""An event before anyone has an opinion: what it costs for certain, and what it may move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.scenario.spec import Effect
from game.session import commands as c
from game.session.game import Game, Step
from game.session.views.arrows import arrows_of, price_of
from game.session.views.event import EventView, event_view
from game.session.views.parts import Sure
from game.texts import Words
from tests.session.games import EN, do, play_step, play_to, start

NL = Words("nl")


@pytest.fixture(scope="module")
def second() -> Game:
    return play_to(start(), 2, Step.EVENT)


def texts(view: EventView) -> str:
    return repr(view)


def test_an_event_tells_its_story_and_its_options_in_order(second: Game) -> None:
    event = second.quarter.open_event
    assert event is not None
    spec = second.scenario.spec.events[event]
    view = event_view(second, EN)
    assert view.id == event and view.full
    assert view.story == spec.story.get("en")
    assert [option.id for option in view.options] == list(spec.options)
    assert [option.letter for option in view.options] == list("ABCD")[: len(spec.options)]
    assert [option.id for option in view.options if option.is_default] == [spec.default]


def test_an_event_is_read_in_the_language_asked_for(second: Game) -> None:
    assert event_view(second, EN).story != event_view(second, NL).story


def test_who_feels_it_stands_in_the_order_of_the_scenario(second: Game) -> None:
    assert event_view(second, EN, "vr_cupboard").felt_by == (
        "Engineering & Mobility",
        "Sascha, programme manager",
        "Bo, i-coach",
    )
    assert event_view(second, EN, "privacy_incident").felt_by[-1] == "Students"
    assert event_view(second, EN, "dip_panic").felt_by[0] == "All teams"


def test_a_second_event_is_a_short_decision_that_the_leader_takes_now() -> None:
    sitting = start(names=((), ("Dee",)))
    play_to(sitting, 2, Step.TALK)
    play_step(sitting)
    view = event_view(sitting.game, EN)
    assert (view.tag, view.full, view.decider) == ("Short decision", False, "Dee decides now.")


def test_with_two_full_ballots_each_event_says_which_it_is() -> None:
    game = play_to(start(all_ballots=True), 2, Step.EVENT)
    tags = [event_view(game, EN, event).tag for event in game.quarter.agenda]
    assert tags == ["Event 1 of 2", "Event 2 of 2"]


def test_the_question_for_the_talk_waits_until_the_ballots_are_open() -> None:
    sitting = start()
    assert event_view(play_to(sitting, 2, Step.EVENT), EN).question == ""
    assert event_view(play_to(sitting, 2, Step.BALLOT), EN).question == ""
    assert event_view(play_to(sitting, 2, Step.TALK), EN).question != ""


def test_what_only_a_role_knows_is_in_no_event(second: Game) -> None:
    for event, spec in second.scenario.spec.events.items():
        shown = texts(event_view(second, EN, event))
        for option in spec.options.values():
            assert not any(text.get("en") in shown for text in option.known_by.values())


def test_an_option_beyond_the_budget_is_locked_with_its_reason_but_never_the_default() -> None:
    sitting = start()
    game = play_to(sitting, 1, Step.EVENT)
    poor = game.state.copy()
    poor.level("budget")[0] = 0.0
    game = replace(game, states=(*game.states[:-1], poor))
    event = game.quarter.open_event
    assert event is not None
    for option in event_view(game, EN).options:
        dear = option.price.money > 0 and not option.is_default
        assert bool(option.locked) is dear
        if dear:
            assert f"€ {option.price.money}k" in option.locked


def test_a_quarter_without_an_event_has_no_event_view() -> None:
    sitting = start("kennismaking", people=3)
    game = play_to(sitting, 4, Step.BOARD)
    for event in game.quarter.agenda:
        do(sitting, c.SkipEvent(event))
    with pytest.raises(LookupError):
        event_view(sitting.game, EN)


# --- arrows and prices ---


def test_certainty_follows_how_an_effect_is_written(second: Game) -> None:
    effects = (
        Effect(moves="safety", by=5, unscaled=True),
        Effect(moves="team.skill", by=5, after=1, scaled_by=("safety",)),
        Effect(moves="ethics", by=-5, after=3, unscaled=True, when="turn > 2"),
    )
    arrows = arrows_of(second, EN, effects)
    assert [arrow.sure for arrow in arrows] == [Sure.SURE, Sure.LIKELY, Sure.UNSURE]
    assert [arrow.when for arrow in arrows] == ["now", "next quarter", "after 3 quarters"]
    assert [arrow.up for arrow in arrows] == [True, True, False]


def test_an_arrow_never_tells_an_amount(second: Game) -> None:
    small, large = (Effect(moves="safety", by=by) for by in (1, 30))
    assert arrows_of(second, EN, [small]) == arrows_of(second, EN, [large])
    assert len(arrows_of(second, EN, [small, large])) == 1


def test_less_work_pressure_is_favourable(second: Game) -> None:
    down, up = (Effect(moves="team.workload", by=by) for by in (-5, 5))
    assert [arrow.favourable for arrow in arrows_of(second, EN, [down, up])] == [True, False]


def test_an_effect_on_some_teams_names_them(second: Game) -> None:
    (arrow,) = arrows_of(second, EN, [Effect(moves="team.skill", by=5, teams=("zorg",))])
    assert arrow.teams == ("Care",)
    assert "Care" in arrow.spoken


def test_what_the_board_does_not_show_is_on_no_card() -> None:
    game = start().game
    spec = game.scenario.spec
    hidden = spec.variables["resilience"].model_copy(update={"show": "trainer"})
    changed = spec.model_copy(update={"variables": {**spec.variables, "resilience": hidden}})
    effect = Effect(moves="resilience", by=5)
    assert len(arrows_of(game, EN, [effect])) == 1
    assert arrows_of(replace(game, scenario=replace(game.scenario, spec=changed)), EN, [effect]) == ()


@pytest.mark.parametrize(
    ("price", "text"),
    [
        ((14, 32, 0.3), "€ 14k · 32 hours · load 3"),
        ((0, 1, 0), "1 hour"),
        ((-20, 0, -0.15), "brings in € 20k · load −2"),
        ((0, 0, 0), ""),
    ],
)
def test_a_price_leaves_out_what_is_nought(price: tuple[float, float, float], text: str) -> None:
    assert price_of(EN, *price).text == text


def test_the_leader_of_the_table_decides_after_the_talk() -> None:
    sitting = start(leader="teacher")
    view = event_view(play_to(sitting, 1, Step.EVENT), EN)
    assert view.decider.startswith("Charlie") and view.decider.endswith("decides after the talk.")
