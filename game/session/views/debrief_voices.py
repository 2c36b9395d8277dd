"""How the team decided: who thought what then, where it shifted, and where the minority's way led.

Names and reasons are shown as the table chose when the ballots were opened, and never more openly than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.session.debrief.voices import Held, agreement, held
from game.session.events import BallotCast, Seat, TableSet
from game.session.game import Game
from game.session.rules import REASONS
from game.session.views.ballot import CONFIDENCE, chip_text
from game.session.views.debrief_agreement import agreement_text
from game.session.views.debrief_otherwise import OtherWay, other_ways
from game.session.views.event import LETTERS, letter_of
from game.session.views.names import role_name
from game.session.views.parts import Person
from game.session.views.persons import person_at
from game.session.views.talk import FEWEST_FOR_CONFIDENCE
from game.texts import Words


class Voices(StrEnum):
    """How openly ballots are shown."""

    ROLE = "role"
    """With the role that chose and gave the reason."""
    ANONYMOUS = "anonymous"
    """Numbers and reasons, without who."""
    NONE = "none"
    """Numbers only."""


@dataclass(frozen=True, slots=True)
class VoiceReason:
    text: str
    who: str
    """The role's name; empty without names."""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One option, as it was voted for then."""

    option: str
    letter: str
    title: str
    votes: int
    who: tuple[Person, ...]
    """Empty without names."""
    reasons: tuple[VoiceReason, ...]
    """With names in the order of the seats; without, of the alphabet: seats would give the voter away."""
    chips: tuple[tuple[str, int], ...]
    second: int | None
    """Hands counted after the talk."""
    chosen: bool
    """The option that was decided on."""
    minority: bool
    """Chosen by fewest, where others were chosen by more."""
    spoken: str


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One event of a quarter that was put to the ballot."""

    turn: int
    event: str
    title: str
    how: Voices
    how_text: str
    """`The table chose to vote without names.`"""
    rows: tuple[VoiceRow, ...]
    confidence: tuple[tuple[str, int], ...]
    """How many stood at each of five words; empty below three voters. Never a name."""
    agreement: float | None
    """Fleiss' share of agreeing pairs at the ballot, 0 to 1; None below two voters."""
    agreement_after: float | None
    """The same at the count after the talk; None where hands were not counted."""
    agreement_text: str
    shifts: tuple[str, ...]
    """Where ballot, talk and choice parted, in sentences; empty where all went one way."""
    reason_text: str
    """`Director gave as reason for the choice: “…”`: why the leader went against the majority, as openly as
    the ballots are shown; empty where no reason was given, or only numbers are shown."""
    skipped: bool
    """No ballot was held: the leader decided alone, or at once."""
    others: tuple[OtherWay, ...]
    """Empty where nobody wanted another way, or no what-if can be made."""
    question: str


OPENNESS = (Voices.NONE, Voices.ANONYMOUS, Voices.ROLE)


def voices_view(
    game: Game, words: Words, turn: int, most_open: Voices = Voices.ROLE
) -> tuple[VoiceView, ...]:
    """How each event of a quarter was decided; none where it had no event.

    most_open  what the reader wants at most; what the table chose is never passed

    Raises LookupError for a quarter that was not begun.
    """
    return tuple(_voice(game, words, one, allowed(one.table, most_open)) for one in held(game, turn))


def allowed(table: TableSet | None, most_open: Voices = Voices.ROLE) -> Voices:
    """How openly ballots may be shown: as the table chose when they were opened; nothing where in doubt."""
    if table is None:
        return Voices.NONE
    chosen = Voices.ROLE if table.names_shown else Voices.ANONYMOUS
    return min(chosen, most_open, key=OPENNESS.index)


def _voice(game: Game, words: Words, one: Held, how: Voices) -> VoiceView:
    spec = game.scenario.spec.events[one.event]
    before = agreement(one.counts)
    after = None if one.second is None else agreement(one.second)
    return VoiceView(
        turn=one.turn,
        event=one.event,
        title=spec.title.get(words.lang),
        how=how,
        how_text=_how_text(words, one, how),
        rows=tuple(_rows(game, words, one, how)),
        confidence=_confidence(words, one),
        agreement=before,
        agreement_after=after,
        agreement_text=agreement_text(words, one, before, after),
        shifts=tuple(_shifts(game, words, one)),
        reason_text=_reason_text(game, words, one, how),
        skipped=not one.ballots,
        others=tuple(other_ways(game, words, one)),
        question=spec.question.get(words.lang) if spec.question is not None else "",
    )


def _how_text(words: Words, one: Held, how: Voices) -> str:
    if not one.ballots:
        return words.say("There was no ballot: who leads the table decided at once.")
    match how:
        case Voices.ROLE:
            return words.say("The table chose to show roles with the votes.")
        case Voices.ANONYMOUS:
            return words.say("The votes and reasons are shown without names.")
        case Voices.NONE:
            return words.say("Only the numbers of votes are shown.")


def _rows(game: Game, words: Words, one: Held, how: Voices) -> Iterator[VoiceRow]:
    options = game.scenario.spec.events[one.event].options
    seats = {seat.id: seat for seat in one.table.seats} if one.table is not None else {}
    chosen = one.choice.option if one.choice is not None else ""
    for letter, (id, option) in zip(LETTERS, options.items(), strict=False):
        cast = [ballot for ballot in one.ballots if ballot.option == id]
        voters = [(_token(game, words, seats[b.seat], one.table) if b.seat in seats else None) for b in cast]
        title = option.title.get(words.lang)
        votes = words.many("{n} vote", "{n} votes", len(cast))
        spoken = words.say("{letter}, {title}: {votes}", letter=letter, title=title, votes=votes)
        yield VoiceRow(
            option=id,
            letter=letter,
            title=title,
            votes=len(cast),
            who=tuple(who for who in voters if who is not None) if how is Voices.ROLE else (),
            reasons=_reasons(cast, voters, how),
            chips=()
            if how is Voices.NONE
            else tuple(
                (chip_text(words, game.scenario, chip), n)
                for chip in REASONS
                if (n := sum(chip in b.reasons for b in cast))
            ),
            second=None if one.second is None else one.second.get(id, 0),
            chosen=id == chosen,
            minority=id in one.minority,
            spoken=words.say("{row}. Chosen.", row=spoken) if id == chosen else spoken,
        )


def _reasons(
    cast: Sequence[BallotCast], voters: Sequence[Person | None], how: Voices
) -> tuple[VoiceReason, ...]:
    """What was written with the ballots on one option, in an order that tells no more than the words."""
    given = [(ballot.words, who) for ballot, who in zip(cast, voters, strict=True) if ballot.words]
    match how:
        case Voices.ROLE:
            return tuple(VoiceReason(text, who.name if who is not None else "") for text, who in given)
        case Voices.ANONYMOUS:
            texts = sorted((text for text, _ in given), key=lambda text: (text.casefold(), text))
            return tuple(VoiceReason(text, "") for text in texts)
        case Voices.NONE:
            return ()


def _token(game: Game, words: Words, seat: Seat, table: TableSet | None) -> Person:
    """A seat as it sat then: the names of all its roles, drawn as the first."""
    seats, leader = (table.seats, table.leader) if table is not None else ((), None)
    first = person_at(game.scenario, words, seat.roles[0], seats, leader)
    return Person(
        role=first.role,
        name=" · ".join(role_name(words, game.scenario, role) for role in seat.roles),
        people=first.people,
        formal=any(game.scenario.spec.roles[role].formal for role in seat.roles),
        icon=first.icon,
        leads=leader in seat.roles,
    )


def _confidence(words: Words, one: Held) -> tuple[tuple[str, int], ...]:
    if one.voters < FEWEST_FOR_CONFIDENCE:
        return ()
    sure = [ballot.confidence for ballot in one.ballots]
    return tuple((words.say(text), sure.count(n)) for n, text in enumerate(CONFIDENCE, start=1))


def _shifts(game: Game, words: Words, one: Held) -> Iterator[str]:
    """Individual against group: where ballot, talk and choice parted."""
    if not one.ballots or one.choice is None:
        return
    if one.moved:
        yield words.many(
            "In the talk at least {n} person went over to another option.",
            "In the talk at least {n} people went over to another option.",
            one.moved,
        )
    majority, chosen = one.majority, one.choice.option
    if majority is not None and majority != chosen:
        yield words.say(
            "Most had chosen {first}; it became {chosen}.",
            first=letter_of(game, one.event, majority),
            chosen=letter_of(game, one.event, chosen),
        )
    if not one.counts.get(chosen, 0):
        yield words.say(
            "Nobody had chosen {chosen} on the ballot.", chosen=letter_of(game, one.event, chosen)
        )
    elif chosen in one.minority:
        yield words.say(
            "The option of the fewest, {chosen}, was taken.", chosen=letter_of(game, one.event, chosen)
        )


def _reason_text(game: Game, words: Words, one: Held, how: Voices) -> str:
    """Why the leader chose so, with the role only where roles stand with the votes."""
    reason = one.choice.reason if one.choice is not None else ""
    if not reason or how is Voices.NONE:
        return ""
    leader = game.quarters[one.turn - 1].leader or (game.table.leader if game.table is not None else "")
    if how is Voices.ANONYMOUS or not leader:
        return words.say("The reason given for the choice: “{reason}”", reason=reason)
    decider = role_name(words, game.scenario, leader)
    return words.say("{decider} gave as reason for the choice: “{reason}”", decider=decider, reason=reason)
