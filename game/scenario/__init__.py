"""Scenarios: from the file that a trainer writes to the ruleset that the engine plays.

`load_scenario` and `check_scenario` are the way in; `Scenario` is what comes out.
"""

from game.scenario.compile import compile_blueprint
from game.scenario.findings import Finding, Severity
from game.scenario.load import (
    Listed,
    Scenario,
    ScenarioErrors,
    ScenarioRefused,
    check_scenario,
    find_scenarios,
    load_scenario,
)
from game.scenario.plan import check_plan, read_plan
from game.scenario.spec import Plan, PlanEntry, PlanTurn, ScenarioSpec
from game.scenario.text import Text

__all__ = [
    "Finding",
    "Listed",
    "Plan",
    "PlanEntry",
    "PlanTurn",
    "Scenario",
    "ScenarioErrors",
    "ScenarioRefused",
    "ScenarioSpec",
    "Severity",
    "Text",
    "check_plan",
    "check_scenario",
    "compile_blueprint",
    "find_scenarios",
    "load_scenario",
    "read_plan",
]
