"""The yardstick: one number for bots, that pays what the vision chose."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.blueprint import OUTCOMES
from game.engine.state import vision_weights
from game.evidence.decks import deck
from game.trials.yardstick import score

RULES = deck("reference").ruleset()
FLEXIBLE = vision_weights([3, 8, 3, 3, 3])


def test_the_standard_school_starts_where_the_model_says() -> None:
    assert score(RULES, RULES.start[:, None], FLEXIBLE)[0] == pytest.approx(48.203, abs=5e-4)


@pytest.mark.parametrize("name", ["reference", "innovatiecollege"])
def test_a_chosen_theme_pays_by_the_outcome_that_it_serves(name: str) -> None:
    rules = deck(name).ruleset()
    for k, theme in enumerate(rules.blueprint.themes):
        chosen, other = np.zeros(len(rules.themes)), np.zeros(len(rules.themes))
        chosen[k], other[(k + 1) % len(other)] = 1.0, 1.0
        higher = rules.start[:, None].copy()
        higher[rules.row(theme.serves)] += 10.0
        gains = [
            score(rules, higher, w)[0] - score(rules, rules.start[:, None], w)[0] for w in (chosen, other)
        ]
        assert gains[0] > 1.5 * gains[1] > 0


def test_every_outcome_counts_and_money_does_not() -> None:
    for name in (*OUTCOMES, "safety", "budget"):
        higher = RULES.start[:, None].copy()
        higher[RULES.row(name)] += 10.0
        gain = score(RULES, higher, FLEXIBLE)[0] - score(RULES, RULES.start[:, None], FLEXIBLE)[0]
        assert (gain > 0) == (name != "budget")


def test_a_hundred_everywhere_is_a_hundred() -> None:
    full = np.full((len(RULES.variables), 1), 100.0)
    for weights in (FLEXIBLE, np.zeros(5), np.array([0.0, 0.0, 0.0, 1.0, 0.0])):
        assert score(RULES, full, weights)[0] == pytest.approx(100.0)
