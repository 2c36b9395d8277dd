"""What teachers and leaders learn by themselves, and what ages (docs/model.md 3.9)."""

from __future__ import annotations

import numpy as np

from game.engine.quarter import Quarter


def teachers_learn(q: Quarter) -> None:
    """skill of a team, all through the learning gate lg:

    ageing             -skill_decay x
    learning_by_doing  0.01 skill_doing adoption (1 - x%) lg (0.3 + 0.7 inquiry%)
    learning_culture   0.01 skill_culture h (1 - x%) lg, h the harmonic mean of competence_development and
    inquiry

    Sources of the last: Oude Groote Beverborg 2015; Runhaar 2016.
    """
    x = q.now.teams("skill")
    adoption = q.now.teams("adoption")
    inquiry = q.now.level("inquiry")
    development = q.now.level("competence_development")
    open_to_learn = (1.0 - x / 100.0) * q.now.learning_gate
    q.add("team.skill", "ageing", -q.p.skill_decay * x)
    by_doing = 0.01 * q.p.skill_doing * adoption * open_to_learn * (0.3 + 0.7 * (inquiry / 100.0))
    q.add("team.skill", "learning_by_doing", by_doing)
    culture = 2.0 * development * inquiry / (development + inquiry + 1e-9)
    q.add("team.skill", "learning_culture", 0.01 * q.p.skill_culture * culture * open_to_learn)


def leaders_learn(q: Quarter) -> None:
    """leader_growth: grow_doing min(used / hours, 1) (1 - x%). Leaders grow by leading change."""
    x = q.state.place("leader_growth")
    busy = np.minimum(q.effort.leading.used / q.rules.role_hours[:, None], 1.0)
    q.add("leader_growth", "learning_by_doing", q.p.grow_doing * busy * (1.0 - x / 100.0))
