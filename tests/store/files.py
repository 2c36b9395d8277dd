"""Saved games for tests of damage: one small game of a few quarters, made once, and ways to spoil a copy."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.open_save import read_save
from game.errors import RefusedFile
from game.session.game import Game, Step
from game.session.sitting import Sitting, heading_of
from game.store.base import Entry, Record, record_hash
from game.store.sqlite import SqliteStore
from tests.session.games import TIME, play_to, scenario, start

PAGE = 4096
NAME = "kennismaking"


def heading() -> dict[str, str]:
    """A heading as `FolderShelf` makes it."""
    return heading_of(scenario(NAME), TIME)


@cache
def sound_bytes(turn: int = 3) -> bytes:
    """A game in the plan of this quarter, as a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.wendbaar"
        sitting = start(NAME, people=3, store=SqliteStore.create(path, heading()))
        play_to(sitting, turn, Step.PLAN)
        sitting.close()
        return path.read_bytes()


@cache
def sound_records() -> tuple[Record, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.wendbaar"
        path.write_bytes(sound_bytes())
        with SqliteStore.open(path, read_only=True) as store:
            return store.read()


def entries() -> list[Entry]:
    """What the sound game logged, to be spoiled and sealed again."""
    return [Entry(one.kind, one.version, one.payload, one.block, one.time) for one in sound_records()]


def forged(path: Path, log: list[Entry], meta: Mapping[str, str] | None = None) -> Path:
    """A file in which every hash is right, with whatever log: so does an attacker who has our program."""
    with SqliteStore.create(path, heading() if meta is None else meta) as store:
        store.append(log)
    return path


def same_game(one: Game, other: Game) -> bool:
    return (one.step, one.turn, one.quarters, [state.to_bytes() for state in one.states]) == (
        other.step,
        other.turn,
        other.quarters,
        [state.to_bytes() for state in other.states],
    )


@contextlib.contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def refusal(path: Path) -> str:
    """The one sentence with which a file is refused, to a reader and to a player; the file is left alone."""
    before = path.read_bytes()
    said = set()
    for open_it in (read_save, lambda file: Sitting.resume(SqliteStore.open(file))):
        try:
            open_it(path)
        except RefusedFile as error:
            said.add(error.message)
            assert error.exit_code == 3
        else:
            raise AssertionError(f"{open_it} took {path}")
    assert path.read_bytes() == before
    sentence = said.pop()
    assert not said and sentence.count("\n") == 0 and sentence.endswith(".")
    return sentence


def sealed_again(path: Path, changes: Mapping[int, Mapping[str, object]]) -> None:
    """Changes records by number and puts every hash of the log right after that, but not the file's seal."""
    with tampering(path) as connection:
        for seq, columns in changes.items():
            for column, value in columns.items():
                connection.execute(f"UPDATE log SET {column} = ? WHERE seq = ?", (value, seq))
        rows = connection.execute(
            "SELECT seq, kind, version, time, payload, block, previous FROM log ORDER BY seq"
        ).fetchall()
        link = rows[0][6]
        for seq, kind, version, time, payload, block, _ in rows:
            seal = record_hash(link, seq, Entry(kind, version, payload.encode(), block, time))
            connection.execute("UPDATE log SET previous = ?, hash = ? WHERE seq = ?", (link, seal, seq))
            link = seal
        connection.execute("UPDATE seal SET hash = ?", (link,))
