"""A scenario as YAML that reads back as the same: what `check --resolved` prints."""

from __future__ import annotations

from typing import Any

import yaml

from game.scenario.nodes import Plain
from game.scenario.tree import plain_scalar

WIDTH = 100
"""Columns before a line is broken."""

_Dumper: type[yaml.CSafeDumper | yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Writer(_Dumper):  # type: ignore[misc, valid-type]
    """Writes by the rules that `game.scenario.tree` reads by: what would become something else is quoted."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(writer: Any, text: str) -> yaml.ScalarNode:
    style = None if isinstance(plain_scalar(text), str) else "'"
    node: yaml.ScalarNode = writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


def _number(writer: Any, number: float) -> yaml.ScalarNode:
    node: yaml.ScalarNode = writer.represent_scalar("tag:yaml.org,2002:float", repr(number))
    return node


def _group(writer: Any, group: dict[str, Any]) -> yaml.MappingNode:
    node: yaml.MappingNode = writer.represent_mapping("tag:yaml.org,2002:map", group)
    node.flow_style = _is_short(list(group.values()), len("".join(group)) + 4 * len(group))
    return node


def _list(writer: Any, items: list[Any]) -> yaml.SequenceNode:
    node: yaml.SequenceNode = writer.represent_sequence("tag:yaml.org,2002:seq", items)
    node.flow_style = _is_short(items, 2 * len(items))
    return node


def _is_short(values: list[Any], length: int) -> bool:
    """Whether values go on one line with `length` more characters; groups and lists never do."""
    plain = not any(isinstance(one, (dict, list)) and one for one in values)
    return plain and length + sum(len(str(one)) for one in values) <= WIDTH - 20


_Writer.add_representer(dict, _group)
_Writer.add_representer(list, _list)
_Writer.add_representer(str, _text)
_Writer.add_representer(float, _number)


def to_yaml(data: Plain) -> str:
    """The data as YAML: keys in their order, short groups on one line."""
    text: str = yaml.dump(
        data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
    return text
