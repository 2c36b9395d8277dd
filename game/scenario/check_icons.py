"""The icons that a scenario names are drawn ones: a face has nothing to draw for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.errors import mark
from game.icons import DRAWINGS
from game.scenario.findings import Finding, Said
from game.scenario.sheet import Sheet, unknown


def icons(sheet: Sheet) -> Iterator[Finding]:
    """Of themes, teams and roles."""
    for part in (sheet.node.get("themes"), sheet.node.get("school", "teams"), sheet.node.get("roles")):
        for one in part.items.values():
            node = one.get("icon")
            if node.text is not None and node.text not in DRAWINGS:
                found = unknown(node, Said(mark("icon")), node.text, DRAWINGS)
                hint = Said(mark("leave it out, or choose from: {names}"), names=", ".join(sorted(DRAWINGS)))
                yield found if found.hint is not None else replace(found, hint=hint)
