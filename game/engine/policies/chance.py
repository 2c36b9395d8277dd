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
        actions, teams = len(rules.actions), len(rules.teams)
        throws = noise.uniforms(seed, Purpose.BOT_ACTIONS, turn, games, actions + 1)
        taste = throws[:, :actions].copy()
        taste[~draft.free.T] = -1.0
        number = FEWEST + _pick(throws[:, actions], MOST - FEWEST + 1)
        whom = noise.uniforms(seed, Purpose.BOT_LEADERS, turn, games, MOST)
        draws = noise.uniforms(seed, Purpose.BOT_TEAMS, turn, games, MOST * teams)
        some, one = _teams(draws.reshape(len(games), MOST, teams))
        for slot in range(MOST):
            self._place(draft, taste, whom[:, slot], some[slot], one[slot], slot < number)
        return draft.decisions()

    def _place(self, draft: Draft, taste: Array, whom: Array, some: Truth, one: Truth, wanted: Truth) -> None:
        """taste: (N, A), below 0 for what may not be started; what is placed here no longer may."""
        rules = draft.rules
        games = np.arange(draft.games)
        number = count_teams(some)
        action = taste.argmax(axis=1)
        dear = np.flatnonzero(wanted & (rules.action_costs[number, action] > draft.left))
        affordable = rules.action_costs[number[dear]] <= draft.left[dear, None]
        action[dear] = np.where(affordable, taste[dear], -1.0).argmax(axis=1)
        wanted = wanted & (taste[games, action] >= 0) & (rules.action_costs[number, action] <= draft.left)
        teams = np.where(rules.of_one_team[action], one, some)
        leader = self._leader(draft, action, whom, rules.action_all_hours[number, action])
        draft.place(action, leader, teams, wanted)
        taste[games[wanted], action[wanted]] = -1.0

    def _leader(self, draft: Draft, action: Indexes, whom: Array, hours: Array) -> Indexes:
        """One of the best-fitting roles; where that asks too much of it, the one with most time."""
        rules = draft.rules
        best = _best_fitting(rules)
        leader = best[action, _pick(whom, best.shape[1])]
        asked = draft.used[leader, np.arange(draft.games)] + hours
        busy = np.flatnonzero(asked > MOST_OVERLOAD * rules.role_hours[leader])
        if len(busy):
            leader[busy] = np.argmin(draft.used[:, busy] / rules.role_hours[:, None], axis=0)
        return leader


@lru_cache(maxsize=16)
def _best_fitting(rules: Ruleset) -> Indexes:
    """(A, FITTING) roles, the best first."""
    return np.argsort(-rules.fit, axis=1, kind="stable")[:, :FITTING]


def _pick(uniforms: Array, number: int | Indexes) -> Indexes:
    return np.floor(uniforms * number).astype(np.intp)


def _teams(draws: Array) -> tuple[Truth, Truth]:
    """(slots, J, N) some teams and one team in each slot, from draws of (N, slots, J).

    One team is that with the lowest draw; of some, each comes in with an even chance, and one always does.
    """
    one = np.arange(draws.shape[2]) == draws.argmin(axis=2)[:, :, None]
    some = (draws < 0.5) | one
    return np.ascontiguousarray(some.transpose(1, 2, 0)), np.ascontiguousarray(one.transpose(1, 2, 0))


def _options(rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range) -> Truth:
    """(M, N) any option of each event that came; one beyond the budget makes place for the default."""
    options = np.zeros((len(rules.options), len(games)), dtype=np.bool_)
    event, game = np.divmod(np.flatnonzero(drawn.came), len(games))
    if len(event):
        throws = noise.uniforms(seed, Purpose.BOT_OPTIONS, turn, games, len(rules.events))
        choice = _pick(throws[game, event], rules.option_numbers[event])
        option = rules.options_of[event, choice]
        affordable = rules.option_cost[option] <= np.maximum(state.level("budget"), 0.0)[game]
        options[np.where(affordable, option, rules.default_option[event]), game] = True
    return options
