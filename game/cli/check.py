"""`wendbaar check`: every problem in one or more scenarios at once, once or at each save."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from game.cli.findings import exit_code, plain, tell
from game.cli.output import print_json
from game.errors import UsageError, WendbaarError
from game.paths import scenarios_dir
from game.scenario import Finding, check_scenario, files_of, load_scenario
from game.scenario.load import scenario_file
from game.scenario.resolve import overlays_of
from game.texts import Words

PAUSE = 0.25
"""Seconds between two looks at the files, and how long they must stay the same before they are read."""

Stamps = dict[Path, tuple[int, int] | None]
"""Each file with when it was changed and its size; None when it is not there."""


def run(args: argparse.Namespace, words: Words) -> int:
    if args.play:
        from game.cli.check_play import run_play

        return run_play(args, words)
    if args.games is not None:
        raise UsageError("--games says how many games bots play: add --play.")
    if args.watch:
        return _watch(args, words)
    found = _check(args.scenario)
    code = exit_code(found)
    if args.resolved and not code:
        _print_resolved(args, words)
        tell(found, words, sys.stderr)
    elif args.json:
        print_json(plain(found, words))
    else:
        _tell(found, args, words)
    return code


def _check(scenarios: Sequence[str]) -> list[Finding]:
    return [finding for what in scenarios for finding in check_scenario(what, search=[scenarios_dir()])]


def _tell(found: Sequence[Finding], args: argparse.Namespace, words: Words) -> None:
    tell(found, words)
    if not found:
        print(
            words.many(
                "{n} scenario checked: nothing wrong.",
                "{n} scenarios checked: nothing wrong.",
                len(args.scenario),
            )
        )
    for what in args.scenario:
        _refresh(what, words)


def _refresh(what: str, words: Words) -> None:
    """Brings the schema that an editor reads beside a scenario up to date with its ids."""
    path = scenario_file(what, [scenarios_dir()])
    if path.parent.resolve() != scenarios_dir().resolve() and any(path.parent.glob("*.schema.json")):
        from game.cli.schema_beside import refresh

        refresh(path, words)


def _print_resolved(args: argparse.Namespace, words: Words) -> None:
    if not args.json and len(args.scenario) > 1:
        raise UsageError("Give one scenario with --resolved: what is printed is a file of its own.")
    for what in args.scenario:
        data = load_scenario(what, search=[scenarios_dir()]).data
        if args.json:
            print_json(data)
        else:
            from game.scenario.write import to_yaml

            print(to_yaml(data), end="")


# Watching


def _watch(args: argparse.Namespace, words: Words) -> int:
    """Checks at once, and again whenever one of the files has been saved; Ctrl C ends it, with 0."""
    if args.resolved:
        raise UsageError("--watch and --resolved do not go together.")
    paths = [scenario_file(what, [scenarios_dir()]) for what in args.scenario]
    try:
        for _ in _changes(paths):
            _round(args, words)
    except KeyboardInterrupt:
        if not args.json:
            print()
            print(words.say("Stopped."))
    return 0


def _round(args: argparse.Namespace, words: Words) -> None:
    """One check; a file that is away for a moment is said to be, and waited for."""
    if not args.json:
        print(f"\n──── {time.strftime('%H:%M:%S')} {'─' * 50}")
    try:
        found = _check(args.scenario)
        if args.json:
            print(json.dumps(plain(found, words), ensure_ascii=False))
        else:
            _tell(found, args, words)
    except WendbaarError as error:
        print(error.say(words), file=sys.stderr)
    if not args.json:
        print(words.say("Waiting for the next save. Ctrl C stops."))
    sys.stdout.flush()


def _changes(paths: Sequence[Path]) -> Iterator[None]:
    """Once at the start, and at each change of the files that has come to rest."""
    seen: Stamps | None = None
    files = _files(paths)
    while True:
        now = _stamps(files)
        if now != seen and all(now[path] is not None for path in paths):
            time.sleep(PAUSE if seen is not None else 0)
            if _stamps(files) == now:
                files = _files(paths)
                seen = _stamps(files)
                yield
        time.sleep(PAUSE)


def _files(paths: Sequence[Path]) -> set[Path]:
    """The scenarios and what they extend; a scenario that can't be read now is watched alone."""
    files = set(paths)
    for path in paths:
        with contextlib.suppress(WendbaarError, OSError):
            files.update(files_of(path, search=[scenarios_dir()]))
    return files


def _stamps(files: Iterable[Path]) -> Stamps:
    """Of the files and of their translations, which may come and go."""
    return {one: _stamp(one) for file in files for one in (file, *(other for _, other in overlays_of(file)))}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
