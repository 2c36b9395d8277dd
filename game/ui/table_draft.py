"""The table as it is set, as a draft to change."""

from game.session.commands import SetTable
from game.session.game import Game


def draft_of(game: Game) -> SetTable:
    """Six people where none was set yet."""
    table = game.table
    if table is None:
        return SetTable(6)
    return SetTable(
        people=table.people,
        names=tuple(seat.people for seat in table.seats),
        leader=table.leader,
        names_shown=table.names_shown,
        all_ballots=table.all_ballots,
        events_per_turn=table.events_per_turn,
    )
