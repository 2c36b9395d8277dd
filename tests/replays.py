"""Plays games with the numpy that is here and replays them with others: not one bit may differ.

    python -m tests.replays --games 1000

Bots play whole games, in random strategies and with random luck, each kept as a saved game. For each numpy
(the oldest that pyproject.toml allows and the one that is here, or those of `--numpy`) a throw-away
environment is made, in which every game is read and replayed, state by state: once with all that this
processor can do, and once with none of what numpy chooses by processor. Needs the internet to install them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from game.cli.open_save import read_save
from game.cli.simulated_save import save_game
from game.engine.policies import POLICIES
from game.paths import scenarios_dir
from game.scenario import find_scenarios, load_scenario
from game.scenario.strategy import strategy
from game.session.replay import replay

ROOT = Path(__file__).parents[1]
DISPATCHED = "from numpy._core._multiarray_umath import __cpu_dispatch__ as all; print(*all)"


def make_games(folder: Path, games: int, seed: int) -> None:
    """So many finished games as files in `folder`; those that are there already stay."""
    shipped = [one.path for one in find_scenarios([scenarios_dir()]) if one.is_offered]
    scenarios = [load_scenario(path) for path in shipped]
    for number in range(games):
        path = folder / f"game-{number:04}.wendbaar"
        if path.exists():
            continue
        luck = random.Random(f"{seed} {number}")
        scenario = luck.choice(scenarios)
        name = luck.choice([*POLICIES, "random", *scenario.spec.plans])
        bot = POLICIES.get(name) or strategy(
            scenario.spec.plans[name], scenario.spec, scenario.ruleset(), name
        )
        save_game(path, scenario, bot, luck.randrange(2**32))


def replay_all(folder: Path) -> dict[str, object]:
    """Every game in `folder` replayed by this very process."""
    states, different = 0, []
    files = sorted(folder.glob("*.wendbaar"))
    for file in files:
        game = read_save(file)
        proof = replay(game)
        states += proof.turns
        if not proof.identical:
            different.append(f"{file.name}: {proof.first_difference}")
    return {"numpy": np.__version__, "games": len(files), "states": states, "different": different}


def replays(python: Path, folder: Path) -> Iterator[dict[str, object]]:
    """The same by another Python: with all of this processor, and with what every processor has."""
    for features in ("", _said(python, "-c", DISPATCHED)):
        told = _said(
            python, "-m", "tests.replays", "--replay", str(folder), NPY_DISABLE_CPU_FEATURES=features
        )
        yield {**json.loads(told), "without": features.split()}


def environment(folder: Path, numpy: str) -> Path:
    """The Python of a new environment with this numpy and what reading a game needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [one for one in project["dependencies"] if not re.match("numpy|pygame", one)]
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _said(python, "-m", "pip", "install", "--quiet", f"numpy=={numpy}", *needed)
    return python


def oldest_numpy() -> str:
    """The oldest version that pyproject.toml allows."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'"numpy>=([\d.]+)', text)
    assert found is not None
    return found[1]


def _said(python: Path, *words: str, **environ: str) -> str:
    done = subprocess.run(
        [str(python), *words],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _tell(told: Mapping[str, object]) -> str:
    without = f" without {' '.join(map(str, told['without']))}" if told["without"] else ""  # type: ignore[call-overload]
    return f"numpy {told['numpy']}{without}: {told['games']} games, {told['states']} states"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.replays", description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--numpy", action="append", metavar="VERSION", help="replay with this one; repeatable"
    )
    parser.add_argument("--folder", type=Path, help="where the games are kept, to be used again")
    parser.add_argument("--replay", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.replay:
        print(json.dumps(replay_all(asked.replay)))
        return 0
    sound = True
    with tempfile.TemporaryDirectory() as temporary:
        games = asked.folder or Path(temporary, "games")
        games.mkdir(parents=True, exist_ok=True)
        begun = time.monotonic()
        make_games(games, asked.games, asked.seed)
        print(f"{asked.games} games played with numpy {np.__version__}, {time.monotonic() - begun:.0f} s")
        for version in asked.numpy or [oldest_numpy(), np.__version__]:
            python = environment(Path(temporary, version), version)
            for told in replays(python, games):
                different = told["different"]
                assert isinstance(different, list)
                print(f"{_tell(told)}, {len(different)} different", *different, sep="\n  ", flush=True)
                sound = sound and not different
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
