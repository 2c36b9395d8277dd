"""`wendbaar balance`: bots play a scenario and tell what never pays, never comes or decides too much."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from game.balance.advice import trainer_lines
from game.balance.document import write_document
from game.balance.earlier import read_earlier
from game.balance.page import html
from game.balance.report import FEWEST_GAMES, Report, balance, plain
from game.balance.tell import Speech, tables
from game.cli.find import find_scenario
from game.cli.output import print_json, print_table
from game.cli.progress import bar
from game.cli.workers import workers_of
from game.errors import CannotSave, UsageError
from game.paths import scenarios_dir
from game.scenario import Scenario
from game.texts import Words

QUICK, MOST_USED = 1200, 10_000
"""Games of a first look, and of a whole one."""
OTHER = {1: 2, 2: 1}
"""A page shows the scenario's own number of events a quarter, and this one."""


def run(args: argparse.Namespace, words: Words) -> int:
    """Findings are advice: the exit code is 0 whatever is found."""
    if args.quick and args.games != MOST_USED:
        raise UsageError("--quick says how many games: leave out --games.")
    games = QUICK if args.quick else args.games
    if games < FEWEST_GAMES:
        raise UsageError("Balance needs at least {fewest} games to tell anything.", fewest=FEWEST_GAMES)
    if args.before and args.page is None:
        raise UsageError("--before says what a page compares with: add --page DIR.")
    before = {earlier.events_per_turn: earlier for earlier in map(read_earlier, args.before or ())}
    scenario = find_scenario(args.scenario)
    report = _report(args, words, scenario, games, args.events_per_turn)
    if args.output is not None:
        _saved(args.output, lambda: _write(args.output, html(words, report)))
    if args.page is not None:
        reports = [report]
        if args.events_per_turn is None and report.events_per_turn in OTHER:
            reports.append(_report(args, words, scenario, games, OTHER[report.events_per_turn]))
        _saved(args.page, lambda: write_document(words, reports, before, Path(args.page)))
    if args.json:
        print_json(plain(words, report))
        return 0
    speech = Speech(words, report)
    for line in trainer_lines(speech, [scenarios_dir()]):
        print(line)
    if args.tables:
        for caption, heads, rows in tables(speech):
            print()
            print(caption)
            print_table(heads, rows)
    return 0


def _report(
    args: argparse.Namespace, words: Words, scenario: Scenario, games: int, events_per_turn: int | None
) -> Report:
    with workers_of(args) as pool, bar(words.say("Games")) as progress:
        return balance(
            scenario,
            games,
            args.seed,
            events_per_turn=events_per_turn,
            pool=pool,
            progress=progress,
            search=[scenarios_dir()],
        )


def _write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def _saved(path: str, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise CannotSave(
            "{path} cannot be written ({reason}): name a file or folder that is yours.",
            path=path,
            reason=error.strerror or str(error),
        ) from error
