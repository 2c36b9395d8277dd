"""What is no game, or has something foreign beside it, is refused unopened; a game opens under any name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.cli.run import run as run_command
from game.errors import RefusedFile, UsageError
from game.store.base import Entry
from tests.kills import ROOT
from tests.store.files import entries, forged, same_game, sound_bytes
from tests.store.outside import FOUND_SOUND, ODD_NAMES, REFUSED
from tests.test_store import without_root

WAITS = [name for name in REFUSED if "pipe" in name]


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - set(WAITS)))
def test_it_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = REFUSED[name](tmp_path)
    with pytest.raises(RefusedFile) as told:
        read_save(path)
    assert told.value.exit_code == 3 and told.value.message.count("\n") == 0


@pytest.mark.parametrize("name", WAITS)
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    path = REFUSED[name](tmp_path)
    command = [sys.executable, "-m", "game", "replay", str(path), "--lang", "en"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 3 and said.stderr.count("\n") == 1


@pytest.mark.parametrize("name", FOUND_SOUND)
def test_a_journal_of_other_pages_changes_nothing(tmp_path: Path, name: str) -> None:
    path = FOUND_SOUND[name](tmp_path)
    whole = tmp_path / "whole.wendbaar"
    whole.write_bytes(sound_bytes())
    assert same_game(read_save(path), read_save(whole))
    assert path.read_bytes() == sound_bytes()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_game_opens_under_any_name_and_a_damaged_one_is_told_in_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    try:
        path.write_bytes(sound_bytes())
    except OSError as error:
        pytest.skip(f"no such name here: {error}")
    assert read_save(path).turn == 3
    path.write_bytes(sound_bytes()[:-1] + b"?")
    assert run_command(["replay", "--lang", "en", "--", str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == "" and err.endswith("\n") and err[:-1].isprintable()
    assert run_command(["rescue", "--lang", "en", "--json", "--", str(path)]) == 0
    assert read_save(path.with_name(f"{path.stem}-rescued.wendbaar")).turn == 3


def test_a_path_with_two_slashes_is_a_path(tmp_path: Path) -> None:
    """SQLite would take what follows for the name of a host."""
    (tmp_path / "game.wendbaar").write_bytes(sound_bytes())
    assert read_save(Path(f"/{tmp_path}/game.wendbaar")).turn == 3


@pytest.mark.parametrize("name", ["x" * 300, "y/" * 3_000, "game.wendbaar/inside"])
def test_a_name_that_leads_nowhere_is_a_mistake_in_the_command(tmp_path: Path, name: str) -> None:
    (tmp_path / "game.wendbaar").write_bytes(sound_bytes())
    with pytest.raises(UsageError, match="There is no file"):
        read_save(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no rights of this kind")
def test_a_folder_that_may_not_be_entered_is_told_as_such() -> None:
    with without_root() as folder:
        inside = folder / "inside"
        inside.mkdir()
        (inside / "game.wendbaar").write_bytes(sound_bytes())
        inside.chmod(0o000)
        try:
            with pytest.raises(UsageError, match="may not read"):
                read_save(inside / "game.wendbaar")
        finally:
            inside.chmod(0o755)


def test_what_a_record_calls_itself_cannot_steer_a_terminal(tmp_path: Path) -> None:
    strange = Entry("\x1b[2J\nAll is well", 1, b"{}", None, "now")
    with pytest.raises(RefusedFile) as told:
        read_save(forged(tmp_path / "game.wendbaar", [*entries(), strange]))
    assert told.value.message.isprintable()
