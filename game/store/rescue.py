"""From a damaged file to a new one with what is sound; the damaged one is only read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.errors import WendbaarError
from game.store.base import Entry, Meta, Record
from game.store.outside import MAX_FILE_BYTES, has_journal, may_not_read
from game.store.rollback import rolled_back
from game.store.salvage import Guess, Salvaged, salvage
from game.store.sqlite import SqliteStore
from game.store.trouble import sentences


def salvaged(path: Path, guess: Guess | None = None) -> list[Salvaged]:
    """What is left in a damaged file, the longest log first; empty for what can't be a game at all.

    A step that was cut off by a kill is looked at both as it lies there and as it is after SQLite has taken
    it back, in a copy.
    """
    with sentences(path):
        if not path.is_file() or path.stat().st_size > MAX_FILE_BYTES:
            return []
        try:
            found = [salvage(path.read_bytes(), guess)]
        except PermissionError:
            raise may_not_read(path) from None
        if has_journal(path):
            with contextlib.suppress(WendbaarError), sentences(path), rolled_back(path) as copy:
                found.append(salvage(copy.read_bytes(), guess))
    return sorted(found, key=lambda one: len(one.records), reverse=True)


def write_rescued(path: Path, meta: Meta, records: Sequence[Record]) -> None:
    """A new game at `path` with these records, under the same hashes; whole or not at all.

    Raises CannotSave when the name is taken or the place can't be written.
    """
    entries = [Entry(one.kind, one.version, one.payload, one.block, one.time) for one in records]
    with _given_up_on_error(path, SqliteStore.create(path, meta)) as store:
        store.append(entries)


@contextlib.contextmanager
def _given_up_on_error(path: Path, store: SqliteStore) -> Iterator[SqliteStore]:
    try:
        with store:
            yield store
    except BaseException:
        path.unlink(missing_ok=True)
        raise
