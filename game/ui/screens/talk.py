"""The reveal and the talk: the other voice first, then the question and the spread; one person decides.

The clock is the screen's own. It runs from the reveal, waits when a game is resumed, and forces nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

import pygame

from game.session.commands import ChooseOption, CountAgain, Extend, RevealBallots
from game.session.views.event import OptionView
from game.session.views.talk import Reason, TalkView, VoteRow
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.intents import Intent, Push, Send
from game.ui.screens.counting import Counting
from game.ui.screens.deciding import Confirm, letter_row, names_of
from game.ui.screens.quarter import quarter_footer, quarter_header, room_of
from game.ui.screens.rows import Reader
from game.ui.screens.said import SaidPage
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, NAME, QUESTION, SAYING, SECTION, STRONG, Style
from game.ui.widgets.cards import section
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, tab, tab_width
from game.ui.widgets.frame import content
from game.ui.widgets.marks import letter_block, shows_keys
from game.ui.widgets.talk import RevealRow, Voter, clock_text, heap, reveal_rows, timer

TABS: Final[tuple[tuple[str, str, str], ...]] = (
    ("voice", mark("Talk"), "G"),
    ("votes", mark("Ballots"), "B"),
    ("sure", mark("How sure"), "Z"),
)


class TalkScreen:
    """From the closed ballots to the decision.

    running  the clock runs at once (just revealed); else it waits, as after a restart
    back     what the arrow at the left does; without it there is none
    """

    def __init__(
        self,
        view: TalkView,
        words: Words,
        *,
        running: bool = False,
        back: Callable[[], Intent | None] | None = None,
    ) -> None:
        self.view = view
        self.words = words
        self.back = back
        self.chosen: str | None = None
        self.confirming: Confirm | None = None
        self.counting: Counting | None = None
        self.page = "votes"
        self.runs = running
        self.spent = 0.0
        self._since: float | None = None
        self._reader = Reader("talk")

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.words.say("Talk")

    def refresh(self, view: TalkView) -> None:
        """The same talk after a change. What was closed and is open now starts the clock."""
        if view.event != self.view.event:
            self.chosen, self.confirming, self.counting = None, None, None
            self.spent, self._since, self.runs = 0.0, None, False
        if view.revealed and not self.view.revealed:
            self.runs = True
        self.view = view

    @property
    def _open(self) -> bool:
        """The table may talk and decide."""
        return self.view.revealed or self.view.skipped

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Nothing but its buttons."""
        return None

    # what the buttons do

    def _pause(self) -> Intent | None:
        self.runs = not self.runs
        return None

    def _choose(self, option: OptionView) -> Intent | None:
        if not option.locked:
            self.chosen = option.id
        return None

    def _chosen_option(self) -> OptionView | None:
        return next((row.option for row in self.view.rows if row.option.id == self.chosen), None)

    def _decide(self) -> Intent | None:
        option = self._chosen_option()
        if option is not None:
            against = self.view.majority is not None and option.id != self.view.majority
            self.confirming = Confirm(option, against=against)
        return None

    def _answered(self, sure: bool) -> Intent | None:
        option, asked = self._chosen_option(), self.confirming
        self.confirming = None
        if not sure or option is None or asked is None:
            return None
        return Send(ChooseOption(option.id, asked.reason.text.strip()))

    def _count(self) -> Intent | None:
        self.counting = Counting(
            [row.option for row in self.view.rows], [row.second or 0 for row in self.view.rows]
        )
        return None

    def _counted(self, counts: dict[str, int] | None) -> Intent | None:
        self.counting = None
        return Send(CountAgain(counts)) if counts is not None else None

    def _said(self) -> Intent | None:
        return Push(SaidPage(self.view, self.words))

    def _turn_to(self, page: str) -> Intent | None:
        self.page = page
        return None

    # the clock

    def _left(self, ui: Ui) -> float:
        """Seconds left, below zero when the time is over."""
        if self.runs and self._since is None:
            self._since = ui.now
        elif not self.runs and self._since is not None:
            self.spent += ui.now - self._since
            self._since = None
        gone = self.spent + (ui.now - self._since if self._since is not None else 0.0)
        return self.view.seconds - gone

    # drawing

    def draw(self, ui: Ui) -> None:
        """The talk as it fits on this window."""
        quarter_header(ui, self.view.header)
        room, body = room_of(ui), content(ui)
        left = self._left(ui)
        if room in ("full", "snug"):
            self._full(ui, body, left)
        else:
            self._tabbed(ui, body.inset(0, 12), left)
        self._footer(ui)
        if self.confirming is not None:
            self.confirming.draw(ui, self._answered)
        elif self.counting is not None:
            self.counting.draw(ui, self._counted)

    def _full(self, ui: Ui, body: Box, left: float) -> None:
        column = Box(28, body.y + 16, 380, body.h - 26)
        right = Box(440, body.y + 16, 812, body.h - 26)
        voice_h = self._voice_height(ui, column)
        voice, rest = column.cut_top(voice_h, 18)
        self._voice(ui, voice)
        self._question(ui, rest, left)
        if self.view.confidence or not self._open:
            low_h = max(196.0, ui.grow(38) + ui.canvas.line_height(SECTION) * 2 + 60) if self._open else 0.0
        else:
            low_h = 0.0
        if self._open:
            extra = max(48.0, ui.grow(40))
            low_h = max(low_h, extra + 8)
        low, upper = right.cut_bottom(low_h, 8 if low_h else 0)
        self._rows(ui, upper)
        if self._open:
            self._below(ui, low)

    # the other voice

    def _voice_text(self, ui: Ui) -> tuple[str, str]:
        """Heading and text of the card: who speaks first, or why nobody does."""
        view = self.view
        if view.skipped:
            name = names_of(view.decider)[0]
            return ui.say("Without a ballot"), ui.say("The ballot was skipped. {name} decides.", name=name)
        if not view.revealed:
            return ui.say("Everybody chose alone"), view.missing_text
        if view.unanimous:
            first, _, more = view.heading.partition(". ")
            return (f"{first}.", more) if more else (view.heading, "")
        if view.minority:
            return view.heading, quoted(view.minority[0])
        if view.tie:
            return view.heading, ui.say("No choice has the most ballots. Begin with what you do not know.")
        few = ui.say("Who chose otherwise may speak first, if they like.")
        return view.heading or ui.say("The other voice first"), few

    def _voice_style(self, ui: Ui, text: str, width: float, height: float) -> Style:
        quote = bool(self.view.minority)
        sizes = (27, 24, 21, 18) if quote else (24, 21, 18)
        for px in sizes:
            style = (SAYING if quote else LEAD_NAME)._replace(px=px, line=1.22)
            if ui.canvas.paragraph_height(text, style, width) <= height:
                return style
        return (SAYING if quote else LEAD_NAME)._replace(px=18, line=1.15)

    def _voice_height(self, ui: Ui, column: Box) -> float:
        _, text = self._voice_text(ui)
        c = ui.canvas
        base = ui.grow(34) + 36
        style = self._voice_style(ui, text, column.w - 40, 190 - base)
        return min(column.h * 0.52, max(150.0, base + c.paragraph_height(text, style, column.w - 40) + 8))

    def _voice(self, ui: Ui, box: Box) -> None:
        c, t, view = ui.canvas, ui.theme, self.view
        heading, text = self._voice_text(ui)
        c.rect(box, t.yellowsoft, t.cardline, 2, 10)
        inner = box.inset(20, 14)
        row, rest = inner.cut_top(ui.grow(34), 6)
        icon = ui.grow(24)
        c.icon("notitie" if not view.skipped else "overslaan", row.x + icon / 2, row.cy, icon)
        letter = self._minority_letter()
        wide = row.w - icon - 10 - (44 if letter else 0)
        place = Box(row.x + icon + 10, row.y, wide, row.h)
        if c.text_width(heading, STRONG) <= wide:
            c.text(place, heading, STRONG)
        else:
            c.paragraph(
                Box(place.x, row.y - 4, wide, row.h + 8), heading, STRONG._replace(line=1.05), valign="middle"
            )
        if letter:
            letter_block(ui, row.right - 17, row.cy, 34, letter)
        style = self._voice_style(ui, text, rest.w, rest.h)
        if c.paragraph_height(text, style, rest.w) <= rest.h + 2:
            c.paragraph(Box(rest.x, rest.y, rest.w, rest.h + 6), text, style)
            ui.note("voice", f"{heading}: {text}", box)
        else:
            self._reader.draw(ui, rest, [(text, style)])

    def _minority_letter(self) -> str:
        """The option that the first reason on the card belongs to."""
        if not self.view.minority:
            return ""
        first = self.view.minority[0]
        return next((row.option.letter for row in self.view.rows if first in row.reasons), "")

    # question, clock and order of speaking

    def _question(self, ui: Ui, box: Box, left: float) -> None:
        c, t, view = ui.canvas, ui.theme, self.view
        if not self._open:
            body = section(ui, box, ui.say("In a moment"))
            text = ui.say("All ballots open at once, so nobody is last. Then the other voice speaks first.")
            c.paragraph(body, text, LEAD_NAME)
            ui.note("soon", text, body)
            return
        body = section(ui, box, ui.say("Talk about it together"))
        ring = 54.0 * min(1.4, c.text_scale)
        clock_h = 2 * ring + 6
        order = self._order_text(ui)
        order_h = c.paragraph_height(order, BODY, body.w) if order else 0.0
        room = Box(body.x, body.y, body.w, body.h - clock_h - 10)
        style = QUESTION
        for px in (25, 22, 20, 18):
            style = QUESTION._replace(px=px)
            if c.paragraph_height(view.question, style, room.w) <= room.h - (order_h + 8 if order_h else 0):
                break
        height = c.paragraph_height(view.question, style, room.w) if view.question else 0.0
        if view.question and height <= room.h:
            c.paragraph(Box(room.x, room.y, room.w, height), view.question, style)
            ui.note("question", view.question, Box(room.x, room.y, room.w, height))
        elif view.question:
            self._reader.draw(ui, room, [(view.question, style)])
        y = room.y + height + 8
        if order and y + order_h <= room.bottom:
            place = Box(room.x, room.bottom - order_h, room.w, order_h)
            c.paragraph(place, order, BODY, t.ink2)
            ui.note("order", order, place)
        self._clock(ui, Box(body.x, body.bottom - clock_h, body.w, clock_h), left, ring)

    def _order_text(self, ui: Ui) -> str:
        names = [name.partition(", ")[0] for name in self.view.order]
        if len(names) < 2:
            return ""
        full = ui.say("By lot, in this order: {names}.", names=", ".join(names))
        return full

    def _clock(self, ui: Ui, box: Box, left: float, ring: float) -> None:
        timer(ui, box.x + ring, box.y + ring + 2, left, self.view.seconds, paused=not self.runs)
        x = box.x + 2 * ring + 36
        w = min(200.0 * max(1.0, ui.canvas.text_scale * 0.8), box.right - x)
        tall = max(44.0, ui.grow(40))
        gap = min(10.0, 2 * ring - 2 * tall)
        if gap < 2:
            tall, gap = 44.0, 6.0
        y = box.y + ring + 2 - tall - gap / 2
        pause = (
            ui.say("Pause")
            if self.runs
            else ui.say("Start")
            if left >= self.view.seconds - 1
            else ui.say("Go on")
        )
        for id, label, keys, action in (
            ("pause", pause, ("P",), self._pause),
            ("more time", ui.say("+ 1 min"), ("+",), Send(Extend(60))),
        ):
            button(ui, Box(x, y, w, tall), label, id=id, action=action, keys=keys, style=SMALL_BUTTON)
            y += tall + gap

    # the ballots

    def _rows(self, ui: Ui, box: Box) -> None:
        rows = tuple(self._row(ui, row) for row in self.view.rows)
        closed = not self.view.revealed
        progress = ui.progress("reveal", 250) if self.view.revealed else 1.0
        most = 116.0 * max(1.0, ui.canvas.text_scale)
        tall = min(box.h, 2 + most * len(rows))
        head = 0.0
        if self.view.tie:
            head = ui.canvas.line_height(SECTION) + 6
            ui.canvas.text(Box(box.x, box.y, box.w, head), ui.say("Evenly split"), SECTION)
            ui.note("tie", ui.say("Evenly split"), Box(box.x, box.y, box.w, head))
        place = Box(box.x, box.y + head, box.w, min(box.h - head, tall))
        reveal_rows(
            ui,
            place,
            rows,
            progress=progress,
            closed=closed,
            action=(lambda letter: self._said) if self.view.revealed else None,
        )

    def _row(self, ui: Ui, row: VoteRow) -> RevealRow:
        chips = ", ".join(text.lower() if n == 1 else f"{text.lower()} {n}×" for text, n in row.chips)
        quotes = " ".join(quoted(reason) for reason in row.reasons)
        voters = tuple(Voter(person.icon, not person.formal, names_of(person)[0]) for person in row.who)
        return RevealRow(
            row.option.letter,
            row.option.title,
            chips,
            row.votes,
            voters,
            row.second,
            row.spoken,
            quotes,
        )

    # below the ballots: how sure, and what else can be done

    def _below(self, ui: Ui, box: Box) -> None:
        c, t, view = ui.canvas, ui.theme, self.view
        tall = max(44.0, ui.grow(40))
        if not view.confidence:
            self._more_buttons(ui, box.cut_bottom(tall)[0], stacked=False)
            return
        c.hline(box.x, box.y, box.w)
        left, right = box.cut_left(206, 0)
        label = ui.say("How sure are you together?")
        label_h = c.paragraph_height(label, SECTION, left.w - 12)
        c.paragraph(Box(left.x, left.y + 10, left.w - 12, label_h), label, SECTION)
        ui.note("sure label", label, left, "heading")
        y = left.y + 10 + label_h + 2
        note = ui.say("never with names")
        buttons_h = 2 * tall + 8 if view.revealed else 0.0
        if y + c.line_height(BODY) + buttons_h <= box.bottom:
            c.text(Box(left.x, y, left.w, c.line_height(BODY)), note, BODY, t.ink2)
        self._more_buttons(ui, Box(left.x, box.bottom - buttons_h, left.w - 14, buttons_h), stacked=True)
        heap(
            ui,
            Box(right.x, right.y + 24, right.w, right.h - 30),
            [word for word, _ in view.confidence],
            [n for _, n in view.confidence],
            label=label,
        )

    def _more_buttons(self, ui: Ui, box: Box, *, stacked: bool) -> None:
        """All reasons and the order; a count by hands."""
        if not self.view.revealed:
            return
        tall = max(44.0, ui.grow(40))
        x, y = box.x, box.y
        for id, label, short, key, action in (
            ("said", ui.say("All reasons"), ui.say("Reasons"), "R", self._said),
            ("count", ui.say("Count hands"), ui.say("Hands"), "H", self._count),
        ):
            w = box.w if stacked else button_width(ui, label, key, "", SMALL_BUTTON)
            button(
                ui, Box(x, y, w, tall), (label, short), id=id, action=action, keys=(key,), style=SMALL_BUTTON
            )
            if stacked:
                y += tall + 8
            else:
                x += w + 12

    # text 150 % and more: one region at a time

    def _tabbed(self, ui: Ui, body: Box, left: float) -> None:
        tall = max(48.0, ui.grow(36))
        strip, rest = body.cut_top(tall, 12)
        x = strip.x
        tabs = [one for one in TABS if one[0] != "sure" or self.view.confidence]
        for page, label, key in tabs:
            w = tab_width(ui, ui.say(label))
            tab(
                ui,
                Box(x, strip.y, w, tall),
                ui.say(label),
                id=f"tab {page}",
                chosen=page == self.page,
                action=partial(self._turn_to, page),
                keys=(key,),
            )
            x += w + 8
        clock = clock_text(left)
        if self._open and ui.canvas.text_width(clock, SECTION) <= strip.right - x - 12:
            ui.canvas.text(strip, clock, SECTION, align="right")
            ui.wake_in(1.0) if self.runs else None
        if self.page == "voice":
            self._voice_page(ui, rest, left)
        elif self.page == "sure" and self.view.confidence:
            label = ui.say("How sure are you together?")
            head, low = rest.cut_top(ui.canvas.line_height(SECTION) + 8)
            ui.canvas.text(head, (label, ui.say("How sure")), SECTION)
            self._heap_rows(ui, low)
        else:
            if self.view.revealed:
                foot = max(48.0, ui.grow(40))
                low, rest = rest.cut_bottom(foot, 8)
                self._more_buttons(ui, low, stacked=False)
            self._rows(ui, rest)

    def _heap_rows(self, ui: Ui, box: Box) -> None:
        """The heap lying down: a word a row, where five words do not fit beside each other."""
        c = ui.canvas
        wide = max(c.text_width(word) for word, _ in self.view.confidence) + 24
        for (word, n), row in zip(self.view.confidence, box.rows(len(self.view.confidence)), strict=True):
            c.text(Box(row.x, row.y, wide, row.h), word)
            r = min(15.0, row.h * 0.3)
            for i in range(n):
                c.circle(row.x + wide + r + i * (2 * r + 8), row.cy, r, ui.theme.ink)
            c.text(Box(row.right - 80, row.y, 80, row.h), str(n), SECTION, align="right")
            ui.note(f"sure {word}", word, row, "item", str(n))

    def _voice_page(self, ui: Ui, box: Box, left: float) -> None:
        heading, text = self._voice_text(ui)
        parts: list[tuple[str, Style]] = [(heading, STRONG)]
        if text:
            parts.append((text, SAYING._replace(px=24) if self.view.minority else BODY))
        if self.view.question:
            parts.append((self.view.question, NAME))
        order = self._order_text(ui)
        if order:
            parts.append((order, BODY))
        rest = box
        if self._open:
            foot = max(48.0, ui.grow(40))
            low, rest = box.cut_bottom(foot, 10)
            self._clock_row(ui, low, left)
        self._reader.draw(ui, rest, parts)

    def _clock_row(self, ui: Ui, box: Box, left: float) -> None:
        x = box.x
        pause = ui.say("Pause") if self.runs else ui.say("Go on")
        for id, label, keys, action in (
            ("pause", pause, ("P",), self._pause),
            ("more time", ui.say("+ 1 min"), ("+",), Send(Extend(60))),
        ):
            w = button_width(ui, label, keys[0], "", SMALL_BUTTON)
            button(ui, Box(x, box.y, w, box.h), label, id=id, action=action, keys=keys, style=SMALL_BUTTON)
            x += w + 14
        if not shows_keys(ui):
            ui.note("time left", clock_text(left), box, "timer")

    # the decision

    def _footer(self, ui: Ui) -> None:
        view = self.view
        back = Button("back", (ui.say("Back"),), self.back, (), "terug", bare=True) if self.back else None
        if not self._open:
            go = Button(
                "reveal",
                (ui.say("Reveal"),),
                Send(RevealBallots()),
                ("Space", "Enter"),
                enabled=view.missing == 0,
                reason=view.missing_text,
            )
            quarter_footer(ui, view.header, go, back)
            return
        chosen = self._chosen_option()
        decide = Button(
            "decide",
            (ui.say("Record the decision"), ui.say("Record")),
            self._decide,
            ("Enter",),
            enabled=chosen is not None,
        )
        wide = room_of(ui) in ("full", "snug")
        if not wide:
            decide = replace(decide, label=(ui.say("Record"),))
        room = quarter_footer(ui, view.header, decide, back, left=True)
        letter_row(
            ui,
            room,
            view.decider,
            [row.option for row in view.rows],
            self.chosen,
            self._choose,
            hint=ui.say("Choose an option"),
        )


def quoted(reason: Reason) -> str:
    """A reason between quotes, with who said it where names are shown."""
    said = f"“{reason.text}”"
    return f"{said} {reason.who.partition(', ')[0]}" if reason.who else said
