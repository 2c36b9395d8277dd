"""Whether each value is of its type, in its range and in its place: findings, by the table of shapes.

The models of `spec` say the same and have the last word when a scenario is loaded; this says it without them,
with the place of each mistake and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from game.errors import mark
from game.scenario.findings import Finding, Said, did_you_mean, finding, nearest
from game.scenario.judge_values import KEYS, LIST, NUMBER, TEXT, VALUES, WHOLE, Judge, expected, id_hint
from game.scenario.nodes import Node
from game.scenario.shape import Shape, parts

LONGEST_HELP = 160
"""Characters of a field's help that still fit below a message."""


def judge(node: Node, shape: Shape, key: str = "") -> Iterator[Finding]:
    """What is wrong with a value and all that is below it; `key` is what it stands under."""
    value = node.value
    if value is None:
        if not shape.optional and shape.kind != "anything":
            yield _nothing(node, shape)
        return
    yield from _JUDGES[shape.kind](node, shape, key)


# Groups of keys, and lists


def _part(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if not isinstance(node.value, dict):
        if shape.shorthand is not None and shape.fields[shape.shorthand].is_list and node.text is not None:
            hint = _list_hint(node)
        else:
            hint = Said(mark("it is made of: {names}"), names=", ".join(shape.fields))
        yield expected(KEYS, node, hint)
        return
    missing = [name for name in shape.fields if name in shape.required and name not in node.value]
    for name, one in node.value.items():
        if (field := shape.fields.get(name)) is not None:
            yield from judge(one, field, name)
        else:
            found, close = _unknown_key(one, name, shape, missing, node.value)
            if close in missing:
                missing.remove(close)
            yield found
    for name in missing:
        help_ = shape.help.get(name, "")
        hint = Said(help_) if 0 < len(help_) <= LONGEST_HELP else None
        yield finding(node.place, "missing", Said(mark("'{key}' is missing"), key=name), hint)


def _unknown_key(
    node: Node, name: str, shape: Shape, missing: list[str], written: Mapping[str, Node]
) -> tuple[Finding, str]:
    """A key that is not known, and the missing one that was probably meant."""
    free = [one for one in shape.fields if one not in written]
    close = nearest(name, missing) or nearest(name, free) or ""
    message = Said(mark("'{key}' is not known here"), key=name)
    homes = [_HOMES[one.name] for one in parts().values() if name in one.fields and one.name in _HOMES]
    above = _empty_above(name, shape, written)
    if above and not close:
        hint: Said | None = Said(mark("if it belongs to '{key}', indent it by two spaces"), key=above)
    elif close:
        hint = Said(mark("did you mean '{name}'?"), name=close)
    elif homes:
        hint = Said(
            mark("it belongs to {part}: look at the indent, and at what this stands in"), part=homes[0]
        )
    else:
        hint = did_you_mean(name, shape.fields) or Said(
            mark("known here: {names}"), names=", ".join(shape.fields)
        )
    return finding(node.place, "unknown-key", message, hint), close


def _empty_above(name: str, shape: Shape, written: Mapping[str, Node]) -> str:
    """The key just above that waits for what belongs to it."""
    above = ""
    for key, one in written.items():
        if key == name:
            break
        waits = one.value is None and shape.below(key).kind in ("part", "map")
        above = key if waits else above if key not in shape.fields else ""
    return above


_HOMES = {
    "Action": Said(mark("an action")),
    "Event": Said(mark("an event")),
    "Option": Said(mark("an option of an event")),
    "Effect": Said(mark("an effect")),
    "Role": Said(mark("a role")),
    "Theme": Said(mark("a theme")),
    "Team": Said(mark("a team")),
    "School": Said(mark("the school")),
    "Budget": Said(mark("the school's budget")),
    "OwnVariable": Said(mark("a variable of your own")),
    "Strengths": Said(mark("the strengths of a role")),
    "DebriefStep": Said(mark("a step of the debrief")),
    "ScenarioSpec": Said(mark("the top of the file, without indent")),
}


def _map(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if not isinstance(node.value, dict):
        yield expected(KEYS, node, _map_hint(node, shape))
        return
    assert shape.keys is not None and shape.items is not None
    yield from _count(node, shape, key, list(node.value.values()))
    for name, one in node.value.items():
        if found := _wrong_key(name, one, shape.keys):
            yield found
        yield from judge(one, shape.items, name)


def _map_hint(node: Node, shape: Shape) -> Said:
    if shape.items is not None and shape.items.kind in ("part", "map", "text"):
        return Said(mark("give each an id of its own instead of a dash, and put its keys below the id"))
    first = next((one.text for one in node.entries if one.text), None) or "name"
    return Said(mark("write each with its number, as in: {name}: 1"), name=first)


def _wrong_key(name: str, node: Node, shape: Shape) -> Finding | None:
    if shape.kind == "int":
        turn = int(name) if name.isascii() and name.isdigit() and len(name) < 4 else 0
        if (shape.low or 0) <= turn <= (shape.high or turn) and str(turn) == name:
            return None
        message = Said(mark("'{name}' is not the number of a turn from 1 to 40"), name=name)
        return finding(node.place, "bad-id", message)
    if shape.pattern is None or re.fullmatch(shape.pattern, name):
        return None
    return finding(
        node.place, "bad-id", Said(mark("'{name}' can't be an id"), name=name), id_hint(name, shape)
    )


def _list(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if not isinstance(node.value, list):
        yield expected(LIST, node, _list_hint(node))
        return
    assert shape.items is not None
    flat = [one.text for one in node.value if one.text is not None]
    if shape.items.is_list and flat and len(flat) == len(node.value):
        hint = Said(mark("write [{value}]"), value=f"[{', '.join(flat)}]")
        yield finding(node.at, "bad-type", Said(mark("a list of lists is expected here")), hint)
        return
    yield from _count(node, shape, key, node.value)
    for one in node.value:
        yield from judge(one, shape.items, key)


def _list_hint(node: Node) -> Said | None:
    if isinstance(node.value, dict):
        return Said(
            mark("begin each item with a dash, as in: - {key}: ..."), key=next(iter(node.value), "title")
        )
    if node.text is not None:
        value = node.text if node.text.isidentifier() else f'"{node.text}"'
        return Said(mark("write [{value}]"), value=value)
    return None


def _count(node: Node, shape: Shape, key: str, items: list[Node]) -> Iterator[Finding]:
    number = len(items)
    if shape.least is not None and number < shape.least:
        message = Said(
            mark("'{key}' needs at least {least}, and has {number}"),
            key=key,
            least=shape.least,
            number=number,
        )
        yield finding(node.place, "bad-count", message)
    elif shape.most is not None and number > shape.most:
        message = Said(
            mark("'{key}' can have at most {most}, and has {number}"), key=key, most=shape.most, number=number
        )
        yield finding(items[shape.most].place, "bad-count", message)


def _nothing(node: Node, shape: Shape) -> Finding:
    what = {"part": KEYS, "map": KEYS, "list": LIST, "float": NUMBER, "int": WHOLE}.get(shape.kind, TEXT)
    if shape.kind in ("part", "map"):
        hint = Said(mark("what belongs to it stands on the lines below, two spaces further in"))
    elif shape.kind == "list":
        hint = Said(mark("write [] for an empty list, or leave the key out"))
    else:
        hint = Said(mark("write something behind the colon, or leave the key out if it need not be there"))
    return expected(what, node, hint)


_JUDGES: Mapping[str, Judge] = {"part": _part, "map": _map, "list": _list, **VALUES}
