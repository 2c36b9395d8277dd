"""What if: one quarter decided otherwise, under the same luck, with what comes of it beside it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

import pygame

from game.session.commands import RepeatLastChange
from game.session.debrief.branches import (
    keeping,
    new_draft,
    with_answer,
    with_plan,
    with_quarter,
    with_vision,
)
from game.session.debrief.decide import NAME_LENGTH
from game.session.events import PlanEntry, Sentence
from game.session.game import KeptBranch
from game.session.views.debrief_whatif import EditView, usual_name
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens.debrief_beside import draw_beside, part_tabs
from game.ui.screens.debrief_decisions import Row, choice_rows, plan_rows, vision_rows
from game.ui.screens.debrief_drafts import OtherPlan, OtherVision
from game.ui.screens.debrief_kept import KeptPage
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import ROW_GAP, Reader, Rows, tick_row, tick_width
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

Part = Literal["decide", "comes"]


class WhatIfPage:
    """A draft; nothing of it is kept until it is given a name.

    variable  the line whose difference is told
    drawn     called with a branch to draw beside the lines
    base      the kept what-if that it goes on from; 0: the game
    """

    def __init__(
        self,
        book: LookBack,
        turn: int,
        variable: str,
        drawn: Callable[[int | KeptBranch], Intent | None],
        words: Words,
        base: int = 0,
    ) -> None:
        self.book = book
        self.turn = turn
        self.variable = variable
        self.drawn = drawn
        self.words = words
        self.draft = new_draft(turn, base)
        self.view: EditView = book.edit(self.draft, turn)
        self.base: EditView = self.view
        """The quarter as it is in what the draft begins from."""
        self.name = TextField("", NAME_LENGTH)
        self.part: Part = "decide"
        self._back_with_more = False
        """A page that opened from here decided something: keeping it is next."""
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
        self.base = self.book.edit(new_draft(self.turn, self.draft.parent), self.turn)

    # deciding otherwise

    def _redraft(self, draft: KeptBranch) -> Intent | None:
        if draft.parent != self.draft.parent:
            self.base = self.book.edit(new_draft(self.turn, draft.parent), self.turn)
        self.draft = draft
        self.view = self.book.edit(draft, self.turn)
        self.name.set(usual_name(self.view), selected=True)
        self.reader.first = 0
        return None

    def _answer(self, event: str, option: str) -> Intent | None:
        return self._redraft(with_answer(self.book.game, self.draft, self.turn, event, option))

    def _card(self, action: str) -> Intent | None:
        """In or out of the plan; a card that comes back stands as it was planned."""
        decided = self.book.decided(self.draft, self.turn)
        inside = {entry.action for entry in decided.entries or ()} ^ {action}
        entries = tuple(entry for entry in self.base.entries if entry.action in inside)
        return self._redraft(with_plan(self.book.game, self.draft, self.turn, entries))

    def _plan_page(self) -> Intent | None:
        return Push(OtherPlan(self))

    def replan(self, entries: tuple[PlanEntry, ...]) -> str:
        """Another plan for this quarter; why it cannot be, or nothing."""
        trouble = self.book.trouble(self.draft, self.turn, entries)
        if not trouble:
            self._back_with_more = True
            self._redraft(with_plan(self.book.game, self.draft, self.turn, entries))
        return trouble

    def envision(self, stones: Mapping[str, int], sentences: tuple[Sentence, ...]) -> None:
        """Another vision: from the start, or from this quarter on."""
        self._back_with_more = True
        self._redraft(with_vision(self.book.game, self.draft, self.turn, stones, sentences))

    def _vision_page(self) -> Intent | None:
        return Push(OtherVision(self))

    def _vision_back(self) -> Intent | None:
        """The vision as it is in what this draft begins from."""
        base = self.book.decided(new_draft(self.turn, self.draft.parent), self.turn)
        draft = replace(self.draft, vision=None)
        if self.turn in draft.changes:
            decided = replace(draft.changes[self.turn], stones=base.stones, sentences=base.sentences)
            draft = with_quarter(draft, self.turn, decided)
        return self._redraft(draft)

    def _kept_page(self) -> Intent | None:
        return Push(KeptPage(self.book, self.variable, self.drawn, self._begin_on, self.words))

    def _begin_on(self, number: int) -> Intent | None:
        """Go on from a kept what-if, or from the game (0)."""
        self._redraft(new_draft(self.turn, number))
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
        """One key: the branch that does it already, or one that is kept now."""
        found = self.book.repeated(self.draft.parent)
        if found is not None:
            self.drawn(found.number)
            return Pop()
        command = RepeatLastChange(self.draft.parent)
        return Send(Once(command, self.words.say("Your last change was played again.")))

    def _turn_to(self, part: Part) -> Intent | None:
        self.part = part
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """What is decided left, what comes of it right; one of them at a time where there is less room."""
        say = ui.say
        header(ui, Header(f"{self.title} · {self.view.mark}", self._detail(ui)))
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
        if self._back_with_more:
            self._back_with_more = False
            ui.set_focus("keep")
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

    def _detail(self, ui: Ui) -> str:
        """On what it begins, where that fits."""
        usual = ui.say("the same chance, other decisions")
        if not self.view.base:
            return usual
        told = ui.say("on top of “{base}”", base=self.view.base_name)
        return told if ui.canvas.text_width(told) <= 1000 else usual

    def _tabs(self, ui: Ui, box: Box) -> Box:
        parts: tuple[tuple[Part, str], ...] = (
            ("decide", ui.say("Decide otherwise")),
            ("comes", ui.say("What comes of it")),
        )
        return part_tabs(ui, box, parts, self.part, self._turn_to)

    def _list(self) -> list[Row]:
        words, say, kept = self.words, self.words.say, len(self.book.branches())
        rows = [
            *choice_rows(self.view, words, self._answer),
            *plan_rows(self.view, self.base, words, self._plan_page, self._card),
            *vision_rows(self.view, words, self._vision_page, self._vision_back),
        ]
        if kept or self.draft.parent:
            rows.append(Row("head kept", say("Kept what-ifs"), "head"))
        if self.draft.parent:
            back = partial(self._redraft, new_draft(self.turn))
            rows.append(Row("base 0", say("Begin from the game again"), "button", False, back))
        if kept:
            label = self.words.many("Look at {n} kept what-if", "Look at {n} kept what-ifs", kept)
            rows.append(Row("kept", label, "button", False, self._kept_page, keys=("K",)))
        return rows

    def _decide(self, ui: Ui, box: Box) -> None:
        c, t = ui.canvas, ui.theme
        tall = max(48.0, ui.grow(42))
        low, box = box.cut_bottom(tall, 10)
        listed = self._list()
        width = box.w - 4 - tick_width(ui)
        ids = [one.id for one in listed]
        heights = []
        for one in listed:
            text = one.shown
            style = STRONG if one.kind == "head" else NAME
            heights.append(max(44.0, c.paragraph_height(text, style, width) + 10))
        first = next((one.id for one in listed if one.action is not None), None)
        if first is not None:
            ui.start_focus(first)
        for place, row in self.rows.window(ui, box.inset(2, 0), ids, heights, ROW_GAP):
            one = listed[place]
            text = one.shown
            if one.kind == "head":
                c.paragraph(Box(row.x, row.y, row.w, row.h - 7), text, STRONG, valign="bottom")
                ui.note(one.id, text, row, "heading")
                continue
            colour = t.ink if one.action is not None else t.ink2
            c.paragraph(tick_row(ui, row, one.on), text, NAME, colour, valign="middle")
            element = Element(
                one.id,
                one.kind,
                one.text,
                row,
                description=one.state,
                state=(ui.say("chosen"),) if one.on else (),
                action=one.action,
                keys=one.keys,
                group="decide",
                enabled=one.action is not None,
            )
            if ui.add(element):
                ui.ring(row)
        self._naming(ui, low)

    def _naming(self, ui: Ui, box: Box) -> None:
        """The name it is kept under, and the same change as last time."""
        field = box
        if self.book.branches():
            label = ui.say("Our last change again")
            forms = [label, ui.say("Again")]
            widths = [button_width(ui, form, "R", "", SMALL_BUTTON) for form in forms]
            w = next((w for w in widths if w <= box.w * 0.4), min(widths[-1], box.w / 2))
            place, field = box.cut_right(w, 12)
            button(
                ui,
                place,
                forms,
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
            told = ui.say(
                "Choose another option or leave a card out (Space, or a click): what comes of it stands here."
            )
            ui.canvas.paragraph(box, told, BODY, ui.theme.ink2)
            ui.note("nothing yet", told, box)
            return
        if self.view.troubles:
            self.reader.draw(ui, box, [(text, STRONG) for text in self.view.troubles])
            return
        shown = self.book.comparison(self.draft)
        why = self.book.difference(self.draft, self.variable)
        first = [(text, NAME) for text in self.view.changes]
        draw_beside(ui, box, self.reader, words, shown, why, first)
