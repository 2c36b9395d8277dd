"""A file as plain data in which every value knows its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from game.scenario.findings import Place

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"
"""What JSON can say."""


def to_json(data: Plain) -> bytes:
    """Plain data as JSON: UTF-8, no spaces, keys in the order of the file, for that order has a meaning."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


@dataclass(slots=True)
class Node:
    """A value with its place. Files that extend each other share nodes: none is changed once it is made.

    value   a scalar, a list of nodes, or nodes by key in the order of the file
    at      where the value begins
    key_at  where its key stands, for a value in a mapping
    inset   columns from `at` to the first character, for a text that stands on one line as it is read
    """

    value: Scalar | list[Node] | dict[str, Node]
    at: Place
    key_at: Place | None = None
    inset: int | None = None

    @classmethod
    def of(cls, plain: Plain, place: Place) -> Node:
        """Plain data as nodes that are all at one place."""
        if isinstance(plain, dict):
            return cls({key: cls.of(value, place) for key, value in plain.items()}, place)
        if isinstance(plain, list):
            return cls([cls.of(value, place) for value in plain], place)
        return cls(plain, place)

    def plain(self) -> Plain:
        """The value without places."""
        value = self.value
        if isinstance(value, dict):
            return {key: node.plain() for key, node in value.items()}
        if isinstance(value, list):
            return [node.plain() for node in value]
        return value

    def with_value(self, value: Scalar | list[Node] | dict[str, Node]) -> Node:
        return Node(value, self.at, self.key_at, self.inset)

    # What a check asks; an absent or mistaken part answers as an empty one

    @property
    def items(self) -> Mapping[str, Node]:
        return self.value if isinstance(self.value, dict) else {}

    @property
    def entries(self) -> Iterable[Node]:
        return self.value if isinstance(self.value, list) else ()

    @property
    def text(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    @property
    def number(self) -> float | None:
        """The value if it is a number; true and false are none."""
        value = self.value
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def get(self, *keys: str) -> Node:
        """The node below these keys; an empty one at this place if there is none."""
        node = self
        for key in keys:
            node = node.items.get(key) or Node(None, node.key_at or node.at)
        return node

    def texts(self, key: str) -> list[tuple[str, Node]]:
        """The texts of the list below `key`, each with its node."""
        return [(node.text, node) for node in self.get(key).entries if node.text is not None]

    @property
    def place(self) -> Place:
        """Where to point for this value: its key if it has one."""
        return self.key_at or self.at

    def find(self, path: Iterable[str | int]) -> Node:
        """The deepest node there is on the way along `path`."""
        node = self
        for part in path:
            value = node.value
            if isinstance(value, dict) and str(part) in value:
                node = value[str(part)]
            elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
                node = value[part]
            else:
                break
        return node

    def at_character(self, offset: int) -> Place:
        """The place of a character of this text; of the text's beginning when lines were folded."""
        if self.inset is None or not self.at.line:
            return self.at
        return self.at._replace(column=self.at.column + self.inset + offset)
