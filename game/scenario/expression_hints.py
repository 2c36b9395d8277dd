"""What people write that is no expression, and what to write instead: for `expressions`."""

from __future__ import annotations

import re

from game.errors import mark
from game.scenario.findings import Said

DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
SLIPS = (
    (re.compile(r"[“”„‟‘’«»]"), mark("{found} is a curly quote: write straight ones, or none")),
    (re.compile(r"&&|\|\|"), mark("write `and` and `or`")),
    (re.compile(r"(?<= )(?:AND|OR|NOT)(?= )|^NOT(?= )"), mark("write `{meant}`, in small letters")),
    (re.compile(r"(?i)(?<= )en(?= )"), mark("write `and` for {found}")),
    (re.compile(r"(?i)(?<= )of(?= )"), mark("write `or` for {found}")),
    (re.compile(r"(?i)(?:^|(?<= ))niet(?= )"), mark("write `not` for {found}")),
    (
        re.compile(r"(?<=[0-9]) ?%"),
        mark("leave the % out: levels run from 0 to 100, chances from 0 to 1"),
    ),
    (re.compile(r"(?i)(?<= )(?:between|tussen)(?= )"), mark("write it as 2 <= turn <= 4")),
    (re.compile(r"[0-9]+,[0-9]+"), mark("decimals begin with a point")),
)
"""Slips in expressions, and what to write."""


def slip(text: str) -> tuple[int, Said] | None:
    """What people write that is no expression, and where."""
    for pattern, hint in SLIPS:
        if found := pattern.search(text):
            return found.start(), Said(hint, found=found[0].strip(), meant=found[0].strip().lower())
    return None


def syntax_hint(text: str) -> Said | None:
    """What to write instead of a text that Python's grammar refuses."""
    if any(sign in text for sign in ("=<", "=>", "<>", "≤", "≥", "≠")):
        return Said(mark("write <=, >= or !="))
    if "=" in text.replace("==", "").replace("<=", "").replace(">=", "").replace("!=", ""):
        return Said(mark("write == to compare"))
    if text.count("(") != text.count(")"):
        return Said(mark("the brackets ( and ) do not match"))
    if not text.strip():
        return Said(mark("leave the key out if there is no condition"))
    return Said(mark("as in: turn >= 3 and safety < 45"))


EXAMPLES = {
    "lowest": Said(mark("as in: lowest(team.skill) < 40")),
    "highest": Said(mark("as in: highest(team.workload) > 78")),
    "mean": Said(mark("as in: mean(team.adoption) > 30")),
    "chosen": Said(mark("as in: chosen(action_id)")),
    "answered": Said(mark("as in: answered(event_id, option_id)")),
    "happened": Said(mark("as in: happened(event_id)")),
    "theme": Said(mark("as in: theme(theme_id) > 0.2")),
}
