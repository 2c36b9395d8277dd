"""`wendbaar room-check`: is this laptop ready for a game, told before the group comes in."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from game.cli.output import print_json
from game.cli.settings import read_settings
from game.cli.shelf import FolderShelf
from game.errors import WendbaarError
from game.paths import assets_dir, saves_dir, scenarios_dir
from game.scenario import Scenario, find_scenarios
from game.session import commands as c
from game.session.game import Step
from game.session.sitting import Sitting
from game.store.base import SUFFIX
from game.texts import Words, mark

SLOW_SAVE_MS = 250.0
"""A decision that takes longer to keep than this is felt at the table."""
SLOW_DRAW_MS = 400.0
"""A whole screen drawn anew; while playing only parts are."""
SMALL = (1024, 600)
LEGIBLE = "wendbaar-room-check.png"
"""The picture to look at from the back row, beside the saved games."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `message` says what was found, and what to do when it is not ok."""

    check: str
    ok: bool
    message: str


def run(args: argparse.Namespace, words: Words) -> int:
    checks = [_safely(name, check, words) for name, check in CHECKS]
    if args.json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            sign = words.say("ok") if check.ok else words.say("NOT OK")
            print(f"{sign:7}{words.say(NAMES[check.check])}: {check.message}")
    return 0 if all(check.ok for check in checks) else 1


def _safely(name: str, check: Callable[[Words], tuple[bool, str]], words: Words) -> Check:
    try:
        ok, message = check(words)
    except WendbaarError as error:
        ok, message = False, error.say(words)
    except Exception as error:  # whatever breaks here would break in front of the group
        ok, message = False, f"{type(error).__name__}: {error}"
    return Check(name, ok, message)


def _display(words: Words) -> tuple[bool, str]:
    from game.ui.app import displays, has_display, screen_size

    if not has_display():
        return False, words.say("There is no screen for a window: play with `wendbaar play --text`.")
    width, height = screen_size()
    if width < SMALL[0] or height < SMALL[1]:
        return False, words.say(
            "The screen is {width} by {height}: too small, it takes {w} by {h}.",
            width=width,
            height=height,
            w=SMALL[0],
            h=SMALL[1],
        )
    found = words.many("{n} screen", "{n} screens", displays())
    if displays() > 1:
        told = words.say("ballots stay on the laptop")
    else:
        told = words.say("during a ballot the projector goes to black, or the vote is blind")
    return True, f"{found}, {width} × {height}; {told}."


def _fonts(words: Words) -> tuple[bool, str]:
    from game.ui.fonts import Face, Fonts

    broken: list[str] = []
    for reading in (False, True):
        fonts = Fonts(assets_dir() / "fonts", reading=reading)
        for face in Face:
            fonts.width("€ − → Wendbaar", face, 18)
        broken += fonts.problems
    if broken:
        return False, words.say(
            "Missing or broken: {files}. The game goes on with plainer letters.", files=", ".join(broken)
        )
    return True, words.say("All letters are there.")


def _legible(words: Words) -> tuple[bool, str]:
    """A page of the smallest text that the game shows, to be looked at from the back row."""
    from game.ui.legible import draw_legible

    settings = read_settings()
    folder = saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LEGIBLE
    draw_legible(path, words, settings)
    return True, words.say(
        "Show {file} on the wall, full screen. Can the back row not read it? Set text to 125 %.", file=path
    )


def _folder(words: Words) -> tuple[bool, str]:
    folder = saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".room-check-") as file:
        file.write(b"x" * 4096)
        file.flush()
        os.fsync(file.fileno())
    free = _free_megabytes(folder)
    if free is not None and free < 100:
        return False, words.say("Only {free} MB free for {folder}: make room.", free=free, folder=folder)
    return True, words.say("Games are saved in {folder}.", folder=folder)


def _free_megabytes(folder: Path) -> int | None:
    import shutil

    try:
        return shutil.disk_usage(folder).free // 2**20
    except OSError:
        return None


def _saving(words: Words) -> tuple[bool, str]:
    """How long a decision takes to be kept, in the folder where the games will be."""
    took = []
    with _a_game() as sitting:
        for n in range(12):
            start = time.perf_counter()
            sitting.do(c.PinNote(f"{n}"))
            took.append((time.perf_counter() - start) * 1000)
    ms = median(took)
    if ms > SLOW_SAVE_MS:
        return False, words.say(
            "A decision takes {ms:.0f} ms to keep: this folder is slow. Put WENDBAAR_SAVES on this "
            "laptop's own disk.",
            ms=ms,
        )
    return True, words.say("A decision is kept in {ms:.0f} ms.", ms=ms)


def _drawing(words: Words) -> tuple[bool, str]:
    from game.cli.bench import window_figures

    figures = window_figures()
    ms = figures["redraw_ms"]
    if ms > SLOW_DRAW_MS:
        return False, words.say(
            "A screen takes {ms:.0f} ms to draw: close other programs, or make the window smaller.", ms=ms
        )
    return True, words.say("A screen is drawn in {ms:.0f} ms.", ms=ms)


def _scenarios(words: Words) -> tuple[bool, str]:
    found = find_scenarios([scenarios_dir()])
    broken = [one.path.name for one in found if one.scenario is None]
    offered = [one.scenario.spec.title.get(words.lang) for one in found if one.is_offered and one.scenario]
    if broken or not offered:
        return False, words.say(
            "With mistakes: {files}. `wendbaar check` tells which.", files=", ".join(broken) or "-"
        )
    return True, words.say("To be played: {titles}.", titles=", ".join(offered))


def _ballot(words: Words) -> tuple[bool, str]:
    """A whole ballot, from the first seat to the reveal, kept in a file and opened again."""
    with _a_game() as sitting:
        while sitting.game.step is not Step.BALLOT and sitting.game.step in (Step.BOARD, Step.EVENT):
            _must(sitting, c.GoOn())
        game = sitting.game
        assert game.table is not None
        event = game.quarter.open_event
        for seat in game.table.seats:
            if event is None:
                _must(sitting, c.CastBallot(seat.id))
            else:
                spec = game.scenario.spec.events[event]
                _must(sitting, c.CastBallot(seat.id, spec.default, 3))
        before = len(sitting.store.read())
        _must(sitting, c.RevealBallots())
        kept = len(sitting.store.read()) > before
        seats = len(game.table.seats)
    return kept, words.many("{n} ballot cast, kept and opened.", "{n} ballots cast, kept and opened.", seats)


class _a_game:
    """A short game in a folder of its own beside the saved games; nothing of it stays."""

    def __enter__(self) -> Sitting:
        folder = saves_dir()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(dir=folder, prefix=".room-check-")
        try:
            scenario = _shortest()
            path = Path(self._folder.name) / f"check{SUFFIX}"
            self._sitting = FolderShelf(Path(self._folder.name)).begin(scenario, 1, path)
            _must(self._sitting, c.SetTable(3))
            if self._sitting.game.step is Step.VISION:
                _must(self._sitting, c.LayVision({self._sitting.game.rules.themes[0]: 10}))
        except BaseException:
            self._folder.cleanup()
            raise
        return self._sitting

    def __exit__(self, *_: object) -> None:
        self._sitting.close()
        self._folder.cleanup()


def _shortest() -> Scenario:
    found = [
        one.scenario
        for one in find_scenarios([scenarios_dir()])
        if one.is_offered and one.scenario is not None
    ]
    return min(found, key=lambda one: one.spec.turns)


def _must(sitting: Sitting, command: c.Command) -> None:
    refusal = sitting.do(command)
    if refusal is not None:
        raise AssertionError(refusal.code)


NAMES: Mapping[str, str] = {
    "display": mark("Screen"),
    "fonts": mark("Letters"),
    "legible": mark("Projector"),
    "folder": mark("Saved games"),
    "saving": mark("Saving"),
    "drawing": mark("Speed"),
    "scenarios": mark("Scenarios"),
    "ballot": mark("A trial ballot"),
}

CHECKS: tuple[tuple[str, Callable[[Words], tuple[bool, str]]], ...] = (
    ("display", _display),
    ("fonts", _fonts),
    ("legible", _legible),
    ("folder", _folder),
    ("saving", _saving),
    ("drawing", _drawing),
    ("scenarios", _scenarios),
    ("ballot", _ballot),
)
