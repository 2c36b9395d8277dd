"""Tricks are found where there are any: an action that does everything, one that does nothing, an exploit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from game.engine.blueprint import Effect
from game.engine.ruleset import Ruleset
from game.evidence.decks import deck
from game.trials.dominance import RUNS, SearchEffort, best_runs, dominance
from game.trials.exploits import cheap_leader_actions, try_exploits

RULES = deck("reference").ruleset()
VISIONS = np.array([[0.4, 0.15, 0.15, 0.15, 0.15], [0.2] * 5]).T
EFFORT = SearchEffort(rounds=4, size=24, after_ban=2, runs=400, slots=2)


def with_effects(changed: Mapping[str, Callable[[Effect], Effect]]) -> Ruleset:
    """The deck with every effect of some actions changed."""
    actions = tuple(
        replace(one, effects=tuple(map(changed[one.id], one.effects))) if one.id in changed else one
        for one in RULES.blueprint.actions
    )
    return Ruleset.build(replace(RULES.blueprint, actions=actions))


def times(factor: float) -> Callable[[Effect], Effect]:
    return lambda effect: replace(effect, by=factor * effect.by)


def straight_to_outcomes(effect: Effect) -> Effect:
    ends = ("education_quality", "equal_opportunity", "staff_wellbeing", "labour_market_fit")
    moved = ("competence_development", "team.skill", "team.adoption", "support")
    return Effect(ends[moved.index(effect.moves)], by=20.0)


def test_an_action_that_does_everything_dominates_and_one_that_does_nothing_lifts_nothing() -> None:
    rules = with_effects({"inclusive_design": times(12.0), "share_and_celebrate": times(0.0)})
    key, idle = rules.action("inclusive_design"), rules.action("share_and_celebrate")
    found = dominance(rules, VISIONS, 1, EFFORT, events=False)
    assert key in found.dominant
    assert idle in found.unused_losses
    assert key not in found.useless
    assert key in best_runs(rules, VISIONS, 1, 400, events=False).in_all


def test_the_best_runs_are_twenty_and_of_every_vision() -> None:
    found = best_runs(RULES, VISIONS, 1, 400, events=False)
    assert found.scores.shape[1] == RUNS
    assert ((found.share >= 0) & (found.share <= 1)).all()


def test_one_action_all_the_time_does_not_pay_but_would_if_it_did_everything() -> None:
    (tried,) = try_exploits(RULES, VISIONS, (1, 2), events=False, only=("spam",))
    assert tried.closed and tried.gain.high < 0 and tried.score < tried.honest
    (tried,) = try_exploits(
        with_effects({"workplace_coaching": straight_to_outcomes}),
        VISIONS,
        (1, 2),
        events=False,
        only=("spam",),
    )
    assert not tried.closed


def test_waiting_to_the_end_or_saving_all_money_does_not_pay() -> None:
    for tried in try_exploits(RULES, VISIONS, (1, 2), events=False, only=("saving", "dumping")):
        assert tried.closed, tried.exploit.id
        assert tried.outcomes["education_quality"][0] < tried.outcomes["education_quality"][1]


def test_ignoring_events_is_tried_where_there_are_any() -> None:
    college = deck("innovatiecollege").ruleset()
    (tried,) = try_exploits(college, VISIONS, (1,), only=("no_answers",))
    assert tried.exploit.id == "no_answers"
    assert not try_exploits(RULES, VISIONS, (1,), events=False, only=("no_answers",))


def test_cheap_leader_actions_are_light_school_wide_and_cheap() -> None:
    names = {RULES.actions[a] for a in cheap_leader_actions(RULES)}
    assert {"leaders_digital", "leader_peer_learning"} <= names
    assert not names & {"new_platform", "vision_building", "workload_relief"}
