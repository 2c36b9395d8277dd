"""The report as a PDF of A4 pages: tagged, with an outline, its language and what every picture shows.

Needs fpdf2 (the extra `pdf`); whoever calls this says so in a sentence where it is not there. The same report
gives the same bytes: its date is the day of the game, from the log.
"""

from __future__ import annotations

from datetime import UTC, datetime

from game.paper.flow import draw_mast, draw_section
from game.paper.sheet import Sheet, Type
from game.report.blocks import Report

HEADLINE = Type(15, 18, title=True)
LEAD = Type(10.5, 14.6)
APART = ("ballots",)
"""Sections that begin on a page of their own."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(report: Report) -> bytes:
    """The file."""
    sheet = Sheet(
        title=report.title,
        lang=report.lang,
        foot=report.title,
        page_of=report.words["page"],
        created=_day(report.first_day),
    )
    draw_mast(sheet, report.kicker, report.school, report.subtitle, report.facts)
    sheet.text(report.headline, HEADLINE)
    sheet.y += 1
    sheet.text(report.lead, LEAD)
    for section in report.sections:
        draw_section(sheet, section, apart=section.id in APART)
    return sheet.bytes()


def _day(time: str) -> datetime:
    try:
        day = datetime.fromisoformat(time)
    except ValueError:
        return NO_DAY
    return day if day.tzinfo is not None else day.replace(tzinfo=UTC)
