"""What a page of the guide asks its reader to type: its commands, and what goes into the scenario.

A fenced block `console` holds commands, a line each; `yaml` holds what belongs in the reader's scenario. A
comment above a block says what is special about it: `stays open` (a window, or a watch: it does not end by
itself) or `mistake A: B:` (the reader writes B where A stands, and reads the words of the block).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(
    r"(?:^[ ]*<!-- (?P<note>[^>]*?) -->\n)?"
    r"^(?P<indent>[ ]*)```(?P<kind>\w+)[^\n]*\n(?P<text>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)
STAYS_OPEN = "stays open"
MISTAKE = "mistake "


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text without indentation, and the note above it."""

    kind: str
    text: str
    note: str = ""

    @property
    def commands(self) -> list[list[str]]:
        """The words of each line of a `console` block, behind the name of the program."""
        lines = self.text.splitlines() if self.kind == "console" else []
        return [_words(line) for line in lines]


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in _FENCE.finditer(page):
        yield Block(found["kind"], textwrap.dedent(found["text"]), found["note"] or "")


def inline_commands(page: str) -> Iterator[list[str]]:
    """The words of commands that stand in a sentence, as `wendbaar new variant.yaml`."""
    for found in re.finditer(r"`(wendbaar [^`]+)`", page):
        yield _words(found[1])


def _words(line: str) -> list[str]:
    """Without what calls the program: `wendbaar`, or Python with `play.py`."""
    words = line.split()
    if words[0] == "wendbaar":
        return words[1:]
    if words[1:2] == ["play.py"]:
        return words[2:]
    raise ValueError(f"no command of the game: {line}")


def merged(scenario: str, snippet: str) -> str:
    """A scenario with a snippet worked in, as the guide asks: line by line, comments and order kept.

    A key that is there already, and a key below it, is changed; one that is not there is added at the end of
    where it belongs; list items are added below those that there are. Both texts are YAML in block style,
    indented by two spaces.
    """
    return "\n".join(_merged(scenario.rstrip("\n").split("\n"), snippet.rstrip("\n").split("\n"), 0)) + "\n"


def _merged(lines: list[str], added: list[str], indent: int) -> list[str]:
    for entry in _entries(added, indent):
        key = entry[0].split(":")[0] + ":"
        place = next((k for k, line in enumerate(lines) if line.startswith(key)), None)
        if place is None:
            lines = [*_without_blank_end(lines), *entry]
            continue
        end = _end(lines, place, indent)
        old, body = lines[place:end], entry[1:]
        if body and body[0].lstrip().startswith("- "):
            new = [*_without_blank_end(old), *body] if len(old) > 1 else entry
        elif body and not _holds_a_value(entry[0]):
            new = [old[0], *_merged(old[1:], body, indent + 2)]
        else:
            new = entry
        blank = old[len(_without_blank_end(old)) :]
        lines = [*lines[:place], *_without_blank_end(new), *blank, *lines[end:]]
    return lines


def _entries(lines: list[str], indent: int) -> Iterator[list[str]]:
    """A key with all that is below it."""
    start = 0
    while start < len(lines):
        end = _end(lines, start, indent)
        yield lines[start:end]
        start = end


def _end(lines: list[str], start: int, indent: int) -> int:
    """Where the entry that begins at `start` ends: at the next line that is no deeper."""
    for k in range(start + 1, len(lines)):
        line = lines[k]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return k
    return len(lines)


def _holds_a_value(line: str) -> bool:
    """Whether a value begins on the key's own line: `name: x` and `about: >-` do, `school:` does not."""
    return bool(line.split(":", 1)[1].split("#")[0].strip())


def _without_blank_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
