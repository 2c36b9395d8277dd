"""What a text on paper is made of, in finished words: an HTML page and a PDF draw the same blocks.

Every text here has been cleaned (`clean.plain`) or is the game's own; nothing is markup. Whoever draws a
block escapes it as its own format asks.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    boxes: bool = False
    """On paper each has a box to tick."""


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
    """Empty where the heading above says it already."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    """Of the columns, as shares."""
    numbers: frozenset[int] = frozenset()
    """Columns that stand to the right."""
    strong: frozenset[int] = frozenset()
    """Rows that matter: the option that was chosen, say. They carry a word for it too."""
    bold: bool = False
    """On paper the first text of every row's head stands bold."""


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
