"""The private moment: what a ballot needs, and that nothing of it is seen by anybody else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.events import BallotCast
from game.session.game import CARDS, Game, Step
from game.session.rules import REASONS
from game.session.views.ballot import CHIPS, ballot_view, pass_view
from game.session.views.board import board_view
from game.session.views.event import event_view
from game.session.views.plan import plan_view
from game.session.views.talk import talk_view
from tests.session.games import EN, do, play_to, start, vote

SEATS = ("board", "director", "team_leader", "programme", "icoach", "teacher")


@cache
def at_ballots(names_shown: bool = False) -> Game:
    """Quarter 2, nobody has voted."""
    return play_to(start(names_shown=names_shown), 2, Step.BALLOT)


def event_of(game: Game) -> str:
    event = game.quarter.open_event
    assert event is not None
    return event


def with_ballots(game: Game, ballots: dict[str, BallotCast]) -> Game:
    quarter = replace(game.quarter, ballots={event_of(game): ballots})
    return replace(game, quarters=(*game.quarters[:-1], quarter))


@st.composite
def a_ballot(draw: st.DrawFn, seat: str) -> BallotCast:
    return BallotCast(
        turn=2,
        event=event_of(at_ballots()),
        seat=seat,
        option=draw(st.sampled_from("abcd")),
        confidence=draw(st.integers(1, 5)),
        reasons=tuple(draw(st.lists(st.sampled_from(REASONS), max_size=2, unique=True))),
        words=draw(st.sampled_from(("", "Too soon.", "Students first."))),
        card=draw(st.sampled_from((None, "tell_what_failed", "course_check"))),
    )


@st.composite
def two_sets_of_ballots(draw: st.DrawFn) -> tuple[dict[str, BallotCast], dict[str, BallotCast]]:
    """Two ways in which the same seats may have voted."""
    seats = draw(st.lists(st.sampled_from(SEATS), unique=True, min_size=1))
    one, other = ({seat: draw(a_ballot(seat)) for seat in seats} for _ in range(2))
    return one, other


# --- secrecy ---


@given(two_sets_of_ballots(), st.booleans())
@settings(max_examples=40)
def test_no_view_tells_what_an_unopened_ballot_says(
    ballots: tuple[dict[str, BallotCast], dict[str, BallotCast]], names_shown: bool
) -> None:
    one, other = (with_ballots(at_ballots(names_shown), cast) for cast in ballots)
    assert pass_view(one, EN) == pass_view(other, EN)
    assert talk_view(one, EN) == talk_view(other, EN)
    assert board_view(one, EN) == board_view(other, EN)
    assert event_view(one, EN) == event_view(other, EN)
    assert plan_view(one, EN) == plan_view(other, EN)
    for seat in SEATS:
        assert ballot_view(one, EN, seat) == ballot_view(other, EN, seat)


def test_a_skipped_ballot_stays_closed() -> None:
    sitting = start(names_shown=True)
    play_to(sitting, 2, Step.BALLOT)
    voted = [seat.id for seat in sitting.game.table.seats][:2] if sitting.game.table else []
    for seat in voted:
        do(sitting, c.CastBallot(seat, "b", 2, words="Nobody may read this."))
    do(sitting, c.SkipBallot())
    view = talk_view(sitting.game, EN)
    assert view.skipped and not view.revealed
    assert "Nobody may read this" not in repr(view)
    assert all(row.votes == 0 and not row.who for row in view.rows)


def test_a_ballot_knows_only_its_own_seats_secrets() -> None:
    game = at_ballots()
    roles = game.scenario.spec.roles
    for seat in SEATS:
        shown = repr(ballot_view(game, EN, seat))
        for role in SEATS:
            for fact in roles[role].knows:
                assert (repr(fact.text.get("en"))[1:-1] in shown) is (role == seat)


def test_what_only_a_role_reads_beside_an_option_is_on_its_ballot_alone() -> None:
    sitting = start("kennismaking", people=3)
    game = play_to(sitting, 2, Step.BALLOT)
    known = {
        seat: [option.known for option in ballot_view(game, EN, seat).options]
        for seat in ("team_leader", "icoach", "teacher")
    }
    assert known["team_leader"] == [(), (), ()]
    assert [bool(texts) for texts in known["icoach"]] == [True, False, False]
    assert [bool(texts) for texts in known["teacher"]] == [False, False, True]


def test_who_opens_a_ballot_that_was_cast_reads_nothing_of_it() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    empty = ballot_view(sitting.game, EN, "director")
    do(sitting, c.CastBallot("director", "b", 4, ("risk",), "Too soon.", "course_check"))
    assert ballot_view(sitting.game, EN, "director") == empty


# --- handing over ---


def test_the_laptop_goes_round_the_table_in_order() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    for place, seat in enumerate(SEATS):
        view = pass_view(sitting.game, EN)
        assert view.next is not None and view.next.seat == seat
        assert [status.state for status in view.seats] == ["done"] * place + ["now"] + ["waits"] * (5 - place)
        assert view.missing == 6 - place
        do(sitting, c.CastBallot(seat, "a", 3))
    view = pass_view(sitting.game, EN)
    assert view.next is None and view.missing == 0


def test_a_vote_that_is_changed_stays_one_vote() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    do(sitting, c.CastBallot("board", "a", 3))
    do(sitting, c.CastBallot("board", "b", 5))
    assert pass_view(sitting.game, EN).missing == 5


def test_the_promise_is_honest_about_names() -> None:
    without, with_names = (pass_view(at_ballots(shown), EN).promise for shown in (False, True))
    assert "may be recognised" in without
    assert "with roles" in with_names and "without names" not in with_names


# --- the ballot itself ---


def test_a_ballot_says_what_is_still_missing_until_it_is_whole() -> None:
    game = at_ballots()
    assert ballot_view(game, EN, "board").missing == "Choose A, B, C or D first."
    chosen = c.CastBallot("board", "a")
    assert "How sure" in ballot_view(game, EN, "board", chosen).missing
    whole = replace(chosen, confidence=3)
    view = ballot_view(game, EN, "board", whole)
    assert view.ready and view.missing == ""
    too_long = replace(whole, words=" ".join(["why"] * 16))
    assert not ballot_view(game, EN, "board", too_long).ready


def test_a_ballot_that_is_ready_is_accepted() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    draft = c.CastBallot("board", "a", 3, ("money",), "Cheap.", "course_check")
    view = ballot_view(sitting.game, EN, "board", draft)
    assert view.ready
    assert [chip.id for chip in view.chips if chip.chosen] == ["money"]
    assert [card.id for card in view.cards if card.chosen] == ["course_check"]
    do(sitting, draft)


def test_there_is_a_chip_for_every_reason_of_the_rules() -> None:
    assert tuple(CHIPS) == REASONS
    assert len(ballot_view(at_ballots(), EN, "board").confidence) == 5


def test_facts_that_point_to_this_event_come_first() -> None:
    game = at_ballots()
    facts = ballot_view(game, EN, "icoach").facts  # its second fact points to ai_exam_case
    assert event_of(game) == "ai_exam_case"
    assert [(fact.number, fact.foreshadows_this) for fact in facts] == [(2, True), (1, False), (3, False)]


def test_a_fact_that_was_told_is_marked() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    do(sitting, c.ShareFact("icoach", 3))
    told = [fact.number for fact in ballot_view(sitting.game, EN, "icoach").facts if fact.shared]
    assert told == [3]


def test_a_joint_seat_knows_what_both_roles_know() -> None:
    game = play_to(start(people=3), 2, Step.BALLOT)
    view = ballot_view(game, EN, "programme-icoach")
    assert {fact.role for fact in view.facts} == {"programme", "icoach"}
    assert len(view.wants) == len(view.persons) == 2


def test_a_quarter_without_an_event_asks_only_for_a_card() -> None:
    sitting = start("kennismaking", people=3)
    game = play_to(sitting, 4, Step.BOARD)
    for event in game.quarter.agenda:
        do(sitting, c.SkipEvent(event))
    play_to(sitting, 4, Step.BALLOT)
    view = ballot_view(sitting.game, EN, "teacher")
    assert view.event is None and view.options == () and view.asks_card and view.ready
    assert pass_view(sitting.game, EN).options == ()
    vote(sitting, reveal=False)
    assert len(sitting.game.quarter.ballots[CARDS]) == 3
    assert pass_view(sitting.game, EN).next is None


def test_the_card_is_asked_once_a_quarter() -> None:
    sitting = start(all_ballots=True)
    game = play_to(sitting, 2, Step.BALLOT)
    assert ballot_view(game, EN, "board").asks_card
    play_to(sitting, 2, Step.TALK)
    do(sitting, c.ChooseOption("a"))
    game = play_to(sitting, 2, Step.BALLOT)
    assert not ballot_view(game, EN, "board").asks_card


def test_a_seat_that_is_not_at_the_table_has_no_ballot() -> None:
    with pytest.raises(LookupError):
        ballot_view(at_ballots(), EN, "janitor")
