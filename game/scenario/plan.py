"""A plan file: decisions for a whole game, in YAML or JSON.

Judged here is what a plan says of its scenario: whether all it names exists and may go together. Whether
there is money and time for it shows only when it is played.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from game.errors import UsageError, mark
from game.scenario.check_plans import plan as check_of_plan
from game.scenario.findings import Finding, Place, Said, finding, in_order
from game.scenario.load import Scenario, ScenarioErrors, ScenarioRefused
from game.scenario.nodes import Node
from game.scenario.read import Read, read_file
from game.scenario.shape import parts, written_out
from game.scenario.spec import Plan
from game.scenario.validate import validate


def read_plan(path: str | Path, scenario: Scenario, *, with_reserve: bool = False) -> Plan:
    """The plan in a file.

    with_reserve  whether the roles play that play only in a large group

    UsageError when there is no such file, ScenarioErrors with every problem when it breaks a rule,
    ScenarioRefused when it is hostile or damaged.
    """
    plan, findings = check_plan(path, scenario, with_reserve=with_reserve)
    if plan is None:
        refused = any(one.refused for one in findings)
        raise ScenarioRefused(findings) if refused else ScenarioErrors(findings)
    return plan


def check_plan(
    path: str | Path, scenario: Scenario, *, with_reserve: bool = False
) -> tuple[Plan | None, list[Finding]]:
    """The plan in a file, or None with all that is wrong with it."""
    try:
        read = _as_json(Path(path), read_file(Path(path)))
    except FileNotFoundError:
        raise UsageError(mark("There is no file {path}."), path=str(path)) from None
    if read.node is None:
        return None, in_order(read.findings)
    if not isinstance(read.node.value, dict):
        message = Said(mark("a plan is written as keys with values"))
        hint = Said(mark("as in: turns, with the actions of each turn below it"))
        return None, [finding(read.node.at, "bad-type", message, hint)]
    node = written_out(read.node, parts()["Plan"])
    names = replace(scenario.names, reserve=frozenset()) if with_reserve else scenario.names
    plan, findings = validate(Plan, node, scenario.spec.language)
    judged = [one for one in (*findings, *check_of_plan(node, names)) if one.line not in read.mended]
    findings = in_order([*read.findings, *judged])
    return (None if any(one.is_error for one in findings) else plan), findings


def _as_json(path: Path, read: Read) -> Read:
    """JSON that YAML can't read (an escape of its own, a tab) is read as JSON, without places."""
    if read.node is not None or path.suffix != ".json" or any(one.refused for one in read.findings):
        return read
    try:
        plain = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return read
    return Read(Node.of(plain, Place(str(path))))
