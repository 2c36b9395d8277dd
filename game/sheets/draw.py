"""A paper from its scenario to its bytes; needs fpdf2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from game.paper.clean import clean_section
from game.paper.flow import draw_mast, draw_section
from game.paper.sheet import Sheet
from game.sheets.cards import EDGE as CARD_EDGE
from game.sheets.cards import draw_cards
from game.sheets.guide import guide_facts, guide_sections
from game.sheets.handout import draw_handout
from game.sheets.poster import EDGE as POSTER_EDGE
from game.sheets.poster import draw_poster
from game.sheets.reading import Reading
from game.sheets.slips import draw_slips

APART = ("minutes", "debrief")
"""Chapters of the guide that begin on a page of their own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """unknown: signs that the letters do not have; cut: texts that were longer than their place."""

    data: bytes
    unknown: frozenset[str]
    cut: tuple[str, ...]


def draw(name: str, title: str, reading: Reading, called: str, made_on: datetime) -> Drawn:
    """One of the papers of `make`. title: what it is, to be said in the language of the reading."""
    say = reading.words.say
    what = say(title)
    whole = say("{school}: {what}", school=reading.title, what=what)
    sheet = Sheet(
        title=whole,
        lang=reading.lang,
        foot="" if name == "ballots" else whole,
        page_of=say("page {page} of {pages}"),
        created=made_on,
        landscape=name == "poster",
        edge={"roles": CARD_EDGE, "poster": POSTER_EDGE}.get(name, 20.0),
    )
    below = "" if reading.school == reading.title else reading.school
    match name:
        case "guide":
            only_you = say("{what}: for you alone", what=what)
            draw_mast(sheet, only_you, reading.title, below, guide_facts(reading))
            for section in guide_sections(reading, called):
                draw_section(sheet, clean_section(section), apart=section.id in APART)
        case "participants":
            draw_mast(sheet, what, reading.title, below, ())
            draw_handout(sheet, reading)
        case "roles":
            draw_cards(sheet, reading)
        case "poster":
            draw_poster(sheet, reading)
        case "ballots":
            draw_slips(sheet, reading)
        case _:
            raise LookupError(name)
    return Drawn(sheet.bytes(), frozenset(sheet.unknown), tuple(dict.fromkeys(sheet.cut)))
