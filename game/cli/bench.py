"""`wendbaar bench`: speed, as ratios measured within one run;

seconds alone say more of the machine than of the game.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median

from game.cli.find import find_scenario
from game.cli.output import print_json
from game.cli.shelf import FolderShelf
from game.engine.batch import play
from game.engine.decisions import Decisions
from game.engine.noise import outcome_noise
from game.engine.policies import POLICIES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.scenario import Scenario
from game.session import commands as c
from game.session.game import Step
from game.texts import Words

REPEATS = 5
ALONE = 20
"""Games played one by one, to compare with the same number of games in a batch."""


def run(args: argparse.Namespace, words: Words) -> int:
    scenario = find_scenario(args.scenario)
    rules = scenario.ruleset()
    bot = POLICIES["random"]
    batch = _seconds(lambda: play(rules, bot, 1, args.games))
    alone = _seconds(lambda: [play(rules, bot, seed, 1) for seed in range(ALONE)]) / ALONE
    tracemalloc.start()
    play(rules, bot, 1, args.games)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    saved = _saved_quarters(scenario)
    figures = {
        "scenario": rules.id,
        "games": args.games,
        "games_per_second": args.games / batch,
        "batch_ratio": alone / (batch / args.games),
        "single_turn_us": _single_turn(rules) * 1e6,
        "saved_quarter_ms": median(saved) * 1e3,
        "slowest_saved_quarter_ms": max(saved) * 1e3,
        "peak_mib": peak / 2**20,
        **window_figures(),
    }
    if args.json:
        print_json(figures)
        return 0
    say = words.say
    print(
        say(
            "A batch of {n} games: {rate:.0f} games a second.", n=args.games, rate=figures["games_per_second"]
        )
    )
    print(say("A game in the batch costs 1/{ratio:.0f} of a game alone.", ratio=figures["batch_ratio"]))
    print(say("A single quarter of one game: {us:.0f} microseconds.", us=figures["single_turn_us"]))
    print(
        say(
            "A quarter computed, explained and saved: {ms:.1f} ms (slowest {slow:.1f} ms).",
            ms=figures["saved_quarter_ms"],
            slow=figures["slowest_saved_quarter_ms"],
        )
    )
    print(say("Most memory of the batch: {mib:.0f} MiB.", mib=figures["peak_mib"]))
    print(
        say(
            "The board, drawn for the first time: {first:.0f} ms; again: {again:.0f} ms.",
            first=figures["first_frame_ms"],
            again=figures["redraw_ms"],
        )
    )
    print(say("A window that waits takes {load:.1f} % of a processor.", load=figures["idle_load_percent"]))
    return 0


def _seconds(work: Callable[[], object]) -> float:
    """The best of a few runs after one to warm up."""
    work()
    return min(_once(work) for _ in range(REPEATS))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _single_turn(rules: Ruleset) -> float:
    state = SchoolState.start(rules, [1.0] * len(rules.themes))
    decisions = Decisions.of(rules)
    luck = outcome_noise(1, 0, range(1))
    return _seconds(lambda: step(rules, state, 0, decisions, luck))


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
                    times.append(_once(lambda: sitting.do(c.CommitQuarter())))
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
