"""All that `wendbaar bench` measures without a window or a saved game, and what is aimed at."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from itertools import count

from game.bench.crowd import crowd
from game.bench.growth import growth
from game.bench.race import Size, race
from game.engine.decisions import Decisions
from game.engine.noise import outcome_noise
from game.engine.policies import POLICIES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.scenario import Scenario
from game.trials.spread import Progress, Shipped

POLICY = "random"
FEW = 20
ROUNDS = 5
GROWTH = ((1_000, 5), (10_000, 3), (100_000, 1))
"""Games, and how often."""
QUICK_GROWTH = ((50, 1), (200, 1))
BEST_OF = 5


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should be."""

    value: float
    at_least: bool

    def is_met(self, figure: float) -> bool:
        return figure >= self.value if self.at_least else figure <= self.value


TARGETS: Mapping[str, Target] = {
    "floor_ratio": Target(0.6, at_least=True),
    "naive_ratio": Target(60, at_least=True),
    "linear_ratio": Target(1.1, at_least=False),
    "peak_mib": Target(100, at_least=False),
    "check_ms": Target(500, at_least=False),
    "load_ms": Target(50, at_least=False),
}
"""By figure. Linear in games: one game among 100,000 takes no longer than among 1,000, save for noise."""


def figures(
    scenario: Scenario,
    games: int,
    parts: int,
    pool: Executor | None,
    quick: bool,
    progress: Progress | None = None,
) -> dict[str, object]:
    """What was measured, by the names of docs/contract.md.

    games  in the batch
    parts  batches for the workers of `pool`
    quick  once and few: to see that it works, not how fast
    """
    size = Size(games, 2, 1) if quick else Size(games, FEW, ROUNDS)
    done, steps = count(1), size.rounds + 3

    def advance() -> None:
        if progress is not None:
            progress(next(done), steps)

    measured = race(scenario, POLICIES[POLICY], size, advance)
    shipped = Shipped.of(scenario)
    runs = growth(shipped, POLICY, QUICK_GROWTH if quick else GROWTH)
    advance()
    small, large = runs[0], runs[-1]
    together = crowd(shipped, POLICY, games, parts, pool)
    advance()
    return {
        "scenario": scenario.id,
        "games": games,
        "games_per_second": measured.engine,
        "floor_games_per_second": measured.floor,
        "floor_ratio": measured.floor_ratio,
        "floor_operations": measured.floor_operations,
        "floor_exact": measured.floor_exact,
        "naive_games_per_second": measured.naive,
        "naive_ratio": measured.naive_ratio,
        "mesa_games_per_second": measured.mesa,
        "mesa_ratio": measured.mesa_ratio,
        "batch_ratio": measured.alone_ratio,
        "linear_ratio": (large.seconds / large.games) / (small.seconds / small.games),
        "peak_mib": large.peak_mib,
        "growth": [asdict(run) for run in runs],
        "workers": together.workers,
        "workers_games_per_second": together.games_per_second,
        "workers_ratio": together.games_per_second / measured.engine,
        "single_turn_us": _single_turn(scenario.ruleset()) * 1e6,
    }


def targets(measured: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Every target beside its figure."""
    told: dict[str, dict[str, object]] = {}
    for name, target in TARGETS.items():
        figure = measured[name]
        assert isinstance(figure, float)
        side = "at_least" if target.at_least else "at_most"
        told[name] = {side: target.value, "measured": figure, "met": target.is_met(figure)}
    return told


def best(work: Callable[[], object]) -> float:
    """Seconds by the clock, the best of a few after one to warm up."""
    work()
    return min(once(work) for _ in range(BEST_OF))


def once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _single_turn(rules: Ruleset) -> float:
    state = SchoolState.start(rules, [1.0] * len(rules.themes))
    decisions = Decisions.of(rules)
    luck = outcome_noise(1, 0, range(1))
    return best(lambda: step(rules, state, 0, decisions, luck))
