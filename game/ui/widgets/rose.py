"""The rose: five dimensions as petals, fourteen equal bars, and coherence in the middle.

All bars are equally wide and start at the same radius, so that length alone is the value. The small
roses (vision, look-back, end) are the same drawing with fewer words.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.ui.boxes import Box, Point
from game.ui.brush import Brush, around
from game.ui.canvas import Align
from game.ui.elements import Action, Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import BODY, SECTION, VALUE_LARGE, Style
from game.ui.theme import DISABLED_SHARE, QUIET_SHARE, Colour, Hue, mix
from game.ui.widgets.bars import bar_reading
from game.ui.widgets.marks import delta, delta_width, number, petal

GAP: Final = 14.0  # degrees between two petals
HERO_R: Final = 204.0
HERO_HUB: Final = 64.0
HERO_CENTRE: Final[Point] = (410, 368)
BAR_SHARE: Final = 0.108  # a bar's width as part of the radius
HUB_VALUE: Final = Style(Face.BOLD, 34, 1.0)

Labels = Literal["all", "dimensions", "short", "none"]


@dataclass(frozen=True)
class RoseBar:
    """One sub-competence.

    lines    its short name, broken by hand into at most two lines
    value    level now, 0..100
    change   since last quarter: positive is drawn yellow, negative dashed red
    aim      what the vision asks, or None; `aim_moved` makes its stone yellow
    begin    level at the start of the game, drawn as a tick, or None
    """

    lines: tuple[str, ...]
    value: float
    change: float = 0.0
    aim: float | None = None
    aim_moved: bool = False
    begin: float | None = None

    @property
    def name(self) -> str:
        """Its name on one line."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class RoseDimension:
    """One petal: `key` is one of `theme.DIMENSIONS`; bars run clockwise; `short` for small roses.

    change  None when nothing can have changed yet
    """

    key: str
    name: str
    value: float
    change: float | None
    bars: tuple[RoseBar, ...]
    short: str = ""


@dataclass(frozen=True)
class Hub:
    """Coherence, 0..100, with its word below the number."""

    value: float
    change: float | None
    word: str


def labels_that_fit(ui: Ui) -> Labels:
    """What the board's rose can say at this size: larger text first costs the sub-labels, then the rest."""
    px = ui.canvas.text_px(18) / ui.canvas.scale
    return "all" if px < 19 else "dimensions" if px < 23 else "none"


class _Ray(NamedTuple):
    """A bar's place: middle angle in degrees from the top, clockwise."""

    dimension: int
    bar: int
    angle: float


class _Petal(NamedTuple):
    start: float
    end: float


def places(counts: Sequence[int]) -> tuple[list[_Petal], list[_Ray]]:
    """Where petals and bars stand when the first petal is centred on top; `counts` bars in each."""
    step = (360 - GAP * len(counts)) / sum(counts)
    start = -step * counts[0] / 2
    petals, rays = [], []
    for dimension, count in enumerate(counts):
        petals.append(_Petal(start, start + step * count))
        rays += [_Ray(dimension, i, start + step * (i + 0.5)) for i in range(count)]
        start += step * count + GAP
    return petals, rays


def radius_at(value: float, r: float, hub: float) -> float:
    """How far from the middle a level of `value` (0..100) ends."""
    return hub + 9 * r / HERO_R + value / 100 * (r - hub - 9 * r / HERO_R)


def rose(
    ui: Ui,
    dimensions: Sequence[RoseDimension],
    hub: Hub | None = None,
    *,
    centre: Point = HERO_CENTRE,
    r: float = HERO_R,
    labels: Labels = "all",
    opened: str | None = None,
    rings: bool = True,
    action: Callable[[str], Action] | None = None,
    group: str = "rose",
    progress: float = 1.0,
    changes: float = 1.0,
) -> Box:
    """Draw the rose and register its dimensions; returns the square of the figure itself.

    hub       None draws the small solid hub
    labels    all; dimensions (no sub-labels); short (icon and short name around); none
    opened    a dimension's key: the others are dimmed
    action    what pressing a dimension does, given its key
    progress  how far the bars have grown, 0..1; `changes` = how far their new pieces show
    """
    inner = HERO_HUB * r / HERO_R
    box = Box.around(centre[0], centre[1], 2 * r + 24 * r / HERO_R)
    petals, rays = places([len(dimension.bars) for dimension in dimensions])
    t = ui.theme
    look = _Look(
        tuple(t.hue(dimension.key) for dimension in dimensions),
        tuple(opened is not None and dimension.key != opened for dimension in dimensions),
    )
    bars = tuple(dimension.bars for dimension in dimensions)

    def painter(brush: Brush) -> None:
        _Figure(ui, brush, (box.w / 2, box.h / 2), r, inner).draw(
            bars, petals, rays, look, rings, progress, changes
        )
        _hub(ui, brush, (box.w / 2, box.h / 2), inner, r, hub)

    ui.canvas.paint(("rose", t.name, bars, look, hub, r, rings, progress, changes), box, painter)
    if hub:
        _hub_words(ui, centre, hub)
    if rings and labels in ("all", "dimensions"):
        for value in (50, 100):
            y = centre[1] + radius_at(value, r, inner)
            ui.canvas.word(centre[0], y, str(value), BODY, t.ink2, align="centre")
    heads = _heads(ui, dimensions, centre, r, labels, look)
    if labels == "all":
        for ray in rays:
            dimension = dimensions[ray.dimension]
            at, rightwards = around(centre, r + 13, ray.angle), math.sin(math.radians(ray.angle)) >= 0
            _sub_label(ui, dimension.bars[ray.bar], at, rightwards, look.dimmed[ray.dimension])
    for i, dimension in enumerate(dimensions):
        _register(ui, dimension, heads[i] or box, action, group, i)
    if hub:
        reading = bar_reading(ui, hub.word, hub.value, hub.change)
        ui.note("rose hub", reading, Box.around(centre[0], centre[1], 2 * inner), "meter")
    return box


class _Look(NamedTuple):
    hues: tuple[Hue, ...]
    dimmed: tuple[bool, ...]


class _Figure:
    """The petals and bars, on a brush whose (0, 0) is the square's corner."""

    def __init__(self, ui: Ui, brush: Brush, middle: Point, r: float, hub: float) -> None:
        self.t = ui.theme
        self.brush = brush
        self.middle = middle
        self.r = r
        self.hub = hub
        self.unit = r / HERO_R

    def draw(
        self,
        bars: Sequence[Sequence[RoseBar]],
        petals: Sequence[_Petal],
        rays: Sequence[_Ray],
        look: _Look,
        rings: bool,
        progress: float,
        changes: float,
    ) -> None:
        for i, place in enumerate(petals):
            self.petal(place, self.tint(look.hues[i].petal, look.dimmed[i]))
        for ray in rays:
            self.track(ray.angle, self.tint(look.hues[ray.dimension].track, look.dimmed[ray.dimension]))
        if rings and not self.t.outlined:
            for place in petals:
                for value in (25, 50, 75):
                    at = radius_at(value, self.r, self.hub)
                    line = 1.1 * self.unit
                    self.brush.ring(self.middle, at, line, place.start, place.end, self.t.ringline)
        for ray in rays:
            dimmed, hue = look.dimmed[ray.dimension], look.hues[ray.dimension].hue
            self.level(ray.angle, bars[ray.dimension][ray.bar], hue, dimmed, progress, changes)

    def tint(self, colour: Colour, dimmed: bool) -> Colour:
        return mix(colour, self.t.paper, DISABLED_SHARE) if dimmed else colour

    def petal(self, place: _Petal, colour: Colour) -> None:
        """The inset sector with thick round-joined strokes of its own colour: rounded corners."""
        corner = 13 * self.unit
        inner, outer = self.hub + 5 * self.unit + corner, self.r + 7 * self.unit - corner
        spread = 0.2
        inset_in = math.degrees(math.asin(min(0.9, corner / inner))) - spread
        inset_out = math.degrees(math.asin(min(0.9, corner / outer))) - spread
        arc = _angles(place.start + inset_out, place.end - inset_out)
        back = _angles(place.start + inset_in, place.end - inset_in)[::-1]
        points = [around(self.middle, outer, a) for a in arc] + [around(self.middle, inner, a) for a in back]
        self.brush.polygon(points, colour, colour, 2 * corner)

    def track(self, angle: float, colour: Colour) -> None:
        bar = self.bar(angle, 0, 100)
        self.brush.polygon(bar, colour, self.t.ink if self.t.outlined else None, 1.5)

    def level(
        self, angle: float, bar: RoseBar, hue: Colour, dimmed: bool, progress: float, changes: float
    ) -> None:
        value = bar.value * progress
        self.brush.polygon(self.bar(angle, 0, value), self.tint(hue, dimmed))
        if changes > 0 and round(bar.change) > 0:
            self.gained(angle, value - bar.change * changes, value, dimmed)
        elif changes > 0 and round(bar.change) < 0:
            self.lost(angle, value, value - bar.change * changes, dimmed)
        if bar.begin is not None:
            at = radius_at(bar.begin, self.r, self.hub)
            self.across(angle, at, self.r * BAR_SHARE * 0.68, 3, self.t.ink)
        if bar.aim is not None:
            fill = self.t.yellow if bar.aim_moved else self.t.surface
            spot = around(self.middle, radius_at(bar.aim, self.r, self.hub), angle)
            edge = mix(self.t.ink, self.t.paper, 0.4) if dimmed else self.t.ink
            self.brush.circle(spot, max(6.5, 8.2 * self.unit), fill, edge, 2.5)

    def gained(self, angle: float, low: float, high: float, dimmed: bool) -> None:
        yellow, seg = self.tint(self.t.yellow, dimmed), self.tint(self.t.segline, dimmed)
        length = radius_at(high, self.r, self.hub) - radius_at(low, self.r, self.hub)
        if length < 6:
            at = radius_at(high, self.r, self.hub)
            self.across(angle, at - 1, self.r * BAR_SHARE / 2, 5, seg)
            self.across(angle, at - 1, self.r * BAR_SHARE / 2 - 1, 2, yellow)
            return
        bar = self.bar(angle, low, high)
        self.brush.polygon(bar, yellow, seg, 1.7)

    def lost(self, angle: float, low: float, high: float, dimmed: bool) -> None:
        red, surface = self.tint(self.t.red, dimmed), self.t.surface
        length = radius_at(high, self.r, self.hub) - radius_at(low, self.r, self.hub)
        if length < 6:
            at, half = radius_at((low + high) / 2, self.r, self.hub), self.r * BAR_SHARE / 2
            ends = _across(self.middle, angle, at, half)
            self.brush.stroke(*ends, surface, 4)
            self.brush.dashes(ends, red, 4, 3.5, 2.5)
            return
        bar = self.bar(angle, low, high)
        self.brush.polygon(bar, surface)
        self.brush.dashes([*bar, bar[0]], red, 2, 4, 3)

    def bar(self, angle: float, low: float, high: float) -> list[Point]:
        """A bar from level `low` to `high` as four points: straight sides, equally wide everywhere."""
        half = self.r * BAR_SHARE / 2
        near = _across(self.middle, angle, radius_at(low, self.r, self.hub), half)
        far = _across(self.middle, angle, radius_at(high, self.r, self.hub), half)
        return [near[0], far[0], far[1], near[1]]

    def across(self, angle: float, at: float, half: float, width: float, colour: Colour) -> None:
        start, end = _across(self.middle, angle, at, half)
        self.brush.stroke(start, end, colour, width)


def _across(middle: Point, angle: float, at: float, half: float) -> tuple[Point, Point]:
    spot = around(middle, at, angle)
    return around(spot, half, angle - 90), around(spot, half, angle + 90)


def _angles(start: float, end: float) -> list[float]:
    steps = max(2, math.ceil((end - start) / 2))
    return [start + (end - start) * i / steps for i in range(steps + 1)]


def _hub(ui: Ui, brush: Brush, middle: Point, hub: float, r: float, info: Hub | None) -> None:
    t = ui.theme
    if info is None:
        brush.circle(middle, hub * 1.05, t.paper)
        brush.circle(middle, hub * 0.76, t.ink)
        return
    width = 10 * r / HERO_R
    brush.circle(middle, hub, t.surface)
    brush.ring(middle, hub, width, 0, 360, t.track)
    if t.outlined:
        brush.circle(middle, hub, None, t.ink, 1.5)
    brush.ring(middle, hub, width, 0, 3.6 * info.value, t.ink)
    if t.outlined:
        brush.circle(middle, hub - width, t.surface, None)
    brush.circle(middle, hub - width, t.surface, t.surface, 1)


def _hub_words(ui: Ui, centre: Point, hub: Hub) -> None:
    x, y = centre
    ui.canvas.word(x, y - 20, number(hub.value), HUB_VALUE, align="centre")
    style = Style(Face.NAME, 18)
    if ui.canvas.text_width(hub.word, style) <= 110 and ui.canvas.text_scale < 1.2:
        ui.canvas.word(x, y + 6, hub.word, style, align="centre")
        delta(ui, x, y + 30, hub.change, align="centre")
    else:  # at larger text the number says it; the word is read aloud
        delta(ui, x, y + 18, hub.change, align="centre")


def _sub_label(ui: Ui, bar: RoseBar, at: Point, rightwards: bool, dimmed: bool) -> None:
    """Name and change beside the bar's end; away from the figure on both sides."""
    c, t = ui.canvas, ui.theme
    share = QUIET_SHARE if dimmed else 1.0
    colour = c.faded(t.ink, share) if dimmed else t.ink
    wide = max(c.text_width(line) for line in bar.lines)
    changed = round(bar.change) != 0
    extra = delta_width(ui, bar.change) + 8 if changed else 0.0
    x = at[0] if rightwards else at[0] - wide - extra
    step = ui.grow(19)
    for i, line in enumerate(bar.lines):
        y = at[1] + (i - (len(bar.lines) - 1) / 2) * step
        align: Align = "left" if rightwards else "right"
        c.word(x if rightwards else x + wide, y, line, BODY, colour, align=align)
    if changed:
        delta(ui, x + wide + 8, at[1], bar.change, share=share)


_HEAD_PLACES: Final = {
    # name: x, y and side of the name; the line with petal, level and change stands 33 below it
    "culture": (584, 140, "left"),
    "organisation": (620, 408, "left"),
    "literacy": (194, 318, "right"),
    "conduct": (198, 140, "right"),
}


def _heads(
    ui: Ui,
    dimensions: Sequence[RoseDimension],
    centre: Point,
    r: float,
    labels: Labels,
    look: _Look,
) -> list[Box | None]:
    if labels == "none":
        return [None] * len(dimensions)
    if labels == "short":
        return [_short_head(ui, dimension, centre, r) for dimension in dimensions]
    dx, dy = centre[0] - HERO_CENTRE[0], centre[1] - HERO_CENTRE[1]
    boxes: list[Box | None] = []
    for dimension, dimmed in zip(dimensions, look.dimmed, strict=True):
        share = QUIET_SHARE if dimmed else 1.0
        if dimension.key == "direction":
            boxes.append(_head_in_line(ui, dimension, centre[0], 111 + dy, share))
        else:
            x, y, side = _HEAD_PLACES[dimension.key]
            boxes.append(_head_in_two(ui, dimension, x + dx, y + dy, side == "right", share))
    return boxes


def _head_in_line(ui: Ui, dimension: RoseDimension, x: float, y: float, share: float) -> Box:
    c, ink = ui.canvas, ui.canvas.faded(ui.theme.ink, share)
    size = ui.grow(34)
    name_w, value_w = (
        c.text_width(dimension.name, SECTION),
        c.text_width(number(dimension.value), VALUE_LARGE),
    )
    w = size + 10 + name_w + 9 + value_w + 10 + delta_width(ui, dimension.change)
    left = x - w / 2
    petal(ui, left + size / 2, y, size, dimension.key, dimmed=share < 1)
    c.word(left + size + 10, y, dimension.name, SECTION, ink)
    c.word(left + size + 10 + name_w + 9, y, number(dimension.value), VALUE_LARGE, ink)
    delta(ui, left + w, y, dimension.change, align="right", share=share)
    return Box(left, y - size / 2, w, size)


def _head_in_two(ui: Ui, dimension: RoseDimension, x: float, y: float, right: bool, share: float) -> Box:
    c, ink = ui.canvas, ui.canvas.faded(ui.theme.ink, share)
    size, low = ui.grow(34), y + 33
    name = dimension.name
    if right and dimension.short and x - c.text_width(name, SECTION) < c.left + 8:
        name = dimension.short
    c.word(x, y, name, SECTION, ink, align="right" if right else "left")
    value_w = c.text_width(number(dimension.value), VALUE_LARGE)
    w = size + 9 + value_w + 10 + delta_width(ui, dimension.change)
    left = x - w if right else x
    petal(ui, left + size / 2, low, size, dimension.key, dimmed=share < 1)
    c.word(left + size + 9, low, number(dimension.value), VALUE_LARGE, ink)
    delta(ui, left + w, low, dimension.change, align="right", share=share)
    name_w = c.text_width(name, SECTION)
    wide = max(w, name_w)
    return Box(x - wide if right else x, y - 14, wide, 33 + 14 + size / 2)


_SHORT_PLACES: Final = {
    # petal's middle relative to the figure's, in radii; name beside it (top) or below
    "direction": (-0.16, -1.30, True),
    "culture": (1.32, -1.02, False),
    "organisation": (1.32, 0.75, False),
    "literacy": (-1.36, 0.75, False),
    "conduct": (-1.36, -1.02, False),
}


def _short_head(ui: Ui, dimension: RoseDimension, centre: Point, r: float) -> Box:
    across, down, beside = _SHORT_PLACES[dimension.key]
    reach = min(r, 120)
    x, y = centre[0] + across * reach, centre[1] + down * r
    size, name = ui.grow(32), dimension.short or dimension.name
    petal(ui, x, y, size, dimension.key)
    if beside:
        drawn = ui.canvas.word(x + size / 2 + 10, y, name)
    else:
        drawn = ui.canvas.word(x, y + size / 2 + ui.grow(14), name, align="centre")
    left, right = min(x - size / 2, drawn.x), max(x + size / 2, drawn.right)
    return Box(left, y - size / 2, right - left, drawn.bottom - y + size / 2)


def _register(
    ui: Ui,
    dimension: RoseDimension,
    box: Box,
    action: Callable[[str], Action] | None,
    group: str,
    index: int,
) -> None:
    reading = bar_reading(ui, dimension.name, dimension.value, dimension.change)
    described = "; ".join(bar_reading(ui, bar.name, bar.value, bar.change, bar.aim) for bar in dimension.bars)
    focused = ui.add(
        Element(
            f"dimension {dimension.key}",
            "row" if action else "meter",
            reading,
            box,
            description=described,
            action=action(dimension.key) if action else None,
            keys=(str(index + 1),) if action else (),
            group=group,
        )
    )
    if focused:
        ui.ring(box.inset(-4), 12)
