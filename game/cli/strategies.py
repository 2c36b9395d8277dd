"""`wendbaar evidence --strategies`: what those who win do, on every deck; exit code 1 when it is wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.output import print_json
from game.cli.progress import bar
from game.cli.workers import workers_of
from game.errors import CannotSave
from game.evidence.decks import DECKS
from game.evidence.strategies import StudyEffort, find_strategies, plain
from game.evidence.strategies_page import lines, write_page
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    effort = StudyEffort() if args.plans is None else StudyEffort.of(args.plans)
    found = []
    with workers_of(args) as pool:
        for name in DECKS:
            with bar(words.say("Strategies")) as progress:
                found.append(find_strategies(name, args.seed, effort, pool, progress))
    if args.page:
        try:
            write_page(words, found, effort.plans, effort.search.slots, Path(args.page))
        except OSError as error:
            raise CannotSave(
                "{path} cannot be written ({reason}): name a folder that is yours.",
                path=args.page,
                reason=error.strerror or str(error),
            ) from error
    if args.json:
        print_json(plain(found))
    else:
        for line in lines(words, found):
            print(line)
    return 0 if all(one.sound for one in found) else 1
