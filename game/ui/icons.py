"""Icons: data turned into SVG text and rendered at the final size, kept by name, size and colours."""

import io
from collections import OrderedDict
from typing import Final

import pygame

from game.icons import DRAWINGS
from game.ui.theme import Colour

GRID: Final = 24
KEPT: Final = 600


def svg(name: str, px: int, colour: Colour, stone: Colour | None = None, stroke: float = 2.0) -> str:
    """The icon as SVG text of `px` by `px`.

    stone   fill of the stone, which then gets a thin outline in `colour`; None = filled with `colour`
    stroke  line width on the 24 grid

    Raises KeyError for an icon that does not exist.
    """
    drawing = DRAWINGS[name]
    x, y, r = drawing.stone
    outline = f' stroke="{_code(colour)}" stroke-width="1.2"' if stone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{px}" height="{px}" viewBox="0 0 {GRID} {GRID}">'
        f'<path d="{drawing.path}" fill="none" stroke="{_code(colour)}" stroke-width="{stroke}"'
        f' stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{_code(stone or colour)}"{outline}/></svg>'
    )


class Icons:
    """Rendered icons, the least used forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, Colour, Colour | None], pygame.Surface] = OrderedDict()

    def get(self, name: str, px: int, colour: Colour, stone: Colour | None = None) -> pygame.Surface:
        """A surface of `px` by `px` real pixels with per-pixel alpha. Do not draw on it: it is shared."""
        key = (name, px, colour, stone)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        text = svg(name, px, colour, stone).encode()
        surface = pygame.image.load_sized_svg(io.BytesIO(text), (px, px))
        self._kept[key] = surface
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return surface


def _code(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
