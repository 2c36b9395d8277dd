"""The guided steps of the talk afterwards: the scenario's, or the usual five."""

from __future__ import annotations

from game.session.game import Game

USUAL_STEPS = 5
"""Of a scenario that says nothing of its debrief."""


def steps_of(game: Game) -> int:
    return len(game.scenario.spec.debrief.steps) or USUAL_STEPS


def seconds_of(game: Game) -> dict[int, int]:
    """Steps that were finished, with the seconds each took, the last time it was."""
    return {done.step: done.seconds for done in game.steps_done}
