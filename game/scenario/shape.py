"""What may stand where in a scenario, as data: the models of `spec` without the library they are made of.

`game.scenario.shapes` writes it to `shapes.json` from the models; a check reads that, and starts in half the
time. What is expected of a value is judged by `game.scenario.judge`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from operator import is_
from pathlib import Path
from typing import Any, Literal

from game.scenario.nodes import Node, Scalar

TABLE = Path(__file__).with_name("shapes.json")

Kind = Literal[
    "part", "map", "list", "text", "string", "float", "int", "bool", "one_of", "repeat", "chance", "anything"
]


@dataclass(slots=True, eq=False)
class Shape:
    """What is expected in one place. Shapes are shared: none is changed once it is made.

    kind         part: a group of keys, each of its own shape; map: ids with values of one shape
    optional     nothing may stand here
    low, high    the least and the greatest number that may stand here; `above`: it must be greater than this
    least, most  how many items or ids
    pattern      that a string must match as a whole
    values       one of these
    keys, items  of a map's keys; of a map's or a list's values
    one_or_more  a list that may be written as its only item
    name, fields, required, shorthand, help     of a part: its model's name, and each field with its help
    """

    kind: Kind = "anything"
    optional: bool = False
    low: float | None = None
    high: float | None = None
    above: float | None = None
    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    values: tuple[Scalar, ...] = ()
    keys: Shape | None = None
    items: Shape | None = None
    one_or_more: bool = False
    name: str = ""
    fields: Mapping[str, Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    shorthand: str | None = None
    help: Mapping[str, str] = field(default_factory=dict)
    holds_texts: bool = False

    @property
    def is_text(self) -> bool:
        return self.kind == "text"

    @property
    def is_list(self) -> bool:
        return self.kind == "list"

    def below(self, key: str) -> Shape:
        """The shape of what stands below a key or in a list."""
        if self.kind == "part":
            return self.fields.get(key, ANYTHING)
        return self.items or ANYTHING


ANYTHING = Shape()


@cache
def parts() -> Mapping[str, Shape]:
    """All parts by the names of their models, as the table says."""
    found: dict[str, Shape] = {}
    for name, plain in json.loads(TABLE.read_bytes()).items():
        fields = {key: _from_plain(one, found) for key, one in plain["fields"].items()}
        found[name] = Shape(
            kind="part",
            name=name,
            fields=fields,
            required=frozenset(plain["required"]),
            shorthand=plain["shorthand"],
            help=plain["help"],
            holds_texts=any(one.holds_texts for one in fields.values()),
        )
    return found


def scenario_shape() -> Shape:
    """The shape of a whole scenario."""
    return parts()["ScenarioSpec"]


def _from_plain(plain: dict[str, Any], known: Mapping[str, Shape]) -> Shape:
    if "part" in plain:
        part = known[plain["part"]]
        return replace(part, optional=True) if plain.get("optional") else part
    rest = {key: one for key, one in plain.items() if key not in ("keys", "items", "values")}
    items = _from_plain(plain["items"], known) if "items" in plain else None
    keys = _from_plain(plain["keys"], known) if "keys" in plain else None
    return Shape(
        **rest,
        values=tuple(plain.get("values", ())),
        keys=keys,
        items=items,
        holds_texts=plain["kind"] == "text" or (items is not None and items.holds_texts),
    )


def written_out(node: Node, shape: Shape) -> Node:
    """The node with shorthand written out: a fact that is only its text, a turn that is only its actions,
    `at: 4` for `at: [4]`."""
    value = node.value
    if value is None or shape.kind in ("text", "anything"):
        return node
    if shape.shorthand is not None:
        below = shape.fields[shape.shorthand]
        if isinstance(value, list if below.is_list else str):
            short = Node(value, node.at, None, node.inset)
            return node.with_value({shape.shorthand: written_out(short, below)})
    if isinstance(value, dict):
        items = {key: written_out(one, shape.below(key)) for key, one in value.items()}
        return node if all(map(is_, items.values(), value.values())) else node.with_value(items)
    if isinstance(value, list):
        below = shape.items or ANYTHING
        entries = [written_out(one, below) for one in value]
        return node if all(map(is_, entries, value)) else node.with_value(list(entries))
    if shape.one_or_more:
        return Node([Node(value, node.at, None, node.inset)], node.at, node.key_at)
    return node
