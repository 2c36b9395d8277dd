"""What the screens of a quarter share: header and footer from the view, and how much room text leaves."""

from __future__ import annotations

from typing import Final, Literal

from game.session.views.parts import Header as HeaderView
from game.session.views.parts import Meter as MeterView
from game.session.views.parts import StepMark
from game.texts import mark
from game.ui.boxes import Box
from game.ui.intents import Send
from game.ui.orders import OpenMenu
from game.ui.stage import Ui
from game.ui.widgets.bars import Meter
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, Header, footer, header

Room = Literal["full", "snug", "large", "huge"]
"""full: as drawn at 720p. snug: 1024 x 600, or text at 125 %. large: 150 %. huge: 175 and 200 %."""

METER_ICONS: Final = {"budget": "budget", "hours": "tijd", "workload": "werkdruk"}
SHORT_METERS: Final = {"hours": mark("Time"), "workload": mark("Pressure")}


def room_of(ui: Ui) -> Room:
    """How much fits, judged by how high a line of the smallest text is on the logical page."""
    px = ui.canvas.text_px(18) / ui.canvas.scale
    if px < 19:
        return "full"
    if px < 23:
        return "snug"
    return "large" if px < 28 else "huge"


def quarter_header(
    ui: Ui, view: HeaderView, *, menu: bool = True, menu_keys: tuple[str, ...] = ("Esc",)
) -> Box:
    """The header of a quarter; `menu` False leaves the menu button out. Returns the room left in it.

    menu_keys  none while Esc goes back inside the screen
    """
    return header(
        ui,
        Header(
            view.title,
            " · ".join(part for part in (view.of, view.period) if part),
            view.turns,
            view.turn,
            tuple(_meter(ui, one) for one in view.meters),
            Send(OpenMenu()) if menu else None,
            menu_keys,
        ),
    )


def _meter(ui: Ui, view: MeterView) -> Meter:
    value, _, unit = view.value.partition(" ")
    if not value.isdigit():
        value, unit = view.value, ""
    short = SHORT_METERS.get(view.id)
    return Meter(
        view.id,
        METER_ICONS.get(view.id, "budget"),
        (view.name, ui.say(short)) if short else (view.name,),
        value,
        view.share,
        view.word or unit,
        view.limit,
        bool(view.word),
        view.spoken,
    )


def quarter_footer(
    ui: Ui, view: HeaderView, primary: Button | None, secondary: Button | None = None, *, left: bool = False
) -> Box:
    """The footer of a quarter with its steps, or with `left` a white button in their place.

    Returns the room between what is left and right in it.
    """
    if left:
        room = footer(ui, Footer(primary, left=secondary))
        return room if secondary else Box(room.x - 16, room.y, room.w + 16, room.h)
    return footer(
        ui,
        Footer(
            primary,
            secondary,
            tuple(step.name for step in view.steps),
            now_of(view.steps),
            done=tuple(place for place, step in enumerate(view.steps) if step.state == "done"),
        ),
    )


def now_of(steps: tuple[StepMark, ...]) -> int:
    """The place of the step that is now; past the end when all are done."""
    return next((place for place, step in enumerate(steps) if step.state == "now"), len(steps))
