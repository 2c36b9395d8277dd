"""The launch ledger: what was set in motion, and what of it arrives this quarter (docs/model.md 3.7).

A launch of quarter tau keeps its strength C per channel, modifiers and reach included. An effect of `by`
with `after` and `over` delivers C by / over in each of the quarters tau + after ... tau + after + over - 1.
The ledger is the pipeline: what is still on its way is read from it. Effects on the school count by the
share of staff that is reached (`effort.Done.breadth`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.engine.answers import Indexes, runs
from game.engine.arrivals import Arrivals, Due
from game.engine.blueprint import Array, Condition, Truth
from game.engine.channels import Channel
from game.engine.facts import SchoolFacts
from game.engine.launches import Sent
from game.engine.layout import RING
from game.engine.mechanisms.gates import blocks, gates, gates_of
from game.engine.mechanisms.modifiers import product
from game.engine.quarter import Quarter


def launch(q: Quarter) -> None:
    """Writes this quarter's strengths into the ledger, over those of eight quarters ago, long delivered.

    An option has strength 1, tiredness and absorption aside, and every team gets reach_all of it.
    """
    done, answers, factors = q.effort.done, q.effort.answers, _Factors(q)
    again = _launched_again(q, q.rules.layout.started, done.action, done.game)
    sent: dict[int, Sent] = {}
    for a, these in runs(done.action):
        game = done.game[these]
        value = _strengths(
            factors, a, game, done.strength[these], done.reached[:, these], done.breadth[these]
        )
        sent[a] = Sent(game, value, a in again)
    again = _launched_again(q, q.rules.layout.answered, answers.option, answers.game)
    for m, these in runs(answers.option):
        game, k = answers.game[these], len(q.rules.actions) + m
        value = _strengths(factors, k, game, q.effort.tiredness.take(game), q.rules.p.reach_all, 1.0)
        sent[k] = Sent(game, value, m in again)
    q.state.launches.slots[q.turn % RING] = sent


def _launched_again(q: Quarter, last: slice, number: Indexes, game: Indexes) -> set[int]:
    """The actions or options of which some game has an earlier launch in the ledger.

    last          the rows of memory with the quarter of the last launch
    number, game  (P,) what is launched now
    """
    quarter = q.state.memory[last].reshape(-1).take(number * q.state.games + game)
    held = (quarter > 0) & (quarter > q.turn + 1 - RING)
    return set(np.flatnonzero(np.bincount(number[held])).tolist())


class _Factors:
    """What strengths are multiplied by this quarter, in every game; worked out once, when asked for."""

    def __init__(self, q: Quarter) -> None:
        self.rules = q.rules
        self._now = q.now
        self._facts = SchoolFacts(q.state, q.turn, q.now)
        self._modified: dict[tuple[str, ...], Array] = {}
        self._holds: dict[object, Truth] = {}

    def modified(self, names: tuple[str, ...]) -> Array:
        """(N,) the product of these modifiers."""
        if names not in self._modified:
            self._modified[names] = product(self._now, names)
        return self._modified[names]

    def holds(self, channel: Channel, when: Condition) -> Truth:
        """(N,) whether the condition of a channel holds; channels with the same text share it."""
        key = channel.when_text or when
        if key not in self._holds:
            self._holds[key] = when(self._facts)
        return self._holds[key]


def _strengths(
    factors: _Factors, k: int, game: Indexes, strength: Array, reached: Array | float, breadth: Array | float
) -> Array:
    """(rows, n) C of every channel of a source in the games (n,) that launch it.

    strength  (n,) S; 1 counts instead for what is unscaled
    reached   (J, n) r, or the same for all
    breadth   (n,), or the same for all
    """
    source = factors.rules.sources[k]
    value = np.empty((source.rows.stop - source.rows.start, len(game)))
    for channel in source.channels:
        rows = value[channel.rows]
        reach = breadth
        if channel.per_team:
            reach = reached if channel.named_teams is None else channel.named_teams
        if channel.unscaled:
            rows[...] = reach
        elif channel.modifiers:
            np.multiply(reach, strength * factors.modified(channel.modifiers).take(game), out=rows)
        else:
            np.multiply(reach, strength, out=rows)
        if channel.when is not None:
            rows *= factors.holds(channel, channel.when).take(game)
    return value


def deliver(q: Quarter) -> None:
    """Adds what arrives: gains and losses of a variable apart, each through its own gate."""
    variables = len(q.rules.variables)
    arrived = np.zeros((2 * variables, q.state.games))
    for k, launched in q.state.launches.arriving(q.turn):
        if len(launched) > 1 and any(sent.again for _, sent in launched[:-1]):
            _add_sums(arrived, q.rules.arrivals[k], launched)
        else:
            for due, sent in launched:
                _add(arrived, due, sent)
    for rows in blocks(q.now.rules):
        gains, losses = arrived[rows], arrived[rows.start + variables : rows.stop + variables]
        gain, loss = gates_of(q.now, rows)
        gains *= gain
        losses *= loss
        gains += losses
        q.change[rows] += gains
    if q.trace is not None:
        _explain(q, gates(q.now))


def _add(arrived: Array, due: Due, sent: Sent) -> None:
    """Adds to (2 V, N) what one launch delivers now."""
    amount = sent.value.take(due.row, axis=0)
    amount *= due.per_quarter
    place = due.target * arrived.shape[1] + sent.game
    np.add.at(arrived.reshape(-1), place.ravel(), amount.ravel())


def _add_sums(arrived: Array, arrivals: Arrivals, launched: Sequence[tuple[Due, Sent]]) -> None:
    """Adds to (2 V, N) what a source delivers now where launches meet: of their sums, newest first."""
    games = arrived.shape[1]
    sums = np.zeros((arrivals.summed, games))
    for due, sent in launched:
        place = due.summed * games + sent.game
        np.add.at(sums.reshape(-1), place.ravel(), sent.value.take(due.summed_row, axis=0).ravel())
    for part in arrivals.parts:
        arrived[part.target] += sums[part.summed] * part.per_quarter


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
