"""`--workers` and `--cluster`, the same for every command with much to compute."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from game.texts import Words

if TYPE_CHECKING:
    from concurrent.futures import Executor


def add_workers(command: argparse.ArgumentParser, words: Words, count: Callable[[str], int]) -> None:
    """Adds both; `count` is the parser's own reader of a whole number above 0."""
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=count, metavar="N", help=words.say("processes to compute in (one a core)")
    )
    where.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help=words.say("compute on the Dask scheduler at this address (needs the extra `cluster`)"),
    )


def workers_of(args: argparse.Namespace) -> AbstractContextManager[Executor | None]:
    """The executor that was asked for, to give to `game.trials.spread.spread`."""
    from game.trials.spread import executor

    return executor(args.workers, args.cluster)
