"""Where things stand: the order of the variables, and the rows of a school's block of numbers."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.blueprint import CONDITIONS_OF_SCHOOL, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES, Blueprint

RING = 8
"""Quarters in which a launch can still deliver: an effect's after + over is at most this."""


def places_of(blueprint: Blueprint) -> tuple[dict[str, slice], tuple[str, ...]]:
    """The rows by name, and the V variable ids in the order of those rows.

    Names are a school variable, an outcome, an own variable, `budget`, `running`, `team.<variable>` (J rows),
    and the groups `sub_competences`, `enacted`, `outcomes` and `leader_growth`.
    """
    teams = [team.id for team in blueprint.teams]
    groups: list[tuple[str, list[str]]] = [
        ("sub_competences", list(SUB_COMPETENCES)),
        *((name, [name]) for name in CONDITIONS_OF_SCHOOL),
        ("enacted", [f"enacted.{theme.id}" for theme in blueprint.themes]),
        ("outcomes", list(OUTCOMES)),
        *((f"team.{name}", [f"{name}.{team}" for team in teams]) for name in TEAM_VARIABLES),
        ("leader_growth", [f"leader_growth.{role.id}" for role in blueprint.roles]),
        ("budget", ["budget"]),
        ("running", ["running"]),
        *((own.id, [own.id]) for own in blueprint.own),
    ]
    places: dict[str, slice] = {}
    variables: list[str] = []
    for group, names in groups:
        places[group] = slice(len(variables), len(variables) + len(names))
        variables.extend(names)
    for group in ("sub_competences", "outcomes"):
        first = places[group].start
        members = variables[places[group]]
        places.update({name: slice(first + k, first + k + 1) for k, name in enumerate(members)})
    return places, tuple(variables)


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a saved school: SchoolState's block, its memory, then the ledger.

    Quarters count from 1, 0 is never.
    """

    levels: slice
    """The V variables."""
    weights: slice
    """The vision: a weight per theme."""
    uses: slice
    """Memory of repetition, per action."""
    memory: slice
    """All that `started` to `waiting` say, which are rows of SchoolState.memory."""
    started: slice
    """Quarter in which each action was last carried out."""
    answered: slice
    """Quarter in which each option was last chosen."""
    came: slice
    """Quarter in which each event last came."""
    incident: int
    """Quarter of the last incident."""
    waiting: slice
    """1 for a dated event that found its quarter full."""
    ring: slice
    """The launch ledger: RING slots of `channel_rows`, by turn mod RING."""
    channel_rows: int
    action_rows: int
    """Those of `channel_rows` that belong to actions; they come first."""
    rows: int
    """Of a whole school, as it is saved."""

    @classmethod
    def of(cls, blueprint: Blueprint, variables: int, channel_rows: int, action_rows: int) -> Layout:
        sizes = (
            variables,
            len(blueprint.themes),
            len(blueprint.actions),
            len(blueprint.actions),
            len(blueprint.options),
            len(blueprint.events),
            1,
            len(blueprint.events),
            RING * channel_rows,
        )
        parts: list[slice] = []
        first = 0
        for size in sizes:
            parts.append(slice(first, first + size))
            first += size
        levels, weights, uses, *remembered, ring = parts
        memory = slice(uses.stop, ring.start)
        started, answered, came, incident, waiting = (
            slice(part.start - memory.start, part.stop - memory.start) for part in remembered
        )
        return cls(
            levels,
            weights,
            uses,
            memory,
            started,
            answered,
            came,
            incident.start,
            waiting,
            ring,
            channel_rows,
            action_rows,
            first,
        )
