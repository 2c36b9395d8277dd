"""A whole report: what stands above it, and its chapters of blocks that page and PDF both draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.paper.blocks import Section


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The whole report, its texts in one language."""

    lang: str
    title: str
    """Of the document: the school and what it is."""
    kicker: str
    school: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    """(what, value): the day, quarters, people."""
    headline: str
    lead: str
    sections: tuple[Section, ...]
    first_day: str
    """ISO date of the first record of the log; empty where it has none that can be read."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the frame says: `contents`, `page`, ..."""
