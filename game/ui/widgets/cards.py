"""Cards, panels and rows: the blocks that a screen is laid out with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import (
    BODY,
    LEAD_NAME,
    NAME,
    OPTION,
    SECTION,
    STRONG,
    Span,
    Style,
    Text,
)
from game.ui.widgets.marks import (
    CERTAINTY_WORDS,
    Certainty,
    certainty,
    key_cap,
    key_width,
    letter_block,
    petal,
    stone,
    tick,
    ticket_shape,
    triangle,
)

CardState = Literal["free", "in plan", "running", "locked", "too dear"]
Tone = Literal["plain", "question", "error", "quiet"]

ROW: Final = 36.0


@dataclass(frozen=True)
class Card:
    """An action as a card.

    dimension  its petal
    timing     when it works ("direct", "after 1 qtr"), or the word of its state ("in plan", "still running")
    stones     how many roles brought it to the table
    prices     icon or "" and text, at most three, left to right
    read       as read aloud; by default title and prices
    effects    what it moves, shown in the place of the text (which is read aloud all the same)
    """

    id: str
    dimension: str
    title: str
    text: str
    timing: str
    prices: tuple[tuple[str, str], ...]
    state: CardState = "free"
    stones: int = 0
    reason: str = ""
    read: str = ""
    effects: tuple["CardEffect", ...] = ()


class CardEffect(NamedTuple):
    """One thing that a card moves: its name, which way, whether that is favourable, and how sure it is."""

    name: str
    up: bool
    good: bool
    certainty: Certainty


def card(
    ui: Ui, box: Box, info: Card, *, action: Action, group: str = "cards", on_focus: Action = None
) -> bool:
    """An action card, 246 by 206 at scale 1; whether it has the focus."""
    t, c = ui.theme, ui.canvas
    locked = info.state in ("running", "locked", "too dear")
    if locked:
        c.dashed(box, t.trackline, t.paper)
    else:
        c.rect(box, t.sunken if info.state == "in plan" else t.surface, t.line, 2, 10)
    inner = box.inset(16, 0)
    top = _card_top(ui, inner, info)
    bottom = _card_prices(ui, Box(inner.x, box.bottom - ui.grow(24) - 13, inner.w, ui.grow(24)), info)
    ink = t.ink2 if locked else t.ink
    room = Box(inner.x, top, inner.w, bottom - top - 4)
    titles = c.paragraph(room, info.title, SECTION, ink)
    rest = Box(room.x, titles.bottom + 2, room.w, room.bottom - titles.bottom - 2)
    text = info.reason if locked and info.reason else info.text
    lines = int((rest.h + 2) // c.line_height(CARD_TEXT))
    wrapped = c.wrap(text, CARD_TEXT, rest.w)
    if info.effects and not (locked and text and len(wrapped) <= lines):
        _card_effects(ui, rest, info.effects)
    elif text and len(wrapped) <= lines:
        c.paragraph(rest, text, CARD_TEXT, t.ink2)
    price_words = ", ".join(f"{words}" for _, words in info.prices)
    focused = ui.add(
        Element(
            info.id,
            "checkbox",
            info.read or f"{info.title}, {price_words}",
            box,
            description=" ".join(part for part in (info.text, info.reason) if part),
            state=(info.timing,) if info.timing else (),
            action=action,
            on_focus=on_focus,
            group=group,
            enabled=not locked,
        )
    )
    if focused:
        ui.ring(box)
    return focused


CARD_TEXT: Final = Style(Face.BODY, 18, 1.26)


def _card_top(ui: Ui, inner: Box, info: Card) -> float:
    t, c = ui.theme, ui.canvas
    size = min(ui.grow(34), 50.0)
    mid = inner.y + 14 + size / 2
    petal(ui, inner.x + size / 2, mid, size, info.dimension)
    for i in range(info.stones):
        stone(ui, inner.x + size + 17 + i * 18, mid, 7.5)
    strong = info.state in ("in plan", "running")
    style, colour = (STRONG, t.ink) if strong else (BODY, t.ink2)
    word_w = c.text_width(info.timing, style)
    left = inner.x + size + 10 + info.stones * 18
    room = Box(left, mid - ui.grow(14), inner.right - left, ui.grow(28))
    c.text(room, info.timing, style, colour, align="right")
    if left + word_w + ui.grow(30) <= inner.right:
        _state_sign(ui, inner.right - word_w - ui.grow(18), mid, info.state)
    return inner.y + 14 + size + 10


def _card_effects(ui: Ui, room: Box, effects: Sequence[CardEffect]) -> None:
    """As many effects as there is room for; an unfavourable one is always among them."""
    c, t = ui.canvas, ui.theme
    step, r, size = c.line_height(CARD_TEXT), ui.grow(6), ui.grow(11)
    words_w = room.w - 2 * r - size - 14
    fitting = [effect for effect in effects if c.text_width(effect.name) <= words_w]
    shown = fitting[: max(0, int((room.h + 2) // step))]
    bad = next((effect for effect in fitting if not effect.good), None)
    if len(shown) > 1 and bad is not None and all(effect.good for effect in shown):
        shown[-1] = bad
    for i, effect in enumerate(shown):
        row = Box(room.x, room.y + i * step, room.w, step)
        certainty(ui, row.x + r, row.cy, effect.certainty, r)
        words = Box(row.x + 2 * r + 8, row.y, words_w, step)
        drawn = c.text(words, effect.name, CARD_TEXT, t.ink2)
        triangle(ui, drawn.right + 6 + size / 2, row.cy, size, up=effect.up, good=effect.good)


def _state_sign(ui: Ui, x: float, y: float, state: CardState) -> None:
    if state == "in plan":
        tick(ui, x, y, ui.grow(18))
    elif state == "running":
        ui.canvas.icon("onderweg", x, y, ui.grow(20))
    elif state == "locked":
        ui.canvas.icon("slot", x, y, ui.grow(20), ui.theme.ink2)


def _card_prices(ui: Ui, row: Box, info: Card) -> float:
    c, t = ui.canvas, ui.theme
    widths = [c.text_width(words, NAME) + (ui.grow(28) if icon else 0) for icon, words in info.prices]
    gap = (row.w - sum(widths)) / max(1, len(widths) - 1) if len(widths) > 1 else 0.0
    if gap < 4 and len(widths) > 1:  # large text: one below the other, from the bottom up
        y = row.y
        for (icon, words), w in reversed(list(zip(info.prices, widths, strict=True))):
            _price(ui, Box(row.x, y, min(w, row.w), row.h), icon, words)
            y -= row.h + 2
        return y + row.h
    x = row.x
    for (icon, words), w in zip(info.prices, widths, strict=True):
        _price(ui, Box(x, row.y, w + 1, row.h), icon, words)
        x += w + gap
    if info.state == "too dear" and not info.reason:
        c.hline(row.x, row.bottom, row.w, t.red)
    return row.y


def _price(ui: Ui, box: Box, icon: str, words: str) -> None:
    if icon:
        size = ui.grow(20)
        ui.canvas.icon(icon, box.x + size / 2, box.cy, size)
        box = box.cut_left(size, ui.grow(8))[1]
    ui.canvas.text(box, words, NAME)


def card_height(ui: Ui, width: float, info: Card) -> float:
    """How high `card` wants to be at this text size: 206 at scale 1 with a title of two lines."""
    c = ui.canvas
    title_h = c.paragraph_height(info.title, SECTION, width - 32)
    text_h = c.paragraph_height(info.text, CARD_TEXT, width - 32)
    if info.effects:
        text_h = min(text_h, 2 * c.line_height(CARD_TEXT))
    prices_w = sum(
        c.text_width(words, NAME) + (ui.grow(28) if icon else 0) + 6 for icon, words in info.prices
    )
    lines = 1 if prices_w <= width - 32 else len(info.prices)
    return max(206.0, 24 + ui.grow(34) + title_h + text_h + lines * (ui.grow(24) + 2) + 24)


def add_card(
    ui: Ui, box: Box, title: str, text: str, *, id: str, action: Action, group: str = "cards"
) -> None:
    """The empty place that leads to the whole deck."""
    t, c = ui.theme, ui.canvas
    c.dashed(box, t.trackline)
    inner, size = box.inset(20, 0), ui.grow(34)
    title_h = c.paragraph_height(title, SECTION, inner.w)
    text_h = c.paragraph_height(text, CARD_TEXT, inner.w)
    told = size + title_h + text_h + 18 <= box.h
    pictured = size + title_h + 18 <= box.h
    top = box.y + min(43.0, (box.h - title_h - (text_h if told else 0) - (size if pictured else 0)) / 2 - 4)
    if pictured:
        c.icon("nieuw", inner.x + size / 2, top + size / 2, size)
        top += size + 7
    used = c.paragraph(Box(inner.x, top, inner.w, title_h), title, SECTION)
    if told:
        c.paragraph(Box(inner.x, used.bottom + 6, inner.w, text_h), text, CARD_TEXT, t.ink2)
    if ui.add(Element(id, "button", title, box, description=text, action=action, group=group)):
        ui.ring(box)


class Effect(NamedTuple):
    """One line of what an option does, with how sure that is."""

    text: str
    certainty: Certainty


@dataclass(frozen=True)
class Option:
    """An option of a dilemma; `prices` as on a card; `reason` when the school cannot pay it."""

    letter: str
    title: str
    prices: tuple[tuple[str, str], ...]
    effects: tuple[Effect, ...]
    reason: str = ""


def option_card(
    ui: Ui,
    box: Box,
    info: Option,
    *,
    shown: int = 3,
    more: str = "",
    group: str = "options",
    action: Action = None,
) -> None:
    """An option to read: left the certain price, right an effect a line with its certainty."""
    t, c = ui.theme, ui.canvas
    c.rect(box, t.surface, t.line, 2, 10)
    block = min(46.0, box.h * 0.36)
    letter_block(ui, box.x + 18 + block / 2, box.y + 14 + block / 2, block, info.letter)
    title_x = box.x + 18 + block + 14
    c.text(Box(title_x, box.y + 14, box.right - title_x - 16, block), info.title, OPTION)
    rows = Box(box.x + 20, box.y + 14 + block + 12, box.w - 36, box.h - block - 34)
    lines = max(len(info.prices), min(shown, len(info.effects)), 1)
    step = min(ui.grow(26), rows.h / lines)
    split = min(196.0 * max(1.0, c.text_scale * 0.8), rows.w * 0.4)
    left_locked = bool(info.reason)
    for i, (icon, words) in enumerate(info.prices):
        row = Box(rows.x, rows.y + i * step, split - 12, step)
        c.icon(icon, row.x + 10, row.cy, ui.grow(20))
        c.text(row.cut_left(ui.grow(20) + 9)[1], words, LEAD_NAME)
    c.vline(rows.x + split - 4, rows.y - 6, step * lines + 8, t.hair, 2)
    if left_locked:
        row = Box(rows.x + split + 14, rows.y, rows.w - split - 14, step * lines)
        c.icon("slot", row.x + 10, row.y + step / 2, ui.grow(20))
        c.paragraph(row.cut_left(ui.grow(28))[1], info.reason, BODY)
    else:
        _effects(
            ui, Box(rows.x + split + 14, rows.y, rows.w - split - 14, step * lines), info, step, shown, more
        )
    said = "; ".join(f"{e.text}, {ui.say(CERTAINTY_WORDS[e.certainty])}" for e in info.effects)
    prices = ", ".join(words for _, words in info.prices)
    focused = ui.add(
        Element(
            f"option {info.letter}",
            "item",
            f"{info.letter}, {info.title}, {prices}",
            box,
            description=info.reason or said,
            action=action,
            on_focus=_nothing,
            group=group,
        )
    )
    if focused:
        ui.ring(box)


def _nothing() -> None:
    """Reading an option changes nothing; having this makes it a stop for the keyboard."""


def _effects(ui: Ui, box: Box, info: Option, step: float, shown: int, more: str) -> None:
    c = ui.canvas
    hidden = len(info.effects) > shown
    for i, effect in enumerate(info.effects[:shown]):
        row = Box(box.x, box.y + i * step, box.w, step)
        certainty(ui, row.x + 8, row.cy, effect.certainty, 7.5)
        room = row.cut_left(26)[1]
        if hidden and more and i == shown - 1:
            c.text(room, more, colour=ui.theme.ink2, align="right")
            room = Box(room.x, room.y, room.w - c.text_width(more) - 10, room.h)
        c.text(room, effect.text, _EFFECT)


_EFFECT: Final = Style(Face.BODY, 20)


def ticket(
    ui: Ui,
    box: Box,
    title: str,
    detail: str,
    *,
    id: str,
    action: Action = None,
    new: bool = True,
    icon: str = "gebeurtenis",
) -> None:
    """An event on the board: 70 high, a folded corner that is yellow when it is new."""
    t, c = ui.theme, ui.canvas
    ticket_shape(ui, box, fill=t.yellowsoft if new else t.surface, yellow=new)
    size = ui.grow(34)
    c.icon(icon, box.x + 18 + size / 2, box.cy, size, t.ink, t.yellow if new else None)
    words = Box(box.x + 32 + size, box.y, box.w - size - 54, box.h)
    title_h, detail_h = c.line_height(OPTION), c.line_height(BODY)
    if c.text_width(title, OPTION) > words.w:  # a long title takes the detail's line
        c.paragraph(words, title, STRONG._replace(line=1.12), valign="middle")
    elif not detail or title_h + detail_h > box.h:
        c.text(words, title, OPTION if detail else LEAD_NAME)
    else:
        top = box.cy - (title_h + detail_h) / 2 + 1
        c.text(Box(words.x, top, words.w, title_h), title, OPTION)
        c.text(Box(words.x, top + title_h - 2, words.w, detail_h), detail)
    if ui.add(Element(id, "button" if action else "text", title, box, description=detail, action=action)):
        ui.ring(box, 0)


def section(ui: Ui, box: Box, title: str, *, right: str = "", key: str = "", thin: bool = False) -> Box:
    """A block's title under its rule, and a word or key at its right; returns the room below."""
    t, c = ui.theme, ui.canvas
    c.hline(box.x, box.y, box.w)
    row = Box(box.x, box.y + 4, box.w, ui.grow(ROW))
    edge = row.right
    if key and c.text_width(title, SECTION) + key_width(ui, key) + 12 <= row.w:
        edge = key_cap(ui, row.right, row.cy, key, align="right").x - 8
    title_w = c.text_width(title, SECTION)
    if right and title_w + c.text_width(right) + 12 <= edge - row.x:  # the second voice gives way first
        c.text(Box(row.x, row.y, edge - row.x, row.h), right, colour=t.ink2, align="right")
        edge -= c.text_width(right) + 8
    c.text(Box(row.x, row.y, edge - row.x, row.h), title, SECTION)
    ui.note(f"section {title}", title, row, "heading", right)
    if thin:
        c.hline(box.x, row.bottom, box.w, t.hair, 1)
    return Box(box.x, row.bottom, box.w, box.bottom - row.bottom)


def panel(
    ui: Ui,
    box: Box,
    text: Text,
    *,
    tone: Tone = "plain",
    icon: str = "",
    title: str = "",
    style: Style = BODY,
    id: str = "",
    read: str = "",
) -> Box:
    """A framed text: a question (soft yellow), an error or warning (red edge and sign), plain or quiet."""
    t, c = ui.theme, ui.canvas
    back, edge = {
        "plain": (t.surface, t.line),
        "question": (t.yellowsoft, t.cardline),
        "error": (t.redsoft, t.red),
        "quiet": (t.sunken, t.trackline if t.outlined else None),
    }[tone]
    c.rect(box, back, edge, 2, 10)
    inner = box.inset(18, 14 if title else 8)
    sign = icon or ("waarschuwing" if tone == "error" else "")
    colour = t.red if tone == "error" else t.ink
    size = ui.grow(28 if tone == "error" else 24)
    if title:
        row, inner = inner.cut_top(ui.grow(34), 4)
        if sign:
            c.icon(sign, row.x + size / 2, row.cy, size, colour)
            row = row.cut_left(size, 10)[1]
        c.text(row, title, STRONG, colour)
    elif sign:
        c.icon(sign, inner.x + size / 2 - 2, inner.cy, size, colour)
        inner = inner.cut_left(size, 12)[1]
    used = c.paragraph(inner, text, style, valign="top" if title else "middle")
    said = text if isinstance(text, str) else "".join(span.text for span in text)
    if id:
        ui.note(
            id,
            read or " ".join(part for part in (title, said) if part),
            box,
            "alert" if tone == "error" else "text",
        )
    return used


def panel_height(
    ui: Ui, text: Text, width: float, *, title: bool = False, sign: bool = False, style: Style = BODY
) -> float:
    """How high `panel` must be for its text; `sign` = it has an icon and no title."""
    inner = width - 36 - (ui.grow(28) + 12 if sign and not title else 0)
    head = ui.grow(34) + 4 + 28 if title else 16
    return ui.canvas.paragraph_height(text, style, inner) + head


def empty_state(ui: Ui, box: Box, icon: str, title: str, text: str, *, id: str = "empty") -> None:
    """What is missing and how it gets filled."""
    t, c = ui.theme, ui.canvas
    c.dashed(box, t.trackline)
    size = ui.grow(38)
    text_h = (
        c.paragraph_height(text, BODY, box.w - 52) + c.paragraph_height(title, OPTION, box.w - 52) + 18 + size
    )
    inner = box.inset(26, max(8.0, min(34.0, (box.h - text_h) / 2)))
    c.icon(icon, inner.x + size / 2, inner.y + size / 2, size, t.ink, t.yellow)
    used = c.paragraph(inner.cut_top(size, 10)[1], title, OPTION)
    c.paragraph(Box(inner.x, used.bottom + 8, inner.w, inner.bottom - used.bottom - 8), text, BODY, t.ink2)
    ui.note(id, f"{title}. {text}", box)


@dataclass(frozen=True)
class Cell:
    """A cell of a table row: its text, and how much of the width it takes."""

    text: str
    share: float = 1.0
    style: Style = BODY
    quiet: bool = False
    right: bool = False


def table_row(
    ui: Ui,
    box: Box,
    cells: Sequence[Cell],
    *,
    id: str = "",
    action: Action = None,
    on_focus: Action = None,
    chosen: bool = False,
    group: str = "rows",
    ruled: bool = True,
    icon: str = "",
    read: str = "",
) -> list[Box]:
    """A row of words on a hair line, soft yellow when chosen; returns the boxes of its cells."""
    t, c = ui.theme, ui.canvas
    if chosen:
        c.rect(box.inset(-8, 0), t.yellowsoft, t.cardline, 2, 10)
    elif ruled:
        c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)
    inner = box
    if icon:
        size = ui.grow(24)
        c.icon(icon, box.x + size / 2, box.cy, size)
        inner = box.cut_left(size, 10)[1]
    boxes = inner.columns([cell.share for cell in cells], 8)
    for cell, part in zip(cells, boxes, strict=True):
        if cell.text:
            colour = t.ink2 if cell.quiet and not chosen else t.ink
            style = STRONG if chosen and cell.style is BODY else cell.style
            c.text(part, cell.text, style, colour, align="right" if cell.right else "left")
    if id:
        said = read or ", ".join(cell.text for cell in cells if cell.text)
        state = (ui.say("chosen"),) if chosen else ()
        element = Element(
            id, "row", said, box, state=state, action=action, on_focus=on_focus, group=group, entry=chosen
        )
        if ui.add(element):
            ui.ring(box.inset(-8, 0))
    return boxes


def key_row(ui: Ui, x: float, y: float, parts: Sequence[str | tuple[str, ...]]) -> float:
    """Key caps and words in one line: a tuple is a run of caps, a string a quiet word. Returns its end."""
    c, t = ui.canvas, ui.theme
    for part in parts:
        if isinstance(part, tuple):
            for key in part:
                x = key_cap(ui, x, y, key).right + 8
        else:
            x = c.word(x, y, part, colour=t.ink2).right + 8
    return x


def strong_lead(lead: str, rest: str) -> list[Span]:
    """A bold beginning and the rest in the paragraph's own style."""
    return [Span(lead, STRONG), Span(f" {rest}")]
