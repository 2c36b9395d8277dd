"""Views as sentence-like lines: one thing a line, its value in words, no columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from game.session.views.ballot import CardChoice
from game.session.views.event import OptionView
from game.session.views.names import ROSE
from game.session.views.parts import Arrow, Header, Level, Person, Sure
from game.session.views.plan import CardView
from game.texts import Words, mark

Card = TypeVar("Card", CardChoice, CardView)

SURENESS = {Sure.SURE: mark("certain"), Sure.LIKELY: mark("likely"), Sure.UNSURE: mark("uncertain")}


def person_line(person: Person) -> str:
    return f"{person.name} ({person.people})" if person.people else person.name


def persons_line(persons: Iterable[Person]) -> str:
    return "; ".join(person_line(person) for person in persons)


def level_line(level: Level, words: Words) -> str:
    """`Work pressure 73, −2, target 70`: as a screen reader says it, where the view has that."""
    if level.spoken:
        return level.spoken
    parts = [f"{level.name} {level.value}"]
    if level.change is not None:
        parts.append(level.change.text)
    if level.target is not None:
        parts.append(words.say("vision asks {target}", target=level.target))
    if level.limit is not None:
        parts.append(words.say("limit {limit}", limit=level.limit))
    return ", ".join(parts)


def short_level(level: Level, words: Words) -> str:
    """`Skill 42, +2`: a level in a row that has said already what it is of."""
    parts = [f"{level.name} {level.value}"]
    if level.change is not None and level.change.points:
        parts.append(level.change.text)
    if level.over_limit:
        parts.append(words.say("above the limit of {limit}", limit=level.limit))
    return ", ".join(parts)


def arrow_line(arrow: Arrow, words: Words) -> str:
    """`Use up, likely, next quarter, only Care`."""
    if arrow.spoken:
        return arrow.spoken
    parts = [
        words.say("{name} up", name=arrow.name) if arrow.up else words.say("{name} down", name=arrow.name),
        words.say(SURENESS[arrow.sure]),
    ]
    if arrow.when:
        parts.append(arrow.when)
    if arrow.teams:
        parts.append(words.say("only {teams}", teams=", ".join(arrow.teams)))
    return ", ".join(parts)


def option_lines(option: OptionView, words: Words) -> list[str]:
    """The option's letter and title first; then what it means, its price, its effects and its lock."""
    lines = [f"{option.letter}. {option.title}"]
    lines += [line for line in (option.about, option.hint) if line]
    if option.price.text:
        lines.append(words.say("Costs: {price}", price=option.price.text))
    lines += [words.say("May move: {effect}", effect=arrow_line(arrow, words)) for arrow in option.arrows]
    if option.locked:
        lines.append(words.say("Locked: {why}", why=option.locked))
    if option.is_default:
        lines.append(words.say("This is what happens if nobody decides."))
    return lines


def cards_by_dimension(
    cards: Iterable[Card], line: Callable[[Card], Iterable[str]]
) -> Iterator[tuple[str, int]]:
    """Cards under the name of their dimension, in the order of the dimensions: (text, indent)."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.dimension, []).append(card)
    for dimension in sorted(groups, key=list(ROSE).index):
        yield groups[dimension][0].dimension_name, 0
        for card in groups[dimension]:
            first, *more = line(card)
            yield first, 2
            yield from ((text, 4) for text in more if text)


def heading_line(header: Header, step: str) -> str:
    """`Quarter 5 of 12, Sep – Nov: Board`."""
    return f"{header.title} {header.of}, {header.period}: {step}"


def meter_lines(header: Header) -> list[str]:
    return [meter.spoken or f"{meter.name}: {meter.value} {meter.word}".strip() for meter in header.meters]
