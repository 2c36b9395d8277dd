"""`wendbaar report`: what it writes, what it refuses in a sentence, and that it never replaces by itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.cli.report import report_beside
from game.session.sitting import read_game
from game.session.views.debrief_voices import Voices
from game.store.sqlite import SqliteStore
from tests.cli.test_commands import played
from tests.session.games import EN


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished game of four quarters in a file."""
    return played(tmp_path / "game.wendbaar", end=True)


def report(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["report", *map(str, words), "--lang", "en"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err and err.count("\n") <= 1
    return code, out, err


def test_it_writes_page_and_tables_and_leaves_the_game_as_it_was(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = save.read_bytes()
    data = tmp_path / "new" / "data"
    code, out, err = report(capsys, save, "-o", tmp_path / "r.html", "--data", data, "--json")
    assert (code, err) == (0, "")
    made = [Path(path) for path in json.loads(out)]
    assert made[0] == tmp_path / "r.html" and all(path.is_file() for path in made)
    assert {path.name for path in made[1:]} == {path.name for path in data.iterdir()}
    assert save.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["game.wendbaar", "new", "r.html"]


def test_it_writes_a_pdf(save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fpdf", reason="the extra `pdf` is not installed")
    code, out, _ = report(capsys, save, "-o", tmp_path / "r.PDF")
    assert code == 0 and out.strip() == str(tmp_path / "r.PDF")
    assert (tmp_path / "r.PDF").read_bytes().startswith(b"%PDF")


def test_a_game_in_play_is_reported_half_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save = played(tmp_path / "half.wendbaar", end=False)
    code, _, _ = report(capsys, save, "-o", tmp_path / "r.html")
    assert code == 0 and "Half-way" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_replaced_only_when_told(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "r.html"
    target.write_text("mine")
    code, _, err = report(capsys, save, "-o", target)
    assert code == 1 and "already is a file" in err and target.read_text() == "mine"
    code, _, _ = report(capsys, save, "-o", target, "--force")
    assert code == 0 and target.read_text(encoding="utf-8").startswith("<!doctype html>")
    data = tmp_path / "data"
    data.mkdir()
    (data / "notes.csv").write_text("mine")
    code, _, err = report(capsys, save, "--data", data)
    assert code == 1 and "already is a file" in err and os.listdir(data) == ["notes.csv"]


def test_the_game_itself_is_never_the_target(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = save.read_bytes()
    for words in (["-o", save], ["-o", save, "--force"]):
        code, _, err = report(capsys, save, *words)
        assert code == 2 and ".html or .pdf" in err
    assert save.read_bytes() == before


@pytest.mark.parametrize("words", [[], ["-o", "r.docx"], ["-o", "r"], ["-o", "r.html", "--voices", "names"]])
def test_wrong_usage_is_a_sentence(
    save: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(save.parent)
    code, out, err = report(capsys, save, *words)
    assert code == 2 and out == "" and err.strip().endswith(".")


def test_a_folder_that_is_not_there_or_no_folder(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for target in (["-o", tmp_path / "none" / "r.html"], ["--data", save], ["-o", save / "r.html"]):
        code, _, err = report(capsys, save, *target)
        assert code == 1 and err.strip()
    code, _, err = report(capsys, save, "-o", tmp_path / "dir.html")
    (tmp_path / "other.html").mkdir()
    code, _, err = report(capsys, save, "-o", tmp_path / "other.html", "--force")
    assert code == 1 and "is a folder" in err


def test_without_fpdf2_a_pdf_is_refused_with_what_to_do(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    code, _, err = report(capsys, save, "-o", tmp_path / "r.pdf")
    assert code == 2 and "wendbaar[pdf]" in err and not (tmp_path / "r.pdf").exists()


def test_a_damaged_game_is_refused(save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(save.read_bytes())
    data[len(data) // 2] ^= 1
    save.write_bytes(data)
    code, _, err = report(capsys, save, "-o", tmp_path / "r.html")
    assert code == 3 and err.strip() and not (tmp_path / "r.html").exists()


def test_beside_a_game_it_takes_the_next_free_name(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    with SqliteStore.open(save, read_only=True) as store:
        game = read_game(store)
        for name in ("game-report.html", "game-report-2.html"):
            assert report_beside(store, game, EN, Voices.ROLE, save) == (save.with_name(name),)
