"""`reference/commands.md`: every command with its options, from what the program itself can read."""

from __future__ import annotations

import argparse
import os

from game.cli.parser import parser, speak
from guide.pages import code, page, pick, table

FOR_TRAINERS = (
    "play",
    "scenarios",
    "saves",
    "new",
    "check",
    "schema",
    "preview",
    "balance",
    "sheets",
    "room-check",
    "report",
    "compare",
    "rescue",
    "replay",
    "explain",
    "whatif",
    "simulate",
)
"""In the order of a trainer's work; the commands that are not named follow in the program's order."""

EVERYWHERE = ("help", "lang", "debug")
"""What every command takes."""


def commands_page(lang: str) -> str:
    """One section a command: what it does, how it is typed, and its options."""
    before = os.environ.get("LANGUAGE")
    top = parser(speak(lang))
    if before is not None:
        os.environ["LANGUAGE"] = before
    (commands,) = (each for each in top._actions if isinstance(each, argparse._SubParsersAction))
    told = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    order = sorted(commands.choices, key=lambda name: _rank(name, list(commands.choices)))
    sections = [_section(lang, name, commands.choices[name], told.get(name, "")) for name in order]
    return page(
        lang,
        pick(("# Opdrachten", "# Commands"), lang),
        pick(
            (
                "Wat je kunt typen. `wendbaar OPDRACHT --help` zegt hetzelfde. Elke opdracht kent ook "
                "`--lang nl` of "
                "`--lang en`; veel opdrachten kennen `--json`, voor wie er een eigen programma op bouwt.",
                "What can be typed. `wendbaar COMMAND --help` says the same. Every command also takes "
                "`--lang nl` or "
                "`--lang en`; many take `--json`, for who builds a program of their own on it.",
            ),
            lang,
        ),
        *sections,
        pick(
            (
                "## Wat een opdracht teruggeeft\n\n0: gedaan en in orde. 1: gedaan, en het antwoord is "
                "slecht (een scenario met "
                "fouten, een bewering die niet klopt). 2: verkeerd getypt. 3: een bestand is geweigerd, "
                "omdat het "
                "beschadigd, onbetrouwbaar of te nieuw is.",
                "## What a command gives back\n\n0: done and sound. 1: done, and the answer is bad (a "
                "scenario with mistakes, a "
                "claim that does not hold). 2: typed wrongly. 3: a file was refused, since it is "
                "damaged, not to be "
                "trusted or too new.",
            ),
            lang,
        ),
    )


def _rank(name: str, all_names: list[str]) -> tuple[int, int]:
    known = FOR_TRAINERS.index(name) if name in FOR_TRAINERS else len(FOR_TRAINERS)
    return known, all_names.index(name)


def _section(lang: str, name: str, command: argparse.ArgumentParser, told: str) -> str:
    rows = [
        [
            " ".join(code(_typed(option, action)) for option in action.option_strings or [""]),
            action.help or "",
        ]
        for action in _own(command)
        if action.dest != "json"
    ]
    usage = " ".join(["wendbaar", name, *(_in_usage(action) for action in _own(command))])
    head = [pick(("wat", "what"), lang), pick(("betekenis", "meaning"), lang)]
    sentence = told[:1].upper() + told[1:].rstrip(".") + "."
    options = table(head, [[left, right] for left, right in rows if right])
    return "\n\n".join(
        [f"## `{name}`", sentence, f"```text\n{usage}\n```", options if any(r for _, r in rows) else ""]
    ).strip()


def _own(command: argparse.ArgumentParser) -> list[argparse.Action]:
    """What the command itself takes, options first: not what every command takes."""
    mine = [
        each for each in command._actions if each.dest not in EVERYWHERE and each.help != argparse.SUPPRESS
    ]
    return sorted(mine, key=lambda action: not action.option_strings)


def _in_usage(action: argparse.Action) -> str:
    """Written out here: argparse lays a usage out otherwise from one Python to the next."""
    typed = _typed(action.option_strings[0] if action.option_strings else "", action)
    if action.nargs in ("+", "*"):
        typed = f"{typed} [{typed} ...]"
    elif isinstance(action.nargs, int) and action.nargs > 1:
        typed = " ".join([typed] * action.nargs)
    needed = action.required and action.nargs not in ("?", "*")
    return typed if needed else f"[{typed}]"


def _typed(option: str, action: argparse.Action) -> str:
    name = action.metavar if isinstance(action.metavar, str) else None
    if not option:
        return name or action.dest.upper()
    if action.nargs == 0:
        return option
    if action.choices is not None:
        return f"{option} {'/'.join(map(str, action.choices))}"
    return f"{option} {name or action.dest.upper()}"
