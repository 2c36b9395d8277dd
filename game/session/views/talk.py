"""The reveal and the talk: the spread without names, the minority's reason first, then one person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.session.events import BallotCast, Seat
from game.session.game import Game
from game.session.luck import minority, vote_counts
from game.session.rules import REASONS, leader_of
from game.session.views.ballot import CONFIDENCE, chip_text
from game.session.views.event import OptionView, options_of
from game.session.views.header import header_view
from game.session.views.names import role_name
from game.session.views.pace import TALK
from game.session.views.parts import Header, Person
from game.session.views.persons import person, seat_label, seats_of, voter
from game.texts import Words

FEWEST_FOR_CONFIDENCE = 3
"""With fewer voters the heap would tell who was unsure."""


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    who: str
    """A role's name where the table shows names; else empty."""


@dataclass(frozen=True, slots=True)
class VoteRow:
    option: OptionView
    votes: int
    who: tuple[Person, ...]
    """Only where the table shows names."""
    reasons: tuple[Reason, ...]
    chips: tuple[tuple[str, int], ...]
    """How often each fixed reason was given."""
    second: int | None
    """Hands counted after the talk."""
    spoken: str


@dataclass(frozen=True, slots=True)
class TalkView:
    header: Header
    event: str
    title: str
    revealed: bool
    missing: int
    missing_text: str
    rows: tuple[VoteRow, ...]
    """Empty rows before the reveal."""
    heading: str
    """`The other voice`, `Evenly split`, `You agree`."""
    minority: tuple[Reason, ...]
    unanimous: bool
    tie: bool
    question: str
    confidence: tuple[tuple[str, int], ...]
    """How many stood at each of five words; empty below three voters. Never a name."""
    order: tuple[str, ...]
    """Who speaks when, by lot; the highest formal role last."""
    decider: Person
    majority: str | None
    """The option with most votes; None where there is none."""
    seconds: int
    """Length of the talk, with what the trainer added."""
    facts: tuple[str, ...]
    """Private facts told at the table this quarter, by role."""
    skipped: bool
    """The ballot was skipped: the leader decides without it."""


def talk_view(game: Game, words: Words) -> TalkView:
    """The reveal of the event that asks for a decision now, else of the last one that was decided.

    Before the reveal, and after a ballot that was skipped, nothing in it depends on what was chosen. Without
    names nothing depends on who chose it, and how sure people were never has a name. Raises LookupError where
    this quarter has no event.
    """
    quarter = game.quarter
    event = quarter.open_event or next(reversed(quarter.agenda), None)
    if event is None:
        raise LookupError("this quarter has no event")
    revealed = event in quarter.revealed
    ballots = _ballots(game, event) if revealed else {}
    counts = vote_counts(game, event) if revealed else {}
    most = sorted(counts.values(), reverse=True)
    tie = len(most) > 1 and most[0] == most[1] > 0
    unanimous = len(ballots) > 1 and sum(n > 0 for n in most) == 1
    cast = len(quarter.ballots.get(event, {}))
    missing = 0 if quarter.closed(event) else len(seats_of(game)) - cast
    spec = game.scenario.spec.events[event]
    return TalkView(
        header=header_view(game, words),
        event=event,
        title=spec.title.get(words.lang),
        revealed=revealed,
        missing=missing,
        missing_text=_missing_text(words, missing, quarter.closed(event)),
        rows=tuple(_row(game, words, event, option, ballots) for option in options_of(game, words, event)),
        heading=_heading(words, revealed, len(ballots), unanimous, tie),
        minority=_other_voice(game, words, event, ballots),
        unanimous=unanimous,
        tie=tie,
        question=spec.question.get(words.lang) if quarter.closed(event) and spec.question is not None else "",
        confidence=_confidence(words, ballots),
        order=_order(game, words, event),
        decider=person(game, words, leader_of(game)),
        majority=None if tie or not ballots else max(counts, key=lambda option: counts[option]),
        seconds=TALK + quarter.extended,
        facts=_told(game, words),
        skipped=event in quarter.ballot_skipped,
    )


Ballots = Mapping[str, tuple[Seat, BallotCast]]


def _ballots(game: Game, event: str) -> dict[str, tuple[Seat, BallotCast]]:
    """The opened ballots by seat, in the order of the table: the order of voting tells nothing."""
    cast = game.quarter.ballots.get(event, {})
    return {seat.id: (seat, cast[seat.id]) for seat in seats_of(game) if seat.id in cast}


def _names_shown(game: Game) -> bool:
    return game.table is not None and game.table.names_shown


def _row(game: Game, words: Words, event: str, option: OptionView, ballots: Ballots) -> VoteRow:
    given = [(seat, ballot) for seat, ballot in ballots.values() if ballot.option == option.id]
    who = tuple(voter(game, words, seat) for seat, _ in given) if _names_shown(game) else ()
    chosen = [reason for _, ballot in given for reason in ballot.reasons]
    chips = tuple((chip_text(words, game.scenario, id), chosen.count(id)) for id in REASONS if id in chosen)
    second = game.quarter.counts.get(event, {}).get(option.id)
    return VoteRow(
        option=option,
        votes=len(given),
        who=who,
        reasons=_reasons(game, words, given),
        chips=chips,
        second=second,
        spoken=_spoken(words, option, len(given), who, chips) if game.quarter.closed(event) else "",
    )


def _reasons(game: Game, words: Words, given: Sequence[tuple[Seat, BallotCast]]) -> tuple[Reason, ...]:
    """The reasons in words; without names in the order of the alphabet, which tells nothing."""
    spoken = [(seat, ballot.words) for seat, ballot in given if ballot.words]
    if _names_shown(game):
        return tuple(Reason(text, voter(game, words, seat).name) for seat, text in spoken)
    return tuple(Reason(text, "") for text in sorted((text for _, text in spoken), key=_alphabet))


def _alphabet(text: str) -> tuple[str, str]:
    return text.casefold(), text


def _other_voice(game: Game, words: Words, event: str, ballots: Ballots) -> tuple[Reason, ...]:
    """What is read first: the reasons of the smallest group.

    Where all groups are equal, the reason of whoever was least sure; with names, or with fewer voters than
    the heap of confidence needs, that would give somebody away, and all reasons are read. Nothing where all
    agree.
    """
    cast = [(seat, ballot) for seat, ballot in ballots.values()]
    if not cast or len({ballot.option for _, ballot in cast}) < 2:
        return ()
    if few := minority(game, event):
        return _reasons(game, words, [(seat, ballot) for seat, ballot in cast if ballot.option in few])
    spoken = [(seat, ballot) for seat, ballot in cast if ballot.words]
    if not spoken or _names_shown(game) or len(cast) < FEWEST_FOR_CONFIDENCE:
        return _reasons(game, words, spoken)
    least = min(ballot.confidence or 0 for _, ballot in spoken)
    return _reasons(
        game, words, [(seat, ballot) for seat, ballot in spoken if (ballot.confidence or 0) == least]
    )


def _heading(words: Words, revealed: bool, voters: int, unanimous: bool, tie: bool) -> str:
    if not revealed or voters < 2:
        return ""
    if unanimous:
        return words.say("You agree. Who had another reason?")
    return words.say("Evenly split") if tie else words.say("The other voice first")


def _confidence(words: Words, ballots: Ballots) -> tuple[tuple[str, int], ...]:
    if len(ballots) < FEWEST_FOR_CONFIDENCE:
        return ()
    sure = [ballot.confidence for _, ballot in ballots.values()]
    return tuple((words.say(text), sure.count(n)) for n, text in enumerate(CONFIDENCE, start=1))


def _order(game: Game, words: Words, event: str) -> tuple[str, ...]:
    seats = {seat.id: seat for seat in seats_of(game)}
    return tuple(
        seat_label(game.scenario, words, seats[id], seats_of(game))
        for id in game.quarter.revealed.get(event, ())
        if id in seats
    )


def _told(game: Game, words: Words) -> tuple[str, ...]:
    return tuple(
        words.say(
            "{role}: {fact}",
            role=role_name(words, game.scenario, fact.role),
            fact=game.scenario.spec.roles[fact.role].knows[fact.number - 1].text.get(words.lang),
        )
        for fact in game.facts
        if fact.turn == game.turn
    )


def _missing_text(words: Words, missing: int, closed: bool) -> str:
    if closed:
        return ""
    if missing == 0:
        return words.say("All ballots are in.")
    return words.many("Still {n} ballot to come.", "Still {n} ballots to come.", missing)


def _spoken(
    words: Words,
    option: OptionView,
    votes: int,
    who: Sequence[Person],
    chips: Sequence[tuple[str, int]],
) -> str:
    """`B, Redesign together: 3 votes. Feasible now, Fits our vision`; with names who voted so."""
    said = words.say(
        "{letter}, {title}: {votes}",
        letter=option.letter,
        title=option.title,
        votes=words.many("{n} vote", "{n} votes", votes),
    )
    more = "; ".join(one.name for one in who) or ", ".join(text for text, _ in chips)
    return words.say("{row}. {more}", row=said, more=more) if more else said
