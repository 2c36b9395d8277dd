"""Format 1 had no seal on its pages: what of its unused space can be judged without one.

A page of a database holds rows and, before them, space that nobody used. A log only grows and no page is ever
freed, so SQLite leaves nothing there but, where it does not overwrite what it moves (`secure_delete`), a copy
of whole rows of ours. So a few bytes in that space were put there by somebody else, and so were any behind
the end of a row, and a page that was freed.
"""

from __future__ import annotations

from game.store.cells import Pages, Unreadable

_TABLES_MADE = 3
_OLDEST_SQLITE, _NO_SQLITE = 3_037_000, 4_000_000  # by which a file can have been written
_LEAST_OF_A_ROW = 128  # bytes that are not 0: its two hashes, in the log; the heading's rows are larger


def is_untouched(data: bytes) -> bool:
    """Whether the unused space of a sound database of format 1 is as SQLite leaves it."""
    freed, schema_changes, sqlite = data[32:40], data[40:44], data[96:100]
    if any(freed) or int.from_bytes(schema_changes, "big") != _TABLES_MADE:
        return False
    if not _OLDEST_SQLITE <= int.from_bytes(sqlite, "big") < _NO_SQLITE:
        return False
    try:
        return all(
            not any(space) or (between_rows and len(space) - space.count(0) >= _LEAST_OF_A_ROW)
            for between_rows, space in Pages(data).unused()
        )
    except (Unreadable, IndexError):
        return False
