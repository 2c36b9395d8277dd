"""A bot that plays as a sensible table does: vision first, then learning, relief when work presses.

What an action or option is good for is read from its effects, so that the bot plays any scenario.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine import noise
from game.engine.answers import Indexes
from game.engine.blueprint import Action, Array, Effect, Truth
from game.engine.decisions import Decisions
from game.engine.derived import Reading, load_capacity
from game.engine.happenings import Drawn
from game.engine.mechanisms.effort import load_of
from game.engine.noise import Purpose
from game.engine.policies.draft import Draft
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

ACTIONS_A_QUARTER = 3
LOAD_ABOVE_CAPACITY = 0.2
"""Team-loads beyond what the school can take up that it still dares to ask."""
COSTS_PEOPLE = ("team.workload", "team.dip", "fatigue", "pressure", "running")
"""Variables of which less is better."""

VISION = {"vision_on_paper": 1.0, "team.vision_lived": 1.0, "visioning": 0.6, "strategy": 0.6}
LEARNING = {
    "team.skill": 1.0,
    "content": 0.8,
    "team.adoption": 0.6,
    "inquiry": 0.5,
    "competence_development": 0.5,
    "learning_professional": 0.5,
}
RELIEF = {"team.workload": -1.5, "fatigue": -1.0, "support": 0.8, "team.commitment": 0.6}
CLIMATE = {"safety": 1.5, "innovation_room": 0.6, "processes": 0.6, "shared_leadership": 0.5, "ethics": 0.3}

OPTION_PRICE, OPTION_HOURS, OPTION_LOAD = 0.25, 0.1, 10.0
"""Points that a thousand euro, an hour and a team-load of an option weigh."""


@dataclass(frozen=True, eq=False, slots=True)
class _Uses:
    """What each action is good for, (A,), the most useful at 1."""

    vision: Array
    learning: Array
    relief: Array
    climate: Array


class Balanced:
    """Three actions a quarter within hours, money and load; options that cost the school least."""

    name = "balanced"

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        """Four, three, two and one stones on themes in an order of its own: a clear choice."""
        order = np.argsort(
            noise.uniforms(seed, Purpose.BOT_VISION, 0, games, len(rules.themes)).T, axis=0, kind="stable"
        )
        stones = np.zeros((len(rules.themes), len(games)))
        for theme, number in zip(order, (4.0, 3.0, 2.0, 1.0), strict=False):
            stones[theme, np.arange(len(games))] = number
        return stones

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        draft = Draft(rules, state, turn, drawn, sensible_options(rules, state, drawn))
        draft.set_aside()
        if not rules.actions:
            return draft.decisions()
        taste = noise.uniforms(seed, Purpose.BOT_ACTIONS, turn, games, len(rules.actions)).T
        wish = self._wish(rules, state, turn) + 0.3 * taste
        room = load_capacity(rules, state) + LOAD_ABOVE_CAPACITY
        for slot in range(ACTIONS_A_QUARTER):
            room = self._place(draft, state, wish, room, turn + slot)
        return draft.decisions()

    def _wish(self, rules: Ruleset, state: SchoolState, turn: int) -> Array:
        """(A, N) how much each action is wanted now."""
        now, uses = Reading(rules, state), _uses(rules.blueprint.actions)
        quarters = max(rules.turns - 1, 1)
        need_of_vision = np.maximum(1.2 - now.lived - 0.5 * turn / quarters, 0.2)
        need_of_relief = np.clip((now.workload - 70.0) / 10.0, 0.0, 1.5) + state.level("fatigue") / 40.0
        need_of_climate = np.clip((60.0 - state.level("safety")) / 20.0, 0.0, 1.0)
        need_of_learning = np.full(state.games, 0.4 + 0.6 * min(turn / 2.0, 1.0))
        needs = (need_of_vision, need_of_learning, need_of_relief, need_of_climate)
        wish = np.zeros((len(rules.actions), state.games))
        for good_for, need in zip(
            (uses.vision, uses.learning, uses.relief, uses.climate), needs, strict=True
        ):
            wish += good_for[:, None] * need
        repeated = rules.repeat_loss[:, None] * state.block[rules.layout.uses]
        return np.asarray((wish + 0.6 * (state.alignment() - 0.5)) / (1.0 + repeated))

    def _place(self, draft: Draft, state: SchoolState, wish: Array, room: Array, round_number: int) -> Array:
        """Adds the most wanted action that fits money, load and a leader's hours; gives the load left."""
        rules, games = draft.rules, np.arange(draft.games)
        teams = _teams(rules, round_number)
        everywhere = np.full(draft.games, len(rules.teams), dtype=np.intp)
        load = _loads(rules, state, teams)
        leaders = np.stack([draft.best_leader(np.array([a]), everywhere) for a in range(len(rules.actions))])
        hours = draft.hours(everywhere) + draft.used[leaders, games]
        possible = draft.free & (draft.costs(everywhere) <= draft.left) & (hours <= rules.role_hours[leaders])
        possible &= np.maximum(load, 0.0) <= room
        action: Indexes = np.argmax(np.where(possible, wish, -np.inf), axis=0)
        wanted = possible[action, games]
        draft.place(action, leaders[action, games], teams[action].T, wanted)
        return np.asarray(room - np.where(wanted, load[action, games], 0.0))


def sensible_options(rules: Ruleset, state: SchoolState, drawn: Drawn) -> Truth:
    """(M, N) for each event that came the option that does most at its price, if it can be paid."""
    options = np.zeros((len(rules.options), state.games), dtype=np.bool_)
    budget = np.maximum(state.level("budget"), 0.0)
    for k, event in enumerate(rules.blueprint.events):
        if not drawn.came[k].any():
            continue
        merits = np.stack([_merit(rules, option, event.default, budget) for option in event.options])
        best = np.argmax(merits, axis=0)
        for number, option in enumerate(event.options):
            options[option] = drawn.came[k] & (best == number)
    return options


def _merit(rules: Ruleset, option: int, default: int, budget: Array) -> Array:
    """(N,) points it brings less its price; never one beyond the budget but the default."""
    spec = rules.blueprint.options[option]
    points = sum(_good(effect) for effect in spec.effects)
    points -= OPTION_PRICE * spec.cost + OPTION_HOURS * spec.hours + OPTION_LOAD * spec.load
    locked = (spec.cost > budget) & (option != default)
    return np.where(locked, -np.inf, points)


def _good(effect: Effect) -> float:
    if effect.moves == "budget":
        return OPTION_PRICE * effect.by
    return -effect.by if effect.moves in COSTS_PEOPLE else effect.by


def _uses(actions: Sequence[Action]) -> _Uses:
    return _Uses(*(_use(actions, purpose) for purpose in (VISION, LEARNING, RELIEF, CLIMATE)))


def _use(actions: Sequence[Action], purpose: Mapping[str, float]) -> Array:
    points = np.array(
        [sum(purpose.get(effect.moves, 0.0) * effect.by for effect in action.effects) for action in actions]
    )
    return np.asarray(points / max(float(np.max(np.abs(points))), 1.0))


def _teams(rules: Ruleset, round_number: int) -> Truth:
    """(A, J) all teams; for an action of one team they take turns."""
    teams = np.ones((len(rules.actions), len(rules.teams)), dtype=np.bool_)
    for a, action in enumerate(rules.blueprint.actions):
        if action.reach == "team":
            teams[a] = False
            teams[a, round_number % len(rules.teams)] = True
    return teams


def _loads(rules: Ruleset, state: SchoolState, teams: Truth) -> Array:
    """(A, N) staff mean of the load that each action puts on its teams now, starting up included."""
    reached = np.zeros(len(rules.actions))
    for a, row in enumerate(teams):
        reach = rules.p.reach_all if rules.school_wide[a] else rules.reach.strength[np.count_nonzero(row)]
        for j in np.flatnonzero(row):
            reached[a] += rules.share[j] * reach
    every = np.arange(len(rules.actions))[:, None]
    return reached[:, None] * load_of(rules, every, state.block[rules.layout.uses])
