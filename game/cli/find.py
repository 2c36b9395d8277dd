"""A scenario by the name of one that ships, or by its file."""

from __future__ import annotations

from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario


def find_scenario(what: str) -> Scenario:
    """Raises UsageError when there is none, and what `load_scenario` raises when it has mistakes."""
    return load_scenario(what, search=[scenarios_dir()])
