"""The what-ifs that were kept: beside the lines, gone on from, given another name, or taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import pygame

from game.session.commands import RemoveBranch, RenameBranch
from game.session.debrief.decide import NAME_LENGTH
from game.session.game import KeptBranch
from game.session.views.debrief_whatif import BranchRow
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens.debrief_beside import draw_beside, part_tabs
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import ROW_GAP, Reader, Rows, tick_row, tick_width
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME
from game.ui.widgets.cards import empty_state
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

Doing = Literal["", "rename", "remove"]
Part = Literal["kept", "comes"]


class KeptPage:
    """A list, and what came of the one that is chosen.

    variable  the line whose difference is told
    drawn     called with a branch to draw beside the lines
    begin_on  called with the one to decide further from
    """

    def __init__(
        self,
        book: LookBack,
        variable: str,
        drawn: Callable[[int | KeptBranch], Intent | None],
        begin_on: Callable[[int], Intent | None],
        words: Words,
        chosen: int = 0,
    ) -> None:
        self.book = book
        self.variable = variable
        self.drawn = drawn
        self.begin_on = begin_on
        self.words = words
        self.kept: tuple[BranchRow, ...] = book.branches()
        numbers = [one.number for one in self.kept]
        self.chosen = chosen if chosen in numbers else numbers[-1] if numbers else 0
        self.doing: Doing = ""
        """What is being asked about the chosen one."""
        self.name = TextField("", NAME_LENGTH)
        self.part: Part = "kept"
        self.rows = Rows("kept", keys=False)
        self.reader = Reader("comes")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Kept what-ifs")

    def refresh(self) -> None:
        """After one was renamed or taken away, or in another language."""
        self.kept, self.doing = self.book.branches(), ""
        numbers = [one.number for one in self.kept]
        if self.chosen not in numbers:
            self.chosen = numbers[-1] if numbers else 0
            self.drawn(0)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)
        return None

    @property
    def now(self) -> BranchRow:
        """The one that is chosen."""
        return next(one for one in self.kept if one.number == self.chosen)

    def _choose(self, number: int) -> Intent | None:
        if number != self.chosen:
            self.chosen, self.doing, self.reader.first = number, "", 0
        return None

    def _show(self) -> Intent | None:
        self.drawn(self.chosen)
        return Pop()

    def _further(self) -> Intent | None:
        return self.begin_on(self.chosen)

    def _ask(self, doing: Doing) -> Intent | None:
        self.doing = doing
        if doing == "rename":
            self.name.set(self.now.name, selected=True)
        return None

    def _rename(self) -> Intent | None:
        name = self.name.text.strip()
        told = self.words.say("It is called “{name}” now.", name=name)
        return Send(Once(RenameBranch(self.chosen, name), told))

    def _remove(self) -> Intent | None:
        told = self.words.say("It is taken away; the log remembers it.")
        return Send(Once(RemoveBranch(self.chosen), told))

    def _turn_to(self, part: Part) -> Intent | None:
        self.part = part
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """The list and its buttons left, what came of the chosen one right; or one of them at a time."""
        say = ui.say
        header(ui, Header(self.title, say("the same chance, other decisions")))
        box = content(ui).inset(6, 12)
        back = Button("back", (say("Back"),), Pop(), ("Esc",), "terug")
        if not self.kept:
            empty_state(ui, box, "maken", self.title, say("Nothing was tried otherwise yet."))
            footer(ui, Footer(left=back))
            return
        if room_of(ui) == "full":
            left, right = box.columns((0.5, 0.5), 40)
            self._list(ui, left)
            self._comes(ui, right)
        else:
            box = self._tabs(ui, box)
            if self.part == "kept":
                self._list(ui, box)
            else:
                self._comes(ui, box)
        footer(ui, Footer(self._primary(ui), left=self._no(ui) if self.doing else back))

    def _primary(self, ui: Ui) -> Button:
        say = ui.say
        if self.doing == "rename":
            ready = bool(self.name.text.strip())
            reason = "" if ready else say("Give it a name")
            label = (say("Keep this name"), say("Keep"))
            return Button("do", label, self._rename, ("Enter",), enabled=ready, reason=reason)
        if self.doing == "remove":
            return Button("do", (say("Take it away"),), self._remove, ("Enter",))
        return Button("show", (say("Draw it beside the lines"), say("Draw")), self._show, ("Enter",))

    def _no(self, ui: Ui) -> Button:
        return Button("no", (ui.say("Leave it"),), partial(self._ask, ""), ("Esc",), "terug")

    def _tabs(self, ui: Ui, box: Box) -> Box:
        parts: tuple[tuple[Part, str], ...] = (
            ("kept", ui.say("What-ifs")),
            ("comes", ui.say("What comes of it")),
        )
        return part_tabs(ui, box, parts, self.part, self._turn_to)

    def _list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        tall = max(46.0, ui.grow(38))
        low: Box | None = None
        if self.doing:
            # Above the list: below it a message may still lie.
            asked, box = box.cut_top(max(tall, ui.grow(48)), 14)
            self._asked(ui, asked)
        else:
            low, box = box.cut_bottom(2 * tall + 10, 12)
        ids = [f"branch {one.number}" for one in self.kept]
        room = box.w - 4 - tick_width(ui)
        heights = [max(46.0, c.paragraph_height(one.name, NAME, room) + 14) for one in self.kept]
        ui.start_focus(f"branch {self.chosen}")
        for place, row in self.rows.window(ui, box.inset(2, 0), ids, heights, ROW_GAP):
            one = self.kept[place]
            on = one.number == self.chosen
            c.paragraph(tick_row(ui, row, on), one.name, NAME, valign="middle")
            choose: Action = partial(self._choose, one.number)
            element = Element(
                ids[place],
                "radio",
                one.name,
                row,
                description=one.spoken,
                state=(ui.say("chosen"),) if on else (),
                action=choose,
                on_focus=choose,
                group="branches",
                entry=on,
            )
            if ui.add(element):
                ui.ring(row)
        if low is not None:
            self._buttons(ui, low, tall)

    def _buttons(self, ui: Ui, box: Box, tall: float) -> None:
        say = ui.say
        over, under = box.cut_top(tall, 10)
        places = [over, *under.columns(2, 10)]
        orders: tuple[tuple[str, tuple[str, ...], str, Action], ...] = (
            ("further", (say("Decide further from this one"), say("Decide further")), "W", self._further),
            ("rename", (say("Another name"), say("Name")), "N", partial(self._ask, "rename")),
            ("remove", (say("Take away"),), "Del", partial(self._ask, "remove")),
        )
        for place, (id, label, key, action) in zip(places, orders, strict=True):
            button(
                ui,
                place,
                label,
                id=id,
                action=action,
                keys=(key,),
                style=SMALL_BUTTON,
                group="orders",
            )

    def _asked(self, ui: Ui, box: Box) -> None:
        if self.doing == "rename":
            label = ui.say("A name for this what-if")
            ui.start_focus_in_layer("name", ("name", "do", "no"))
            text_field(ui, box, self.name, id="name", label=label, hint=ui.say("Name"), style=NAME)
            return
        told = ui.say("Take “{name}” away? What was forked from it stays.", name=self.now.name)
        ui.start_focus_in_layer("no", ("do", "no"))
        ui.canvas.paragraph(box, told, NAME, valign="middle")
        ui.note("sure", told, box)

    def _comes(self, ui: Ui, box: Box) -> None:
        one = self.now
        first = [(one.text, NAME)]
        if one.base:
            first.append((ui.say("on top of “{base}”", base=one.base), BODY))
        shown = self.book.comparison(self.chosen)
        why = self.book.difference(self.chosen, self.variable)
        draw_beside(ui, box, self.reader, self.words, shown, why, first)
