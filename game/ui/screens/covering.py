"""What is for one pair of eyes covers itself: after a while without anybody doing anything, and on Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.ui.boxes import Box
from game.ui.intents import Intent, Pop
from game.ui.screens.passing import fitted
from game.ui.stage import Ui
from game.ui.styles import LEAD_NAME
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import Footer, footer

IDLE_SECONDS: Final = 90.0


class Cover:
    """Whether a private page is covered; nothing of the page is lost by it."""

    def __init__(self) -> None:
        self.closed = False
        self._active = True
        self._since = 0.0
        self._focus: str | None = None

    def stir(self) -> None:
        """Somebody did something: the time begins anew."""
        self._active = True

    def close(self) -> Intent | None:
        """Cover at once."""
        self.closed = True
        return None

    def open(self) -> Intent | None:
        """The one whose page it is has the laptop again."""
        self.closed, self._active = False, True
        return None

    def watch(self, ui: Ui) -> None:
        """Cover after a while; called with every frame."""
        if self._active or ui.focus != self._focus or not self._since:
            self._since = ui.now
        self._active, self._focus = False, ui.focus
        if ui.now - self._since >= IDLE_SECONDS:
            self.closed = True
        if not self.closed:
            ui.wake_in(max(0.1, IDLE_SECONDS - (ui.now - self._since)))

    def draw(
        self, ui: Ui, text: str, label: str, go_on: tuple[str, ...], uncover: Callable[[], Intent | None]
    ) -> None:
        """The cover: what lies under it, whose it is, and the way back to it."""
        c, t = ui.canvas, ui.theme
        c.fill(t.priv)
        body = Box(64, 80, 1152, c.height - 220)
        c.icon("verberg", body.x + 28, body.y + 24, 56, t.onpriv)
        style = fitted(ui, text, body.w, body.h * 0.4)
        h = c.paragraph_height(text, style, body.w)
        c.paragraph(Box(body.x, body.y + 76, body.w, h + 0.12 * style.px), text, style, t.onpriv)
        ui.note("covered", text, Box(body.x, body.y + 76, body.w, h), "heading")
        more = ui.say("Nothing is lost. The laptop is with {name}.", name=label)
        place = Box(body.x, body.y + 76 + h + 18, body.w, body.h - h - 94)
        c.paragraph(place, more, LEAD_NAME, t.onpriv2)
        ui.note("covered more", more, place)
        c.fill(t.paper, Box(c.left, c.height - 80 - max(0.0, c.text_scale - 1) * 24, c.width, 200))
        go = Button("uncover", go_on, uncover, ("Enter",))
        leave = Button("leave", (ui.say("Someone else"),), Pop(), ())
        footer(ui, Footer(go, left=leave))
