"""Gives every hostile file that the tests know to the real command: refused in one line, quick and small?

    python -m tests.hostile

Each file is opened by `wendbaar replay` in a process of its own. Told are its memory and its seconds of work
beyond those of a command that finds no file at all, since starting Python costs the same whatever is opened.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.store.files import entries, forged
from tests.store.outside import REFUSED
from tests.store.test_hostile import HEADINGS, LOGS, MOST_MIB, opened

MOST_SECONDS = 1.0


def files() -> Iterator[tuple[str, Callable[[Path], Path]]]:
    yield from REFUSED.items()
    for name in LOGS:
        yield f"log: {name}", lambda folder, name=name: forged(folder / "game.wendbaar", LOGS[name]())
    for name in HEADINGS:
        yield (
            f"scenario: {name}",
            lambda folder, name=name: forged(folder / "game.wendbaar", entries(), HEADINGS[name]()),
        )


def main() -> int:
    start = min(opened(Path("no such file"))[3] for _ in range(5))
    print(f"start of the program: {start:.2f} s")
    told = []
    for name, make in files():
        with tempfile.TemporaryDirectory() as folder:
            code, sentence, mib, seconds = opened(make(Path(folder)))
        wrong = code != 3 or sentence.count("\n") or mib > MOST_MIB or seconds - start > MOST_SECONDS
        told.append((bool(wrong), seconds - start, mib, name, code))
        print(
            f"{seconds - start:6.2f} s  {mib:4.0f} MiB  {code}  {name}{'  WRONG' if wrong else ''}",
            flush=True,
        )
    slowest, largest = max(one[1] for one in told), max(one[2] for one in told)
    amiss = sum(one[0] for one in told)
    print(f"{len(told)} files: at most {slowest:.2f} s and {largest:.0f} MiB; {amiss} amiss")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
