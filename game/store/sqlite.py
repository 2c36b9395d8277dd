"""A game as one SQLite 3 file, `NAME.wendbaar`.

Written with a rollback journal, so that the game is a single file which can be copied and mailed,
and held by one Wendbaar at a time. `guard` says what is in it and looks at it before it is used;
`making` makes and seals it, `rollback` takes back a step that was cut off by a kill.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self

from game.errors import CannotSave
from game.files import write_bytes
from game.store.base import Entry, Meta, Record, check_entries, check_heading, heading_hash, sealed
from game.store.connection import connected, held, refuse_if_held, try_to_write
from game.store.guard import format_of, look_at_pages, look_at_structure, read_heading, read_log
from game.store.making import bring_up_to_date, new_file, seal, write_empty_game
from game.store.outside import FORMAT, look_at_outside
from game.store.rollback import copied_with_journal, needs_rollback
from game.store.trouble import sentences


class SqliteStore:
    """A game in a file; made by `create` or `open`, held for itself alone unless read-only."""

    def __init__(self, path: Path, connection: sqlite3.Connection, file: Path, *, read_only: bool) -> None:
        """Reads and checks all that `connection` holds; `path` is the name for messages.

        file  what the connection reads: `path` itself, or a copy in which a half-written step was taken back
        """
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._cleanup = contextlib.ExitStack()
        self._seal_proved = False
        self.meta: Meta = MappingProxyType(read_heading(connection, path))
        self.read()
        with sentences(path):
            look_at_pages(connection, path, file)

    @classmethod
    def create(cls, path: Path, meta: Meta) -> Self:
        """A new game at `path`, which appears whole or not at all; missing folders are made.

        Raises CannotSave when the name is taken or the place can't be written.
        """
        check_heading(meta)
        with sentences(path), new_file(path) as part:
            write_empty_game(part, meta)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """The game at `path`, checked from the first byte to the last record.

        Without `read_only` the file is locked until `close`. Raises RefusedFile for what isn't a
        sound game, FileInUse when another Wendbaar has it, CannotSave when it can't be written to,
        UsageError when there is nothing to read there.
        """
        with sentences(path), contextlib.ExitStack() as undo:
            refuse_if_held(path)
            look_at_outside(path)
            source = path
            if needs_rollback(path):
                copy = undo.enter_context(copied_with_journal(path))
                with connected(copy, "rw") as connection:
                    # A journal may be damaged or forged too: the file is not touched before it is proved.
                    look_at_structure(connection, path)
                    cls(path, connection, copy, read_only=True)
                source = copy if read_only else path
            connection = undo.enter_context(connected(source, "ro" if source is path and read_only else "rw"))
            if not read_only:
                undo.enter_context(held(connection, path))
            look_at_structure(connection, path)
            store = cls(path, connection, source, read_only=read_only)
            if not read_only:
                try_to_write(connection)
            store._cleanup = undo.pop_all()
            return store

    def append(self, entries: Sequence[Entry]) -> tuple[Record, ...]:
        if self.read_only:
            raise CannotSave("{path} was opened for reading only.", path=self.path)
        with sentences(self.path), self._transaction():
            last_seq, last_hash = self._connection.execute("SELECT records, hash FROM seal").fetchone()
            check_entries(entries, last_seq)
            records = tuple(sealed(last_hash.decode(), last_seq, entries))
            if not records:
                return records
            if format_of(self._connection) < FORMAT:
                bring_up_to_date(self._connection)
            self._connection.executemany(
                "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, records)
            )
            seal(self._connection, records[-1].seq, records[-1].hash, proved=self._seal_proved)
        self._seal_proved = True
        return records

    def read(self) -> tuple[Record, ...]:
        with sentences(self.path):
            return read_log(self._connection, self.path, heading_hash(self.meta))

    def copy_to(self, path: Path) -> None:
        """The game as it stands, written to `path` as `create` would."""
        with sentences(path), new_file(path) as part:
            write_bytes(part, self._connection.serialize())

    def close(self) -> None:
        self._cleanup.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of it or nothing; on leaving it is on the disk."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # SQLite may have taken it back itself already; then there is nothing to roll back.
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise


def _row(record: Record) -> tuple[object, ...]:
    return (
        record.seq,
        record.kind,
        record.version,
        record.time,
        record.payload.decode(),
        record.block,
        record.previous,
        record.hash,
    )
