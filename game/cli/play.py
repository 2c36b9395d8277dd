"""`wendbaar play`: a new game, or a saved one gone on with."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from game.cli.find import find_scenario
from game.cli.run import NO_DISPLAY
from game.cli.shelf import FolderShelf
from game.errors import UsageError
from game.session.commands import Rehearse
from game.session.sitting import Sitting
from game.store.base import SUFFIX
from game.texts import Words

STANDARD = "innovatiecollege"
SEEDS = 10**9


def run(args: argparse.Namespace, words: Words) -> int:
    shelf = FolderShelf(words=words)
    if not args.text:
        from game.cli.window import has_window, open_window

        if not has_window():
            raise UsageError(NO_DISPLAY)
        return open_window(args, words, shelf, _sitting(args, shelf))
    from game.text import play

    sitting = _sitting(args, shelf)
    try:
        play(sitting, words.lang, sys.stdin, sys.stdout, copy=shelf.copy, report=shelf.report)
    finally:
        sitting.close()
    return 0


def _sitting(args: argparse.Namespace, shelf: FolderShelf) -> Sitting:
    what = args.what or STANDARD
    if what.endswith(SUFFIX) or (Path(what).is_file() and not what.endswith((".yaml", ".yml"))):
        if args.seed is not None or args.save is not None:
            raise UsageError("A saved game has its own start number and file: leave out --seed and --save.")
        if args.rehearse:
            raise UsageError("A rehearsal is a game of its own: give a scenario with --rehearse.")
        return shelf.open(Path(what))
    scenario = find_scenario(what)
    if scenario.spec.purpose != "play":
        raise UsageError("{scenario} is for proving the engine right, not for play.", scenario=what)
    seed = secrets.randbelow(SEEDS) if args.seed is None else args.seed
    sitting = shelf.begin(scenario, seed, Path(args.save) if args.save else None, args.name)
    if args.rehearse:
        try:
            sitting.do(Rehearse())
        except BaseException:
            sitting.close()
            raise
    return sitting
