"""The JSON Schema for editors says what `check` says, and offers what there is."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from game.cli.schema_beside import refresh, write_schema
from game.paths import assets_dir, scenarios_dir
from game.scenario import check_scenario, spec
from game.scenario.read import read_bytes
from game.scenario.resolve import resolve
from game.scenario.schema import CLOSED, GIVEN, OPEN, Json, schema
from game.scenario.schema_parts import WHOLE
from game.scenario.schema_snippets import snippets
from game.texts import Words
from tests.balance.school import FAULTY

EN = Words("en")
REFERENCE = Path(__file__).parents[2] / "game" / "evidence" / "reference.yaml"
SHIPPED = sorted(scenarios_dir().glob("*.yaml"))
SMALL = (assets_dir() / "new" / "scenario.en.yaml").read_text(encoding="utf-8").replace("@", "")


@cache
def general() -> Json:
    return schema(EN)


def of(path: Path) -> Json:
    return schema(EN, resolve(path, [scenarios_dir()]).node)


def mistakes(made: Json, text: str | bytes) -> list[str]:
    node = read_bytes(text.encode() if isinstance(text, str) else text, "x.yaml").node
    assert node is not None
    return [error.json_path for error in jsonschema.Draft7Validator(made).iter_errors(node.plain())]


def test_it_is_a_schema_of_the_draft_that_editors_know() -> None:
    jsonschema.Draft7Validator.check_schema(general())
    assert general()["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", [*SHIPPED, REFERENCE], ids=lambda path: path.name)
def test_every_scenario_and_translation_that_ships_is_accepted(path: Path) -> None:
    assert mistakes(general(), path.read_bytes()) == []


def test_the_schema_beside_those_that_ship_is_of_today() -> None:
    path = scenarios_dir() / "wendbaar.schema.json"
    again = "write it anew: python -m game schema --lang nl -o scenarios/wendbaar.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == schema(Words("nl")), again
    for scenario in SHIPPED:
        first = scenario.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={path.name}", scenario.name


def test_variants_are_accepted_by_the_schema_with_their_own_ids_too() -> None:
    path = scenarios_dir() / "kennismaking.yaml"
    assert mistakes(of(path), path.read_bytes()) == []
    assert mistakes(general(), FAULTY) == []
    assert mistakes(general(), SMALL) == []


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("summary:", "sumary:", "$"),
        ("  situation:", "  situatie:", "$.school"),
        ("  budget: {start", "  budget: {begin", "$.school.budget"),
        ("      size: 20", "      people: 20", "$.school.teams.care"),
        ("workload: 73", "worklod: 73", "$.school.teams.care.start"),
        ("    serves: equal_opportunity", "    serves: chances", "$.themes.equal_chances.serves"),
        ("    formal: false", "    formal: nee", "$.roles.teacher.formal"),
        ("culture: 50}", "cultuur: 50}", "$.roles.principal.strengths"),
        ("tags: [inquiry]", "tags: [onderzoek]", "$.actions.try_together.tags[0]"),
        ("reach: school", "reach: everybody", "$.actions.drop_lists.reach"),
        (
            "{moves: infrastructure, by: +8}",
            "{moves: infrastructure, by: veel}",
            "$.actions.buy.effects[0].by",
        ),
        ("{moves: ethics, by: +8}", "{move: ethics, by: +8}", "$.events.ai_report.options.rules.effects[0]"),
        ("    story:", "    storie:", "$.events.ai_report"),
        ("      show: actions", "      show: graph", "$.debrief.steps[1].show"),
        ("    expect:", "    expects:", "$.checks[0]"),
        ("q_rate: 0.3", "q_rates: 0.3", "$.parameters"),
        ("turns: 6 ", "turns: zes ", "$.turns"),
        ("icon: kansen", "icon: chances", "$.themes.equal_chances.icon"),
    ],
)
def test_a_slip_is_marked_where_it_stands_and_check_says_so_too(
    right: str, wrong: str, where: str, tmp_path: Path
) -> None:
    assert SMALL.count(right) >= 1
    text = SMALL.replace(right, wrong, 1)
    found = mistakes(general(), text)
    assert where in found
    assert all(one.startswith(where) for one in found)
    path = tmp_path / "school.yaml"
    path.write_text(text, encoding="utf-8")
    line = SMALL[: SMALL.index(right)].count("\n") + 1
    assert line in [one.line for one in check_scenario(path) if one.is_error]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("wendbaar: 1\nid: v\nextends: x\nactions: {a: {cots: 3}}\n", "$.actions.a"),
        (
            "wendbaar: 1\nid: v\nextends: x\nactions: {a: {effects: [{moves: safety}]}}\n",
            "$.actions.a.effects[0]",
        ),
        ("wendbaar: 1\nid: v\nextends: x\nactions: {a: {remove: false}}\n", "$.actions.a.remove"),
        ("wendbaar: 1\nid: v\nactions: {a: {remove: true}}\n", "$.actions.a"),
        ("title: T\nactions: {a: {cost: 3}}\n", "$.actions.a"),
        ("title: T\nturns: 3\n", "$"),
    ],
)
def test_a_slip_in_a_variant_or_a_translation_is_marked(text: str, where: str) -> None:
    assert where in mistakes(general(), text)


def test_everything_can_be_removed_in_a_variant() -> None:
    text = """
wendbaar: 1
id: v
extends: x
vision: {remove: true}
turn_name: {remove: true}
school: {about: {remove: true}, start: {safety: {remove: true}}, teams: {replace: true}}
events: {e: {at: {remove: true}, options: {a: {remove: true}, b: {hint: {remove: true}}}}}
roles: {r: {leader: {remove: true}, knows: {remove: true}}}
"""
    assert mistakes(general(), text) == []


def test_each_field_whose_names_are_offered_is_there() -> None:
    for part, field in (*CLOSED, *OPEN, *GIVEN):
        model = spec.ScenarioSpec if part == WHOLE else getattr(spec, part)
        assert field in model.model_fields, (part, field)


def test_each_field_has_its_help_in_both_languages() -> None:
    dutch = Words("nl")
    for words in (EN, dutch):
        made = schema(words)
        for name, model in vars(spec).items():
            if isinstance(model, type) and issubclass(model, spec.Part) and model.model_fields:
                name = WHOLE if model is spec.ScenarioSpec else name
                part = made["definitions"][name]
                fields = next(one for one in part.get("anyOf", [part]) if "properties" in one)["properties"]
                assert all(field.get("description") for field in fields.values()), name
    assert dutch.missing == ()


def test_a_scenarios_own_ids_are_offered_and_others_not_refused(tmp_path: Path) -> None:
    path = tmp_path / "school.yaml"
    path.write_text(SMALL, encoding="utf-8")
    made = of(path)
    parts = made["definitions"]

    def offered(part: str, field: str) -> list[str]:
        shown: Any = parts[part]
        shown = next(one for one in shown.get("anyOf", [shown]) if "properties" in one)["properties"][field]
        return [name for one in re.findall(r"'enum': \[([^]]*)\]", str(shown)) for name in eval(f"[{one}]")]

    assert offered("Effect", "teams") == ["care", "engineering"]
    assert "team.skill" in offered("Effect", "moves")
    assert offered("Claim", "play") == ["nothing", "random", "balanced", "learn", "only_buy"]
    assert offered("PlanEntry", "do")[:2] == ["vision_talk", "try_together"]
    assert offered("Fact", "foreshadows") == ["ai_report", "workload_talk"]
    assert "drop_lists" in parts["ScenarioVariant"]["properties"]["actions"]["properties"]
    assert "drop_lists" in parts["ScenarioTexts"]["properties"]["actions"]["properties"]
    assert mistakes(made, SMALL.replace("foreshadows: [workload_talk]", "foreshadows: [brand_new]")) == []


@pytest.mark.parametrize(
    ("part", "above", "indent"),
    [
        (("Scenario", "actions"), "actions:", 2),
        (("Scenario", "events"), "events:", 2),
        (("Scenario", "roles"), "roles:", 2),
        (("School", "teams"), "  teams:", 4),
        (("Scenario", "checks"), "checks:", 2),
        (("Scenario", "endings"), "endings:", 2),
        (("Event", "options"), "    options:", 6),
    ],
    ids=lambda one: ".".join(one) if isinstance(one, tuple) else "",
)
def test_what_an_editor_puts_in_at_once_is_sound(
    part: tuple[str, str], above: str, indent: int, tmp_path: Path
) -> None:
    (one,) = snippets(EN)[part]
    text = re.sub(
        r"\$\{\d+:([^}]*)\}", r"\1", yaml.safe_dump(one["body"], sort_keys=False, allow_unicode=True)
    )
    block = "".join(" " * indent + line + "\n" for line in text.splitlines())
    lines = SMALL.splitlines(keepends=True)
    place = next(k for k, line in enumerate(lines) if line.startswith(above)) + 1
    path = tmp_path / "school.yaml"
    path.write_text("".join([*lines[:place], block, *lines[place:]]), encoding="utf-8")
    assert [str(found) for found in check_scenario(path) if found.is_error] == []
    assert mistakes(general(), path.read_text(encoding="utf-8")) == []


def test_the_schema_beside_a_scenario_keeps_up_with_it_and_other_files_are_left_alone(tmp_path: Path) -> None:
    path, beside = tmp_path / "school.yaml", tmp_path / "school.schema.json"
    path.write_text(SMALL, encoding="utf-8")
    refresh(path, EN)
    assert not beside.exists(), "who has no schema gets none"
    write_schema(beside, of(path))
    path.write_text(SMALL.replace("drop_lists", "stop_lists"), encoding="utf-8")
    os.utime(beside, (1, 1))
    refresh(path, EN)
    assert '"stop_lists"' in beside.read_text(encoding="utf-8")
    beside.write_text('{"mine": true}', encoding="utf-8")
    os.utime(beside, (1, 1))
    refresh(path, EN)
    assert beside.read_text(encoding="utf-8") == '{"mine": true}'
