"""Hindsight: what was expected beside what came, and what private knowledge would have foretold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.session.events import PredictionMade, TableSet
from game.session.explain import resolved
from game.session.game import PREDICTIONS, Game
from game.session.predicting import due_turn


@dataclass(frozen=True, slots=True)
class Round:
    """The predictions of one quarter about one variable; of each seat the last."""

    turn: int
    due: int
    """The quarter whose result they are about."""
    variable: str
    table: TableSet | None
    """Who sat there when they were closed; None: they were not closed, or by an older program."""
    made: tuple[PredictionMade, ...]
    """In the order of the seats."""
    came: bool
    """The quarter they are about has its result."""
    covered: bool
    """The year goes on: the numbers stay covered."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """An event that a fact pointed to."""

    event: str
    turn: int | None
    """The quarter it came in first."""
    told: bool
    """The fact was on the table by then."""


@dataclass(frozen=True, slots=True)
class Known:
    """What only one role knew."""

    role: str
    number: int
    turn: int | None
    """The quarter in which it was told at the table."""
    pointers: tuple[Pointer, ...]


def rounds(game: Game) -> tuple[Round, ...]:
    """Every prediction that was made, by quarter and variable."""
    made: dict[tuple[int, str], dict[str, PredictionMade]] = {}
    for one in game.predictions:
        made.setdefault((one.turn, one.variable), {})[one.seat] = one
    return tuple(_round(game, turn, variable, by_seat) for (turn, variable), by_seat in made.items())


def _round(game: Game, turn: int, variable: str, by_seat: Mapping[str, PredictionMade]) -> Round:
    table = None
    if 1 <= turn <= len(game.quarters):
        table = game.quarters[turn - 1].seated.get(PREDICTIONS)
    seats = [seat.id for seat in table.seats] if table is not None else []
    order = (*(seat for seat in seats if seat in by_seat), *(seat for seat in by_seat if seat not in seats))
    due = due_turn(max(turn, 1), game.turns)
    came = due <= resolved(game)
    return Round(
        turn=turn,
        due=due,
        variable=variable,
        table=table,
        made=tuple(by_seat[seat] for seat in order),
        came=came,
        covered=not came and not game.finished,
    )


def known(game: Game) -> tuple[Known, ...]:
    """Every private fact of the roles that play: those that were told first, by quarter; then the others."""
    told = {(fact.role, fact.number): fact.turn for fact in reversed(game.facts)}
    first: dict[str, int] = {}
    for quarter in game.quarters:
        for event in quarter.agenda:
            first.setdefault(event, quarter.turn)
    facts = [
        Known(
            role=role,
            number=number,
            turn=told.get((role, number)),
            pointers=tuple(
                Pointer(event, first.get(event), _by_then(told.get((role, number)), first.get(event)))
                for event in fact.foreshadows
            ),
        )
        for role in game.rules.roles
        for number, fact in enumerate(game.scenario.spec.roles[role].knows, start=1)
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.turn is None, fact.turn or 0)))


def _by_then(told: int | None, came: int | None) -> bool:
    return told is not None and (came is None or told <= came)


def came_untold(facts: tuple[Known, ...]) -> tuple[str, ...]:
    """Events that came while somebody knew a sign of them, and no such sign was on the table."""
    came = {pointer.event: False for fact in facts for pointer in fact.pointers if pointer.turn is not None}
    for fact in facts:
        for pointer in fact.pointers:
            if pointer.event in came:
                came[pointer.event] |= pointer.told
    return tuple(event for event, told in came.items() if not told)
