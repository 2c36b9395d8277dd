"""Where in its file a scenario says what a finding is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from game.balance.finding import Finding
from game.scenario import Scenario
from game.scenario.findings import Place
from game.scenario.nodes import Node
from game.scenario.resolve import resolve

PARTS = {"action": "actions", "event": "events"}


def placed(findings: Sequence[Finding], scenario: Scenario, search: Sequence[Path]) -> list[Finding]:
    """The findings with file and line, as far as the scenario is a file that still holds what they name."""
    if scenario.path is None:
        return list(findings)
    root = resolve(scenario.path, search).node
    return list(findings) if root is None else [replace(one, place=_place(root, one)) for one in findings]


def _place(root: Node, finding: Finding) -> Place | None:
    if finding.kind in PARTS:
        node = root.get(PARTS[finding.kind]).items.get(finding.where)
    elif finding.kind == "option":
        event, _, option = finding.where.partition(".")
        node = root.get("events", event, "options").items.get(option)
    else:
        return None
    return None if node is None else node.key_at or node.at
