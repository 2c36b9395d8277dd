"""The model's numbers: docs/model.md 4 has the plausible range and the reason of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every named number of the model with its standard value; a scenario may change some.

    Rates are a quarter, money is in thousand euro, levels and their weights in points of 0-100.
    """

    income: float = 70.0
    reach_all: float = 0.6
    cost_all: float = 1.6
    hours_all: float = 1.3
    reach_school: float = 1.0
    reserve: float = 200.0
    reserve_back: float = 0.5
    fit_lo: float = 0.35
    fit_hi: float = 0.85
    growth_gain: float = 0.8
    overload_k: float = 2.5
    rep_keep: float = 0.7
    fatigue_loss: float = 0.7
    gate_lo: float = 15.0
    gate_hi: float = 65.0
    gate_floor: float = 0.12
    lit_lo: float = 0.55
    lit_hi: float = 0.75
    coh_lo: float = 0.45
    coh_hi: float = 1.5
    coh_floor: float = 26.0
    coh_focus: float = 0.3
    com_coh: float = 0.12
    absorb: float = 2.0
    decay_ind: float = 0.012
    paper_decay: float = 0.015
    paper_gap: float = 0.06
    lived_decay: float = 0.035
    lived_nopaper: float = 0.06
    lived_shared: float = 0.1
    lived_clar: float = 1.6
    skill_decay: float = 0.012
    skill_doing: float = 1.6
    skill_culture: float = 3.6
    com_rate: float = 0.1
    com_base: float = 48.0
    bass_p: float = 0.0075
    bass_q: float = 0.095
    fallback: float = 0.3
    ready_gain: float = 1.25
    wl_rate: float = 0.45
    wl_load: float = 5.0
    wl_dip: float = 0.22
    wl_fat: float = 0.1
    wl_proc: float = 0.14
    dip_decay: float = 0.42
    fat_gain: float = 40.0
    fat_decay: float = 0.22
    cap0: float = 0.28
    cap_room: float = 0.6
    cap_proc: float = 0.3
    start_load: float = 0.3
    pressure_decay: float = 0.25
    support_decay: float = 0.12
    ps_base: float = 5.0
    drive_lo: float = 0.25
    drive_hi: float = 11.0
    imbalance_safety: float = 0.14
    imb_margin: float = 12.0
    shared_rate: float = 0.3
    enact_rate: float = 0.22
    enact_norm: float = 1.5
    content_decay: float = 0.018
    infra_decay: float = 0.022
    infra_cost: float = 0.1
    pq_eps: float = 0.08
    q_rate: float = 0.2
    q_E: float = 95.0
    q_dip: float = 1.05
    q_wl: float = 0.12
    q_skill: float = 0.3
    q_content: float = 0.19
    q_theme: float = 30.0
    ag_theme: float = 10.0
    align_gain: float = 1.4
    transfer_lo: float = 0.5
    transfer_hi: float = 0.3
    transfer_max: float = 1.6
    frag: float = 4.0
    pq_coh: float = 0.5
    q_drift: float = 0.2
    q_goal: float = 0.3
    eq_rate: float = 0.18
    eq_E: float = 95.0
    eq_gap: float = 14.0
    eq_drift: float = 0.3
    ag_rate: float = 0.28
    lm_rate: float = 0.2
    lm_E: float = 40.0
    lm_part: float = 0.28
    lm_theme: float = 16.0
    lm_drift: float = 0.28
    ss_rate: float = 0.24
    ss_q: float = 0.55
    ss_theme: float = 80.0
    ss_dip: float = 0.3
    ss_well: float = 0.1
    ss_drift: float = 0.15
    wb_rate: float = 0.38
    wb_wl: float = 0.75
    wb_safe: float = 0.25
    wb_com: float = 0.3
    wb_fat: float = 0.35
    wb_sup: float = 0.15
    wb_dip: float = 0.2
    wb_drift: float = 0.3
    soft_from: float = 80.0
    noise_out: float = 0.9
    noise_team: float = 0.5
    inc0: float = 0.008
    inc1: float = 0.24
    grow_doing: float = 1.6

    def changed(self, by: Mapping[str, float]) -> Parameters:
        """These parameters with some other values; ValueError names what is not a parameter."""
        unknown = sorted(set(by) - set(PARAMETER_NAMES))
        if unknown:
            raise ValueError(f"not a parameter of the model: {', '.join(unknown)}")
        return replace(self, **{name: float(value) for name, value in by.items()})


PARAMETER_NAMES: tuple[str, ...] = tuple(field.name for field in fields(Parameters))

NEVER = 1000.0
"""A level that none reaches: the mechanism that begins there is off."""

MODELS: Mapping[str, Mapping[str, float]] = {
    "1": {
        "reach_school": 0.0,
        "coh_floor": 18.0,
        "coh_focus": 0.0,
        "start_load": 0.0,
        "q_goal": 0.0,
        "transfer_max": 1.3,
        "wb_drift": 0.0,
        "soft_from": NEVER,
        "eq_drift": 0.12,
        "cap0": 0.3,
        "fat_gain": 26.0,
        "fallback": 0.16,
        "q_skill": 0.2,
        "q_content": 0.125,
        "q_E": 85.0,
        "eq_E": 85.0,
        "ss_theme": 60.0,
        "wb_com": 0.25,
        "wb_sup": 0.1,
        "absorb": 0.6,
        "fatigue_loss": 0.6,
        "q_dip": 1.0,
        "growth_gain": 0.6,
        "wb_dip": 0.15,
    },
    "2": {},
}
"""Model version -> its standard values where they are not those of `Parameters`, the newest model.

A mechanism that an older model did not have is switched off to the bit by its value here, so a game goes on
and replays under the model that it was begun with.
"""
