"""What kind of thing may stand where in a scenario: a walk along the models of `spec` instead of a file."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union

from game.scenario.nodes import Node
from game.scenario.spec import OneOrMore, Part
from game.scenario.text import Text


@dataclass(frozen=True, eq=False)
class Shape:
    """One of: a part with fields, a mapping or a list of one kind of item, a text, or anything else."""

    part: type[Part] | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    is_list: bool = False
    one_or_more: bool = False
    is_text: bool = False
    holds_texts: bool = False

    def below(self, key: str) -> Shape:
        """The shape of what stands below a key or in a list."""
        if self.part is not None:
            return self.fields.get(key, ANYTHING)
        return self.items or ANYTHING


ANYTHING = Shape()
_TEXT = Shape(is_text=True, holds_texts=True)


@cache
def shape_of(part: type[Part]) -> Shape:
    """The shape of a model and of all that is below it."""
    fields = {name: _shape(one.annotation, tuple(one.metadata)) for name, one in part.model_fields.items()}
    return Shape(part=part, fields=fields, holds_texts=any(one.holds_texts for one in fields.values()))


def _shape(annotation: Any, metadata: tuple[object, ...] = ()) -> Shape:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*metadata, *arguments[1:]))
    if origin in (Union, types.UnionType):
        kinds = [_shape(one, metadata) for one in arguments if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else ANYTHING
    if annotation is Text:
        return _TEXT
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return shape_of(annotation)
    if origin is Mapping:
        items = _shape(arguments[1])
        return Shape(items=items, holds_texts=items.holds_texts)
    if origin is tuple:
        items = _shape(arguments[0])
        one_or_more = any(isinstance(one, OneOrMore) for one in metadata)
        return Shape(items=items, is_list=True, one_or_more=one_or_more, holds_texts=items.holds_texts)
    return ANYTHING


def written_out(node: Node, shape: Shape) -> Node:
    """The node with shorthand written out: a fact that is only its text, a turn that is only its actions,
    `at: 4` for `at: [4]`."""
    value = node.value
    if shape.is_text or shape is ANYTHING or value is None:
        return node
    if shape.part is not None and shape.part.shorthand is not None:
        short = shape.part.shorthand
        is_short = isinstance(value, list) if shape.fields[short].is_list else isinstance(value, str)
        if is_short:
            return node.with_value(
                {short: written_out(Node(value, node.at, None, node.inset), shape.fields[short])}
            )
    if isinstance(value, dict):
        return node.with_value({key: written_out(one, shape.below(key)) for key, one in value.items()})
    if isinstance(value, list):
        return node.with_value([written_out(one, shape.items or ANYTHING) for one in value])
    if shape.one_or_more:
        return Node([Node(value, node.at, None, node.inset)], node.at, node.key_at)
    return node
