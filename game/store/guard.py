"""What a saved game holds, and the checks it passes before it is used.

A file may come by mail, so nothing in it is trusted: its first bytes are read before SQLite opens it,
it must have our tables and nothing else, stay within bounds, and hold a whole chain.

    heading  key, value                                the game's meta
    log      seq, kind, version, time, payload, block, previous, hash
    seal     records, hash, sqlite, pages              how many records, the last hash, the file's digest

The seal is rewritten with every append, so that records cut from the end are missed too; the module `pages`
says what the digest covers. Format 1 had none: in such a file a changed byte is found if it says something,
not if it lies in unused space. It becomes format 2 when it is played on.
"""

import errno
import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

from game.errors import DamagedFile, RefusedFile, UsageError
from game.store.base import (
    MAX_BLOCK_BYTES,
    MAX_HEADING_BYTES,
    MAX_NAME_CHARACTERS,
    MAX_PAYLOAD_BYTES,
    MAX_RECORDS,
    Entry,
    Record,
    record_hash,
)
from game.store.pages import is_sealed
from game.store.trouble import malformed

FORMAT = 2  # PRAGMA user_version
APPLICATION_ID = 0x57454E44  # "WEND"
MAX_FILE_BYTES = 16 * 2**20
PAGE_BYTES = 4096
_MAX_HEADING_KEYS = 1000
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
MAX_ROW_BYTES = MAX_HEADING_BYTES + 2**10

TABLES = {
    "heading": "CREATE TABLE heading (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "log": (
        "CREATE TABLE log (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL, "
        "time TEXT NOT NULL, payload TEXT NOT NULL, block BLOB, previous TEXT NOT NULL, "
        "hash TEXT NOT NULL) STRICT"
    ),
    "seal": (
        "CREATE TABLE seal (records INTEGER NOT NULL, hash TEXT NOT NULL, sqlite INTEGER NOT NULL, "
        "pages TEXT NOT NULL) STRICT"
    ),
}
_TABLES_BY_FORMAT = {
    1: {**TABLES, "seal": "CREATE TABLE seal (records INTEGER NOT NULL, hash TEXT NOT NULL) STRICT"},
    2: TABLES,
}


def look_at_outside(path: Path) -> None:
    """Refuses what isn't a game by its size, its head and what lies beside it, before SQLite sees it."""
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("There is no file {path}.", path=path) from None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise RefusedFile("{path} is not a saved game: it is a link that leads nowhere.", path=path) from None
    if not stat.S_ISREG(about.st_mode):
        raise RefusedFile("{path} is not a saved game: it is a folder or a device.", path=path)
    if about.st_size > MAX_FILE_BYTES:
        raise RefusedFile(
            "{path} is larger than a saved game can be ({limit} MB).",
            path=path,
            limit=MAX_FILE_BYTES // 2**20,
        )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError:
        raise UsageError("You may not read {path}: ask whoever it belongs to.", path=path) from None
    _look_at_head(head, path)
    look_beside(path)
    # A half-written step may have made the file longer than its head says.
    if about.st_size != _number(head, 28) * PAGE_BYTES and not has_journal(path):
        raise _other_size(path)


def look_beside(path: Path) -> None:
    """Refuses what SQLite would take for a part of the game, but Wendbaar never writes.

    That is a write-ahead log, and a journal that names another file: SQLite would delete that one.
    """
    beside = journal(path)
    if path.with_name(path.name + "-wal").exists() or (has_journal(path) and _names_a_file(beside)):
        raise RefusedFile(
            "{path} is not safe to open: a file lies beside it that Wendbaar did not write; move {path} to a "
            "folder of its own.",
            path=path,
        )


def _names_a_file(beside: Path) -> bool:
    """Whether a journal ends in the name of a super-journal (sqlite.org/fileformat.html, 3), or is none."""
    about = beside.stat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_FILE_BYTES:
        return True
    with beside.open("rb") as file:
        file.seek(-min(8, about.st_size), os.SEEK_END)
        return file.read() == _JOURNAL_MAGIC


def _look_at_head(head: bytes, path: Path) -> None:
    """Reads the head of a database by itself (sqlite.org/fileformat.html, 1.3)."""
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise RefusedFile("{path} is not a saved game of Wendbaar.", path=path)
    if _number(head, 68) != APPLICATION_ID:
        raise RefusedFile("{path} is a database, but not a saved game of Wendbaar.", path=path)
    version = _number(head, 60)
    if version > FORMAT:
        raise RefusedFile(
            "{path} comes from a newer Wendbaar: it needs one that reads save format {needed}, and this one "
            "reads up to {known}. Install the newest Wendbaar.",
            path=path,
            needed=version,
            known=FORMAT,
        )
    # After a kill the journal may still have to put the change counter right.
    counted = head[92:96] == head[24:28] or has_journal(path)
    if version < 1 or not _has_our_layout(head) or not counted:
        raise DamagedFile(
            "{path} is damaged: the first page was changed",
            path=path,
        )


def _has_our_layout(head: bytes) -> bool:
    """Rollback journal, our page size, UTF-8, no vacuuming, nothing in the bytes that must be zero."""
    return (
        _number(head, 16, 2) == PAGE_BYTES
        and head[18:20] == b"\x01\x01"
        and head[21:24] == b"\x40\x20\x20"
        and _number(head, 44) == 4
        and _number(head, 48) == 0
        and _number(head, 52) == 0
        and _number(head, 56) == 1
        and _number(head, 64) == 0
        and not any(head[72:92])
    )


def _number(head: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(head[start : start + length], "big")


def format_of(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def look_at_structure(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file with other tables than its format has, or whose pages don't hang together."""
    tables = _TABLES_BY_FORMAT.get(format_of(connection), {})
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 10").fetchall()
    ours = {(b"table", name.encode(), name.encode(), sql.encode()) for name, sql in tables.items()}
    if len(found) != len(ours) or set(found) != ours:
        raise DamagedFile(
            "{path} is damaged: it holds other tables than a saved game has",
            path=path,
        )
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != b"ok":
        raise malformed(path, verdict.decode(errors="replace"))


def look_at_pages(connection: sqlite3.Connection, path: Path, file: Path) -> None:
    """Refuses a file of which any byte was changed, also one that says nothing.

    file  what the connection reads: `path` itself or a copy of it
    """
    data = connection.serialize()
    if format_of(connection) >= 2:
        sqlite, digest = connection.execute("SELECT sqlite, pages FROM seal").fetchone()
        if not is_sealed(data, digest.decode(errors="replace"), sqlite):
            raise DamagedFile("{path} is damaged: bytes around the game were changed", path=path)
    if file.stat().st_size != len(data):  # a damaged journal may have stretched it
        raise _other_size(path)


def read_heading(connection: sqlite3.Connection, path: Path) -> dict[str, str]:
    keys, size = connection.execute(
        "SELECT count(*), total(length(key) + length(value)) FROM heading"
    ).fetchone()
    if keys > _MAX_HEADING_KEYS or size > MAX_HEADING_BYTES:
        raise _changed_heading(path)
    rows = connection.execute("SELECT key, value FROM heading ORDER BY key").fetchall()
    try:
        return {key.decode(): value.decode() for key, value in rows}
    except (UnicodeDecodeError, AttributeError):
        raise _changed_heading(path) from None


def read_log(connection: sqlite3.Connection, path: Path, start: str) -> tuple[Record, ...]:
    """All records, after checking the bounds, each record's own seal, each link and the last seal.

    start  hash of the heading, which the first record follows
    """
    _check_bounds(connection, path)
    previous = start
    records: list[Record] = []
    for expected, row in enumerate(connection.execute("SELECT * FROM log ORDER BY seq"), start=1):
        if row[0] != expected:
            raise DamagedFile(
                "{path} is damaged: record {seq} is missing",
                path=path,
                seq=expected,
            )
        record = _record(row, path)
        if record.previous != previous:
            raise _changed_heading(path) if expected == 1 else _out_of_order(path, record)
        records.append(record)
        previous = record.hash
    if connection.execute("SELECT records, hash FROM seal").fetchone() != (len(records), previous.encode()):
        if not records:
            raise _changed_heading(path)
        raise DamagedFile(
            "{path} is damaged: it breaks off after record {seq} ({kind})",
            path=path,
            seq=len(records),
            kind=records[-1].kind,
        )
    return tuple(records)


def _check_bounds(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses what is too much to read, before reading it."""
    (records,) = connection.execute("SELECT count(*) FROM log").fetchone()
    (seals,) = connection.execute("SELECT count(*) FROM seal").fetchone()
    if records > MAX_RECORDS or seals != 1:
        raise DamagedFile(
            "{path} is damaged: it holds {records} records and {seals} seals",
            path=path,
            records=records,
            seals=seals,
        )
    too_large = connection.execute(
        "SELECT seq FROM log WHERE length(payload) > ? OR length(block) > ? OR length(kind) > ? "
        "OR length(time) > ? OR length(previous) <> 64 OR length(hash) <> 64 LIMIT 1",
        (MAX_PAYLOAD_BYTES, MAX_BLOCK_BYTES, MAX_NAME_CHARACTERS, MAX_NAME_CHARACTERS),
    ).fetchone()
    if too_large:
        raise _changed_record(path, too_large[0])


def _record(row: tuple[Any, ...], path: Path) -> Record:
    """A row of the log whose own seal is whole; its place and its link are still to be looked at."""
    seq, kind, version, time, payload, block, previous, seal = row
    try:
        record = Record(
            seq, kind.decode(), version, time.decode(), payload, block, previous.decode(), seal.decode()
        )
        entry = Entry(record.kind, version, payload, block, record.time)
        if record.hash == record_hash(record.previous, seq, entry):
            return record
    except (ValueError, AttributeError, TypeError):
        raise _changed_record(path, seq) from None
    raise _changed_record(path, seq, record.kind)


def _changed_record(path: Path, seq: int, kind: str = "?") -> DamagedFile:
    return DamagedFile(
        "{path} is damaged: record {seq} ({kind}) was changed",
        path=path,
        seq=seq,
        kind=kind,
    )


def _out_of_order(path: Path, record: Record) -> DamagedFile:
    return DamagedFile(
        "{path} is damaged: record {seq} ({kind}) does not follow the one before it",
        path=path,
        seq=record.seq,
        kind=record.kind,
    )


def _changed_heading(path: Path) -> DamagedFile:
    return DamagedFile(
        "{path} is damaged: its heading or scenario was changed",
        path=path,
    )


def _other_size(path: Path) -> DamagedFile:
    return DamagedFile("{path} is damaged: it was cut off, or something was put behind its end", path=path)


def journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def has_journal(path: Path) -> bool:
    try:
        return journal(path).stat().st_size > 0
    except OSError:
        return False
