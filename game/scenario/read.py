"""From a YAML file to nodes: nothing is executed, nothing becomes something else in silence.

YAML can do more than a scenario needs, and its spare abilities are how a file hurts (an alias of an alias
fills the memory, a tag makes an object) or surprises (`no` is false, `010` is 8, `12:30` is 750). So a first
pass over the parser's events refuses what a scenario has no use for and counts the rest against limits; only
then is the tree made, and scalars are read by rules of our own:

    true, false                     the only truths
    null, ~ and nothing             nothing
    -1, +2, 0.5, 1e3                numbers, as in JSON, with an optional plus
    everything else, or in quotes   text
"""

from __future__ import annotations

import math
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from game.errors import mark
from game.scenario.findings import Finding, Place, Said, finding
from game.scenario.nodes import Node, Scalar

MOST_BYTES = 2_000_000
MOST_DEPTH = 24
MOST_NODES = 100_000
LONGEST_TEXT = 20_000
LONGEST_KEY = 200

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 40
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file: its node, unless it could not be read at all, and what was wrong."""

    node: Node | None
    findings: tuple[Finding, ...] = ()


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
        hint = Said(mark("save it as UTF-8"))
        return _refused(Place(file, line, 1), "not-utf8", Said(mark("this file is not UTF-8 text")), hint)
    if "\0" in text:
        return _refused(top, "not-text", Said(mark("this file is not a text file")))
    if odd := _UNPRINTABLE.search(text):
        return Read(None, (_odd_character(text, odd.start(), file),))
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


def _odd_character(text: str, offset: int, file: str) -> Finding:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    code = f"U+{ord(text[offset]):04X}"
    message = Said(mark("an invisible character ({code}) stands here"), code=code)
    hint = Said(mark("delete it; it often comes along when text is copied"))
    return finding(Place(file, line, column), "bad-yaml", message, hint)


def _read_text(text: str, file: str) -> Read:
    try:
        if found := list(_guard(text, file)):
            return Read(None, tuple(found))
        tree = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return Read(None, (_bad_yaml(error, file),))
    except (yaml.YAMLError, RecursionError, ValueError):
        return Read(None, (finding(Place(file, 1, 1), "bad-yaml", Said(mark("this is not YAML"))),))
    if tree is None:
        message = Said(mark("this file is empty"))
        return Read(None, (finding(Place(file, 1, 1), "empty-file", message),))
    reader = _Tree(file)
    node = reader.node(tree)
    return Read(node, tuple(reader.findings))


_Parser: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc, valid-type]
    """The parser without its guesses at what a scalar means."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def _guard(text: str, file: str) -> Iterator[Finding]:
    """What a scenario has no use for, and the first limit that is passed; reads no further than that."""
    depth = nodes = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent):
            nodes += 1
            yield from _marked(event, event.tag, file)
            if len(event.value) > LONGEST_TEXT:
                message = Said(mark("this text is longer than {most} characters"), most=LONGEST_TEXT)
                yield finding(_place(event.start_mark, file), "too-long", message, refused=True)
                return
        elif isinstance(event, yaml.CollectionStartEvent):
            nodes += 1
            depth += 1
            yield from _marked(event, event.tag, file)
            if depth > MOST_DEPTH:
                message = Said(mark("this is nested more than {most} levels deep"), most=MOST_DEPTH)
                yield finding(_place(event.start_mark, file), "too-deep", message, refused=True)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            message = Said(mark("aliases (*{name}) are not allowed"), name=event.anchor)
            yield _unwanted(_place(event.start_mark, file), "alias", message)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                message = Said(mark("a file holds one scenario; a line with --- begins a second"))
                yield finding(_place(event.start_mark, file), "bad-yaml", message)
                return
            if event.tags:
                at = _place(event.start_mark, file)
                yield _unwanted(at, "tag", Said(mark("%TAG is not allowed")))
        if nodes > MOST_NODES:
            message = Said(mark("this file holds more than {most} values"), most=MOST_NODES)
            yield finding(_place(event.start_mark, file), "too-many", message, refused=True)
            return


def _marked(event: yaml.NodeEvent, tag: str | None, file: str) -> Iterator[Finding]:
    """A value that has an anchor or a tag."""
    if event.anchor is not None:
        message = Said(mark("anchors (&{name}) are not allowed"), name=event.anchor)
        yield _unwanted(_place(event.start_mark, file), "anchor", message)
    if tag is not None:
        message = Said(mark("tags ({name}) are not allowed"), name=tag)
        yield _unwanted(_place(event.start_mark, file), "tag", message)


def _unwanted(at: Place, code: str, message: Said) -> Finding:
    hint = Said(mark("write it out; a text that begins with & * or ! needs quotes"))
    return finding(at, code, message, hint, refused=True)


def _place(mark_: Any, file: str) -> Place:
    return Place(file, mark_.line + 1, mark_.column + 1) if mark_ else Place(file, 1, 1)


class _Tree:
    """Turns the parser's tree into nodes, and gathers what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def node(self, tree: yaml.Node, key_at: Place | None = None) -> Node:
        start = tree.start_mark
        at = Place(self.file, start.line + 1, start.column + 1)
        if isinstance(tree, yaml.ScalarNode):
            return _scalar(tree, at, key_at)
        if isinstance(tree, yaml.SequenceNode):
            return Node([self.node(item) for item in tree.value], at, key_at)
        items: dict[str, Node] = {}
        for key, value in tree.value:
            place = Place(self.file, key.start_mark.line + 1, key.start_mark.column + 1)
            if self._is_sound_key(key, place, items):
                items[key.value] = self.node(value, place)
        return Node(items, at, key_at)

    def _is_sound_key(self, key: yaml.Node, at: Place, items: dict[str, Node]) -> bool:
        if not isinstance(key, yaml.ScalarNode):
            self._tell(
                at,
                "bad-key",
                Said(mark("a key must be a name: put a text that begins with a bracket in quotes")),
            )
            return False
        name = key.value
        if name == "<<" and not key.style:
            self._tell(at, "merge-key", Said(mark("merge keys (<<) are not allowed: write it out")))
            return False
        if not name or len(name) > LONGEST_KEY:
            self._tell(
                at, "bad-key", Said(mark("a key must be a name of 1 to {most} characters"), most=LONGEST_KEY)
            )
            return False
        if name in items:
            line = items[name].place.line
            message = Said(
                mark("the key '{name}' stands here twice (first on line {line})"), name=name, line=line
            )
            self._tell(at, "duplicate-key", message)
            return False
        return True

    def _tell(self, at: Place, code: str, message: Said) -> None:
        self.findings.append(finding(at, code, message))


def _scalar(tree: yaml.ScalarNode, at: Place, key_at: Place | None) -> Node:
    text: str = tree.value
    quoted = bool(tree.style)
    value = text if quoted else _plain_scalar(text)
    if not isinstance(value, str):
        return Node(value, at, key_at)
    start, end = tree.start_mark, tree.end_mark
    inset = int(quoted)
    on_one_line = start.line == end.line and end.column - start.column == len(text) + 2 * inset
    return Node(value, at, key_at, inset if on_one_line else None)


def _plain_scalar(text: str) -> Scalar:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if len(text) <= _LONGEST_NUMBER and (match := _NUMBER.fullmatch(text)):
        if match[2] is None and match[3] is None:
            return int(text)
        number = float(text)
        return number if math.isfinite(number) else text
    return text


_QUOTES = mark("a text can't begin with this character: put it in quotes; and indent with spaces, not tabs")
_QUOTES_AROUND = mark("a text that holds ': ' needs quotes around it; else look at the indent")
_OPEN_ABOVE = mark("look at the indent of this line, and at quotes or brackets left open above it")
_HINTS = (
    ("mapping values are not allowed", _QUOTES_AROUND),
    ("cannot start any token", _QUOTES),
    ("could not find expected ':'", mark("a colon is missing, or the line above is not finished")),
    ("did not find expected key", _OPEN_ABOVE),
    ("did not find expected node content", _OPEN_ABOVE),
    ("expected ',' or '}'", mark("a comma is missing, or a curly bracket is not closed")),
    ("expected ',' or ']'", mark("a comma is missing, or a square bracket is not closed")),
    ("unexpected end of stream", mark("a quote is not closed")),
    ("expected '-' indicator", mark("the items of this list are not in one column")),
    ("block sequence entries are not allowed", mark("a list begins on a line of its own below its key")),
    ("unknown escape character", mark("use single quotes, or write a backslash twice")),
    ("undefined tag handle", mark("a text that begins with ! needs quotes")),
    ("alphabetic or numeric character", mark("a text that begins with & or * needs quotes")),
    ("tab", mark("indent with spaces, not with tabs")),
)
"""What the parser says, and what that mostly means."""


def _bad_yaml(error: yaml.MarkedYAMLError, file: str) -> Finding:
    problem = error.problem or ""
    at = _place(error.problem_mark or error.context_mark, file)
    hint = next((Said(text) for part, text in _HINTS if part in problem), None)
    message = Said(mark("the YAML can't be read here: {problem}"), problem=problem)
    return finding(at, "bad-yaml", message, hint)
