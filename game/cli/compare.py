"""`wendbaar compare`: two tables' games beside each other, for the debrief of a pair. Never a ranking."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json, print_table
from game.errors import UsageError
from game.scenario.findings import nearest
from game.session.views.beside import (
    BesideQuarter,
    BesideView,
    Pair,
    beside_view,
    measure_view,
    measures_of,
)
from game.session.views.debrief_notes import turn_mark
from game.session.views.figures import plain, whole
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    files = Path(args.first), Path(args.second)
    target = None if args.output is None else Path(args.output)
    if target is not None:  # before the games are read, so that a slip costs no time
        _require_page(target, args.force)
    games = read_save(files[0]), read_save(files[1])
    view = beside_view(games, words)
    if target is not None:
        from game.paper.whole import write
        from game.report.beside import beside_page

        write({target: beside_page(games, (files[0].name, files[1].name), words).encode()}, args.force)
        print_json([str(target)]) if args.json else print(target)
    elif args.json:
        print_json(_plain(games, view, words, files))
    elif args.measure is not None:
        _print_measure(games, view, words, args.measure)
    elif args.start:
        _print_start(view, words)
    else:
        for line in _told(view, words):
            print(line)
    return 0


def _require_page(path: Path, force: bool) -> None:
    from game.paper.whole import require_free

    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError("{path}: a comparison is a page, so call it FILE.html.", path=path)
    require_free([path], force)


def _told(view: BesideView, words: Words) -> Iterator[str]:
    """What each decided, and how to go on: the start comes last."""
    from game.report.beside import luck_text, table_names

    tables = table_names(words)
    yield words.many("{school}: {n} quarter.", "{school}: {n} quarters.", view.last, school=view.school)
    yield luck_text(view, words)
    yield ""
    yield words.say("Our vision")
    yield from _rows(tables, view.visions)
    for quarter in view.quarters:
        yield from _quarter_told(quarter, tables, words)
    yield ""
    yield words.say("First guess how the other table began. Then one measure at a time: --measure ID.")
    yield words.say("A page for the projector: -o FILE.html. How each began, at the very end: --start.")


def _quarter_told(quarter: BesideQuarter, tables: tuple[str, str], words: Words) -> Iterator[str]:
    yield ""
    mark = turn_mark(words, quarter.turn)
    for event in quarter.events:
        yield f"{mark}  {event.title}"
        yield from _rows(tables, event.answers)
    if any(quarter.visions):
        yield f"{mark}  {words.say('Our vision')}"
        yield from _rows(tables, quarter.visions)
    yield f"{mark}  {words.say('Cards')}"
    yield from _rows(tables, (", ".join(quarter.cards[0]), ", ".join(quarter.cards[1])))


def _rows(tables: tuple[str, str], texts: tuple[str, str]) -> Iterator[str]:
    for table, text in zip(tables, texts, strict=True):
        yield f"    {table}: {text or '–'}"


def _print_measure(games: Pair, view: BesideView, words: Words, id: str) -> None:
    from game.report.beside import table_names

    known = measures_of(games)
    if id not in known:
        if close := nearest(id, known):
            raise UsageError("There is no measure {id}. Did you mean {close}?", id=id, close=close)
        raise UsageError("There is no measure {id}. There are: {known}.", id=id, known=", ".join(known))
    measure = measure_view(games, words, id)
    rows = [
        (turn_mark(words, turn), *(plain(whole(values[turn])) for values in measure.values))
        for turn in range(view.last + 1)
    ]
    print_table((measure.name, *table_names(words)), rows)


def _print_start(view: BesideView, words: Words) -> None:
    from game.report.beside import table_names

    if not view.starts:
        print(words.say("Both tables began alike."))
        return
    rows = [(one.name, *(plain(whole(value)) for value in one.values)) for one in view.starts]
    print_table((words.say("At the start"), *table_names(words)), rows)


def _plain(games: Pair, view: BesideView, words: Words, files: tuple[Path, Path]) -> dict[str, object]:
    """Numbers unrounded and ids, for a script; what is listed in pairs is table 1, then table 2."""
    quarters = [
        {
            "turn": number,
            "events": {
                event.id: [game.quarters[number - 1].answers.get(event.id) for game in games]
                for event in quarter.events
            },
            "actions": [[entry.action for entry in game.quarters[number - 1].plan or ()] for game in games],
        }
        for number, quarter in enumerate(view.quarters, start=1)
    ]
    return {
        "files": [str(file) for file in files],
        "scenarios": [game.scenario.spec.id for game in games],
        "seeds": [game.seed for game in games],
        "turns": view.last,
        "quarters": quarters,
        "measures": {id: list(measure_view(games, words, id).values) for id in measures_of(games)},
        "start": {one.id: list(one.values) for one in view.starts},
    }
