"""What a check of a scenario expects, as in `education_quality at 12 < 55`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from game.errors import mark
from game.scenario.findings import Said

Comparison = Literal["<", "<=", ">", ">=", "higher by", "lower by"]
AGAINST = ("higher by", "lower by")
"""What compares with another plan."""

_EXPECT = re.compile(
    r"\s*(?P<variable>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)"
    r"\s+at\s+(?P<turn>[0-9]{1,3})"
    r"\s*(?P<comparison><=|>=|<|>|(?<=\s)higher\s+by|(?<=\s)lower\s+by)"
    r"\s*(?P<number>[-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?)\s*"
)


@dataclass(frozen=True, slots=True)
class Expect:
    """About the mean over the games of `variable` after `turn`; turn 0 is the start."""

    variable: str
    turn: int
    comparison: Comparison
    number: float

    @property
    def is_against(self) -> bool:
        """Whether it needs another plan to compare with."""
        return self.comparison in AGAINST

    def holds(self, mean: float, against: float | None = None) -> bool:
        """Whether it holds for a mean, and the mean of the other plan where it compares with one."""
        match self.comparison:
            case "<":
                return mean < self.number
            case "<=":
                return mean <= self.number
            case ">":
                return mean > self.number
            case ">=":
                return mean >= self.number
        if against is None:
            raise ValueError(f"'{self.comparison}' compares with another plan")
        difference = mean - against if self.comparison == "higher by" else against - mean
        return difference >= self.number


def parse_expect(text: str) -> Expect | None:
    """What `expect:` says; None when it is not of the form."""
    match = _EXPECT.fullmatch(text)
    if match is None:
        return None
    comparison = cast(Comparison, " ".join(match["comparison"].split()))
    return Expect(match["variable"], int(match["turn"]), comparison, float(match["number"]))


_PIECES = (
    (
        re.compile(r"\s*[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?(?=\s|$)"),
        Said(mark("it begins with a variable")),
    ),
    (re.compile(r"\s+at(?=\s|$)"), Said(mark("write `at` and the turn behind the variable"))),
    (re.compile(r"\s+[0-9]{1,3}(?![0-9])"), Said(mark("write the turn behind `at`"))),
    (
        re.compile(r"\s*(?:<=|>=|<|>)|\s+(?:higher|lower)\s+by(?=\s)"),
        Said(mark("write < <= > or >=, or with 'against': higher by, lower by")),
    ),
    (
        re.compile(r"\s*[-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?\s*$"),
        Said(mark("it ends with a number, as in 55 or 0.5")),
    ),
)


def where_wrong(text: str) -> tuple[int, Said]:
    """The character from which on an expectation can't be read, and what is expected there."""
    at = 0
    for pattern, hint in _PIECES:
        found = pattern.match(text, at)
        if found is None:
            return at + len(text[at:]) - len(text[at:].lstrip()), hint
        at = found.end()
    return at, _PIECES[-1][1]
