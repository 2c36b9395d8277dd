"""Boxes: rectangles in logical pixels, and cutting one into parts."""

from collections.abc import Sequence
from typing import NamedTuple, Self

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle: left, top, width and height in logical pixels (1280 wide at scale 1)."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x just past the box."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y just past the box."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """Middle, from left to right."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """Middle, from top to bottom."""
        return self.y + self.h / 2

    def has(self, point: Point) -> bool:
        """Whether `point` lies in the box."""
        return self.x <= point[0] < self.right and self.y <= point[1] < self.bottom

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether `other` lies wholly in the box, give or take `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def inset(self, dx: float, dy: float | None = None) -> "Box":
        """Smaller by `dx` left and right, `dy` (the same by default) above and below."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def moved(self, dx: float, dy: float) -> "Box":
        """The same size elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def cut_top(self, h: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The upper `h`, and what is left below it."""
        return Box(self.x, self.y, self.w, h), Box(self.x, self.y + h + gap, self.w, self.h - h - gap)

    def cut_bottom(self, h: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The lower `h`, and what is left above it."""
        return Box(self.x, self.bottom - h, self.w, h), Box(self.x, self.y, self.w, self.h - h - gap)

    def cut_left(self, w: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The left `w`, and what is left beside it."""
        return Box(self.x, self.y, w, self.h), Box(self.x + w + gap, self.y, self.w - w - gap, self.h)

    def cut_right(self, w: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The right `w`, and what is left beside it."""
        return Box(self.right - w, self.y, w, self.h), Box(self.x, self.y, self.w - w - gap, self.h)

    def rows(self, n: int, gap: float = 0) -> list["Box"]:
        """`n` equal rows."""
        h = (self.h - gap * (n - 1)) / max(1, n)
        return [Box(self.x, self.y + i * (h + gap), self.w, h) for i in range(n)]

    def columns(self, shares: int | Sequence[float], gap: float = 0) -> list["Box"]:
        """Columns: a number of equal ones, or one for each share of the width."""
        shares = [1.0] * shares if isinstance(shares, int) else list(shares)
        room, x, columns = self.w - gap * (len(shares) - 1), self.x, []
        for share in shares:
            w = room * share / sum(shares)
            columns.append(Box(x, self.y, w, self.h))
            x += w + gap
        return columns

    @classmethod
    def around(cls, x: float, y: float, w: float, h: float | None = None) -> Self:
        """The box with its middle at (x, y)."""
        h = w if h is None else h
        return cls(x - w / 2, y - h / 2, w, h)
