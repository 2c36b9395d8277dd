"""Shapes at several times the final size, so that scaling down gives smooth edges.

The surface starts fully clear and only opaque colours are put on it; its average after scaling is
then colour times coverage, which is what `pygame.BLEND_PREMULTIPLIED` expects.
"""

import itertools
import math
from collections.abc import Callable, Sequence

import pygame

from game.ui.boxes import Box, Point
from game.ui.theme import Colour

Corners = tuple[float, float, float, float]
"""Radius of the corners: top left, top right, bottom right, bottom left."""

CLEAR = (0, 0, 0, 0)


class Brush:
    """Draws in logical pixels from a local origin onto an enlarged surface.

    factor  enlarged pixels per logical pixel
    origin  where the local (0, 0) lies on the surface, in enlarged pixels
    """

    def __init__(self, surface: pygame.Surface, factor: float, origin: Point) -> None:
        self.surface = surface
        self.factor = factor
        self.origin = origin

    def circle(
        self,
        at: Point,
        r: float,
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
    ) -> None:
        """A disc whose edge lies inside `r`."""
        centre, radius = self._point(at), r * self.factor
        if edge is not None:
            thick = 0 if fill is not None else max(1, round(width * self.factor))
            pygame.draw.circle(self.surface, edge, centre, radius, thick)
            radius -= width * self.factor
        if fill is not None and radius > 0:
            pygame.draw.circle(self.surface, fill, centre, radius)

    def polygon(
        self,
        points: Sequence[Point],
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
    ) -> None:
        """A closed figure; its edge lies on the line, half in and half out."""
        if fill is not None:
            pygame.draw.polygon(self.surface, fill, [self._point(point) for point in points])
        if edge is not None:
            self.line([*points, points[0]], edge, width)

    def rect(
        self,
        box: Box,
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
        radius: float | Corners = 0,
    ) -> None:
        """A rectangle, its edge inside `box`; `radius` for all corners or each of the four."""
        corners = radius if isinstance(radius, tuple) else (radius,) * 4
        if edge is not None:
            thick = 0 if fill is not None else max(1, round(width * self.factor))
            self._filled(box, edge, corners, thick)
            top, right, bottom, left = (max(0.0, corner - width) for corner in corners)
            box, corners = box.inset(width), (top, right, bottom, left)
        if fill is not None:
            self._filled(box, fill, corners)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A line with round joins and ends."""
        r = width / 2
        for start, end in itertools.pairwise(points):
            dx, dy = end[0] - start[0], end[1] - start[1]
            length = math.hypot(dx, dy)
            if length == 0:
                continue
            nx, ny = -dy / length * r, dx / length * r
            self.polygon(
                [
                    (start[0] + nx, start[1] + ny),
                    (end[0] + nx, end[1] + ny),
                    (end[0] - nx, end[1] - ny),
                    (start[0] - nx, start[1] - ny),
                ],
                colour,
            )
        for point in points:
            self.circle(point, r, colour)

    def stroke(self, start: Point, end: Point, colour: Colour, width: float) -> None:
        """A straight line with flat ends."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        self.polygon(
            [
                (start[0] + nx, start[1] + ny),
                (end[0] + nx, end[1] + ny),
                (end[0] - nx, end[1] - ny),
                (start[0] - nx, start[1] - ny),
            ],
            colour,
        )

    def dashes(self, points: Sequence[Point], colour: Colour, width: float, on: float, off: float) -> None:
        """A line in pieces of `on` with gaps of `off`, both measured along the line; flat ends."""
        place, drawing = 0.0, True
        for start, end in itertools.pairwise(points):
            length = math.dist(start, end)
            done = 0.0
            while done < length:
                step = min((on if drawing else off) - place, length - done)
                if drawing:
                    self.stroke(
                        _between(start, end, done / length),
                        _between(start, end, (done + step) / length),
                        colour,
                        width,
                    )
                done, place = done + step, place + step
                if place >= (on if drawing else off) - 1e-9:
                    place, drawing = 0.0, not drawing

    def dots(self, points: Sequence[Point], colour: Colour, r: float, every: float) -> None:
        """Round dots along a line, `every` so many pixels."""
        left = 0.0
        for start, end in itertools.pairwise(points):
            length = math.dist(start, end)
            while left <= length and length:
                self.circle(_between(start, end, left / length), r, colour)
                left += every
            left -= length

    def ring(self, at: Point, r: float, width: float, start: float, end: float, colour: Colour) -> None:
        """Part of a ring with outer radius `r`, clockwise between two angles in degrees from twelve."""
        if end <= start:
            return
        steps = max(2, math.ceil((end - start) / 2))
        angles = [start + (end - start) * i / steps for i in range(steps + 1)]
        outer = [around(at, r, angle) for angle in angles]
        inner = [around(at, r - width, angle) for angle in reversed(angles)]
        self.polygon(outer + inner, colour)

    def hatch(self, box: Box, colour: Colour, back: Colour, width: float = 3, every: float = 8) -> None:
        """Slanted stripes that fill `box`."""
        self.inside(
            lambda brush: brush.rect(box, (255, 255, 255)),
            lambda brush: brush._stripes(box, colour, back, width, every),
        )

    def inside(self, outline: Callable[["Brush"], None], content: Callable[["Brush"], None]) -> None:
        """Draw `content` only where `outline` is opaque."""
        stencil = Brush(pygame.Surface(self.surface.get_size(), pygame.SRCALPHA), self.factor, self.origin)
        outline(stencil)
        layer = Brush(pygame.Surface(self.surface.get_size(), pygame.SRCALPHA), self.factor, self.origin)
        content(layer)
        mask = pygame.mask.from_surface(stencil.surface)
        kept = mask.to_surface(setsurface=layer.surface, unsetcolor=CLEAR)
        self.surface.blit(kept, (0, 0))

    def _stripes(self, box: Box, colour: Colour, back: Colour, width: float, every: float) -> None:
        self.rect(box, back)
        x = box.x - box.h
        while x < box.right:
            self.stroke((x, box.bottom + 1), (x + box.h + 2, box.y - 1), colour, width)
            x += every

    def _filled(self, box: Box, colour: Colour, corners: Corners, thick: int = 0) -> None:
        x, y = self._point((box.x, box.y))
        right, bottom = self._point((box.right, box.bottom))
        # outward at both ends: never a missing row when a width is not a whole number
        rect = pygame.Rect(round(x), round(y), round(right) - round(x), round(bottom) - round(y))
        if rect.w <= 0 or rect.h <= 0:
            return
        most = min(rect.w, rect.h) / 2
        radii = [round(min(corner * self.factor, most)) for corner in corners]
        if not any(radii):
            pygame.draw.rect(self.surface, colour, rect, thick)
            return
        top_left, top_right, bottom_right, bottom_left = (radius or 0 for radius in radii)
        pygame.draw.rect(
            self.surface,
            colour,
            rect,
            thick,
            border_radius=0,
            border_top_left_radius=top_left,
            border_top_right_radius=top_right,
            border_bottom_left_radius=bottom_left,
            border_bottom_right_radius=bottom_right,
        )

    def _point(self, point: Point) -> Point:
        return point[0] * self.factor + self.origin[0], point[1] * self.factor + self.origin[1]


def around(centre: Point, r: float, angle: float) -> Point:
    """The point at `r` from `centre`, `angle` degrees clockwise from straight up."""
    turn = math.radians(angle)
    return centre[0] + r * math.sin(turn), centre[1] - r * math.cos(turn)


def rounded(box: Box, radius: float, steps: int = 8) -> list[Point]:
    """The outline of a rounded rectangle as points, clockwise and closed: for dashed edges."""
    points: list[Point] = []
    corners = (
        (box.right - radius, box.y + radius, 0),
        (box.right - radius, box.bottom - radius, 90),
        (box.x + radius, box.bottom - radius, 180),
        (box.x + radius, box.y + radius, 270),
    )
    for x, y, turn in corners:
        points += [around((x, y), radius, turn + 90 * i / steps) for i in range(steps + 1)]
    return [*points, points[0]]


def bezier(start: Point, one: Point, two: Point, end: Point, steps: int = 16) -> list[Point]:
    """A cubic curve as points, both ends included."""
    points = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return points


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
