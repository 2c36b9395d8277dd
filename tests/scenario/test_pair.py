"""`stad` and `streek`: one school for two tables, with one trade at the start and neither the poor one."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from game.engine.batch import play
from game.engine.blueprint import OUTCOMES
from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario
from game.scenario.strategy import strategy

TRADE = {"competence_development", "innovation_room", "processes"}
UNPLAYED = ("id", "title", "checks")
"""What the two also differ in: what they are called, and what bots are to show of each."""
GAMES = 60


@cache
def school(name: str) -> Scenario:
    return load_scenario(name, search=[scenarios_dir()])


def played(name: str) -> dict[str, Any]:
    return {key: value for key, value in deepcopy(school(name).data).items() if key not in UNPLAYED}


def ends(name: str, plan: str) -> dict[str, float]:
    """The mean of each outcome at the end, over games with the same luck at both tables."""
    scenario = school(name)
    rules = scenario.ruleset()
    bot = strategy(scenario.spec.plans[plan], scenario.spec, rules, plan)
    final = play(rules, bot, 5, GAMES).final
    return {outcome: float(final[rules.variables.index(outcome)].mean()) for outcome in OUTCOMES}


def test_they_differ_in_one_trade_of_equal_worth_and_in_nothing_else() -> None:
    one, other = played("stad"), played("streek")
    begun, began = one["school"].pop("start"), other["school"].pop("start")
    assert one == other
    assert {name for name in begun if begun[name] != began[name]} == TRADE
    assert begun.keys() == began.keys()
    assert sum(begun[name] for name in TRADE) == sum(began[name] for name in TRADE)


def test_both_tables_meet_the_same_event_every_quarter_whatever_they_do() -> None:
    events = school("stad").spec.events.values()
    assert sorted(turn for event in events for turn in event.at) == list(range(1, 8))
    assert all(event.chance == 1 for event in events)


def test_neither_is_the_poor_school() -> None:
    one, other = ends("stad", "vision_first"), ends("streek", "vision_first")
    assert all(abs(one[name] - other[name]) < 3 for name in OUTCOMES)
    assert abs(sum(one.values()) - sum(other.values())) < 4


def test_what_to_begin_with_depends_on_the_bottleneck() -> None:
    ahead = {
        name: sum(ends(name, "timetable_first").values()) - sum(ends(name, "time_first").values())
        for name in ("stad", "streek")
    }
    assert ahead["stad"] > 2
    assert ahead["streek"] < -2
