"""The report as one HTML file that needs nothing else: no script, no picture or letter from elsewhere."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from game.paper.blocks import Cell
from game.paper.letters import font_faces
from game.paper.templates import template
from game.report.blocks import Report

TEMPLATE = Path(__file__).with_name("page.html.j2")
FACES_HERE = "/* faces */"
"""Where the letters go, once it is known which signs the page has."""


def html(report: Report) -> str:
    """The page. The same report gives the same page."""
    written = template(TEMPLATE).render(report=report, lines=_lines, kind=_kind, svg=Markup)
    return written.replace(FACES_HERE, font_faces(written), 1)


def _lines(cell: Cell) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell


def _kind(block: object) -> str:
    """What the template calls a block."""
    return type(block).__name__.lower()
