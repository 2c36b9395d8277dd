"""A card's condition in words: `turn >= 3 and safety >= 40` is "from quarter 3, safety 40 or more"."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from game.scenario import Scenario
from game.session.views.names import name_of, variable_name
from game.texts import Words

AT_LEAST = (ast.GtE, ast.Gt)
AT_MOST = (ast.LtE, ast.Lt)


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition that does not hold; `say` names what it asks where that can be said in a few words."""

    scenario: Scenario
    condition: str

    def say(self, words: Words) -> str:
        parts = [self._part(part, words) for part in _parts(self.condition)]
        known = [part for part in parts if part]
        if not known or len(known) < len(parts):
            return words.say("the school is not ready for it")
        return ", ".join(known)

    def _part(self, part: ast.expr, words: Words) -> str:
        match part:
            case ast.Compare(
                left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=int() | float() as n)]
            ):
                return self._comparison(words, name, op, n)
            case ast.Call(func=ast.Name(id="chosen"), args=[ast.Name(id=action)]):
                title = self.scenario.spec.actions[action].title.get(words.lang)
                return words.say("first {card}", card=title)
            case _:
                return ""

    def _comparison(self, words: Words, name: str, op: ast.cmpop, number: float) -> str:
        if name == "turn" and isinstance(op, ast.GtE):
            return words.say("from quarter {turn}", turn=f"{number:.0f}")
        if name_of(self.scenario, name) is None or not isinstance(op, AT_LEAST + AT_MOST):
            return ""
        called = variable_name(words, self.scenario, name)
        if isinstance(op, AT_LEAST):
            return words.say("{variable} {number} or more", variable=called, number=f"{number:g}")
        return words.say("{variable} {number} or less", variable=called, number=f"{number:g}")


def _parts(condition: str) -> list[ast.expr]:
    """What is joined by `and`; the scenario's check has seen that it parses."""
    whole = ast.parse(condition.strip(), mode="eval").body
    if isinstance(whole, ast.BoolOp) and isinstance(whole.op, ast.And):
        return list(whole.values)
    return [whole]
