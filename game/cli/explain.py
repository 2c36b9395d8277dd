"""`wendbaar explain`: why a value changed, part by part, from the ledger inside the saved game."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.errors import UsageError
from game.session.explain import ledger
from game.session.views.names import variable_name
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    game = read_save(Path(args.save))
    played = len(game.states) - 1
    if args.turn is not None and args.turn > played:
        raise UsageError(
            "Quarter {turn} has not been played: this game has {played}.", turn=args.turn, played=played
        )
    if args.variable is not None and args.variable not in game.rules.variables:
        raise UsageError(
            "This game has no variable {variable}. It has: {known}.",
            variable=args.variable,
            known=", ".join(game.rules.variables),
        )
    found = ledger(game, args.turn, args.variable)
    if args.json:
        print_json(found)
        return 0
    for change in found:
        name = variable_name(words, game.scenario, change["variable"])
        print(
            words.say(
                "Quarter {turn}, {name}: from {before:.2f} to {after:.2f}",
                turn=change["turn"],
                name=name,
                before=change["from"],
                after=change["to"],
            )
        )
        for part in sorted(change["parts"], key=lambda one: -abs(one["amount"])):
            print(
                f"  {part['amount']:+8.3f}  {part['source']}  ({part['mechanism']}, K{part['origin_turn']})"
            )
    return 0
