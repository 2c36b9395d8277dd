"""The look-back: lines over all quarters, the board as it was, and why; nothing of the game is changed here.

What is chosen on it (quarter, lines, panel, how far upstream) is the screen's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.session.game import KeptBranch
from game.session.views.debrief import DebriefView
from game.session.views.debrief_timeline import USUAL_LINES, PinKind, TimelineView
from game.session.views.debrief_timeline import Line as LineView
from game.session.views.why import Cause, Story
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.intents import Intent, Pop, Push
from game.ui.lookback import LookBack
from game.ui.screens import debrief_panels as panels
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_lines import LinesPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_whatif import WhatIfPage
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, NAME, SECTION, STRONG, VALUE_SMALL, Style
from game.ui.widgets.cards import empty_state
from game.ui.widgets.charts import Kind, Line, LineKind, Pin, line_chart
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width
from game.ui.widgets.frame import Header, header, header_height
from game.ui.widgets.marks import signed

KINDS: Final[tuple[LineKind, ...]] = ("first", "second", "third")
PIN_KINDS: Final[dict[PinKind, Kind]] = {
    PinKind.EVENT: "event",
    PinKind.INCIDENT: "event",
    PinKind.NOTE: "note",
    PinKind.AGREEMENT: "note",
}
PANELS: Final[dict[str, str]] = {
    "happened": mark("What happened"),
    "voices": mark("Voices then"),
    "stance": mark("Wanted and did"),
    "agreements": mark("Agreements"),
    "whatif": mark("What if"),
    "expected": mark("Expected"),
}
"""Panels that share a place, in order."""
ALL: Final[dict[str, str]] = {
    "timeline": mark("Lines"),
    "board": mark("The board then"),
    "causes": mark("Why"),
    **PANELS,
}
"""Where only one fits at a time."""
GUIDED: Final[dict[str, tuple[str, ...]]] = {
    "causes": ("causes",),
    "voices": ("voices",),
    "stance": ("stance",),
    "agreements": ("agreements", "notes"),
    "whatif": ("whatif",),
    "expected": ("predictions", "knowledge"),
}
"""Panels here -> the panels that guided steps open; what is not among them always lies open."""
SECONDS_A_QUARTER: Final = 1.5
MARGIN: Final = 28.0


class DebriefScreen:
    """A finished or half-finished game, looked back on.

    book   views of the game
    leave  what Esc does: back to where it was opened from
    """

    def __init__(self, book: LookBack, words: Words, leave: Action = None) -> None:
        self.book = book
        self.words = words
        self.leave: Action = leave or Pop()
        self.head: DebriefView = book.head()
        self.turn = self.head.last
        self.lines: tuple[str, ...] = USUAL_LINES
        self.line = 0
        """The place of the line that is explained."""
        self.path: tuple[str, ...] = ()
        """How far upstream its causes are followed."""
        self.whole = False
        """Causes of all quarters up to the chosen one, not of that one alone."""
        self.branch: int | KeptBranch = 0
        self.ghost = False
        self.panel = "happened"
        self.place = "timeline"
        """The panel that shows, where only one fits."""
        self.step = 0
        """The guided step the table is at: panels of later ones are covered; 0: all lie open."""
        self.playing: float | None = None
        self.rows = Rows("causes", keys=False)
        self.readers = {panel: Reader(panel) for panel in PANELS}
        self.lines_view: TimelineView | None = None
        self.story: Story = ()
        self._kept: list[int] = [one.number for one in book.branches()]
        self.refresh()

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Looking back")

    def refresh(self) -> None:
        """After a note or a what-if, or in another language."""
        self.head = self.book.head()
        kept = [one.number for one in self.book.branches()]
        if len(kept) > len(self._kept):
            self.branch = kept[-1]
        elif isinstance(self.branch, int) and self.branch not in kept:
            self.branch = 0
        self._kept = kept
        if self.head.last:
            self._lay()

    # choosing

    def _lay(self) -> None:
        """The timeline and the causes of what is chosen."""
        self.turn = min(self.turn, self.head.last)
        self.lines_view = self.book.timeline(self.lines, self.branch)
        self.line = min(self.line, len(self.lines) - 1)
        self._explain()

    def _explain(self) -> None:
        self.story = ()
        if self.turn:
            first = 1 if self.whole else 0
            self.story = self.book.story(self.lines[self.line], self.path, self.turn, first)

    def pick(self, turn: int) -> Intent | None:
        """Another quarter."""
        turn = min(max(0, turn), self.head.last)
        if turn != self.turn:
            self.turn, self.path = turn, ()
            for reader in self.readers.values():
                reader.first = 0
            self._explain()
        return None

    def choose_line(self, place: int) -> Intent | None:
        """Another line to explain."""
        self.line, self.path = place % len(self.lines), ()
        self._explain()
        return None

    def choose_lines(self, lines: tuple[str, ...]) -> Intent | None:
        """Other lines on the timeline."""
        self.lines, self.path = lines, ()
        self._lay()
        return None

    def draw_branch(self, branch: int | KeptBranch) -> Intent | None:
        """A what-if beside the lines; 0: none."""
        self.branch = branch
        self._lay()
        return None

    def _follow(self, id: str) -> Intent | None:
        self.path = (*self.path, id)
        self._explain()
        return None

    def _up(self) -> Intent | None:
        self.path = self.path[:-1]
        self._explain()
        return None

    def _span(self) -> Intent | None:
        self.whole, self.path = not self.whole, ()
        self._explain()
        return None

    def _toggle_ghost(self) -> Intent | None:
        self.ghost = not self.ghost
        return None

    def _turn_panel(self, step: int) -> Intent | None:
        names = list(PANELS)
        self.panel = names[(names.index(self.panel) + step) % len(names)]
        return None

    def _turn_place(self, step: int) -> Intent | None:
        names = list(ALL)
        self.place = names[(names.index(self.place) + step) % len(names)]
        if self.place in PANELS:
            self.panel = self.place
        return None

    def _at_step(self, step: int) -> None:
        self.step = step

    def _open_all(self) -> Intent | None:
        self.step = 0
        return None

    def _covered(self, name: str) -> str:
        """Why a panel stays covered; empty when it lies open."""
        steps = self.head.guide.steps
        if not self.step or any(panel in steps[self.step - 1].panels for panel in GUIDED.get(name, ())):
            return ""
        if name not in GUIDED:
            return ""
        opens = next((one for one in steps if any(panel in one.panels for panel in GUIDED[name])), None)
        if opens is None:
            return self.words.say("The steps of this scenario leave this covered.")
        return self.words.say("This opens in step {n}: {title}.", n=opens.number, title=opens.title)

    def _play(self) -> Intent | None:
        """Quarter after quarter; at the end from the start again."""
        if self.playing is not None:
            self.playing = None
            return None
        self.playing = 0.0
        if self.turn == self.head.last:
            self.pick(0)
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Quarters and lines by arrows from anywhere; the wheel turns the causes."""
        self.rows.handle(event, ui)
        if event.type != pygame.KEYDOWN or not self.head.last:
            return None
        key = key_name(event)
        there = {"←": self.turn - 1, "→": self.turn + 1, "Home": 0, "End": self.head.last}.get(key)
        if there is not None:
            self.playing = None
            self.pick(there)
            ui.set_focus(f"turn {self.turn}")
        elif key in ("↑", "↓") and not (ui.focus or "").startswith("cause"):
            self.choose_line(self.line + (1 if key == "↓" else -1))
        elif key in "123456":
            self.panel = list(PANELS)[int(key) - 1]
            self.place = self.panel
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The timeline above three panels, or one of them at a time."""
        self._tick(ui)
        self._header(ui)
        tall = max(52.0, ui.grow(44))
        foot = Box(MARGIN, ui.canvas.height - tall - 14, 1224, tall)
        body = Box(MARGIN, header_height(ui) + 8, 1224, foot.y - header_height(ui) - 20)
        if not self.head.last:
            empty_state(ui, body, "terugkijken", self.title, self.head.empty)
            return
        room = room_of(ui)
        if room == "full":
            self._together(ui, body)
        else:
            self._one_by_one(ui, body)
        self._tools(ui, foot)
        ui.start_focus(f"turn {self.turn}")

    def _tick(self, ui: Ui) -> None:
        if self.playing is None:
            return
        if not self.playing:
            self.playing = ui.now
        elif ui.now - self.playing >= SECONDS_A_QUARTER:
            self.playing = ui.now
            self.pick(self.turn + 1)
            if self.turn == self.head.last:
                self.playing = None
                return
        ui.wake_in(max(0.05, SECONDS_A_QUARTER - (ui.now - self.playing)))

    def _header(self, ui: Ui) -> None:
        say = ui.say
        close = Button("close", (say("Close"),), self.leave, ("Esc",))
        detail = f"{self.head.school} · {self.head.subtitle}"
        if self.step:
            one = self.head.guide.steps[self.step - 1]
            total = len(self.head.guide.steps)
            detail = f"{say('step {n} of {total}', n=self.step, total=total)} · {one.title}"
        elif ui.canvas.text_width(detail) > 900:
            detail = self.head.subtitle
        header(ui, Header(self.title, detail, buttons=(close,)))

    def _tools(self, ui: Ui, box: Box) -> None:
        """What can be done from here; words give way to icons."""
        say = ui.say
        playing = self.playing is not None
        without = say("Without you: off") if self.ghost else say("Without you")
        tools: list[tuple[str, str, str, str, Action, bool]] = [
            ("play", say("Stop") if playing else say("Play"), "Space", "verder", self._play, True),
            ("lines", say("Lines"), "L", "filter", self._lines_page, True),
            ("whatif", say("What if"), "W", "maken", self._whatif_page, self._may_fork()),
            ("note", say("Write"), "N", "notitie", self._note_page, True),
            ("ghost", without, "G", "overslaan", self._toggle_ghost, True),
            ("steps", say("Steps"), "T", "timer", self._guide_page, True),
        ]
        if self.step:
            tools[-2] = ("all", say("Open all"), "O", "verberg", self._open_all, True)
        widths = [button_width(ui, label, key, icon, SMALL_BUTTON) for _, label, key, icon, _, _ in tools]
        gaps = 12 * (len(tools) - 1)
        if sum(widths) + gaps > box.w:  # key caps give way first
            widths = [button_width(ui, label, "", icon, SMALL_BUTTON) for _, label, _, icon, _, _ in tools]
        bare = sum(widths) + gaps > box.w
        x = box.x
        for (id, label, key, icon, action, enabled), w in zip(tools, widths, strict=True):
            wide = box.h if bare else w
            button(
                ui,
                Box(x, box.y, wide, box.h),
                "" if bare else label,
                id=f"tool {id}",
                action=action,
                keys=(key,),
                icon=icon,
                style=SMALL_BUTTON,
                read=label,
                enabled=enabled,
                group="tools",
            )
            x += wide + 12

    def _may_fork(self) -> bool:
        return self.turn > 0 and not self._covered("whatif")

    def _guide_page(self) -> Intent | None:
        return Push(GuidePage(self.book, self.words, self._at_step))

    def _lines_page(self) -> Intent | None:
        assert self.lines_view is not None
        choices = tuple(one for one in self.lines_view.choices if one.id != "budget")
        return Push(LinesPage(choices, self.lines, self.choose_lines, self.words))

    def _note_page(self) -> Intent | None:
        return Push(NotePage(self.book, self.turn, self.words))

    def _whatif_page(self) -> Intent | None:
        return Push(WhatIfPage(self.book, self.turn, self.lines[self.line], self.draw_branch, self.words))

    def _together(self, ui: Ui, body: Box) -> None:
        top, low = body.cut_top(min(268.0, body.h * 0.48), 14)
        self._timeline(ui, top)
        left, middle, right = low.columns((290, 430, 452), 26)
        self._board(ui, left)
        self._causes(ui, middle)
        self._panel(ui, right, self.panel, self._turn_panel)

    def _one_by_one(self, ui: Ui, body: Box) -> None:
        if self.place == "timeline":
            self._timeline(ui, self._chooser(ui, body, ALL["timeline"], self._turn_place))
        elif self.place == "board":
            room = self._chooser(ui, body, ALL["board"], self._turn_place)
            panels.frozen(ui, room, self.book.board(self.turn))
        elif self.place == "causes":
            self._cause_rows(ui, self._chooser(ui, body, ALL["causes"], self._turn_place))
        else:
            self._panel(ui, body, self.place, self._turn_place)

    def _chooser(self, ui: Ui, box: Box, title: str, turn: Callable[[int], Intent | None]) -> Box:
        """The panel's name between the buttons for the one before and after; returns the room below."""
        c = ui.canvas
        tall = max(44.0, ui.grow(36))
        row, rest = box.cut_top(tall, 8)
        c.hline(box.x, box.y, box.w)
        row = row.moved(0, 4)
        wide = 52.0
        for step, icon, x, read in (
            (-1, "terug", row.right - 2 * wide - 8, ui.say("the panel before")),
            (1, "pijl", row.right - wide, ui.say("the next panel")),
        ):
            button(
                ui,
                Box(x, row.y, wide, row.h),
                "",
                id=f"panel {'back' if step < 0 else 'on'}",
                action=partial(turn, step),
                icon=icon,
                keys=("V",) if step > 0 else (),
                read=read,
                group="panels",
            )
        said = ui.say(title)
        mark_text = self._mark()
        forms = (f"{said} · {mark_text}", said)
        place = Box(row.x, row.y, row.w - 2 * wide - 20, row.h)
        c.text(place, forms, SECTION)
        ui.note("panel", said, place, "heading", mark_text)
        return rest.cut_top(4)[1]

    def _mark(self) -> str:
        return self.head.quarters[self.turn].mark

    def _timeline(self, ui: Ui, box: Box) -> None:
        view = self.lines_view
        assert view is not None
        few = room_of(ui) in ("large", "huge")
        shown = (view.lines[self.line],) if few else view.lines
        drawn = [Line(one.name, KINDS[view.lines.index(one)], one.values) for one in shown]
        chosen = view.lines[self.line]
        drawn += self._beside(ui, chosen)
        pins = [Pin(pin.turn, PIN_KINDS.get(pin.kind, "decision")) for pin in view.pins]
        line_chart(
            ui,
            box,
            drawn,
            [head.mark for head in self.head.quarters],
            now=self.turn,
            pins=_by_kind(pins),
            pick=lambda turn: partial(self.pick, turn),
            chosen=0 if few else self.line,
        )
        for one in shown:
            ui.note(f"line {one.id}", one.spoken, box, "row")

    def _beside(self, ui: Ui, chosen: LineView) -> list[Line]:
        found = []
        if chosen.branch:
            found.append(Line(ui.say("what if"), "what if", chosen.branch, chosen.branch_from))
        if self.ghost and chosen.ghost:
            found.append(Line(ui.say("without you"), "ghost", chosen.ghost))
        return found

    def _board(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        c.hline(box.x, box.y, box.w)
        title = (
            ui.say("The board after {mark}", mark=self._mark())
            if self.turn
            else ui.say("The board at the start")
        )
        row = Box(box.x, box.y + 4, box.w, max(44.0, ui.grow(36)))
        c.text(row, title, SECTION)
        ui.note("board then", title, row, "heading")
        panels.frozen(
            ui, Box(box.x, row.bottom + 6, box.w, box.bottom - row.bottom - 6), self.book.board(self.turn)
        )

    def _causes(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        c.hline(box.x, box.y, box.w)
        self._cause_rows(ui, Box(box.x, box.y + 4, box.w, box.h - 4))

    def _cause_rows(self, ui: Ui, box: Box) -> None:
        """The causes of the chosen line in the chosen quarter; Enter on one follows it upstream."""
        c, t = ui.canvas, ui.theme
        covered = self._covered("causes")
        if covered or not self.story:
            told = covered or ui.say("At the start nothing has changed yet. Choose a quarter.")
            head, box = box.cut_top(max(44.0, ui.grow(36)), 4)
            c.text(head, ui.say("Why"), SECTION)
            ui.note("explained", ui.say("Why"), head, "heading")
            c.paragraph(box, told, BODY, t.ink2)
            ui.note("no causes", told, box)
            return
        one = self.story[0]
        tall = max(44.0, ui.grow(36))
        row, rest = box.cut_top(tall, 4)
        wide = 0.0
        for id, label, key, action, there in (
            ("span", ui.say("One quarter") if self.whole else ui.say("All so far"), "A", self._span, True),
            ("up", ui.say("Back"), "U", self._up, bool(self.path)),
        ):
            if not there:
                continue
            w = button_width(ui, label, "", "", SMALL_BUTTON)
            wide += w + 8
            button(
                ui,
                Box(row.right - wide + 8, row.y, w, row.h),
                label,
                id=f"causes {id}",
                action=action,
                keys=(key,),
                style=SMALL_BUTTON,
                group="cause tools",
            )
        name = self.lines_view.lines[self.line].name if self.lines_view is not None else ""
        place = Box(row.x, row.y, row.w - wide - 4, row.h)
        forms = (f"{one.path[-1] if one.path else name}: {one.begin} → {one.end}", f"{one.begin} → {one.end}")
        c.text(place, forms, SECTION)
        ui.note("explained", one.title, place, "heading", forms[0])
        causes = one.causes
        ids = [f"cause {cause.id}" for cause in causes] + ["cause story"]
        points_w = c.text_width("+100", VALUE_SMALL) + 8
        heights = [
            max(44.0, c.paragraph_height(self._told(cause), NAME, rest.w - points_w) + 8) for cause in causes
        ]
        sentences = " ".join(link.sentence for link in self.story)
        heights.append(c.paragraph_height(sentences, BODY, rest.w) + 12)
        for at, part in self.rows.window(ui, rest, ids, heights):
            if at == len(causes):
                c.paragraph(part.cut_top(8)[1], sentences, BODY, t.ink2)
                ui.note("cause story", sentences, part)
                continue
            cause = causes[at]
            c.paragraph(
                Box(part.x, part.y, part.w - points_w, part.h), self._told(cause), NAME, valign="middle"
            )
            c.text(part, signed(cause.points), VALUE_SMALL, align="right")
            c.hline(part.x, part.bottom - 1, part.w, t.hair, 1)
            follow: Action = partial(self._follow, cause.id) if cause.opens else None
            focused = ui.add(
                Element(
                    ids[at],
                    "row" if follow is not None else "item",
                    cause.spoken,
                    part,
                    description=cause.why,
                    action=follow,
                    group="causes",
                )
            )
            if focused:
                ui.ring(part)

    def _told(self, cause: Cause) -> str:
        more = " ›" if cause.opens else ""
        return f"{cause.name} · {cause.detail}{more}" if cause.detail else f"{cause.name}{more}"

    def _panel(self, ui: Ui, box: Box, name: str, turn: Callable[[int], Intent | None]) -> None:
        room = self._chooser(ui, box, PANELS[name], turn)
        self.readers[name].draw(ui, room, self._paragraphs(name))

    def _paragraphs(self, name: str) -> list[tuple[str, Style]]:
        words, book = self.words, self.book
        if covered := self._covered(name):
            return [(covered, NAME)]
        match name:
            case "voices":
                return panels.voices(words, book.voices(self.turn))
            case "stance":
                return panels.stance(words, book.stance(), self.turn)
            case "agreements":
                return panels.agreements(words, book.notes(self.turn), self.turn)
            case "expected":
                return panels.expected(words, book.hindsight())
            case "whatif":
                shown = book.comparison(self.branch) if self.branch else None
                why = book.difference(self.branch, self.lines[self.line]) if self.branch else None
                return panels.branch(words, book.branches(), shown, why)
            case _:
                return self._happened()

    def _happened(self) -> list[tuple[str, Style]]:
        assert self.lines_view is not None
        pins = [pin for pin in self.lines_view.pins if pin.turn == self.turn]
        parts: list[tuple[str, Style]] = []
        period = self.head.quarters[self.turn].period
        if period:
            parts.append((period, NAME))
        for pin in pins:
            parts.append((f"{pin.kind_text}: {pin.title}", STRONG))
            if pin.text:
                parts.append((pin.text, BODY))
        return parts or [(self.words.say("Nothing was pinned here."), BODY)]


def _by_kind(pins: list[Pin]) -> list[Pin]:
    """One pin of a kind in a quarter: what they are stands in words below."""
    return list(dict.fromkeys(pins))
