"""The private moment: whose turn it is, the ballot of one seat, and what the room sees meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.blueprint import SUB_COMPETENCES
from game.scenario import Scenario
from game.session.commands import CastBallot
from game.session.events import MOST_WORDS, Seat
from game.session.game import CARDS, Game
from game.session.rules import REASONS, action_trouble, words_trouble
from game.session.views.arrows import card_price
from game.session.views.event import OptionView, options_of
from game.session.views.header import header_view
from game.session.views.names import people, variable_name
from game.session.views.parts import Header, Person
from game.session.views.persons import persons_of, seat_label, seats_of
from game.texts import Words, mark

CHIPS: Mapping[str, str] = {
    "students": mark("Good for {students}"),
    "team_pressure": mark("Pressure on the team"),
    "fits_vision": mark("Fits our vision"),
    "feasible": mark("Feasible now"),
    "risk": mark("Too risky"),
    "money": mark("Money"),
}
"""The fixed reasons of a ballot, by their ids in the rules."""

CONFIDENCE = (
    mark("just a guess"),
    mark("in doubt"),
    mark("fairly sure"),
    mark("sure"),
    mark("very sure"),
)
"""How sure one is, 1 to 5."""

STATES: Mapping[str, str] = {
    "done": mark("done"),
    "now": mark("chooses now"),
    "waits": mark("waits"),
}


@dataclass(frozen=True, slots=True)
class SeatStatus:
    seat: str
    label: str
    persons: tuple[Person, ...]
    state: str
    """`done`, `now` or `waits`: never a choice."""
    word: str


@dataclass(frozen=True, slots=True)
class PassView:
    """Hand over the laptop, and what the room sees. `next` is None when everybody has voted."""

    header: Header
    next: SeatStatus | None
    seats: tuple[SeatStatus, ...]
    title: str
    promise: str
    """Honest: what will be shown of a vote, and that who chooses something alone may be recognised."""
    question: str
    """The event's title, or what is asked in a quarter without one."""
    options: tuple[OptionView, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class SecretFact:
    role: str
    number: int
    text: str
    foreshadows_this: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class SecretOption:
    """An option with what only this seat reads beside it."""

    option: OptionView
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    id: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CardChoice:
    id: str
    title: str
    about: str
    dimension: str
    dimension_name: str
    price: str
    locked: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class BallotView:
    """One seat's ballot, for that seat alone."""

    seat: str
    label: str
    persons: tuple[Person, ...]
    wants: tuple[str, ...]
    dilemma: tuple[str, ...]
    facts: tuple[SecretFact, ...]
    """Those that foreshadow this event first."""
    event: str | None
    title: str
    options: tuple[SecretOption, ...]
    chips: tuple[Chip, ...]
    confidence: tuple[str, ...]
    """Five words, from doubt to very sure."""
    chosen: str | None
    sure: int | None
    words: str
    most_words: int
    asks_card: bool
    cards: tuple[CardChoice, ...]
    card: str | None
    ready: bool
    missing: str
    """What is still to be chosen, in words; empty when ready."""


def chip_text(words: Words, scenario: Scenario, id: str) -> str:
    """One of the fixed reasons, with what this school calls its students."""
    return words.say(CHIPS[id], **people(words, scenario))


def pass_view(game: Game, words: Words) -> PassView:
    """Whose turn it is. Of a ballot it holds only whether it is there."""
    key = game.quarter.open_event or CARDS
    seats = seats_of(game)
    cast = game.quarter.ballots.get(key, {})
    waiting = [seat.id for seat in seats if seat.id not in cast]
    statuses = tuple(_status(game, words, seat, waiting) for seat in seats)
    return PassView(
        header=header_view(game, words),
        next=next((status for status in statuses if status.state == "now"), None),
        seats=statuses,
        title=words.say("Everybody chooses alone first"),
        promise=_promise(game, words, key),
        question=_question(game, words, key),
        options=options_of(game, words, key) if key != CARDS else (),
        missing=len(waiting),
    )


def ballot_view(game: Game, words: Words, seat: str, draft: CastBallot | None = None) -> BallotView:
    """The ballot of one seat, filled in as `draft` says.

    Without a draft it is empty, also for a seat that voted before: whoever opens it by mistake reads nothing.
    Raises LookupError for a seat that is not at this table.
    """
    key = game.quarter.open_event or CARDS
    sits = next((one for one in seats_of(game) if one.id == seat), None)
    if sits is None:
        raise LookupError(f"no seat {seat!r} at this table")
    draft = draft or CastBallot(seat)
    missing = _missing(game, words, key, draft)
    roles = [game.scenario.spec.roles[role] for role in sits.roles]
    return BallotView(
        seat=seat,
        label=seat_label(game.scenario, words, sits, seats_of(game)),
        persons=persons_of(game, words, sits),
        wants=tuple(role.wants.get(words.lang) for role in roles if role.wants is not None),
        dilemma=tuple(role.dilemma.get(words.lang) for role in roles if role.dilemma is not None),
        facts=_facts(game, words, sits, key),
        event=key or None,
        title=_question(game, words, key),
        options=tuple(_options(game, words, sits, key)),
        chips=tuple(Chip(id, chip_text(words, game.scenario, id), id in draft.reasons) for id in REASONS),
        confidence=tuple(words.say(text) for text in CONFIDENCE),
        chosen=draft.option,
        sure=draft.confidence,
        words=draft.words,
        most_words=MOST_WORDS,
        asks_card=game.quarter.card_key is None,
        cards=tuple(_cards(game, words, draft.card)),
        card=draft.card,
        ready=not missing,
        missing=missing,
    )


def _status(game: Game, words: Words, seat: Seat, waiting: list[str]) -> SeatStatus:
    state = "done"
    if seat.id in waiting:
        state = "now" if waiting[0] == seat.id else "waits"
    return SeatStatus(
        seat=seat.id,
        label=seat_label(game.scenario, words, seat, seats_of(game)),
        persons=persons_of(game, words, seat),
        state=state,
        word=words.say(STATES[state]),
    )


def _promise(game: Game, words: Words, key: str) -> str:
    if key == CARDS:
        return words.say("The cards come on the table without names.")
    if game.table is not None and game.table.names_shown:
        return words.say(
            "Soon all choices and reasons are shown with roles, all at once. How sure you are has no name."
        )
    return words.say(
        "Soon all choices and reasons are shown without names. "
        "Someone who chooses something alone may be recognised."
    )


def _question(game: Game, words: Words, key: str) -> str:
    if key == CARDS:
        return words.say("Which card do you put on the table?")
    return game.scenario.spec.events[key].title.get(words.lang)


def _missing(game: Game, words: Words, key: str, draft: CastBallot) -> str:
    """The first thing that still stands in the way, in words."""
    if key != CARDS and draft.option is None:
        letters = [option.letter for option in options_of(game, words, key) if not option.locked]
        listed = ", ".join(letters[:-1])
        if not listed:
            return words.say("Choose {letter} first.", letter=letters[-1])
        return words.say("Choose {letters} or {last} first.", letters=listed, last=letters[-1])
    if key != CARDS and draft.confidence is None:
        return words.say("How sure are you? Choose 1 to 5.")
    trouble = words_trouble(draft.words)
    return trouble.say(words) if trouble is not None else ""


def _facts(game: Game, words: Words, seat: Seat, key: str) -> tuple[SecretFact, ...]:
    told = {(fact.role, fact.number) for fact in game.facts}
    facts = [
        SecretFact(
            role=role,
            number=number,
            text=fact.text.get(words.lang),
            foreshadows_this=key in fact.foreshadows,
            shared=(role, number) in told,
        )
        for role in seat.roles
        for number, fact in enumerate(game.scenario.spec.roles[role].knows, start=1)
    ]
    return tuple(sorted(facts, key=lambda fact: not fact.foreshadows_this))


def _options(game: Game, words: Words, seat: Seat, key: str) -> Iterator[SecretOption]:
    if key == CARDS:
        return
    for option in options_of(game, words, key):
        known = game.scenario.spec.events[key].options[option.id].known_by
        texts = tuple(known[role].get(words.lang) for role in seat.roles if role in known)
        yield SecretOption(option, texts)


def _cards(game: Game, words: Words, chosen: str | None) -> Iterator[CardChoice]:
    """The whole deck, in the scenario's order; a card that cannot start now may still be put on the table."""
    for id in game.rules.actions:
        spec = game.scenario.spec.actions[id]
        trouble = action_trouble(game, id)
        dimension = SUB_COMPETENCES[spec.tags[0]]
        yield CardChoice(
            id=id,
            title=spec.title.get(words.lang),
            about=spec.about.get(words.lang) if spec.about is not None else "",
            dimension=dimension,
            dimension_name=variable_name(words, game.scenario, dimension),
            price=card_price(game, words, id).text,
            locked=trouble.say(words) if trouble is not None else "",
            chosen=id == chosen,
        )
