"""One quarter under way: what every mechanism reads, and where its changes are added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions
from game.engine.derived import Reading
from game.engine.mechanisms.effort import Effort
from game.engine.noise import Luck
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.trace import Trace

Split = tuple[str, str, Array]
"""(source, kind, amounts): a source's part of one contribution."""


class Quarter:
    """Levels stay those of the start of the quarter until the end; `change` collects what happens to them."""

    def __init__(
        self,
        rules: Ruleset,
        state: SchoolState,
        turn: int,
        decisions: Decisions,
        luck: Luck,
        effort: Effort,
        now: Reading,
        trace: Trace | None,
    ) -> None:
        self.rules = rules
        self.p = rules.p
        self.state = state
        self.turn = turn
        self.decisions = decisions
        self.luck = luck
        self.effort = effort
        self.now = now
        self.trace = trace
        self.change = np.zeros((len(rules.variables), state.games))
        """(V, N) points (or thousand euro) of this quarter so far."""

    def add(self, place: str, mechanism: str, amount: Array, kind: str = "mechanism") -> None:
        """Adds a contribution of shape (N,) or (h, N) to the rows of a place, booked under its mechanism."""
        rows = self.change[self.rules.places[place]]
        rows += amount
        if self.trace is not None:
            self.explain(place, mechanism, kind, self.turn, mechanism, amount)

    def add_split(
        self, place: str, mechanism: str, amount: Array, parts: Callable[[], Iterable[Split]]
    ) -> None:
        """Adds a contribution booked by source; `parts` is asked only when the quarter is explained."""
        rows = self.change[self.rules.places[place]]
        rows += amount
        if self.trace is not None:
            for source, kind, part in parts():
                self.explain(place, source, kind, self.turn, mechanism, part)

    def answered(self) -> Iterator[tuple[int, str, Truth]]:
        """(option, its name, (N,) the games that chose it) of every option chosen; only to explain."""
        if self.trace is not None:
            for m in np.flatnonzero(self.decisions.options.any(axis=1)):
                yield int(m), self.rules.sources[len(self.rules.actions) + m].name, self.decisions.options[m]

    def explain(
        self, place: str, source: str, kind: str, origin_turn: int, mechanism: str, amount: Array
    ) -> None:
        """Books a part in the trace, if there is one; adds nothing."""
        if self.trace is None:
            return
        rows = self.rules.places[place]
        variables = self.rules.variables[rows]
        amounts = np.broadcast_to(amount, (len(variables), self.state.games))
        self.trace.add(variables, source, kind, origin_turn, mechanism, amounts)
