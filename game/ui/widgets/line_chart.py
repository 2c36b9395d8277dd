"""The chart of the look-back: lines over the quarters, named at their ends, with pins of what happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.ui.boxes import Box, Point
from game.ui.elements import Action, Element
from game.ui.stage import Ui
from game.ui.styles import BODY, STRONG, Style
from game.ui.theme import Colour
from game.ui.widgets.marks import balloon, diamond, number, ticket_pin

PIN_W: Final = 22.0
CROWDED_W: Final = 20.0
"""How wide a pin is, alone or among others and a number."""
NAMES_APART: Final = 60.0
"""From the last quarter to the names: its column with its ring, when it is the chosen one, lies between."""
MOST_NAME_LINES: Final = 4
"""Lines that a name at the end of its line takes at most."""

Kind = Literal["decision", "event", "note"]
RAREST: Final[tuple[Kind, ...]] = ("note", "event", "decision")
"""What is drawn where not all pins of a quarter fit: what comes least often first."""
LineKind = Literal["first", "second", "third", "what if", "ghost"]


class Pin(NamedTuple):
    """Something that happened: in quarter `turn` (0 = the start)."""

    turn: int
    kind: Kind


@dataclass(frozen=True)
class Line:
    """One line of the look-back: values from the start (turn 0) on.

    name   one form, or several from long to short
    kind   first = ink, solid; second = blue, dashed; third = plum, dotted; what if = round dots;
           ghost = thin, without interventions
    of     of a what-if: the line that it belongs to, whose colour it has
    """

    name: str | tuple[str, ...]
    kind: LineKind
    values: tuple[float, ...]
    begins: int = 0
    of: LineKind = "first"

    @property
    def names(self) -> tuple[str, ...]:
        """The forms of its name, from long to short."""
        return (self.name,) if isinstance(self.name, str) else self.name


class _Plot(NamedTuple):
    """Where quarters and values lie."""

    box: Box
    floor: int
    ceiling: int
    columns: int

    @property
    def pitch(self) -> float:
        """From one quarter to the next."""
        return self.box.w / max(1, self.columns - 1)

    def x(self, turn: int) -> float:
        return self.box.x + self.pitch * turn

    def y(self, value: float) -> float:
        return self.box.bottom - (value - self.floor) / (self.ceiling - self.floor) * self.box.h


def line_chart(
    ui: Ui,
    box: Box,
    lines: Sequence[Line],
    labels: Sequence[str],
    *,
    now: int,
    pins: Sequence[Pin] = (),
    pick: Callable[[int], Action] | None = None,
    open_pins: Callable[[int], Action] | None = None,
    chosen: int = 0,
    legend: Sequence[tuple[Kind, str]] = (),
) -> None:
    """The look-back: up to three lines and a what-if, named at their ends, with pins below the quarters.

    labels     one a column: "start", "K1", ...; `now` is the yellow one
    pick       what choosing a column does; it is chosen by having the focus
    open_pins  what opening the pins of a column does, where more happened than can be drawn
    chosen     the line that carries the yellow dot
    legend     what the pins stand for, drawn above where there is room
    """
    t, c = ui.theme, ui.canvas
    plot = _plot(ui, box, lines, len(labels))
    column_w = max(52.0, c.text_width(labels[now], STRONG) + 20, min(plot.pitch - 10, 4 * PIN_W))
    column = Box(plot.x(now) - column_w / 2, box.y + 26, column_w, box.h - 30)
    c.rect(column, t.yellowsoft, t.yellow if not t.outlined else t.ink, 3, 6)
    for value in _ticks(plot.floor, plot.ceiling):
        c.hline(plot.box.x, plot.y(value) - 1, plot.box.w, t.hair)
        c.word(plot.box.x - 14, plot.y(value), str(value), colour=t.ink2, align="right")
    for line in lines:
        points = [(plot.x(line.begins + i), plot.y(value)) for i, value in enumerate(line.values)]
        _draw_line(ui, points, line)
    _line_names(ui, lines, plot, box)
    dotted = lines[chosen] if chosen < len(lines) else None
    first = dotted.values[now] if dotted and now < len(dotted.values) else None
    if first is not None:
        c.circle(plot.x(now), plot.y(first), 8.5, t.yellow, t.ink, 2.5)
    if legend:
        _legend(ui, Box(plot.box.x, box.y - 2, box.right - plot.box.x, 20), legend)
    every = max(1, round(ui.grow(56) / plot.pitch + 0.49))
    y = plot.box.bottom + ui.grow(30)
    for turn, label in enumerate(labels):
        # Beside the chosen one a label would run under its column where labels are left out.
        free = turn % every == 0 and (every == 1 or abs(turn - now) != 1)
        if turn == now or free:
            style, colour = (STRONG, t.ink) if turn == now else (BODY, t.ink2)
            c.word(plot.x(turn), y, label, style, colour, align="centre")
        if pick:
            _column(ui, Box(plot.x(turn) - 26, box.y + 18, 52, box.h - 22), turn, label, lines, now, pick)
    if ui.focus == f"turn {now}":
        ui.ring(column, 6)
    for turn, label in enumerate(labels):
        here = [one for one in pins if one.turn == turn]
        row = Box(plot.x(turn) - plot.pitch / 2, y + ui.grow(30) - 17, plot.pitch, 34)
        counted = turn == now or (turn % every == 0 and (every == 1 or abs(turn - now) > 1))
        _pins(ui, row, here, label, turn, open_pins, counted=counted)


def pin(ui: Ui, x: float, y: float, kind: Kind, size: float = PIN_W) -> None:
    """One pin, `size` wide, with its middle at (x, y)."""
    if kind == "decision":
        diamond(ui, x, y, size)
    elif kind == "event":
        ticket_pin(ui, x, y, size - 2)
    else:
        balloon(ui, x, y, size)


def line_colour(ui: Ui, line: Line) -> Colour:
    """The colour of a line and of its name."""
    t, kind = ui.theme, line.of if line.kind == "what if" else line.kind
    colours: dict[LineKind, Colour] = {
        "first": t.ink,
        "second": t.hue("organisation").hue,
        "third": t.hue("literacy").hue,
        "ghost": t.ink2,
    }
    return colours[kind]


def _plot(ui: Ui, box: Box, lines: Sequence[Line], columns: int) -> _Plot:
    c = ui.canvas
    low_margin = ui.grow(86)
    shortest = (f"{number(one.values[-1])} {one.names[-1]}" for one in lines if one.values)
    widest = max((c.text_width(text, STRONG) for text in shortest), default=0.0)
    names_w = max(210 * min(1.5, c.text_scale), widest + NAMES_APART + 16)
    if any(len(one.names) > 1 for one in lines):
        names_w = max(names_w, 290 * min(1.5, c.text_scale))
    inner = Box(box.x + ui.grow(48), box.y + 28, box.w - ui.grow(48) - names_w, box.h - low_margin - 28)
    floor, ceiling = _range([value for line in lines for value in line.values])
    return _Plot(inner, floor, ceiling, columns)


def _draw_line(ui: Ui, points: Sequence[Point], line: Line) -> None:
    if len(points) < 2:
        return
    c, colour, kind = ui.canvas, line_colour(ui, line), line.kind
    if kind == "first":
        c.lines(points, colour, 5)
    elif kind == "second":
        c.lines(points, colour, 4, dash=(14, 6))
    elif kind == "third":
        c.lines(points, colour, 4, dash=(5, 4))
    elif kind == "ghost":
        c.lines(points, ui.theme.trackline, 3, dash=(4, 2.5))
    else:
        c.lines(points, colour, 4, dot=9)


class _Name(NamedTuple):
    """Value and name of a line, as they stand at its end."""

    line: Line
    y: float
    """Where the line ends."""
    lines: list[str]
    style: Style
    value_w: float
    h: float


def _line_names(ui: Ui, lines: Sequence[Line], plot: _Plot, box: Box) -> None:
    """Value and name at each line's end, pushed apart until none overlap."""
    c, x = ui.canvas, plot.box.right + NAMES_APART
    named = sorted(
        (_named(ui, line, plot, box.right - x) for line in lines if line.values), key=lambda one: one.y
    )
    tops: list[float] = []
    for one in named:
        least = tops[-1] + named[len(tops) - 1].h if tops else box.y + 20
        tops.append(max(one.y - one.h / 2, least))
    over = max(0.0, tops[-1] + named[-1].h - box.bottom) if tops else 0.0
    for one, top in zip(named, tops, strict=True):
        colour, step = line_colour(ui, one.line), c.line_height(one.style)
        y = top - over + one.h / 2 - step * (len(one.lines) - 1) / 2
        c.word(x, y, number(one.line.values[-1]), STRONG, colour)
        for place, text in enumerate(one.lines):
            room = Box(x + one.value_w, y + step * (place - 0.5), box.right - x - one.value_w, step)
            c.text(room, text, one.style, colour)


def _named(ui: Ui, line: Line, plot: _Plot, room: float) -> _Name:
    """The longest form of its name that takes few enough lines."""
    c = ui.canvas
    style = BODY if line.kind in ("what if", "ghost") else STRONG
    value_w = c.text_width(number(line.values[-1]), STRONG) + 8
    forms = [c.wrap(name, style, room - value_w) for name in line.names]
    text = next((form for form in forms if len(form) <= MOST_NAME_LINES), forms[-1])
    h = max(ui.grow(29), len(text) * c.line_height(style) + 4)
    return _Name(line, plot.y(line.values[-1]), text, style, value_w, h)


def _legend(ui: Ui, box: Box, legend: Sequence[tuple[Kind, str]]) -> None:
    """What the pins stand for, from the right; left out where it does not fit."""
    c = ui.canvas
    wide = sum(PIN_W + 8 + c.text_width(text) + 22 for _, text in legend) - 22
    if wide > box.w or c.line_height(BODY) > box.h + 4:
        return
    x = box.right - wide
    for kind, text in legend:
        pin(ui, x + PIN_W / 2, box.cy, kind)
        drawn = c.word(x + PIN_W + 8, box.cy, text, colour=ui.theme.ink2)
        x = drawn.right + 22


def _column(
    ui: Ui,
    room: Box,
    turn: int,
    label: str,
    lines: Sequence[Line],
    now: int,
    pick: Callable[[int], Action],
) -> None:
    said = "; ".join(f"{line.names[0]} {_value(line, turn)}" for line in lines if _value(line, turn))
    ui.add(
        Element(
            f"turn {turn}",
            "radio",
            label,
            room,
            value=said,
            on_focus=pick(turn),
            group="turns",
            entry=turn == now,
        )
    )


def _pins(
    ui: Ui,
    row: Box,
    here: Sequence[Pin],
    label: str,
    turn: int,
    open_pins: Callable[[int], Action] | None,
    *,
    counted: bool,
) -> None:
    """The pins of a quarter; where there are more than fit, one of each kind and how many are left.

    counted  the number stands there also where no pin fits beside it
    """
    if not here:
        return
    c, size = ui.canvas, PIN_W
    shown, more, more_w = list(here), "", 0.0
    if len(here) * (size + 2) > row.w - 8:
        size = CROWDED_W
        kinds = sorted(dict.fromkeys(here), key=lambda one: RAREST.index(one.kind))
        more_w = c.text_width(f"+{len(here)}") + 1
        shown = kinds[: max(0, min(2, int((row.w - 8 - more_w) // (size + 1))))]
        more = f"+{len(here) - len(shown)}" if shown or counted else ""
    x = row.cx - (len(shown) * (size + 1) + more_w) / 2
    for one in shown:
        pin(ui, x + (size + 1) / 2, row.cy, one.kind, size)
        x += size + 1
    if more:
        c.word(x + 1, row.cy, more)
    if open_pins is not None and len(here) > len(shown):
        said = ui.words.many("{n} pin at {label}", "{n} pins at {label}", len(here), label=label)
        place = Box.around(row.cx, row.cy, max(46.0, row.w - 10), row.h)
        if ui.add(Element(f"pins {turn}", "button", said, place, action=open_pins(turn), group="pins")):
            ui.ring(place, 6)


def _value(line: Line, turn: int) -> str:
    i = turn - line.begins
    return number(line.values[i]) if 0 <= i < len(line.values) else ""


def _range(values: Sequence[float]) -> tuple[int, int]:
    low, high = (min(values), max(values)) if values else (0.0, 100.0)
    floor, ceiling = int(low // 10 * 10), int(-(-high // 10) * 10)
    return floor, max(ceiling, floor + 10)


def _ticks(low: int, high: int) -> list[int]:
    step = 10 if high - low <= 50 else 20
    return list(range(low, high + 1, step))
