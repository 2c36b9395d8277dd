"""A report whose texts, most of which others wrote, are fit for a page."""

from __future__ import annotations

from dataclasses import replace

from game.paper.clean import clean_section, plain
from game.report.blocks import Report


def cleaned(report: Report) -> Report:
    """The report with every text in it plain; pictures were made of plain texts."""
    return replace(
        report,
        title=plain(report.title),
        kicker=plain(report.kicker),
        school=plain(report.school),
        subtitle=plain(report.subtitle),
        facts=tuple((plain(name), plain(value)) for name, value in report.facts),
        headline=plain(report.headline),
        lead=plain(report.lead),
        sections=tuple(clean_section(section) for section in report.sections),
    )
