"""What is wrong with a file, where, and what was perhaps meant.

A finding keeps its sentence as an English msgid with arguments, so that a face says it in the user's
language: `finding.say(words)` gives `file:line:column: error[code]: message`, and a hint on the line below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from game.errors import Speaks, fill, mark
from game.scenario.aliases import meant

MOST_NAMES = 16
"""Names that a hint can list; more are not read."""


class Severity(StrEnum):
    ERROR = "error"
    """The scenario can't be played."""
    WARNING = "warning"
    """It can be played and is probably not what was meant."""
    ADVICE = "advice"
    """Worth a look."""


class Said:
    """A sentence: an English msgid and what fills its {names}; an argument may be a sentence itself."""

    __slots__ = ("args", "msgid")

    def __init__(self, msgid: str, /, **args: object) -> None:
        self.msgid = msgid
        self.args = args

    def say(self, words: Speaks) -> str:
        args = {
            name: value.say(words) if isinstance(value, Said) else value for name, value in self.args.items()
        }
        return words.say(self.msgid, **args)

    def __str__(self) -> str:
        return fill(self.msgid, self.args)

    def __repr__(self) -> str:
        return f"Said({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and (self.msgid, self.args) == (other.msgid, other.args)

    def __hash__(self) -> int:
        return hash((self.msgid, str(self)))


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1, and 0 means: not known."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth a look.

    code     a stable name of the kind of mistake, as in `unknown-action`
    refused  the file is damaged, hostile or too new: it is not read any further
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: Said
    hint: Said | None = None
    refused: bool = False

    def say(self, words: Speaks) -> str:
        """One line as editors know it, and below it the hint, if any."""
        head = f"{self.where}: {self.severity.value}[{self.code}]: {self.message.say(words)}"
        return f"{head}\n    {self.hint.say(words)}" if self.hint else head

    def to_json(self, words: Speaks) -> dict[str, str | int]:
        """As `check --json` prints it; `hint` is empty when there is none."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message.say(words),
            "hint": self.hint.say(words) if self.hint else "",
        }

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return self.say(_ENGLISH)


class _English:
    def say(self, msgid: str, /, **args: object) -> str:
        return fill(msgid, args)


_ENGLISH = _English()


def finding(
    at: Place,
    code: str,
    message: Said,
    hint: Said | None = None,
    *,
    severity: Severity = Severity.ERROR,
    refused: bool = False,
) -> Finding:
    """A finding at a place."""
    return Finding(at.file, at.line, at.column, severity, code, message, hint, refused)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file and place, each once."""
    return sorted(dict.fromkeys(findings), key=lambda one: (one.file, one.line, one.column, one.code))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like `name`, if one does."""
    import difflib  # only for who has made a mistake

    names = list(known)
    folded = name.casefold().replace("-", "_").replace(" ", "_")
    if same := next((one for one in names if one.casefold() == folded), None):
        return same
    if other := meant(name, names):
        return other
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(name: str, known: Iterable[str], *, line: int = 0) -> Said | None:
    """The hint with the nearest name; if nothing comes near, the names themselves when they are few."""
    names = list(known)
    if close := nearest(name, names):
        if line:
            return Said(mark("did you mean '{name}'? (line {line})"), name=close, line=line)
        return Said(mark("did you mean '{name}'?"), name=close)
    if 0 < len(names) <= MOST_NAMES:
        return Said(mark("known here: {names}"), names=", ".join(names))
    return None
