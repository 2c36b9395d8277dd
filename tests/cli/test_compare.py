"""`wendbaar compare`: two tables beside each other, one measure at a time and never a ranking."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli.open_save import read_save


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The games of two tables: one school, two start situations, one start number."""
    folder = tmp_path_factory.mktemp("tables")
    for name, plan in (("stad", "timetable_first"), ("streek", "time_first")):
        words = [
            "simulate",
            name,
            "--policy",
            plan,
            "--seed",
            "7",
            "--save",
            str(folder / f"{name}.wendbaar"),
        ]
        assert main(words) == 0
    return str(folder / "stad.wendbaar"), str(folder / "streek.wendbaar")


def compare(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["compare", *words, "--lang", "en"])
    out, err = capsys.readouterr()
    return code, out, err


def test_it_tells_what_each_decided_and_not_yet_how_each_began(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = compare(capsys, *saves)
    assert code == 0 and "the same luck at both tables" in out
    first = out[out.index("Q1  Cards") : out.index("Q2  ")]
    assert "Table 1: Redesign the timetable" in first
    assert "Table 2: Fixed development time" in first
    told = [line for line in out.splitlines() if line.startswith("Q")]
    assert len({line[:2] for line in told}) == 8
    assert "Processes" not in out and not re.search(r"\b(30|60)\b", out)


def test_one_measure_is_a_table_of_quarters_and_the_start_comes_when_it_is_asked_for(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = compare(capsys, *saves, "--measure", "processes")
    assert code == 0 and len(out.splitlines()) == 10
    assert out.splitlines()[1].split() == ["start", "30", "60"]
    assert "alike" in compare(capsys, saves[0], saves[0], "--start")[1]


def test_a_measure_is_the_games_own_values(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = compare(capsys, *saves, "--json")
    found: dict[str, Any] = json.loads(out)
    assert code == 0 and found["seeds"] == [7, 7] and found["turns"] == 8
    began = {"innovation_room": [45, 25], "processes": [30, 60], "competence_development": [50, 40]}
    assert found["start"] == began
    for number, save in enumerate(saves):
        game = read_save(Path(save))
        agility = [float(state.level("agility")[0]) for state in game.states]
        assert found["measures"]["agility"][number] == agility


def test_the_page_opens_no_measure_and_no_start_by_itself(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert compare(capsys, *saves, "-o", str(page))[0] == 0
    text = page.read_text(encoding="utf-8")
    assert "<details open" not in text and "<script" not in text and "http://" not in text.split("<svg")[0]
    measures = re.findall(r'<details name="measure"><summary>([^<]*)</summary>', text)
    assert len(measures) == len(set(measures)) > 20
    assert text.index("How each began") > text.rindex('<details name="measure">')
    code, _, err = compare(capsys, *saves, "-o", str(page))
    assert code != 0 and "--force" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--measure", "agilty"), "Did you mean agility?"),
        (("-o", "page.pdf"), "FILE.html"),
    ],
)
def test_a_slip_gets_one_sentence(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    code, out, err = compare(capsys, *saves, *words)
    assert code == 2 and not out and says in err and err.count("\n") == 1


def test_two_schools_are_not_laid_side_by_side(
    saves: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = str(tmp_path / "other.wendbaar")
    assert main(["simulate", "kennismaking", "--policy", "nothing", "--save", other]) == 0
    code, _, err = compare(capsys, saves[0], other)
    assert code == 2 and "not of one school" in err
