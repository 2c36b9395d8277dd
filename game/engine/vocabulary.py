"""The model's names and the standard school (docs/model.md 1): plain constants, without arrays."""

from __future__ import annotations

from collections.abc import Mapping

DIMENSIONS = ("literacy", "conduct", "organisation", "direction", "culture")  # A, B, C, D, E of model.md

SUB_COMPETENCES: Mapping[str, str] = {
    "tools_at_work": "literacy",
    "data_use": "literacy",
    "ethics": "literacy",
    "own_development": "literacy",
    "transformational": "conduct",
    "learning_professional": "conduct",
    "innovation_room": "organisation",
    "processes": "organisation",
    "partnerships": "organisation",
    "visioning": "direction",
    "strategy": "direction",
    "safety": "culture",
    "competence_development": "culture",
    "inquiry": "culture",
}
"""The fourteen sub-competences, in the model's order, each with its dimension."""

CONDITIONS_OF_SCHOOL = (
    "vision_on_paper",
    "infrastructure",
    "content",
    "pressure",
    "support",
    "fatigue",
    "shared_leadership",
)
OUTCOMES = (
    "education_quality",
    "equal_opportunity",
    "agility",
    "labour_market_fit",
    "student_satisfaction",
    "staff_wellbeing",
)
TEAM_VARIABLES = ("skill", "adoption", "commitment", "workload", "vision_lived", "dip")
MODIFIERS = ("safety", "coherence", "literacy", "vision", "support")  # `leader_fit` is always applied

STANDARD_START: Mapping[str, float] = {
    "tools_at_work": 42,
    "data_use": 36,
    "ethics": 34,
    "own_development": 36,
    "transformational": 44,
    "learning_professional": 40,
    "innovation_room": 36,
    "processes": 38,
    "partnerships": 40,
    "visioning": 30,
    "strategy": 36,
    "safety": 46,
    "competence_development": 40,
    "inquiry": 34,
    "vision_on_paper": 22,
    "infrastructure": 50,
    "content": 36,
    "pressure": 18,
    "support": 22,
    "fatigue": 15,
    "shared_leadership": 30,
    "education_quality": 58,
    "equal_opportunity": 52,
    "agility": 40,
    "labour_market_fit": 54,
    "student_satisfaction": 56,
    "staff_wellbeing": 46,
}
"""Start values of the standard school (docs/model.md 1), for what a scenario does not give."""
STANDARD_ENACTED = 10.0
STANDARD_TEAM_START: Mapping[str, float] = {
    "skill": 37,
    "adoption": 26,
    "commitment": 49,
    "workload": 74,
    "vision_lived": 20,
    "dip": 0,
}
"""The standard school's mean over teams, rounded: for a team that does not say."""

INCIDENT = -1
