"""Sheets of A4 with a cursor: lines of words that fit, kept together where they belong together.

All measures are millimetres, sizes of letters points. Nothing here knows what a report is. Whatever is drawn
is either told by the element that is open, or an ornament for the eye alone.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.outline import OutlineSection
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import DestinationXYZ

from game.paper.letters import TEXT, TITLE, font_file
from game.paper.shapes import LEFT, ROOM, Shapes
from game.paper.tagging import Structure, artifact

INK, INK2, HAIR = "#141C3A", "#474E6B", "#CBC6B8"
YELLOW, YELLOWSOFT, BLUE, WHITE = "#FFC61A", "#FFEDB3", "#1D52B8", "#FFFFFF"
WIDTH, HEIGHT = 210.0, 297.0
TOP, BOTTOM = 20.0, 20.0
POINT = 25.4 / 72
SMALLEST = 0.8
"""Part of its size that a picture may be drawn at to stay on its page."""
UNKNOWN = "?"
"""Stands for a sign that the letters do not have."""
CUT = "…"
"""Stands where a text had no more room."""
PLAINER = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x2010: "-", 0x2011: "-"}
"""Signs that belong to words and show as nothing (or as a hyphen) where a line is not broken at them."""


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size and distance of lines in points."""

    size: float
    leading: float
    bold: bool = False
    title: bool = False
    colour: str = INK

    @property
    def line(self) -> float:
        """The height of a line in millimetres."""
        return self.leading * POINT


class Sheet(Shapes):
    """A document being written, from top to bottom."""

    def __init__(
        self,
        *,
        title: str,
        lang: str,
        foot: str,
        page_of: str,
        created: datetime,
        landscape: bool = False,
        edge: float = LEFT,
    ) -> None:
        """A document without pages but the first.

        page_of  the words for `page {page} of {pages}`
        edge     paper left free at both sides
        """
        self.pdf = FPDF(orientation="landscape" if landscape else "portrait", unit="mm", format="A4")
        self.wide, self.high = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
        self.edge = edge
        self.unknown: set[str] = set()
        """Signs in the texts that the letters do not have; UNKNOWN stands in their place."""
        self.cut: list[str] = []
        """Texts that were longer than their place; CUT stands at their end."""
        self.structure = Structure()
        self.pdf.struct_builder = self.structure
        self.pdf._set_min_pdf_version("1.7")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margins(edge, TOP, edge)
        self.pdf.c_margin = 0
        for style, name in (("", "IBMPlexSans_500Medium"), ("B", "IBMPlexSans_700Bold")):
            self.pdf.add_font(TEXT, style, font_file(name))
        self.pdf.add_font(TITLE, "", font_file("BricolageGrotesque_800ExtraBold"))
        self._widths: dict[tuple[bool, bool], dict[str, float]] = {}
        """Of every sign, at one point, by face."""
        self._signs = {
            False: _signs("IBMPlexSans_500Medium") & _signs("IBMPlexSans_700Bold"),
            True: _signs("BricolageGrotesque_800ExtraBold"),
        }
        self.pdf.set_title(title)
        self.pdf.set_lang(lang)
        self.pdf.set_creator("Wendbaar")
        self.pdf.set_creation_date(created)
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self._foot, self._page_of = foot, page_of
        self.y = TOP
        self.new_page()

    def bytes(self) -> bytes:
        """The file, with a foot on every page unless its words are empty."""
        pages = len(self.pdf.pages)
        for page in range(1, pages + 1) if self._foot else ():
            self.pdf.page = page
            self.pdf.set_font(TEXT, "B", 1)  # a page gone back to is told its letters only when they change
            with artifact(self.pdf):
                said = self._page_of.format(page=page, pages=pages)
                room = self.wide - 2 * self.edge
                left = self.lines(self._foot, room - self.width(said, QUIET) - 4, QUIET)
                self._at(self.edge, self.high - 13, room, left[0] if left else "", QUIET)
                self._at(self.edge, self.high - 13, room, said, QUIET, "R")
        return bytes(self.pdf.output())

    # Flow

    def new_page(self) -> None:
        self.pdf.add_page()
        self.y = TOP

    @property
    def left_on_page(self) -> float:
        return self.high - BOTTOM - self.y

    def need(self, height: float) -> None:
        """Go on to a new page unless so much room is left on this one."""
        if height > self.left_on_page and self.y > TOP:
            self.new_page()

    def space(self, height: float) -> None:
        """Room between; none at the top of a page."""
        if self.y > TOP:
            self.y += height

    @contextmanager
    def element(self, kind: str, *, alt: str | None = None, scope: str = "") -> Iterator[None]:
        with self.structure.element(self.pdf, kind, alt=alt, scope=scope):
            yield

    def outline(self, name: str, level: int) -> None:
        """A line of the document's outline that leads here."""
        place = DestinationXYZ(self.pdf.page, top=(self.high - self.y) / POINT)
        self.pdf._outline.append(OutlineSection(name, level, self.pdf.page, place, None))

    # Words

    def lines(self, text: str, width: float, look: Type) -> list[str]:
        """The text in lines that fit; a word that is wider is broken. A no-break space holds two together."""
        found: list[str] = []
        room, space = 0.0, self.width(" ", look)
        for word in re.findall(r"[^ \t\n]+", self._sayable(text, look)):
            long = self.width(word, look)
            if found and space + long <= room:
                found[-1] += f" {word}"
                room -= space + long
                continue
            for piece in self._pieces(word, width, look) if long > width else [word]:
                found.append(piece)
                room = width - self.width(piece, look)
        return found

    def _pieces(self, word: str, width: float, look: Type) -> Iterator[str]:
        """A word that is wider than a line, in pieces that are not."""
        piece, room = "", width
        for sign in word:
            wide = self.width(sign, look)
            if piece and wide > room:
                yield piece
                piece, room = "", width
            piece += sign
            room -= wide
        yield piece

    def text(
        self, text: str, look: Type, *, kind: str = "P", x: float = LEFT, width: float = ROOM, bar: str = ""
    ) -> None:
        """A paragraph, over a page's end where it must; never one line alone.

        bar  the colour of a bar at its left
        """
        rows = self.lines(text, width, look)
        if not rows:
            return
        self.need(look.line * min(len(rows), 3))
        with self.element(kind):
            while rows:
                fits = max(1, int((self.left_on_page + 0.01) / look.line))
                now, rows = rows[:fits], rows[fits:]
                height = look.line * len(now)
                if bar:
                    self.box(x - 4.5, self.y, 1.4, height, bar)
                with self.structure.piece(self.pdf):
                    for row in now:
                        self._at(x, self.y, width, f"{row} ", look)
                        self.y += look.line
                if rows:
                    self.new_page()

    def words(self, rows: Sequence[tuple[str, Type]], x: float, y: float, width: float, align: str) -> None:
        """Lines that were measured already, as one piece of the element that is open."""
        with self.structure.piece(self.pdf):
            for row, look in rows:
                # A space parts the words of two lines for who hears them; at the right it would move them.
                spoken = f"{row} " if align == "L" else f" {row}"
                self._at(x, y, width, spoken, look, align)
                y += look.line

    def shown(self, rows: Sequence[tuple[str, Type]], x: float, y: float, width: float, align: str) -> None:
        """The same for the eye alone."""
        with artifact(self.pdf):
            for row, look in rows:
                self._at(x, y, width, row, look, align)
                y += look.line

    def width(self, text: str, look: Type) -> float:
        """How wide a line of words is."""
        widths = self._widths.setdefault((look.title, look.bold), {})
        for sign in set(text) - widths.keys():
            self._use(look)
            widths[sign] = float(self.pdf.get_string_width(self._sayable(sign, look))) / look.size
        return sum(widths[sign] for sign in text) * look.size

    # Pictures

    def picture(self, svg: str, alternative: str, height: float) -> None:
        """An SVG as wide as the room, a little smaller where it then fits, with what it shows in words."""
        if not SMALLEST * height <= self.left_on_page:
            self.need(height)
        scale = min(1.0, self.left_on_page / height)
        svg = re.sub(r"<(title|desc)\b.*?</\1>", "", svg, flags=re.DOTALL)  # said by the element instead
        with self.element("Figure", alt=alternative), self.structure.piece(self.pdf):
            drawn = io.BytesIO(svg.encode())
            self.pdf.image(drawn, x=LEFT + ROOM * (1 - scale) / 2, y=self.y, w=ROOM * scale, h=height * scale)
        self.y += height * scale

    def _at(self, x: float, y: float, width: float, text: str, look: Type, align: str = "L") -> None:
        self._use(look)
        self.pdf.set_xy(x, y)
        self.pdf.cell(width, look.line, self._sayable(text, look), align=align)

    def _use(self, look: Type) -> None:
        self.pdf.set_font(TITLE if look.title else TEXT, "B" if look.bold else "", look.size)
        self.pdf.set_text_color(look.colour)

    def _sayable(self, text: str, look: Type) -> str:
        """The text in signs that the letters have: a sign put together, or its plain form, or UNKNOWN."""
        known = self._signs[look.title]
        text = text.translate(PLAINER)
        if all(ord(sign) in known for sign in text):
            return text
        whole = unicodedata.normalize("NFC", text)
        return "".join(sign if ord(sign) in known else self._plainer(sign, known) for sign in whole)

    def _plainer(self, sign: str, known: frozenset[int]) -> str:
        simple = "".join(
            part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)
        )
        if simple != sign and all(ord(part) in known for part in simple):
            return simple
        self.unknown.add(sign)
        return UNKNOWN


QUIET = Type(8.5, 11.5, colour=INK2)


@lru_cache(maxsize=8)
def _signs(name: str) -> frozenset[int]:
    """The signs that a face has."""
    with TTFont(font_file(name), lazy=True) as font:
        return frozenset(font.getBestCmap())
