"""Use in lessons spreads among colleagues, as far as the team can carry it (docs/model.md 3.9)."""

from __future__ import annotations

import numpy as np

from game.engine.derived import capacity_of_teams
from game.engine.quarter import Quarter


def diffusion(q: Quarter) -> None:
    """adoption of a team, K its carrying capacity:

    diffusion  (bass_p + bass_q x%) [K - x]+ g drive; Bass 1969
    fallback   fallback min(K - x, 0): use beyond what the team can carry strands
    """
    x = q.now.teams("adoption")
    gap = capacity_of_teams(q.rules, q.state) - x
    spread = q.p.bass_p + q.p.bass_q * (x / 100.0)
    q.add("team.adoption", "diffusion", spread * np.maximum(gap, 0.0) * q.now.gate * q.now.drive)
    q.add("team.adoption", "fallback", q.p.fallback * np.minimum(gap, 0.0))


def recovery_from_dip(q: Quarter) -> None:
    """dip of a team: -dip_decay x. The implementation dip passes. Source: Fullan."""
    q.add("team.dip", "recovery", -q.p.dip_decay * q.now.teams("dip"))
