"""`wendbaar report`: a saved game as a report to take home, and as tables for a researcher."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from game.cli.output import print_json
from game.errors import UsageError
from game.paper.whole import has_pdf, require_free
from game.report import Days, make_data, make_report
from game.report.make import SUFFIXES, suffix_of
from game.session.game import Game
from game.session.sitting import read_game
from game.session.views.debrief_voices import Voices
from game.store.base import Record, Store
from game.store.sqlite import SqliteStore
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    if args.output is None and args.data is None:
        raise UsageError("Say where to: -o FILE.html or FILE.pdf, --data DIR, or both.")
    target = None if args.output is None else Path(args.output)
    if target is not None:  # before a game is read, so that a slip costs no time
        suffix_of(target)
        require_free([target], args.force)
    with SqliteStore.open(Path(args.save), read_only=True) as store:
        game, days = read_game(store), days_of(store.read())
    voices = Voices.ROLE if args.voices is None else Voices(args.voices)
    made: list[Path] = []
    if args.data is not None:  # first, since it looks whether all its files are free before it writes one
        made += make_data(game, words, Path(args.data), voices=voices, force=args.force)
    if target is not None:
        made[:0] = make_report(game, words, [target], voices=voices, days=days, force=args.force)
    if args.json:
        print_json([str(path) for path in made])
    else:
        for path in made:
            print(path)
    return 0


def days_of(records: Sequence[Record]) -> Days:
    """When a game was begun and last gone on with, from its log."""
    return Days(records[0].time, records[-1].time) if records else Days()


def report_beside(store: Store, game: Game, words: Words, voices: Voices, save: Path) -> tuple[Path, ...]:
    """The report of an open game beside its file: as HTML, and as PDF where one can be made.

    A name that is taken gets a number behind it; nothing is replaced. Raises CannotSave when it cannot be
    written, UsageError for a game without a result.
    """
    suffixes = SUFFIXES if has_pdf() else (".html",)
    stems = (f"{save.stem}-report{'' if n == 1 else f'-{n}'}" for n in count(1))
    stem = next(
        stem for stem in stems if not any(save.with_name(f"{stem}{suffix}").exists() for suffix in SUFFIXES)
    )
    targets = [save.with_name(f"{stem}{suffix}") for suffix in suffixes]
    return make_report(game, words, targets, voices=voices, days=days_of(store.read()))
