"""How open a variable is to what arrives: the gates of docs/model.md 3.8.

Gains saturate as a level nears 100; losses fade as it nears 0. Learning, use and vision have gates of their
own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.engine.blueprint import OUTCOMES, Array
from game.engine.derived import Reading


def gain_gate(now: Reading, target: str) -> Array:
    """G+ of a place such as `safety` or `team.skill`: (h, N) or (1, N)."""
    if is_ungated(now, target):
        return np.ones((1, 1))
    room = np.maximum(1.0 - now.state.place(target) / 100.0, 0.0)
    own = _GAINS.get(target)
    return room if own is None else room * own(now)


def loss_gate(now: Reading, target: str) -> Array:
    """G- of a place: (h, N) or (1, N)."""
    if target == "team.workload" or is_ungated(now, target):
        return np.ones((1, 1))
    return np.clip(1.5 * (now.state.place(target) / 100.0), 0.0, 1.0)


def is_ungated(now: Reading, target: str) -> bool:
    """Outcomes, money and counts take what arrives in full."""
    if target in OUTCOMES or target in ("running", "budget"):
        return True
    return any(own.id == target and own.count for own in now.rules.blueprint.own)


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
