"""A rehearsal: bots play a whole game, the same each time, and it is never taken for a real table."""

from __future__ import annotations

from collections import Counter

import pytest

from game.report.content import report_of
from game.report.data import tables
from game.session import bots, lawful
from game.session import commands as c
from game.session import events as e
from game.session.game import CARDS, Game, Step
from game.session.rehearsal import awaited, instead, own_seat, play_on
from game.session.rules import option_trouble, plan_troubles
from game.session.sitting import Sitting, read_game
from game.session.views.debrief import debrief_view
from game.session.views.end import end_view
from game.texts import Words
from tests.session.games import EN, begin, do, start

NL = Words("nl")


def rehearsed(name: str = "kennismaking", seed: int = 7, turns: int = 40) -> Sitting:
    """A rehearsal played by bots alone, up to the board of a quarter or to its end."""
    sitting = begin(name, seed)
    do(sitting, c.Rehearse())
    while not sitting.game.finished and sitting.game.turn < turns:
        assert play_on(sitting.do, lambda: sitting.game, NL) is None
    return sitting


def test_bots_play_a_game_to_its_end_and_the_file_says_so() -> None:
    sitting = rehearsed()
    assert sitting.game.step is Step.END and sitting.game.turn == sitting.game.turns
    again = read_game(sitting.store)
    assert again.rehearsal and again.step is Step.END
    assert any(quarter.plan for quarter in again.quarters), "they do something"


def test_the_same_start_number_brings_the_same_rehearsal() -> None:
    logs = [
        [(one.kind, one.payload) for one in rehearsed(seed=seed, turns=3).store.read()] for seed in (7, 7, 8)
    ]
    assert logs[0] == logs[1]
    votes = [[payload for kind, payload in log if kind == e.BallotCast.kind] for log in logs]
    assert votes[0] != votes[2]


def test_votes_differ_as_at_a_table_and_are_the_rules() -> None:
    game = rehearsed("innovatiecollege", turns=6).game
    spread = []
    for quarter in game.quarters:
        for event, cast in quarter.ballots.items():
            if event == CARDS:
                continue
            assert len(cast) == 6 and all(1 <= (one.confidence or 0) <= 5 for one in cast.values())
            assert all(one.reasons for one in cast.values())
            spread.append(Counter(one.option for one in cast.values()))
    assert len(spread) == 5
    assert sum(len(votes) > 1 for votes in spread) >= 4, "mostly somebody sees it otherwise"
    sure = {
        one.confidence
        for quarter in game.quarters
        for cast in quarter.ballots.values()
        for one in cast.values()
    }
    assert len(sure) >= 3
    words = {
        one.words for quarter in game.quarters for cast in quarter.ballots.values() for one in cast.values()
    }
    assert "" in words and len(words) > 5
    cards = {
        one.card for quarter in game.quarters for cast in quarter.ballots.values() for one in cast.values()
    }
    assert len(cards) > 5
    assert len({one.number for one in game.quarters[0].predicted.values()}) > 2


def ready_to_vote() -> Game:
    sitting = begin("kennismaking")
    for command in (c.Rehearse(), c.SetTable(3), c.GoOn(), c.GoOn()):
        do(sitting, command)
    assert sitting.game.step is Step.BALLOT
    return sitting.game


def test_the_others_vote_by_themselves_and_the_leaders_ballot_is_left() -> None:
    game = ready_to_vote()
    commands = awaited(game, EN)
    assert game.table is not None
    assert {one.seat for one in commands} == {seat.id for seat in game.table.seats} - {own_seat(game)}  # type: ignore[union-attr]
    own = instead(game, EN)
    assert isinstance(own, c.CastBallot)
    everybody = bots.ballots(game, EN)
    assert [one.seat for one in everybody] == [seat.id for seat in game.table.seats]
    event = game.quarter.open_event
    assert event and all(option_trouble(game, event, one.option or "") is None for one in everybody)


def test_a_plan_is_laid_before_it_is_committed_and_nothing_speaks_against_it() -> None:
    sitting = rehearsed(turns=2)
    while sitting.game.step is not Step.PLAN:
        command = instead(sitting.game, EN)
        assert command is not None
        do(sitting, command)
    laid = instead(sitting.game, EN)
    assert isinstance(laid, c.DraftPlan) and not plan_troubles(sitting.game, laid.entries)
    do(sitting, laid)
    assert isinstance(instead(sitting.game, EN), c.CommitQuarter)


def test_nobody_votes_for_a_real_table() -> None:
    game = start("kennismaking", people=3, seed=7).game
    assert awaited(game, EN) == () and instead(game, EN) is None


def test_a_game_that_began_never_becomes_a_rehearsal() -> None:
    sitting = start("kennismaking", people=3)
    refusal = sitting.do(c.Rehearse())
    assert refusal is not None and refusal.code == "rehearsal_late"
    with pytest.raises(ValueError, match="from its start"):
        lawful.check(sitting.game, e.RehearsalBegun())
    once = begin("kennismaking")
    do(once, c.Rehearse())
    refused = once.do(c.Rehearse())
    assert refused is not None and refused.code == "rehearsal_already"


def test_the_end_the_look_back_and_the_report_say_what_it_was() -> None:
    game = rehearsed().game
    assert "Rehearsal" in end_view(game, EN).school
    assert "rehearsal" in debrief_view(game, EN).title
    report = report_of(game, EN)
    assert "bots, not of people" in tables(game, EN)["README.txt"]
    assert "rehearsal" in report.title and ("At the table", "bots, in a rehearsal") in report.facts
    real = start("kennismaking", people=3).game
    assert "ehearsal" not in f"{end_view(real, EN).school} {debrief_view(real, EN).title}"
