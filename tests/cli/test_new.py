"""From nothing to a scenario of one's own: written, checked, played in both faces, and tried by bots."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.cli import main
from game.engine.batch import play
from game.engine.policies import POLICIES
from game.scenario import check_scenario, load_scenario
from game.session.game import Step
from game.text import TextGame
from game.ui.settings import Settings
from tests.session import games
from tests.text.player import Player
from tests.ui.table import Table

LANGUAGES = ("nl", "en")


def run(capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en") -> tuple[int, str, str]:
    code = main([*words, "--lang", lang])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def written(capsys: pytest.CaptureFixture[str], folder: Path, lang: str, *more: str) -> Path:
    code, _, err = run(capsys, "new", str(folder / "my school"), *more, lang=lang)
    assert (code, err) == (0, "")
    return folder / "my school.yaml"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_scenario_has_nothing_to_remark_and_is_in_the_users_language(
    lang: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(capsys, tmp_path, lang)
    assert check_scenario(path) == []
    spec = load_scenario(path).spec
    assert spec.language == lang
    assert spec.title.get(lang) == "My school"
    assert len(spec.events) >= 2 and len(spec.roles) == 3 and len(spec.checks) == 1
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = [line for line in lines if re.match("[a-z]+:( +#.*)?$", line)]
    assert len(parts) >= 8
    assert [line for line in parts if "#" not in line] == [], "every part says what it is for"


def test_a_new_scenario_is_played_in_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sitting = games.begin(written(capsys, tmp_path, "en"))
    player = Player(people=3)
    TextGame(sitting, player, "en", clock=lambda: 0.0).run()
    assert sitting.game.step is Step.END
    assert "{" not in player.talks


def test_a_new_scenario_is_played_in_the_window(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sitting = games.start(written(capsys, tmp_path, "nl"), people=3)
    table = Table(tmp_path, Settings(lang="nl", calm=True), sitting)
    table.until(lambda: sitting.game.turn == 3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bots_find_that_its_check_holds(
    lang: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(capsys, tmp_path, lang)
    code, out, _ = run(capsys, "check", "--play", str(path), "--json")
    assert code == 0
    assert [one["result"] for one in json.loads(out)] == ["holds"]


def test_standing_still_costs_and_sensible_play_pays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rules = load_scenario(written(capsys, tmp_path, "nl")).ruleset()
    rows = [rules.row(name) for name in ("education_quality", "agility", "labour_market_fit")]
    change = {
        name: play(rules, POLICIES[name], 1, 200).final[rows].mean(axis=1) - rules.start[rows]
        for name in ("nothing", "balanced")
    }
    assert (change["nothing"] < -0.5).all()
    assert (change["balanced"] > 1.0).all()


@pytest.mark.parametrize(("parent", "lang"), [("kennismaking", "nl"), ("my school.yaml", "en")])
def test_a_variant_is_short_and_plays_with_what_it_changed(
    parent: str, lang: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    beside = written(capsys, tmp_path, "nl")
    start = str(beside) if parent == beside.name else parent
    code, _, err = run(capsys, "new", str(tmp_path / "v.yaml"), "--from", start, lang=lang)
    assert (code, err) == (0, "")
    path = tmp_path / "v.yaml"
    assert len(path.read_text(encoding="utf-8").splitlines()) < 35
    whole, variant = games.scenario(beside if start == str(beside) else parent), games.scenario(path)
    assert variant.id == "v"
    assert variant.spec.school.budget.start < whole.spec.school.budget.start
    assert variant.spec.school.budget.per_turn == whole.spec.school.budget.per_turn
    assert len(set(variant.spec.actions) - set(whole.spec.actions)) == 1
    assert games.start(path).game.step is Step.BOARD


def test_a_variant_of_a_scenario_elsewhere_is_refused_with_the_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(capsys, tmp_path, "nl")
    (tmp_path / "sub").mkdir()
    code, _, err = run(capsys, "new", str(tmp_path / "sub" / "v"), "--from", str(path))
    assert code == 2
    assert "another folder" in err
    assert not list((tmp_path / "sub").iterdir())


@pytest.mark.parametrize(
    ("name", "code", "part"),
    [
        ("there.yaml", 1, "already"),
        ("there", 1, "already"),
        ("taken", 1, "no schema of Wendbaar"),
        ("nowhere/x", 1, "no folder"),
        ("folder", 2, "no name for a file"),
        ("x/", 2, "no name for a file"),
        ("school.en", 2, "translation"),
        ("a\nb", 2, "sign"),
        ('a"b', 2, "sign"),
        ("x" * 300, 1, "cannot be written"),
    ],
)
def test_a_name_that_will_not_do_is_refused_in_one_sentence_and_nothing_is_written(
    name: str, code: int, part: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "taken.schema.json").write_text("{}", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    got, out, err = run(capsys, "new", f"{tmp_path}/{name}")
    assert (got, out) == (code, "")
    assert part in err
    assert len(err.strip().splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "there.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ons Café", "ons-cafe"),
        ("null", "school-null"),
        ("2026.plan", "school-2026-plan"),
        ("学校", "school"),
        ("no_on.yml", "no_on"),
    ],
)
def test_odd_names_make_scenarios_that_load(
    name: str, id: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "new", str(tmp_path / name))[0] == 0
    (path,) = [*tmp_path.glob("*.yaml"), *tmp_path.glob("*.yml")]
    assert load_scenario(path).id == id
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert " " not in schema
    assert (tmp_path / schema).is_file()
