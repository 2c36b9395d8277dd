"""The parts of the schema of `schema`: as the models say them, as a variant may, and as a translation may.

A definition is the plain data of a JSON Schema; a reference is `{"$ref": "#/definitions/NAME"}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.errors import mark
from game.scenario.shape import Shape
from game.scenario.spec import Part

Json = dict[str, Any]

WHOLE = "Scenario"
"""The name of the definition of a whole scenario."""
TEXT = "Text"
_TEXT: Json = {
    "type": ["string", "object"],
    "propertyNames": {"pattern": "^[a-z]{2}$"},
    "additionalProperties": {"type": "string"},
    "minProperties": 1,
}
"""A text, or the same text by language."""

_REMOVE, _REPLACE, _REMOVAL = "remove", "replace", "removal"


def reference(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


ORDERS: Mapping[str, Json] = {
    _REMOVE: {
        "const": True,
        "description": mark("The scenario that this one extends has this; the variant does without it."),
    },
    _REPLACE: {
        "const": True,
        "description": mark("Nothing of what the extended scenario says here stays: only what stands here."),
    },
    _REMOVAL: {
        "type": "object",
        "properties": {_REMOVE: reference(_REMOVE)},
        "required": [_REMOVE],
        "additionalProperties": False,
    },
}
"""Definitions of what only a variant says."""


def tidied(part: type[Part]) -> dict[str, Json]:
    """The definitions of a model and of all that is below it, for draft-07, as small as they can be.

    Titles made of field names, defaults that are empty, and alternatives that one type list can say go.
    """
    raw = part.model_json_schema(ref_template="#/definitions/{model}")
    parts: dict[str, Json] = raw.pop("$defs")
    tidy = {name: _tidy(one) for name, one in {WHOLE: raw, **parts}.items()}
    for one in tidy.values():
        for way in _ways(one):
            way.pop("description", None)  # what a model says of itself in the code
    return {TEXT: _TEXT, **{name: _fewer(one) if "anyOf" in one else one for name, one in tidy.items()}}


def _tidy(value: Any) -> Any:
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if not isinstance(value, dict):
        return value
    out: Json = {key: _tidy(one) for key, one in value.items() if not _is_noise(key, one)}
    if isinstance(patterns := out.pop("patternProperties", None), dict):
        ((pattern, items),) = patterns.items()
        out |= {"propertyNames": {"pattern": pattern}, "additionalProperties": items}
    if isinstance(out.get("anyOf"), list):
        return _fewer(out)
    return out


def _is_noise(key: str, value: object) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in ([], {}, None))


def _fewer(schema: Json) -> Json:
    """Alternatives of different plain types as one schema: keywords speak of the type that they know."""
    flat = [one for each in schema["anyOf"] for one in (each["anyOf"] if set(each) == {"anyOf"} else [each])]
    types = [one.get("type") for one in flat]
    keywords = [key for one in flat for key in one if key != "type"]
    mixable = all(isinstance(one, str) for one in types) and len(set(types)) == len(types)
    if not mixable or len(set(keywords)) < len(keywords) or "enum" in keywords:
        return schema | {"anyOf": flat}
    merged = {key: value for one in flat for key, value in one.items()} | {"type": types}
    described = {key: value for key, value in schema.items() if key != "anyOf"}
    if merged == _TEXT:
        return {**reference(TEXT), **described}
    if merged == _TEXT | {"type": [*_TEXT["type"], "null"]}:
        return {"anyOf": [reference(TEXT), {"type": "null"}], **described}
    return {**merged, **described}


def in_variant(whole: Mapping[str, Json]) -> dict[str, Json]:
    """The same for a file that extends another: nothing has to stand there, and everything can be removed.

    What stands in a list is whole: a list takes the place of the extended scenario's.
    """
    return {name: _varied(one) for name, one in whole.items()}


def _varied(schema: Json) -> Json:
    out = {key: value for key, value in schema.items() if key not in ("required", "minProperties")}
    if "$ref" in out:
        return out | {"$ref": f"{out['$ref']}Variant"}
    if "anyOf" in out:
        out["anyOf"] = [_varied(one) for one in out["anyOf"]]
    if _may_be("object", out):
        properties = {name: _removable(one) for name, one in out.get("properties", {}).items()}
        out["properties"] = {**properties, _REMOVE: reference(_REMOVE), _REPLACE: reference(_REPLACE)}
        if "propertyNames" in out:
            out["propertyNames"] = {"anyOf": [out["propertyNames"], {"enum": [_REMOVE, _REPLACE]}]}
        if isinstance(items := out.get("additionalProperties"), dict):
            out["additionalProperties"] = _removable(items)
    return out


def _removable(schema: Json) -> Json:
    varied = _varied(schema)
    if "$ref" in varied or any("$ref" in one or _may_be("object", one) for one in _ways(varied)):
        return varied
    if isinstance(varied.get("type"), str | list) and "enum" not in varied:
        types = varied["type"] if isinstance(varied["type"], list) else [varied["type"]]
        removal = {key: value for key, value in ORDERS[_REMOVAL].items() if key != "type"}
        return {**varied, "type": [*types, "object"], **removal}
    described: Json = {key: varied.pop(key) for key in ("description", "default") if key in varied}
    return {"anyOf": [*_ways(varied), reference(_REMOVAL)], **described}


def _ways(schema: Json) -> list[Json]:
    ways: list[Json] = schema.get("anyOf", [schema])
    return ways


def _may_be(kind: str, schema: Json) -> bool:
    types = schema.get("type", ())
    return kind == types or (isinstance(types, list) and kind in types)


def in_translation(shape: Shape) -> dict[str, Json]:
    """The definitions of a translation: the same keys, and texts only; what is not given stays as it is."""
    found: dict[str, Json] = {}
    _texts_below(shape, WHOLE, found)
    return found


def _texts_below(shape: Shape, name: str, found: dict[str, Json]) -> Json:
    """A reference to what a translation may say of this shape; adds what it needs to `found`."""
    if shape.is_text:
        return {"type": ["string", "null"]}
    if shape.kind != "part":
        assert shape.items is not None
        below = _texts_below(shape.items, name, found)
        if shape.is_list:
            return {"type": ["array", "null"], "items": below}
        return {"type": ["object", "null"], "additionalProperties": below}
    if name not in found:
        found[name] = {}
        fields = {key: one for key, one in shape.fields.items() if one.holds_texts}
        properties = {
            key: _described(shape, key, _texts_below(one, _name_of(one), found))
            for key, one in fields.items()
        }
        found[name] = {"type": ["object", "null"], "properties": properties, "additionalProperties": False}
        if shape.shorthand is not None:
            found[name]["type"] = ["object", "string", "null"]
    return reference(f"{name}Texts")


def _name_of(shape: Shape) -> str:
    while shape.kind != "part" and shape.items is not None:
        shape = shape.items
    return shape.name


def _described(shape: Shape, key: str, schema: Json) -> Json:
    return schema | {"description": shape.help.get(key, "")}
