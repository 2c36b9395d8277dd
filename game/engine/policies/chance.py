"""A bot that plays at random within the rules: the yardstick for what luck alone brings."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.engine import noise
from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions
from game.engine.happenings import Drawn
from game.engine.noise import Purpose
from game.engine.policies.draft import MOST_OVERLOAD, Draft, count_teams
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

STONES = 10
FEWEST, MOST = 2, 4
"""Actions a quarter, as far as money and the rules allow."""
FITTING = 3
"""A leader is one of so many best-fitting roles."""


class Random:
    """Two to four actions a quarter, fitting leaders, random teams, options and stones."""

    name = "random"

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        throws = noise.uniforms(seed, Purpose.BOT_VISION, 0, games, STONES)
        themes = _pick(throws, len(rules.themes))
        stones = np.zeros((len(rules.themes), len(games)))
        for throw in themes.T:
            stones[throw, np.arange(len(games))] += 1.0
        return stones

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        draft = Draft(rules, state, turn, drawn, _options(rules, state, turn, drawn, seed, games))
        draft.set_aside()
        if not rules.actions:
            return draft.decisions()
        actions = len(rules.actions)
        throws = noise.whole(noise.words(seed, Purpose.BOT_ACTIONS, turn, games, actions + 1))
        taste = throws[:, :actions].copy()
        action, game = np.divmod(np.flatnonzero(~draft.free), len(games))
        taste.reshape(-1)[game * actions + action] = -1
        number = FEWEST + _pick(noise.uniform(throws[:, actions]), MOST - FEWEST + 1)
        whom = noise.uniforms(seed, Purpose.BOT_LEADERS, turn, games, MOST).T
        draws = noise.words(seed, Purpose.BOT_TEAMS, turn, games, MOST * len(rules.teams))
        some, one = _teams(noise.whole(draws), MOST)
        for slot in range(MOST):
            self._place(draft, taste, whom[slot], some[slot], one[slot], slot < number)
        return draft.decisions()

    def _place(
        self, draft: Draft, taste: Indexes, whom: Array, some: Truth, one: Truth, wanted: Truth
    ) -> None:
        """taste: (N, A), below 0 for what may not be started; what is placed here no longer may."""
        rules = draft.rules
        actions = len(rules.actions)
        row = np.arange(0, taste.size, actions)
        number = count_teams(some)
        action = taste.argmax(axis=1)
        cost = draft.cost_of(action, number)
        dear = np.flatnonzero(wanted & (cost > draft.left))
        affordable = rules.action_costs.take(number.take(dear), axis=0) <= draft.left.take(dear)[:, None]
        second = np.where(affordable, taste.take(dear, axis=0), -1).argmax(axis=1)
        action[dear] = second
        cost[dear] = draft.cost_of(second, number.take(dear))
        place = row + action
        placed = wanted & (taste.reshape(-1).take(place) >= 0) & (cost <= draft.left)
        teams = (one & rules.of_one_team.take(action)) | (some & ~rules.of_one_team.take(action))
        hours = draft.hours_of(action, number)
        draft.put(action, self._leader(draft, action, whom, hours), teams, cost, hours, placed)
        taste.reshape(-1)[place[placed]] = -1

    def _leader(self, draft: Draft, action: Indexes, whom: Array, hours: Array) -> Indexes:
        """One of the best-fitting roles; where that asks too much of it, the one with most time."""
        rules = draft.rules
        best = _best_fitting(rules)
        leader: Indexes = best.reshape(-1).take(action * best.shape[1] + _pick(whom, best.shape[1]))
        asked = draft.used.reshape(-1).take(leader * draft.games + np.arange(draft.games)) + hours
        busy = np.flatnonzero(asked > (MOST_OVERLOAD * rules.role_hours).take(leader))
        if len(busy):
            leader[busy] = np.argmin(draft.used.take(busy, axis=1) / rules.role_hours[:, None], axis=0)
        return leader


@lru_cache(maxsize=16)
def _best_fitting(rules: Ruleset) -> Indexes:
    """(A, FITTING) roles, the best first."""
    return np.argsort(-rules.fit, axis=1, kind="stable")[:, :FITTING]


def _pick(uniforms: Array, number: int | Indexes) -> Indexes:
    return np.floor(uniforms * number).astype(np.intp)


def _teams(draws: Indexes, slots: int) -> tuple[Truth, Truth]:
    """(slots, J, N) some teams and one team in each slot, from whole draws of (N, slots x J).

    One team is that with the lowest draw; of some, each comes in with an even chance, and one always does.
    """
    by_team = np.ascontiguousarray(draws.T).reshape(slots, -1, len(draws))
    one = np.zeros(by_team.shape, dtype=np.bool_)
    lowest = by_team[:, 0].copy()
    one[:, 0] = True
    for j in range(1, by_team.shape[1]):
        lower = by_team[:, j] < lowest
        one[:, :j] &= ~lower[:, None]
        one[:, j] = lower
        np.minimum(lowest, by_team[:, j], out=lowest)
    return (by_team < noise.HALF) | one, one


def _options(rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range) -> Truth:
    """(M, N) any option of each event that came; one beyond the budget makes place for the default."""
    options = np.zeros((len(rules.options), len(games)), dtype=np.bool_)
    event, game = np.divmod(np.flatnonzero(drawn.came), len(games))
    if len(event):
        throws = noise.words(seed, Purpose.BOT_OPTIONS, turn, games, len(rules.events))
        choice = _pick(noise.uniform(noise.whole(throws[game, event])), rules.option_numbers.take(event))
        option = rules.options_of.reshape(-1).take(event * rules.options_of.shape[1] + choice)
        affordable = rules.option_cost.take(option) <= np.maximum(state.level("budget"), 0.0).take(game)
        answer = np.where(affordable, option, rules.default_option.take(event))
        options.reshape(-1)[answer * len(games) + game] = True
    return options
