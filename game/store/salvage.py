"""What of a damaged file can be proved: its heading and its first records, read without SQLite.

SQLite finds its way through a file by its head, its schema and the pages that point to others; one changed
byte there and it gives up, though every record may still lie in the file. So here the pages are read by
themselves (`cells`): whatever looks like a row of ours is taken up, and nothing is believed of it but what
the chain of hashes proves. Nothing in the file is executed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.store.base import (
    MAX_BLOCK_BYTES,
    MAX_NAME_CHARACTERS,
    MAX_PAYLOAD_BYTES,
    MAX_RECORDS,
    Entry,
    Meta,
    Record,
    heading_hash,
    record_hash,
)
from game.store.cells import INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF, Pages, Value


@dataclass(frozen=True)
class Salvaged:
    """The heading, the records from the first on without a gap, and the last number seen behind them.

    `meta` is None when no heading fits: then the records follow each other, but nobody knows what they
    follow. `restored`: the heading is a guess that the first record proved right. `last_seen` is only what
    the file claims: it is 0 or more, and equals `len(records)` when all is there.
    """

    meta: Meta | None
    records: tuple[Record, ...]
    last_seen: int
    restored: bool = False


Guess = Callable[[Meta, Sequence[Record]], Iterable[Meta]]
"""What the heading may have been: from the texts that are left of it, and what may be the first record."""


def salvage(data: bytes, guess: Guess | None = None) -> Salvaged:
    """What is proved of a file with these bytes: of all that looks like ours, what the chain holds together.

    guess  asked when the heading is damaged; a heading is believed only when the first record follows it
    """
    reader = Pages(data)
    by_seq: dict[int, list[Record]] = {}
    for row, columns in reader.rows(TABLE_LEAF):
        if (record := _record(row, columns)) is not None:
            by_seq.setdefault(record.seq, []).append(record)
    first = by_seq.get(1, [])
    starts = {record.previous for record in first}
    last_seen = max(by_seq, default=0)
    texts: Meta = {}
    for texts in _headings(reader):
        if (start := heading_hash(texts)) in starts:
            return Salvaged(texts, _chain(by_seq, start), last_seen)
    for meta in guess(texts, first) if guess is not None and first else ():
        if (start := heading_hash(meta)) in starts:
            return Salvaged(meta, _chain(by_seq, start), last_seen, restored=True)
    loose = max((_chain(by_seq, start) for start in sorted(starts)), key=len, default=())
    return Salvaged(None, loose, last_seen)


def _chain(by_seq: Mapping[int, list[Record]], link: str) -> tuple[Record, ...]:
    """The records from the first on, each following the one before it; `link` is what the first follows."""
    chain: list[Record] = []
    while found := next((one for one in by_seq.get(len(chain) + 1, ()) if one.previous == link), None):
        chain.append(found)
        link = found.hash
    return tuple(chain)


def _headings(reader: Pages) -> Iterator[dict[str, str]]:
    """What may be the heading: the texts of one page, or (the last) of all pages that hold such texts."""
    everywhere: dict[str, str] = {}
    for kind in (INDEX_LEAF, INDEX_INTERIOR):
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
