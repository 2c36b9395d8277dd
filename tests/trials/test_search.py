"""Searching: random plans are what was asked for, and breeding and looking ahead do better than chance."""

from __future__ import annotations

import numpy as np

from game.engine.decisions import NOBODY
from game.evidence.decks import deck
from game.trials.climb import Quest, climb
from game.trials.greedy import greedy_plans
from game.trials.plans import play_plans
from game.trials.search import random_plans

RULES = deck("reference").ruleset()
EVEN = np.full(5, 0.2)


def test_random_plans_have_the_pace_that_is_asked() -> None:
    for pace in (0, 1, 4):
        plans = random_plans(RULES, EVEN, 50, seed=1, pace=pace)
        assert ((plans.action != NOBODY).sum(axis=1) == pace).all()
    free = (random_plans(RULES, EVEN, 200, seed=1).action != NOBODY).sum(axis=1).mean(axis=0)
    assert free.min() < 2 and free.max() > 5
    some = (random_plans(RULES, EVEN, 200, seed=1, between=(2, 4)).action != NOBODY).sum(axis=1)
    assert some.min() >= 1 and some.max() <= 5


def test_random_plans_do_no_action_twice_a_quarter_and_nothing_banned() -> None:
    plans = random_plans(RULES, EVEN, 100, seed=1, pace=6, banned=(0, 5))
    assert not np.isin(plans.action, (0, 5)).any()
    for quarter in plans.action.transpose(0, 2, 1).reshape(-1, 6):
        assert len(set(quarter.tolist())) == 6


def test_random_plans_differ_in_taste_leaders_and_reach() -> None:
    plans = random_plans(RULES, EVEN, 300, seed=1, pace=3)
    kinds = np.array([len(np.unique(plan)) for plan in plans.action.transpose(2, 0, 1)])
    assert kinds.min() < 14 < 20 < kinds.max()
    played = play_plans(RULES, plans, events=False)
    assert np.ptp(played.reached) > 0.5
    assert played.mean["shared_leadership"].min() < 25 < 50 < played.mean["shared_leadership"].max()


def test_the_same_seed_gives_the_same_plans() -> None:
    first, again, other = (random_plans(RULES, EVEN, 20, seed) for seed in (1, 1, 2))
    assert (first.action == again.action).all() and (first.teams == again.teams).all()
    assert (first.action != other.action).any()


def test_breeding_beats_chance_and_keeps_its_bans() -> None:
    banned = (RULES.action("inclusive_design"),)
    quests = [Quest(EVEN), Quest(np.array([0.6, 0.1, 0.1, 0.1, 0.1]), banned)]
    found = climb(RULES, quests, rounds=8, seed=1, size=36, events=False)
    chance = play_plans(RULES, random_plans(RULES, EVEN, 200, 5, pace=4), events=False).score
    assert found[0].score > np.percentile(chance, 99)
    assert (found[1].played.counts[list(banned)] == 0).all()
    assert (found[1].plans.stones == quests[1].stones[:, None]).all()
    assert (np.diff(found[0].played.score) <= 0).all()
    assert climb(RULES, [], rounds=1, seed=1) == []


def test_breeding_goes_on_from_what_it_is_given() -> None:
    start = climb(RULES, [Quest(EVEN)], rounds=6, seed=1, size=24, events=False)[0]
    after = climb(RULES, [Quest(EVEN, (), start.plans)], rounds=2, seed=2, size=24, events=False)[0]
    assert after.score >= start.score


def test_looking_ahead_beats_chance_within_what_it_may() -> None:
    allowed = (RULES.action("tell_the_story"), RULES.action("learning_communities"))
    free = play_plans(RULES, greedy_plans(RULES, EVEN[:, None], 3, events=False), events=False)
    bound = greedy_plans(RULES, EVEN[:, None], 2, events=False, allowed=allowed, first=6)
    chance = play_plans(RULES, random_plans(RULES, EVEN, 200, 5, pace=3), events=False).score
    assert free.score[0] > np.percentile(chance, 95)
    assert (bound.action[:6] == NOBODY).all()
    assert set(np.unique(bound.action[6:])) <= {NOBODY, *allowed}
    assert free.score[0] > play_plans(RULES, bound, events=False).score[0]
