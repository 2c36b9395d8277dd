"""The modifiers an author may name in `scaled_by`, frozen for the life of a launch (docs/model.md 3.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from game.engine.blueprint import Array
from game.engine.derived import Reading, dimension_score


def _safety(now: Reading) -> Array:
    """0.3 + 0.7 g: what is tried needs a safe climate. Source: Edmondson 1999."""
    return np.asarray(0.3 + 0.7 * now.gate)


def _coherence(now: Reading) -> Array:
    """A coherent school gets more of what it does, and more so when the vision is lived."""
    p = now.rules.p
    return np.asarray(p.coh_lo + p.coh_hi * (now.coherence / 100.0) * (0.3 + 0.7 * now.lived))


def _literacy(now: Reading) -> Array:
    """What leaders can do themselves conditions what they bring about: the score of dimension A."""
    p = now.rules.p
    score = dimension_score(now.state, "literacy")
    return np.asarray(p.lit_lo + p.lit_hi * (score / 100.0))


def _vision(now: Reading) -> Array:
    """0.35 + 0.65 of the lived vision."""
    return np.asarray(0.35 + 0.65 * now.lived)


def _support(now: Reading) -> Array:
    """0.6 + 0.6 of the support that people get."""
    return np.asarray(0.6 + 0.6 * (now.level("support") / 100.0))


_MODIFIERS: Mapping[str, Callable[[Reading], Array]] = {
    "safety": _safety,
    "coherence": _coherence,
    "literacy": _literacy,
    "vision": _vision,
    "support": _support,
}


def product(now: Reading, names: Sequence[str]) -> Array:
    """(N,) the product of some modifiers this quarter, at least one."""
    value = _MODIFIERS[names[0]](now)
    for name in names[1:]:
        value = value * _MODIFIERS[name](now)
    return value
