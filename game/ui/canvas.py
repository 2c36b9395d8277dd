"""The canvas: logical pixels in, a sharp picture at the real size out.

Everything is drawn at once onto one surface; what is dear to draw (smooth shapes, text, icons) is
kept by its content, so a redraw of an unchanged part is a copy. The logical page is 1280 by 720 and
grows in one direction on windows of another shape; x 0..1280 stays in the middle.

Every line of text leaves a `TextRecord`, so that a test can say that nothing is cut or unreadable.
"""

import math
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

import pygame

from game.ui.boxes import Box, Point
from game.ui.brush import Brush, Corners, rounded
from game.ui.fonts import Fonts
from game.ui.icons import Icons
from game.ui.styles import BODY, BREAK, Span, Style, Text
from game.ui.theme import Colour, Theme, mix

WIDTH: Final = 1280
HEIGHT: Final = 720
SMALLEST_WINDOW: Final = (1024, 576)
SMALLEST_TEXT: Final = 16  # real pixels
GROWS_FULLY: Final = 24  # larger text grows by as much as this size does
FINE_AREA: Final = 260_000  # real pixels up to which shapes are drawn at four times their size
KEPT_AREA: Final = 16_000_000  # real pixels of kept shapes (four bytes each)

Align = Literal["left", "centre", "right"]
Valign = Literal["top", "middle", "bottom"]
Painter = Callable[[Brush], None]

LONG_WORD: Final = re.compile(r"(?<=\w{9})(?=heid\b|kwaliteit\b)")
"""Where a long Dutch word may break when its line is too short for it: Studenttevreden-heid."""


class TextRecord(NamedTuple):
    """One line of text as it was drawn.

    ink     what the letters cover, logical pixels
    box     the room it was given
    px      real size in pixels
    under   the colour it stands on
    broken  a word had to be broken at a letter
    layer   0 the page, 1 and up what lies over it
    """

    text: str
    ink: Box
    box: Box
    px: int
    colour: Colour
    under: Colour
    broken: bool
    layer: int

    @property
    def fits(self) -> bool:
        """Whether the line stays within its room (a pixel of optical overhang is allowed)."""
        return self.box.holds(self.ink, 1.0)


class _Word(NamedTuple):
    text: str
    style: Style
    colour: Colour
    glued: bool  # no space before it
    soft: bool  # a hyphen shows when the line ends here


class Store:
    """What outlives one frame: fonts, icons and painted shapes."""

    def __init__(self, fonts: Fonts, icons: Icons | None = None) -> None:
        self.fonts = fonts
        self.icons = icons or Icons()
        self._shapes: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._area = 0

    def shape(self, key: tuple[object, ...]) -> pygame.Surface | None:
        """The kept picture for `key`, if there is one."""
        if key not in self._shapes:
            return None
        self._shapes.move_to_end(key)
        return self._shapes[key]

    def keep(self, key: tuple[object, ...], picture: pygame.Surface) -> None:
        """Keep `picture`; the ones unused for longest make room."""
        self._shapes[key] = picture
        self._area += picture.get_width() * picture.get_height()
        while self._area > KEPT_AREA and len(self._shapes) > 1:
            _, old = self._shapes.popitem(last=False)
            self._area -= old.get_width() * old.get_height()


class Canvas:
    """One frame of the window.

    surface       where it is drawn, at the window's real size
    text_percent  100, 125, 150, 175 or 200
    """

    def __init__(self, surface: pygame.Surface, theme: Theme, store: Store, text_percent: int = 100) -> None:
        self.surface = surface
        self.theme = theme
        self.store = store
        self.text_scale = text_percent / 100
        w, h = surface.get_size()
        self.scale = min(w / WIDTH, h / HEIGHT)
        self.width = w / self.scale
        self.height = h / self.scale
        self.left = (WIDTH - self.width) / 2
        self.right = self.left + self.width
        self.too_small = w < SMALLEST_WINDOW[0] or h < SMALLEST_WINDOW[1]
        self.records: list[TextRecord] = []
        self.layer = 0

    @property
    def page(self) -> Box:
        """The whole window in logical pixels."""
        return Box(self.left, 0, self.width, self.height)

    # sizes

    def grow(self, length: float) -> float:
        """A length that goes with text (a row's height, an icon beside a word) at the text size chosen."""
        return length * self.text_scale

    def text_px(self, px: float) -> int:
        """Real pixels of text that is `px` at scale 1 and 100 %; never below the smallest legible size."""
        grown = px + min(px, GROWS_FULLY) * (self.text_scale - 1)
        return max(SMALLEST_TEXT, round(grown * self.scale))

    def line_height(self, style: Style) -> float:
        """Distance between two lines, logical pixels."""
        return self.text_px(style.px) / self.scale * style.line

    def text_width(self, text: str, style: Style = BODY) -> float:
        """Width of one line, logical pixels."""
        return (
            self.store.fonts.width(text.replace(BREAK, ""), style.face, self.text_px(style.px)) / self.scale
        )

    def logical(self, point: tuple[int, int]) -> Point:
        """A real position (a mouse) on the logical page."""
        return point[0] / self.scale + self.left, point[1] / self.scale

    # shapes

    def fill(self, colour: Colour, box: Box | None = None) -> None:
        """A plain rectangle with whole real pixels; without `box` the whole window."""
        self.surface.fill(colour, None if box is None else self.real(box))

    def veil(self, colour: Colour, share: float, box: Box | None = None) -> None:
        """Cover what is there with `share` (0..1) of `colour`."""
        rect = self.surface.get_rect() if box is None else self.real(box)
        sheet = pygame.Surface(rect.size)
        sheet.fill(colour)
        sheet.set_alpha(round(255 * share))
        self.surface.blit(sheet, rect)

    def paint(self, key: tuple[object, ...], box: Box, painter: Painter) -> None:
        """A smooth picture in `box`, drawn by `painter` with (0, 0) at its left top.

        The picture is kept: `key` must name the painter and everything that its look depends on.
        """
        x, y = (box.x - self.left) * self.scale, box.y * self.scale
        left, top = math.floor(x + 1e-6), math.floor(y + 1e-6)
        phase = (round((x - left) * 8) / 8, round((y - top) * 8) / 8)
        w = math.ceil(box.w * self.scale + phase[0] - 1e-6)
        h = math.ceil(box.h * self.scale + phase[1] - 1e-6)
        if w <= 0 or h <= 0:
            return
        full = (key, round(box.w, 3), round(box.h, 3), self.scale, phase)
        picture = self.store.shape(full)
        if picture is None:
            finer = 4 if w * h <= FINE_AREA else 2
            large = pygame.Surface((w * finer, h * finer), pygame.SRCALPHA)
            painter(Brush(large, self.scale * finer, (phase[0] * finer, phase[1] * finer)))
            picture = pygame.transform.smoothscale(large, (w, h))
            self.store.keep(full, picture)
        self.surface.blit(picture, (left, top), special_flags=pygame.BLEND_PREMULTIPLIED)

    def rect(
        self,
        box: Box,
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
        radius: float | Corners = 0,
    ) -> None:
        """A rectangle with its edge inside `box`."""
        local = Box(0, 0, box.w, box.h)
        self.paint(
            ("rect", fill, edge, width, radius),
            box,
            lambda brush: brush.rect(local, fill, edge, width, radius),
        )

    def dashed(
        self,
        box: Box,
        edge: Colour,
        fill: Colour | None = None,
        width: float = 2,
        radius: float = 10,
        on: float = 7,
        off: float = 5,
    ) -> None:
        """A rounded rectangle with a dashed edge inside `box`."""
        local = Box(0, 0, box.w, box.h)

        def painter(brush: Brush) -> None:
            if fill is not None:
                brush.rect(local, fill, None, 0, radius)
            brush.dashes(rounded(local.inset(width / 2), max(0.0, radius - width / 2)), edge, width, on, off)

        self.paint(("dashed", edge, fill, width, radius, on, off), box, painter)

    def circle(
        self,
        x: float,
        y: float,
        r: float,
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
    ) -> None:
        """A disc with its middle at (x, y)."""
        self.paint(
            ("circle", fill, edge, width),
            Box.around(x, y, 2 * r),
            lambda brush: brush.circle((r, r), r, fill, edge, width),
        )

    def hline(self, x: float, y: float, w: float, colour: Colour | None = None, width: float = 2) -> None:
        """A rule with its top at `y`."""
        self.fill(colour or self.theme.line, Box(x, y, w, width))

    def vline(self, x: float, y: float, h: float, colour: Colour | None = None, width: float = 2) -> None:
        """An upright rule with its left side at `x`."""
        self.fill(colour or self.theme.line, Box(x, y, width, h))

    def lines(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float = 2,
        *,
        dash: tuple[float, float] | None = None,
        dot: float | None = None,
    ) -> None:
        """A line through `points`: solid, in dashes of (on, off), or as round dots every `dot` pixels."""
        pad = width
        left, top = min(p[0] for p in points) - pad, min(p[1] for p in points) - pad
        right, bottom = max(p[0] for p in points) + pad, max(p[1] for p in points) + pad
        local = tuple((round(x - left, 2), round(y - top, 2)) for x, y in points)

        def painter(brush: Brush) -> None:
            if dot is not None:
                brush.dots(local, colour, width / 2, dot)
            elif dash is not None:
                brush.dashes(local, colour, width, *dash)
            else:
                brush.line(local, colour, width)

        self.paint(
            ("lines", local, colour, width, dash, dot), Box(left, top, right - left, bottom - top), painter
        )

    def polygon(
        self,
        points: Sequence[Point],
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
    ) -> None:
        """A closed figure; its edge lies on the line."""
        pad = width if edge else 1.0
        left, top = min(p[0] for p in points) - pad, min(p[1] for p in points) - pad
        right, bottom = max(p[0] for p in points) + pad, max(p[1] for p in points) + pad
        local = tuple((round(x - left, 2), round(y - top, 2)) for x, y in points)
        self.paint(
            ("polygon", local, fill, edge, width),
            Box(left, top, right - left, bottom - top),
            lambda brush: brush.polygon(local, fill, edge, width),
        )

    def icon(
        self,
        name: str,
        x: float,
        y: float,
        size: float,
        colour: Colour | None = None,
        stone: Colour | None = None,
    ) -> None:
        """An icon with its middle at (x, y); `stone` colours its stone and outlines it."""
        px = max(8, round(size * self.scale))
        picture = self.store.icons.get(name, px, colour or self.theme.ink, stone)
        at = (round((x - self.left) * self.scale - px / 2), round(y * self.scale - px / 2))
        self.surface.blit(picture, at)

    # text

    def text(
        self,
        box: Box,
        text: str | Sequence[str],
        style: Style = BODY,
        colour: Colour | None = None,
        *,
        align: Align = "left",
        valign: Valign = "middle",
    ) -> Box:
        """One line in `box`, its capitals centred on the box's middle; returns what the letters cover.

        text  one form, or several from long to short: the first that fits is drawn
        """
        forms = [text] if isinstance(text, str) else list(text)
        shown = next((form for form in forms if self.text_width(form, style) <= box.w + 0.5), forms[-1])
        shown = shown.replace(BREAK, "")
        w = self.text_width(shown, style)
        x = {"left": box.x, "centre": box.cx - w / 2, "right": box.right - w}[align]
        px = self.text_px(style.px)
        cap = self.store.fonts.cap_height(style.face, px) / self.scale
        room = self.line_height(style)
        middle = {"top": box.y + room / 2, "middle": box.cy, "bottom": box.bottom - room / 2}[valign]
        return self._line(x, middle + cap / 2, shown, style, colour or self.theme.ink, box)

    def word(
        self,
        x: float,
        y: float,
        text: str,
        style: Style = BODY,
        colour: Colour | None = None,
        *,
        align: Align = "left",
    ) -> Box:
        """One line around `y` that begins, is centred or ends at `x`; its room is the whole window."""
        shown = text.replace(BREAK, "")
        w = self.text_width(shown, style)
        left = {"left": x, "centre": x - w / 2, "right": x - w}[align]
        cap = self.store.fonts.cap_height(style.face, self.text_px(style.px)) / self.scale
        return self._line(left, y + cap / 2, shown, style, colour or self.theme.ink, self.page)

    def wrap(self, text: Text, style: Style, width: float) -> list[str]:
        """`text` broken into lines of at most `width`: at spaces, line ends and soft hyphens."""
        return [
            "".join(piece.text for piece in line)
            for line, _ in self._wrapped(text, style, self.theme.ink, width)
        ]

    def paragraph_height(self, text: Text, style: Style, width: float) -> float:
        """How high `paragraph` will be, logical pixels."""
        return len(self._wrapped(text, style, self.theme.ink, width)) * self.line_height(style)

    def paragraph(
        self,
        box: Box,
        text: Text,
        style: Style = BODY,
        colour: Colour | None = None,
        *,
        align: Align = "left",
        valign: Valign = "top",
    ) -> Box:
        """Wrapped text in `box`; returns the part of the box used. What does not fit is recorded as such."""
        lines = self._wrapped(text, style, colour or self.theme.ink, box.w)
        step = self.line_height(style)
        height = step * len(lines)
        top = {"top": box.y, "middle": box.cy - height / 2, "bottom": box.bottom - height}[valign]
        px = self.text_px(style.px)
        cap = self.store.fonts.cap_height(style.face, px) / self.scale
        for i, (line, broken) in enumerate(lines):
            w = sum(self.text_width(piece.text, piece.style) for piece in line)
            x = {"left": box.x, "centre": box.cx - w / 2, "right": box.right - w}[align]
            baseline = top + step * (i + 0.5) + cap / 2
            for piece in line:
                self._line(x, baseline, piece.text, piece.style, piece.colour, box, broken)
                x += self.text_width(piece.text, piece.style)
        return Box(box.x, top, box.w, height)

    def _wrapped(
        self, text: Text, style: Style, colour: Colour, width: float
    ) -> list[tuple[list[_Word], bool]]:
        """Lines of pieces (neighbours of one style joined), each with whether a word was broken in it."""
        lines: list[tuple[list[_Word], bool]] = []
        spans = [Span(text)] if isinstance(text, str) else list(text)
        for paragraph in _paragraphs(spans, style, colour):
            line: list[_Word] = []
            broken = False
            for word in paragraph:
                if line and self._width_of([*line, word]) > width + 0.5:
                    lines.append((_joined(line, ends=True), broken))
                    line, broken = [], False
                for i, piece in enumerate(self._pieces(word, width)):
                    if i:
                        lines.append((_joined(line, ends=False), True))
                        line, broken = [], True
                    line.append(piece)
            lines.append((_joined(line, ends=False), broken))
        return lines

    def _width_of(self, words: Sequence[_Word]) -> float:
        """Width of a line: measured as it will be drawn, since a sum of words is off by its rounding."""
        return sum(self.text_width(piece.text, piece.style) for piece in _joined(words, ends=True))

    def _pieces(self, word: _Word, width: float) -> list[_Word]:
        """`word`, or if even alone it is wider than a line, its parts of at most a line each."""
        if self.text_width(word.text, word.style) <= width + 0.5 or len(word.text) < 2:
            return [word]
        pieces: list[_Word] = []
        part = ""
        for letter in word.text:
            if part and self.text_width(part + letter, word.style) > width:
                pieces.append(word._replace(text=part, glued=bool(pieces) or word.glued, soft=False))
                part = ""
            part += letter
        return [*pieces, word._replace(text=part, glued=bool(pieces) or word.glued)]

    def _line(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        colour: Colour,
        box: Box,
        broken: bool = False,
    ) -> Box:
        px = self.text_px(style.px)
        fonts = self.store.fonts
        real_x = round((x - self.left) * self.scale)
        real_base = round(baseline * self.scale)
        cap = fonts.cap_height(style.face, px)
        ink = Box(x, baseline - cap / self.scale, self.text_width(text, style), (cap + 0.2 * px) / self.scale)
        if text.strip():
            under = self._under(real_x, real_base - cap, math.ceil(ink.w * self.scale), cap)
            self.records.append(TextRecord(text, ink, box, px, colour, under, broken, self.layer))
            picture = fonts.render(text, style.face, px, colour)
            self.surface.blit(picture, (real_x, real_base - fonts.ascent(style.face, px)))
        return ink

    def _under(self, x: int, y: int, w: int, h: int) -> Colour:
        """The colour that is already there, seen at the corners and the middle of a line of text."""
        right, bottom = self.surface.get_width() - 1, self.surface.get_height() - 1
        seen = [
            tuple(self.surface.get_at((min(max(0, px), right), min(max(0, py), bottom))))[:3]
            for px, py in ((x, y), (x + w, y), (x, y + h), (x + w, y + h), (x + w // 2, y + h // 2))
        ]
        r, g, b = max(seen, key=seen.count)
        return r, g, b

    def faded(self, colour: Colour, share: float, under: Colour | None = None) -> Colour:
        """`share` of `colour` over `under` (the page's paper by default)."""
        return mix(colour, under or self.theme.paper, share)

    def real(self, box: Box) -> pygame.Rect:
        """`box` in real pixels of the window, one wide and high at least."""
        x, y = round((box.x - self.left) * self.scale), round(box.y * self.scale)
        right, bottom = round((box.right - self.left) * self.scale), round(box.bottom * self.scale)
        return pygame.Rect(x, y, max(1, right - x), max(1, bottom - y))


def _paragraphs(spans: Sequence[Span], style: Style, colour: Colour) -> list[list[_Word]]:
    """Words of each paragraph; a line end in the text starts a new one."""
    paragraphs: list[list[_Word]] = [[]]
    space = True
    for span in spans:
        own, tint = span.style or style, span.colour or colour
        for number, part in enumerate(span.text.split("\n")):
            if number:
                paragraphs.append([])
                space = True
            if part[:1] == " ":
                space = True
            for word in part.split(" "):
                if not word:
                    continue
                syllables = LONG_WORD.sub(BREAK, word).split(BREAK)
                for i, syllable in enumerate(syllables):
                    glued = i > 0 or not space
                    paragraphs[-1].append(_Word(syllable, own, tint, glued, i < len(syllables) - 1))
                    space = False
                space = True
            space = part[-1:] == " " or (space and not part)
    return paragraphs


def _joined(words: Sequence[_Word], ends: bool) -> list[_Word]:
    """Neighbours of one style as one piece, which keeps their kerning; `ends` shows a last soft hyphen."""
    pieces: list[_Word] = []
    for word in words:
        lead = "" if word.glued or not pieces else " "
        if pieces and pieces[-1].style == word.style and pieces[-1].colour == word.colour:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + lead + word.text, soft=word.soft)
        else:
            pieces.append(word._replace(text=lead + word.text))
    if ends and pieces and pieces[-1].soft:
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + "-")
    return pieces
