"""Advice: what is worth a look in a sound scenario, at its place, with what to do; else silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.paths import scenarios_dir
from game.scenario import check_scenario
from game.scenario.advice_texts import LIMITS
from game.scenario.findings import Severity
from tests.scenario.build import findings_of, marked, only, small, write

BETTER = "hide: {title: Verbergen, effects: [{moves: safety, by: 4}]}"
ADVICE = [
    # An event that can't come
    ("    at: 3\n", '    when: §"safety > 60 and safety < 40"\n', "never-comes", "levels run from 0 to 100"),
    ("    at: 3\n", '    when: §"turn > 4"\n', "never-comes", "turns from 1 to 4"),
    ("    at: 3\n", '    when: §"lowest(team.skill) > 100"\n', "never-comes", "its condition never holds"),
    ("    at: 3\n", '    when: §"happened(visit)"\n', "never-comes", "it asks for 'visit'"),
    ("    at: 3\n", '    when: §"not (safety >= 0 or chosen(buy))"\n', "never-comes", "never holds"),
    ('chance: "0.4 * (1 - trust / 100)"', "chance: §0", "never-comes", "its chance is 0"),
    (
        'when: "turn >= 2"\n',
        'when: §"turn >= 2 and answered(storm, act) and turn < 3"\n',
        "never-holds",
        "chosen",
    ),
    ('when: "trust > 40"', 'when: §"trust > 400"', "never-holds", "this effect never comes"),
    ('when: "safety < 45"', 'when: §"safety < 0"', "never-holds", "this question is never asked"),
    # Endings
    ('when: "vision_lived > 30"', 'when: §"vision_lived > 130"', "never-ends", "never holds"),
    (
        "endings:\n",
        'endings:\n  - {when: "safety >= 0", title: Altijd, text: Altijd.}\n',
        "never-ends",
        "always holds",
    ),
    # Money and hours
    ("    cost: 20\n", "    cost: §2000\n", "nobody-pays", "never hold more than 240"),
    ("    hours: 12\n", "    hours: §151\n", "nobody-leads", "'head' has the most hours, 60"),
    # Options
    (
        "hide: {title: Verbergen}",
        "§hide: {title: Verbergen, effects: [{moves: safety, by: 4}]}",
        "dominated",
        "'hide'",
    ),
    (
        "act: {title: Doen, cost: -5, load: 0.1}",
        "act: {title: Doen}",
        "same-options",
        "cost and bring the same",
    ),
    # Variables
    ("variables:\n", "variables:\n  §calm: {name: Rust, start: 5}\n", "never-moves", "nothing moves 'calm'"),
    ("kind: count, show: board}", "kind: count}", "never-asked", "nothing asks for 'projects'"),
    # Texts
    ("minutes: 30\n", "minutes: §5\n", "much-to-read", "goes to reading"),
    ("title: Kopen\n", f"title: §{'Kopen en ' * 9}\n", "too-long-for-card", "about 40 fit"),
    ("turns: 4\n", "turns: 4\nturn_name: §maand\n", "turn-name", "quarters"),
    ("    effects: [{moves: inquiry, by: 4}]\n", "", "no-effect", "moves nothing"),
    ("{moves: inquiry, by: 4}", "{moves: inquiry, by: §80}", "large-effect", "up to 70"),
]
LONG = ("story: Iemand komt kijken.", f"story: {'Iemand komt kijken. ' * 150}")


@pytest.mark.parametrize(("old", "new", "code", "says"), ADVICE)
def test_what_is_worth_a_look_is_said_at_its_place(
    old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    changes = [(old, new), *([LONG] if code == "much-to-read" else [])]
    at = marked(small(*changes))
    found = [one for one in findings_of(tmp_path, at.text) if one.code == code]
    one = only(found)
    assert one.severity is Severity.ADVICE
    assert says in str(one)
    if "§" in new:
        assert (one.line, one.column) == (at.line, at.column), str(one)


def test_a_role_that_foreshadows_what_cannot_come_is_told(tmp_path: Path) -> None:
    found = findings_of(tmp_path, small(("    at: 3\n", '    when: "turn > 4"\n')))
    assert {one.code for one in found} == {"never-comes", "foreshadows-nothing"}


def test_an_event_whose_turns_are_full_is_told(tmp_path: Path) -> None:
    text = small(
        ("    at: 3\n", "    at: 4\n"),
        ('    when: "turn >= 2 and not chosen(buy)"\n', "    at: 4\n"),
        ('    chance: "0.4 * (1 - trust / 100)"\n    once: false\n', ""),
    )
    assert "are full" in str(only(findings_of(tmp_path, text)))


@pytest.mark.parametrize(
    "when",
    [
        "turn == 4",
        "safety < 40 or safety > 60",
        "not (turn < 2)",
        "2 <= turn <= 3",
        "running > 200",
        "projects > 500",
        "budget < -50",
        "safety > skill",
        "theme(equity) > 0.9",
        "happened(incident)",
        "happened(storm) and not answered(storm, act)",
        "answered(storm, act) and chosen(talk)",
        "safety + trust > 150",
    ],
)
def test_what_can_come_is_never_said_to_be_impossible(when: str, tmp_path: Path) -> None:
    assert findings_of(tmp_path, small(("    at: 3\n", f'    when: "{when}"\n'))) == []


def test_a_choice_that_something_asks_for_is_not_called_dominated(tmp_path: Path) -> None:
    text = small(
        ("hide: {title: Verbergen}", BETTER),
        ('when: "turn >= 2 and not chosen(buy)"', 'when: "turn >= 2 and not answered(visit, hide)"'),
    )
    assert findings_of(tmp_path, text) == []


def test_a_variant_is_told_of_its_own_file_only(tmp_path: Path) -> None:
    write(
        tmp_path,
        small(("    cost: 20\n", "    cost: 2000\n"), ("seats:", "parameters: {bass_q: 0.4}\nseats:")),
    )
    variant = "wendbaar: 1\nid: variant\nextends: small\nlanguage: nl\nactions: {talk: {cost: 3000}}\n"
    found = only(check_scenario(write(tmp_path, variant, "variant.yaml")))
    assert (found.code, found.line) == ("nobody-pays", 5)


def test_a_text_of_the_limit_is_not_too_long(tmp_path: Path) -> None:
    title = "K" * LIMITS["Action", "title"]
    assert findings_of(tmp_path, small(("title: Kopen\n", f"title: {title}\n"))) == []


def test_there_is_no_advice_while_there_are_mistakes(tmp_path: Path) -> None:
    text = small(("    cost: 20\n", "    cost: 2000\n"), ("minutes: 30", "minutes: lang"))
    assert only(findings_of(tmp_path, text)).code == "bad-type"


@pytest.mark.parametrize("name", ["innovatiecollege", "kennismaking"])
def test_the_scenarios_that_ship_get_no_advice(name: str) -> None:
    found = check_scenario(name, search=[scenarios_dir()])
    assert not [one for one in found if one.severity is Severity.ADVICE], "\n".join(map(str, found))
