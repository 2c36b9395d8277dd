"""What a report is made of, in finished words: the page and the PDF draw the same blocks.

Every text here has been cleaned (`clean.plain`) or is the game's own; nothing is markup. Whoever draws a
block escapes it as its own format asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    """Larger: what a section comes to."""
    QUIET = "quiet"
    """Smaller: how to read it, where it comes from."""
    QUOTE = "quote"
    """A player's or the vision's own words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading below the section's own."""

    text: str
    kicker: str = ""
    """Stands before it, smaller: a quarter, say."""

    @property
    def whole(self) -> str:
        return f"{self.kicker} · {self.text}" if self.kicker else self.text


Cell = str | tuple[str, ...]
"""Of a tuple each text stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column heads its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    """Of the columns, as shares."""
    numbers: frozenset[int] = frozenset()
    """Columns that stand to the right."""
    strong: frozenset[int] = frozenset()
    """Rows that matter: the option that was chosen, say. They carry a word for it too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. svg: text of `game.charts`, with its own title and description."""

    svg: str
    alternative: str
    """What it shows, for who cannot see it: the title and description inside the picture."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Short texts beside each other."""

    columns: tuple[Column, ...]


Block = Paragraph | Bullets | Subhead | Table | Figure | Columns


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    blocks: tuple[Block, ...]


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
