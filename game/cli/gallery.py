"""`wendbaar gallery`: every screen, filled with a game that a group played by itself, as PNG files."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from game.cli.output import print_json
from game.errors import UsageError
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    # Pictures need no display, and must not open a window where there is one.
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.cli.gallery_screens import shots
    from game.ui.pictures import pictures
    from game.ui.stage import Look

    folder = Path(args.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            "{folder} cannot be made: {reason}.", folder=folder, reason=error.strerror
        ) from error
    look = Look(args.theme, args.text_size, calm=True)
    drawn = []
    for picture in pictures(shots(words, look), words, args.size, look):
        path = folder / f"{picture.name}.png"
        picture.save(path)
        width, height = picture.size
        drawn.append({"screen": picture.name, "path": str(path), "width": width, "height": height})
    if args.json:
        print_json(drawn)
        return 0
    print(words.many("{n} picture in {folder}.", "{n} pictures in {folder}.", len(drawn), folder=folder))
    return 0
