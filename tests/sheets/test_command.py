"""`wendbaar sheets`: what it writes, what it never replaces, and the sentence it says when it cannot."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.cli.parser import parser
from game.sheets.make import PAPERS
from game.texts import Words
from tests.scenario.build import SMALL, small, write


def sheets(capsys: pytest.CaptureFixture[str], *given: object) -> tuple[int, str, str]:
    code = main(["sheets", *map(str, given)])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def test_it_writes_what_is_asked_and_never_over_a_file_by_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fpdf", reason="the extra `pdf` is not installed")
    scenario, folder = write(tmp_path, SMALL), tmp_path / "new" / "papers"
    only = ("--only", "poster", "--only", "ballots", "--lang", "nl")
    code, out, err = sheets(capsys, scenario, "-o", folder, *only, "--json")
    assert (code, err) == (0, "")
    made = [Path(path) for path in json.loads(out)]
    assert [path.name for path in made] == ["small-visieposter.pdf", "small-stembriefjes.pdf"]
    assert sorted(os.listdir(folder)) == sorted(path.name for path in made)
    made[1].write_bytes(b"mine")
    made[0].unlink()
    code, _, err = sheets(capsys, scenario, "-o", folder, *only)
    assert code == 1 and "--force" in err
    assert os.listdir(folder) == [made[1].name] and made[1].read_bytes() == b"mine"
    code, out, _ = sheets(capsys, scenario, "-o", folder, *only, "--force")
    assert (
        code == 0 and made[1].read_bytes().startswith(b"%PDF") and out.split() == [str(one) for one in made]
    )


def test_a_language_that_is_not_there_and_signs_that_cannot_be_drawn_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fpdf", reason="the extra `pdf` is not installed")
    scenario = write(tmp_path, small(("name: Directeur", "name: Directeur 😀")))
    code, out, err = sheets(capsys, scenario, "-o", tmp_path, "--only", "roles", "--lang", "en")
    assert code == 0 and out.strip().endswith("small-rolkaarten.pdf")
    assert "no texts in that language" in err and "😀" in err and err.count("\n") == 2


def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = write(tmp_path, SMALL)
    for given, expected in (
        ([scenario], 2),
        ([scenario, "-o", tmp_path, "--only", "everything"], 2),
        ([scenario, "-o", scenario], 1),
    ):
        code, out, err = sheets(capsys, *given)
        assert (code, out, err.count("\n")) == (expected, "", 1), given
    broken = write(tmp_path, small(("turns: 4", "turns: none")), "broken.yaml")
    assert sheets(capsys, broken, "-o", tmp_path)[0] == 1


def test_every_paper_can_be_asked_for() -> None:
    each = [word for name in PAPERS for word in ("--only", name)]
    asked = parser(Words("nl")).parse_args(["sheets", "x", "-o", "y", "--lang", "all", *each])
    assert asked.only == list(PAPERS) and asked.lang == "all"


def test_without_fpdf2_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    code, _, err = sheets(capsys, write(tmp_path, SMALL), "-o", tmp_path / "x", "--lang", "en")
    assert code == 2 and "wendbaar[pdf]" in err and not (tmp_path / "x").exists()
