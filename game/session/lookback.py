"""The game as it stood when a quarter's result lay on the table: for looking back, never for playing on."""

from __future__ import annotations

from dataclasses import replace

from game.session.game import Game, Step


def as_of(game: Game, turn: int) -> Game:
    """The game at the result of quarter `turn`. Raises LookupError if it has no result."""
    if not 1 <= turn < len(game.states):
        raise LookupError(f"quarter {turn} has no result")
    return replace(
        game,
        step=Step.RESULT,
        states=game.states[: turn + 1],
        quarters=game.quarters[:turn],
        visions=tuple(vision for vision in game.visions if vision.turn <= turn),
        facts=tuple(fact for fact in game.facts if fact.turn <= turn),
        ended_early=False,
    )
