"""Chance at the table itself, on a stream of its own: it never moves the luck of the school."""

from __future__ import annotations

from game.engine.noise import Purpose, uniforms
from game.session.game import CARDS, Game


def speaking_order(game: Game, key: str) -> tuple[str, ...]:
    """Seats in the order of speaking, drawn by lot; the highest formal role speaks last.

    Where the table shows names, who voted with the smallest group speaks first. Without names that order
    would give the voter away, so there only the minority's reason comes first, on its card.
    """
    if game.table is None:
        return ()
    seats = game.table.seats
    place = game.quarter.came.index(key) if key in game.quarter.came else len(game.quarter.came)
    lots = uniforms(game.seed, Purpose.LOTS, game.turn - 1, range(1), 8 * (place + 1))[0][8 * place :]
    drawn = sorted(range(len(seats)), key=lambda i: float(lots[i]))
    highest = next(
        (role for role in game.rules.roles if game.scenario.spec.roles[role].formal), game.rules.roles[0]
    )
    last = next(i for i, seat in enumerate(seats) if highest in seat.roles)
    order = [i for i in drawn if i != last] + [last]
    if game.table.names_shown and key != CARDS:
        few = minority(game, key)
        voters = [i for i in order if _vote(game, key, seats[i].id) in few]
        order = voters + [i for i in order if i not in voters]
    return tuple(seats[i].id for i in order)


def minority(game: Game, event: str) -> tuple[str, ...]:
    """The options chosen by fewest, when others were chosen by more;

    empty when all agree or all groups are equal.
    """
    counts = vote_counts(game, event)
    chosen = {option: n for option, n in counts.items() if n}
    if len(set(chosen.values())) < 2:
        return ()
    fewest = min(chosen.values())
    return tuple(option for option, n in chosen.items() if n == fewest)


def vote_counts(game: Game, event: str) -> dict[str, int]:
    """Ballots per option, in the scenario's order."""
    votes = [ballot.option for ballot in game.quarter.ballots.get(event, {}).values()]
    return {option: votes.count(option) for option in game.scenario.spec.events[event].options}


def _vote(game: Game, event: str, seat: str) -> str | None:
    ballot = game.quarter.ballots.get(event, {}).get(seat)
    return ballot.option if ballot is not None else None
