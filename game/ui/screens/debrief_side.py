"""The panels of the look-back that share a place, which of them lie open, and how one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.session.game import KeptBranch
from game.session.views import debrief_told as told
from game.session.views.debrief import GuideView
from game.session.views.debrief_timeline import Pin
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.elements import Action
from game.ui.intents import Intent
from game.ui.lookback import LookBack
from game.ui.screens.debrief_beside import draw_table
from game.ui.screens.debrief_expected import expected_pieces
from game.ui.screens.debrief_figures import FigurePanel, Piece, stance_pieces
from game.ui.screens.debrief_happened import HappenedPanel
from game.ui.screens.debrief_panels import styled
from game.ui.screens.debrief_roles import RolesPanel
from game.ui.screens.debrief_votes import voices_pieces
from game.ui.screens.rows import Reader
from game.ui.stage import Ui
from game.ui.styles import NAME, SECTION
from game.ui.widgets.controls import SMALL_BUTTON, button

PANELS: Final[dict[str, str]] = {
    "happened": mark("What happened"),
    "voices": mark("Voices then"),
    "stance": mark("Wanted and did"),
    "agreements": mark("Agreements"),
    "whatif": mark("What if"),
    "expected": mark("Expected"),
    "roles": mark("Who led what"),
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
    "roles": ("roles",),
}
"""Panels here -> the panels that guided steps open; what is not among them always lies open."""
LARGER: Final = 1.25


@dataclass(frozen=True)
class Moment:
    """What the look-back stands at.

    period    of the quarter, in words
    variable  the line that is explained
    branch    what is drawn beside it; 0: nothing
    """

    turn: int
    period: str
    pins: tuple[Pin, ...]
    variable: str
    branch: int | KeptBranch


class SidePanels:
    """opens      what is behind a pin
    kept_page  opens the kept what-ifs
    again      plays our last change again
    """

    def __init__(
        self,
        book: LookBack,
        opens: Callable[[Pin], Action],
        kept_page: Callable[[], Intent | None],
        again: Callable[[], Intent | None],
    ) -> None:
        self.book = book
        self.kept_page = kept_page
        self.again = again
        self.happened = HappenedPanel(opens)
        self.roles = RolesPanel()
        self.figures = {panel: FigurePanel(panel) for panel in ("voices", "stance", "expected")}
        self.readers = {panel: Reader(panel) for panel in PANELS}

    def first_page(self) -> None:
        """Of all that is read page by page."""
        for reader in self.readers.values():
            reader.first = 0
        for panel in self.figures.values():
            panel.rows.first = 0

    def draw(
        self, ui: Ui, room: Box, name: str, moment: Moment, covered: str, *, large: bool = False
    ) -> None:
        """covered  why it is not shown yet; may be empty
        large    for the back row
        """
        if covered:
            self.readers[name].draw(ui, room, [(covered, NAME)])
        elif name == "happened":
            self.happened.draw(ui, room, moment.pins, moment.period)
        elif name == "roles":
            self.roles.draw(ui, room, self.book.roles(), LARGER if large else 1.0)
        elif name in self.figures:
            pieces = self._figures(ui, name, moment.turn, room.w, LARGER if large else 1.0)
            self.figures[name].draw(ui, room, list(pieces))
        elif name == "whatif":
            self._whatif(ui, room, moment, large=large)
        else:
            written = told.agreements(self.book.words, self.book.notes(moment.turn), moment.turn)
            self.readers[name].draw(ui, room, styled(written, LARGER if large else 1.0))

    def _tried(self, ui: Ui, room: Box) -> Box:
        """The keys to the other what-ifs; returns the room above them."""
        say = ui.say
        low, room = room.cut_bottom(max(44.0, ui.grow(36)), 10)
        orders: tuple[tuple[str, tuple[str, ...], str, Action], ...] = (
            ("kept", (say("Kept what-ifs"), say("Kept")), "K", self.kept_page),
            ("again", (say("Our last change again"), say("Again")), "R", self.again),
        )
        for (id, forms, key, action), place in zip(orders, low.columns((1.3, 1), 10), strict=True):
            button(
                ui,
                place,
                forms,
                id=f"tried {id}",
                action=action,
                keys=(key,),
                style=SMALL_BUTTON,
                group="tried",
            )
        return room

    def _figures(self, ui: Ui, name: str, turn: int, width: float, larger: float) -> Iterator[Piece]:
        words, book = self.book.words, self.book
        if name == "expected":
            return expected_pieces(ui, words, book.hindsight(), width, larger)
        if name == "stance":
            return stance_pieces(ui, words, book.stance(), turn, width, larger)
        return voices_pieces(ui, words, book.voices(turn), book.agreement(), width, larger)

    def _whatif(self, ui: Ui, room: Box, moment: Moment, *, large: bool) -> None:
        """What is drawn beside the lines: in words, with every outcome beside it where there is room."""
        words, book, reader = self.book.words, self.book, self.readers["whatif"]
        kept = book.branches()
        if kept:
            room = self._tried(ui, room)
        if not moment.branch:
            parts = told.branch(words, kept, None, None)
            if not kept:
                parts.append(
                    (words.say("W decides a quarter otherwise, with the same luck."), told.Weight.MORE)
                )
            reader.draw(ui, room, styled(parts, LARGER if large else 1.0))
            return
        shown, why = book.comparison(moment.branch), book.difference(moment.branch, moment.variable)
        if large:
            left, right = room.columns((0.5, 0.5), 48)
            draw_table(ui, left, shown)
            reader.draw(ui, right, styled(told.compared(words, shown, why), LARGER))
        else:
            reader.draw(ui, room, styled(told.branch(words, kept, shown, why)))


def covered(words: Words, guide: GuideView, step: int, name: str) -> str:
    """Why a panel stays covered while the table is at a guided step; empty when it lies open.

    step  0: at none of them
    """
    steps = guide.steps
    if not step or any(panel in steps[step - 1].panels for panel in GUIDED.get(name, ())):
        return ""
    if name not in GUIDED:
        return ""
    opens = next((one for one in steps if any(panel in one.panels for panel in GUIDED[name])), None)
    if opens is None:
        return words.say("The steps of this scenario leave this covered.")
    return words.say("This opens in step {n}: {title}.", n=opens.number, title=opens.title)


def chooser(
    ui: Ui,
    box: Box,
    title: str,
    mark_text: str,
    turn: Callable[[int], Intent | None],
    enlarge: Callable[[], Intent | None] | None = None,
) -> Box:
    """The panel's name before the buttons for the one before and after; returns the room below.

    enlarge  shows the panel alone; None where it stands alone already
    """
    c = ui.canvas
    tall = max(44.0, ui.grow(36))
    row, rest = box.cut_top(tall, 8)
    c.hline(box.x, box.y, box.w)
    row = row.moved(0, 4)
    wide, right = 52.0, row.right
    orders: tuple[tuple[str, str, str, Action, str], ...] = (
        ("on", "pijl", "V", partial(turn, 1), ui.say("the next panel")),
        ("back", "terug", "", partial(turn, -1), ui.say("the panel before")),
        ("large", "scherm", "B", enlarge, ui.say("this panel alone, large")),
    )
    for id, icon, key, action, read in orders:
        if action is None:
            continue
        button(
            ui,
            Box(right - wide, row.y, wide, row.h),
            "",
            id=f"panel {id}",
            action=action,
            icon=icon,
            keys=(key,) if key else (),
            read=read,
            group="panels",
        )
        right -= wide + 8
    said = ui.say(title)
    forms = (f"{said} · {mark_text}", said)
    place = Box(row.x, row.y, right - row.x - 8, row.h)
    c.text(place, forms, SECTION)
    ui.note("panel", said, place, "heading", mark_text)
    return rest.cut_top(4)[1]
