"""Why something changed: the waterfall of one row, level by level, and its replay."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.session.views.figures import signed
from game.session.views.levels import is_better_up
from game.session.views.result import OTHERS, Cause, Explanation
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent
from game.ui.screens.pages import Pages
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, SECTION, VALUE_SMALL
from game.ui.widgets.charts import LIST_FROM, Step, waterfall
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width
from game.ui.widgets.marks import key_cap, key_width, shows_keys

Explain = Callable[[str, tuple[str, ...]], Explanation]
ICONS: Final = {
    "action": "maken",
    "decision": "check",
    "event": "gebeurtenis",
    "earlier": "onderweg",
    "interplay": "samenhang",
    "chance": "flexibel",
}
STEP_MS: Final = 450.0
SENTENCE: Final = LEAD_NAME


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
        self._told: dict[tuple[str, tuple[str, ...]], Explanation] = {}
        self._to_focus: str | None = None

    @property
    def now(self) -> Explanation:
        """The level that is open."""
        key = (self.variable, self.path)
        if key not in self._told:
            self._told[key] = self.explain(*key)
        return self._told[key]

    @property
    def deep(self) -> bool:
        """Whether Esc goes a level up."""
        return bool(self.path) or self.smaller

    def renew(self, explain: Explain, words: Words) -> None:
        """Another language: the same level in other words."""
        self.explain, self.words = explain, words
        self._told.clear()

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
        if self._to_focus is not None:
            ui.set_focus(self._to_focus)
            self._to_focus = None
        self._calm = ui.look.calm
        as_list = ui.canvas.text_scale >= LIST_FROM
        ui.canvas.hline(box.x, box.y, box.w)
        room = self._title(ui, box.cut_top(4)[1], as_list)
        told = self._told_below(ui)
        c = ui.canvas
        told_h = c.paragraph_height(told, SENTENCE, box.w) + 14
        total = self.now.total if not as_list and not self.deep else ""
        if total:
            told_h += c.line_height(BODY) + 2
        if as_list and (told_h > room.h * 0.3 or c.text_scale > 1.6):
            told, told_h = "", 0.0
            ui.note("sentence", self.now.sentence, room)
        below, room = room.cut_bottom(told_h, 8)
        room = room.cut_top(4)[1]
        if self.smaller:
            self._list(ui, room, self.now.smaller)
        elif as_list:
            self._list(ui, room, self.now.causes, ends=True)
        else:
            self._waterfall(ui, room)
        if not told:
            return
        c.hline(below.x, below.y, below.w)
        used = c.paragraph(below.cut_top(8)[1], told, SENTENCE)
        ui.note("sentence", told, below)
        if total:
            c.text(Box(below.x, used.bottom + 2, below.w, c.line_height(BODY)), total, BODY, ui.theme.ink2)
            ui.note("total", total, Box(below.x, used.bottom + 2, below.w, c.line_height(BODY)))

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
            trail = " › ".join((self.explain(self.variable, ()).title.partition(":")[0], *self.now.path))
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
            begin_label=self.words.say("At the start")
            if self.path
            else self.words.say("Begin of the quarter"),
            end_label=self.words.say("Now") if self.path else self.words.say("End of the quarter"),
            shown=self._progress(ui, len(steps)),
        )

    def _progress(self, ui: Ui, steps: int) -> float | None:
        if self._shown is not None:
            return float(self._shown)
        if not self._replay:
            return None
        key = f"replay {self.variable} {self.path} {self._replay}"
        return sum(ui.progress(f"{key} {i}", STEP_MS, STEP_MS * i) for i in range(steps))

    def _step(self, cause: Cause) -> Step:
        kind = "" if cause.id == OTHERS else cause.kind_text
        forms = tuple(
            dict.fromkeys(
                form
                for form in (
                    " · ".join(part for part in (kind, cause.detail) if part),
                    cause.detail,
                    kind,
                )
                if form
            )
        )
        return Step(
            cause.name,
            forms or ("",),
            cause.points,
            "menu" if cause.id == OTHERS else ICONS.get(cause.kind, "samenhang"),
            self._good(cause),
            partial(self.open, cause) if cause.opens else None,
            _stay,
        )

    def _good(self, cause: Cause) -> bool:
        if cause.points == 0:
            return True
        return (cause.points > 0) is (is_better_up(self.now.variable) is not False)

    def _told_below(self, ui: Ui) -> str:
        """The sentence, or all that the step in focus has to say."""
        kind, _, place = (ui.focus or "").partition(" ")
        causes = self.now.smaller if self.smaller else self.now.causes
        if kind == "step" and place.isdigit() and int(place) < len(causes):
            return causes[int(place)].spoken
        return self.now.sentence

    def _list(self, ui: Ui, room: Box, causes: tuple[Cause, ...], *, ends: bool = False) -> None:
        """Causes as rows of words: the smaller ones, and the waterfall at large text."""
        c, t = ui.canvas, ui.theme
        if ends:
            h = max(44.0, c.line_height(SECTION) + 8)
            top, room = room.cut_top(h, 2)
            self._end_row(ui, top)
        icon_w = ui.grow(34)
        value_w = c.text_width("−00", VALUE_SMALL) + 12
        words_w = room.w - icon_w - value_w - 24
        details = [" · ".join(part for part in (one.kind_text, one.detail) if part) for one in causes]
        heights = [
            max(46.0, c.paragraph_height(one.name, LEAD_NAME, words_w))
            + (c.paragraph_height(detail, BODY, words_w) if detail else 0)
            + 8
            for one, detail in zip(causes, details, strict=True)
        ]
        kind, _, at = (ui.focus or "").partition(" ")
        follow = int(at) if kind == "step" and at.isdigit() and int(at) < len(causes) else None
        for place, box in self.pages.window(ui, room, heights, follow=follow):
            cause = causes[place]
            colour = t.ink if self._good(cause) else t.red
            name_h = max(46.0, c.paragraph_height(cause.name, LEAD_NAME, words_w))
            line = Box(box.x + 8, box.y + 2, box.w - 16, name_h)
            icon = "menu" if cause.id == OTHERS else ICONS.get(cause.kind, "samenhang")
            c.icon(icon, line.x + ui.grow(12), line.cy, ui.grow(24), t.ink, t.yellow)
            words = Box(line.x + icon_w, line.y, words_w, name_h)
            c.paragraph(words, cause.name, LEAD_NAME, valign="middle")
            c.text(line, signed(cause.points), VALUE_SMALL, colour, align="right")
            if details[place]:
                rest = Box(words.x, line.bottom - 4, words_w, box.bottom - line.bottom + 4)
                c.paragraph(rest, details[place], BODY, t.ink2)
            c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)
            element = Element(
                f"step {place}",
                "row" if cause.opens else "item",
                f"{cause.name} {signed(cause.points)}",
                box,
                description=details[place],
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

    def _end_row(self, ui: Ui, row: Box) -> None:
        c, now = ui.canvas, self.now
        text = self.words.say("from {begin} to {end}", begin=now.begin, end=now.end)
        c.text(row, text, SECTION)
        c.hline(row.x, row.bottom - 2, row.w)
        ui.note("from to", text, row)


def _stay() -> None:
    """Focusing a step changes nothing but what stands below; having this makes it a stop."""
