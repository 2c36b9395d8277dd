"""A scenario as a game that nobody has begun: for what is printed or shown of it before play."""

from __future__ import annotations

from dataclasses import replace

from game.engine import MODEL_VERSION
from game.engine.state import SchoolState
from game.scenario import Scenario
from game.session.events import GameStarted
from game.session.game import Game
from game.session.sitting import new_game


def unplayed(scenario: Scenario) -> Game:
    """At its start values, without a table or a vision, so that a card can be priced as in quarter 1."""
    game = new_game(scenario, GameStarted(scenario=scenario.spec.id, seed=0, model=MODEL_VERSION))
    no_vision = [0.0] * len(game.rules.themes)
    return replace(game, states=(SchoolState.start(game.rules, no_vision),))
