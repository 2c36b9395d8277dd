"""Luck has an address: seed, purpose, turn and game."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.noise import Luck, Purpose, outcome_noise, uniforms, words


def test_a_game_draws_alone_what_it_draws_in_any_batch() -> None:
    together = words(5, Purpose.EVENTS, 3, range(100), 30)
    assert np.array_equal(together[40:60], words(5, Purpose.EVENTS, 3, range(40, 60), 30))


def test_seed_purpose_and_turn_each_give_other_luck() -> None:
    luck = [
        words(seed, purpose, turn, range(1), 4).tolist()
        for seed, purpose, turn in (
            (1, 1, 0),
            (2, 1, 0),
            (1, 2, 0),
            (1, 1, 1),
            (2**64 - 1, 1, 0),
            (2**64 - 2, 1, 0),
        )
    ]
    assert len({tuple(row[0]) for row in luck}) == len(luck)


def test_uniforms_lie_from_0_to_below_1() -> None:
    drawn = uniforms(1, Purpose.LOTS, 0, range(2000), 10)
    assert drawn.min() >= 0
    assert drawn.max() < 1
    assert abs(drawn.mean() - 0.5) < 0.01


def test_noise_has_mean_0_and_spread_1_and_never_strays_far() -> None:
    z = outcome_noise(1, 0, range(20000)).z
    assert z.shape == (7, 20000)
    assert np.abs(z).max() <= 3.47
    assert np.abs(z.mean(axis=1)).max() < 0.03
    assert np.abs(z.std(axis=1) - 1).max() < 0.02


def test_without_luck_there_is_no_noise_and_no_incident() -> None:
    calm = Luck.none(3)
    assert not calm.z.any()
    assert (calm.incident >= 1).all()


def test_games_must_follow_one_another() -> None:
    with pytest.raises(ValueError, match="consecutive"):
        words(1, Purpose.EVENTS, 0, range(0, 10, 2), 4)
