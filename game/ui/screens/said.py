"""Everything that was said in the ballots, who speaks when, and what was told at the table."""

from __future__ import annotations

import pygame

from game.session.views.talk import TalkView
from game.texts import Words
from game.ui.intents import Intent, Pop
from game.ui.screens.quarter import quarter_footer, quarter_header
from game.ui.screens.rows import Reader
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, SECTION, Style
from game.ui.widgets.controls import Button
from game.ui.widgets.frame import content


class SaidPage:
    """All reasons by option, page by page."""

    def __init__(self, view: TalkView, words: Words) -> None:
        self.view = view
        self.words = words
        self._reader = Reader("said")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("All reasons")

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Nothing but its buttons."""
        return None

    def draw(self, ui: Ui) -> None:
        """Option by option, then the order of speaking and the facts told."""
        quarter_header(ui, self.view.header, menu=False)
        self._reader.draw(ui, content(ui).inset(0, 18), self._parts(ui))
        close = Button("close", (ui.say("Back"),), Pop(), ("Esc", "Enter", "R"), "terug")
        quarter_footer(ui, self.view.header, close)

    def _parts(self, ui: Ui) -> list[tuple[str, Style]]:
        parts: list[tuple[str, Style]] = []
        for row in self.view.rows:
            count = ui.words.many("{n} ballot", "{n} ballots", row.votes)
            parts.append((f"{row.option.letter}. {row.option.title}: {count}", SECTION))
            chips = ", ".join(f"{text} ({n})" for text, n in row.chips)
            if chips:
                parts.append((chips, BODY))
            for reason in row.reasons:
                who = f" {reason.who}" if reason.who else ""
                parts.append((f"“{reason.text}”{who}", LEAD_NAME))
        if self.view.facts:
            parts.append((ui.say("Told at the table"), SECTION))
            parts += [(fact, BODY) for fact in self.view.facts]
        if len(self.view.order) > 1:
            parts.append((ui.say("Who speaks when, by lot"), SECTION))
            parts.append((", ".join(self.view.order), BODY))
        return parts
