"""The trainer's commands: all in the log, none takes over."""

from __future__ import annotations

import pytest

from game.session import commands as c
from game.session.events import EventInjected, EventSkipped, PredictionsSkipped, TableSet
from game.session.game import CARDS, Step
from tests.session.games import default_of, do, play_step, play_to, play_to_end, refused, start, vote


def test_a_skipped_ballot_leaves_the_leader_to_decide_without_it() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    do(sitting, c.SkipBallot("de tijd is op"))
    assert sitting.game.step is Step.TALK
    assert "vr_cupboard" not in sitting.game.quarter.revealed
    do(sitting, c.ChooseOption("a"))
    assert sitting.game.step is Step.PLAN


def test_skipping_the_ballot_at_the_prediction_leaves_the_rest_of_it_out() -> None:
    sitting = start(predictions=True)
    do(sitting, c.GoOn())
    assert sitting.game.step is Step.PREDICTION
    seat = sitting.game.table.seats[0].id if sitting.game.table else ""
    do(sitting, c.Predict(seat, 60))
    do(sitting, c.SkipBallot("de tijd is op"))
    game = sitting.game
    assert game.step is Step.EVENT
    assert [one.seat for one in game.predictions] == [seat], "what was written stands"
    assert PredictionsSkipped(1, "de tijd is op") in game.interventions


def test_a_skipped_event_did_not_happen() -> None:
    sitting = start()
    play_to(sitting, 1, Step.EVENT)
    do(sitting, c.SkipEvent("vr_cupboard", "speelt hier niet"))
    assert sitting.game.step is Step.BALLOT, "only a card is asked now"
    vote(sitting)
    game = do(sitting, c.CommitQuarter())
    assert game.quarter.answers == {}
    assert not any(row.source.startswith("vr_cupboard") for row in game.quarter.rows)


def test_a_skipped_event_does_not_come_back_by_itself() -> None:
    sitting = start()
    do(sitting, c.SkipEvent("vr_cupboard"))
    game = play_to_end(sitting, cards=0)
    assert not any("vr_cupboard" in quarter.agenda for quarter in game.quarters)


def test_an_injected_event_is_played_even_over_the_limit_until_the_commit() -> None:
    sitting = start()
    play_to(sitting, 2, Step.PLAN)
    assert len(sitting.game.quarter.agenda) == 2
    do(sitting, c.InjectEvent("laptop_gap", "dit speelt bij ons"))
    assert (sitting.game.step, sitting.game.quarter.open_event) == (Step.EVENT, "laptop_gap")
    do(sitting, c.ChooseOption(default_of(sitting.game, "laptop_gap")))
    assert sitting.game.step is Step.PLAN
    game = do(sitting, c.CommitQuarter())
    assert any(row.source.startswith("laptop_gap.") for row in game.quarter.rows)
    assert refused(sitting, c.InjectEvent("laptop_gap")) == "plan_committed"


def test_an_injected_once_event_does_not_come_again() -> None:
    sitting = start()
    do(sitting, c.InjectEvent("ai_exam_case"))
    game = play_to_end(sitting, cards=0)
    assert sum("ai_exam_case" in quarter.agenda for quarter in game.quarters) == 1


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.InjectEvent("nope"), "event_unknown"),
        (c.InjectEvent("vr_cupboard"), "event_here"),
        (c.SkipEvent("nope"), "event_unknown"),
        (c.SkipEvent("laptop_gap"), "event_not_here"),
        (c.GiveFullBallot("laptop_gap"), "event_not_here"),
        (c.Resume(), "not_paused"),
        (c.Extend(0), "seconds"),
        (c.Extend(99999), "seconds"),
        (c.PinNote("  "), "note_empty"),
        (c.PinNote("x" * 501), "note_long"),
        (c.PinNote("later", turn=5), "turn_unknown"),
        (c.Pause("x" * 301), "reason_long"),
    ],
)
def test_what_makes_no_sense_is_refused(command: c.Command, code: str) -> None:
    assert refused(start(), command) == code


def test_a_decided_event_must_be_taken_back_before_it_can_be_skipped() -> None:
    sitting = start()
    play_to(sitting, 1, Step.PLAN)
    assert refused(sitting, c.SkipEvent("vr_cupboard")) == "event_decided"


def test_while_paused_nothing_is_decided() -> None:
    sitting = start()
    do(sitting, c.Pause("lunch"))
    assert refused(sitting, c.GoOn()) == "paused"
    assert refused(sitting, c.Pause()) == "already_paused"
    do(sitting, c.PinNote("na de lunch verder"))
    do(sitting, c.Resume())
    do(sitting, c.GoOn())


def test_the_full_ballot_can_go_to_the_other_event() -> None:
    sitting = start()
    game = play_to(sitting, 2, Step.BOARD)
    first, second = game.quarter.agenda
    do(sitting, c.GiveFullBallot(second))
    assert sitting.game.is_full(second) and not sitting.game.is_full(first)
    do(sitting, c.GoOn())
    assert sitting.game.quarter.open_event == second


def test_the_trainer_can_change_who_sits_where_and_who_leads_midway() -> None:
    sitting = start(people=6)
    play_to(sitting, 2, Step.PLAN)
    do(sitting, c.SetTable(3, leader="teacher", reason="drie mensen moesten weg"))
    table = sitting.game.table
    assert table is not None
    assert (len(table.seats), table.leader) == (3, "teacher")
    assert sitting.game.step is Step.PLAN
    assert refused(sitting, c.SetTable(7)) == "roles_fixed"
    play_to_end(sitting)


def test_a_paper_ballot_counts_as_a_ballot() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    do(sitting, c.CastBallot("teacher", "b", 2, paper=True))
    assert sitting.game.quarter.ballots["vr_cupboard"]["teacher"].paper


def test_everything_the_trainer_did_is_in_order_in_the_game() -> None:
    sitting = start()
    do(sitting, c.InjectEvent("laptop_gap"))
    do(sitting, c.SkipEvent("vr_cupboard"))
    do(sitting, c.SetTable(5))
    assert [type(one) for one in sitting.game.interventions] == [EventInjected, EventSkipped, TableSet]


def test_time_given_is_kept_with_the_talk() -> None:
    sitting = start()
    play_to(sitting, 1, Step.TALK)
    do(sitting, c.Extend(60))
    do(sitting, c.Extend(30))
    assert sitting.game.quarter.extended == 90


class TestTwoQuartersAsOne:
    def test_the_first_is_played_in_full_and_the_second_starts_nothing(self) -> None:
        sitting = start()
        play_to(sitting, 8, Step.BOARD, cards=0)
        do(sitting, c.JoinQuarters("de klok"))
        play_to(sitting, 8, Step.PLAN, cards=0)
        game = do(sitting, c.CommitQuarter())
        assert (game.turn, game.step) == (9, Step.RESULT)
        second = game.quarter
        assert second.second and second.agenda == () and second.plan == ()
        assert len(game.states) == 10
        do(sitting, c.GoOn())
        assert sitting.game.turn == 10

    def test_the_next_ones_dated_events_come_in_the_first_where_there_is_room(self) -> None:
        sitting = start(seed=7)
        play_to(sitting, 9, Step.BOARD, cards=0)
        assert len(sitting.game.quarter.agenda) == 1
        do(sitting, c.JoinQuarters())
        assert "merger_talk" in sitting.game.quarter.agenda
        game = play_to_end(sitting, cards=0)
        assert sum("merger_talk" in quarter.agenda for quarter in game.quarters) == 1

    def test_a_dated_event_without_room_waits_for_the_quarter_after(self) -> None:
        sitting = start(seed=7)
        play_to(sitting, 4, Step.BOARD, cards=0)
        assert len(sitting.game.quarter.agenda) == 2
        do(sitting, c.JoinQuarters())
        play_to(sitting, 6, Step.BOARD, cards=0)
        assert "national_call" in sitting.game.quarter.agenda

    def test_only_at_the_start_of_a_quarter_that_has_a_next(self) -> None:
        sitting = start("kennismaking", people=3)
        play_to(sitting, 1, Step.EVENT)
        assert refused(sitting, c.JoinQuarters()) == "join_now"
        play_to(sitting, 4, Step.BOARD)
        assert refused(sitting, c.JoinQuarters()) == "join_last"


def test_an_event_brought_in_while_cards_are_asked_is_read_first() -> None:
    sitting = start()
    do(sitting, c.SkipEvent("vr_cupboard"))
    do(sitting, c.GoOn())
    assert sitting.game.step is Step.BALLOT
    do(sitting, c.CastBallot("board", card="course_check"))
    do(sitting, c.InjectEvent("laptop_gap"))
    assert sitting.game.step is Step.EVENT
    play_step(sitting)
    vote(sitting)
    assert CARDS not in sitting.game.quarter.revealed
