"""`wendbaar room-check`: is this laptop ready for a game, told before the group comes in."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from shutil import get_terminal_size
from textwrap import wrap

from game.cli.output import print_json
from game.cli.room import laptop, table
from game.cli.room.found import Found
from game.errors import UsageError, WendbaarError
from game.paths import scenarios_dir
from game.scenario.load import scenario_file
from game.texts import Words, mark

Check = Callable[[Words], Found]
GREEN, YELLOW, RED, PLAIN = "\033[32m", "\033[33m", "\033[31m", "\033[0m"


def run(args: argparse.Namespace, words: Words) -> int:
    if args.show:
        return _show(words)
    if args.scenario and not table.is_save(args.scenario):
        scenario_file(args.scenario, [scenarios_dir()])  # a name that there is not is a slip of the fingers
    found = [(name, _safely(check, words)) for name, check in _checks(args.scenario)]
    if args.json:
        print_json(
            [
                {"check": name, "ok": one.ok, "essential": one.essential, "message": one.message}
                for name, one in found
            ]
        )
    else:
        _print(found, words)
    return 1 if any(one.essential and not one.ok for _, one in found) else 0


def _checks(what: str | None) -> Iterator[tuple[str, Check]]:
    """What is looked at, in the order in which one would walk round the room."""
    yield "display", laptop.display
    yield "projector", laptop.projector
    yield "legible", laptop.legible
    yield "fonts", laptop.fonts
    yield "drawing", laptop.drawing
    yield "folder", table.folder
    yield "saving", table.saving
    yield "saves", table.saves
    yield "clock", table.clock
    yield "scenarios", table.scenarios
    if what is not None:
        yield "scenario", partial(table.chosen, what)
    yield "ballot", table.ballot
    if what is not None and not table.is_save(what):
        yield "play", partial(table.played, what)
    yield "paper", table.paper
    yield "reader", laptop.reader
    yield "power", laptop.power


def _safely(check: Check, words: Words) -> Found:
    try:
        return check(words)
    except WendbaarError as error:
        return Found(False, error.say(words))
    except Exception as error:  # whatever breaks here would break in front of the group
        return Found(False, f"{type(error).__name__}: {error}")


def _print(found: list[tuple[str, Found]], words: Words) -> None:
    """A line a check; on a terminal it is wrapped under itself."""
    names = {name: words.say(NAMES[name]) for name, _ in found}
    wide = max(map(len, names.values()))
    room = 10_000 if laptop.is_quiet() else max(40, get_terminal_size().columns - wide - 12)
    for name, one in found:
        lines = wrap(one.message, room, break_long_words=False, break_on_hyphens=False)
        print(f"{_sign(one, words)} {names[name]:{wide}}  {lines[0]}")
        for line in lines[1:]:
            print(f"{'':{wide + 10}}{line}")
    print(_verdict([one for _, one in found], words))


def _sign(one: Found, words: Words) -> str:
    """The word tells it; the colour only repeats that."""
    if one.ok:
        word, colour = words.say("ok"), GREEN
    elif one.essential:
        word, colour = words.say("NOT OK"), RED
    else:
        word, colour = words.say("mind"), YELLOW
    padded = f"{word:7.7}"
    return padded if laptop.is_quiet() else f"{colour}{padded}{PLAIN}"


def _verdict(found: list[Found], words: Words) -> str:
    bad = sum(one.essential and not one.ok for one in found)
    if bad:
        return words.many(
            "{n} thing must be put right before you can play.",
            "{n} things must be put right before you can play.",
            bad,
        )
    notes = sum(not one.ok for one in found)
    if notes:
        return words.many(
            "You can play; {n} thing is worth a look.", "You can play; {n} things are worth a look.", notes
        )
    return words.say("You can play.")


def _show(words: Words) -> int:
    """The test picture, full screen, on the projector where that is a screen of its own."""
    from game.cli.run import NO_DISPLAY
    from game.cli.settings import read_settings
    from game.ui.app import has_display
    from game.ui.legible import show_legible

    if not has_display():
        raise UsageError(NO_DISPLAY)
    show_legible(words, read_settings())
    return 0


NAMES: Mapping[str, str] = {
    "display": mark("Screen"),
    "projector": mark("Projector"),
    "legible": mark("Back row"),
    "fonts": mark("Letters"),
    "drawing": mark("Speed"),
    "folder": mark("Folder"),
    "saving": mark("Saving"),
    "saves": mark("Saved games"),
    "clock": mark("Clock"),
    "scenarios": mark("Scenarios"),
    "scenario": mark("What you play"),
    "ballot": mark("A trial ballot"),
    "play": mark("A trial game"),
    "paper": mark("Paper"),
    "reader": mark("Screen reader"),
    "power": mark("Power"),
}
