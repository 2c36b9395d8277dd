"""Bots of all styles at once: one quarter's decisions of N tables."""

from __future__ import annotations

import numpy as np

from game.balance.cast import Cast, draws
from game.balance.styles import PURPOSES, STYLES, Answer, Who, uses, wants
from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY
from game.engine.derived import load_capacity, staff_mean
from game.engine.happenings import Drawn
from game.engine.mechanisms.effort import load_of
from game.engine.noise import Purpose
from game.engine.policies.balanced import sensible_options
from game.engine.policies.draft import MOST_OVERLOAD, Draft, count_teams, default_options
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

MOST_ACTIONS = 6
"""A quarter (docs/model.md 2)."""
FITTING = 3
DARING = 0.2
"""Team-loads beyond what the school can take up that a careful table still asks."""
EARLY = 1 / 3


class Crowd:
    """Decides for the columns of a cast; what it decides for one depends on that column alone."""

    def __init__(self, rules: Ruleset, cast: Cast, seed: int) -> None:
        self._rules, self._cast, self._seed = rules, cast, seed
        style = cast.style
        self._uses = uses(rules)
        self._wants = {early: wants(early).T[:, style] for early in (True, False)}
        self._low = np.array([s.pace[0] for s in STYLES])[style]
        self._high = np.array([s.pace[1] for s in STYLES])[style]
        self._chance = np.array([s.chance for s in STYLES])[style]
        habit = np.array([s.habit for s in STYLES])[style]
        self._careful: Truth = np.array([s.careful for s in STYLES])[style]
        self._all_teams: Truth = np.array([s.all_teams for s in STYLES])[style]
        self._who = np.array([s.who.value for s in STYLES])[style]
        self._answer = np.array([s.answer.value for s in STYLES])[style]
        taste = draws(seed, Purpose.BOT_VISION, 1, cast.tables, max(len(rules.actions), 1))
        self._habit = habit * taste[: len(rules.actions)]
        self._best = np.argsort(-rules.fit, axis=1, kind="stable")[:, :FITTING] if rules.actions else None

    def decide(self, state: SchoolState, turn: int, drawn: Drawn) -> Draft:
        """The quarter's plan; its money, hours and what was free can still be read from it."""
        rules, cast = self._rules, self._cast
        draft = Draft(rules, state, turn, drawn, self._options(state, turn, drawn))
        draft.set_aside()
        if not rules.actions:
            return draft
        moods = draws(self._seed, Purpose.BOT_ACTIONS, turn, cast.tables, len(rules.actions) + 1)
        wish = self._wish(state, turn) + self._habit + self._chance * moods[:-1]
        wish /= 1.0 + rules.repeat_loss[:, None] * state.block[rules.layout.uses]
        pace = self._low + np.floor(moods[-1] * (self._high - self._low + 1)).astype(np.intp)
        pace = np.where(cast.pace >= 0, cast.pace, pace)
        whom = draws(self._seed, Purpose.BOT_LEADERS, turn, cast.tables, MOST_ACTIONS + 1)
        where = draws(self._seed, Purpose.BOT_TEAMS, turn, cast.tables, (MOST_ACTIONS + 1) * len(rules.teams))
        where = where.reshape(MOST_ACTIONS + 1, len(rules.teams), cast.columns)
        room = load_capacity(rules, state) + DARING
        load = load_of(rules, np.arange(len(rules.actions))[:, None], state.block[rules.layout.uses])
        added = cast.add[turn]
        if (added >= 0).any():
            room, done = self._place(draft, np.maximum(added, 0), added >= 0, whom[-1], where[-1], load, room)
            pace = pace - (done & ~cast.extra)
        draft.free &= ~cast.banned
        for slot in range(int(pace.max(initial=0))):
            some, _ = self._teams(where[slot])
            possible = self._possible(draft, count_teams(some), some, load, room)
            action: Indexes = np.argmax(np.where(possible, wish, -np.inf), axis=0)
            wanted = (slot < pace) & possible[action, np.arange(cast.columns)]
            room, _ = self._place(draft, action, wanted, whom[slot], where[slot], load, room)
        return draft

    def _wish(self, state: SchoolState, turn: int) -> Array:
        """(A, N) how much each action is wanted now for what it is good for."""
        rules = self._rules
        points = self._wants[turn < rules.turns * EARLY]
        tired = np.clip((staff_mean(rules, state.place("team.workload")) - 70.0) / 10.0, 0.0, 1.5)
        need = {"relief": tired + state.level("fatigue") / 40.0}
        wish = np.zeros((len(rules.actions), state.games))
        for p, purpose in enumerate(PURPOSES):
            wish += self._uses[p][:, None] * (points[p] * need.get(purpose, 1.0))
        themed = np.where(points.any(axis=0), 0.6, 0.0)
        return np.asarray(wish + themed * (state.alignment() - 0.5))

    def _possible(self, draft: Draft, number: Indexes, some: Truth, load: Array, room: Array) -> Truth:
        """(A, N) what may start and can be paid; for a careful table also led and taken up."""
        rules = self._rules
        possible = draft.free & (draft.costs(number) <= draft.left)
        if self._careful.any():
            time = np.max(rules.role_hours[:, None] - draft.used, axis=0)
            every = np.arange(len(rules.actions))[:, None]
            asked = load * self._reached(some, number, every)
            fits = (draft.hours(number) <= time) & (np.maximum(asked, 0.0) <= room)
            possible &= fits | ~self._careful
        return possible

    def _reached(self, some: Truth, number: Indexes, action: Indexes) -> Array:
        """Staff mean of the reach of actions in these teams: (N,) for (N,) actions, (A, N) for (A, 1)."""
        rules = self._rules
        reached = rules.reach.strength[number] * staff_mean(rules, some.astype(np.float64))
        return np.asarray(np.where(rules.school_wide[action], rules.p.reach_all, reached))

    def _place(
        self,
        draft: Draft,
        action: Indexes,
        wanted: Truth,
        whom: Array,
        where: Array,
        load: Array,
        room: Array,
    ) -> tuple[Array, Truth]:
        """Adds an action; the load that is left, and in which columns it was placed.

        load  (A, N) of each action on a team fully reached, now
        """
        rules, columns = self._rules, np.arange(len(action))
        some, one = self._teams(where)
        teams = np.where(rules.of_one_team[action], one, some)
        number = count_teams(some)
        may = wanted & draft.free[action, columns]
        left = draft.left.copy()
        draft.place(action, self._leader(draft, action, whom, number), teams, wanted)
        placed = may & (rules.action_costs[number, action] <= left)
        asked = load[action, columns] * self._reached(some, number, action)
        return room - np.where(placed, asked, 0.0), placed

    def _leader(self, draft: Draft, action: Indexes, whom: Array, number: Indexes) -> Indexes:
        """(N,) by style; where that asks too much of somebody, the one with most time."""
        rules, columns = self._rules, np.arange(len(action))
        assert self._best is not None
        leader = draft.best_leader(action, number)
        fitting = self._best[action, np.floor(whom * self._best.shape[1]).astype(np.intp)]
        leader = np.where(self._who == Who.FITTING.value, fitting, leader)
        anyone = np.floor(whom * len(rules.roles)).astype(np.intp)
        leader = np.where(self._who == Who.ANY.value, anyone, leader)
        asked = draft.used[leader, columns] + rules.action_all_hours[number, action]
        too_much = asked > MOST_OVERLOAD * rules.role_hours[leader]
        return np.where(too_much, np.argmin(draft.used / rules.role_hours[:, None], axis=0), leader)

    def _teams(self, where: Array) -> tuple[Truth, Truth]:
        """(J, N) some teams (always one at least), and one, from a draw for each."""
        one = np.arange(where.shape[0])[:, None] == np.argmin(where, axis=0)
        return (where < 0.5) | one | self._all_teams, one

    def _options(self, state: SchoolState, turn: int, drawn: Drawn) -> Truth:
        """(M, N) an option for each event that came; one beyond the budget makes place for the default."""
        rules, cast = self._rules, self._cast
        options = default_options(rules, drawn)
        if not drawn.came.any():
            return options
        budget = np.maximum(state.level("budget"), 0.0)
        sensible = self._answer == Answer.SENSIBLE.value
        if sensible.any():
            options = np.where(sensible, sensible_options(rules, state, drawn), options)
        throws = draws(self._seed, Purpose.BOT_OPTIONS, turn, cast.tables, len(rules.events))
        for k in np.flatnonzero(drawn.came.any(axis=1)):
            event, games = rules.blueprint.events[k], np.flatnonzero(drawn.came[k])
            drawn_lots = np.floor(throws[k, games] * len(event.options)).astype(np.intp)
            asked = cast.option[games]
            at_random = self._answer[games] == Answer.ANY.value
            chosen = np.where(at_random, np.array(event.options)[drawn_lots], NOBODY)
            chosen = np.where(np.isin(asked, event.options), asked, chosen)
            decided = chosen >= 0
            games, chosen = games[decided], chosen[decided]
            locked = rules.option_cost[chosen] > budget[games]
            options[np.ix_(np.array(event.options), games)] = False
            options[np.where(locked, event.default, chosen), games] = True
        return options
