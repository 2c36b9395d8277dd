"""The engine's part of a quarter: which events come, and what the step makes of the decisions."""

from __future__ import annotations

from dataclasses import replace

from game.engine.happenings import draw, event_uniforms
from game.engine.noise import outcome_noise
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Row, Trace
from game.session.events import LedgerRow, QuarterResolved, TurnOpened
from game.session.game import Game
from game.session.rules import decisions_of, leader_of


def open_quarter(game: Game) -> TurnOpened:
    """The next quarter with the events that come in it."""
    per_turn = game.table.events_per_turn if game.table is not None else None
    second = bool(game.quarters) and game.quarter.joined
    return drawn_events(game, game.state, game.turn, per_turn, second)


def drawn_events(game: Game, state: SchoolState, turn: int, per_turn: int | None, second: bool) -> TurnOpened:
    """What the luck of a quarter brings a school in this state; `turn` from 0.

    per_turn  events a quarter that the table asked for; None: the scenario's
    second    the second of two quarters played as one: dated events wait, the others are for the caller to
    log as skipped
    """
    rules = game.rules
    drawn = draw(
        rules,
        state,
        turn,
        event_uniforms(rules, game.seed, turn, range(1)),
        per_turn=per_turn,
        table_first=per_turn is not None and per_turn < rules.events_per_turn,
    )
    came = [event for event, comes in zip(rules.events, drawn.came[:, 0], strict=True) if comes]
    waiting = [event for event, waits in zip(rules.events, drawn.waiting[:, 0], strict=True) if waits]
    if second and turn + 1 < rules.turns:
        dated = [event for event in came if rules.blueprint.events[rules.event(event)].at]
        waiting = [event for event in rules.events if event in waiting or event in dated]
        came = [event for event in came if event not in dated]
    chances = {
        event: float(chance)
        for event, chance in zip(rules.events, drawn.chances[:, 0], strict=True)
        if chance > 0.0
    }
    return TurnOpened(turn + 1, tuple(came), tuple(waiting), chances)


def dated_next(game: Game) -> tuple[str, ...]:
    """The next quarter's dated events that still fit in this one, when the two are played as one."""
    rules = game.rules
    few = game.table.events_per_turn if game.table is not None else None
    room = (few or rules.events_per_turn) - len(game.quarter.agenda)
    happened = {event for quarter in game.quarters for event in quarter.agenda}
    due = [
        event.id
        for event in rules.blueprint.events
        if game.turn + 1 in event.at and not (event.once and event.id in happened)
    ]
    return tuple(due[: max(room, 0)])


def resolve(game: Game) -> QuarterResolved:
    """The quarter computed, with the ledger of every change."""
    trace = Trace()
    quarter = replace(game.quarter, leader=leader_of(game))
    after = step(
        game.rules,
        game.state,
        game.turn - 1,
        decisions_of(game.rules, quarter, quarter.draft, quarter.answers),
        outcome_noise(game.seed, game.turn - 1, range(1)),
        trace,
    )
    return QuarterResolved(
        turn=game.turn,
        model=game.model,
        digest=after.digest(),
        state=after.to_bytes(),
        rows=tuple(ledger_row(row) for row in trace.rows()),
    )


def ledger_row(row: Row) -> LedgerRow:
    """The engine counts quarters from 0, people from 1."""
    return LedgerRow(row.variable, row.source, row.kind, row.origin_turn + 1, row.mechanism, row.amount)
