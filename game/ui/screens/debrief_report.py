"""Taking the report home: how the ballots appear in it, then writing it beside the game."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pygame

from game.session.views.debrief_voices import Voices
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent, Pop, Send
from game.ui.orders import WriteReport
from game.ui.screens.rows import Rows, tick_row, tick_width
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import key_cap, shows_keys

VOICES: dict[Voices, tuple[str, str]] = {
    Voices.ROLE: (mark("With roles"), mark("where the table chose names when the ballots were opened")),
    Voices.ANONYMOUS: (mark("Without names"), mark("votes and reasons, nobody's role beside them")),
    Voices.NONE: (mark("Numbers only"), mark("how many chose what; no reasons")),
}


class ReportPage:
    """One question, then a button.

    voices  what is chosen at first: as the table plays
    """

    def __init__(self, words: Words, voices: Voices) -> None:
        self.words = words
        self.voices = voices
        self.rows = Rows("voices")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Report")

    def refresh(self) -> None:
        """In another language."""

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """A digit chooses; rows beyond the edge."""
        self.rows.handle(event, ui)
        key = key_name(event) if event.type == pygame.KEYDOWN else ""
        if key in ("1", "2", "3"):
            return self._choose(list(VOICES)[int(key) - 1])
        return None

    def _choose(self, voices: Voices) -> Intent | None:
        self.voices = voices
        return None

    def draw(self, ui: Ui) -> None:
        """The three ways, and what is written where."""
        c, t, say = ui.canvas, ui.theme, ui.say
        header(ui, Header(self.title, say("a page to look at or print, beside the game")))
        box = content(ui).inset(6, 16)
        asked = say("How do ballots and reasons appear? Never more openly than the table chose then.")
        used = c.paragraph(box, asked, NAME)
        ui.note("asked", asked, used, "heading")
        rest = Box(box.x, used.bottom + 12, box.w, box.bottom - used.bottom - 12)
        cap = ui.grow(44)
        room = rest.w - tick_width(ui) - cap
        ids = [f"voices {one}" for one in VOICES]
        told = [(say(title), say(about)) for title, about in VOICES.values()]
        heights = [
            max(52.0, c.paragraph_height(title, NAME, room) + c.paragraph_height(about, BODY, room) + 16)
            for title, about in told
        ]
        ui.start_focus(f"voices {self.voices}")
        for place, row in self.rows.window(ui, rest, ids, heights):
            one, (title, about) = list(VOICES)[place], told[place]
            chosen = one is self.voices
            inner = tick_row(ui, row, chosen)
            title_h = c.paragraph_height(title, NAME, room)
            c.paragraph(Box(inner.x, row.y + 7, room, title_h), title, NAME)
            low = Box(inner.x, row.y + 7 + title_h, room, row.bottom - row.y - 7 - title_h)
            c.paragraph(low, about, BODY, t.ink2)
            if shows_keys(ui):
                key_cap(ui, row.right - 14, row.cy, str(place + 1), align="right")
            element = Element(
                ids[place],
                "radio",
                title,
                row,
                description=about,
                state=(say("chosen"),) if chosen else (),
                action=partial(self._choose, one),
                group="voices",
                entry=chosen,
            )
            if ui.add(element):
                ui.ring(row)
        write = Button(
            "write", (say("Write the report"), say("Write it")), Send(WriteReport(self.voices)), ("Enter",)
        )
        footer(ui, Footer(write, left=Button("back", (say("Back"),), Pop(), ("Esc",), "terug")))


def written_text(words: Words, paths: Sequence[Path]) -> str:
    """Where the report is, file by file."""
    files = "\n".join(path.name for path in paths)
    return words.say("It lies beside the game, in {folder}:", folder=paths[0].parent) + f"\n{files}"
