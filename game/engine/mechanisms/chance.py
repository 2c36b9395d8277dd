"""Luck: noise on outcomes and commitment, and the incident (docs/model.md 3.11)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.derived import Reading
from game.engine.quarter import Quarter

INCIDENT_EFFECTS: Mapping[str, float] = {
    "safety": -4.0,
    "ethics": 3.0,
    "student_satisfaction": -2.0,
    "team.commitment": -3.0,
    "team.adoption": -1.5,
    "budget": -15.0,
}
"""Points, and thousand euro."""


def noise(q: Quarter) -> None:
    """noise_out z for each outcome; noise_team z for commitment, the same in all teams."""
    z = q.luck.z
    q.add("outcomes", "noise", q.p.noise_out * z[:-1], kind="chance")
    q.add("team.commitment", "noise", q.p.noise_team * z[-1], kind="chance")


def incident(q: Quarter) -> None:
    """An incident of privacy, AI or security, when the quarter's uniform is below the hazard."""
    struck = has_struck(q)
    if struck.any():
        for place, amount in INCIDENT_EFFECTS.items():
            q.add(place, "incident", np.where(struck, amount, 0.0), kind="chance")


def has_struck(q: Quarter) -> Truth:
    """(N,) the games in which an incident comes this quarter."""
    return np.asarray(q.luck.incident < hazard(q.now))


def hazard(now: Reading) -> Array:
    """(N,) inc0 + inc1 <adoption>% (1 - ethics%) (1 - 0.6 processes%), a quarter."""
    p = now.rules.p
    exposed = (now.adoption / 100.0) * (1.0 - now.level("ethics") / 100.0)
    return np.asarray(p.inc0 + p.inc1 * exposed * (1.0 - 0.6 * (now.level("processes") / 100.0)))
