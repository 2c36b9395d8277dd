"""The timeline of the look-back: its lines with a what-if and the game without you beside them, and pins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from game.session.views.debrief_timeline import Line as LineView
from game.session.views.debrief_timeline import TimelineView
from game.session.views.figures import whole
from game.ui.boxes import Box
from game.ui.elements import Action
from game.ui.screens.debrief_happened import shape_of
from game.ui.stage import Ui
from game.ui.widgets.line_chart import Line, LineKind, Pin, line_chart

KINDS: Final[tuple[LineKind, ...]] = ("first", "second", "third")


def draw_chart(
    ui: Ui,
    box: Box,
    view: TimelineView,
    labels: Sequence[str],
    *,
    line: int,
    turn: int,
    ghost: bool,
    few: bool,
    pick: Callable[[int], Action],
    open_pins: Callable[[int], Action],
) -> None:
    """line   the place of the line that is explained: it alone has the game without you beside it
    labels  a column each: the start and every quarter with a result
    few     that line alone, where there is little room
    """
    shown = (view.lines[line],) if few else view.lines
    drawn = [Line(one.name, KINDS[view.lines.index(one)], one.values) for one in shown]
    drawn += [_what_if(ui, view, one, named=one is view.lines[line]) for one in shown if _parts(one)]
    if ghost and view.lines[line].ghost:
        drawn.append(Line(ui.say("without you"), "ghost", view.lines[line].ghost))
    line_chart(
        ui,
        box,
        drawn,
        labels,
        now=turn,
        pins=[Pin(pin.turn, shape_of(pin.kind)) for pin in view.pins if pin.turn < len(labels)],
        pick=pick,
        open_pins=open_pins,
        chosen=0 if few else line,
        legend=(("decision", ui.say("decision")), ("event", ui.say("event")), ("note", ui.say("note"))),
    )
    for one in shown:
        ui.note(f"line {one.id}", one.spoken, box, "row")


def _parts(one: LineView) -> bool:
    """Whether the what-if is elsewhere in any quarter, to the eye."""
    was = one.values[one.branch_from :]
    return any(whole(a) != whole(b) for a, b in zip(one.branch, was, strict=False))


def _what_if(ui: Ui, view: TimelineView, one: LineView, *, named: bool) -> Line:
    """Round dots in the line's own colour.

    named  at its end stands which what-if it is
    """
    usual = ui.say("what if")
    names: tuple[str, ...] = (usual,)
    if named and one.branch_name:
        names = (ui.say("what if: {name}", name=one.branch_name), usual)
    return Line(names, "what if", one.branch, one.branch_from, KINDS[view.lines.index(one)])
