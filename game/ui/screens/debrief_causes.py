"""Why a line moved: its causes over the chosen quarter or all so far, each followed upstream."""

from __future__ import annotations

from functools import partial

import pygame

from game.session.views.levels import is_better_up
from game.session.views.why import Cause, Story
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.intents import Intent
from game.ui.lookback import LookBack
from game.ui.screens.result_why import waterfall_step
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, NAME, SECTION, VALUE_SMALL
from game.ui.widgets.charts import waterfall
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width
from game.ui.widgets.marks import delta, delta_width


class CausesPanel:
    """The causes as rows that add up, then the same in sentences."""

    def __init__(self, book: LookBack) -> None:
        self.book = book
        self.variable = ""
        self.turn = 0
        self.path: tuple[str, ...] = ()
        """How far upstream the causes are followed."""
        self.whole = False
        """Of all quarters up to the chosen one, not of that one alone."""
        self.story: Story = ()
        self.rows = Rows("causes", keys=False)
        self.reader = Reader("cause words")

    def explain(self, variable: str, turn: int) -> None:
        """Another line or quarter, from its top; the same once more after the game changed."""
        if (variable, turn) != (self.variable, self.turn):
            self.variable, self.turn, self.path = variable, turn, ()
        self._tell()

    def _tell(self) -> None:
        self.story, self.reader.first = (), 0
        if self.turn:
            first = 1 if self.whole else 0
            self.story = self.book.story(self.variable, self.path, self.turn, first)

    def _follow(self, id: str) -> Intent | None:
        self.path = (*self.path, id)
        self._tell()
        return None

    def _up(self) -> Intent | None:
        self.path = self.path[:-1]
        self._tell()
        return None

    def _span(self) -> Intent | None:
        self.whole, self.path = not self.whole, ()
        self._tell()
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> None:
        """Rows beyond the edge; the wheel."""
        self.rows.handle(event, ui)

    # drawing

    def draw(
        self,
        ui: Ui,
        box: Box,
        name: str,
        covered: str,
        beside: str = "",
        enlarge: Action = None,
        *,
        large: bool = False,
    ) -> None:
        """name     of the line that is explained
        covered  why nothing is shown yet; may be empty
        beside   what a what-if has here; may be empty
        enlarge  shows them alone
        large    for the back row: as a waterfall, the sentences beside it
        """
        tall = max(44.0, ui.grow(36))
        row, rest = box.cut_top(tall, 4)
        if covered or not self.story:
            told = covered or ui.say("At the start nothing has changed yet. Choose a quarter.")
            ui.canvas.text(row, ui.say("Why"), SECTION)
            ui.note("explained", ui.say("Why"), row, "heading")
            ui.canvas.paragraph(rest, told, BODY, ui.theme.ink2)
            ui.note("no causes", told, rest)
            return
        self._head(ui, row, name, enlarge)
        if large:
            left, right = rest.cut_top(8)[1].columns((0.56, 0.44), 48)
            self._waterfall(ui, left)
            self.reader.draw(ui, right, [(text, LEAD_NAME) for text in self._sentences(beside)])
        else:
            self._rows(ui, rest, beside)

    def _sentences(self, beside: str) -> list[str]:
        return [text for text in (beside, " ".join(link.sentence for link in self.story)) if text]

    def _waterfall(self, ui: Ui, box: Box) -> None:
        """From the level before to the level after, a block a cause; Enter on one follows it upstream."""
        one, say = self.story[0], ui.say
        before, after = one.span[0] - 1, one.span[-1]
        steps = [
            waterfall_step(cause, self._good(cause), partial(self._follow, cause.id) if cause.opens else None)
            for cause in one.causes
        ]
        waterfall(
            ui,
            box,
            one.begin,
            one.end,
            steps,
            begin_label=say("After quarter {turn}", turn=before) if before else say("At the start"),
            end_label=say("After quarter {turn}", turn=after),
            group="causes",
        )

    def _head(self, ui: Ui, row: Box, name: str, enlarge: Action) -> None:
        c, one = ui.canvas, self.story[0]
        right = row.right
        for id, label, key, action, there in (
            ("span", ui.say("One quarter") if self.whole else ui.say("All so far"), "A", self._span, True),
            ("up", ui.say("Back"), "U", self._up, bool(self.path)),
        ):
            if not there:
                continue
            w = button_width(ui, label, "", "", SMALL_BUTTON)
            button(
                ui,
                Box(right - w, row.y, w, row.h),
                label,
                id=f"causes {id}",
                action=action,
                keys=(key,),
                style=SMALL_BUTTON,
                group="cause tools",
            )
            right -= w + 8
        place = Box(row.x, row.y, right - row.x - 4, row.h)
        forms = (f"{one.path[-1] if one.path else name}: {one.begin} → {one.end}", f"{one.begin} → {one.end}")
        used = c.text(place, forms, SECTION)
        ui.note("explained", one.title, place, "heading", forms[0])
        if enlarge is not None:
            self._larger(ui, place, used.right, enlarge)

    def _larger(self, ui: Ui, title: Box, end: float, enlarge: Action) -> None:
        """The title is the button: beside it there is no room for one. Its sign stands where it fits."""
        size = ui.grow(22)
        if end + 8 + size <= title.right:
            ui.canvas.icon("scherm", end + 8 + size / 2, title.cy, size)
        told = ui.say("the causes alone, large, as a waterfall")
        element = Element(
            "causes large", "button", told, title, action=enlarge, keys=("C",), group="cause tools"
        )
        if ui.add(element):
            ui.ring(title)

    def _rows(self, ui: Ui, box: Box, beside: str) -> None:
        c, t, causes = ui.canvas, ui.theme, self.story[0].causes
        sentences = self._sentences(beside)
        points_w = max((delta_width(ui, one.points, VALUE_SMALL) for one in causes), default=0.0) + 12
        room = box.w - points_w
        ids = [f"cause {cause.id}" for cause in causes] + [f"cause story {n}" for n in range(len(sentences))]
        heights = [max(ui.grow(36), c.paragraph_height(_told(one), NAME, room) + 8) for one in causes]
        heights += [c.paragraph_height(text, BODY, box.w) + 12 for text in sentences]
        for at, part in self.rows.window(ui, box, ids, heights):
            if at >= len(causes):
                said = sentences[at - len(causes)]
                c.paragraph(part.cut_top(8)[1], said, BODY, t.ink2)
                ui.note(ids[at], said, part)
                continue
            cause = causes[at]
            c.paragraph(Box(part.x, part.y, room, part.h), _told(cause), NAME, valign="middle")
            delta(
                ui,
                part.right,
                part.cy,
                cause.points,
                good=self._good(cause),
                align="right",
                style=VALUE_SMALL,
            )
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

    def _good(self, cause: Cause) -> bool:
        """Whether it worked the favourable way for what is explained; what did nothing did no harm."""
        if not cause.points:
            return True
        better = is_better_up(self.story[0].variable, self.book.game.scenario)
        return (cause.points > 0) is (better is not False)


def _told(cause: Cause) -> str:
    more = " ›" if cause.opens else ""
    return f"{cause.name} · {cause.detail}{more}" if cause.detail else f"{cause.name}{more}"
