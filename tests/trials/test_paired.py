"""Arms of an experiment: the same luck game by game, and nothing of one arm reaches another."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.policies import Balanced, FixedPlan
from game.engine.policies.plans import Entry, PlanTurn
from game.trials.arms import ABSENT, Arm, both, by_action, by_turn, cycle
from game.trials.paired import play_arms
from tests.engine.build import reference, standard

RULES = reference()
TRAINING = by_action({"didactic_training": (1, 3), "learning_communities": (2, 4)})
EVEN = dict.fromkeys(RULES.themes, 1.0)


def test_a_plan_is_written_by_turn_or_by_action() -> None:
    assert by_turn({1: "safe_culture", 2: "safe_culture new_platform"}) == by_action(
        {"safe_culture": (1, 2), "new_platform": (2,)}
    )
    done = by_turn({3: "new_platform/i_coach@care+tech"})[3][0]
    assert (done.action, done.leader, done.teams) == ("new_platform", "i_coach", ("care", "tech"))


def test_plans_join_with_the_first_paying_first_and_a_cycle_goes_round() -> None:
    joined = both(by_turn({1: "a", 2: "b"}), by_turn({1: "c"}))
    assert [do.action for do in joined[1]] == ["a", "c"]
    assert [do[0].action for do in cycle(("a", "b"), range(1, 4)).values()] == ["a", "b", "a"]


def test_an_arm_gives_the_same_bits_alone_in_company_and_in_parts() -> None:
    arms = [Arm(TRAINING), Arm(), Arm(TRAINING, start={"safety": 25.0}), Arm(TRAINING, events=True)]
    together = play_arms(RULES, arms, 1, 700)
    alone = play_arms(RULES, arms[:1], 1, 700)
    assert np.array_equal(together.series("skill", arms[0]), alone.series("skill", arms[0]))
    later = play_arms(RULES, arms, 1, 3, first=600)
    for arm in arms:
        assert np.array_equal(later.end("score", arm), together.end("score", arm)[600:603])


def test_a_fixed_plan_is_played_as_the_engine_plays_it() -> None:
    entries = {0: "safe_culture", 1: "new_platform"}
    plan = FixedPlan(
        [1.0] * len(RULES.themes),
        {
            turn: PlanTurn((Entry(RULES.action(name), RULES.role("director")),))
            for turn, name in entries.items()
        },
    )
    arm = Arm(by_turn({1: "safe_culture/director", 2: "new_platform/director"}), EVEN)
    final = play(RULES, plan, 7, 20, events=False).final
    runs = play_arms(RULES, [arm], 7, 20)
    assert np.array_equal(runs.end("safety", arm), final[RULES.row("safety")])


def test_a_bot_plays_as_it_does_elsewhere() -> None:
    arm = Arm(policy=Balanced(), events=True)
    runs = play_arms(standard(), [arm, Arm()], 3, 12)
    final = play(standard(), Balanced(), 3, 12).final
    assert np.array_equal(runs.end("agility", arm), final[standard().row("agility")])


def test_events_come_only_to_the_arms_that_have_them() -> None:
    quiet, busy = Arm(), Arm(events=True)
    runs = play_arms(RULES, [quiet, busy], 1, 4)
    final = play(RULES, FixedPlan([1.0] * len(RULES.themes), {}), 1, 4, events=False).final
    assert np.array_equal(runs.end("safety", quiet), final[RULES.row("safety")])
    assert not np.array_equal(runs.end("safety", quiet), runs.end("safety", busy))


def test_a_choice_is_what_an_event_gets() -> None:
    default, open_ = Arm(events=True), Arm(events=True, choices={"data_leak": "learn_openly"})
    runs = play_arms(RULES.without_chance(), [default, open_], 1, 1)
    assert runs.at("ethics", open_, 2)[0] > runs.at("ethics", default, 2)[0]


def test_who_may_lead_can_be_limited_and_an_absent_leader_does_nothing() -> None:
    plan = both(TRAINING, by_action({"progress_monitoring": (1, 2, 3, 4)}))
    shared, hero = Arm(plan), Arm(plan, leaders=("director",))
    unled = Arm(by_turn({1: f"didactic_training/{ABSENT}"}))
    nothing = Arm()
    runs = play_arms(RULES.without_chance(), [shared, hero, unled, nothing], 1, 1)
    assert runs.end("skill", shared)[0] > runs.end("skill", hero)[0]
    assert runs.end("shared_leadership", hero)[0] < runs.end("shared_leadership", shared)[0]
    assert runs.at("budget", unled, 1)[0] < runs.at("budget", nothing, 1)[0]
    assert runs.at("skill", unled, 3)[0] <= runs.at("skill", nothing, 3)[0]


def test_the_rule_spreads_leading_over_those_who_fit_and_have_time() -> None:
    """docs/model.md 10: who has 45 hours doesn't take the 52 hours of learning communities."""
    ruled = Arm(by_turn({1: "learning_communities"}))
    named = Arm(by_turn({1: "learning_communities/team_leader"}))
    busy = Arm(by_turn({1: "learning_communities/ambassador"}))
    runs = play_arms(RULES.without_chance(), [ruled, named, busy], 1, 1)
    assert runs.end("skill", ruled) == runs.end("skill", named) != runs.end("skill", busy)


def test_start_levels_can_be_set_for_one_arm() -> None:
    high, low = Arm(start={"safety": 65.0, "budget": 300.0}), Arm(start={"team.skill": 10.0})
    runs = play_arms(RULES, [high, low], 1, 2)
    assert list(runs.at("safety", high, 0)) == [65.0, 65.0]
    assert list(runs.at("budget", high, 0)) == [300.0, 300.0]
    assert runs.at("skill", low, 0) == pytest.approx([10.0, 10.0])
    assert runs.at("safety", low, 0)[0] == RULES.start[RULES.row("safety")]


@pytest.mark.parametrize(
    "arm",
    [
        Arm(by_turn({1: "no_such_action"})),
        Arm(by_turn({1: "safe_culture/nobody_here"})),
        Arm(by_turn({1: "new_platform@moon"})),
        Arm(vision={"no_such_theme": 1.0}),
        Arm(start={"no_such_variable": 1.0}),
        Arm(leaders=("no_such_role",)),
        Arm(choices={"data_leak": "no_such_option"}),
    ],
)
def test_a_name_that_the_deck_does_not_have_is_never_passed_over(arm: Arm) -> None:
    with pytest.raises(KeyError):
        play_arms(RULES, [arm], 1, 1)


def test_of_many_games_only_what_is_asked_for_is_kept() -> None:
    arm = Arm(TRAINING)
    whole, part = play_arms(RULES, [arm], 1, 3), play_arms(RULES, [arm], 1, 3, only={"skill"})
    assert np.array_equal(part.series("skill", arm), whole.series("skill", arm))
    with pytest.raises(KeyError):
        part.series("safety", arm)
