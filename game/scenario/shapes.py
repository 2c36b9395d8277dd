"""The table of `game.scenario.shape`, made from the models of `spec`. After a change of the models:

python -m game.scenario.shapes
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from game.scenario.shape import TABLE, Shape
from game.scenario.spec import OneOrMore, Part, Plan, Repeat, ScenarioSpec
from game.scenario.text import Text

Plain = dict[str, Any]


@cache
def shape_of(part: type[Part]) -> Shape:
    """The shape of a model and of all that is below it."""
    fields = {name: _shape(one.annotation, one.metadata) for name, one in part.model_fields.items()}
    return Shape(
        kind="part",
        name=part.__name__,
        fields=fields,
        required=frozenset(name for name, one in part.model_fields.items() if one.is_required()),
        shorthand=part.shorthand,
        help={name: one.description or "" for name, one in part.model_fields.items()},
        holds_texts=any(one.holds_texts for one in fields.values()),
    )


_LEAVES: Mapping[Any, Literal["float", "int", "bool", "string"]] = {
    float: "float",
    int: "int",
    bool: "bool",
    str: "string",
}
_SPECIAL: Mapping[str, Literal["repeat", "chance"]] = {"_repeat": "repeat", "_chance": "chance"}


def _shape(annotation: Any, metadata: Iterable[object] = ()) -> Shape:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if annotation == typing.get_args(Repeat)[0] and (special := _special(metadata)):
        return Shape(kind=special)
    if origin in (Union, types.UnionType):
        kinds = [one for one in arguments if one is not type(None)]
        if len(kinds) > 1:
            raise TypeError(f"a field is of one kind: {annotation}")
        shape = _shape(kinds[0], metadata)
        return _copy(shape, optional=len(kinds) < len(arguments))
    limits = _limits(metadata)
    if annotation is Text:
        return Shape(kind="text", holds_texts=True)
    if origin is Literal:
        return Shape(kind="one_of", values=arguments)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return shape_of(annotation)
    if origin is Mapping or origin is typing.get_origin(Mapping[str, str]):
        items = _shape(arguments[1])
        return Shape(
            kind="map", keys=_shape(arguments[0]), items=items, holds_texts=items.holds_texts, **limits
        )
    if origin is tuple:
        items = _shape(arguments[0])
        one_or_more = any(isinstance(one, OneOrMore) for one in metadata)
        return Shape(
            kind="list", items=items, one_or_more=one_or_more, holds_texts=items.holds_texts, **limits
        )
    return Shape(kind=_LEAVES[annotation], **limits)


def _special(metadata: Iterable[object]) -> Literal["repeat", "chance"] | None:
    for one in metadata:
        name = getattr(getattr(one, "func", None), "__name__", "")
        if name in _SPECIAL:
            return _SPECIAL[name]
    return None


def _limits(metadata: Iterable[object]) -> dict[str, Any]:
    """The limits among what is annotated, under the names of a shape."""
    found: dict[str, Any] = {}
    for one in metadata:
        if isinstance(one, FieldInfo):
            found |= _limits(one.metadata)
        elif isinstance(one, StringConstraints):
            found["pattern"] = one.pattern
        else:
            found |= {ours: getattr(one, theirs) for theirs, ours in _LIMITS.items() if hasattr(one, theirs)}
    return found


_LIMITS = {"ge": "low", "le": "high", "gt": "above", "min_length": "least", "max_length": "most"}
"""Names of limits in an annotation, and in a shape."""


def _copy(shape: Shape, *, optional: bool) -> Shape:
    from dataclasses import replace

    return replace(shape, optional=optional or shape.optional)


def table() -> bytes:
    """The table as it stands in `shapes.json`: the parts, each after those that it names."""
    found: dict[str, Plain] = {}
    for part in (ScenarioSpec, Plan):
        _gather(shape_of(part), found)
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode()


def _gather(shape: Shape, found: dict[str, Plain]) -> None:
    for below in (*shape.fields.values(), *(one for one in (shape.items, shape.keys) if one is not None)):
        _gather(below, found)
    if shape.kind == "part" and shape.name not in found:
        found[shape.name] = {
            "shorthand": shape.shorthand,
            "required": sorted(shape.required),
            "help": dict(shape.help),
            "fields": {name: _plain(one) for name, one in shape.fields.items()},
        }


def _plain(shape: Shape) -> Plain:
    optional: Plain = {"optional": True} if shape.optional else {}
    if shape.kind == "part":
        return {"part": shape.name, **optional}
    names = ("low", "high", "above", "least", "most", "pattern")
    out: Plain = {"kind": shape.kind, **optional}
    out |= {name: value for name in names if (value := getattr(shape, name)) is not None}
    if shape.values:
        out["values"] = list(shape.values)
    if shape.one_or_more:
        out["one_or_more"] = True
    if shape.keys is not None:
        out["keys"] = _plain(shape.keys)
    if shape.items is not None:
        out["items"] = _plain(shape.items)
    return out


if __name__ == "__main__":
    TABLE.write_bytes(table())
