"""How open a variable is to what arrives: the gates of docs/model.md 3.8.

Gains saturate as a level nears 100; losses fade as it nears 0. Learning, use and vision have gates of their
own; outcomes, money and counts take what arrives in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.engine.blueprint import Array
from game.engine.derived import Reading


def gates(now: Reading) -> Array:
    """(2 V, N) G+ = [1 - x%]+ of every variable, for some times a gate of their own, and then its
    G- = clip(1.5 x%, 0, 1)."""
    places, variables = now.rules.places, len(now.rules.variables)
    table = np.empty((2 * variables, now.state.games))
    gain, loss = table[:variables], table[variables:]
    part = np.divide(now.state.levels, 100.0)
    np.subtract(1.0, part, out=gain)
    for place, own in _GAINS.items():
        gain[places[place]] *= own(now)
    np.multiply(1.5, part, out=loss)
    np.minimum(loss, 1.0, out=loss)
    loss[places["team.workload"]] = 1.0
    gain[now.rules.ungated] = loss[now.rules.ungated] = 1.0
    return table


def _vision_lived(now: Reading) -> Array:
    """Translation needs something to translate."""
    return np.asarray(np.minimum(now.rules.p.lived_clar * (now.level("vision_on_paper") / 100.0), 1.0))


def _commitment(now: Reading) -> Array:
    return np.asarray(0.4 + 0.6 * now.gate)


def _adoption(now: Reading) -> Array:
    return np.asarray(0.35 + 0.65 * now.gate)


def _dip(now: Reading) -> Array:
    """Skill and support soften what change costs at first. Source: Fullan."""
    return np.asarray((1.25 - now.teams("skill") / 100.0) * (1.0 - 0.5 * (now.level("support") / 100.0)))


def _content(now: Reading) -> Array:
    """Who can teach with it makes better material."""
    return np.asarray(0.35 + 0.65 * (now.skill / 100.0))


_GAINS: Mapping[str, Callable[[Reading], Array]] = {
    "team.skill": lambda now: now.learning_gate,
    "team.vision_lived": _vision_lived,
    "team.commitment": _commitment,
    "team.adoption": _adoption,
    "team.dip": _dip,
    "content": _content,
}
