"""Luck with an address: counter-based streams keyed by seed, purpose, turn and game (docs/model.md 6).

The words of a game depend on these four alone: two branches of a game meet the same luck, and a game alone
draws what it draws in any batch or chunk. `Generator`'s methods are not used: numpy may change them, raw
words it won't.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from game.engine.answers import Indexes
from game.engine.blueprint import OUTCOMES, Array

Words = npt.NDArray[np.uint64]

WORDS_PER_BLOCK = 4
"""Philox yields four words per step of its counter."""
NOISE_TERMS = len(OUTCOMES) + 1
"""Words 0-5 for the outcomes, 6 for commitment; word 7 is the incident's."""
HALF = 2**52
"""Of the whole numbers that words make; see `whole`."""
_IRWIN_HALL_SCALE = float(np.sqrt(3.0)) / 65536.0
_IRWIN_HALL_SHIFT = 2.0 * float(np.sqrt(3.0))


class Purpose(IntEnum):
    """What a stream is for; a number is never used again for something else."""

    OUTCOMES = 1
    EVENTS = 2
    LOTS = 3
    BOT_VISION = 4
    BOT_ACTIONS = 5
    BOT_LEADERS = 6
    BOT_TEAMS = 7
    BOT_OPTIONS = 8
    TRIALS = 9
    REHEARSAL = 10


@dataclass(frozen=True, eq=False, slots=True)
class Luck:
    """What chance brings in one quarter."""

    z: Array
    """(7, N) normal-like, mean 0 and sd 1, never beyond 3.47: six outcomes, then commitment."""
    incident: Array
    """(N,) in [0, 1): an incident comes when it is below the hazard."""

    @classmethod
    def none(cls, games: int = 1) -> Luck:
        """No noise and no incident."""
        return cls(np.zeros((NOISE_TERMS, games)), np.ones(games))


def words(seed: int, purpose: int, turn: int, games: range, width: int) -> Words:
    """Raw words, shape (len(games), width): row i depends on games[i] alone.

    seed   0 to 2**64 - 1
    turn   from 0
    games  consecutive numbers, from 0
    """
    if games.step != 1:
        raise ValueError("games must be consecutive")
    blocks = -(-width // WORDS_PER_BLOCK)
    key = np.array(
        [seed, (int(purpose) << 32) + turn], dtype=np.uint64
    )  # a plain list rounds seeds above 2**53
    counter = np.array([games.start * blocks, 0, 0, 0], dtype=np.uint64)
    raw = np.random.Philox(key=key, counter=counter).random_raw(len(games) * blocks * WORDS_PER_BLOCK)
    return np.asarray(raw, dtype=np.uint64).reshape(len(games), -1)[:, :width]


def uniforms(seed: int, purpose: int, turn: int, games: range, width: int) -> Array:
    """Draws in [0, 1), shape (len(games), width): row i depends on games[i] alone."""
    return uniform(whole(words(seed, purpose, turn, games, width)))


def outcome_noise(seed: int, turn: int, games: range) -> Luck:
    """The luck of one quarter for these games; the same whatever is decided."""
    raw = words(seed, Purpose.OUTCOMES, turn, games, NOISE_TERMS + 1)
    z = np.ascontiguousarray(_normal_like(raw).T[:NOISE_TERMS])
    return Luck(z, uniform(whole(raw[:, NOISE_TERMS])))


def whole(raw: Words) -> Indexes:
    """Draws as whole numbers below 2 x HALF: enough where they are only compared."""
    return np.asarray((raw >> np.uint64(11)).view(np.int64))


def uniform(drawn: Indexes) -> Array:
    """The same draws in [0, 1)."""
    draws = drawn.astype(np.float64)
    draws *= 2.0**-53
    return draws


def _normal_like(raw: Words) -> Array:
    """The four 16-bit parts of a word added up (Irwin-Hall, n = 4), scaled to mean 0 and sd 1."""
    pair, half = np.uint64(0x0000FFFF0000FFFF), np.uint64(0xFFFFFFFF)
    two = raw >> np.uint64(16)
    two &= pair
    two += raw & pair
    four = two >> np.uint64(32)
    four += two & half
    z = four.astype(np.float64)
    z += 2.0
    z *= _IRWIN_HALL_SCALE
    z -= _IRWIN_HALL_SHIFT
    return np.asarray(z)
