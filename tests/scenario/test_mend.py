"""A slip that YAML can't read is told at its place in plain words, and hides no other mistake of the file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.scenario import ScenarioErrors, load_scenario
from game.scenario.read import read_bytes
from tests.scenario.build import findings_of, marked, small

SLIPS = [
    ("    cost: 20\n", "    cost§ 20\n", "a colon is missing behind 'cost'"),
    ("    cost: 20\n", "    cost:§20\n", "a space is missing behind the colon"),
    ("  buy:\n", "  buy§\n", "write 'buy:'"),
    ("    title: Kopen", "    title: Kopen§: duur", "a text that holds ': ' needs quotes"),
    ("    title: Kopen", "    title: §*Kopen*", "begins with * needs quotes"),
    ("    title: Kopen", "    title: §@Kopen", "begins with @ needs quotes"),
    ("    title: Kopen", '    title: "Kopen"§ en meer', "goes on behind its closing quote"),
    ("    title: Kopen", "    title: §'s Avonds kopen", "needs double quotes"),
    ("    title: Kopen", '    title: §"Kopen', "this quote is not closed"),
    ("    title: Kopen", "   §title: Kopen", "indented by 3, where 4 would fit"),
    ("    tags: [tools_at_work]", "      §tags: [tools_at_work]", "indented by 6, where 4 would fit"),
    ("    tags: [tools_at_work]", "    tags: §[tools_at_work", "the bracket [ is not closed"),
    ("    tags: [tools_at_work]", "§\ttags: [tools_at_work]", "a tab stands here"),
    ("      - {moves: projects, by: 1, unscaled: true}", "      - §moves: projects, by: 1", "curly brackets"),
    ("{moves: inquiry, by: 4}", "{moves: inquiry§ by: 4}", "a comma is missing here"),
    ("    title: Kopen", "    title:§\u00a0Kopen", "an invisible character (U+00A0)"),
]


@pytest.mark.parametrize(("old", "new", "says"), SLIPS)
def test_a_slip_is_told_at_its_place_with_the_mistakes_elsewhere(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    at = marked(small((old, new), ("serves: student_satisfaction", "serves: happiness")))
    slip, other = sorted(findings_of(tmp_path, at.text), key=lambda one: one.code != "bad-yaml")
    assert (slip.line, slip.column) == (at.line, at.column), str(slip)
    assert says in str(slip)
    assert (other.code, "happiness" in str(other)) == ("bad-type", True)


def test_several_slips_are_told_in_one_round(tmp_path: Path) -> None:
    text = small(("    cost: 20\n", "    cost 20\n"), ("title: Wachten", "title: Wachten: even"))
    assert [one.code for one in findings_of(tmp_path, text)] == ["bad-yaml", "bad-yaml"]


def test_what_was_mended_is_never_played(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small(("    cost: 20\n", "    cost 20\n")), encoding="utf-8")
    with pytest.raises(ScenarioErrors):
        load_scenario(path)


def test_a_text_over_several_lines_is_no_slip(tmp_path: Path) -> None:
    text = small(("title: Kopen", 'title: "Kopen\n      en meer"'), ("cost: 20\n", "cost 20\n"))
    found = findings_of(tmp_path, text)
    assert [(one.code, "'cost'" in str(one)) for one in found] == [("bad-yaml", True)]


@pytest.mark.parametrize("line", ["a: b: c\n", "[", "- a\n  b: c: d\n", "'", "\t\n x", "a: [{\n"])
def test_a_file_full_of_slips_is_given_up_in_time(line: str) -> None:
    begin = time.perf_counter()
    read = read_bytes((line * (200_000 // len(line))).encode(), "file.yaml")
    assert read.findings
    assert time.perf_counter() - begin < 5
