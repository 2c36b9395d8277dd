"""Questions, messages and pages of text that lie over a screen, and the calm page after a mishap."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Quit, Screen, Send
from game.ui.orders import AskCopy, OpenSettings, OpenTrainer, SaveCopy, ToStart
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, LEAD, NAME
from game.ui.theme import BENEATH_SHARE
from game.ui.widgets.cards import panel
from game.ui.widgets.controls import Button, button, button_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.overlays import DIALOG_TEXT, DIALOG_TITLE, dialog, raised


class Ask:
    """A question over the screen beneath, answered by one of its buttons.

    buttons  the verb first; the harmless one has "Esc" among its keys
    focus    which has the focus at first
    """

    def __init__(
        self, beneath: Screen | None, title: str, text: str, buttons: Sequence[Button], focus: int = 1
    ) -> None:
        self.beneath = beneath
        self.heading = title
        self.text = text
        self.buttons = tuple(buttons)
        self.focus = focus

    @property
    def title(self) -> str:
        return self.heading

    def draw(self, ui: Ui) -> None:
        if self.beneath is not None:
            self.beneath.draw(ui)
        dialog(ui, self.heading, self.text, self.buttons, focus=self.focus, width=700)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class MenuScreen:
    """The menu over a game's screen."""

    def __init__(self, beneath: Screen, words: Words, *, in_game: bool, place: str = "") -> None:
        self.beneath = beneath
        self.words = words
        self.in_game = in_game
        self.place = place
        self.rows = Rows("menu")

    @property
    def title(self) -> str:
        return self.words.say("Menu")

    def draw(self, ui: Ui) -> None:
        c, say = ui.canvas, self.words.say
        self.beneath.draw(ui)
        ui.open_layer()
        c.veil(ui.theme.paper, 1 - BENEATH_SHARE)
        buttons = self._buttons()
        tall = max(50.0, ui.grow(40))
        keys = [one.keys[0] for one in buttons]
        natural = [
            button_width(ui, one.label[0], key, one.icon) for one, key in zip(buttons, keys, strict=True)
        ]
        w = min(1180.0, max(500.0, max(natural) + 52))
        inner_w = w - 52
        kept = say("Everything up to your last decision is kept.") if self.in_game else ""
        text = "\n".join(part for part in (self.place, kept) if part)
        text_h = c.paragraph_height(text, DIALOG_TEXT, inner_w) + 14 if text else 8.0
        title_h = c.line_height(DIALOG_TITLE)
        least = 20 + title_h + 3 * (tall + 12) + 40
        if 20 + title_h + text_h + len(buttons) * (tall + 12) + 20 > c.height - 24 and text_h > 8:
            text, text_h = "", 8.0  # what was said at the start gives way to what can be done
        h = min(c.height - 24, max(least, 20 + title_h + text_h + len(buttons) * (tall + 12) + 14))
        box = Box.around(640, c.height / 2, w, h)
        raised(ui, box)
        inner = Box(box.x + 26, box.y + 20, inner_w, box.h - 34)
        c.text(inner.cut_top(title_h)[0], self.title, DIALOG_TITLE)
        ui.add(Element("menu dialog", "dialog", self.title, box, description=text))
        if text:
            c.paragraph(Box(inner.x, inner.y + title_h + 2, inner.w, text_h), text, DIALOG_TEXT)
        room = Box(inner.x, inner.y + title_h + text_h, inner.w, inner.h - title_h - text_h)
        ids = [one.id for one in buttons]
        ui.start_focus_in_layer(ids[0], [*ids, "menu before", "menu after"])
        for place, row in self.rows.window(ui, room, ids, [tall] * len(ids), 12):
            one = buttons[place]
            button(
                ui,
                row,
                one.label,
                id=one.id,
                action=one.action,
                keys=one.keys,
                icon=one.icon,
                primary=place == 0,
                group="menu",
            )

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        self.rows.handle(event, ui)
        if event.type == pygame.KEYDOWN:
            pressed = next((one for one in self._buttons() if key_name(event) in one.keys), None)
            if pressed is not None and not callable(pressed.action):
                return pressed.action
        return None

    def _buttons(self) -> list[Button]:
        say = self.words.say
        buttons = [
            Button("go on", (say("Go on"),), Pop(), ("Esc", "G"), "verder"),
            Button("settings", (say("Settings"),), Send(OpenSettings()), ("I",), "instellingen"),
        ]
        if self.in_game:
            buttons += [
                Button("copy", (say("Save a copy"),), Send(AskCopy()), ("Ctrl S",), "opslaan"),
                Button("trainer", (say("Trainer"),), Send(OpenTrainer()), ("F2",), "groep"),
            ]
        return [
            *buttons,
            Button("start", (say("To the start screen"),), Send(ToStart()), ("S",), "terug"),
            Button("quit", (say("Quit Wendbaar"),), Quit(), ("Q",), "sluit"),
        ]


class CopyScreen:
    """Where a copy of the game goes."""

    def __init__(self, beneath: Screen, path: Path, words: Words) -> None:
        self.beneath = beneath
        self.words = words
        self.field = TextField(str(path), 400)

    @property
    def title(self) -> str:
        return self.words.say("Save a copy")

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        self.beneath.draw(ui)
        buttons = (
            Button("save", (say("Save the copy"),), self._save, ("Enter",)),
            Button("no", (say("Cancel"),), Pop(), ("Esc",)),
        )
        text = say("You go on in the game itself; it saves itself at every decision. The copy goes here:")
        tall = max(52.0, ui.grow(44))
        room = dialog(ui, self.title, text, buttons, primary=0, focus=9, width=900, extra_h=tall + 16)
        ui.start_focus_in_layer("path", ("path", "save", "no"))
        text_field(ui, room.cut_top(tall)[0], self.field, id="path", label=say("File"), style=NAME)

    def _save(self) -> Intent | None:
        path = Path(self.field.text.strip()).expanduser()
        return Send(SaveCopy(path)) if self.field.text.strip() else None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class Page:
    """A page to read: a title and any number of lines."""

    def __init__(
        self, title: str, detail: str, lines: Sequence[str], words: Words, *, icon: str = ""
    ) -> None:
        self.heading = title
        self.detail = detail
        self.lines = tuple(lines)
        self.words = words
        self.icon = icon
        self.reader = Reader("page")

    @property
    def title(self) -> str:
        return self.heading

    def draw(self, ui: Ui) -> None:
        header(ui, Header(self.heading, self.detail))
        self.reader.draw(ui, content(ui).inset(0, 16), [(line, BODY) for line in self.lines] or [("", BODY)])
        footer(ui, Footer(Button("close", (self.words.say("Close"),), Pop(), ("Esc", "Enter"))))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class Mishap:
    """Something broke: what is still good, where it is, and one way on."""

    def __init__(self, words: Words, *, file: str = "", log: str = "", what: str = "") -> None:
        self.words = words
        self.file = file
        self.log = log
        self.what = what

    @property
    def title(self) -> str:
        return self.words.say("Something broke inside Wendbaar")

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        header(ui, Header(self.title))
        lines = []
        if self.file:
            lines.append(say("Everything up to your last decision is saved in {file}.", file=self.file))
            lines.append(say("Start Wendbaar again and choose “Go on playing”: you are back at this step."))
        else:
            lines.append(say("No game was open, so nothing is lost."))
        if self.log:
            lines.append(say("What went wrong stands in {log}.", log=self.log))
        room = content(ui).inset(0, 24)
        used = Reader("mishap").draw(ui, room, [(line, LEAD) for line in lines])
        if self.what and used + ui.canvas.paragraph_height(self.what, BODY, room.w) + 40 < room.bottom:
            panel(
                ui,
                Box(room.x, used + 8, room.w, room.bottom - used - 8).cut_top(
                    ui.canvas.paragraph_height(self.what, BODY, room.w - 90) + 32
                )[0],
                self.what,
                tone="error",
                id="what",
            )
        footer(ui, Footer(Button("close", (say("Close"),), Quit(), ("Enter", "Esc"))))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class Black:
    """Nothing to see: the room looks at each other. Any key or click brings the game back."""

    any_size = True

    def __init__(self, words: Words) -> None:
        self.words = words

    @property
    def title(self) -> str:
        return self.words.say("Black for the room")

    def draw(self, ui: Ui) -> None:
        ui.canvas.fill((0, 0, 0))
        ui.note("black", self.words.say("The screen is black. Any key brings it back."), ui.canvas.page)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        if event.type in (pygame.MOUSEBUTTONUP, pygame.KEYDOWN) and not (
            event.type == pygame.KEYDOWN and key_name(event) == ""
        ):
            return Pop()
        return None
