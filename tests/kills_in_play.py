"""Kills a game in play again and again, and looks whether it goes on at exactly the step it had shown.

    python -m tests.kills_in_play --kills 200

A child plays the standard scenario through `Sitting`, as the faces do, and after each command tells on a
pipe where the table stands: what a screen would show. The parent ends it at a random moment (SIGKILL; on
Windows TerminateProcess), opens the file and checks that the game stands there, or one command further, and
that its log replays to the same bits. Then the next child goes on from there.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from game.session.fold import fold
from game.session.game import Game, Step
from game.session.replay import replay
from game.session.sitting import Sitting, new_game, read_events, read_game
from game.store.sqlite import SqliteStore
from tests.kills import ROOT, Lost
from tests.session.games import play_step, scenario, start

LONGEST_LIFE_SECONDS = 0.5


@dataclass
class Outcome:
    """What a round of kills came to."""

    kills: int = 0
    commands: int = 0
    one_further: int = 0
    games_ended: int = 0


def kill_players(kills: int, folder: Path, seed: int) -> Outcome:
    """Kills `kills` players, in games made in `folder`. Raises Lost or the store's own error."""
    luck = random.Random(seed)
    outcome = Outcome()
    shown: list[str] = []
    number = 0
    while outcome.kills < kills:
        path = folder / f"game-{number}.wendbaar"
        told = _kill_one(path, luck)
        shown += told
        outcome.kills += 1
        outcome.commands += len(told)
        if not path.exists():
            if shown:
                raise Lost(f"{path} is gone")
            continue
        after = _places(path)
        if shown and shown[-1] not in after:
            raise Lost(f"{path} does not stand where it was shown: {shown[-1]}")
        outcome.one_further += bool(shown) and after[-1] != shown[-1]
        if _is_over(path):
            outcome.games_ended += 1
            number += 1
            shown = []
    return outcome


def place(game: Game, records: int) -> str:
    """Where the table stands, in one line: what was kept, the step, and the school's bits."""
    school = game.state.digest() if game.states else "-"
    votes = len(game.quarter.ballots) and sum(map(len, game.quarter.ballots.values())) if game.quarters else 0
    return f"{records} {game.turn} {game.step.value} {votes} {school}"


def _places(path: Path) -> list[str]:
    """Every place this log went through; the last is where the game goes on."""
    with SqliteStore.open(path, read_only=True) as store:
        events = read_events(store)
        whole = read_game(store)
    if not replay(whole).identical and len(whole.states) > 1:
        raise Lost(f"{path} does not replay to the same bits")
    game = new_game(whole.scenario, events[0])  # type: ignore[arg-type]
    places = []
    for number, event in enumerate(events, start=1):
        game = fold(game, [event])
        places.append(place(game, number))
    return places


def _is_over(path: Path) -> bool:
    with SqliteStore.open(path, read_only=True) as store:
        return read_game(store).step is Step.END


def _kill_one(path: Path, luck: random.Random) -> list[str]:
    command = [sys.executable, "-m", "tests.kills_in_play", "--play", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()  # it has started; from here on every moment is a fair one
        time.sleep(luck.random() * LONGEST_LIFE_SECONDS)
        child.kill()
        return [line[:-1] for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]


def play_on(path: Path) -> None:
    """The child: plays to the end, telling after each step of the bot where the table stands."""
    sitting = _opened(path)
    print("ready", flush=True)
    while sitting.game.step is not Step.END:
        play_step(sitting)
        print(place(sitting.game, len(sitting.store.read())), flush=True)


def _opened(path: Path) -> Sitting:
    if not path.exists():
        played = scenario()
        meta = {"scenario": played.json.decode(), "scenario_sha256": played.sha256}
        return start(people=3, store=SqliteStore.create(path, meta))
    store = SqliteStore.open(path)
    if len(store.read()) < 3:  # killed while the table was being set
        store.close()
        path.unlink()
        return _opened(path)
    return Sitting.resume(store)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kills_in_play", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--play", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.play:
        play_on(asked.play)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_players(asked.kills, Path(folder), asked.seed)
    print(f"{outcome}: nothing acknowledged was lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
