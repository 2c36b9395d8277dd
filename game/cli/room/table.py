"""Of the game: where it is kept, how fast, what is played, and whether a round goes well from end to end."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from game.cli.open_save import read_save
from game.cli.room.found import Found, fine, hint
from game.cli.shelf import FolderShelf
from game.paths import saves_dir, scenarios_dir
from game.scenario import Listed, Scenario, ScenarioErrors, find_scenarios, load_scenario
from game.scenario.load import scenario_file
from game.session import commands as c
from game.session.game import Step
from game.session.rehearsal import play_on
from game.session.sitting import Sitting
from game.store.base import SUFFIX
from game.texts import Words

SLOW_SAVE_MS = 250.0
"""A decision that takes longer to keep than this is felt at the table."""
LEAST_MB = 100
LATE = 26 * 3600
"""Seconds that a save may lie in the future before the clock is doubted: more than any change of zone."""


def folder(words: Words) -> Found:
    """Whether a file can be made there and stays, and whether there is room."""
    here = saves_dir()
    here.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=here, prefix=".room-check-") as file:
        file.write(b"x" * 4096)
        file.flush()
        os.fsync(file.fileno())
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(here).free // 2**20
    if free is not None and free < LEAST_MB:
        return Found(False, words.say("Only {free} MB free for {folder}: make room.", free=free, folder=here))
    return fine(words.say("Games are saved in {folder}.", folder=here))


def saving(words: Words) -> Found:
    """How long a decision takes to be kept, in the folder where the games will be."""
    took = []
    with _a_game(_shortest()) as sitting:
        for n in range(12):
            start = time.perf_counter()
            sitting.do(c.PinNote(f"{n}"))
            took.append((time.perf_counter() - start) * 1000)
    ms = median(took)
    if ms > SLOW_SAVE_MS:
        return hint(
            words.say(
                "A decision takes {ms:.0f} ms to keep: this folder is slow. Put WENDBAAR_SAVES on this "
                "laptop's own disk.",
                ms=ms,
            )
        )
    return fine(words.say("A decision is kept in {ms:.0f} ms.", ms=ms))


def saves(words: Words) -> Found:
    """Whether the newest saved game opens, as it would before the group."""
    games = FolderShelf(words=words).games()
    if not games:
        return fine(words.say("No saved games yet."))
    newest = next((game for game in games if not game.trouble), games[0])
    if newest.trouble:
        return hint(newest.trouble)
    read_save(newest.path)
    broken = sum(bool(game.trouble) for game in games)
    if broken:
        told = words.many(
            "{n} file does not open; `wendbaar saves` tells why.",
            "{n} files do not open; `wendbaar saves` tells why.",
            broken,
        )
        return hint(told)
    return fine(words.say("The newest opens: {file}.", file=newest.path.name))


def clock(words: Words) -> Found:
    """A saved game from the future means that the clock is behind: names and reports would be wrong."""
    now = datetime.now(UTC)
    told = words.say("It is {time} here.", time=f"{datetime.now():%Y-%m-%d %H:%M}")
    for game in FolderShelf(words=words).games():
        with suppress(ValueError):
            saved = datetime.fromisoformat(game.updated)
            if (saved - now).total_seconds() > LATE:
                return hint(
                    words.say(
                        "{told} A saved game is of {day}: is the date right?", told=told, day=saved.date()
                    )
                )
    return fine(told)


def scenarios(words: Words) -> Found:
    found = _shipped()
    broken = [one.path.name for one in found if one.scenario is None]
    offered = [one.scenario.spec.title.get(words.lang) for one in found if one.is_offered and one.scenario]
    if broken or not offered:
        return Found(
            False,
            words.say(
                "With mistakes: {files}. `wendbaar check` tells which.", files=", ".join(broken) or "-"
            ),
        )
    return fine(words.say("To be played: {titles}.", titles=", ".join(offered)))


def chosen(what: str, words: Words) -> Found:
    """The scenario, or the saved game, of today."""
    if is_save(what):
        game = read_save(Path(what))
        title = game.scenario.spec.title.get(words.lang)
        if game.finished:
            return fine(words.say("{title}: ended, to be looked back on.", title=title))
        place = words.say("quarter {turn} of {turns}", turn=game.turn, turns=game.turns)
        return fine(words.say("{title} opens at {place}.", title=title, place=place))
    try:
        scenario = load_scenario(what, search=[scenarios_dir()])
    except ScenarioErrors as error:
        mistakes = [one.say(words) for one in error.findings if one.is_error]
        told = words.many(
            "{n} mistake: {first}; `wendbaar check {what}` tells all.",
            "{n} mistakes, the first: {first}; `wendbaar check {what}` tells all.",
            len(mistakes),
            first=mistakes[0].splitlines()[0],
            what=scenario_file(what, [scenarios_dir()]),
        )
        return Found(False, told)
    spec = scenario.spec
    if spec.purpose != "play":
        return Found(
            False, words.say("{scenario} is for proving the engine right, not for play.", scenario=what)
        )
    told = words.say("{title}, {minutes} minutes.", title=spec.title.get(words.lang), minutes=spec.minutes)
    if words.lang not in scenario.languages:
        return hint(f"{told} {words.say('It has no texts in this language.')}")
    return fine(told)


def ballot(words: Words) -> Found:
    """A whole ballot, from the first seat to the reveal, kept in a file and opened again."""
    with _a_game(_shortest()) as sitting:
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
    told = words.many("{n} ballot cast, kept and opened.", "{n} ballots cast, kept and opened.", seats)
    return Found(kept, told)


def played(what: str, words: Words) -> Found:
    """Two quarters of today's scenario, played by bots and kept in a file."""
    start = time.perf_counter()
    with _a_game(load_scenario(what, search=[scenarios_dir()]), rehearse=True) as sitting:
        for _ in range(2):
            refusal = play_on(sitting.do, lambda: sitting.game, words)
            if refusal is not None:
                return Found(False, refusal.say(words))
        turn = sitting.game.turn
    seconds = time.perf_counter() - start
    return fine(words.say("Bots played it to quarter {turn} in {seconds:.1f} s.", turn=turn, seconds=seconds))


def paper(words: Words) -> Found:
    """What makes PDF files: sheets before the game and the report after it."""
    if find_spec("fpdf") is not None:
        return fine(words.say("Sheets and reports can be made as PDF."))
    return hint(
        words.say(
            "No PDF here: print sheets elsewhere, and write the report as HTML. Setting up again with "
            "internet may bring it."
        )
    )


def is_save(what: str) -> bool:
    """Whether a file on the command line is a saved game."""
    return what.endswith(SUFFIX) or (Path(what).is_file() and not what.endswith((".yaml", ".yml")))


class _a_game:
    """A game in a folder of its own beside the saved games; nothing of it stays."""

    def __init__(self, scenario: Scenario, *, rehearse: bool = False) -> None:
        self.scenario = scenario
        self.rehearse = rehearse

    def __enter__(self) -> Sitting:
        here = saves_dir()
        here.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(dir=here, prefix=".room-check-")
        try:
            path = Path(self._folder.name) / f"check{SUFFIX}"
            self._sitting = FolderShelf(Path(self._folder.name)).begin(self.scenario, 1, path)
            if self.rehearse:
                _must(self._sitting, c.Rehearse())
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


@cache
def _shipped() -> tuple[Listed, ...]:
    """Read once: three checks need them."""
    return tuple(find_scenarios([scenarios_dir()]))


def _shortest() -> Scenario:
    found = [one.scenario for one in _shipped() if one.is_offered and one.scenario is not None]
    return min(found, key=lambda one: one.spec.turns)


def _must(sitting: Sitting, command: c.Command) -> None:
    refusal = sitting.do(command)
    if refusal is not None:
        raise AssertionError(refusal.code)
