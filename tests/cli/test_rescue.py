"""`wendbaar rescue`: what is sound comes into a new file, and the damaged one stays as it was."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.cli.open_save import read_save
from game.cli.run import run as run_command
from game.paths import scenarios_dir
from game.scenario import load_scenario
from game.session.game import Game, Step
from game.session.replay import replay
from game.session.sitting import Sitting, heading_of
from game.store.base import Entry
from game.store.sqlite import SqliteStore
from tests.kills import as_format_1
from tests.session.games import TIME, play_step
from tests.store.files import PAGE, entries, forged, heading, same_game, sound_bytes, sound_records, tampering


@pytest.fixture
def game(tmp_path: Path) -> Path:
    path = tmp_path / "game.wendbaar"
    path.write_bytes(sound_bytes())
    return path


def rescue(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> tuple[int, str, str]:
    """Exit code, output and errors; whatever came of it, the file is as it was."""
    before, beside = path.read_bytes() if path.is_file() else b"", sorted(path.parent.iterdir())
    code = run_command(["rescue", str(path), "--lang", "en", *more])
    assert not path.is_file() or path.read_bytes() == before
    assert code == 0 or sorted(path.parent.iterdir()) == beside, "nothing is left behind"
    told = capsys.readouterr()
    return code, told.out, told.err


def new_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}-rescued.wendbaar")


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)


def kept(path: Path) -> int:
    """How many records a rescued file holds: the first ones of the sound game, under the same hashes."""
    with SqliteStore.open(path, read_only=True) as store:
        records = store.read()
    assert records == sound_records()[: len(records)]
    assert replay(read_save(path)).identical
    return len(records)


def test_a_sound_game_needs_no_rescue(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = rescue(capsys, game)
    assert (code, err) == (0, "")
    assert "nothing needs rescue" in out
    assert [file.name for file in game.parent.iterdir()] == ["game.wendbaar"]


def test_all_is_kept_when_only_unused_bytes_were_changed(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = sound_bytes()
    flip(game, next(at for at in range(PAGE, len(sound)) if sound[at - 8 : at + 8] == bytes(16)))
    code, out, err = rescue(capsys, game)
    assert (code, err) == (0, "")
    assert kept(new_of(game)) == len(sound_records())
    assert "Lost: nothing" in out and "halfway through quarter 3" in out
    assert same_game(read_save(new_of(game)), read_save_of(sound, game.parent))


def read_save_of(data: bytes, folder: Path) -> Game:
    path = folder / "again.wendbaar"
    path.write_bytes(data)
    try:
        return read_save(path)
    finally:
        path.unlink()


def test_a_changed_record_costs_itself_and_what_came_after(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ballots = [one for one in sound_records() if one.kind == "ballot_cast"]
    changed = ballots[len(ballots) // 2]
    flip(game, sound_bytes().rindex(changed.hash.encode()))
    code, out, _ = rescue(capsys, game)
    assert code == 0
    assert kept(new_of(game)) == changed.seq - 1
    assert f"Lost: {len(sound_records()) - changed.seq + 1} things" in out
    assert f"record {changed.seq} (" in out


def test_half_a_command_is_not_kept(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan without its result is no place to go on from: the game goes back to before the plan stood."""
    result = next(one for one in sound_records() if one.kind == "quarter_resolved")
    flip(game, sound_bytes().index(result.hash.encode()) + 3)
    code, out, _ = rescue(capsys, game)
    assert code == 0
    assert kept(new_of(game)) == result.seq - 2
    assert read_save(new_of(game)).step is Step.PLAN
    assert "halfway through quarter 1" in out


def test_a_rescued_game_can_be_played_to_its_end(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(game, sound_bytes().index(sound_records()[-3].hash.encode()))
    assert rescue(capsys, game)[0] == 0
    sitting = Sitting.resume(SqliteStore.open(new_of(game)))
    while sitting.game.step is not Step.END:
        play_step(sitting)
    sitting.close()
    assert replay(read_save(new_of(game))).identical


@pytest.mark.parametrize("seed", range(20))
def test_any_flipped_byte_can_be_rescued_or_nothing_can_be_proved(
    game: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    flip(game, Random(seed).randrange(len(sound_bytes())))
    code, out, err = rescue(capsys, game)
    if code == 0:
        assert kept(new_of(game)) >= 1
        assert out.count("\n") == 4 + ("took the place" in out)
    else:
        assert code == 3 and not new_of(game).exists()
        assert "The beginning of" in err and err.count("\n") == 1


@pytest.mark.parametrize("place", [0, 17, 20, 28, 45, 63, 70, 99, 100, 105, 108])
def test_a_spoilt_head_costs_nothing(game: Path, capsys: pytest.CaptureFixture[str], place: int) -> None:
    flip(game, place)
    assert rescue(capsys, game)[0] == 0
    assert kept(new_of(game)) == len(sound_records())


def test_of_a_file_that_breaks_off_the_first_part_is_kept(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for pages in range(len(sound_bytes()) // PAGE):
        game.write_bytes(sound_bytes()[: pages * PAGE + 7])
        new_of(game).unlink(missing_ok=True)
        if rescue(capsys, game)[0] == 0:
            found.append(kept(new_of(game)))
    assert found == sorted(found) and len(set(found)) > 1


def test_what_was_put_into_a_file_is_left_behind(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with tampering(game) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END")
        connection.execute("CREATE TABLE more (x)")
    assert rescue(capsys, game)[0] == 0
    assert kept(new_of(game)) == len(sound_records())
    with tampering(new_of(game)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert names == {"heading", "log", "seal"}


def test_records_that_others_wrote_are_not_believed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sealed rightly, but they can't follow: the game ends where it stops being one."""
    log = entries()
    strange = Entry("quarter_committed", 1, b'{"answers":{},"entries":[],"turn":9}', None, "now")
    path = forged(tmp_path / "game.wendbaar", [*log[:12], strange, *log[12:]])
    code, out, _ = rescue(capsys, path)
    assert code == 0
    assert kept(new_of(path)) <= 12
    assert "Lost" in out


def test_a_game_of_an_older_format_is_rescued_too(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    as_format_1(game)
    flip(game, game.read_bytes().index(sound_records()[-1].hash.encode()))
    assert rescue(capsys, game)[0] == 0
    assert kept(new_of(game)) >= len(sound_records()) - 3


def test_a_step_cut_off_by_a_kill_whose_journal_is_damaged(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tampering(game) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN")
        connection.execute("UPDATE log SET time = 'halfway' WHERE seq > 20")
        connection.execute("INSERT INTO log VALUES (9999, 'k', 1, 't', '{}', zeroblob(90000), 'p', 'h')")
        half, journal = game.read_bytes(), Path(f"{game}-journal").read_bytes()
        connection.rollback()
    game.write_bytes(half)
    Path(f"{game}-journal").write_bytes(journal[:700] + bytes([journal[700] ^ 1]) + journal[701:])
    assert rescue(capsys, game)[0] == 0
    assert kept(new_of(game)) >= 15
    assert Path(f"{game}-journal").exists()


def test_where_nothing_is_sound_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "game.wendbaar"
    for data in (
        b"",
        b"no game",
        os.urandom(9_000),
        bytes(9_000),
        sound_bytes()[:PAGE],
        sound_bytes()[PAGE:],
    ):
        path.write_bytes(data)
        code, out, err = rescue(capsys, path)
        if code == 0:  # the heading and the log were all there, without the first page
            assert data == sound_bytes()[PAGE:]
            continue
        assert (code, out) == (3, "")
        assert err.count("\n") == 1


def spoil_scenario(path: Path, places: int = 1) -> None:
    """Flips bytes of the scenario inside, here and there."""
    start = path.read_bytes().index(b'"id":"kennismaking"')
    for place in range(places):
        flip(path, start + place * (PAGE + 7))


@pytest.mark.parametrize("places", [1, 5])
def test_a_damaged_scenario_that_ships_is_put_back_when_the_log_proves_it(
    game: Path, capsys: pytest.CaptureFixture[str], places: int
) -> None:
    spoil_scenario(game, places)
    code, out, err = rescue(capsys, game)
    assert (code, err) == (0, "")
    assert "The scenario kennismaking took the place of the damaged one" in out
    assert kept(new_of(game)) == len(sound_records())
    with SqliteStore.open(new_of(game), read_only=True) as store:
        assert dict(store.meta) == heading()
    new_of(game).unlink()
    assert json.loads(rescue(capsys, game, "--json")[1])["scenario_restored"] is True


def test_a_heading_of_which_nothing_is_left_is_made_anew(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Title, language and model follow from scenario and log, and the clock from the first record."""
    sound = sound_bytes()
    page = sound.index(b"scenario_sha256") // PAGE * PAGE
    game.write_bytes(sound[:page] + os.urandom(PAGE) + sound[page + PAGE :])
    assert rescue(capsys, game)[0] == 0
    assert kept(new_of(game)) == len(sound_records())


def test_a_damaged_scenario_of_ones_own_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its file the game is whole again; with any other it is not believed."""
    own = tmp_path / "own.yaml"
    own.write_text("wendbaar: 1\nid: own\nextends: kennismaking\nlanguage: nl\ntitle: Onze school\n")
    played = load_scenario(own, search=[scenarios_dir()])
    log = [replace(one, payload=one.payload.replace(b'"kennismaking"', b'"own"')) for one in entries()[:12]]
    path = forged(tmp_path / "game.wendbaar", log, heading_of(played, TIME))
    flip(path, path.read_bytes().index(b'"id":"own"') + 7)
    code, _, err = rescue(capsys, path)
    assert code == 3 and "--scenario FILE" in err and "record 12" in err and err.count("\n") == 1
    code, _, err = rescue(capsys, path, "--scenario", "innovatiecollege")
    assert code == 3 and "not played from innovatiecollege" in err and err.count("\n") == 1
    assert rescue(capsys, path, "--scenario", str(tmp_path / "none.yaml"))[0] == 2
    assert rescue(capsys, path, "--scenario", str(own))[0] == 0
    assert read_save(new_of(path)).scenario.json == played.json


def test_a_file_that_was_refused_for_another_reason_says_that_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "game.wendbaar"
    path.write_bytes(b"a letter to the board")
    assert "not a saved game of Wendbaar" in rescue(capsys, path)[2]
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert "larger than a saved game" in rescue(capsys, path)[2]
    path.unlink()
    newer = [replace(one, payload=one.payload.replace(b'"model":"2"', b'"model":"99"')) for one in entries()]
    assert "use a newer Wendbaar" in rescue(capsys, forged(path, newer))[2]


def test_another_database_a_folder_and_a_pipe_hold_no_game(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.wendbaar"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE log (seq)")
    connection.close()
    assert rescue(capsys, other)[0] == 3
    assert rescue(capsys, tmp_path)[0] == 3
    assert rescue(capsys, tmp_path / "none.wendbaar")[0] == 2
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wendbaar")
        assert rescue(capsys, tmp_path / "pipe.wendbaar")[0] == 3
    loop = tmp_path / "loop.wendbaar"
    loop.symlink_to(loop)
    assert rescue(capsys, loop)[0] == 3


def test_no_file_is_ever_replaced(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(game, 20)
    new_of(game).write_text("mine")
    code, _, err = rescue(capsys, game)
    assert code == 1 and "already is a file" in err
    assert new_of(game).read_text() == "mine"
    assert rescue(capsys, game, "-o", str(game))[0] == 1
    other = game.with_name("other.wendbaar")
    assert rescue(capsys, game, "-o", str(other))[0] == 0
    assert kept(other) == len(sound_records())


def test_it_tells_a_script_what_was_kept(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(game, 20)
    told = json.loads(rescue(capsys, game, "--json")[1])
    assert told == {
        "path": str(game),
        "rescued": str(new_of(game)),
        "turn": 3,
        "turns": 4,
        "step": "plan",
        "records_kept": len(sound_records()),
        "records_lost": 0,
        "scenario_restored": False,
    }
    sound = json.loads(rescue(capsys, new_of(game), "--json")[1])
    assert sound["rescued"] is None


def test_the_heading_comes_along(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(game, 20)
    assert rescue(capsys, game)[0] == 0
    with SqliteStore.open(new_of(game), read_only=True) as store:
        assert dict(store.meta) == heading()


def test_the_list_of_games_shows_a_damaged_one_as_damaged(
    game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (game.parent / "whole.wendbaar").write_bytes(sound_bytes())
    flip(game, len(sound_bytes()) - 1)
    forged(game.parent / "forged.wendbaar", entries(), {"title": "no scenario"})
    (game.parent / "folder.wendbaar").mkdir()
    loop = game.parent / "loop.wendbaar"
    loop.symlink_to(loop)
    assert run_command(["saves", str(game.parent), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    lines = {Path(line.split()[-1]).name: line for line in out.splitlines()[1:]}
    assert "damaged" in lines["game.wendbaar"] and "damaged" in lines["forged.wendbaar"]
    assert "3/4" in lines["whole.wendbaar"]
    assert err.count("wendbaar rescue") == 2
