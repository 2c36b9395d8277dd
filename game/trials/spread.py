"""One job over many parts: here, in several processes, or on the machines of a Dask cluster.

    shipped = Shipped.of(scenario)
    with executor(workers=args.workers, cluster=args.cluster) as pool:
        results = spread(partial(job, shipped), parts, pool, progress)

`job` is a function at the top of a module, or a `partial` of one; it, its part and its result can be pickled.
A compiled ruleset cannot: a job takes a `Shipped`, whose scenario each process compiles once. What a job
gives may depend on its part only; then the results are the same to the bit whatever does the work, and in
the order of the parts.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from game import __version__
from game.engine import MODEL_VERSION
from game.engine.ruleset import Ruleset
from game.errors import UsageError, WendbaarError, mark
from game.scenario import Scenario

Part = TypeVar("Part")
Outcome = TypeVar("Outcome")

Progress = Callable[[int, int], None]
"""Called in the caller's own thread whenever a part is done: how many are, and of how many."""

NO_DISTRIBUTED = mark(
    "--cluster needs an extra package, here and on every worker: install it with "
    "`pip install wendbaar[cluster]`."
)
NO_SCHEDULER = mark(
    "There is no Dask scheduler at {address}. Start one with `dask scheduler`, or check the address."
)
NO_WORKERS = mark("The Dask scheduler at {address} has no workers. Start some with `dask worker {address}`.")
OTHER_VERSION = mark(
    "Worker {worker} of the cluster does not run Wendbaar {version}, as this machine does: "
    "install the same on each."
)
WORKER_DIED = mark(
    "A process that computed was ended from outside, perhaps for want of memory. Try again with fewer."
)

MOST_ON_WINDOWS = 61
"""More processes than this Windows cannot wait for."""
LOOK_UP = 0.2
"""Seconds between looks at Ctrl-C while nothing is done: Windows does not interrupt a wait."""
PATIENCE = 10
"""Seconds to find a scheduler."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A scenario as it travels: plain data, compiled where it arrives, once per process."""

    json: bytes
    """As `Scenario.json`: with all that it extends, so the other machine needs no file."""

    @classmethod
    def of(cls, scenario: Scenario) -> Shipped:
        return cls(scenario.json)

    def scenario(self) -> Scenario:
        return _compiled(self.json)

    def ruleset(self) -> Ruleset:
        return self.scenario().ruleset()


@lru_cache(maxsize=4)
def _compiled(json: bytes) -> Scenario:
    return Scenario.from_json(json)


def chunks(games: int, size: int) -> list[range]:
    """Games 0 to `games` - 1 as parts of at most `size` games."""
    return [range(first, min(first + size, games)) for first in range(0, games, size)]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def executor(workers: int | None = None, cluster: str | None = None) -> Iterator[Executor | None]:
    """What does the work of `spread` within the `with`.

    workers  processes on this machine; None: one a core; 1: none but this one, and None is given
    cluster  address of a Dask scheduler, as tcp://10.0.0.5:8786; `workers` then says nothing

    Leaving by an exception, Ctrl-C too, cancels what waits and ends what runs. UsageError when `distributed`
    is not installed, or when the scheduler is not there, has no workers, or has some of another version;
    WendbaarError when what computes was killed from outside.
    """
    if cluster is not None:
        with _cluster(cluster) as pool:
            yield pool
        return
    count = cores() if workers is None else workers
    if os.name == "nt":
        count = min(count, MOST_ON_WINDOWS)
    if count <= 1:
        yield None
        return
    with _processes(count) as pool:
        yield pool


def spread(
    job: Callable[[Part], Outcome],
    parts: Sequence[Part],
    on: Executor | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """`job` of every part, in the order of the parts.

    on  any executor of `concurrent.futures`, used and left as it is; None: one part after another, here

    The first part that fails ends all: its exception is raised, and what had not begun is cancelled.
    """
    if on is None:
        return _one_by_one(job, parts, progress)
    futures: list[Future[Outcome]] = []
    try:
        futures += (on.submit(job, part) for part in parts)
        _await(futures, progress)
        return [future.result() for future in futures]
    finally:
        for future in futures:
            future.cancel()


def _one_by_one(
    job: Callable[[Part], Outcome], parts: Sequence[Part], progress: Progress | None
) -> list[Outcome]:
    results = []
    for part in parts:
        results.append(job(part))
        if progress is not None:
            progress(len(results), len(parts))
    return results


def _await(futures: Sequence[Future[Outcome]], progress: Progress | None) -> None:
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout=LOOK_UP, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        if done and progress is not None:
            progress(len(futures) - len(waiting), len(futures))


@contextmanager
def _processes(count: int) -> Iterator[Executor]:
    """Fresh processes (spawned, as on every system), gone at the end."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_leave_interrupts)
    try:
        yield pool
    except BaseException as error:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise WendbaarError(WORKER_DIED) from error
        raise
    pool.shutdown()


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; ending the workers is for the one that started them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError:
        raise UsageError(NO_DISTRIBUTED) from None
    try:
        client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        raise UsageError(NO_SCHEDULER, address=address) from None
    try:
        _require_same_version(client, address)
        yield client.get_executor(pure=False)
    except distributed.scheduler.KilledWorker as error:
        raise WendbaarError(WORKER_DIED) from error
    finally:
        client.close()


def _require_same_version(client: Any, address: str) -> None:
    """Results are the same to the bit only where the program is the same."""
    versions = client.run(_version, on_error="return")
    if not versions:
        raise UsageError(NO_WORKERS, address=address)
    for worker, theirs in sorted(versions.items()):  # an error, where Wendbaar is not even there
        if theirs != _version():
            raise UsageError(OTHER_VERSION, worker=worker, version=_version())


def _version() -> str:
    return f"{__version__} (model {MODEL_VERSION})"
