"""A plan as a bot, and whether it can be played as written:

what a file names is judged by `plan`, this plays it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from game.engine.batch import play
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.legality import why_not
from game.engine.policies import Entry, FixedPlan, PlanTurn
from game.engine.preview import preview
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.errors import mark
from game.scenario.findings import Said
from game.scenario.ranges import MOST_HOURS
from game.scenario.spec import Plan, ScenarioSpec

WHY = {
    "once": mark("quarter {turn}: {action} can be done once, and it was done before"),
    "running": mark("quarter {turn}: {action} is still running from an earlier quarter"),
    "condition": mark("quarter {turn}: {action} is not possible, its condition does not hold"),
    "money": mark("quarter {turn}: {action} costs € {cost}k and there is € {left}k left"),
    "revision": mark("quarter {turn}: revising the vision costs € {cost}k and there is € {left}k left"),
    "hours": mark(
        "quarter {turn}: {role} would need {used} of {hours} hours, more than two and a half times"
    ),
}


def strategy(plan: Plan, spec: ScenarioSpec, rules: Ruleset, name: str = "plan") -> FixedPlan:
    """The plan as a bot: what it leaves open is filled in by rule, what cannot be paid or started falls off.

    Without a vision of its own it stands for the scenario's, else for every theme alike.
    """
    vision = plan.vision or spec.vision
    stones = [1.0] * len(rules.themes) if vision is None else _stones(vision, rules)
    return FixedPlan(
        stones=stones,
        turns={
            turn - 1: PlanTurn(
                entries=tuple(
                    Entry(
                        action=rules.action(entry.do),
                        leader=None if entry.led_by is None else rules.role(entry.led_by),
                        teams=None
                        if entry.teams is None
                        else tuple(rules.team(team) for team in entry.teams),
                    )
                    for entry in planned.actions
                ),
                options=_options(planned.choices, rules),
                revision=None if planned.vision is None else tuple(_stones(planned.vision, rules)),
            )
            for turn, planned in plan.turns.items()
        },
        choices=_options(plan.choices, rules),
        name=name,
    )


def problems(bot: FixedPlan, rules: Ruleset, seed: int, events: bool) -> list[Said]:
    """What keeps the plan from being played as written, in a game without chance:

    money, hours, what may start.
    """
    calm = rules.without_chance()
    watched = _Watched(bot)
    play(calm, watched, seed, 1, events=events)
    return watched.found


class _Watched:
    """Plays as the bot does, and writes down what fell off or asked too much before a quarter is played."""

    def __init__(self, bot: FixedPlan) -> None:
        self.bot = bot
        self.name = bot.name
        self.found: list[Said] = []

    def vision(self, rules: Ruleset, seed: int, games: range) -> np.ndarray:
        return self.bot.vision(rules, seed, games)

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        decisions = self.bot.decide(rules, state, turn, drawn, seed, games)
        self.found += _of_quarter(self.bot, rules, state, turn, decisions)
        return decisions


def _of_quarter(
    bot: FixedPlan, rules: Ruleset, state: SchoolState, turn: int, decisions: Decisions
) -> Iterator[Said]:
    planned = bot.turns.get(turn, PlanTurn())
    seen = preview(rules, state, turn, decisions)
    left = float(state.level("budget")[0] - seen.revision_cost[0])
    if planned.revision is not None and left < 0:
        cost = float(seen.revision_cost[0])
        yield _said("revision", turn, cost=_money(cost), left=_money(max(left + cost, 0.0)))
    left = max(left, 0.0)
    for slot, entry in enumerate(planned.entries):
        action = rules.actions[entry.action]
        carried = decisions.action[slot, 0] != NOBODY and bool(seen.ok[slot, 0])
        if carried:
            left -= float(seen.cost[slot, 0])
        elif (code := why_not(rules, state, turn, entry.action)) is not None:
            yield _said(code, turn, action=action)
        else:
            number = 1 if rules.school_wide[entry.action] else len(bot.teams_of(rules, turn, slot))
            cost = float(rules.action_cost[entry.action] * rules.reach.cost[number])
            yield _said("money", turn, action=action, cost=_money(cost), left=_money(left))
    for role, used in zip(rules.roles, seen.used[:, 0], strict=True):
        hours = float(rules.role_hours[rules.role(role)])
        if used > MOST_HOURS * hours:
            yield _said("hours", turn, role=role, used=f"{used:.0f}", hours=f"{hours:.0f}")


def _said(code: str, turn: int, **args: str) -> Said:
    return Said(WHY[code], turn=turn + 1, **args)


def _money(amount: float) -> str:
    return f"{amount:.1f}".removesuffix(".0")


def _stones(vision: Mapping[str, int], rules: Ruleset) -> list[float]:
    return [float(vision.get(theme, 0)) for theme in rules.themes]


def _options(choices: Mapping[str, str], rules: Ruleset) -> tuple[int, ...]:
    return tuple(rules.option(event, option) for event, option in choices.items())
