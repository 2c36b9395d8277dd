"""The floor is the engine's own array work: all of it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from game.bench.recorder import record
from game.bench.tape import Plain
from game.cli.find import find_scenario
from game.engine import noise, step
from game.engine.batch import play
from game.engine.policies import POLICIES


@dataclass(frozen=True)
class Known:
    numbers: Plain


def known() -> Known:
    return Known(np.arange(6.0))


@pytest.mark.parametrize(
    ("scenario", "policy", "chunk"),
    [("innovatiecollege", "random", 40), ("kennismaking", "random", 16), ("kennismaking", "balanced", 40)],
)
def test_the_tape_of_a_batch_ends_with_the_engines_own_bits(scenario: str, policy: str, chunk: int) -> None:
    rules = find_scenario(scenario).ruleset()
    bot = POLICIES[policy]
    recording = record(rules, lambda rules: play(rules, bot, 5, 40, turns=5, chunk=chunk).final)
    assert np.array_equal(recording.made, play(rules, bot, 5, 40, turns=5).final)
    assert recording.strays == 0
    for _ in range(2):  # a tape can be played again
        recording.tape.play()
        assert np.array_equal(recording.tape.left(recording.place), recording.made)


def test_the_tape_draws_the_engines_own_luck() -> None:
    recording = record((), lambda _: noise.outcome_noise(3, 1, range(9)).z)
    recording.tape.play()
    assert np.array_equal(recording.tape.left(recording.place), noise.outcome_noise(3, 1, range(9)).z)
    recording.tape.left(recording.place)[:] = 0
    recording.tape.play()
    assert recording.tape.left(recording.place).any()


def test_every_operation_is_noted_once_and_views_are_not() -> None:
    def work(known: Known) -> Plain:
        numbers = known.numbers
        total = numbers[1:4] + numbers[::-2]  # 1: the two views are none
        total *= 2.0  # 2
        total[total > 6] = 0.0  # 3 and 4: the comparison, and the assignment
        return total.reshape(3, 1)[np.array([2, 0])].T  # 5: taken by number

    recording = record(known(), work)
    assert len(recording.tape) == 5
    recording.tape.play()
    expected = work(known())
    assert np.array_equal(recording.made, expected)
    assert np.array_equal(recording.tape.left(recording.place), expected)


def test_a_copy_of_another_shape_is_noted_too() -> None:
    recording = record(known(), lambda known: known.numbers.reshape(2, 3).T.ravel() + 0.5)
    recording.tape.play()
    assert len(recording.tape) == 2
    assert np.array_equal(recording.tape.left(recording.place), [0.5, 3.5, 1.5, 4.5, 2.5, 5.5])


def test_what_numpy_cannot_put_in_place_can_be_taken_off() -> None:
    recording = record(known(), lambda known: np.where(known.numbers > 2, known.numbers, -1.0) + 1.0)
    recording.tape.play()
    before = recording.tape.left(recording.place).copy()
    recording.tape.play_copies()
    assert len(recording.tape) == 3
    recording.tape.play()
    assert np.array_equal(recording.tape.left(recording.place), before)


def test_an_array_that_nobody_told_of_is_counted() -> None:
    outside = np.ones(6)
    assert record(known(), lambda known: known.numbers * outside).strays == 1


def test_recording_leaves_the_engine_as_it_was() -> None:
    rules = find_scenario("kennismaking").ruleset()
    with pytest.raises(ZeroDivisionError):
        record(rules, lambda rules: play(rules, POLICIES["random"], 1, 1 // 0).final)
    assert noise.np is np  # type: ignore[attr-defined]
    assert all(type(part) is np.ndarray for part in (rules.start, rules.floor, rules.reach.strength))
    assert type(play(rules, POLICIES["random"], 1, 2).final) is np.ndarray
    assert step.__doc__
