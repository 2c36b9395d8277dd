"""The scenarios that ship teach what their `checks:` say; `check --play` tells it with more games."""

from __future__ import annotations

import pytest

from game.paths import scenarios_dir
from game.scenario import find_scenarios, load_scenario
from game.trials.checks import Result, try_checks

GAMES = 40


@pytest.mark.parametrize(
    "name", [one.path.stem for one in find_scenarios([scenarios_dir()]) if one.is_offered]
)
def test_no_check_of_a_shipped_scenario_fails(name: str) -> None:
    tried = try_checks(load_scenario(name, search=[scenarios_dir()]), seed=1, games=GAMES)
    assert tried and not [one.claim.name for one in tried if one.result is Result.FAILS]
