"""Hindsight: predictions beside what came of it, and which private facts came to the table when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.session.debrief.hindsight import Known, Pointer, Round, came_untold, known, rounds
from game.session.events import PredictionMade
from game.session.explain import value_at
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.debrief_voices import Voices, allowed
from game.session.views.figures import whole
from game.session.views.names import role_name, variable_name
from game.texts import Words


@dataclass(frozen=True, slots=True)
class Expected:
    """One seat's prediction."""

    who: str
    """The roles of the seat; empty without names. Without names the numbers stand in order of size."""
    number: int
    sentence: str
    off: int | None
    """The prediction less what came: +5 is five too high; None while the year goes on."""
    spoken: str


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """The predictions of one year."""

    turn: int
    mark: str
    due: int
    """The quarter whose result they are about."""
    variable: str
    name: str
    before: int
    """The level when it was predicted."""
    outcome: int | None
    """The level at the end of quarter `due`; None while that has not been played."""
    mean: float
    low: int
    high: int
    how: Voices
    expected: tuple[Expected, ...]
    sentence: str
    """`You expected 61 on average, from 55 to 70; it became 55.`"""


@dataclass(frozen=True, slots=True)
class Foretold:
    """An event that a private fact pointed to."""

    event: str
    title: str
    turn: int | None
    """The quarter it came in first; None: it never came."""
    told: bool
    """The fact was on the table by then."""
    text: str
    """`came in Q6, and was known at the table`, `came in Q6; told two quarters later`, `did not come`."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """What only one role knew. An untold fact is shown without its role: nobody is blamed for silence."""

    role: str
    """Empty where it was never told."""
    text: str
    turn: int | None
    """The quarter in which it was told; None: never."""
    when: str
    """`told in Q3`, `not told`."""
    foretold: tuple[Foretold, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class HindsightView:
    predictions: tuple[PredictionRow, ...]
    no_predictions: str
    """What to say where there are none; else empty."""
    facts: tuple[KnownFact, ...]
    """Those that were told first, by quarter; then those that never were."""
    told: int
    facts_sentence: str
    """`7 of 18 private facts came to the table; 3 events would have been foretold by one that did not.`"""


def hindsight_view(game: Game, words: Words, most_open: Voices = Voices.ROLE) -> HindsightView:
    """Predictions beside outcomes, and private facts with what they pointed to.

    Predictions of a year that goes on stay covered: only how many there are is told.
    """
    predictions = tuple(_prediction(game, words, one, most_open) for one in rounds(game))
    facts = known(game)
    untold = came_untold(facts)
    told = sum(fact.turn is not None for fact in facts)
    return HindsightView(
        predictions=predictions,
        no_predictions="" if predictions else words.say("Nobody wrote a prediction in this game."),
        facts=tuple(_fact(game, words, fact) for fact in facts),
        told=told,
        facts_sentence=_facts_sentence(words, told, len(facts), len(untold)),
    )


def _prediction(game: Game, words: Words, one: Round, most_open: Voices) -> PredictionRow:
    how = Voices.NONE if one.covered else allowed(one.table, most_open)
    outcome = whole(value_at(game, one.variable, one.due)) if one.came else None
    numbers = [made.number for made in one.made]
    mean = sum(numbers) / len(numbers)
    before = min(max(one.turn - 1, 0), len(game.states) - 1)
    return PredictionRow(
        turn=one.turn,
        mark=quarter_mark(words, one.turn),
        due=one.due,
        variable=one.variable,
        name=variable_name(words, game.scenario, one.variable),
        before=whole(value_at(game, one.variable, before)),
        outcome=outcome,
        mean=0.0 if one.covered else mean,
        low=0 if one.covered else min(numbers),
        high=0 if one.covered else max(numbers),
        how=how,
        expected=() if one.covered else tuple(_expected(game, words, one, how, outcome)),
        sentence=_told(words, one, numbers, outcome),
    )


def _expected(game: Game, words: Words, one: Round, how: Voices, outcome: int | None) -> Iterator[Expected]:
    made = one.made if how is Voices.ROLE else sorted(one.made, key=lambda made: (made.number, made.sentence))
    for prediction in made:
        who = _who(game, words, one, prediction) if how is Voices.ROLE else ""
        off = None if outcome is None else prediction.number - outcome
        said = str(prediction.number) if off is None else _beside(words, prediction.number, off)
        yield Expected(
            who=who,
            number=prediction.number,
            sentence="" if how is Voices.NONE else prediction.sentence,
            off=off,
            spoken=words.say("{who}: {said}", who=who, said=said) if who else said,
        )


def _beside(words: Words, number: int, off: int) -> str:
    """A number beside what came."""
    if off == 0:
        return words.say("{number}, just right", number=number)
    if off > 0:
        return words.say("{number}, {n} too high", number=number, n=off)
    return words.say("{number}, {n} too low", number=number, n=-off)


def _who(game: Game, words: Words, one: Round, made: PredictionMade) -> str:
    seats = one.table.seats if one.table is not None else ()
    seat = next((seat for seat in seats if seat.id == made.seat), None)
    roles = () if seat is None else seat.roles
    return " · ".join(role_name(words, game.scenario, role) for role in roles)


def _told(words: Words, one: Round, numbers: list[int], outcome: int | None) -> str:
    if one.covered:
        return words.many(
            "{n} prediction lies covered until quarter {due} has been played.",
            "{n} predictions lie covered until quarter {due} has been played.",
            len(numbers),
            due=one.due,
        )
    mean, low, high = whole(sum(numbers) / len(numbers)), min(numbers), max(numbers)
    expected = words.say("You expected {mean}", mean=mean)
    if low != high:
        expected = words.say(
            "You expected {mean} on average, from {low} to {high}", mean=mean, low=low, high=high
        )
    if outcome is None:
        return words.say("{expected}; quarter {due} was not played.", expected=expected, due=one.due)
    if mean == outcome:
        return words.say("{expected}; it became {outcome}: just that.", expected=expected, outcome=outcome)
    if mean > outcome:
        return words.say(
            "{expected}; it became {outcome}: {n} lower.",
            expected=expected,
            outcome=outcome,
            n=mean - outcome,
        )
    return words.say(
        "{expected}; it became {outcome}: {n} higher.", expected=expected, outcome=outcome, n=outcome - mean
    )


def _fact(game: Game, words: Words, fact: Known) -> KnownFact:
    text = game.scenario.spec.roles[fact.role].knows[fact.number - 1].text.get(words.lang)
    role = "" if fact.turn is None else role_name(words, game.scenario, fact.role)
    when = (
        words.say("not told")
        if fact.turn is None
        else words.say("told in {quarter}", quarter=quarter_mark(words, fact.turn))
    )
    foretold = tuple(_foretold(game, words, pointer, fact.turn) for pointer in fact.pointers)
    said = words.say("{role}: {text}", role=role, text=text) if role else text
    about = "; ".join((when, *(f"{one.title}: {one.text}" for one in foretold)))
    return KnownFact(
        role=role,
        text=text,
        turn=fact.turn,
        when=when,
        foretold=foretold,
        spoken=words.say("{fact} ({about})", fact=said, about=about),
    )


def _foretold(game: Game, words: Words, pointer: Pointer, told: int | None) -> Foretold:
    quarter = quarter_mark(words, pointer.turn) if pointer.turn is not None else ""
    if pointer.turn is None:
        text = words.say("did not come")
    elif pointer.told:
        text = words.say("came in {quarter}; the table could know", quarter=quarter)
    elif told is None:
        text = words.say("came in {quarter}; the table could not know", quarter=quarter)
    else:
        text = words.many(
            "came in {quarter}; told {n} quarter later",
            "came in {quarter}; told {n} quarters later",
            told - pointer.turn,
            quarter=quarter,
        )
    title = game.scenario.spec.events[pointer.event].title.get(words.lang)
    return Foretold(pointer.event, title, pointer.turn, pointer.told, text)


def _facts_sentence(words: Words, told: int, facts: int, untold: int) -> str:
    if not facts:
        return ""
    said = words.many(
        "{told} of {n} private fact came to the table.",
        "{told} of {n} private facts came to the table.",
        facts,
        told=told,
    )
    if not untold:
        return said
    more = words.many(
        "{n} event came that somebody could have seen coming.",
        "{n} events came that somebody could have seen coming.",
        untold,
    )
    return f"{said} {more}"
