"""What conditions may ask of a school: the `Facts` of the blueprint over a state and a turn."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import INCIDENT, TEAM_VARIABLES, Array, Truth
from game.engine.derived import Reading
from game.engine.state import SchoolState


class SchoolFacts:
    """The school at the start of a quarter; see `blueprint.Facts`."""

    def __init__(self, state: SchoolState, turn: int, now: Reading | None = None) -> None:
        """turn: the engine's, from 0; conditions see the quarter, from 1; now: what is known of the state."""
        self._state = state
        self._turn = turn
        self._now = Reading(state.rules, state) if now is None else now
        self._known: dict[str, Array] = {}

    @property
    def turn(self) -> int:
        return self._turn + 1

    def level(self, name: str) -> Array:
        if name not in self._known:
            self._known[name] = self._level(name)
        return self._known[name]

    def teams(self, name: str) -> Array:
        return self._state.place(f"team.{name}")

    def theme(self, theme: int) -> Array:
        return np.asarray(self._state.weights[theme])

    def chosen(self, action: int) -> Truth:
        return self._ever(self._state.rules.layout.started.start + action)

    def answered(self, option: int) -> Truth:
        return self._ever(self._state.rules.layout.answered.start + option)

    def happened(self, event: int) -> Truth:
        layout = self._state.rules.layout
        return self._ever(layout.incident if event == INCIDENT else layout.came.start + event)

    def _level(self, name: str) -> Array:
        if name == "coherence":
            return self._now.coherence
        if name in TEAM_VARIABLES:
            return self._now.mean(name)
        return self._state.level(name)

    def _ever(self, row: int) -> Truth:
        return np.asarray(self._state.memory[row] > 0)
