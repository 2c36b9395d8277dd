"""Opens the window for a command: with the user's settings, the saved games and a given game or none."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from game.cli.settings import read_settings, write_settings
from game.paths import settings_file
from game.texts import Words

if TYPE_CHECKING:
    from game.cli.library import FolderLibrary
    from game.cli.shelf import FolderShelf
    from game.session.sitting import Sitting


def has_window() -> bool:
    """Whether there is a display that people can see. Opens nothing."""
    from game.ui.app import has_display

    return has_display()


def open_window(
    args: argparse.Namespace, words: Words, shelf: FolderShelf | None = None, sitting: Sitting | None = None
) -> int:
    """Play in a window until it closes. Raises UsageError when none can be opened."""
    from game.ui.app import WindowSize
    from game.ui.start import play_in_window

    settings = replace(read_settings(), lang=words.lang)
    width, height = getattr(args, "size", None) or (1280, 720)

    def library() -> FolderLibrary:
        from game.cli.library import FolderLibrary
        from game.cli.shelf import FolderShelf

        return FolderLibrary(shelf or FolderShelf(words=words))

    return play_in_window(
        library,
        settings,
        write_settings,
        size=WindowSize(width, height, getattr(args, "fullscreen", False)),
        sitting=sitting,
        log=settings_file().with_name("error.txt"),
        debug=getattr(args, "debug", False),
    )
