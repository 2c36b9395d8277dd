"""`wendbaar scenarios`: what can be played."""

from __future__ import annotations

import argparse
import sys

from game.cli.output import print_json, print_table
from game.paths import scenarios_dir
from game.scenario import find_scenarios
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    listed = find_scenarios([scenarios_dir()])
    for one in listed:
        if one.scenario is None:
            print(words.say("{path} has mistakes: see `wendbaar check`.", path=one.path), file=sys.stderr)
    found = [(one.path, one.scenario) for one in listed if one.scenario is not None and one.is_offered]
    if args.json:
        print_json(
            [
                {
                    "id": one.spec.id,
                    "title": one.spec.title.get(words.lang),
                    "turns": one.spec.turns,
                    "minutes": one.spec.minutes,
                    "languages": list(one.languages),
                    "path": str(path),
                }
                for path, one in found
            ]
        )
        return 0
    print_table(
        [
            words.say("Name"),
            words.say("Title"),
            words.say("Quarters"),
            words.say("Minutes"),
            words.say("Languages"),
        ],
        [
            [
                one.spec.id,
                one.spec.title.get(words.lang),
                str(one.spec.turns),
                str(one.spec.minutes),
                ", ".join(one.languages),
            ]
            for path, one in found
        ],
    )
    return 0
