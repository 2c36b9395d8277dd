"""The end: what became of the school, what was wanted and done, and a question to go on with."""

from __future__ import annotations

from functools import partial
from typing import Literal

import pygame

from game.session.views.end import EndView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.intents import Intent, Send
from game.ui.orders import AskCopy, OpenLookBack, OpenMenu, SameLuck, ToStart
from game.ui.screens import end_parts as parts
from game.ui.screens.pages import Pages
from game.ui.screens.quarter import Room, room_of
from game.ui.stage import Ui
from game.ui.styles import BODY
from game.ui.widgets.controls import Button, tab, tab_width
from game.ui.widgets.frame import Footer, Header, content, footer, header

Region = Literal["story", "school", "vision", "outcomes", "moments"]

REGIONS: dict[Region, str] = {
    "story": mark("Story"),
    "school": mark("School"),
    "vision": mark("Vision"),
    "outcomes": mark("Outcomes"),
    "moments": mark("Moments"),
}
IN_TURN: dict[Room, tuple[Region, ...]] = {
    "full": (),
    "snug": ("story", "school", "vision"),
    "large": ("story", "school", "vision", "outcomes", "moments"),
    "huge": ("story", "school", "vision", "outcomes", "moments"),
}


class EndScreen:
    """One sentence about the school, the rose from begin to end, stones, outcomes, moments and a question."""

    def __init__(self, view: EndView, words: Words) -> None:
        self.view = view
        self.words = words
        self.region: Region = "story"
        self.pages = {region: Pages(region) for region in REGIONS}

    def refresh(self, view: EndView) -> None:
        """The same end, in the language of `words`."""
        self.view = view

    @property
    def title(self) -> str:
        """What became of the school."""
        return self.view.title

    def show(self, region: Region) -> Intent | None:
        """Another part, where they do not fit together."""
        self.region = region
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """The wheel turns the list that is open."""
        if event.type == pygame.MOUSEWHEEL:
            self.pages[self.region].turn(-event.y)
        return None

    def draw(self, ui: Ui) -> None:
        """Everything at once where it fits; else part by part."""
        self._header(ui)
        room = room_of(ui)
        body = content(ui).cut_top(12)[1].cut_bottom(8)[1]
        regions = IN_TURN[room]
        if regions and self.region not in regions:
            self.region = "story"
        if room == "full":
            self._together(ui, body)
        else:
            self._part(ui, self._tabs(ui, body, regions), wide=room == "snug")
        self._footer(ui)
        ui.start_focus("look back")

    def _header(self, ui: Ui) -> None:
        view, words = self.view, self.words
        copy = Button(
            "copy", (words.say("Save a copy"), words.say("Save")), Send(AskCopy()), ("Ctrl S",), "opslaan"
        )
        buttons = (copy,) if ui.canvas.text_scale < 1.4 else ()
        detail = " · ".join(part for part in (view.school, view.stopped) if part)
        header(
            ui,
            Header(view.heading or words.say("The end"), detail, menu=Send(OpenMenu()), buttons=buttons),
        )

    def _footer(self, ui: Ui) -> None:
        words = self.words
        again = Button(
            "again",
            (words.say("Again with the same luck"), words.say("Same luck")),
            Send(SameLuck()),
            ("R",),
        )
        if ui.canvas.text_scale > 1.4:
            again = Button("again", again.label[1:], again.action, again.keys)
        back = Button("look back", (words.say("Look back"),), Send(OpenLookBack()), ("Enter",), "terugkijken")
        done = Button("start", (words.say("To the start"),), Send(ToStart()), ("S",))
        room = footer(ui, Footer(back, done, left=again)).inset(8, 4)
        c = ui.canvas
        ui.note("kept", self.view.kept, room)
        fits = all(c.text_width(word) <= room.w for word in self.view.kept.split())
        if fits and c.paragraph_height(self.view.kept, BODY, room.w) <= room.h:
            c.paragraph(room, self.view.kept, BODY, ui.theme.ink2, align="centre", valign="middle")

    def _together(self, ui: Ui, body: Box) -> None:
        view, words = self.view, self.words
        story_h = parts.story_height(ui, view, body.w)
        top, room = body.cut_top(story_h, 12)
        parts.story(ui, top, view)
        left = Box(body.x, room.y, 388, room.h)
        middle = Box(body.x + 420, room.y, 424, room.h)
        right = Box(body.x + 876, room.y, 348, room.h)
        parts.figure(ui, left, view, words)
        outcomes_h = 40 + len(view.outcomes) * max(parts.OUTCOME_H, ui.grow(26))
        low, high = middle.cut_bottom(outcomes_h, 10)
        parts.stones(ui, high, view, words, self.pages["vision"])
        parts.outcomes(ui, low, view, words, self.pages["outcomes"])
        question_h = parts.question_height(ui, view, right.w)
        low, high = right.cut_bottom(question_h, 10)
        parts.moments(ui, high, view, words, self.pages["moments"])
        parts.question(ui, low, view)

    def _part(self, ui: Ui, room: Box, *, wide: bool) -> None:
        view, words = self.view, self.words
        if self.region == "story":
            self._story(ui, room, wide=wide)
        elif self.region == "school":
            if wide:
                left, right = room.columns([5, 6], 36)
                parts.figure(ui, left, view, words)
                parts.outcomes(ui, right, view, words, self.pages["outcomes"])
            else:
                parts.profile(ui, room, view, words, self.pages["school"])
        elif self.region == "vision":
            left, right = room.columns([6, 5], 36) if wide else (room, room)
            end = parts.stones(ui, left, view, words, self.pages["vision"])
            rest = right.cut_top(8)[1] if wide else Box(room.x, end + 12, room.w, room.bottom - end - 12)
            parts.sentences(ui, rest, view.sentences, words)
        elif self.region == "outcomes":
            parts.outcomes(ui, room, view, words, self.pages["outcomes"])
        else:
            parts.moments(ui, room, view, words, self.pages["moments"])

    def _story(self, ui: Ui, room: Box, *, wide: bool) -> None:
        """Title and text; where there is room the moments and the question too."""
        view, words, c = self.view, self.words, ui.canvas
        style = parts.title_style(ui, view.title, room.w, 1 if wide else 2)
        title_h = c.paragraph_height(view.title, style, room.w)
        top, room = room.cut_top(title_h, 8)
        c.paragraph(top, view.title, style)
        ui.note("ending", view.title, top, "heading")
        if wide:
            text_h = c.paragraph_height(view.text, BODY, room.w) if view.text else 0.0
            top, room = room.cut_top(text_h, 12)
            c.paragraph(top, view.text, BODY)
            ui.note("story", view.text, top)
            left, right = room.columns([7, 4], 32)
            parts.moments(ui, left, view, words, self.pages["moments"])
            parts.question(ui, right.cut_top(parts.question_height(ui, view, right.w))[0], view)
            return
        ui.note("story", view.text, room)
        asked_h = parts.question_height(ui, view, room.w)
        lines = c.wrap(view.text, BODY, room.w) if view.text else []
        step = c.line_height(BODY)
        pages = self.pages["story"]
        asked = [] if not view.question else [asked_h + 12]
        shown = pages.window(ui, room, [*([step] * len(lines)), *asked])
        for place, part in shown:
            if place < len(lines):
                c.text(part, lines[place], BODY)
            else:
                parts.question(ui, part.cut_top(12)[1], view)

    def _tabs(self, ui: Ui, box: Box, regions: tuple[Region, ...]) -> Box:
        """Tabs; returns the room below them."""
        h = max(48.0, ui.grow(40))
        x = box.x
        for region in regions:
            label = self.words.say(REGIONS[region])
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, box.y, w, h),
                label,
                id=f"region {region}",
                chosen=self.region == region,
                action=partial(self.show, region),
                group="regions",
            )
            x += w + 6
        return box.cut_top(h, 12)[1]
