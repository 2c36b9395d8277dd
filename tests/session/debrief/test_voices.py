"""How the team decided: names as the table chose, shifts, agreement, and the minority's way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.report.deciding import ballots_section
from game.session import commands as c
from game.session.debrief.voices import Held, agreement, held, with_option
from game.session.explain import value_at
from game.session.fork import Change, fork
from game.session.game import Game, Step
from game.session.views import debrief_told as told
from game.session.views.debrief_agreement import agreements_view
from game.session.views.debrief_voices import Voices, voices_view
from game.session.views.figures import whole
from game.texts import Words
from tests.report.games import texts
from tests.session.debrief.table import NAMES, halfway, named, nameless, open_options
from tests.session.games import EN, do, play_to, start, vote


def ballots(game: Game) -> list[Held]:
    return [one for quarter in game.quarters for one in held(game, quarter.turn) if one.ballots]


def test_with_names_every_vote_has_its_role_and_its_reason() -> None:
    game = named()
    view = voices_view(game, EN, 1)[0]
    assert view.how is Voices.ROLE
    assert sum(len(row.who) for row in view.rows) == 6 == sum(row.votes for row in view.rows)
    assert all(reason.who for row in view.rows for reason in row.reasons)
    assert view.confidence and sum(n for _, n in view.confidence) == 6


def test_without_names_nothing_tells_who_voted_what() -> None:
    view = voices_view(nameless(), EN, 1)[0]
    assert view.how is Voices.ANONYMOUS
    assert not any(row.who for row in view.rows)
    assert not any(reason.who for row in view.rows for reason in row.reasons)
    assert any(row.reasons for row in view.rows)
    said = repr(view)
    assert not any(name in said for (name,) in NAMES)


def test_a_reader_may_ask_for_less_than_the_table_chose_and_never_for_more() -> None:
    assert voices_view(named(), EN, 1, Voices.ANONYMOUS)[0].how is Voices.ANONYMOUS
    hidden = voices_view(named(), EN, 1, Voices.NONE)[0]
    assert hidden.how is Voices.NONE
    assert not any(row.who or row.reasons or row.chips for row in hidden.rows)
    assert sum(row.votes for row in hidden.rows) == 6
    assert voices_view(nameless(), EN, 1, Voices.ROLE)[0].how is Voices.ANONYMOUS


@pytest.mark.parametrize("game", [named, nameless])
@pytest.mark.parametrize("most_open", list(Voices))
def test_the_leaders_reason_is_told_as_openly_as_the_votes_in_the_window_and_the_report(
    game: Callable[[], Game], most_open: Voices
) -> None:
    """Each leader chose with the words `because` (`lively`)."""
    view = voices_view(game(), EN, 1, most_open)[0]
    window = " ".join(text for text, _ in told.voices(EN, [view], ()))
    ballots = ballots_section(EN, [view])
    page = texts(ballots) if ballots is not None else ""
    roles = [role.name.get("en") for role in game().scenario.spec.roles.values()]
    for said in (window, page):
        assert ("because" in said) is (view.how is not Voices.NONE)
        by_role = any(f"{role} gave as reason for the choice: “because”" in said for role in roles)
        assert by_role is (view.how is Voices.ROLE)


def test_reasons_without_names_do_not_stand_in_the_order_of_the_seats() -> None:
    """The first seat's reason is the last of the alphabet."""
    sitting = start(seed=11, names=NAMES)
    game = play_to(sitting, 1, Step.BALLOT)
    assert game.table is not None
    for seat, reason in zip(game.table.seats, ("so", "rest", "Quiet", "people", "Often", "no"), strict=True):
        do(sitting, c.CastBallot(seat.id, open_options(game, "vr_cupboard")[0], 3, (), reason))
    do(sitting, c.RevealBallots())
    for lang in ("en", "nl"):
        row = voices_view(sitting.game, Words(lang), 1)[0].rows[0]
        assert [one.text for one in row.reasons] == ["no", "Often", "people", "Quiet", "rest", "so"]


def test_what_was_promised_at_the_ballot_holds_when_the_table_chooses_otherwise_later() -> None:
    sitting = start(seed=11)
    play_to(sitting, 1, Step.RESULT)
    do(sitting, c.SetTable(6, names_shown=True))
    play_to(sitting, 2, Step.RESULT)
    assert voices_view(sitting.game, EN, 1)[0].how is Voices.ANONYMOUS
    assert voices_view(sitting.game, EN, 2)[0].how is Voices.ROLE


def test_a_ballot_that_is_not_open_yet_is_not_told() -> None:
    sitting = start(seed=11)
    play_to(sitting, 1, Step.BALLOT)
    vote(sitting, reveal=False)
    view = voices_view(sitting.game, EN, 1)[0]
    assert view.skipped and not any(row.votes or row.reasons for row in view.rows)
    assert agreements_view(sitting.game, EN) == ()


def test_agreement_is_the_share_of_pairs_that_agree() -> None:
    assert agreement({"a": 6, "b": 0}) == 1.0
    assert agreement({"a": 1, "b": 1}) == 0.0
    assert agreement({"a": 4, "b": 2}) == pytest.approx((6 + 1) / 15)
    assert agreement({"a": 1, "b": 0}) is None


def decided(options: list[str], choice: int, second: dict[str, int] | None = None) -> Game:
    """A first quarter in which the six seats voted so."""
    sitting = start(seed=11, names=NAMES)
    game = play_to(sitting, 1, Step.BALLOT)
    assert game.table is not None
    vote(sitting, {seat.id: option for seat, option in zip(game.table.seats, options, strict=True)})
    if second is not None:
        do(sitting, c.CountAgain(second))
    do(sitting, c.ChooseOption(open_options(sitting.game, "vr_cupboard")[choice]))
    return play_to(sitting, 1, Step.RESULT)


def test_the_choice_against_the_majority_and_who_went_over_in_the_talk_are_told() -> None:
    game = decided(["a"] * 4 + ["b"] * 2, 1, {"a": 1, "b": 5})
    one = held(game, 1)[0]
    assert (one.majority, one.minority, one.is_against, one.moved) == ("a", ("b",), True, 3)
    view = voices_view(game, EN, 1)[0]
    assert len(view.shifts) == 3
    assert any("3 people" in text for text in view.shifts)
    assert any("Most had chosen A; it became B" in text for text in view.shifts)
    assert agreements_view(game, EN)[0].against
    assert view.agreement == pytest.approx(7 / 15) and view.agreement_after == pytest.approx(10 / 15)
    everyone = decided(["a"] * 6, 0)
    assert voices_view(everyone, EN, 1)[0].shifts == () == voices_view(everyone, EN, 1)[0].others


def test_the_way_of_the_minority_is_the_same_game_and_luck_with_its_option() -> None:
    game = decided(["a"] * 4 + ["b", "c"], 0)
    others = voices_view(game, EN, 1)[0].others
    assert {one.option for one in others} == {"b", "c"} and all(one.by_minority for one in others)
    for one in others:
        branch = fork(game, 1, {1: Change(answers={**game.quarters[0].answers, "vr_cupboard": one.option})})
        ends = with_option(game, 1, "vr_cupboard", one.option)
        assert ends is not None
        for name, value in ends.items():
            assert value == float(branch.states[-1].level(name)[0])
        for name, _, was, with_it, change in one.outcomes:
            assert was == whole(value_at(game, name, 1)) and with_it == whole(ends[name])
            assert change.points == with_it - was
        assert one.sentence.startswith(f"With {one.letter}")


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("game", [named, nameless, halfway])
def test_every_quarter_of_every_game_is_told_in_both_languages(game: object, lang: str) -> None:
    words, on = Words(lang), game()  # type: ignore[operator]
    for quarter in on.quarters:
        for view in voices_view(on, words, quarter.turn, Voices.ROLE):
            assert view.title and view.how_text
            assert all(one.sentence for one in view.others)
    assert len(agreements_view(on, words)) == len(ballots(on))
    assert words.missing == ()
