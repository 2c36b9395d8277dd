"""What a finding is: one thing in a scenario to look at, and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.errors import mark
from game.scenario.findings import Place, Said


class Severity(StrEnum):
    SERIOUS = "serious"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    code   a stable name of its kind
    kind   `action`, `event`, `option`, `outcome`, `variable`, or `game` for the whole
    where  the id; `event.option` for an option; empty for the whole
    """

    severity: Severity
    code: str
    kind: str
    where: str
    message: Said
    advice: Said
    place: Place | None = None


def serious(code: str, kind: str, where: str, message: Said, advice: Said) -> Finding:
    return Finding(Severity.SERIOUS, code, kind, where, message, advice)


def notice(code: str, kind: str, where: str, message: Said, advice: Said) -> Finding:
    return Finding(Severity.NOTICE, code, kind, where, message, advice)


def points(value: float) -> Said:
    """An amount with one decimal, behind the decimal sign of the language."""
    whole, tenth = f"{abs(value):.1f}".split(".")
    return Said(mark("{whole}.{tenth}"), whole=whole, tenth=tenth)


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"
