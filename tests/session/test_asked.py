"""What a locked card asks, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session import commands as c
from game.session.asked import Asked
from game.session.events import PlanEntry
from game.session.game import Step
from tests.session.games import EN, play_to, scenario, start


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("turn >= 3", "from quarter 3"),
        ("chosen(course_check)", "first Course check"),
        ("turn >= 2 and chosen(ethics_table)", "from quarter 2, first Ethics table with students"),
        ("lowest(team.skill) > 40", "the school is not ready for it"),
        ("turn >= 2 and highest(team.skill) > 40", "the school is not ready for it"),
    ],
)
def test_a_condition_is_said_whole_or_not_at_all(condition: str, said: str) -> None:
    assert Asked(scenario(), condition).say(EN) == said


def test_a_level_is_asked_by_its_name() -> None:
    said = Asked(scenario(), "safety >= 40").say(EN)
    assert said.endswith("40 or more") and "safety >= 40" not in said


def test_a_card_whose_condition_does_not_hold_is_refused_in_words(tmp_path: Path) -> None:
    variant = tmp_path / "later.yaml"
    variant.write_text(
        'wendbaar: 1\nid: later\nextends: innovatiecollege\nactions:\n  course_check: {when: "turn >= 3"}\n',
        encoding="utf-8",
    )
    sitting = start(variant)
    play_to(sitting, 1, Step.PLAN)
    refusal = sitting.do(c.DraftPlan((PlanEntry("course_check", "director"),)))
    assert refusal is not None
    assert refusal.say(EN).endswith("is not possible yet: from quarter 3.")
