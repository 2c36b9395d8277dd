"""`wendbaar check`: every problem in one or more scenarios, at once."""

from __future__ import annotations

import argparse
import sys

from game.cli.find import find_scenario
from game.cli.output import print_json
from game.errors import RefusedFile
from game.paths import scenarios_dir
from game.scenario import check_scenario
from game.scenario.findings import Finding, Severity
from game.texts import Words


def run(args: argparse.Namespace, words: Words) -> int:
    found = [finding for what in args.scenario for finding in check_scenario(what, search=[scenarios_dir()])]
    wrong = any(finding.severity is Severity.ERROR for finding in found)
    if args.resolved and not wrong:
        for what in args.scenario:
            print_json(find_scenario(what).data)
    elif args.json:
        print_json([_plain(finding, words) for finding in found])
    else:
        for finding in found:
            print(finding.say(words), file=sys.stderr if args.resolved else sys.stdout)
        if not found:
            print(
                words.many(
                    "{n} scenario checked: nothing wrong.",
                    "{n} scenarios checked: nothing wrong.",
                    len(args.scenario),
                )
            )
    if any(finding.refused for finding in found):
        return RefusedFile.exit_code
    return 1 if wrong else 0


def _plain(finding: Finding, words: Words) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message.say(words),
        "hint": finding.hint.say(words) if finding.hint else "",
    }
