"""Whether a condition can ever hold, by what it says itself: for advice on events that can't come.

A condition is written as alternatives, each a list of facts that must hold together. An alternative is out
when two of its facts exclude each other (`safety < 20 and safety > 60`), when one lies outside what its
variable can be (`turn > 12` in a game of eight), or when it asks for what can't have happened. What this
can't judge counts as possible: advice may be silent, and is never wrong about a condition that can hold.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.scenario.names import Names

MOST_ALTERNATIVES = 64
"""Alternatives that are looked at; a condition with more counts as possible."""

NEVER = 10_000
"""The turn in which something comes that can't come."""


class Past(NamedTuple):
    """What must have happened in an earlier turn: an action or an event, by its id."""

    kind: str
    id: str
    option: str = ""


@dataclass
class Alternative:
    """Facts that must hold together.

    ranges  what is compared, as text, with the least and greatest value left and whether these count
    past    what must have happened; `not_past`: what must not
    """

    ranges: dict[str, tuple[float, bool, float, bool]] = field(default_factory=dict)
    past: set[Past] = field(default_factory=set)
    not_past: set[Past] = field(default_factory=set)

    def bounded(self, what: str, bounds: tuple[float, bool, float, bool]) -> None:
        low, low_in, high, high_in = self.ranges.get(what, (float("-inf"), True, float("inf"), True))
        new_low, new_low_in, new_high, new_high_in = bounds
        if new_low > low or (new_low == low and not new_low_in):
            low, low_in = new_low, new_low_in
        if new_high < high or (new_high == high and not new_high_in):
            high, high_in = new_high, new_high_in
        self.ranges[what] = (low, low_in, high, high_in)

    @property
    def excludes_itself(self) -> bool:
        return bool(self.past & self.not_past) or any(
            low > high or (low == high and not (low_in and high_in))
            for what, (low, low_in, high, high_in) in self.ranges.items()
            if what != "turn"
        )

    def turns(self, last: int) -> list[int]:
        """The turns, from 1 to `last`, in which it can hold."""
        low, low_in, high, high_in = self.ranges.get("turn", (1.0, True, float(last), True))
        return [
            turn
            for turn in range(1, last + 1)
            if (low < turn or (low == turn and low_in)) and (turn < high or (turn == high and high_in))
        ]


Alternatives = list[Alternative] | None
"""None: more than can be looked at, so anything is possible."""


def alternatives(text: str, names: Names) -> Alternatives:
    """The alternatives of a condition that are not out by themselves; None when it can't be judged."""
    flat = " ".join(text.split())
    try:
        tree = ast.parse(flat, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    found = _Reader(names).read(tree, True)
    return None if found is None else [one for one in found if not one.excludes_itself]


def earliest(found: Alternatives, last: int, came: Mapping[Past, int]) -> int:
    """The first turn in which one of the alternatives can hold; NEVER when there is none.

    came  the first turn of what can have happened; what is not in it can't have
    """
    if found is None:
        return 1
    best = NEVER
    for one in found:
        since = max((came.get(past, NEVER) for past in one.past), default=0)
        best = min(best, next((turn for turn in one.turns(last) if turn > since), NEVER))
    return best


@dataclass(frozen=True)
class _Reader:
    names: Names

    def read(self, node: ast.expr, wanted: bool) -> Alternatives:
        """The alternatives under which `node` is true, or false when that is wanted."""
        match node:
            case ast.UnaryOp(op=ast.Not()):
                return self.read(node.operand, not wanted)
            case ast.BoolOp():
                parts = [self.read(value, wanted) for value in node.values]
                joins = isinstance(node.op, ast.And) == wanted
                return _together(parts) if joins else _either(parts)
            case ast.Compare():
                return self._compared(node, wanted)
            case ast.Call(func=ast.Name(id="chosen" | "happened" | "answered" as name)):
                return [self._past(name, node.args, wanted)]
        return [Alternative()]

    def _past(self, name: str, arguments: list[ast.expr], wanted: bool) -> Alternative:
        ids = [one.id for one in arguments if isinstance(one, ast.Name)]
        if not ids:
            return Alternative()
        kind = "action" if name == "chosen" else "event"
        past = Past(kind, *ids[:2])
        if wanted:
            return Alternative(past={past} | ({Past(kind, ids[0])} if len(ids) > 1 else set()))
        return Alternative(not_past={past})

    def _compared(self, node: ast.Compare, wanted: bool) -> Alternatives:
        terms = [node.left, *node.comparators]
        parts = [
            self._pair(left, sign if wanted else _OPPOSITE.get(type(sign), ast.NotEq)(), right)
            for left, sign, right in zip(terms, node.ops, terms[1:], strict=False)
        ]
        return _together(parts) if wanted else _either(parts)

    def _pair(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Alternatives:
        if (number := _number(right)) is not None:
            return self._bounded(left, type(sign), number)
        if (number := _number(left)) is not None and type(sign) in _TURNED:
            return self._bounded(right, _TURNED[type(sign)], number)
        return [Alternative()]

    def _bounded(self, what: ast.expr, sign: type[ast.cmpop], number: float) -> Alternatives:
        inf = float("inf")
        own = _number(what)
        name = ast.unparse(what)
        bounds = {
            ast.Lt: (-inf, True, number, False),
            ast.LtE: (-inf, True, number, True),
            ast.Gt: (number, False, inf, True),
            ast.GtE: (number, True, inf, True),
            ast.Eq: (number, True, number, True),
        }.get(sign)
        if bounds is None:
            return [Alternative()]
        one = Alternative()
        if own is not None:
            one.bounded(name, (own, True, own, True))
        one.bounded(name, self._range(what))
        one.bounded(name, bounds)
        return [one]

    def _range(self, what: ast.expr) -> tuple[float, bool, float, bool]:
        """What a variable or a function can be."""
        inf = float("inf")
        match what:
            case ast.Name(id="turn"):
                return (1, True, self.names.turns, True)
            case ast.Name(id="running"):
                return (0, True, inf, True)
            case ast.Name(id=name) if name in self.names.counts:
                return (0, True, inf, True)
            case ast.Name(id=name) if name != "budget" and name in self.names.levels:
                return (0, True, 100, True)
            case ast.Call(func=ast.Name(id="lowest" | "highest" | "mean")):
                return (0, True, 100, True)
            case ast.Call(func=ast.Name(id="theme")):
                return (0, True, 1, True)
        return (-inf, True, inf, True)


_TURNED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}
_OPPOSITE: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def _number(node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return float(value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -float(value)
    return None


def _either(parts: Iterable[Alternatives]) -> Alternatives:
    found: list[Alternative] = []
    for part in parts:
        if part is None:
            return None
        found += part
    return found if len(found) <= MOST_ALTERNATIVES else None


def _together(parts: list[Alternatives]) -> Alternatives:
    known = [part for part in parts if part is not None]
    size = 1
    for part in known:
        size *= max(1, len(part))
    if size > MOST_ALTERNATIVES:
        return None
    found = []
    for combination in itertools.product(*known):
        joined = Alternative()
        for one in combination:
            for what, bounds in one.ranges.items():
                joined.bounded(what, bounds)
            joined.past |= one.past
            joined.not_past |= one.not_past
        found.append(joined)
    return found
