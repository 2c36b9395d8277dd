"""The claims of the field: they hold on the model, and fail on a model that has lost the mechanism."""

from __future__ import annotations

import math
from functools import cache

import pytest

from game.evidence.claim import Asked, Claim, Measured, Result
from game.evidence.claims import all_claims, claims_of, soundness
from game.evidence.decks import DECKS, REFERENCE_FILE, deck
from game.evidence.runner import measure
from game.evidence.variants import with_parameters
from game.scenario import check_scenario
from game.trials.intervals import Estimate

GAMES = 12
RULES = deck("reference").ruleset()
CLAIMS = claims_of("reference")
EXPERIMENTS = {claim.id: claim for claim in CLAIMS if isinstance(claim, Claim)}
SEARCHED = ("P15", "P16")
"""Found by searching for strategies; too long for a suite."""


@cache
def results() -> dict[str, Result]:
    asked = [claim for claim in CLAIMS if claim.id not in SEARCHED]
    return {one.claim.id: one for one in measure(RULES, asked, 1, GAMES, probes=True, short=True)}


def test_every_claim_of_the_model_is_there_once() -> None:
    ids = [claim.id for claim in all_claims()]
    assert len(set(ids)) == len(ids)
    assert {f"P{number}" for number in range(1, 19)} <= set(ids)
    assert {claim.deck for claim in all_claims()} <= set(DECKS)
    assert all(claim.claim and claim.source for claim in all_claims())


def test_every_claim_asks_for_something() -> None:
    for claim in all_claims():
        assert any(one.is_judged for one in claim.measures), claim.id
        assert claim.measures[0].is_judged, claim.id


@pytest.mark.parametrize("id", [*EXPERIMENTS, "P17"])
def test_the_claim_holds_on_the_reference_deck(id: str) -> None:
    result = results()[id]
    told = {one.asked.id: (one.estimate, one.asked.expected) for one in result.measured if one.holds is False}
    assert result.holds, told


def test_every_measure_is_a_number() -> None:
    for result in results().values():
        for one in result.measured:
            assert math.isfinite(one.estimate.value), (result.claim.id, one.asked.id)
            assert one.estimate.low <= one.estimate.value <= one.estimate.high


@pytest.mark.parametrize(
    ("id", "lost", "measure_"),
    [
        ("P1", {"fallback": 0.0}, "fade_without"),
        ("P4", {"gate_floor": 1.0}, "ratio"),
        ("P5", {"overload_k": 0.0, "fit_hi": 0.0}, "vs_director"),
        ("P7", {"absorb": 0.0, "fat_gain": 0.0, "frag": 0.0, "wl_load": 0.0, "overload_k": 0.0}, "score"),
        ("P8", {"q_dip": 0.0, "wb_dip": 0.0, "wl_dip": 0.0}, "q_low"),
        ("P10", {"q_E": 850.0}, "d_quality"),
        ("P11", {"eq_E": 0.0}, "vision_and_enacted"),
        ("P13", {"q_drift": 4.0}, "quality_end"),
        ("P14", {"q_content": 0.6}, "goals_above_resourcing"),
        ("P18", {"noise_out": 0.0, "noise_team": 0.0, "inc0": 0.0, "inc1": 0.0}, "sd_quality"),
        ("P18", {"noise_out": 30.0}, "sep_quality"),
    ],
)
def test_a_model_without_the_mechanism_is_found_out(id: str, lost: dict[str, float], measure_: str) -> None:
    (result,) = measure(with_parameters(RULES, lost), [EXPERIMENTS[id]], 1, GAMES)
    assert not result.holds
    assert {one.asked.id: one.holds for one in result.measured}[measure_] is False


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    claim = [EXPERIMENTS["P9"]]
    first, again, other = (measure(RULES, claim, seed, 4)[0].measured for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_in_mean_luck_what_is_about_luck_is_left_out() -> None:
    asked = [EXPERIMENTS["P4"], EXPERIMENTS["P18"]]
    (only,) = measure(RULES, asked)
    assert only.claim.id == "P4"
    assert all(one.estimate.low == one.estimate.high for one in only.measured)


@pytest.mark.parametrize(
    ("low", "high", "above", "below", "holds"),
    [
        (1.1, 1.3, 1.0, None, True),
        (0.9, 1.3, 1.0, None, False),
        (0.1, 0.3, None, 0.4, True),
        (0.1, 0.5, None, 0.4, False),
        (0.1, 0.3, 0.0, 0.4, True),
        (0.1, 0.3, None, None, None),
        (math.nan, math.nan, 1.0, None, False),
    ],
)
def test_the_whole_interval_decides(
    low: float, high: float, above: float | None, below: float | None, holds: bool | None
) -> None:
    asked = Asked("x", "x", above, below)
    assert Measured(asked, Estimate((low + high) / 2, low, high)).holds is holds


def test_a_claim_whose_headline_holds_and_whose_other_measure_fails_does_not_hold() -> None:
    good = Measured(Asked("good", "x", above=0), Estimate.exact(1.0))
    bad = Measured(Asked("bad", "x", above=0), Estimate.exact(-1.0))
    result = Result(EXPERIMENTS["P4"], (good, bad))
    assert not result.holds
    assert result.deciding is bad


def test_the_reference_deck_ships_without_mistakes() -> None:
    assert not [found for found in check_scenario(REFERENCE_FILE) if found.is_error]


def test_a_level_that_is_no_number_would_be_found() -> None:
    with pytest.warns(RuntimeWarning):
        assert soundness.failures(with_parameters(RULES, {"q_rate": math.inf}), 1, short=True) > 0
