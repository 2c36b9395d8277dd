"""Commitment of a team: drawn to a base, and moved by how the change is lived (docs/model.md 3.9)."""

from __future__ import annotations

import numpy as np

from game.engine.quarter import Quarter


def commitment(q: Quarter) -> None:
    """commitment of a team, every line times com_rate:

    back_to_base              com_base - x
    lived_vision              0.35 (vision_lived - 15): leadership works first on teachers' inner states
    safety                    0.35 (safety - start); Edmondson 1999
    workload                  -0.6 [workload - 72]+
    pressure_without_support  -0.9 I
    coherence                 3 com_coh (coherence - 50) <vision_lived>%
    change_fatigue            -0.4 fatigue
    shared_leadership         0.2 (shared_leadership - 30); Vanderlinde 2012
    """
    now, rate = q.now, q.p.com_rate
    x = now.teams("commitment")
    terms = {
        "back_to_base": q.p.com_base - x,
        "lived_vision": 0.35 * (now.teams("vision_lived") - 15.0),
        "safety": 0.35 * (now.level("safety") - now.start("safety")),
        "workload": -0.6 * np.maximum(now.teams("workload") - 72.0, 0.0),
        "pressure_without_support": -0.9 * now.imbalance,
        "coherence": 3.0 * q.p.com_coh * (now.coherence - 50.0) * now.lived,
        "change_fatigue": -0.4 * now.level("fatigue"),
        "shared_leadership": 0.2 * (now.level("shared_leadership") - 30.0),
    }
    for mechanism, term in terms.items():
        q.add("team.commitment", mechanism, rate * term)
