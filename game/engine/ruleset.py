"""A scenario as arrays: compiled once, never written again, shared by all games."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from game.engine.answers import Indexes
from game.engine.arrivals import Arrivals
from game.engine.blueprint import (
    DIMENSIONS,
    OUTCOMES,
    STANDARD_ENACTED,
    STANDARD_START,
    STANDARD_TEAM_START,
    SUB_COMPETENCES,
    TEAM_VARIABLES,
    Action,
    Array,
    Blueprint,
    Event,
    Option,
    Truth,
)
from game.engine.channels import Source, compile_sources
from game.engine.layout import Layout, places_of
from game.engine.parameters import Parameters

STANDARD_BUDGET = 140.0

Frozen = TypeVar("Frozen", Array, Truth, Indexes)


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """What choosing m of the teams does, by m from 0 to J (docs/model.md 2); (J + 1,) each."""

    strength: Array
    """Strength and load in each chosen team."""
    cost: Array
    hours: Array


@dataclass(frozen=True, eq=False)
class Ruleset:
    """A compiled scenario: names in the order of the engine's sums, and read-only arrays.

    Shapes: V variables, J teams, K themes, R roles, A actions, M options, E events.
    """

    id: str
    turns: int
    events_per_turn: int
    variables: tuple[str, ...]
    teams: tuple[str, ...]
    themes: tuple[str, ...]
    roles: tuple[str, ...]
    actions: tuple[str, ...]
    events: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    """(event id, option id), by flat index."""
    leader: int
    """The role that leads the table by default."""
    blueprint: Blueprint
    p: Parameters

    start: Array
    """(V,) start values: every `ref`, `base` and subscript 0 of the model."""
    floor: Array
    """(V, 1) lower bounds; -inf for the budget."""
    ceiling: Array
    """(V, 1) upper bounds; inf for budget, running and counts."""
    bounds: tuple[tuple[slice, float, float], ...]
    """The same as (rows, lower, upper bound), for rows that have any."""
    ungated: Indexes
    """Variables that take what arrives in full: outcomes, money and counts."""
    share: Array
    """(J,) share of staff."""
    shares: tuple[float, ...]
    """The same, as numbers of Python."""
    role_hours: Array
    """(R,) leader hours a quarter."""
    fit: Array
    """(A, R) fit of a role with an action, 0 to 1, before growth."""
    action_cost: Array
    """(A,) thousand euro, for one team or school-wide."""
    action_hours: Array
    """(A,) leader hours, for one team or school-wide."""
    action_costs: Array
    """(J + 1, A) what an action costs in so many teams; school-wide or in one team its plain cost."""
    action_all_hours: Array
    """(J + 1, A) likewise the leader hours it takes."""
    of_one_team: Truth
    """(A,) reach is `team`."""
    action_once: Truth
    """(A,) done once, it is never done again."""
    action_lasts: Array
    """(A,) quarters it takes."""
    action_load: Array
    """(A,) staff load in a team fully reached."""
    repeat_loss: Array
    """(A,) the model's rho."""
    action_themes: Array
    """(A, K)"""
    school_wide: Truth
    """(A,) reach is `school`."""
    option_themes: Array
    """(M, K)"""
    option_cost: Array
    """(M,) thousand euro; below 0 where an option brings money in."""
    option_hours: Array
    """(M,) leader hours, shared equally by the roles."""
    option_load: Array
    """(M,) staff load in a team fully reached."""
    options_of: Indexes
    """(E, most) flat indexes of each event's options, filled up with the first."""
    option_numbers: Indexes
    """(E,) how many options each event has."""
    default_option: Indexes
    """(E,) flat index."""
    serves: tuple[tuple[int, ...], ...]
    """For each of OUTCOMES the themes that serve it."""
    reach: Reach
    sources: tuple[Source, ...]
    """Actions, then options."""
    places: Mapping[str, slice]
    """Rows by name, see `layout.places_of`."""
    layout: Layout
    arrivals: tuple[Arrivals, ...]
    """What each source delivers, and when."""

    _indexes: Mapping[str, Mapping[object, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kinds: dict[str, Sequence[object]] = {
            "variable": self.variables,
            "action": self.actions,
            "role": self.roles,
            "team": self.teams,
            "theme": self.themes,
            "event": self.events,
            "option": self.options,
        }
        indexes = {kind: {name: k for k, name in enumerate(names)} for kind, names in kinds.items()}
        object.__setattr__(self, "_indexes", MappingProxyType(indexes))

    @classmethod
    def build(cls, blueprint: Blueprint) -> Ruleset:
        """The arrays of a blueprint; ValueError when it breaks the promises of its own docstrings."""
        _require_sound(blueprint)
        p = Parameters().changed(blueprint.parameters)
        places, variables = places_of(blueprint)
        sources, channel_rows = compile_sources(blueprint, places, len(variables))
        floor, ceiling = _bounds(blueprint, places, len(variables))
        actions, themes, options = blueprint.actions, blueprint.themes, blueprint.options
        reach = _reach(p, len(blueprint.teams))
        shares = _shares(blueprint)
        of_actions = sources[: len(actions)]
        return cls(
            id=blueprint.id,
            turns=blueprint.turns,
            events_per_turn=blueprint.events_per_turn,
            variables=variables,
            teams=tuple(team.id for team in blueprint.teams),
            themes=tuple(theme.id for theme in themes),
            roles=tuple(role.id for role in blueprint.roles),
            actions=tuple(action.id for action in actions),
            events=tuple(event.id for event in blueprint.events),
            options=tuple((blueprint.events[option.event].id, option.id) for option in options),
            leader=blueprint.leader,
            blueprint=blueprint,
            p=p,
            start=_start(blueprint, variables),
            floor=floor,
            ceiling=ceiling,
            bounds=_runs_of(floor, ceiling),
            ungated=_ungated(blueprint, variables),
            share=_frozen(shares),
            shares=shares,
            role_hours=_frozen(role.hours for role in blueprint.roles),
            fit=_fits(blueprint),
            action_cost=_frozen(action.cost for action in actions),
            action_hours=_frozen(action.hours for action in actions),
            action_costs=_by_number(actions, [action.cost for action in actions], reach.cost),
            action_all_hours=_by_number(actions, [action.hours for action in actions], reach.hours),
            of_one_team=_read_only(np.array([action.reach == "team" for action in actions], dtype=np.bool_)),
            action_once=_read_only(np.array([action.once for action in actions], dtype=np.bool_)),
            action_lasts=_frozen(action.lasts for action in actions),
            action_load=_frozen(action.load for action in actions),
            repeat_loss=_frozen(action.repeat_loss for action in actions),
            action_themes=_themes(actions, len(themes)),
            school_wide=_read_only(
                np.array([action.reach == "school" for action in actions], dtype=np.bool_)
            ),
            option_themes=_themes(options, len(themes)),
            option_cost=_frozen(option.cost for option in options),
            option_hours=_frozen(option.hours for option in options),
            option_load=_frozen(option.load for option in options),
            options_of=_options_of(blueprint.events),
            option_numbers=_read_only(np.array([len(e.options) for e in blueprint.events], dtype=np.intp)),
            default_option=_read_only(np.array([e.default for e in blueprint.events], dtype=np.intp)),
            serves=tuple(
                tuple(k for k, theme in enumerate(themes) if theme.serves == outcome) for outcome in OUTCOMES
            ),
            reach=reach,
            sources=sources,
            places=MappingProxyType(places),
            layout=Layout.of(
                blueprint, len(variables), channel_rows, sum(s.rows.stop - s.rows.start for s in of_actions)
            ),
            arrivals=tuple(map(Arrivals.of, sources)),
        )

    def without_chance(self) -> Ruleset:
        """The same school without noise and without incidents."""
        return replace(self, p=self.p.changed({"noise_out": 0, "noise_team": 0, "inc0": 0, "inc1": 0}))

    def row(self, variable: str) -> int:
        """The row of a variable by its id in the contract, as `skill.care`; KeyError if there is none."""
        return self._indexes["variable"][variable]

    def team_rows(self, name: str) -> slice:
        """The J rows of a team variable such as `skill`; KeyError if there is none."""
        return self.places[f"team.{name}"]

    def action(self, name: str) -> int:
        """Index of an action; KeyError if there is none. So are the five below."""
        return self._indexes["action"][name]

    def role(self, name: str) -> int:
        return self._indexes["role"][name]

    def team(self, name: str) -> int:
        return self._indexes["team"][name]

    def theme(self, name: str) -> int:
        return self._indexes["theme"][name]

    def event(self, name: str) -> int:
        return self._indexes["event"][name]

    def option(self, event: str, option: str) -> int:
        """Flat index of an event's option; KeyError if there is none."""
        return self._indexes["option"][event, option]


def _read_only(array: Frozen) -> Frozen:
    array.setflags(write=False)
    return array


def _frozen(values: Iterable[float]) -> Array:
    return _read_only(np.array(list(values), dtype=np.float64))


def _start(blueprint: Blueprint, variables: tuple[str, ...]) -> Array:
    teams = {team.id: team for team in blueprint.teams}
    own = {variable.id: variable.start for variable in blueprint.own}

    def start(name: str) -> float:
        group, _, member = name.partition(".")
        if name in blueprint.start:
            return blueprint.start[name]
        if name in own:
            return own[name]
        if group in TEAM_VARIABLES:
            return teams[member].start.get(group, STANDARD_TEAM_START[group])
        if group == "enacted":
            return STANDARD_ENACTED
        if name == "budget":
            return STANDARD_BUDGET
        return STANDARD_START.get(name, 0.0)

    return _frozen(start(name) for name in variables)


def _bounds(blueprint: Blueprint, places: Mapping[str, slice], variables: int) -> tuple[Array, Array]:
    floor, ceiling = np.zeros((variables, 1)), np.full((variables, 1), 100.0)
    floor[places["budget"]] = -np.inf
    unbounded = ["budget", "running", *(own.id for own in blueprint.own if own.count)]
    for name in unbounded:
        ceiling[places[name]] = np.inf
    return _read_only(floor), _read_only(ceiling)


def _runs_of(floor: Array, ceiling: Array) -> tuple[tuple[slice, float, float], ...]:
    pairs = list(zip(floor[:, 0].tolist(), ceiling[:, 0].tolist(), strict=True))
    runs: list[tuple[slice, float, float]] = []
    for bounds, group in groupby(range(len(pairs)), key=lambda row: pairs[row]):
        rows = list(group)
        if bounds != (-np.inf, np.inf):
            runs.append((slice(rows[0], rows[-1] + 1), *bounds))
    return tuple(runs)


def _ungated(blueprint: Blueprint, variables: tuple[str, ...]) -> Indexes:
    counts = [own.id for own in blueprint.own if own.count]
    names = (*OUTCOMES, "running", "budget", *counts)
    return _read_only(np.array([variables.index(name) for name in names], dtype=np.intp))


def _shares(blueprint: Blueprint) -> tuple[float, ...]:
    total = 0.0
    for team in blueprint.teams:
        total += team.size
    return tuple(team.size / total for team in blueprint.teams)


def _fits(blueprint: Blueprint) -> Array:
    fit = np.zeros((len(blueprint.actions), len(blueprint.roles)))
    for a, action in enumerate(blueprint.actions):
        dimensions = (action.fits,) if action.fits else tuple(SUB_COMPETENCES[tag] for tag in action.tags)
        for r, role in enumerate(blueprint.roles):
            total = 0.0
            for dimension in dimensions:
                total += role.strengths[DIMENSIONS.index(dimension)]
            fit[a, r] = total / len(dimensions)
    return _read_only(fit)


def _themes(senders: Sequence[Action | Option], themes: int) -> Array:
    weights = np.zeros((len(senders), themes))
    for row, sender in enumerate(senders):
        weights[row] = sender.themes
    return _read_only(weights)


def _reach(p: Parameters, teams: int) -> Reach:
    def by_number(at_all: float) -> Array:
        shares = [max(m - 1, 0) / (teams - 1) if teams > 1 else 0.0 for m in range(teams + 1)]
        return _frozen(1 + (at_all - 1) * share for share in shares)

    strength = by_number(p.reach_all).copy()
    strength[0] = 0.0
    return Reach(_read_only(strength), by_number(p.cost_all), by_number(p.hours_all))


def _options_of(events: Sequence[Event]) -> Indexes:
    most = max((len(event.options) for event in events), default=0)
    table = np.zeros((len(events), most), dtype=np.intp)
    for k, event in enumerate(events):
        table[k] = (*event.options, *[event.options[0]] * (most - len(event.options)))
    return _read_only(table)


def _by_number(actions: Sequence[Action], of_one: Sequence[float], factor: Array) -> Array:
    several = np.array([action.reach == "teams" for action in actions], dtype=np.bool_)
    return _read_only(np.array(of_one, dtype=np.float64) * np.where(several, factor[:, None], 1.0))


def _require_sound(blueprint: Blueprint) -> None:
    if not (blueprint.teams and blueprint.themes and blueprint.roles):
        raise ValueError("a school needs teams, themes and roles")
    if any(team.size <= 0 for team in blueprint.teams):
        raise ValueError("every team needs a size above 0")
    if any(role.hours <= 0 for role in blueprint.roles):
        raise ValueError("every role needs hours above 0")
    if not 0 <= blueprint.leader < len(blueprint.roles):
        raise ValueError("the leader is not one of the roles")
    for action in blueprint.actions:
        if not action.fits and not action.tags:
            raise ValueError(f"{action.id}: without tags it needs `fits`")
