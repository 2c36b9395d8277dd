"""Texts that others wrote, made fit for a page: nothing invisible, nothing that turns the reading round."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from game.paper.blocks import (
    Block,
    Bullets,
    Column,
    Columns,
    Figure,
    Paragraph,
    Section,
    Subhead,
    Table,
)

KEPT_INVISIBLE = "\u00ad\u200c\u200d"
"""A soft hyphen and the joiners, which belong to words."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode's controls, formats (direction marks, tags), halves and private signs."""


def plain(text: str) -> str:
    """`text` on one line, without controls, direction marks and halves of characters.

    A direction override could make an agreement read as another one, and XML has no way to hold a control.
    """
    kept = "".join(" " if sign in "\t\n\r\v\f\u2028\u2029" else sign for sign in text)
    seen = "".join(sign for sign in kept if _is_seen(sign))
    return re.sub(" {2,}", " ", seen).strip()


def _is_seen(sign: str) -> bool:
    if sign in KEPT_INVISIBLE:
        return True
    code = ord(sign)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_no_character and unicodedata.category(sign) not in UNSEEN


def clean_section(section: Section) -> Section:
    """The section with every text in it plain; pictures were made of plain texts."""
    return replace(
        section, title=plain(section.title), blocks=tuple(_block(block) for block in section.blocks)
    )


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, text=plain(block.text))
        case Bullets():
            return replace(block, items=tuple(plain(item) for item in block.items))
        case Subhead():
            return Subhead(plain(block.text), plain(block.kicker))
        case Table():
            return replace(
                block,
                caption=plain(block.caption),
                heads=tuple(plain(head) for head in block.heads),
                rows=tuple(
                    tuple(plain(cell) if isinstance(cell, str) else tuple(map(plain, cell)) for cell in row)
                    for row in block.rows
                ),
            )
        case Columns():
            return Columns(
                tuple(Column(plain(one.title), tuple(map(plain, one.texts))) for one in block.columns)
            )
        case Figure():
            return block
