"""SQLite's connection to a saved game: what it is allowed to do, and who holds the file."""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from game.errors import FileInUse, WendbaarError
from game.store.base import MAX_ROW_BYTES
from game.store.outside import where_it_lies

# Files that this process plays from, as (device, inode). On POSIX, opening and closing a file anywhere
# in a process gives up all of that process's locks on it, so such a file must not even be looked at.
_HELD: set[tuple[int, int]] = set()


@contextlib.contextmanager
def connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection that runs nothing out of the file and takes in no more than our limits.

    mode  "ro", "rw" or "rwc" (made when absent)
    """
    if sqlite3.sqlite_version_info < (3, 37):
        raise WendbaarError(
            "This Python brings SQLite {version}, too old for saved games: install a newer Python.",
            version=sqlite3.sqlite_version,
        )
    with contextlib.closing(
        sqlite3.connect(_address(path, mode), uri=True, isolation_level=None, timeout=1.0)
    ) as connection:
        connection.text_factory = bytes  # as stored: what is not UTF-8 is found by us, not on the way
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        if sys.version_info >= (3, 12):
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        if mode != "ro":
            # EXTRA is FULL that also syncs the folder once the journal is gone.
            connection.execute("PRAGMA synchronous = EXTRA")
        yield connection


def _address(path: Path, mode: str) -> str:
    """`path` as SQLite's URI (sqlite.org/uri.html), whatever letters or bytes its name has."""
    place = where_it_lies(path).as_posix()
    host = "//" if place.startswith("//") else ""  # a share's name is part of the path, not of the URI
    return f"file:{host}{quote(os.fsencode(place), safe='/:')}?mode={mode}"


def refuse_if_held(path: Path) -> None:
    """Raises FileInUse when this process plays from `path`."""
    with contextlib.suppress(OSError):  # what can't be looked at is told by `look_at_outside`
        about = path.stat()
        if (about.st_dev, about.st_ino) in _HELD:
            raise FileInUse("{path} is being played in this Wendbaar: close that game first.", path=path)


@contextlib.contextmanager
def held(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Keeps every other Wendbaar out of the file until it is let go."""
    about = path.stat()
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    _HELD.add((about.st_dev, about.st_ino))
    try:
        yield
    finally:
        _HELD.discard((about.st_dev, about.st_ino))


def try_to_write(connection: sqlite3.Connection) -> None:
    """Finds a read-only file or folder now, not at the first decision; leaves the file as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE seal SET records = records + 1")
    finally:
        connection.execute("ROLLBACK")
