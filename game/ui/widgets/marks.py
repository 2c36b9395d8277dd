"""The shape language: small marks, each with one meaning on every screen."""

from collections.abc import Sequence
from typing import Final, Literal

from game.texts import mark
from game.ui.boxes import Box, Point
from game.ui.brush import Brush, around, bezier, rounded
from game.ui.canvas import Align
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import STRONG, Style
from game.ui.theme import DIMENSION_ICONS, Colour

Certainty = Literal["certain", "likely", "unsure"]
CERTAINTY_WORDS: Final[dict[Certainty, str]] = {
    "certain": mark("certain"),
    "likely": mark("likely"),
    "unsure": mark("uncertain"),
}
MINUS: Final = "\u2212"


def number(value: float) -> str:
    """A whole number with a real minus."""
    whole = round(value)
    return f"{MINUS}{-whole}" if whole < 0 else str(whole)


def signed(change: float) -> str:
    """A change: "+4", "−3", or "= 0" for anything that rounds to nothing."""
    whole = round(change)
    if whole == 0:
        return "= 0"
    return f"+{whole}" if whole > 0 else number(whole)


def petal(
    ui: Ui, x: float, y: float, size: float, dimension: str, *, icon: str = "", dimmed: bool = False
) -> None:
    """A dimension: round with one tight corner, its icon inside; (x, y) is the middle."""
    hue = ui.theme.hue(dimension).hue
    colour = ui.canvas.faded(hue, 0.55) if dimmed else hue
    half = size / 2
    ui.canvas.rect(Box.around(x, y, size), colour, radius=(half, half, half, size * 0.12))
    ui.canvas.icon(icon or DIMENSION_ICONS[dimension], x, y, size * 0.66, ui.theme.onhue)


def stone(
    ui: Ui,
    x: float,
    y: float,
    r: float,
    *,
    fill: Colour | None = None,
    hollow: bool = False,
    free: bool = False,
) -> None:
    """A weight someone gave. hollow = wanted or counted again; free = a place where one may lie."""
    ink, c = ui.theme.ink, ui.canvas
    if free:
        box, edge = Box.around(x, y, 2 * r), ui.theme.trackline

        def place(brush: Brush) -> None:
            brush.dashes(rounded(Box(1, 1, 2 * r - 2, 2 * r - 2), r - 1, 16), edge, 2, 3, 5)

        c.paint(("free stone", edge, r), box, place)
        return
    if hollow:
        c.circle(x, y, r, ui.theme.surface, ink, 2.5 if r < 14 else 3)
        return
    if fill is not None:
        c.circle(x, y, r, fill, ink, 2 if r < 12 else 3)
        return
    light = ui.theme.oninvert

    def solid(brush: Brush) -> None:
        brush.circle((r, r), r, ink)
        if r >= 11:
            arc = [around((r, r), r * 0.62, angle) for angle in range(296, 337, 4)]
            brush.line(arc, light, max(1.8, r * 0.11))

    c.paint(("stone", ink, light, r), Box.around(x, y, 2 * r), solid)


def token(
    ui: Ui,
    x: float,
    y: float,
    size: float,
    icon: str,
    *,
    informal: bool = False,
    filled: bool = False,
    ink: Colour | None = None,
    fill: Colour | None = None,
) -> None:
    """A role: solid edge for formal leadership, dashed for informal; (x, y) is the middle."""
    t, c = ui.theme, ui.canvas
    colour, box, radius = ink or t.ink, Box.around(x, y, size), size * 0.28
    back = fill or t.surface
    width = 2 if size < 60 else 3
    if filled:
        c.rect(box, t.invert, radius=radius)
        c.icon(icon, x, y, size * 0.6, t.oninvert)
        return
    if informal:
        c.dashed(box, colour, back, width, radius, on=5, off=4)
    else:
        c.rect(box, back, colour, width, radius)
    c.icon(icon, x, y, size * 0.6, colour)


def tile(ui: Ui, box: Box, letters: str, *, chosen: bool = True, style: Style = STRONG) -> None:
    """A teaching team: a square with two letters, solid when it takes part."""
    t = ui.theme
    ui.canvas.rect(box, t.invert if chosen else t.surface, None if chosen else t.line, 2)
    ui.canvas.text(box, letters, style, t.oninvert if chosen else t.ink, align="centre")


def letter_block(
    ui: Ui, x: float, y: float, size: float, letter: str, *, chosen: bool = False, style: Style | None = None
) -> None:
    """An option's letter; yellow when it is the chosen one. (x, y) is the middle."""
    t, box = ui.theme, Box.around(x, y, size)
    face = style or Style(Face.TITLE, size * 0.54 / ui.canvas.text_scale if size > 40 else 22)
    ui.canvas.rect(box, t.yellow if chosen else t.invert, t.cardline if chosen else None, 2, 10)
    ui.canvas.text(box, letter, face, t.onyellow if chosen else t.oninvert, align="centre")


def triangle(
    ui: Ui, x: float, y: float, size: float, *, up: bool, good: bool, colour: Colour | None = None
) -> None:
    """Solid: favourable. Hollow: unfavourable. (x, y) is the middle; `size` its width."""
    t = ui.theme
    tint = colour or (t.ink if good else t.red)
    w, h = size / 2, size * 0.42
    tip, base = (-h, h) if up else (h, -h)
    points = [(x, y + tip), (x + w, y + base), (x - w, y + base)]
    if good:
        ui.canvas.polygon(points, tint)
    else:
        inner = [(x, y + tip * 0.8), (x + w * 0.86, y + base * 0.86), (x - w * 0.86, y + base * 0.86)]
        ui.canvas.polygon(inner, None, tint, 1.6)


def delta_width(ui: Ui, change: float | None, style: Style = STRONG) -> float:
    """How wide `delta` is, logical pixels."""
    if change is None:
        return 0.0
    words = ui.canvas.text_width(signed(change), style)
    return words if round(change) == 0 else words + ui.grow(style.px) * 0.6 + ui.grow(5)


def delta(
    ui: Ui,
    x: float,
    y: float,
    change: float | None,
    *,
    good: bool | None = None,
    align: Align = "left",
    style: Style = STRONG,
    share: float = 1.0,
) -> float:
    """A change in line: triangle and number. Returns its width.

    change None = nothing can have changed yet: nothing is drawn
    good   whether it is favourable; by default when it is positive
    share  less than 1 draws it quieter
    """
    t, c = ui.theme, ui.canvas
    if change is None:
        return 0.0
    good = change > 0 if good is None else good
    w = delta_width(ui, change, style)
    left = {"left": x, "centre": x - w / 2, "right": x - w}[align]
    if round(change) == 0:
        c.word(left, y, signed(change), style, t.ink2 if share == 1 else c.faded(t.ink2, share))
        return w
    colour = t.ink if good else t.red
    if share < 1:
        colour = c.faded(colour, share)
    size = ui.grow(style.px) * 0.6
    triangle(ui, left + size / 2, y, size, up=change > 0, good=good, colour=colour)
    c.word(left + size + ui.grow(5), y, signed(change), style, colour)
    return w


def delta_chip(
    ui: Ui,
    x: float,
    y: float,
    change: float,
    *,
    good: bool | None = None,
    cause: str = "",
    align: Align = "left",
) -> Box:
    """A change as a pill 30 high around `y`; solid, outlined or grey. Returns its box."""
    t, c = ui.theme, ui.canvas
    good = change > 0 if good is None else good
    h, pad, size = ui.grow(30), ui.grow(12), ui.grow(12)
    text = signed(change)
    zero = round(change) == 0
    w = 2 * pad + c.text_width(text, STRONG) + (0 if zero else size + ui.grow(7))
    w += c.text_width(cause) + ui.grow(6) if cause else 0
    left = {"left": x, "centre": x - w / 2, "right": x - w}[align]
    box = Box(left, y - h / 2, w, h)
    colour = t.ink2 if zero else t.oninvert if good else t.red
    if zero:
        c.rect(box, t.surface, t.trackline, 2, h / 2)
    elif good:
        c.rect(box, t.invert, radius=h / 2)
    else:
        c.rect(box, t.surface, t.red, 2, h / 2)
    at = left + pad
    if not zero:
        triangle(ui, at + size / 2, y, size, up=change > 0, good=good, colour=colour)
        at += size + ui.grow(7)
    drawn = c.word(at, y, text, STRONG, colour)
    if cause:
        c.word(drawn.right + ui.grow(6), y, cause, colour=colour)
    return box


def certainty(
    ui: Ui, x: float, y: float, level: Certainty, r: float = 9, colour: Colour | None = None
) -> None:
    """A circle: full, half or empty."""
    ink = colour or ui.theme.ink

    def painter(brush: Brush) -> None:
        brush.circle((r, r), r, ink if level == "certain" else None, ink, 2)
        if level == "likely":
            brush.ring((r, r), r - 1, r - 1, 180, 360, ink)

    ui.canvas.paint(("certainty", level, r, ink), Box.around(x, y, 2 * r), painter)


def pips(
    ui: Ui,
    x: float,
    y: float,
    full: int,
    of: int = 3,
    r: float = 7,
    gap: float = 5,
    colour: Colour | None = None,
) -> float:
    """`full` of `of` small circles from `x` on, centred on `y`; returns their width."""
    ink = colour or ui.theme.ink
    for i in range(of):
        at = x + r + i * (2 * r + gap)
        ui.canvas.circle(at, y, r, ink if i < full else None, ink, 2)
    return of * 2 * r + (of - 1) * gap


def key_width(ui: Ui, key: str) -> float:
    """How wide the cap of `key` is."""
    return max(ui.grow(30), ui.canvas.text_width(ui.key_label(key), _KEY) + ui.grow(20))


def key_cap(
    ui: Ui, x: float, y: float, key: str, *, align: Align = "left", colour: Colour | None = None
) -> Box:
    """A key, 30 high around `y`; at 175 % text and more nothing (F1 lists the keys). Returns its box."""
    if not shows_keys(ui):
        return Box(x, y, 0, 0)
    w, h = key_width(ui, key), ui.grow(30)
    left = {"left": x, "centre": x - w / 2, "right": x - w}[align]
    box = Box(left, y - h / 2, w, h)
    tint = colour or ui.theme.ink
    ui.canvas.rect(box, None, tint, 2, 6)
    ui.canvas.text(box, ui.key_label(key), _KEY, tint, align="centre")
    return box


def shows_keys(ui: Ui) -> bool:
    """Whether key caps are drawn at this text size."""
    return ui.canvas.text_scale < 1.7


def tick(ui: Ui, x: float, y: float, size: float, colour: Colour | None = None) -> None:
    """Chosen, done; (x, y) is the middle."""
    points = [
        (x - size * 0.38, y + size * 0.04),
        (x - size * 0.12, y + size * 0.3),
        (x + size * 0.4, y - size * 0.3),
    ]
    ui.canvas.lines(points, colour or ui.theme.ink, max(2.0, size * 0.12))


def diamond(ui: Ui, x: float, y: float, size: float = 22) -> None:
    """A decision."""
    half = size / 2
    ui.canvas.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], ui.theme.ink)


def balloon(ui: Ui, x: float, y: float, size: float = 22, colour: Colour | None = None) -> None:
    """A note, a question, another voice."""
    half, ink = size / 2, colour or ui.theme.ink
    low = y + half * 0.45
    points = [
        (x - half, y - half * 0.8),
        (x + half, y - half * 0.8),
        (x + half, low),
        (x, low),
        (x - half * 0.35, y + half),
        (x - half * 0.35, low),
        (x - half, low),
    ]
    ui.canvas.polygon(points, ui.theme.surface, ink, 2)


def ticket_shape(
    ui: Ui, box: Box, fold: float = 18, *, fill: Colour | None = None, yellow: bool = True
) -> None:
    """An event: a rectangle with a folded corner. `yellow` = it is new."""
    t = ui.theme
    back, edge, corner = fill or t.yellowsoft, t.cardline, t.yellow if yellow else t.surface

    def painter(brush: Brush) -> None:
        w, h = box.w, box.h
        outline: Sequence[Point] = [(1, 1), (w - fold, 1), (w - 1, fold), (w - 1, h - 1), (1, h - 1)]
        brush.polygon(outline, back)
        brush.polygon([(w - fold, 1), (w - 1, fold), (w - fold, fold)], corner)
        for start, end in (
            ((0, 1), (w - fold + 0.5, 1)),
            ((w - 1, fold - 0.5), (w - 1, h)),
            ((0, h - 1), (w, h - 1)),
            ((1, 0), (1, h)),
        ):
            brush.stroke(start, end, edge, 2)
        brush.line([(w - fold, 1), (w - 1, fold), (w - fold, fold), (w - fold, 1)], edge, 2)

    ui.canvas.paint(("ticket", fold, back, edge, corner), box, painter)


def ticket_pin(ui: Ui, x: float, y: float, size: float = 20) -> None:
    """An event on a timeline."""
    t = ui.theme
    half, cut = size / 2, size * 0.3
    points = [
        (x - half, y - half),
        (x + half - cut, y - half),
        (x + half, y - half + cut),
        (x + half, y + half),
        (x - half, y + half),
    ]
    ui.canvas.polygon(points, t.yellow, t.ink, 2.5)


def word_mark(ui: Ui, x: float, y: float, size: float = 42) -> None:
    """The game's own sign: five petals around a stone; (x, y) is the middle."""
    hues, ink = tuple(hue.hue for hue in ui.theme.hues), ui.theme.ink
    unit = size / 42

    def painter(brush: Brush) -> None:
        middle = (size / 2, size / 2 + unit)
        for index, hue in enumerate(hues):
            brush.polygon(leaf(middle, 6.2 * unit, 21 * unit, 72 * index, 0.42), hue)
        brush.circle(middle, 3.6 * unit, ink)

    ui.canvas.paint(("mark", hues, ink), Box.around(x, y, size), painter)


def leaf(middle: Point, near: float, far: float, angle: float, wide: float) -> list[Point]:
    """A pointed petal from `near` to `far` along `angle`; `wide` = half its width as part of its length."""
    length = far - near
    base, tip = around(middle, near, angle), around(middle, far, angle)
    low, high = around(base, length * 0.15, angle), around(base, length * 0.62, angle)
    out = length * wide
    right = bezier(base, around(low, out * 1.1, angle + 90), around(high, out, angle + 90), tip)
    left = bezier(tip, around(high, out, angle - 90), around(low, out * 1.1, angle - 90), base)
    return right + left


_KEY: Final = Style(STRONG.face, 18)
