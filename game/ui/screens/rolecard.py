"""What only this seat reads: who it is, what it wants, its dilemma, and what it knows."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.session.commands import ShareFact
from game.session.views.ballot import BallotView, SecretFact
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent, Send
from game.ui.orders import Once
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, LEAD_NAME, NAME, STRONG, TITLE, Span, Style
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width
from game.ui.widgets.frame import MARGIN, Footer, footer, footer_height
from game.ui.widgets.marks import key_cap, key_width, shows_keys, token

NAMES: Final = (44, 34, 28, 24)
KNOWN: Final = Style(BODY.face, 18, 1.28)


class RoleCard:
    """The role card beside the ballot, short; I shows all of it."""

    def __init__(self) -> None:
        self.opened = False
        self._rows = Rows("facts")

    def handle(self, event: pygame.Event, ui: Ui) -> None:
        """Rows beyond the edge."""
        if self._rows.handle(event, ui):
            ui.moving = True

    def _open(self) -> Intent | None:
        self.opened = True
        return None

    def _close(self) -> Intent | None:
        self.opened = False
        return None

    def draw(self, ui: Ui, box: Box, view: BallotView) -> None:
        """Who you are, and as much of what you know as fits, the most useful first."""
        c, t = ui.canvas, ui.theme
        row_h = max(24.0, ui.grow(24))
        c.icon("slot", box.x + row_h / 2, box.y + row_h / 2, row_h, t.onpriv)
        alone = ui.say("Only you are looking now")
        c.text(
            Box(box.x + row_h + 10, box.y, box.w - row_h - 10, row_h),
            (alone, ui.say("Only for you")),
            NAME,
            t.onpriv,
        )
        ui.note("alone", alone, Box(box.x, box.y, box.w, row_h))
        y = self._who(ui, Box(box.x, box.y + row_h + 18, box.w, box.h), view)
        c.hline(box.x, y + 12, box.w, t.onpriv2)
        foot = max(48.0, ui.grow(44))
        room = Box(box.x, y + 26, box.w, box.bottom - foot - 12 - y - 26)
        self._short(ui, room, view)
        self._all_button(ui, Box(box.x, box.bottom - foot, box.w, foot))

    def _who(self, ui: Ui, box: Box, view: BallotView) -> float:
        c, t = ui.canvas, ui.theme
        size = 72.0 if box.w < 500 else 64.0
        for i, person in enumerate(view.persons[:3]):
            at = box.x + size / 2 + i * (size + 12)
            token(
                ui,
                at,
                box.y + size / 2,
                size,
                person.icon,
                informal=not person.formal,
                ink=t.onpriv,
                fill=t.priv,
            )
        beside = box.w >= 500
        used = len(view.persons[:3]) * (size + 12)
        words = (
            Box(box.x + used + 8, box.y, box.w - used - 8, size)
            if beside
            else Box(box.x, box.y + size + 14, box.w, 400)
        )
        people = view.persons[0].people
        names = " · ".join(person.name for person in view.persons)
        title = people or " · ".join(person.name.partition(", ")[0] for person in view.persons)
        below = (
            names
            if people
            else " · ".join(person.name.partition(", ")[2] for person in view.persons if ", " in person.name)
        )
        style = next(
            (
                TITLE._replace(px=px, line=1.08)
                for px in NAMES
                if len(c.wrap(title, TITLE._replace(px=px), words.w)) <= 2
                and all(c.text_width(word, TITLE._replace(px=px)) <= words.w for word in title.split())
            ),
            TITLE._replace(px=22, line=1.1),
        )
        h = c.paragraph_height(title, style, words.w)
        c.paragraph(Box(words.x, words.y, words.w, h), title, style, t.onpriv)
        y = words.y + h
        if below:
            low = c.paragraph_height(below, LEAD_NAME, words.w)
            c.paragraph(Box(words.x, y + 2, words.w, low), below, LEAD_NAME, t.onpriv)
            y += low + 2
        ui.note("who", title, Box(words.x, words.y, words.w, y - words.y), "heading", below)
        return max(y, box.y + size)

    def _parts(self, ui: Ui, view: BallotView) -> list[tuple[str, str]]:
        """What is worth reading now, the most useful first: a lead and its text."""
        parts = [
            (ui.say("Only you know about {letter}:", letter=secret.option.letter), text)
            for secret in view.options
            for text in secret.known
        ]
        parts += [(ui.say("Only you know:"), fact.text) for fact in view.facts if fact.foreshadows_this]
        parts += [(ui.say("You want:"), text) for text in view.wants]
        parts += [(ui.say("Your dilemma:"), text) for text in view.dilemma]
        parts += [(ui.say("Only you know:"), fact.text) for fact in view.facts if not fact.foreshadows_this]
        return parts

    def _short(self, ui: Ui, box: Box, view: BallotView) -> None:
        c, t = ui.canvas, ui.theme
        y = box.y
        for i, (lead, text) in enumerate(self._parts(ui, view)):
            spans = [Span(lead, STRONG), Span(f" {text}")]
            h = c.paragraph_height(spans, KNOWN, box.w)
            if y + h > box.bottom:
                break
            place = Box(box.x, y, box.w, h)
            c.paragraph(place, spans, KNOWN, t.onpriv)
            ui.add(Element(f"known {i}", "text", f"{lead} {text}", place, hidden=True))
            y += h + 10

    def _all_button(self, ui: Ui, box: Box) -> None:
        """All of it, and telling a fact aloud: one key."""
        c, t = ui.canvas, ui.theme
        label = ui.say("Everything I know")
        wide = c.text_width(label, SMALL_BUTTON) + 36 + (key_width(ui, "I") + 12 if shows_keys(ui) else 0)
        place = Box(box.x, box.y, min(box.w, wide), box.h)
        c.rect(place, t.priv, t.onpriv, 2, 10)
        inner = place.inset(16, 0)
        if shows_keys(ui):
            cap = key_cap(ui, inner.right, inner.cy, "I", align="right", colour=t.onpriv)
            inner = Box(inner.x, inner.y, cap.x - inner.x - 8, inner.h)
        c.text(inner, (label, ui.say("All I know")), SMALL_BUTTON, t.onpriv)
        if ui.add(Element("all I know", "button", label, place, action=self._open, keys=("I",))):
            c.rect(place.inset(-5), None, t.yellow, 3, 14)

    def draw_all(self, ui: Ui, view: BallotView) -> None:
        """Everything this seat knows, a fact a row, each of which can be told at the table."""
        c, t = ui.canvas, ui.theme
        low = c.height - footer_height(ui)
        c.fill(t.priv, Box(c.left, 0, c.width, low))
        box = Box(MARGIN + 12, 22, 1280 - 2 * MARGIN - 24, low - 36)
        head_h = c.line_height(TITLE._replace(px=30))
        c.text(
            Box(box.x, box.y, box.w, head_h),
            view.label
            if c.text_width(view.label, TITLE._replace(px=30)) <= box.w
            else ui.say("Only for you"),
            TITLE._replace(px=30),
            t.onpriv,
        )
        rest = box.cut_top(head_h + 10)[1]
        rows = self._rows_of(ui, view)
        heights = [self._row_height(ui, one, rest.w) for one in rows]
        ids = [f"secret {i}" for i in range(len(rows))]
        foot = 0.0
        if sum(heights) + 10 * len(rows) > rest.h:
            foot = max(48.0, ui.grow(40))
        for place, part in self._window(ui, rest, heights, foot):
            self._row(ui, part, ids[place], rows[place])
        close = Button("close", (ui.say("Back to my ballot"), ui.say("Back")), self._close, ("I", "Enter"))
        footer(ui, Footer(close))

    def _window(self, ui: Ui, box: Box, heights: list[float], foot: float) -> list[tuple[int, Box]]:
        """Whole rows from the page on; the buttons for more stand on the dark field themselves."""
        first = min(self._rows.first, max(0, len(heights) - 1))
        y = box.y
        shown: list[tuple[int, Box]] = []
        for place in range(first, len(heights)):
            if y + heights[place] > box.bottom - foot and shown:
                break
            shown.append((place, Box(box.x, y, box.w, heights[place])))
            y += heights[place] + 10
        if foot:
            x = box.x
            after = first + len(shown) < len(heights)
            for id, label, key, to, enabled in (
                ("before", ui.say("Back"), "PageUp", max(0, first - len(shown)), first > 0),
                ("after", ui.say("More"), "PageDown", first + len(shown), after),
            ):
                w = button_width(ui, label, key, "", SMALL_BUTTON)
                button(
                    ui,
                    Box(x, box.bottom - foot + 4, w, foot - 4),
                    label,
                    id=f"facts {id}",
                    action=partial(self._turn, to),
                    keys=(key,),
                    style=SMALL_BUTTON,
                    enabled=enabled,
                )
                x += w + 12
        return shown

    def _turn(self, first: int) -> Intent | None:
        self._rows.first = first
        return None

    def _rows_of(self, ui: Ui, view: BallotView) -> list[tuple[str, str, SecretFact | None]]:
        known = [
            (ui.say("Only you know about {letter}:", letter=secret.option.letter), text, None)
            for secret in view.options
            for text in secret.known
        ]
        facts = [
            (
                ui.say("About this event:") if fact.foreshadows_this else ui.say("You know:"),
                fact.text,
                fact,
            )
            for fact in view.facts
        ]
        wants = [(ui.say("You want:"), text, None) for text in view.wants]
        return [*known, *facts, *wants, *((ui.say("Your dilemma:"), text, None) for text in view.dilemma)]

    def _row_height(self, ui: Ui, row: tuple[str, str, SecretFact | None], width: float) -> float:
        lead, text, fact = row
        room = width - (self._tell_width(ui) + 24 if fact else 0)
        spans = [Span(lead, LEAD_NAME), Span(f" {text}")]
        return max(48.0 if fact else 0.0, ui.canvas.paragraph_height(spans, LEAD._replace(line=1.28), room))

    def _tell_width(self, ui: Ui) -> float:
        labels = (ui.say("Tell this soon"), ui.say("Will be told"))
        return max(button_width(ui, label, "", "", SMALL_BUTTON) for label in labels)

    def _row(self, ui: Ui, box: Box, id: str, row: tuple[str, str, SecretFact | None]) -> None:
        c, t = ui.canvas, ui.theme
        lead, text, fact = row
        wide = self._tell_width(ui)
        room = Box(box.x, box.y, box.w - (wide + 24 if fact else 0), box.h)
        c.paragraph(room, [Span(lead, LEAD_NAME), Span(f" {text}")], LEAD._replace(line=1.28), t.onpriv)
        ui.add(Element(id, "text", f"{lead} {text}", room, hidden=True))
        if fact is None:
            return
        place = Box(box.right - wide, box.y, wide, max(48.0, ui.grow(40)))
        if fact.shared:
            c.text(place, ui.say("Will be told"), SMALL_BUTTON, t.onpriv2, align="centre")
            return
        told = Once(ShareFact(fact.role, fact.number), ui.say("It comes on the table at the talk."))
        button(
            ui,
            place,
            ui.say("Tell this soon"),
            id=f"tell {fact.role} {fact.number}",
            action=Send(told),
            style=SMALL_BUTTON,
        )
