"""`wendbaar check --play`: a plain result for a trainer, with the line and what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.cli import check_play, main
from game.paths import assets_dir
from game.texts import Words

SMALL = (assets_dir() / "new" / "scenario.en.yaml").read_text(encoding="utf-8").replace("@", "")
NUMBER = "higher by 2"


def write(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "school.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en") -> tuple[int, str, str]:
    code = main(["check", "--play", *words, "--lang", lang])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def test_what_holds_is_said_with_its_line_and_its_interval(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path)
    code, out, _ = run(capsys, str(path))
    assert code == 0
    first, second, last = out.splitlines()
    line = next(n for n, text in enumerate(SMALL.splitlines(), 1) if text.startswith("  - name: Learning"))
    assert first.startswith(f"{path}:{line}:5: as expected: Learning together")
    assert re.search(
        r"\+\d\.\d+ \[\+\d\.\d+, \+\d\.\d+\], in 400 games\. Expected: at least 2 higher\.", second
    )
    assert last == "1 check tried: 1 as expected, 0 not as expected, 0 too close to call."


def test_what_does_not_hold_is_told_with_what_would(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, str(write(tmp_path, (NUMBER, "higher by 9"))))
    assert code == 1
    proposed = re.search(r'"(education_quality at 6 higher by [\d.]+)" would hold', out)
    assert proposed is not None
    again, _, _ = run(capsys, str(write(tmp_path, (f"education_quality at 6 {NUMBER}", proposed[1]))))
    assert again == 0


def test_what_is_too_close_to_call_asks_for_more_games_and_is_no_failure(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path, ("    against: only_buy\n", ""), (NUMBER, "> 59.2"))
    code, out, _ = run(capsys, str(path), "--games", "30", "--json")
    (one,) = json.loads(out)
    assert one["interval"][0] < 59.2 < one["interval"][1]
    assert (code, one["result"]) == (0, "open")
    assert "--games" in one["hint"]


def test_the_wrong_way_round_is_said_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, str(write(tmp_path, (NUMBER, "lower by 2"))))
    assert code == 1
    assert "other way round" in out


def test_what_fell_off_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = write(tmp_path, ("turns: {1: [buy], 3", "turns: {1: [buy], 2: [buy], 3"))
    _, out, _ = run(capsys, str(path))
    assert "Plan only_buy, quarter 2: buy fell off in 100 % of the games: it can be done once" in out


def test_a_scenario_without_checks_and_one_with_mistakes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = SMALL[: SMALL.index("checks:")]
    path = tmp_path / "none.yaml"
    path.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, str(path))
    assert (code, out.count("\n")) == (0, 1)
    assert "no `checks:` yet" in out
    code, out, err = run(capsys, str(write(tmp_path, ("play: learn", "play: lern"))))
    assert (code, out) == (1, "")
    assert "did you mean 'learn'?" in err


def test_every_sentence_has_its_dutch(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = Words("nl")
    said = [*check_play.RESULTS.values(), *check_play.EXPECTED.values(), *check_play.FELL.values()]
    assert all(words.say(one, number="1") for one in said)
    assert words.missing == ()
    for number in ("higher by 2", "higher by 9", "lower by 2"):
        _, out, _ = run(capsys, str(write(tmp_path, (NUMBER, number))), lang="nl")
        assert not re.search(r"\b(the|games|check|expected|quarter)\b", out)
