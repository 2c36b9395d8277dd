"""How much of a log is a game: the records up to the last command that can be proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.errors import RefusedFile
from game.session.game import Game
from game.session.lawful import is_at_rest
from game.session.sitting import games_of
from game.store.base import Meta, Record


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A game as it stands after its first `records` records, at the end of a command."""

    game: Game
    records: int


def soundest(meta: Meta, records: Sequence[Record]) -> Sound | None:
    """As much of a log as makes a game; None when not even its beginning does."""
    sound = None
    try:
        for number, game in enumerate(games_of(meta, records), start=1):
            if is_at_rest(game):
                sound = Sound(game, number)
    except RefusedFile:
        return sound
    return sound
