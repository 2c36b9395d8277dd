"""The prediction of the year: each seat alone writes one number and one sentence on what it expects.

Nothing of it is shown before the look-back. The screens pass the laptop as at a ballot: `prediction_round`
is for the room (who is done), `prediction_view` for one seat alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.session.commands import Predict
from game.session.events import Seat
from game.session.game import Game
from game.session.predicting import QUARTERS_A_YEAR, due_turn, variable_of
from game.session.rules import SENTENCE_LENGTH
from game.session.views.ballot import STATES, SeatStatus
from game.session.views.header import header_view
from game.session.views.levels import level
from game.session.views.nouns import noun
from game.session.views.parts import Header, Level, Person
from game.session.views.persons import persons_of, seat_label, seats_of
from game.texts import Words, mark

WRITES = mark("writes now")


@dataclass(frozen=True, slots=True)
class PredictionRound:
    """Hand over the laptop, and what the room sees. `next` is None when every seat has written."""

    header: Header
    next: SeatStatus | None
    seats: tuple[SeatStatus, ...]
    title: str
    """`What do you expect?`"""
    question: str
    """`What will agility be after quarter 4?`"""
    variable: str
    now: Level
    """The variable as it is, with its line so far."""
    due: int
    """The quarter after which it is looked at."""
    due_text: str
    """`after quarter 4, at the end of year 1`."""
    promise: str
    """Honest: when it is seen, and with or without names."""
    missing: int
    missing_text: str
    button: str
    """What goes on (`GoOn`) once every seat has written: `To the event`, `Put cards on the table`, ..."""


@dataclass(frozen=True, slots=True)
class PredictionView:
    """One seat's prediction, for that seat alone. Without a draft it is empty, also after one was written."""

    seat: str
    label: str
    persons: tuple[Person, ...]
    question: str
    now: Level
    due_text: str
    number: int | None
    """0 to 100; None: nothing chosen yet."""
    sentence: str
    sentence_hint: str
    """`Because …`: one sentence, may stay empty."""
    most: int
    """Characters that the sentence may have."""
    ready: bool
    missing: str
    """What still stands in the way, in words; empty when ready."""


def prediction_round(game: Game, words: Words) -> PredictionRound:
    """Whose turn it is. Of a prediction it holds only whether it is there."""
    seats = seats_of(game)
    waiting = [seat.id for seat in seats if seat.id not in game.quarter.predicted]
    statuses = tuple(_status(game, words, seat, waiting) for seat in seats)
    variable = variable_of(game)
    missing = len(waiting)
    return PredictionRound(
        header=header_view(game, words),
        next=next((status for status in statuses if status.state == "now"), None),
        seats=statuses,
        title=words.say("What do you expect?"),
        question=_question(game, words),
        variable=variable,
        now=level(game, words, variable),
        due=due_turn(game.turn, game.turns),
        due_text=_due_text(game, words),
        promise=_promise(game, words),
        missing=missing,
        missing_text=(
            words.many("Still {n} prediction to come.", "Still {n} predictions to come.", missing)
            if missing
            else words.say("Everybody has written.")
        ),
        button=_button(game, words),
    )


def prediction_view(game: Game, words: Words, seat: str, draft: Predict | None = None) -> PredictionView:
    """The prediction of one seat, filled in as `draft` says; a negative number is none yet.

    Raises LookupError for a seat that is not at this table.
    """
    sits = next((one for one in seats_of(game) if one.id == seat), None)
    if sits is None:
        raise LookupError(f"no seat {seat!r} at this table")
    number = None if draft is None or draft.number < 0 else draft.number
    sentence = "" if draft is None else draft.sentence
    missing = ""
    if number is None or number > 100:
        missing = words.say("Choose a whole number from 0 to 100.")
    elif len(sentence) > SENTENCE_LENGTH:
        missing = words.say("One sentence: at most {most} characters.", most=SENTENCE_LENGTH)
    return PredictionView(
        seat=seat,
        label=seat_label(game.scenario, words, sits, seats_of(game)),
        persons=persons_of(game, words, sits),
        question=_question(game, words),
        now=level(game, words, variable_of(game)),
        due_text=_due_text(game, words),
        number=number,
        sentence=sentence,
        sentence_hint=words.say("One sentence: why do you expect that? It may stay empty."),
        most=SENTENCE_LENGTH,
        ready=not missing,
        missing=missing,
    )


def _question(game: Game, words: Words) -> str:
    return words.say(
        "What will {name} be {due}?",
        name=noun(words, game.scenario, variable_of(game)),
        due=_due_text(game, words),
    )


def _due_text(game: Game, words: Words) -> str:
    due = due_turn(game.turn, game.turns)
    if due % QUARTERS_A_YEAR:
        return words.say("after quarter {turn}, at the end", turn=due)
    return words.say("after quarter {turn}, at the end of year {year}", turn=due, year=due // QUARTERS_A_YEAR)


def _promise(game: Game, words: Words) -> str:
    if game.table is not None and game.table.names_shown:
        return words.say("Nobody sees this before the look-back. There it stands with roles.")
    return words.say("Nobody sees this before the look-back. There it stands without names.")


def _button(game: Game, words: Words) -> str:
    if game.quarter.open_event is not None:
        return words.say("To the event")
    return words.say("Put cards on the table") if game.quarter.card_key is None else words.say("To the plan")


def _status(game: Game, words: Words, seat: Seat, waiting: list[str]) -> SeatStatus:
    state = "done"
    if seat.id in waiting:
        state = "now" if waiting[0] == seat.id else "waits"
    return SeatStatus(
        seat=seat.id,
        label=seat_label(game.scenario, words, seat, seats_of(game)),
        persons=persons_of(game, words, seat),
        state=state,
        word=words.say(WRITES if state == "now" else STATES[state]),
    )
