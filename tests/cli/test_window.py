"""Settings that are kept, a laptop that is looked at, and a window that is not there."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from game.cli import main
from game.cli.find import find_scenario
from game.cli.preview import ScenarioSource
from game.cli.room.found import Found
from game.cli.room.laptop import _linux_power
from game.cli.settings import read_settings, write_settings
from game.cli.shelf import FolderShelf
from game.paths import saves_dir, settings_file
from game.texts import Words
from game.ui.app import has_display
from game.ui.settings import Settings


def test_settings_are_read_as_they_were_written() -> None:
    for settings in (Settings(), Settings("en", 175, "contrast", True, "off", True)):
        write_settings(settings)
        assert read_settings() == settings


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '{"lang": "fr", "text_percent": 110, "theme": 3, "calm": 1, "reading": "yes"}'],
)
def test_broken_settings_are_as_they_came(text: str) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert read_settings() == Settings()


def test_one_bad_setting_leaves_the_others() -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"lang": "en", "theme": "dark", "text_percent": "large"}', encoding="utf-8")
    assert read_settings() == Settings(lang="en", theme="dark")


def test_nobody_can_look_at_a_driver_that_draws_nowhere() -> None:
    assert os.environ["SDL_VIDEODRIVER"] == "dummy"
    assert not has_display()


@pytest.mark.parametrize("words", [[], ["play"], ["play", "kennismaking", "--fullscreen"]], ids=" ".join)
def test_without_a_display_one_line_names_the_text_mode(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "--text" in err
    assert not list(saves_dir().glob("*.wendbaar")), "no game was begun that nobody sees"


def test_the_room_check_tells_each_check_and_leaves_no_game(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["room-check", "--json", "--lang", "en"])
    checks = {one["check"]: one for one in json.loads(capsys.readouterr().out)}
    assert {
        "display",
        "projector",
        "legible",
        "fonts",
        "drawing",
        "folder",
        "saving",
        "saves",
        "scenarios",
        "ballot",
        "paper",
        "power",
    } <= set(checks)
    assert not checks["display"]["ok"] and "--text" in checks["display"]["message"]
    assert code == 1, "there is no display here"
    for name in ("legible", "fonts", "folder", "saves", "clock", "scenarios", "ballot"):
        assert checks[name]["ok"], checks[name]
    assert "play" not in checks and "scenario" not in checks, "nothing was chosen"
    assert [path.name for path in saves_dir().iterdir()] == ["wendbaar-room-check.png"]


def test_a_folder_that_cannot_be_written_is_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.room.laptop.drawing", lambda words: Found(True, ""))  # it takes a second
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("WENDBAAR_SAVES", str(tmp_path / "file" / "saves"))
    assert main(["room-check", "--json", "--lang", "en"]) == 1
    checks = {one["check"]: one for one in json.loads(capsys.readouterr().out)}
    for name in ("legible", "folder", "saving", "ballot"):
        assert not checks[name]["ok"] and "Traceback" not in checks[name]["message"]
    assert checks["fonts"]["ok"] and checks["scenarios"]["ok"]


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    """What `room-check` finds, by check."""
    main(["room-check", *words, "--json", "--lang", "en"])
    return {one["check"]: one for one in json.loads(capsys.readouterr().out)}


def test_the_room_check_tries_the_scenario_of_today(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.room.laptop.drawing", lambda words: Found(True, ""))  # it takes a second
    found = checked(capsys, "kennismaking")
    assert found["scenario"]["ok"] and "minutes" in str(found["scenario"]["message"])
    assert found["play"]["ok"] and "quarter 3" in str(found["play"]["message"])
    broken = tmp_path / "school.yaml"
    broken.write_text("wendbaar: 1\nextends: kennismaking\nid: school\nturns: many\n", encoding="utf-8")
    found = checked(capsys, str(broken))
    assert not found["scenario"]["ok"] and found["scenario"]["essential"]
    assert f"{broken}:4:8" in str(found["scenario"]["message"])
    assert main(["room-check", str(tmp_path / "none.yaml"), "--lang", "en"]) == 2


def test_the_room_check_opens_the_newest_game(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.room.laptop.drawing", lambda words: Found(True, ""))
    FolderShelf().begin(find_scenario("kennismaking"), 1).close()
    (game,) = saves_dir().glob("*.wendbaar")
    assert game.name in str(checked(capsys)["saves"]["message"])
    game.write_bytes(game.read_bytes()[:-1] + b"x")
    saves = checked(capsys)["saves"]
    assert not saves["ok"] and not saves["essential"], "another game can still be played"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, (None, None)),
        ({"AC/type": "Mains", "AC/online": "1"}, (None, None)),
        (
            {"AC/type": "Mains", "AC/online": "0", "BAT0/type": "Battery", "BAT0/capacity": "63"},
            (False, 63),
        ),
        ({"AC/type": "Mains", "AC/online": "1", "BAT0/type": "Battery", "BAT0/capacity": "9"}, (True, 9)),
        (
            {"mouse/type": "Battery", "mouse/scope": "Device", "mouse/capacity": "5"},
            (None, None),
        ),
    ],
    ids=["nothing", "no battery", "on battery", "plugged in", "a mouse"],
)
def test_power_is_read_where_linux_tells_it(
    tmp_path: Path, files: dict[str, str], told: tuple[bool | None, int | None]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text + "\n")
    assert _linux_power(tmp_path) == told


def test_a_preview_asks_for_a_screen_and_for_a_thing_that_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["preview", "kennismaking", "--lang", "en"]) == 2
    assert "needs a screen" in capsys.readouterr().err
    assert main(["preview", "kennismaking", "vr_cuboard", "--lang", "en"]) == 2
    assert "vr_cupboard" in capsys.readouterr().err


def test_a_save_is_seen_once_it_is_whole(tmp_path: Path) -> None:
    """An editor writes a new file and puts it in the place of the old one; for a moment there is none."""
    file = tmp_path / "school.yaml"
    file.write_text("wendbaar: 1\nextends: kennismaking\nid: school\n", encoding="utf-8")
    source = ScenarioSource(file)
    assert source.read(Words("en")).showcase is not None
    assert not source.changed() and not source.changed()
    aside = tmp_path / "school.yaml~"
    file.rename(aside)
    assert not source.changed() and not source.changed(), "gone for a moment"
    aside.write_text(aside.read_text(encoding="utf-8") + "turns: many\n", encoding="utf-8")
    aside.rename(file)
    assert not source.changed(), "it may still be written"
    assert source.changed()
    reading = source.read(Words("en"))
    assert reading.showcase is None and reading.told.mistakes[0].startswith("school.yaml:4:8")
    (tmp_path / "school.en.yaml").write_text("title: School\n", encoding="utf-8")
    assert not source.changed()
    assert source.changed(), "a translation that was made counts too"
    source.read(Words("en"))
    file.unlink()
    looks = [source.changed() for _ in range(10)]
    assert any(looks), "gone for good is told"
    assert source.read(Words("en")).told.mistakes


def test_a_rehearsal_is_begun_from_the_command_line_and_said_in_the_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3\n\n\n\n\n\nt finish\n"))
    assert main(["play", "kennismaking", "--text", "--rehearse", "--seed", "4", "--lang", "en"]) == 0
    capsys.readouterr()
    assert main(["saves", "--json"]) == 0
    (saved,) = json.loads(capsys.readouterr().out)
    assert saved["rehearsal"] and saved["finished"]
    assert main(["saves", "--lang", "en"]) == 0
    assert "ended, rehearsal" in capsys.readouterr().out
    assert main(["play", saved["path"], "--rehearse", "--text", "--lang", "en"]) == 2
