"""A school is one block of numbers: saved, read back, copied and cut without losing a bit."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.decisions import Decisions, Placed
from game.engine.facts import SchoolFacts
from game.engine.noise import Luck
from game.engine.policies import POLICIES
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import action, decided, effect, reference, school, standard


def lived_school() -> SchoolState:
    kept: list[SchoolState] = []
    play(standard(), POLICIES["random"], 2, 3, turns=5, on_turn=lambda *args: kept.append(args[-1].copy()))
    return kept[-1]


def test_a_saved_school_goes_on_as_if_it_had_never_stopped() -> None:
    rules, state = standard(), lived_school()
    back = SchoolState.from_bytes(rules, state.to_bytes(1))
    plan = Decisions.of(rules, [Placed(0, 1)])
    whole = step(rules, state.take([1]), 5, plan, Luck.none())
    assert step(rules, back, 5, plan, Luck.none()).to_bytes() == whole.to_bytes()


def test_the_digest_is_that_of_the_saved_bytes() -> None:
    state = lived_school()
    assert state.digest(2) == hashlib.sha256(state.to_bytes(2)).hexdigest()
    assert state.digest(0) != state.digest(1)


def test_the_saved_bytes_are_little_endian_and_begin_with_the_variables() -> None:
    state = lived_school()
    numbers = np.frombuffer(state.to_bytes(1), dtype="<f8")
    assert numbers[: len(standard().variables)].tolist() == state.levels[:, 1].tolist()


def test_bytes_of_another_scenario_are_not_read_as_a_school() -> None:
    with pytest.raises(ValueError, match="does not belong to this scenario"):
        SchoolState.from_bytes(reference(), lived_school().to_bytes())


def test_a_memory_of_what_is_no_quarter_is_not_read_as_a_school() -> None:
    for wrong in (0.5, -1.0, 1e9, float("nan")):
        numbers = np.frombuffer(lived_school().to_bytes(), dtype="<f8").copy()
        numbers[standard().layout.memory.start] = wrong
        with pytest.raises(ValueError, match="no quarter"):
            SchoolState.from_bytes(standard(), numbers.tobytes())


def test_games_taken_out_of_a_batch_live_on_their_own() -> None:
    state = lived_school()
    taken = state.take([2, 0])
    assert taken.to_bytes(0) == state.to_bytes(2)
    taken.block[:] = 0
    assert state.levels[0, 0] != 0


def test_stones_become_weights_and_no_stones_stay_nothing() -> None:
    rules = reference()
    assert SchoolState.start(rules, [2, 4, 1, 1, 2]).weights[:, 0].tolist() == [0.2, 0.4, 0.1, 0.1, 0.2]
    assert SchoolState.start(rules, [0] * 5).weights[:, 0].tolist() == [0.0] * 5
    with pytest.raises(ValueError, match="negative"):
        SchoolState.start(rules, [1, -1, 0, 0, 0])


def test_another_start_level_does_not_move_what_the_model_compares_with() -> None:
    rules = reference().without_chance()
    safe = SchoolState.start(rules, [1] * 5, overrides={"safety": 66})
    usual = SchoolState.start(rules, [1] * 5)
    plan = decided(rules)
    gain = step(rules, safe, 0, plan, Luck.none()).level("commitment.care") - step(
        rules, usual, 0, plan, Luck.none()
    ).level("commitment.care")
    assert float(gain[0]) == pytest.approx(0.1 * 0.35 * 20)


def test_a_level_out_of_bounds_is_no_start() -> None:
    with pytest.raises(ValueError, match="safety can't start at 101"):
        SchoolState.start(reference(), [1] * 5, overrides={"safety": 101})
    with pytest.raises(ValueError, match="fatigue can't start at -1"):
        SchoolState.start(reference(), [1] * 5, overrides={"fatigue": -1})
    assert SchoolState.start(reference(), [1] * 5, overrides={"budget": -500}).level("budget")[0] == -500


def test_the_ledger_forgets_nothing_within_its_eight_quarters() -> None:
    long = action(effects=(effect("safety", 8.0, after=7, over=1, unscaled=True),), repeat_loss=0.0)
    rules = school([long], turns=12)
    state = SchoolState.start(rules, [1, 1, 1])
    quiet = SchoolState.start(rules, [1, 1, 1])
    for turn in range(8):
        plan = Decisions.of(rules, [Placed(0, 0)] if turn == 0 else [])
        state = step(rules, state, turn, plan, Luck.none())
        quiet = step(rules, quiet, turn, Decisions.of(rules), Luck.none())
        arrived = float(state.level("safety")[0] - quiet.level("safety")[0])
        assert (arrived > 1) == (turn == 7)


def test_conditions_read_the_quarter_from_1_and_team_variables_as_a_mean_over_staff() -> None:
    rules = school()
    facts = SchoolFacts(SchoolState.start(rules, [1, 0, 1]), turn=0)
    assert facts.turn == 1
    assert facts.level("skill")[0] == pytest.approx(0.75 * 40 + 0.25 * 60)
    assert facts.teams("skill")[:, 0].tolist() == [40, 60]
    assert facts.theme(2)[0] == 0.5
    assert facts.level("budget")[0] == 140
    assert 0 <= facts.level("coherence")[0] <= 100
