"""The names a scenario knows: what conditions, effects, plans and checks may speak of.

Built from a checked scenario (`Names.of_spec`) or from a file that may still hold mistakes
(`game.scenario.check`), so that both read the same language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from game.engine.vocabulary import CONDITIONS_OF_SCHOOL, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES

if TYPE_CHECKING:
    from game.scenario.spec import ScenarioSpec

SCHOOL_VARIABLES = (*SUB_COMPETENCES, *CONDITIONS_OF_SCHOOL, *OUTCOMES)
"""The model's variables of the school, in its order."""

INCIDENT_NAME = "incident"
"""What `happened(...)` calls the model's own incident."""

NO_PLAN = "nothing"
BOTS = (NO_PLAN, "random", "balanced")
"""What a check may play without a plan of that name."""

FUNCTIONS = ("lowest", "highest", "mean", "chosen", "answered", "happened", "theme")
_DERIVED = ("coherence", "budget", "running", "turn")

RESERVED = frozenset(
    (*SCHOOL_VARIABLES, *TEAM_VARIABLES, *_DERIVED, *FUNCTIONS, "leader_growth", "enacted", "team", "not")
) | {"and", "or", "in", "is", "if", "else"}
"""Names that a variable of the scenario's own can't take."""


@dataclass(frozen=True)
class Names:
    """Ids in the order of the file; an index is a place in that order."""

    turns: int = 40
    themes: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    reserve: frozenset[str] = frozenset()
    """Those of `roles` that play only in a large group."""
    own: tuple[str, ...] = ()
    counts: frozenset[str] = frozenset()
    """Those of `own` that are numbers instead of levels."""
    actions: Mapping[str, str] = field(default_factory=dict)
    """Each action with its reach."""
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Each event with its options."""
    plans: tuple[str, ...] = ()

    @classmethod
    def of_spec(cls, spec: ScenarioSpec) -> Names:
        """The names of a scenario without mistakes. Reserve roles are among them."""
        return cls(
            turns=spec.turns,
            themes=tuple(spec.themes),
            teams=tuple(spec.school.teams),
            roles=tuple(spec.roles),
            reserve=frozenset(name for name, role in spec.roles.items() if role.reserve),
            own=tuple(spec.variables),
            counts=frozenset(name for name, own in spec.variables.items() if own.kind == "count"),
            actions={name: action.reach for name, action in spec.actions.items()},
            events={name: tuple(event.options) for name, event in spec.events.items()},
            plans=tuple(spec.plans),
        )

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """What a condition may name: variables of the school, team means, derived and own ones, `turn`."""
        return (*SCHOOL_VARIABLES, *TEAM_VARIABLES, *_DERIVED, *self.own)

    @cached_property
    def movable(self) -> tuple[str, ...]:
        """What an effect may move (docs/model.md 9)."""
        school = (name for name in SCHOOL_VARIABLES if name != "shared_leadership")
        team = (f"team.{name}" for name in TEAM_VARIABLES)
        return (*school, *team, "leader_growth", "running", "budget", *self.own)

    @cached_property
    def startable(self) -> tuple[str, ...]:
        """What `school.start` may set."""
        return (*SCHOOL_VARIABLES, *self._by_theme_and_role(), "running")

    @cached_property
    def measurable(self) -> tuple[str, ...]:
        """What a check may look at: the ids of results, and a team variable's mean over staff."""
        teams = (f"{name}.{team}" for name in TEAM_VARIABLES for team in self.teams)
        return (
            *SCHOOL_VARIABLES,
            *teams,
            *TEAM_VARIABLES,
            *self._by_theme_and_role(),
            *_DERIVED[:3],
            *self.own,
        )

    @cached_property
    def first_option(self) -> Mapping[str, int]:
        """The flat index of each event's first option."""
        first: dict[str, int] = {}
        count = 0
        for event, options in self.events.items():
            first[event] = count
            count += len(options)
        return first

    def option(self, event: str, option: str) -> int:
        """The flat index of an option."""
        return self.first_option[event] + self.events[event].index(option)

    @cached_property
    def place_of_action(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.actions)}

    @cached_property
    def place_of_event(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.events)}

    def _by_theme_and_role(self) -> Iterator[str]:
        yield from (f"enacted.{theme}" for theme in self.themes)
        yield from (f"leader_growth.{role}" for role in self.roles)
