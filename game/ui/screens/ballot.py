"""A private ballot: what this seat knows on the left, its choice, reasons, certainty and card on the right.

Nothing here is read aloud. It covers itself after a while, and Esc covers it at once; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, Literal

import pygame

from game.session.commands import CastBallot
from game.session.rules import WORDS_LENGTH
from game.session.views.ballot import BallotView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Send
from game.ui.screens.covering import Cover
from game.ui.screens.deck import Deck
from game.ui.screens.quarter import room_of
from game.ui.screens.rolecard import RoleCard
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME, SECTION, STRONG, TITLE
from game.ui.widgets.controls import (
    button,
    button_width,
    chip_width,
    choice_chip,
    option_row,
    slider,
    tab,
    tab_width,
    text_field,
)
from game.ui.widgets.marks import key_cap, key_width, petal, shows_keys

Page = Literal["you", "choice", "reason", "sure", "card"]
PAGES: Final[dict[Page, str]] = {
    "you": mark("You"),
    "choice": mark("Choice"),
    "reason": mark("Reason"),
    "sure": mark("Certainty"),
    "card": mark("Card"),
}
PANEL: Final = 372.0
LEFT: Final = 412.0
WIDTH: Final = 804.0
HEAD: Final = TITLE._replace(px=34)
MOST_REASONS: Final = 2


class BallotScreen:
    """One seat's ballot; what is chosen stays here until it is committed.

    view_of  the seat's ballot, with what has been chosen so far
    """

    private = True

    def __init__(self, view_of: Callable[[CastBallot | None], BallotView], words: Words) -> None:
        self.view_of = view_of
        self.words = words
        self.view = view_of(None)
        self.draft = CastBallot(
            self.view.seat,
            self.view.chosen,
            self.view.sure,
            tuple(chip.id for chip in self.view.chips if chip.chosen),
            self.view.words,
            self.view.card,
        )
        self.field = TextField(self.draft.words, WORDS_LENGTH, on_edit=self._typed)
        self.cover = Cover()
        self.page: Page = "you"
        self.card = RoleCard()
        self.deck: Deck | None = None
        self._lang = words.lang

    @property
    def covered(self) -> bool:
        """Whether only its cover shows."""
        return self.cover.closed

    @property
    def title(self) -> str:
        """What the screen is called; it tells nothing."""
        return self.words.say("Ballot")

    def refresh(self, view_of: Callable[[CastBallot | None], BallotView]) -> None:
        """The same ballot after a change, in another language perhaps."""
        self.view_of = view_of
        self._change()

    # choosing

    def _change(self, **changes: object) -> Intent | None:
        self.draft = replace(self.draft, **changes)  # type: ignore[arg-type]
        self.view = self.view_of(self.draft)
        self.cover.stir()
        return None

    def _typed(self, text: str) -> None:
        self._change(words=text)

    def _choose(self, option: str) -> Intent | None:
        return self._change(option=option)

    def _sure(self, stop: int) -> Intent | None:
        return self._change(confidence=stop + 1)

    def _reason(self, chip: str) -> Intent | None:
        """A third reason takes the first one's place."""
        reasons = self.draft.reasons
        if chip in reasons:
            return self._change(reasons=tuple(one for one in reasons if one != chip))
        return self._change(reasons=(*reasons, chip)[-MOST_REASONS:])

    def _pick(self, card: str | None) -> Intent | None:
        self.deck = None
        return self._change(card=card)

    def _open_deck(self) -> Intent | None:
        self.deck = Deck()
        self.cover.stir()
        return None

    def _turn_to(self, page: Page) -> Intent | None:
        self.page = page
        self.cover.stir()
        return None

    def _pages(self) -> tuple[Page, ...]:
        asked: tuple[Page, ...] = ("you",)
        if self.view.event is not None:
            asked += ("choice", "reason", "sure")
        return (*asked, "card") if self.view.asks_card else asked

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Esc covers at once, also over the deck."""
        self.cover.stir()
        if self.covered:
            return None
        if event.type == pygame.KEYDOWN and key_name(event) == "Esc":
            return self.cover.close()
        if self.deck is not None:
            return self.deck.handle(event, ui)
        self.card.handle(event, ui)
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The ballot, or its cover."""
        if ui.words.lang != self._lang:
            self._lang, self.view = ui.words.lang, self.view_of(self.draft)
        self.cover.watch(ui)
        if self.covered:
            self._draw_cover(ui)
        elif self.deck is not None:
            self.deck.draw(ui, self.view, self._pick)
        elif self.card.opened:
            self.card.draw_all(ui, self.view)
        elif room_of(ui) in ("full", "snug") and self._one_page(ui, measure=True) <= ui.canvas.height:
            self._panel(ui)
            self._one_page(ui)
        else:
            self._paged(ui)

    def _draw_cover(self, ui: Ui) -> None:
        go_on = (ui.say("Go on with my ballot"), ui.say("Go on"))
        self.cover.draw(ui, ui.say("This ballot is covered."), self.view.label, go_on, self.cover.open)

    def _panel(self, ui: Ui) -> None:
        c, t = ui.canvas, ui.theme
        c.fill(t.priv, Box(c.left, 0, PANEL - c.left, c.height))
        self.card.draw(ui, Box(36, 30, PANEL - 72, c.height - 54), self.view)

    # one page

    def _one_page(self, ui: Ui, measure: bool = False) -> float:
        """Everything below each other, each block as high as its text; returns where it ends."""
        blocks: list[Callable[[Ui, Box, bool], float]] = [self._heading]
        if self.view.event is not None:
            blocks += [self._options, self._reasons, self._certainty]
        if self.view.asks_card:
            blocks.append(self._chosen_card)
        heights = [block(ui, Box(LEFT, 0, WIDTH, 0), True) for block in blocks]
        tall = max(52.0, ui.grow(44))
        least = 24 + sum(heights) + 8 * len(heights) + tall + 16
        if measure:
            return least
        spare = min(22.0, max(0.0, ui.canvas.height - least) / (len(blocks) + 1))
        y = 24 + spare / 2
        for block, height in zip(blocks, heights, strict=True):
            block(ui, Box(LEFT, y, WIDTH, height), False)
            y += height + 8 + spare
        self._commit(ui, Box(LEFT, ui.canvas.height - tall - 20, WIDTH, tall))
        return y

    def _heading(self, ui: Ui, box: Box, measure: bool) -> float:
        c = ui.canvas
        h = c.paragraph_height(self.view.title, HEAD, box.w)
        if not measure:
            c.paragraph(Box(box.x, box.y, box.w, h), self.view.title, HEAD)
            ui.note("ballot title", self.view.title, Box(box.x, box.y, box.w, h), "heading")
        return h + 4

    def _options(self, ui: Ui, box: Box, measure: bool) -> float:
        count = len(self.view.options)
        row = max(58.0 if count < 4 else 48.0, ui.grow(44), ui.canvas.line_height(STRONG) + 16)
        gap = 10.0 if count < 4 else 7.0
        if not measure:
            self._option_rows(ui, Box(box.x, box.y, box.w, row * count + gap * (count - 1)), gap)
        return row * count + gap * (count - 1)

    def _option_rows(self, ui: Ui, box: Box, gap: float) -> None:
        for secret, part in zip(self.view.options, box.rows(len(self.view.options), gap), strict=True):
            option = secret.option
            option_row(
                ui,
                part,
                option.letter,
                option.title,
                id=f"choose {option.letter}",
                chosen=option.id == self.view.chosen,
                action=partial(self._choose, option.id),
                enabled=not option.locked,
                reason=option.locked,
                hidden=True,
            )
            if option.locked:
                size = ui.grow(22)
                ui.canvas.icon("slot", part.right - 24, part.cy, size, ui.theme.ink2)

    def _reasons(self, ui: Ui, box: Box, measure: bool) -> float:
        c = ui.canvas
        head_h = c.line_height(SECTION) + 4
        if not measure:
            self._label(
                ui, Box(box.x, box.y, box.w, head_h), ui.say("Why?"), ui.say("at most two, or a sentence")
            )
        chip_h = max(44.0, ui.grow(44))
        x, y = box.x, box.y + head_h
        for chip in self.view.chips:
            w = chip_width(ui, chip.text, chip.chosen)
            if x + w > box.right and x > box.x:
                x, y = box.x, y + chip_h + 4
            if not measure:
                choice_chip(
                    ui,
                    x,
                    y + chip_h / 2,
                    chip.text,
                    id=f"reason {chip.id}",
                    chosen=chip.chosen,
                    action=partial(self._reason, chip.id),
                    group="reasons",
                    hidden=True,
                )
            x += w + 10
        field = Box(x, y, box.right - x, chip_h)
        if field.w < 330:
            field = Box(box.x, y + chip_h + 4, box.w, chip_h)
        if not measure:
            self._words(ui, field)
        return field.bottom - box.y

    def _words(self, ui: Ui, box: Box) -> None:
        used = len(self.draft.words.split())
        counter = f"{used}/{self.view.most_words}"
        over = used > self.view.most_words
        w = ui.canvas.text_width(counter, STRONG if over else BODY) + 12 if used else 0.0
        hint = ui.say("One sentence of {n} words at most", n=self.view.most_words)
        if ui.canvas.text_width(hint) > box.w - 12:
            hint = ui.say("In your own words")
        text_field(
            ui,
            Box(box.x, box.y, box.w - w, box.h - 4),
            self.field,
            id="words",
            label=ui.say("In your own words"),
            hint=hint,
            underlined=True,
            hidden=True,
        )
        if used:
            t = ui.theme
            place = Box(box.right - w, box.y, w, box.h - 4)
            style, colour = (STRONG, t.red) if over else (BODY, t.ink2)
            ui.canvas.text(place, counter, style, colour, align="right")

    def _certainty(self, ui: Ui, box: Box, measure: bool) -> float:
        c = ui.canvas
        head_h = c.line_height(SECTION) + 4
        tall = 37 + ui.grow(32)
        if not measure:
            self._label(ui, Box(box.x, box.y, box.w, head_h), ui.say("How sure are you?"), "")
            slider(
                ui,
                Box(box.x, box.y + head_h, box.w, tall),
                self.view.confidence,
                None if self.view.sure is None else self.view.sure - 1,
                self._sure,
                id="sure",
                label=ui.say("How sure are you?"),
                hidden=True,
            )
        return head_h + tall

    def _chosen_card(self, ui: Ui, box: Box, measure: bool) -> float:
        c = ui.canvas
        head_h = c.line_height(SECTION) + 4
        tall = max(56.0, ui.grow(48))
        if not measure:
            self._label(
                ui,
                Box(box.x, box.y, box.w, head_h),
                ui.say("Which card do you put on the table?"),
                ui.say("for the plan, soon"),
            )
            self._card_row(ui, Box(box.x, box.y + head_h, box.w, tall))
        return head_h + tall

    def _card_row(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        c.rect(box, t.surface, t.line, 2, 10)
        card = next((one for one in self.view.cards if one.id == self.view.card), None)
        right = box.right - 16
        if shows_keys(ui):
            right = key_cap(ui, right, box.cy, "K", align="right").x - 8
        said = ui.say("another") if card else ui.say("choose one, or none")
        w = c.text_width(said)
        c.text(Box(right - w, box.y, w + 1, box.h), said, colour=t.ink2)
        right -= w + 24
        title = ui.say("No card yet")
        x = box.x + 16
        if card is not None:
            title = card.title
            size = ui.grow(36)
            petal(ui, x + size / 2, box.cy, size, card.dimension)
            x += size + 14
            price_w = c.text_width(card.price, NAME)
            if price_w + c.text_width(title, SECTION) + 20 <= right - x:
                c.text(Box(right - price_w, box.y, price_w + 1, box.h), card.price, NAME)
                right -= price_w + 16
        room = Box(x, box.y, right - x, box.h)
        if c.text_width(title, SECTION) <= room.w:
            c.text(room, title, SECTION, t.ink if card else t.ink2)
        else:
            c.paragraph(room, title, STRONG._replace(line=1.05), valign="middle")
        focused = ui.add(
            Element(
                "card",
                "button",
                ui.say("Which card do you put on the table?"),
                box,
                action=self._open_deck,
                keys=("K",),
            )
        )
        if focused:
            ui.ring(box)

    def _label(self, ui: Ui, box: Box, text: str, more: str) -> None:
        c = ui.canvas
        w = c.text_width(text, SECTION)
        if w > box.w:
            c.paragraph(box, text, STRONG, valign="middle")
        else:
            c.text(box, text, SECTION)
        if more and w + 8 + c.text_width(more) <= box.w:
            c.text(box.cut_left(w + 8)[1], more, colour=ui.theme.ink2)
        ui.note(f"label {text}", text, box, "heading", more)

    def _commit(self, ui: Ui, box: Box, *, following: Page | None = None) -> None:
        """The yellow button; before it is ready, what is missing in words beside it."""
        c, t = ui.canvas, ui.theme
        if following is not None and not self.view.ready:
            label, enabled = ui.say("Next"), True
            action: Callable[[], Intent | None] = partial(self._turn_to, following)
        else:
            label, action = ui.say("Record and hide"), self._send
            enabled = self.view.ready
        w = min(box.w, max(300.0, button_width(ui, label, "Enter")))
        place, rest = box.cut_right(w, 20)
        button(
            ui,
            place,
            label,
            id="commit",
            action=action,
            keys=("Enter",),
            primary=True,
            enabled=enabled,
            reason=self.view.missing,
        )
        if not enabled:
            c.paragraph(rest, self.view.missing, BODY, t.ink2, valign="middle")
            ui.note("missing", self.view.missing, rest)
        else:
            self._keys(ui, rest)

    def _send(self) -> Intent | None:
        return Send(self.draft) if self.view.ready else None

    def _keys(self, ui: Ui, box: Box) -> None:
        """Which keys choose, where there is room to say so."""
        if not shows_keys(ui) or self.view.event is None:
            return
        c = ui.canvas
        letters = [secret.option.letter for secret in self.view.options]
        x = box.x
        for keys, word in (
            (letters, ui.say("choose")),
            (["1", "–", "5"], ui.say("certainty")),
            (["Esc"], ui.say("cover")),
        ):
            wide = sum(key_width(ui, key) + 8 for key in keys) + c.text_width(word)
            if x + wide > box.right:
                return
            for key in keys:
                if key == "–":
                    x = c.word(x, box.cy, key, colour=ui.theme.ink2).right + 8
                else:
                    x = key_cap(ui, x, box.cy, key).right + 8
            x = c.word(x, box.cy, word, colour=ui.theme.ink2).right + 16

    # page by page

    def _paged(self, ui: Ui) -> None:
        c, t = ui.canvas, ui.theme
        pages = self._pages()
        if self.page not in pages:
            self.page = pages[0]
        tall = max(52.0, ui.grow(44))
        strip = Box(28, 12, 1224, max(48.0, ui.grow(36)))
        c.fill(t.priv, Box(c.left, 0, c.width, 8))
        x = strip.x
        for page in pages:
            label = ui.say(PAGES[page])
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, strip.y, w, strip.h),
                label,
                id=f"tab {page}",
                chosen=page == self.page,
                action=partial(self._turn_to, page),
            )
            x += w + 6
        body = Box(28, strip.bottom + 14, 1224, c.height - strip.bottom - 14 - tall - 34)
        self._page(ui, body)
        place = pages.index(self.page)
        following = pages[place + 1] if place + 1 < len(pages) else None
        self._commit(ui, Box(28, c.height - tall - 18, 1224, tall), following=following)

    def _page(self, ui: Ui, body: Box) -> None:
        c, t = ui.canvas, ui.theme
        if self.page == "you":
            c.rect(body, t.priv, radius=10)
            self.card.draw(ui, body.inset(24, 18), self.view)
            return
        style = HEAD._replace(px=28)
        h = c.paragraph_height(self.view.title, style, body.w)
        if self.page == "choice":
            c.paragraph(Box(body.x, body.y, body.w, h), self.view.title, style)
            ui.note("ballot title", self.view.title, Box(body.x, body.y, body.w, h), "heading")
            rest = Box(body.x, body.y + h + 10, body.w, body.h - h - 10)
            count = len(self.view.options)
            row = min(110.0, (rest.h - 12 * (count - 1)) / count)
            self._option_rows(ui, rest.cut_top(row * count + 12 * (count - 1))[0], 12)
        elif self.page == "reason":
            self._reasons(ui, body, False)
        elif self.page == "sure":
            self._stops(ui, body)
        else:
            self._chosen_card(ui, body, False)

    def _stops(self, ui: Ui, body: Box) -> None:
        """Certainty as rows, where five words do not fit beside each other."""
        c = ui.canvas
        head = ui.say("How sure are you?")
        h = c.line_height(SECTION) + 6
        self._label(ui, Box(body.x, body.y, body.w, h), head, "")
        rest = Box(body.x, body.y + h, body.w, body.h - h)
        for i, (word, part) in enumerate(zip(self.view.confidence, rest.rows(5, 8), strict=True)):
            row = Box(part.x, part.y, part.w, min(part.h, 90.0))
            option_row(
                ui,
                row,
                str(i + 1),
                word,
                id=f"sure {i + 1}",
                chosen=self.view.sure == i + 1,
                action=partial(self._sure, i),
                group="sure",
                hidden=True,
            )
