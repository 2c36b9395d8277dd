"""What scripts rely on: commands, their JSON, exit codes, and one sentence for what goes wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli.shelf import FolderShelf
from game.session.commands import CommitQuarter
from game.session.game import Step
from game.session.sitting import Sitting
from game.store.sqlite import SqliteStore
from tests.session.games import do, play_to, play_to_end, scenario, start

REFERENCE = Path(__file__).parents[2] / "game" / "evidence" / "reference.yaml"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main([*words, "--lang", "en"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def run_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    code, out, _ = run(capsys, *words, "--json")
    assert code == 0
    return json.loads(out)


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished game of four quarters in a file."""
    return played(tmp_path / "game.wendbaar", end=True)


def played(path: Path, end: bool) -> Path:
    one = scenario("kennismaking")
    sitting = FolderShelf(path.parent).begin(one, 7, path)
    sitting.close()
    sitting = Sitting.resume(SqliteStore.open(path))
    play(sitting, end)
    sitting.close()
    return path


def play(sitting: Sitting, end: bool) -> None:
    from game.session.commands import SetTable

    do(sitting, SetTable(3))
    if end:
        play_to_end(sitting)
    else:
        play_to(sitting, 2, Step.PLAN)


class TestScenarios:
    def test_lists_what_can_be_played_and_not_the_reference(self, capsys: pytest.CaptureFixture[str]) -> None:
        found = run_json(capsys, "scenarios")
        shipped = {"innovatiecollege", "kennismaking", "de_wissel", "krimp", "stad", "streek"}
        assert {one["id"] for one in found} == shipped
        for one in found:
            assert set(one) == {"id", "title", "turns", "minutes", "languages", "path"}
            assert one["languages"] == ["nl", "en"]


class TestSaves:
    def test_newest_first_with_where_each_stands(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        played(tmp_path / "a.wendbaar", end=True)
        played(tmp_path / "b.wendbaar", end=False)
        found = run_json(capsys, "saves", str(tmp_path))
        assert {(Path(one["path"]).name, one["turn"], one["finished"]) for one in found} == {
            ("a.wendbaar", 4, True),
            ("b.wendbaar", 2, False),
        }
        assert [one["updated"] for one in found] == sorted((one["updated"] for one in found), reverse=True)
        assert set(found[0]) == {
            "path",
            "scenario",
            "title",
            "turn",
            "turns",
            "started",
            "updated",
            "finished",
            "model",
            "rehearsal",
        }

    def test_a_damaged_game_is_named_and_the_rest_is_listed(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, save: Path
    ) -> None:
        (tmp_path / "broken.wendbaar").write_bytes(save.read_bytes()[:5000])
        code, out, err = run(capsys, "saves", str(tmp_path), "--json")
        assert code == 0
        assert [Path(one["path"]).name for one in json.loads(out)] == ["game.wendbaar"]
        assert "broken.wendbaar" in err

    def test_no_games_and_no_folder_are_said(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        assert run(capsys, "saves", str(tmp_path))[0] == 0
        assert run(capsys, "saves", str(tmp_path / "nowhere"))[0] == 2


class TestSimulate:
    def test_one_game_prints_every_quarter_from_the_start(self, capsys: pytest.CaptureFixture[str]) -> None:
        printed = run_json(capsys, "simulate", "kennismaking", "--policy", "nothing", "--seed", "5")
        assert set(printed) == {
            "scenario",
            "engine",
            "seed",
            "games",
            "turns",
            "variables",
            "final",
            "trajectory",
        }
        assert [one["turn"] for one in printed["trajectory"]] == [0, 1, 2, 3, 4]
        for one in printed["trajectory"]:
            assert list(one["values"]) == printed["variables"]
            assert len(one["hash"]) == 64
        last = printed["trajectory"][-1]["values"]
        for name, final in printed["final"].items():
            assert final["mean"] == last[name] == final["p50"]
            assert final["sd"] == 0

    def test_a_game_alone_is_game_nought_of_a_batch(self, capsys: pytest.CaptureFixture[str]) -> None:
        one = run_json(capsys, "simulate", "kennismaking", "--policy", "random", "--seed", "9")
        two = run_json(
            capsys, "simulate", "kennismaking", "--policy", "random", "--seed", "9", "--games", "2"
        )
        assert two["trajectory"] == []
        lowest = {name: min(final["p10"], final["p90"]) for name, final in two["final"].items()}
        for name, value in one["trajectory"][-1]["values"].items():
            spread = two["final"][name]["sd"]
            assert abs(value - two["final"][name]["mean"]) <= spread * 1.0000001 + 1e-9
            assert lowest[name] <= two["final"][name]["mean"] + 1e-9

    def test_without_chance_every_seed_plays_the_same(self, capsys: pytest.CaptureFixture[str]) -> None:
        words = ("simulate", "kennismaking", "--no-chance", "--no-events", "--seed")
        one, other = run_json(capsys, *words, "1"), run_json(capsys, *words, "2")
        assert one["trajectory"] == other["trajectory"]

    def test_the_scenarios_own_plans_are_policies(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_json(capsys, "simulate", "innovatiecollege", "--policy", "tools_only")["games"] == 1

    def test_the_largest_seed_has_luck_of_its_own(self, capsys: pytest.CaptureFixture[str]) -> None:
        words = ("simulate", "kennismaking", "--seed")
        hashes = {
            run_json(capsys, *words, str(seed))["trajectory"][-1]["hash"]
            for seed in (2**63, 2**63 + 1, 2**64 - 1)
        }
        assert len(hashes) == 3

    def test_a_plan_that_overspends_is_refused_whole_with_every_problem(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        dear = ["buy_and_roll_out", "tender_lms", "redesign_timetabling", "cyber_basics_and_drill"]
        dear += ["device_access_fund", "development_time"]
        hours = ["run_vision_dialogue", "walk_the_floor", "set_strategy_and_stop_list"]
        plan = {
            "vision": {"flex": 10},
            "turns": {
                "1": {"actions": [{"do": action, "led_by": "director"} for action in dear]},
                "2": {"actions": [{"do": action, "led_by": "teacher"} for action in hours]},
            },
        }
        file = tmp_path / "plan.json"
        file.write_text(json.dumps(plan), encoding="utf-8")
        code, out, err = run(capsys, "simulate", "innovatiecollege", "--plan", str(file), "--no-events")
        assert (code, out) == (2, "")
        assert "development_time costs" in err
        assert "director would need" in err and "teacher would need" in err

    def test_a_plan_of_unknown_names_tells_the_nearest(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "plan.yaml"
        file.write_text("turns:\n  1: {actions: [{do: cours_check, led_by: directr}]}\n", encoding="utf-8")
        code, _, err = run(capsys, "simulate", "innovatiecollege", "--plan", str(file))
        assert code == 2
        assert f"{file}:2:22" in err and "course_check" in err and "director" in err

    @pytest.mark.parametrize(
        "words",
        [
            ("simulate", "nowhere"),
            ("simulate", "kennismaking", "--policy", "genius"),
            ("simulate", "kennismaking", "--games", "0"),
            ("simulate", "kennismaking", "--seed", "-1"),
            ("simulate", "kennismaking", "--plan", "missing.yaml"),
            ("simulate",),
        ],
    )
    def test_wrong_words_are_refused_in_one_line(
        self, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
    ) -> None:
        code, out, err = run(capsys, *words)
        assert (code, out, err.count("\n")) == (2, "", 1)

    def test_a_simulated_game_can_be_kept_and_replays(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "bot.wendbaar"
        printed = run_json(
            capsys, "simulate", "innovatiecollege", "--policy", "balanced", "--save", str(file)
        )
        proof = run_json(capsys, "replay", str(file))
        assert proof == {
            "identical": True,
            "turns": 12,
            "engine_saved": printed["engine"],
            "engine_now": printed["engine"],
            "first_difference": None,
        }


class TestExplainAndReplay:
    def test_the_parts_of_every_change_add_up(self, capsys: pytest.CaptureFixture[str], save: Path) -> None:
        found = run_json(capsys, "explain", str(save))
        assert {one["turn"] for one in found} == {1, 2, 3, 4}
        for one in found:
            assert set(one) == {
                *("turn", "variable", "from", "to", "residual", "parts"),
                *("from_turn", "story"),
            }
            assert one["from_turn"] == one["turn"]
            total = one["from"] + sum(part["amount"] for part in one["parts"])
            assert abs(total - one["to"]) < 1e-9
            assert abs(one["residual"]) < 1e-9
            for part in one["parts"]:
                assert set(part) == {"source", "kind", "origin_turn", "mechanism", "amount"}
                assert 1 <= part["origin_turn"] <= one["turn"]

    def test_one_variable_of_one_quarter(self, capsys: pytest.CaptureFixture[str], save: Path) -> None:
        found = run_json(capsys, "explain", str(save), "--turn", "2", "--variable", "safety")
        assert [(one["turn"], one["variable"]) for one in found] == [(2, "safety")]
        assert run(capsys, "explain", str(save), "--turn", "9")[0] == 2
        assert run(capsys, "explain", str(save), "--variable", "luck")[0] == 2

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_without_json_a_change_is_told_in_plain_words(
        self, capsys: pytest.CaptureFixture[str], save: Path, lang: str
    ) -> None:
        assert main(["explain", str(save), "--turn", "2", "--lang", lang]) == 0
        out = capsys.readouterr().out
        assert len(out.splitlines()) > 10
        known = [one["variable"] for one in run_json(capsys, "explain", str(save), "--turn", "2")]
        assert not [id for id in known if "_" in id and id in out]
        for sign in ("{", "}", "None", "effect", "origin", "back_to_base"):
            assert sign not in out, sign

    def test_the_story_of_a_value_adds_up_link_by_link(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        deepest = 0
        for one in run_json(capsys, "explain", str(save), "--lang", "nl"):
            deepest = max(deepest, len(one["story"]))
            assert one["story"][0]["variable"] == one["variable"]
            assert (one["story"][0]["from"], one["story"][0]["to"]) == (one["from"], one["to"])
            for link in one["story"]:
                assert set(link) == {
                    *("variable", "turns", "from", "to", "sentence", "details", "causes", "follow"),
                }
                total = link["from"] + sum(cause["amount"] for cause in link["causes"])
                assert abs(total - link["to"]) < 1e-9
                assert link["sentence"].endswith(".") and max(link["turns"]) <= one["turn"]
        assert deepest == 3

    def test_told_steps_add_up_to_the_change_and_the_outcomes_come_first(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        out = run(capsys, "explain", str(save))[1].replace("−", "-").replace("= 0", "0")
        changes = re.findall(r"^    (-?\d+) to (-?\d+): (.+)\.$", out, re.MULTILINE)
        assert len(changes) >= 4 * 6
        for before, after, steps in changes:
            points = [int(step.split()[-1]) for step in steps.split("; ")]
            assert int(before) + sum(points) == int(after), steps
        for quarter in out.split("Quarter ")[1:]:
            assert quarter.splitlines()[1].startswith("  Education quality ")

    def test_several_quarters_are_explained_as_one(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        (one,) = run_json(
            capsys, "explain", str(save), "--from", "2", "--to", "4", "--variable", "agility", "--lang", "en"
        )
        first, last = (
            run_json(capsys, "explain", str(save), "--turn", turn, "--variable", "agility")[0]
            for turn in ("2", "4")
        )
        assert (one["from_turn"], one["turn"]) == (2, 4)
        assert (one["from"], one["to"]) == (first["from"], last["to"])
        assert abs(one["residual"]) < 1e-9 and "in quarters 2 to 4" in one["story"][0]["sentence"]
        assert "Quarters 3 to 4" in run(capsys, "explain", str(save), "--from", "3")[1]
        for wrong in (("--from", "3", "--to", "2"), ("--turn", "2", "--to", "3"), ("--to", "9")):
            code, out, err = run(capsys, "explain", str(save), *wrong)
            assert (code, out, err.count("\n")) == (2, "", 1)

    def test_what_is_no_variable_of_its_own_can_be_asked_for_too(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        for name in ("team.skill", "culture", "coherence", "practice"):
            (one,) = run_json(capsys, "explain", str(save), "--turn", "3", "--variable", name)
            assert one["variable"] == name and abs(one["residual"]) < 1e-9

    def test_a_variable_that_is_asked_for_is_told_even_when_it_stood_still(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        out = run(capsys, "explain", str(save), "--variable", "data_use")[1]
        assert out.count("  The use of data ") == 4
        fresh = save.parent / "fresh.wendbaar"
        FolderShelf(fresh.parent).begin(scenario("kennismaking"), 7, fresh).close()
        assert "No quarter" in run(capsys, "explain", str(fresh))[1]

    def test_a_replay_of_a_sound_game_is_identical(
        self, capsys: pytest.CaptureFixture[str], save: Path
    ) -> None:
        assert run_json(capsys, "replay", str(save))["identical"] is True

    def test_an_unfinished_game_can_be_explained_too(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = played(tmp_path / "half.wendbaar", end=False)
        assert {one["turn"] for one in run_json(capsys, "explain", str(file))} == {1}
        assert run_json(capsys, "replay", str(file))["turns"] == 1

    @pytest.mark.parametrize("command", ["replay", "explain", "play"])
    def test_what_is_no_game_is_refused_with_exit_3(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
    ) -> None:
        file = tmp_path / "letter.wendbaar"
        file.write_text("Beste collega,", encoding="utf-8")
        code, _, err = run(capsys, command, str(file), *(["--text"] if command == "play" else []))
        assert (code, err.count("\n")) == (3, 1)

    def test_a_game_that_is_not_there_is_wrong_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "replay", "nowhere.wendbaar")[0] == 2


class TestCheck:
    def test_shipped_scenarios_have_no_errors(self, capsys: pytest.CaptureFixture[str]) -> None:
        found = run_json(capsys, "check", "innovatiecollege", "kennismaking", "de_wissel")
        assert not [one for one in found if one["severity"] == "error"]

    def test_ten_mistakes_are_told_at_once_each_with_its_place(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        text = REFERENCE.read_text(encoding="utf-8")
        mistakes = [
            ("turns: 12", "turns: twelve"),
            ("leader: true", "leader: maybe"),
            ("serves: agility", "serves: agilty"),
            ("tags: [visioning, strategy]", "tags: [visoning, strategy]"),
            ("reach: school", "reach: schol"),
            ("moves: vision_on_paper, by: 40", "moves: vision_on_papr, by: 40"),
            ("scaled_by: [safety]", "scaled_by: [safty]"),
            ("budget: {start: 140, per_turn: 70}", "budget: {start: 140, per_trn: 70}"),
            ("size: 30", "size: -30"),
            ("hours: 45", "hours: many"),
        ]
        for right, wrong in mistakes:
            text = text.replace(right, wrong, 1)
        file = tmp_path / "mine.yaml"
        file.write_text(text, encoding="utf-8")
        code, out, _ = run(capsys, "check", str(file), "--json")
        found = json.loads(out)
        lines = {one["line"] for one in found if one["severity"] == "error"}
        assert code == 1
        first = {
            next(number for number, line in enumerate(text.splitlines(), 1) if wrong in line)
            for _, wrong in mistakes
        }
        assert first <= lines, sorted(first - lines)
        for one in found:
            assert set(one) == {"file", "line", "column", "severity", "code", "message", "hint"}

    def test_a_hostile_file_is_refused_with_exit_3(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "bomb.yaml"
        file.write_text("a: &a [x]\nb: *a\n", encoding="utf-8")
        assert run(capsys, "check", str(file))[0] == 3


class TestWithoutAnything:
    def test_no_command_and_no_display_is_one_line_that_names_text(self) -> None:
        clean = {
            name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
        }
        clean.pop("SDL_VIDEODRIVER", None)
        done = subprocess.run(
            [sys.executable, "-m", "game"], capture_output=True, text=True, env=clean, timeout=60
        )
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1 and "--text" in done.stderr

    def test_a_read_only_folder_is_said_in_one_line(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("not a folder", encoding="utf-8")
        monkeypatch.setenv("WENDBAAR_SAVES", str(blocked / "saves"))
        code, _, err = run(capsys, "play", "kennismaking", "--text")
        assert (code, err.count("\n")) == (1, 1)

    def test_help_is_quick_and_imports_no_engine(self) -> None:
        script = (
            "import sys; from game.cli import main; main(['--help']);"
            "print('numpy' in sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
        assert done.stderr.strip() == "False"


def test_a_saved_game_is_named_after_the_day_and_never_overwrites(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    names = []
    for _ in range(2):
        sitting = shelf.begin(scenario("kennismaking"), 1, name="Tafel 3/oost")
        names.append(sitting.store.path.name)  # type: ignore[attr-defined]
        sitting.close()
    assert names[0].endswith("-kennismaking-Tafel-3-oost.wendbaar")
    assert names[1].endswith("-kennismaking-Tafel-3-oost-2.wendbaar")


def test_a_copy_elsewhere_is_the_same_game(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    sitting = shelf.begin(scenario("kennismaking"), 1)
    play(sitting, end=False)
    shelf.copy(sitting, tmp_path / "elsewhere" / "copy.wendbaar")
    do(sitting, CommitQuarter())
    copy = shelf.open(tmp_path / "elsewhere" / "copy.wendbaar")
    assert (copy.game.turn, copy.game.step) == (2, Step.PLAN)
    copy.close()
    sitting.close()


def test_a_game_starts_on_any_scenario_of_the_house() -> None:
    assert start("kennismaking", people=3).game.step is Step.BOARD
