"""Do winning plans agree with the framework? The best against the rest, in all and at equal pace.

Enfield et al. (2012) asked this of a diffusion game: four of its seven winning strategies went against the
theory that it was to teach.

Three readings, as more actions make more of everything:
all          the best 1 % against all other plans;
equal pace   each of the best 1 % against the other plans with as many actions carried out;
within pace  the best 1 % of the plans of each number of actions against the others of that number.

A deck is asked some two hundred such questions. A feature that does not matter would seem wrong once in
forty times by chance alone, so what seems wrong is asked again of as many fresh plans, and counts when these
say so too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.ruleset import Ruleset
from game.trials.dice import lot
from game.trials.features import FEATURES, Feature, features_of
from game.trials.intervals import Z
from game.trials.plans import NO_LUCK, Played, play_plans
from game.trials.search import random_plans

BEST = 0.01
READINGS = ("all", "equal pace", "within pace")
MARGIN = 0.1
"""Standard deviations on the wrong side of nothing that make a contradiction, if the interval says so too."""
FEWEST = 100
"""Plans with as many actions that it takes to have a best per cent among them."""
FRESH = 512
"""So many lots lie between one and its fresh one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A feature of the best plans less that of the others, in standard deviations, with its 95 % interval.

    All nan where too few plans were played for the reading.
    """

    feature: Feature
    reading: str
    best: float
    rest: float
    """Mean of the plans compared with."""
    size: float
    low: float
    high: float
    again: Difference | None = None
    """The same in fresh plans, where it was asked again."""

    @property
    def seems_wrong(self) -> bool:
        """On the wrong side beyond the margin, and the interval does not reach nothing."""
        sign = self.feature.sign
        return sign * self.size < -MARGIN and sign * (self.high if sign > 0 else self.low) < 0

    @property
    def contradicts(self) -> bool:
        """It seems wrong, in fresh plans too."""
        return self.seems_wrong and self.again is not None and self.again.seems_wrong


@dataclass(frozen=True, slots=True)
class Tables:
    """Where winners are sought: among so many random plans of a vision, a lot of them for every number.

    In mean luck; where events come, in two lucks that are always the same.
    """

    plans: int
    seed: int
    events: bool

    def play(self, rules: Ruleset, stones: Array, number: int, pace: int | None = None) -> Played:
        """One lot; stones (K,) or (K, plans), pace as in `random_plans`."""
        plans = random_plans(rules, stones, self.plans, lot(self.seed, number), pace)
        return play_plans(rules, plans, (1, 2) if self.events else (NO_LUCK,), self.events)


def examined(rules: Ruleset, stones: Array, tables: Tables, number: int) -> tuple[list[Difference], Played]:
    """Every feature in every reading, among a lot of plans of a vision, (K,), and these plans.

    number  of the lot, below FRESH; what seems wrong is asked again of the one FRESH further on
    """
    played = tables.play(rules, stones, number)
    found = contrast(rules, played)
    if not any(one.seems_wrong for one in found):
        return found, played
    fresh = contrast(rules, tables.play(rules, stones, number + FRESH))
    return [
        replace(one, again=two) if one.seems_wrong else one for one, two in zip(found, fresh, strict=True)
    ], played


def contrast(rules: Ruleset, played: Played) -> list[Difference]:
    """Every feature in every reading, in these plans."""
    values = features_of(rules, played)
    pace = np.rint(played.done).astype(np.intp)
    winners = _best(played.score, BEST)
    local = np.zeros(len(pace), dtype=np.bool_)
    for number in np.unique(pace):
        here = np.flatnonzero(pace == number)
        if len(here) >= FEWEST:
            local[here[_best(played.score[here], BEST)]] = True
    sets = {
        "all": (winners, np.zeros_like(pace)),
        "equal pace": (winners, pace),
        "within pace": (local, pace),
    }
    return [
        _difference(feature, reading, value, *sets[reading])
        for reading in READINGS
        for feature, value in zip(FEATURES, values, strict=True)
    ]


def _best(score: Array, share: float) -> Truth:
    number = max(round(share * len(score)), 1)
    best = np.zeros(len(score), dtype=np.bool_)
    best[np.argsort(-score, kind="stable")[:number]] = True
    return best


def _difference(feature: Feature, reading: str, value: Array, best: Truth, group: Indexes) -> Difference:
    """Each of the best less the mean of the others of its group."""
    own = np.flatnonzero(best)
    if not len(own):
        nan = float("nan")
        return Difference(feature, reading, nan, nan, nan, nan, nan)
    others = np.zeros(len(value))
    doubt = 0.0
    for number in np.unique(group[own]):
        rest = value[(group == number) & ~best]
        here = own[group[own] == number]
        # The few busiest plans may have no others; they say nothing then.
        others[here] = rest.mean() if len(rest) else value[here]
        doubt += (len(here) / len(own)) ** 2 * (float(rest.var()) / len(rest) if len(rest) else 0.0)
    gaps = value[own] - others[own]
    deviation = float(value.std())
    if deviation == 0.0:
        return Difference(
            feature, reading, float(value[own].mean()), float(others[own].mean()), 0.0, 0.0, 0.0
        )
    error = float(np.sqrt(gaps.var() / len(own) + doubt))
    size, half = float(gaps.mean()) / deviation, Z * error / deviation
    return Difference(
        feature, reading, float(value[own].mean()), float(others[own].mean()), size, size - half, size + half
    )
