"""Why something changed: the waterfall of one row, level by level, and its replay."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.session.views.figures import signed
from game.session.views.levels import is_better_up
from game.session.views.why import OTHERS, Cause, Explanation, Story
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.intents import Intent
from game.ui.screens.pages import Pages, pager_height
from game.ui.screens.result_told import CauseRow, Said, chain, draw_said, pieces, said_height
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, SECTION, VALUE_SMALL
from game.ui.widgets.charts import LIST_FROM, Step, waterfall
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width
from game.ui.widgets.marks import key_cap, key_width, shows_keys

Explain = Callable[[str, tuple[str, ...]], Story]
"""The story of a variable from a level on: that level first, then what its largest cause leads to."""
ICONS: Final = {
    "action": "maken",
    "decision": "check",
    "event": "gebeurtenis",
    "earlier": "onderweg",
    "interplay": "samenhang",
    "chance": "flexibel",
}
STEP_MS: Final = 450.0


class Why:
    """The explanation of one variable, the path to the level that is open, and the replay."""

    def __init__(self, explain: Explain, words: Words, variable: str) -> None:
        self.explain = explain
        self.words = words
        self.variable = variable
        self.path: tuple[str, ...] = ()
        self.smaller = False
        self.pages = Pages("causes")
        self._replay = 0
        self._shown: int | None = None
        self._calm = False
        self._stories: dict[tuple[str, tuple[str, ...]], Story] = {}
        self._to_focus: str | None = None

    @property
    def now(self) -> Explanation:
        """The level that is open."""
        return self.story[0]

    @property
    def story(self) -> Story:
        """The level that is open, and on from there."""
        return self._story(self.path)

    def _story(self, path: tuple[str, ...]) -> Story:
        key = (self.variable, path)
        if key not in self._stories:
            self._stories[key] = self.explain(*key)
        return self._stories[key]

    @property
    def deep(self) -> bool:
        """Whether Esc goes a level up."""
        return bool(self.path) or self.smaller

    def renew(self, explain: Explain, words: Words) -> None:
        """Another language: the same level in other words."""
        self.explain, self.words = explain, words
        self._stories.clear()

    def choose(self, variable: str) -> Intent | None:
        """Explain something else, from its top."""
        if variable != self.variable:
            self.variable, self.path, self.smaller = variable, (), False
            self._still()
        return None

    def open(self, cause: Cause) -> Intent | None:
        """A level deeper, or the smaller ones."""
        if cause.id == OTHERS:
            self.smaller = True
        else:
            self.path, self.smaller = (*self.path, cause.id), False
        self._still()
        self._to_focus = "step 0"
        return None

    def up(self) -> Intent | None:
        """A level back."""
        if self.smaller:
            self.smaller = False
        elif self.path:
            self.path = self.path[:-1]
        self._still()
        self._to_focus = "step 0" if self.deep else f"row {self.variable}"
        return None

    def replay(self) -> Intent | None:
        """The change once more, step by step; without motion each press brings the next step."""
        steps = len(self.now.causes)
        if self._calm:
            self._shown = 1 if self._shown is None else self._shown + 1
            if self._shown >= steps:
                self._shown = None
            return None
        self._replay += 1
        return None

    def _still(self) -> None:
        self._shown = None
        self._replay = 0
        self.pages.first = 0

    # drawing

    def draw(self, ui: Ui, box: Box) -> None:
        """Title, waterfall (or its list), and below it the sentence or the step in focus."""
        as_list = ui.canvas.text_scale >= LIST_FROM
        if self._to_focus is not None:
            # a list begins with the story: the first step may stand pages further on
            ui.set_focus("up" if as_list and self.deep and not self.smaller else self._to_focus)
            self._to_focus = None
        self._calm = ui.look.calm
        ui.canvas.hline(box.x, box.y, box.w)
        room = self._title(ui, box.cut_top(4)[1], as_list)
        if self.smaller:
            self._list(ui, room, self.now.smaller, ())
        elif as_list:
            self._list(ui, room, self.now.causes, self._told())
        else:
            self._beside(ui, room)

    def _beside(self, ui: Ui, room: Box) -> None:
        """The waterfall, and below it as much of the story as fits: whole sentences, the first ones first."""
        c = ui.canvas
        told = self._told_of_focus(ui)
        least = (len(self.now.causes) + 2) * (c.line_height(SECTION) + c.line_height(BODY) + 2)
        heights = [said_height(ui, said, room.w) for said in told]
        used, shown = 14.0 + heights[0], 1
        while shown < len(told) and used + heights[shown] <= room.h - least - 8:
            used, shown = used + heights[shown], shown + 1
        below, above = room.cut_bottom(used, 8)
        self._waterfall(ui, above.cut_top(4)[1])
        c.hline(below.x, below.y, below.w)
        y = below.y + 8
        for place, (said, h) in enumerate(zip(told, heights, strict=True)):
            box = Box(below.x, y, below.w, h) if place < shown else below
            if place < shown:
                draw_said(ui, box, said)
                y += h
            ui.note(f"sentence {place}", said.text, box)

    def _told(self) -> tuple[Said, ...]:
        """The story from the level that is open, then what else there is to say of that level."""
        links = self.story
        rest = (*links[0].details, links[0].total)
        return (*chain(link.sentence for link in links), *(Said(text, "detail") for text in rest))

    def _told_of_focus(self, ui: Ui) -> tuple[Said, ...]:
        """The same, or of a step in focus what it did and the story behind it."""
        kind, _, place = (ui.focus or "").partition(" ")
        causes = self.now.smaller if self.smaller else self.now.causes
        if kind != "step" or not place.isdigit() or int(place) >= len(causes):
            return self._told()
        step = causes[int(place)]
        behind = self._story((*self.path, step.id)) if step.opens and step.id != OTHERS else ()
        details = behind[0].details if behind else ()
        sentences = (step.spoken, *(link.sentence for link in behind))
        return (*chain(sentences), *(Said(text, "detail") for text in details))

    def _title(self, ui: Ui, box: Box, as_list: bool) -> Box:
        c, t, words = ui.canvas, ui.theme, self.words
        h = max(40.0, ui.grow(36))
        row, room = box.cut_top(h)
        edge = row.right
        if self.deep:
            label = words.say("one level up")
            w = button_width(ui, label, "Esc", "", SMALL_BUTTON)
            part = Box(row.right - w, row.y + 2, w, h - 2)
            button(ui, part, label, id="up", action=self.up, keys=("Esc", "Backspace"), style=SMALL_BUTTON)
            edge = part.x - 12
        elif not as_list and self.now.causes:
            edge = self._replay_sign(ui, row)
        title = words.say("The smaller causes") if self.smaller else self.now.title
        place = Box(row.x, row.y, edge - row.x, h)
        lines = c.paragraph_height(title, SECTION, place.w)
        if lines > h:
            place = Box(row.x, row.y + 4, edge - row.x, lines)
            room = box.cut_top(lines + 8)[1]
        c.paragraph(place, title, SECTION, valign="middle")
        ui.note("why", title, place, "heading")
        if self.path:
            trail = " › ".join((self._story(())[0].title.partition(":")[0], *self.now.path))
            trail_h = c.paragraph_height(trail, BODY, room.w)
            c.paragraph(Box(room.x, room.y, room.w, trail_h), trail, BODY, t.ink2)
            ui.note("trail", trail, Box(room.x, room.y, room.w, trail_h))
            room = room.cut_top(trail_h, 2)[1]
        return room

    def _replay_sign(self, ui: Ui, row: Box) -> float:
        """The word and key of the replay, which can be clicked too; returns where they begin."""
        c, label = ui.canvas, self.words.say("replay")
        w = c.text_width(label) + (key_width(ui, "Space") + 8 if shows_keys(ui) else 0)
        title_w = min(c.text_width(self.now.title, SECTION), row.w * 0.6)
        if title_w + w + 12 > row.w:
            label, w = "", key_width(ui, "Space")
        x = row.right - w
        if label:
            c.text(Box(x, row.y, c.text_width(label) + 1, row.h), label, colour=ui.theme.ink2)
        if shows_keys(ui):
            key_cap(ui, row.right, row.cy, "Space", align="right")
        place = Box(x - 4, row.cy - 22, w + 4, 44)
        element = Element(
            "replay",
            "button",
            self.words.say("Replay the change step by step"),
            place,
            action=self.replay,
            keys=("Space",),
        )
        if ui.add(element):
            ui.ring(Box(x - 2, row.cy - 17, w + 4, 34))
        return x - 12

    def _waterfall(self, ui: Ui, room: Box) -> None:
        now = self.now
        if not now.causes:
            return
        steps = [self._step(cause) for cause in now.causes]
        waterfall(
            ui,
            room,
            now.begin,
            now.end,
            steps,
            begin_label=self._moment(now.span[0] - 1)
            if self.path
            else self.words.say("Begin of the quarter"),
            end_label=self._moment(now.span[-1]) if self.path else self.words.say("End of the quarter"),
            shown=self._progress(ui, len(steps)),
        )

    def _moment(self, turn: int) -> str:
        if not turn:
            return self.words.say("At the start")
        return self.words.say("After quarter {turn}", turn=turn)

    def _progress(self, ui: Ui, steps: int) -> float | None:
        if self._shown is not None:
            return float(self._shown)
        if not self._replay:
            return None
        key = f"replay {self.variable} {self.path} {self._replay}"
        return sum(ui.progress(f"{key} {i}", STEP_MS, STEP_MS * i) for i in range(steps))

    def _step(self, cause: Cause) -> Step:
        action = partial(self.open, cause) if cause.opens else None
        return waterfall_step(cause, self._good(cause), action, _stay)

    def _good(self, cause: Cause) -> bool:
        if cause.points == 0:
            return True
        return (cause.points > 0) is (is_better_up(self.now.variable) is not False)

    def _list(self, ui: Ui, room: Box, causes: tuple[Cause, ...], story: tuple[Said, ...]) -> None:
        """Sentences and causes as rows of words: the smaller ones, and the waterfall at large text."""
        free = room.h - pager_height(ui) - 8
        told = [piece for said in story for piece in pieces(ui, said, room.w, free)]
        rows = [CauseRow(ui, cause, room.w) for cause in causes]
        heights = [
            *(said_height(ui, said, room.w) + 8 for said in told),
            *(row.height for row in rows),
        ]
        kind, _, at = (ui.focus or "").partition(" ")
        on_step = kind == "step" and at.isdigit() and int(at) < len(causes)
        follow = len(told) + int(at) if on_step else None
        for place, box in self.pages.window(ui, room, heights, follow=follow):
            if place < len(told):
                draw_said(ui, box, told[place])
                ui.note(f"sentence {place}", told[place].text, box)
            else:
                at_row = place - len(told)
                self._row(ui, box, rows[at_row], at_row)

    def _row(self, ui: Ui, box: Box, row: CauseRow, place: int) -> None:
        c, t, cause = ui.canvas, ui.theme, row.cause
        line = Box(box.x + 8, box.y + 2, box.w - 16, row.name_h)
        icon = "menu" if cause.id == OTHERS else ICONS.get(cause.kind, "samenhang")
        c.icon(icon, line.x + ui.grow(12), line.cy, ui.grow(24), t.ink, t.yellow)
        words = Box(line.x + ui.grow(34), line.y, row.words_w, row.name_h)
        c.paragraph(words, cause.name, LEAD_NAME, valign="middle")
        c.text(line, signed(cause.points), VALUE_SMALL, t.ink if self._good(cause) else t.red, align="right")
        if row.detail:
            rest = Box(words.x, line.bottom - 4, row.words_w, box.bottom - line.bottom + 4)
            c.paragraph(rest, row.detail, BODY, t.ink2)
        c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)
        element = Element(
            f"step {place}",
            "row" if cause.opens else "item",
            f"{cause.name} {signed(cause.points)}",
            box,
            description=row.detail,
            action=partial(self.open, cause) if cause.opens else None,
            on_focus=_stay,
            group="steps",
        )
        if ui.add(element):
            ui.ring(box.inset(2))

    def past_the_edge(self, ui: Ui, key: str) -> bool:
        """An arrow beyond the steps that are shown."""
        kind, _, at = (ui.focus or "").partition(" ")
        causes = self.now.smaller if self.smaller else self.now.causes
        step = {"↓": 1, "↑": -1}.get(key, 0)
        if kind != "step" or not at.isdigit() or not step or not 0 <= int(at) + step < len(causes):
            return False
        ui.set_focus(f"step {int(at) + step}")
        return True


def _stay() -> None:
    """Focusing a step changes nothing but what stands below; having this makes it a stop."""


def waterfall_step(cause: Cause, good: bool, action: Action, on_focus: Action = None) -> Step:
    """A cause as a step of the waterfall, with its kind and its largest source.

    good    whether it worked the favourable way
    action  what follows it upstream; None where that goes no further
    """
    kind = "" if cause.id == OTHERS else cause.kind_text
    both = " · ".join(part for part in (kind, cause.detail) if part)
    forms = tuple(dict.fromkeys(form for form in (both, cause.detail, kind) if form))
    icon = "menu" if cause.id == OTHERS else ICONS.get(cause.kind, "samenhang")
    return Step(cause.name, forms or ("",), cause.points, icon, good, action, on_focus)
