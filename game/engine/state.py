"""The school between two quarters: one block of numbers that holds all the next quarter needs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from game.engine.blueprint import Array, Truth
from game.engine.layout import RING
from game.engine.ruleset import Ruleset


def vision_weights(stones: Sequence[float] | Array) -> Array:
    """Stones over the themes as weights that sum to 1; all zeros stay zeros. ValueError below 0."""
    weights = np.array(stones, dtype=np.float64)
    if (weights < 0).any():
        raise ValueError("a vision has no negative stones")
    total = np.zeros(weights.shape[1:])
    for row in weights:
        total = total + row
    return np.asarray(np.where(total > 0, weights / np.where(total > 0, total, 1.0), 0.0))


class SchoolState:
    """N games' schools at the start of a quarter; `block` has shape (rows, N), a column per game.

    The rows are those of `Layout`: variables, vision, memory of actions, options and events, the launch
    ledger. Nothing here decides anything; `step` makes the next state.
    """

    __slots__ = ("_alignment", "block", "launched", "rules")

    def __init__(self, rules: Ruleset, block: Array) -> None:
        if block.ndim != 2 or block.shape[0] != rules.layout.rows or block.dtype != np.float64:
            raise ValueError("the block does not belong to these rules")
        self.rules = rules
        self.block = block
        self.launched: Truth | None = None
        """(RING, sources) False where a slot of the ledger is empty in every game; None: not known."""
        self._alignment: Array | None = None

    @classmethod
    def start(
        cls,
        rules: Ruleset,
        vision: Sequence[float] | Array,
        games: int = 1,
        overrides: Mapping[str, float] | None = None,
    ) -> SchoolState:
        """The school before the first quarter.

        vision     a number of stones (or a weight) per theme, shape (K,), or per theme and game, (K, N)
        overrides  other start levels by variable id; `ref` and `base` stay those of the rules
        """
        block = np.zeros((rules.layout.rows, games))
        block[rules.layout.levels] = rules.start[:, None]
        for name, level in (overrides or {}).items():
            block[rules.row(name)] = level
        weights = vision_weights(vision)
        block[rules.layout.weights] = weights[:, None] if weights.ndim == 1 else weights
        state = cls(rules, block)
        state.launched = np.zeros((RING, len(rules.sources)), dtype=np.bool_)
        return state

    @property
    def games(self) -> int:
        return int(self.block.shape[1])

    @property
    def levels(self) -> Array:
        """(V, N) a view."""
        return self.block[self.rules.layout.levels]

    @property
    def weights(self) -> Array:
        """(K, N) the vision, a view."""
        return self.block[self.rules.layout.weights]

    @property
    def ring(self) -> Array:
        """(RING, channel rows, N) the launch ledger by turn mod RING, a view."""
        layout = self.rules.layout
        return self.block[layout.ring].reshape(RING, layout.channel_rows, self.games)

    def level(self, name: str) -> Array:
        """(N,) a variable by its id in the contract, a view; KeyError if there is none."""
        return np.asarray(self.block[self.rules.row(name)])

    def place(self, name: str) -> Array:
        """(h, N) the rows of a place such as `team.skill` or `enacted`, a view; KeyError if there is none."""
        return self.block[self.rules.places[name]]

    def alignment(self) -> Array:
        """(A, N) cosine of each action's themes with the vision's squared weights; 0.5 without themes."""
        if self._alignment is None:
            self._alignment = _alignment(self.rules, self.weights)
        return self._alignment

    def launched_in(self) -> Truth:
        """(RING, sources) whether a slot may hold something of a source in any game."""
        if self.launched is None:
            filled = (self.ring != 0).any(axis=2)
            self.launched = np.zeros((RING, len(self.rules.sources)), dtype=np.bool_)
            for k, source in enumerate(self.rules.sources):
                self.launched[:, k] = filled[:, source.rows].any(axis=1)
        return self.launched

    def copy(self) -> SchoolState:
        """The same school in a block of its own."""
        return self._with(self.block.copy())

    def take(self, games: Sequence[int] | slice | npt.NDArray[np.intp]) -> SchoolState:
        """Some of the games, in a block of their own."""
        chosen = SchoolState(self.rules, np.ascontiguousarray(self.block[:, games]).copy())
        chosen.launched = None if self.launched is None else self.launched.copy()
        return chosen

    def to_bytes(self, game: int = 0) -> bytes:
        """One game's column, little-endian: what a saved game keeps."""
        return self.block[:, game].astype("<f8").tobytes()

    @classmethod
    def from_bytes(cls, rules: Ruleset, data: bytes) -> SchoolState:
        """One game from its column; ValueError if it is not of these rules."""
        if len(data) != 8 * rules.layout.rows:
            raise ValueError("the saved school does not belong to this scenario")
        return cls(rules, np.frombuffer(data, dtype="<f8").astype(np.float64)[:, None])

    def digest(self, game: int = 0) -> str:
        """SHA-256 of one game's column, in hex."""
        return hashlib.sha256(self.to_bytes(game)).hexdigest()

    def forget_alignment(self) -> None:
        """To be called after the weights were changed: the alignment is worked out anew."""
        self._alignment = None

    def _with(self, block: Array) -> SchoolState:
        other = SchoolState(self.rules, block)
        other.launched = None if self.launched is None else self.launched.copy()
        other._alignment = self._alignment
        return other


def _alignment(rules: Ruleset, weights: Array) -> Array:
    cosines = np.full((len(rules.actions), weights.shape[1]), 0.5)
    squares = weights * weights
    norm = np.sqrt(_dot(squares, squares))
    for a, themes in enumerate(rules.action_themes):
        if themes.any():
            column = themes[:, None]
            own = np.sqrt(_dot(column, column))
            cosines[a] = _dot(column, squares) / np.maximum(own * norm, 1e-12)
    return cosines


def _dot(a: Array, b: Array) -> Array:
    """Sum over themes in their order: numpy's own dot may add in another order in another batch."""
    total = a[0] * b[0]
    for k in range(1, len(a)):
        total = total + a[k] * b[k]
    return np.asarray(total)
