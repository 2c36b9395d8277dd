"""Files that are no saved game, or have something beside them that is none of it: each made in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.store.files import PAGE, sound_bytes, tampering

MIB = 2**20
JOURNAL = bytes.fromhex("d9d505f920a163d7")


def _file(data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "game.wendbaar"
        path.write_bytes(data)
        return path

    return make


def _random(size: int, head: bytes = b"") -> bytes:
    return head + Random(5).randbytes(size - len(head))


def _large(size: int) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = _file(sound_bytes())(folder)
        with path.open("r+b") as file:
            file.truncate(size)
        return path

    return make


def _patched(*patches: tuple[int, bytes], data: bytes | None = None) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        whole = bytearray(sound_bytes() if data is None else data)
        for at, new in patches:
            whole[at : at + len(new)] = new
        return _file(bytes(whole))(folder)

    return make


def _cell(page: int, number: int = 0) -> int:
    """Where a row's cell lies in the sound game."""
    data = sound_bytes()
    pointer = page * PAGE + (8 if data[page * PAGE] in (13, 10) else 12) + 2 * number
    return page * PAGE + int.from_bytes(data[pointer : pointer + 2], "big")


def _overflow(page: int) -> bytes:
    """A page of the sound game that goes on at itself."""
    return (page + 1).to_bytes(4, "big")


def _sql(*statements: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = _file(sound_bytes())(folder)
        with tampering(path) as connection:
            connection.execute("BEGIN")
            for statement in statements:
                connection.execute(statement)
        return path

    return make


def _beside(ending: str, make_it: Callable[[Path], object]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = _file(sound_bytes())(folder)
        make_it(path.with_name(path.name + ending))
        return path

    return make


def _linked(ending: str, make_it: Callable[[Path], object]) -> Callable[[Path], Path]:
    """A link to a game in another folder, with the thing beside that game."""

    def make(folder: Path) -> Path:
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        real = _beside(ending, make_it)(elsewhere)
        link = folder / "game.wendbaar"
        link.symlink_to(real)
        return link

    return make


def _journal_of(pages: int, size: int) -> bytes:
    """A journal that claims so many pages."""
    numbers = (pages, 7, 18, 512, PAGE)
    head = JOURNAL + b"".join(number.to_bytes(4, "big") for number in numbers)
    return head.ljust(512, b"\0") + _random(size)


_OVERFLOWING = next(
    page for page in range(4, len(sound_bytes()) // PAGE) if sound_bytes()[page * PAGE] not in (13, 10, 5, 2)
)

REFUSED: dict[str, Callable[[Path], Path]] = {
    "200 MB of a game and nothing": _large(200 * MIB),
    "16 MB of noise": lambda folder: _file(_random(16 * MIB))(folder),
    "16 MB of noise behind the head of a game": lambda folder: _file(_random(16 * MIB, sound_bytes()[:PAGE]))(
        folder
    ),
    "16 MB of nothing": lambda folder: _file(bytes(16 * MIB))(folder),
    "16 MB of the same page": lambda folder: _patched(
        (28, (16 * MIB // PAGE).to_bytes(4, "big")),
        data=sound_bytes()[:PAGE] + sound_bytes()[-PAGE:] * (16 * MIB // PAGE - 1),
    )(folder),
    "a million brackets": _file(b"[" * 1_000_000),
    "a zip": _file(b"PK\3\4" + bytes(1000)),
    "a head alone": _file(sound_bytes()[:100]),
    "a head of two thousand million pages": _patched((28, b"\x7f\xff\xff\xff")),
    "a row as long as can be said": _patched((_cell(1), b"\xff" * 9)),
    "a record of 16 exabytes": _patched((_cell(len(sound_bytes()) // PAGE - 1), b"\xff" * 9)),
    "a row that goes on in a circle": _patched((_OVERFLOWING * PAGE, _overflow(_OVERFLOWING))),
    "a row that goes on beyond the end": _patched((_OVERFLOWING * PAGE, b"\x7f\xff\xff\xff")),
    "a tree that is its own branch": _patched((2 * PAGE + 8, (3).to_bytes(4, "big"))),
    "a page of 65,535 rows": _patched((len(sound_bytes()) - PAGE + 3, b"\xff\xff")),
    "2,000 tables": lambda folder: _sql(*(f"CREATE TABLE t{n} (x)" for n in range(2_000)))(folder),
    "a table of 1,900 columns": _sql(f"CREATE TABLE t ({','.join(f'c{n}' for n in range(1_900))})"),
    "a view of a million letters": _sql(f"CREATE VIEW v AS SELECT '{'x' * 1_000_000}'"),
    "a view that counts for ever": _sql(
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n"
    ),
    "a view in the place of the log": _sql(
        "ALTER TABLE log RENAME TO old",
        "CREATE VIEW log AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n",
    ),
    "a trigger": _sql("CREATE TRIGGER t BEFORE UPDATE ON seal BEGIN DELETE FROM log; END"),
    "an index that computes": _sql("CREATE INDEX i ON log (abs(version))"),
    "a journal that is a folder": _beside("-journal", Path.mkdir),
    "a journal that is a link": _beside("-journal", lambda path: path.symlink_to("/etc/hostname")),
    "a journal that leads nowhere": _beside("-journal", lambda path: path.symlink_to("nowhere")),
    "a journal of 17 MB": _beside("-journal", lambda path: path.write_bytes(_random(17 * MIB, JOURNAL))),
    "a write-ahead log": _beside("-wal", lambda path: path.write_bytes(b"\x37\x7f\x06\x82" + bytes(100))),
    "a write-ahead log that leads nowhere": _beside("-wal", lambda path: path.symlink_to("nowhere")),
    "a write-ahead log behind a link": _linked("-wal", lambda path: path.write_bytes(bytes(200))),
    "a folder": lambda folder: folder,
    "a device": lambda folder: Path("/dev/zero"),
}
FOUND_SOUND: dict[str, Callable[[Path], Path]] = {
    "a journal of four thousand million pages": _beside(
        "-journal", lambda path: path.write_bytes(_journal_of(0xFFFFFFFF, 8 * MIB))
    ),
    "a journal of nothing": _beside("-journal", lambda path: path.write_bytes(bytes(1000))),
}
"""No page of these journals belongs to the game: it is as it was."""
if hasattr(os, "mkfifo"):

    def _pipe(folder: Path) -> Path:
        os.mkfifo(folder / "game.wendbaar")
        return folder / "game.wendbaar"

    REFUSED["a pipe"] = _pipe
    REFUSED["a journal that is a pipe"] = _beside("-journal", os.mkfifo)
    REFUSED["a journal behind a link that is a pipe"] = _linked("-journal", os.mkfifo)

ODD_NAMES = (
    "a b?mode=rwc#x%41&.wendbaar",
    "new\nline.wendbaar",
    "\x1b[2Jclear.wendbaar",
    "{path}{0}%s.wendbaar",
    "één ✓ \u202efdp.wendbaar",
    "-o.wendbaar",
    "'; DROP TABLE log; --.wendbaar",
    os.fsdecode(b"\xff\xfe.wendbaar"),
)
