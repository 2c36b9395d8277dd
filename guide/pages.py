"""A reference page as text: one thing said in both languages, tables, and where pages stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LANGUAGES = ("nl", "en")

Both = tuple[str, str]
"""Dutch and English."""


def pick(both: Both, lang: str) -> str:
    return both[LANGUAGES.index(lang)]


def made(lang: str) -> str:
    """The line that tells who would edit the page that a program writes it."""
    return pick(
        (
            "<!-- Gemaakt door `python -m guide`; verander de bron, niet deze bladzijde. -->",
            "<!-- Made by `python -m guide`; change the source, not this page. -->",
        ),
        lang,
    )


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table; what would end a cell early is written out of the way."""
    return rows([head, ["---"] * len(head), *body])


def rows(cells: Iterable[Sequence[str]]) -> str:
    """The rows of a table whose head stands elsewhere."""
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in cells)


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def page(lang: str, *blocks: str) -> str:
    return "\n\n".join([blocks[0], made(lang), *(block for block in blocks[1:] if block)]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
