"""The launch ledger: what was set in motion, and what of it arrives this quarter (docs/model.md 3.7).

A launch of quarter tau keeps its strength C per channel, modifiers and reach included. An effect of `by`
with `after` and `over` delivers C by / over in each of the quarters tau + after ... tau + after + over - 1.
The ledger is the pipeline: what is still on its way is read from it. Effects on the school count by the
share of staff that is reached (`effort.Done.breadth`).
"""

from __future__ import annotations

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array
from game.engine.facts import SchoolFacts
from game.engine.launches import SentByOptions
from game.engine.layout import RING
from game.engine.mechanisms.gates import gates
from game.engine.mechanisms.modifiers import products
from game.engine.quarter import Quarter


def launch(q: Quarter) -> None:
    """Writes this quarter's strengths into the ledger, over those of eight quarters ago, long delivered.

    An option has strength 1, tiredness and absorption aside, and every team gets reach_all of it.
    """
    launches, slot, games = q.state.launches, q.turn % RING, q.state.games
    done, answers = q.effort.done, q.effort.answers
    if launches.launched[slot].any():
        launches.by_actions[slot] = 0.0
    launches.launched[slot] = False
    launches.launched[slot, done.action] = True
    source = np.concatenate((done.action, len(q.rules.actions) + answers.option))
    which, row = q.rules.tables.sent.spans.of(source)
    game = np.concatenate((done.game, answers.game))[which]
    strength = np.concatenate((done.strength, q.effort.tiredness[answers.game]))
    reached = np.full((len(q.rules.teams), len(source)), q.rules.p.reach_all)
    reached[:, : len(done.action)] = done.reached
    breadth = np.concatenate((done.breadth, np.ones(len(answers.option))))
    value = _sent(q, row, game, which, strength, reached, breadth)
    first = int(np.searchsorted(which, len(done.action)))
    launches.by_actions[slot].reshape(-1)[row[:first] * games + game[:first]] = value[:first]
    launches.by_options[slot] = SentByOptions.of(q.rules, answers, value[first:].copy())


def _sent(
    q: Quarter,
    row: Indexes,
    game: Indexes,
    which: Indexes,
    strength: Array,
    reached: Array,
    breadth: Array,
) -> Array:
    """C of every row of what is launched: strength times modifiers times reach, 0 if its condition fails.

    row       (n,) of a slot of the ledger
    game      (n,)
    which     (n,) launch: strength and breadth are (launches,), reached (J, launches)
    """
    tables, sent = q.rules.tables, q.rules.tables.sent
    value = np.where(sent.scaled[row], strength[which], 1.0)
    modifiers = sent.modifiers[row]
    modified = np.flatnonzero(modifiers)
    value[modified] *= products(q.now, tables.modifiers)[modifiers[modified], game[modified]]
    in_full = np.ones((1, len(strength)))
    reach = np.concatenate((reached, in_full, np.zeros_like(in_full), breadth[None]))
    value *= reach.reshape(-1)[sent.reach[row] * len(strength) + which]
    condition = sent.condition[row]
    asking = np.flatnonzero(condition >= 0)
    if len(asking):
        facts = SchoolFacts(q.state, q.turn)
        for k in np.unique(condition[asking]):
            asked = asking[condition[asking] == k]
            holds = np.broadcast_to(tables.conditions[k](facts), q.state.games)
            value[asked] *= holds[game[asked]]
    return value


def deliver(q: Quarter) -> None:
    """Adds what arrives: gains and losses of a variable apart, each through its own gate."""
    variables = len(q.rules.variables)
    arrived = np.zeros((2 * variables, q.state.games))
    _add_from_actions(q, arrived)
    _add_from_options(q, arrived)
    gate = gates(q.now)
    np.multiply(gate, arrived, out=arrived)
    q.change += arrived[:variables]
    q.change += arrived[variables:]
    if q.trace is not None:
        _explain(q, gate)


def _add_from_actions(q: Quarter, arrived: Array) -> None:
    """A window is summed once, newest launch first, for all its effects; arrived: (2 V, N)."""
    launches = q.state.launches
    slots = [(q.turn - lag) % RING for lag in range(min(q.turn + 1, RING))]
    by_lag, launched = [launches.by_actions[slot] for slot in slots], launches.launched[slots].T.tolist()
    summed, share = np.empty((2, len(q.rules.teams), q.state.games))
    for source, in_slots in zip(q.rules.sources, launched, strict=False):
        lags = [lag for lag, there in enumerate(in_slots) if there]
        for window in source.windows if lags else ():
            sent = [by_lag[lag][window.channel.rows] for lag in lags if lag in window.lags]
            if not sent:
                continue
            total = sent[0]
            for earlier in sent[1:]:
                total = np.add(total, earlier, out=summed[: len(total)])
            for delivery in window.deliveries:
                part = np.multiply(total, delivery.per_quarter, out=share[: len(total)])
                reached = arrived[delivery.rows]
                np.add(reached, part, out=reached)


def _add_from_options(q: Quarter, arrived: Array) -> None:
    """For the games that chose them, in the order of the file; arrived: (2 V, N)."""
    arrivals = q.rules.tables.arrivals
    sent = q.state.launches.arriving_from_options(q.turn)
    if sent is None:
        return
    which, entry = arrivals.spans.of(sent.run)
    total = sent.value[sent.first[which] + arrivals.row[entry]]
    game = sent.game[which]
    if sent.repeats:
        key, once, place = np.unique(
            arrivals.number[entry] * q.state.games + game, return_index=True, return_inverse=True
        )
        summed = np.zeros(len(key))
        np.add.at(summed, place, total)
        total, game, entry = summed, game[once], entry[once]
    amount = total * arrivals.per_quarter[entry]
    np.add.at(arrived.reshape(-1), arrivals.target[entry] * q.state.games + game, amount)


def _explain(q: Quarter, gate: Array) -> None:
    launches = q.state.launches
    holds = launches.holds()
    for k in np.flatnonzero(holds.any(axis=0)).tolist():
        source = q.rules.sources[k]
        for window in source.windows:
            for lag in window.lags:
                slot = (q.turn - lag) % RING
                if lag > q.turn or not holds[slot, k]:
                    continue
                sent = launches.sent(slot, k)[window.rows]
                for delivery in window.deliveries:
                    amount = gate[delivery.rows] * (sent * delivery.per_quarter)
                    q.explain(delivery.target, source.name, source.kind, q.turn - lag, "effect", amount)
