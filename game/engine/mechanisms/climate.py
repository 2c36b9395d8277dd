"""Sub-competences, safety, pressure and support between what is done to them (docs/model.md 3.9)."""

from __future__ import annotations

from game.engine.quarter import Quarter


def erosion(q: Quarter) -> None:
    """Fourteen sub-competences: -decay_ind x. What is not kept up erodes slowly."""
    q.add("sub_competences", "decay", -q.p.decay_ind * q.now.state.place("sub_competences"))


def unsupported_pressure(q: Quarter) -> None:
    """safety: -imbalance_safety I safety%, I = [pressure - support - imb_margin]+. Source: Fullan."""
    safety = q.now.level("safety") / 100.0
    q.add("safety", "pressure_without_support", -q.p.imbalance_safety * q.now.imbalance * safety)


def fading_attention(q: Quarter) -> None:
    """pressure: -pressure_decay x; support: -support_decay x. Both must be kept up."""
    q.add("pressure", "decay", -q.p.pressure_decay * q.now.level("pressure"))
    q.add("support", "decay", -q.p.support_decay * q.now.level("support"))
