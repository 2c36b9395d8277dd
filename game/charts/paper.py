"""Drawing on paper: the palette, elements as text, and how wide words are.

Colours are those of the light theme in docs/ui.md. Widths are estimates, since a page may be read with any
sans serif: a little wide, so that words have room.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape

PAPER = "#FBFAF5"
INK = "#141C3A"
INK2 = "#474E6B"
HAIR = "#CBC6B8"
TRACK = "#E2DDCF"
TRACKLINE = "#857F6E"
YELLOWSOFT = "#FFEDB3"
RED = "#AE1026"
REDSOFT = "#FBE1E1"
BLUE = "#1D52B8"
BLUESOFT = "#B9CAEF"
HUES = (BLUE, "#C4620A", "#2C8C70", "#74205A", "#63503A", INK)
"""For series, in this order."""

FAMILY = "'IBM Plex Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
SIZE = 14.0
"""Height of ordinary words, in units of the picture."""
SMALL = 12.5
HEADING = 17.0
LINE = 1.3
"""Distance of lines, in heights."""
WIDTH = 860.0

_NARROW, _WIDE = "fijlrtI.,:;'|!()[] /", "mwMWABCDEGHKNOPQRSUVXYZ@%&+−=–—<>"


def text_width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """About how wide a line of words is, in units of the picture."""
    widths = (0.33 if sign in _NARROW else 0.8 if sign in _WIDE else 0.58 for sign in text)
    return sum(widths) * size * (1.07 if bold else 1.0)


def wrapped(text: str, width: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """The words in lines of at most `width`; a word that is wider stands alone, whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """A coordinate: two decimals at most, the same on every machine."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def tag(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """One element; `stroke_width` becomes stroke-width, None is left out, `content` is markup already."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(
    text: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    colour: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """A line of words with its foot at y. anchor: start, middle or end."""
    return tag(
        "text",
        escape(text, quote=False),
        x=x,
        y=y,
        fill=colour,
        font_size=size,
        font_weight="700" if bold else None,
        text_anchor=None if anchor == "start" else anchor,
    )


def line(
    x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1.5, dash: str | None = None
) -> str:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def path(
    points: Iterable[tuple[float, float]], closed: bool = False, **attributes: str | float | None
) -> str:
    """Straight pieces from point to point."""
    joined = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return tag("path", d=f"M{joined}{'Z' if closed else ''}", **attributes)


def marker(shape: int, x: float, y: float, colour: str, size: float = 4.5, hollow: bool = False) -> str:
    """One of six shapes around a point: circle, square, triangle, diamond, upside-down triangle, cross."""
    look: dict[str, str | float | None] = {
        "fill": PAPER if hollow else colour,
        "stroke": colour,
        "stroke_width": 1.75,
    }
    match shape % 6:
        case 0:
            return tag("circle", cx=x, cy=y, r=size, **look)
        case 1:
            half = size * 0.9
            return tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **look)
        case 2:
            corners = [
                (x, y - size * 1.15),
                (x + size * 1.1, y + size * 0.85),
                (x - size * 1.1, y + size * 0.85),
            ]
        case 3:
            far = size * 1.25
            corners = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
        case 4:
            corners = [
                (x, y + size * 1.15),
                (x + size * 1.1, y - size * 0.85),
                (x - size * 1.1, y - size * 0.85),
            ]
        case _:
            arm = size
            return line(x - arm, y - arm, x + arm, y + arm, colour, 2.25) + line(
                x - arm, y + arm, x + arm, y - arm, colour, 2.25
            )
    return path(corners, closed=True, stroke_linejoin="round", **look)


def apart(wanted: list[float], least: float, low: float, high: float) -> list[float]:
    """Heights as near to those wanted as goes with `least` between neighbours, within low and high.

    In order of the input. When they do not all fit they are spread evenly over the room.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    if len(order) > 1 and least * (len(order) - 1) > high - low:
        least = (high - low) / (len(order) - 1)
    placed = list(wanted)
    at = low
    for i in order:
        placed[i] = at = max(wanted[i], at)
        at += least
    at = high
    for i in reversed(order):
        placed[i] = at = min(placed[i], at)
        at -= least
    return placed


def picture(title: str, description: str, height: float, parts: Iterable[str], width: float = WIDTH) -> str:
    """The whole `<svg>`: its paper, its heading, and its title and description for a screen reader."""
    key = hashlib.sha256(f"{title}\n{description}".encode()).hexdigest()[:10]
    inside = "".join(
        (
            tag("title", escape(title, quote=False) or " ", id=f"t{key}"),
            tag("desc", escape(description, quote=False) or " ", id=f"d{key}"),
            tag("rect", width=width, height=height, rx=6.0, fill=PAPER),
            *parts,
        )
    )
    return tag(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"t{key} d{key}",
        font_family=FAMILY,
        font_size=SIZE,
    )


def heading(title: str, margin: float, width: float = WIDTH) -> tuple[list[str], float]:
    """The title in as many lines as it needs, and where they end."""
    y = margin
    parts = []
    for text in wrapped(title, width - 2 * margin, HEADING, bold=True):
        y += HEADING * (1.0 if y == margin else LINE)
        parts.append(words(text, margin, y, size=HEADING, bold=True))
    return parts, y + 8
