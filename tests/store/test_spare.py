"""Files of the first format, without a seal on their pages: how much of unused space is judged."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest

from game.errors import RefusedFile
from game.store.cells import Pages
from game.store.sqlite import SqliteStore
from tests import kills
from tests.kills import as_format_1
from tests.store.files import refusal, sound_bytes, tampering

OLD = sorted((Path(__file__).parents[1] / "old_saves").glob("format-1-*.wendbaar"))
SQLITE_VERSION = range(96, 100)


def opens(path: Path) -> bool:
    try:
        SqliteStore.open(path, read_only=True).close()
    except RefusedFile:
        return False
    return True


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_flipped_byte_is_found_anywhere_but_in_the_version_of_sqlite(old: Path, tmp_path: Path) -> None:
    sound, luck, path = old.read_bytes(), Random(8), tmp_path / "game.wendbaar"
    empty = [at for at in range(len(sound) - 8) if not any(sound[at : at + 8])]
    for at in [*range(96), *luck.sample(range(100, len(sound)), 60), *luck.sample(empty, 100)]:
        path.write_bytes(sound[:at] + bytes([sound[at] ^ luck.randrange(1, 256)]) + sound[at + 1 :])
        assert at in SQLITE_VERSION or not opens(path), f"byte {at} went unseen"
    path.write_bytes(sound[:96] + (2_008_017).to_bytes(4, "big") + sound[100:])
    assert not opens(path), "no SQLite that old can write such a file"


def test_a_sqlite_that_leaves_copies_of_rows_behind_writes_sound_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def leaving(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    path = tmp_path / "game.wendbaar"
    path.write_bytes(sound_bytes())
    with monkeypatch.context() as patched:
        patched.setattr(kills.sqlite3, "connect", leaving)
        as_format_1(path)
    assert any(any(space) for _, space in Pages(path.read_bytes()).unused()), "copies were left"
    assert opens(path)
    SqliteStore.open(path).close()


def test_what_was_hidden_in_pages_that_were_freed_is_found(tmp_path: Path) -> None:
    path = tmp_path / "game.wendbaar"
    path.write_bytes(OLD[0].read_bytes())
    with tampering(path) as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.execute("INSERT INTO more VALUES (randomblob(9000))")
        connection.execute("DROP TABLE more")
    assert "bytes around the game" in refusal(path)
