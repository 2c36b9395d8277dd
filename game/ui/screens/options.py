"""Options of an event: as a card to read, and one in full on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.session.views.event import OptionView
from game.session.views.figures import euros, plain
from game.session.views.parts import Arrow, Header, Price, Sure
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.intents import Intent, Pop
from game.ui.screens.quarter import quarter_footer, quarter_header
from game.ui.screens.rows import turn_buttons
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, LEAD_NAME, OPTION, TITLE, Style
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import content
from game.ui.widgets.marks import CERTAINTY_WORDS, Certainty, certainty, letter_block, triangle

SURENESS: Final[dict[Sure, Certainty]] = {Sure.SURE: "certain", Sure.LIKELY: "likely", Sure.UNSURE: "unsure"}
EFFECT: Final = Style(BODY.face, 20, 1.25)


def price_parts(ui: Ui, price: Price) -> list[tuple[str, str]]:
    """What it certainly costs: icon and words, without what is nought."""
    parts = [("budget", euros(ui.words, price.money))]
    if price.money < 0:
        parts = [("budget", ui.say("brings {money}", money=euros(ui.words, -price.money)))]
    if price.hours:
        parts.append(("tijd", ui.words.many("{n} hour", "{n} hours", price.hours)))
    if price.load:
        parts.append(("belasting", ui.say("load {load}", load=plain(price.load))))
    return parts


def arrow_text(arrow: Arrow) -> str:
    """What an effect moves, and where it only reaches some teams, which."""
    return f"{arrow.name} · {', '.join(arrow.teams)}" if arrow.teams else arrow.name


def draw_arrow(ui: Ui, box: Box, arrow: Arrow, style: Style = EFFECT) -> None:
    """One effect: how certain, which way, on what."""
    c = ui.canvas
    r = 7.5 * min(1.5, c.text_scale)
    certainty(ui, box.x + r, box.cy, SURENESS[arrow.sure], r)
    at = box.x + 2 * r + 10
    size = ui.grow(12)
    triangle(ui, at + size / 2, box.cy, size, up=arrow.up, good=arrow.favourable)
    room = Box(at + size + 8, box.y, box.right - at - size - 8, box.h)
    text = arrow_text(arrow)
    if c.text_width(text, style) > room.w:
        text = arrow.name
    if c.text_width(text, style) <= room.w:
        c.text(room, text, style)
    else:
        c.paragraph(room, text, style._replace(line=1.05), valign="middle")


def arrow_width(ui: Ui, arrow: Arrow) -> float:
    """The least room that `draw_arrow` needs for one line."""
    return ui.canvas.text_width(arrow.name, EFFECT) + 15 * min(1.5, ui.canvas.text_scale) + ui.grow(12) + 20


def spoken(ui: Ui, option: OptionView) -> str:
    """An option's effects and what stands in the way, for reading aloud."""
    said = "; ".join(arrow.spoken or arrow.name for arrow in option.arrows)
    return ". ".join(part for part in (option.about, said, option.hint, option.locked) if part)


def option_card(
    ui: Ui, box: Box, option: OptionView, *, action: Action, chosen: bool = False, keys: Sequence[str] = ()
) -> None:
    """An option to read: its price left, its effects right. What does not fit is a press away."""
    t, c = ui.theme, ui.canvas
    c.rect(box, t.yellowsoft if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
    block = min(46.0, max(36.0, box.h * 0.3))
    letter_block(ui, box.x + 14 + block / 2, box.y + 12 + block / 2, block, option.letter, chosen=chosen)
    words = Box(box.x + 28 + block, box.y + 10, box.w - block - 44, box.h)
    title_h = c.paragraph_height(option.title, OPTION, words.w)
    row_h = max(25.0, c.line_height(EFFECT))
    about_h = c.paragraph_height(option.about, BODY, words.w) if option.about else 0.0
    top = max(title_h, block)
    shows_about = bool(about_h) and 10 + max(title_h + about_h, block) + 8 + 2 * row_h + 8 <= box.h
    if shows_about:
        c.paragraph(Box(words.x, words.y, words.w, title_h), option.title, OPTION)
        c.paragraph(Box(words.x, words.y + title_h, words.w, about_h), option.about, BODY, t.ink2)
        top = max(title_h + about_h, block)
    else:
        place = Box(words.x, box.y + 12, words.w, max(block, title_h))
        c.paragraph(place, option.title, OPTION, valign="middle")
        top = max(block, title_h)
    rest = Box(box.x + 16, box.y + 10 + top + 8, box.w - 32, box.h - top - 26)
    _price_and_effects(ui, rest, option, row_h, more=not shows_about and bool(option.about))
    focused = ui.add(
        Element(
            f"option {option.letter}",
            "item",
            f"{option.letter}, {option.title}, {option.price.text}",
            box,
            description=spoken(ui, option),
            state=(ui.say("chosen"),) if chosen else (),
            action=action,
            on_focus=None,
            keys=tuple(keys),
            group="options",
            entry=chosen,
        )
    )
    if focused:
        ui.ring(box)


def _price_and_effects(ui: Ui, box: Box, option: OptionView, row_h: float, *, more: bool) -> None:
    t, c = ui.theme, ui.canvas
    lines = max(1, int((box.h + 3) // row_h))
    split = min(box.w * 0.42, max(190.0, 150.0 * c.text_scale))
    parts = price_parts(ui, option.price)
    used = _prices(ui, Box(box.x, box.y, split - 12, row_h * lines), parts, row_h, lines)
    shown = min(lines, len(option.arrows))
    tall = max(used, shown) * row_h
    c.vline(box.x + split - 4, box.y - 2, tall + 2, t.hair, 2)
    right = Box(box.x + split + 12, box.y, box.w - split - 12, row_h * lines)
    if option.locked:
        size = ui.grow(20)
        c.icon("slot", right.x + size / 2, right.y + row_h / 2, size)
        c.paragraph(Box(right.x + size + 8, right.y, right.w - size - 8, right.h), option.locked, BODY)
        return
    hidden = len(option.arrows) - shown
    told = ui.say("{n} more", n=hidden) if hidden else ui.say("more") if more else ""
    told_w = c.text_width(told) + 12 if told else 0.0
    if told and shown > 1 and arrow_width(ui, option.arrows[shown - 1]) + told_w > right.w:
        shown -= 1  # the remark takes the last line
        told, told_w = ui.say("{n} more", n=len(option.arrows) - shown), 0.0
        c.text(Box(right.x, right.y + shown * row_h, right.w, row_h), told, colour=t.ink2, align="right")
        told = ""
    for i, arrow in enumerate(option.arrows[:shown]):
        row = Box(right.x, right.y + i * row_h, right.w, row_h)
        if told and i == shown - 1:
            c.text(row, told, colour=t.ink2, align="right")
            row = Box(row.x, row.y, row.w - told_w, row.h)
        draw_arrow(ui, row, arrow)


def _prices(ui: Ui, box: Box, parts: Sequence[tuple[str, str]], row_h: float, lines: int) -> int:
    """The prices below each other, or from the second on side by side; returns the rows used."""
    c = ui.canvas
    size = ui.grow(20)
    x, row = box.x, 0
    for i, (icon, words) in enumerate(parts):
        w = size + 8 + c.text_width(words, LEAD_NAME)
        if i and (row + 1 < lines):
            row, x = row + 1, box.x
        elif i and x + w > box.right:
            words = words.split(" ")[-1] if icon == "belasting" else words
            w = size + 8 + c.text_width(words, LEAD_NAME)
        y = box.y + row * row_h
        c.icon(icon, x + size / 2, y + row_h / 2, size)
        c.text(Box(x + size + 8, y, w - size - 7, row_h), words, LEAD_NAME)
        x += w + 14
    return row + 1


def option_height(ui: Ui, option: OptionView, width: float, effects: int = 2) -> float:
    """How high `option_card` wants to be with its price and so many effects."""
    c = ui.canvas
    title = max(36.0, c.paragraph_height(option.title, OPTION, width - 90))
    rows = max(effects, len(price_parts(ui, option.price)))
    return 10 + title + 8 + rows * max(25.0, c.line_height(EFFECT)) + 16


def certainty_legend(ui: Ui, box: Box, note: str = "") -> None:
    """What the three circles mean, and a remark at the right where there is room."""
    c = ui.canvas
    x = box.x
    for level, word in CERTAINTY_WORDS.items():
        text = ui.say(word)
        if x + 25 + c.text_width(text) > box.right:
            break
        certainty(ui, x + 9, box.cy, level, 8.5)
        x = c.word(x + 25, box.cy, text, colour=ui.theme.ink2).right + 22
    if note and x + c.text_width(note) <= box.right:
        c.text(box, note, colour=ui.theme.ink2, align="right")


class OptionPage:
    """One option in full; nothing can be chosen here."""

    def __init__(self, option: OptionView, header: Header, words: Words) -> None:
        self.option = option
        self.header = header
        self.words = words
        self.first = 0
        self._shown = 1
        self._count = 1

    @property
    def title(self) -> str:
        """What the screen is called."""
        return f"{self.option.letter}. {self.option.title}"

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Nothing but its buttons."""
        return None

    def turn(self, step: int) -> Intent | None:
        """A page on or back."""
        self.first = min(max(0, self.first + step * self._shown), self._count - 1)
        return None

    def draw(self, ui: Ui) -> None:
        """Title, what it is, price, effects with their moment, and what would help."""
        c, option = ui.canvas, self.option
        quarter_header(ui, self.header, menu=False)
        box = content(ui).inset(0, 18)
        block = min(64.0, ui.grow(52))
        head_h = max(block, c.paragraph_height(option.title, HEADING, box.w - block - 20))
        head, rest = box.cut_top(head_h, 16)
        letter_block(ui, head.x + block / 2, head.cy, block, option.letter)
        c.paragraph(head.cut_left(block, 20)[1], option.title, HEADING, valign="middle")
        ui.note("option", f"{option.letter}, {option.title}", head, "heading")
        rows = self._rows(ui, rest.w)
        foot = 0.0 if sum(h for *_, h in rows) <= rest.h else max(48.0, ui.grow(40))
        self._count = len(rows)
        y, place = rest.y, self.first
        while place < len(rows) and (place == self.first or y + rows[place][2] <= rest.bottom - foot):
            kind, what, h = rows[place]
            self._row(ui, Box(rest.x, y, rest.w, h), kind, what, place)
            y += h
            place += 1
        self._shown = place - self.first
        if foot:
            turn_buttons(
                ui,
                rest.cut_bottom(foot)[0],
                "option page",
                self.turn,
                before=self.first > 0,
                after=place < len(rows),
            )
        close = Button("close", (ui.say("Back"),), Pop(), ("Esc", "Enter", "Space"), "terug")
        quarter_footer(ui, self.header, close)

    def _rows(self, ui: Ui, width: float) -> list[tuple[str, str | Arrow, float]]:
        c, option = ui.canvas, self.option
        rows: list[tuple[str, str | Arrow, float]] = []
        for kind, text in (("text", option.about), ("locked", option.locked)):
            if text:
                inset = ui.grow(30) if kind == "locked" else 0
                rows.append((kind, text, c.paragraph_height(text, LEAD, width - inset) + 12))
        price = option.price.text or euros(ui.words, 0)
        rows.append(("price", price, c.paragraph_height(price, LEAD_NAME, width - ui.grow(30)) + 16))
        step = c.line_height(LEAD) + 6
        rows += [("arrow", arrow, self._arrow_height(ui, arrow, width, step)) for arrow in option.arrows]
        if option.hint:
            rows.append(("hint", option.hint, c.paragraph_height(option.hint, LEAD, width) + 12))
        return rows

    def _arrow_height(self, ui: Ui, arrow: Arrow, width: float, step: float) -> float:
        wide = ui.canvas.text_width(self._arrow_words(ui, arrow), LEAD)
        return step if wide <= width - ui.grow(56) else 2 * step

    def _arrow_words(self, ui: Ui, arrow: Arrow) -> str:
        sure = ui.say(CERTAINTY_WORDS[SURENESS[arrow.sure]])
        return " · ".join(part for part in (arrow_text(arrow), arrow.when, sure) if part)

    def _row(self, ui: Ui, box: Box, kind: str, what: str | Arrow, place: int) -> None:
        c = ui.canvas
        size = ui.grow(24)
        if isinstance(what, Arrow):
            draw_sign = Box(box.x, box.y, 2 * size, min(box.h, c.line_height(LEAD) + 6))
            r = 8.0 * min(1.5, c.text_scale)
            certainty(ui, box.x + r, draw_sign.cy, SURENESS[what.sure], r)
            triangle(
                ui,
                box.x + 2 * r + 10 + ui.grow(7),
                draw_sign.cy,
                ui.grow(13),
                up=what.up,
                good=what.favourable,
            )
            room = box.cut_left(2 * r + ui.grow(30))[1]
            c.paragraph(room, self._arrow_words(ui, what), LEAD._replace(line=1.25))
            ui.note(f"effect {place}", what.spoken or what.name, box)
            return
        if kind in ("price", "locked"):
            c.icon("budget" if kind == "price" else "slot", box.x + size / 2, box.y + size / 2 + 3, size)
            room = box.cut_left(size + 10)[1]
            c.paragraph(room, what, LEAD_NAME if kind == "price" else LEAD)
        else:
            c.paragraph(box, what, LEAD, ui.theme.ink2 if kind == "hint" else None)
        ui.note(f"{kind} {place}", what, box)


HEADING: Final = TITLE._replace(px=34)
