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

from game.engine.vocabulary import CONDITIONS_OF_SCHOOL as CONDITIONS_OF_SCHOOL
from game.engine.vocabulary import DIMENSIONS as DIMENSIONS
from game.engine.vocabulary import INCIDENT as INCIDENT
from game.engine.vocabulary import MODIFIERS as MODIFIERS
from game.engine.vocabulary import OUTCOMES as OUTCOMES
from game.engine.vocabulary import STANDARD_ENACTED as STANDARD_ENACTED
from game.engine.vocabulary import STANDARD_START as STANDARD_START
from game.engine.vocabulary import STANDARD_TEAM_START as STANDARD_TEAM_START
from game.engine.vocabulary import SUB_COMPETENCES as SUB_COMPETENCES
from game.engine.vocabulary import TEAM_VARIABLES as TEAM_VARIABLES

Array = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


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
