"""Ten stones and a sentence: what the school stands for, at the start and when it is revised."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import pygame

from game.session.commands import LayVision, ReviseVision
from game.session.events import Sentence
from game.session.views.names import ROSE
from game.session.views.parts import Level
from game.session.views.setup import ThemeView, VisionView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fonts import Face
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.orders import BackToTable, OpenMenu
from game.ui.screens.notice import Page
from game.ui.screens.rows import Rows
from game.ui.screens.sentences import SentencesScreen
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, LEAD_NAME, NAME, SAYING, SECTION, STRONG, VALUE_LARGE, Span, Style
from game.ui.widgets.cards import empty_state, section
from game.ui.widgets.controls import SMALL_BUTTON, Button, button, button_width, tab, tab_width
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import key_cap, shows_keys, stone
from game.ui.widgets.rose import RoseBar, RoseDimension, rose

STONES: Final = 10
STONES_W: Final = 790.0
MOST_W: Final = 905.0
"""How wide the columns of stones are, and may become for long names."""
PLACES: Final = 4
"""Places drawn in a column; a stone beyond them shows in the number only."""
TABS_FROM: Final = 1.2
DIMENSIONS: Final = {
    "direction": mark("Direction"),
    "culture": mark("Culture"),
    "organisation": mark("Organisation"),
    "literacy": mark("Digital"),
    "conduct": mark("Conduct"),
}
"""The shortest names, for a small rose."""
ROSE_NAMED_W: Final = 330.0
"""Room that the small rose needs for names around it."""
SIGN: Final = Style(Face.BOLD, 26, 1.0)

ViewOf = Callable[[Mapping[str, int], Sequence[Sentence]], VisionView]


class VisionScreen:
    """The draft of a vision; `revising` it has its price and goes back to the plan.

    stones, sentences  what lies there already
    """

    def __init__(
        self,
        view_of: ViewOf,
        words: Words,
        revising: bool = False,
        stones: Mapping[str, int] | None = None,
        sentences: Sequence[Sentence] = (),
    ) -> None:
        self.view_of = view_of
        self.words = words
        self.revising = revising
        self.stones = {theme: count for theme, count in (stones or {}).items() if count}
        self.sentences = list(sentences)
        self.view = view_of(self.stones, self.sentences)
        self.at = self.view.themes[0].id if self.view.themes else ""
        self.moved: tuple[str, ...] = ()
        """The sub-competences whose goal the last stone moved."""
        self.page = "stones"
        """At large text: which region is shown."""
        self.rows = Rows("themes")
        self.asked = Rows("asked")

    @property
    def title(self) -> str:
        return self.view.title

    @property
    def settled(self) -> str:
        """What the yellow button says."""
        return self.words.say("Revise it so") if self.revising else self.words.say("This is our vision")

    def refresh(self, view_of: ViewOf) -> None:
        self.view_of = view_of
        self.view = view_of(self.stones, self.sentences)

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        themes = len(self.view.themes)
        detail = (
            self.view.price
            if self.revising
            else say("step 3 of 3 · divide ten stones over {n} themes", n=themes)
        )
        info = Header(
            self.title,
            detail,
            buttons=() if self.revising else (Button("menu", (say("Menu"),), Send(OpenMenu())),),
        )
        left = header(ui, info)
        self._in_hand(ui, left)
        ui.start_focus(f"theme {self.at}")
        room = content(ui).inset(0, 16)
        if self._in_list(ui):
            self._paged(ui, room)
        else:
            room = Box(room.x, room.y + 4, room.w, room.h - 4)
            low, high = room.cut_bottom(116, 18)
            left_box, right = high.cut_left(max(STONES_W, self._needed(ui)), 28)
            self._columns(ui, left_box)
            self._asks(ui, right)
            self._sentence(ui, low)
        self._footer(ui)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        self.rows.handle(event, ui)
        self.asked.handle(event, ui)
        if event.type != pygame.KEYDOWN:
            return None
        key = key_name(event)
        step = {"+": 1, "=": 1, "↑": 1, "-": -1, "−": -1, "_": -1, "↓": -1}.get(key, 0)
        if step and ui.focus == "sentence" and key in ("↑", "↓"):
            self._other_sentence(-step)
        elif step and ui.focus and ui.focus.startswith("theme ") and self._in_columns(ui, key):
            self.move(ui.focus.removeprefix("theme "), step)
        return None

    # the draft

    def move(self, theme: str, step: int) -> Intent | None:
        """A stone on a theme, or off it; never more than ten, never less than none."""
        count = self.stones.get(theme, 0) + step
        if count < 0 or (step > 0 and self.view.left <= 0):
            return None
        before = {level.id: level.target for level in self.view.targets}
        self.stones[theme] = count
        self.at = theme
        self._look_again()
        self.moved = tuple(level.id for level in self.view.targets if level.target != before.get(level.id))
        return None

    def choose_sentences(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = list(sentences)
        self._look_again()

    def _other_sentence(self, step: int) -> None:
        """Another one first; the table's own words stay, behind it."""
        ids = [one.id for one in self.view.sentences]
        if not ids:
            return
        first = self.sentences[0].id if self.sentences else None
        place = ids.index(first) + step if first in ids else 0 if step > 0 else -1
        taken = {one.id for one in self.sentences[1:] if one.id is not None}
        for _ in ids:
            if ids[place % len(ids)] not in taken:
                break
            place += step
        self.sentences[:1] = [Sentence(id=ids[place % len(ids)])]
        self._look_again()

    def _look_again(self) -> None:
        self.view = self.view_of(self.stones, self.sentences)

    def _at(self, theme: str) -> Intent | None:
        self.at = theme
        return None

    def _send(self) -> Intent | None:
        stones = {theme.id: theme.stones for theme in self.view.themes}
        sentences = tuple(self.sentences)
        return Send(ReviseVision(stones, sentences) if self.revising else LayVision(stones, sentences))

    # header and footer

    def _in_hand(self, ui: Ui, room: Box) -> None:
        c, t = ui.canvas, ui.theme
        text = self.view.left_text
        r = 18 * min(1.3, c.text_scale)
        w = c.text_width(text, LEAD_NAME)
        x = room.right - w - 24
        if self.view.left > 0 and x - 2 * r - 14 > room.x:
            stone(ui, x - 14 - r, room.cy + 37 if room.h == 0 else room.cy, r, fill=t.yellow)
        if x > room.x - 8:
            c.text(Box(x, 0, w + 1, room.h), text, LEAD_NAME)
        ui.note("left", text, Box(x, 0, w, room.h))

    def _footer(self, ui: Ui) -> None:
        say = self.words.say
        ready = self.view.ready
        footer(
            ui,
            Footer(
                Button(
                    "go",
                    (self.settled,),
                    self._send,
                    ("Enter",),
                    enabled=ready,
                    reason="" if ready else self.view.left_text,
                ),
                left=Button(
                    "back",
                    (say("Back"),),
                    Pop() if self.revising else Send(BackToTable()),
                    ("Esc",),
                    "terug",
                ),
            ),
        )

    # the stones

    def _in_columns(self, ui: Ui, key: str) -> bool:
        """In the list of large text up and down walk, so only + and - move stones."""
        return not self._in_list(ui) or key not in ("↑", "↓")

    def _in_list(self, ui: Ui) -> bool:
        """A list where columns are too narrow for their names, and at large text."""
        return ui.canvas.text_scale >= TABS_FROM or self._needed(ui) > MOST_W

    def _needed(self, ui: Ui) -> float:
        """The width at which no word of a theme's name has to be broken."""
        words = [word for theme in self.view.themes for word in theme.name.replace("-", "- ").split()]
        column = max((ui.canvas.text_width(word, STRONG) for word in words), default=0.0) + 10
        return len(self.view.themes) * (column + 10) - 10

    def _columns(self, ui: Ui, box: Box) -> None:
        places = box.columns(len(self.view.themes), 10)
        names = [
            ui.canvas.paragraph_height(theme.name, STRONG, place.w - 6)
            for theme, place in zip(self.view.themes, places, strict=True)
        ]
        for theme, place in zip(self.view.themes, places, strict=True):
            self._column(ui, place, theme, max(names))

    def _column(self, ui: Ui, box: Box, theme: ThemeView, name_h: float) -> None:
        c, t = ui.canvas, ui.theme
        here = ui.focus == f"theme {theme.id}"
        c.rect(box, t.surface, t.line, 2, 10)
        c.icon(theme.icon, box.cx, box.y + 28, 32, t.ink, t.yellow)
        c.paragraph(Box(box.x + 3, box.y + 50, box.w - 6, name_h), theme.name, STRONG, align="centre")
        row = Box(box.x + 8, box.bottom - 60, box.w - 16, 48)
        top = box.y + 50 + name_h + 8
        step = min(56.0, (row.y - 10 - top) / PLACES)
        r = min(21.0, step / 2 - 3)
        for i in range(PLACES):
            y = row.y - 12 - step * (i + 0.5)
            laid = i < theme.stones
            drop = ui.progress(f"stone {theme.id} {i}", 160) if laid else 1.0
            if laid:
                stone(ui, box.cx, y - (1 - drop) * 30, r)
            else:
                stone(ui, box.cx, y, r, free=True)
        self._theme_element(ui, box, theme)
        self._steps(ui, row, theme, here)

    def _theme_element(self, ui: Ui, box: Box, theme: ThemeView) -> None:
        about = " ".join(part for part in (theme.about, theme.choosing_means) if part)
        element = Element(
            f"theme {theme.id}",
            "slider",
            theme.name,
            box,
            description=about,
            value=self.words.many("{n} stone", "{n} stones", theme.stones),
            action=partial(self.move, theme.id, 1),
            on_focus=partial(self._at, theme.id),
            group="themes",
            entry=theme.id == self.at,
        )
        if ui.add(element):
            ui.ring(box)

    def _steps(self, ui: Ui, row: Box, theme: ThemeView, here: bool) -> None:
        """Off, how many, and on; the ones in the column with the focus are yellow."""
        c, t, say = ui.canvas, ui.theme, self.words.say
        size = min(row.h, max(40.0, ui.grow(40)), row.w * 0.34)
        tall = max(44.0, size)
        for id, sign, x, step, label, enabled in (
            ("less", "−", row.x, -1, say("A stone off {theme}", theme=theme.name), theme.stones > 0),
            (
                "more",
                "+",
                row.right - size,
                1,
                say("A stone on {theme}", theme=theme.name),
                self.view.left > 0,
            ),
        ):
            box = Box(x, row.cy - tall / 2, size, tall)
            yellow = here and step > 0 and enabled
            edge = t.line if enabled else t.trackline
            c.rect(box, t.yellow if yellow else t.surface, t.cardline if yellow else edge, 2, 10)
            c.text(box, sign, SIGN, t.onyellow if yellow else t.ink if enabled else t.ink2, align="centre")
            element = Element(
                f"{id} {theme.id}",
                "button",
                label,
                box,
                action=partial(self.move, theme.id, step),
                group="steps",
            )
            if ui.add(element):
                ui.ring(box)
        middle = Box(row.x + size, row.y, row.w - 2 * size, row.h)
        c.text(middle, str(theme.stones), VALUE_LARGE, align="centre")

    # what it asks

    def _dimensions(self) -> tuple[RoseDimension, ...]:
        levels = {level.id: level for level in self.view.targets}
        return tuple(
            RoseDimension(
                dimension,
                self.words.say(DIMENSIONS[dimension]),
                0,
                0,
                tuple(self._bar(levels[sub]) for sub in subs if sub in levels),
                self.words.say(DIMENSIONS[dimension]),
            )
            for dimension, subs in ROSE.items()
        )

    def _bar(self, level: Level) -> RoseBar:
        return RoseBar((level.name,), level.value, 0, level.target, level.id in self.moved)

    def _asks(self, ui: Ui, box: Box) -> None:
        c, say = ui.canvas, self.words.say
        label = say("What the themes mean")
        right = (
            label
            if c.text_width(label) + 150 + c.text_width(say("This asks of you"), SECTION) < box.w
            else ""
        )
        body = section(ui, box, say("This asks of you"), right=right, key="?")
        ui.add(
            Element(
                "themes",
                "button",
                label,
                Box(box.right - 44, box.y + 2, 44, 44),
                action=Push(self._themes_page()),
                keys=("?",),
            )
        )
        if ui.focus == "themes":
            ui.ring(Box(box.right - 44, box.y + 4, 44, 40))
        told_h = 2 * c.line_height(BODY) + 4
        figure = Box(body.x, body.y, body.w, body.h - told_h - 6)
        named = box.w >= ROSE_NAMED_W and c.text_px(18) / c.scale < 19
        r = (
            min(116.0, figure.h / 2 - 40, (box.w - 164) / 2)
            if named
            else min(figure.w / 2 - 20, figure.h / 2 - 12)
        )
        rose(
            ui,
            self._dimensions(),
            None,
            centre=(box.cx - (8 if named else 0), figure.y + figure.h / 2 + (12 if named else 0)),
            r=r,
            labels="short" if named else "none",
            rings=False,
        )
        self._moved_told(ui, Box(box.x, body.bottom - told_h, box.w, told_h))

    def _moved_told(self, ui: Ui, box: Box) -> None:
        c, say = ui.canvas, self.words.say
        names = [level.name for level in self.view.targets if level.id in self.moved]
        if not names:
            told = (
                say("The stone on a bar is the goal that your vision sets.")
                if any(level.target for level in self.view.targets)
                else say("Lay a stone, and see which goals it sets.")
            )
            c.paragraph(box, told, BODY, ui.theme.ink2, valign="bottom")
            ui.note("moved", told, box)
            return
        lead = self.words.many("This stone moves {n} goal:", "This stone moves {n} goals:", len(names))
        shown = len(names)
        room = Box(box.x + 32, box.y, box.w - 32, box.h)
        while True:
            listed = ", ".join(names[:shown]) + (f" +{len(names) - shown}" if shown < len(names) else "")
            spans = [Span(f"{lead} "), Span(f"{listed}.", STRONG)]
            if shown <= 1 or c.paragraph_height(spans, BODY, room.w) <= box.h + 0.5:
                break
            shown -= 1
        used = c.paragraph(room, spans, BODY, valign="bottom")
        stone(ui, box.x + 10, used.y + c.line_height(BODY) / 2, 8, fill=ui.theme.yellow)
        ui.note("moved", f"{lead} {', '.join(names)}.", box)

    def _themes_page(self) -> Page:
        lines = []
        for theme in self.view.themes:
            lines.append(f"{theme.name}: {' '.join(p for p in (theme.about, theme.choosing_means) if p)}")
            if theme.asks:
                lines.append(self.words.say("It leans on {asks}.", asks=theme.asks))
        return Page(self.words.say("What the themes mean"), self.title, lines, self.words)

    # the sentence

    def _sentences_screen(self) -> SentencesScreen:
        return SentencesScreen(
            lambda chosen: self.view_of(self.stones, chosen),
            self.words,
            self.sentences,
            self.choose_sentences,
        )

    def _sentence(self, ui: Ui, box: Box) -> None:
        c, t, say = ui.canvas, ui.theme, self.words.say
        c.hline(box.x, box.y, box.w)
        row = Box(box.x, box.y + 4, box.w, max(44.0, ui.grow(40)))
        choose = say("Choose or type yourself")
        w = button_width(ui, choose, "Z", "", SMALL_BUTTON)
        place = Box(row.right - w, row.y + 2, w, row.h - 4)
        button(
            ui,
            place,
            choose,
            id="choose",
            action=lambda: Push(self._sentences_screen()),
            keys=("Z",),
            style=SMALL_BUTTON,
        )
        c.text(Box(row.x, row.y, place.x - row.x - 220, row.h), say("Our vision sentence"), SECTION)
        hint = say("another one")
        if shows_keys(ui) and self.view.sentences:
            x = place.x - 24 - c.text_width(hint)
            c.word(x, row.cy, hint, colour=t.ink2)
            down = key_cap(ui, x - 12, row.cy, "↓", align="right")
            key_cap(ui, down.x - 8, row.cy, "↑", align="right")
        text = self._first_sentence() or say("No sentence yet: the vision is stones alone.")
        room = Box(box.x, row.bottom + 2, box.w, box.bottom - row.bottom - 2)
        more = len(self.sentences) - 1
        shown = f"{text} (+{more})" if more > 0 else text
        style = next(
            (
                s
                for s in (SAYING, SAYING._replace(px=22), NAME)
                if c.paragraph_height(shown, s, room.w) <= room.h + 0.5
            ),
            NAME,
        )
        c.paragraph(room, shown, style, t.ink if self.sentences else t.ink2, valign="middle")
        element = Element(
            "sentence",
            "row",
            say("Our vision sentence"),
            room,
            value=text,
            description=say("Up and down: another one. Enter: all sentences."),
            action=lambda: Push(self._sentences_screen()),
        )
        if ui.add(element):
            ui.ring(room.inset(-6, -2))

    def _first_sentence(self) -> str:
        if not self.sentences:
            return ""
        first = self.sentences[0]
        if first.own is not None:
            return first.own
        return next((one.text for one in self.view.sentences if one.id == first.id), "")

    # large text: one region at a time

    def _paged(self, ui: Ui, room: Box) -> None:
        say = self.words.say
        row, rest = room.cut_top(max(48.0, ui.grow(40)), 12)
        x = row.x
        for label, page in (
            (say("Stones"), "stones"),
            (say("What it asks"), "asks"),
            (say("Sentence"), "words"),
        ):
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, row.y, w, row.h),
                label,
                id=f"tab {page}",
                chosen=self.page == page,
                action=partial(self._show, page),
            )
            x += w + 8
        if self.page == "stones":
            self._list(ui, rest)
        elif self.page == "asks":
            self._asked_list(ui, rest)
        else:
            self._sentence_page(ui, rest)

    def _show(self, page: str) -> Intent | None:
        self.page = page
        return None

    def _list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        size = max(44.0, ui.grow(40))
        right = 2 * size + ui.grow(64)
        room = box.w - right - ui.grow(48) - 24
        heights = [
            max(size + 12, c.paragraph_height(theme.name, NAME, room) + 12) for theme in self.view.themes
        ]
        ids = [f"theme {theme.id}" for theme in self.view.themes]
        for place, row in self.rows.window(ui, box, ids, heights):
            theme = self.view.themes[place]
            c.hline(row.x, row.y, row.w, ui.theme.hair, 1)
            icon = ui.grow(32)
            c.icon(theme.icon, row.x + 8 + icon / 2, row.cy, icon, ui.theme.ink, ui.theme.yellow)
            at = Box(row.x + icon + 24, row.y, room, row.h)
            c.paragraph(at, theme.name, NAME, valign="middle")
            self._theme_element(ui, Box(row.x, row.y + 3, row.w - right - 12, row.h - 6), theme)
            self._steps(ui, Box(row.right - right, row.y, right, row.h), theme, ui.focus == ids[place])

    def _asked_list(self, ui: Ui, box: Box) -> None:
        c = ui.canvas
        aimed = [level for level in self.view.targets if level.target]
        if not aimed:
            text = self.words.say("Lay a stone, and see which goals it sets.")
            empty_state(ui, box, "richting", self.words.say("Nothing asked yet"), text)
            return
        h = max(48.0, ui.grow(38))
        ids = [f"asked {level.id}" for level in aimed]
        for place, row in self.asked.window(ui, box, ids, [h] * len(aimed)):
            level = aimed[place]
            c.hline(row.x, row.bottom - 1, row.w, ui.theme.hair, 1)
            told = self.words.say("{now} now, goal {goal}", now=level.value, goal=level.target)
            w = c.text_width(told, STRONG)
            c.text(Box(row.right - w, row.y, w + 1, row.h), told, STRONG)
            style = STRONG if level.id in self.moved else BODY
            c.text(Box(row.x + 4, row.y, row.w - w - 20, row.h), level.name, style)
            ui.add(Element(ids[place], "row", level.name, row, value=told, on_focus=_nothing, group="asked"))
            if ui.focus == ids[place]:
                ui.ring(row.inset(0, 2))

    def _sentence_page(self, ui: Ui, box: Box) -> None:
        self._sentence(ui, box)


def _nothing() -> None:
    """Reading a goal changes nothing; having this makes it a stop for the keyboard."""
