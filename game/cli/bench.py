"""`wendbaar bench`: speed, as ratios measured within one run;

seconds alone say more of the machine than of the game.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from game.bench.figures import TARGETS, figures, once, targets
from game.bench.reading import LINES, ROUNDS, reading_figures
from game.cli.find import find_scenario
from game.cli.output import print_json, print_table
from game.cli.progress import bar
from game.cli.shelf import FolderShelf
from game.cli.workers import workers_of
from game.scenario import Scenario
from game.session import commands as c
from game.session.game import Step
from game.texts import Words
from game.trials.spread import cores

GAMES = 10_000
QUICK_GAMES = 64
BATCHES = 2
"""For every worker."""
CLUSTER_BATCHES = 64


def run(args: argparse.Namespace, words: Words) -> int:
    scenario = find_scenario(args.scenario)
    games = args.games or (QUICK_GAMES if args.quick else GAMES)
    parts = CLUSTER_BATCHES if args.cluster else BATCHES * (args.workers or cores())
    with workers_of(args) as pool, bar(words.say("Measuring")) as progress:
        measured: dict[str, Any] = figures(scenario, games, parts, pool, args.quick, progress)
    saved = _saved_quarters(scenario)
    measured |= reading_figures(1 if args.quick else ROUNDS)
    measured |= {
        "saved_quarter_ms": median(saved) * 1e3,
        "slowest_saved_quarter_ms": max(saved) * 1e3,
        **window_figures(),
        "targets": {} if args.quick else targets(measured),
    }
    if args.json:
        print_json(measured)
    else:
        _print(measured, words)
    return 0


def _print(measured: dict[str, Any], words: Words) -> None:
    say = words.say
    games = measured["growth"][-1]["games"]
    together = words.many(
        "games a second with {n} process", "games a second with {n} processes", measured["workers"]
    )
    rows = [
        (say("games a second on one core"), "games_per_second", 0, 1.0),
        (say("of the floor: the same array work and nothing else (%)"), "floor_ratio", 0, 100.0),
        (say("times plain Python, one object a game"), "naive_ratio", 0, 1.0),
        (say("times the same model in Mesa"), "mesa_ratio", 0, 1.0),
        (say("times one game after another"), "batch_ratio", 0, 1.0),
        (
            say(
                "a game among {n} takes, against one among {few}", n=games, few=measured["growth"][0]["games"]
            ),
            "linear_ratio",
            2,
            1.0,
        ),
        (say("most memory above import, {n} games (MiB)", n=games), "peak_mib", 0, 1.0),
        (together, "workers_games_per_second", 0, 1.0),
        (say("a single quarter of one game (microseconds)"), "single_turn_us", 0, 1.0),
        (say("a quarter computed, explained and saved (ms)"), "saved_quarter_ms", 1, 1.0),
        (say("the slowest of these (ms)"), "slowest_saved_quarter_ms", 1, 1.0),
        (say("a scenario of {n} lines checked, as a command (ms)", n=LINES), "check_ms", 0, 1.0),
        (say("the same loaded inside the game (ms)"), "load_ms", 0, 1.0),
        (say("the board drawn for the first time (ms)"), "first_frame_ms", 0, 1.0),
        (say("the board drawn again (ms)"), "redraw_ms", 0, 1.0),
        (say("of a processor, for a window that waits (%)"), "idle_load_percent", 1, 1.0),
    ]
    print_table(
        [say("What"), say("measured"), say("target"), say("met")],
        [
            [what, f"{measured[name] * times:.{digits}f}", *_target(measured, name, times, words)]
            for what, name, digits, times in rows
            if measured[name] is not None
        ],
    )
    if measured["mesa_ratio"] is None:
        print(say("Mesa is not installed here: `pip install mesa` adds it to the table."))
    if not measured["floor_exact"]:
        print(say("The floor left something out this time: its figure is too low for the engine."))


def _target(measured: dict[str, Any], name: str, times: float, words: Words) -> tuple[str, str]:
    if name not in measured["targets"]:
        return "", ""
    target = TARGETS[name]
    bound = f"{target.value * times:g}"
    text = words.say("at least {n}", n=bound) if target.at_least else words.say("at most {n}", n=bound)
    return text, words.say("yes") if measured["targets"][name]["met"] else words.say("no")


def _saved_quarters(scenario: Scenario) -> list[float]:
    """Seconds from a committed plan to its result on disk, for every quarter of a game without cards."""
    times = []
    with tempfile.TemporaryDirectory(prefix="wendbaar-") as folder:
        sitting = FolderShelf(Path(folder)).begin(scenario, 1)
        try:
            sitting.do(c.SetTable(sum(not role.reserve for role in scenario.spec.roles.values())))
            themes = sitting.game.rules.themes
            sitting.do(c.LayVision({themes[0]: 10}))
            while sitting.game.step is not Step.END:
                sitting.do(c.GoOn())
                while sitting.game.step in (Step.EVENT, Step.BALLOT, Step.TALK):
                    event = sitting.game.quarter.open_event
                    sitting.do(c.SkipBallot())
                    if event is not None:
                        sitting.do(c.ChooseOption(scenario.spec.events[event].default))
                if sitting.game.step is Step.PLAN:
                    times.append(once(lambda: sitting.do(c.CommitQuarter())))
        finally:
            sitting.close()
    return times


def window_figures() -> dict[str, float]:
    """What the window costs at the first board of the standard game."""
    from game.cli.library import FolderLibrary
    from game.ui.speed import window_figures as measured

    with tempfile.TemporaryDirectory(prefix="wendbaar-") as folder:
        shelf = FolderShelf(Path(folder))
        sitting = shelf.begin(find_scenario("innovatiecollege"), 1)
        sitting.do(c.SetTable(6))
        sitting.do(c.LayVision({sitting.game.rules.themes[0]: 10}))
        return measured(FolderLibrary(shelf), sitting)
