"""The school between two quarters: all the numbers that the next quarter needs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from game.engine.blueprint import Array
from game.engine.launches import Launches
from game.engine.layout import RING
from game.engine.ruleset import Ruleset

Memory = npt.NDArray[np.int16]


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
    """N games' schools at the start of a quarter: arrays of shape (rows, N), a column per game.

    `block` has the rows of `Layout` as far as its memory: variables, vision, repetition. `memory` has the
    quarters in which actions, options and events last were. `launches` is the ledger. Saved, all are one
    column of `Layout.rows` numbers. Nothing here decides anything; `step` makes the next state.
    """

    __slots__ = ("_alignment", "block", "launches", "memory", "rules")

    def __init__(self, rules: Ruleset, block: Array, memory: Memory, launches: Launches) -> None:
        rows = rules.layout.memory
        if block.ndim != 2 or block.shape[0] != rows.start or block.dtype != np.float64:
            raise ValueError("the block does not belong to these rules")
        if memory.shape != (rows.stop - rows.start, block.shape[1]) or memory.dtype != np.int16:
            raise ValueError("the memory does not belong to these rules")
        self.rules = rules
        self.block = block
        self.memory = memory
        self.launches = launches
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
        overrides  other start levels by variable id; `ref` and `base` stay those of the rules. ValueError
                   for one that is out of bounds: the quarter relies on them
        """
        block = np.zeros((rules.layout.memory.start, games))
        memory = np.zeros((rules.layout.memory.stop - rules.layout.memory.start, games), dtype=np.int16)
        block[rules.layout.levels] = rules.start[:, None]
        for name, level in (overrides or {}).items():
            row = rules.row(name)
            if not rules.floor[row, 0] <= level <= rules.ceiling[row, 0]:
                raise ValueError(f"{name} can't start at {level}: it is out of bounds")
            block[row] = level
        weights = vision_weights(vision)
        block[rules.layout.weights] = weights[:, None] if weights.ndim == 1 else weights
        return cls(rules, block, memory, Launches.empty(rules, games))

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

    def level(self, name: str) -> Array:
        """(N,) a variable by its id in the contract, a view; KeyError if there is none."""
        level: Array = self.block[self.rules.row(name)]
        return level

    def place(self, name: str) -> Array:
        """(h, N) the rows of a place such as `team.skill` or `enacted`, a view; KeyError if there is none."""
        return self.block[self.rules.places[name]]

    def alignment(self) -> Array:
        """(A, N) cosine of each action's themes with the vision's squared weights; 0.5 without themes."""
        if self._alignment is None:
            self._alignment = _alignment(self.rules, self.weights)
        return self._alignment

    def copy(self) -> SchoolState:
        """The same school in a block of its own."""
        other = SchoolState(self.rules, self.block.copy(), self.memory.copy(), self.launches.copy())
        other._alignment = self._alignment
        return other

    def take(self, games: Sequence[int] | slice | npt.NDArray[np.intp]) -> SchoolState:
        """Some of the games, in a block of their own."""
        some = games if isinstance(games, slice) else np.array(games, dtype=np.intp)
        block = np.ascontiguousarray(self.block[:, some]).copy()
        memory = np.ascontiguousarray(self.memory[:, some]).copy()
        launches = Launches.of_rows(self.rules, self.launches.rows(some))
        return SchoolState(self.rules, block, memory, launches)

    def to_bytes(self, game: int = 0) -> bytes:
        """One game's column, little-endian: what a saved game keeps."""
        ledger = self.launches.rows(np.array([game])).ravel()
        return np.concatenate((self.block[:, game], self.memory[:, game], ledger)).astype("<f8").tobytes()

    @classmethod
    def from_bytes(cls, rules: Ruleset, data: bytes) -> SchoolState:
        """One game from its column; ValueError if it is not of these rules."""
        if len(data) != 8 * rules.layout.rows:
            raise ValueError("the saved school does not belong to this scenario")
        layout = rules.layout
        column = np.frombuffer(data, dtype="<f8").astype(np.float64)[:, None]
        ledger = column[layout.ring].reshape(RING, layout.channel_rows, 1)
        memory = column[layout.memory]
        if not np.isin(memory, np.arange(np.iinfo(np.int16).max + 1)).all():
            raise ValueError("the saved school remembers what is no quarter")
        block = column[: layout.memory.start].copy()
        return cls(rules, block, memory.astype(np.int16), Launches.of_rows(rules, ledger))

    def digest(self, game: int = 0) -> str:
        """SHA-256 of one game's column, in hex."""
        return hashlib.sha256(self.to_bytes(game)).hexdigest()

    def forget_alignment(self) -> None:
        """To be called after the weights were changed: the alignment is worked out anew."""
        self._alignment = None


def _alignment(rules: Ruleset, weights: Array) -> Array:
    squares = (weights * weights)[:, None, :]
    themes = rules.action_themes.T[:, :, None]
    norms = np.sqrt(_dot(themes, themes)) * np.sqrt(_dot(squares, squares))
    cosines: Array = _dot(themes, squares) / np.maximum(norms, 1e-12)
    cosines[~rules.action_themes.any(axis=1)] = 0.5
    return cosines


def _dot(a: Array, b: Array) -> Array:
    """Sum over themes in their order: numpy's own dot may add in another order in another batch."""
    total: Array = a[0] * b[0]
    for of_a, of_b in zip(a[1:], b[1:], strict=True):
        total += of_a * of_b
    return total
