"""The board: how are we doing? The rose or its list on the left; tickets, outcomes and teams on the right.

What is open (a dimension, coherence, outcomes, teams) and how the figure is shown is the screen's own and
survives a refresh.
"""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

import pygame

from game.session.commands import GoOn
from game.session.views.board import BoardView, DimensionView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent, Send
from game.ui.screens.board_parts import (
    dimension_list,
    dimension_panel,
    five_rows,
    hub_of,
    level_rows,
    listed_rows,
    more_panel,
    outcome_rows,
    rose_dimensions,
    team_detail,
    team_rows,
    tickets,
    tickets_height,
)
from game.ui.screens.quarter import quarter_footer, quarter_header, room_of
from game.ui.screens.rows import Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import OPTION, VALUE
from game.ui.widgets.bars import legend_rows
from game.ui.widgets.cards import section
from game.ui.widgets.charts import ghost_sample
from game.ui.widgets.controls import Button, button, tab, tab_width
from game.ui.widgets.frame import content
from game.ui.widgets.marks import key_cap, number
from game.ui.widgets.rose import HERO_CENTRE, rose

Open = Literal["", "outcomes", "teams", "coherence", "event"] | str
"""What is open; a dimension by its id."""

DIMENSION_KEYS: Final = "12345"
RIGHT: Final = 816.0
TABS: Final = (
    ("", mark("Dimensions"), "D"),
    ("outcomes", mark("Outcomes"), "U"),
    ("teams", mark("Teams"), "T"),
    ("event", mark("Event"), "E"),
)


class BoardScreen:
    """The board of a quarter."""

    def __init__(self, view: BoardView, words: Words) -> None:
        self.view = view
        self.words = words
        self.open: Open = ""
        self.listed = False
        self.quiet = False
        self.official = False
        self.team = view.teams[0].id if view.teams else ""
        self._outcomes = Rows("outcomes")
        self._levels = Rows("levels")
        self._teams = Rows("teams")
        self._list_rows = Rows("list")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Board")

    def refresh(self, view: BoardView) -> None:
        """The same board after a change, in another language perhaps."""
        self.view = view

    # events

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Keys that no element took."""
        for rows in (self._outcomes, self._levels, self._teams, self._list_rows):
            if rows.handle(event, ui):
                ui.moving = True
        if event.type != pygame.KEYDOWN:
            return None
        key = key_name(event)
        if key == "?" and self._dimension() is not None:
            self.official = not self.official
        elif key in DIMENSION_KEYS and int(key) <= len(self.view.dimensions):
            self._toggle(self.view.dimensions[int(key) - 1].id)
        elif (what := {"0": "coherence", "U": "outcomes", "T": "teams"}.get(key)) is not None:
            self._toggle(what)
        elif key == "L":
            self._list()
        elif key == "V":
            self._hush()
        return None

    def _toggle(self, what: Open) -> Intent | None:
        self.open = "" if self.open == what else what
        self.official = False
        return None

    def _show(self, what: Open) -> Intent | None:
        self.open = what
        return None

    def _list(self) -> Intent | None:
        self.listed = not self.listed
        return None

    def _close(self) -> Intent | None:
        self.open = ""
        return None

    def _pick_team(self, team: str) -> Intent | None:
        self.team = team
        return None

    def _dimension(self) -> DimensionView | None:
        return next((one for one in self.view.dimensions if one.id == self.open), None)

    # drawing

    def draw(self, ui: Ui) -> None:
        """The board as it fits on this window."""
        quarter_header(ui, self.view.header, menu_keys=() if self.open else ("Esc",))
        room = room_of(ui)
        body = content(ui)
        if room == "full":
            self._full(ui, body)
        elif room == "snug":
            self._snug(ui, body)
        else:
            self._tabbed(ui, body, huge=room == "huge")
        self._footer(ui)

    def _footer(self, ui: Ui) -> None:
        go = Button("go on", (self.view.button,), Send(GoOn()), ("Enter",))
        back = None
        if self.open:
            back = Button("close", (ui.say("Back"),), self._close, ("Esc",), "terug", bare=True)
        quarter_footer(ui, self.view.header, go, back)

    def _full(self, ui: Ui, body: Box) -> None:
        right = Box(RIGHT, body.y + 14, 1280 - 28 - RIGHT, body.h - 22)
        if self.open == "teams":
            team_detail(ui, body.inset(0, 14), self.view.teams, self.team, self._pick_team)
            return
        if self.listed:
            dimension_list(ui, Box(28, body.y + 14, 776, body.h - 22), self.view, self._toggle)
        else:
            self._rose(ui, (HERO_CENTRE[0], body.y + 292 + (body.h - 564) / 2), quiet=self.quiet)
            legend_rows(ui, 682, body.bottom - 78, 28)
            self._switches(ui, Box(28, body.bottom - 44, 220, 44))
        self._side(ui, right)

    def _switches(self, ui: Ui, box: Box) -> None:
        """The list and the quiet board, named small: they are for whoever asks."""
        c, x = ui.canvas, box.x
        for id, label, key, action in (
            ("list", ui.say("List"), "L", self._list),
            ("quiet", ui.say("Quiet"), "V", self._hush),
        ):
            cap = key_cap(ui, x, box.cy, key)
            word = c.word(cap.right + 8, box.cy, label, colour=ui.theme.ink2)
            place = Box(x, box.y, word.right - x, box.h)
            on = self.listed if id == "list" else self.quiet
            state = (ui.say("on"),) if on else ()
            if ui.add(Element(id, "button", label, place, state=state, action=action, keys=(key,))):
                ui.ring(place.inset(-2, 4), 8)
            x = word.right + 18

    def _hush(self) -> Intent | None:
        self.quiet = not self.quiet
        return None

    def _rose(self, ui: Ui, centre: tuple[float, float], *, quiet: bool, r: float = 204.0) -> None:
        rose(
            ui,
            rose_dimensions(ui, self.view),
            hub_of(ui, self.view),
            centre=centre,
            r=r,
            labels="none" if r < 204 else "dimensions" if quiet or room_of(ui) != "full" else "all",
            opened=self.open if self._dimension() else None,
            action=lambda dimension: partial(self._toggle, dimension),
            progress=ui.progress("bars"),
            changes=ui.progress("new", 200, 500),
        )

    def _side(self, ui: Ui, box: Box) -> None:
        dimension = self._dimension()
        if dimension is not None:
            helps = dict(self.view.helps).get(dimension.id, ())
            dimension_panel(ui, box, dimension, helps, self._levels, official=self.official)
            return
        if self.open == "coherence":
            more_panel(ui, box, self.view.coherence, self.view.more, self._levels)
            return
        if self.open == "outcomes":
            self._outcome_block(ui, box, own=True)
            return
        height = tickets_height(ui, len(self.view.tickets))
        head, rest = box.cut_top(height, 16 if len(self.view.tickets) < 2 else 10)
        tickets(ui, head, self.view.tickets)
        if self.quiet:
            self._outcome_block(ui, rest, own=False)
            return
        rows = len(self.view.teams)
        outcomes = 44 + (36.0 if len(self.view.tickets) < 2 else 29.0) * len(self.view.outcomes)
        row_h = next((h for h in (46.0, 36.0, 30.0, 26.0) if 38 + rows * h <= rest.h - 12 - outcomes), 26.0)
        foot, rest = rest.cut_bottom(38 + rows * row_h + 1, 10)
        self._outcome_block(ui, rest, own=False)
        team_rows(ui, foot, self.view.teams, self._teams, bars=True, heading=True)

    def _outcome_block(self, ui: Ui, box: Box, *, own: bool) -> None:
        has_ghost = any(level.ghost for level in self.view.outcomes)
        body = section(
            ui, box, ui.say("Outcomes"), right=ui.say("without interventions") if has_ghost else ""
        )
        if has_ghost:
            w = ui.canvas.text_width(ui.say("without interventions"))
            ghost_sample(ui, box.right - w - 46, box.y + 4 + ui.grow(18))
        levels = self.view.outcomes
        if own and self.view.own:
            mine = min(len(self.view.own) * 36.0 + 40, body.h * 0.48)
            low, body = body.cut_bottom(mine, 8)
            outcome_rows(ui, body, levels, self._outcomes)
            level_rows(ui, section(ui, low, ui.say("Also in this school")), self.view.own, self._levels)
            return
        outcome_rows(ui, body, levels, self._outcomes)

    # 1024 x 600 and text 125 %

    def _snug(self, ui: Ui, body: Box) -> None:
        body = body.inset(0, 12)
        if self.listed:
            listed_rows(ui, body, self.view, self._toggle, self._list_rows)
            return
        self._tabs_and(ui, body)

    def _tabs_and(self, ui: Ui, body: Box) -> None:
        grown = (body.h - 564) / 2
        self._rose(ui, (HERO_CENTRE[0] - 4, body.y + 280 + max(-8.0, grown)), quiet=True)
        right = Box(RIGHT, body.y, 1280 - 28 - RIGHT, body.h)
        dimension = self._dimension()
        if dimension is not None or self.open == "coherence":
            self._side(ui, right)
            return
        head, rest = right.cut_top(tickets_height(ui, len(self.view.tickets)), 14)
        tickets(ui, head, self.view.tickets)
        strip, rest = rest.cut_top(max(48.0, ui.grow(44)), 10)
        chosen = "teams" if self.open == "teams" else "outcomes"
        for part, (id, label, key) in zip(strip.columns(2, 10), TABS[1:3], strict=True):
            button(
                ui,
                part,
                ui.say(label),
                id=f"tab {id}",
                action=partial(self._show, "" if id == "outcomes" else id),
                keys=(key,),
                chosen=id == chosen,
                group="tabs",
                style=OPTION,
            )
        if chosen == "teams":
            team_rows(ui, rest, self.view.teams, self._teams, bars=False, heading=True)
        else:
            outcome_rows(ui, rest, (*self.view.outcomes, *self.view.own), self._outcomes)

    # text 150 % and more: one region at a time

    def _tabbed(self, ui: Ui, body: Box, *, huge: bool) -> None:
        body = body.inset(0, 12)
        tall = max(48.0, ui.grow(36))
        strip, rest = body.cut_top(tall, 12)
        dimension = self._dimension()
        tab_open = "" if dimension is not None or self.open == "coherence" else self.open
        x = strip.x
        for id, label, key in TABS:
            w = tab_width(ui, ui.say(label))
            tab(
                ui,
                Box(x, strip.y, w, tall),
                ui.say(label),
                id=f"tab {id or 'dimensions'}",
                chosen=id == tab_open,
                action=partial(self._show, id),
                keys=(key,),
            )
            x += w + 8
        coherence = self.view.coherence
        value = number(coherence.value)
        wide = ui.canvas.text_width(value, VALUE)
        if x + wide + ui.canvas.text_width(coherence.name) + 20 < strip.right:
            ui.canvas.word(strip.right, strip.cy, value, VALUE, align="right")
            ui.canvas.word(strip.right - wide - 12, strip.cy, coherence.name, align="right")
        ui.note("coherence now", coherence.spoken or coherence.name, strip, "meter")
        ui.canvas.hline(rest.x, rest.y - 2, rest.w)
        rest = rest.cut_top(4)[1]
        if dimension is not None:
            helps = dict(self.view.helps).get(dimension.id, ())
            dimension_panel(ui, rest, dimension, helps, self._levels, official=self.official)
        elif self.open == "coherence":
            more_panel(ui, rest, coherence, self.view.more, self._levels)
        elif self.open == "outcomes":
            outcome_rows(ui, rest, (*self.view.outcomes, *self.view.own), self._outcomes)
        elif self.open == "teams":
            team_rows(ui, rest, self.view.teams, self._teams, bars=False, heading=False)
        elif self.open == "event":
            tickets(ui, rest.cut_top(min(rest.h, 2 * tickets_height(ui, 1)))[0], self.view.tickets)
        elif self.listed:
            listed_rows(ui, rest.cut_top(6)[1], self.view, self._toggle, self._list_rows)
        elif huge:
            five_rows(ui, rest, self.view, self._toggle, bars=True)
        else:
            r = min(190.0, rest.h / 2 - 12)
            self._rose(ui, (28 + r + 20, rest.cy), quiet=True, r=r)
            ui.elements = [one for one in ui.elements if not one.id.startswith("dimension ")]
            five_rows(ui, rest.cut_left(2 * r + 70)[1], self.view, self._toggle, bars=False)
