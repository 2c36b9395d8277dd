"""Soundness: whatever is played, levels stay in bounds, a game stays itself, and every change adds up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.engine.batch import play
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import outcome_noise
from game.engine.policies import Random
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Trace
from game.evidence.claim import Asked, Effort, Probe
from game.evidence.variants import with_parameters
from game.texts import mark
from game.trials.arms import ABSENT, Arm, Do, by_turn
from game.trials.intervals import Estimate
from game.trials.paired import play_arms


def soundness(id: str = "P17", deck: str = "reference") -> Probe:
    return Probe(
        id=id,
        deck=deck,
        claim=mark(
            "Whatever is played, levels stay in bounds, a game is the same in any batch, and causes add up"
        ),
        source=mark("design"),
        in_draws=deck == "reference",  # the mechanisms are the same: drawing them once more says nothing
        look=look,
        measures=(
            Asked(
                "failures",
                mark("extreme games with a number out of bounds"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "differences",
                mark("games that differ when played alone or in a batch"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "residual",
                mark("largest part of a change that no cause explains"),
                below=1e-9,
                digits=15,
                unit="residual",
            ),
        ),
    )


def look(rules: Ruleset, seed: int, effort: Effort) -> Mapping[str, Estimate]:
    games = 2 if effort.short else 16
    return {
        "failures": Estimate.exact(float(failures(rules, seed, effort.short))),
        "differences": Estimate.exact(float(differences(rules, seed, games))),
        "residual": Estimate.exact(largest_residual(rules, seed, games)),
    }


def failures(rules: Ruleset, seed: int, short: bool = False) -> int:
    """How many extreme games come to a level that is no number or lies out of bounds.

    short  without those of one action and those without income
    """
    bad: set[tuple[int, int]] = set()
    for k, variant in enumerate([rules] if short else [rules, with_parameters(rules, {"income": 0.0})]):

        def watch(state: SchoolState, k: int = k) -> None:
            with np.errstate(invalid="ignore"):
                inside = (state.levels >= state.rules.floor) & (state.levels <= state.rules.ceiling)
            wrong = ~(np.isfinite(state.levels) & inside).all(axis=0)
            bad.update((k, int(game)) for game in np.flatnonzero(wrong))

        play_arms(variant, extremes(variant, short), seed, 1, watch=watch)
    return len(bad)


def extremes(rules: Ruleset, short: bool = False) -> list[Arm]:
    """All at once, nobody there, everything at 0 or 100, debts and millions, one action only, odd visions."""
    turns = range(1, rules.turns + 1)
    everything = {turn: tuple(Do(action) for action in rules.actions) for turn in turns}
    unled = {turn: tuple(Do(action, ABSENT) for action in rules.actions) for turn in turns}
    bounded = [
        name
        for name, floor, ceiling in zip(rules.variables, rules.floor, rules.ceiling, strict=True)
        if floor[0] == 0 and ceiling[0] == 100
    ]
    rich, poor = {"budget": 1e6}, {"budget": -500.0}
    starts: list[dict[str, float]] = [rich, poor, dict.fromkeys(bounded, 0.0), dict.fromkeys(bounded, 100.0)]
    visions = [dict.fromkeys(rules.themes, 0.0), dict.fromkeys(rules.themes, 1e12)]
    visions += [{theme: 1.0} for theme in rules.themes]
    return [
        *(Arm(plan, start=start, events=True) for plan in ({}, everything, unled) for start in starts),
        *(Arm(everything, vision, {**rich}, events=True) for vision in visions),
        *(Arm(by_turn(dict.fromkeys(turns, action)), start=rich) for action in rules.actions if not short),
    ]


def differences(rules: Ruleset, seed: int, games: int) -> int:
    """How many games end otherwise, in any bit, when each is played alone."""
    together = play(rules, Random(), seed, games).final
    alone = play(rules, Random(), seed, games, chunk=1).final
    return int(np.count_nonzero((together != alone).any(axis=0)))


def largest_residual(rules: Ruleset, seed: int, games: int) -> float:
    """Of random games the largest difference, in any variable and quarter, of a change and its parts."""
    bot, part = Random(), range(games)
    state = SchoolState.start(rules, bot.vision(rules, seed, part), games)
    largest = 0.0
    for turn in range(rules.turns):
        drawn = draw(rules, state, turn, event_uniforms(rules, seed, turn, part)) if rules.events else None
        decisions = bot.decide(rules, state, turn, drawn or Drawn.none(rules, games), seed, part)
        trace = Trace()
        after = step(rules, state, turn, decisions, outcome_noise(seed, turn, part), trace)
        for game in part:
            explained = dict.fromkeys(rules.variables, 0.0)
            for row in trace.rows(game):
                explained[row.variable] += row.amount
            parts = np.array(list(explained.values()))
            change = after.levels[:, game] - state.levels[:, game]
            largest = max(largest, float(np.abs(change - parts).max()))
        state = after
    return largest
