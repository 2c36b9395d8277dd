"""What of a damaged file can be proved: its heading and its first records, read without SQLite.

SQLite finds its way through a file by its head, its schema and the pages that point to others; one changed
byte there and it gives up, though every record may still lie in the file. So here the pages are read by
themselves (sqlite.org/fileformat.html, 1.5-1.6 and 2.1): whatever looks like a row of ours is taken up, and
nothing is believed of it but what the chain of hashes proves. Nothing in the file is executed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from game.store.base import (
    MAX_BLOCK_BYTES,
    MAX_HEADING_BYTES,
    MAX_NAME_CHARACTERS,
    MAX_PAYLOAD_BYTES,
    MAX_RECORDS,
    Entry,
    Meta,
    Record,
    heading_hash,
    record_hash,
)
from game.store.guard import MAX_ROW_BYTES, PAGE_BYTES

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_LOCAL_OF_TABLE = PAGE_BYTES - 35
_LOCAL_OF_INDEX = (PAGE_BYTES - 12) * 64 // 255 - 23
_LEAST_LOCAL = (PAGE_BYTES - 12) * 32 // 255 - 23

Value = int | float | bytes | str | None


@dataclass(frozen=True)
class Salvaged:
    """The heading, the records from the first on without a gap, and the last number seen behind them.

    `last_seen` is only what the file claims: it is 0 or more, and equals `len(records)` when all is there.
    """

    meta: Meta
    records: tuple[Record, ...]
    last_seen: int


class _Unreadable(Exception):
    """A cell that holds no row."""


def salvage(data: bytes) -> Salvaged | None:
    """What is proved of a file with these bytes; None when its heading or its first record isn't."""
    reader = _Pages(data)
    by_seq: dict[int, list[Record]] = {}
    for row, columns in reader.rows(_TABLE_LEAF):
        if (record := _record(row, columns)) is not None:
            by_seq.setdefault(record.seq, []).append(record)
    starts = {record.previous for record in by_seq.get(1, ())}
    meta = next((meta for meta in _headings(reader) if heading_hash(meta) in starts), None)
    if meta is None:
        return None
    chain: list[Record] = []
    link = heading_hash(meta)
    while found := next((one for one in by_seq.get(len(chain) + 1, ()) if one.previous == link), None):
        chain.append(found)
        link = found.hash
    return Salvaged(meta, tuple(chain), max(by_seq))


def _headings(reader: _Pages) -> Iterator[dict[str, str]]:
    """What may be the heading: the texts of one page, or of all pages that hold such texts."""
    everywhere: dict[str, str] = {}
    for kind in (_INDEX_LEAF, _INDEX_INTERIOR):
        for page in reader.numbers():
            texts = {
                key: value
                for _, columns in reader.rows_of(page, kind)
                if len(columns) == 2
                for key, value in (columns,)
                if isinstance(key, str) and isinstance(value, str)
            }
            if texts:
                yield texts
                everywhere = texts | everywhere
    yield everywhere


def _record(row: int, columns: list[Value]) -> Record | None:
    """A row of the log that its own seal proves; else None."""
    match columns:
        case [None, str(kind), int(version), str(time), str(payload), block, str(previous), str(seal)]:
            if not isinstance(block, bytes | None) or len(previous) != 64 or not 0 < row <= MAX_RECORDS:
                return None
            if max(len(kind), len(time)) > MAX_NAME_CHARACTERS or len(block or b"") > MAX_BLOCK_BYTES:
                return None
            if len(payload) > MAX_PAYLOAD_BYTES:
                return None
            entry = Entry(kind, version, payload.encode(), block, time)
            with contextlib.suppress(ValueError):
                if record_hash(previous, row, entry) == seal:
                    return Record(row, kind, version, time, entry.payload, block, previous, seal)
    return None


class _Pages:
    """A file's pages, read one by one; what is read in all stays within a few times the file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = 4 * len(data) + MAX_HEADING_BYTES

    def numbers(self) -> range:
        return range(1, -(-len(self._data) // PAGE_BYTES) + 1)

    def rows(self, kind: int) -> Iterator[tuple[int, list[Value]]]:
        """Every row on pages of this kind: its number (0 in an index) and its columns."""
        for page in self.numbers():
            yield from self.rows_of(page, kind)

    def rows_of(self, page: int, kind: int) -> Iterator[tuple[int, list[Value]]]:
        start = (page - 1) * PAGE_BYTES
        data = self._data[start : start + PAGE_BYTES]
        head = 100 if page == 1 else 0
        if len(data) <= head + 12 or data[head] != kind:
            return
        pointers = head + (12 if kind == _INDEX_INTERIOR else 8)
        cells = min(_number(data, head + 3, 2), (PAGE_BYTES - pointers) // 4)
        for cell in range(cells):
            with contextlib.suppress(_Unreadable, IndexError, UnicodeDecodeError):
                yield self._row(data, _number(data, pointers + 2 * cell, 2), kind)

    def _row(self, page: bytes, at: int, kind: int) -> tuple[int, list[Value]]:
        if kind == _INDEX_INTERIOR:
            at += 4
        size, at = _varint(page, at)
        row = 0
        if kind == _TABLE_LEAF:
            row, at = _varint(page, at)
        if not 0 < size <= MAX_ROW_BYTES:
            raise _Unreadable
        return row, _columns(self._payload(page, at, size, kind))

    def _payload(self, page: bytes, at: int, size: int, kind: int) -> bytes:
        """A row's bytes, those on overflow pages included."""
        most = _LOCAL_OF_TABLE if kind == _TABLE_LEAF else _LOCAL_OF_INDEX
        local = size
        if size > most:
            local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE_BYTES - 4)
            local = local if local <= most else _LEAST_LOCAL
        self._left -= size
        if self._left < 0:
            raise _Unreadable
        parts = [page[at : at + local]]
        missing = size - len(parts[0])
        following = _number(page, at + local, 4) if size > local else 0
        while missing > 0:
            start = (following - 1) * PAGE_BYTES
            if start < 0 or len(self._data) < start + 4:
                raise _Unreadable
            part = self._data[start + 4 : start + min(PAGE_BYTES, missing + 4)]
            if not part:
                raise _Unreadable
            parts.append(part)
            missing -= len(part)
            following = _number(self._data, start, 4)
        return b"".join(parts)


def _columns(payload: bytes) -> list[Value]:
    """A record's values (sqlite.org/fileformat.html, 2.1)."""
    head, at = _varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > 8:
            raise _Unreadable
    columns: list[Value] = []
    for kind in kinds:
        if kind in (0, 8, 9):
            columns.append((None, 0, 1)[(0, 8, 9).index(kind)])
            continue
        size = (0, 1, 2, 3, 4, 6, 8)[kind] if kind < 7 else (kind - 12) // 2
        if kind in (7, 10, 11) or at + size > len(payload):
            raise _Unreadable
        value = payload[at : at + size]
        at += size
        if kind < 7:
            columns.append(int.from_bytes(value, "big", signed=True))
        else:
            columns.append(value.decode() if kind % 2 else value)
    if at != len(payload):
        raise _Unreadable
    return columns


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. IndexError beyond the end."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9


def _number(data: bytes, start: int, length: int) -> int:
    if start + length > len(data):
        raise _Unreadable
    return int.from_bytes(data[start : start + length], "big")
