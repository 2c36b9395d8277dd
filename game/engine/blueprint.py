"""What the engine needs to know of a scenario: plain frozen dataclasses, no texts, no files.

`game.scenario.compile` writes a `Blueprint`; `Ruleset.build` turns it into arrays. Every index in here counts
from 0 in the order of the scenario's file, which is also the order of the engine's sums. Quarters count from
1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

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


class Facts(Protocol):
    """What a condition may ask of the school at the start of a quarter; arrays have shape (N,)."""

    @property
    def turn(self) -> int:
        """The quarter now, from 1."""
        ...

    def level(self, name: str) -> Array:
        """A school or own variable, `coherence`, `budget`, `running`, or a team variable's staff mean."""
        ...

    def teams(self, name: str) -> Array:
        """A team variable in every team, shape (J, N)."""
        ...

    def theme(self, theme: int) -> Array:
        """The weight of a theme in the vision, 0 to 1."""
        ...

    def chosen(self, action: int) -> Truth:
        """Carried out in an earlier quarter."""
        ...

    def answered(self, option: int) -> Truth:
        """An event answered with this option (its flat index) in an earlier quarter."""
        ...

    def happened(self, event: int) -> Truth:
        """An event that came in an earlier quarter; INCIDENT asks for the model's own incident."""
        ...


INCIDENT = -1

Condition = Callable[[Facts], Truth]
Chance = Callable[[Facts], Array]


@dataclass(frozen=True, slots=True)
class Effect:
    moves: str
    """A school variable, `team.<variable>`, `leader_growth`, `running`, `budget` or an own variable."""
    by: float
    after: int = 0
    over: int = 1
    scaled_by: tuple[str, ...] = ()
    """Names of MODIFIERS, in their order there, `leader_fit` left out."""
    unscaled: bool = False
    teams: tuple[int, ...] | None = None
    """Only these teams, each in full; None: those that the source reaches."""
    when: Condition | None = None
    when_text: str = ""
    """The condition as written: two effects with the same text share a channel."""


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    tags: tuple[str, ...]
    themes: tuple[float, ...]
    """One weight per theme, 0 to 1."""
    cost: float
    hours: float
    load: float
    reach: str
    """`school`, `teams` (one or more) or `team` (exactly one)."""
    fits: str | None
    """The dimension whose strength its leader needs; None: the mean over the tags."""
    lasts: int
    once: bool
    repeat_loss: float
    when: Condition | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Option:
    event: int
    id: str
    cost: float
    hours: float
    load: float
    themes: tuple[float, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    at: tuple[int, ...]
    """Quarters in which it is due; empty for an event with a condition."""
    when: Condition | None
    chance: Chance | None
    """None: certain."""
    once: bool
    options: tuple[int, ...]
    """Flat indexes into `Blueprint.options`."""
    default: int
    """Flat index of the option that comes when nobody decides."""
    answers_table: bool
    """Its condition asks for more than the turn: it answers what the table did."""
    ruled_out: tuple[int, ...] = ()
    """Quarters in which its condition can't hold, whatever the school."""


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    hours: float
    strengths: tuple[float, ...]
    """One per DIMENSIONS, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    size: float
    start: Mapping[str, float]
    """A value for each of TEAM_VARIABLES."""


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    serves: str


@dataclass(frozen=True, slots=True)
class OwnVariable:
    id: str
    start: float
    decay: float = 0.0
    """Share lost a quarter."""
    count: bool = False
    """A number instead of a level: no gates, no upper bound."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    id: str
    turns: int
    events_per_turn: int
    start: Mapping[str, float]
    """School variables, outcomes, `enacted.<theme>`, `leader_growth.<role>` (else 0), `running`; `budget`."""
    teams: tuple[Team, ...]
    themes: tuple[Theme, ...]
    roles: tuple[Role, ...]
    """Only the roles that play: an unused reserve is not here."""
    leader: int
    """The role that leads the table by default."""
    own: tuple[OwnVariable, ...]
    actions: tuple[Action, ...]
    events: tuple[Event, ...]
    options: tuple[Option, ...]
    parameters: Mapping[str, float] = field(default_factory=dict)
    """What differs from docs/model.md 4, by its name there; `income` and `reserve` are the scenario's."""
