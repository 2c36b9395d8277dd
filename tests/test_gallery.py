"""The gallery draws every screen of a real game without a display, in the look that is asked for."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from game.cli import main

EVERY_SCREEN = (
    "01-start",
    "02-scenario",
    "03-team-6",
    "04-vision",
    "05-board",
    "05-board-first",
    "05-board-no-event",
    "05-board-two-events",
    "05-predict",
    "05-predict-pass",
    "05-predict-public",
    "06-event",
    "06-event-short",
    "07-plan",
    "07-plan-empty",
    "07-plan-full",
    "08-pass",
    "08-ballot",
    "08-ballot-card",
    "08-blind",
    "08-public",
    "09-reveal",
    "09-reveal-agreed",
    "09-reveal-roles",
    "10-result",
    "10-result-last",
    "11-debrief",
    "11-debrief-covered",
    "11-debrief-expected",
    "11-debrief-lines",
    "11-debrief-steps",
    "11-debrief-voices",
    "11-debrief-whatif",
    "11-debrief-write",
    "12-trainer",
    "13-end",
    "13-end-early",
    "14-settings",
    "15-menu",
    "15-mishap",
    "15-saved",
    "16-plain-text",
    "17-preview",
    "17-preview-ballot",
    "17-preview-list",
    "17-preview-mistakes",
    "18-rehearsal",
    "18-rehearsal-panel",
    "18-rehearsal-table",
    "19-back-row",
)


def size_of(png: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return width, height


def test_every_screen_becomes_a_picture_of_the_size_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--size", "1024x600", "--lang", "en", "--theme", "dark", "--text-size", "125", "--json"]
    assert main(["gallery", "-o", str(tmp_path / "new"), *words]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["screen"] for one in listed} >= set(EVERY_SCREEN)
    for one in listed:
        path = Path(one["path"])
        assert path.stem == one["screen"]
        assert size_of(path) == (one["width"], one["height"]) == (1024, 600)
    assert len({Path(one["path"]).read_bytes() for one in listed}) > len(listed) * 0.9, "no two the same"


@pytest.mark.parametrize(
    "words",
    [["--size", "1x1"], ["--size", "large"], ["--theme", "pink"], ["--text-size", "110"], []],
    ids=" ".join,
)
def test_a_wrong_word_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    given = words if not words else ["-o", "somewhere", *words]
    assert main(["gallery", *given, "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["gallery", "-o", str(tmp_path / "file" / "x"), "--lang", "en"]) == 2
    assert "cannot be made" in capsys.readouterr().err
