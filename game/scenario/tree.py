"""From the YAML parser's events to nodes, in one pass: limits are kept and traps closed on the way.

The parser streams, so a file that passes a limit is read no further than that, and what is refused (a tag, an
anchor, an alias) never becomes anything. Scalars are read by the rules of `game.scenario.read`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from game.errors import mark
from game.scenario.findings import Finding, Place, Said, Severity, finding
from game.scenario.nodes import Node, Scalar

MOST_DEPTH = 24
MOST_NODES = 100_000
LONGEST_TEXT = 20_000
LONGEST_KEY = 200
MOST_REFUSED = 10
"""Findings after which a file that is refused is read no further."""

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 40
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_GLUED_REMARK = re.compile(r" +#[^\s#]")
INVISIBLE = re.compile(
    "[\x85\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]"
)

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What no text that people read holds: control characters, and those that turn the direction of reading."""

Parser: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read. A mapping has its next key in `key` while its value is due."""

    node: Node
    items: dict[str, Node] | None
    entries: list[Node] | None
    key: str | None = None
    key_at: Place | None = None
    is_due: bool = False
    """A value is due: a key has been read."""


@dataclass
class Tree:
    """Reads one document.

    top         its node; None when there is none, or when something was refused
    findings    what is wrong with it
    is_stopped  it was not read to its end
    """

    file: str
    lines: Sequence[str]
    top: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    is_stopped: bool = False
    last_quoted: tuple[int, int, int] | None = None
    """The last text in quotes over more than one line: its first and last line and its column, from 0."""
    _open: list[_Open] = field(default_factory=list, init=False)
    _nodes: int = field(default=0, init=False)
    _documents: int = field(default=0, init=False)
    _with_remark: set[int] = field(init=False)
    """Lines, from 0, in which something like #word stands behind a space."""

    def __post_init__(self) -> None:
        self._with_remark = {number for number, line in enumerate(self.lines) if " #" in line}

    def read(self, text: str) -> None:
        """Raises yaml.YAMLError where the text is no YAML; what was found until there stays."""
        loader = Parser(text)
        try:
            while not self.is_stopped and (event := loader.get_event()) is not None:
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent:
                    self._collection(event, {})
                elif kind is yaml.SequenceStartEvent:
                    self._collection(event, [])
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._add(self._open.pop().node)
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    self._document(event)
        finally:
            loader.dispose()
        if self.is_stopped or self.has_refused:
            self.top = None

    @property
    def has_refused(self) -> bool:
        return any(one.refused for one in self.findings)

    # One event each

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        text: str = event.value
        start = event.start_mark
        line, column = start.line, start.column
        at = Place(self.file, line + 1, column + 1)
        self._count(at)
        if len(text) > LONGEST_TEXT:
            message = Said(mark("this text is longer than {most} characters"), most=LONGEST_TEXT)
            self._stop(at, "too-long", message)
            return
        style = event.style
        if self._open:
            parent = self._open[-1]
            if parent.items is not None and not parent.is_due:
                parent.is_due = True
                parent.key_at = at
                parent.key = text if self._is_sound_key(text, bool(style), at, parent.items) else None
                return
        if style == '"' and (odd := UNPRINTABLE.search(text)):  # written as an escape
            self.findings.append(unprintable(at, odd[0]))
        value = text if style else plain_scalar(text)
        if not isinstance(value, str):
            if value.__class__ is float and _THOUSANDS.fullmatch(text):
                self._thousands(text, at)
            self._add(Node(value, at))
            return
        end = event.end_mark
        inset = None
        if end.line == line:
            behind = end.column
            quotes = 1 if style else 0
            inset = quotes if behind - column == len(text) + 2 * quotes else None
            if not style and line in self._with_remark:
                self._look_behind(line, behind)
        elif style in ("'", '"'):
            self.last_quoted = line, end.line, column
        self._add(Node(value, at, None, inset))

    def _collection(self, event: Any, value: dict[str, Node] | list[Node]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        start = event.start_mark
        at = Place(self.file, start.line + 1, start.column + 1)
        self._count(at)
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.items is not None and not parent.is_due:
            message = Said(mark("a key must be a name: put a text that begins with a bracket in quotes"))
            self._tell(at, "bad-key", message)
        if len(self._open) >= MOST_DEPTH:
            message = Said(mark("this is nested more than {most} levels deep"), most=MOST_DEPTH)
            self._stop(at, "too-deep", message)
            return
        node = Node(value, at)
        if isinstance(value, dict):
            self._open.append(_Open(node, value, None))
        else:
            self._open.append(_Open(node, None, value))

    def _alias(self, event: Any) -> None:
        at = place_of(event.start_mark, self.file)
        message = Said(mark("aliases (*{name}) are not allowed"), name=event.anchor)
        self._unwanted(at, "alias", message)
        self._count(at)
        self._add(Node(None, at))

    def _document(self, event: Any) -> None:
        self._documents += 1
        at = place_of(event.start_mark, self.file)
        if self._documents > 1:
            message = Said(mark("a file holds one scenario; a line with --- begins a second"))
            self._tell(at, "bad-yaml", message)
            self.is_stopped = True
        elif event.tags:
            self._unwanted(at, "tag", Said(mark("%TAG is not allowed")))

    # Where a value goes

    def _add(self, node: Node) -> None:
        if not self._open:
            self.top = node
            return
        parent = self._open[-1]
        if parent.entries is not None:
            parent.entries.append(node)
        elif not parent.is_due:  # a list or a mapping as a key, which has been told
            parent.is_due, parent.key = True, None
        else:
            if parent.key is not None and parent.items is not None:
                node.key_at = parent.key_at
                parent.items[parent.key] = node
            parent.is_due, parent.key = False, None

    def _count(self, at: Place) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop(at, "too-many", Said(mark("this file holds more than {most} values"), most=MOST_NODES))

    # What is wrong

    def _marked(self, event: Any) -> None:
        """A value that has an anchor or a tag."""
        at = place_of(event.start_mark, self.file)
        if event.anchor is not None:
            self._unwanted(at, "anchor", Said(mark("anchors (&{name}) are not allowed"), name=event.anchor))
        if event.tag is not None:
            self._unwanted(at, "tag", Said(mark("tags ({name}) are not allowed"), name=event.tag))

    def _is_sound_key(self, name: str, quoted: bool, at: Place, items: dict[str, Node]) -> bool:
        if name == "<<" and not quoted:
            self._tell(at, "merge-key", Said(mark("merge keys (<<) are not allowed: write it out")))
            return False
        if not name or len(name) > LONGEST_KEY:
            message = Said(mark("a key must be a name of 1 to {most} characters"), most=LONGEST_KEY)
            self._tell(at, "bad-key", message)
            return False
        if not name.isascii() and (odd := INVISIBLE.search(name)):
            there = at._replace(column=at.column + odd.start() + quoted)
            self.findings.append(invisible(there, odd[0]))
            return False
        if name in items:
            message = Said(
                mark("the key '{name}' stands here twice (first on line {line})"),
                name=name,
                line=items[name].place.line,
            )
            hint = Said(mark("keep one of the two; what stands under the second is not looked at"))
            self.findings.append(finding(at, "duplicate-key", message, hint))
            return False
        return True

    def _thousands(self, text: str, at: Place) -> None:
        """A point before three digits is how the Dutch write thousands; to YAML it begins the decimals."""
        message = Said(
            mark("{text} is read as {value:g}: the point begins the decimals"), text=text, value=float(text)
        )
        hint = Said(mark("for thousands leave the point out: {whole}"), whole=text.replace(".", ""))
        self.findings.append(finding(at, "thousands", message, hint, severity=Severity.WARNING))

    def _look_behind(self, line: int, column: int) -> None:
        """A text that goes on with #word loses that: to YAML it is a remark."""
        if found := _GLUED_REMARK.match(self.lines[line], column):
            at = Place(self.file, line + 1, found.end() - 1)
            message = Said(mark("from # on this is a remark, and not part of the text before it"))
            hint = Said(mark("put the text in quotes; or write a space behind # if it is a remark"))
            self.findings.append(finding(at, "remark-in-text", message, hint, severity=Severity.WARNING))

    def _unwanted(self, at: Place, code: str, message: Said) -> None:
        hint = Said(mark("write it out; a text that begins with & * or ! needs quotes"))
        self.findings.append(finding(at, code, message, hint, refused=True))
        self.is_stopped = len(self.findings) >= MOST_REFUSED

    def _stop(self, at: Place, code: str, message: Said) -> None:
        self.findings.append(finding(at, code, message, refused=True))
        self.is_stopped = True

    def _tell(self, at: Place, code: str, message: Said) -> None:
        self.findings.append(finding(at, code, message))


def place_of(mark_: Any, file: str) -> Place:
    """The place of a mark of the parser; the file's beginning if there is none."""
    return Place(file, mark_.line + 1, mark_.column + 1) if mark_ else Place(file, 1, 1)


def invisible(at: Place, letter: str) -> Finding:
    """A character that nobody sees and that makes a name another."""
    message = Said(mark("an invisible character ({code}) stands here"), code=f"U+{ord(letter):04X}")
    hint = Said(mark("delete it; it often comes along when text is copied"))
    return finding(at, "bad-yaml", message, hint)


def unprintable(at: Place, letter: str) -> Finding:
    """A character that no text holds; a file with one is refused."""
    if letter not in TURNING:
        return replace(invisible(at, letter), refused=True)
    message = Said(
        mark("a character that turns the direction of reading ({code}) stands here"),
        code=f"U+{ord(letter):04X}",
    )
    hint = Said(mark("delete it: with it a text reads otherwise than it is"))
    return finding(at, "bad-yaml", message, hint, refused=True)


def plain_scalar(text: str) -> Scalar:
    """What a scalar without quotes stands for."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text[0] in "+-0123456789" and len(text) <= _LONGEST_NUMBER and (match := _NUMBER.fullmatch(text)):
        if match[2] is None and match[3] is None:
            return int(text)
        number = float(text)
        return number if math.isfinite(number) else text
    return text
