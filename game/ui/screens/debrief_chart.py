"""The timeline of the look-back: its lines with a what-if and the game without you beside them, and pins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from game.session.views.debrief_timeline import Line as LineView
from game.session.views.debrief_timeline import TimelineView
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
    """line   the place of the line that is explained: it alone has others beside it
    labels  a column each: the start and every quarter with a result
    few     that line alone, where there is little room
    """
    shown = (view.lines[line],) if few else view.lines
    drawn = [Line(one.name, KINDS[view.lines.index(one)], one.values) for one in shown]
    drawn += _beside(ui, view.lines[line], ghost)
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


def _beside(ui: Ui, chosen: LineView, ghost: bool) -> list[Line]:
    found = []
    if chosen.branch:
        usual = ui.say("what if")
        names: tuple[str, ...] = (usual,)
        if chosen.branch_name:
            names = (ui.say("what if: {name}", name=chosen.branch_name), usual)
        found.append(Line(names, "what if", chosen.branch, chosen.branch_from))
    if ghost and chosen.ghost:
        found.append(Line(ui.say("without you"), "ghost", chosen.ghost))
    return found
