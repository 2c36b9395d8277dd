"""Which events come at the start of a quarter (docs/model.md 2.1, 6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine import noise
from game.engine.blueprint import Array, Event, Truth
from game.engine.derived import within
from game.engine.facts import SchoolFacts
from game.engine.noise import Purpose
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """The events of one quarter."""

    came: Truth
    """(E, N)"""
    waiting: Truth
    """(E, N) dated events that were due and found the quarter full: due again in the next."""
    chances: Array
    """(E, N) the chance each had: 1 for what was due for certain, 0 for what could not come."""

    @classmethod
    def none(cls, rules: Ruleset, games: int = 1) -> Drawn:
        """No events at all."""
        nothing = np.zeros((len(rules.events), games), dtype=np.bool_)
        return cls(nothing, nothing.copy(), np.zeros(nothing.shape))


def event_uniforms(rules: Ruleset, seed: int, turn: int, games: range) -> Array:
    """(E, N) in [0, 1): every event owns one in every quarter, whether it is used or not."""
    drawn = noise.uniforms(seed, Purpose.EVENTS, turn, games, len(rules.events))
    return np.ascontiguousarray(drawn.T)


def draw(
    rules: Ruleset,
    state: SchoolState,
    turn: int,
    uniforms: Array,
    per_turn: int | None = None,
    table_first: bool = False,
) -> Drawn:
    """The events that come this quarter, from the state at its start. Changes nothing.

    turn         from 0
    uniforms     (E, N), see `event_uniforms`
    per_turn     at most so many come; None: the scenario's
    table_first  events that answer what the table did go before dated ones that can still wait

    The order of the file is the order of precedence. A dated event that finds its quarter full waits for the
    next.
    """
    chances, possible = _chances(rules, state, turn)
    due = uniforms < chances
    room = rules.events_per_turn if per_turn is None else per_turn
    came = np.zeros_like(due)
    number = np.zeros(state.games, dtype=np.int16)
    for first in (True, False) if table_first else (True,):
        for k in possible:
            candidates = due[k] & (number < room)
            if table_first:
                candidates &= ~came[k]
                if first:
                    candidates &= _goes_first(rules, state, turn, k, rules.blueprint.events[k])
            came[k] |= candidates
            number += candidates
    waiting = np.zeros_like(due)
    for k in possible:
        if rules.blueprint.events[k].at:
            np.greater(due[k], came[k], out=waiting[k])
    return Drawn(came, waiting, chances)


def _goes_first(rules: Ruleset, state: SchoolState, turn: int, k: int, event: Event) -> Truth:
    """(N,) it answers the table, or it is dated and can't wait any longer."""
    if event.answers_table:
        return np.ones(state.games, dtype=np.bool_)
    if event.at and turn >= rules.turns - 1:
        return np.ones(state.games, dtype=np.bool_)
    return _waits(state, k)


def _waits(state: SchoolState, k: int) -> Truth:
    return np.asarray(state.memory[state.rules.layout.waiting.start + k] > 0)


def _chances(rules: Ruleset, state: SchoolState, turn: int) -> tuple[Array, list[int]]:
    """(E, N) the chance of every event, and the events that may come in some game."""
    facts = SchoolFacts(state, turn)
    chances = np.zeros((len(rules.events), state.games))
    happened: Truth = np.asarray(state.memory[rules.layout.came] > 0)
    over: Truth = np.asarray(happened.all(axis=1))
    possible: list[int] = []
    for k, event in enumerate(rules.blueprint.events):
        if (event.once and over[k]) or turn + 1 in event.ruled_out:
            continue
        if event.at:
            chances[k] = 1.0 if turn + 1 in event.at else _waits(state, k)
        else:
            chances[k] = 1.0 if event.when is None else event.when(facts)
            if event.chance is not None:
                chances[k] *= within(event.chance(facts), 0.0, 1.0)
        if event.once:
            chances[k] *= ~happened[k]
        possible.append(k)
    return chances, possible
