"""The engine beside its floor and beside two other ways of writing the same model, round after round.

Each round times all of them once, in processor time, so that what else the machine does weighs on all alike;
a ratio is the median of the rounds. All play the same games: the random bot decides for the engine, and for
the others it has decided beforehand (to their advantage).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import Any

import numpy as np

from game.bench.recorder import Recording, record
from game.bench.script import Script, naive_school, scripts
from game.engine.batch import play
from game.engine.policies import Policy
from game.engine.ruleset import Ruleset
from game.scenario import Scenario

SEED = 1
MESA = 3


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything is timed."""

    games: int
    """In the batch, and so on the tape."""
    few: int
    """One by one: alone in the engine, naive, and with agents."""
    rounds: int


@dataclass(frozen=True, slots=True)
class Race:
    """Games a second of processor time, and their ratios; None without Mesa."""

    engine: float
    floor: float
    floor_ratio: float
    """The engine's speed as a share of the floor's."""
    floor_operations: int
    floor_exact: bool
    """Whether the tape ended with the engine's own numbers, so that nothing was left out."""
    alone_ratio: float
    """How many times as fast as one game at a time."""
    naive: float
    naive_ratio: float
    """How many times as fast as plain Python with one object a game."""
    mesa: float | None
    mesa_ratio: float | None


def race(scenario: Scenario, policy: Policy, size: Size, after_round: Callable[[], None]) -> Race:
    """`after_round` is called `size.rounds` + 1 times: the first round only warms up."""
    rules = scenario.ruleset()
    recording = floor(rules, policy, size.games)
    games = scripts(rules, policy, SEED, size.few)
    data: Mapping[str, Any] = scenario.data
    works: dict[str, Callable[[], object]] = {
        "engine": lambda: play(rules, policy, SEED, size.games),
        "floor": recording.tape.play,
        "copies": recording.tape.play_copies,
        "alone": lambda: [play(rules, policy, seed, 1) for seed in range(size.few)],
        "naive": lambda: [play_naive(data, game) for game in games],
    }
    if has_mesa():
        from game.bench.agents import play_with_agents

        works["mesa"] = lambda: [play_with_agents(data, game) for game in games]
    works["floor"]()
    exact = bool(np.array_equal(recording.tape.left(recording.place), recording.made))
    times = _rounds(works, size.rounds, after_round)
    engine = [seconds / size.games for seconds in times["engine"]]
    bare = [
        (all_ - copies) / size.games for all_, copies in zip(times["floor"], times["copies"], strict=True)
    ]
    one_by_one = {name: [s / size.few for s in times.get(name, [])] for name in ("alone", "naive", "mesa")}
    return Race(
        engine=1 / median(engine),
        floor=1 / median(bare),
        floor_ratio=_ratio(bare, engine),
        floor_operations=len(recording.tape),
        floor_exact=exact,
        alone_ratio=_ratio(one_by_one["alone"], engine),
        naive=1 / median(one_by_one["naive"]),
        naive_ratio=_ratio(one_by_one["naive"], engine),
        mesa=1 / median(one_by_one["mesa"]) if "mesa" in works else None,
        mesa_ratio=_ratio(one_by_one["mesa"], engine) if "mesa" in works else None,
    )


def floor(rules: Ruleset, policy: Policy, games: int) -> Recording:
    """The tape of a batch of games, from the first draw to the last level."""
    play(rules, policy, SEED, 1)  # what is made once and kept belongs to no batch
    return record(rules, lambda known: play(known, policy, SEED, games).final)


def play_naive(scenario: Mapping[str, Any], script: Script) -> dict[str, float]:
    """The variables after the last quarter."""
    school = naive_school(scenario, script)
    for turn in script.turns:
        came = school.draw()
        school.play(turn.actions, turn.choices, None, came)
    return school.state


def has_mesa() -> bool:
    """Whether Mesa is installed, in the version that `agents` is written for."""
    try:
        return int(version("mesa").partition(".")[0]) >= MESA
    except (PackageNotFoundError, ValueError):
        return False


def _ratio(these: list[float], those: list[float]) -> float:
    return median(one / other for one, other in zip(these, those, strict=True))


def _rounds(
    works: Mapping[str, Callable[[], object]], number: int, after_round: Callable[[], None]
) -> dict[str, list[float]]:
    """Seconds of processor time of each work in each round, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(number + 1):
        for name, work in works.items():
            start = time.process_time()
            work()
            if turn:
                times[name].append(time.process_time() - start)
        after_round()
    return times
