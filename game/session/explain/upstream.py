"""What a mechanism reads, and when that came about: the way upstream (docs/model.md 3.9, 3.10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.session.explain.book import Span
from game.session.explain.limits import limit_of
from game.session.explain.values import (
    CAPACITY,
    CARRIED,
    COHERENCE,
    DRIVE,
    EFFORT,
    IMBALANCE,
    LEARNING_CULTURE,
    LEARNING_POWER,
    PRACTICE,
    REVISED,
    is_derived,
    of_staff,
    team_of,
    value_at,
)
from game.session.game import Game

YEAR = 4
"""Quarters that are looked back at least for the move behind a cause, before all of the game is."""
MOVED = 0.5
"""Points by which a driver must have gone the way its effect went, to be told as a move."""

LARGE = 0.2
"""The part of its level by which a condition of spread among colleagues must have moved to be its reason."""

READS: Mapping[tuple[str, str], str] = {
    ("education_quality", "practice"): PRACTICE,
    ("education_quality", "dip"): "team.dip",
    ("education_quality", "workload"): "team.workload",
    ("education_quality", "craftsmanship"): "team.skill",
    ("education_quality", "theme"): CARRIED + "education_quality",
    ("education_quality", "material"): "content",
    ("education_quality", "direction"): "strategy",
    ("equal_opportunity", "practice"): CARRIED + "equal_opportunity",
    ("equal_opportunity", "digital_divide"): "team.adoption",
    ("agility", "learning_power"): LEARNING_POWER,
    ("agility", "theme"): EFFORT + "agility",
    ("labour_market_fit", "practice"): PRACTICE,
    ("labour_market_fit", "partners"): "partnerships",
    ("labour_market_fit", "theme"): EFFORT + "labour_market_fit",
    ("student_satisfaction", "quality"): "education_quality",
    ("student_satisfaction", "theme"): CARRIED + "student_satisfaction",
    ("student_satisfaction", "dip"): "team.dip",
    ("student_satisfaction", "staff"): "staff_wellbeing",
    ("staff_wellbeing", "workload"): "team.workload",
    ("staff_wellbeing", "safety"): "safety",
    ("staff_wellbeing", "commitment"): "team.commitment",
    ("staff_wellbeing", "change_fatigue"): "fatigue",
    ("staff_wellbeing", "support"): "support",
    ("staff_wellbeing", "dip"): "team.dip",
    ("team.commitment", "lived_vision"): "team.vision_lived",
    ("team.commitment", "safety"): "safety",
    ("team.commitment", "workload"): "team.workload",
    ("team.commitment", "pressure_without_support"): IMBALANCE,
    ("team.commitment", "coherence"): COHERENCE,
    ("team.commitment", "change_fatigue"): "fatigue",
    ("team.commitment", "shared_leadership"): "shared_leadership",
    ("team.workload", "dip"): "team.dip",
    ("team.workload", "change_fatigue"): "fatigue",
    ("team.workload", "processes"): "processes",
    ("team.skill", "learning_by_doing"): "team.adoption",
    ("team.skill", "learning_culture"): LEARNING_CULTURE,
    ("team.adoption", "fallback"): CAPACITY,
    ("team.vision_lived", "no_clear_vision"): "vision_on_paper",
    ("team.vision_lived", "shared_leadership"): "shared_leadership",
    ("vision_on_paper", "paper_without_translation"): "team.vision_lived",
    ("safety", "pressure_without_support"): IMBALANCE,
    ("fatigue", "fragmentation"): COHERENCE,
    ("budget", "maintenance"): "infrastructure",
    ("budget", "running_costs"): "running",
}
"""(what moved, by which mechanism) -> the variable or derived value that the mechanism reads."""

DIFFUSION = "diffusion"
_SCARCE: Mapping[str, str] = {"safety": "safety", "support": DRIVE, "pressure": DRIVE}
"""What spread among colleagues is followed to, by what holds it back most; else to what teams can carry."""
_WEIGHS = (
    "dip",
    "workload",
    "change_fatigue",
    "pressure_without_support",
    "digital_divide",
    "maintenance",
    "running_costs",
)
"""Mechanisms by which more of what is read means less of what is moved."""
_RAISES = (("team.workload", "dip"), ("team.workload", "change_fatigue"))
_EASES = (("team.workload", "processes"), ("fatigue", "fragmentation"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands behind a cause: the variable it reads and how that moved before."""

    variable: str
    span: Span
    """The quarters in which it moved so; empty in the first quarter: nothing had happened yet."""
    before: float
    after: float
    agrees: bool
    """It moved the way its effect did. Otherwise the cause still works through, or works as it stands; an
    input of a split always agrees."""


def reading(game: Game, variable: str, mechanism: str, amount: float, span: Span) -> Reading | None:
    """What a cause of `variable` reads, followed back to where that began to move; None: it reads nothing.

    amount  what the cause gave over `span`, which says which way the driver must have gone

    A mechanism reads the levels at the start of a quarter. An input of a split moved in the span itself.
    """
    if is_derived(game.rules, variable):
        if mechanism == REVISED:
            return None
        own = input_of(variable, mechanism)
        before, after = value_at(game, own, span[0] - 1), value_at(game, own, span[-1])
        return Reading(own, span, before, after, True)
    last = span[-1] - 1
    name = _read_by(game, variable, mechanism, last)
    if name is None:
        return None
    more = (amount >= 0.0) is not _weighs(variable, mechanism)
    path = [value_at(game, name, turn) for turn in range(last + 1)]
    first, agrees = _since(path, min(max(last - YEAR, 0), span[0] - 1), more)
    if mechanism == DIFFUSION:  # it goes on anyhow: only a large move of what it needs is a reason
        agrees = agrees and abs(path[last] - path[first]) >= LARGE * path[first]
    return Reading(name, tuple(range(first + 1, last + 1)), path[first], path[last], agrees)


def input_of(variable: str, name: str) -> str:
    """What an input of a split is the level of: of one team's value that team's."""
    team = team_of(variable)
    return f"{name.removeprefix('team.')}.{team}" if team and name.startswith("team.") else name


def rises(variable: str, mechanism: str, amount: float, is_input: bool) -> bool:
    """Whether a cause that gave this amount means more of what it is called after."""
    weighs = not is_input and _weighs(variable, mechanism)
    return (amount < 0.0) if weighs else (amount >= 0.0)


def _read_by(game: Game, variable: str, mechanism: str, last: int) -> str | None:
    """A mechanism of one team reads that team's level; of several that it reads, the scarcest counts."""
    team = team_of(variable)
    if mechanism == DIFFUSION:
        limit = limit_of(game, DIFFUSION, last, team)
        behind: str | None = _SCARCE.get(limit.variable, CAPACITY) if limit is not None else CAPACITY
    else:
        behind = READS.get((of_staff(variable), mechanism))
    if behind is not None and team and behind.startswith("team."):
        return f"{behind.removeprefix('team.')}.{team}"
    return f"{behind}.{team}" if behind == CAPACITY and team else behind


def _weighs(variable: str, mechanism: str) -> bool:
    pair = (of_staff(variable), mechanism)
    return pair in _EASES or (mechanism in _WEIGHS and pair not in _RAISES)


def _since(path: Sequence[float], near: int, more: bool) -> tuple[int, bool]:
    """The quarter (0: the start) from which a driver went this way; and whether it did.

    path  its values from the start on
    near  from here it is looked for first, then from the start

    That is its lowest (or highest) point, the latest of equals. Where it never went this way: `near`.
    """
    sign, last = (1.0 if more else -1.0), len(path) - 1
    for first in dict.fromkeys((near, 0)):
        turn = min(range(first, last + 1), key=lambda turn: (sign * path[turn], -turn))
        if abs(path[last] - path[turn]) >= MOVED:
            return turn, True
    return near, False
