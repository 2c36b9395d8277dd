"""Header and footer: the same place on every screen, as wide as the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import BODY, BUTTON, HEAD, STRONG, Style
from game.ui.widgets.bars import METER_VALUE, Meter, meter
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width
from game.ui.widgets.marks import word_mark

MARGIN: Final = 28.0
HEADER: Final = 76.0
FOOTER: Final = 80.0
COMPACT_FROM: Final = 1.45  # the text scale from which the header keeps the quarter and three numbers
GROUP: Final = 4  # quarters in a school year


@dataclass(frozen=True)
class Header:
    """The header.

    title    "Quarter 5", or the screen's name outside the quarters
    detail   beside the title with quarters, below it without
    turns    how many quarters there are (0 = outside the quarters); `now` counts from 1
    meters   up to three
    menu     what the menu button does; None leaves it out
    menu_keys  its shortcuts: none while Esc goes back inside the screen
    buttons  exits on the right, outside the quarters
    """

    title: str
    detail: str = ""
    turns: int = 0
    now: int = 0
    meters: tuple[Meter, ...] = ()
    menu: Action = None
    menu_keys: tuple[str, ...] = ("Esc",)
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Footer:
    """The footer.

    steps    the steps that will really come; `now` counts from 0; empty = no steppers
    primary  the yellow button; secondary the white one before it (no label: an icon alone)
    left     a white button at the left in the place of the steps
    """

    primary: Button | None = None
    secondary: Button | None = None
    steps: tuple[str, ...] = ()
    now: int = 0
    left: Button | None = None
    done: tuple[int, ...] = ()
    """Steps later than `now` that are done already (a second event after the talk)."""


def header_height(ui: Ui) -> float:
    """76, and more at larger text."""
    return HEADER + max(0.0, ui.canvas.text_scale - 1.25) * 26


def footer_height(ui: Ui) -> float:
    """80, and more at larger text."""
    return FOOTER + max(0.0, ui.canvas.text_scale - 1) * 24


def content(ui: Ui) -> Box:
    """Between header and footer, within the margins: 1224 by 564 at scale 1."""
    top, bottom = header_height(ui), ui.canvas.height - footer_height(ui)
    return Box(MARGIN, top, 1280 - 2 * MARGIN, bottom - top)


def header(ui: Ui, info: Header) -> Box:
    """Draw the header; returns the room it left in its own row between title and right edge."""
    c = ui.canvas
    h = header_height(ui)
    ui.stays(Box(c.left, 0, c.width, h))
    c.hline(c.left, h - 2, c.width)
    mid = h / 2
    compact = c.text_scale >= COMPACT_FROM
    mark = 42 * min(1.35, c.text_scale)
    word_mark(ui, MARGIN + 1 + mark / 2, mid + 1, mark)
    x = MARGIN + mark + 16
    first = len(ui.elements)
    right = _header_right(ui, info, h, compact)
    ui.note("title", info.title, Box(x, 0, right - x, h), "heading", info.detail)
    ui.elements[first:] = reversed(ui.elements[first:])  # laid out from the right, read from the left
    if compact:
        drawn = c.text(Box(x, 0, right - x - 12, h - 2), info.title, HEAD)
        return Box(drawn.right + 12, 0, max(0.0, right - drawn.right - 12), h)
    drawn = c.text(Box(x, 8, right - x, 40), info.title, HEAD)
    if not info.turns:
        if info.detail:
            low = c.text(Box(x, 40, right - x - 12, 25), info.detail, colour=ui.theme.ink2)
            drawn = low if low.right > drawn.right else drawn
    else:
        room = right - drawn.right - 24
        if info.detail and c.text_width(info.detail) <= room:
            detail = c.word(drawn.right + 12, 31, info.detail, colour=ui.theme.ink2)
            drawn = detail
        _quarters(ui, x, 51, info.turns, info.now, right - x - 16)
    return Box(drawn.right + 12, 0, max(0.0, right - drawn.right - 24), h)


def _quarters(ui: Ui, x: float, y: float, turns: int, now: int, room: float) -> None:
    t, c = ui.theme, ui.canvas
    groups = (turns - 1) // GROUP
    w = min(15.0, (room - groups * 6) / turns - 4)
    for turn in range(1, turns + 1):
        box = Box(x + (turn - 1) * (w + 4) + (turn - 1) // GROUP * 6, y, w, 12)
        if turn < now:
            c.rect(box, t.ink)
        else:
            here = turn == now
            c.rect(box, t.yellow if here else None, t.cardline if here else t.trackline, 2)


def _header_right(ui: Ui, info: Header, h: float, compact: bool) -> float:
    """Meters, menu and exits; returns where they begin."""
    x = 1280 - MARGIN
    for exit_button in reversed(info.buttons):
        key = exit_button.keys[0] if exit_button.keys else ""
        w = button_width(ui, exit_button.label[0], key, exit_button.icon, SMALL_BUTTON)
        tall = max(48.0, ui.grow(40))
        _placed(ui, Box(x - w, (h - 2) / 2 - tall / 2, w, tall), exit_button, SMALL_BUTTON)
        x -= w + 16
    if info.menu is not None and not (compact and info.meters):
        box = Box(x - 48, (h - 2) / 2 - 23, 48, 48)
        button(
            ui, box, "", id="menu", action=info.menu, icon="menu", keys=info.menu_keys, read=ui.say("Menu")
        )
        x = box.x - 24
    elif info.menu is not None:
        ui.add(
            Element(
                "menu",
                "button",
                ui.say("Menu"),
                Box(0, 0, MARGIN + 60, h),
                action=info.menu,
                keys=info.menu_keys,
            )
        )
    for info_meter in reversed(info.meters):
        if compact:
            x = _compact_meter(ui, x, h, info_meter) - 34
        else:
            meter(ui, Box(x - 196, 10, 196, 52), info_meter)
            x -= 196 + 24
    return x + (24 if info.meters and not compact else 0)


def _compact_meter(ui: Ui, right: float, h: float, info: Meter) -> float:
    c = ui.canvas
    w = c.text_width(info.value, METER_VALUE)
    size = ui.grow(20)
    mid = (h - 2) / 2
    c.word(right, mid, info.value, METER_VALUE, align="right")
    left = right - w - 14 - size
    c.icon(info.icon, left + size / 2, mid, size)
    ui.note(
        info.id,
        info.read or f"{info.label[0]} {info.value} {info.unit}".strip(),
        Box(left, 0, right - left, h),
        "meter",
    )
    return left


def footer(ui: Ui, info: Footer) -> Box:
    """Draw the footer; returns the room between what is left and right in it."""
    c = ui.canvas
    h = footer_height(ui)
    top = c.height - h
    ui.stays(Box(c.left, top, c.width, h))
    c.hline(c.left, top, c.width)
    mid = top + 1 + h / 2
    right = 1280 - MARGIN
    tall = max(52.0, ui.grow(40))
    left = MARGIN
    if info.left:
        w = _width(ui, info.left, 52)
        _placed(ui, Box(left, mid - tall / 2, w, tall), info.left)
        left += w + 16
    primary_w = _width(ui, info.primary, 310) if info.primary else 0.0
    second_w = _width(ui, info.secondary, 52) if info.secondary else 0.0
    if info.steps:
        need = _steps_width(ui, info.steps, info.now)
        if info.secondary and info.secondary.icon and need > right - primary_w - second_w - 14 - left - 20:
            second_w = tall  # the words of the white button give way first, then the yellow one's spare room
        if need > right - primary_w - (second_w + 14 if info.secondary else 0) - left - 20 and info.primary:
            primary_w = _width(ui, info.primary, 52)
        room = right - primary_w - (second_w + 14 if info.secondary else 0) - left - 20
        left += _steps(ui, left, mid, info, room)
    if info.secondary:
        _placed(ui, Box(right - primary_w - 14 - second_w, mid - tall / 2, second_w, tall), info.secondary)
    if info.primary:
        _placed(ui, Box(right - primary_w, mid - tall / 2, primary_w, tall), info.primary, primary=True)
    used = primary_w + (second_w + 14 if info.secondary else 0)
    if info.primary and not info.primary.enabled and info.primary.reason:
        room_box = Box(left + 16, top, right - used - left - 32, h)
        if c.text_width(info.primary.reason) <= room_box.w:  # else it is read aloud, and shown by the screen
            c.text(room_box, info.primary.reason, colour=ui.theme.ink2, align="right")
    return Box(left + 16, top + 2, right - used - left - 32, h - 2)


def _width(ui: Ui, spec: Button, least: float) -> float:
    if spec.bare:
        return max(52.0, ui.grow(40))
    return max(
        least,
        button_width(ui, spec.label[0] if spec.label else "", spec.keys[0] if spec.keys else "", spec.icon),
    )


def _placed(ui: Ui, box: Box, spec: Button, style: Style = BUTTON, primary: bool = False) -> None:
    shown = spec.label[0] if spec.label else ""
    icon_only = bool(spec.icon) and box.w <= box.h
    button(
        ui,
        box,
        "" if icon_only else spec.label,
        id=spec.id,
        action=spec.action,
        keys=spec.keys,
        primary=primary,
        icon=spec.icon,
        style=style,
        enabled=spec.enabled,
        reason=spec.reason,
        read=shown,
    )


def _steps_width(ui: Ui, steps: Sequence[str], now: int) -> float:
    widths = [ui.canvas.text_width(step, STRONG if i == now else BODY) for i, step in enumerate(steps)]
    return sum(widths) + len(steps) * (ui.grow(30) + 8) + (len(steps) - 1) * 32


def _steps(ui: Ui, x: float, y: float, info: Footer, room: float) -> float:
    """All steps if they fit, else the one that is now with its number; returns the width used."""
    c, t, steps, now = ui.canvas, ui.theme, info.steps, info.now
    r, dash, gap = ui.grow(15), 14.0, 8.0
    widths = [c.text_width(step, STRONG if i == now else BODY) for i, step in enumerate(steps)]
    total = _steps_width(ui, steps, now)
    label = ui.say("step {n} of {total}", n=min(now + 1, len(steps)), total=len(steps))
    here = steps[now] if now < len(steps) else ""
    ui.note("steps", label, Box(x, y - 26, min(room, total), 52), "text", here)
    if total > room:
        named = f"{label} · {here}" if here else label
        c.text(Box(x, y - 26, room, 52), (named, label))
        return min(room, c.text_width(named))
    at = x
    for i, (step, w) in enumerate(zip(steps, widths, strict=True)):
        if i:
            c.fill(t.trackline if i > now else t.ink2, Box(at, y - 1, dash, 2))
            at += dash + gap + 1
        _step_stone(ui, at + r, y, r, i, now, done=i < now or i in info.done)
        at += 2 * r + gap
        colour = t.ink if i == now else t.ink2
        c.text(Box(at, y - 20, w + 1, 40), step, STRONG if i == now else BODY, colour)
        at += w + gap + 1
    return at - x


def _step_stone(ui: Ui, x: float, y: float, r: float, i: int, now: int, done: bool) -> None:
    c, t = ui.canvas, ui.theme
    if done:
        c.circle(x, y, r, t.ink)
        c.lines(
            [(x - r * 0.42, y + r * 0.05), (x - r * 0.1, y + r * 0.35), (x + r * 0.42, y - r * 0.3)],
            t.paper,
            2.2,
        )
        return
    here = i == now
    c.circle(x, y, r, t.yellow if here else None, t.cardline if here else t.trackline, 2)
    c.text(Box.around(x, y, 2 * r), str(i + 1), _NUMBER, t.onyellow if here else t.ink2, align="centre")


_NUMBER: Final = Style(Face.BOLD, 18)
