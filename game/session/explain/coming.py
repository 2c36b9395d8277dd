"""What is still to come for a variable: cards under way, and what its drivers have already settled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.engine.decisions import Decisions
from game.engine.noise import Luck
from game.engine.pipeline import Pending, on_its_way
from game.engine.step import step
from game.session.explain.lags import lags
from game.session.explain.values import weights_of
from game.session.game import Game


@dataclass(frozen=True, slots=True)
class Coming:
    """What will still move a variable after a quarter, about: gates and plans will have changed by then."""

    under_way: float
    """By cards and options under way within the game, in points."""
    quarters: int
    """The number of quarters in which the last of it arrives; 0 where nothing is under way."""
    source: str
    """The action or `event.option` that brings most of it."""
    origin_turn: int
    settled: float
    """By next quarter for one that lags, with no new plan and no chance; 0 for others and at the end."""


def coming(game: Game, variable: str, turn: int) -> Coming:
    """What was still to come for a variable of the contract, a mean or a dimension after quarter `turn`."""
    weights = weights_of(game, variable) or {}
    sums: dict[tuple[str, int], float] = {}
    last = 0
    for part in _under_way(game, turn):
        if (weight := weights.get(part.variable)) is not None and part.arrives_turn < game.turns:
            key = (part.source, part.origin_turn + 1)
            sums[key] = sums.get(key, 0.0) + weight * part.amount
            last = max(last, part.arrives_turn + 1 - turn)
    total = sum(sums.values())
    sign = 1.0 if total >= 0 else -1.0
    source, origin = max(sums, key=lambda key: sign * sums[key]) if sums else ("", 0)
    settled = 0.0
    if turn < game.turns and weights and all(lags(name) for name in weights):
        before, after = game.states[turn], _next(game, turn)
        settled = sum(
            weight * (after[game.rules.row(name)] - float(before.level(name)[0]))
            for name, weight in weights.items()
        )
    return Coming(total, last, source, origin, settled)


@lru_cache(maxsize=64)
def _under_way(game: Game, turn: int) -> tuple[Pending, ...]:
    return on_its_way(game.rules, game.states[turn], turn)


@lru_cache(maxsize=64)
def _next(game: Game, turn: int) -> tuple[float, ...]:
    """The levels a quarter later with an empty plan, no event and no chance."""
    after = step(game.rules, game.states[turn], turn, Decisions.of(game.rules), Luck.none())
    return tuple(float(level) for level in after.levels[:, 0])
