"""Kills a writer again and again, and looks whether what it had acknowledged is kept.

    python -m tests.kills --kills 10000

A child appends as fast as it can and acknowledges each append on a pipe after it returned. The parent
ends it at a random moment (SIGKILL; on Windows TerminateProcess), opens the file and checks that every
acknowledged record is there, that no append is there in part, and that the chain and the seal are whole.
Every fourth file begins as one of format 1, so that kills also meet the step in which it becomes format 2.

A child is a fork where the system has that, which takes a tenth of the time of a fresh interpreter.
"""

import argparse
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from game.store.base import Entry, Record, canonical_json
from game.store.guard import TABLES
from game.store.outside import APPLICATION_ID
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
            path.unlink(missing_ok=True)
            path, acknowledged = folder / f"game-{number}.wendbaar", {}
            if number // KILLS_PER_FILE % 4 == 1:
                SqliteStore.create(path, {"title": "kills"}).close()
                as_format_1(path)
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
    told = _forked(path, luck) if hasattr(os, "fork") else _started(path, luck)
    whole = (line.split() for line in told.splitlines(keepends=True) if line.endswith("\n"))
    return {int(seq): seal for seq, seal in whole}


def _forked(path: Path, luck: random.Random) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writing, "w") as pipe:
                write_for_ever(path, pipe)
        finally:
            os._exit(1)  # never back into the parent's own code
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            pipe.readline()  # it has started; from here on every moment is a fair one
            time.sleep(luck.random() * LONGEST_LIFE_SECONDS)
            os.kill(child, signal.SIGKILL)
            return pipe.read()
    finally:
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if ended != -signal.SIGKILL:
            raise Lost(f"the writer of {path} ended by itself")


def _started(path: Path, luck: random.Random) -> str:
    command = [sys.executable, "-m", "tests.kills", "--write", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(luck.random() * LONGEST_LIFE_SECONDS)
        child.kill()
        return child.stdout.read()


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


def write_for_ever(path: Path, pipe: TextIO) -> None:
    """The child: one to four records an append, some with a block, until it is killed."""
    luck = random.Random()
    print("ready", file=pipe, flush=True)
    store = SqliteStore.open(path) if path.exists() else SqliteStore.create(path, {"title": "kills"})
    while True:
        parts = ["more"] * luck.randrange(4) + ["last"]
        records = store.append([_entry(part, luck) for part in parts])
        pipe.write("".join(f"{record.seq} {record.hash}\n" for record in records))
        pipe.flush()


def _entry(part: str, luck: random.Random) -> Entry:
    block = luck.randbytes(luck.randrange(20_000)) if luck.random() < 0.3 else None
    payload = canonical_json({"filler": "x" * luck.randrange(2_000), "part": part})
    return Entry("killed", 1, payload, block, "2026-11-22T09:00:00+01:00")


def as_format_1(path: Path) -> None:
    """Makes a file as the first Wendbaar wrote them: without a digest of its pages."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        heading = connection.execute("SELECT * FROM heading").fetchall()
        log = connection.execute("SELECT * FROM log ORDER BY seq").fetchall()
        seal = connection.execute("SELECT records, hash FROM seal").fetchone()
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(TABLES["heading"])
        connection.execute(TABLES["log"])
        connection.execute("CREATE TABLE seal (records INTEGER NOT NULL, hash TEXT NOT NULL) STRICT")
        connection.executemany("INSERT INTO heading VALUES (?, ?)", heading)
        connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", log)
        connection.execute("INSERT INTO seal VALUES (?, ?)", seal)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        write_for_ever(asked.write, sys.stdout)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        outcome = kill_writers(asked.kills, Path(folder), asked.seed)
    print(f"{outcome}: nothing acknowledged was lost, in {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
