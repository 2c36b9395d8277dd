"""The table of shapes says what the models say, and its judge says in plain words what was meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.scenario.shape import TABLE
from game.scenario.shapes import table
from tests.scenario.build import findings_of, marked, only, small

ROOT = Path(__file__).parents[2]


def test_the_table_is_as_the_models_are() -> None:
    assert TABLE.read_bytes() == table(), "run: python -m game.scenario.shapes"


def test_a_check_starts_without_the_heavy_libraries() -> None:
    """Half of its time would be theirs."""
    code = (
        "import sys; from game.cli import main; main(['check', 'kennismaking', '--lang', 'nl']);"
        "print(sorted({'numpy', 'pydantic', 'pygame', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


MEANT = [
    ("    cost: 20\n", "    cost: §0,5\n", "write 0.5"),
    ("    cost: 20\n", "    cost: §€ 20\n", "write 20"),
    ("    cost: 20\n", "    cost: §vier\n", "write it in digits"),
    ("    load: 0.3\n", "    load: §30%\n", "write 0.3"),
    ("themes: {equity: 0.5}", "themes: {equity: §50}", "for 50 % write 0.5"),
    ("themes: {equity: 0.5}", "themes: §[equity]", "as in: equity: 1"),
    ("    cost: 20\n", "    §kosten: 20\n", "did you mean 'cost'?"),
    ("    tags: [tools_at_work]", "    tags: §tools_at_work", "write [tools_at_work]"),
    ("    tags: [tools_at_work]", "    tags: [§veiligheid]", "did you mean 'safety'?"),
    ("moves: visioning", "moves: §werkdruk", "did you mean 'team.workload'?"),
    ("moves: visioning", "moves: §care.skill", "write team.skill, with teams: [care]"),
    ("    repeat: once\n", "    §felt_by: [head]\n", "it belongs to an event"),
    ("    leader: true\n", "    leader: §ja\n", "write true"),
    ("  buy:\n", "  §Grote aankoop:\n", "write 'grote_aankoop'"),
    ("    title: Kopen\n", "    title: §[nog doen]\n", "needs quotes around it"),
    ("    title: Kopen\n", "    title:§\n", "a text is expected, and nothing stands here"),
    (
        "    effects: [{moves: inquiry, by: 4}]",
        "    effects: §{moves: inquiry, by: 4}",
        "begin each item with a dash",
    ),
    ("wendbaar: 1\n", "wendbaar: §'1'\n", "write 1, without quotes"),
    ("turns: 4\n", "turns: 4\n§talk_too:\n", "known here"),
    ("    title: Kopen\n", "", "What the card is called"),
]


@pytest.mark.parametrize(("old", "new", "says"), MEANT)
def test_a_mistake_comes_with_what_was_meant(old: str, new: str, says: str, tmp_path: Path) -> None:
    at = marked(small((old, new)))
    found = [one for one in findings_of(tmp_path, at.text) if says in str(one)]
    assert only(found).is_error
    if "§" in new:
        assert (found[0].line, found[0].column) == (at.line, at.column), str(found[0])
