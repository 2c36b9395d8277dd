"""Bars: how much, of what, and up to where."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.texts import mark
from game.ui.boxes import Box
from game.ui.brush import Brush
from game.ui.elements import Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import BODY, STRONG, VALUE_SMALL, Style
from game.ui.theme import Colour, mix
from game.ui.widgets.marks import delta, number, token

METER_VALUE = Style(Face.BOLD, 22, 1.1)
SLIVER = 6  # a changed piece narrower than this is one line


@dataclass(frozen=True)
class Meter:
    """A number in the header.

    label   its name, long form first
    value   as shown: "€ 86k"
    unit    a word behind it: "hours", "high"
    share   how full the bar is, 0..1
    limit   where the limit line stands, 0..1, or None
    past    the limit has been passed
    read    as read aloud: "Workload 73, high, limit 72"
    """

    id: str
    icon: str
    label: tuple[str, ...]
    value: str
    share: float
    unit: str = ""
    limit: float | None = None
    past: bool = False
    read: str = ""


def meter(ui: Ui, box: Box, info: Meter) -> None:
    """A meter: icon, name, value and a bar 10 high at the bottom of `box` (196 by 50)."""
    t, c = ui.theme, ui.canvas
    line, below = box.cut_top(min(box.h - 16, ui.grow(26)))
    unit_w = c.text_width(info.unit) + ui.grow(5) if info.unit else 0.0
    value_w = c.text_width(info.value, METER_VALUE)
    icon = ui.grow(22)
    room = line.w - icon - ui.grow(8) - value_w - unit_w - ui.grow(3)
    label = next((form for form in info.label if c.text_width(form) <= room), None)
    if label is None and info.unit:  # the unit gives way before the name does
        room, unit_w = room + unit_w, 0.0
        label = next((form for form in info.label if c.text_width(form) <= room), None)
    c.icon(info.icon, line.x + icon / 2, line.cy, icon)
    if label is not None:
        c.text(Box(line.x + icon + ui.grow(8), line.y, room, line.h), label)
    colour = t.ink
    c.text(Box(line.right - unit_w - value_w, line.y, value_w + 1, line.h), info.value, METER_VALUE, colour)
    if unit_w:
        c.text(Box(line.right - unit_w, line.y, unit_w, line.h), info.unit, colour=colour, align="right")
    bar(ui, Box(box.x, below.bottom - 14, box.w, 10), info.share, limit=info.limit)
    ui.note(info.id, info.read or f"{info.label[0]} {info.value} {info.unit}".strip(), box, "meter")


def bar(
    ui: Ui,
    box: Box,
    share: float,
    *,
    colour: Colour | None = None,
    track: Colour | None = None,
    gained: float = 0.0,
    lost: float = 0.0,
    target: float | None = None,
    target_new: bool = False,
    limit: float | None = None,
    thick: bool = False,
) -> None:
    """A level on its track.

    share   the level, 0..1, what was gained included
    gained  the last part of it is new (yellow); lost = what fell off beyond it (dashed red)
    target  a stone; `target_new` makes it yellow
    limit   an upright line that stands out
    thick   a thicker outline: the bar is in focus
    """
    t = ui.theme
    hue, back, edge = colour or t.ink, track or t.track, t.trackline
    seg, red, surface, ink, yellow = t.segline, t.red, t.surface, t.ink, t.yellow
    w, h, pad = box.w, box.h, 5.0
    share, gained, lost = _clip(share), _clip(gained), _clip(lost)

    def painter(brush: Brush) -> None:
        track_box = Box(pad, pad, w, h)
        brush.rect(track_box, back, edge, 2.5 if thick else 1.5, 3)
        level = w * share
        if level > 0:
            brush.rect(Box(pad, pad, level, h), hue, None, 0, (3, 0, 0, 3) if share < 0.99 else 3)
        if gained * w >= 0.5:
            piece = gained * w
            if piece < SLIVER:
                brush.rect(Box(pad + level - 3, pad, 3, h), yellow, seg, 0.75)
            else:
                brush.rect(Box(pad + level - piece, pad, piece, h), yellow, seg, 2)
        if lost * w >= 0.5:
            _lost(brush, Box(pad + level, pad, lost * w, h), red, surface)
        if limit is not None:
            brush.rect(Box(pad + w * limit - 1.5, pad - 4, 3, h + 8), ink)
        if target is not None:
            r = max(7.5, h * 0.44)
            middle = (pad + min(max(w * target, r), w - r), pad + h / 2)
            brush.circle(middle, r, yellow if target_new else surface, ink, 2.5)

    key = ("bar", share, gained, lost, target, target_new, limit, thick)
    colours = (hue, back, edge, seg, red, surface, ink, yellow)
    ui.canvas.paint((*key, *colours), box.inset(-pad), painter)


def _lost(brush: Brush, box: Box, red: Colour, surface: Colour) -> None:
    if box.w < SLIVER:
        brush.dashes([(box.x + 1.5, box.y), (box.x + 1.5, box.bottom)], red, 3, 3, 2)
        return
    brush.rect(box, surface)
    inner = box.inset(1)
    corners = [
        (inner.x, inner.y),
        (inner.right, inner.y),
        (inner.right, inner.bottom),
        (inner.x, inner.bottom),
    ]
    brush.dashes([*corners, corners[0]], red, 2, 4, 3)


def capacity(
    ui: Ui,
    box: Box,
    *,
    icon: str,
    label: str,
    value: str,
    decided: float,
    planned: float,
    limit: float,
    preview: float = 0.0,
    read: str = "",
    id: str = "",
) -> None:
    """A capacity bar with its line of text above; the scale ends at 140 % of the limit.

    decided  the lighter first piece: what the decision just taken asks
    planned  what the plan adds to it; beyond the limit it is hatched
    preview  what the card in focus would add (dashed), or if negative take off (yellow marker)

    All amounts are in one unit of your choice.
    """
    t, c = ui.theme, ui.canvas
    used = decided + planned
    over = used > limit + 1e-9
    line, below = box.cut_top(ui.grow(26))
    size = ui.grow(20)
    c.icon(icon, line.x + size / 2, line.cy, size)
    value_w = c.text_width(value, STRONG)
    c.text(Box(line.x + size + ui.grow(8), line.y, line.w - size - value_w - ui.grow(16), line.h), label)
    c.text(line, value, STRONG, t.red if over else t.ink, align="right")
    _capacity_bar(ui, Box(box.x, below.y + 5, box.w, 16), decided, used, limit, preview)
    if id:
        ui.note(id, read or f"{label} {value}", box, "meter")


def capacity_height(ui: Ui) -> float:
    """How high `capacity` needs its box."""
    return ui.grow(26) + 26


def _capacity_bar(ui: Ui, box: Box, decided: float, used: float, limit: float, preview: float) -> None:
    t = ui.theme
    unit = box.w / 1.4 / limit if limit > 0 else 0.0
    lighter = mix(t.ink, t.paper, 0.8)
    ink, red, track, edge, yellow, paper, seg = (
        t.ink,
        t.red,
        t.track,
        t.trackline,
        t.yellow,
        t.paper,
        t.segline,
    )
    end, pad, h = box.w / 1.4, 6.0, box.h

    def at(amount: float) -> float:
        return min(max(0.0, amount * unit), box.w)

    def painter(brush: Brush) -> None:
        brush.rect(Box(pad, pad, end, h), track, edge, 1.5)
        inside = min(at(used), end)
        first = min(at(decided), inside)
        if first > 0:
            brush.rect(Box(pad, pad, first, h), lighter)
        if inside > first:
            gap = 2 if first > 0 else 0
            brush.rect(Box(pad + first + gap, pad, inside - first - gap, h), ink)
        if at(used) > end:
            brush.hatch(Box(pad + end, pad, at(used) - end, h), red, paper, 3, 8)
            brush.rect(Box(pad + end, pad, at(used) - end, h), None, red, 1.5)
        if preview > 0:
            piece = Box(pad + at(used), pad, at(used + preview) - at(used), h).inset(1)
            corners = [
                (piece.x, piece.y),
                (piece.right, piece.y),
                (piece.right, piece.bottom),
                (piece.x, piece.bottom),
            ]
            brush.dashes([*corners, corners[0]], ink, 2, 4, 3)
        brush.rect(Box(pad + end - 2, pad - 5, 4, h + 10), ink)
        if preview < 0:
            brush.rect(Box(pad + at(used + preview) - 4, pad - 6, 8, h + 12), yellow, seg, 2)

    colours = (ink, red, track, edge, yellow, paper, seg, lighter)
    ui.canvas.paint(("capacity", decided, used, limit, preview, *colours), box.inset(-pad), painter)


def hours(
    ui: Ui,
    box: Box,
    *,
    icon: str,
    used: float,
    of: float,
    informal: bool = False,
    warning: str = "",
    read: str = "",
    id: str = "",
    track_w: float = 34.0,
) -> None:
    """Hours of one leader: token 32, a small bar and "36/90"; hatched when over. `box` is about 134 by 36."""
    t, c = ui.theme, ui.canvas
    size = min(ui.grow(32), box.h)
    token(ui, box.x + size / 2, box.cy, size, icon, informal=informal)
    text = f"{round(used)}/{round(of)}"
    track = Box(box.x + size + 7, box.cy - 5, track_w, 10)
    over = used > of
    if over:
        red, paper = t.red, t.paper

        def full(brush: Brush) -> None:
            brush.hatch(Box(0, 0, track_w, 10), red, paper, 2.5, 6)
            brush.rect(Box(0, 0, track_w, 10), None, red, 1.5, 2)

        c.paint(("over hours", red, paper), track, full)
    else:
        bar(ui, track, used / of if of else 0.0)
    room = Box(track.right + 8, box.y, box.right - track.right - 8, box.h)
    c.text(room, text, STRONG if over else BODY, t.red if over else t.ink)
    if id:
        ui.add(Element(id, "meter", read or text, box, state=(warning,) if over and warning else ()))


def hours_width(ui: Ui, used: float, of: float) -> float:
    """How wide `hours` wants its box."""
    return ui.grow(32) + 49 + ui.canvas.text_width(f"{round(used)}/{round(of)}", STRONG) + 2


def level_row(
    ui: Ui,
    box: Box,
    *,
    label: str,
    value: float,
    change: float | None,
    target: float | None = None,
    colour: Colour | None = None,
    detail: str = "",
    id: str = "",
) -> None:
    """One level with room to read it: name, value and change above a bar, one line of detail below."""
    t, c = ui.theme, ui.canvas
    line, rest = box.cut_top(ui.grow(30))
    delta(ui, line.right, line.cy, change, align="right")
    number_box = Box(line.right - ui.grow(100), line.y, ui.grow(40), line.h)
    c.text(number_box, number(value), VALUE_SMALL, align="right")
    c.text(Box(line.x, line.y, number_box.x - line.x - 8, line.h), label, VALUE_SMALL)
    strip, rest = rest.cut_top(16, ui.grow(4))
    bar(
        ui,
        strip,
        value / 100,
        colour=colour,
        gained=max(0.0, change or 0.0) / 100,
        lost=max(0.0, -(change or 0.0)) / 100,
        target=None if target is None else target / 100,
    )
    if detail:
        c.text(rest.cut_top(ui.grow(26))[0], detail, colour=t.ink2)
    if id:
        ui.note(id, bar_reading(ui, label, value, change, target), box, "row")


def bar_reading(
    ui: Ui, label: str, value: float, change: float | None = 0.0, target: float | None = None
) -> str:
    """A level as read aloud: "Competences 48, 6 gained, aim 70"."""
    parts = [f"{label} {round(value)}"]
    change = change or 0.0
    if round(change) > 0:
        parts.append(ui.say("{n} gained", n=round(change)))
    elif round(change) < 0:
        parts.append(ui.say("{n} lost", n=-round(change)))
    if target is not None:
        parts.append(ui.say("aim {n}", n=round(target)))
    return ", ".join(parts)


def legend_rows(
    ui: Ui, x: float, y: float, step: float, shown: Sequence[str] = ("aim", "gained", "lost")
) -> None:
    """What stone, yellow piece and dashed piece mean, one below the other from (x, y) on."""
    t, c = ui.theme, ui.canvas
    for i, name in enumerate(shown):
        mid = y + i * step
        if name == "aim":
            c.circle(x, mid, 8.5, t.surface, t.ink, 2.5)
        elif name == "gained":
            c.rect(Box.around(x, mid, 16, 12), t.yellow, t.ink, 2)
        else:
            c.dashed(Box.around(x, mid, 16, 12), t.red, t.surface, 2, 0, on=4, off=3)
        c.word(x + 19, mid, ui.say(_LEGEND[name]))


_LEGEND = {"aim": mark("vision aim"), "gained": mark("gained"), "lost": mark("lost")}


def _clip(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 4)
