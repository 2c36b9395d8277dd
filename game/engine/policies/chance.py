"""A bot that plays at random within the rules: the yardstick for what luck alone brings."""

from __future__ import annotations

import numpy as np

from game.engine import noise
from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions, Indexes
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
        taste = noise.uniforms(seed, Purpose.BOT_ACTIONS, turn, games, actions + 1).T
        number = FEWEST + _pick(taste[actions], MOST - FEWEST + 1)
        whom = noise.uniforms(seed, Purpose.BOT_LEADERS, turn, games, MOST).T
        where = noise.uniforms(seed, Purpose.BOT_TEAMS, turn, games, MOST * teams).T
        for slot in range(MOST):
            draws = where[slot * teams : (slot + 1) * teams]
            self._place(draft, taste[:actions], whom[slot], draws, slot < number)
        return draft.decisions()

    def _place(self, draft: Draft, taste: Array, whom: Array, draws: Array, wanted: Truth) -> None:
        rules = draft.rules
        games = np.arange(draft.games)
        some, one = _some_teams(draws), _one_team(draws)
        of_one_team = np.array([action.reach == "team" for action in rules.blueprint.actions])
        number = count_teams(some)
        possible = draft.free & (draft.costs(number) <= draft.left)
        action = np.argmax(np.where(possible, taste, -1.0), axis=0)
        teams = np.where(of_one_team[action], one, some)
        leader = self._leader(draft, action, whom, draft.hours(number)[action, games])
        draft.place(action, leader, teams, wanted & possible[action, games])

    def _leader(self, draft: Draft, action: Indexes, whom: Array, hours: Array) -> Indexes:
        """One of the best-fitting roles; where that asks too much of it, the one with most time."""
        rules = draft.rules
        best = np.argsort(-rules.fit, axis=1, kind="stable")[:, :FITTING]
        leader = best[action, _pick(whom, best.shape[1])]
        asked = draft.used[leader, np.arange(draft.games)] + hours
        freest = np.argmin(draft.used / rules.role_hours[:, None], axis=0)
        return np.where(asked <= MOST_OVERLOAD * rules.role_hours[leader], leader, freest)


def _pick(uniforms: Array, number: int) -> Indexes:
    return np.floor(uniforms * number).astype(np.intp)


def _one_team(draws: Array) -> Truth:
    """(J, N) the team with the lowest draw."""
    chosen = np.zeros(draws.shape, dtype=np.bool_)
    chosen[np.argmin(draws, axis=0), np.arange(draws.shape[1])] = True
    return chosen


def _some_teams(draws: Array) -> Truth:
    """(J, N) each team with an even chance; where none came out, the one with the lowest draw."""
    return (draws < 0.5) | _one_team(draws)


def _options(rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range) -> Truth:
    """(M, N) any option of each event that came; one beyond the budget makes place for the default."""
    throws = noise.uniforms(seed, Purpose.BOT_OPTIONS, turn, games, len(rules.events)).T
    options = np.zeros((len(rules.options), len(games)), dtype=np.bool_)
    budget = np.maximum(state.level("budget"), 0.0)
    for k, event in enumerate(rules.blueprint.events):
        choice = _pick(throws[k], len(event.options))
        for number, option in enumerate(event.options):
            taken = drawn.came[k] & (choice == number)
            affordable = rules.blueprint.options[option].cost <= budget
            options[option] |= taken & affordable
            options[event.default] |= taken & ~affordable
    return options
