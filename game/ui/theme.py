"""Colours: one set of named tokens for light, dark and high contrast.

A screen names a token and never a colour value, so that a theme can be changed at once. Ratios are
WCAG 2.x contrast ratios; text needs 4.5 on what it stands on, graphics need 3.0.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

Colour = tuple[int, int, int]
ThemeName = Literal["light", "dark", "contrast"]

DIMENSIONS: Final = ("direction", "culture", "organisation", "literacy", "conduct")
DIMENSION_ICONS: Final = {
    "direction": "richting",
    "culture": "cultuur",
    "organisation": "organisatie",
    "literacy": "geletterd",
    "conduct": "professioneel",
}
DISABLED_SHARE: Final = 0.28  # how much of its colour a dimmed shape keeps
QUIET_SHARE: Final = 0.55  # how much of its colour a dimmed word keeps
BENEATH_SHARE: Final = 0.45  # how much of the page shows under a dialog


def rgb(code: str) -> Colour:
    """`"#FBFAF5"` as three numbers, 0..255 each."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@dataclass(frozen=True)
class Hue:
    """The colours of one dimension: its bars, its petal behind them, and a bar's empty track."""

    hue: Colour
    petal: Colour
    track: Colour


@dataclass(frozen=True)
class Theme:
    """Every colour of the window. The names tell the use, not the look."""

    name: ThemeName
    paper: Colour
    surface: Colour
    sunken: Colour
    ink: Colour
    ink2: Colour
    line: Colour
    hair: Colour
    track: Colour
    trackline: Colour
    yellow: Colour
    onyellow: Colour
    yellowsoft: Colour
    cardline: Colour
    red: Colour
    redsoft: Colour
    invert: Colour
    oninvert: Colour
    priv: Colour
    onpriv: Colour
    onpriv2: Colour
    segline: Colour
    onhue: Colour
    ringline: Colour
    hues: tuple[Hue, Hue, Hue, Hue, Hue]
    outlined: bool = False
    """Whether tracks need an ink outline because their tint is gone."""

    def hue(self, dimension: str) -> Hue:
        """The colours of `dimension`, one of `DIMENSIONS`; KeyError for another name."""
        if dimension not in DIMENSIONS:
            raise KeyError(dimension)
        return self.hues[DIMENSIONS.index(dimension)]

    def art(self, index: int) -> Colour:
        """The artwork's relative of dimension `index` (0..4); carries no meaning."""
        return _ART[index]


def mix(colour: Colour, under: Colour, share: float) -> Colour:
    """`share` (0..1) of `colour` over `under`: a faded colour that still is opaque."""
    r, g, b = (round(top * share + below * (1 - share)) for top, below in zip(colour, under, strict=True))
    return r, g, b


def luminance(colour: Colour) -> float:
    """Relative luminance, 0..1 (WCAG 2.x)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour, stray: float = 0.0) -> float:
    """Contrast ratio 1..21 of two colours; `stray` light (0.05 for a projector in a lit room) on both."""
    low, high = sorted((luminance(one) + stray, luminance(other) + stray))
    return (high + 0.05) / (low + 0.05)


_ART: Final = tuple(map(rgb, ("#F58B36", "#5DC4A5", "#5B88E8", "#BB68A6", "#CDB48B")))

LIGHT: Final = Theme(
    name="light",
    paper=rgb("#FBFAF5"),
    surface=rgb("#FFFFFF"),
    sunken=rgb("#EFECE2"),
    ink=rgb("#141C3A"),
    ink2=rgb("#474E6B"),
    line=rgb("#141C3A"),
    hair=rgb("#CBC6B8"),
    track=rgb("#E2DDCF"),
    trackline=rgb("#857F6E"),
    yellow=rgb("#FFC61A"),
    onyellow=rgb("#141C3A"),
    yellowsoft=rgb("#FFEDB3"),
    cardline=rgb("#141C3A"),
    red=rgb("#AE1026"),
    redsoft=rgb("#FBE1E1"),
    invert=rgb("#141C3A"),
    oninvert=rgb("#FFFFFF"),
    priv=rgb("#141C3A"),
    onpriv=rgb("#FFFFFF"),
    onpriv2=rgb("#C9CEE4"),
    segline=rgb("#141C3A"),
    onhue=rgb("#FFFFFF"),
    ringline=rgb("#FFFFFF"),
    hues=(
        Hue(rgb("#C4620A"), rgb("#FBEAD5"), rgb("#F6DBBB")),
        Hue(rgb("#2C8C70"), rgb("#DFF1EA"), rgb("#BFE3D6")),
        Hue(rgb("#1D52B8"), rgb("#DFE7F8"), rgb("#B9CAEF")),
        Hue(rgb("#74205A"), rgb("#F1DFEB"), rgb("#DDBBD2")),
        Hue(rgb("#63503A"), rgb("#ECE5DA"), rgb("#D6CAB7")),
    ),
)

DARK: Final = Theme(
    name="dark",
    paper=rgb("#10182F"),
    surface=rgb("#1A2443"),
    sunken=rgb("#0A1020"),
    ink=rgb("#F6F3EA"),
    ink2=rgb("#BAC2DC"),
    line=rgb("#8F9AC0"),
    hair=rgb("#34406A"),
    track=rgb("#2A3560"),
    trackline=rgb("#8590B8"),
    yellow=rgb("#FFC61A"),
    onyellow=rgb("#141C3A"),
    yellowsoft=rgb("#2A2A33"),
    cardline=rgb("#FFC61A"),
    red=rgb("#FF9C9C"),
    redsoft=rgb("#4A2030"),
    invert=rgb("#F6F3EA"),
    oninvert=rgb("#10182F"),
    priv=rgb("#060A17"),
    onpriv=rgb("#F6F3EA"),
    onpriv2=rgb("#BAC2DC"),
    segline=rgb("#10182F"),
    onhue=rgb("#10182F"),
    ringline=rgb("#10182F"),
    hues=(
        Hue(rgb("#F5812B"), rgb("#382A2A"), rgb("#5F4030")),
        Hue(rgb("#5FDDBE"), rgb("#15363E"), rgb("#22605A")),
        Hue(rgb("#82A4F9"), rgb("#1E2D58"), rgb("#2F4379")),
        Hue(rgb("#C47BB6"), rgb("#33274A"), rgb("#523C64")),
        Hue(rgb("#A9A18C"), rgb("#2A2F42"), rgb("#42465A")),
    ),
)

_BLACK: Final = rgb("#000000")
_WHITE: Final = rgb("#FFFFFF")

CONTRAST: Final = replace(
    LIGHT,
    name="contrast",
    paper=_WHITE,
    surface=_WHITE,
    sunken=_WHITE,
    ink=_BLACK,
    ink2=_BLACK,
    line=_BLACK,
    hair=_BLACK,
    track=_WHITE,
    trackline=_BLACK,
    yellow=rgb("#FFD400"),
    onyellow=_BLACK,
    yellowsoft=_WHITE,
    cardline=_BLACK,
    red=rgb("#8A0015"),
    redsoft=_WHITE,
    invert=_BLACK,
    oninvert=_WHITE,
    priv=_BLACK,
    onpriv=_WHITE,
    onpriv2=_WHITE,
    segline=_BLACK,
    onhue=_WHITE,
    hues=(
        Hue(rgb("#9A4300"), _WHITE, _WHITE),
        Hue(rgb("#00604A"), _WHITE, _WHITE),
        Hue(rgb("#00309C"), _WHITE, _WHITE),
        Hue(rgb("#650045"), _WHITE, _WHITE),
        Hue(rgb("#4A3922"), _WHITE, _WHITE),
    ),
    outlined=True,
)

THEMES: Final[dict[ThemeName, Theme]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

TEXT_PAIRS: Final = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "yellowsoft"),
    ("ink", "redsoft"),
    ("ink2", "paper"),
    ("ink2", "surface"),
    ("ink2", "sunken"),
    ("ink2", "yellowsoft"),
    ("onyellow", "yellow"),
    ("red", "paper"),
    ("red", "surface"),
    ("red", "redsoft"),
    ("oninvert", "invert"),
    ("onpriv", "priv"),
    ("onpriv2", "priv"),
    ("yellow", "priv"),
)
"""Which token may carry text on which: the pairs that a test keeps at 4.5 or more."""

GRAPHIC_PAIRS: Final = (("line", "paper"), ("trackline", "paper"), ("ink", "track"), ("ink", "surface"))
"""Lines and marks that carry meaning by themselves: kept at 3.0 or more."""
