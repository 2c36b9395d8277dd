"""A bar on stderr that tells how far a long command is; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from game.trials.spread import Progress

WIDTH = 30


@contextmanager
def bar(label: str) -> Iterator[Progress | None]:
    """A bar for one piece of work, gone when it is done; None when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(done: int, of: int) -> None:
        full = WIDTH * done // max(of, 1)
        print(
            f"\r{label} [{'#' * full}{'.' * (WIDTH - full)}] {done}/{of}", end="", file=sys.stderr, flush=True
        )

    try:
        yield show
    finally:
        print(f"\r{' ' * (len(label) + WIDTH + 30)}\r", end="", file=sys.stderr, flush=True)
