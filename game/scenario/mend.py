"""What a trainer meant by a line that YAML can't read: told in plain words, at the place of the slip.

The parser stops at its first error, often lines below the slip that caused it, in words of its own. So
likely slips are tried (a colon forgotten, a text that needs quotes, a tab): each cure is parsed, and the one
with which the parser gets farthest is taken for what was meant. The slip is told as an error, and the reading
goes on with the cure, so that all other mistakes are found in the same round. A mended file is never played.
"""

from __future__ import annotations

import yaml

from game.errors import mark
from game.scenario.findings import Finding, Said, finding
from game.scenario.slips import Cure, Slips, Stop
from game.scenario.tree import Parser, Tree, place_of

MOST_MENDS = 25
"""Slips that are told of one file; who made more than these is helped by the first ones."""
MOST_LINES = 100_000
"""Lines that all cures of a file may make the parser read: less than half a second."""
AHEAD = 60
"""Lines behind a slip that must make sense for a cure to count."""


def mended(lines: list[str], file: str) -> tuple[Tree | None, list[Finding]]:
    """The file read with all slips mended, and the slips; without a tree when a slip can't be guessed."""
    told: list[Finding] = []
    mended_already: set[int] = set()
    """A line is mended once: what still does not fit then was no such slip."""
    left = MOST_LINES
    for _ in range(MOST_MENDS):
        tree = Tree(file, lines)
        stop = _stop_of(tree, lines)
        left -= len(lines)
        if stop is None:
            return tree, told
        best: Cure | None = None
        farthest: tuple[float, float] = (-1, -1)
        for cure in Slips(lines, file, stop).cures():
            until = stop.line + AHEAD
            left -= min(until, len(cure.lines))
            if left < 0:
                break
            reached = _reached(cure.lines[:until], until)
            is_farther = reached[0] > (stop.line if cure.begins is None else cure.begins)
            if is_farther and reached > farthest and cure.told.line not in mended_already:
                best, farthest = cure, reached
        if best is None:
            return None, [*told, _bad_yaml(stop.error, file)]
        told.append(best.told)
        mended_already.add(best.told.line)
        lines = best.lines
    return None, told


def _reached(lines: list[str], until: int) -> tuple[float, float]:
    """The line and column where the parser stops now; beyond all if it gets to the end of these lines."""
    loader = Parser("\n".join(lines) + "\n")
    try:
        while loader.get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        if at is not None and at.line < until - 1:
            return at.line, at.column
    finally:
        loader.dispose()
    return float("inf"), 0.0


def _stop_of(tree: Tree, lines: list[str]) -> Stop | None:
    try:
        tree.read("\n".join(lines) + "\n")
    except yaml.MarkedYAMLError as error:
        at, since = error.problem_mark or error.context_mark, error.context_mark
        line, column = (at.line, at.column) if at else (0, 0)
        swallowed = None
        if tree.last_quoted is not None and tree.last_quoted[1] == line:
            swallowed = tree.last_quoted[0], tree.last_quoted[2]
        begun = (since.line, since.column) if since else None
        return Stop(line, column, error.problem or "", begun, swallowed, error)
    return None


_OPEN_ABOVE = mark("look at the indent of this line, and at quotes or brackets left open above it")
_HINTS = (
    (
        "mapping values are not allowed",
        mark("a text that holds ': ' needs quotes around it; else look at the indent"),
    ),
    (
        "cannot start any token",
        mark("a text can't begin with this character: put it in quotes; and indent with spaces, not tabs"),
    ),
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
    """A slip that no cure was found for."""
    problem = error.problem or ""
    at = place_of(error.problem_mark or error.context_mark, file)
    hint = next((Said(text) for part, text in _HINTS if part in problem), Said(_OPEN_ABOVE))
    return finding(at, "bad-yaml", Said(mark("this line can't be read as YAML")), hint)
