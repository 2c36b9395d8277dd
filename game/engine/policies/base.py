"""What a bot is: something that chooses a vision and, quarter by quarter, decides for many games at once."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from game.engine.blueprint import Array
from game.engine.decisions import Decisions
from game.engine.happenings import Drawn
from game.engine.policies.draft import Draft, default_options
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


class Policy(Protocol):
    """A bot. What it decides for a game depends on that game alone, never on the others of its batch."""

    @property
    def name(self) -> str: ...

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        """(K, N) stones over the themes."""
        ...

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        """The decisions of quarter `turn` (from 0); its own luck comes from its own streams."""
        ...


class Nothing:
    """Starts nothing, and lets every event take its default."""

    name = "nothing"

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        return np.ones((len(rules.themes), len(games)))

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        return Draft(rules, state, turn, drawn, default_options(rules, drawn)).decisions()
