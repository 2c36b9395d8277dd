"""The launch ledger: what was set in motion, and what of it arrives this quarter (docs/model.md 3.7).

A launch of quarter tau keeps its strength C per channel, modifiers and reach included. An effect of `by`
with `after` and `over` delivers C by / over in each of the quarters tau + after ... tau + after + over - 1.
The ledger is the pipeline: what is still on its way is read from it. Effects on the school do not depend on
reach.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.channels import Source, Window
from game.engine.facts import SchoolFacts
from game.engine.layout import RING
from game.engine.mechanisms.gates import gain_gate, loss_gate
from game.engine.mechanisms.modifiers import Modifiers
from game.engine.quarter import Quarter


def launch(q: Quarter) -> None:
    """Writes this quarter's strengths into the ledger, over those of eight quarters ago, long delivered."""
    slot = q.turn % RING
    ledger = q.state.ring[slot]
    launched = q.state.launched_in()
    for k in np.flatnonzero(launched[slot]):
        ledger[q.rules.sources[k].rows] = 0.0
    launched[slot] = False
    modifiers = Modifiers(q.now)
    facts = SchoolFacts(q.state, q.turn)
    actions = len(q.rules.actions)
    for a in q.effort.active:
        launched[slot, a] = True
        _launch(
            q, ledger, a, q.effort.strength[a], q.effort.carried_out[a], q.effort.reached[a], modifiers, facts
        )
    for m in q.effort.answered:
        launched[slot, actions + m] = True
        chosen = q.decisions.options[m].astype(np.float64)
        everywhere = np.full((len(q.rules.teams), 1), q.rules.p.reach_all)
        _launch(q, ledger, actions + m, chosen * q.effort.tiredness, chosen, everywhere, modifiers, facts)


def _launch(
    q: Quarter,
    ledger: Array,
    source: int,
    strength: Array,
    unscaled: Array,
    reached: Array,
    modifiers: Modifiers,
    facts: SchoolFacts,
) -> None:
    for channel in q.rules.sources[source].channels:
        sent = unscaled if channel.unscaled else modifiers.scale(strength, channel.modifiers)
        if channel.when is not None:
            sent = sent * channel.when(facts)
        if channel.per_team:
            reach = reached if channel.named_teams is None else channel.named_teams
            ledger[channel.rows] = sent * reach
        else:
            ledger[channel.rows] = sent


def deliver(q: Quarter) -> None:
    """Adds what arrives: gains and losses of a variable apart, each through its own gate."""
    gains: dict[str, Array] = {}
    losses: dict[str, Array] = {}
    ring, launched = q.state.ring, q.state.launched_in()
    for source, window in _open_windows(q.rules.sources, launched):
        arriving = _sum_of_window(ring, launched, source, window, q.turn)
        if arriving is None:
            continue
        for delivery in window.deliveries:
            sums = gains if delivery.per_quarter > 0 else losses
            if delivery.target not in sums:
                sums[delivery.target] = np.zeros_like(q.state.place(delivery.target))
            sums[delivery.target] += arriving * delivery.per_quarter
    gates: dict[tuple[str, bool], Array] = {}
    for target, amount in gains.items():
        gates[target, True] = gain_gate(q.now, target)
        q.change[q.rules.places[target]] += gates[target, True] * amount
    for target, amount in losses.items():
        gates[target, False] = loss_gate(q.now, target)
        q.change[q.rules.places[target]] += gates[target, False] * amount
    if q.trace is not None:
        _explain(q, gates)


def lags_on(window: Window) -> range:
    """Quarters from the launch in which this window delivers."""
    return range(window.after, window.after + window.over)


def _open_windows(sources: tuple[Source, ...], launched: Truth) -> Iterator[tuple[int, Window]]:
    for k in np.flatnonzero(launched.any(axis=0)):
        for window in sources[k].windows:
            yield int(k), window


def _sum_of_window(ring: Array, launched: Truth, source: int, window: Window, turn: int) -> Array | None:
    """(h, N) strengths of the launches that deliver through this window now; None if there are none."""
    total: Array | None = None
    for lag in lags_on(window):
        slot = (turn - lag) % RING
        if lag <= turn and launched[slot, source]:
            sent = ring[slot, window.channel.rows]
            total = sent if total is None else total + sent
    return total


def _explain(q: Quarter, gates: dict[tuple[str, bool], Array]) -> None:
    ring, launched = q.state.ring, q.state.launched_in()
    for k, window in _open_windows(q.rules.sources, launched):
        source = q.rules.sources[k]
        for lag in lags_on(window):
            slot = (q.turn - lag) % RING
            if lag > q.turn or not launched[slot, k]:
                continue
            for delivery in window.deliveries:
                gate = gates[delivery.target, delivery.per_quarter > 0]
                amount = gate * (ring[slot, window.channel.rows] * delivery.per_quarter)
                q.explain(delivery.target, source.name, source.kind, q.turn - lag, "effect", amount)
