"""The end tells of this game alone: the ending that holds, what was done, and decisions that mattered."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest

from game.engine.blueprint import OUTCOMES
from game.engine.facts import SchoolFacts
from game.session import commands as c
from game.session.debrief.stance import did_in_stones, in_stones
from game.session.explain import value_at
from game.session.fork import Change, fork, moments
from game.session.game import Game, Step
from game.session.moments import left_out, without_each
from game.session.views.end import COUNTS_FROM, end_view
from game.texts import Words
from tests.session import games

EN = Words("en")


@cache
def played() -> Game:
    return games.play_to_end(games.start(seed=3), cards=3)


@cache
def revised() -> Game:
    """The vision was revised halfway, two quarters were played as one, and an event was skipped."""
    sitting = games.start(seed=11)
    games.play_to(sitting, 3, Step.PLAN)
    themes = sitting.game.rules.themes
    games.do(sitting, c.ReviseVision({themes[0]: 1, themes[1]: 9}))
    games.play_to(sitting, 4, Step.BOARD)
    games.do(sitting, c.JoinQuarters())
    games.play_to(sitting, 6, Step.BOARD)
    for event in sitting.game.quarter.agenda[:1]:
        games.do(sitting, c.SkipEvent(event))
    return games.play_to(sitting, 9, Step.RESULT)


def alone(game: Game, turn: int, what: str) -> dict[str, float]:
    """How the outcomes differ from those of a fork with this one decision removed."""
    quarter = game.quarters[turn - 1]
    if what in quarter.answers:
        answers = {event: option for event, option in quarter.answers.items() if event != what}
        change = Change(answers=answers)
    else:
        entries = tuple(entry for entry in quarter.plan or () if entry.action != what)
        change = Change(entries=entries, revision=quarter.revision)
    branch = fork(game, turn, {turn: change})
    return {
        name: float(game.states[-1].level(name)[0]) - float(branch.states[-1].level(name)[0])
        for name in OUTCOMES
    }


@pytest.mark.parametrize("game", [played, revised])
def test_all_decisions_left_out_at_once_give_the_bits_of_one_fork_each(game: object) -> None:
    made: Game = game()  # type: ignore[operator]
    found = left_out(made)
    assert [(one.turn, one.what) for one in found] == list(moments(made))
    for one in found:
        assert dict(one.differences) == alone(made, one.turn, one.what), one


def test_leaving_nothing_out_is_the_game_itself() -> None:
    game = played()
    state = without_each(game, [(1, "nothing of this game")])
    assert state.to_bytes() == game.states[-1].to_bytes()


def test_the_moments_are_the_largest_that_count_and_say_what_would_have_been() -> None:
    game = played()
    view = end_view(game, EN)
    largest = sorted(left_out(game), key=lambda one: -one.size)[:3]
    told = sorted((one for one in largest if one.size >= COUNTS_FROM), key=lambda one: one.turn)
    assert told and [moment.turn for moment in view.moments] == [one.turn for one in told]
    for moment, one in zip(view.moments, told, strict=True):
        assert ("lower" if one.differences[one.largest] > 0 else "higher") in moment.text
        assert str(round(one.size)) in moment.text
    assert view.no_moments == ""


def test_a_game_in_which_nothing_mattered_has_no_moments_and_says_so() -> None:
    sitting = games.start("kennismaking", seed=2, people=3)
    games.play_to(sitting, 1, Step.PLAN)
    games.do(sitting, c.CommitQuarter())
    games.do(sitting, c.EndGame())
    view = end_view(sitting.game, EN)
    assert all(one.size < COUNTS_FROM for one in left_out(sitting.game))
    assert view.moments == () and view.no_moments
    assert view.stopped == "Stopped after quarter 1"


def test_the_end_is_there_within_a_second_and_a_half() -> None:
    game = played()
    began = perf_counter()
    end_view(game, EN)
    assert perf_counter() - began < 1.5


def test_the_first_ending_that_holds_is_told() -> None:
    game = played()
    facts = SchoolFacts(game.state, game.turns - 1)
    holds = [one for one in game.scenario.spec.endings if bool(game.scenario.condition(one.when)(facts)[0])]
    assert end_view(game, EN).title == holds[0].title.get("en")
    assert end_view(game, EN).stopped == ""


def test_the_end_compares_with_the_start() -> None:
    game = played()
    view = end_view(game, EN)
    for level in (*view.outcomes, view.coherence, *(dimension.level for dimension in view.dimensions)):
        change = value_at(game, level.id, 12) - value_at(game, level.id, 0)
        assert level.change is not None and abs(level.change.points - change) <= 0.5


def test_what_was_wanted_and_done_are_ten_stones_each() -> None:
    view = end_view(played(), EN)
    assert sum(row.wanted for row in view.stones) == sum(row.did for row in view.stones) == 10


def test_stones_go_by_largest_remainder() -> None:
    assert in_stones({"a": 1.0, "b": 1.0, "c": 1.0}) == {"a": 4, "b": 3, "c": 3}
    assert in_stones({"a": 0.0, "b": 5.0}) == {"a": 0, "b": 10}
    assert in_stones({"a": 0.0, "b": 0.0}) == {"a": 0, "b": 0}
    assert in_stones({"a": 0.66, "b": 0.28, "c": 0.06}) == {"a": 7, "b": 3, "c": 0}


def test_only_what_was_carried_out_counts_as_done() -> None:
    game = games.play_to(games.start(seed=3), 1, Step.RESULT, cards=0)
    chosen = [
        game.scenario.spec.events[event].options[option] for event, option in game.quarter.answers.items()
    ]
    about = {theme for option in chosen for theme in option.themes if option.cost > 0 or option.hours > 0}
    assert {theme for theme, stones in did_in_stones(game).items() if stones} <= about
