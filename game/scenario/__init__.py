"""Scenarios: from the file that a trainer writes to the ruleset that the engine plays.

`load_scenario` and `check_scenario` are the way in; `Scenario` is what comes out. The typed models are there
when they are asked for: what is only checked does without the library that they are made of.
"""

import importlib
from typing import TYPE_CHECKING

from game.scenario.findings import Finding, Severity
from game.scenario.load import (
    Listed,
    Scenario,
    ScenarioErrors,
    ScenarioRefused,
    check_scenario,
    files_of,
    find_scenarios,
    load_scenario,
)

if TYPE_CHECKING:
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
    "files_of",
    "find_scenarios",
    "load_scenario",
    "read_plan",
]

_LATER = {
    **dict.fromkeys(("check_plan", "read_plan"), "plan"),
    **dict.fromkeys(("Plan", "PlanEntry", "PlanTurn", "ScenarioSpec"), "spec"),
    "Text": "text",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_LATER[name]}"), name)
