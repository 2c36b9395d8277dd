"""Kills a writer again and again, and looks whether what it had acknowledged is kept.

    python -m tests.kills --kills 200

A child appends as fast as it can and acknowledges each append on a pipe after it returned. The parent
ends it at a random moment (SIGKILL; on Windows TerminateProcess), opens the file and checks that every
acknowledged record is there, that no append is there in part, and that the chain is whole.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from game.store.base import Entry, Record, canonical_json
from game.store.sqlite import SqliteStore

KILLS_PER_FILE = 8
LONGEST_LIFE_SECONDS = 0.08
ROOT = Path(__file__).parents[1]


@dataclass
class Outcome:
    """What a round of kills came to."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged_but_kept: int = 0
    journals_left: int = 0
    names_never_given: int = 0


class Lost(AssertionError):
    """Something acknowledged was lost, or something half-written was kept."""


def kill_writers(kills: int, folder: Path, seed: int) -> Outcome:
    """Kills `kills` writers, in files made in `folder`. Raises Lost or the store's own error."""
    luck = random.Random(seed)
    outcome = Outcome()
    acknowledged: dict[int, str] = {}
    path = folder / "never.wendbaar"
    for number in range(kills):
        if number % KILLS_PER_FILE == 0:
            path, acknowledged = folder / f"game-{number}.wendbaar", {}
        new = _kill_one(path, luck)
        acknowledged.update(new)
        outcome.kills += 1
        outcome.acknowledged += len(new)
        if not path.exists():
            outcome.names_never_given += 1
            if acknowledged:
                raise Lost(f"{path} is gone")
            continue
        outcome.journals_left += path.with_name(path.name + "-journal").exists()
        records = _reopened(path)
        _compare(records, acknowledged)
        outcome.unacknowledged_but_kept += len(records) - len(acknowledged)
        acknowledged = {record.seq: record.hash for record in records}
    return outcome


def _kill_one(path: Path, luck: random.Random) -> dict[int, str]:
    """Starts a writer, ends it, and gives what it acknowledged: hash by sequence number."""
    command = [sys.executable, "-m", "tests.kills", "--write", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()  # it has started; from here on every moment is a fair one
        time.sleep(luck.random() * LONGEST_LIFE_SECONDS)
        child.kill()
        lines = child.stdout.read().splitlines(keepends=True)
    whole = (line.split() for line in lines if line.endswith("\n"))
    return {int(seq): seal for seq, seal in whole}


def _reopened(path: Path) -> tuple[Record, ...]:
    """What a reader sees, after making sure that a player sees the same."""
    with SqliteStore.open(path, read_only=True) as store:
        read = store.read()
    with SqliteStore.open(path) as store:
        if store.read() != read:
            raise Lost(f"{path}: a reader and a player see different games")
    return read


def _compare(records: tuple[Record, ...], acknowledged: dict[int, str]) -> None:
    kept = {record.seq: record.hash for record in records}
    for seq, seal in acknowledged.items():
        if kept.get(seq) != seal:
            raise Lost(f"record {seq} was acknowledged and is not kept")
    if records and not records[-1].payload.endswith(b'"part":"last"}'):
        raise Lost(f"record {records[-1].seq} was kept without the rest of its append")


def write_for_ever(path: Path) -> None:
    """The child: one to four records an append, some with a block, until it is killed."""
    luck = random.Random()
    print("ready", flush=True)
    store = SqliteStore.open(path) if path.exists() else SqliteStore.create(path, {"title": "kills"})
    while True:
        parts = ["more"] * luck.randrange(4) + ["last"]
        records = store.append([_entry(part, luck) for part in parts])
        sys.stdout.write("".join(f"{record.seq} {record.hash}\n" for record in records))
        sys.stdout.flush()


def _entry(part: str, luck: random.Random) -> Entry:
    block = luck.randbytes(luck.randrange(20_000)) if luck.random() < 0.3 else None
    payload = canonical_json({"filler": "x" * luck.randrange(2_000), "part": part})
    return Entry("killed", 1, payload, block, "2026-11-22T09:00:00+01:00")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        write_for_ever(asked.write)
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_writers(asked.kills, Path(folder), asked.seed)
    print(f"{outcome}: nothing acknowledged was lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
