"""What if: one quarter decided otherwise, under the same luck, with what comes of it beside it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import pygame

from game.session.commands import Command, CommitQuarter, DraftPlan, RemoveBranch, RepeatLastChange
from game.session.debrief.branches import keeping, new_draft, with_quarter
from game.session.debrief.decide import NAME_LENGTH
from game.session.events import PlanEntry
from game.session.game import KeptBranch
from game.session.views.debrief_whatif import EditView
from game.session.views.plan import PlanView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens import debrief_panels as panels
from game.ui.screens.plan import PlanScreen
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, tab, tab_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import tick

Part = Literal["decide", "comes"]


@dataclass(frozen=True)
class _Row:
    """A line of the list: a heading, something to choose, or a what-if that was kept."""

    id: str
    text: str
    kind: Literal["head", "radio", "checkbox", "button"]
    on: bool = False
    action: Action = None
    state: str = ""


class OtherPlan(PlanScreen):
    """The plan of a what-if, made as in play; what it orders goes to the draft, not to the game."""

    def __init__(self, page: WhatIfPage) -> None:
        self.page = page
        super().__init__(
            self._plan_of,
            page.words,
            lambda entries, action: page.book.default_entry(page.draft, page.turn, entries, action),
        )

    def _plan_of(self, entries: tuple[PlanEntry, ...] | None, focus: str | None) -> PlanView:
        return self.page.book.plan(self.page.draft, self.page.turn, entries, focus)

    def take(self, command: Command) -> tuple[bool, str]:
        """Whether it is done with this command, and why the command cannot be."""
        if isinstance(command, DraftPlan):
            trouble = self.page.replan(command.entries)
            self.refresh(self._plan_of)
            return False, trouble
        return isinstance(command, CommitQuarter), ""


class WhatIfPage:
    """A draft; nothing of it is kept until it is given a name.

    variable  the line whose difference is told
    drawn     called with a branch to draw beside the lines
    """

    def __init__(
        self,
        book: LookBack,
        turn: int,
        variable: str,
        drawn: Callable[[int | KeptBranch], Intent | None],
        words: Words,
    ) -> None:
        self.book = book
        self.turn = turn
        self.variable = variable
        self.drawn = drawn
        self.words = words
        self.draft = new_draft(turn)
        self.view: EditView = book.edit(self.draft, turn)
        self.name = TextField("", NAME_LENGTH)
        self.part: Part = "decide"
        self.rows = Rows("decide", keys=False)
        self.reader = Reader("comes")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("What if")

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Rows beyond the edge."""
        self.rows.handle(event, ui)
        return None

    def refresh(self) -> None:
        """In another language."""
        self.view = self.book.edit(self.draft, self.turn)

    # deciding otherwise

    def _redraft(self, draft: KeptBranch) -> Intent | None:
        self.draft = draft
        self.view = self.book.edit(draft, self.turn)
        self.name.set("; ".join(self.view.changes)[:NAME_LENGTH])
        self.reader.first = 0
        return None

    def _answer(self, event: str, option: str) -> Intent | None:
        decided = self.book.decided(self.draft, self.turn)
        answers = {**(decided.answers or {}), event: option}
        return self._redraft(with_quarter(self.draft, self.turn, replace(decided, answers=answers)))

    def _card(self, action: str) -> Intent | None:
        """In or out of the plan; a card that comes back stands as it was planned."""
        decided = self.book.decided(self.draft, self.turn)
        planned = self.book.decided(new_draft(self.turn, self.draft.parent), self.turn).entries or ()
        inside = {entry.action for entry in decided.entries or ()} ^ {action}
        entries = tuple(entry for entry in planned if entry.action in inside)
        return self._redraft(with_quarter(self.draft, self.turn, replace(decided, entries=entries)))

    def _plan_page(self) -> Intent | None:
        return Push(OtherPlan(self))

    def replan(self, entries: tuple[PlanEntry, ...]) -> str:
        """Another plan for this quarter; why it cannot be, or nothing."""
        trouble = self.book.trouble(self.draft, self.turn, entries)
        if not trouble:
            decided = self.book.decided(self.draft, self.turn)
            self._redraft(with_quarter(self.draft, self.turn, replace(decided, entries=entries)))
        return trouble

    def _base(self, number: int) -> Intent | None:
        """Begin from a kept what-if, or from the game (0)."""
        return self._redraft(new_draft(self.turn, number))

    def _show(self, number: int) -> Intent | None:
        self.drawn(number)
        return Pop()

    def _leave(self) -> Intent | None:
        """The draft stays drawn beside the lines until another one is."""
        if self.view.changes:
            self.drawn(self.draft)
        return Pop()

    def _keep(self) -> Intent | None:
        name = self.name.text.strip()
        return Send(
            Once(keeping(self.draft, name), self.words.say("The what-if “{name}” is kept.", name=name))
        )

    def _again(self) -> Intent | None:
        command = RepeatLastChange(self.draft.parent)
        return Send(Once(command, self.words.say("Your last change was played again.")))

    def _turn_to(self, part: Part) -> Intent | None:
        self.part = part
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """What is decided left, what comes of it right; one of them at a time where there is less room."""
        say = ui.say
        header(ui, Header(f"{self.title} · {self.view.mark}", say("the same chance, other decisions")))
        box = content(ui).inset(6, 12)
        if room_of(ui) == "full":
            left, right = box.columns((0.5, 0.5), 40)
            self._decide(ui, left)
            self._comes(ui, right)
        else:
            box = self._tabs(ui, box)
            if self.part == "decide":
                self._decide(ui, box)
            else:
                self._comes(ui, box)
        changed = bool(self.view.changes)
        ready = changed and bool(self.name.text.strip()) and not self.view.troubles
        reason = "" if ready else say("Decide something otherwise") if not changed else say("Give it a name")
        if self.view.troubles:
            reason = self.view.troubles[0]
        keep = Button(
            "keep",
            (say("Keep this what-if"), say("Keep")),
            self._keep,
            ("Enter",),
            enabled=ready,
            reason=reason,
        )
        footer(ui, Footer(keep, left=Button("back", (say("Back"),), self._leave, ("Esc",), "terug")))

    def _tabs(self, ui: Ui, box: Box) -> Box:
        x, tall = box.x, max(48.0, ui.grow(40))
        parts: tuple[tuple[Part, str], ...] = (
            ("decide", ui.say("Decide")),
            ("comes", ui.say("What comes of it")),
        )
        for part, label in parts:
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, box.y, w, tall),
                label,
                id=f"part {part}",
                chosen=self.part == part,
                action=partial(self._turn_to, part),
            )
            x += w + 8
        return box.cut_top(tall, 10)[1]

    def _list(self) -> list[_Row]:
        say, view = self.words.say, self.view
        rows: list[_Row] = []
        for choice in view.choices:
            rows.append(_Row(f"head {choice.event}", choice.title, "head"))
            for option in choice.options:
                played = say("as it was played") if option.id == choice.played else ""
                rows.append(
                    _Row(
                        f"option {choice.event} {option.id}",
                        f"{option.letter} · {option.title}",
                        "radio",
                        option.id == choice.chosen,
                        None if option.locked else partial(self._answer, choice.event, option.id),
                        option.locked or played,
                    )
                )
        planned = self.book.edit(new_draft(self.turn, self.draft.parent), self.turn)
        rows.append(_Row("head plan", say("The plan"), "head"))
        rows.append(_Row("plan", say("Make the plan anew"), "button", False, self._plan_page))
        if planned.entries:
            inside = {entry.action for entry in view.entries}
            for entry, title in zip(planned.entries, planned.cards, strict=True):
                on = entry.action in inside
                rows.append(
                    _Row(f"card {entry.action}", title, "checkbox", on, partial(self._card, entry.action))
                )
        kept = self.book.branches()
        if kept:
            rows.append(_Row("head kept", say("Kept what-ifs"), "head"))
            for one in kept:
                rows.append(
                    _Row(f"kept {one.number}", one.name, "button", False, partial(self._show, one.number))
                )
            base = self.draft.parent
            for one in kept:
                if one.number == base:
                    back = say("Begin from the game again")
                    rows.append(_Row("base 0", back, "button", False, partial(self._base, 0)))
                elif one.turn <= self.turn:
                    label = say("Begin from “{name}”", name=one.name)
                    rows.append(
                        _Row(f"base {one.number}", label, "button", False, partial(self._base, one.number))
                    )
            for one in kept:
                label = say("Take “{name}” away", name=one.name)
                gone = Once(RemoveBranch(one.number), say("It is taken away; the log remembers it."))
                rows.append(_Row(f"gone {one.number}", label, "button", False, Send(gone)))
        return rows

    def _decide(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        tall = max(48.0, ui.grow(42))
        low, box = box.cut_bottom(tall, 10)
        self._naming(ui, low)
        listed = self._list()
        inset = ui.grow(40)
        ids = [one.id for one in listed]
        heights = []
        for one in listed:
            text = f"{one.text} · {one.state}" if one.state else one.text
            style = STRONG if one.kind == "head" else NAME
            heights.append(max(44.0, c.paragraph_height(text, style, box.w - inset - 12) + 10))
        first = next((one.id for one in listed if one.action is not None), None)
        if first is not None:
            ui.start_focus(first)
        for place, row in self.rows.window(ui, box.inset(2, 0), ids, heights):
            one = listed[place]
            text = f"{one.text} · {one.state}" if one.state else one.text
            if one.kind == "head":
                c.paragraph(row, text, STRONG, valign="bottom")
                ui.note(one.id, text, row, "heading")
                continue
            if one.on:
                c.rect(row, t.yellowsoft, t.cardline, 2, 10)
                tick(ui, row.x + inset / 2, row.cy, ui.grow(18))
            else:
                c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
            colour = t.ink if one.action is not None else t.ink2
            c.paragraph(
                Box(row.x + inset, row.y, row.w - inset - 8, row.h), text, NAME, colour, valign="middle"
            )
            element = Element(
                one.id,
                one.kind,
                one.text,
                row,
                description=one.state,
                state=(ui.say("chosen"),) if one.on else (),
                action=one.action,
                group="decide",
                enabled=one.action is not None,
            )
            if ui.add(element):
                ui.ring(row)

    def _naming(self, ui: Ui, box: Box) -> None:
        """The name it is kept under, and the same change as last time."""
        field = box
        if self.book.branches():
            label = ui.say("Our last change again")
            w = min(box.w * 0.55, button_width(ui, label, "R", "", SMALL_BUTTON))
            place, field = box.cut_right(w, 12)
            button(
                ui,
                place,
                (label, ui.say("Again")),
                id="again",
                action=self._again,
                keys=("R",),
                style=SMALL_BUTTON,
                read=label,
            )
        label = ui.say("A name for this what-if")
        text_field(ui, field, self.name, id="name", label=label, hint=ui.say("Name"), style=NAME)

    def _comes(self, ui: Ui, box: Box) -> None:
        words = self.words
        if not self.view.changes:
            told = ui.say("Choose another option, or leave a card out: what comes of it stands here at once.")
            ui.canvas.paragraph(box, told, BODY, ui.theme.ink2)
            ui.note("nothing yet", told, box)
            return
        shown = self.book.comparison(self.draft)
        parts = [(text, NAME) for text in self.view.changes]
        parts += panels.compared(words, shown, self.book.difference(self.draft, self.variable))
        if self.view.troubles:
            parts = [(text, STRONG) for text in self.view.troubles]
        self.reader.draw(ui, box, parts)
