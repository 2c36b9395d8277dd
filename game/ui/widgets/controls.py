"""Controls: everything that can be pressed, chosen, typed in or moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.boxes import Box
from game.ui.canvas import Align
from game.ui.elements import Action, Element
from game.ui.fields import TextField
from game.ui.fonts import Face
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.styles import BODY, BREAK, BUTTON, NAME, STRONG, Style
from game.ui.theme import DISABLED_SHARE
from game.ui.widgets.marks import key_cap, key_width, letter_block, petal, shows_keys, tick

PAD = 18.0
ICON = 24.0
SMALL_BUTTON = Style(Face.BOLD, 20, 1.2)


@dataclass(frozen=True)
class Button:
    """A button as data, for header and footer.

    label    long form first; the first that fits is shown
    keys     its shortcuts; the first stands on the cap
    reason   why it cannot be pressed, when `enabled` is False; shown beside it and read aloud
    bare     a square with the icon alone; the label is read aloud
    """

    id: str
    label: tuple[str, ...]
    action: Action
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: bool = True
    reason: str = ""
    bare: bool = False


def button_width(ui: Ui, label: str, key: str = "", icon: str = "", style: Style = BUTTON) -> float:
    """The natural width of a button."""
    w = 2 * PAD + ui.canvas.text_width(label, style) if label else 2 * 14.0
    w += ui.grow(ICON) + (ui.grow(12) if label else 0) if icon else 0
    return w + (key_width(ui, key) + 12 if key and shows_keys(ui) else 0)


def button(
    ui: Ui,
    box: Box,
    label: str | Sequence[str],
    *,
    id: str,
    action: Action,
    keys: Sequence[str] = (),
    primary: bool = False,
    icon: str = "",
    style: Style = BUTTON,
    enabled: bool = True,
    reason: str = "",
    read: str = "",
    group: str = "",
    chosen: bool = False,
) -> Box:
    """A button in `box` (52 high, 44 at least): yellow when `primary`, else white.

    label   one form, or several from long to short; empty shows the icon alone (then give `read`)
    keys    shortcuts; the first is drawn as a cap at the right when there is room
    chosen  the picked one of a group: yellow too
    reason  why it is dimmed: part of what is read aloud; the screen shows it beside the button
    """
    t, c = ui.theme, ui.canvas
    forms = [label] if isinstance(label, str) else list(label)
    yellow = primary or chosen
    back, edge = (t.yellow, t.cardline) if yellow else (t.surface, t.line)
    ink = t.onyellow if yellow else t.ink
    if not enabled:
        back, edge, ink = t.paper, c.faded(t.line, DISABLED_SHARE), t.ink2
    c.rect(box, back, edge, 2, 10)
    inner = box.inset(PAD if forms[0] else 0, 0)
    if icon:
        size = ui.grow(ICON)
        c.icon(icon, box.cx if not forms[0] else inner.x + size / 2, box.cy, size, ink)
        inner = inner.cut_left(size, ui.grow(12))[1]
    if forms[0]:
        key = keys[0] if keys else ""
        if key and shows_keys(ui) and c.text_width(forms[-1], style) + key_width(ui, key) + 10 <= inner.w:
            cap = key_cap(ui, inner.right, inner.cy, key, align="right", colour=ink)
            inner = Box(inner.x, inner.y, cap.x - 10 - inner.x, inner.h)
            align: Align = "left"
        else:
            align = "left" if icon else "centre"
        c.text(inner, forms, style, ink, align=align)
    name = read or forms[0].replace(BREAK, "")
    focused = ui.add(
        Element(
            id,
            "button",
            name,
            box,
            description=reason if not enabled else "",
            state=(ui.say("chosen"),) if chosen else (),
            action=action,
            keys=tuple(keys),
            group=group,
            primary=primary,
            enabled=enabled,
        )
    )
    if focused:
        ui.ring(box)
    return box


def choice_chip(
    ui: Ui,
    x: float,
    y: float,
    label: str,
    *,
    id: str,
    chosen: bool,
    action: Action,
    group: str,
    keys: Sequence[str] = (),
    enabled: bool = True,
    hidden: bool = False,
) -> Box:
    """A pill to switch on or off, 40 high around `y`; at least 44 can be hit. Returns its box."""
    t, c = ui.theme, ui.canvas
    h, size = ui.grow(40), ui.grow(18)
    style = Style(Face.NAME, 20)
    w = c.text_width(label, style) + ui.grow(32) + (size + ui.grow(8) if chosen else 0)
    box = Box(x, y - h / 2, w, h)
    ink = t.oninvert if chosen else t.ink if enabled else t.ink2
    c.rect(box, t.invert if chosen else t.surface, None if chosen else t.line, 2, h / 2)
    at = x + ui.grow(16)
    if chosen:
        tick(ui, at + size / 2, y, size, ink)
        at += size + ui.grow(8)
    c.text(Box(at, box.y, box.right - at - ui.grow(14), h), label, style, ink)
    focused = ui.add(
        Element(
            id,
            "checkbox",
            label,
            Box(box.x, y - max(h, 44) / 2, w, max(h, 44)),
            state=(ui.say("chosen"),) if chosen else (),
            action=action,
            keys=tuple(keys),
            group=group,
            enabled=enabled,
            hidden=hidden,
        )
    )
    if focused:
        ui.ring(box, h / 2)
    return box


def chip_width(ui: Ui, label: str, chosen: bool) -> float:
    """How wide `choice_chip` will be."""
    ticked = ui.grow(26) if chosen else 0
    return ui.canvas.text_width(label, Style(Face.NAME, 20)) + ui.grow(32) + ticked


def option_row(
    ui: Ui,
    box: Box,
    letter: str,
    title: str,
    *,
    id: str,
    chosen: bool,
    action: Action,
    group: str = "options",
    enabled: bool = True,
    reason: str = "",
    hidden: bool = False,
) -> None:
    """An option to choose: letter, title and, when chosen, soft yellow with a tick. 58 high."""
    t, c = ui.theme, ui.canvas
    c.rect(box, t.yellowsoft if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
    size = min(box.h - 14, ui.grow(40))
    letter_block(ui, box.x + 10 + size / 2, box.cy, size, letter, chosen=chosen)
    room = Box(box.x + size + 26, box.y, box.w - size - 80, box.h)
    if chosen:
        tick(ui, box.right - 30, box.cy, ui.grow(26))
    colour = t.ink if enabled else t.ink2
    if c.text_width(title, BUTTON) <= room.w:
        c.text(room, title, BUTTON, colour)
    else:
        c.paragraph(room, title, STRONG, colour, valign="middle")
    focused = ui.add(
        Element(
            id,
            "radio",
            f"{letter}, {title}",
            box,
            description=reason,
            state=(ui.say("chosen"),) if chosen else (),
            action=action,
            keys=(letter,),
            group=group,
            entry=chosen,
            enabled=enabled,
            hidden=hidden,
        )
    )
    if focused or chosen:
        ui.ring(box)


def letter_choice(
    ui: Ui, x: float, y: float, letter: str, title: str, *, id: str, chosen: bool, action: Action, group: str
) -> Box:
    """A square button with an option's letter, 52 wide around (x + 26, y); yellow when chosen."""
    t, size = ui.theme, max(52.0, ui.grow(44))
    box = Box(x, y - size / 2, size, size)
    ui.canvas.rect(box, t.yellow if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
    ink = t.onyellow if chosen else t.ink
    ui.canvas.text(box, letter, Style(Face.TITLE, 28), ink, align="centre")
    state = (ui.say("chosen"),) if chosen else ()
    focused = ui.add(
        Element(
            id, "radio", f"{letter}, {title}", box, state=state, action=action, keys=(letter,), group=group
        )
    )
    if focused or chosen:
        ui.ring(box)
    return box


def tab(
    ui: Ui,
    box: Box,
    label: str,
    *,
    id: str,
    chosen: bool,
    action: Action,
    count: str = "",
    keys: Sequence[str] = (),
    group: str = "tabs",
) -> None:
    """A tab 48 high: the chosen one has an outline and a yellow foot."""
    t, c = ui.theme, ui.canvas
    if chosen:
        c.rect(box, t.surface, t.line, 2, 10)
        foot = Box(box.x + 2, box.bottom - 6, box.w - 4, 6)
        c.rect(foot, t.yellow, None, 0, (0, 0, 8, 8))
    _tab_words(ui, box.inset(15, 0), label, count, chosen)
    _tab_element(ui, box, label, count, id, chosen, action, keys, group)


def tab_width(ui: Ui, label: str, count: str = "") -> float:
    """The natural width of a tab."""
    w = ui.canvas.text_width(label, STRONG) + 30
    return w + ui.canvas.text_width(count) + 10 if count else w


def dimension_tab(
    ui: Ui,
    box: Box,
    dimension: str,
    name: str,
    *,
    id: str,
    chosen: bool,
    action: Action,
    count: str = "",
    keys: Sequence[str] = (),
    group: str = "tabs",
) -> None:
    """A tab that shows a petal and a count; `name` is read aloud."""
    t, c = ui.theme, ui.canvas
    size = ui.grow(32)
    if chosen:
        c.rect(box, t.surface, t.line, 2, 10)
        c.rect(Box(box.x + 2, box.bottom - 6, box.w - 4, 6), t.yellow, None, 0, (0, 0, 8, 8))
    petal(ui, box.x + 10 + size / 2, box.cy, size, dimension)
    c.text(Box(box.x + size + 18, box.y, box.w - size - 20, box.h), count, colour=t.ink2)
    _tab_element(ui, box, name, count, id, chosen, action, keys, group)


def dimension_tab_width(ui: Ui, count: str = "") -> float:
    """The natural width of `dimension_tab`."""
    return ui.grow(32) + 26 + ui.canvas.text_width(count)


def segmented(
    ui: Ui,
    box: Box,
    choices: Sequence[tuple[str, str]],
    chosen: str,
    action: Callable[[str], Action],
    *,
    id: str,
    label: str,
) -> None:
    """One of a few in a row of joined buttons, the chosen one ticked; `choices` are (value, word)."""
    t, c = ui.theme, ui.canvas
    size = ui.grow(16)
    spare = box.w - sum(c.text_width(word, STRONG) + 28 for _, word in choices)
    ticked = spare >= size + ui.grow(8)
    natural = [
        c.text_width(word, STRONG) + 28 + (size + ui.grow(8) if ticked and value == chosen else 0)
        for value, word in choices
    ]
    c.rect(box, t.surface, t.line, 2, 10)
    for i, (part, (value, word)) in enumerate(zip(box.columns(natural), choices, strict=True)):
        picked, last = value == chosen, i == len(choices) - 1
        if picked:
            ends = (10 if i == 0 else 0, 10 if last else 0, 10 if last else 0, 10 if i == 0 else 0)
            c.rect(part, t.yellow, t.cardline, 2, ends)
        elif i and choices[i - 1][0] != chosen:
            c.vline(part.x - 1, part.y + 2, part.h - 4)
        w = c.text_width(word, STRONG)
        at = part.cx - (w + (size + ui.grow(8) if picked and ticked else 0)) / 2
        if picked and ticked:
            tick(ui, at + size / 2, part.cy, size, t.onyellow)
            at += size + ui.grow(8)
        c.text(Box(at, part.y, w + 1, part.h), word, STRONG, t.onyellow if picked else t.ink)
        state = (ui.say("chosen"),) if picked else ()
        element = Element(
            f"{id} {value}", "radio", word, part, label, state, action=action(value), group=id, entry=picked
        )
        if ui.add(element):
            ui.ring(part)


def slider(
    ui: Ui,
    box: Box,
    words: Sequence[str],
    chosen: int | None,
    choose: Callable[[int], Intent | None],
    *,
    id: str,
    label: str,
    keys: bool = True,
    hidden: bool = False,
) -> None:
    """Stops with a word under each; the knob is yellow. `chosen` counts from 0, None = no knob.

    choose  called with a stop's number when it is picked by click, digit or arrow
    """
    t, c = ui.theme, ui.canvas
    part = box.w / len(words)
    edge = min(40.0, part / 2)
    stops = [box.x + edge + i * (box.w - 2 * edge - 8) / (len(words) - 1) for i in range(len(words))]
    y = box.y + 19
    c.fill(t.trackline, Box(stops[0], y - 1.5, stops[-1] - stops[0], 3))
    if chosen is not None:
        c.fill(t.ink, Box(stops[0], y - 4, stops[chosen] - stops[0], 8))
    for i, x in enumerate(stops):
        passed = chosen is not None and i < chosen
        c.circle(x, y, 11, t.ink if passed else t.surface, t.ink, 2.5)
        if i == chosen:
            c.circle(x, y, 18, t.yellow, t.ink, 3)
        style = STRONG if i == chosen else BODY
        w = c.text_width(words[i], style)
        left = min(max(x - w / 2, box.x), box.right - w)
        c.text(Box(left, y + 18, w + 1, ui.grow(28)), words[i], style)
        ui.add(
            Element(
                f"{id} {i + 1}",
                "radio",
                words[i],
                Box(x - part / 2, box.y - 3, part, box.h + 3),
                action=_chooser(choose, i),
                on_focus=_chooser(choose, i),
                keys=(str(i + 1),) if keys else (),
                state=(ui.say("chosen"),) if i == chosen else (),
                value=ui.say("step {n} of {total}", n=i + 1, total=len(words)),
                description=label,
                group=id,
                entry=i == chosen,
                hidden=hidden,
            )
        )
        if ui.focus == f"{id} {i + 1}":
            ui.ring(Box.around(x, y, 36), 18)


def text_field(
    ui: Ui,
    box: Box,
    field: TextField,
    *,
    id: str,
    label: str,
    hint: str = "",
    icon: str = "",
    keys: Sequence[str] = (),
    style: Style = BODY,
    underlined: bool = False,
    hidden: bool = False,
    group: str = "",
    action: Action = None,
) -> None:
    """A line to type in; while it has the focus letter shortcuts are off. `hint` shows when it is empty.

    action  what Enter does in it; without one Enter is the yellow button's
    """
    t, c = ui.theme, ui.canvas
    if underlined:
        c.hline(box.x, box.bottom - 2, box.w)
    else:
        c.rect(box, t.surface, t.line, 2, 10)
    room = box.inset(0 if underlined else 16, 0)
    if icon:
        size = ui.grow(22)
        c.icon(icon, room.x + size / 2, room.cy, size)
        room = room.cut_left(size, 10)[1]
    focused = ui.add(
        Element(
            id,
            "field",
            label,
            box,
            description=hint,
            value=field.text,
            state=(ui.say("selected"),) if field.selected else (),
            action=action,
            field=field,
            keys=tuple(keys),
            group=group,
            hidden=hidden,
        )
    )
    shown, caret = _visible(ui, field, style, room.w - 4)
    selected = focused and field.selected
    if selected:
        tall = c.line_height(style)
        c.fill(t.invert, Box(room.x - 3, room.cy - tall / 2, c.text_width(shown, style) + 6, tall))
    if shown:
        c.text(room, shown, style, t.oninvert if selected else t.ink)
    elif hint:
        c.text(room, hint, style, t.ink2)
    if focused and not selected:
        at = room.x + (c.text_width(shown[:caret], style) if caret else 0) + 1
        tall = c.line_height(style)
        c.fill(t.ink, Box(at, room.cy - tall / 2, 2, tall))
    if focused:
        ui.ring(box)


def _visible(ui: Ui, field: TextField, style: Style, width: float) -> tuple[str, int]:
    """The part of the text around the caret that fits, and the caret's place in it."""
    text = field.text[: field.caret] + field.composing + field.text[field.caret :]
    caret, start = field.caret + len(field.composing), 0
    while start < caret and ui.canvas.text_width(text[start:caret], style) > width:
        start += 1
    end = len(text)
    while end > caret and ui.canvas.text_width(text[start:end], style) > width:
        end -= 1
    return text[start:end], caret - start


def _tab_words(ui: Ui, box: Box, label: str, count: str, chosen: bool) -> None:
    c, t = ui.canvas, ui.theme
    style = STRONG if chosen else NAME._replace(face=Face.BODY)
    count_w = c.text_width(count) + 10 if count else 0
    c.text(Box(box.x, box.y, box.w - count_w + 2, box.h), label, style)
    if count:
        c.text(box, count, colour=t.ink2, align="right")


def _tab_element(
    ui: Ui,
    box: Box,
    label: str,
    count: str,
    id: str,
    chosen: bool,
    action: Action,
    keys: Sequence[str],
    group: str,
) -> None:
    state = (ui.say("chosen"),) if chosen else ()
    element = Element(
        id,
        "tab",
        label,
        box,
        value=count,
        state=state,
        action=action,
        keys=tuple(keys),
        group=group,
        entry=chosen,
    )
    if ui.add(element):
        ui.ring(box)


def _chooser(choose: Callable[[int], Intent | None], index: int) -> Callable[[], Intent | None]:
    return lambda: choose(index)
