"""Making a file: its tables and its seal, written whole beside its place, and then given its name."""

import contextlib
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from game.errors import CannotSave
from game.files import whole_file
from game.store.base import Meta, heading_hash
from game.store.connection import connected
from game.store.guard import TABLES
from game.store.outside import APPLICATION_ID, FORMAT, MAX_FILE_BYTES, PAGE_BYTES, journal
from game.store.pages import DIGEST_CHARACTERS, page_digest, sqlite_number


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name to write to; when that went well, what lies there is called `path`. Missing folders are made.

    Raises OSError (EEXIST when the name is taken); then nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        try:
            yield part
        finally:
            journal(part).unlink(missing_ok=True)


def write_empty_game(part: Path, meta: Meta) -> None:
    """A game of today's format with this heading and no records."""
    with connected(part, "rwc") as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for table in TABLES.values():
            connection.execute(table)
        connection.executemany("INSERT INTO heading VALUES (?, ?)", meta.items())
        _new_seal(connection)
        seal(connection, 0, heading_hash(meta), proved=False)
        connection.execute("COMMIT")


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Format 1 -> 2, within the transaction of the first step that is played on."""
    connection.execute("DROP TABLE seal")
    connection.execute(TABLES["seal"])
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    _new_seal(connection)


def _new_seal(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO seal VALUES (0, '', 0, ?)", ("0" * DIGEST_CHARACTERS,))


def seal(connection: sqlite3.Connection, records: int, last_hash: str, *, proved: bool) -> None:
    """Seals the log and, as the last thing before COMMIT, every byte of the file (`pages`).

    A mark that can't stand elsewhere in the file shows where the digest will stand; SQLite writes a text of
    the same length in the same place. Raises CannotSave when the file would not be read back: too large, or
    laid out otherwise by this SQLite than by those we know.

    proved  a step of this sitting has shown how this SQLite lays a file out: no need to look again
    """
    mark = secrets.token_hex(DIGEST_CHARACTERS // 2)
    connection.execute(
        "UPDATE seal SET records = ?, hash = ?, sqlite = ?, pages = ?",
        (records, last_hash, sqlite_number(), mark),
    )
    data = connection.serialize()
    if len(data) > MAX_FILE_BYTES:
        raise CannotSave("This game has become too long to save: start a new one.")
    own = data.index(mark.encode())
    digest = page_digest(data, own)
    connection.execute("UPDATE seal SET pages = ?", (digest,))
    if (
        not proved
        and connection.serialize() != data[:own] + digest.encode() + data[own + DIGEST_CHARACTERS :]
    ):
        raise CannotSave("This Python's SQLite can't seal a saved game: install another Python.")
