"""The engine computes what docs/model.md says: the expected numbers of the reference deck come out.

Of every model that games have been played with: the deck and the numbers of an older one stay.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from game.engine import MODEL_VERSION
from game.engine.blueprint import Array
from game.engine.noise import Luck, outcome_noise
from game.engine.parameters import MODELS
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.scenario import load_scenario
from tests.engine.build import REFERENCE, ROOT, decided, reference

FOLDERS = {"1": ROOT / "tests/data/model-1", "2": ROOT / "tests/data"}
EXPECTED = {
    model: json.loads((folder / "reference-expected.json").read_text()) for model, folder in FOLDERS.items()
}
PLANS = [(model, name) for model, expected in EXPECTED.items() for name in expected["plans"]]
NEWEST = EXPECTED[MODEL_VERSION]
SEED, TOLERANCE = NEWEST["seed"], NEWEST["tolerance"]


@cache
def deck(model: str) -> Ruleset:
    first = FOLDERS["1"] / "reference.yaml"
    return load_scenario(first if model == "1" else REFERENCE).ruleset(model=model)


def trajectory(rules: Ruleset, plan: dict[str, Any], games: int, chance: bool) -> list[Array]:
    state = SchoolState.start(rules, [plan["vision"].get(theme, 0) for theme in rules.themes], games)
    levels = [state.levels.copy()]
    for turn in range(rules.turns):
        entries = plan["turns"].get(str(turn + 1), {}).get("actions", [])
        luck = outcome_noise(SEED, turn, range(games)) if chance else Luck.none(games)
        state = step(rules, state, turn, decided(rules, *entries, games=games), luck)
        levels.append(state.levels.copy())
    return levels


def test_every_model_has_its_numbers() -> None:
    assert set(FOLDERS) == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_the_variables_stand_in_the_order_that_others_rely_on(model: str) -> None:
    assert list(deck(model).variables) == EXPECTED[model]["variables"]


@pytest.mark.parametrize(("model", "name"), PLANS)
def test_a_reference_plan_gives_its_numbers_without_chance(model: str, name: str) -> None:
    rules, expected = deck(model).without_chance(), EXPECTED[model]["plans"][name]
    levels = trajectory(rules, expected["plan"], games=1, chance=False)
    for variable, values in expected["without_chance"].items():
        computed = [levels[turn][rules.row(variable), 0] for turn in NEWEST["turns"]]
        assert computed == pytest.approx(values, abs=TOLERANCE), variable


@pytest.mark.parametrize(("model", "name"), PLANS)
def test_a_reference_plan_gives_its_spread_on_the_exact_streams_of_luck(model: str, name: str) -> None:
    rules, expected = deck(model), EXPECTED[model]["plans"][name]
    final = trajectory(rules, expected["plan"], EXPECTED[model]["games"], chance=True)[-1]
    for variable, spread in expected["with_chance"].items():
        if spread is not None:
            row = final[rules.row(variable)]
            assert [np.mean(row), np.std(row)] == pytest.approx(spread, abs=TOLERANCE), variable


def test_without_chance_the_luck_of_a_game_changes_nothing() -> None:
    rules, plan = reference().without_chance(), NEWEST["plans"]["good"]["plan"]
    calm = trajectory(rules, plan, games=1, chance=False)[-1]
    assert np.array_equal(calm, trajectory(rules, plan, games=1, chance=True)[-1])
