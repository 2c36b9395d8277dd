"""A plan file says what to do; a plan that breaks a rule is refused whole, with every problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.errors import UsageError
from game.scenario import PlanEntry, Scenario, ScenarioErrors, ScenarioRefused, load_scenario, read_plan
from tests.scenario.build import SMALL, marked, write

PLAN = """\
vision: {equity: 4, hybrid: 3, near: 3}
turns:
  2:
    actions:
      - {do: talk, led_by: head, teams: [care]}
      - buy
    choices: {visit: show}
    vision: {equity: 10}
  3: [{do: coach_one, teams: [tech]}]
choices: {storm: act}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return load_scenario(write(tmp_path, SMALL))


def test_a_plan_says_what_is_done_by_whom_and_for_which_teams(scenario: Scenario, tmp_path: Path) -> None:
    plan = read_plan(write(tmp_path, PLAN, "plan.yaml"), scenario)
    assert plan.vision == {"equity": 4, "hybrid": 3, "near": 3}
    assert plan.turns[2].actions == (
        PlanEntry(do="talk", led_by="head", teams=("care",)),
        PlanEntry(do="buy", led_by=None, teams=None),
    )
    assert plan.turns[2].choices == {"visit": "show"}
    assert plan.turns[2].vision == {"equity": 10}
    assert plan.turns[3].actions[0].teams == ("tech",)
    assert plan.choices == {"storm": "act"}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_a_plan_may_be_json(indent: int | str | None, scenario: Scenario, tmp_path: Path) -> None:
    data = {
        "about": "ruit/\U0001f642",
        "vision": {"equity": 10},
        "turns": {"2": {"actions": [{"do": "talk"}]}, "3": ["buy"]},
    }
    separators = None if indent else (",", ":")
    text = json.dumps(data, indent=indent, separators=separators).replace("/", "\\/")
    plan = read_plan(write(tmp_path, text, "plan.json"), scenario)
    assert sorted(plan.turns) == [2, 3]
    assert plan.about is not None
    assert plan.about.get("nl") == "ruit/\U0001f642"


def test_an_empty_plan_does_nothing(scenario: Scenario, tmp_path: Path) -> None:
    assert read_plan(write(tmp_path, "turns: {}", "plan.yaml"), scenario).turns == {}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{equity: 4,", "§{equity: 5,", "here are 11"),
        ("{equity: 4,", "{§equitty: 4,", "did you mean 'equity'?"),
        ("  2:\n", "  §9:\n", "there are 4"),
        ("do: talk,", "do: §tolk,", "did you mean 'talk'?"),
        ("led_by: head", "led_by: §haed", "did you mean 'head'?"),
        ("led_by: head", "led_by: §spare", "only in a large group"),
        ("led_by: head", "§lead_by: head", "did you mean 'led_by'?"),
        ("teams: [care]", "teams: [§caer]", "did you mean 'care'?"),
        ("teams: [care]", "teams: [care, §care]", "stands here twice"),
        ("teams: [tech]", "teams: §[tech, care]", "one team at a time"),
        ("- buy", "- {do: buy, teams: §[care]}", "for the whole school"),
        ("- buy", "- §talk", "once a turn"),
        ("choices: {visit: show}", "choices: {visit: §shwo}", "did you mean 'show'?"),
        ("choices: {storm: act}", "choices: {§strom: act}", "did you mean 'storm'?"),
        ("choices: {storm: act}", "§options: {storm: act}", "'options' is not known here"),
        ("    vision: {equity: 10}", "    vision: §{equity: 9}", "here are 9"),
        ("    vision: {equity: 10}", "    vision: {equity: §11}", "10 or less"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    old: str, new: str, says: str, scenario: Scenario, tmp_path: Path
) -> None:
    assert PLAN.count(old) == 1
    at = marked(PLAN.replace(old, new))
    with pytest.raises(ScenarioErrors) as caught:
        read_plan(write(tmp_path, at.text, "plan.yaml"), scenario)
    (found,) = caught.value.findings
    assert (found.line, found.column) == (at.line, at.column)
    assert says in str(found)


def test_every_problem_is_told_at_once(scenario: Scenario, tmp_path: Path) -> None:
    text = PLAN.replace("do: talk", "do: tolk").replace("teams: [care]", "teams: [caer]")
    text = text.replace("  2:\n", "  9:\n")
    with pytest.raises(ScenarioErrors) as caught:
        read_plan(write(tmp_path, text, "plan.yaml"), scenario)
    assert len(caught.value.findings) == 3


def test_a_role_in_reserve_may_lead_where_it_plays(scenario: Scenario, tmp_path: Path) -> None:
    path = write(tmp_path, PLAN.replace("led_by: head", "led_by: spare"), "plan.yaml")
    assert read_plan(path, scenario, with_reserve=True).turns[2].actions[0].led_by == "spare"


def test_seven_actions_in_a_turn_are_one_too_many(tmp_path: Path) -> None:
    more = "".join(
        f"  extra_{number}: {{title: Extra, tags: [safety], reach: school}}\n" for number in range(7)
    )
    scenario = load_scenario(write(tmp_path, SMALL.replace("actions:\n", "actions:\n" + more, 1)))
    at = marked("turns: {1: [extra_0, extra_1, extra_2, extra_3, extra_4, extra_5, §extra_6]}")
    with pytest.raises(ScenarioErrors) as caught:
        read_plan(write(tmp_path, at.text, "plan.yaml"), scenario)
    (found,) = caught.value.findings
    assert (found.code, found.column) == ("too-many-actions", at.column)


@pytest.mark.parametrize("text", ["[talk]", "talk", ""])
def test_a_file_that_is_no_plan_says_so(text: str, scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(ScenarioErrors):
        read_plan(write(tmp_path, text, "plan.yaml"), scenario)


def test_a_hostile_plan_is_refused(scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(ScenarioRefused):
        read_plan(write(tmp_path, "turns: " + "[" * 10_000, "plan.yaml"), scenario)


def test_a_plan_that_is_not_there_is_told(scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        read_plan(tmp_path / "absent.yaml", scenario)
