"""Finding, loading and keeping scenarios."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from game.errors import UsageError
from game.scenario import (
    Scenario,
    ScenarioErrors,
    ScenarioRefused,
    check_scenario,
    find_scenarios,
    load_scenario,
)
from tests.scenario.build import SMALL, small, write


def test_a_scenario_is_found_by_its_path_or_by_its_id(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL)
    assert load_scenario(path).id == "small"
    assert load_scenario(str(path)).path == path
    assert load_scenario("small", search=[tmp_path]).path == path


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("smal", "Did you mean 'small'"),
        ("zzz", "There are: small"),
        ("no.yaml", "There is no file"),
        (".", "not a scenario"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(asked: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    with pytest.raises(UsageError, match=says) as caught:
        load_scenario(asked, search=[tmp_path])
    assert caught.value.exit_code == 2


def test_all_scenarios_of_a_folder_are_listed_and_translations_are_not(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    write(tmp_path, "title: Small\n", "small.en.yaml")
    write(tmp_path, small(("minutes: 30", "minutes: lang")), "wrong.yaml")
    write(tmp_path, small(("turns: 4\n", "turns: 4\npurpose: parity\n")), "proof.yaml")
    listed = find_scenarios([tmp_path, tmp_path / "absent"])
    assert [(one.path.name, one.is_offered, len(one.findings)) for one in listed] == [
        ("proof.yaml", False, 0),
        ("small.yaml", True, 0),
        ("wrong.yaml", False, 1),
    ]


def test_a_saved_scenario_is_the_same_scenario(tmp_path: Path) -> None:
    write(tmp_path, "title: Small\n", "small.en.yaml")
    first = load_scenario(write(tmp_path, SMALL))
    again = Scenario.from_json(first.json)
    assert again.spec == first.spec
    assert again.json == first.json
    assert again.sha256 == first.sha256
    assert again.path is None
    assert again.languages == ("nl", "en")
    assert again.ruleset().variables == first.ruleset().variables


def test_the_saved_order_is_the_order_of_the_file(tmp_path: Path) -> None:
    made = load_scenario(write(tmp_path, SMALL))
    assert list(json.loads(made.json)["themes"]) == ["equity", "hybrid", "near"]


def test_a_variant_is_saved_whole(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    made = load_scenario(write(tmp_path, "wendbaar: 1\nid: variant\nextends: small\n", "variant.yaml"))
    assert Scenario.from_json(made.json).spec == made.spec


def test_remarks_and_shorthand_do_not_change_what_a_scenario_is(tmp_path: Path) -> None:
    first = load_scenario(write(tmp_path, SMALL))
    text = "# A remark.\n" + small(("    at: 3\n", "    at: [3]  # a remark\n"))
    text = text.replace("3: [buy, {do: talk", "3: [{do: buy}, {do: talk")
    assert load_scenario(write(tmp_path, text)).sha256 == first.sha256


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-10],
        lambda data: b"[]",
        lambda data: b"",
        lambda data: b"\xff" + data,
        lambda data: b'{"wendbaar":2,' + data[len(b'{"wendbaar":1,') :],
        lambda data: data.replace(b'"minutes":30', b'"minutes":NaN'),
        lambda data: data.replace(b'"minutes":30', b'"minutes":"a"'),
        lambda data: data.replace(b'"turns":4', b'"turns":4,"turns":5'),
        lambda data: data.replace(b'"visioning"', b'"unknown"', 1),
        lambda data: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        lambda data: b"{" + b" " * 5_000_000 + b"}",
    ],
)  # fmt: skip
def test_a_saved_scenario_that_does_not_hold_is_refused(damage: object, tmp_path: Path) -> None:
    data = load_scenario(write(tmp_path, SMALL)).json
    assert callable(damage)
    damaged = damage(data)
    assert damaged != data
    with pytest.raises(ScenarioRefused) as caught:
        Scenario.from_json(damaged)
    assert caught.value.exit_code == 3
    assert str(caught.value)


def test_brackets_in_texts_are_no_nesting(tmp_path: Path) -> None:
    made = load_scenario(write(tmp_path, small(("Een kleine school.", "'" + "[{" * 60 + " \\\" ]'"))))
    assert Scenario.from_json(made.json).sha256 == made.sha256


def test_conditions_of_questions_and_endings_can_be_asked(tmp_path: Path) -> None:
    made = load_scenario(write(tmp_path, SMALL))
    text = made.spec.endings[0].when
    assert made.condition(text) is made.condition(text)


def test_a_named_plan_is_given_and_nothing_always_exists(tmp_path: Path) -> None:
    made = load_scenario(write(tmp_path, SMALL))
    assert made.plan("talk_first").turns[2].actions[0].do == "talk"
    assert not made.plan("nothing").turns
    with pytest.raises(UsageError, match="talk_first"):
        made.plan("unknown")


@pytest.mark.parametrize("name", ["innovatiecollege", "kennismaking"])
def test_what_ships_has_no_mistakes_and_speaks_dutch_and_english(name: str, repository: Path) -> None:
    search = [repository / "scenarios"]
    assert [one for one in check_scenario(name, search=search) if one.is_error] == []
    assert load_scenario(name, search=search).languages == ("nl", "en")


def test_a_scenario_of_two_thousand_lines_loads_in_well_under_a_second(repository: Path) -> None:
    path = repository / "scenarios" / "innovatiecollege.yaml"
    assert path.read_text(encoding="utf-8").count("\n") > 2000
    load_scenario(path)
    seconds = []
    for _ in range(3):
        begin = time.process_time()
        load_scenario(path)
        seconds.append(time.process_time() - begin)
    assert statistics.median(seconds) < 0.8


def test_errors_carry_warnings_along(tmp_path: Path) -> None:
    text = small(
        ("{moves: visioning, by: +8,", "{moves: education_quality, by: +8,"), ("minutes: 30", "minutes: lang")
    )
    with pytest.raises(ScenarioErrors) as caught:
        load_scenario(write(tmp_path, text))
    assert [one.severity.value for one in caught.value.findings] == ["error", "warning"]
