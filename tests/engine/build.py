"""Schools and decisions for the engine's tests, with sane defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from game.engine.blueprint import (
    SUB_COMPETENCES,
    Action,
    Blueprint,
    Effect,
    Event,
    Facts,
    Option,
    OwnVariable,
    Role,
    Team,
    Theme,
    Truth,
)
from game.engine.decisions import NOBODY, Decisions, Placed
from game.engine.ruleset import Ruleset
from game.scenario import load_scenario

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "game/evidence/reference.yaml"
STANDARD = ROOT / "scenarios/innovatiecollege.yaml"
FIRST_GAME = ROOT / "scenarios/kennismaking.yaml"


@cache
def reference() -> Ruleset:
    """The deck that proves an engine right."""
    return load_scenario(REFERENCE).ruleset()


@cache
def standard() -> Ruleset:
    """The scenario that is played."""
    return load_scenario(STANDARD).ruleset()


@cache
def first_game() -> Ruleset:
    """Four quarters with one team, and parameters of its own."""
    return load_scenario(FIRST_GAME).ruleset()


def placed(rules: Ruleset, entry: Mapping[str, Any]) -> Placed:
    """An entry of a plan file; without a leader it is led by nobody, without teams done in all."""
    leader = entry.get("led_by")
    return Placed(
        rules.action(entry["do"]),
        NOBODY if leader is None else rules.role(leader),
        tuple(rules.team(team) for team in entry.get("teams", rules.teams)),
    )


def decided(
    rules: Ruleset, *entries: Mapping[str, Any], games: int = 1, options: Mapping[str, str] | None = None
) -> Decisions:
    """One quarter's decisions from entries of a plan file and choices by event."""
    chosen = [rules.option(event, option) for event, option in (options or {}).items()]
    return Decisions.of(rules, [placed(rules, entry) for entry in entries], chosen, games=games)


def action(name: str = "act", **changes: Any) -> Action:
    defaults: dict[str, Any] = {
        "id": name,
        "tags": ("safety",),
        "themes": (0.0, 0.0, 0.0),
        "cost": 0.0,
        "hours": 0.0,
        "load": 0.0,
        "reach": "school",
        "fits": None,
        "lasts": 1,
        "once": False,
        "repeat_loss": 0.0,
        "when": None,
        "effects": (),
    }
    return Action(**(defaults | changes))


def event(name: str, options: tuple[int, ...], **changes: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": name,
        "at": (),
        "when": None,
        "chance": None,
        "once": True,
        "options": options,
        "default": options[0],
        "answers_table": False,
    }
    return Event(**(defaults | changes))


def option(of_event: int, name: str = "yes", **changes: Any) -> Option:
    defaults: dict[str, Any] = {
        "event": of_event,
        "id": name,
        "cost": 0.0,
        "hours": 0.0,
        "load": 0.0,
        "themes": (0.0, 0.0, 0.0),
        "effects": (),
    }
    return Option(**(defaults | changes))


def school(
    actions: Sequence[Action] = (),
    events: Sequence[Event] = (),
    options: Sequence[Option] = (),
    own: Sequence[OwnVariable] = (),
    **changes: Any,
) -> Ruleset:
    """Two teams, three themes, two roles, and what a test adds to them."""
    defaults: dict[str, Any] = {
        "id": "small",
        "turns": 6,
        "events_per_turn": 1,
        "start": {},
        "teams": (Team("north", 30, {"skill": 40}), Team("south", 10, {"skill": 60})),
        "themes": (
            Theme("fair", "equal_opportunity"),
            Theme("quick", "agility"),
            Theme("deep", "education_quality"),
        ),
        "roles": (
            Role("head", 50.0, (0.5, 0.5, 0.5, 0.5, 0.5)),
            Role("coach", 80.0, (0.8, 0.6, 0.4, 0.2, 0.9)),
        ),
        "leader": 0,
        "own": tuple(own),
        "actions": tuple(actions),
        "events": tuple(events),
        "options": tuple(options),
        "parameters": {"inc0": 0.0, "inc1": 0.0},
    }
    return Ruleset.build(Blueprint(**(defaults | changes)))


def effect(moves: str, by: float, **changes: Any) -> Effect:
    return Effect(moves, by, **changes)


def always(facts: Facts) -> Truth:
    return np.ones_like(facts.level("safety"), dtype=np.bool_)


def never(facts: Facts) -> Truth:
    return np.zeros_like(facts.level("safety"), dtype=np.bool_)


def all_sub_competences() -> tuple[str, ...]:
    return tuple(SUB_COMPETENCES)
