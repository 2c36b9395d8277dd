"""`wendbaar whatif`: the contract's numbers, plans that are refused, and branches that are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli.open_save import read_save
from game.session.replay import replay
from tests.cli.test_commands import played

IDLE = "turns: {2: [], 3: []}\n"


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished game of four quarters in a file."""
    return played(tmp_path / "game.wendbaar", end=True)


def whatif(capsys: pytest.CaptureFixture[str], save: Path, *words: str) -> tuple[int, str, str]:
    code = main(["whatif", str(save), *words, "--lang", "en"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def plan(save: Path, text: str) -> str:
    file = save.with_suffix(".yaml")
    file.write_text(text, encoding="utf-8")
    return str(file)


def numbers(capsys: pytest.CaptureFixture[str], save: Path, *words: str) -> dict[str, Any]:
    code, out, _ = whatif(capsys, save, *words, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_it_prints_both_ends_and_their_difference(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = numbers(capsys, save, "--turn", "2", "--plan", plan(save, IDLE))
    game = read_save(save)
    assert found["turn"] == 2 and found["variables"] == list(game.rules.variables)
    for name in found["variables"]:
        assert found["original"][name] == float(game.states[-1].level(name)[0])
        assert found["difference"][name] == found["branch"][name] - found["original"][name]
    assert any(found["difference"].values()) and found["parted"]["turn"] == 2


def test_quarters_that_the_plan_does_not_name_stay_as_they_were_played(
    save: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = numbers(capsys, save, "--turn", "1", "--plan", plan(save, "turns: {}\n"))
    assert not any(found["difference"].values()) and found["parted"] is None and found["fell"] == []


def test_a_choice_for_any_quarter_and_another_vision_at_the_start(
    save: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    game = read_save(save)
    event = game.quarters[0].agenda[0]
    options = game.scenario.spec.events[event].options
    other = next(option for option in options if option != game.quarters[0].answers[event])
    found = numbers(capsys, save, "--turn", "1", "--plan", plan(save, f"choices: {{{event}: {other}}}\n"))
    assert found["parted"]["turn"] == 1
    quarter = f"turns: {{1: {{choices: {{{event}: {other}}}}}}}\n"
    assert numbers(capsys, save, "--turn", "1", "--plan", plan(save, quarter))["parted"]["turn"] == 1


def test_it_tells_where_they_part_in_words(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = whatif(capsys, save, "--turn", "2", "--plan", plan(save, IDLE))
    assert (code, err) == (0, "")
    assert "The same chance." in out and "They part in Q2" in out and "without “" in out


def test_quarters_before_the_fork_are_left_out_and_said_so(
    save: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = whatif(capsys, save, "--turn", "3", "--plan", plan(save, IDLE))
    assert code == 0 and "Left out: quarter 2" in err


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        (("--turn", "2"), IDLE, "--plan"),
        (("--turn", "9"), IDLE, "Quarter 9 has not been played"),
        (("--turn", "2"), "turns: {2: [nope]}\n", "no action is called 'nope'"),
        (("--turn", "2"), "turns: [1]\n", "keys with values are expected"),
        (("--last",), IDLE, "No what-if was kept"),
    ],
)
def test_what_cannot_be_is_one_message_and_exit_2(
    save: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], text: str, said: str
) -> None:
    more = () if said in ("--plan", "No what-if was kept") else ("--plan", plan(save, text))
    code, out, err = whatif(capsys, save, *words, *more)
    assert (code, out) == (2, "") and said in err


def test_a_branch_becomes_a_game_of_its_own_that_replays(
    save: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "branch.wendbaar"
    found = numbers(capsys, save, "--turn", "2", "--plan", plan(save, IDLE), "--save", str(target))
    own = read_save(target)
    assert replay(own).identical and own.finished
    assert {name: float(own.states[-1].level(name)[0]) for name in own.rules.variables} == found["branch"]
    assert whatif(capsys, save, "--turn", "2", "--plan", plan(save, IDLE), "--save", str(target))[0] != 0


def test_a_branch_is_kept_in_the_same_file_and_played_again_with_one_word(
    save: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_save(save)
    words = ("--turn", "2", "--plan", plan(save, IDLE), "--save", str(save), "--name", "idle")
    first = numbers(capsys, save, *words)
    after = read_save(save)
    assert [branch.name for branch in after.branches] == ["idle"]
    assert [state.to_bytes() for state in after.states] == [state.to_bytes() for state in before.states]
    assert numbers(capsys, save, "--last") == first


def test_a_damaged_file_is_refused_with_exit_3(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save.write_bytes(save.read_bytes()[:-100])
    code, out, err = whatif(capsys, save, "--turn", "2", "--plan", plan(save, IDLE))
    assert (code, out) == (3, "") and err
