"""What the window costs, drawn where nobody looks."""

import os
import time
from collections.abc import Callable

import pygame

from game.session.sitting import Sitting
from game.texts import Words
from game.ui.app import Window, look_of, wait
from game.ui.director import Director
from game.ui.library import Library
from game.ui.settings import Settings

REPEATS = 5
IDLE_SECONDS = 1.0


def window_figures(library: Library, sitting: Sitting) -> dict[str, float]:
    """Figures of the screen at which `sitting` stands; the director closes it.

    first_frame_ms     with cold fonts, icons and shapes
    redraw_ms          the same again, as after a press of a key
    idle_load_percent  of one processor while the window waits for somebody
    """
    driver = os.environ.get("SDL_VIDEODRIVER")
    pygame.display.quit()
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    try:
        return _measured(library, sitting)
    finally:
        pygame.display.quit()
        if driver is None:
            del os.environ["SDL_VIDEODRIVER"]
        else:
            os.environ["SDL_VIDEODRIVER"] = driver


def _measured(library: Library, sitting: Sitting) -> dict[str, float]:
    settings = Settings(lang="en", calm=True)
    window = Window(Words("en"), look_of(settings), screen_reader=False)
    director = Director(window, library, settings, sitting=sitting)
    try:
        window.stage.show(director.first_screen())
        first = _seconds(lambda: window.draw(director))
        again = min(_seconds(lambda: window.draw(director)) for _ in range(REPEATS))
        pygame.event.clear()
        before, start = time.process_time(), time.perf_counter()
        wait(IDLE_SECONDS)
        idle = (time.process_time() - before) / (time.perf_counter() - start)
    finally:
        director.close()
    return {"first_frame_ms": first * 1e3, "redraw_ms": again * 1e3, "idle_load_percent": idle * 100}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
