"""A saved game, only to be read."""

from __future__ import annotations

from pathlib import Path

from game.session.game import Game
from game.session.sitting import read_game
from game.store.sqlite import SqliteStore


def read_save(path: Path) -> Game:
    """The game in a file. Raises RefusedFile or UsageError with a sentence of its own."""
    with SqliteStore.open(path, read_only=True) as store:
        return read_game(store)
