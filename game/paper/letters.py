"""The game's letters inside a page: only the signs of Europe's languages and its own, so that it stays small.

It needs fontTools, which comes with the extra `pdf`. Without it a page is set in the letters of the system;
every word stays where it is.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path

from game.paths import assets_dir

TEXT, TITLE = "IBM Plex Sans", "Bricolage Grotesque"
FACES: tuple[tuple[str, str, str], ...] = (
    (TEXT, "400 500", "IBMPlexSans_500Medium"),
    (TEXT, "600 700", "IBMPlexSans_700Bold"),
    (TITLE, "800", "BricolageGrotesque_800ExtraBold"),
)
"""(family, the weights it stands for, its file)."""
USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | set("‘’“”„–—…•€−×")
"""Signs that every page brings: those of the languages of Europe that are written with these letters."""


def font_file(name: str) -> Path:
    return assets_dir() / "fonts" / f"{name}.ttf"


def font_faces(text: str) -> str:
    """CSS that brings the faces with the signs of `text`; empty where fontTools or a font is not there."""
    signs = "".join(sorted(USUAL | set(text)))
    try:
        return "\n".join(_face(family, weights, name, signs) for family, weights, name in FACES)
    except (ImportError, OSError):
        return ""


@lru_cache(maxsize=16)
def _face(family: str, weights: str, name: str, signs: str) -> str:
    from fontTools.subset import Options, Subsetter, load_font, save_font

    # No kerning pairs: reading them takes twenty times as long as all the rest, and the PDF has none either.
    options = Options(flavor="woff", layout_features=[])
    options.recalc_timestamp = False
    font = load_font(str(font_file(name)), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=signs)
    subsetter.subset(font)
    packed = io.BytesIO()
    save_font(font, packed, options)
    data = base64.b64encode(packed.getvalue()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weights}; font-display: swap; '
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )
