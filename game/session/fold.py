"""`evolve(game, event) -> game`: the only way a game comes about.

No rule is judged here, only facts taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from game.engine.state import SchoolState
from game.session import events as e
from game.session.debrief import fold as kept
from game.session.game import CARDS, PREDICTIONS, Game, Quarter, Step, Undo, Vision


def fold(game: Game, events: Iterable[e.Event]) -> Game:
    return reduce(evolve, events, game)


def evolve(game: Game, event: e.Event) -> Game:
    return EVOLVERS[type(event)](game, event)


def _next_step(quarter: Quarter) -> Step:
    """Where the table goes when an event has been decided, taken away or brought in."""
    if quarter.open_event is not None:
        return Step.EVENT
    return Step.PLAN if quarter.card_key is not None else Step.BALLOT


def _with(game: Game, quarter: Quarter, **changes: Any) -> Game:
    return replace(game, quarters=(*game.quarters[:-1], quarter), **changes)


def _on_started(game: Game, event: e.GameStarted) -> Game:
    rules = game.scenario.ruleset(model=event.model)
    return replace(game, seed=event.seed, model=event.model, rules=rules)


def _on_rehearsal(game: Game, event: e.RehearsalBegun) -> Game:
    return replace(game, rehearsal=True)


def _on_table(game: Game, event: e.TableSet) -> Game:
    tables = (*game.tables, (game.turn, event))
    if game.states:
        return replace(game, table=event, tables=tables, interventions=(*game.interventions, event))
    rules = game.scenario.ruleset(event.reserve, game.model)
    return replace(game, table=event, tables=tables, rules=rules, step=Step.VISION)


def _on_vision(game: Game, event: e.VisionLaid) -> Game:
    start = SchoolState.start(game.rules, [float(event.stones[theme]) for theme in game.rules.themes])
    return replace(game, visions=(Vision(1, event.stones, event.sentences),), states=(start,))


def _on_opened(game: Game, event: e.TurnOpened) -> Game:
    second = bool(game.quarters) and game.quarter.joined
    quarter = Quarter(
        turn=event.turn,
        drawn=event.came,
        came=event.came,
        waiting=event.waiting,
        chances=event.chances,
        per_turn=game.table.events_per_turn if game.table is not None else None,
        second=second,
    )
    return replace(game, quarters=(*game.quarters, quarter), step=Step.PLAN if second else Step.BOARD)


def _on_step(game: Game, event: e.StepEntered) -> Game:
    if game.step is Step.PREDICTION:
        game = _with(game, _seated(game, PREDICTIONS))
    return replace(game, step=Step(event.step))


def _seated(game: Game, key: str) -> Quarter:
    """The quarter with the table at which ballots or predictions were closed."""
    quarter = game.quarter
    return quarter if game.table is None else replace(quarter, seated={**quarter.seated, key: game.table})


def _on_ballot(game: Game, event: e.BallotCast) -> Game:
    key = event.event or CARDS
    ballots = {**game.quarter.ballots.get(key, {}), event.seat: event}
    return _with(game, replace(game.quarter, ballots={**game.quarter.ballots, key: ballots}))


def _on_revealed(game: Game, event: e.BallotsRevealed) -> Game:
    key = event.event or CARDS
    quarter = replace(_seated(game, key), revealed={**game.quarter.revealed, key: event.order}, extended=0)
    return _with(game, quarter, step=Step.PLAN if key == CARDS else Step.TALK)


def _on_ballot_skipped(game: Game, event: e.BallotSkipped) -> Game:
    key = event.event or CARDS
    quarter = replace(game.quarter, ballot_skipped=(*game.quarter.ballot_skipped, key), extended=0)
    return _with(
        game,
        quarter,
        step=Step.PLAN if key == CARDS else Step.TALK,
        interventions=(*game.interventions, event),
    )


def _on_full_ballot(game: Game, event: e.FullBallotGiven) -> Game:
    """The picked event is talked about first."""
    came = (event.event, *(other for other in game.quarter.came if other != event.event))
    return _with(
        game,
        replace(game.quarter, picked=event.event, came=came),
        interventions=(*game.interventions, event),
    )


def _on_count(game: Game, event: e.SecondCount) -> Game:
    return _with(game, replace(game.quarter, counts={**game.quarter.counts, event.event: event.counts}))


def _on_chosen(game: Game, event: e.OptionChosen) -> Game:
    quarter = replace(
        game.quarter,
        choices={**game.quarter.choices, event.event: event},
        undo=(*game.quarter.undo, Undo(event.kind, event=event.event)),
    )
    return _with(game, quarter, step=_next_step(quarter))


def _on_drafted(game: Game, event: e.PlanDrafted) -> Game:
    undo = Undo(event.kind, draft=game.quarter.draft)
    return _with(game, replace(game.quarter, draft=event.entries, undo=(*game.quarter.undo, undo)))


def _on_revised(game: Game, event: e.VisionRevised) -> Game:
    vision = Vision(event.turn, event.stones, event.sentences)
    return _with(game, replace(game.quarter, revision=vision, undo=(*game.quarter.undo, Undo(event.kind))))


def _on_back(game: Game, event: e.SteppedBack) -> Game:
    """What was decided is open again; what was seen (ballots, facts) stays seen."""
    quarter = game.quarter
    last = quarter.undo[-1]
    undo = quarter.undo[:-1]
    if last.kind == e.PlanDrafted.kind:
        return _with(game, replace(quarter, draft=last.draft, undo=undo))
    if last.kind == e.VisionRevised.kind:
        return _with(game, replace(quarter, revision=None, undo=undo))
    choices = {key: chosen for key, chosen in quarter.choices.items() if key != last.event}
    quarter = replace(quarter, choices=choices, undo=undo)
    open_event = quarter.open_event
    talked = open_event is not None and quarter.closed(open_event)
    return _with(game, quarter, step=Step.TALK if talked else _next_step(quarter))


def _on_joined(game: Game, event: e.QuartersJoined) -> Game:
    quarter = replace(game.quarter, joined=True, came=(*game.quarter.came, *event.moved))
    return _with(game, quarter, interventions=(*game.interventions, event))


def _on_committed(game: Game, event: e.QuarterCommitted) -> Game:
    leader = game.table.leader if game.table is not None else ""
    return _with(game, replace(game.quarter, plan=event.entries, leader=leader))


def _on_resolved(game: Game, event: e.QuarterResolved) -> Game:
    if event.model != game.model:
        raise ValueError("a quarter of another model")
    state = SchoolState.from_bytes(game.rules, event.state)
    quarter = replace(game.quarter, rows=event.rows, digest=event.digest, model=event.model)
    visions = game.visions if quarter.revision is None else (*game.visions, quarter.revision)
    return _with(game, quarter, states=(*game.states, state), visions=visions, step=Step.RESULT)


def _on_fact(game: Game, event: e.FactShared) -> Game:
    return replace(game, facts=(*game.facts, event))


def _on_event_skipped(game: Game, event: e.EventSkipped) -> Game:
    quarter = replace(game.quarter, skipped=(*game.quarter.skipped, event.event))
    moved = game.step in (Step.EVENT, Step.BALLOT, Step.TALK)
    return _with(
        game,
        quarter,
        step=_next_step(quarter) if moved else game.step,
        interventions=(*game.interventions, event),
    )


def _on_event_injected(game: Game, event: e.EventInjected) -> Game:
    came = (*(other for other in game.quarter.came if other != event.event), event.event)
    skipped = tuple(other for other in game.quarter.skipped if other != event.event)
    quarter = replace(game.quarter, came=came, skipped=skipped)
    late = game.step is Step.PLAN or (game.step is Step.BALLOT and CARDS in quarter.ballots)
    asks_card = game.step is Step.BALLOT and quarter.agenda == (event.event,)
    return _with(
        game,
        quarter,
        step=Step.EVENT if late or asks_card else game.step,
        interventions=(*game.interventions, event),
    )


def _on_paused(game: Game, event: e.GamePaused) -> Game:
    return replace(game, paused=True, interventions=(*game.interventions, event))


def _on_resumed(game: Game, event: e.GameResumed) -> Game:
    return replace(game, paused=False)


def _on_extended(game: Game, event: e.TimeExtended) -> Game:
    interventions = (*game.interventions, event)
    if not game.quarters:
        return replace(game, interventions=interventions)
    quarter = replace(game.quarter, extended=game.quarter.extended + event.seconds)
    return _with(game, quarter, interventions=interventions)


def _on_prediction(game: Game, event: e.PredictionMade) -> Game:
    game = replace(game, predictions=(*game.predictions, event))
    if not game.quarters:
        return game
    predicted = {**game.quarter.predicted, event.seat: event}
    return _with(game, replace(game.quarter, predicted=predicted))


def _on_predictions_skipped(game: Game, event: e.PredictionsSkipped) -> Game:
    return replace(game, interventions=(*game.interventions, event))


def _on_ended(game: Game, event: e.GameEnded) -> Game:
    return replace(game, step=Step.END, ended_early=event.early)


EVOLVERS: Mapping[type[e.Event], Callable[[Game, Any], Game]] = {
    e.GameStarted: _on_started,
    e.RehearsalBegun: _on_rehearsal,
    e.TableSet: _on_table,
    e.VisionLaid: _on_vision,
    e.TurnOpened: _on_opened,
    e.StepEntered: _on_step,
    e.BallotCast: _on_ballot,
    e.BallotsRevealed: _on_revealed,
    e.BallotSkipped: _on_ballot_skipped,
    e.FullBallotGiven: _on_full_ballot,
    e.SecondCount: _on_count,
    e.OptionChosen: _on_chosen,
    e.PlanDrafted: _on_drafted,
    e.VisionRevised: _on_revised,
    e.SteppedBack: _on_back,
    e.QuartersJoined: _on_joined,
    e.QuarterCommitted: _on_committed,
    e.QuarterResolved: _on_resolved,
    e.FactShared: _on_fact,
    e.EventSkipped: _on_event_skipped,
    e.EventInjected: _on_event_injected,
    e.GamePaused: _on_paused,
    e.GameResumed: _on_resumed,
    e.TimeExtended: _on_extended,
    e.NotePinned: kept.note,
    e.NoteEdited: kept.note_edited,
    e.NoteRemoved: kept.note_removed,
    e.PredictionMade: _on_prediction,
    e.PredictionsSkipped: _on_predictions_skipped,
    e.ActionAgreed: kept.agreed,
    e.AgreementEdited: kept.agreement_edited,
    e.AgreementRemoved: kept.agreement_removed,
    e.BranchKept: kept.branch,
    e.BranchRenamed: kept.branch_renamed,
    e.BranchRemoved: kept.branch_removed,
    e.DebriefStepDone: kept.step_done,
    e.GameEnded: _on_ended,
}
