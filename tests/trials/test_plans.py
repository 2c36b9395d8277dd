"""Populations of plans: they meet the same luck, keep the rules of the table, and are played as in a game."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.decisions import NOBODY
from game.engine.policies import Balanced, Entry, FixedPlan, PlanTurn
from game.engine.policies.draft import MOST_OVERLOAD
from game.evidence.decks import deck
from game.trials.plans import NO_LUCK, Plans, play_plans, record
from game.trials.search import random_plans

REFERENCE = deck("reference").ruleset()
COLLEGE = deck("innovatiecollege").ruleset()
EVEN = np.full(5, 0.2)


def test_a_plan_comes_to_what_the_same_plan_comes_to_in_a_game() -> None:
    plans = Plans.empty(REFERENCE, EVEN[:, None], 2)
    turns = {}
    for turn in range(REFERENCE.turns):
        actions = (turn % len(REFERENCE.actions), (5 * turn + 3) % len(REFERENCE.actions))
        turns[turn] = PlanTurn(tuple(Entry(action) for action in dict.fromkeys(actions)))
        for slot, entry in enumerate(turns[turn].entries):
            plans.action[turn, slot] = entry.action
    game = play(REFERENCE.without_chance(), FixedPlan(EVEN, turns), 1, 1, events=False)
    assert (play_plans(REFERENCE, plans, events=False).final == game.final).all()


def test_a_plan_is_the_same_alone_and_among_others() -> None:
    plans = random_plans(COLLEGE, EVEN, 40, seed=3)
    together = play_plans(COLLEGE, plans, (4,))
    for k in (0, 17, 39):
        alone = play_plans(COLLEGE, plans.take(slice(k, k + 1)), (4,))
        assert (alone.final[:, 0] == together.final[:, k]).all()
        assert alone.score[0] == together.score[k]


def test_several_lucks_give_their_mean() -> None:
    plans = random_plans(REFERENCE, EVEN, 6, seed=1)
    one, two = (play_plans(REFERENCE, plans, (seed,)).score for seed in (1, 2))
    assert (one != two).any()
    assert play_plans(REFERENCE, plans, (1, 2)).score == pytest.approx((one + two) / 2)


def test_without_luck_no_seed_matters() -> None:
    plans = random_plans(REFERENCE, EVEN, 6, seed=1)
    first = play_plans(REFERENCE, plans, (NO_LUCK,), events=False).score
    assert (first == play_plans(REFERENCE, plans, (NO_LUCK, NO_LUCK), events=False).score).all()


def test_plans_keep_to_money_hours_and_the_rules_of_actions() -> None:
    plans = random_plans(COLLEGE, EVEN, 300, seed=2, pace=6)
    played = play_plans(COLLEGE, plans, (1,))
    once = COLLEGE.action_once
    assert once.any() and played.counts[once].max() == 1
    for a, action in enumerate(COLLEGE.blueprint.actions):
        if action.lasts > 1:
            quarters = played.times[:, a]
            again = sum(quarters[t] * quarters[t + 1 : t + action.lasts].sum(axis=0) for t in range(11))
            assert again.max() == 0
    assert played.hours.max() <= MOST_OVERLOAD
    assert played.done.mean() < 6 * COLLEGE.turns


def test_actions_of_one_team_are_done_in_one() -> None:
    plans = Plans.empty(COLLEGE, EVEN[:, None], 1)
    plans.action[:] = COLLEGE.action("practice_research")
    played = play_plans(COLLEGE, plans)
    assert played.done[0] > 0
    assert played.reached[0] == pytest.approx(COLLEGE.share[0])


def test_a_recorded_bot_plays_on_as_it_did() -> None:
    stones = np.eye(5)
    plans = record(COLLEGE, Balanced(), stones)
    again = record(COLLEGE, Balanced(), stones)
    assert (plans.action == again.action).all()
    assert (plans.action != NOBODY).any()
    played = play_plans(COLLEGE, plans)
    assert (played.done == (plans.action != NOBODY).sum(axis=(0, 1))).all()


def test_joined_plans_keep_what_they_come_to() -> None:
    few = random_plans(REFERENCE, EVEN, 5, seed=1, pace=2)
    many = random_plans(REFERENCE, EVEN, 5, seed=2, pace=5)
    joined = play_plans(REFERENCE, Plans.joined([few, many]), events=False).score
    apart = [play_plans(REFERENCE, plans, events=False).score for plans in (few, many)]
    assert (joined == np.concatenate(apart)).all()
