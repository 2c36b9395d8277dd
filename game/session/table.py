"""Who sits where: seats from a number of people, as docs/architecture.md and the scenario's `seats` say."""

from __future__ import annotations

from game.scenario import Scenario
from game.session.commands import SetTable
from game.session.events import Seat
from game.session.game import Game

FEWEST, MOST = 1, 8
USUAL = 6
"""People at a table, where the scenario has that many roles."""


def draft_of(game: Game) -> SetTable:
    """The table as it is set, as a draft to change; before that, a person for each role, six at most."""
    table = game.table
    if table is None:
        roles = [role for role in game.scenario.spec.roles.values() if not role.reserve]
        return SetTable(people=min(len(roles), USUAL), predictions=True)
    return SetTable(
        people=table.people,
        names=tuple(seat.people for seat in table.seats),
        leader=table.leader,
        names_shown=table.names_shown,
        all_ballots=table.all_ballots,
        events_per_turn=table.events_per_turn,
        predictions=table.predictions,
    )


def plays_reserve(scenario: Scenario, people: int) -> bool:
    """The reserve role plays only when there are more people than other roles."""
    others = [role for role in scenario.spec.roles.values() if not role.reserve]
    return people > len(others) and len(others) < len(scenario.spec.roles)


def seats_for(scenario: Scenario, people: int) -> tuple[Seat, ...]:
    """One ballot a seat. With fewer people than roles the scenario's pairs share a seat, in its order.

    One or two people hold several seats; more people than roles share one. Every role keeps its own hours and
    strengths: seats exist at the table only.
    """
    spec = scenario.spec
    roles = [id for id, role in spec.roles.items() if plays_reserve(scenario, people) or not role.reserve]
    groups = [[role] for role in roles]
    for pair in spec.seats:
        if len(groups) <= max(people, 1):
            break
        joined = [group for group in groups if set(group) & set(pair)]
        if len(joined) < 2:
            continue
        groups[groups.index(joined[0])] = [role for group in joined for role in group]
        for group in joined[1:]:
            groups.remove(group)
    return tuple(Seat(id="-".join(group), roles=tuple(group)) for group in groups)


def seat_of(seats: tuple[Seat, ...], role: str) -> Seat:
    """The seat that speaks for a role. Raises LookupError if nobody does."""
    for seat in seats:
        if role in seat.roles:
            return seat
    raise LookupError(f"no seat speaks for {role!r}")
