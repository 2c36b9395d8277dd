"""Do winning strategies teach the right thing? Everything that a search of strategies finds on a deck.

For each of six visions (one that leans to each theme, one even): what the best of very many random plans do
differently, and what one more of an action is worth; then the best plans that can be bred, what they share
and what banning it costs; the best twenty runs; and the exploits. All in parts that may go to processes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from game.engine.blueprint import OUTCOMES, Array
from game.engine.ruleset import Ruleset
from game.evidence.decks import deck
from game.trials.contrast import READINGS, Difference, Tables, examined
from game.trials.dice import lot
from game.trials.dominance import (
    BestRuns,
    Dominance,
    Keys,
    SearchEffort,
    best_runs,
    bred_runs,
    choosing,
    dominance,
)
from game.trials.exploits import EXPLOITS, Tried, try_exploits
from game.trials.greedy import greedy_plans
from game.trials.marginal import Worth, worth
from game.trials.plans import play_plans
from game.trials.search import MOST
from game.trials.spread import Progress, Shipped, spread

EVEN = "even"
"""Name of the vision that chooses nothing."""
CHOSEN = 0.40
"""Weight of the theme that a vision leans to; the rest is shared alike."""
WITHOUT_EVENTS = ("reference",)
"""Decks whose claims are judged without events (docs/model.md 10)."""


@dataclass(frozen=True, slots=True)
class StudyEffort:
    """How much to play: plans a vision, how hard to breed, and the lucks that exploits meet."""

    plans: int = 20_480
    search: SearchEffort = field(default_factory=SearchEffort)
    lucks: int = 12

    @classmethod
    def of(cls, plans: int) -> StudyEffort:
        """With so many random plans a vision, and the rest in proportion."""
        part = min(plans / cls().plans, 1.0)
        usual = SearchEffort()
        return cls(
            plans,
            SearchEffort(
                rounds=max(round(part * usual.rounds), 2),
                size=max(round(part * usual.size), 24),
                after_ban=max(round(part * usual.after_ban), 1),
                runs=max(round(part * usual.runs), 100),
            ),
            max(round(part * cls().lucks), 2),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Strategies:
    """What was found on one deck; visions in the order of `names`."""

    deck: str
    actions: tuple[str, ...]
    names: tuple[str, ...]
    """Of the visions: a theme's id or `even`."""
    outcome_rows: tuple[int, ...]
    """Where the six outcomes stand in a school at the end."""
    contrasts: tuple[tuple[Difference, ...], ...]
    """By vision: every feature in every reading."""
    worths: tuple[Worth, ...]
    """By vision."""
    paces: Array
    """(7,) mean score of random plans of exactly 0 to 6 actions a quarter, over the visions."""
    greedy: Array
    """(visions,) score of the player who looks ahead."""
    dominance: Dominance
    random_runs: BestRuns
    bred_runs: BestRuns
    exploits: tuple[Tried, ...]

    def contradictions(self, reading: str) -> list[tuple[str, Difference]]:
        """(vision, difference) of every feature on the wrong side."""
        return [
            (name, one)
            for name, found in zip(self.names, self.contrasts, strict=True)
            for one in found
            if one.reading == reading and one.contradicts
        ]

    @property
    def sound(self) -> bool:
        """No contradiction in any reading, nothing dominant or useless, no exploit open."""
        return (
            not any(self.contradictions(reading) for reading in READINGS)
            and Keys(self.dominance, self.random_runs).none
            and all(tried.closed for tried in self.exploits)
        )


def visions(rules: Ruleset) -> tuple[tuple[str, ...], Array]:
    """Names, and (K, visions) weights: one vision that leans to each theme, and an even one."""
    number = len(rules.themes)
    weights = np.full((number, number + 1), 1.0 / number)
    for theme in range(number):
        weights[:, theme] = (1.0 - CHOSEN) / max(number - 1, 1)
        weights[theme, theme] = CHOSEN
    return (*rules.themes, EVEN), weights


def find_strategies(
    name: str,
    seed: int = 1,
    effort: StudyEffort | None = None,
    on: Executor | None = None,
    progress: Progress | None = None,
) -> Strategies:
    """Searches one deck, by its name in `decks.DECKS`."""
    scenario = deck(name)
    rules = scenario.ruleset()
    names, _ = visions(rules)
    parts = [
        *[("plans", k) for k in range(len(names))],
        *[("exploit", k) for k in range(len(EXPLOITS))],
        ("dominance", 0),
        ("random runs", 0),
        ("bred runs", 0),
        ("pace", 0),
        ("greedy", 0),
    ]
    # The longest goes first, so that nothing waits for it at the end.
    order = sorted(range(len(parts)), key=lambda k: parts[k][0] != "dominance")
    job = partial(
        _part,
        Shipped.of(scenario),
        events=name not in WITHOUT_EVENTS,
        seed=seed,
        effort=effort or StudyEffort(),
    )
    results = dict(zip(order, spread(job, [parts[k] for k in order], on, progress), strict=True))
    found: dict[tuple[str, int], Any] = {part: results[k] for k, part in enumerate(parts)}
    of_plans = [found["plans", k] for k in range(len(names))]
    return Strategies(
        deck=name,
        actions=rules.actions,
        names=names,
        outcome_rows=tuple(rules.row(name) for name in OUTCOMES),
        contrasts=tuple(tuple(differences) for differences, _ in of_plans),
        worths=tuple(one for _, one in of_plans),
        paces=found["pace", 0],
        greedy=found["greedy", 0],
        dominance=found["dominance", 0],
        random_runs=found["random runs", 0],
        bred_runs=found["bred runs", 0],
        exploits=tuple(tried for k in range(len(EXPLOITS)) for tried in found["exploit", k]),
    )


def _part(shipped: Shipped, part: tuple[str, int], *, events: bool, seed: int, effort: StudyEffort) -> Any:
    """One part of the work; what it gives depends on its arguments only."""
    rules = shipped.ruleset()
    what, k = part
    _, weights = visions(rules)
    search = effort.search
    if what == "plans":
        found, played = examined(rules, weights[:, k], Tables(effort.plans, seed, events), k)
        return found, worth(played)
    if what == "exploit":
        lucks = [lot(seed, number) for number in range(effort.lucks)]
        return try_exploits(rules, weights, lucks, events, (EXPLOITS[k].id,))
    if what == "dominance":
        return dominance(rules, weights, seed, search, events)
    if what == "random runs":
        return best_runs(rules, choosing(weights), seed, search.runs, events)
    if what == "bred runs":
        return bred_runs(rules, choosing(weights), seed, search.after_ban, search.size // 2, events)
    if what == "pace":
        return _paces(rules, weights, seed, max(effort.plans // 20, 64), events)
    plans = greedy_plans(rules, weights, search.slots, events=events)
    return play_plans(rules, plans, events=events).score


def _paces(rules: Ruleset, weights: Array, seed: int, number: int, events: bool) -> Array:
    """(7,) mean over the visions, each of which a share of the plans has."""
    vision, tables = weights[:, np.arange(number) % weights.shape[1]], Tables(number, seed, events)
    return np.array([tables.play(rules, vision, 0, pace).score.mean().item() for pace in range(MOST + 1)])


def plain(found: Sequence[Strategies]) -> list[dict[str, object]]:
    """For JSON, an entry a deck."""
    return [_plain(one) for one in found]


def _plain(found: Strategies) -> dict[str, object]:
    id_of = found.actions
    dominance = found.dominance
    return {
        "deck": found.deck,
        "sound": found.sound,
        "features": [
            {
                "vision": vision,
                "reading": one.reading,
                "feature": one.feature.id,
                "source": one.feature.source,
                "sign": one.feature.sign,
                "best": _finite(one.best),
                "rest": _finite(one.rest),
                "difference": _finite(one.size),
                "interval": [_finite(one.low), _finite(one.high)],
                "contradicts": one.contradicts,
                "again": one.again and [_finite(x) for x in (one.again.size, one.again.low, one.again.high)],
            }
            for vision, of_vision in zip(found.names, found.contrasts, strict=True)
            for one in of_vision
        ],
        "worth": [
            {
                "vision": vision,
                "action": id_of[a],
                "points": float(one.points[a]),
                "half_width": float(one.half[a]),
            }
            for vision, one in zip(found.names, found.worths, strict=True)
            for a in range(len(id_of))
        ],
        "pace": found.paces.tolist(),
        "best": [
            {
                "vision": vision,
                "score": best.score,
                "greedy": float(found.greedy[v]),
                "actions": {
                    id_of[a]: float(n) for a, n in enumerate(best.played.counts[:, 0]) if float(n) > 0
                },
            }
            for v, (vision, best) in enumerate(zip(found.names, dominance.best, strict=True))
        ],
        "in_every_best_plan": [
            {"action": id_of[a], "loss_when_banned": dict(zip(found.names, loss.tolist(), strict=True))}
            for a, loss in dominance.losses.items()
        ],
        "in_no_best_plan": [id_of[a] for a in dominance.in_none],
        "dominant": [id_of[a] for a in dominance.dominant],
        "useless": [id_of[a] for a in dominance.useless],
        "best_twenty": _runs(found, found.random_runs),
        "best_twenty_bred": _runs(found, found.bred_runs),
        "exploits": [
            {
                "id": one.exploit.id,
                "score": one.score,
                "honest": one.honest,
                "gain": one.gain.value,
                "interval": [one.gain.low, one.gain.high],
                "worst_vision": found.names[one.worst_vision],
                "worst": one.worst.value,
                "worst_interval": [one.worst.low, one.worst.high],
                "outcomes": {name: list(both) for name, both in one.outcomes.items()},
                "closed": one.closed,
            }
            for one in found.exploits
        ],
    }


def _runs(found: Strategies, runs: BestRuns) -> dict[str, object]:
    return {
        "scores": [float(runs.scores.min()), float(runs.scores.max())],
        "in_all": [found.actions[a] for a in runs.in_all],
        "in_none": [found.actions[a] for a in runs.in_none],
    }


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
