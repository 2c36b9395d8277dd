"""What may follow what in a log: an order that no version of the game can have written is refused.

A chain of hashes proves that nobody changed a log, not that a game wrote it: whoever forges a log can seal
it again. Here each event is held against the game so far before it is folded: its quarter, its step, its ids.
What a plan may cost or a leader may carry is not asked again (`decide`), for such rules may change from one
model to the next and an old game must open.
"""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Iterable

from game.engine.blueprint import OUTCOMES
from game.session import events as e
from game.session.debrief.lawful import can_be_kept
from game.session.decide import NAME_LENGTH
from game.session.game import CARDS, Game, Quarter, Step
from game.session.rules import (
    REASON_LENGTH,
    REASONS,
    SENTENCE_LENGTH,
    WORDS_LENGTH,
    sentences_of,
)
from game.session.trainer import MOST_SECONDS

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
    e.PredictionMade,
    e.PredictionsSkipped,
)
"""What happens in a quarter that is still open, and not while the game is paused."""
IN_PLAY = (
    *AT_THE_TABLE,
    e.RehearsalBegun,
    e.TableSet,
    e.VisionLaid,
    e.TurnOpened,
    e.QuarterResolved,
    e.FactShared,
    e.GamePaused,
    e.GameResumed,
    e.TimeExtended,
    e.GameEnded,
)
"""What can't come once the game has ended; the look-back goes on."""
STEPS_ENTERED = {
    Step.PREDICTION: (Step.BOARD,),
    Step.EVENT: (Step.BOARD, Step.PREDICTION),
    Step.BALLOT: (Step.BOARD, Step.PREDICTION, Step.EVENT),
    Step.PLAN: (Step.BOARD, Step.PREDICTION),
}
"""The steps that a table goes on to by itself, and from where; to the others something else leads."""
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
        _hold(not game.paused, "the game is paused")
        _check_quarter(game, game.quarter, event)
    _hold(len(getattr(event, "reason", "")) <= REASON_LENGTH, "a long reason")
    _check_ids(game, event)
    _hold(can_be_kept(game, event), "the look-back can't have kept this")
    match event:
        case e.RehearsalBegun():
            _hold(not game.rehearsal and not game.states, "a rehearsal is one from its start")
        case e.TableSet():
            _check_table(game, event)
        case e.VisionLaid():
            _hold(game.step is Step.VISION and not game.states, "the vision is laid once")
        case e.TurnOpened():
            _hold(turn == game.turn + 1 <= game.turns and bool(game.states), "not the next quarter")
            _hold(not game.quarters or resolved, "the quarter before is open")
            _hold(all(0.0 <= chance <= 1.0 for chance in event.chances.values()), "no chance")
        case e.QuarterResolved():
            _check_result(game, event)
        case e.FactShared():
            told = {(fact.role, fact.number) for fact in game.facts}
            _hold((event.role, event.number) not in told, "told twice")
        case e.GamePaused() | e.GameResumed():
            _hold(game.paused == isinstance(event, e.GameResumed), "paused twice, or resumed")
        case e.TimeExtended():
            _hold(not game.paused and 1 <= event.seconds <= MOST_SECONDS, "no time")
        case e.GameEnded():
            _hold(bool(game.states), "ended before it began")
    if isinstance(event, e.VisionLaid | e.VisionRevised):
        _hold(event.stones.keys() <= set(game.rules.themes), "an unknown theme")
        _hold(all(0 <= stones <= 100 for stones in event.stones.values()), "no number of stones")
        _hold(len(event.sentences) <= 100, "more sentences than a vision has")
        _hold(all(_is_sentence(game, sentence) for sentence in event.sentences), "no sentence")


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
    names = [name for seat in event.seats for name in seat.people]
    _hold(all(len(name) <= NAME_LENGTH for name in names) and len(names) <= 100, "no names")
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


def _check_quarter(game: Game, quarter: Quarter, event: e.Event) -> None:
    """What has happened in this quarter, and so can't happen in it again or has yet to come."""
    named = getattr(event, "event", None)
    match event:
        case e.StepEntered():
            _hold(game.step in STEPS_ENTERED.get(Step(event.step), ()), "not the next step")
            asked = game.table is not None and game.table.predictions
            _hold(asked or event.step != Step.PREDICTION, "predictions that nobody asked for")
        case e.BallotCast() | e.BallotsRevealed() | e.BallotSkipped():
            _hold(named is None or named in quarter.agenda, "an event that did not come")
            _hold(not quarter.closed(named or CARDS), "a ballot that is closed")
        case e.PredictionMade() | e.PredictionsSkipped():
            _hold(game.step is Step.PREDICTION, "predictions are not asked now")
        case e.OptionChosen():
            _hold(named in quarter.agenda and named not in quarter.choices, "not to be decided")
        case e.FullBallotGiven() | e.EventSkipped():
            _hold(named in quarter.agenda, "an event that did not come")
        case e.EventInjected():
            _hold(named not in quarter.agenda, "an event that came already")
        case e.QuartersJoined():
            _hold(not quarter.joined and game.turn < game.turns, "nothing to join")
        case e.VisionRevised():
            _hold(quarter.revision is None, "revised twice")
        case e.SteppedBack():
            _hold(quarter.undo[-1].kind == event.undone, "nothing to take back")
        case e.QuarterCommitted():
            _hold(event.answers == quarter.answers, "other answers than were chosen")


def _is_sentence(game: Game, sentence: e.Sentence) -> bool:
    if sentence.id is not None:
        return sentence.id in sentences_of(game)
    return len((sentence.own or "").strip()) > 0 and len(sentence.own or "") <= SENTENCE_LENGTH


def _check_ids(game: Game, event: e.Event) -> None:
    """Ids that the screens look up in the scenario and at the table, and words that they have room for."""
    spec = game.scenario.spec
    named = getattr(event, "event", None)
    _hold(named is None or named in spec.events, "an unknown event")
    match event:
        case e.BallotCast():
            _hold_seats(game, (event.seat,))
            _hold(event.card is None or event.card in spec.actions, "an unknown card")
            _hold(event.confidence is None or 1 <= event.confidence <= 5, "no confidence")
            _hold(len(event.words) <= WORDS_LENGTH, "a long reason")
            _hold(set(event.reasons) <= set(REASONS) and len(event.reasons) <= 2, "an unknown reason")
            _hold(event.option is None or event.event is not None, "an option without an event")
            if event.option is not None and event.event is not None:
                _hold(event.option in spec.events[event.event].options, "an unknown option")
        case e.BallotsRevealed():
            _hold_seats(game, event.order)
            _hold(len(set(event.order)) == len(event.order), "a seat that speaks twice")
        case e.SecondCount():
            _hold(event.counts.keys() <= spec.events[event.event].options.keys(), "an unknown option")
            _hold(all(0 <= hands <= 100 for hands in event.counts.values()), "no count")
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
            _hold(len(event.sentence) <= SENTENCE_LENGTH, "a long sentence")
            others = {made.variable for made in game.quarter.predicted.values()}
            _hold(others <= {event.variable}, "predictions of other things")


def _hold_seats(game: Game, seats: Iterable[str]) -> None:
    known = {seat.id for seat in game.table.seats} if game.table is not None else set()
    _hold(set(seats) <= known, "an unknown seat")


def _hold_plan(game: Game, entries: tuple[e.PlanEntry, ...]) -> None:
    spec = game.scenario.spec
    _hold(len(entries) <= len(spec.actions), "more than all actions")
    for entry in entries:
        _hold(entry.action in spec.actions and entry.leader in spec.roles, "an unknown action or leader")
        _hold(set(entry.teams) <= set(game.rules.teams), "an unknown team")


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)
