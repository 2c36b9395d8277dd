"""A game whose writer was killed: SQLite takes the half-written step back, for which it must write."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from game.store.connection import connected
from game.store.outside import has_journal, journal, look_beside
from game.store.trouble import primary_code


def needs_rollback(path: Path) -> bool:
    """Whether a reader can't read before a writer has taken a step back."""
    if not has_journal(path):
        return False
    with connected(path, "ro") as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            return True
    return False


@contextlib.contextmanager
def rolled_back(path: Path) -> Iterator[Path]:
    """A copy of `path`, after its half-written step was taken back. Raises what `SqliteStore.open` raises."""
    look_beside(path)
    with copied_with_journal(path) as copy:
        with connected(copy, "rw") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield copy


@contextlib.contextmanager
def copied_with_journal(path: Path) -> Iterator[Path]:
    """The file and its journal in a folder of their own, where the step can be taken back."""
    with tempfile.TemporaryDirectory(prefix="wendbaar-") as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(path.read_bytes())
        if has_journal(path):
            journal(copy).write_bytes(journal(path).read_bytes())
        yield copy
