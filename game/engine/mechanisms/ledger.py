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
from game.engine.launches import Arriving, Sent
from game.engine.layout import RING
from game.engine.mechanisms.gates import blocks, gates, gates_of
from game.engine.mechanisms.modifiers import products
from game.engine.quarter import Quarter
from game.engine.source_tables import Channels, Effects


def launch(q: Quarter) -> None:
    """Writes this quarter's strengths into the ledger, over those of eight quarters ago, long delivered.

    An option has strength 1, tiredness and absorption aside, and every team gets reach_all of it.
    """
    done, answers = q.effort.done, q.effort.answers
    source = np.concatenate((done.action, len(q.rules.actions) + answers.option))
    game = np.concatenate((done.game, answers.game))
    strength = np.concatenate((done.strength, q.effort.tiredness.take(answers.game)))
    by_options = np.full((len(q.rules.teams), len(answers.game)), q.rules.p.reach_all)
    reached = np.concatenate((done.reached, by_options), axis=1)
    breadth = np.concatenate((done.breadth, np.ones(len(answers.game))))
    sent = q.state.launches.write(q.turn % RING, source, game)
    _fill_in(q, sent, strength, reached, breadth)


def _fill_in(q: Quarter, sent: Sent, strength: Array, reached: Array, breadth: Array) -> None:
    """Works out C of every channel of what is launched; strength and breadth (P,), reached (J, P)."""
    tables, teams = q.rules.tables, len(q.rules.teams)
    source, game, first, value = sent.source, sent.game, sent.first, q.state.launches.values
    modified = products(q.now, tables.modifiers)
    strength = np.concatenate((strength, np.ones(len(strength))))
    which, channel = tables.of_school.spans.of(source)
    of_school = _strength(q, tables.of_school, which, channel, strength, game, modified)
    value[first.take(which) + tables.of_school.row.take(channel)] = of_school * breadth.take(which)
    which, channel = tables.of_teams.spans.of(source)
    reach = reached.take(which, axis=1)
    named = tables.of_teams.named.take(channel)
    by_name = np.flatnonzero(named >= 0)
    if len(by_name):
        reach[:, by_name] = tables.named.take(named.take(by_name), axis=1)
    reach *= _strength(q, tables.of_teams, which, channel, strength, game, modified)
    row = (first.take(which) + tables.of_teams.row.take(channel)) + np.arange(teams)[:, None]
    value[row.ravel()] = reach.ravel()


def _strength(
    q: Quarter,
    channels: Channels,
    which: Indexes,
    channel: Indexes,
    strength: Array,
    game: Indexes,
    modified: Array,
) -> Array:
    """(n,) strength times modifiers of launches of these channels, 0 where a condition fails, reach aside.

    strength  (P,), and P times 1 for what is not scaled
    game      (P,)
    modified  (sets, N), see `products`
    """
    games = game.take(which)
    value = strength.take(which + channels.unscaled.take(channel) * len(game))
    value *= modified.reshape(-1).take(channels.modifiers.take(channel) * q.state.games + games)
    condition = channels.condition.take(channel)
    asking = np.flatnonzero(condition >= 0)
    if len(asking):
        asked = condition.take(asking)
        holds = np.zeros((len(q.rules.tables.conditions), q.state.games), dtype=np.bool_)
        facts = SchoolFacts(q.state, q.turn, q.now)
        for k in np.flatnonzero(np.bincount(asked)):
            holds[k] = q.rules.tables.conditions[k](facts)
        value[asking] *= holds.reshape(-1).take(asked * q.state.games + games.take(asking))
    return value


def deliver(q: Quarter) -> None:
    """Adds what arrives: gains and losses of a variable apart, each through its own gate."""
    variables = len(q.rules.variables)
    arrived = np.zeros((2 * variables, q.state.games))
    sent = q.state.launches.arriving(q.turn)
    if sent is not None:
        _add(arrived, q.rules.tables.to_school, sent, 1)
        _add(arrived, q.rules.tables.to_teams, sent, len(q.rules.teams))
    for rows in blocks(q.now.rules):
        gains, losses = arrived[rows], arrived[rows.start + variables : rows.stop + variables]
        gain, loss = gates_of(q.now, rows)
        gains *= gain
        losses *= loss
        gains += losses
        q.change[rows] += gains
    if q.trace is not None:
        _explain(q, gates(q.now))


def _add(arrived: Array, effects: Effects, sent: Arriving, height: int) -> None:
    """Adds to (2 V, N) what effects on `height` rows each deliver, in the order of the file."""
    games = arrived.shape[1]
    which, entry = effects.spans.of(sent.run)
    level = np.arange(height)[:, None]
    read = (sent.first.take(which) + effects.row.take(entry)) + level
    amount = sent.value.take(read)
    amount *= effects.per_quarter.take(entry)
    put = (effects.target.take(entry) * games + sent.game.take(which)) + level * games
    np.add.at(arrived.reshape(-1), put.ravel(), amount.ravel())


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
