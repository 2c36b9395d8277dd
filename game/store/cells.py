"""A database's pages read by themselves, without SQLite (sqlite.org/fileformat.html, 1.5-1.6 and 2.1).

Only what a saved game has is understood: tables, indexes, rows that go on over pages of their own. Nothing is
believed: a row that cannot be read is left out, and what is read in all stays within a few times the file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from game.store.base import MAX_HEADING_BYTES, MAX_ROW_BYTES
from game.store.outside import PAGE_BYTES

TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_LOCAL_OF_TABLE = PAGE_BYTES - 35
_LOCAL_OF_INDEX = (PAGE_BYTES - 12) * 64 // 255 - 23
_LEAST_LOCAL = (PAGE_BYTES - 12) * 32 // 255 - 23

Value = int | float | bytes | str | None


class Unreadable(Exception):
    """A cell that holds no row."""


class Pages:
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
        data, head = self._page(page)
        if len(data) <= head + 12 or data[head] != kind:
            return
        for at in _cells(data, head):
            with contextlib.suppress(Unreadable, IndexError, UnicodeDecodeError):
                row, parts = self._row(data, at, kind)
                yield row, _columns(b"".join(part for part, _ in parts))

    def unused(self) -> Iterator[tuple[bool, bytes]]:
        """The space that no row uses: whether it lies between rows (else behind a row's end), and its bytes.

        Raises Unreadable or IndexError where a page of rows can't be read.
        """
        for page in self.numbers():
            data, head = self._page(page)
            kind = data[head]
            if kind not in (TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR):
                continue  # it belongs to a row of another page
            cells = _cells(data, head)
            list_end = head + _head_bytes(kind) + 2 * len(cells)
            yield True, data[list_end : _number(data, head + 5, 2)]
            if kind != TABLE_INTERIOR:
                for at in cells:
                    yield from ((False, behind) for _, behind in self._row(data, at, kind)[1])

    def _page(self, page: int) -> tuple[bytes, int]:
        """A page's bytes, and where its own head begins."""
        start = (page - 1) * PAGE_BYTES
        return self._data[start : start + PAGE_BYTES], 100 if page == 1 else 0

    def _row(self, page: bytes, at: int, kind: int) -> tuple[int, Iterator[tuple[bytes, bytes]]]:
        """A row's number and its bytes, in parts."""
        if kind == INDEX_INTERIOR:
            at += 4
        size, at = _varint(page, at)
        row = 0
        if kind == TABLE_LEAF:
            row, at = _varint(page, at)
        if not 0 < size <= MAX_ROW_BYTES:
            raise Unreadable
        return row, self._parts(page, at, size, kind)

    def _parts(self, page: bytes, at: int, size: int, kind: int) -> Iterator[tuple[bytes, bytes]]:
        """A row's bytes, those on overflow pages included, each with what lies behind it on such a page."""
        most = _LOCAL_OF_TABLE if kind == TABLE_LEAF else _LOCAL_OF_INDEX
        local = size
        if size > most:
            local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE_BYTES - 4)
            local = local if local <= most else _LEAST_LOCAL
        self._left -= size
        if self._left < 0:
            raise Unreadable
        here = page[at : at + local]
        yield here, b""
        missing = size - len(here)
        following = _number(page, at + local, 4) if size > local else 0
        while missing > 0:
            start = (following - 1) * PAGE_BYTES
            if start < 0 or len(self._data) < start + 4:
                raise Unreadable
            whole = self._data[start + 4 : start + PAGE_BYTES]
            if not whole:
                raise Unreadable
            yield whole[:missing], whole[missing:]
            missing -= len(whole)
            following = _number(self._data, start, 4)


def _head_bytes(kind: int) -> int:
    return 12 if kind in (TABLE_INTERIOR, INDEX_INTERIOR) else 8


def _cells(data: bytes, head: int) -> list[int]:
    """Where the rows of a page lie in it."""
    pointers = head + _head_bytes(data[head])
    cells = min(_number(data, head + 3, 2), (PAGE_BYTES - pointers) // 4)
    return [_number(data, pointers + 2 * cell, 2) for cell in range(cells)]


def _columns(payload: bytes) -> list[Value]:
    """A record's values (sqlite.org/fileformat.html, 2.1)."""
    head, at = _varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > 8:
            raise Unreadable
    columns: list[Value] = []
    for kind in kinds:
        if kind in (0, 8, 9):
            columns.append((None, 0, 1)[(0, 8, 9).index(kind)])
            continue
        size = (0, 1, 2, 3, 4, 6, 8)[kind] if kind < 7 else (kind - 12) // 2
        if kind in (7, 10, 11) or at + size > len(payload):
            raise Unreadable
        value = payload[at : at + size]
        at += size
        if kind < 7:
            columns.append(int.from_bytes(value, "big", signed=True))
        else:
            columns.append(value.decode() if kind % 2 else value)
    if at != len(payload):
        raise Unreadable
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
        raise Unreadable
    return int.from_bytes(data[start : start + length], "big")
