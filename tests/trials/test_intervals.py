"""Intervals say how sure a number is: they hold the truth about as often as they promise."""

from __future__ import annotations

import numpy as np
import pytest

from game.trials.intervals import Estimate, of_mean, of_ratio, of_separation, of_share, of_spread

SAMPLES, SIZE = 400, 200


def covered(estimates: list[Estimate], truth: float) -> float:
    """Share of the intervals that hold the truth."""
    return sum(one.low <= truth <= one.high for one in estimates) / len(estimates)


def test_the_interval_of_a_mean_holds_it_in_about_95_of_100_samples() -> None:
    draws = np.random.default_rng(1).normal(3.0, 2.0, (SAMPLES, SIZE))
    assert covered([of_mean(sample) for sample in draws], 3.0) == pytest.approx(0.95, abs=0.03)


def test_the_interval_of_a_ratio_knows_that_both_parts_were_measured() -> None:
    rng = np.random.default_rng(2)
    under = rng.normal(10.0, 2.0, (SAMPLES, SIZE))
    over = 0.3 * under + rng.normal(0.0, 1.0, (SAMPLES, SIZE))
    found = [of_ratio(of_over, of_under) for of_over, of_under in zip(over, under, strict=True)]
    assert covered(found, 0.3) == pytest.approx(0.95, abs=0.03)


def test_the_interval_of_a_spread_holds_it() -> None:
    draws = np.random.default_rng(3).normal(0.0, 2.0, (SAMPLES, SIZE))
    assert covered([of_spread(sample) for sample in draws], 2.0) == pytest.approx(0.95, abs=0.03)


def test_the_interval_of_a_separation_holds_it() -> None:
    rng = np.random.default_rng(4)
    found = [of_separation(rng.normal(3.0, 1.0, SIZE), rng.normal(0.0, 1.0, SIZE)) for _ in range(SAMPLES)]
    assert covered(found, 3.0) == pytest.approx(0.95, abs=0.04)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)]
)
def test_a_share_has_the_interval_of_wilson(hits: int, n: int, low: float, high: float) -> None:
    found = of_share(hits, n)
    assert (found.value, found.low, found.high) == pytest.approx((hits / n, low, high), abs=1e-4)


def test_of_one_game_an_interval_has_no_width() -> None:
    assert of_mean(np.array([2.5])) == Estimate(2.5, 2.5, 2.5)


def test_a_ratio_to_nothing_is_no_number_rather_than_a_crash() -> None:
    assert np.isnan(of_ratio(np.ones(5), np.zeros(5)).value)
