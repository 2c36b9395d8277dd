"""What a command leads to: events, or a refusal a player understands. Changes nothing, reads no clock.

Each command has one small function; a step that does not allow it answers "not now".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.engine.mechanisms.vision import REVISION_COST
from game.session import commands as c
from game.session import events as e
from game.session import predicting, rules, trainer
from game.session.debrief import decide as debrief
from game.session.fold import fold
from game.session.game import CARDS, Game, Step
from game.session.luck import speaking_order
from game.session.quarter import open_quarter, resolve
from game.session.refusals import Refusal
from game.session.table import FEWEST, MOST, plays_reserve, seats_for

Decision = tuple[e.Event, ...] | Refusal

NOT_NOW = Refusal("not_now")
NAME_LENGTH = 40

LOOKING_BACK = (
    c.PinNote,
    c.EditNote,
    c.RemoveNote,
    c.AgreeAction,
    c.EditAgreement,
    c.RemoveAgreement,
    c.KeepBranch,
    c.RepeatLastChange,
    c.RenameBranch,
    c.RemoveBranch,
    c.FinishStep,
)
"""Allowed at any time: it moves nothing at the table."""
WHILE_PAUSED = (c.Pause, c.Resume, c.ShareFact, c.SetTable)


def decide(game: Game, command: c.Command) -> Decision:
    """The events `command` leads to, in order, or why nothing moves."""
    if isinstance(command, LOOKING_BACK):
        return DECIDERS[type(command)](game, command)
    if game.finished:
        return Refusal("already_ended")
    if game.paused and not isinstance(command, WHILE_PAUSED):
        return Refusal("paused")
    return DECIDERS[type(command)](game, command)


def set_table(game: Game, command: c.SetTable) -> Decision:
    spec = game.scenario.spec
    if not FEWEST <= command.people <= MOST:
        return Refusal("people", {"people": command.people})
    started = bool(game.states)
    reserve = plays_reserve(game.scenario, command.people)
    if started and game.table is not None and reserve != game.table.reserve:
        return Refusal("roles_fixed", {"people": command.people})
    seats = seats_for(game.scenario, command.people)
    if len(command.names) > len(seats):
        return Refusal("too_many_names", {"seats": len(seats), "names": len(command.names)})
    names = [tuple(name.strip() for name in people if name.strip()) for people in command.names]
    if any(len(name) > NAME_LENGTH for people in names for name in people):
        return Refusal("name_long", {"most": NAME_LENGTH})
    if len(command.reason) > rules.REASON_LENGTH:
        return Refusal("reason_long", {"most": rules.REASON_LENGTH})
    names += [()] * (len(seats) - len(names))
    leader = command.leader or next(id for id, role in spec.roles.items() if role.leader)
    if not any(leader in seat.roles for seat in seats):
        return Refusal("leader_unknown", {"role": leader})
    if command.events_per_turn is not None and not 1 <= command.events_per_turn <= spec.events_per_turn:
        return Refusal("events_per_turn", {"most": spec.events_per_turn})
    table = e.TableSet(
        people=command.people,
        seats=tuple(e.Seat(seat.id, seat.roles, people) for seat, people in zip(seats, names, strict=True)),
        leader=leader,
        names_shown=command.names_shown,
        all_ballots=command.all_ballots,
        events_per_turn=command.events_per_turn,
        reserve=reserve,
        predictions=command.predictions,
        reason=command.reason,
    )
    if started or spec.vision is None:
        return (table,)
    laid = e.VisionLaid(stones={theme: spec.vision.get(theme, 0) for theme in spec.themes})
    return (table, laid, open_quarter(fold(game, (table, laid))))


def rehearse(game: Game, command: c.Rehearse) -> Decision:
    """Only before the first quarter: what people did at a table is never called a rehearsal later."""
    if game.rehearsal:
        return Refusal("rehearsal_already")
    if game.states:
        return Refusal("rehearsal_late")
    return (e.RehearsalBegun(),)


def lay_vision(game: Game, command: c.LayVision) -> Decision:
    if game.scenario.spec.vision is not None:
        return Refusal("vision_given")
    if game.step is not Step.VISION:
        return NOT_NOW
    if (trouble := rules.vision_trouble(game, command.stones, command.sentences)) is not None:
        return trouble
    laid = e.VisionLaid(stones=_whole_vision(game, command.stones), sentences=_tidy(command.sentences))
    return (laid, open_quarter(fold(game, (laid,))))


def go_on(game: Game, command: c.GoOn) -> Decision:
    match game.step:
        case Step.BOARD if predicting.is_due(game):
            return (e.StepEntered(game.turn, Step.PREDICTION),)
        case Step.PREDICTION if missing := predicting.missing(game):
            one = missing == 1
            return (
                Refusal("predictions_missing_one") if one else Refusal("predictions_missing", {"n": missing})
            )
        case Step.BOARD | Step.PREDICTION:
            return (e.StepEntered(game.turn, predicting.after_board(game)),)
        case Step.EVENT:
            event = game.quarter.open_event
            if event is None or not game.is_full(event):
                return Refusal("decide_first", {"leader": _leader_name(game)})
            return (e.StepEntered(game.turn, Step.BALLOT),)
        case Step.BALLOT:
            return Refusal("ballots_first")
        case Step.TALK:
            return Refusal("decide_first", {"leader": _leader_name(game)})
        case Step.RESULT if game.turn >= game.turns:
            return (e.GameEnded(game.turn),)
        case Step.RESULT:
            return (open_quarter(game),)
        case _:
            return NOT_NOW


def cast_ballot(game: Game, command: c.CastBallot) -> Decision:
    """A private ballot, by the seat itself or typed in by the trainer from paper."""
    if game.step not in (Step.BALLOT, Step.TALK):
        return NOT_NOW
    quarter = game.quarter
    key = quarter.open_event or CARDS
    if game.step is Step.TALK or quarter.closed(key):
        return Refusal("ballot_closed")
    if game.table is None or command.seat not in [seat.id for seat in game.table.seats]:
        return Refusal("seat_unknown", {"seat": command.seat})
    if key == CARDS and (command.option is not None or command.words or command.reasons):
        return Refusal("only_card")
    if key != CARDS:
        if command.option is None:
            return Refusal("option_missing")
        if (locked := rules.option_trouble(game, key, command.option)) is not None:
            return locked
        if command.confidence is None or not 1 <= command.confidence <= 5:
            return Refusal("confidence")
    if len(set(command.reasons)) > 2:
        return Refusal("reasons_many")
    if (unknown := next((r for r in command.reasons if r not in rules.REASONS), None)) is not None:
        return Refusal("reason_unknown", {"reason": unknown})
    if (trouble := rules.words_trouble(command.words)) is not None:
        return trouble
    if command.card is not None:
        if quarter.card_key is not None:
            return Refusal("card_asked_before")
        if command.card not in game.scenario.spec.actions:
            return Refusal("card_unknown", {"card": command.card})
    return (
        e.BallotCast(
            turn=game.turn,
            event=key or None,
            seat=command.seat,
            option=command.option,
            confidence=command.confidence,
            reasons=tuple(dict.fromkeys(command.reasons)),
            words=command.words.strip(),
            card=command.card,
            paper=command.paper,
        ),
    )


def reveal(game: Game, command: c.RevealBallots) -> Decision:
    if game.step is not Step.BALLOT or game.table is None:
        return NOT_NOW
    key = game.quarter.open_event or CARDS
    missing = len(game.table.seats) - len(game.quarter.ballots.get(key, {}))
    if missing and not command.anyway:
        return Refusal("votes_missing_one") if missing == 1 else Refusal("votes_missing", {"n": missing})
    return (e.BallotsRevealed(game.turn, key or None, speaking_order(game, key)),)


def count_again(game: Game, command: c.CountAgain) -> Decision:
    event = game.quarter.open_event if game.quarters else None
    if game.step is not Step.TALK or event is None or game.table is None:
        return NOT_NOW
    options = game.scenario.spec.events[event].options
    if (unknown := next((o for o in command.counts if o not in options), None)) is not None:
        return Refusal("counts_unknown", {"option": unknown})
    counts = {option: command.counts.get(option, 0) for option in options}
    hands = sum(counts.values())
    if min(counts.values()) < 0 or hands > game.table.people:
        return Refusal("counts_many", {"n": hands, "people": game.table.people})
    return (e.SecondCount(game.turn, event, counts),)


def choose_option(game: Game, command: c.ChooseOption) -> Decision:
    event = game.quarter.open_event if game.quarters else None
    if event is None or game.step not in (Step.EVENT, Step.BALLOT, Step.TALK):
        return NOT_NOW
    if game.is_full(event) and game.step is not Step.TALK:
        return Refusal("ballots_first")
    if (trouble := rules.option_trouble(game, event, command.option)) is not None:
        return trouble
    if len(command.reason) > rules.REASON_LENGTH:
        return Refusal("reason_long", {"most": rules.REASON_LENGTH})
    return (e.OptionChosen(game.turn, event, command.option, command.reason.strip()),)


def draft_plan(game: Game, command: c.DraftPlan) -> Decision:
    if game.step is not Step.PLAN:
        return NOT_NOW
    if (refusal := rules.first_block(rules.plan_troubles(game, command.entries))) is not None:
        return refusal
    return (e.PlanDrafted(game.turn, command.entries),)


def revise_vision(game: Game, command: c.ReviseVision) -> Decision:
    if game.scenario.spec.vision is not None:
        return Refusal("vision_given")
    if game.step is not Step.PLAN:
        return NOT_NOW
    if game.quarter.revision is not None:
        return Refusal("revised_already")
    if (trouble := rules.vision_trouble(game, command.stones, command.sentences)) is not None:
        return trouble
    if rules.same_vision(game.vision, command.stones, command.sentences):
        return Refusal("vision_same")
    revised = e.VisionRevised(game.turn, _whole_vision(game, command.stones), _tidy(command.sentences))
    left = rules.money_left(game)
    if left < REVISION_COST:
        return Refusal("revision_money", rules.short_of(REVISION_COST, left))
    after = fold(game, (revised,))
    if (refusal := rules.first_block(rules.plan_troubles(after, after.quarter.draft))) is not None:
        return refusal
    return (revised,)


def commit(game: Game, command: c.CommitQuarter) -> Decision:
    if game.step is not Step.PLAN:
        return NOT_NOW
    if (refusal := rules.first_block(rules.plan_troubles(game, game.quarter.draft))) is not None:
        return refusal
    events: list[e.Event] = _committed(game)
    if game.quarter.joined:
        after = fold(game, events)
        opened = open_quarter(after)
        skipped = [e.EventSkipped(opened.turn, event, "joined") for event in opened.came]
        second = fold(after, (opened, *skipped))
        events += [opened, *skipped, *_committed(second)]
    return tuple(events)


def _committed(game: Game) -> list[e.Event]:
    quarter = game.quarter
    committed = e.QuarterCommitted(game.turn, quarter.draft, quarter.answers)
    return [committed, resolve(game)]


def step_back(game: Game, command: c.StepBack) -> Decision:
    if not game.quarters or not game.quarter.undo or game.quarter.plan is not None:
        return Refusal("nothing_back")
    if len(command.reason) > rules.REASON_LENGTH:
        return Refusal("reason_long", {"most": rules.REASON_LENGTH})
    return (e.SteppedBack(game.turn, game.quarter.undo[-1].kind, command.reason),)


def share_fact(game: Game, command: c.ShareFact) -> Decision:
    role = game.scenario.spec.roles.get(command.role)
    if role is None or not 1 <= command.number <= len(role.knows):
        name = role.name if role is not None else command.role
        return Refusal("fact_unknown", {"role": name, "number": command.number})
    if any((fact.role, fact.number) == (command.role, command.number) for fact in game.facts):
        return Refusal("fact_shared")
    return (e.FactShared(game.turn, command.role, command.number),)


def predict(game: Game, command: c.Predict) -> Decision:
    """What one seat expects of this year's variable; till the table goes on it may be replaced."""
    if game.step is not Step.PREDICTION or game.table is None:
        return NOT_NOW
    if command.seat not in [seat.id for seat in game.table.seats]:
        return Refusal("seat_unknown", {"seat": command.seat})
    if not 0 <= command.number <= 100:
        return Refusal("number")
    if len(command.sentence) > rules.SENTENCE_LENGTH:
        return Refusal("sentence_most", {"most": rules.SENTENCE_LENGTH})
    made = e.PredictionMade(
        game.turn, command.seat, predicting.variable_of(game), command.number, command.sentence.strip()
    )
    return (made,)


def end_game(game: Game, command: c.EndGame) -> Decision:
    if not game.states:
        return NOT_NOW
    return (e.GameEnded(game.turn, early=not (game.step is Step.RESULT and game.turn == game.turns)),)


def _whole_vision(game: Game, stones: Mapping[str, int]) -> dict[str, int]:
    return {theme: stones.get(theme, 0) for theme in game.rules.themes}


def _tidy(sentences: tuple[e.Sentence, ...]) -> tuple[e.Sentence, ...]:
    return tuple(
        e.Sentence(id=sentence.id, own=None if sentence.own is None else sentence.own.strip())
        for sentence in dict.fromkeys(sentences)
    )


def _leader_name(game: Game) -> object:
    return game.scenario.spec.roles[rules.leader_of(game)].name


DECIDERS: Mapping[type[c.Command], Callable[[Game, Any], Decision]] = {
    c.SetTable: set_table,
    c.Rehearse: rehearse,
    c.LayVision: lay_vision,
    c.GoOn: go_on,
    c.CastBallot: cast_ballot,
    c.RevealBallots: reveal,
    c.CountAgain: count_again,
    c.ChooseOption: choose_option,
    c.DraftPlan: draft_plan,
    c.ReviseVision: revise_vision,
    c.CommitQuarter: commit,
    c.StepBack: step_back,
    c.ShareFact: share_fact,
    c.Predict: predict,
    c.SkipPredictions: trainer.skip_predictions,
    c.EditNote: debrief.edit_note,
    c.RemoveNote: debrief.remove_note,
    c.AgreeAction: debrief.agree_action,
    c.EditAgreement: debrief.edit_agreement,
    c.RemoveAgreement: debrief.remove_agreement,
    c.KeepBranch: debrief.keep_branch,
    c.RepeatLastChange: debrief.repeat_last_change,
    c.RenameBranch: debrief.rename_branch,
    c.RemoveBranch: debrief.remove_branch,
    c.FinishStep: debrief.finish_step,
    c.EndGame: end_game,
    c.JoinQuarters: trainer.join_quarters,
    c.SkipBallot: trainer.skip_ballot,
    c.GiveFullBallot: trainer.give_full_ballot,
    c.SkipEvent: trainer.skip_event,
    c.InjectEvent: trainer.inject_event,
    c.Pause: trainer.pause,
    c.Resume: trainer.resume,
    c.Extend: trainer.extend,
    c.PinNote: trainer.pin_note,
}
