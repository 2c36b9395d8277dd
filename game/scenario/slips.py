"""The slips that people make in YAML and what they probably meant: a cure for each, with what to say of it.

`game.scenario.mend` tries them where the parser stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import yaml

from game.errors import mark
from game.scenario.findings import Finding, Place, Said, finding
from game.scenario.shape import parts
from game.scenario.tree import INVISIBLE, invisible

_KEY = r"(?:\"[^\"]*\"|'[^']*'|[^\s#'\"\[\]{},:&*!|>%@`-][^:#\"'\[\]{}]*?)"
_PAIR = re.compile(rf"(?P<head>\s*(?:- +)*{_KEY}: +)(?P<value>\S.*?)(?P<remark>\s+#.*)?\s*")
_ITEM = re.compile(r"(?P<head>\s*(?:- +)+)(?P<value>\S.*?)(?P<remark>\s+#.*)?\s*")
_WORD_AND_MORE = re.compile(r"(?P<head>\s*(?:- +)*)(?P<name>[^\W\d][\w-]*)(?P<gap>\s+)(?P<rest>[^\s:#=].*)")
_GLUED = re.compile(r"(?P<head>\s*(?:- +)*[^\W\d][\w-]*):(?P<rest>[^\s:/].*)")
_WORD_ALONE = re.compile(r"(?P<head>\s*(?:- +)*[^\W\d][\w-]*)(?P<tail>\s*(?:#.*)?)")
_DASH_GLUED = re.compile(r"(?P<head>\s*-)(?P<rest>[^\W\d][\w-]*: .*)")
_FLOW_WITHOUT_BRACES = re.compile(rf"(?P<head>\s*- +)(?P<value>{_KEY}: [^{{}}\[\]]*, *{_KEY}: .*?)\s*")
_IN_BRACES = re.compile(rf"(?<=[{{,])\s*{_KEY}: +(?P<value>[^\s'\"{{}}\[\],][^{{}}\[\],]*?)\s*(?=[,}}])")
_MAYBE_KEY = re.compile(r"(?<=[^\s,:{\[])\s+(?=(?P<key>[a-z_]+):\s)")
_SIGNS = "&*!|>%@`{}[],?-\"'"
_CLOSING = {"[": "]", "{": "}"}


class Stop(NamedTuple):
    """Where the parser stopped, from 0, and what it said; `since` is where it began what it could not end."""

    line: int
    column: int
    problem: str
    since: tuple[int, int] | None
    swallowed: tuple[int, int] | None
    """Where a text in quotes begins that ends just before the stop, lines below."""
    error: yaml.MarkedYAMLError


@dataclass(frozen=True, slots=True)
class Cure:
    """The lines as they were perhaps meant, and what to say of the slip.

    begins  the line from 0 from which on the parser must get farther than before; None: the line of the stop
    """

    lines: list[str]
    told: Finding
    begins: int | None = None


@dataclass(frozen=True, slots=True)
class Slips:
    """The cures that are worth trying at a stop, the likelier first."""

    lines: list[str]
    file: str
    stop: Stop

    def cures(self) -> Iterator[Cure]:
        stop = self.stop
        yield from self._tabs()
        if stop.problem.startswith("found unexpected end of stream") and stop.since:
            yield from self._open_quote(*stop.since)
        if stop.swallowed:
            yield from self._open_quote(*stop.swallowed)
        places = [stop.line, *([stop.since[0]] if stop.since else []), self._above(stop.line)]
        for number in dict.fromkeys(one for one in places if 0 <= one < len(self.lines)):
            yield from self._invisible(number)
            yield from self._colon(number)
            yield from self._braces(number)
            yield from self._comma(number)
            yield from self._quotes_in_braces(number)
            yield from self._quotes(number)
            yield from self._bracket(number)
        at_fault = [one for one in (stop.line, self._above(stop.line)) if 0 <= one < len(self.lines)]
        for alone in (True, False):
            for number in at_fault:
                yield from self._indent(number, alone)

    def _with(self, number: int, line: str) -> list[str]:
        return [*self.lines[:number], line, *self.lines[number + 1 :]]

    def _at(self, number: int, column: int) -> Place:
        """A place from a line and a column that count from 0."""
        return Place(self.file, number + 1, column + 1)

    def _told(self, number: int, column: int, message: Said, hint: Said) -> Finding:
        return finding(self._at(number, column), "bad-yaml", message, hint)

    def _above(self, number: int) -> int:
        """The nearest line above that is not empty and no remark; -1 if there is none."""
        number -= 1
        while number >= 0 and (not self.lines[number].strip() or self.lines[number].lstrip().startswith("#")):
            number -= 1
        return number

    # The slips

    def _tabs(self) -> Iterator[Cure]:
        places = (self.stop.line, self._above(self.stop.line), self.stop.since[0] if self.stop.since else -1)
        tabbed = [one for one in places if 0 <= one < len(self.lines) and "\t" in _indent_of(self.lines[one])]
        if not tabbed:
            return
        first = min(number for number, line in enumerate(self.lines) if "\t" in _indent_of(line))
        told = self._tab(first)
        for width in (2, 4, 8):
            lines = [_indent_of(one).expandtabs(width) + one[len(_indent_of(one)) :] for one in self.lines]
            yield Cure(lines, told, first - 1)

    def _tab(self, number: int) -> Finding:
        message = Said(mark("a tab stands here"))
        hint = Said(mark("indent with spaces, not with tabs; an editor can replace them all at once"))
        return self._told(number, self.lines[number].index("\t"), message, hint)

    def _open_quote(self, number: int, column: int) -> Iterator[Cure]:
        line = self.lines[number]
        if line[column : column + 1] not in ("'", '"'):
            return
        quote = line[column]
        message = Said(mark("this quote is not closed"))
        if quote == "'" and line[column + 1 : column + 3] in ("s ", "n ", "t ", "k ", "r "):
            hint = Said(mark("a text that begins with an apostrophe needs double quotes around it"))
        else:
            hint = Said(mark("close it at the end of the text"))
        body = line[column + 1 :].rstrip().replace("'", "''").rstrip('"')
        cure = self._with(number, f"{line[:column]}'{body}'")
        yield Cure(cure, self._told(number, column, message, hint), number)

    def _invisible(self, number: int) -> Iterator[Cure]:
        line = self.lines[number]
        if odd := INVISIBLE.search(line):
            yield Cure(
                self._with(number, INVISIBLE.sub(" ", line)), invisible(self._at(number, odd.start()), odd[0])
            )
            yield Cure(
                self._with(number, INVISIBLE.sub("", line)), invisible(self._at(number, odd.start()), odd[0])
            )

    def _colon(self, number: int) -> Iterator[Cure]:
        line = self.lines[number]
        if found := _GLUED.fullmatch(line):
            yield Cure(
                self._with(number, f"{found['head']}: {found['rest']}"),
                self._told(
                    number,
                    found.end("head") + 1,
                    Said(mark("a space is missing behind the colon")),
                    Said(mark("as in: cost: 4")),
                ),
                number,
            )
        if found := _DASH_GLUED.fullmatch(line):
            yield Cure(
                self._with(number, f"{found['head']} {found['rest']}"),
                self._told(
                    number,
                    found.end("head"),
                    Said(mark("a space is missing behind the dash")),
                    Said(mark("as in: - moves: safety")),
                ),
                number,
            )
        if found := _WORD_AND_MORE.fullmatch(line):
            yield Cure(
                self._with(number, f"{found['head']}{found['name']}: {found['rest']}"),
                self._told(
                    number,
                    found.end("name"),
                    Said(mark("a colon is missing behind '{name}'"), name=found["name"]),
                    Said(
                        mark("write '{name}: ...', or indent the line if it belongs to the text above"),
                        name=found["name"],
                    ),
                ),
                number,
            )
        if found := _WORD_ALONE.fullmatch(line):
            name = found["head"].lstrip(" -")
            yield Cure(
                self._with(number, f"{found['head']}:{found['tail']}"),
                self._told(
                    number,
                    found.end("head"),
                    Said(mark("a colon is missing behind '{name}'"), name=name),
                    Said(mark("write '{name}:'"), name=name),
                ),
                number,
            )

    def _braces(self, number: int) -> Iterator[Cure]:
        if found := _FLOW_WITHOUT_BRACES.fullmatch(self.lines[number]):
            value = found["value"]
            yield Cure(
                self._with(number, f"{found['head']}{{{value}}}"),
                self._told(
                    number,
                    found.start("value"),
                    Said(mark("several keys on one line need curly brackets around them")),
                    Said(mark("write {{{value}}}"), value=value),
                ),
                number,
            )

    def _quotes(self, number: int) -> Iterator[Cure]:
        line = self.lines[number]
        for pattern in (_PAIR, _ITEM):
            found = pattern.fullmatch(line)
            if found is None:
                continue
            value, column = found["value"], found.start("value")
            said = _why_quotes(value)
            if said is None:
                continue
            offset, message, hint = said
            inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
            quoted = "'" + inner.replace("'", "''") + "'"
            cure = self._with(number, f"{found['head']}{quoted}{found['remark'] or ''}")
            yield Cure(cure, self._told(number, column + offset, message, hint), number)

    def _quotes_in_braces(self, number: int) -> Iterator[Cure]:
        line = self.lines[number]
        for found in _IN_BRACES.finditer(line):
            value, column = found["value"], found.start("value")
            said = _why_quotes(value)
            if said is None:
                continue
            offset, message, hint = said
            quoted = "'" + value.replace("'", "''") + "'"
            cure = self._with(number, line[:column] + quoted + line[found.end("value") :])
            yield Cure(cure, self._told(number, column + offset, message, hint), number)

    def _comma(self, number: int) -> Iterator[Cure]:
        """`{moves: safety by: 3}`: only before a key of the format, for else it is a text with a colon."""
        line = self.lines[number]
        for found in _MAYBE_KEY.finditer(line):
            if found["key"] in _all_keys() and "{" in line[: found.start()]:
                place = found.start()
                yield Cure(
                    self._with(number, f"{line[:place]},{line[place:]}"),
                    self._told(
                        number,
                        place,
                        Said(mark("a comma is missing here")),
                        Said(mark("as in: {{moves: safety, by: 3}}")),
                    ),
                    number,
                )

    def _bracket(self, number: int) -> Iterator[Cure]:
        bare = re.sub(r"\s+#.*", "", self.lines[number]).rstrip()
        missing = "".join(_CLOSING[sign] for sign in _left_open(bare))
        if not missing:
            return
        opened = [(at, sign) for at, sign in enumerate(bare) if sign in _CLOSING]
        at, sign = opened[-1] if len(opened) == 1 else opened[-len(missing)]
        yield Cure(
            self._with(number, f"{bare}{missing}"),
            self._told(
                number,
                at,
                Said(mark("the bracket {sign} is not closed"), sign=sign),
                Said(mark("close it with {sign}"), sign=missing),
            ),
            number,
        )

    def _indent(self, number: int, alone: bool) -> Iterator[Cure]:
        """The line, `alone` or with what stands below it, in the columns of the lines around it."""
        line = self.lines[number]
        here = len(_indent_of(line))
        for indent in self._columns_around(number):
            if indent == here:
                continue
            message = Said(
                mark("this line is indented by {here}, where {there} would fit the lines around it"),
                here=here,
                there=indent,
            )
            hint = Said(mark("what belongs together begins in the same column, with spaces before it"))
            moved = self._with(number, " " * indent + line.lstrip()) if alone else None
            lines = moved or self._shifted(number, here, indent - here)
            if lines is not None:
                tabbed = "\t" in _indent_of(line)
                yield Cure(lines, self._tab(number) if tabbed else self._told(number, here, message, hint))

    def _columns_around(self, number: int) -> list[int]:
        """Indents of the lines above, and a step deeper than each; and of the line below."""
        found: dict[int, None] = {}
        other = self._above(number)
        while other >= 0 and len(found) < 5:
            indent = len(_indent_of(self.lines[other]))
            found.setdefault(indent)
            found.setdefault(indent + 2)
            if indent == 0:
                break
            other = self._above(other)
        if number + 1 < len(self.lines) and self.lines[number + 1].strip():
            found.setdefault(len(_indent_of(self.lines[number + 1])))
        return list(found)

    def _shifted(self, number: int, here: int, by: int) -> list[str] | None:
        """The line and all that stands as deep or deeper below it, moved; None if that is the line alone."""
        end = number + 1
        while end < len(self.lines) and (
            not self.lines[end].strip() or len(_indent_of(self.lines[end])) >= here
        ):
            end += 1
        if end == number + 1:
            return None
        moved = [
            one if not one.strip() else " " * (len(_indent_of(one)) + by) + one.lstrip()
            for one in self.lines[number:end]
        ]
        return [*self.lines[:number], *moved, *self.lines[end:]]


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(name for part in parts().values() for name in part.fields)


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _left_open(text: str) -> str:
    """The brackets that a line leaves open, the innermost first; those in quotes are none."""
    left: list[str] = []
    quote = ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in _CLOSING:
            left.append(sign)
        elif sign in "]}" and left:
            left.pop()
    return "".join(reversed(left))


def _why_quotes(value: str) -> tuple[int, Said, Said] | None:
    """Where in a text stands what needs quotes, and what to say of it; None for a text that needs none."""
    around = Said(mark("put quotes around the whole text"))
    if value[0] in "'\"":
        quote = value[0]
        closed = value.find(quote, 1)
        if closed < 0 or closed == len(value) - 1:
            return None
        message = Said(mark("the text goes on behind its closing quote"))
        return closed + 1, message, around
    if value[0] in _CLOSING and (_left_open(value) or value[-1] == _CLOSING[value[0]]):
        return None  # a group or a list, with a slip inside
    if value[0] in _SIGNS:
        return 0, Said(mark("a text that begins with {sign} needs quotes"), sign=value[0]), around
    if found := re.search(r":(?=\s|$)", value):
        return found.start(), Said(mark("a text that holds ': ' needs quotes around it")), around
    return None
