"""Derived values, and who changed them."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine import derived
from game.engine.batch import play
from game.engine.policies import POLICIES
from game.engine.state import SchoolState
from tests.engine.build import reference, school, standard


def test_a_dimension_is_the_mean_of_its_sub_competences() -> None:
    rules = reference()
    scores = derived.dimension_scores(rules, SchoolState.start(rules, [1] * 5))
    assert scores[:, 0].tolist() == pytest.approx([37, 42, 38, 33, 40])


def test_coherence_asks_that_the_school_does_what_it_says_and_does_enough() -> None:
    rules = reference()
    does_it = {"enacted.flexible": 60.0} | {
        f"enacted.{theme}": 0.0 for theme in rules.themes if theme != "flexible"
    }
    does_little = does_it | {"enacted.flexible": rules.p.coh_floor / 2}
    vision = [0, 10, 0, 0, 0]

    def of(overrides: dict[str, float], stones: list[int]) -> float:
        return float(derived.coherence(rules, SchoolState.start(rules, stones, overrides=overrides))[0])

    assert of(does_it, vision) == 100
    assert of(does_little, vision) == pytest.approx(10)
    assert of(does_it, [10, 0, 0, 0, 0]) == 0
    assert of(does_it, [0] * 5) == 0


def test_safety_opens_its_gate_in_an_s_curve_between_two_levels() -> None:
    rules = reference()
    gates = [
        float(derived.safety_gate(rules, SchoolState.start(rules, [1] * 5, overrides={"safety": level}))[0])
        for level in (0, 15, 40, 65, 100)
    ]
    assert gates == pytest.approx([0.12, 0.12, 0.56, 1, 1])


def test_the_weakest_condition_decides_what_a_team_can_carry() -> None:
    rules = reference()
    usual = derived.capacity_of_teams(rules, SchoolState.start(rules, [1] * 5))
    without = derived.capacity_of_teams(
        rules, SchoolState.start(rules, [1] * 5, overrides={"vision_lived.care": 0.0})
    )
    assert without[0, 0] < 0.5 * usual[0, 0]
    assert np.array_equal(without[1:], usual[1:])


def test_effective_practice_is_bounded_by_what_is_used() -> None:
    rules = school()
    nobody = SchoolState.start(rules, [1, 1, 1], overrides={"adoption.north": 0.0, "adoption.south": 0.0})
    assert derived.effective_practice(rules, nobody).tolist() == [[0.0], [0.0]]
    assert (derived.practice(rules, nobody) > 0).all()


def test_the_shares_in_a_change_of_practice_add_up_to_it() -> None:
    rules = standard()
    kept: list[SchoolState] = []
    play(rules, POLICIES["balanced"], 4, 3, on_turn=lambda *args: kept.append(args[-1].copy()))
    before, after = kept[1], kept[9]
    for game in range(3):
        shares = derived.split_practice(rules, before, after, game)
        change = [
            float(derived.staff_mean(rules, derived.effective_practice(rules, state))[game])
            for state in (before, after)
        ]
        assert sum(share.amount for share in shares) == pytest.approx(change[1] - change[0], abs=1e-12)
        teams = [f"vision_lived.{team}" for team in rules.teams]
        assert [share.variable for share in shares[: len(teams) + 1]] == [*teams, "coherence"]
        assert shares[-1].variable == f"adoption.{rules.teams[-1]}"


def test_a_share_is_named_after_the_only_thing_that_changed() -> None:
    rules = school()
    before = SchoolState.start(rules, [1, 1, 1])
    after = SchoolState.start(rules, [1, 1, 1], overrides={"content": 70.0})
    changed = [share.variable for share in derived.split_practice(rules, before, after) if share.amount]
    assert changed == ["content"]
