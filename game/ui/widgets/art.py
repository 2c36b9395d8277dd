"""The picture on the start screen: five overprinted petals and ten stones. It carries no data."""

from typing import Final

import pygame

from game.ui.boxes import Box, Point
from game.ui.brush import Brush, around, bezier
from game.ui.stage import Ui
from game.ui.theme import Colour

REACH: Final = 339.0
FIRST_ANGLE: Final = -10.0
FINEST: Final = 800  # real pixels up to which the edges are drawn at four times their size
WHITE: Final = (255, 255, 255)
STONES: Final[tuple[tuple[float, float, float], ...]] = (
    # x and y from the middle, radius; the last one is yellow
    (-217, -210, 14.5),
    (-187, -181, 10.5),
    (132, -271, 14.5),
    (114, -234, 10.5),
    (298, 42, 14.5),
    (257, 36, 10.5),
    (45, 256, 10.5),
    (52, 297, 14.5),
    (-230, 122, 10.5),
    (-266, 141, 14),
)


def start_art(ui: Ui, centre: Point = (944, 366)) -> None:
    """Petals around `centre`, 339 long; about 680 square."""
    c, t = ui.canvas, ui.theme
    side = 2 * REACH + 12
    box = Box.around(*centre, side)
    px = round(side * c.scale)
    key = ("start art", t.name, px)
    picture = c.store.shape(key)
    if picture is None:
        picture = _printed(ui, px)
        c.store.keep(key, picture)
    c.surface.blit(picture, (round((box.x - c.left) * c.scale), round(box.y * c.scale)))
    c.circle(*centre, 42, t.paper)
    c.circle(*centre, 24, t.ink)
    for i, (x, y, r) in enumerate(STONES):
        last = i == len(STONES) - 1
        fill, edge = (t.yellow, t.cardline) if last else (t.ink, None)
        c.circle(centre[0] + x, centre[1] + y, r, fill, edge, 2)


def _printed(ui: Ui, px: int) -> pygame.Surface:
    """Light inks multiply on paper; on a dark page their light adds up (the same, on the negative)."""
    dark = ui.theme.name == "dark"
    sheet = pygame.Surface((px, px))
    sheet.fill(_negative(ui.theme.paper) if dark else ui.theme.paper)
    for index in range(5):
        ink = ui.theme.art(index)
        layer = _petal(px, _negative(ink) if dark else ink, FIRST_ANGLE + 72 * index)
        sheet.blit(layer, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    if not dark:
        return sheet
    positive = pygame.Surface((px, px))
    positive.fill(WHITE)
    positive.blit(sheet, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    return positive


def _petal(px: int, ink: Colour, angle: float) -> pygame.Surface:
    finer = 4 if px <= FINEST else 2
    large = pygame.Surface((px * finer, px * finer))
    large.fill(WHITE)
    half = REACH + 6
    Brush(large, px * finer / (2 * half), (0, 0)).polygon(outline((half, half), REACH, angle), ink)
    return pygame.transform.smoothscale(large, (px, px))


def outline(middle: Point, reach: float, angle: float) -> list[Point]:
    """One petal: round about the middle, pointed at `reach`."""
    base, tip = around(middle, -0.1 * reach, angle), around(middle, reach, angle)
    high = around(middle, 0.62 * reach, angle)
    wide, narrow = 0.5 * reach, 0.36 * reach
    right = bezier(base, around(base, wide, angle + 90), around(high, narrow, angle + 90), tip, 40)
    left = bezier(tip, around(high, narrow, angle - 90), around(base, wide, angle - 90), base, 40)
    return right + left


def _negative(colour: Colour) -> Colour:
    r, g, b = (255 - channel for channel in colour)
    return r, g, b
