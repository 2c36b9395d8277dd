"""What is still on its way to a school: the undelivered parts of the launch ledger (docs/model.md 5.7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.derived import Reading
from game.engine.layout import RING
from game.engine.mechanisms.gates import gates
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
    gate = gates(now)
    holds = alone.launches.holds()
    parts: list[Pending] = []
    for k in np.flatnonzero(holds.any(axis=0)).tolist():
        source = rules.sources[k]
        for origin in range(max(turn - RING, 0), turn):
            slot = origin % RING
            if not holds[slot, k]:
                continue
            for window in source.windows:
                sent = alone.launches.sent(slot, k)[window.rows]
                later = [origin + lag for lag in window.lags if origin + lag >= turn]
                for delivery in window.deliveries:
                    variables = rules.variables[rules.places[delivery.target]]
                    amounts = (gate[delivery.rows] * (sent * delivery.per_quarter))[:, 0]
                    parts += [
                        Pending(variable, source.name, source.kind, origin, arrives, float(amount))
                        for arrives in later
                        for variable, amount in zip(variables, amounts, strict=True)
                        if amount != 0
                    ]
    return tuple(sorted(parts, key=lambda part: (part.arrives_turn, part.origin_turn)))
