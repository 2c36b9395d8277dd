"""Many games at once, in chunks bounded in memory; a game is the same whatever its chunk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array
from game.engine.decisions import Decisions
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import outcome_noise
from game.engine.policies.base import Policy
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import advance

CHUNK_BYTES = 3 * 2**23
"""A chunk, its schools and all that is reckoned of them, takes about this much at most."""
KEPT_BYTES = 3 * 2**23
"""What a batch frees the process keeps, up to about this much."""
ARRAYS_A_SCHOOL = 3
"""A chunk takes so many times what its schools take."""

OnTurn = Callable[[range, int, Drawn, Decisions, SchoolState], None]
"""Called after each quarter: the games of the chunk, the turn (from 0), what was drawn and decided, and the
school after it. That is only lent: the next quarter overwrites it."""


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """How many games ended."""

    final: Array
    """(V, games) the variables after the last quarter."""
    trajectory: Array | None
    """(turns + 1, V) quarter by quarter, 0 the start; only for one game."""
    digests: tuple[str, ...]
    """SHA-256 of the school, quarter by quarter, 0 the start; only for one game."""


def play(
    rules: Ruleset,
    policy: Policy,
    seed: int,
    games: int,
    turns: int | None = None,
    events: bool = True,
    chunk: int = 8192,
    on_turn: OnTurn | None = None,
    overrides: Mapping[str, float] | None = None,
) -> Result:
    """Games 0 to `games` - 1 of the luck of `seed`, played by a bot.

    turns      quarters to play; None: all of the scenario
    events     False: no event comes
    overrides  other start levels by variable id; `ref` and `base` stay the scenario's
    """
    size = max(1, min(chunk, CHUNK_BYTES // (8 * ARRAYS_A_SCHOOL * rules.layout.ring.start)))
    if games > size:
        _keep_memory()
    final = np.empty((len(rules.variables), games))
    trajectory: list[Array] = []
    digests: list[str] = []
    for first in range(0, games, size):
        part = range(first, min(first + size, games))
        state = SchoolState.start(rules, policy.vision(rules, seed, part), len(part), overrides)
        if games == 1:
            trajectory.append(state.levels[:, 0].copy())
            digests.append(state.digest())
        for turn in range(rules.turns if turns is None else turns):
            drawn = (
                draw(rules, state, turn, event_uniforms(rules, seed, turn, part))
                if events
                else Drawn.none(rules, len(part))
            )
            decisions = policy.decide(rules, state, turn, drawn, seed, part)
            advance(rules, state, turn, decisions, outcome_noise(seed, turn, part))
            if on_turn is not None:
                on_turn(part, turn, drawn, decisions, state)
            elif games > 1:
                state.launches.forget(turn)
            if games == 1:
                trajectory.append(state.levels[:, 0].copy())
                digests.append(state.digest())
        final[:, first : part.stop] = state.levels
        del state  # its room is for the next chunk
    return Result(final, np.stack(trajectory) if trajectory else None, tuple(digests))


def _keep_memory() -> None:
    """Lets the process keep what a chunk's arrays free, for the next ones.

    The C library of Linux hands blocks back to the system as soon as they are freed, unless larger ones were
    freed before; each new array then costs the system's pages again. One block that is never written to
    teaches it. Elsewhere this does nothing.
    """
    np.empty(KEPT_BYTES // 8)
