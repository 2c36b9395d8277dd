"""The trainer's commands. They are commands like any other: decided, refused and logged the same way."""

from __future__ import annotations

from game.session import commands as c
from game.session import events as e
from game.session import predicting, rules
from game.session.debrief.legal import MOST_NOTES, about_trouble, turn_trouble
from game.session.game import CARDS, Game, Step
from game.session.quarter import dated_next
from game.session.refusals import Refusal

Decision = tuple[e.Event, ...] | Refusal

AT_THE_TABLE = (Step.BOARD, Step.PREDICTION, Step.EVENT, Step.BALLOT, Step.TALK, Step.PLAN)
MOST_SECONDS = 3600


def join_quarters(game: Game, command: c.JoinQuarters) -> Decision:
    """The first of the two is played in full; the next one's dated events come in it where there is room."""
    if game.step is not Step.BOARD or game.quarter.joined:
        return Refusal("join_now")
    if game.turn >= game.turns:
        return Refusal("join_last")
    if (long := _long(command.reason)) is not None:
        return long
    return (e.QuartersJoined(game.turn, dated_next(game), command.reason),)


def skip_ballot(game: Game, command: c.SkipBallot) -> Decision:
    """The leader decides without it. Of a prediction, a ballot too, what is missing is left out."""
    if game.step is Step.PREDICTION:
        return skip_predictions(game, c.SkipPredictions(command.reason))
    if game.step not in (Step.EVENT, Step.BALLOT):
        return Refusal("not_now")
    if (long := _long(command.reason)) is not None:
        return long
    return (e.BallotSkipped(game.turn, game.quarter.open_event or CARDS or None, command.reason),)


def skip_predictions(game: Game, command: c.SkipPredictions) -> Decision:
    """What was written stands; the table goes on without the rest."""
    if game.step is not Step.PREDICTION:
        return Refusal("not_now")
    if (long := _long(command.reason)) is not None:
        return long
    skipped = e.PredictionsSkipped(game.turn, command.reason)
    return (skipped, e.StepEntered(game.turn, predicting.after_board(game)))


def give_full_ballot(game: Game, command: c.GiveFullBallot) -> Decision:
    if game.step not in (Step.BOARD, Step.PREDICTION, Step.EVENT):
        return Refusal("not_now")
    if (trouble := _open_here(game, command.event)) is not None:
        return trouble
    if (long := _long(command.reason)) is not None:
        return long
    return (e.FullBallotGiven(game.turn, command.event, command.reason),)


def skip_event(game: Game, command: c.SkipEvent) -> Decision:
    """A skipped event did not happen."""
    if game.step not in AT_THE_TABLE:
        return Refusal("plan_committed") if game.step is Step.RESULT else Refusal("not_now")
    if (trouble := _open_here(game, command.event)) is not None:
        return trouble
    if (long := _long(command.reason)) is not None:
        return long
    return (e.EventSkipped(game.turn, command.event, command.reason),)


def inject_event(game: Game, command: c.InjectEvent) -> Decision:
    """It happens, over the limit of events a quarter if need be, until the plan is committed."""
    if game.step not in AT_THE_TABLE:
        return Refusal("plan_committed") if game.step is Step.RESULT else Refusal("not_now")
    if command.event not in game.scenario.spec.events:
        return Refusal("event_unknown", {"event": command.event})
    if command.event in game.quarter.agenda:
        return Refusal("event_here", {"event": game.scenario.spec.events[command.event].title})
    if (long := _long(command.reason)) is not None:
        return long
    return (e.EventInjected(game.turn, command.event, command.reason),)


def pause(game: Game, command: c.Pause) -> Decision:
    if game.paused:
        return Refusal("already_paused")
    return _long(command.reason) or (e.GamePaused(game.turn, command.reason),)


def resume(game: Game, command: c.Resume) -> Decision:
    return (e.GameResumed(game.turn),) if game.paused else Refusal("not_paused")


def extend(game: Game, command: c.Extend) -> Decision:
    if not 1 <= command.seconds <= MOST_SECONDS:
        return Refusal("seconds")
    return _long(command.reason) or (e.TimeExtended(game.turn, command.seconds, command.reason),)


def pin_note(game: Game, command: c.PinNote) -> Decision:
    if not command.text.strip():
        return Refusal("note_empty")
    if len(command.text) > rules.NOTE_LENGTH:
        return Refusal("note_long", {"most": rules.NOTE_LENGTH})
    turn = game.turn if command.turn is None else command.turn
    if (trouble := turn_trouble(game, turn) or about_trouble(game, command.about)) is not None:
        return trouble
    if len(game.all_notes) >= MOST_NOTES:
        return Refusal("notes_many", {"most": MOST_NOTES})
    return (e.NotePinned(turn, command.text.strip(), command.about),)


def _open_here(game: Game, event: str) -> Refusal | None:
    """An event of this quarter that has not been decided; else why not."""
    known = game.scenario.spec.events.get(event)
    if known is None:
        return Refusal("event_unknown", {"event": event})
    if event not in game.quarter.agenda:
        return Refusal("event_not_here", {"event": known.title})
    if event in game.quarter.choices:
        return Refusal("event_decided", {"event": known.title})
    return None


def _long(reason: str) -> Refusal | None:
    return (
        Refusal("reason_long", {"most": rules.REASON_LENGTH}) if len(reason) > rules.REASON_LENGTH else None
    )
