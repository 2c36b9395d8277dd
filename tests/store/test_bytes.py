"""No byte of a saved game can change unseen: those that say something, and those that hold nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.cli.open_save import read_save
from game.errors import CannotSave, RefusedFile
from game.store.base import Entry
from game.store.outside import APPLICATION_ID
from game.store.sqlite import SqliteStore
from tests.kills import as_format_1
from tests.store.files import PAGE, refusal, same_game, sealed_again, sound_bytes, sound_records, tampering

SOME = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def game(tmp_path: Path) -> Path:
    path = tmp_path / "game.wendbaar"
    path.write_bytes(sound_bytes())
    return path


def is_refused(path: Path) -> bool:
    try:
        SqliteStore.open(path, read_only=True).close()
    except RefusedFile:
        return True
    return False


def test_every_byte_of_the_head_and_of_each_pages_own_head_is_guarded(game: Path) -> None:
    sound = sound_bytes()
    places = [*range(100), *(page + at for page in range(0, len(sound), PAGE) for at in range(8))]
    for place in places:
        for bits in (0x01, 0x80, 0xFF):
            game.write_bytes(sound[:place] + bytes([sound[place] ^ bits]) + sound[place + 1 :])
            assert is_refused(game), f"byte {place} ^ {bits:#x} went unseen"


def test_any_flipped_byte_is_found_wherever_it_lies(game: Path) -> None:
    sound, luck = sound_bytes(), Random(6)
    empty = [at for at in range(len(sound)) if sound[at : at + 8] == bytes(8)]
    assert len(empty) > 1000, "a game has unused bytes, and they count"
    for place in [*luck.sample(range(len(sound)), 300), *luck.sample(empty, 200)]:
        bits = luck.randrange(1, 256)
        game.write_bytes(sound[:place] + bytes([sound[place] ^ bits]) + sound[place + 1 :])
        assert is_refused(game), f"byte {place} ^ {bits:#x} went unseen"


@SOME
@given(place=st.integers(0, len(sound_bytes()) - 1), bits=st.integers(1, 255))
def test_a_flipped_byte_is_told_in_one_sentence_that_names_the_rescue(
    game: Path, place: int, bits: int
) -> None:
    sound = sound_bytes()
    game.write_bytes(sound[:place] + bytes([sound[place] ^ bits]) + sound[place + 1 :])
    sentence = refusal(game)
    about_the_head = place < 16 or 60 <= place < 64 or 68 <= place < 72
    assert about_the_head or "wendbaar rescue" in sentence


@SOME
@given(length=st.integers(0, len(sound_bytes()) - 1))
def test_a_file_that_breaks_off_anywhere_is_refused(game: Path, length: int) -> None:
    game.write_bytes(sound_bytes()[:length])
    refusal(game)


@SOME
@given(more=st.one_of(st.binary(min_size=1, max_size=100), st.just(bytes(PAGE)), st.just(bytes(3 * PAGE))))
def test_a_file_with_anything_behind_it_is_refused(game: Path, more: bytes) -> None:
    game.write_bytes(sound_bytes() + more)
    assert "behind its end" in refusal(game)


@SOME
@given(data=st.data())
def test_swapped_and_repeated_pages_are_refused(game: Path, data: st.DataObject) -> None:
    sound = sound_bytes()
    page = st.integers(0, len(sound) // PAGE - 1)
    pages = [sound[at : at + PAGE] for at in range(0, len(sound), PAGE)]
    one, other = data.draw(page), data.draw(page)
    if data.draw(st.booleans()):
        pages[one], pages[other] = pages[other], pages[one]
    else:
        pages[one] = pages[other]
    game.write_bytes(b"".join(pages))
    assert one == other or b"".join(pages) == sound or refusal(game)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END",
        "CREATE VIEW v AS SELECT * FROM log",
        "CREATE INDEX i ON log (kind)",
        "CREATE TABLE more (x)",
        "CREATE VIRTUAL TABLE more USING fts5(x)",
        "ALTER TABLE log RENAME COLUMN time TO moment",
        "DROP TABLE seal",
        "VACUUM",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 99",
        f"PRAGMA application_id = {APPLICATION_ID + 1}",
        "UPDATE seal SET pages = hash",
        "UPDATE seal SET sqlite = 1",
        "UPDATE seal SET records = 4611686018427387904",
        "UPDATE heading SET value = value || ' ' WHERE key = 'scenario'",
        "UPDATE log SET time = time || 'Z' WHERE seq = 3",
        "UPDATE log SET seq = 9223372036854775807 WHERE seq = 3",
        "UPDATE log SET payload = zeroblob(3000000) || payload WHERE seq = 3",
        "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)",
        "INSERT INTO log SELECT seq + 1000, kind, version, time, payload, block, previous, hash FROM log",
    ],
)
def test_a_file_that_sql_was_let_loose_on_is_refused(game: Path, statement: str) -> None:
    with tampering(game) as connection:
        connection.isolation_level = None
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "no such module" not in str(error):
                raise
            pytest.skip(f"this SQLite won't: {error}")
    assert is_refused(game)
    refusal(game)


def test_a_table_put_in_and_taken_out_again_leaves_traces_that_are_found(game: Path) -> None:
    with tampering(game) as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.execute("INSERT INTO more VALUES (zeroblob(9000))")
        connection.execute("DROP TABLE more")
    refusal(game)


def test_a_log_whose_hashes_were_all_put_right_is_still_found(game: Path) -> None:
    ballot = next(one for one in sound_records() if one.kind == "ballot_cast")
    sealed_again(game, {ballot.seq: {"payload": ballot.payload.decode().replace("2026", "2027")}})
    sealed_again(game, {ballot.seq: {"time": "2020-01-01T00:00:00+00:00"}})
    assert "bytes around the game" in refusal(game)


# --- what lies beside it ---


def test_a_write_ahead_log_beside_the_file_is_refused(game: Path) -> None:
    Path(f"{game}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(100))
    assert "a file lies beside it" in refusal(game)


def test_a_journal_that_names_another_file_is_refused_and_that_file_stays(game: Path, tmp_path: Path) -> None:
    """SQLite would take the name for that of a super-journal, and delete it."""
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("not for deletion")
    magic = bytes.fromhex("d9d505f920a163d7")
    name = str(thesis).encode()
    head = magic + (0).to_bytes(4, "big") + bytes(4) + (2).to_bytes(4, "big") + (512).to_bytes(4, "big")
    head = (head + PAGE.to_bytes(4, "big")).ljust(512, b"\0")
    tail = (1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + magic
    Path(f"{game}-journal").write_bytes(head + tail)
    assert "a file lies beside it" in refusal(game)
    assert thesis.read_text() == "not for deletion"


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A game and its journal, as a kill in the middle of a step leaves them."""
    path = tmp_path_factory.mktemp("killed") / "game.wendbaar"
    path.write_bytes(sound_bytes())
    with tampering(path) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN")
        connection.execute("UPDATE log SET time = 'halfway'")
        connection.execute("INSERT INTO log VALUES (9999, 'k', 1, 't', '{}', zeroblob(90000), 'p', 'h')")
        return_value = path.read_bytes(), Path(f"{path}-journal").read_bytes()
        connection.rollback()
    assert return_value[0] != sound_bytes()
    return return_value


def test_a_step_cut_off_by_a_kill_is_taken_back(game: Path, killed: tuple[bytes, bytes]) -> None:
    true_game = read_save(game)
    game.write_bytes(killed[0])
    Path(f"{game}-journal").write_bytes(killed[1])
    assert same_game(read_save(game), true_game)
    assert game.read_bytes() == killed[0], "a reader leaves it as it is"
    SqliteStore.open(game).close()
    assert game.read_bytes() == sound_bytes()


def test_a_damaged_journal_is_refused_and_spoils_nothing(game: Path, killed: tuple[bytes, bytes]) -> None:
    """Any flipped byte in it is found, or the game comes back exactly as it was."""
    luck = Random(3)
    half, sound = killed
    refused = 0
    for place in [*range(28), *luck.sample(range(len(sound)), 60)]:
        game.write_bytes(half)
        Path(f"{game}-journal").write_bytes(
            sound[:place] + bytes([sound[place] ^ luck.randrange(1, 256)]) + sound[place + 1 :]
        )
        if is_refused(game):
            refused += 1
            with pytest.raises(RefusedFile):
                SqliteStore.open(game)
            assert game.read_bytes() == half, "a rescue must find all that there was"
        else:
            SqliteStore.open(game).close()
            assert game.read_bytes() == sound_bytes()
    assert refused > 20


def test_a_game_mailed_without_its_journal_is_refused(game: Path, killed: tuple[bytes, bytes]) -> None:
    game.write_bytes(killed[0])
    refusal(game)


# --- how the seal is kept ---


def test_the_seal_holds_after_every_step_and_every_way_of_making_a_file(tmp_path: Path) -> None:
    log = [Entry("k", 1, b"{}", os.urandom(size), "now") for size in (0, 10, 5_000, 70_000, 3)]
    path, copy = tmp_path / "game.wendbaar", tmp_path / "copy.wendbaar"
    with SqliteStore.create(path, {"title": "seal"}) as store:
        for number, one in enumerate(log):
            store.append([one] * (number + 1))
            copied = tmp_path / f"copy-{number}.wendbaar"
            store.copy_to(copied)
            with SqliteStore.open(copied) as again:
                again.append([one])
                assert len(again.read()) == len(store.read()) + 1
            assert not is_refused(copied)
        store.copy_to(copy)
    assert copy.read_bytes() == path.read_bytes()


def test_a_text_with_the_look_of_a_digest_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "game.wendbaar"
    with SqliteStore.create(path, {"title": "0" * 64}) as store:
        store.append([Entry("0" * 64, 1, b'"' + b"0" * 64 + b'"', b"0" * 64, "0" * 64)])
    assert not is_refused(path)


def test_a_file_of_format_1_opens_and_becomes_format_2_when_it_is_played_on(game: Path) -> None:
    as_format_1(game)
    first = game.read_bytes()
    with SqliteStore.open(game, read_only=True) as store:
        before = store.read()
    SqliteStore.open(game).close()
    assert game.read_bytes() == first, "opening alone changes nothing"
    with SqliteStore.open(game) as store:
        store.append([Entry("k", 1, b"{}", None, "now")])
    with SqliteStore.open(game, read_only=True) as store:
        assert store.read()[:-1] == before
    with tampering(game) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_a_game_that_outgrows_what_is_read_back_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "game.wendbaar"
    large = Entry("k", 1, b"{}", bytes(2 * 2**20), "now")
    with SqliteStore.create(path, {"title": "large"}) as store:
        with pytest.raises(CannotSave, match="too long to save"):
            for _ in range(20):
                store.append([large])
        kept = store.read()
        assert kept
    with SqliteStore.open(path, read_only=True) as store:
        assert store.read() == kept
