"""Charts: how something moved, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.ui.boxes import Box, Point
from game.ui.brush import Brush
from game.ui.elements import Action, Element
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, SECTION, VALUE, VALUE_SMALL
from game.ui.theme import Colour
from game.ui.widgets.line_chart import Pin, pin
from game.ui.widgets.marks import number, signed

SMALLEST_SPAN: Final = 12.0
STEP_HEIGHT: Final = 52.0
LIST_FROM: Final = 1.45  # the text scale from which the waterfall is its list


def common_span(rows: Iterable[Sequence[float]]) -> float:
    """One vertical span for sparklines side by side, so that equal slopes are equal changes; 12 at least."""
    return max([SMALLEST_SPAN, *(max(row) - min(row) for row in rows if row)])


def sparkline(
    ui: Ui, box: Box, values: Sequence[float], ghost: Sequence[float] = (), span: float = SMALLEST_SPAN
) -> None:
    """The last quarters as a line that ends in a yellow dot; one value is the dot alone.

    ghost  the same quarters without interventions, dotted
    span   points between the bottom and the top of `box`; see `common_span`
    """
    if not values:
        return
    t, c = ui.theme, ui.canvas
    every = [*values, *ghost]
    middle = (max(every) + min(every)) / 2
    end = box.right - 7

    def points(row: Sequence[float]) -> list[Point]:
        steps = max(1, len(values) - 1)
        first = len(values) - len(row)
        return [
            (box.x + 2 + (end - box.x - 2) * (first + i) / steps, box.cy - (value - middle) / span * box.h)
            for i, value in enumerate(row)
        ]

    if len(ghost) > 1:
        c.lines(points(ghost), t.trackline, 2, dash=(3, 3))
    line = points(values)
    if len(line) > 1:
        c.lines(line, t.ink, 3)
    last = (end, line[-1][1])
    c.circle(*last, 5.8, t.yellow, t.ink, 1.8)


def ghost_sample(ui: Ui, x: float, y: float, w: float = 30) -> None:
    """A bit of the dotted line, for a legend."""
    ui.canvas.lines([(x, y), (x + w, y)], ui.theme.trackline, 3, dash=(4, 2.5))


@dataclass(frozen=True)
class Step:
    """One step of a waterfall.

    name      the driver
    source    one line with its kind and largest source; several forms from long to short
    amount    in displayed whole points; the steps add up to the change as displayed
    good      whether it is favourable; None takes the sign
    action    what opening it does; without one it can be focused if `on_focus` is given
    """

    name: str
    source: str | tuple[str, ...]
    amount: float
    icon: str = ""
    good: bool | None = None
    action: Action = None
    on_focus: Action = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The forms of its source, from long to short."""
        return (self.source,) if isinstance(self.source, str) else self.source


class _Scale(NamedTuple):
    x: float
    w: float
    low: float
    span: float

    def at(self, value: float) -> float:
        return self.x + (value - self.low) / self.span * self.w


def waterfall(
    ui: Ui,
    box: Box,
    begin: float,
    end: float,
    steps: Sequence[Step],
    *,
    begin_label: str,
    end_label: str,
    group: str = "steps",
    shown: float | None = None,
) -> float:
    """From the beginning of the quarter to its end, one block a step; returns the height used.

    shown  how many steps are drawn (a replay; fractions grow a block); None = all
    """
    t, c = ui.theme, ui.canvas
    as_list = c.text_scale >= LIST_FROM
    two_lines = c.line_height(SECTION) + c.line_height(BODY) + 4
    row_h = min(max(STEP_HEIGHT, two_lines), box.h / (len(steps) + 2))
    names = (c.text_width(step.name, LEAD_NAME) for step in steps)
    longest = max((*names, *(c.text_width(step.sources[0]) for step in steps)), default=0.0) + ui.grow(46) + 8
    shortest = 200.0 if any(len(step.sources) > 1 for step in steps) else 150.0
    chart_w = 0.0 if as_list else min(250.0, max(shortest, box.w - longest))
    levels = [begin]
    for step in steps:
        levels.append(levels[-1] + step.amount)
    low, high = min(levels), max(levels)
    widest = max((c.text_width(signed(step.amount), VALUE_SMALL) for step in steps), default=0.0)
    pad = max(ui.grow(46), widest + 14)
    scale = _Scale(box.right - chart_w + pad, chart_w - 2 * pad, low, max(1.0, high - low))
    words = Box(box.x, box.y, box.w - chart_w, box.h)
    _waterfall_end(ui, words, box.y, row_h, begin_label, begin, None if as_list else scale, before=True)
    done = len(steps) if shown is None else shown
    for i, step in enumerate(steps):
        row = Box(box.x, box.y + row_h * (i + 1), box.w, row_h)
        _waterfall_words(ui, Box(words.x, row.y, words.w - (ui.grow(70) if as_list else 0), row_h), step)
        if as_list:
            colour = t.ink if _good(step) else t.red
            c.text(row, signed(step.amount), VALUE_SMALL, colour, align="right")
        elif done > i:
            _waterfall_block(ui, row, scale, levels[i], step, min(1.0, done - i), last=i == len(steps) - 1)
        label = f"{step.name} {signed(step.amount)}"
        focused = ui.add(
            Element(
                f"step {i}",
                "row" if step.action else "item",
                label,
                row,
                description=step.sources[0],
                action=step.action,
                on_focus=step.on_focus,
                group=group,
            )
        )
        if focused:
            ui.ring(row.inset(2))
    bottom = box.y + row_h * (len(steps) + 1)
    _waterfall_end(ui, words, bottom, row_h, end_label, end, None if as_list else scale, before=False)
    return bottom + row_h - box.y


def _good(step: Step) -> bool:
    return step.amount > 0 if step.good is None else step.good


def _waterfall_end(
    ui: Ui, words: Box, y: float, h: float, label: str, value: float, scale: _Scale | None, before: bool
) -> None:
    c, row = ui.canvas, Box(words.x + ui.grow(46), y, words.w - ui.grow(46), h)
    value_w = 0.0 if scale else c.text_width(number(value), VALUE) + 12
    c.text(Box(row.x, row.y, row.w - value_w, row.h), label, SECTION)
    if scale is None:
        c.text(Box(words.x, y, words.w, h), number(value), VALUE, align="right")
    else:
        x = scale.at(value)
        c.fill(ui.theme.ink, Box(x - 2, y + h / 2 - 17, 4, 34))
        w = c.text_width(number(value), VALUE)
        c.word(x - 12 - w if before else x + 12, y + h / 2, number(value), VALUE)
    ui.note(f"waterfall {'begin' if before else 'end'}", f"{label} {number(value)}", row, "text")


def _waterfall_words(ui: Ui, row: Box, step: Step) -> None:
    c, t = ui.canvas, ui.theme
    indent = ui.grow(46)
    if step.icon:
        c.icon(step.icon, row.x + ui.grow(17), row.cy, ui.grow(24), t.ink, t.yellow)
    words = Box(row.x + indent, row.y, row.w - indent, row.h)
    name_h, source_h = c.line_height(SECTION), c.line_height(BODY)
    # without room for two lines the source is still read aloud
    if not step.sources[0] or name_h + source_h > row.h + 2:
        c.text(words, step.name, LEAD_NAME)
        return
    top = row.cy - (name_h + source_h) / 2
    c.text(Box(words.x, top, words.w, name_h), step.name, LEAD_NAME)
    c.text(Box(words.x, top + name_h - 1, words.w, source_h), step.sources, colour=t.ink2)


def _waterfall_block(
    ui: Ui, row: Box, scale: _Scale, before: float, step: Step, share: float, last: bool
) -> None:
    t, c = ui.theme, ui.canvas
    good, after = _good(step), before + step.amount * share
    left, right = sorted((scale.at(before), scale.at(after)))
    block = Box(left, row.cy - 16, max(3.0, right - left), 32)
    colour = t.ink if good else t.red
    if step.amount > 0:
        c.rect(block, colour)
    else:
        hatched(ui, block, colour)
    end = scale.at(after)
    c.vline(end - 1, block.bottom, row.h - 32 if not last else row.h - 32 + 2, t.trackline)
    w = c.text_width(signed(step.amount), VALUE_SMALL)
    x = block.right + 10 if step.amount > 0 else block.x - 10 - w
    c.word(x, row.cy, signed(step.amount), VALUE_SMALL, t.ink if good else t.red)


def hatched(ui: Ui, box: Box, colour: Colour) -> None:
    """A hatched block: takes away, or over the limit."""
    back, local = ui.theme.paper, Box(0, 0, box.w, box.h)

    def painter(brush: Brush) -> None:
        brush.hatch(local, colour, back, 3, 8)
        brush.rect(local, None, colour, 1.5)

    ui.canvas.paint(("hatched", colour, back), box, painter)


def timeline(ui: Ui, box: Box, turns: int, now: int, pins: Sequence[Pin] = ()) -> None:
    """Quarters as stones on a line: done, now (yellow), to come; their pins hang below. 60 high."""
    t, c = ui.theme, ui.canvas
    gap = box.w / max(1, turns - 1)
    y = box.y + 8
    c.fill(t.trackline, Box(box.x - 10, y - 1.5, box.w + 20, 3))
    for turn in range(1, turns + 1):
        x = box.x + gap * (turn - 1)
        fill = t.ink if turn < now else t.yellow if turn == now else t.surface
        c.circle(x, y, 8, fill, t.ink, 2.5)
        here = [p for p in pins if p.turn == turn]
        for i, p in enumerate(here):
            pin(ui, x + (i - (len(here) - 1) / 2) * 23, y + 26, p.kind)
