"""The claims on the standard scenario, in the order of the page."""

from __future__ import annotations

from game.evidence.claims.innovatiecollege import learning, outcomes, people, surroundings, technology, vision

ALL = (
    vision.vision_first,
    vision.lived_vision,
    vision.full_plan,
    vision.own_vision,
    vision.choosing,
    technology.strategy_first,
    technology.double_innovation,
    technology.tools_alone,
    technology.infrastructure_alone,
    technology.buying,
    technology.equity,
    learning.teacher_learning,
    learning.team_route,
    learning.safety_gate,
    learning.data_talks,
    learning.diffusion,
    learning.pioneers,
    people.dip,
    people.overload,
    people.one_thing_at_a_time,
    people.pressure_and_support,
    people.shared_leadership,
    people.planning_ahead,
    surroundings.cutting,
    surroundings.structures,
    surroundings.network,
    surroundings.anticipate,
    surroundings.resilience,
    surroundings.ethics_first,
    outcomes.late,
    outcomes.standing_still,
    outcomes.several_routes,
    outcomes.luck_and_skill,
)
