"""`wendbaar saves`: saved games, newest first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.cli.output import print_json, print_table
from game.cli.shelf import FolderShelf
from game.engine import MODEL_VERSION
from game.errors import UsageError
from game.session.shelf import SavedGame
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    folder = Path(args.folder) if args.folder else None
    if folder is not None and not folder.is_dir():
        raise UsageError("There is no folder {folder}.", folder=folder)
    shelf = FolderShelf(folder, words)
    games = shelf.games()
    for game in games:
        if game.trouble:
            print(game.trouble, file=sys.stderr)
    sound = [game for game in games if not game.trouble]
    if args.json:
        print_json(
            [
                {
                    "path": str(game.path),
                    "scenario": game.scenario,
                    "title": game.title.get(words.lang) if game.title else "",
                    "turn": game.turn,
                    "turns": game.turns,
                    "started": game.started,
                    "updated": game.updated,
                    "finished": game.finished,
                    "model": game.model or MODEL_VERSION,
                    "rehearsal": game.rehearsal,
                }
                for game in sound
            ]
        )
        return 0
    if not games:
        print(words.say("No saved games in {folder}.", folder=shelf.folder))
        return 0
    print_table(
        [words.say("Game"), words.say("Quarter"), words.say("Last played"), words.say("File")],
        [_row(game, words) for game in games],
    )
    return 0


def _row(game: SavedGame, words: Words) -> list[str]:
    if game.trouble:
        state = words.say("damaged") if game.damaged else words.say("can't be opened now")
        return ["-", state, "-", str(game.path)]
    return [
        game.title.get(words.lang) if game.title else game.scenario,
        _place(game, words),
        game.updated.replace("T", " ")[:16],
        str(game.path),
    ]


def _place(game: SavedGame, words: Words) -> str:
    place = words.say("ended") if game.finished else f"{game.turn}/{game.turns}"
    place = words.say("{place}, rehearsal", place=place) if game.rehearsal else place
    return words.say("{place}, model {model}", place=place, model=game.model) if game.model else place
