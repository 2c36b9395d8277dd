"""What the checks look at: a resolved file that may still hold mistakes, with its names and their places.

A check reads nodes instead of the typed scenario, so that one wrong value elsewhere does not silence it; of
what has the wrong type it says nothing, for `validate` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from game.errors import mark
from game.scenario.expressions import Kind, Problem, read
from game.scenario.findings import Finding, Said, Severity, did_you_mean, finding, nearest
from game.scenario.names import Names
from game.scenario.nodes import Node


@dataclass(frozen=True, eq=False)
class Sheet:
    """A scenario on the examiner's desk."""

    node: Node

    @cached_property
    def names(self) -> Names:
        node = self.node
        turns = node.get("turns").number
        own, roles = node.get("variables").items, node.get("roles").items
        return Names(
            turns=int(turns) if turns is not None and turns >= 1 else 40,
            themes=tuple(node.get("themes").items),
            teams=tuple(node.get("school", "teams").items),
            roles=tuple(roles),
            reserve=frozenset(name for name, one in roles.items() if one.get("reserve").value is True),
            own=tuple(own),
            counts=frozenset(name for name, one in own.items() if one.get("kind").text == "count"),
            actions={name: one.get("reach").text or "" for name, one in node.get("actions").items.items()},
            events={name: tuple(one.get("options").items) for name, one in node.get("events").items.items()},
            plans=tuple(node.get("plans").items),
        )

    @property
    def is_for_play(self) -> bool:
        """Whether advice makes sense: a scenario for proving an engine right needs none."""
        return self.node.get("purpose").text != "parity"

    @property
    def actions(self) -> Iterator[tuple[str, Node]]:
        yield from self.node.get("actions").items.items()

    @property
    def events(self) -> Iterator[tuple[str, Node]]:
        yield from self.node.get("events").items.items()

    @property
    def options(self) -> Iterator[tuple[str, str, Node]]:
        """Event, option and the option's node."""
        for event, node in self.events:
            for option, one in node.get("options").items.items():
                yield event, option, one

    @property
    def sources(self) -> Iterator[Node]:
        """All that has effects: actions and options."""
        yield from (node for _, node in self.actions)
        yield from (node for _, _, node in self.options)

    @property
    def conditions(self) -> Iterator[Node]:
        """All that is an expression, or should be one."""
        for _, node in self.actions:
            yield node.get("when")
        for source in self.sources:
            yield from (effect.get("when") for effect in source.get("effects").entries)
        for _, node in self.events:
            yield node.get("when")
            yield node.get("chance")
        yield from (node.get("when") for node in self.node.get("questions").items.values())
        yield from (node.get("when") for node in self.node.get("endings").entries)


def unknown(node: Node, what: Said, name: str, known: Iterable[str] | Node, *, key: bool = False) -> Finding:
    """`name` is not known here; `known` as a mapping of the file lets the hint name its line.

    key  whether the name is the key of `node` and not its value
    """
    message = Said(mark("no {what} is called '{name}'"), what=what, name=name)
    line = 0
    names: list[str]
    if isinstance(known, Node):
        names = list(known.items)
        close = nearest(name, names)
        place = known.items[close].place if close else None
        line = place.line if place and place.file == node.at.file else 0
    else:
        names = list(known)
    code = f"unknown-{what.msgid.split()[0]}"
    return finding(node.place if key else node.at, code, message, did_you_mean(name, names, line=line))


def told(node: Node, code: str, message: Said, hint: Said | None = None) -> Finding:
    """An error about a value."""
    return finding(node.at, code, message, hint)


def warned(node: Node, code: str, message: Said, hint: Said | None = None) -> Finding:
    return finding(node.at, code, message, hint, severity=Severity.WARNING)


def advised(node: Node, code: str, message: Said, hint: Said | None = None) -> Finding:
    return finding(node.at, code, message, hint, severity=Severity.ADVICE)


def expression(node: Node, names: Names, kind: Kind = "truth") -> Iterator[Finding]:
    """What is wrong with a condition or a chance, each problem at its own character."""
    if node.text is None:
        return
    for problem in read(node.text, names, kind).problems:
        yield _in_text(node, problem)


def _in_text(node: Node, problem: Problem) -> Finding:
    return finding(node.at_character(problem.offset), problem.code, problem.message, problem.hint)
