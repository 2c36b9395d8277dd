"""What each action is worth, measured by experiment.

Tables that play as people do have an action put into one quarter of each half of the game: in place of
another action (its worth at equal pace) or on top (with what it costs and asks). The best tables have it on
top of a full plan, or have to do without it. Always the same tables and luck in both arms, so that luck, the
other choices and the pace are not compared along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.balance.play import SCORE
from game.balance.study import Study
from game.balance.styles import PURPOSES, STYLES, uses
from game.engine.blueprint import OUTCOMES, Array
from game.errors import mark
from game.trials.intervals import Estimate, of_mean, of_share

CORE = ("vision", "learning")
"""What a school has to do for change to last; an action is core work when it is much of one of these."""
CORE_USE = 0.5
"""Of the action that does most of it."""
IN_EVERY, IN_NONE, ELSEWHERE = 0.95, 0.05, 0.2
"""Shares of the best games, and of the others, that make an action always or never taken by the best."""

VERDICTS: Mapping[str, str] = {
    "pays": mark("pays"),
    "costs": mark("costs"),
    "unclear": mark("no clear effect"),
    "always": mark("always taken by the best"),
    "never": mark("never taken by the best"),
}


@dataclass(frozen=True, slots=True)
class ActionWorth:
    """Points of the yardstick a game, each with its 95 % interval.

    chosen    share of games (of all styles that start anything) in which it was carried out
    times     how often in such a game
    lift      put in in place of another action
    extra     put in on top
    full      put in on top of a plan of the best tables
    without   what the best tables lose when they may not choose it
    by_theme  lift, by the theme a table puts first; by_outcome: lift on each outcome, in its own points
    best      share of the best games that have it; rest: share of the others
    core      the part of CORE that it is much of; empty: none
    """

    id: str
    chosen: float
    times: float
    lift: Estimate
    extra: Estimate
    full: Estimate
    without: Estimate
    by_theme: Mapping[str, Estimate]
    by_outcome: Mapping[str, Estimate]
    best: Estimate
    rest: float
    core: str

    @property
    def direction(self) -> str:
        """`pays`, `costs` or `unclear`, by its lift."""
        return "pays" if self.lift.low > 0 else "costs" if self.lift.high < 0 else "unclear"

    @property
    def verdict(self) -> str:
        """One of VERDICTS: the direction, unless the best always or never take it."""
        if self.best.value >= IN_EVERY and self.without.low > 0:
            return "always"
        if self.best.high < IN_NONE and self.rest > ELSEWHERE and self.lift.high <= 0:
            return "never"
        return self.direction


def worths(study: Study) -> list[ActionWorth]:
    """For every action of the scenario, in its order."""
    rules = study.rules
    starting = np.array([style.pace[1] > 0 for style in STYLES])[study.styles]
    is_best = np.zeros(study.main.columns, dtype=np.bool_)
    is_best[study.best] = True
    themes = study.themes[study.tables]
    table = uses(rules)
    found = []
    for a, name in enumerate(rules.actions):
        gain = study.instead[a].end - study.banned[a].end
        done = study.main.done[a]
        here = done[starting] > 0
        found.append(
            ActionWorth(
                id=name,
                chosen=float(here.mean()),
                times=float(done[starting][here].mean()) if here.any() else 0.0,
                lift=of_mean(gain[SCORE]),
                extra=of_mean((study.extra[a].end - study.people.end)[SCORE]),
                full=_by_table(study, (study.full_extra[a].end - study.full.end)[SCORE]),
                without=_by_table(study, (study.full.end - study.full_banned[a].end)[SCORE]),
                by_theme={
                    theme: of_mean(gain[SCORE, themes == k])
                    for k, theme in enumerate(rules.themes)
                    if (themes == k).any()
                },
                by_outcome={outcome: of_mean(gain[1 + o]) for o, outcome in enumerate(OUTCOMES)},
                best=of_share(int((done[is_best] > 0).sum()), int(is_best.sum())),
                rest=float((done[starting & ~is_best] > 0).mean()),
                core=_core(table, a),
            )
        )
    return found


def _by_table(study: Study, gain: Array) -> Estimate:
    """Over the best tables, each the mean of its lucks: tables are what was sampled."""
    each = np.unique(study.full_tables)
    return of_mean(np.array([gain[study.full_tables == table].mean() for table in each]))


def _core(table: Array, action: int) -> str:
    merits = {purpose: table[p, action] for p, purpose in enumerate(PURPOSES) if purpose in CORE}
    purpose = max(merits, key=lambda name: merits[name])
    return purpose if merits[purpose] >= CORE_USE else ""
