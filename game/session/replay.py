"""The log run again: does this program make of the same decisions the same school, to the bit?"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.noise import outcome_noise
from game.engine.state import SchoolState
from game.engine.step import step
from game.session.game import Game, Quarter
from game.session.quarter import drawn_events
from game.session.rules import decisions_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a replay first parts from what was saved; `turn` from 1, values unrounded."""

    turn: int
    variable: str
    saved: float
    now: float


@dataclass(frozen=True, slots=True)
class Replay:
    """`first_difference` is None when all is the same; `engine_saved` is the model that was played and
    replayed.
    """

    identical: bool
    turns: int
    engine_saved: str
    first_difference: Difference | None


def replay(game: Game) -> Replay:
    """Play every resolved quarter again from the start, under the game's own model, and compare with the
    saved states.
    """
    resolved = game.quarters[: len(game.states) - 1]
    state = game.states[0]
    for quarter, saved in zip(resolved, game.states[1:], strict=True):
        if (difference := _draw_difference(game, state, quarter)) is not None:
            return Replay(False, len(resolved), game.model, difference)
        decisions = decisions_of(game.rules, quarter, quarter.plan or (), quarter.answers)
        state = step(
            game.rules,
            state,
            quarter.turn - 1,
            decisions,
            outcome_noise(game.seed, quarter.turn - 1, range(1)),
        )
        if state.to_bytes() != saved.to_bytes() or saved.digest() != quarter.digest:
            return Replay(False, len(resolved), game.model, _first(game, quarter.turn, saved, state))
    return Replay(True, len(resolved), game.model, None)


def _draw_difference(game: Game, state: SchoolState, quarter: Quarter) -> Difference | None:
    """The events are drawn again too; an event that came then and not now is named with the chance it had."""
    opened = drawn_events(game, state, quarter.turn - 1, quarter.per_turn, quarter.second)
    for event in game.rules.events:
        then, now = event in quarter.drawn, event in opened.came
        if then != now:
            return Difference(quarter.turn, event, float(then), float(now))
    return None


def _first(game: Game, turn: int, saved: SchoolState, now: SchoolState) -> Difference:
    for variable in game.rules.variables:
        before, after = float(saved.level(variable)[0]), float(now.level(variable)[0])
        if before != after:
            return Difference(turn, variable, before, after)
    return Difference(turn, "memory", 0.0, 1.0)
