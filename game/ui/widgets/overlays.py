"""What lies over a screen: dialogs, messages, and side panels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import LEAD_NAME, Style, Text
from game.ui.theme import BENEATH_SHARE
from game.ui.widgets.controls import Button, button, button_width
from game.ui.widgets.frame import MARGIN, footer_height
from game.ui.widgets.marks import pips

Kind = Literal["info", "warning", "waiting"]
DIALOG_TITLE: Final = Style(Face.TITLE, 28, 1.15)
DIALOG_TEXT: Final = Style(Face.BODY, 20, 1.3)
OFFSET: Final = 8.0
TOAST_SECONDS: Final = 5.0
TOAST_MS: Final = 120
RISE: Final = 12.0  # how far a message comes up, logical pixels: less than its gap to the footer


@dataclass(frozen=True)
class Toast:
    """A message: one sentence with an icon; `detail` at its right."""

    text: str
    icon: str = "opslaan"
    kind: Kind = "info"
    detail: str = ""
    waited: int = 0
    """For `waiting`: how many of five pips are full."""


def raised(ui: Ui, box: Box) -> None:
    """The frame of a dialog or side panel: 3 px edge and a hard yellow offset."""
    t, c = ui.theme, ui.canvas
    c.rect(box.moved(OFFSET, OFFSET), t.yellow, t.ink if t.outlined else None, 2, 14)
    c.rect(box, t.surface, t.ink, 3, 14)


def dialog(
    ui: Ui,
    title: str,
    text: Text,
    buttons: Sequence[Button],
    *,
    primary: int | None = 0,
    focus: int = 1,
    width: float = 620,
    extra_h: float = 0.0,
) -> Box:
    """A question over the page, which stays visible beneath; returns the room for extra content.

    buttons  the verb of the action first; the harmless one carries "Esc" among its keys
    primary  which button is yellow; None for none
    focus    which has the focus at first
    extra_h  room kept between text and buttons for what the screen draws there itself
    """
    c, t = ui.canvas, ui.theme
    ui.open_layer()
    c.veil(t.paper, 1 - BENEATH_SHARE)
    pad = 26.0
    tall = max(50.0, ui.grow(40))
    widths = [button_width(ui, b.label[0], b.keys[0] if b.keys else "", b.icon) for b in buttons]
    stacked = sum(widths) + 14 * (len(widths) - 1) > width - 2 * pad
    most = max(widths, default=0.0)
    width = min(1280 - 2 * MARGIN, max(width, most + 2 * pad))
    inner_w = width - 2 * pad
    title_h = c.paragraph_height(title, DIALOG_TITLE, inner_w)
    text_h = c.paragraph_height(text, DIALOG_TEXT, inner_w)
    buttons_h = (tall * len(buttons) + 14 * (len(buttons) - 1)) if stacked else tall
    height = 20 + title_h + 6 + text_h + 16 + extra_h + buttons_h + 22
    box = Box.around(640, c.height / 2, width, height)
    raised(ui, box)
    inner = Box(box.x + pad, box.y + 20, inner_w, box.h)
    c.paragraph(Box(inner.x, inner.y, inner_w, title_h), title, DIALOG_TITLE)
    c.paragraph(Box(inner.x, inner.y + title_h + 6, inner_w, text_h), text, DIALOG_TEXT)
    said = text if isinstance(text, str) else "".join(span.text for span in text)
    ui.add(Element("dialog", "dialog", title, box, description=said))
    extra = Box(inner.x, inner.y + title_h + 6 + text_h + 10, inner_w, extra_h)
    x, y = inner.x, box.bottom - 22 - buttons_h
    for i, (spec, w) in enumerate(zip(buttons, widths, strict=True)):
        place = Box(inner.x, y + i * (tall + 14), inner_w, tall) if stacked else Box(x, y, w, tall)
        if i == focus:
            ui.start_focus_in_layer(spec.id, [b.id for b in buttons])
        button(
            ui,
            place,
            spec.label,
            id=spec.id,
            action=spec.action,
            keys=spec.keys,
            primary=i == primary,
            icon=spec.icon,
            enabled=spec.enabled,
            reason=spec.reason,
            group="dialog",
        )
        x += w + 14
    return extra


def toast(ui: Ui, info: Toast, *, box: Box | None = None, id: str = "toast") -> Box:
    """A message at the bottom left above the footer (or in `box`); the screen takes it away after 5 s."""
    c, t = ui.canvas, ui.theme
    size, tall = ui.grow(26), max(60.0, c.line_height(LEAD_NAME) + 24)
    detail_w = c.text_width(info.detail) + 24 if info.detail else 0.0
    natural = (
        c.text_width(info.text, LEAD_NAME) + size + 48 + detail_w + (120 if info.kind == "waiting" else 0)
    )
    if box is None:
        w = min(natural, 1280 - 2 * MARGIN)
        lines = len(c.wrap(info.text, LEAD_NAME, w - size - 46 - detail_w))
        tall = max(tall, lines * c.line_height(LEAD_NAME) + 24)
        box = Box(MARGIN, c.height - footer_height(ui) - tall - 14, w, tall)
    rising = 1 - ui.progress(f"{id} {info.text}", TOAST_MS, lasting=True)
    box = box.moved(0, RISE * rising)
    back, edge, ink = {
        "info": (t.invert, None, t.oninvert),
        "warning": (t.yellowsoft, t.cardline, t.ink),
        "waiting": (t.surface, t.line, t.ink),
    }[info.kind]
    c.rect(box, back, edge, 2, 10)
    c.icon(info.icon, box.x + 16 + size / 2, box.cy, size, ink)
    room = Box(box.x + 28 + size, box.y, box.w - size - 42 - detail_w, box.h)
    if info.kind == "waiting":
        pips(ui, box.right - 22 - 5 * 14 - 4 * 5, box.cy, info.waited, 5, 7, 5, ink)
        room = Box(room.x, room.y, room.w - 110, room.h)
    c.paragraph(room, info.text, LEAD_NAME, ink, valign="middle")
    if info.detail:
        c.text(Box(box.right - detail_w, box.y, detail_w - 20, box.h), info.detail, colour=ink, align="right")
    ui.note(id, info.text, box, "alert", info.detail)
    return box


def side_panel(ui: Ui, box: Box) -> Box:
    """A panel above the page, which stays fully visible; takes all keys. Returns the room inside."""
    ui.open_layer()
    raised(ui, box)
    return box.inset(27, 14)
