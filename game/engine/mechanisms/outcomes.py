"""Six outcomes that follow practice with a lag (docs/model.md 3.10).

change = rate (base - x) + rate (sum of driver terms) - rate drift (t + 1) - rate loss, t the engine's turn.
Drift is named `rising_expectations`: the world moves on, so standing still is falling behind. The loss is
named `hardest_last`: of what is asked beyond soft_from ever less comes about.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.engine.blueprint import Array
from game.engine.derived import theme_factor
from game.engine.quarter import Quarter

TINY = 1e-9
"""Keeps a room of nothing from dividing by 0."""


def outcomes(q: Quarter) -> None:
    """All six; each reads the levels of the start of the quarter, the other outcomes' too."""
    p, now = q.p, q.now
    _lag(q, "education_quality", p.q_rate, now.start("education_quality"), _education_quality(q), p.q_drift)
    _lag(q, "equal_opportunity", p.eq_rate, now.start("equal_opportunity"), _equal_opportunity(q), p.eq_drift)
    _lag(q, "agility", p.ag_rate, 0.0, _agility(q), 0.0)
    _lag(q, "labour_market_fit", p.lm_rate, now.start("labour_market_fit"), _labour_market_fit(q), p.lm_drift)
    _lag(
        q,
        "student_satisfaction",
        p.ss_rate,
        now.start("student_satisfaction"),
        _student_satisfaction(q),
        p.ss_drift,
    )
    _lag(q, "staff_wellbeing", p.wb_rate, now.start("staff_wellbeing"), _staff_wellbeing(q), p.wb_drift)


def _lag(
    q: Quarter, outcome: str, rate: float, base: float, drivers: Mapping[str, Array], drift: float
) -> None:
    """Adds the parts of one outcome's change; the level it is drawn to is base + drivers - drift.

    Of z, what that level has beyond soft_from, z w / (z + w) comes about, w = 100 - soft_from.
    """
    q.add(outcome, "back_to_base", rate * (base - q.now.level(outcome)))
    drawn_to = np.full(q.state.games, base)
    for driver, term in drivers.items():
        q.add(outcome, driver, rate * term, kind="driver")
        drawn_to += term
    if drift:
        q.add(outcome, "rising_expectations", np.array([-rate * drift * (q.turn + 1)]))
        drawn_to -= drift * (q.turn + 1)
    beyond = np.maximum(drawn_to - q.p.soft_from, 0.0)
    room = max(100.0 - q.p.soft_from, TINY)
    q.add(outcome, "hardest_last", -rate * (beyond * beyond / (beyond + room)))


def _theme(q: Quarter, outcome: str) -> Array:
    return theme_factor(q.rules, q.state, outcome)


def _education_quality(q: Quarter) -> Mapping[str, Array]:
    """Practice, craftsmanship and material carry it; the dip and work pressure beyond 72 wear it down.

    Goals give direction to lessons as far as teams live the vision (Robinson, Lloyd & Rowe 2008).
    """
    p, now = q.p, q.now
    pressed = np.maximum(now.workload - 72.0, 0.0) - (now.start_mean("workload") - 72.0)
    return {
        "practice": p.q_E * (now.practice - now.practice_at_start),
        "dip": -p.q_dip * now.dip,
        "workload": -p.q_wl * pressed,
        "craftsmanship": p.q_skill * (now.skill - now.start_mean("skill")),
        "theme": p.q_theme * now.practice * _theme(q, "education_quality"),
        "material": p.q_content * (now.level("content") - now.start("content")),
        "direction": p.q_goal * (now.level("strategy") - now.start("strategy")) * now.lived,
    }


def _equal_opportunity(q: Quarter) -> Mapping[str, Array]:
    """Practice counts as far as equal opportunity is meant and done; for the rest use widens the divide."""
    theme = _theme(q, "equal_opportunity")
    more_use = (q.now.adoption - q.now.start_mean("adoption")) / 100.0
    return {
        "practice": q.p.eq_E * q.now.practice * theme,
        "digital_divide": -q.p.eq_gap * more_use * (1.0 - theme),
    }


def _agility(q: Quarter) -> Mapping[str, Array]:
    """Learning power: harmonic mean of inquiry, room, shared leading and strategy; the weakest decides."""
    inquiry, room = q.now.level("inquiry") / 100.0, q.now.level("innovation_room") / 100.0
    shared, strategy = q.now.level("shared_leadership") / 100.0, q.now.level("strategy") / 100.0
    power = 4.0 / (
        1.0 / (inquiry + 0.05) + 1.0 / (room + 0.05) + (1.0 / (shared + 0.05) + 1.0 / (strategy + 0.05))
    )
    return {"learning_power": 100.0 * power, "theme": q.p.ag_theme * _theme(q, "agility")}


def _labour_market_fit(q: Quarter) -> Mapping[str, Array]:
    """Practice, and partners as far as staff are committed to work with them."""
    p, now = q.p, q.now
    partners = now.level("partnerships") - now.start("partnerships")
    return {
        "practice": p.lm_E * (now.practice - now.practice_at_start),
        "partners": p.lm_part * partners * (0.4 + 0.6 * (now.commitment / 100.0)),
        "theme": p.lm_theme * _theme(q, "labour_market_fit"),
    }


def _student_satisfaction(q: Quarter) -> Mapping[str, Array]:
    """Students feel the quality, what the vision does for them, the dip, and how staff are doing."""
    p, now = q.p, q.now
    quality = now.level("education_quality") - now.start("education_quality")
    staff = now.level("staff_wellbeing") - now.start("staff_wellbeing")
    return {
        "quality": p.ss_q * quality,
        "theme": p.ss_theme * now.practice * _theme(q, "student_satisfaction"),
        "dip": -p.ss_dip * now.dip,
        "staff": p.ss_well * staff,
    }


def _staff_wellbeing(q: Quarter) -> Mapping[str, Array]:
    """Work pressure first; safety, commitment and support against fatigue and the dip."""
    p, now = q.p, q.now
    return {
        "workload": -p.wb_wl * (now.workload - now.start_mean("workload")),
        "safety": p.wb_safe * (now.level("safety") - now.start("safety")),
        "commitment": p.wb_com * (now.commitment - now.start_mean("commitment")),
        "change_fatigue": -p.wb_fat * (now.level("fatigue") - now.start("fatigue")),
        "support": p.wb_sup * (now.level("support") - now.start("support")),
        "dip": -p.wb_dip * now.dip,
    }
