"""The trainer's panel: helping without taking over. It lies over any screen and leaves it visible."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame

from game.session.commands import (
    Command,
    EndGame,
    Extend,
    GiveFullBallot,
    InjectEvent,
    JoinQuarters,
    Pause,
    PinNote,
    Resume,
    RevealBallots,
    ShareFact,
    SkipBallot,
    SkipEvent,
    StepBack,
)
from game.session.rules import NOTE_LENGTH, REASON_LENGTH
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fields import TextField
from game.ui.fonts import Face
from game.ui.intents import Intent, Pop, Push, Screen, Send
from game.ui.orders import BlackOut, BotsDo, Once, OnPaper, OpenLookBack, OpenSeats
from game.ui.screens.legible import LegibleScreen
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME, Style
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width, text_field
from game.ui.widgets.frame import content
from game.ui.widgets.marks import key_cap, key_width, shows_keys
from game.ui.widgets.overlays import side_panel

PANEL_W: Final = 400.0
MINUTE: Final = 60
HEAD: Final = Style(Face.TITLE, 26, 1.1)
ROW: Final = Style(Face.NAME, 20, 1.15)


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: its id, its name, and a word about it."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class TrainerView:
    """What the trainer may do something with, now.

    place   where the game is, in words
    fitting events that could be brought in, those that fit the quarter first
    agenda  events of this quarter that have not been decided
    facts   as "role number", told by nobody yet; a name never tells what the fact is
    about   what the trainer may know of the event that is open
    predicting  the year's predictions are being written: they are what can be skipped
    rehearsal   bots sit at the table, and can decide in the trainer's place
    """

    place: str
    paused: bool
    fitting: tuple[Choice, ...]
    agenda: tuple[Choice, ...]
    seats: tuple[Choice, ...]
    facts: tuple[Choice, ...]
    about: str
    predicting: bool = False
    rehearsal: bool = False


@dataclass(frozen=True)
class _Order:
    id: str
    icon: str
    label: str
    key: str
    action: Action


class TrainerPanel:
    """A list of orders; some ask which, and why."""

    def __init__(self, view: TrainerView, words: Words, beneath: Screen) -> None:
        self.view = view
        self.words = words
        self.beneath = beneath
        self.page = ""
        """Which list, field or question is open; empty: the orders."""
        self.rows = Rows("orders")
        self.choices = Rows("choices")
        self.reader = Reader("about event")
        self.reason = TextField("", REASON_LENGTH)
        self.note = TextField("", NOTE_LENGTH)

    @property
    def title(self) -> str:
        return self.words.say("Trainer")

    def refresh(self, view: TrainerView) -> None:
        self.view = view

    def draw(self, ui: Ui) -> None:
        self.beneath.draw(ui)
        c = ui.canvas
        room = content(ui)
        w = min(room.w, PANEL_W * max(1.0, 0.3 + 0.95 * c.text_scale))
        h = room.h - 24 if c.text_scale > 1.1 else min(room.h - 24, 520.0)
        inner = side_panel(ui, Box(1280 - 28 - w, room.bottom - h - 12, w, h))
        body = self._head(ui, inner)
        if not self.page:
            self._orders(ui, body)
        elif self.page in ("inject", "full", "remove", "paper", "fact"):
            self._list(ui, body)
        elif self.page == "note":
            self._note(ui, body)
        elif self.page == "about":
            about = self.view.about or self.words.say("There is nothing more to know about this step.")
            self.reader.draw(ui, body, [(about, BODY)])
        else:
            self._sure(ui, body)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        rows = self.choices if self.page else self.rows
        rows.handle(event, ui)
        if event.type == pygame.KEYDOWN and not self.page:
            pressed = next((one for one in self._all() if one.key == key_name(event)), None)
            if pressed is not None:
                return pressed.action() if callable(pressed.action) else pressed.action
        return None

    def open(self, page: str) -> Intent | None:
        self.page = page
        self.reason.set("")
        self.choices = Rows("choices")
        return None

    def _all(self) -> list[_Order]:
        say, view = self.words.say, self.view
        pause: Command = Resume() if view.paused else Pause()
        minute = Once(Extend(MINUTE), say("One minute more."))
        return [
            *(self._bots() if view.rehearsal else ()),
            _Order("pause", "pauze", say("Go on") if view.paused else say("Pause"), "P", Send(pause)),
            _Order("extend", "timer", say("A minute more"), "+", Send(minute)),
            _Order("skip", "overslaan", self._skip(), "O", partial(self.open, "skip")),
            _Order("back", "terug", say("Step back"), "B", partial(self.open, "back")),
            _Order("inject", "gebeurtenis", say("Bring in an event"), "G", partial(self.open, "inject")),
            _Order("note", "notitie", say("Note"), "T", partial(self.open, "note")),
            _Order("black", "scherm", say("Black for the room"), "Z", Send(BlackOut())),
            _Order(
                "legible",
                "filter",
                say("Test picture for the back row"),
                "Y",
                Push(LegibleScreen(self.words)),
            ),
            _Order("paper", "toets", say("A ballot on paper"), "V", partial(self.open, "paper")),
            _Order("reveal", "check", say("Open the ballots now"), "R", partial(self.open, "reveal")),
            _Order("full", "groep", say("Full ballot for another event"), "E", partial(self.open, "full")),
            _Order("remove", "sluit", say("Take an event away"), "W", partial(self.open, "remove")),
            _Order("join", "onderweg", say("Two quarters as one"), "K", partial(self.open, "join")),
            _Order("seats", "student", say("Who sits where, who leads"), "L", Send(OpenSeats())),
            _Order("fact", "notitie", say("A fact is told aloud"), "F", partial(self.open, "fact")),
            _Order("about", "icoach", say("About this event"), "I", partial(self.open, "about")),
            _Order("look", "terugkijken", say("Look back"), "N", Send(OpenLookBack())),
            _Order("end", "pauze", say("Stop the game here"), "X", partial(self.open, "end")),
        ]

    def _bots(self) -> list[_Order]:
        say = self.words.say
        return [
            _Order("bots next", "groep", say("The bots do the next thing"), "F7", Send(BotsDo("next"))),
            _Order(
                "bots quarter",
                "verder",
                say("The bots play to the next quarter"),
                "F8",
                Send(BotsDo("quarter")),
            ),
            _Order("bots game", "overslaan", say("The bots play to the end"), "U", Send(BotsDo("game"))),
        ]

    def _skip(self) -> str:
        if self.view.predicting:
            return self.words.say("Skip the predictions")
        return self.words.say("Skip the ballot")

    # parts

    def _head(self, ui: Ui, inner: Box) -> Box:
        c, say = ui.canvas, self.words.say
        h = max(48.0, ui.grow(36))
        row, rest = inner.cut_top(h, 2)
        order = next((one for one in self._all() if one.id == self.page), None)
        title = order.label if order else self.title
        close = say("back") if self.page else say("close")
        key = "Esc" if self.page else "F2"
        action: Action = partial(self.open, "") if self.page else Pop()
        right = row.right
        if shows_keys(ui):
            right = key_cap(ui, right, row.cy, key, align="right").x - 8
        w = c.text_width(close)
        c.text(Box(right - w, row.y, w + 1, row.h), close, colour=ui.theme.ink2)
        place = Box(right - w - 8, row.cy - 22, row.right - right + w + 12, 44)
        element = Element(
            "close", "button", close, place, action=action, keys=("Esc",) if self.page else ("F2", "Esc")
        )
        if ui.add(element):
            ui.ring(place)
        room = Box(row.x, row.y, place.x - row.x - 8, row.h)
        style = next(s for s in (HEAD, ROW, BODY) if c.text_width(title, s) <= room.w or s is BODY)
        c.text(room, title, style)
        ui.note("trainer", title, room, "heading", self.view.place)
        c.hline(rest.x, rest.y, rest.w, ui.theme.hair, 1)
        return Box(rest.x, rest.y + 2, rest.w, rest.h - 2)

    def _orders(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        logged = self.words.say("Every order is kept in the log.")
        foot_h = c.paragraph_height(logged, BODY, box.w) + 6
        if foot_h < 50:
            foot, box = box.cut_bottom(foot_h, 4)
            c.paragraph(foot, logged, BODY, ui.theme.ink2, valign="bottom")
        orders = self._all()
        ui.start_focus_in_layer("order pause", [f"order {one.id}" for one in orders] + _buttons("orders"))
        cap = (key_width(ui, "W") + 12) if shows_keys(ui) else 0
        room = box.w - ui.grow(24) - 16 - cap
        heights = [max(46.0, c.paragraph_height(one.label, ROW, room) + 10) for one in orders]
        ids = [f"order {one.id}" for one in orders]
        for place, row in self.rows.window(ui, box, ids, heights):
            one = orders[place]
            self._row(ui, row, ids[place], one.label, one.action, one.icon, one.key)

    def _row(
        self,
        ui: Ui,
        row: Box,
        id: str,
        label: str,
        action: Action,
        icon: str = "",
        key: str = "",
        detail: str = "",
    ) -> None:
        c, t = ui.canvas, ui.theme
        focused = ui.add(
            Element(
                id, "button", label, row, detail, action=action, keys=(key,) if key else (), group="orders"
            )
        )
        if focused:
            c.rect(row.inset(-6, 1), t.yellowsoft, t.cardline, 2, 10)
            ui.ring(row.inset(-6, 1))
        else:
            c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
        x = row.x
        if icon:
            size = ui.grow(24)
            c.icon(icon, x + size / 2, row.cy, size)
            x += size + 14
        right = row.right
        if key and shows_keys(ui):
            right = key_cap(ui, right, row.cy, key, align="right").x - 10
        room = Box(x, row.y, right - x, row.h)
        if not detail:
            c.paragraph(room, label, ROW, valign="middle")
            return
        title_h, detail_h = c.paragraph_height(label, ROW, room.w), c.paragraph_height(detail, BODY, room.w)
        top = row.cy - (title_h + detail_h) / 2
        c.paragraph(Box(room.x, top, room.w, title_h), label, ROW)
        c.paragraph(Box(room.x, top + title_h, room.w, detail_h), detail, BODY, t.ink2)

    def _list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        choices, command = self._choices()
        if not choices:
            c.paragraph(box.inset(0, 12), self.words.say("There is nothing to choose here now."), BODY)
            return
        asks_why = self.page in ("inject", "full", "remove")
        if asks_why:
            tall = max(48.0, ui.grow(40))
            why, box = box.cut_bottom(tall, 8)
            self._why(ui, why)
        ids = [f"choice {one.id}" for one in choices]
        ui.start_focus_in_layer(ids[0], [*ids, "why", "close", *_buttons("choices")])
        heights = [
            max(
                46.0,
                c.paragraph_height(one.name, ROW, box.w)
                + (c.paragraph_height(one.detail, BODY, box.w) if one.detail else 0)
                + 12,
            )
            for one in choices
        ]
        for place, row in self.choices.window(ui, box, ids, heights):
            one = choices[place]
            self._row(ui, row, ids[place], one.name, partial(command, one.id), detail=one.detail)

    def _choices(self) -> tuple[Sequence[Choice], Callable[[str], Intent | None]]:
        view, say = self.view, self.words.say
        match self.page:
            case "inject":
                told = say("The event is brought in.")
                return view.fitting, lambda id: self._send(InjectEvent(id, self.reason.text), told)
            case "full":
                told = say("This event gets the full ballot.")
                return view.agenda, lambda id: self._send(GiveFullBallot(id, self.reason.text), told)
            case "remove":
                told = say("The event did not happen.")
                return view.agenda, lambda id: self._send(SkipEvent(id, self.reason.text), told)
            case "fact":
                told = say("The fact is told at the table.")
                return view.facts, lambda id: self._send(_share(id), told)
            case _:
                return view.seats, lambda id: Send(OnPaper(id))

    def _send(self, command: Command, told: str) -> Intent:
        return Send(Once(command, told))

    def _why(self, ui: Ui, box: Box) -> None:
        say = self.words.say
        hint = say("Why? (may stay empty)")
        text_field(ui, box, self.reason, id="why", label=say("Why?"), hint=hint, style=NAME)

    def _note(self, ui: Ui, box: Box) -> None:
        c, say = ui.canvas, self.words.say
        told = say("A note stays with this quarter, for the talk afterwards.")
        used = c.paragraph(box.inset(0, 8), told, BODY, ui.theme.ink2)
        tall = max(52.0, ui.grow(44))
        ui.start_focus_in_layer("note", ("note", "pin", "close"))
        field = Box(box.x, used.bottom + 12, box.w, tall)
        pin = self._pin_note
        text_field(
            ui, field, self.note, id="note", label=say("Note"), hint=self.view.place, style=NAME, action=pin
        )
        label = say("Pin the note")
        w = min(box.w, button_width(ui, label, "Enter", "", SMALL_BUTTON))
        button(
            ui,
            Box(box.x, field.bottom + 16, w, tall),
            label,
            id="pin",
            action=pin,
            keys=("Enter",),
            primary=True,
            style=SMALL_BUTTON,
        )

    def _pin_note(self) -> Intent | None:
        return self._send(PinNote(self.note.text), self.words.say("The note is pinned."))

    def _sure(self, ui: Ui, box: Box) -> None:
        """What an order does, why, and the button that does it."""
        c = ui.canvas
        told, label, intent = self._question()
        used = c.paragraph(box.inset(0, 8), told, BODY)
        ui.note("told", told, used)
        tall = max(52.0, ui.grow(44))
        y = used.bottom + 14
        if self.page != "end":
            self._why(ui, Box(box.x, y, box.w, tall))
            y += tall + 16
        ui.start_focus_in_layer("do", ("do", "why", "close"))
        w = min(box.w, button_width(ui, label, "Enter", "", SMALL_BUTTON))
        button(
            ui,
            Box(box.x, y, w, tall),
            label,
            id="do",
            action=intent,
            keys=("Enter",),
            primary=True,
            style=SMALL_BUTTON,
        )

    def _question(self) -> tuple[str, str, Callable[[], Intent | None]]:
        say = self.words.say
        why = self.reason
        match self.page:
            case "skip":
                told = say("The leader decides without a ballot.")
                if self.view.predicting:
                    told = say("What was written stands; the table goes on without the rest.")
                return told, self._skip(), lambda: self._send(SkipBallot(why.text), say("It is skipped."))
            case "back":
                return (
                    say("The last decision, plan change or vision change of this quarter is taken back."),
                    say("Step back"),
                    lambda: self._send(StepBack(why.text), say("Taken back.")),
                )
            case "reveal":
                return (
                    say("The ballots are opened, though someone may not have voted."),
                    say("Open the ballots"),
                    lambda: Send(RevealBallots(anyway=True)),
                )
            case "join":
                return (
                    say("This quarter is played in full; in the next no event comes and nothing new starts."),
                    say("Play two as one"),
                    lambda: self._send(
                        JoinQuarters(why.text), say("This quarter and the next are played as one.")
                    ),
                )
            case _:
                return (
                    say("The game ends here. You can look back on it, not play on."),
                    say("Stop the game"),
                    lambda: Send(EndGame()),
                )


def _share(id: str) -> ShareFact:
    role, _, number = id.rpartition(" ")
    return ShareFact(role, int(number))


def _buttons(name: str) -> list[str]:
    return [f"{name} before", f"{name} after", "close"]
