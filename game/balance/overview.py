"""How the styles end, how far they lie apart, what pace pays, and whether money, time and bounds are felt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.balance.play import MEASURES, SCORE, Played, Single
from game.balance.study import Study
from game.balance.styles import PEOPLE, STYLES
from game.engine.blueprint import OUTCOMES, Array
from game.trials.intervals import Estimate, of_mean, of_separation

PERCENTILES = (1, 10, 50, 90, 99)
SHOWN = ("score", *OUTCOMES)


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one measure over games: its mean and PERCENTILES."""

    mean: float
    sd: float
    percentiles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StyleEnd:
    """How the games of one style went; shares are means over games.

    actions   carried out a quarter
    unpayable quarters in which nothing that costs money could be paid; lean: in which hardly anything could
    hours     leader time used of all there is; overloaded: leaders' quarters above their hours
    """

    id: str
    games: int
    spread: Mapping[str, Spread]
    actions: float
    unpayable: float
    lean: float
    hours: float
    overloaded: float


@dataclass(frozen=True, slots=True)
class PaceEnd:
    """What exactly so many actions a quarter come to (what cannot be paid or started falls off)."""

    wanted: int
    carried_out: float
    score: Estimate
    wellbeing: Estimate
    fatigue: Estimate
    hours: float


@dataclass(frozen=True, slots=True)
class AtBound:
    """Share of games in which a variable came to 0 or 100, having started elsewhere."""

    variable: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EventCount:
    """fired: share of games of all styles; quarters: share by quarter of those in which it came first."""

    id: str
    fired: float
    by_style: Mapping[str, float]
    quarters: tuple[float, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Overview:
    """styles     those of STYLES that were played; `best`: the best tables, under fresh luck
    start      outcomes before the first quarter
    apart      by pair of styles: how many standard deviations of people's play their scores lie apart
    pace       as people play; full_pace: the best tables
    bounds     variables that came to a bound in any game
    series     by style and measure: mean, 10th and 90th percentile quarter by quarter, (3, turns + 1)
    """

    turns: int
    styles: list[StyleEnd]
    best: StyleEnd
    start: Mapping[str, float]
    idle: Mapping[str, Estimate]
    """Change of each outcome in games where nothing is done."""
    apart: Mapping[str, Estimate]
    pace: list[PaceEnd]
    full_pace: list[PaceEnd]
    bounds: list[AtBound]
    events: list[EventCount]
    series: Mapping[str, Mapping[str, Array]]


def overview(study: Study) -> Overview:
    rules, main = study.rules, study.main
    columns = {style.id: study.styles == k for k, style in enumerate(STYLES) if (study.styles == k).any()}
    start = {outcome: float(rules.start[rules.row(outcome)]) for outcome in OUTCOMES}
    idle = main.end[:, columns["nothing"]]
    return Overview(
        turns=rules.turns,
        styles=[_style(name, main.take(mine), rules.turns) for name, mine in columns.items()],
        best=_style("best", study.full, rules.turns),
        start=start,
        idle={o: of_mean(idle[MEASURES.index(o)] - start[o]) for o in OUTCOMES},
        apart=_apart(study, columns),
        pace=[_pace(k, played, rules.turns) for k, played in enumerate(study.pace)],
        full_pace=[_pace(k, played, rules.turns) for k, played in enumerate(study.full_pace)],
        bounds=[
            AtBound(name, float(main.low[v].mean()), float(main.high[v].mean()))
            for v, name in enumerate(rules.variables)
            if main.low[v].any() or main.high[v].any()
        ],
        events=[_event(study, k, columns) for k in range(len(rules.events))],
        series={
            name: {measure: _course(main.series[:, row, mine]) for row, measure in enumerate(SHOWN)}
            for name, mine in columns.items()
        },
    )


def _style(name: str, played: Played, turns: int) -> StyleEnd:
    return StyleEnd(
        id=name,
        games=played.columns,
        spread={measure: _spread(played.end[row]) for row, measure in enumerate(MEASURES)},
        actions=float(played.done.sum(axis=0).mean()) / turns,
        unpayable=float(played.poor[0].mean()),
        lean=float(played.poor[1].mean()),
        hours=float(played.hours[0].mean()),
        overloaded=float(played.hours[1].mean()),
    )


def _spread(values: Array) -> Spread:
    return Spread(
        float(values.mean()), float(values.std()), tuple(float(np.percentile(values, p)) for p in PERCENTILES)
    )


def _apart(study: Study, columns: Mapping[str, Array]) -> dict[str, Estimate]:
    """Against play by people: the best tables, pure chance, tools first, doing nothing."""
    people = study.main.end[SCORE, study.styles == PEOPLE]
    found = {"best": of_separation(study.full.end[SCORE], people)}
    for name in ("balanced", "tools_first", "random", "nothing"):
        if name in columns:
            found[name] = of_separation(study.main.end[SCORE, columns[name]], people)
    return found


def _pace(wanted: int, played: Played, turns: int) -> PaceEnd:
    def mean(measure: str) -> Estimate:
        return of_mean(played.end[MEASURES.index(measure)])

    return PaceEnd(
        wanted=wanted,
        carried_out=float(played.done.sum(axis=0).mean()) / turns,
        score=mean("score"),
        wellbeing=mean("staff_wellbeing"),
        fatigue=mean("fatigue"),
        hours=float(played.hours[0].mean()),
    )


def _event(study: Study, k: int, columns: Mapping[str, Array]) -> EventCount:
    first = study.main.came[k]
    came = int((first > 0).sum())
    return EventCount(
        id=study.rules.events[k],
        fired=came / study.main.columns,
        by_style={name: float((first[mine] > 0).mean()) for name, mine in columns.items()},
        quarters=tuple(float((first == t + 1).sum()) / max(came, 1) for t in range(study.rules.turns)),
    )


def _course(series: Single) -> Array:
    return np.stack([series.mean(axis=1), *np.percentile(series, (10, 90), axis=1)]).astype(np.float64)
