"""Expressions (`when:`, `chance:`) as they are read: a grammar of our own, never run as Python.

Python's parser gives the tree; what is not on the list here is refused. What remains becomes a function of
the facts of a school that works on all games at once:

    numbers  1.5, turn, a variable, lowest(team.x), highest(team.x), mean(team.x), theme(id),
             + - * and / by a number
    truths   < <= > >= == !=, and, or, not, chosen(action), answered(event, option), happened(event)

A comparison may be chained (`2 <= turn <= 5`). A team's variable by its bare name is the mean over staff.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from game.engine.vocabulary import INCIDENT, TEAM_VARIABLES
from game.errors import mark
from game.scenario.expression_hints import DECIMAL_COMMA, EXAMPLES, slip, syntax_hint
from game.scenario.findings import Said, did_you_mean
from game.scenario.names import FUNCTIONS, INCIDENT_NAME, Names

if TYPE_CHECKING:
    from game.engine.blueprint import Facts

LONGEST = 500
"""Characters of an expression."""
DEEPEST = 20
"""Levels of an expression within an expression."""

Kind = Literal["number", "truth"]
Value: TypeAlias = Any
"""An array of numbers or of truths, (N,); or one float or bool for all games alike."""
Run: TypeAlias = "Callable[[Facts], Value]"

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Value]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_RECKON: dict[type[ast.operator], Callable[[Any, Any], Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_ARGUMENTS = {"answered": 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in an expression; `offset` counts characters from 0."""

    offset: int
    code: str
    message: Said
    hint: Said | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression as read: what it computes, or its problems.

    uses  the names of variables and functions that stand in it
    """

    kind: Kind
    run: Run | None
    problems: tuple[Problem, ...]
    uses: frozenset[str]

    @property
    def answers_table(self) -> bool:
        """Whether it asks for more than the turn."""
        return bool(self.uses - {"turn"})


def read(text: str, names: Names, kind: Kind = "truth") -> Reading:
    """Reads an expression that must be a truth (a condition) or a number (a chance)."""
    reader = _Reader(text, names)
    run = reader.whole(kind)
    return Reading(kind, run, tuple(reader.problems), frozenset(reader.uses))


def constant(number: float) -> Run:
    return lambda facts: number


def _all_of(runs: Sequence[Run]) -> Run:
    """A part that is the same for all games, such as one on the turn, decides without asking the others."""

    def all_of(facts: Facts) -> Value:
        value: Value = True
        for run in runs:
            part = run(facts)
            if part is False:
                return False
            value = part if value is True else value if part is True else value & part
        return value

    return all_of


def _any_of(runs: Sequence[Run]) -> Run:
    def any_of(facts: Facts) -> Value:
        value: Value = False
        for run in runs:
            part = run(facts)
            if part is True:
                return True
            value = part if value is False else value if part is False else value | part
        return value

    return any_of


def _not(value: Value) -> Value:
    return not value if isinstance(value, bool) else ~value


class _Reader:
    """Reads one expression. A part with a problem gives None, and reading goes on to find the others."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.problems: list[Problem] = []
        self.uses: set[str] = set()

    def whole(self, kind: Kind) -> Run | None:
        tree = self._parse()
        return self._part(tree, kind, 0) if tree is not None else None

    # Telling

    def _problem(self, offset: int, code: str, message: Said, hint: Said | None = None) -> None:
        self.problems.append(Problem(max(0, min(offset, len(self.text))), code, message, hint))

    def _wrong(self, node: ast.expr, code: str, message: Said, hint: Said | None = None) -> None:
        self._problem(self._offset(node.col_offset), code, message, hint)

    def _offset(self, in_bytes: int) -> int:
        """Python's tree counts bytes of UTF-8; people count characters."""
        if self.text.isascii():
            return in_bytes
        return len(self.text.encode("utf-8", "surrogatepass")[:in_bytes].decode("utf-8", "replace"))

    def _unknown(self, node: ast.expr, what: Said, name: str, known: Iterable[str]) -> None:
        message = Said(mark("no {what} is called '{name}'"), what=what, name=name)
        self._wrong(node, "unknown-name", message, did_you_mean(name, known))

    # Reading

    def _parse(self) -> ast.expr | None:
        if len(self.text) > LONGEST:
            message = Said(mark("this expression is longer than {most} characters"), most=LONGEST)
            self._problem(0, "bad-expression", message)
            return None
        flat = "".join(" " if letter in "\r\n\t" else letter for letter in self.text)
        indent = len(flat) - len(flat.lstrip())
        try:
            # Brackets would let a text close them itself, so the indent is blanked out instead.
            tree = ast.parse(flat.lstrip(), mode="eval").body
        except SyntaxError as error:
            offset = indent + max(0, (error.offset or 1) - 1)
            hint = syntax_hint(self.text)
            if found := slip(self.text):
                offset, hint = found
            self._problem(offset, "bad-expression", Said(mark("this is not an expression")), hint)
            return None
        except (ValueError, MemoryError, RecursionError):
            self._problem(
                0, "bad-expression", Said(mark("this is not an expression")), syntax_hint(self.text)
            )
            return None
        if indent:
            for node in ast.walk(tree):
                if isinstance(node, ast.expr):
                    node.col_offset += indent
        return tree

    def _part(self, node: ast.expr, wanted: Kind, depth: int) -> Run | None:
        """What `node` computes, if it is of the kind that is wanted here."""
        if depth > DEEPEST:
            self._wrong(node, "bad-expression", Said(mark("this expression is nested too deeply")))
            return None
        match node:
            case ast.BoolOp():
                kind: Kind = "truth"
                run = self._joined(node, depth)
            case ast.UnaryOp(op=ast.Not()):
                kind, run = "truth", self._negation(node, depth)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                kind, run = "number", self._signed(node, depth)
            case ast.Compare():
                kind, run = "truth", self._comparison(node, depth)
            case ast.BinOp():
                kind, run = "number", self._reckoned(node, depth)
            case ast.Constant():
                kind, run = "number", self._number(node)
            case ast.Name():
                kind, run = self._level(node, wanted)
            case ast.Attribute():
                kind, run = wanted, None
                self._bare_team(node)
            case ast.Tuple() if depth == 0:
                kind, run = wanted, None
                self._comma(node)
            case ast.Call():
                kind, run = self._call(node, wanted)
            case _:
                kind, run = wanted, None
                self._wrong(
                    node,
                    "bad-expression",
                    Said(mark("this does not belong in an expression")),
                    Said(mark("as in: turn >= 3 and safety < 45")),
                )
        if kind == wanted:
            return run
        self._wrong_kind(node, wanted)
        return None

    def _wrong_kind(self, node: ast.expr, wanted: Kind) -> None:
        if wanted == "truth":
            message = Said(mark("a condition is expected here, and this is a number"))
            hint = Said(mark("compare it, as in: safety < 45"))
        else:
            message = Said(mark("a number is expected here, and this is a condition"))
            hint = None
        self._wrong(node, "bad-expression", message, hint)

    def _joined(self, node: ast.BoolOp, depth: int) -> Run | None:
        parts = [self._part(value, "truth", depth + 1) for value in node.values]
        runs = [part for part in parts if part is not None]
        if len(runs) < len(parts):
            return None
        return _all_of(runs) if isinstance(node.op, ast.And) else _any_of(runs)

    def _negation(self, node: ast.UnaryOp, depth: int) -> Run | None:
        run = self._part(node.operand, "truth", depth + 1)
        return None if run is None else lambda facts: _not(run(facts))

    def _signed(self, node: ast.UnaryOp, depth: int) -> Run | None:
        run = self._part(node.operand, "number", depth + 1)
        if run is None or isinstance(node.op, ast.UAdd):
            return run
        return lambda facts: -run(facts)

    def _comparison(self, node: ast.Compare, depth: int) -> Run | None:
        parts = [self._part(value, "number", depth + 1) for value in (node.left, *node.comparators)]
        runs = [part for part in parts if part is not None]
        compare = [_COMPARE[type(sign)] for sign in node.ops if type(sign) in _COMPARE]
        if len(compare) < len(node.ops):
            hint = Said(mark("compare with < <= > >= == or !="))
            self._wrong(node, "bad-expression", Said(mark("numbers can't be compared in this way")), hint)
            return None
        if len(runs) < len(parts):
            return None

        def compared(facts: Facts) -> Value:
            values = [run(facts) for run in runs]
            truth = compare[0](values[0], values[1])
            for sign, left, right in zip(compare[1:], values[1:], values[2:], strict=False):
                truth = truth & sign(left, right)
            return truth

        return compared

    def _reckoned(self, node: ast.BinOp, depth: int) -> Run | None:
        reckon = _RECKON.get(type(node.op))
        if reckon is None:
            hint = Said(mark("reckon with + - * and /"))
            self._wrong(node, "bad-expression", Said(mark("an expression can't reckon in this way")), hint)
            return None
        left = self._part(node.left, "number", depth + 1)
        right = self._part(node.right, "number", depth + 1)
        if isinstance(node.op, ast.Div) and not _is_number_but_zero(node.right):
            hint = Said(mark("as in: resilience / 100"))
            self._wrong(node.right, "bad-expression", Said(mark("only a number can stand below the /")), hint)
            return None
        if left is None or right is None:
            return None
        return lambda facts: reckon(left(facts), right(facts))

    def _number(self, node: ast.Constant) -> Run | None:
        if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
            hint = Said(mark("leave the quotes out")) if isinstance(node.value, str) else None
            self._wrong(node, "bad-expression", Said(mark("only numbers and names can stand here")), hint)
            return None
        if abs(node.value) > 1e9 or not math.isfinite(node.value):
            self._wrong(node, "bad-expression", Said(mark("this number is too large")))
            return None
        return constant(float(node.value))

    def _level(self, node: ast.Name, wanted: Kind) -> tuple[Kind, Run | None]:
        name = node.id
        if name in self.names.levels:
            self.uses.add(name)
            if name == "turn":
                return "number", lambda facts: float(facts.turn)
            return "number", lambda facts: facts.level(name)
        self._wrong(
            node,
            "unknown-name",
            Said(mark("no {what} is called '{name}'"), what=Said(mark("variable")), name=name),
            self._meant(name),
        )
        return wanted, None

    def _meant(self, name: str) -> Said | None:
        """A name of another kind needs its function; else the nearest variable."""
        for function, known in (
            ("chosen", self.names.actions),
            ("happened", self.names.events),
            ("theme", self.names.themes),
        ):
            if name in known:
                return Said(mark("did you mean {function}({name})?"), function=function, name=name)
        if name in FUNCTIONS:
            return Said(mark("{function} needs brackets behind it"), function=name)
        return did_you_mean(name, self.names.levels)

    def _comma(self, node: ast.Tuple) -> None:
        found = DECIMAL_COMMA.search(self.text)
        if found is not None:
            hint = Said(
                mark("write {number}: decimals begin with a point"), number=found[0].replace(",", ".")
            )
            self._problem(found.start(), "bad-expression", Said(mark("a comma can't stand here")), hint)
        else:
            hint = Said(mark("join conditions with `and` or `or`"))
            self._wrong(node, "bad-expression", Said(mark("a comma can't stand here")), hint)

    def _bare_team(self, node: ast.Attribute) -> None:
        message = Said(mark("a variable of teams needs lowest(), highest() or mean() around it"))
        self._wrong(node, "bad-expression", message, Said(mark("as in: lowest(team.skill) < 40")))

    def _call(self, node: ast.Call, wanted: Kind) -> tuple[Kind, Run | None]:
        if not isinstance(node.func, ast.Name):
            self._wrong(node, "bad-expression", Said(mark("this does not belong in an expression")))
            return wanted, None
        name = node.func.id
        if name not in FUNCTIONS:
            self._unknown(node, Said(mark("function")), name, FUNCTIONS)
            return wanted, None
        self.uses.add(name)
        kind: Kind = "truth" if name in ("chosen", "answered", "happened") else "number"
        expected = _ARGUMENTS.get(name, 1)
        if node.keywords or len(node.args) != expected:
            message = Said(
                mark("{function} expects {n} names between its brackets"), function=name, n=expected
            )
            self._wrong(node, "bad-expression", message, EXAMPLES[name])
            return kind, None
        if name in ("lowest", "highest", "mean"):
            return kind, self._over_teams(name, node.args[0])
        ids = [self._id(argument, name) for argument in node.args]
        known = [one for one in ids if one is not None]
        return kind, self._asked(name, node.args, known) if len(known) == expected else None

    def _over_teams(self, function: str, argument: ast.expr) -> Run | None:
        match argument:
            case ast.Attribute(value=ast.Name(id="team"), attr=variable):
                pass
            case ast.Name(id=variable) if variable in TEAM_VARIABLES:
                hint = Said(mark("did you mean '{name}'?"), name=f"team.{variable}")
                self._wrong(argument, "bad-expression", Said(mark("a variable of teams is expected")), hint)
                return None
            case _:
                message = Said(mark("a variable of teams is expected"))
                self._wrong(argument, "bad-expression", message, EXAMPLES[function])
                return None
        if variable not in TEAM_VARIABLES:
            self._unknown(argument, Said(mark("variable of teams")), variable, TEAM_VARIABLES)
            return None
        if function == "mean":
            return lambda facts: facts.level(variable)
        if function == "lowest":
            return lambda facts: facts.teams(variable).min(axis=0)
        return lambda facts: facts.teams(variable).max(axis=0)

    def _id(self, node: ast.expr, function: str) -> str | None:
        if isinstance(node, ast.Name):
            return node.id
        hint = Said(mark("leave the quotes out")) if isinstance(node, ast.Constant) else EXAMPLES[function]
        self._wrong(node, "bad-expression", Said(mark("a name is expected here")), hint)
        return None

    def _asked(self, function: str, nodes: list[ast.expr], ids: list[str]) -> Run | None:
        names, first = self.names, ids[0]
        if function == "chosen":
            if first not in names.actions:
                self._unknown(nodes[0], Said(mark("action")), first, names.actions)
                return None
            action = names.place_of_action[first]
            return lambda facts: facts.chosen(action)
        if function == "theme":
            if first not in names.themes:
                self._unknown(nodes[0], Said(mark("theme")), first, names.themes)
                return None
            theme = names.themes.index(first)
            return lambda facts: facts.theme(theme)
        if function == "happened" and first == INCIDENT_NAME:
            return lambda facts: facts.happened(INCIDENT)
        if first not in names.events:
            known = (*names.events, INCIDENT_NAME) if function == "happened" else names.events
            self._unknown(nodes[0], Said(mark("event")), first, known)
            return None
        if function == "happened":
            event = names.place_of_event[first]
            return lambda facts: facts.happened(event)
        if ids[1] not in names.events[first]:
            self._unknown(nodes[1], Said(mark("option of this event")), ids[1], names.events[first])
            return None
        option = names.option(first, ids[1])
        return lambda facts: facts.answered(option)


def _is_number_but_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and bool(node.value)
