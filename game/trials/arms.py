"""Arms of an experiment: what is done in each, written down shortly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.engine.policies.base import Policy

ABSENT = "-"
"""As leader: nobody; the action is paid and loads the teams, and that is all."""


@dataclass(frozen=True, slots=True)
class Do:
    """One action of a plan, by the deck's ids."""

    action: str
    leader: str | None = None
    """A role, or ABSENT; None: by the rule of docs/model.md 10, among the arm's leaders."""
    teams: tuple[str, ...] | None = None
    """None: all teams; for an action of one team the teams in turn."""


Plan = Mapping[int, tuple[Do, ...]]
"""What is done in each quarter, counted from 1, in the order of payment."""


@dataclass(frozen=True, eq=False)
class Arm:
    """One way to lead the school; every arm is a thing of its own, so the same arm is played once."""

    plan: Plan = field(default_factory=dict)
    vision: Mapping[str, float] = field(default_factory=dict)
    """Weights or stones by theme; empty: every theme alike."""
    start: Mapping[str, float] = field(default_factory=dict)
    """Other start levels by variable id (`budget` too), or `team.skill` for all teams; `ref` stays."""
    leaders: tuple[str, ...] = ()
    """Only these roles lead; where the plan names another, one of these by rule. None given: all roles."""
    events: bool = False
    """Whether events come."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Option by event; an event that is not here takes its default."""
    policy: Policy | None = None
    """A bot that decides instead of the plan; then plan, vision, leaders and choices have no meaning."""


def by_turn(turns: Mapping[int, str]) -> Plan:
    """A plan from lines such as `{1: "vision_building/board new_platform@care+tech"}`:

    action, then the leader after `/` and the teams after `@`, if they are to be fixed.
    """
    return {turn: tuple(_read(word) for word in line.split()) for turn, line in turns.items()}


def by_action(turns: Mapping[str, Iterable[int]]) -> Plan:
    """A plan from the quarters of each action; in one quarter the order is that of the mapping."""
    plan: dict[int, tuple[Do, ...]] = {}
    for word, when in turns.items():
        for turn in when:
            plan[turn] = (*plan.get(turn, ()), _read(word))
    return plan


def cycle(actions: Sequence[str], turns: Iterable[int]) -> Plan:
    """One action a quarter, going round."""
    return {turn: (_read(actions[k % len(actions)]),) for k, turn in enumerate(turns)}


def both(*plans: Plan) -> Plan:
    """All that the plans do; in one quarter the earlier plan pays first."""
    together: dict[int, tuple[Do, ...]] = {}
    for plan in plans:
        for turn, done in plan.items():
            together[turn] = (*together.get(turn, ()), *done)
    return together


def _read(word: str) -> Do:
    rest, _, teams = word.partition("@")
    action, _, leader = rest.partition("/")
    return Do(action, leader or None, tuple(teams.split("+")) if teams else None)
