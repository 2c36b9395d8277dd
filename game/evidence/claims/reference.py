"""Arms that several claims on the reference deck share (docs/model.md 10)."""

from __future__ import annotations

from collections.abc import Mapping

from game.texts import mark
from game.trials.arms import Arm, Plan, by_action, by_turn

THEMES = ("equal_opportunity", "flexible", "hybrid", "data_ai", "learning_organisation")
THEME_NAMES = {
    "equal_opportunity": mark("equal opportunity"),
    "flexible": mark("flexible education"),
    "hybrid": mark("learning with the field"),
    "data_ai": mark("digital citizenship"),
    "learning_organisation": mark("learning organisation"),
}
TEACHERS = ("commitment", "vision_lived", "skill")
"""Teachers' inner states."""
STUDENTS = ("education_quality", "equal_opportunity", "labour_market_fit", "student_satisfaction")


def leaning(theme: str, weight: float = 0.40, others: float = 0.15) -> dict[str, float]:
    """A vision that leans to one theme."""
    return {name: weight if name == theme else others for name in THEMES}


FLEXIBLE: Mapping[str, float] = leaning("flexible")
"""The vision of every arm, unless said."""

GOOD_PLAN: Plan = by_turn(
    {
        1: "vision_building/board safe_culture/ambassador leaders_digital/i_coach",
        2: "vision_translation/director shared_decisions/team_leader learning_communities/ambassador",
        3: "learning_communities/team_leader workplace_coaching/i_coach "
        "goals_and_milestones/programme_manager",
        4: "vision_translation/director materials_redesign/team_leader workplace_coaching/i_coach",
        5: "leaders_learn_along/ambassador practice_research/i_coach tell_the_story/director",
        6: "new_platform/programme_manager workplace_coaching/i_coach progress_monitoring/programme_manager",
        7: "materials_redesign/team_leader vision_translation/director "
        "infrastructure_renewal/programme_manager",
        8: "learning_communities/team_leader tell_the_story/director progress_monitoring/programme_manager",
        9: "materials_redesign/team_leader workplace_coaching/i_coach vision_translation/director",
        10: "practice_research/i_coach learning_communities/team_leader "
        "progress_monitoring/programme_manager",
        11: "data_conversations/i_coach workplace_coaching/i_coach share_and_celebrate/ambassador",
        12: "tell_the_story/director leaders_learn_along/ambassador safe_culture/team_leader",
    }
)
TWELVE_TOOLS: Plan = by_action({"new_platform": range(1, 12, 2), "infrastructure_renewal": range(2, 13, 2)})


def school(
    plan: Plan | None = None,
    vision: Mapping[str, float] = FLEXIBLE,
    start: Mapping[str, float] | None = None,
    leaders: tuple[str, ...] = (),
) -> Arm:
    """An arm on the standard school; without a plan nothing is done."""
    return Arm(plan=plan or {}, vision=vision, start=start or {}, leaders=leaders)


NOTHING = school()
GOOD = school(GOOD_PLAN)
TOOLS = school(TWELVE_TOOLS)
