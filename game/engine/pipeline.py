"""What is still on its way to a school: the undelivered parts of the launch ledger (docs/model.md 5.7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.derived import Reading
from game.engine.layout import RING
from game.engine.mechanisms.gates import gain_gate, loss_gate
from game.engine.mechanisms.ledger import lags_on
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


@dataclass(frozen=True, slots=True)
class Pending:
    """One part that will arrive, as large as it would be if it arrived through today's gate."""

    variable: str
    source: str
    """The action's id, or `event.option`."""
    kind: str
    """`action` or `option`."""
    origin_turn: int
    """The engine's turn (from 0) in which it was decided."""
    arrives_turn: int
    amount: float


def on_its_way(rules: Ruleset, state: SchoolState, turn: int, game: int = 0) -> tuple[Pending, ...]:
    """What will arrive in quarter `turn` (from 0, about to be played) and later, in order of arrival."""
    alone = state.take([game])
    now = Reading(rules, alone)
    launched = alone.launched_in()
    parts: list[Pending] = []
    for k in np.flatnonzero(launched.any(axis=0)):
        source = rules.sources[k]
        for origin in range(max(turn - RING, 0), turn):
            slot = origin % RING
            if not launched[slot, k]:
                continue
            for window in source.windows:
                sent = alone.ring[slot, window.channel.rows]
                later = [origin + lag for lag in lags_on(window) if origin + lag >= turn]
                for delivery in window.deliveries:
                    gate = (gain_gate if delivery.per_quarter > 0 else loss_gate)(now, delivery.target)
                    rows = rules.places[delivery.target]
                    variables = rules.variables[rows]
                    amounts = np.broadcast_to(gate * (sent * delivery.per_quarter), (len(variables), 1))[:, 0]
                    parts += [
                        Pending(variable, source.name, source.kind, origin, arrives, float(amount))
                        for arrives in later
                        for variable, amount in zip(variables, amounts, strict=True)
                        if amount != 0
                    ]
    return tuple(sorted(parts, key=lambda part: (part.arrives_turn, part.origin_turn)))
