"""A yardstick for bots and tests: one number for how a school ended. Players never see one total.

It pays what the vision chose most, and only what a school can show: outcomes and leadership, no means such as
practice or lived vision, so that a search for the highest score shows by itself which means matter.
"""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, Array
from game.engine.ruleset import Ruleset

OUTCOME_PART = 0.75
"""The other quarter is leadership: the five dimensions."""
CHOSEN = {
    "education_quality": 2.0,
    "equal_opportunity": 5.0,
    "agility": 3.0,
    "labour_market_fit": 5.0,
    "student_satisfaction": 5.0,
}
"""Extra weight of an outcome per weight of the themes that serve it (docs/model.md 10)."""
WELLBEING_CHOSEN = 2.0
"""Likewise staff wellbeing, per weight of the themes that serve agility: a school that learns together."""
LITERACY_CHOSEN = 2.0
"""Likewise dimension A, per weight of the themes that serve education quality: digital citizenship."""


def score(rules: Ruleset, levels: Array, weights: Array) -> Array:
    """(N,) the yardstick of schools that ended so, about 0 to 100.

    levels   (V, N) as `SchoolState.levels` or `Result.final`
    weights  (K, N) or (K,) the vision, summing to 1 or to 0
    """
    games = levels.shape[1]
    of_theme = np.broadcast_to(weights if weights.ndim == 2 else weights[:, None], (len(rules.themes), games))
    chosen = {
        outcome: sum((of_theme[k] for k in rules.serves[o]), np.zeros(games))
        for o, outcome in enumerate(OUTCOMES)
    }
    total, share = np.zeros(games), np.zeros(games)
    for outcome in OUTCOMES:
        weight = 1.0 + CHOSEN.get(outcome, 0.0) * chosen[outcome]
        if outcome == "staff_wellbeing":
            weight = weight + WELLBEING_CHOSEN * chosen["agility"]
        total += weight * levels[rules.row(outcome)]
        share += weight
    leadership = _leadership(rules, levels, chosen["education_quality"])
    return np.asarray(OUTCOME_PART * total / share + (1.0 - OUTCOME_PART) * leadership)


def _leadership(rules: Ruleset, levels: Array, citizenship: Array) -> Array:
    """(N,) mean of the dimensions, leaning to literacy and ethics as the vision leans to citizenship."""
    total, share = np.zeros(levels.shape[1]), np.zeros(levels.shape[1])
    for dimension in DIMENSIONS:
        rows = [rules.row(name) for name, of in SUB_COMPETENCES.items() if of == dimension]
        weight = 1.0 + LITERACY_CHOSEN * citizenship if dimension == "literacy" else np.ones_like(total)
        total += weight * (sum((levels[row] for row in rows), np.zeros_like(total)) / len(rows))
        share += weight
    return np.asarray((1.0 - citizenship) * total / share + citizenship * levels[rules.row("ethics")])
