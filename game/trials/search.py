"""Looking for strategies that win: random plans of many tastes, a greedy player, and breeding of whole plans.

All of it plays by the rules of the table (`plans.place`). Nothing here knows what an action is for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY
from game.engine.ruleset import Ruleset
from game.trials.dice import Dice
from game.trials.plans import BY_RULE, Plans

MOST = 6
"""Actions a quarter that a table may plan."""
LEADING = (0.4, 0.7, 0.9)
"""Shares of random plans below which leaders go by the rule, are one of the three that fit best, or anyone;
the rest has one hero who leads everything."""
REACHING = (0.5, 0.75)
"""Likewise actions in teams go to all teams, to one, or to some."""
BY_DEFAULT = 0.15
"""Share of random plans that let every event take its default."""


def random_plans(
    rules: Ruleset,
    stones: Array,
    number: int,
    seed: int,
    pace: int | None = None,
    between: tuple[int, int] = (1, MOST),
    banned: Sequence[int] = (),
) -> Plans:
    """Plans of varying taste, pace, leaders, reach and answers.

    stones   (K,) the vision of all, or (K, P)
    pace     exactly so many actions a quarter; None: each plan its own
    between  fewest and most of that
    A plan prefers some actions, mildly or strongly, and has another taste after a quarter of its own.
    """
    dice = Dice(seed)
    slots = MOST if pace is None else max(pace, 1)
    vision = np.repeat(stones[:, None], number, axis=1) if stones.ndim == 1 else stones
    plans = Plans.empty(rules, vision, slots)
    tastes = np.stack([_taste(dice, number, len(rules.actions), banned) for _ in range(2)])
    turning = dice.below(rules.turns + 1, number)
    mean = between[0] + (between[1] - between[0]) * dice.uniforms(number)
    for turn in range(rules.turns):
        taste = np.where((turn < turning)[:, None], tastes[0], tastes[1])
        race = -np.log1p(-dice.uniforms(number, len(rules.actions))) / np.maximum(taste, 1e-300)
        order = np.argsort(race, axis=1, kind="stable")[:, :slots].T
        wanted = np.rint(mean + 2.0 * dice.uniforms(number) - 1.0) if pace is None else np.full(number, pace)
        plans.action[turn, : len(order)] = np.where(np.arange(len(order))[:, None] < wanted, order, NOBODY)
        plans.action[turn][np.isin(plans.action[turn], list(banned))] = NOBODY
    plans.leader[:] = _leaders(rules, dice, plans.action)
    plans.teams[:] = _teams(rules, dice, plans.action)
    plans.answer[:] = _answers(rules, dice, number)
    return plans


def _taste(dice: Dice, number: int, actions: int, banned: Sequence[int]) -> Array:
    """(P, A) odds of being picked: alike, somewhat or very different."""
    throws = dice.uniforms(number, actions)
    odds = (throws + 0.02) / (1.02 - throws)
    sharp = dice.below(3, number)[:, None]
    taste = np.where(sharp == 0, 1.0, np.where(sharp == 1, odds, odds * odds))
    taste[:, list(banned)] = 0.0
    return np.asarray(taste)


def _leaders(rules: Ruleset, dice: Dice, action: Indexes) -> Indexes:
    turns, slots, number = action.shape
    roles = len(rules.roles)
    style = dice.uniforms(number)
    fitting = np.argsort(-rules.fit, axis=1, kind="stable")[:, :3]
    pick = dice.uniforms(turns, slots, number)
    good = fitting[np.maximum(action, 0), np.floor(pick * fitting.shape[1]).astype(np.intp)]
    anyone = np.floor(pick * roles).astype(np.intp)
    hero = np.broadcast_to(dice.below(roles, number), action.shape)
    led = np.where(style < LEADING[1], good, np.where(style < LEADING[2], anyone, hero))
    return np.where(style < LEADING[0], BY_RULE, led)


def _teams(rules: Ruleset, dice: Dice, action: Indexes) -> Truth:
    turns, slots, number = action.shape
    style = dice.uniforms(number)
    throws = dice.uniforms(turns, slots * len(rules.teams) * number)
    throws = throws.reshape(turns, slots, len(rules.teams), number)
    one = np.arange(len(rules.teams))[:, None] == throws.argmin(axis=2)[:, :, None, :]
    several = np.where(style < REACHING[0], True, np.where(style < REACHING[1], one, one | (throws < 0.5)))
    return np.where(rules.of_one_team[np.maximum(action, 0)][:, :, None], one, several)


def _answers(rules: Ruleset, dice: Dice, number: int) -> Indexes:
    events = len(rules.events)
    if not events:
        return np.zeros((0, number), dtype=np.intp)
    throws = dice.uniforms(number, events).T
    choice = np.floor(throws * rules.option_numbers[:, None]).astype(np.intp)
    answer = np.take_along_axis(rules.options_of, choice, axis=1)
    return np.where(dice.uniforms(number) < BY_DEFAULT, rules.default_option[:, None], answer)
