"""`wendbaar explain`: why a value changed, from the ledger in the saved game; in plain words, or exact."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.errors import UsageError
from game.session.explain import ledger, resolved, value_at
from game.session.game import Game
from game.session.views.header import period
from game.session.views.names import variable_name
from game.session.views.result import NOTICED, explanation
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    game = read_save(Path(args.save))
    played = resolved(game)
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
    if args.json:
        print_json(ledger(game, args.turn, args.variable))
        return 0
    for line in told(game, words, args.turn, args.variable):
        print(line)
    return 0


def told(game: Game, words: Words, turn: int | None = None, variable: str | None = None) -> Iterator[str]:
    """The ledger in words, quarter by quarter, the largest change first, in whole points that add up.

    turn      None: every quarter that was played
    variable  None: everything that moved at least half a point
    """
    played = resolved(game)
    if not played:
        yield words.say("No quarter has been played in this game yet.")
    for now in range(1, played + 1) if turn is None else (turn,):
        yield words.say("Quarter {turn} ({period})", turn=now, period=period(words, now))
        moved = {name: abs(_change(game, name, now)) for name in game.rules.variables}
        names = sorted((name for name in moved if moved[name] >= NOTICED), key=lambda name: -moved[name])
        for name in names if variable is None else (variable,):
            yield from _indented(_change_told(game, words, name, now))
        if variable is None and (still := len(moved) - len(names)):
            yield from _indented(
                [
                    words.many(
                        "{n} other value moved less than half a point.",
                        "{n} other values moved less than half a point.",
                        still,
                    )
                ]
            )


def _change(game: Game, variable: str, turn: int) -> float:
    return value_at(game, variable, turn) - value_at(game, variable, turn - 1)


def _change_told(game: Game, words: Words, variable: str, turn: int) -> Iterator[str]:
    why = explanation(game, words, variable, turn=(turn,))
    yield words.say(
        "{name}: from {before} to {after}",
        name=variable_name(words, game.scenario, variable),
        before=why.begin,
        after=why.end,
    )
    yield from _indented(cause.spoken for cause in why.causes)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
