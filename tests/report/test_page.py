"""The report as HTML: one file, well built, readable aloud and on paper, with everybody's words as words."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.paper import letters
from game.report.blocks import Report
from game.report.page import html
from game.session.views.debrief_voices import Voices
from game.ui.theme import contrast, rgb
from tests.report.games import HOSTILE, begun, hostile, report, whole

VOID = {"meta", "col", "br", "link", "img"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        below = [found for child in self.children for found in child.all(name)]
        return [self, *below] if self.name == name else below

    @property
    def words(self) -> str:
        return self.text + "".join(child.words for child in self.children)


class Reader(HTMLParser):
    """A tree of elements; one that is closed out of order fails."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


@cache
def page(found: Report) -> str:
    return html(found)


def tree(text: str) -> Element:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


@pytest.fixture(params=["nl", "en"])
def read(request: pytest.FixtureRequest) -> Element:
    return tree(page(report(whole(), request.param)))


def test_headings_go_down_a_level_at_a_time_under_one_title(read: Element) -> None:
    levels: list[int] = []

    def walk(element: Element) -> None:
        if re.fullmatch(r"h[1-6]", element.name):
            assert element.words.strip()
            levels.append(int(element.name[1]))
        for child in element.children:
            walk(child)

    walk(read)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_every_head_its_scope(read: Element) -> None:
    tables = read.all("table")
    assert tables
    for table in tables:
        assert table.all("caption")[0].words.strip()
        heads = table.all("thead")[0].all("th")
        assert heads and all(head.attributes["scope"] == "col" and head.words.strip() for head in heads)
        for row in table.all("tbody")[0].all("tr"):
            first, *rest = row.children
            assert (first.name, first.attributes["scope"]) == ("th", "row")
            assert len(rest) + 1 == len(heads) and {cell.name for cell in rest} <= {"td"}


def test_pictures_say_what_they_show(read: Element) -> None:
    pictures = read.all("svg")
    assert pictures
    for picture in pictures:
        ids = {
            child.attributes.get("id"): child.words
            for child in picture.children
            if child.name in ("title", "desc")
        }
        named = picture.attributes["aria-labelledby"].split()
        assert picture.attributes["role"] == "img" and len(named) == 2
        assert all(ids[name].strip() for name in named)


def test_ids_are_unique_and_links_lead_somewhere(read: Element) -> None:
    ids: list[str] = []

    def walk(element: Element) -> None:
        ids.extend([element.attributes["id"]] if "id" in element.attributes else [])
        for child in element.children:
            walk(child)

    walk(read)
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"].removeprefix("#") for link in read.all("a")} <= set(ids)
    assert {one.attributes["aria-labelledby"] for one in read.all("section")} <= set(ids)


def test_it_needs_nothing_else_and_says_its_language() -> None:
    for lang in ("nl", "en"):
        text = page(report(whole(), lang))
        assert f'<html lang="{lang}">' in text
        without_names = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|//[a-z]", re.sub(r"base64,[^\"]*", "", without_names))
        assert "<script" not in text and "<link" not in text and "@import" not in text
        assert set(re.findall(r"url\(\"?([a-z]+:[a-z]+/[a-z]+)", text)) <= {"data:font/woff"}
        assert "default-src 'none'" in text


def test_the_same_game_gives_the_same_page() -> None:
    assert html(report(whole())) == page(report(whole()))


def test_colours_that_carry_words_are_told_apart_by_everybody() -> None:
    style = page(report(whole())).split("<style>")[1].split("</style>")[0]
    tokens = dict(re.findall(r"--([a-z0-9]+): (#[0-9A-F]{6})", style))
    for front, back in (
        ("ink", "paper"),
        ("ink2", "paper"),
        ("ink", "surface"),
        ("ink", "sunken"),
        ("blue", "sunken"),
        ("blue", "paper"),
        ("ink", "yellowsoft"),
        ("yellow", "ink"),
    ):
        assert contrast(rgb(tokens[front]), rgb(tokens[back])) >= 4.5
    assert contrast(rgb("#C9CEE4"), rgb(tokens["ink"])) >= 4.5


class TestHostileWords:
    def test_they_stay_words(self) -> None:
        text = page(report(hostile()))
        read = tree(text)
        assert not read.all("script") and not read.all("img")
        assert "49" not in re.findall(r"&amp;amp;(\S*)", text)
        told = read.words
        for words in (HOSTILE, HOSTILE[:60]):
            assert words in told

    def test_all_of_them_are_told(self) -> None:
        """The vision, reasons, the choice, predictions, a branch, a note and an agreement."""
        read = tree(page(report(hostile())))
        sections = {one.attributes["id"]: one.words for one in read.all("section")}
        for id in ("story", "vision", "ballots", "expected", "whatif", "notes", "agreements"):
            assert HOSTILE[:60] in sections[id], id

    def test_what_steers_a_reader_is_taken_out(self) -> None:
        tricky = "abc\u202egnirts\u2066 \x00\x1b[31m red\ufffe\ud800 end"
        text = page(report(hostile(tricky.replace("\ud800", ""))))
        assert "abcgnirts" in text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", text)


def test_as_the_table_chose_roles_stand_by_their_reasons() -> None:
    assert "words of seat 0" in page(report(begun()))
    assert "words of seat 0" not in page(report(begun(), voices=Voices.NONE))


def test_without_fonttools_it_is_set_in_the_letters_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    letters._face.cache_clear()
    monkeypatch.setitem(sys.modules, "fontTools.subset", None)
    text = html(report(whole()))
    assert "@font-face" not in text and '"Segoe UI"' in text
