"""The reveal and the talk: the spread, the other voice first, and nobody given away."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.events import BallotCast, BallotsRevealed
from game.session.fold import fold
from game.session.game import Game, Step
from game.session.luck import speaking_order
from game.session.sitting import Sitting
from game.session.views.pace import TALK
from game.session.views.talk import TalkView, talk_view
from tests.session.games import EN, do, play_to, start

SEATS = ("board", "director", "team_leader", "programme", "icoach", "teacher")


@cache
def at_ballots(names_shown: bool = False, people: int = 6) -> Game:
    return play_to(start(names_shown=names_shown, people=people), 2, Step.BALLOT)


def opened(votes: str, *, names_shown: bool = False, sure: str = "", words: tuple[str, ...] = ()) -> Game:
    """The talk after these votes, one letter a seat in the order of the table."""
    game = at_ballots(names_shown)
    event = game.quarter.open_event
    ballots = {}
    for place, (seat, option) in enumerate(zip(SEATS, votes, strict=False)):
        ballots[seat] = BallotCast(
            turn=2,
            event=event,
            seat=seat,
            option=option,
            confidence=int(sure[place]) if sure else 3,
            reasons=("risk",) if option == "b" else ("money", "students"),
            words=words[place] if words else "",
            card="course_check" if place % 2 else None,
        )
    return reveal(game, ballots)


def reveal(game: Game, ballots: dict[str, BallotCast]) -> Game:
    event = game.quarter.open_event
    assert event is not None
    game = replace(game, quarters=(*game.quarters[:-1], replace(game.quarter, ballots={event: ballots})))
    return fold(game, [BallotsRevealed(2, event, speaking_order(game, event))])


def votes_of(view: TalkView) -> list[int]:
    return [row.votes for row in view.rows]


# --- what is shown ---


def test_votes_are_counted_per_option_and_the_majority_is_named() -> None:
    view = talk_view(opened("aabbbc"), EN)
    assert view.revealed and votes_of(view) == [2, 3, 1, 0]
    assert (view.majority, view.tie, view.unanimous) == ("b", False, False)
    assert view.missing == 0


def test_the_other_voice_is_the_smallest_groups() -> None:
    words = ("", "One", "Two", "Three", "Four", "Alone")
    view = talk_view(opened("aabbbc", words=words), EN)
    assert [reason.text for reason in view.minority] == ["Alone"]
    assert view.heading == "The other voice first"


def test_when_all_agree_the_table_is_asked_for_another_reason() -> None:
    view = talk_view(opened("bbbbbb", words=("Yes.",) * 6), EN)
    assert view.unanimous and view.minority == ()
    assert view.heading.startswith("You agree")
    assert view.majority == "b"


def test_a_tie_has_no_majority_and_hears_who_was_least_sure() -> None:
    words = ("One", "Two", "Three", "Four", "Five", "Six")
    view = talk_view(opened("aaabbb", sure="432345", words=words), EN)
    assert view.tie and view.majority is None
    assert view.heading == "Evenly split"
    assert [reason.text for reason in view.minority] == ["Three"]


def test_a_tie_above_a_smaller_group_hears_the_smaller_group() -> None:
    view = talk_view(opened("aabbcd", words=("", "", "", "", "Cee", "Dee")), EN)
    assert view.tie
    assert [reason.text for reason in view.minority] == ["Cee", "Dee"]


def test_reasons_and_chips_stand_with_their_option() -> None:
    view = talk_view(opened("aabbbc", words=("Zed", "ask", "", "", "", "")), EN)
    assert [reason.text for reason in view.rows[0].reasons] == ["ask", "Zed"]
    assert view.rows[0].chips == (("Good for students", 2), ("Money", 2))
    assert view.rows[1].chips == (("Too risky", 3),)


def test_the_question_for_the_talk_comes_with_the_reveal() -> None:
    assert talk_view(at_ballots(), EN).question == ""
    assert talk_view(opened("aabbbc"), EN).question != ""


# --- nobody is given away ---


@given(st.lists(st.sampled_from("abcd"), min_size=6, max_size=6), st.permutations(range(6)))
@settings(max_examples=40)
def test_without_names_nothing_depends_on_who_chose_what(options: list[str], order: list[int]) -> None:
    def talk(places: list[int]) -> Game:
        return opened(
            "".join(options[i] for i in places),
            sure="".join("1234"[ord(options[i]) % 4] for i in places),
            words=tuple(f"Reason {i}" for i in places),
        )

    one, other = talk(list(range(6))), talk(order)
    assert talk_view(one, EN) == talk_view(other, EN)


def test_without_names_no_row_names_anybody() -> None:
    view = talk_view(opened("aabbbc", words=("w",) * 6), EN)
    assert all(row.who == () for row in view.rows)
    assert all(reason.who == "" for row in view.rows for reason in row.reasons)


def test_with_names_each_vote_is_one_token() -> None:
    view = talk_view(opened("aabbbc", names_shown=True, words=("w",) * 6), EN)
    assert [len(row.who) for row in view.rows] == votes_of(view)
    assert [person.role for person in view.rows[2].who] == ["teacher"]
    assert view.minority[0].who == view.rows[2].who[0].name


def test_with_names_a_tie_does_not_tell_who_was_least_sure() -> None:
    words = ("One", "Two", "Three", "Four", "Five", "Six")
    orders = {"".join(sure) for sure in permutations("123345")}
    views = [
        talk_view(opened("aaabbb", names_shown=True, sure=sure, words=words), EN)
        for sure in sorted(orders)[:12]
    ]
    assert all(view.minority == views[0].minority for view in views)


def test_a_seat_of_two_roles_is_one_token_with_both_names() -> None:
    game = at_ballots(names_shown=True, people=3)
    assert game.table is not None
    ballots = {seat.id: BallotCast(2, game.quarter.open_event, seat.id, "a", 3) for seat in game.table.seats}
    row = talk_view(reveal(game, ballots), EN).rows[0]
    assert row.votes == len(row.who) == 3
    assert all(" · " in person.name for person in row.who)


def test_confidence_is_a_heap_without_names_and_hidden_below_three_voters() -> None:
    view = talk_view(opened("aabbbc", sure="223445", names_shown=True), EN)
    assert [n for _, n in view.confidence] == [0, 2, 1, 2, 1]
    assert talk_view(opened("ab"), EN).confidence == ()
    assert talk_view(opened("abb"), EN).confidence != ()


# --- the talk ---


def sitting_at_talk() -> Sitting:
    sitting = start()
    play_to(sitting, 2, Step.TALK)
    return sitting


def test_the_trainer_can_give_the_talk_more_time() -> None:
    sitting = sitting_at_talk()
    assert talk_view(sitting.game, EN).seconds == TALK
    do(sitting, c.Extend(60))
    assert talk_view(sitting.game, EN).seconds == TALK + 60


def test_hands_counted_after_the_talk_stand_beside_the_votes() -> None:
    sitting = sitting_at_talk()
    before = votes_of(talk_view(sitting.game, EN))
    assert [row.second for row in talk_view(sitting.game, EN).rows] == [None] * 4
    do(sitting, c.CountAgain({"a": 2, "b": 4}))
    view = talk_view(sitting.game, EN)
    assert [row.second for row in view.rows] == [2, 4, 0, 0]
    assert votes_of(view) == before


def test_a_fact_told_this_quarter_stands_in_the_talk_with_its_role() -> None:
    sitting = sitting_at_talk()
    do(sitting, c.ShareFact("icoach", 2))
    (fact,) = talk_view(sitting.game, EN).facts
    assert fact.startswith("Bo, i-coach: ")
    assert talk_view(play_to(sitting, 3, Step.TALK), EN).facts == ()


def test_everybody_speaks_once_and_the_highest_formal_role_last() -> None:
    view = talk_view(sitting_at_talk().game, EN)
    assert len(set(view.order)) == 6
    assert view.order[-1].startswith("Jos")


def test_the_leader_of_the_table_decides() -> None:
    sitting = start(leader="teacher", names=((), (), (), (), (), ("Tess",)))
    view = talk_view(play_to(sitting, 1, Step.TALK), EN)
    assert (view.decider.role, view.decider.people, view.decider.leads) == ("teacher", "Tess", True)


def test_before_the_reveal_the_missing_ballots_are_told() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    for seat in SEATS[:5]:
        do(sitting, c.CastBallot(seat, "a", 3))
    view = talk_view(sitting.game, EN)
    assert (view.missing, view.missing_text) == (1, "Still 1 ballot to come.")
    do(sitting, c.RevealBallots(anyway=True))
    view = talk_view(sitting.game, EN)
    assert view.revealed and votes_of(view) == [5, 0, 0, 0] and view.missing == 0
