"""How findings are printed: one below the other, with a line that sums them up; or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from game.errors import RefusedFile
from game.scenario.findings import Finding, Severity
from game.texts import Words


def tell(findings: Sequence[Finding], words: Words, stream: TextIO | None = None) -> None:
    """Each finding with its hint, and how many there are of each kind; nothing when there are none."""
    stream = stream or sys.stdout
    for finding in findings:
        print(finding.say(words), file=stream)
    if findings:
        number = {kind: sum(one.severity is kind for one in findings) for kind in Severity}
        print(
            words.say(
                "Mistakes: {errors}. Warnings: {warnings}. Advice: {advice}.",
                errors=number[Severity.ERROR],
                warnings=number[Severity.WARNING],
                advice=number[Severity.ADVICE],
            ),
            file=stream,
        )


def plain(findings: Iterable[Finding], words: Words) -> list[dict[str, str | int]]:
    """As `--json` prints them (docs/contract.md)."""
    return [finding.to_json(words) for finding in findings]


def exit_code(findings: Sequence[Finding]) -> int:
    """3 when a file was refused, 1 when there are mistakes, else 0."""
    if any(finding.refused for finding in findings):
        return RefusedFile.exit_code
    return int(any(finding.is_error for finding in findings))
