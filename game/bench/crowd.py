"""The same batch by several processes, or by a cluster: how much faster by the clock."""

from __future__ import annotations

import os
import platform
import threading
import time
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from game.engine.batch import play
from game.engine.policies import POLICIES
from game.trials.spread import Shipped, spread


@dataclass(frozen=True, slots=True)
class Crowd:
    workers: int
    """How many took part."""
    games_per_second: float
    """By the clock."""


def crowd(shipped: Shipped, policy: str, games: int, parts: int, pool: Executor | None) -> Crowd:
    """`parts` batches of `games`, each with its own seed, after a round in which every worker gets ready."""
    job = partial(_batch, shipped, policy, games)
    spread(job, range(parts), pool)
    start = time.perf_counter()
    who = spread(job, range(parts), pool)
    return Crowd(len(set(who)), parts * games / (time.perf_counter() - start))


def _batch(shipped: Shipped, policy: str, games: int, seed: int) -> tuple[str, int, int]:
    """Plays, and tells who did."""
    play(shipped.ruleset(), POLICIES[policy], seed, games)
    return platform.node(), os.getpid(), threading.get_ident()
