"""Types, ranges and counts: pydantic's verdict on a resolved scenario, told as findings with places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.errors import mark
from game.scenario.findings import Finding, Said, did_you_mean, finding, nearest
from game.scenario.nodes import Node, Plain
from game.scenario.shape import Shape, shape_of
from game.scenario.spec import Part
from game.scenario.text import STANDARD_LANGUAGE, is_language

AnyPart = TypeVar("AnyPart", bound=Part)
Path = tuple[str | int, ...]


def to_json(data: Plain) -> bytes:
    """Plain data as JSON: UTF-8, no spaces, keys in the order of the file, for that order has a meaning."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def validate(
    part: type[AnyPart], node: Node, language: str | None = None
) -> tuple[AnyPart | None, list[Finding]]:
    """The node as a model, or None with all that is wrong with it.

    language  of the plain texts; not given: what the node itself says under `language`
    """
    own = language or node.get("language").text or ""
    own = own if is_language(own) else STANDARD_LANGUAGE
    try:
        return part.model_validate_json(to_json(node.plain()), context={"language": own}), []
    except ValidationError as error:
        return None, list(_findings(node, shape_of(part), error.errors(include_url=False)))


def _findings(node: Node, shape: Shape, errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    """Each error once; a missing key and an unknown one that looks like it are one mistake."""
    missing: dict[Path, set[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], set()).add(str(error["loc"][-1]))
    meant: set[Path] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *above, key = error["loc"]
            found, close = _unknown_key(node, shape, tuple(above), str(key), missing.get(tuple(above), set()))
            if close:
                meant.add((*above, close))
            yield found
    for error in errors:
        if error["type"] == "missing" and error["loc"] not in meant:
            yield _missing(node, error["loc"])
        elif error["type"] not in ("missing", "extra_forbidden"):
            yield _wrong_value(node, shape, error)


def _unknown_key(
    node: Node, shape: Shape, above: Path, key: str, missing: Iterable[str]
) -> tuple[Finding, str | None]:
    known = list(_below(shape, above).fields)
    close = nearest(key, missing)
    hint = Said(mark("did you mean '{name}'?"), name=close) if close else did_you_mean(key, known)
    at = node.find((*above, key)).place
    return finding(at, "unknown-key", Said(mark("'{key}' is not known here"), key=key), hint), close


def _missing(node: Node, loc: Path) -> Finding:
    return finding(node.find(loc[:-1]).place, "missing", Said(mark("'{key}' is missing"), key=loc[-1]))


def _below(shape: Shape, path: Path) -> Shape:
    for part in path:
        shape = shape.below(str(part))
    return shape


def _wrong_value(node: Node, shape: Shape, error: ErrorDetails) -> Finding:
    loc, kind, context = error["loc"], error["type"], error.get("ctx", {})
    if loc and loc[-1] == "[key]":
        return _wrong_key(node, loc[:-1], kind)
    target = node.find(loc)
    if kind in _TOO_FEW_OR_MANY:
        return _wrong_count(node, loc, context, kind)
    message, hint = _say(kind, context, target)
    return finding(target.at, "bad-value" if kind in _RANGES else "bad-type", message, hint)


_ID_RULE = mark("small letters, digits and _ , beginning with a letter")


def _wrong_key(node: Node, loc: Path, kind: str) -> Finding:
    name = str(loc[-1])
    if kind.startswith(("int", "greater", "less")):
        message = Said(mark("'{name}' is not the number of a turn from 1 to 40"), name=name)
        hint = None
    else:
        message = Said(mark("'{name}' can't be an id"), name=name)
        hint = Said(_ID_RULE)
    return finding(node.find(loc).place, "bad-id", message, hint)


_TOO_FEW_OR_MANY = {"too_short", "too_long"}


def _wrong_count(node: Node, loc: Path, context: Mapping[str, Any], kind: str) -> Finding:
    target = node.find(loc)
    number = context.get("actual_length") or len(target.items) or len(list(target.entries))
    key = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if kind == "too_short":
        message = Said(
            mark("'{key}' needs at least {least}, and has {number}"),
            key=key,
            least=context["min_length"],
            number=number,
        )
    else:
        message = Said(
            mark("'{key}' can have at most {most}, and has {number}"),
            key=key,
            most=context["max_length"],
            number=number,
        )
    return finding(target.place, "bad-count", message)


_RANGES = {
    "greater_than_equal": mark("{value} is too small: {limit} or more is expected"),
    "greater_than": mark("{value} is too small: more than {limit} is expected"),
    "less_than_equal": mark("{value} is too large: {limit} or less is expected"),
    "less_than": mark("{value} is too large: less than {limit} is expected"),
}
_LIMITS = ("ge", "gt", "le", "lt")

_EXPECTED = {
    "float": mark("a number is expected, and {found} stands here"),
    "int": mark("a whole number is expected, and {found} stands here"),
    "bool": mark("true or false is expected, and {found} stands here"),
    "string": mark("a text is expected, and {found} stands here"),
    "text": mark("a text is expected, and {found} stands here"),
    "tuple": mark("a list is expected, and {found} stands here"),
    "list": mark("a list is expected, and {found} stands here"),
    "dict": mark("keys with values are expected, and {found} stands here"),
    "mapping": mark("keys with values are expected, and {found} stands here"),
    "model": mark("keys with values are expected, and {found} stands here"),
}


def _say(kind: str, context: Mapping[str, Any], node: Node) -> tuple[Said, Said | None]:
    """An error of pydantic in words, and a hint."""
    if kind in _RANGES:
        limit = next(context[name] for name in _LIMITS if name in context)
        return Said(_RANGES[kind], value=node.value, limit=f"{limit:g}"), None
    if kind == "literal_error":
        return _not_one_of(context, node)
    if kind == "string_pattern_mismatch":
        is_id = "{0,63}" in str(context.get("pattern", ""))
        hint = Said(_ID_RULE if is_id else mark("a language is two small letters, as in nl or en"))
        return Said(mark("'{name}' can't stand here"), name=node.value), hint
    if kind == "text_empty":
        return Said(mark("this text is empty")), Said(mark("leave the key out if there is nothing to say"))
    if kind == "text_language":
        code = context.get("language", "")
        hint = Said(mark("a translated text has a key for each language, as in nl and en"))
        return Said(mark("'{code}' is not a language of two letters"), code=code), hint
    if kind == "repeat":
        return Said(mark("once, diminishing, free or a number from 0 to 10 is expected")), _quote_hint(
            kind, node
        )
    if kind == "chance":
        return Said(mark("a chance is a number from 0 to 1 or an expression")), _quote_hint(kind, node)
    sort = kind.partition("_")[0]
    expected = _EXPECTED.get(sort, mark("this value can't stand here: {found}"))
    return Said(expected, found=_found(node)), _quote_hint(sort, node)


def _not_one_of(context: Mapping[str, Any], node: Node) -> tuple[Said, Said | None]:
    allowed = [one.strip("'") for one in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
    message = Said(mark("{found} can't stand here"), found=_found(node))
    if node.text is not None and (close := nearest(node.text, allowed)):
        return message, Said(mark("did you mean '{name}'?"), name=close)
    return message, Said(mark("one of: {names}"), names=", ".join(allowed))


def _found(node: Node) -> Said:
    """What stands there, in words."""
    value = node.value
    if value is None:
        return Said(mark("nothing"))
    if isinstance(value, bool):
        return Said(mark("the truth '{value}'"), value="true" if value else "false")
    if isinstance(value, (int, float)):
        return Said(mark("the number {value}"), value=value)
    if isinstance(value, str):
        short = value if len(value) <= 30 else value[:29] + "…"
        return Said(mark("the text '{value}'"), value=short)
    return Said(mark("a list")) if isinstance(value, list) else Said(mark("keys with values"))


def _quote_hint(sort: str, node: Node) -> Said | None:
    value = node.value
    if sort in ("string", "text") and isinstance(value, (int, float, bool)):
        return Said(mark("put it in quotes to make it a text"))
    if not isinstance(value, str):
        return None
    if sort == "bool":
        return Said(mark("write true or false, without quotes"))
    if sort in ("float", "int", "repeat", "chance"):
        return _number_hint(value)
    return Said(mark("a list is written as [one, two]")) if sort in ("tuple", "list") else None


def _number_hint(text: str) -> Said | None:
    bare = text.strip().replace("−", "-").replace("–", "-").replace(" ", "").replace("_", "")
    bare = bare.replace(",", ".").removesuffix("%")
    try:
        number = float(bare)
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")):
        return None
    return Said(mark("write {number:g}, without quotes"), number=number)
