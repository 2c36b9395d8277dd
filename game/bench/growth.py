"""Many games in a process of their own: how time and memory grow with their number."""

from __future__ import annotations

import multiprocessing
import re
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from game.engine.batch import play
from game.engine.policies import POLICIES
from game.trials.spread import Shipped

STATUS = Path("/proc/self/status")
"""Where Linux tells how much memory a process has had at most."""
WARM_UP = 64


@dataclass(frozen=True, slots=True)
class Growth:
    """Runs with so many games."""

    games: int
    seconds: float
    """Of processor time, the median."""
    peak_mib: float
    """The most memory so far, above what the process had when everything was imported."""


def growth(shipped: Shipped, policy: str, sizes: Sequence[tuple[int, int]]) -> list[Growth]:
    """Runs of so many games, so many times, for each of `sizes`, in one fresh process."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_grow, shipped, policy, sizes).result()


def _grow(shipped: Shipped, policy: str, sizes: Sequence[tuple[int, int]]) -> list[Growth]:
    imported = _most_bytes()
    if imported is None:
        tracemalloc.start()
    play(shipped.ruleset(), POLICIES[policy], 1, WARM_UP)
    runs = []
    for games, times in sizes:
        seconds = median(_seconds(shipped, policy, games) for _ in range(times))
        most = _most_bytes()
        peak = tracemalloc.get_traced_memory()[1] if most is None or imported is None else most - imported
        runs.append(Growth(games, seconds, peak / 2**20))
    return runs


def _seconds(shipped: Shipped, policy: str, games: int) -> float:
    start = time.process_time()
    play(shipped.ruleset(), POLICIES[policy], 1, games)
    return time.process_time() - start


def _most_bytes() -> int | None:
    """The most memory that this process has had; None where the system has no such file.

    `resource.getrusage` is not asked: where a process was forked, it counts that of the parent.
    """
    try:
        found = re.search(r"^VmHWM:\s+(\d+) kB", STATUS.read_text(), re.MULTILINE)
    except OSError:
        return None
    return None if found is None else int(found[1]) * 1024
