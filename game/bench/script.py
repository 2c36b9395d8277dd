"""What a bot decided in its games, written down as a plan file says it, for those that play in other ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.bench.naive import Oracle
from game.engine.batch import play
from game.engine.blueprint import Array
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.policies import Policy
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState


@dataclass(frozen=True, slots=True)
class Turn:
    """One quarter's decisions of one game."""

    actions: list[dict[str, Any]]
    """Entries of a plan file, in the order in which they are paid."""
    choices: Mapping[str, str]
    """Event id -> option id."""


@dataclass(frozen=True, slots=True)
class Script:
    """One game."""

    seed: int
    game: int
    vision: Mapping[str, float]
    """Stones by theme."""
    turns: list[Turn]
    end: Mapping[str, float]
    """What the engine made of it: the variables after the last quarter."""


def naive_school(scenario: Mapping[str, Any], script: Script) -> Oracle:
    """The school of a script before its first quarter, in plain Python."""
    school = Oracle(dict(scenario), script.vision, script.seed, script.game)
    school.parameters |= scenario.get("parameters") or {}
    return school


def scripts(rules: Ruleset, policy: Policy, seed: int, games: int) -> list[Script]:
    """Plays these games, and tells what was decided in each."""
    turns: list[list[Turn]] = [[] for _ in range(games)]

    def note(part: range, turn: int, drawn: Drawn, decisions: Decisions, state: SchoolState) -> None:
        for column, game in enumerate(part):
            turns[game].append(_turn(rules, decisions, column))

    stones = policy.vision(rules, seed, range(games))
    ends = play(rules, policy, seed, games, on_turn=note).final
    return [
        Script(
            seed,
            game,
            _named(rules.themes, stones[:, game]),
            turns[game],
            _named(rules.variables, ends[:, game]),
        )
        for game in range(games)
    ]


def _turn(rules: Ruleset, decisions: Decisions, column: int) -> Turn:
    actions = [
        _entry(rules, decisions, slot, column)
        for slot in range(decisions.slots)
        if decisions.action[slot, column] != NOBODY
    ]
    chosen = np.flatnonzero(decisions.options[:, column])
    return Turn(actions, dict(rules.options[option] for option in chosen))


def _entry(rules: Ruleset, decisions: Decisions, slot: int, column: int) -> dict[str, Any]:
    action, leader = int(decisions.action[slot, column]), int(decisions.leader[slot, column])
    entry: dict[str, Any] = {"do": rules.actions[action]}
    if leader != NOBODY:
        entry["led_by"] = rules.roles[leader]
    if not rules.school_wide[action]:
        chosen = decisions.teams[slot, :, column]
        entry["teams"] = [team for team, there in zip(rules.teams, chosen, strict=True) if there]
    return entry


def _named(names: tuple[str, ...], values: Array) -> dict[str, float]:
    return dict(zip(names, map(float, values), strict=True))
