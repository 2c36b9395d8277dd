"""What a saved game holds, and the checks it passes before it is used.

A file may come by mail, so nothing in it is trusted: it was looked at from outside before SQLite opened it
(`outside`), and here it must have our tables and nothing else, stay within bounds, and hold a whole chain.

    heading  key, value                                the game's meta
    log      seq, kind, version, time, payload, block, previous, hash
    seal     records, hash, sqlite, pages              how many records, the last hash, the file's digest

The seal is rewritten with every append, so that records cut from the end are missed too; the module `pages`
says what the digest covers. Format 1 had none: in such a file a changed byte is found if it says something,
or lies where nothing can lie (`spare`). It becomes format 2 when it is played on.
"""

import sqlite3
from pathlib import Path
from typing import Any

from game.errors import DamagedFile
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
from game.store.outside import other_size
from game.store.pages import is_sealed
from game.store.spare import is_untouched
from game.store.trouble import malformed

_MAX_HEADING_KEYS = 1000

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
    """Refuses a file of which any byte was changed, also one that says nothing; in format 1 most of them.

    file  what the connection reads: `path` itself or a copy of it
    """
    data = connection.serialize()
    if format_of(connection) >= 2:
        sqlite, digest = connection.execute("SELECT sqlite, pages FROM seal").fetchone()
        whole = is_sealed(data, digest.decode(errors="replace"), sqlite)
    else:
        whole = is_untouched(data)
    if not whole:
        raise DamagedFile("{path} is damaged: bytes around the game were changed", path=path)
    if file.stat().st_size != len(data):  # a damaged journal may have stretched it
        raise other_size(path)


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
