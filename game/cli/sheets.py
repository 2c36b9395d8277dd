"""`wendbaar sheets`: the papers of a workshop, to print."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten

from game.cli.find import find_scenario
from game.cli.output import print_json
from game.errors import UsageError
from game.paper.whole import NO_SHEETS, has_pdf
from game.sheets.make import PAPERS, languages_of, make_sheets
from game.texts import Words

MOST_SIGNS = 12
"""Signs that are named in a sentence."""
MOST_CUT, BEGINNING = 3, 60
"""Texts that are named for a paper, and how many letters of each."""


def run(args: argparse.Namespace, words: Words) -> int:
    if not has_pdf():  # before a scenario is read
        raise UsageError(NO_SHEETS)
    scenario = find_scenario(args.scenario)
    wanted = getattr(args, "lang", None)
    languages = languages_of(scenario, wanted, words.lang)
    if (wanted or words.lang) not in (*languages, "all"):
        print(
            words.say(
                "{scenario} has no texts in that language: its sheets are in {lang}.",
                scenario=scenario.id,
                lang=", ".join(languages),
            ),
            file=sys.stderr,
        )
    made = make_sheets(
        scenario,
        languages,
        Path(args.output),
        called=args.scenario,
        made_on=datetime.now(UTC),
        only=args.only or PAPERS,
        force=args.force,
    )
    for one in made:
        if one.unknown:
            signs = " ".join(sorted(one.unknown)[:MOST_SIGNS])
            print(
                words.say(
                    "{path}: the letters have no {signs}; a question mark stands there.",
                    path=one.path.name,
                    signs=signs,
                ),
                file=sys.stderr,
            )
        for text in one.cut[:MOST_CUT]:
            print(
                words.say(
                    "{path}: too long for its place, so it is cut there: “{text}”",
                    path=one.path.name,
                    text=shorten(text, BEGINNING, placeholder="…"),
                ),
                file=sys.stderr,
            )
        if (more := len(one.cut) - MOST_CUT) > 0:
            print(words.many("… and {n} more text.", "… and {n} more texts.", more), file=sys.stderr)
    if args.json:
        print_json([str(one.path) for one in made])
    else:
        for one in made:
            print(one.path)
    return 0
