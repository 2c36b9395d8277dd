"""The seal on a file's pages: a digest of every byte, also of those that hold nothing.

The chain of records proves what a game says, but a database has bytes that say nothing: the rest of a page,
the numbers in its head. So that any changed byte is found, the file carries a digest of itself, written in
the same transaction as what it seals. The digest leaves out two places, which are filled with zeros:

- its own 64 characters, wherever they stand;
- bytes 24-27 and 92-99 of the head, which SQLite writes after us: a counter, the same counter again, and the
  version of SQLite that wrote. The counters must be equal, and the version stands beside the digest.

Reading and hashing a game of twelve quarters (1 MB) takes 2 to 4 ms at each step. Hashing pages apart would
make that shorter, but which pages a transaction changed is something that SQLite does not tell.
"""

from __future__ import annotations

import hashlib
import sqlite3

DIGEST_CHARACTERS = 64
_DOMAIN = b"wendbaar pages 1"
_LEFT_OUT = ((24, 28), (92, 100))


def sqlite_number() -> int:
    """This SQLite as the number that it writes into the head of a file (3.40.1 is 3040001)."""
    major, minor, patch = sqlite3.sqlite_version_info
    return major * 1_000_000 + minor * 1_000 + patch


def page_digest(data: bytes, own: int) -> str:
    """The digest (hex) of a file with these bytes, whose own digest starts at byte `own`."""
    view = memoryview(data)
    hasher = hashlib.sha256(_DOMAIN + len(data).to_bytes(8, "big"))
    at = 0
    for start, end in (*_LEFT_OUT, (own, own + DIGEST_CHARACTERS)):
        hasher.update(view[at:start])
        hasher.update(bytes(end - start))
        at = end
    hasher.update(view[at:])
    return hasher.hexdigest()


def is_sealed(data: bytes, digest: str, sqlite: int) -> bool:
    """Whether these are the bytes that `digest`, which stands among them once, was made of.

    sqlite  the version that stands beside the digest
    """
    own = data.find(digest.encode())
    return (
        own >= 100
        and data.find(digest.encode(), own + 1) < 0
        and data[24:28] == data[92:96]
        and int.from_bytes(data[96:100], "big") == sqlite
        and page_digest(data, own) == digest
    )
