"""A quarter's plan in the making, in many games at once: what bots place falls within money and rules."""

from __future__ import annotations

import numpy as np

from game.engine.answers import Answers, Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.legality import may_start
from game.engine.mechanisms.effort import REVISION_HOURS
from game.engine.mechanisms.vision import REVISION_COST
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState

MOST_OVERLOAD = 2.5
"""Times a role's hours: beyond this a table is refused, so bots stay within it."""


class Draft:
    """N games' plans; `place` adds a slot to each, and counts its money and hours."""

    def __init__(self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, options: Truth) -> None:
        """options: (M, N) those chosen for the events that came."""
        self.rules = rules
        self.drawn = drawn
        self.options = options
        self.left: Array = np.maximum(state.level("budget"), 0.0)
        """(N,) thousand euro left for actions."""
        self.free: Truth = may_start(rules, state, turn)
        """(A, N) what may still be placed, money aside."""
        self.used: Array = np.zeros((len(rules.roles), state.games))
        """(R, N) hours counted so far, an equal part of the options' included."""
        self._answers = Answers.of(options)
        self._answers.add_to(self.used, rules.option_hours / len(rules.roles))
        self._slots: list[tuple[Indexes, Indexes, Truth]] = []
        self._revision: Array | None = None

    @property
    def games(self) -> int:
        return int(self.left.shape[0])

    def set_aside(self) -> None:
        """Keeps back what the chosen options ask, as a table does; what they bring comes next quarter."""
        total = np.zeros(self.games)
        self._answers.add_to(total, self.rules.option_cost)
        self.left = np.maximum(self.left - np.maximum(total, 0.0), 0.0)

    def revise(self, weights: Array) -> None:
        """Gives the school a new vision, (K, N) weights: its money goes first, its hours are the leader's."""
        self._revision = weights
        self.left = np.maximum(self.left - REVISION_COST, 0.0)
        self.used[self.rules.leader] += REVISION_HOURS

    def costs(self, teams: Indexes) -> Array:
        """(A, N) price of every action, with those for several teams done in so many, (N,); game by game."""
        return np.asarray(self.rules.action_costs[teams].T)

    def hours(self, teams: Indexes) -> Array:
        """(A, N) hours of every action, with those for several teams done in so many, (N,); game by game."""
        return np.asarray(self.rules.action_all_hours[teams].T)

    def cost_of(self, action: Indexes, teams: Indexes) -> Array:
        """(n,) price of these actions, those for several teams done in so many, (n,)."""
        return np.asarray(self.rules.action_costs.reshape(-1).take(teams * len(self.rules.actions) + action))

    def hours_of(self, action: Indexes, teams: Indexes) -> Array:
        """(n,) hours of these actions, those for several teams done in so many, (n,)."""
        every = self.rules.action_all_hours.reshape(-1)
        return np.asarray(every.take(teams * len(self.rules.actions) + action))

    def best_leader(self, action: Indexes, teams: Indexes, barred: Truth | None = None) -> Indexes:
        """(N,) the role with the highest (0.85 F + 0.35) / (1 + 2.5 over^2) - 0.25 over - 0.05 used / hours.

        The rule of docs/model.md 10, which spreads over fitting leaders: `over` is how far the action would
        bring a role beyond its hours, `used` what was asked of it this turn before. First role on a tie.

        action, teams  (N,) or (1,): the action, and in how many teams those for several are done
        barred         (R, N) roles that may not
        """
        rules = self.rules
        hours = rules.role_hours[:, None]
        busy = self.used / hours
        over = np.maximum((self.used + self.hours_of(action, teams)) / hours - 1.0, 0.0)
        merit = (0.85 * rules.fit[action].T + 0.35) / (1.0 + 2.5 * (over * over)) - 0.25 * over - 0.05 * busy
        if barred is not None:
            merit = np.where(barred, -np.inf, merit)
        return np.asarray(np.argmax(merit, axis=0), dtype=np.intp)

    def place(self, action: Indexes, leader: Indexes, teams: Truth, where: Truth) -> None:
        """Adds an action to each game of `where` that may start it and can pay it; elsewhere an empty slot.

        action, leader  (N,), leader NOBODY for absent
        teams           (J, N)
        """
        number = np.where(self.rules.school_wide[action], 1, count_teams(teams))
        cost, hours = self.cost_of(action, number), self.hours_of(action, number)
        free = self.free.reshape(-1).take(action * self.games + np.arange(self.games))
        self.put(action, leader, teams, cost, hours, where & free & (cost <= self.left))

    def put(
        self, action: Indexes, leader: Indexes, teams: Truth, cost: Array, hours: Array, placed: Truth
    ) -> None:
        """Like `place`, for who has seen to it that what is placed may start and can be paid.

        cost, hours  (N,), see `cost_of` and `hours_of`
        """
        self.left = self.left - cost * placed
        here = np.flatnonzero(placed)
        self.free.reshape(-1)[action.take(here) * self.games + here] = False
        led = placed & (leader >= 0)
        here = np.flatnonzero(led)
        self.used.reshape(-1)[leader.take(here) * self.games + here] += hours.take(here)
        self._slots.append((np.where(placed, action, NOBODY), np.where(led, leader, NOBODY), teams & placed))

    def decisions(self) -> Decisions:
        """The plan as it is now."""
        slots, shape = len(self._slots), (len(self._slots), self.games)
        teams = np.array([slot[2] for slot in self._slots], dtype=np.bool_)
        return Decisions(
            action=np.array([slot[0] for slot in self._slots], dtype=np.intp).reshape(shape),
            leader=np.array([slot[1] for slot in self._slots], dtype=np.intp).reshape(shape),
            teams=teams.reshape(slots, len(self.rules.teams), self.games),
            options=self.options,
            came=self.drawn.came,
            waiting=self.drawn.waiting,
            revision=self._revision,
            revised=None,
            head=self.rules.leader,
        )


def count_teams(teams: Truth) -> Indexes:
    """(N,) how many of the teams, (J, N), are chosen."""
    return np.asarray(np.add.reduce(teams, axis=0, dtype=np.intp))


def default_options(rules: Ruleset, drawn: Drawn) -> Truth:
    """(M, N) the default of every event that came."""
    options = np.zeros((len(rules.options), drawn.came.shape[1]), dtype=np.bool_)
    for k, event in enumerate(rules.blueprint.events):
        options[event.default] = drawn.came[k]
    return options
