"""Settings that are kept, a laptop that is looked at, and a window that is not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from game.cli import main
from game.cli.settings import read_settings, write_settings
from game.paths import saves_dir, settings_file
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
    assert set(checks) == {
        "display",
        "fonts",
        "legible",
        "folder",
        "saving",
        "drawing",
        "scenarios",
        "ballot",
    }
    assert not checks["display"]["ok"] and "--text" in checks["display"]["message"]
    assert code == 1, "there is no display here"
    assert all(checks[name]["ok"] for name in checks if name not in ("display", "drawing", "saving"))
    assert [path.name for path in saves_dir().iterdir()] == ["wendbaar-room-check.png"]


def test_a_folder_that_cannot_be_written_is_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("WENDBAAR_SAVES", str(tmp_path / "file" / "saves"))
    assert main(["room-check", "--json", "--lang", "en"]) == 1
    checks = {one["check"]: one for one in json.loads(capsys.readouterr().out)}
    for name in ("legible", "folder", "saving", "ballot"):
        assert not checks[name]["ok"] and "Traceback" not in checks[name]["message"]
    assert checks["fonts"]["ok"] and checks["scenarios"]["ok"]
