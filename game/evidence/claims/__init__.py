"""The claims, by deck. To add one: write a function that gives a Claim, and name it here."""

from __future__ import annotations

from functools import cache, partial

from game.evidence.claim import Claim, Probe
from game.evidence.claims import climate, outcomes, routes, soundness, tools, vision, winners
from game.evidence.claims.innovatiecollege.every import ALL as INNOVATIECOLLEGE

ALL = (
    vision.vision_first,
    vision.lived_vision,
    tools.tools_alone,
    climate.safety_gate,
    climate.shared_leadership,
    climate.pressure_and_support,
    climate.pace,
    outcomes.dip,
    outcomes.students_last,
    tools.infrastructure_alone,
    vision.equal_opportunity,
    vision.coherence,
    outcomes.standing_still,
    outcomes.levers,
    winners.no_single_key,
    winners.winners,
    soundness.soundness,
    outcomes.luck_and_skill,
    routes.buying,
    routes.writing,
    routes.choosing,
    routes.pushing,
    routes.data_talks,
    routes.informal_leaders,
    routes.idling,
    routes.several_routes,
    *INNOVATIECOLLEGE,
    partial(winners.no_single_key, "iP15", "innovatiecollege", True),
    partial(winners.winners, "iP16", "innovatiecollege", True),
    partial(soundness.soundness, "iP17", "innovatiecollege"),
)


@cache
def all_claims() -> tuple[Claim | Probe, ...]:
    """Every claim, in the order of the page."""
    return tuple(make() for make in ALL)


def claims_of(deck: str) -> tuple[Claim | Probe, ...]:
    """The claims that are judged on a deck."""
    return tuple(claim for claim in all_claims() if claim.deck == deck)
