"""Is there a single best way? What the best plans share, what each action is missed for, what is never used.

A game with one dominant action, or with useless ones, teaches to look for the trick. This is the one search
behind P15 of docs/model.md 10; who asks gets the same answer for the same seed and effort (`find_keys`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array
from game.engine.decisions import NOBODY
from game.engine.policies.balanced import ACTIONS_A_QUARTER, Balanced
from game.engine.ruleset import Ruleset
from game.trials.climb import Found, Progress, Quest, climb
from game.trials.dice import lot
from game.trials.plans import NO_LUCK, Plans, play_plans, record
from game.trials.search import random_plans

DEAR = 1.0
"""Points of the yardstick: a ban that costs less somewhere leaves a choice."""
HARDLY = 0.02
"""Points by which an action lifts an ordinary plan, at most, when it is useless."""
MISSED = 0.1
"""Points that a ban costs at least where the action is of use."""
ADDED_IN = (2, 5, 8)
"""The quarters in which an action is added to an ordinary plan."""
RUNS = 20
"""So many best runs are looked at, as many of each vision."""
TWENTIES = 5
"""So often, each time among new tables."""
BEST, AGAIN, BRED = range(3)
"""The lots of throws for searching: the best plans, those again (with a ban or without), twenty on their own.
With other numbers the same seed would find other plans."""


@dataclass(frozen=True, slots=True)
class SearchEffort:
    """How hard to search: rounds of so many plans a quest, and rounds after a ban."""

    rounds: int = 150
    size: int = 192
    after_ban: int = 60
    runs: int = 10_240
    """Games among which the best twenty are looked for."""
    slots: int = 4
    """Actions a quarter that a searched plan may hold."""


@dataclass(frozen=True, eq=False, slots=True)
class Dominance:
    """What a search for the best plans of several visions found."""

    best: tuple[Found, ...]
    """One for each vision."""
    losses: dict[int, Array]
    """By action found in the best plan of every vision: points (visions,) that its ban costs."""
    lifts: Array
    """(A, visions) what an action adds to an ordinary plan, in the best of three quarters, whether it is paid
    before the rest or after."""
    useless: tuple[int, ...]
    unused_losses: dict[int, Array]
    """By action that lifts no ordinary plan: points (visions,) that its ban costs."""

    @property
    def in_every(self) -> tuple[int, ...]:
        """Actions in the best plan of every vision."""
        return tuple(self.losses)

    @property
    def in_none(self) -> tuple[int, ...]:
        """Actions in no vision's best plan."""
        return tuple(np.flatnonzero(~np.any([_used(found) for found in self.best], axis=0)).tolist())

    @property
    def dearest(self) -> float:
        """Points that a ban costs where it costs least, for the action that is missed most; 0: none."""
        return max((float(loss.min()) for loss in self.losses.values()), default=0.0)

    @property
    def dominant(self) -> tuple[int, ...]:
        """Actions whose ban costs a point or more in every vision."""
        return tuple(a for a, loss in self.losses.items() if float(loss.min()) >= DEAR)


def dominance(
    rules: Ruleset,
    stones: Array,
    seed: int,
    effort: SearchEffort | None = None,
    events: bool = True,
    progress: Progress | None = None,
) -> Dominance:
    """Searches the best plan of each vision, (K, visions), then again without each action they share."""
    effort = effort or SearchEffort()
    visions = stones.shape[1]
    quests = [Quest(stones[:, v]) for v in range(visions)]
    best = climb(
        rules,
        quests,
        effort.rounds,
        lot(seed, BEST),
        effort.size,
        effort.slots,
        events=events,
        progress=progress,
    )
    shared = np.flatnonzero(np.all([_used(found) for found in best], axis=0)).tolist()
    lifts = _lifts(rules, stones, events)
    idle = [a for a in range(len(rules.actions)) if float(lifts[a].max()) <= HARDLY]
    banned = [*shared, *(a for a in idle if a not in shared)]
    again = climb(
        rules,
        [Quest(stones[:, v], (a,), best[v].plans) for a in banned for v in range(visions)],
        effort.after_ban,
        lot(seed, AGAIN),
        effort.size // 2,
        effort.slots,
        events=events,
        progress=progress,
    )
    # A search that goes on may also find what the first one missed; let that count for both.
    further = climb(
        rules,
        [Quest(stones[:, v], (), best[v].plans) for v in range(visions)],
        effort.after_ban,
        lot(seed, AGAIN),
        effort.size // 2,
        effort.slots,
        events=events,
    )
    tops = np.array([max(one.score, two.score) for one, two in zip(best, further, strict=True)])
    scores = np.array([found.score for found in again]).reshape(len(banned), visions)
    losses = {a: tops - scores[i] for i, a in enumerate(banned)}
    return Dominance(
        best=tuple(best),
        losses={a: losses[a] for a in shared},
        lifts=lifts,
        useless=tuple(a for a in idle if float(losses[a].max()) < MISSED),
        unused_losses={a: losses[a] for a in idle},
    )


def _used(found: Found) -> Array:
    """(A,) whether the best plan carries an action out."""
    return np.asarray(found.played.counts[:, 0] > 0)


def _lifts(rules: Ruleset, stones: Array, events: bool) -> Array:
    """(A, visions) an action more in the balanced bot's plan, or the same action less where it has it."""
    plain = record(rules, Balanced(), stones, events=events, slots=ACTIONS_A_QUARTER)
    before = play_plans(rules, plain, events=events).score
    variants = [
        _toggled(plain, action, min(quarter, rules.turns) - 1, first)
        for action in range(len(rules.actions))
        for quarter in ADDED_IN
        for first in (False, True)
    ]
    after = play_plans(rules, Plans.joined([plans for plans, _ in variants]), events=events).score
    sign = np.stack([signs for _, signs in variants])
    gains = sign * (after.reshape(sign.shape) - before)
    return np.asarray(gains.reshape(len(rules.actions), -1, stones.shape[1]).max(axis=1))


def _toggled(plain: Plans, action: int, turn: int, first: bool) -> tuple[Plans, Array]:
    """The plans with an action more in a quarter, paid first or last (1); where it was there without (-1)."""
    plans = plain.widened(ACTIONS_A_QUARTER + 1)
    planned = plans.action[turn] == action
    has = planned.any(axis=0)
    plans.action[turn][planned] = NOBODY
    if first:
        for part in (plans.action, plans.leader, plans.teams):
            part[turn] = np.roll(part[turn], 1, axis=0)
    plans.action[turn, 0 if first else -1, ~has] = action
    return plans, np.where(has, -1.0, 1.0)


@dataclass(frozen=True, eq=False, slots=True)
class BestRuns:
    """Which actions the best twenty runs hold: `no action in all, none in none` is the aim.

    An action that eight runs in ten hold is in all of twenty once in a hundred times by mere chance, so
    several twenties are taken, and what counts is what most of them show.
    """

    scores: Array
    """(twenties, 20)"""
    share: Array
    """(twenties, A) of the runs that carried the action out, 0 to 1."""

    @property
    def in_all(self) -> Indexes:
        return np.flatnonzero((self.share == 1.0).mean(axis=0) > 0.5)

    @property
    def in_none(self) -> Indexes:
        return np.flatnonzero((self.share == 0.0).mean(axis=0) > 0.5)


def best_runs(rules: Ruleset, stones: Array, seed: int, number: int, events: bool = True) -> BestRuns:
    """The best twenty of so many tables, and that some times over, with other tables and other luck.

    As many of the twenty are of each vision, (K, visions); tables plan 2 to 4 actions a quarter.
    """
    visions = stones.shape[1]
    of_vision = np.arange(number) % visions
    scores, shares = [], []
    for time in range(TWENTIES):
        fresh = lot(seed, time)
        plans = random_plans(rules, stones[:, of_vision], number, fresh, between=(2, 4))
        played = play_plans(rules, plans, (fresh,), events)
        order = np.argsort(-played.score, kind="stable")
        first = np.concatenate([order[of_vision[order] == v][: RUNS // visions] for v in range(visions)])
        scores.append(played.score[first])
        shares.append((played.counts[:, first] > 0).mean(axis=1))
    return BestRuns(np.stack(scores), np.stack(shares))


@dataclass(frozen=True, eq=False, slots=True)
class Keys:
    """The answer to P15: no key to everything, nothing useless."""

    plans: Dominance
    runs: BestRuns

    @property
    def none(self) -> bool:
        """No action dominates, is useless, or stands in all or none of the best twenty."""
        plans, runs = self.plans, self.runs
        return not (plans.dominant or plans.useless or len(runs.in_all) or len(runs.in_none))


def find_keys(
    rules: Ruleset, stones: Array, seed: int, effort: SearchEffort | None = None, events: bool = True
) -> Keys:
    """Both searches of P15, over these visions, (K, visions)."""
    effort = effort or SearchEffort()
    plans = dominance(rules, stones, seed, effort, events)
    return Keys(plans, best_runs(rules, choosing(stones), seed, effort.runs, events))


def choosing(stones: Array) -> Array:
    """(K, visions) those visions that choose: an even one has nothing to be best at."""
    return np.asarray(stones[:, stones.max(axis=0) > stones.min(axis=0)])


def bred_runs(
    rules: Ruleset, stones: Array, seed: int, rounds: int, size: int, events: bool = True, slots: int = 3
) -> BestRuns:
    """The best plans of twenty searches, as many for each vision, (K, visions); each on its own."""
    quests = [Quest(vision) for vision in stones.T for _ in range(RUNS // stones.shape[1])]
    found = climb(rules, quests, rounds, lot(seed, BRED), size, slots, (NO_LUCK,), events)
    used = np.array([_used(one) for one in found], dtype=np.float64)
    return BestRuns(np.array([[one.score for one in found]]), used.mean(axis=0)[None])
