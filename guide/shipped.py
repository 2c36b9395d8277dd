"""The scenarios that ship, each read once."""

from __future__ import annotations

from functools import lru_cache

from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario

STANDARD = "innovatiecollege"


@lru_cache
def shipped(name: str = STANDARD) -> Scenario:
    return load_scenario(name, search=[scenarios_dir()])
