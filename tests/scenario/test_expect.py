"""What a check of a scenario expects."""

from __future__ import annotations

import pytest

from game.scenario.expect import Expect, parse_expect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("education_quality at 12 < 55", Expect("education_quality", 12, "<", 55)),
        ("skill.care at 4 >= 30.5", Expect("skill.care", 4, ">=", 30.5)),
        (" budget  at 0<=-5 ", Expect("budget", 0, "<=", -5)),
        ("equal_opportunity at 12 higher by 5", Expect("equal_opportunity", 12, "higher by", 5)),
        ("fatigue at 12 lower  by 0.5", Expect("fatigue", 12, "lower by", 0.5)),
    ],
)
def test_an_expectation_is_read(text: str, expected: Expect) -> None:
    assert parse_expect(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "safety",
        "safety at 12",
        "safety at 12 = 3",
        "safety < 3",
        "safety at x < 3",
        "1 at 2 < 3",
        "a at 1 < b",
    ],
)
def test_what_is_not_of_the_form_is_none(text: str) -> None:
    assert parse_expect(text) is None


def test_an_expectation_holds_or_not() -> None:
    assert Expect("safety", 4, "<", 50).holds(49)
    assert not Expect("safety", 4, "<", 50).holds(50)
    assert Expect("safety", 4, ">=", 50).holds(50)
    assert Expect("safety", 4, "higher by", 5).holds(50, 45)
    assert not Expect("safety", 4, "higher by", 5).holds(49, 45)
    assert Expect("safety", 4, "lower by", 5).holds(40, 45)


def test_a_comparison_needs_the_other_plan() -> None:
    with pytest.raises(ValueError, match="another plan"):
        Expect("safety", 4, "higher by", 5).holds(50)
