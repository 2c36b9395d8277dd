"""A store that lives as long as the program: for tests, simulations and what-ifs."""

from collections.abc import Sequence
from types import MappingProxyType

from game.store.base import Entry, Meta, Record, check_entries, check_heading, heading_hash, sealed


class MemoryStore:
    """Keeps a game in memory, with the same chain as a file."""

    def __init__(self, meta: Meta) -> None:
        check_heading(meta)
        self.meta: Meta = MappingProxyType(dict(meta))
        self._records: tuple[Record, ...] = ()

    def append(self, entries: Sequence[Entry]) -> tuple[Record, ...]:
        last_seq = len(self._records)
        check_entries(entries, last_seq)
        previous = self._records[-1].hash if self._records else heading_hash(self.meta)
        new = tuple(sealed(previous, last_seq, entries))
        self._records += new
        return new

    def read(self) -> tuple[Record, ...]:
        return self._records

    def close(self) -> None:
        """Nothing to let go of."""
