"""How the team decided: who thought what then, where it shifted, and where the minority's way led.

Names and reasons are shown as the table chose when the ballots were opened, and never more openly than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.engine.blueprint import OUTCOMES
from game.session.debrief.branches import plays_again
from game.session.debrief.voices import Held, agreement, held, with_option
from game.session.events import Seat, TableSet
from game.session.explain import resolved, value_at
from game.session.game import Game
from game.session.rules import REASONS
from game.session.views.ballot import CHIPS, CONFIDENCE
from game.session.views.causes import joined, quarter_mark
from game.session.views.event import LETTERS
from game.session.views.figures import whole
from game.session.views.levels import change_of
from game.session.views.names import role_name, variable_name
from game.session.views.nouns import noun
from game.session.views.parts import Change, Person
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
    chips: tuple[tuple[str, int], ...]
    second: int | None
    """Hands counted after the talk."""
    chosen: bool
    """The option that was decided on."""
    minority: bool
    """Chosen by fewest, where others were chosen by more."""
    spoken: str


@dataclass(frozen=True, slots=True)
class OtherWay:
    """An option that was voted for and not taken: the same game and luck with it, as far as was played."""

    option: str
    letter: str
    title: str
    by_minority: bool
    outcomes: tuple[tuple[str, str, int, int, Change], ...]
    """(id, name, as it went, with this option, the difference), the largest differences first."""
    sentence: str
    """`With C, job satisfaction would be 57 instead of 55, agility 40 instead of 43.`"""


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
    decider: str
    reason: str
    """What the leader gave as a reason to go against the majority; may be empty."""
    skipped: bool
    """No ballot was held: the leader decided alone, or at once."""
    others: tuple[OtherWay, ...]
    """Empty where nobody wanted another way, or no what-if can be made."""
    question: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One ballot on the list of all quarters."""

    turn: int
    mark: str
    event: str
    title: str
    voters: int
    agreement: float | None
    agreement_after: float | None
    text: str
    """`4 for B, 2 for A. 47 % of all pairs of voters chose the same.`."""
    against: bool
    """The choice went against the majority of the ballots."""
    spoken: str


MOST_OUTCOMES = 3
"""Outcomes named of another way, the largest differences."""
OPENNESS = (Voices.NONE, Voices.ANONYMOUS, Voices.ROLE)


def voices_view(
    game: Game, words: Words, turn: int, most_open: Voices = Voices.ROLE
) -> tuple[VoiceView, ...]:
    """How each event of a quarter was decided; none where it had no event.

    most_open  what the reader wants at most; what the table chose is never passed

    Raises LookupError for a quarter that was not begun.
    """
    return tuple(_voice(game, words, one, allowed(one.table, most_open)) for one in held(game, turn))


def agreements_view(game: Game, words: Words) -> tuple[AgreementRow, ...]:
    """Every ballot of the game, quarter by quarter: how far the table agreed, before and after the talk."""
    ballots = (one for quarter in game.quarters for one in held(game, quarter.turn) if one.ballots)
    return tuple(_agreement_row(game, words, one) for one in ballots)


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
        agreement_text=_agreement_text(words, one, before, after),
        shifts=tuple(_shifts(game, words, one)),
        decider=_decider(game, words, one.turn),
        reason=one.choice.reason if one.choice is not None else "",
        skipped=not one.ballots,
        others=tuple(_others(game, words, one)),
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
            reasons=()
            if how is Voices.NONE
            else tuple(
                VoiceReason(b.words, who.name if who is not None and how is Voices.ROLE else "")
                for b, who in zip(cast, voters, strict=True)
                if b.words
            ),
            chips=()
            if how is Voices.NONE
            else tuple(
                (words.say(CHIPS[chip]), n) for chip in REASONS if (n := sum(chip in b.reasons for b in cast))
            ),
            second=None if one.second is None else one.second.get(id, 0),
            chosen=id == chosen,
            minority=id in one.minority,
            spoken=words.say("{row}. Chosen.", row=spoken) if id == chosen else spoken,
        )


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


def _agreement_text(words: Words, one: Held, before: float | None, after: float | None) -> str:
    """In pairs of people, which can be counted on one's fingers."""
    if before is None:
        return ""
    said = words.say("{share} % of all pairs of voters chose the same", share=whole(100 * before))
    if after is None:
        return words.say("{before}.", before=said)
    return words.say("{before}; after the talk {share} %.", before=said, share=whole(100 * after))


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


def letter_of(game: Game, event: str, option: str) -> str:
    return LETTERS[list(game.scenario.spec.events[event].options).index(option)]


def _decider(game: Game, words: Words, turn: int) -> str:
    """Who led the table in that quarter, as a role."""
    leader = game.quarters[turn - 1].leader or (game.table.leader if game.table is not None else "")
    return role_name(words, game.scenario, leader) if leader else ""


def _others(game: Game, words: Words, one: Held) -> Iterator[OtherWay]:
    """What was voted for and not taken, the voices of the fewest first."""
    if one.choice is None or one.turn > resolved(game) or not plays_again(game):
        return
    wanted = [option for option, n in one.counts.items() if n and option != one.choice.option]
    for option in sorted(wanted, key=lambda option: option not in one.minority):
        ends = with_option(game, one.turn, one.event, option)
        if ends is not None:
            yield _other(game, words, one, option, ends)


def _other(game: Game, words: Words, one: Held, option: str, ends: Mapping[str, float]) -> OtherWay:
    last, letter = resolved(game), letter_of(game, one.event, option)
    apart = {name: ends[name] - value_at(game, name, last) for name in OUTCOMES}
    largest = sorted(OUTCOMES, key=lambda name: -abs(apart[name]))
    rows: list[tuple[str, str, int, int, Change]] = []
    for name in largest:
        was = whole(value_at(game, name, last))
        with_it = whole(ends[name])
        if was != with_it and len(rows) < MOST_OUTCOMES:
            change = change_of(words, name, was, with_it, game.scenario)
            rows.append((name, variable_name(words, game.scenario, name), was, with_it, change))
    told = [
        words.say(
            "{name} {value} instead of {was}",
            name=noun(words, game.scenario, id),
            value=with_it,
            was=was,
        )
        for id, _, was, with_it, _ in rows
    ]
    sentence = words.say("With {letter} nothing would have ended otherwise.", letter=letter)
    if told:
        now = last < game.turns
        text = (
            words.say(
                "With {letter}: {told}, so far. The same chance.", letter=letter, told=joined(words, told)
            )
            if now
            else words.say("With {letter}: {told}. The same chance.", letter=letter, told=joined(words, told))
        )
        sentence = text
    return OtherWay(
        option=option,
        letter=letter,
        title=game.scenario.spec.events[one.event].options[option].title.get(words.lang),
        by_minority=option in one.minority,
        outcomes=tuple(rows),
        sentence=sentence,
    )


def _agreement_row(game: Game, words: Words, one: Held) -> AgreementRow:
    before = agreement(one.counts)
    after = None if one.second is None else agreement(one.second)
    title = game.scenario.spec.events[one.event].title.get(words.lang)
    text = _spread(game, words, one)
    if said := _agreement_text(words, one, before, after):
        text = f"{text}. {said}"
    mark = quarter_mark(words, one.turn)
    return AgreementRow(
        turn=one.turn,
        mark=mark,
        event=one.event,
        title=title,
        voters=one.voters,
        agreement=before,
        agreement_after=after,
        text=text,
        against=one.is_against,
        spoken=words.say("{quarter}, {title}: {text}", quarter=mark, title=title, text=text),
    )


def _spread(game: Game, words: Words, one: Held) -> str:
    """`4 for B, 1 for A`, the most first."""
    ranked: Sequence[str] = sorted(one.counts, key=lambda option: -one.counts[option])
    told = [
        words.say("{n} for {letter}", n=one.counts[option], letter=letter_of(game, one.event, option))
        for option in ranked
        if one.counts[option]
    ]
    return ", ".join(told)
