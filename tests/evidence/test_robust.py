"""Draws of the parameters: over all their ranges, for all arms at once, and honest about what fails."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import pytest

from game.engine.parameters import Parameters
from game.errors import UsageError
from game.evidence.claim import Claim
from game.evidence.claims import claims_of
from game.evidence.decks import deck
from game.evidence.robust import Judged, around, judge, judge_all, latin_hypercube, shares
from game.evidence.sensitive import ranking, trajectories
from game.scenario.ranges import PLAUSIBLE

SCENARIO = deck("reference")
GATE = [claim for claim in claims_of("reference") if claim.id == "P4"]


def test_draws_lie_within_the_ranges_and_spread_over_all_of_each() -> None:
    draws = latin_hypercube(20, seed=1)
    for name, (low, high) in PLAUSIBLE.items():
        values = np.array([draw[name] for draw in draws])
        assert low <= values.min() and values.max() <= high
        # A Latin hypercube has one draw in each twentieth of a range.
        assert set(np.floor((values - low) / (high - low) * 20).clip(0, 19)) == set(range(20))
    assert latin_hypercube(20, seed=1) == draws != latin_hypercube(20, seed=2)


def test_a_draw_applies_to_the_arms_and_moves_the_margins() -> None:
    plain = judge(SCENARIO.ruleset(), GATE, 1, {}, games=2).margins["P4"]["ratio"]
    open_gate = judge(SCENARIO.ruleset(), GATE, 1, {"gate_floor": 1.0}, games=2).margins["P4"]["ratio"]
    assert open_gate < 0 < plain


def test_what_the_deck_sets_itself_is_drawn_too() -> None:
    poor = judge(SCENARIO.ruleset(), GATE, 1, {"income": -70.0}, games=1).margins["P4"]["gain_high"]
    assert poor < judge(SCENARIO.ruleset(), GATE, 1, {}, games=1).margins["P4"]["gain_high"]


def test_a_draw_lies_around_what_the_deck_sets_itself() -> None:
    school = deck("innovatiecollege").ruleset()
    standard = Parameters()
    assert school.p.q_E != standard.q_E and school.p.absorb == standard.absorb
    drawn = around(school, {"q_E": standard.q_E * 1.25, "absorb": 2.5})
    assert drawn["q_E"] == pytest.approx(school.p.q_E * 1.25)
    assert drawn["absorb"] == pytest.approx(2.5)


def test_shares_count_a_draw_only_when_every_measure_holds() -> None:
    margins = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)]
    judged = [Judged({"P4": {"ratio": ratio, "gain_high": gain}}) for ratio, gain in margins]
    (found,) = shares(GATE, judged)
    assert (found.draws, found.share.value) == (4, 0.5)
    assert dict(found.by_measure) == {"ratio": 0.75, "gain_high": 0.75}
    assert 0 < found.share.low < 0.5 < found.share.high < 1


def test_draws_are_judged_alike_in_whatever_order_they_are_done() -> None:
    draws = latin_hypercube(3, seed=4)
    told: list[tuple[int, int]] = []
    forth = judge_all(SCENARIO, GATE, 1, draws, games=1, progress=lambda done, of: told.append((done, of)))
    back = judge_all(SCENARIO, GATE, 1, draws[::-1], games=1)
    assert forth == back[::-1]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_ranking_finds_the_parameter_that_decides() -> None:
    ranges = {"gate_floor": (0.05, 0.9), "noise_out": (0.5, 1.5), "ss_drift": (0.1, 0.2)}
    points, draws = trajectories(4, 1, ranges)
    judged = [judge(SCENARIO.ruleset(), GATE, 1, draw, games=1) for draw in draws]
    (found,) = ranking(points, judged, ranges)
    assert found.claim == "P4"
    assert found.shares[0][0] == "gate_floor"
    assert found.shares[0][1] > 0.9
    assert sum(share for _, share in found.shares) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("module", "ask"),
    [("scipy.stats", lambda: latin_hypercube(3, 1)), ("SALib.sample", lambda: trajectories(2, 1))],
)
def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, module: str, ask: Callable[[], object]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=r"pip install wendbaar\[evidence\]"):
        ask()


def test_every_experiment_can_be_judged_in_a_draw() -> None:
    experiments = [claim for claim in claims_of("reference") if isinstance(claim, Claim)]
    (draw,) = latin_hypercube(1, seed=5)
    judged = judge(SCENARIO.ruleset(), experiments, 1, draw, games=2)
    assert set(judged.margins) == {claim.id for claim in experiments}
    assert all(np.isfinite(list(margins.values())).all() for margins in judged.margins.values())
