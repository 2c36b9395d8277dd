"""Conditions and chances compiled for the engine: read by `expressions`, asked of many games at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.engine.blueprint import Array, Chance, Condition, Facts, Truth
from game.scenario.expressions import Problem, Reading, Run, Value, constant, read
from game.scenario.names import Names


class ExpressionError(Exception):
    """An expression can't be compiled; the check tells its problems before it comes to this."""

    def __init__(self, text: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{text!r}: " + "; ".join(str(problem.message) for problem in problems))
        self.problems = problems


def compile_condition(text: str, names: Names) -> Condition:
    """The condition as a function of the facts, giving one truth per game, shape (N,)."""
    run = _compiled(read(text, names, "truth"), text)

    def condition(facts: Facts) -> Truth:
        return np.asarray(_spread(run(facts), facts), dtype=np.bool_)

    return condition


def ruled_out(text: str, names: Names) -> tuple[int, ...]:
    """The quarters in which a condition can't hold by what it says of the turn alone."""
    run = _compiled(read(text, names, "truth"), text)
    return tuple(turn for turn in range(1, names.turns + 1) if not _may_hold(run, turn))


def _may_hold(run: Run, turn: int) -> bool:
    try:
        return bool(run(_TurnAlone(turn)))
    except _AsksMore:
        return True


class _AsksMore(Exception):
    """An expression asks for more than the turn."""


@dataclass(frozen=True, slots=True)
class _TurnAlone:
    """Facts of which only the turn is known."""

    turn: int

    def _unknown(self, name: object) -> Any:
        raise _AsksMore

    level = teams = theme = chosen = answered = happened = _unknown


def compile_chance(chance: str | float, names: Names) -> Chance:
    """The chance as a function of the facts, giving a number from 0 to 1 per game, shape (N,)."""
    run = _compiled(read(chance, names, "number"), chance) if isinstance(chance, str) else constant(chance)

    def limited(facts: Facts) -> Array:
        chance = run(facts)
        if np.ndim(chance):
            return np.asarray(np.minimum(np.maximum(chance, 0.0), 1.0))
        return np.asarray(_spread(min(max(float(chance), 0.0), 1.0), facts))

    return limited


def _compiled(reading: Reading, text: str) -> Run:
    if reading.run is None or reading.problems:
        raise ExpressionError(text, reading.problems)
    return reading.run


def _spread(value: Value, facts: Facts) -> Value:
    """A value that is the same for all games, once for each."""
    if np.ndim(value):
        return value
    return np.full(facts.level("budget").shape, value)
