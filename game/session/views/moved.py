"""What one decision moved by itself: the ledger read forwards, from its source to all it reached."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.blueprint import TEAM_VARIABLES
from game.session.explain import resolved, weights_of
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.figures import signed, whole
from game.session.views.names import variable_name
from game.texts import Words

NOTICED = 0.5
"""Points below which a part counts as nothing."""
MOST_NAMED = 4
MONEY = ("budget", "running")
"""Told in euros elsewhere, not in points."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A variable that a decision moved, all its parts taken together; a team variable over all teams."""

    variable: str
    name: str
    exact: float
    """Points; of a team variable the mean over the school's staff."""
    points: int
    first: int
    last: int
    """The quarters in which something of it came."""
    text: str
    """`Support +6 (Q4 to Q6)`."""


def moved_by(game: Game, words: Words, turn: int, what: str) -> tuple[Moved, ...]:
    """What a decision of quarter `turn` moved directly, the largest first; under half a point left out.

    what  the id of an action, or of an event that was decided

    What followed further on is booked under the mechanisms that carried it, and is not in this.
    """
    answers = game.quarters[turn - 1].answers
    source = f"{what}.{answers[what]}" if what in answers else what
    found: dict[str, list[tuple[int, float]]] = {}
    for quarter in game.quarters[: resolved(game)]:
        for row in quarter.rows:
            if row.source == source and row.origin_turn == turn and _is_told(game, row.variable):
                name, share = _counted(game, row.variable)
                found.setdefault(name, []).append((quarter.turn, row.amount * share))
    told = (_moved(game, words, name, parts) for name, parts in found.items())
    return tuple(sorted((one for one in told if one.points), key=lambda one: -abs(one.exact))[:MOST_NAMED])


def _is_told(game: Game, variable: str) -> bool:
    """Not money, not the attention that a decision is itself, and nothing that the board does not show."""
    own = game.scenario.spec.variables.get(variable)
    is_level = variable not in MONEY and not variable.startswith("enacted.")
    return is_level and (own is None or own.show == "board")


def _counted(game: Game, variable: str) -> tuple[str, float]:
    """A team's variable counts in the mean over staff by the team's share of it; any other as it is."""
    kind = variable.partition(".")[0]
    if kind not in TEAM_VARIABLES:
        return variable, 1.0
    weights = weights_of(game, kind)
    assert weights is not None
    return kind, weights[variable]


def _moved(game: Game, words: Words, variable: str, parts: list[tuple[int, float]]) -> Moved:
    exact = sum(amount for _, amount in parts)
    turns = [turn for turn, _ in parts]
    first, last = min(turns), max(turns)
    points = whole(exact) if abs(exact) >= NOTICED else 0
    name = variable_name(words, game.scenario, variable)
    return Moved(
        variable=variable,
        name=name,
        exact=exact,
        points=points,
        first=first,
        last=last,
        text=words.say(
            "{name} {points} ({quarters})",
            name=name,
            points=signed(points),
            quarters=_span(words, first, last),
        ),
    )


def _span(words: Words, first: int, last: int) -> str:
    if first == last:
        return quarter_mark(words, first)
    return words.say("{first} to {last}", first=quarter_mark(words, first), last=quarter_mark(words, last))
