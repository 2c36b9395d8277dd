"""Who sits at the table: roles, the people behind them, and what a seat is called."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario import Scenario
from game.session.events import Seat
from game.session.game import Game
from game.session.rules import leader_of
from game.session.table import seat_of
from game.session.views.names import role_name
from game.session.views.parts import Person
from game.texts import Words

USUAL_ICON = "groep"
"""For a role without an icon of its own."""


def seats_of(game: Game) -> tuple[Seat, ...]:
    return game.table.seats if game.table is not None else ()


def person(game: Game, words: Words, role: str) -> Person:
    """A role with the people who sit there now."""
    return person_at(game.scenario, words, role, seats_of(game), leader_of(game))


def person_at(
    scenario: Scenario, words: Words, role: str, seats: Sequence[Seat], leader: str | None
) -> Person:
    """A role with the people of its seat; without seats nobody sits there yet."""
    try:
        people = seat_of(tuple(seats), role).people
    except LookupError:
        people = ()
    about = scenario.spec.roles[role]
    return Person(
        role=role,
        name=role_name(words, scenario, role),
        people=", ".join(people),
        formal=about.formal,
        icon=about.icon or USUAL_ICON,
        leads=role == leader,
    )


def persons_of(game: Game, words: Words, seat: Seat) -> tuple[Person, ...]:
    return tuple(person(game, words, role) for role in seat.roles)


def voter(game: Game, words: Words, seat: Seat) -> Person:
    """A seat as one token: the name of all its roles, drawn as the first, for one vote is one token."""
    first = person(game, words, seat.roles[0])
    everyone = [person(game, words, role) for role in seat.roles]
    return Person(
        role=first.role,
        name=" · ".join(one.name for one in everyone),
        people=first.people,
        formal=any(one.formal for one in everyone),
        icon=first.icon,
        leads=any(one.leads for one in everyone),
    )


def seat_label(scenario: Scenario, words: Words, seat: Seat, seats: Sequence[Seat]) -> str:
    """The people of a seat, or its roles where no name was given.

    A name that sits in two seats gets its roles behind it.
    """
    roles = " · ".join(role_name(words, scenario, role) for role in seat.roles)
    if not seat.people:
        return roles
    names = ", ".join(seat.people)
    elsewhere = {name.casefold() for other in seats if other.id != seat.id for name in other.people}
    if any(name.casefold() in elsewhere for name in seat.people):
        return f"{names} ({roles})"
    return names
