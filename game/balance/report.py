"""All that balance has to say about a scenario, ready to be told as text, JSON or a page."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from game.balance.actions import ActionWorth, worths
from game.balance.finding import Finding, Severity
from game.balance.findings import all_findings
from game.balance.lab import Lab
from game.balance.options import OptionWorth, option_worths
from game.balance.overview import Overview, StyleEnd, overview
from game.balance.places import placed
from game.balance.study import Study, study
from game.scenario import Scenario
from game.texts import Words
from game.trials.intervals import Estimate
from game.trials.spread import Progress

FEWEST_GAMES = 600
"""Every style, with every theme put first, plays at least a few."""


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """games: of all styles; played: with all experiments; seconds: what these took."""

    scenario: Scenario
    events_per_turn: int
    games: int
    seed: int
    played: int
    seconds: float
    study: Study
    actions: list[ActionWorth]
    options: list[OptionWorth]
    overview: Overview
    findings: list[Finding]

    @property
    def serious(self) -> list[Finding]:
        return [one for one in self.findings if one.severity is Severity.SERIOUS]

    @property
    def notices(self) -> list[Finding]:
        return [one for one in self.findings if one.severity is Severity.NOTICE]


def balance(
    scenario: Scenario,
    games: int,
    seed: int,
    *,
    events_per_turn: int | None = None,
    pool: Executor | None = None,
    progress: Progress | None = None,
    search: Sequence[Path] = (),
) -> Report:
    """Plays and judges a scenario; `games` is at least FEWEST_GAMES.

    events_per_turn  None: the scenario's
    search           folders in which the file looks for what it extends
    """
    started = time.perf_counter()
    lab = Lab(scenario, seed, events_per_turn, pool, progress)
    studied = study(lab, games)
    actions, options, seen = worths(studied), option_worths(studied), overview(studied)
    return Report(
        scenario=scenario,
        events_per_turn=lab.rules.events_per_turn,
        games=games,
        seed=seed,
        played=lab.played,
        seconds=time.perf_counter() - started,
        study=studied,
        actions=actions,
        options=options,
        overview=seen,
        findings=placed(all_findings(actions, options, seen, games), scenario, search),
    )


def plain(words: Words, report: Report) -> dict[str, object]:
    """As `--json` prints it (docs/contract.md)."""
    seen = report.overview
    return {
        "scenario": report.scenario.id,
        "games": report.games,
        "games_per_second": report.played / report.seconds,
        "games_with_experiments": report.played,
        "seed": report.seed,
        "events_per_turn": report.events_per_turn,
        "actions": [_action(one) for one in report.actions],
        "options": [_option(one) for one in report.options],
        "events": [
            {"id": e.id, "fired": e.fired, "by_style": dict(e.by_style), "quarters": list(e.quarters)}
            for e in seen.events
        ],
        "outcomes": {
            "start": dict(seen.start),
            "nothing": {name: _estimate(change) for name, change in seen.idle.items()},
            "styles": {one.id: _style(one) for one in [*seen.styles, seen.best]},
            "apart": {name: _estimate(one) for name, one in seen.apart.items()},
            "pace": [
                {
                    "actions": slow.wanted,
                    "carried_out": slow.carried_out,
                    "score": _estimate(slow.score),
                    "wellbeing": _estimate(slow.wellbeing),
                    "best_carried_out": fast.carried_out,
                    "best_score": _estimate(fast.score),
                    "best_wellbeing": _estimate(fast.wellbeing),
                    "best_hours": fast.hours,
                }
                for slow, fast in zip(seen.pace, seen.full_pace, strict=True)
            ],
            "bounds": [{"variable": b.variable, "low": b.low, "high": b.high} for b in seen.bounds],
        },
        "findings": [_finding(words, one) for one in report.findings],
    }


def _estimate(one: Estimate) -> dict[str, float]:
    return {"value": one.value, "low": one.low, "high": one.high}


def _estimates(each: Mapping[str, Estimate]) -> dict[str, dict[str, float]]:
    return {name: _estimate(one) for name, one in each.items()}


def _action(one: ActionWorth) -> dict[str, object]:
    return {
        "id": one.id,
        "chosen": one.chosen,
        "lift": one.lift.value,
        "verdict": one.verdict,
        "times": one.times,
        "interval": [one.lift.low, one.lift.high],
        "extra": _estimate(one.extra),
        "full": _estimate(one.full),
        "without": _estimate(one.without),
        "best": _estimate(one.best),
        "rest": one.rest,
        "by_theme": _estimates(one.by_theme),
        "by_outcome": _estimates(one.by_outcome),
    }


def _option(one: OptionWorth) -> dict[str, object]:
    return {
        "event": one.event,
        "id": one.id,
        "games": one.games,
        "chosen": one.chosen,
        "taken": one.taken,
        "lift": one.lift.value,
        "interval": [one.lift.low, one.lift.high],
        "verdict": one.verdict,
        "best_for": list(one.best_for),
        "beaten_by": list(one.beaten_by),
        "by_measure": _estimates(one.by_measure),
    }


def _style(one: StyleEnd) -> dict[str, object]:
    return {
        "games": one.games,
        "actions": one.actions,
        "unpayable": one.unpayable,
        "lean": one.lean,
        "hours": one.hours,
        "overloaded": one.overloaded,
        "ends": {
            name: {
                "mean": s.mean,
                "sd": s.sd,
                **dict(zip(("p1", "p10", "p50", "p90", "p99"), s.percentiles, strict=True)),
            }
            for name, s in one.spread.items()
        },
    }


def _finding(words: Words, one: Finding) -> dict[str, object]:
    return {
        "severity": one.severity.value,
        "code": one.code,
        "kind": one.kind,
        "where": one.where,
        "file": one.place.file if one.place else "",
        "line": one.place.line if one.place else 0,
        "column": one.place.column if one.place else 0,
        "message": one.message.say(words),
        "advice": one.advice.say(words),
    }
