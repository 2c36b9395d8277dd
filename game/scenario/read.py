"""From a YAML file to nodes: nothing is executed, nothing becomes something else in silence.

YAML can do more than a scenario needs, and its spare abilities are how a file hurts (an alias of an alias
fills the memory, a tag makes an object) or surprises (`no` is false, `010` is 8, `12:30` is 750). So
`game.scenario.tree` refuses what a scenario has no use for, counts the rest against limits, and reads scalars
by rules of our own:

    true, false                     the only truths
    null, ~ and nothing             nothing
    -1, +2, 0.5, 1e3                numbers, as in JSON, with an optional plus
    everything else, or in quotes   text
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import yaml

from game.errors import mark
from game.scenario.findings import Finding, Place, Said, finding
from game.scenario.nodes import Node
from game.scenario.tree import UNPRINTABLE, Tree, unprintable

MOST_BYTES = 2_000_000
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file: its node, unless it could not be read at all, and what was wrong.

    mended  lines that were read as they were perhaps meant: what else is found there means nothing
    """

    node: Node | None
    findings: tuple[Finding, ...] = ()
    mended: frozenset[int] = frozenset()


def read_file(path: Path) -> Read:
    """Reads a YAML file. A file that is not there raises FileNotFoundError; all else is told in findings."""
    file = str(path)
    top = Place(file, 1, 1)
    try:
        data = _bytes_of(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(top, "unreadable", Said(mark("this file can't be read: {reason}"), reason=reason))
    if data is None:
        return _refused(top, "unreadable", Said(mark("this is not a file that can be read")))
    return read_bytes(data, file)


def read_bytes(data: bytes, file: str) -> Read:
    """Reads YAML; `file` is the name that findings give."""
    top = Place(file, 1, 1)
    if len(data) > MOST_BYTES:
        message = Said(mark("this file is larger than {most} bytes"), most=MOST_BYTES)
        return _refused(top, "too-large", message)
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)  # exact in Latin-1, a byte a character
        message, hint = Said(mark("this file is not UTF-8 text")), Said(mark("save it as UTF-8"))
        return _refused(Place(file, line, column), "not-utf8", message, hint)
    if "\0" in text:
        return _refused(top, "not-text", Said(mark("this file is not a text file")))
    if odd := UNPRINTABLE.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        column = odd.start() - text.rfind("\n", 0, odd.start())
        return Read(None, (unprintable(Place(file, line, column), odd[0]),))
    return _read_text(text, file)


def _bytes_of(path: Path) -> bytes | None:
    """The file's bytes, one more than allowed at most; None if it is a folder, a pipe or a device."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return stream.read(MOST_BYTES + 1)


def _refused(at: Place, code: str, message: Said, hint: Said | None = None) -> Read:
    return Read(None, (finding(at, code, message, hint, refused=True),))


def _read_text(text: str, file: str) -> Read:
    lines = text.splitlines()
    whole = Tree(file, lines)
    slips: list[Finding] = []
    tree: Tree | None = whole
    try:
        whole.read(text)
    except yaml.MarkedYAMLError:
        if whole.has_refused:
            return Read(None, tuple(whole.findings))
        from game.scenario.mend import mended  # only for who has made a slip

        tree, slips = mended(lines, file)
    except (yaml.YAMLError, RecursionError, ValueError):
        return Read(None, (finding(Place(file, 1, 1), "bad-yaml", Said(mark("this is not YAML"))),))
    if tree is None:
        return Read(None, tuple(slips))
    if tree.top is None and not tree.findings and not slips:
        message = Said(mark("this file is empty"))
        return Read(None, (finding(Place(file, 1, 1), "empty-file", message),))
    at = frozenset(one.line for one in slips)
    found = [one for one in tree.findings if one.line not in at]
    return Read(tree.top, (*slips, *found), at)
