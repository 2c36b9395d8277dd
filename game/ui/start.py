"""Opens the window and plays; whatever breaks ends in a calm screen."""

import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.errors import UsageError
from game.texts import Words, mark
from game.ui.app import Window, WindowSize, look_of
from game.ui.intents import Intent, Quit, Screen
from game.ui.screens.opening import OpeningScreen
from game.ui.settings import Settings
from game.ui.stage import Look, Stage

if TYPE_CHECKING:
    from game.session.sitting import Sitting
    from game.ui.library import Library

NO_WINDOW = mark(
    "The window cannot be opened ({reason}): play in plain lines with `wendbaar play --text` "
    "(from a checkout: `python play.py play --text`)."
)


def play_in_window(
    open_library: "Callable[[], Library]",
    settings: Settings,
    keep: Callable[[Settings], None],
    *,
    size: WindowSize | None = None,
    sitting: "Sitting | None" = None,
    log: Path | None = None,
    debug: bool = False,
) -> int:
    """Play until the window closes; 0, or 1 when something unforeseen broke.

    open_library  called once the window shows: what stands behind it takes a moment to read
    sitting  the game to show at once; without one the start screen
    log      where the whole story of an unforeseen error goes
    debug    raise it instead

    Raises UsageError when no window can be opened.
    """
    try:
        window = Window(Words(settings.lang), look_of(settings), size, screen_reader=settings.screen_reader)
    except pygame.error as error:
        if sitting is not None:
            sitting.close()
        raise UsageError(NO_WINDOW, reason=error) from error
    if sitting is None:
        window.open_with(OpeningScreen())
    from game.ui.director import Director

    director = Director(window, open_library(), settings, keep, sitting)
    try:
        director.run()
    except Exception as error:
        file = director.file
        with suppress(Exception):  # what was played is on disk already
            director.close()
        if debug:
            raise
        _show_mishap(window, director.words, file, error, log)
        return 1
    finally:
        with suppress(Exception):
            director.close()
    return 0


def _show_mishap(window: Window, words: Words, file: Path | None, error: Exception, log: Path | None) -> None:
    from game.ui.screens.notice import Mishap

    told = ""
    if log is not None:
        with suppress(OSError):
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
            told = str(log)
    what = f"{type(error).__name__}: {error}"
    page = Mishap(words, file=str(file or ""), log=told, what=what)
    window.stage.overlay = None
    window.project(False)
    window.run(page, _Closing())


class _Closing:
    """Nothing can be done any more but close."""

    def do(self, intent: Intent, stage: Stage) -> bool:
        return not isinstance(intent, Quit)

    def key(self, name: str, stage: Stage) -> None: ...

    def look_changed(self, look: Look) -> None: ...

    def public(self, stage: Stage) -> Screen | None:
        return None
