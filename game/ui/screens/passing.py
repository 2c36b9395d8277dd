"""Handing over the laptop: a dark field that says whose turn it is and whether the projector is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, Protocol, TypeVar

import pygame

from game.session.commands import GoOn, RevealBallots, SkipPredictions
from game.session.views.ballot import PassView, SeatStatus
from game.session.views.parts import Header
from game.session.views.prediction import PredictionRound
from game.texts import Words
from game.ui.boxes import Box
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.screens.notice import Ask
from game.ui.screens.quarter import quarter_footer, room_of
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD, LEAD_NAME, NAME, STRONG, TITLE, Style
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import footer_height
from game.ui.widgets.marks import tick, token

ASK: Final = LEAD_NAME._replace(px=28)
NAME_SIZES: Final = (112, 84, 60, 44, 34)
NAME_LINES: Final = 2


class Round(Protocol):
    """One after the other does something alone: what the room may know of it."""

    @property
    def header(self) -> Header: ...

    @property
    def next(self) -> SeatStatus | None: ...

    @property
    def seats(self) -> tuple[SeatStatus, ...]: ...

    @property
    def title(self) -> str: ...

    @property
    def promise(self) -> str: ...


View = TypeVar("View", bound=Round)


class Handover(Generic[View]):
    """Whose turn it is; nothing of what is written stands here.

    ready     opens the page of the seat whose turn it is
    displays  with one, the projector must be black first
    """

    def __init__(
        self,
        view: View,
        words: Words,
        ready: Callable[[], Intent | None],
        *,
        displays: int = 1,
    ) -> None:
        self.view = view
        self.words = words
        self.ready = ready
        self.displays = displays
        self.dark = displays > 1
        """The table said that the projector is black; it holds until the screen is made anew."""

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.view.title

    def refresh(self, view: View) -> None:
        """The next one's turn."""
        self.view = view

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Nothing but its buttons."""
        return None

    def _black(self) -> Intent | None:
        self.dark = True
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The name large, who is done, what is safe, and what will be shown."""
        c, t = ui.canvas, ui.theme
        low = c.height - footer_height(ui)
        c.fill(t.priv, Box(c.left, 0, c.width, low))
        room = room_of(ui)
        margin = 64.0 if room == "full" else 40.0
        body = Box(margin, 56.0 if room == "full" else 24.0, 1280 - 2 * margin, low)
        body = Box(body.x, body.y, body.w, low - body.y - 18)
        if self.view.next is None:
            self._all_done(ui, body)
        else:
            self._turn(ui, body, self.view.next)
        self._footer(ui)

    def _turn(self, ui: Ui, body: Box, seat: SeatStatus) -> None:
        c, t = ui.canvas, ui.theme
        texts = self._texts(ui)
        room = room_of(ui)
        told = LEAD_NAME if room in ("full", "snug") else BODY
        ask_style = ASK if room in ("full", "snug") else NAME
        ask_h = c.line_height(ask_style) + 8
        ask = ui.say("Give the laptop to")
        c.text(Box(body.x, body.y, body.w, ask_h), ask, ask_style, t.yellow)
        ui.note("hand over", ask, Box(body.x, body.y, body.w, ask_h), "heading")
        seats_h = self._seats_height(ui)
        promise = self.promise()
        promise_h = c.paragraph_height(promise, told, body.w)
        below = max(seats_h, self._texts_height(ui, texts, body.w * 0.36)) + promise_h + 56
        stacked = room in ("large", "huge")
        if stacked:
            texts = texts[1:2] or texts
        if stacked:
            below = self._texts_height(ui, texts, body.w) + promise_h + c.line_height(NAME) + 36
        top = Box(body.x, body.y + ask_h + 8, body.w, body.h - ask_h - 8 - below)
        end = self._name(ui, top, seat)
        line = max(end + 18, body.y + 290) if room == "full" else end + 12
        c.hline(body.x, line, body.w, t.onpriv2)
        y = line + (28 if room == "full" else 14)
        if stacked:
            done = self._done_text(ui)
            c.text(Box(body.x, y, body.w, c.line_height(NAME)), done, NAME, t.onpriv)
            ui.note("done", done, Box(body.x, y, body.w, c.line_height(NAME)))
            y = self._draw_texts(ui, Box(body.x, y + c.line_height(NAME) + 6, body.w, body.h), texts) + 8
        else:
            left, right = Box(body.x, y, body.w, body.h).columns((0.63, 0.37), 28)
            self._seats(ui, left)
            y = max(y + seats_h, self._draw_texts(ui, right, texts)) + 18
        place = Box(body.x, y, body.w, max(promise_h, body.bottom - y))
        c.paragraph(place, promise, told, t.onpriv)
        ui.note("promise", promise, place)

    def _name(self, ui: Ui, box: Box, seat: SeatStatus) -> float:
        """Token, name and roles; returns where they end."""
        c, t = ui.canvas, ui.theme
        roles = roles_text(seat)
        post = ASK if room_of(ui) in ("full", "snug") else NAME
        roles_h = c.paragraph_height(roles, post, box.w - 200) if roles else 0.0
        size = min(156.0, max(72.0, box.h)) if room_of(ui) == "full" else min(110.0, max(64.0, box.h))
        first = seat.persons[0]
        wide = box.w - size - 34
        name = short_label(seat)
        style = fitted(ui, name, wide, max(box.h - roles_h - 8, 40))
        name_h = c.paragraph_height(name, style, wide)
        tall = max(size, name_h + roles_h + 8)
        token(
            ui,
            box.x + size / 2,
            box.y + tall / 2,
            size,
            first.icon,
            informal=not first.formal,
            ink=t.onpriv,
            fill=t.priv,
        )
        top = box.y + (tall - name_h - roles_h - 8) / 2
        room = Box(box.x + size + 34, top, wide, name_h)
        c.paragraph(Box(room.x, room.y, room.w, room.h + 0.12 * style.px), name, style, t.onpriv)
        if roles:
            c.paragraph(Box(room.x, top + name_h + 8, wide, roles_h), roles, post, t.onpriv)
        ui.note("turn", seat.label, Box(box.x, box.y, box.w, tall), "heading", roles)
        return box.y + tall

    def _all_done(self, ui: Ui, body: Box) -> None:
        c, t = ui.canvas, ui.theme
        text = self.all_done(ui)
        style = fitted(ui, text, body.w, body.h * 0.4)
        h = c.paragraph_height(text, style, body.w)
        c.paragraph(Box(body.x, body.y + 40, body.w, h + 0.12 * style.px), text, style, t.onpriv)
        ui.note("all done", text, Box(body.x, body.y + 40, body.w, h), "heading")
        rest = Box(body.x, body.y + 40 + h + 26, body.w, body.h - h - 66)
        c.hline(rest.x, rest.y, rest.w, t.onpriv2)
        if room_of(ui) == "full":
            self._seats(ui, Box(rest.x, rest.y + 34, rest.w, rest.h))
            rest = rest.cut_top(34 + self._seats_height(ui) + 20)[1]
        c.paragraph(rest.cut_top(18)[1], self.promise(), LEAD, t.onpriv)
        ui.note("promise", self.promise(), rest)

    # who is done

    def _seats_height(self, ui: Ui) -> float:
        c = ui.canvas
        return 56 + 10 + 2 * c.line_height(NAME) * 0.95 + c.line_height(BODY)

    def _seats(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        parts = box.columns(max(6, len(self.view.seats)), 4)
        for seat, part in zip(self.view.seats, parts, strict=False):
            first, now = seat.persons[0], seat.state == "now"
            done = seat.state == "done"
            if now:
                ring = Box.around(part.cx, part.y + 28, 70)
                c.rect(ring, None, t.yellow, 4, 20)
            token(
                ui,
                part.cx,
                part.y + 28,
                56,
                first.icon,
                informal=not first.formal and not done,
                ink=t.priv if done else t.onpriv,
                fill=t.onpriv if done else t.priv,
            )
            y = part.y + 72
            for line in name_lines(ui, seat, part.w, STRONG if now else NAME):
                h = c.line_height(NAME) * 0.95
                c.text(Box(part.x, y, part.w, h), line, STRONG if now else NAME, t.onpriv, align="centre")
                y += h
            word = Box(part.x, y, part.w, c.line_height(BODY))
            if c.text_width(seat.word) <= part.w:
                c.text(word, seat.word, BODY, t.onpriv2, align="centre")
            elif done:
                tick(ui, part.cx, word.cy, 18, t.onpriv2)
            ui.note(f"seat {seat.seat}", seat.label, part.cut_top(140)[0], "item", seat.word)

    def _done_text(self, ui: Ui) -> str:
        done = sum(seat.state == "done" for seat in self.view.seats)
        return ui.say("{n} of {total} ready", n=done, total=len(self.view.seats))

    # is it safe

    def _texts(self, ui: Ui) -> list[tuple[str, str]]:
        """Icon and sentence: what makes this moment private."""
        if self.displays > 1:
            return [
                ("scherm", ui.say("The projector is safe")),
                ("check", ui.say("Second screen found: the room only sees who is done.")),
            ]
        if self.dark:
            return [
                ("scherm", ui.say("The projector is black")),
                ("check", self.only_here(ui)),
            ]
        return [
            ("scherm", ui.say("Is the projector safe?")),
            ("verberg", ui.say("One screen? Make the projector black or freeze it first.")),
            *self.another_way(ui),
        ]

    def _texts_height(self, ui: Ui, texts: Sequence[tuple[str, str]], width: float) -> float:
        return sum(self._text_height(ui, text, i, width) for i, (_, text) in enumerate(texts))

    def _text_height(self, ui: Ui, text: str, place: int, width: float) -> float:
        style = STRONG if place == 0 else BODY
        return max(ui.grow(28), ui.canvas.paragraph_height(text, style, width - ui.grow(40))) + 8

    def _draw_texts(self, ui: Ui, box: Box, texts: Sequence[tuple[str, str]]) -> float:
        c, t = ui.canvas, ui.theme
        y, size = box.y, ui.grow(24)
        for i, (icon, text) in enumerate(texts):
            h = self._text_height(ui, text, i, box.w)
            row = Box(box.x, y, box.w, h - 8)
            c.icon(icon, row.x + size / 2, row.y + ui.grow(13), size, t.onpriv)
            c.paragraph(
                row.cut_left(ui.grow(40))[1],
                text,
                STRONG if i == 0 else BODY,
                t.onpriv if i == 0 else t.onpriv2,
            )
            ui.note(f"safe {i}", text, row)
            y += h
        return y

    def _footer(self, ui: Ui) -> None:
        view = self.view
        if view.next is None:
            quarter_footer(ui, view.header, self.when_done(ui))
            return
        if not self.dark:
            go = Button("black", (ui.say("Yes, the projector is black"),), self._black, ("Enter",))
        else:
            name = short_label(view.next)
            go = Button(
                "ready", (ui.say("I am {name}", name=name), ui.say("It is me")), self.ready, ("Enter",)
            )
        quarter_footer(ui, view.header, go, self.beside(ui))

    # what is handed over for

    def promise(self) -> str:
        """What will be shown, and to whom."""
        return self.view.promise

    def all_done(self, ui: Ui) -> str:
        """What to say when nobody is next."""
        raise NotImplementedError

    def only_here(self, ui: Ui) -> str:
        """That the page of one seat shows on this laptop alone."""
        raise NotImplementedError

    def another_way(self, ui: Ui) -> list[tuple[str, str]]:
        """Icon and sentence: how to do without a black projector."""
        return []

    def when_done(self, ui: Ui) -> Button:
        """What goes on when nobody is next."""
        raise NotImplementedError

    def beside(self, ui: Ui) -> Button | None:
        """A white button before the yellow one."""
        return None


class PassScreen(Handover[PassView]):
    """The ballots go round.

    blind  opens blind voting for the seat whose turn it is; None leaves it out
    """

    def __init__(
        self,
        view: PassView,
        words: Words,
        ready: Callable[[], Intent | None],
        *,
        displays: int = 1,
        blind: Callable[[], Intent | None] | None = None,
    ) -> None:
        super().__init__(view, words, ready, displays=displays)
        self.blind = blind

    def all_done(self, ui: Ui) -> str:
        return ui.say("Everybody has chosen.")

    def only_here(self, ui: Ui) -> str:
        return ui.say("Only this laptop shows the ballot.")

    def another_way(self, ui: Ui) -> list[tuple[str, str]]:
        return [("toets", ui.say("Or vote blind, on the shared screen: Tab."))] if self.blind else []

    def when_done(self, ui: Ui) -> Button:
        label = ui.say("Open all ballots") if self.view.options else ui.say("Open the cards")
        return Button("reveal", (label,), Send(RevealBallots()), ("Enter", "Space"))

    def beside(self, ui: Ui) -> Button | None:
        if self.blind and self.displays == 1 and not self.dark:
            return Button("blind", (ui.say("Vote blind"),), self.blind, ("Tab",))
        return None


class PredictingScreen(Handover[PredictionRound]):
    """The laptop goes round for the predictions of the year."""

    def promise(self) -> str:
        return f"{self.view.question} {self.view.promise}"

    def all_done(self, ui: Ui) -> str:
        return ui.say("Everybody has written.")

    def only_here(self, ui: Ui) -> str:
        return ui.say("Only this laptop shows what you write.")

    def when_done(self, ui: Ui) -> Button:
        return Button("on", (self.view.button,), Send(GoOn()), ("Enter", "Space"))

    def beside(self, ui: Ui) -> Button | None:
        return Button("skip", (ui.say("Skip this"),), self._ask_skip, ("O",), "overslaan")

    def _ask_skip(self) -> Intent | None:
        say = self.words.say
        return Push(
            Ask(
                self,
                say("On without predictions?"),
                say("What was written stays. The rest of this year's predictions is left out."),
                (
                    Button("without", (say("On without"),), Send(SkipPredictions()), ("O",)),
                    Button("no", (say("Back"),), Pop(), ("Esc",)),
                ),
            )
        )


def fitted(ui: Ui, text: str, width: float, height: float) -> Style:
    """The largest title style in which `text` takes at most two lines of whole words in the room."""
    c = ui.canvas
    for px in NAME_SIZES:
        style = TITLE._replace(px=px, line=1.05)
        lines = c.wrap(text, style, width)
        whole = all(c.text_width(word, style) <= width for word in text.split())
        if whole and len(lines) <= NAME_LINES and len(lines) * c.line_height(style) <= height:
            return style
    return TITLE._replace(px=24, line=1.1)


def roles_text(seat: SeatStatus) -> str:
    """What stands below the name: the roles of people, or the posts of roles without people."""
    if seat.persons[0].people:
        return " · ".join(person.name for person in seat.persons)
    return " · ".join(person.name.partition(", ")[2] for person in seat.persons if ", " in person.name)


def short_label(seat: SeatStatus) -> str:
    """What to call a seat in few words: its people, or the names of its roles without their posts."""
    people = seat.persons[0].people
    if people:
        return people
    return " · ".join(person.name.partition(", ")[0] for person in seat.persons)


def name_lines(ui: Ui, seat: SeatStatus, width: float, style: Style) -> list[str]:
    """A seat's short name in at most two lines that fit."""
    c = ui.canvas
    names = short_label(seat)
    lines = c.wrap(names, style, width)
    if len(lines) <= NAME_LINES and all(c.text_width(line, style) <= width for line in lines):
        return lines
    return c.wrap(names, style, width)[:1]
