"""A game as one SQLite 3 file, `NAME.wendbaar`.

Written with a rollback journal, so that the game is a single file which can be copied and mailed,
and held by one Wendbaar at a time. `guard` says what is in it and looks at it before it is used.
"""

import contextlib
import errno
import os
import secrets
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self
from urllib.parse import quote

from game.errors import CannotSave, FileInUse, WendbaarError
from game.store.base import Entry, Meta, Record, check_entries, check_heading, heading_hash, sealed
from game.store.guard import (
    APPLICATION_ID,
    FORMAT,
    MAX_FILE_BYTES,
    MAX_ROW_BYTES,
    PAGE_BYTES,
    TABLES,
    format_of,
    has_journal,
    journal,
    look_at_outside,
    look_at_pages,
    look_at_structure,
    look_beside,
    read_heading,
    read_log,
)
from game.store.pages import DIGEST_CHARACTERS, page_digest, sqlite_number
from game.store.trouble import primary_code, sentences

# Files that this process plays from, as (device, inode). On POSIX, opening and closing a file anywhere
# in a process gives up all of that process's locks on it, so such a file must not even be looked at.
_HELD: set[tuple[int, int]] = set()


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
        with sentences(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with _beside(path) as part:
                _write_new(part, meta)
                _give_name(part, path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """The game at `path`, checked from the first byte to the last record.

        Without `read_only` the file is locked until `close`. Raises RefusedFile for what isn't a
        sound game, FileInUse when another Wendbaar has it, CannotSave when it can't be written to,
        UsageError when there is nothing to read there.
        """
        with sentences(path), contextlib.ExitStack() as undo:
            _refuse_if_held(path)
            look_at_outside(path)
            source = path
            if _needs_rollback(path):
                copy = undo.enter_context(_copied_with_journal(path))
                with _connect(copy, "rw") as connection:
                    # A journal may be damaged or forged too: the file is not touched before it is proved.
                    look_at_structure(connection, path)
                    cls(path, connection, copy, read_only=True)
                source = copy if read_only else path
            connection = undo.enter_context(_connect(source, "ro" if source is path and read_only else "rw"))
            if not read_only:
                undo.enter_context(_held(connection, path))
            look_at_structure(connection, path)
            store = cls(path, connection, source, read_only=read_only)
            if not read_only:
                _try_to_write(connection)
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
                _bring_up_to_date(self._connection)
            self._connection.executemany(
                "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, records)
            )
            _seal(self._connection, records[-1].seq, records[-1].hash, proved=self._seal_proved)
        self._seal_proved = True
        return records

    def read(self) -> tuple[Record, ...]:
        with sentences(self.path):
            return read_log(self._connection, self.path, heading_hash(self.meta))

    def copy_to(self, path: Path) -> None:
        """The game as it stands, written to `path` as `create` would."""
        with sentences(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with _beside(path) as part:
                with part.open("xb") as copy:
                    copy.write(self._connection.serialize())
                    copy.flush()
                    os.fsync(copy.fileno())
                _give_name(part, path)

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


@contextlib.contextmanager
def _connect(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection that runs nothing out of the file and takes in no more than our limits.

    mode  "ro", "rw" or "rwc" (made when absent)
    """
    if sqlite3.sqlite_version_info < (3, 37):
        raise WendbaarError(
            "This Python brings SQLite {version}, too old for saved games: install a newer Python.",
            version=sqlite3.sqlite_version,
        )
    address = f"file:{quote(path.absolute().as_posix(), safe='/:')}?mode={mode}"
    with contextlib.closing(
        sqlite3.connect(address, uri=True, isolation_level=None, timeout=1.0)
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


def _refuse_if_held(path: Path) -> None:
    with contextlib.suppress(OSError):  # what can't be looked at is told by `look_at_outside`
        about = path.stat()
        if (about.st_dev, about.st_ino) in _HELD:
            raise FileInUse("{path} is being played in this Wendbaar: close that game first.", path=path)


@contextlib.contextmanager
def _held(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
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


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Finds a read-only file or folder now, not at the first decision; leaves the file as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE seal SET records = records + 1")
    finally:
        connection.execute("ROLLBACK")


# A game whose writer was killed: SQLite takes the half-written step back, for which it must write.


def _needs_rollback(path: Path) -> bool:
    """Whether a reader can't read before a writer has taken a step back."""
    if not has_journal(path):
        return False
    with _connect(path, "ro") as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            return True
    return False


@contextlib.contextmanager
def rolled_back(path: Path) -> Iterator[Path]:
    """A copy of `path`, after its half-written step was taken back. Raises what `open` raises."""
    look_beside(path)
    with _copied_with_journal(path) as copy:
        with _connect(copy, "rw") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield copy


@contextlib.contextmanager
def _copied_with_journal(path: Path) -> Iterator[Path]:
    """The file and its journal in a folder of their own, where the step can be taken back."""
    with tempfile.TemporaryDirectory(prefix="wendbaar-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(path.read_bytes())
        if has_journal(path):
            journal(copy).write_bytes(journal(path).read_bytes())
        yield copy


# Making a file: whole beside its place, then given its name.


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        journal(part).unlink(missing_ok=True)


def _write_new(part: Path, meta: Meta) -> None:
    with _connect(part, "rwc") as connection:
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
        _seal(connection, 0, heading_hash(meta), proved=False)
        connection.execute("COMMIT")


def _new_seal(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO seal VALUES (0, '', 0, ?)", ("0" * DIGEST_CHARACTERS,))


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Format 1 -> 2, within the transaction of the first step that is played on."""
    connection.execute("DROP TABLE seal")
    connection.execute(TABLES["seal"])
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    _new_seal(connection)


def _seal(connection: sqlite3.Connection, records: int, last_hash: str, *, proved: bool) -> None:
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


def _give_name(part: Path, path: Path) -> None:
    """`part` is called `path` from now on, also after a power cut. Never replaces a file."""
    if sys.platform == "win32":
        part.rename(path)  # refuses a name that is taken
        return
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        # A memory stick without hard links: look first, for here a rename would replace.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


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
