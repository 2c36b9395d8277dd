"""What winners do differently: kinds of actions, planted differences found, and the worth of an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.engine.blueprint import Array
from game.engine.ruleset import Ruleset
from game.evidence.decks import deck
from game.trials.contrast import FRESH, Tables, contrast, examined
from game.trials.dice import LOTS, lot
from game.trials.features import FEATURES, Kinds, features_of
from game.trials.marginal import worth
from game.trials.plans import Plans, Played, play_plans
from game.trials.search import random_plans

RULES = deck("reference").ruleset()
EVEN = np.full(5, 0.2)
Lots = Mapping[int, Array]


@pytest.fixture(scope="module")
def played() -> Played:
    """Plans of any pace, and enough of three a quarter to compare these among themselves."""
    plans = [random_plans(RULES, EVEN, 900, 1), random_plans(RULES, EVEN, 600, 2, pace=3)]
    return play_plans(RULES, Plans.joined(plans), events=False)


def scored(played: Played, score: Array) -> Played:
    return replace(played, score=score)


def names(some: tuple[int, ...]) -> set[str]:
    return {RULES.actions[a] for a in some}


def test_actions_are_of_the_kinds_that_the_model_names() -> None:
    kinds = Kinds.of(RULES)
    assert names(kinds.vision) == {
        "vision_building",
        "vision_translation",
        "tell_the_story",
        "shared_decisions",
    }
    assert names(kinds.translation) == {"vision_translation"}
    assert names(kinds.teaching) == {
        "learning_communities",
        "leaders_learn_along",
        "workplace_coaching",
        "didactic_training",
        "practice_research",
    }
    assert names(kinds.leaders) == {"leaders_digital", "leader_peer_learning"}
    assert names(kinds.tools) == {"new_platform", "ai_pilot", "infrastructure_renewal"}


def test_features_count_what_was_carried_out(played: Played) -> None:
    values = dict(zip((feature.id for feature in FEATURES), features_of(RULES, played), strict=True))
    assert (values["translation"] == played.counts[RULES.action("vision_translation")]).all()
    assert (values["vision_early"] <= values["vision_actions"]).all()
    assert (values["tool_share"] * played.done <= values["tool_count"] + 1e-9).all()


def test_a_model_that_pays_tools_and_punishes_learning_is_caught(played: Played) -> None:
    kinds = Kinds.of(RULES)
    perverse = played.counts[list(kinds.tools)].sum(axis=0) - played.counts[list(kinds.teaching)].sum(axis=0)
    found = contrast(RULES, scored(played, perverse / np.maximum(played.done, 1)))
    wrong = {one.feature.id for one in found if one.seems_wrong and one.reading == "all"}
    assert {"tool_share", "teacher_learning"} <= wrong


def test_a_model_that_pays_learning_is_not(played: Played) -> None:
    kinds = Kinds.of(RULES)
    found = contrast(RULES, scored(played, played.counts[list(kinds.teaching)].sum(axis=0)))
    of_learning = [one for one in found if one.feature.id == "teacher_learning"]
    assert not any(one.seems_wrong for one in of_learning)
    assert all(one.size > 0 for one in of_learning)


def test_what_seems_wrong_counts_when_fresh_plans_say_so_too(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught = played.counts[list(Kinds.of(RULES).teaching)].sum(axis=0)
    for fresh, counts in ((-taught, True), (taught, False)):
        lots = {3: -taught, 3 + FRESH: fresh}

        def play(self: Tables, rules: Ruleset, stones: Array, number: int, lots: Lots = lots) -> Played:
            return scored(played, lots[number])

        monkeypatch.setattr(Tables, "play", play)
        found, _ = examined(RULES, EVEN, Tables(1_500, 1, events=False), 3)
        of_learning = [one for one in found if one.feature.id == "teacher_learning"]
        assert all(one.seems_wrong and one.contradicts == counts for one in of_learning)
        assert not any(one.contradicts for one in found if not one.seems_wrong)


def test_no_lot_of_a_seed_is_one_of_another() -> None:
    assert len({lot(seed, number) for seed in range(4) for number in range(LOTS)}) == 4 * LOTS
    ours, theirs = Tables(40, 1, events=False), Tables(40, 2, events=False)
    assert not np.array_equal(ours.play(RULES, EVEN, 1).score, theirs.play(RULES, EVEN, 0).score)
    assert np.array_equal(ours.play(RULES, EVEN, 1).score, ours.play(RULES, EVEN, 1).score)


def test_merely_doing_more_shows_only_where_pace_is_not_held(played: Played) -> None:
    jitter = np.sin(np.arange(len(played.score)) * 12.9898)
    found = contrast(RULES, scored(played, played.done + 0.01 * jitter))
    by_reading = {one.reading: one for one in found if one.feature.id == "teacher_learning"}
    assert by_reading["all"].low > 0.3
    assert by_reading["within pace"].low < 0 < by_reading["within pace"].high


def test_the_worth_of_an_action_is_found_at_equal_pace(played: Played) -> None:
    points = np.linspace(-1.0, 1.0, len(RULES.actions))
    score = points @ played.counts + 3.0 * np.sqrt(played.done)
    found = worth(scored(played, score))
    assert found.points == pytest.approx(points, abs=1e-6)
    noisy = worth(scored(played, score + 4.0 * np.sin(np.arange(len(score)) * 78.233)))
    assert (np.abs(noisy.points - points) < 2.5 * noisy.half).all()
    assert noisy.half.min() > 0.01
