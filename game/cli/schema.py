"""`wendbaar schema`: what a scenario may say, for editors that complete and explain while one types."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.output import print_json
from game.cli.schema_beside import write_schema
from game.paths import scenarios_dir
from game.scenario import ScenarioErrors, ScenarioRefused
from game.scenario.load import scenario_file
from game.scenario.nodes import Node
from game.scenario.resolve import resolve
from game.scenario.schema import schema
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    node = None if args.scenario is None else _ids_of(args.scenario)
    made = schema(words, node)
    if args.output is None:
        print_json(made)
        return 0
    write_schema(Path(args.output), made)
    print(args.output)
    return 0


def _ids_of(scenario: str) -> Node:
    """A scenario as far as it can be read: mistakes in what it says leave its ids."""
    resolved = resolve(scenario_file(scenario, [scenarios_dir()]), [scenarios_dir()])
    if resolved.node is not None:
        return resolved.node
    refused = any(one.refused for one in resolved.findings)
    raise (ScenarioRefused if refused else ScenarioErrors)(resolved.findings)
