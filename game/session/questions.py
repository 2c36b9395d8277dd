"""Which reflection question fits a result: one that holds now, on what moved most, not asked before."""

from __future__ import annotations

from game.engine.blueprint import DIMENSIONS
from game.engine.facts import SchoolFacts
from game.session.explain import resolved, span_of, value_at
from game.session.game import Game


def question_at(game: Game, turn: int) -> str | None:
    """The id of the scenario's question at the result of quarter `turn`; None if none holds.

    The same game gives the same questions: of those that hold, first one that was asked least often at
    earlier results, then one on the dimension that moved most, then the order of the file.
    """
    asked: dict[str, int] = {}
    chosen = None
    ends = sorted({span_of(game, now)[-1] for now in range(1, resolved(game) + 1)})
    for end in ends:
        chosen = _choose(game, end, asked)
        if chosen is not None:
            asked[chosen] = asked.get(chosen, 0) + 1
        if end >= turn:
            break
    return chosen


def _choose(game: Game, turn: int, asked: dict[str, int]) -> str | None:
    questions = game.scenario.spec.questions
    facts = SchoolFacts(game.states[turn], turn - 1)
    holding = [
        id
        for id, question in questions.items()
        if question.when is None or bool(game.scenario.condition(question.when)(facts).all())
    ]
    most = moved_most(game, turn)
    return min(holding, key=lambda id: (asked.get(id, 0), questions[id].dimension != most), default=None)


def moved_most(game: Game, turn: int) -> str:
    """The dimension with the largest change in this quarter (or in two played as one)."""
    before = span_of(game, turn)[0] - 1
    return max(DIMENSIONS, key=lambda name: abs(value_at(game, name, turn) - value_at(game, name, before)))
