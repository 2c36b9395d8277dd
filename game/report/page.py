"""The report as one HTML file that needs nothing else: no script, no picture or letter from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from game.report.blocks import Cell, Report
from game.report.fonts import font_faces

if TYPE_CHECKING:
    from jinja2 import Template

FACES_HERE = "/* faces */"
"""Where the letters go, once it is known which signs the page has."""


def html(report: Report) -> str:
    """The page. The same report gives the same page."""
    written = _template().render(report=report, lines=_lines, kind=_kind, svg=Markup)
    return written.replace(FACES_HERE, font_faces(written), 1)


def _lines(cell: Cell) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell


def _kind(block: object) -> str:
    """What the template calls a block."""
    return type(block).__name__.lower()


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")
