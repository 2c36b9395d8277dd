"""Predictions: asked once a year of each seat alone, covered, and laid beside what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session import commands as c
from game.session.explain import value_at
from game.session.game import Step
from game.session.predicting import due_turn, variable_of
from game.session.sitting import Sitting
from game.session.table import draft_of
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_voices import Voices
from game.session.views.figures import whole
from game.session.views.header import header_view
from game.session.views.prediction import prediction_round, prediction_view
from game.texts import Words
from tests.session.debrief.table import NAMES, halfway, named, nameless
from tests.session.games import EN, begin, do, play_step, play_to, predict, refused, start


def table(**more: object) -> Sitting:
    return start(seed=11, predictions=True, **more)


def test_a_table_set_by_hand_predicts_unless_it_says_no() -> None:
    assert draft_of(begin().game).predictions
    sitting = start(seed=11)
    assert do(sitting, c.GoOn()).step is Step.EVENT
    assert not draft_of(sitting.game).predictions


def test_it_is_asked_at_the_first_board_of_each_year_and_nowhere_else() -> None:
    sitting = table()
    asked = []
    while sitting.game.step is not Step.END:
        if sitting.game.step is Step.PREDICTION:
            asked.append(sitting.game.turn)
        play_step(sitting, 0)
    assert asked == [1, 5, 9]
    assert [due_turn(turn, 12) for turn in asked] == [4, 8, 12]
    assert due_turn(5, 6) == 6


def test_a_year_that_begins_in_a_joined_quarter_is_asked_at_its_first_board() -> None:
    sitting = table()
    play_to(sitting, 4, Step.BOARD, cards=0)
    do(sitting, c.JoinQuarters())
    play_to(sitting, 6, Step.BOARD, cards=0)
    assert do(sitting, c.GoOn()).step is Step.PREDICTION


def test_it_is_about_the_outcome_that_the_heaviest_theme_serves() -> None:
    game = table(stones={"flex": 2, "equity": 8}).game
    assert variable_of(game) == "equal_opportunity"
    debrief = game.scenario.spec.debrief.model_copy(update={"predicts": "staff_wellbeing"})
    spec = game.scenario.spec.model_copy(update={"debrief": debrief})
    assert variable_of(replace(game, scenario=replace(game.scenario, spec=spec))) == "staff_wellbeing"


def test_the_table_goes_on_when_every_seat_has_written() -> None:
    sitting = table(people=3)
    do(sitting, c.GoOn())
    seats = [seat.id for seat in sitting.game.table.seats] if sitting.game.table else []
    assert refused(sitting, c.GoOn()) == "predictions_missing"
    for seat in seats[:-1]:
        do(sitting, c.Predict(seat, 40))
    assert refused(sitting, c.GoOn()) == "predictions_missing_one"
    do(sitting, c.Predict(seats[0], 55, "Second thoughts."))
    do(sitting, c.Predict(seats[-1], 60))
    assert do(sitting, c.GoOn()).step is Step.EVENT
    assert sitting.game.quarter.predicted[seats[0]].number == 55
    assert refused(sitting, c.Predict(seats[0], 1)) == "not_now"
    again = Sitting.resume(sitting.store).game
    assert again.quarter.predicted == sitting.game.quarter.predicted


def test_a_resumed_game_lands_on_the_predictions_that_are_still_to_come() -> None:
    sitting = table(people=3)
    do(sitting, c.GoOn())
    seat = sitting.game.table.seats[0].id if sitting.game.table else ""
    do(sitting, c.Predict(seat, 40))
    again = Sitting.resume(sitting.store).game
    assert again.step is Step.PREDICTION
    view = prediction_round(again, EN)
    assert [one.state for one in view.seats] == ["done", "now", "waits"]


def test_what_cannot_be_is_refused_and_all_can_be_skipped() -> None:
    sitting = table(people=3)
    assert refused(sitting, c.SkipPredictions()) == "not_now"
    do(sitting, c.GoOn())
    seat = sitting.game.table.seats[0].id if sitting.game.table else ""
    assert refused(sitting, c.Predict("x", 40)) == "seat_unknown"
    assert refused(sitting, c.Predict(seat, 101)) == "number"
    assert refused(sitting, c.Predict(seat, 40, "x" * 141)) == "sentence_most"
    do(sitting, c.Predict(seat, 40))
    assert do(sitting, c.SkipPredictions("no time")).step is Step.EVENT
    assert list(sitting.game.quarter.predicted) == [seat]
    play_to(sitting, 2, Step.BOARD)
    assert do(sitting, c.GoOn()).step is not Step.PREDICTION


def test_the_room_sees_the_same_whatever_is_predicted() -> None:
    views = []
    for numbers in ({}, {"director": 3}):
        sitting = table()
        do(sitting, c.GoOn())
        predict(sitting, numbers)
        views.append((prediction_round(sitting.game, EN), header_view(sitting.game, EN)))
    assert views[0] == views[1]
    seat = sitting.game.table.seats[0].id if sitting.game.table else ""
    private = prediction_view(sitting.game, EN, seat)
    assert (private.number, private.sentence, private.ready) == (None, "", False)
    assert prediction_view(sitting.game, EN, seat, c.Predict(seat, 40, "Why not.")).ready


def test_the_prediction_stands_among_the_steps_of_its_quarter_only() -> None:
    sitting = table()
    ids = [step.id for step in header_view(sitting.game, EN).steps]
    assert ids[:3] == ["board", "prediction", "event"]
    play_to(sitting, 2, Step.BOARD)
    assert "prediction" not in [step.id for step in header_view(sitting.game, EN).steps]


def test_the_look_back_lays_each_prediction_beside_what_came() -> None:
    game = named()
    rows = hindsight_view(game, EN).predictions
    assert [(row.turn, row.due) for row in rows] == [(1, 4), (5, 8), (9, 12)]
    for row in rows:
        assert row.outcome == whole(value_at(game, row.variable, row.due))
        assert row.how is Voices.ROLE and len(row.expected) == 6
        assert all(one.who and one.off == one.number - row.outcome for one in row.expected)
        assert row.low <= row.mean <= row.high and str(row.outcome) in row.sentence


def test_without_names_the_numbers_stand_in_order_of_size() -> None:
    row = hindsight_view(nameless(), EN).predictions[0]
    numbers = [one.number for one in row.expected]
    assert row.how is Voices.ANONYMOUS and numbers == sorted(numbers)
    assert not any(one.who for one in row.expected)
    hidden = hindsight_view(nameless(), EN, Voices.NONE).predictions[0]
    assert not any(one.sentence or one.who for one in hidden.expected)


def test_a_year_that_goes_on_keeps_its_predictions_covered() -> None:
    game = halfway()
    done, covered = hindsight_view(game, EN).predictions
    assert done.outcome is not None and done.expected
    assert covered.outcome is None and covered.expected == () and (covered.low, covered.high) == (0, 0)
    assert "covered" in covered.sentence
    stopped = replace(game, step=Step.END, ended_early=True)
    shown = hindsight_view(stopped, EN).predictions[1]
    assert shown.expected and shown.outcome is None and "was not played" in shown.sentence


def test_facts_are_told_by_role_and_untold_ones_blame_nobody() -> None:
    game = named()
    view = hindsight_view(game, EN)
    assert view.told == 2
    assert [fact.turn for fact in view.facts[:3]] == [2, 5, None]
    assert all(fact.role for fact in view.facts[:2]) and not any(fact.role for fact in view.facts[2:])
    for fact in view.facts:
        for one in fact.foretold:
            came = [q.turn for q in game.quarters if one.event in q.agenda]
            assert one.turn == (came[0] if came else None)
            assert one.told == (fact.turn is not None and (not came or fact.turn <= came[0]))
    assert "2 of 18" in view.facts_sentence


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("game", [named, halfway])
def test_all_of_it_in_both_languages(game: object, lang: str) -> None:
    words = Words(lang)
    hindsight_view(game(), words)  # type: ignore[operator]
    sitting = table(names=NAMES)
    do(sitting, c.GoOn())
    prediction_round(sitting.game, words)
    assert words.missing == ()
