"""A condition in words a trainer can read: `turn >= 3 and safety < 45` is "from quarter 3, safety below 45".

The scenario's check has seen that it parses and that its names exist (docs/scenario-format.md, Conditions).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from game.scenario import Scenario
from game.session.views.figures import euros
from game.session.views.names import NAMES, role_name, theme_name, variable_name
from game.texts import Words, mark

STONES = 10
FEWER = mark("{left} below {right}")
MORE = mark("{left} above {right}")
COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: FEWER,
    ast.LtE: mark("{left} at most {right}"),
    ast.Gt: MORE,
    ast.GtE: mark("{left} at least {right}"),
    ast.Eq: mark("{left} exactly {right}"),
    ast.NotEq: mark("{left} not {right}"),
}
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}
"""Of a comparison with its sides changed over."""
SUMS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}


def told(scenario: Scenario, words: Words, condition: str) -> str:
    """The condition in words."""
    return _Speaker(scenario, words).truth(ast.parse(condition.strip(), mode="eval").body)


def reads(condition: str, function: str) -> Iterator[tuple[str, ...]]:
    """What a condition asks with this function: (event, option) of each `answered(event, option)`."""
    for node in ast.walk(ast.parse(condition.strip(), mode="eval")):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            yield tuple(argument.id for argument in node.args if isinstance(argument, ast.Name))


def variables(scenario: Scenario, words: Words, expression: str) -> tuple[str, ...]:
    """The names of what an expression looks at, each once, in its order."""
    speaker = _Speaker(scenario, words)
    tree = ast.parse(expression.strip(), mode="eval").body
    return tuple(dict.fromkeys(speaker.looked_at(tree)))


class _Speaker:
    def __init__(self, scenario: Scenario, words: Words) -> None:
        self.scenario, self.words = scenario, words

    def truth(self, node: ast.expr, within: bool = False) -> str:
        """within: inside another condition, where a list needs brackets."""
        say = self.words.say
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                said = ", ".join([*self._turns(values), *(self.truth(one, True) for one in _others(values))])
                return f"({said})" if within else said
            case ast.BoolOp(op=ast.Or(), values=values):
                parts = [self.truth(one, True) for one in values]
                said = say("{one} or {other}", one=", ".join(parts[:-1]), other=parts[-1])
                return f"({said})" if within else said
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call() as call):
                return self._call(call, denied=True)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return say("not {condition}", condition=self.truth(operand, True))
            case ast.Compare(left=left, ops=ops, comparators=others):
                sides = [left, *others]
                pairs = zip(sides, ops, sides[1:], strict=False)
                return ", ".join(self._compared(one, op, other) for one, op, other in pairs)
            case ast.Call():
                return self._call(node)
            case ast.Constant(value=value):
                return say("always") if value else say("never")
            case _:
                return say("{what} is not 0", what=self.value(node))

    def value(self, node: ast.expr) -> str:
        """A number in words: the name of what it is, or a small sum."""
        say = self.words.say
        match node:
            case ast.Constant(value=int() | float() as number):
                return f"{number:g}".replace("-", "−")
            case ast.Name(id="turn"):
                return say("the quarter")
            case ast.Name(id=name):
                return self._name(name)
            case ast.Attribute(value=ast.Name(id=group), attr=name):
                return self._name(f"{group}.{name}")
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"−{self.value(operand)}"
            case ast.BinOp(left=left, op=op, right=right) if type(op) in SUMS:
                parts = [
                    f"({self.value(side)})"
                    if isinstance(side, ast.BinOp) and not isinstance(op, ast.Add)
                    else self.value(side)
                    for side in (left, right)
                ]
                return f"{parts[0]} {SUMS[type(op)]} {parts[1]}"
            case ast.Call(func=ast.Name(id="lowest"), args=[of]):
                return say("the team with the least {variable}", variable=self.value(of))
            case ast.Call(func=ast.Name(id="highest"), args=[of]):
                return say("the team with the most {variable}", variable=self.value(of))
            case ast.Call(func=ast.Name(id="mean"), args=[of]):
                return self.value(of)
            case ast.Call(func=ast.Name(id="theme"), args=[ast.Name(id=theme)]):
                return say("the stones on “{theme}”", theme=theme_name(self.words, self.scenario, theme))
            case ast.Call(func=ast.Name(id="chosen" | "happened" | "answered")):
                return self._call(node)
            case _:
                return ast.unparse(node)

    def looked_at(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Call(func=ast.Name(id="lowest" | "highest" | "mean"), args=[of]):
                yield self.value(of)
            case ast.Call() | ast.Name() | ast.Attribute():
                yield self.value(node)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        yield from self.looked_at(child)

    def _turns(self, values: list[ast.expr]) -> list[str]:
        """`turn >= 3 and turn <= 8` as one span."""
        first, last = _bounds(values)
        if first is not None and last is not None:
            return [self.words.say("quarters {first} to {last}", first=first, last=last)]
        if first is not None:
            return [self.words.say("from quarter {turn}", turn=first)]
        return [self.words.say("until quarter {turn}", turn=last)] if last is not None else []

    def _compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> str:
        say = self.words.say
        if isinstance(left, ast.Constant) and not isinstance(right, ast.Constant):
            left, right, op = right, left, TURNED.get(type(op), type(op))()
        match left, right:
            case ast.Name(id="turn"), ast.Constant(value=int() | float() as number):
                if (bound := _bound(ast.Compare(left, [op], [right]))) is not None:
                    which, turn = bound
                    if which == "first":
                        return say("from quarter {turn}", turn=turn)
                    return say("until quarter {turn}", turn=turn)
                if isinstance(op, ast.Eq):
                    return say("in quarter {turn}", turn=f"{number:g}")
            case ast.Call(func=ast.Name(id="lowest" | "highest" as which), args=[of]), ast.Constant() if (
                type(op) in TURNED
            ):
                some = (which == "highest") is isinstance(op, ast.Gt | ast.GtE)
                variable = self.value(of)
                where = (
                    say("{variable} in at least one team", variable=variable)
                    if some
                    else say("{variable} in every team", variable=variable)
                )
                return say(COMPARED[type(op)], left=where, right=self.value(right))
            case ast.BinOp(
                left=ast.Call(func=ast.Name(id="highest"), args=[most]),
                op=ast.Sub(),
                right=ast.Call(func=ast.Name(id="lowest"), args=[least]),
            ), ast.Constant() if ast.dump(most) == ast.dump(least) and isinstance(op, ast.Gt | ast.GtE):
                return say(
                    "{variable} differs more than {number} between teams",
                    variable=self.value(most),
                    number=self.value(right),
                )
            case _, ast.Constant(value=int() | float() as number) if _is_of_themes(left):
                right = ast.Constant(round(STONES * number, 2))
            case ast.Name(id="budget" | "running"), ast.Constant(value=int() | float() as number):
                said = euros(self.words, number)
                return say(COMPARED[type(op)], left=self.value(left), right=said)
        return say(COMPARED[type(op)], left=self.value(left), right=self.value(right))

    def _call(self, node: ast.Call, denied: bool = False) -> str:
        say, spec, lang = self.words.say, self.scenario.spec, self.words.lang
        names = [argument.id for argument in node.args if isinstance(argument, ast.Name)]
        match getattr(node.func, "id", ""), names:
            case "chosen", [action] if action in spec.actions:
                card = spec.actions[action].title.get(lang)
                if denied:
                    return say("“{card}” not done yet", card=card)
                return say("“{card}” done before", card=card)
            case "happened", ["incident"]:
                return say("no incident yet") if denied else say("after an incident")
            case "happened", [event] if event in spec.events:
                title = spec.events[event].title.get(lang)
                if denied:
                    return say("“{event}” has not come", event=title)
                return say("after “{event}”", event=title)
            case "answered", [event, option] if event in spec.events and option in spec.events[event].options:
                title = spec.events[event].title.get(lang)
                answer = spec.events[event].options[option].title.get(lang)
                if denied:
                    return say("not after “{option}” at “{event}”", option=answer, event=title)
                return say("after “{option}” at “{event}”", option=answer, event=title)
            case _:
                said = ast.unparse(node)
                return say("not {condition}", condition=said) if denied else said

    def _name(self, name: str) -> str:
        bare = name.removeprefix("team.")
        if name in self.scenario.spec.roles:
            return role_name(self.words, self.scenario, name)
        if bare in NAMES or bare in self.scenario.spec.variables:
            found = variable_name(self.words, self.scenario, bare)
            return found[:1].lower() + found[1:] if found[1:2].islower() else found
        return name


def _bound(node: ast.expr) -> tuple[str, int] | None:
    """(`first` or `last`, quarter) of a comparison of `turn` with a whole number."""
    match node:
        case ast.Compare(left=ast.Name(id="turn"), ops=[op], comparators=[ast.Constant(value=int() as turn)]):
            match op:
                case ast.GtE():
                    return "first", turn
                case ast.Gt():
                    return "first", turn + 1
                case ast.LtE():
                    return "last", turn
                case ast.Lt():
                    return "last", turn - 1
    return None


def _is_of_themes(node: ast.expr) -> bool:
    """Weights of themes and nothing else: said in stones."""
    functions = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    named = {one.id for one in functions if isinstance(one, ast.Name)}
    return named == {"theme"} and not any(isinstance(one, ast.Constant) for one in ast.walk(node))


def _bounds(values: list[ast.expr]) -> tuple[int | None, int | None]:
    found = [bound for one in values if (bound := _bound(one)) is not None]
    return (
        max((turn for which, turn in found if which == "first"), default=None),
        min((turn for which, turn in found if which == "last"), default=None),
    )


def _others(values: list[ast.expr]) -> list[ast.expr]:
    return [one for one in values if _bound(one) is None]
