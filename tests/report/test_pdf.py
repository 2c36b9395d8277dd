"""The report as PDF: tagged from title to cell, the same bytes each time, and unmoved by any words."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from functools import cache

import pytest

from game.paper.blocks import Bullets, Paragraph, Section, Style, Subhead, Table
from game.report.blocks import Report
from tests.papers import elements, objects, streams, text_in
from tests.report.games import begun, hostile, report

fpdf = pytest.importorskip("fpdf", reason="the extra `pdf` is not installed")

from game.report.pdf import pdf  # noqa: E402


@cache
def drawn(found: Report) -> bytes:
    return pdf(found)


def with_blocks(*blocks: object) -> Report:
    """A report of one chapter, quick to draw."""
    section = Section("notes", "Notes", tuple(blocks))  # type: ignore[arg-type]
    return replace(report(begun()), sections=(section,))


def test_the_same_game_gives_the_same_bytes_dated_by_its_log() -> None:
    data = drawn(report(begun()))
    assert data == pdf(report(begun()))
    assert b"/CreationDate (D:20261120090000Z)" in data


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_has_a_title_a_language_and_an_outline_of_all_chapters(lang: str) -> None:
    found = report(begun(), lang)
    data = drawn(found)
    assert b"/Title " + text_in(found.title) in data and f"/Lang ({lang})".encode() in data
    assert b"/DisplayDocTitle true" in data
    outline = [body for body in objects(data).values() if b"/Title" in body and b"/Dest" in body]
    for section in found.sections:
        assert any(text_in(section.title) in body for body in outline)


def test_every_mark_on_a_page_belongs_to_an_element_and_every_element_has_its_parent() -> None:
    data = drawn(report(begun()))
    all_of_it = objects(data)
    by_page: dict[int, set[int]] = {}
    for _, parent, body in elements(data):
        assert parent in all_of_it
        for page, mark in re.findall(rb"/MCR /Pg (\d+) 0 R /MCID (\d+)", body):
            marks = by_page.setdefault(int(page), set())
            assert int(mark) not in marks
            marks.add(int(mark))
    pages = {number for number, body in all_of_it.items() if b"/Type /Page\n" in body}
    assert set(by_page) == pages
    for (page, marks), content in zip(sorted(by_page.items()), streams(data), strict=True):
        drawn_there = [int(one) for one in re.findall(rb"/MCID (\d+)>> BDC", content)]
        assert sorted(drawn_there) == list(range(len(drawn_there))) == sorted(marks), page
        assert content.count(b" BDC") + content.count(b" BMC") == content.count(b"EMC")


def test_nothing_is_written_that_is_neither_read_aloud_nor_marked_as_ornament() -> None:
    for content in streams(drawn(report(begun()))):
        depth = 0
        for line in content.split(b"\n"):
            depth += line.endswith((b" BDC", b" BMC")) - (line.strip() == b"EMC")
            assert depth in (0, 1)
            assert depth or not re.search(rb"\bT[jJ]\b|\bre\b|\b[SfB]$", line), line


def test_the_words_of_two_lines_are_heard_apart() -> None:
    """Each line that is read aloud ends with a space, whichever glyph that is in the letters."""
    found = with_blocks(Paragraph(" ".join(["word"] * 60)), Table("T", ("A" * 3, "B"), (("x", "1"),), (1, 1)))
    (content,) = streams(pdf(found))
    spoken = [
        line
        for piece in re.findall(rb"/MCID \d+>> BDC\n(.*?)\nEMC", content, re.DOTALL)
        for line in re.findall(rb"\((.*?)(?<!\\)\) Tj", piece, re.DOTALL)
    ]
    assert len(spoken) > 5
    spaces = {line[-2:] for line in spoken}
    assert len(spaces) == 1


def test_tables_and_pictures_and_headings_are_what_they_are() -> None:
    found = report(begun())
    kinds = [kind for kind, _, _ in elements(drawn(found))]
    blocks = [block for section in found.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert kinds.count("H1") == 1 and kinds.count("H2") == len(found.sections)
    assert kinds.count("Table") == kinds.count("Caption") == len(tables)
    assert kinds.count("TR") == sum(1 + len(table.rows) for table in tables)
    assert kinds.count("TD") == sum((len(table.heads) - 1) * len(table.rows) for table in tables)
    for kind, _, body in elements(drawn(found)):
        assert (b"/Scope /" in body) is (kind == "TH")
        assert (b"/Alt " in body) is (kind == "Figure")


@pytest.mark.parametrize("length", [1, 300])
def test_long_words_and_rows_go_on_over_pages(length: int) -> None:
    long = " ".join(f"word{n}" for n in range(length * 10))
    wide = "W" * (length * 10)
    found = with_blocks(
        Subhead(long[:200], "Q1"),
        Paragraph(long),
        Paragraph(long, Style.QUOTE),
        Bullets((long, wide)),
        Table(
            "A table", ("A", "B"), ((long, wide), (("x", "y"), "")), (1, 2), frozenset({1}), frozenset({0})
        ),
    )
    pages = len(streams(pdf(found)))
    assert pages == 1 if length == 1 else pages > 1


def test_signs_that_the_letters_lack_become_a_question_mark_and_nothing_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        pdf(with_blocks(Paragraph("汉字 🎲 שלום **bold** --x-- ~~y~~ \\ ( ) é €")))
    assert caplog.messages == []


def test_hostile_words_are_words() -> None:
    data = drawn(report(hostile()))
    for name in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/OpenAction <<", b"/EmbeddedFile"):
        assert name not in b"".join(body for body in objects(data).values() if b"stream\n" not in body)
