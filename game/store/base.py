"""The port between a game and where it is kept: records, and what a store promises.

A record is what was logged, sealed by a hash over itself and the record before it. The first one
follows the heading. The store doesn't look inside payloads and blocks.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.errors import CannotSave

Meta = Mapping[str, str]
"""The heading of a game, set when it is made and never written again: `scenario` (canonical JSON),
`scenario_sha256`, `engine`, `created`, `title`, `language` and whatever else the session wants."""

SUFFIX = ".wendbaar"  # of a game kept as a file

# What a store refuses to write and to read, so that a hostile file costs no more than a real one. A game of
# twelve quarters has 150 to 1,000 records of 1 kB, twelve blocks of 70 kB and a scenario of 150 kB.
MAX_RECORDS = 5_000
MAX_PAYLOAD_BYTES = 2**18
MAX_BLOCK_BYTES = 2 * 2**20
MAX_NAME_CHARACTERS = 100
MAX_HEADING_BYTES = 5 * 2**20
MAX_ROW_BYTES = MAX_HEADING_BYTES + 2**10


@dataclass(frozen=True)
class Entry:
    """What is to be logged.

    kind     name of the event, 1 to 100 characters
    version  of the kind's payload, from 1
    payload  canonical JSON (see `canonical_json`)
    block    a resolved turn's state, as bytes
    time     wall clock in ISO 8601, 1 to 100 characters; hashed, never read by rules
    """

    kind: str
    version: int
    payload: bytes
    block: bytes | None
    time: str


@dataclass(frozen=True)
class Record:
    """What was logged: an entry with its place (`seq`, from 1) and its links in the chain (hex SHA-256)."""

    seq: int
    kind: str
    version: int
    time: str
    payload: bytes
    block: bytes | None
    previous: str
    hash: str


class Store(Protocol):
    """Keeps one game. The same promises hold for every store (`tests/test_store.py`)."""

    @property
    def meta(self) -> Meta:
        """The heading that the game was made with."""
        ...

    def append(self, entries: Sequence[Entry]) -> tuple[Record, ...]:
        """Keep all `entries` or none, and give their records; on return they outlive a crash.

        Raises CannotSave, after which nothing of `entries` is kept and appending again may work.
        """
        ...

    def read(self) -> tuple[Record, ...]:
        """All records, first to last. Raises RefusedFile when one was changed behind our back."""
        ...

    def close(self) -> None:
        """Let go of the file; may be called twice."""
        ...


def canonical_json(value: object) -> bytes:
    """`value` as the one JSON text that stands for it: sorted keys, no spaces, UTF-8.

    Raises ValueError for infinities and NaN, TypeError for what JSON has no word for.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def heading_hash(meta: Meta) -> str:
    """The start of the chain: what the first record follows (hex)."""
    return _digest(b"wendbaar heading 1", (canonical_json(dict(meta)),))


def record_hash(previous: str, seq: int, entry: Entry) -> str:
    """The seal on record `seq`, which follows the one whose hash is `previous` (hex).

    Every field goes in with its length, so that no two records share an encoding; the block goes
    in as its own hash, so that a record can be checked beside its block.
    """
    block = b"" if entry.block is None else hashlib.sha256(entry.block).digest()
    fields = (
        bytes.fromhex(previous),
        str(seq).encode(),
        entry.kind.encode(),
        str(entry.version).encode(),
        entry.time.encode(),
        entry.payload,
        block,
    )
    return _digest(b"wendbaar record 1", fields)


def sealed(previous: str, last_seq: int, entries: Sequence[Entry]) -> Iterator[Record]:
    """The records that `entries` become behind record `last_seq` with hash `previous`."""
    for seq, entry in enumerate(entries, start=last_seq + 1):
        seal = record_hash(previous, seq, entry)
        yield Record(seq, entry.kind, entry.version, entry.time, entry.payload, entry.block, previous, seal)
        previous = seal


def check_heading(meta: Meta) -> None:
    """Raises CannotSave when `meta` is larger than a store will read back."""
    if len(canonical_json(dict(meta))) > MAX_HEADING_BYTES:
        raise CannotSave("This scenario is too large to save a game of: make it shorter.")


def check_entries(entries: Sequence[Entry], last_seq: int) -> None:
    """Raises CannotSave when a store would not read `entries` back behind record `last_seq`."""
    if last_seq + len(entries) > MAX_RECORDS:
        raise CannotSave("This game has become too long to save: start a new one.")
    for entry in entries:
        fits = (
            0 < len(entry.kind) <= MAX_NAME_CHARACTERS
            and 0 < len(entry.time) <= MAX_NAME_CHARACTERS
            and 0 < entry.version < 2**31
            and len(entry.payload) <= MAX_PAYLOAD_BYTES
            and len(entry.block or b"") <= MAX_BLOCK_BYTES
        )
        if not fits:
            raise CannotSave("This step ({kind}) is too large to save: make it shorter.", kind=entry.kind)


def _digest(domain: bytes, fields: Sequence[bytes]) -> str:
    hasher = hashlib.sha256()
    for field in (domain, *fields):
        hasher.update(len(field).to_bytes(8, "big"))
        hasher.update(field)
    return hasher.hexdigest()
