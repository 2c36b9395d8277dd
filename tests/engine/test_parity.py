"""The engine computes what docs/model.md says: the expected numbers of the reference deck come out."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from game.engine.blueprint import Array
from game.engine.noise import Luck, outcome_noise
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import ROOT, decided, reference

EXPECTED = json.loads((ROOT / "tests/data/reference-expected.json").read_text())
PLANS = list(EXPECTED["plans"])
SEED, GAMES, TOLERANCE = EXPECTED["seed"], EXPECTED["games"], EXPECTED["tolerance"]


def trajectory(rules: Ruleset, plan: dict[str, Any], games: int, chance: bool) -> list[Array]:
    state = SchoolState.start(rules, [plan["vision"].get(theme, 0) for theme in rules.themes], games)
    levels = [state.levels.copy()]
    for turn in range(rules.turns):
        entries = plan["turns"].get(str(turn + 1), {}).get("actions", [])
        luck = outcome_noise(SEED, turn, range(games)) if chance else Luck.none(games)
        state = step(rules, state, turn, decided(rules, *entries, games=games), luck)
        levels.append(state.levels.copy())
    return levels


def test_the_variables_stand_in_the_order_that_others_rely_on() -> None:
    assert list(reference().variables) == EXPECTED["variables"]


@pytest.mark.parametrize("name", PLANS)
def test_a_reference_plan_gives_its_numbers_without_chance(name: str) -> None:
    rules, expected = reference().without_chance(), EXPECTED["plans"][name]
    levels = trajectory(rules, expected["plan"], games=1, chance=False)
    for variable, values in expected["without_chance"].items():
        computed = [levels[turn][rules.row(variable), 0] for turn in EXPECTED["turns"]]
        assert computed == pytest.approx(values, abs=TOLERANCE), variable


@pytest.mark.parametrize("name", PLANS)
def test_a_reference_plan_gives_its_spread_on_the_exact_streams_of_luck(name: str) -> None:
    rules, expected = reference(), EXPECTED["plans"][name]
    final = trajectory(rules, expected["plan"], games=GAMES, chance=True)[-1]
    for variable, spread in expected["with_chance"].items():
        if spread is not None:
            row = final[rules.row(variable)]
            assert [np.mean(row), np.std(row)] == pytest.approx(spread, abs=TOLERANCE), variable


def test_without_chance_the_luck_of_a_game_changes_nothing() -> None:
    rules, plan = reference().without_chance(), EXPECTED["plans"]["good"]["plan"]
    calm = trajectory(rules, plan, games=1, chance=False)[-1]
    assert np.array_equal(calm, trajectory(rules, plan, games=1, chance=True)[-1])
