"""What every store promises, and what a file has to withstand (byte by byte in `tests/store`)."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.errors import CannotSave, FileInUse, RefusedFile, UsageError
from game.store.base import (
    MAX_PAYLOAD_BYTES,
    Entry,
    Record,
    Store,
    canonical_json,
    heading_hash,
    record_hash,
)
from game.store.memory import MemoryStore
from game.store.outside import APPLICATION_ID, FORMAT
from game.store.sqlite import SqliteStore
from tests.kills import kill_writers

META = {"title": "Innovatiecollege", "scenario": '{"naam":"één school"}', "language": "nl"}


def entry(kind: str = "ballot_cast", block: bytes | None = None, **payload: object) -> Entry:
    return Entry(kind, 1, canonical_json(payload), block, "2026-11-22T09:30:00+01:00")


BALLOTS = [entry(seat=1, option="a", words="één ‘reden’ ✓"), entry(seat=2, option="b")]
QUARTER = [entry("quarter_committed"), entry("quarter_resolved", block=bytes(range(256)) * 8)]


class StoreContract:
    """Holds for every store; run once for each."""

    def test_a_new_game_holds_its_heading_and_no_records(self, store: Store) -> None:
        assert dict(store.meta) == META
        assert store.read() == ()

    def test_a_log_reads_back_as_written(self, store: Store) -> None:
        written = store.append(BALLOTS) + store.append(QUARTER)
        assert store.read() == written
        for given, kept in zip(BALLOTS + QUARTER, written, strict=True):
            assert Entry(kept.kind, kept.version, kept.payload, kept.block, kept.time) == given

    def test_records_are_numbered_from_one_without_gaps(self, store: Store) -> None:
        store.append(BALLOTS)
        store.append(QUARTER)
        assert [record.seq for record in store.read()] == [1, 2, 3, 4]

    def test_each_record_is_sealed_to_the_one_before_and_the_first_to_the_heading(self, store: Store) -> None:
        store.append(BALLOTS + QUARTER)
        previous = heading_hash(META)
        for record, given in zip(store.read(), BALLOTS + QUARTER, strict=True):
            assert record.previous == previous
            assert record.hash == record_hash(previous, record.seq, given)
            previous = record.hash

    def test_appending_nothing_changes_nothing(self, store: Store) -> None:
        before = store.append(BALLOTS)
        assert store.append([]) == ()
        assert store.read() == before

    def test_an_empty_block_is_not_the_absence_of_a_block(self, store: Store) -> None:
        store.append([entry(block=b""), entry()])
        assert [record.block for record in store.read()] == [b"", None]

    @pytest.mark.parametrize(
        "wrong",
        [
            Entry("ballot_cast", 1, b'"' + b"x" * MAX_PAYLOAD_BYTES + b'"', None, "now"),
            Entry("", 1, b"{}", None, "now"),
            Entry("k" * 101, 1, b"{}", None, "now"),
            Entry("ballot_cast", 0, b"{}", None, "now"),
            Entry("ballot_cast", 1, b"{}", None, ""),
        ],
    )
    def test_what_would_not_be_read_back_is_not_written(self, store: Store, wrong: Entry) -> None:
        before = store.append(BALLOTS)
        with pytest.raises(CannotSave, match="too large"):
            store.append([entry(), wrong])
        assert store.read() == before
        store.append(QUARTER)
        assert len(store.read()) == 4

    def test_closing_twice_is_no_mistake(self, store: Store) -> None:
        store.close()
        store.close()


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore(META)


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        with SqliteStore.create(tmp_path / "game.wendbaar", META) as store:
            yield store


def test_both_stores_seal_alike(tmp_path: Path) -> None:
    """So a what-if in memory can be saved, and compared, record by record."""
    with SqliteStore.create(tmp_path / "game.wendbaar", META) as file:
        assert MemoryStore(META).append(BALLOTS + QUARTER) == file.append(BALLOTS + QUARTER)


def test_every_field_is_under_the_seal() -> None:
    given = Entry("kind", 1, b"{}", b"block", "now")
    start = "00" * 32
    others = [
        record_hash("11" * 32, 1, given),
        record_hash(start, 2, given),
        record_hash(start, 1, Entry("kin", 1, b"{}", b"block", "now")),
        record_hash(start, 1, Entry("kind", 2, b"{}", b"block", "now")),
        record_hash(start, 1, Entry("kind", 1, b"[]", b"block", "now")),
        record_hash(start, 1, Entry("kind", 1, b"{}", b"Block", "now")),
        record_hash(start, 1, Entry("kind", 1, b"{}", None, "now")),
        record_hash(start, 1, Entry("kind", 1, b"{}", b"block", "nou")),
        record_hash(start, 1, Entry("kind", 1, b"{}b", b"lock", "now")),
    ]
    assert len({record_hash(start, 1, given), *others}) == len(others) + 1


def test_canonical_json_is_one_text_for_one_value() -> None:
    assert canonical_json({"b": [1, 0.1], "a": "é"}) == '{"a":"é","b":[1,0.1]}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"x": float("nan")})


# --- the file ---


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A closed game of four records."""
    path = tmp_path / "game.wendbaar"
    with SqliteStore.create(path, META) as store:
        store.append(BALLOTS)
        store.append(QUARTER)
    return path


def content(path: Path) -> tuple[dict[str, str], tuple[Record, ...]]:
    with SqliteStore.open(path, read_only=True) as store:
        return dict(store.meta), store.read()


def refusal(path: Path) -> str:
    with pytest.raises(RefusedFile) as caught:
        content(path)
    with pytest.raises(RefusedFile):
        SqliteStore.open(path)
    return str(caught.value)


@contextlib.contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def test_a_game_is_one_sqlite_file_that_says_what_it_is(saved: Path) -> None:
    assert [file.name for file in saved.parent.iterdir()] == ["game.wendbaar"]
    with tampering(saved) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT json_extract(payload, '$.option') FROM log").fetchone() == ("a",)


def test_a_closed_game_goes_on_where_it_was(saved: Path) -> None:
    with SqliteStore.open(saved) as store:
        (fifth,) = store.append([entry()])
    assert fifth.seq == 5
    assert content(saved)[1][-1] == fifth


def test_missing_folders_are_made(tmp_path: Path) -> None:
    SqliteStore.create(tmp_path / "a" / "b" / "game.wendbaar", META).close()
    assert content(tmp_path / "a" / "b" / "game.wendbaar") == (META, ())


@pytest.mark.parametrize(
    "name", ["what?", "100%", "#1", "a&mode=rw", "één spel", "a%20b", "semi;colon", "-x"]
)
def test_any_name_that_a_file_can_have_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.wendbaar"
    SqliteStore.create(path, META).close()
    assert content(path) == (META, ())
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_taken_name_is_refused_and_what_bears_it_stays(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(CannotSave, match="already is a file"):
        SqliteStore.create(saved, META)
    assert saved.read_bytes() == before
    assert [file.name for file in saved.parent.iterdir()] == ["game.wendbaar"]


def test_a_stick_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "game.wendbaar"
    SqliteStore.create(path, META).close()
    assert content(path) == (META, ())
    with pytest.raises(CannotSave, match="already is a file"):
        SqliteStore.create(path, META)


def test_reading_leaves_the_file_and_its_folder_alone(saved: Path) -> None:
    before, about = saved.read_bytes(), saved.stat()
    content(saved)
    SqliteStore.open(saved).close()
    assert saved.read_bytes() == before
    assert saved.stat().st_mtime_ns == about.st_mtime_ns
    assert [file.name for file in saved.parent.iterdir()] == ["game.wendbaar"]


def test_a_reader_cannot_append(saved: Path) -> None:
    with SqliteStore.open(saved, read_only=True) as store, pytest.raises(CannotSave, match="reading only"):
        store.append([entry()])


def test_a_copy_is_the_same_game(saved: Path, tmp_path: Path) -> None:
    with SqliteStore.open(saved) as store:
        store.append([entry()])
        store.copy_to(tmp_path / "elsewhere" / "copy.wendbaar")
        store.append([entry()])
        kept = store.read()
        with pytest.raises(CannotSave, match="already is a file"):
            store.copy_to(tmp_path / "elsewhere" / "copy.wendbaar")
    assert content(tmp_path / "elsewhere" / "copy.wendbaar") == (META, kept[:5])


# --- one at a time ---

OPEN_IT = """
import sys
from pathlib import Path
from game.errors import WendbaarError
from game.store.sqlite import SqliteStore
try:
    SqliteStore.open(Path(sys.argv[1]), read_only=sys.argv[2] == "reader").close()
except WendbaarError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


def opened_elsewhere(path: Path, who: str) -> str:
    """What another Wendbaar says when it opens `path`; empty when it could."""
    command = [sys.executable, "-c", OPEN_IT, str(path), who]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False
    )
    return result.stderr.strip()


@pytest.mark.parametrize("who", ["player", "reader"])
def test_a_game_that_is_played_is_held(saved: Path, who: str) -> None:
    with SqliteStore.open(saved) as store:
        for _ in range(2):
            assert opened_elsewhere(saved, who).startswith("FileInUse: ")
            with pytest.raises(FileInUse, match="close that game first"):
                SqliteStore.open(saved, read_only=who == "reader")
            store.append([entry()])
    assert opened_elsewhere(saved, who) == ""
    SqliteStore.open(saved).close()


def test_readers_do_not_hold_a_game(saved: Path) -> None:
    with SqliteStore.open(saved, read_only=True):
        assert opened_elsewhere(saved, "player") == ""


# --- what may come by mail ---


def test_a_changed_record_is_named(saved: Path) -> None:
    changed = saved.read_bytes().replace(b'"option":"b"', b'"option":"a"')
    saved.write_bytes(changed)
    assert "record 2 (ballot_cast) was changed" in refusal(saved)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE log SET payload = '{}' WHERE seq = 1", "record 1 (ballot_cast) was changed"),
        ("UPDATE log SET kind = 'quarter_opened' WHERE seq = 3", "record 3 (quarter_opened) was changed"),
        ("UPDATE log SET version = 2 WHERE seq = 2", "record 2 (ballot_cast) was changed"),
        ("UPDATE log SET time = 'later' WHERE seq = 2", "record 2 (ballot_cast) was changed"),
        ("UPDATE log SET block = zeroblob(2048) WHERE seq = 4", "record 4 (quarter_resolved) was changed"),
        ("UPDATE log SET block = NULL WHERE seq = 4", "record 4 (quarter_resolved) was changed"),
        (
            "UPDATE log SET hash = previous, previous = hash WHERE seq = 2",
            "record 2 (ballot_cast) was changed",
        ),
        ("UPDATE log SET hash = 'x' WHERE seq = 2", "record 2 (?) was changed"),
        ("UPDATE log SET payload = CAST(x'ff' AS TEXT) WHERE seq = 2", "record 2 (ballot_cast) was changed"),
        ("UPDATE log SET kind = CAST(x'ff' AS TEXT) WHERE seq = 2", "record 2 (?) was changed"),
        ("UPDATE log SET kind = printf('%1000d', 1) WHERE seq = 2", "record 2 (?) was changed"),
        ("DELETE FROM log WHERE seq = 2", "record 2 is missing"),
        ("DELETE FROM log WHERE seq = 4", "breaks off after record 3 (quarter_committed)"),
        ("DELETE FROM log", "heading or scenario was changed"),
        ("UPDATE log SET seq = seq - 10", "record 1 is missing"),
        ("UPDATE heading SET value = 'Mine' WHERE key = 'title'", "heading or scenario was changed"),
        ("INSERT INTO heading VALUES ('more', '')", "heading or scenario was changed"),
        ("DELETE FROM heading", "heading or scenario was changed"),
        ("UPDATE heading SET value = CAST(x'ff' AS TEXT)", "heading or scenario was changed"),
        ("DELETE FROM seal", "4 records and 0 seals"),
        ("INSERT INTO seal SELECT * FROM seal", "4 records and 2 seals"),
        ("UPDATE seal SET records = 3", "breaks off after record 4"),
        ("CREATE TABLE more (x)", "other tables"),
        ("CREATE VIEW v AS SELECT 1", "other tables"),
        ("CREATE INDEX i ON log (kind)", "other tables"),
        ("CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END", "other tables"),
        ("DROP TABLE seal", "other tables"),
        ("ALTER TABLE log ADD COLUMN more TEXT", "other tables"),
        ("PRAGMA user_version = 0", "first page was changed"),
        ("PRAGMA application_id = 7", "not a saved game"),
        ("PRAGMA journal_mode = WAL", "first page was changed"),
    ],
)
def test_a_forged_file_is_refused_by_name(saved: Path, statement: str, sentence: str) -> None:
    with tampering(saved) as connection:
        connection.execute(statement)
    assert sentence in refusal(saved)


def test_swapped_records_are_named(saved: Path) -> None:
    with tampering(saved) as connection:
        connection.execute("UPDATE log SET seq = 10 WHERE seq = 1")
        connection.execute("UPDATE log SET seq = 1 WHERE seq = 2")
        connection.execute("UPDATE log SET seq = 2 WHERE seq = 10")
    assert "record 1 (ballot_cast) was changed" in refusal(saved)


def test_a_record_with_a_new_seal_does_not_fit_the_next(saved: Path) -> None:
    forged = entry(seat=1, option="b")
    with tampering(saved) as connection:
        seal = record_hash(heading_hash(META), 1, forged)
        connection.execute(
            "UPDATE log SET payload = ?, hash = ? WHERE seq = 1", (forged.payload.decode(), seal)
        )
    assert "record 2 (ballot_cast) does not follow" in refusal(saved)


def test_records_of_another_game_do_not_fit_this_heading(saved: Path) -> None:
    with tampering(saved) as connection:
        connection.execute("UPDATE heading SET value = 'en' WHERE key = 'language'")
        seal = heading_hash({**META, "language": "en"})
        connection.execute("DELETE FROM log")
        connection.execute("UPDATE seal SET records = 0, hash = ?", (seal,))
        other = MemoryStore(META).append(BALLOTS[:1])[0]
        row = (1, other.kind, 1, other.time, other.payload.decode(), None, other.previous, other.hash)
        connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("UPDATE seal SET records = 1, hash = ?", (other.hash,))
    assert "heading or scenario was changed" in refusal(saved)


def test_a_newer_file_is_refused_with_the_version_it_needs(saved: Path) -> None:
    with tampering(saved) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 6}")
    sentence = refusal(saved)
    assert f"save format {FORMAT + 6}" in sentence
    assert f"up to {FORMAT}" in sentence


def test_a_file_cut_short_is_refused(saved: Path) -> None:
    sound = saved.read_bytes()
    for length in (1, 50, 99, 100, 4095, 4096, 8192, len(sound) - 1, len(sound) - 4096):
        saved.write_bytes(sound[:length])
        assert refusal(saved)


def test_pages_of_nothing_are_refused(saved: Path) -> None:
    sound = saved.read_bytes()
    for page in range(0, len(sound), 4096):
        saved.write_bytes(sound[:page] + bytes(4096) + sound[page + 4096 :])
        assert refusal(saved)


@pytest.mark.parametrize("data", [b"", b"id: school\n", b"SQLite format 3\0", bytes(5000), os.urandom(5000)])
def test_something_else_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.wendbaar"
    path.write_bytes(data)
    assert "not a saved game" in refusal(path)


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.wendbaar"
    with tampering(path) as connection:
        connection.execute("CREATE TABLE log (seq)")
    assert "a database, but not a saved game" in refusal(path)


def test_a_folder_a_device_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    assert "folder or a device" in refusal(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wendbaar")
        assert "folder or a device" in refusal(tmp_path / "pipe.wendbaar")
        assert "folder or a device" in refusal(Path("/dev/zero"))


def test_a_file_that_is_too_large_is_not_read(saved: Path) -> None:
    with saved.open("r+b") as file:
        file.truncate(2**30)  # sparse
    assert "larger than a saved game" in refusal(saved)


def test_what_is_not_there_is_a_mistake_in_the_command(tmp_path: Path) -> None:
    for path in (tmp_path / "none.wendbaar", tmp_path / "none" / "x.wendbaar"):
        with pytest.raises(UsageError, match="There is no file"):
            SqliteStore.open(path)
        assert not path.exists()


# --- when the disk says no ---


@contextlib.contextmanager
def without_root() -> Iterator[Path]:
    """A folder of a user who isn't root, with that user's rights: root may write everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="wendbaar-test-"))
    nobody = 65534
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


needs_rights = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no rights of this kind")


@needs_rights
def test_a_folder_that_is_read_only_is_named_at_the_start() -> None:
    with without_root() as folder:
        game = folder / "game.wendbaar"
        SqliteStore.create(game, META).close()
        folder.chmod(0o555)
        with pytest.raises(CannotSave, match="may not write"):
            SqliteStore.create(folder / "other.wendbaar", META)
        with pytest.raises(CannotSave, match="may not write"):
            SqliteStore.open(game)
        assert content(game) == (META, ())
        assert os.listdir(folder) == ["game.wendbaar"]


@needs_rights
def test_a_file_that_is_read_only_can_be_read_but_not_played() -> None:
    with without_root() as folder:
        game = folder / "game.wendbaar"
        SqliteStore.create(game, META).close()
        game.chmod(0o444)
        with pytest.raises(CannotSave, match="may not write"):
            SqliteStore.open(game)
        assert content(game) == (META, ())
        game.chmod(0o000)
        with pytest.raises(UsageError, match="may not read"):
            SqliteStore.open(game)


def fill_pages(store: SqliteStore) -> Callable[[], None]:
    """SQLite's own idea of a full disk."""
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")

    def make_room() -> None:
        store._connection.execute("PRAGMA max_page_count = 100000")

    return make_room


def limit_file_size(store: SqliteStore) -> Callable[[], None]:
    """The system refuses to write beyond the file's present size."""
    resource = pytest.importorskip("resource", reason="Windows has no limit of this kind")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size, limits[1]))

    def make_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    return make_room


@pytest.mark.parametrize("fill", [fill_pages, limit_file_size])
def test_a_full_disk_keeps_nothing_of_a_step_and_the_game_goes_on(
    saved: Path, fill: Callable[[SqliteStore], Callable[[], None]]
) -> None:
    with SqliteStore.open(saved) as store:
        before = store.read()
        make_room = fill(store)
        try:
            for _ in range(3):
                with pytest.raises(CannotSave, match="full"):
                    store.append([entry(block=os.urandom(50_000)), entry()])
                assert store.read() == before
        finally:
            make_room()
        assert opened_elsewhere(saved, "player").startswith("FileInUse")
        after = before + store.append([entry(block=os.urandom(50_000)), entry()])
    assert content(saved) == (META, after)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    options = ["-t", "tmpfs", "-o", "size=256k", "none", str(folder)]
    if subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_while_playing_loses_nothing(tiny_disk: Path) -> None:
    path = tiny_disk / "game.wendbaar"
    kept: tuple[Record, ...] = ()
    with SqliteStore.create(path, META) as store:
        with pytest.raises(CannotSave, match="full"):
            for _ in range(100):
                kept += store.append([entry(block=os.urandom(8_000)), entry()])
        assert kept
        assert store.read() == kept
        with pytest.raises(CannotSave, match="full"):
            SqliteStore.create(tiny_disk / "other.wendbaar", {**META, "scenario": "x" * 200_000})
        assert not (tiny_disk / "other.wendbaar").exists()
    assert content(path) == (META, kept)


# --- when the power goes ---


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    """A few of the kills of `python -m tests.kills --kills 10000`."""
    outcome = kill_writers(40, tmp_path, seed=7)
    assert outcome.kills == 40
    assert outcome.acknowledged > 20


def test_a_reader_takes_back_a_half_written_step_in_a_copy(saved: Path, tmp_path: Path) -> None:
    """A hot journal beside the file is used, and both stay as they were found."""
    true_content = content(saved)
    killed = tmp_path / "killed.wendbaar"
    with tampering(saved) as connection:
        connection.execute("PRAGMA cache_size = 2")  # spills half-written pages into the file
        connection.execute("BEGIN")
        connection.execute("UPDATE log SET payload = '{}'")
        connection.executemany(
            "INSERT INTO log VALUES (?, 'k', 1, 't', '{}', zeroblob(9000), 'p', 'h')",
            [(n,) for n in range(5, 30)],
        )
        shutil.copy(saved, killed)
        shutil.copy(f"{saved}-journal", f"{killed}-journal")
        connection.rollback()
    bytes_found = killed.read_bytes()
    assert content(killed) == true_content
    assert killed.read_bytes() == bytes_found
    assert Path(f"{killed}-journal").exists()
    SqliteStore.open(killed).close()
    assert content(killed) == true_content
    assert not Path(f"{killed}-journal").exists()
