"""`wendbaar replay`: plays the log again and compares the state of every quarter, to the bit."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.engine import MODEL_VERSION
from game.session.replay import replay
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    proof = replay(read_save(Path(args.save)))
    if args.json:
        first = proof.first_difference
        print_json(
            {
                "identical": proof.identical,
                "turns": proof.turns,
                "engine_saved": proof.engine_saved,
                "engine_now": MODEL_VERSION,
                "first_difference": None if first is None else asdict(first),
            }
        )
    elif proof.identical:
        print(
            words.many(
                "Identical: {n} quarter under model {model}, to the bit.",
                "Identical: {n} quarters under model {model}, to the bit.",
                proof.turns,
                model=proof.engine_saved,
            )
        )
    elif (first := proof.first_difference) is not None:
        print(
            words.say(
                "Different from quarter {turn} on: {variable} was {saved} and is {now} (model {model}).",
                turn=first.turn,
                variable=first.variable,
                saved=first.saved,
                now=first.now,
                model=proof.engine_saved,
            )
        )
    return 0 if proof.identical else 1
