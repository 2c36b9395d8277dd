"""What a result tells: whole points that add up, causes of the right kind, nothing that did not happen."""

from __future__ import annotations

from functools import cache

import pytest

from game.engine.blueprint import DIMENSIONS, OUTCOMES
from game.engine.pipeline import on_its_way
from game.session import commands as c
from game.session.explain import LEVELS, value_at
from game.session.game import Game, Step
from game.session.lookback import as_of
from game.session.questions import question_at
from game.session.views.causes import whole_points
from game.session.views.figures import signed
from game.session.views.parts import Sure
from game.session.views.result import result_view
from game.session.views.story import NOTICED
from game.session.views.why import LEADS, MOST_STEPS, OTHERS, Cause, explanation
from game.texts import Words
from tests.session import games

EN = Words("en")
KINDS = {"action", "decision", "event", "earlier", "interplay", "chance"}


@cache
def played(seed: int = 3) -> Game:
    return games.play_to_end(games.start(seed=seed), cards=3)


@cache
def joined() -> Game:
    """Quarters 2 and 3 are played as one."""
    sitting = games.start("kennismaking", seed=5, people=3)
    games.play_to(sitting, 2, Step.BOARD)
    games.do(sitting, c.JoinQuarters())
    return games.play_to(sitting, 3, Step.RESULT)


def test_the_steps_shown_add_up_to_the_change_shown_for_everything_on_the_result() -> None:
    game = played()
    for turn in (1, 6, 12):
        for level in result_view(game, EN, turn).rows:
            why = explanation(game, EN, level.id, turn=turn)
            assert level.change is not None and why.change == level.change.points
            assert why.end == level.value
            assert why.begin + sum(cause.points for cause in why.causes) == why.end
            others = next((cause for cause in why.causes if cause.id == OTHERS), None)
            assert sum(cause.points for cause in why.smaller) == (others.points if others else 0)
            exact = value_at(game, level.id, turn) - value_at(game, level.id, turn - 1)
            assert sum(cause.exact for cause in why.causes) == pytest.approx(exact, abs=1e-9)


def test_at_most_six_steps_and_the_rest_is_one_that_opens() -> None:
    game = played()
    folded = 0
    for turn in range(1, 13):
        for variable in (*OUTCOMES, "budget", "fatigue", "workload.zorg"):
            why = explanation(game, EN, variable, turn=turn)
            assert 0 < len(why.causes) <= MOST_STEPS
            if any(cause.id == OTHERS for cause in why.causes):
                folded += 1
                assert why.smaller
                shown = [cause for cause in why.causes if cause.id != OTHERS and cause.kind != "chance"]
                smallest = min((abs(cause.exact) for cause in shown), default=100.0)
                assert all(abs(cause.exact) <= max(smallest, 1) for cause in why.smaller)
    assert folded


def test_a_step_that_shows_as_nothing_is_not_listed_unless_there_is_nothing_else() -> None:
    game = played()
    silent = 0
    for turn in range(1, 13):
        for level in result_view(game, EN, turn).rows:
            why = explanation(game, EN, level.id, turn=turn)
            named = [cause for cause in why.causes if cause.id != OTHERS and cause.kind != "chance"]
            if all(cause.points == 0 for cause in why.causes):
                silent += 1
                assert len(named) <= 1 and " stayed at " in why.sentence
            else:
                assert all(cause.points for cause in named)
            assert all(cause.points * cause.exact >= 0 for cause in why.causes if cause.id != OTHERS)
    assert silent


def test_a_cause_is_said_by_what_it_did_so_that_it_cannot_be_read_as_a_level() -> None:
    game = played()
    told = [
        cause
        for outcome in OUTCOMES
        for t in range(1, 13)
        for cause in explanation(game, EN, outcome, turn=t).causes
    ]
    for cause in told:
        if cause.id != OTHERS:
            assert cause.spoken.startswith(f"{signed(cause.points)} through {cause.name}")
    assert {cause.spoken for cause in told if cause.id == "noise" and cause.points == -1} == {
        "−1 through Chance (nobody steers this)"
    }
    assert any(", begun in Q" in cause.spoken for cause in told)


def test_a_change_made_of_small_causes_alone_says_so() -> None:
    game = played()
    found = 0
    for turn in range(1, 13):
        for level in result_view(game, EN, turn).rows:
            why = explanation(game, EN, level.id, turn=turn)
            alone = [cause for cause in (*why.causes, *why.smaller) if cause.id != OTHERS and cause.points]
            if why.change and not alone:
                found += 1
                assert "through many small things" in why.sentence or "besides" in why.sentence


def test_a_cause_of_under_half_a_point_that_leads_the_smaller_ones_stands_on_its_own() -> None:
    game = played()
    found = [
        cause
        for turn in range(1, 13)
        for level in result_view(game, EN, turn).rows
        for cause in explanation(game, EN, level.id, turn=turn).causes
        if cause.points and cause.id != OTHERS and LEADS <= abs(cause.exact) < NOTICED
    ]
    assert found


def test_chance_is_always_a_row_of_its_own_and_comes_last() -> None:
    game = played()
    for turn in range(1, 13):
        for outcome in OUTCOMES:
            why = explanation(game, EN, outcome, turn=turn)
            chance = [cause.id for cause in why.causes if cause.kind == "chance"]
            assert "noise" in chance
            assert [cause.id for cause in why.causes][-len(chance) :] == chance
            assert not any(cause.kind == "chance" for cause in why.smaller)


def test_steps_come_in_order_of_arrival_and_every_kind_is_one_of_six() -> None:
    game = played()
    seen = set()
    for turn in range(1, 13):
        for level in result_view(game, EN, turn).rows:
            why = explanation(game, EN, level.id, turn=turn)
            for cause in why.causes:
                seen.add(cause.kind)
                assert cause.name and cause.kind_text and cause.spoken
            own = [cause.kind for cause in why.causes if cause.id != OTHERS]
            now = [i for i, kind in enumerate(own) if kind in ("action", "decision")]
            before = [i for i, kind in enumerate(own) if kind == "earlier"]
            assert not now or not before or max(before) < min(now)
    assert seen <= KINDS and {"action", "decision", "earlier", "interplay", "chance"} <= seen


def test_a_step_opens_to_its_own_causes_which_add_up_again() -> None:
    game = played()
    deepest = 0

    def follow(variable: str, path: tuple[str, ...]) -> None:
        nonlocal deepest
        deepest = max(deepest, len(path))
        why = explanation(game, EN, variable, path, turn=8)
        assert why.begin + sum(cause.points for cause in why.causes) == why.end
        assert len(why.path) == len(path) and all(why.path)
        for cause in (*why.causes, *why.smaller):
            if cause.opens and cause.id != OTHERS:
                follow(variable, (*path, cause.id))

    for outcome in OUTCOMES:
        follow(outcome, ())
    assert deepest == LEVELS - 1


def test_the_sentence_names_the_largest_cause_in_the_direction_of_the_change() -> None:
    game = played()
    for turn in range(1, 13):
        for outcome in OUTCOMES:
            why = explanation(game, EN, outcome, turn=turn)
            along = [one for one in (*why.causes, *why.smaller) if one.exact * why.change > 0 and one.why]
            if why.change:
                largest = max(along, key=lambda one: abs(one.exact)).why
                assert largest.partition(" (")[0] in why.sentence


def test_rounding_goes_to_the_largest_step_that_can_take_it() -> None:
    assert whole_points([0.4, 0.4, 2.4], 3) == [0, 0, 3]
    assert whole_points([1.6, -3.4, 0.6], -1) == [2, -4, 1]
    assert whole_points([0.7, 0.6, 0.6], 2) == [1, 1, 0]  # the largest would have shown as nothing
    assert whole_points([0.4] * 6, 2) == [1, 1, 0, 0, 0, 0]  # never a whole point off
    assert whole_points([1.4], 3) == [3]
    assert whole_points([], 0) == []


def test_the_result_opens_on_the_largest_unfavourable_change() -> None:
    game = played()
    for turn in range(1, 13):
        view = result_view(game, EN, turn)
        found = {level.id: level for level in (*view.outcomes, *view.dimensions)}
        assert set(found) == {*OUTCOMES, *DIMENSIONS}
        moved = {
            name: abs(value_at(game, name, turn) - value_at(game, name, turn - 1))
            for name, level in found.items()
            if level.change is not None and level.change.favourable is False
        }
        if moved:
            assert view.focus == max(moved, key=lambda name: moved[name])


def test_what_is_on_its_way_is_named_with_its_quarter_and_nothing_behind_the_end() -> None:
    game = played()
    for turn in (1, 5, 11):
        view = result_view(game, EN, turn)
        rows = {(row.turn, row.source) for row in view.pipeline}
        assert len(rows) == len(view.pipeline)
        assert all(turn < row.turn <= game.turns and row.arrows for row in view.pipeline)
        arriving = {part.arrives_turn + 1 for part in on_its_way(game.rules, game.states[turn], turn)}
        assert {row.turn for row in view.pipeline} <= arriving
        assert [row.turn for row in view.pipeline] == sorted(row.turn for row in view.pipeline)
        assert all(row.sure in (Sure.SURE, Sure.LIKELY) for row in view.pipeline)
    assert result_view(game, EN, 12).pipeline == () and result_view(game, EN, 12).pipeline_empty


def test_the_question_holds_now_and_is_not_asked_twice_while_others_hold() -> None:
    game = played()
    asked = [question_at(game, turn) for turn in range(1, 13)]
    assert asked == [question_at(game, turn) for turn in range(1, 13)]
    assert question_at(as_of(game, 5), 5) == asked[4]
    told = [question for question in asked if question is not None]
    assert len(set(told)) > len(told) / 2
    assert result_view(game, EN, 4).question


def test_the_last_result_leads_to_the_end() -> None:
    assert (result_view(played(), EN).last, result_view(played(), EN).button) == (True, "To the end")
    view = result_view(played(), EN, 5)
    assert (view.last, view.button, view.turns) == (False, "To quarter 6", (5,))


def test_an_incident_has_its_own_line_and_its_own_row() -> None:
    found = 0
    for seed in (3, 8):
        game = played(seed)
        for turn in range(1, 13):
            struck = any(row.mechanism == "incident" for row in game.quarters[turn - 1].rows)
            assert bool(result_view(game, EN, turn).incident) == struck
            if struck:
                found += 1
                causes = explanation(game, EN, "safety", turn=turn).causes
                assert [cause.kind for cause in causes if cause.id == "incident"] == ["chance"]
    assert found


def test_a_card_in_the_plan_that_was_carried_out_did_not_fall_off() -> None:
    assert all(result_view(played(), EN, turn).fell_off == () for turn in range(1, 13))


def test_two_quarters_played_as_one_have_one_result() -> None:
    game = joined()
    view = result_view(game, EN)
    assert view == result_view(game, EN, 2) and view.turns == (2, 3)
    for level in (*view.outcomes, *view.dimensions):
        assert level.change is not None
        assert abs(level.change.points - (value_at(game, level.id, 3) - value_at(game, level.id, 1))) <= 0.5
        why = explanation(game, EN, level.id)
        assert why.begin + sum(cause.points for cause in why.causes) == why.end


def test_a_result_that_is_not_there_is_refused() -> None:
    game = games.start(seed=4).game
    with pytest.raises(LookupError):
        result_view(game, EN)
    with pytest.raises(LookupError):
        explanation(played(), EN, "agility", turn=13)


def test_looking_back_shows_the_result_as_it_was_then() -> None:
    sitting = games.start(seed=3)
    then = games.play_to(sitting, 2, Step.RESULT, cards=3)
    seen = result_view(then, EN)
    assert result_view(played(), EN, 2) == seen


def test_money_is_said_as_money() -> None:
    money = next(level for level in result_view(played(), EN, 4).rows if level.id == "budget")
    assert money.spoken.startswith(f"Budget € {money.value}k, ")


def test_a_cause_keeps_its_exact_amount() -> None:
    causes: tuple[Cause, ...] = explanation(played(), EN, "education_quality", turn=4).causes
    assert any(cause.exact != cause.points for cause in causes)
