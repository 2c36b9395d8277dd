"""What can be typed. Handlers import their rooms only when called, so that `wendbaar --help` is quick."""

from __future__ import annotations

import argparse
import gettext
import importlib
import os
from collections.abc import Callable, Sequence
from typing import NoReturn

from game import __version__
from game.cli.workers import add_workers
from game.errors import UsageError
from game.paths import assets_dir
from game.texts import DOMAIN, LANGUAGES, Words, mark

ARGPARSE = (  # argparse's own sentences, so that the catalogue has them
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("not allowed with argument %s"),
    mark("argument %(argument_name)s: %(message)s"),
)

Handler = Callable[[argparse.Namespace, Words], int]


class Parser(argparse.ArgumentParser):
    """Refuses in one sentence instead of a page of usage."""

    words: Words

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            "{message}. `{program} --help` tells what can be typed.",
            message=message[:1].upper() + message[1:],
            program=self.prog,
        )


def speak(lang: str) -> Words:
    """The words of a language, for argparse as well: that asks gettext's own text domain."""
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain(DOMAIN, str(assets_dir() / "translations"))
    gettext.textdomain(DOMAIN)
    return Words(lang)


def parser(words: Words) -> Parser:
    say = words.say
    common = _common(words, LANGUAGES, say("language: nl or en"))
    top = Parser(
        prog="wendbaar",
        description=say("A game in which a leadership team leads a school through digital transformation."),
        parents=[common],
        allow_abbrev=False,
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"wendbaar {__version__}",
        help=say("show program's version number and exit"),
    )
    json = Parser(add_help=False)
    json.add_argument("--json", action="store_true", help=say("print JSON"))
    commands = top.add_subparsers(dest="command", metavar=say("COMMAND"), parser_class=Parser)

    def command(name: str, help: str, *more: Parser, common: Parser = common) -> Parser:
        made: Parser = commands.add_parser(
            name, help=help, description=help, parents=[common, *more], allow_abbrev=False
        )
        made.set_defaults(handler=_handler(name.replace("-", "_")))
        return made

    play = command("play", say("play, or go on with a saved game"))
    play.add_argument(
        "what", nargs="?", metavar="SCENARIO|SAVE", help=say("a scenario's name or file, or a saved game")
    )
    play.add_argument(
        "--rehearse",
        action="store_true",
        help=say("a rehearsal: bots sit at the table, you lead and see every screen"),
    )
    play.add_argument("--text", action="store_true", help=say("play in plain lines, without a window"))
    play.add_argument("--fullscreen", action="store_true", help=say("a window as large as the screen"))
    play.add_argument("--size", type=_size, metavar="WxH", help=say("how large the window opens (1280x720)"))
    play.add_argument("--seed", type=_seed, help=say("start number: the same number brings the same luck"))
    play.add_argument("--save", metavar="FILE", help=say("keep the new game in this file"))
    play.add_argument("--name", metavar="NAME", default="", help=say("the table's name, for the file's name"))

    command("scenarios", say("list what can be played"), json)

    saves = command("saves", say("list saved games, newest first"), json)
    saves.add_argument("folder", nargs="?", metavar="DIR", help=say("another folder than the usual one"))

    simulate = command("simulate", say("play without a person"), json)
    simulate.add_argument("scenario", metavar="SCENARIO")
    how = simulate.add_mutually_exclusive_group()
    how.add_argument("--plan", metavar="FILE", help=say("decisions, as a plan file"))
    how.add_argument(
        "--policy",
        metavar="NAME",
        default="nothing",
        help=say("a bot (nothing, random, balanced) or a plan of the scenario"),
    )
    simulate.add_argument("--seed", type=_seed, default=1, help=say("start number (1)"))
    simulate.add_argument("--games", type=_count, default=1, help=say("how many games (1)"))
    simulate.add_argument("--no-chance", action="store_true", help=say("no noise and no incidents"))
    simulate.add_argument("--no-events", action="store_true", help=say("no event comes"))
    simulate.add_argument("--save", metavar="FILE", help=say("keep the game (of one) in this file"))

    explain = command("explain", say("why a value changed"), json)
    explain.add_argument("save", metavar="SAVE")
    explain.add_argument("--turn", type=_count, help=say("one quarter only"))
    explain.add_argument(
        "--from", type=_count, dest="since", metavar="T", help=say("several quarters as one, from this one")
    )
    explain.add_argument(
        "--to", type=_count, dest="until", metavar="T", help=say("several quarters as one, to this one")
    )
    explain.add_argument("--variable", metavar="ID", help=say("one variable only"))

    replay = command("replay", say("play a saved game's log again and compare every quarter"), json)
    replay.add_argument("save", metavar="SAVE")

    whatif = command("whatif", say("play a saved game again with other decisions, under the same luck"), json)
    whatif.add_argument("save", metavar="SAVE")
    whatif.add_argument("--turn", type=_count, metavar="T", help=say("from this quarter on"))
    whatif.add_argument("--plan", metavar="FILE", help=say("the other decisions, as a plan file"))
    whatif.add_argument(
        "--last", action="store_true", help=say("instead: what the last what-if kept in it changed, again")
    )
    whatif.add_argument(
        "--save",
        metavar="FILE",
        dest="output",
        help=say(
            "keep the branch as a game of its own in this file; in SAVE itself: as a what-if beside the game"
        ),
    )
    whatif.add_argument(
        "--name", metavar="NAME", default="", help=say("what to call it in SAVE (the plan's name)")
    )

    rescue = command("rescue", say("save what is sound of a damaged saved game in a new file"), json)
    rescue.add_argument("save", metavar="SAVE")
    rescue.add_argument(
        "-o", "--output", metavar="FILE", help=say("the new file (beside the old one, with -rescued)")
    )
    rescue.add_argument(
        "--scenario",
        metavar="SCENARIO",
        help=say("what the game was played from, when the one inside is damaged and does not ship"),
    )

    report = command("report", say("write a saved game as a report to take home"), json)
    report.add_argument("save", metavar="SAVE")
    report.add_argument("-o", "--output", metavar="FILE", help=say("the report, as FILE.html or FILE.pdf"))
    report.add_argument("--data", metavar="DIR", help=say("the game as CSV files, for a researcher"))
    report.add_argument(
        "--voices",
        choices=("role", "anonymous", "none"),
        help=say("ballots and reasons by role, without names or not at all; never more open than you played"),
    )
    report.add_argument("--force", action="store_true", help=say("replace files that are there"))

    any_language = _common(words, (*LANGUAGES, "all"), say("language: nl, en, or all that the scenario has"))
    sheets = command(
        "sheets", say("write the papers of a workshop, to print: PDF files"), json, common=any_language
    )
    sheets.add_argument("scenario", metavar="SCENARIO")
    sheets.add_argument("-o", "--output", metavar="DIR", required=True, help=say("the folder for the files"))
    sheets.add_argument(
        "--only",
        action="append",
        choices=("guide", "roles", "participants", "poster", "ballots"),
        help=say("this paper only: guide, roles, participants, poster or ballots; may be given again"),
    )
    sheets.add_argument("--force", action="store_true", help=say("replace files that are there"))

    compare = command("compare", say("lay the games of two tables side by side, never as a ranking"), json)
    compare.add_argument("first", metavar="SAVE")
    compare.add_argument("second", metavar="SAVE")
    compare.add_argument("--measure", metavar="ID", help=say("one measure, quarter by quarter"))
    compare.add_argument("--start", action="store_true", help=say("how each began, for the very end"))
    compare.add_argument(
        "-o", "--output", metavar="FILE.html", help=say("everything on a page for the projector")
    )
    compare.add_argument("--force", action="store_true", help=say("replace files that are there"))

    check = command("check", say("tell every problem in a scenario at once"), json)
    check.add_argument("scenario", nargs="+", metavar="SCENARIO")
    check.add_argument(
        "--resolved", action="store_true", help=say("print the scenario with `extends` worked in")
    )
    check.add_argument("--watch", action="store_true", help=say("check again at each save, till Ctrl C"))
    check.add_argument(
        "--play", action="store_true", help=say("let bots try its `checks:`: does it teach what you mean?")
    )
    check.add_argument("--games", type=_count, help=say("with --play: games for each check (as it says)"))
    check.add_argument("--seed", type=_seed, default=1, help=say("with --play: start number (1)"))

    schema = command(
        "schema", say("print what a scenario may say, for editors that complete and explain"), json
    )
    schema.add_argument("scenario", nargs="?", metavar="SCENARIO", help=say("offer the ids of this one too"))
    schema.add_argument("-o", "--output", metavar="FILE.json", help=say("write it to this file"))

    new = command("new", say("write a small scenario of your own that plays at once"))
    new.add_argument("file", metavar="FILE", help=say("what to call it, as in my-school.yaml"))
    new.add_argument(
        "--from",
        dest="parent",
        metavar="SCENARIO",
        help=say("write a variant that changes this one instead"),
    )

    bench = command("bench", say("measure speed, as ratios within one run"), json)
    bench.add_argument("--games", type=_count, metavar="N", help=say("games in the batch (10000)"))
    bench.add_argument("--scenario", default="innovatiecollege", metavar="SCENARIO")
    bench.add_argument(
        "--quick", action="store_true", help=say("once and few: to see that it works, not how fast")
    )
    add_workers(bench, words, _count)

    balance = command("balance", say("let bots find what never pays, never comes or decides too much"), json)
    balance.add_argument("scenario", metavar="SCENARIO")
    balance.add_argument("--games", type=_count, default=10_000, help=say("games of all styles (10000)"))
    balance.add_argument("--quick", action="store_true", help=say("a first look, with 1200 games"))
    balance.add_argument(
        "--tables", action="store_true", help=say("also the tables of what bots did and how it ended")
    )
    balance.add_argument("--seed", type=_seed, default=1, help=say("start number (1)"))
    balance.add_argument(
        "--events-per-turn",
        type=int,
        choices=(1, 2),
        metavar="N",
        help=say("another number of events a quarter than the scenario's: 1 or 2"),
    )
    balance.add_argument("-o", "--output", metavar="FILE.html", help=say("write a page with plots"))
    balance.add_argument(
        "--page",
        metavar="DIR",
        help=say("write balance.md, for one and for two events a quarter, with its plots to this folder"),
    )
    balance.add_argument(
        "--before",
        action="append",
        metavar="FILE.json",
        help=say("compare the page with what --json printed before"),
    )
    add_workers(balance, words, _count)

    evidence = command("evidence", say("run the model's claims and tell which hold"), json)
    evidence.add_argument("--games", type=_count, default=500, help=say("games in each arm (500)"))
    evidence.add_argument("--seed", type=_seed, default=1, help=say("start number (1)"))
    evidence.add_argument("--only", action="append", metavar="ID", help=say("this claim only, as P4"))
    evidence.add_argument(
        "--draws", type=_count, metavar="N", help=say("also in N draws of all parameters (300 or more)")
    )
    evidence.add_argument(
        "--sensitivity", action="store_true", help=say("also which parameters decide each claim")
    )
    evidence.add_argument(
        "--strategies",
        action="store_true",
        help=say("instead: what winning strategies do, found by searching; the page is strategies.md"),
    )
    evidence.add_argument(
        "--plans", type=_count, metavar="N", help=say("with --strategies: random plans a vision (20480)")
    )
    evidence.add_argument(
        "-o", "--page", metavar="DIR", help=say("write evidence.md with its plots to this folder")
    )
    add_workers(evidence, words, _count)

    preview = command("preview", say("look at a scenario's screens while you write it"))
    preview.add_argument("scenario", metavar="SCENARIO")
    preview.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help=say("an event, action or role by its id; opening, vision, board, plan, end (the first event)"),
    )
    preview.add_argument(
        "--size", type=_size, metavar="WxH", help=say("how large the window opens (1280x720)")
    )
    _add_look(preview, words, default=None)

    gallery = command("gallery", say("draw every screen to PNG files"), json)
    gallery.add_argument("-o", "--output", metavar="DIR", required=True, help=say("the folder for the files"))
    gallery.add_argument(
        "--size", type=_size, metavar="WxH", default=(1280, 720), help=say("size of the window (1280x720)")
    )
    _add_look(gallery, words, default=("light", 100))

    room = command("room-check", say("is this laptop ready for a game"), json)
    room.add_argument("scenario", nargs="?", metavar="SCENARIO|SAVE", help=say("what you are going to play"))
    room.add_argument(
        "--show", action="store_true", help=say("instead: a test picture on the wall, for the back row")
    )
    return top


def _add_look(to: Parser, words: Words, default: tuple[str, int] | None) -> None:
    """Colours and text size; `default` None: as the settings say."""
    say = words.say
    theme, size = default or (None, None)
    to.add_argument("--theme", choices=("light", "dark", "contrast"), default=theme, help=say("colours"))
    to.add_argument(
        "--text-size",
        type=int,
        choices=(100, 125, 150, 175, 200),
        default=size,
        metavar="PERCENT",
        help=say("text size: 100, 125, 150, 175 or 200"),
    )


def _common(words: Words, languages: Sequence[str], about: str) -> Parser:
    """What every command takes. languages, about: what may be said after `--lang`, and its help."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=languages, help=about)
    debug = words.say("show the whole error when something breaks")
    common.add_argument("--debug", action="store_true", help=debug)
    return common


def wanted_language(argv: Sequence[str]) -> str | None:
    """`--lang` before the rest is read, so that refusals are in it too."""
    for here, after in zip(argv, [*argv[1:], ""], strict=False):
        if here == "--lang" and after in LANGUAGES:
            return after
        if here.startswith("--lang=") and here.removeprefix("--lang=") in LANGUAGES:
            return here.removeprefix("--lang=")
    return None


def _handler(module: str) -> Handler:
    def handle(args: argparse.Namespace, words: Words) -> int:
        result: int = importlib.import_module(f"game.cli.{module}").run(args, words)
        return result

    return handle


def _seed(text: str) -> int:
    """The engine's keys are 64 bits wide; a new game picks 9 digits, which can be read aloud."""
    if not (text.isascii() and text.isdigit() and int(text[:30]) < 2**64):
        raise ValueError(text)
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, times, height = text.partition("x")
    if not (times and width.isdigit() and height.isdigit() and width.isascii() and height.isascii()):
        raise ValueError(text)
    size = int(width[:6]), int(height[:6])
    if not (320 <= size[0] <= 7680 and 240 <= size[1] <= 4320):
        raise ValueError(text)
    return size


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 10_000_000):
        raise ValueError(text)
    return int(text)


_seed.__name__ = "start number"
_count.__name__ = "number"
_size.__name__ = "size"
