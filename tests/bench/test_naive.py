"""The oracle itself: it must give what the reference gave, or it may not judge the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
import yaml

from game.bench.naive import MODEL_1, Oracle

DATA = Path(__file__).parents[1] / "data"
FOLDERS = {"1": DATA / "model-1", "2": DATA}
PARAMETERS: dict[str, Mapping[str, float]] = {"1": MODEL_1, "2": {}}
EXPECTED = {m: json.loads((f / "reference-expected.json").read_text("utf-8")) for m, f in FOLDERS.items()}
DECKS = {"1": FOLDERS["1"] / "reference.yaml", "2": DATA.parents[1] / "game/evidence/reference.yaml"}
REFERENCE = {m: yaml.safe_load(deck.read_text("utf-8")) for m, deck in DECKS.items()}
PLANS = [(model, name) for model, expected in EXPECTED.items() for name in expected["plans"]]


def trajectory(model: str, plan: dict[str, Any], **luck: Any) -> list[dict[str, float]]:
    """The state after every quarter of a plan of a model's reference, the start first."""
    oracle = Oracle(REFERENCE[model], plan["vision"], **luck)
    oracle.parameters |= PARAMETERS[model]
    states = [oracle.state]
    for turn in range(1, 13):
        oracle.play(plan["turns"].get(str(turn), {}).get("actions", []), {})
        states.append(oracle.state)
    return states


@pytest.mark.parametrize(("model", "name"), PLANS)
def test_every_plan_of_the_reference_comes_out_without_chance(model: str, name: str) -> None:
    given = EXPECTED[model]
    states = trajectory(model, given["plans"][name]["plan"], chance=False)
    expected = given["plans"][name]["without_chance"]
    assert list(states[0]) == given["variables"] == list(expected)
    for variable, values in expected.items():
        found = [states[turn][variable] for turn in given["turns"]]
        assert found == pytest.approx(values, abs=given["tolerance"], rel=0), variable


@pytest.mark.parametrize("name", ["good", "tools_only"])
def test_with_chance_games_lie_around_the_mean_of_the_reference(name: str) -> None:
    """Of the first model, whose numbers another implementation gave."""
    games, expected = 200, EXPECTED["1"]
    plan = expected["plans"][name]
    finals = [trajectory("1", plan["plan"], seed=expected["seed"], game=i)[-1] for i in range(games)]
    for variable, given in plan["with_chance"].items():
        if given is None:
            continue
        mean, sd = given
        # These games are among those of the reference: the error is of a part against its whole.
        error = sd * sqrt(1 / games - 1 / expected["games"])
        found = fmean(final[variable] for final in finals)
        assert abs(found - mean) <= expected["standard_errors"] * error + expected["tolerance"], variable


def small(**more: Any) -> dict[str, Any]:
    """Two teams, two roles, one action for teams and one for the school; `more` replaces whole keys."""
    strengths = dict.fromkeys(("literacy", "conduct", "organisation", "direction", "culture"), 50)
    scenario: dict[str, Any] = {
        "school": {
            "budget": {"start": 40, "per_turn": 0},
            "teams": {"big": {"size": 30, "start": {"skill": 30, "workload": 70}}, "little": {"size": 10}},
        },
        "themes": {"near": {"serves": "agility"}, "far": {"serves": "agility"}},
        "roles": {
            "first": {"hours": 50, "strengths": strengths},
            "second": {"hours": 50, "strengths": strengths, "leader": True},
            "spare": {"hours": 50, "strengths": strengths, "reserve": True},
        },
        "actions": {
            "visit": {"tags": ["safety"], "reach": "teams"},
            "buy": {"tags": ["strategy"], "cost": 30},
        },
    }
    return scenario | more


def play(scenario: dict[str, Any], *turns: list[dict[str, Any]], **what: Any) -> Oracle:
    """A game of `scenario` without chance in which each of `turns` is played; `what` goes to each quarter."""
    oracle = Oracle(scenario, {"near": 5, "far": 5}, chance=False)
    for actions in turns:
        oracle.play(actions, what.get("options", {}), what.get("revision"), what.get("events", ()))
    return oracle


VISIT = {"do": "visit", "led_by": "first", "teams": ["big"]}
BUY = {"do": "buy", "led_by": "first"}


def with_effect(**effect: Any) -> dict[str, Any]:
    """The small scenario, in which `visit` has this one effect."""
    actions = dict(small()["actions"])
    actions["visit"] = actions["visit"] | {"effects": [effect]}
    return small(actions=actions)


def moved(scenario: dict[str, Any], *turns: list[dict[str, Any]]) -> dict[str, float]:
    """What the effects of `scenario` moved at the end of `turns`, against the small one without any."""
    plain = small(variables=scenario.get("variables", {}))
    with_it, without = play(scenario, *turns).state, play(plain, *turns).state
    return {v: with_it[v] - without[v] for v in with_it if abs(with_it[v] - without[v]) > 1e-12}


def test_an_effect_for_named_teams_reaches_them_in_full_wherever_the_action_was_done() -> None:
    effect = with_effect(moves="team.workload", by=10, teams=["little"], unscaled=True)
    assert moved(effect, [VISIT]) == pytest.approx({"workload.little": 10 * (1 - 0.74)})


def test_an_effect_is_launched_by_what_holds_in_the_quarter_of_the_decision() -> None:
    holds = with_effect(moves="budget", by=50, after=1, unscaled=True, when="turn == 1")
    assert moved(holds, [VISIT]) == {}
    assert moved(holds, [VISIT], []) == pytest.approx({"budget": 50})
    assert moved(with_effect(moves="budget", by=50, unscaled=True, when="turn == 2"), [VISIT], []) == {}


def test_an_effect_over_quarters_arrives_in_equal_parts() -> None:
    grant = with_effect(moves="budget", by=90, after=1, over=3, unscaled=True)
    assert moved(grant, [VISIT], [], []) == pytest.approx({"budget": 60})
    assert moved(grant, [VISIT], [], [], [], []) == pytest.approx({"budget": 90})


def test_own_levels_have_gates_and_counts_have_none() -> None:
    own = {"trust": {"start": 40, "decay": 0.1}, "projects": {"start": 120, "decay": 0.5, "kind": "count"}}
    gain = with_effect(moves="trust", by=10, unscaled=True) | {"variables": own}
    state = play(gain, [VISIT]).state
    assert (state["trust"], state["projects"]) == pytest.approx((40 - 4 + 6, 60))
    more = with_effect(moves="projects", by=10, unscaled=True) | {"variables": own}
    assert play(more, [VISIT]).state["projects"] == pytest.approx(70)
    fewer = with_effect(moves="projects", by=-100, unscaled=True) | {"variables": own}
    assert play(fewer, [VISIT]).state["projects"] == 0


def test_a_revised_vision_costs_money_hours_and_what_lives() -> None:
    revised, plain = play(small(), []), play(small(), [])
    revised.play([BUY], {}, {"near": 10})
    plain.play([], {})
    assert revised.weights == {"near": 1, "far": 0}
    assert revised.state["vision_on_paper"] < 0.61 * plain.state["vision_on_paper"]
    assert revised.state["vision_lived.big"] < 0.76 * plain.state["vision_lived.big"]
    assert plain.state["budget"] - revised.state["budget"] == pytest.approx(10), (
        "no money left to buy anything"
    )
    assert revised.state["leader_growth.second"] == pytest.approx(1.6 * 30 / 50)
    assert revised.state["leader_growth.first"] == 0


def test_an_action_that_cannot_be_paid_moves_nothing() -> None:
    twice = small(actions=small()["actions"] | {"again": {"tags": ["strategy"], "cost": 11, "load": 3}})
    once = play(twice, [BUY])
    both = play(twice, [BUY, {"do": "again", "led_by": "first"}])
    assert both.state == once.state
    assert both.done == {"buy"}


def event(**more: Any) -> dict[str, Any]:
    return {"options": {"a": {}, "b": {}}, "default": "a"} | more


def drawn(oracle: Oracle, turns: int) -> list[list[str]]:
    """The events of each quarter when all that come are played."""
    quarters = []
    for _ in range(turns):
        quarters.append(oracle.draw())
        oracle.play([], {}, events=quarters[-1])
    return quarters


def test_a_dated_event_that_finds_its_quarter_full_comes_in_the_next() -> None:
    events = {
        "one": event(at=1),
        "two": event(at=1),
        "three": event(at=[1, 3], once=False),
        "four": event(at=2),
    }
    oracle = Oracle(small(events=events, events_per_turn=2), {"near": 1})
    assert drawn(oracle, 4) == [["one", "two"], ["three", "four"], ["three"], []]


def test_a_conditional_event_waits_till_its_condition_holds_and_comes_once() -> None:
    events = {
        "late": event(when="turn >= 2 and not happened(late)"),
        "often": event(at=[1, 2, 3], once=False),
    }
    oracle = Oracle(small(events=events, events_per_turn=1), {"near": 1})
    assert drawn(oracle, 3) == [["often"], ["late"], ["often"]]


def test_an_event_comes_as_often_as_its_chance_says() -> None:
    events = {f"e{k}": event(chance="0.1 * (1 + 2 * theme(near))") for k in range(6)}
    scenario = small(events=events, events_per_turn=6)
    came = [len(Oracle(scenario, {"near": 1}, game=i).draw()) for i in range(1000)]
    assert fmean(came) / 6 == pytest.approx(0.3, abs=3 * sqrt(0.21 / 6000))


def test_conditions_know_the_school_its_teams_and_what_was_done() -> None:
    oracle = play(small(events={"e": event(at=1)}), [VISIT], options={"e": "b"})
    oracle.state |= {"skill.big": 20.0, "skill.little": 60.0, "budget": -3.0}
    for holds in (
        "turn == 2",
        "1 < turn <= 2 and budget + 3 == 0",
        "skill == 30 and team.skill == 30 and mean(team.skill) == 30",
        "highest(team.skill) - lowest(team.skill) == 40",
        "theme(near) == 0.5",
        "chosen(visit) and not chosen(buy)",
        "happened(e) and answered(e, b) and not (answered(e, a) or happened(incident))",
    ):
        assert oracle.value(holds) == 1, holds


def test_what_is_done_is_known_from_the_next_quarter() -> None:
    effect = with_effect(moves="budget", by=7, unscaled=True, when="chosen(visit)")
    assert moved(effect, [VISIT]) == {}
    assert moved(effect, [VISIT], [VISIT]) == pytest.approx({"budget": 7})


def test_a_spare_role_plays_only_when_asked() -> None:
    assert "leader_growth.spare" not in Oracle(small(), {}).state
    assert "leader_growth.spare" in Oracle(small(), {}, reserve=True).state
