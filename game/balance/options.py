"""What each answer to an event is worth: the same tables and luck, and only this answer differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.balance.play import BUDGET, LEADERSHIP, MEASURES, SCORE
from game.balance.study import Study
from game.engine.blueprint import OUTCOMES, Array
from game.errors import mark
from game.trials.intervals import Estimate, of_mean

ENOUGH = 30
"""Games in which an event must have come before its options are judged."""
COMPARED = (*range(1, 1 + len(OUTCOMES)), LEADERSHIP, BUDGET)
"""Everything in which an option can be better: outcomes, leadership, money left."""
POINTS, MONEY = 0.25, 5.0
"""Points and thousand euro that are too little to be called worse."""

VERDICTS: Mapping[str, str] = {
    "better": mark("better in everything"),
    "worse": mark("worse in everything than another"),
    "never": mark("never the best"),
    "sometimes": mark("best for some"),
    "unknown": mark("came too rarely to judge"),
}


@dataclass(frozen=True, slots=True)
class OptionWorth:
    """One answer against the mean of the others to the same event, with 95 % intervals.

    games      in which it was tried
    chosen     share of games of all styles whose event came that chose it
    taken      share of the tries in which it could be paid
    by_measure the yardstick, outcomes, leadership and budget
    best_for   themes for which it has the highest mean score
    beaten_by  options that are nowhere worse and have a better score
    beats_all  it does so to every other option
    """

    event: str
    id: str
    games: int
    chosen: float
    taken: float
    by_measure: Mapping[str, Estimate]
    best_for: tuple[str, ...]
    beaten_by: tuple[str, ...]
    beats_all: bool

    @property
    def lift(self) -> Estimate:
        return self.by_measure["score"]

    @property
    def verdict(self) -> str:
        """One of VERDICTS."""
        if self.games < ENOUGH:
            return "unknown"
        if self.beats_all:
            return "better"
        if self.beaten_by:
            return "worse"
        return "sometimes" if self.best_for else "never"


def option_worths(study: Study) -> list[OptionWorth]:
    """For every option, in the order of the scenario."""
    rules = study.rules
    found: list[OptionWorth] = []
    for k, event in enumerate(rules.blueprint.events):
        ends = {m: study.answers[m].end for m in event.options}
        beaten = {m: [o for o in event.options if o != m and _beats(ends[o], ends[m])] for m in event.options}
        best_for = _best_for(study, k, ends)
        came = study.main.came[k] > 0
        for m in event.options:
            others = [ends[o] for o in event.options if o != m]
            gain = ends[m] - sum(others) / len(others) if others else ends[m] - ends[m]
            found.append(
                OptionWorth(
                    event=event.id,
                    id=rules.options[m][1],
                    games=ends[m].shape[1],
                    chosen=float(study.main.chosen[m][came].mean()) if came.any() else 0.0,
                    taken=float(study.answers[m].chosen[m].mean()) if ends[m].shape[1] else 0.0,
                    by_measure={
                        name: of_mean(gain[row]) if ends[m].shape[1] else Estimate.exact(0.0)
                        for row, name in enumerate(MEASURES)
                        if row == SCORE or row in COMPARED
                    },
                    best_for=best_for[m],
                    beaten_by=tuple(rules.options[o][1] for o in beaten[m]),
                    beats_all=bool(others) and all(m in beaten[o] for o in event.options if o != m),
                )
            )
    return found


def _beats(one: Array, other: Array) -> bool:
    """Better on the yardstick for certain, and for certain nowhere worse by more than a trifle."""
    if one.shape[1] < ENOUGH or of_mean(one[SCORE] - other[SCORE]).low <= 0:
        return False
    trifles = [MONEY if row == BUDGET else POINTS for row in COMPARED]
    return all(
        of_mean(one[row] - other[row]).low > -trifle for row, trifle in zip(COMPARED, trifles, strict=True)
    )


def _best_for(study: Study, event: int, ends: Mapping[int, Array]) -> dict[int, tuple[str, ...]]:
    rules = study.rules
    themes = study.themes[study.answering[event]]
    best: dict[int, list[str]] = {m: [] for m in ends}
    for k, theme in enumerate(rules.themes):
        mine = themes == k
        if mine.any():
            means = {m: float(np.mean(end[SCORE, mine])) for m, end in ends.items()}
            best[max(means, key=lambda m: means[m])].append(theme)
    return {m: tuple(names) for m, names in best.items()}
