"""`wendbaar simulate`: plays a scenario without a person, one game or many."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from game.cli.find import find_scenario
from game.cli.output import print_json, print_table
from game.cli.simulated_save import save_game
from game.engine import MODEL_VERSION
from game.engine.batch import Result, play
from game.engine.policies import POLICIES, Policy
from game.engine.ruleset import Ruleset
from game.errors import Speaks, UsageError
from game.scenario import Scenario
from game.scenario.findings import Said
from game.scenario.load import ScenarioErrors
from game.scenario.plan import read_plan
from game.scenario.strategy import problems, strategy
from game.session.views.names import variable_name
from game.texts import Words


class PlanRefused(UsageError):
    """A plan breaks a rule; every problem is told, a line each."""

    def __init__(self, path: str, found: list[Said]) -> None:
        super().__init__("{path}: this plan cannot be played as written.", path=path)
        self.found = found

    def say(self, words: Speaks) -> str:
        return "\n".join([super().say(words), *(f"  {one.say(words)}" for one in self.found)])


def run(args: argparse.Namespace, words: Words) -> int:
    scenario = find_scenario(args.scenario)
    rules = scenario.ruleset()
    events = not args.no_events
    bot = _bot(args, scenario, rules, events)
    if args.no_chance:
        rules = rules.without_chance()
    if args.save:
        if args.games != 1 or args.no_chance or args.no_events:
            raise UsageError(
                "A saved game is one game, with its luck: leave out --games, --no-chance, --no-events."
            )
        result = save_game(Path(args.save), scenario, bot, args.seed)
    else:
        result = play(rules, bot, args.seed, args.games, events=events)
    if args.json:
        print_json(_plain(args, scenario, rules, result))
    else:
        _print(words, scenario, rules, result)
    return 0


def _bot(args: argparse.Namespace, scenario: Scenario, rules: Ruleset, events: bool) -> Policy:
    if args.plan is not None:
        try:
            plan = read_plan(args.plan, scenario)
        except ScenarioErrors as error:
            raise _AsUsage(error) from error
        bot = strategy(plan, scenario.spec, rules)
        if found := problems(bot, rules, args.seed, events):
            raise PlanRefused(args.plan, found)
        return bot
    if args.policy in POLICIES:
        return POLICIES[args.policy]
    if args.policy in scenario.spec.plans:
        return strategy(scenario.spec.plans[args.policy], scenario.spec, rules, args.policy)
    raise UsageError(
        "There is no bot or plan {policy}: choose from {known}.",
        policy=args.policy,
        known=", ".join([*POLICIES, *scenario.spec.plans]),
    )


class _AsUsage(UsageError):
    """Mistakes in a plan file: nothing was simulated."""

    def __init__(self, error: ScenarioErrors) -> None:
        super().__init__(error.msgid)
        self.error = error

    def say(self, words: Speaks) -> str:
        return self.error.say(words)


def _plain(args: argparse.Namespace, scenario: Scenario, rules: Ruleset, result: Result) -> dict[str, object]:
    return {
        "scenario": scenario.spec.id,
        "engine": MODEL_VERSION,
        "seed": args.seed,
        "games": args.games,
        "turns": rules.turns,
        "variables": list(rules.variables),
        "final": {
            name: {
                "mean": float(values.mean()),
                "sd": float(values.std()),
                **{f"p{p}": float(np.percentile(values, p)) for p in (10, 50, 90)},
            }
            for name, values in zip(rules.variables, result.final, strict=True)
        },
        "trajectory": _trajectory(rules, result),
    }


def _trajectory(rules: Ruleset, result: Result) -> list[dict[str, object]]:
    if result.trajectory is None:
        return []
    return [
        {"turn": turn, "values": dict(zip(rules.variables, map(float, values), strict=True)), "hash": digest}
        for turn, (values, digest) in enumerate(zip(result.trajectory, result.digests, strict=True))
    ]


def _print(words: Words, scenario: Scenario, rules: Ruleset, result: Result) -> None:
    print_table(
        [words.say("Variable"), words.say("start"), words.say("end"), "sd", "p10", "p90"],
        [
            [
                variable_name(words, scenario, name),
                f"{start:.1f}",
                f"{values.mean():.1f}",
                f"{values.std():.1f}",
                f"{np.percentile(values, 10):.1f}",
                f"{np.percentile(values, 90):.1f}",
            ]
            for name, start, values in zip(rules.variables, rules.start, result.final, strict=True)
        ],
    )
