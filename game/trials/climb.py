"""Breeding plans: the best of a population are changed a little and played again, round after round.

Several searches run side by side in one batch, each with its own vision and its own banned actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY
from game.engine.ruleset import Ruleset
from game.trials.dice import Dice
from game.trials.plans import BY_RULE, NO_LUCK, Plans, Played, play_plans
from game.trials.search import random_plans

ELITE = 6
"""One in so many is kept and has young."""
CHANGES = 3
"""At most so many changes make a child."""
CROSSED = 0.3
"""Share of children that take their later quarters from another of the best."""

Progress = Callable[[int, int], None]
"""Called after every round: how many are done, and of how many."""


@dataclass(frozen=True, eq=False, slots=True)
class Quest:
    """One search: for the best plan of a vision, without some actions."""

    stones: Array
    """(K,)"""
    banned: tuple[int, ...] = ()
    start: Plans | None = None
    """Plans to begin with, beside random ones."""


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """The best plans of one search, the best first."""

    plans: Plans
    played: Played

    @property
    def score(self) -> float:
        return float(self.played.score[0])


def climb(
    rules: Ruleset,
    quests: Sequence[Quest],
    rounds: int,
    seed: int,
    size: int = 192,
    slots: int = 4,
    seeds: Sequence[int] = (NO_LUCK,),
    events: bool = True,
    progress: Progress | None = None,
) -> list[Found]:
    """The best plans found in so many rounds of `size` plans a quest; one for each quest.

    seeds  the lucks that every plan meets; the score is the mean
    """
    if not quests:
        return []
    dice = Dice(seed)
    flocks = [_first(rules, quest, size, slots, dice) for quest in quests]
    scores = _scores(rules, flocks, seeds, events)
    keep = max(size // ELITE, 2)
    best = [flock.take(_order(score)[:keep]) for flock, score in zip(flocks, scores, strict=True)]
    best_scores = [score[_order(score)[:keep]] for score in scores]
    for number in range(rounds):
        young = [_young(rules, best[q], quest, size, dice) for q, quest in enumerate(quests)]
        for q, score in enumerate(_scores(rules, young, seeds, events)):
            flock = Plans.joined([best[q], young[q]])
            of_all = np.concatenate([best_scores[q], score])
            first = _order(of_all)[:keep]
            best[q], best_scores[q] = flock.take(first), of_all[first]
        if progress is not None:
            progress(number + 1, rounds)
    played = [play_plans(rules, plans, seeds, events) for plans in best]
    return [Found(plans, one) for plans, one in zip(best, played, strict=True)]


def _first(rules: Ruleset, quest: Quest, size: int, slots: int, dice: Dice) -> Plans:
    seed = int(dice.below(2**31, 1)[0])
    random = random_plans(rules, quest.stones, size, seed, pace=slots, banned=quest.banned)
    if quest.start is None:
        return random
    start = quest.start.take(np.arange(min(quest.start.number, size)))
    start.stones[:] = quest.stones[:, None]
    start.action[np.isin(start.action, quest.banned)] = NOBODY
    return Plans.joined([start, random])


def _order(score: Array) -> Indexes:
    return np.argsort(-score, kind="stable")


def _scores(rules: Ruleset, flocks: Sequence[Plans], seeds: Sequence[int], events: bool) -> list[Array]:
    played = play_plans(rules, Plans.joined(flocks), seeds, events)
    ends = np.cumsum([flock.number for flock in flocks])
    return list(np.split(played.score, ends[:-1]))


def _young(rules: Ruleset, best: Plans, quest: Quest, size: int, dice: Dice) -> Plans:
    """Children of the best: one parent, or two in turn, and one to CHANGES changes each."""
    parent = dice.below(best.number, size)
    other = dice.below(best.number, size)
    plans, mates = best.take(parent), best.take(other)
    later = np.arange(rules.turns)[:, None] >= dice.below(rules.turns, size)
    crossed = later & dice.chance(CROSSED, size)
    for part, of_mate in ((plans.action, mates.action), (plans.leader, mates.leader)):
        np.copyto(part, of_mate, where=crossed[:, None, :])
    np.copyto(plans.teams, mates.teams, where=crossed[:, None, None, :])
    allowed = np.setdiff1d(np.arange(len(rules.actions)), quest.banned)
    number = 1 + dice.below(CHANGES, size)
    for change in range(CHANGES):
        _change(rules, plans, allowed, number > change, dice)
    return plans


def _change(rules: Ruleset, plans: Plans, allowed: Indexes, where: Truth, dice: Dice) -> None:
    """One change in each plan of `where`: an action, its leader, its teams, its quarter, or an answer."""
    turns, slots, size = plans.action.shape
    some = np.arange(size)
    turn, slot = dice.below(turns, size), dice.below(slots, size)
    kind = dice.uniforms(size)
    throw = dice.uniforms(size, len(rules.teams) + 2)

    here = some[where & (kind < 0.45)]  # another action, led by the rule, in all teams or in one
    t, s = turn[here], slot[here]
    plans.action[t, s, here] = allowed[np.floor(throw[here, 0] * len(allowed)).astype(np.intp)]
    plans.leader[t, s, here] = BY_RULE
    _settle_teams(rules, plans, t, s, here, throw[here, 1], throw[here, 2:])

    here = some[where & (kind >= 0.45) & (kind < 0.53)]  # nothing there
    plans.action[turn[here], slot[here], here] = NOBODY

    here = some[where & (kind >= 0.53) & (kind < 0.65)]  # another leader
    leader = np.floor(throw[here, 0] * (len(rules.roles) + 1)).astype(np.intp)
    plans.leader[turn[here], slot[here], here] = np.where(leader == len(rules.roles), BY_RULE, leader)

    here = some[where & (kind >= 0.65) & (kind < 0.75)]  # other teams
    _settle_teams(rules, plans, turn[here], slot[here], here, throw[here, 1], throw[here, 2:])

    swapped = where & (kind >= 0.75) & (kind < (0.9 if len(rules.events) else 1.0))  # in another's place
    here = some[swapped]
    t, s, t2 = turn[here], slot[here], np.floor(throw[here, 0] * turns).astype(np.intp)
    s2 = np.floor(throw[here, 1] * slots).astype(np.intp)
    for part in (plans.action, plans.leader):
        part[t, s, here], part[t2, s2, here] = part[t2, s2, here], part[t, s, here]
    first, second = plans.teams[t, s, :, here].copy(), plans.teams[t2, s2, :, here].copy()
    plans.teams[t, s, :, here], plans.teams[t2, s2, :, here] = second, first

    here = some[where & (kind >= 0.9)] if len(rules.events) else some[:0]  # another answer
    event = np.floor(throw[here, 0] * max(len(rules.events), 1)).astype(np.intp)
    if len(here):
        choice = np.floor(throw[here, 1] * rules.option_numbers[event]).astype(np.intp)
        plans.answer[event, here] = rules.options_of[event, choice]


def _settle_teams(
    rules: Ruleset, plans: Plans, turn: Indexes, slot: Indexes, plan: Indexes, how: Array, throw: Array
) -> None:
    """All teams, one or some; one for an action of one team. how (n,), throw (n, J)."""
    one = np.arange(throw.shape[1]) == throw.argmin(axis=1)[:, None]
    several = np.where(how[:, None] < 0.6, True, np.where(how[:, None] < 0.8, one, one | (throw < 0.5)))
    single = rules.of_one_team[np.maximum(plans.action[turn, slot, plan], 0)]
    plans.teams[turn, slot, :, plan] = np.where(single[:, None], one, several)
