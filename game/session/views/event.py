"""An event and its options, before anyone has an opinion."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.spec import Option
from game.session.game import Game
from game.session.rules import leader_of, option_trouble
from game.session.views.arrows import arrows_of, option_price
from game.session.views.header import header_view
from game.session.views.names import people, role_name, team_letters, team_name
from game.session.views.nouns import begins
from game.session.views.parts import Arrow, Header, Price
from game.session.views.persons import USUAL_ICON, person
from game.texts import Words

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    letter: str
    title: str
    about: str
    price: Price
    arrows: tuple[Arrow, ...]
    locked: str
    """Why it cannot be chosen; empty where it can."""
    hint: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Felt:
    """Who feels an event, and how it is drawn: a team by its letters, a role or the students by an icon."""

    name: str
    letters: str = ""
    icon: str = ""
    formal: bool = True


@dataclass(frozen=True, slots=True)
class EventView:
    header: Header
    id: str
    tag: str
    """`Event`, `Event 2 of 2`, `Short decision`."""
    title: str
    story: str
    felt_by: tuple[str, ...]
    options: tuple[OptionView, ...]
    full: bool
    decider: str
    """Who decides after the talk."""
    question: str
    """For the talk after the reveal; empty before it where it would steer."""
    trainer_note: str
    button: str
    felt: tuple[Felt, ...] = ()
    """`felt_by` with what is drawn beside each."""


def event_view(game: Game, words: Words, event: str | None = None) -> EventView:
    """An event of this quarter; None: the one that asks for a decision now, else the last one decided.

    Raises LookupError where this quarter has no event.
    """
    quarter = game.quarter
    event = event or quarter.open_event or next(reversed(quarter.agenda), None)
    if event is None:
        raise LookupError("this quarter has no event")
    spec = game.scenario.spec.events[event]
    full = event in quarter.agenda and game.is_full(event)
    talked = quarter.closed(event)
    return EventView(
        header=header_view(game, words),
        id=event,
        tag=_tag(game, words, event, full),
        title=spec.title.get(words.lang),
        story=spec.story.get(words.lang),
        felt_by=felt_by(game, words, event),
        options=options_of(game, words, event),
        full=full,
        decider=_decider(game, words, full),
        question=spec.question.get(words.lang) if talked and spec.question is not None else "",
        trainer_note=spec.trainer_note.get(words.lang) if spec.trainer_note is not None else "",
        button=words.say("To the ballots") if full else words.say("Decide"),
        felt=tuple(_drawn(game, words, id) for id in spec.felt_by),
    )


def options_of(game: Game, words: Words, event: str) -> tuple[OptionView, ...]:
    """The options as everybody may read them."""
    options = game.scenario.spec.events[event].options
    return tuple(
        _option(game, words, event, id, letter) for letter, id in zip(LETTERS, options, strict=False)
    )


def felt_by(game: Game, words: Words, event: str) -> tuple[str, ...]:
    """Who feels it, in the scenario's order: teams, roles, all teams, students."""
    return tuple(_felt(game, words, id) for id in game.scenario.spec.events[event].felt_by)


def _option(game: Game, words: Words, event: str, id: str, letter: str) -> OptionView:
    spec: Option = game.scenario.spec.events[event].options[id]
    trouble = option_trouble(game, event, id)
    return OptionView(
        id=id,
        letter=letter,
        title=spec.title.get(words.lang),
        about=spec.about.get(words.lang) if spec.about is not None else "",
        price=option_price(game, words, spec),
        arrows=arrows_of(game, words, spec.effects),
        locked=trouble.say(words) if trouble is not None else "",
        hint=spec.hint.get(words.lang) if spec.hint is not None else "",
        is_default=id == game.scenario.spec.events[event].default,
    )


def _tag(game: Game, words: Words, event: str, full: bool) -> str:
    agenda = game.quarter.agenda
    if event in agenda and not full:
        return words.say("Short decision")
    if event in agenda and len(agenda) > 1:
        return words.say("Event {place} of {n}", place=agenda.index(event) + 1, n=len(agenda))
    return words.say("Event")


def _decider(game: Game, words: Words, full: bool) -> str:
    who = person(game, words, leader_of(game))
    name = who.people or who.name
    return (
        words.say("{name} decides after the talk.", name=name)
        if full
        else words.say("{name} decides now.", name=name)
    )


def _felt(game: Game, words: Words, id: str) -> str:
    spec = game.scenario.spec
    if id in spec.school.teams:
        return team_name(words, game.scenario, id)
    if id in spec.roles:
        return role_name(words, game.scenario, id)
    return begins(people(words, game.scenario)["students"]) if id == "students" else words.say("All teams")


def _drawn(game: Game, words: Words, id: str) -> Felt:
    name, spec = _felt(game, words, id), game.scenario.spec
    if id in spec.school.teams:
        return Felt(name, letters=team_letters(words, game.scenario, id))
    if id in spec.roles:
        return Felt(name, icon=spec.roles[id].icon or USUAL_ICON, formal=spec.roles[id].formal)
    return Felt(name, icon="student" if id == "students" else USUAL_ICON)


def letter_of(game: Game, event: str, option: str) -> str:
    """The letter that an option has on every screen."""
    return LETTERS[list(game.scenario.spec.events[event].options).index(option)]
