"""Why a conditional effect came at all: the levels that met its `when` at the start of its quarter.

Told where the condition compares levels with numbers, joined by `and` or `or`; of any other the reader sees
the card alone.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from game.engine.blueprint import TEAM_VARIABLES, Effect
from game.session.explain.book import Span
from game.session.explain.causes import ExactCause
from game.session.explain.values import of_staff, value_at
from game.session.game import Game


@dataclass(frozen=True, slots=True)
class Ground:
    """A level that met its part of the condition."""

    variable: str
    value: float
    """What it was then; of teams, the mean over staff."""
    bound: float
    is_below: bool


def grounds_of(game: Game, cause: ExactCause, variable: str, span: Span) -> tuple[Ground, ...]:
    """What made a card do this to a variable in these quarters; empty where it does so in any case."""
    if not cause.is_own_name:
        return ()
    for effect in _effects(game, cause.source):
        if not effect.when_text or effect.moves != of_staff(variable) or effect.by * cause.amount <= 0:
            continue
        for began in cause.turns:
            arrives = range(began + effect.after, began + effect.after + effect.over)
            if any(turn in arrives for turn in range(span[0], span[-1] + 1)):
                return _met(game, effect.when_text, began - 1)
    return ()


def _effects(game: Game, source: str) -> tuple[Effect, ...]:
    blueprint = game.rules.blueprint
    if source in game.rules.actions:
        return blueprint.actions[game.rules.actions.index(source)].effects
    event, _, option = source.partition(".")
    return blueprint.options[game.rules.options.index((event, option))].effects


def _met(game: Game, condition: str, turn: int) -> tuple[Ground, ...]:
    """The comparisons that held after quarter `turn`; empty when the condition is about more than levels."""
    met = []
    tree = ast.parse(condition, mode="eval").body
    parts = tree.values if isinstance(tree, ast.BoolOp) else [tree]
    for part in parts:
        match part:
            case ast.Compare(
                left=ast.Name(id=name),
                ops=[ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE() as comparison],
                comparators=[ast.Constant(value=int() | float() as bound)],
            ) if name not in ("turn", "budget"):
                is_below = isinstance(comparison, ast.Lt | ast.LtE)
                known = f"team.{name}" if name in TEAM_VARIABLES else name
                value = value_at(game, known, turn)
                if (value <= bound) if is_below else (value >= bound):
                    met.append(Ground(known, value, float(bound), is_below))
            case _:
                return ()
    return tuple(met)
