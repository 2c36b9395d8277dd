"""What may follow what in a log: an order that no version of the game can have written is refused.

A chain of hashes proves that nobody changed a log, not that a game wrote it: whoever forges a log can seal
it again. Here each event is held against the game so far before it is folded: its quarter, its step, its ids.
The rules of play (`decide`) are not asked again, for they may change from one model to the next and an old
game must open.
"""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Iterable

from game.engine.blueprint import OUTCOMES
from game.session import events as e
from game.session.game import Game, Step

AT_THE_TABLE = (
    e.StepEntered,
    e.BallotCast,
    e.BallotsRevealed,
    e.BallotSkipped,
    e.FullBallotGiven,
    e.SecondCount,
    e.OptionChosen,
    e.PlanDrafted,
    e.VisionRevised,
    e.SteppedBack,
    e.QuartersJoined,
    e.QuarterCommitted,
    e.EventSkipped,
    e.EventInjected,
)
"""What happens in a quarter that is still open."""
IN_PLAY = (*AT_THE_TABLE, e.TableSet, e.VisionLaid, e.TurnOpened, e.QuarterResolved, e.GameEnded)
"""What can't come once the game has ended; the look-back goes on."""
MOST_ROWS = 40_000
"""Rows of the ledger in a whole game; a game of twelve quarters has 3,000."""


def check(game: Game, event: e.Event) -> None:
    """Raises ValueError or LookupError when `event` can't come next in this game."""
    if isinstance(event, e.GameStarted):
        _hold(game.table is None and not game.states, "a game starts once")
        _hold(0 <= event.seed < 2**64, "no start number")
    turn = getattr(event, "turn", 0)
    _hold(not (game.finished and isinstance(event, IN_PLAY)), "the game has ended")
    _hold(0 <= turn <= game.turn + isinstance(event, e.TurnOpened), "a quarter that has not come")
    committed = bool(game.quarters) and game.quarter.plan is not None
    resolved = bool(game.quarters) and bool(game.quarter.digest)
    _hold((committed and not resolved) == isinstance(event, e.QuarterResolved), "a plan leads to its result")
    if isinstance(event, AT_THE_TABLE):
        _hold(turn == game.turn > 0 and not resolved, "this quarter is not open")
    _check_ids(game, event)
    match event:
        case e.TableSet():
            _check_table(game, event)
        case e.VisionLaid():
            _hold(game.step is Step.VISION and not game.states, "the vision is laid once")
        case e.TurnOpened():
            _hold(turn == game.turn + 1 <= game.turns and bool(game.states), "not the next quarter")
            _hold(not game.quarters or resolved, "the quarter before is open")
            _hold(all(0.0 <= chance <= 1.0 for chance in event.chances.values()), "no chance")
        case e.StepEntered():
            Step(event.step)
        case e.QuarterResolved():
            _check_result(game, event)
        case e.GameEnded():
            _hold(bool(game.states), "ended before it began")
    if isinstance(event, e.VisionLaid | e.VisionRevised):
        _hold(event.stones.keys() <= set(game.rules.themes), "an unknown theme")
        _hold(all(0 <= stones <= 100 for stones in event.stones.values()), "no number of stones")
        _hold(len(event.sentences) <= 100, "more sentences than a vision has")


def is_at_rest(game: Game) -> bool:
    """Whether a command may end here: some write several events, of which none may be missing."""
    if not game.quarters:
        given = game.table is not None and game.scenario.spec.vision is not None
        return not game.states and not given
    quarter = game.quarter
    resolved = bool(quarter.digest)
    if quarter.plan is not None or quarter.second:
        return resolved and not quarter.joined
    return True


def _check_table(game: Game, event: e.TableSet) -> None:
    roles = game.scenario.spec.roles
    seats = [seat.id for seat in event.seats]
    _hold(0 < len(set(seats)) == len(seats), "seats that are not apart")
    _hold(all(role in roles for seat in event.seats for role in seat.roles), "an unknown role")
    _hold(event.leader in roles, "an unknown leader")
    _hold(0 < event.people <= 100, "no number of people")
    few = event.events_per_turn
    _hold(few is None or 1 <= few <= game.scenario.spec.events_per_turn, "no number of events")
    if game.states and game.table is not None:
        _hold(event.reserve == game.table.reserve, "other roles than the game began with")


def _check_result(game: Game, event: e.QuarterResolved) -> None:
    """The state has the hash that is told of it and no NaN; whether it fits the scenario is for the fold."""
    _hold(event.turn == game.turn, "the result of another quarter")
    _hold(hashlib.sha256(event.state).hexdigest() == event.digest, "a state of another hash")
    _hold(len(event.state) % 8 == 0, "a state that was cut off")
    _hold(all(map(math.isfinite, struct.unpack(f"<{len(event.state) // 8}d", event.state))), "no number")
    _hold(sum(len(quarter.rows) for quarter in game.quarters) + len(event.rows) <= MOST_ROWS, "a long ledger")
    _hold(all(0 <= row.origin_turn <= event.turn for row in event.rows), "a cause from the future")


def _check_ids(game: Game, event: e.Event) -> None:
    """Ids that the screens look up in the scenario and at the table."""
    spec = game.scenario.spec
    named = getattr(event, "event", None)
    _hold(named is None or named in spec.events, "an unknown event")
    match event:
        case e.BallotCast():
            _hold_seats(game, (event.seat,))
            _hold(event.card is None or event.card in spec.actions, "an unknown card")
            _hold(event.confidence is None or 1 <= event.confidence <= 5, "no confidence")
            _hold(event.option is None or event.event is not None, "an option without an event")
            if event.option is not None and event.event is not None:
                _hold(event.option in spec.events[event.event].options, "an unknown option")
        case e.BallotsRevealed():
            _hold_seats(game, event.order)
        case e.SecondCount():
            _hold(event.counts.keys() <= spec.events[event.event].options.keys(), "an unknown option")
        case e.OptionChosen():
            _hold(event.option in spec.events[event.event].options, "an unknown option")
        case e.TurnOpened():
            _hold({*event.came, *event.waiting, *event.chances} <= spec.events.keys(), "an unknown event")
        case e.QuartersJoined():
            _hold(set(event.moved) <= spec.events.keys(), "an unknown event")
        case e.PlanDrafted() | e.QuarterCommitted():
            _hold_plan(game, event.entries)
        case e.FactShared():
            _hold(1 <= event.number <= len(spec.roles[event.role].knows), "an unknown fact")
        case e.PredictionMade():
            _hold_seats(game, (event.seat,))
            _hold(event.variable in OUTCOMES and 0 <= event.number <= 100, "no prediction")


def _hold_seats(game: Game, seats: Iterable[str]) -> None:
    known = {seat.id for seat in game.table.seats} if game.table is not None else set()
    _hold(set(seats) <= known, "an unknown seat")


def _hold_plan(game: Game, entries: tuple[e.PlanEntry, ...]) -> None:
    spec = game.scenario.spec
    for entry in entries:
        _hold(entry.action in spec.actions and entry.leader in spec.roles, "an unknown action or leader")
        _hold(set(entry.teams) <= set(game.rules.teams), "an unknown team")


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)
