"""What is looked at in the look-back, how another thing is chosen, and the pages that open from it."""

from __future__ import annotations

from functools import partial

from game.session.commands import RepeatLastChange
from game.session.game import KeptBranch
from game.session.views.debrief import DebriefView
from game.session.views.debrief_timeline import USUAL_LINES, Pin, PinKind, TimelineView
from game.texts import Words
from game.ui.elements import Action
from game.ui.intents import Intent, Pop, Push, Replace, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens.debrief_causes import CausesPanel
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_kept import KeptPage
from game.ui.screens.debrief_lines import LinesPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_side import ALL, PANELS, SidePanels, covered
from game.ui.screens.debrief_tools import ToolRow
from game.ui.screens.debrief_whatif import WhatIfPage


class Looking:
    """A finished or half-finished game, looked back on; `debrief.DebriefScreen` draws it.

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
        self.branch: int | KeptBranch = 0
        """What is drawn beside the lines."""
        self.ghost = False
        self.panel = "happened"
        self.place = "timeline"
        """The panel that shows, where only one fits."""
        self.large = False
        """One panel takes the whole page, though all would fit."""
        self.step = 0
        """The guided step the table is at: panels of later ones are covered; 0: all lie open."""
        self.playing: float | None = None
        self.causes = CausesPanel(book)
        self.tools = ToolRow()
        self.side = SidePanels(book, self._behind, self._kept_page, self._again)
        self.lines_view: TimelineView | None = None
        self._kept: list[int] = [one.number for one in book.branches()]
        self._written = self._count_written()
        self.refresh()

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self.head.title

    def refresh(self) -> None:
        """After a note or a what-if, or in another language."""
        self.head = self.book.head()
        kept = [one.number for one in self.book.branches()]
        if len(kept) > len(self._kept):
            self.branch, self.panel = kept[-1], "whatif"
        elif isinstance(self.branch, int) and self.branch not in kept:
            self.branch = 0
        self._kept = kept
        written = self._count_written()
        if written > self._written:
            self.panel = "agreements"
        self._written = written
        if self.head.last:
            self._lay()

    def _count_written(self) -> int:
        """Notes and agreements; what was written a moment ago shows at once."""
        notes = self.book.notes(self.turn)
        return len(notes.notes) + len(notes.agreements)

    # choosing

    def _lay(self) -> None:
        """The timeline and the causes of what is chosen."""
        self.turn = min(self.turn, self.head.last)
        self.lines_view = self.book.timeline(self.lines, self.branch)
        self.line = min(self.line, len(self.lines) - 1)
        self._explain()

    def _explain(self) -> None:
        self.causes.explain(self.lines[self.line], self.turn)

    def pick(self, turn: int) -> Intent | None:
        """Another quarter."""
        turn = min(max(0, turn), self.head.last)
        if turn != self.turn:
            self.turn = turn
            self.side.first_page()
            self._explain()
        return None

    def choose_line(self, place: int) -> Intent | None:
        """Another line to explain."""
        self.line = place % len(self.lines)
        self._explain()
        return None

    def choose_lines(self, lines: tuple[str, ...]) -> Intent | None:
        """Other lines on the timeline."""
        self.lines = lines
        self._lay()
        return None

    def draw_branch(self, branch: int | KeptBranch) -> Intent | None:
        """A what-if beside the lines, with its words in the panel; 0: none."""
        self.branch = branch
        self.panel = "whatif" if branch else self.panel
        self._lay()
        return None

    def _toggle_ghost(self) -> Intent | None:
        self.ghost = not self.ghost
        return None

    def open_panel(self, name: str) -> Intent | None:
        """One of the panels that share a place."""
        self.panel = self.place = name
        return None

    def _enlarge(self) -> Intent | None:
        """The panel alone, for the back row; or everything together again."""
        self.large, self.place = not self.large, self.panel
        return None

    def _enlarge_causes(self) -> Intent | None:
        """The causes alone, for the back row."""
        self.large, self.place = True, "causes"
        return None

    def _open_pins(self, turn: int) -> Intent | None:
        self.pick(turn)
        return self.open_panel("happened")

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
        return covered(self.words, self.head.guide, self.step, name)

    def _behind(self, pin: Pin) -> Action:
        """What is behind a pin: the votes, the expectation, the vision, or the note itself."""
        match pin.kind:
            case PinKind.NOTE | PinKind.AGREEMENT:
                return lambda: Push(NotePage(self.book, pin.turn, self.words, pin))
            case PinKind.VISION:
                return partial(self.open_panel, "stance")
            case PinKind.PREDICTION:
                return partial(self.open_panel, "expected")
            case PinKind.EVENT | PinKind.DECISION if pin.about in self.book.game.scenario.spec.events:
                return partial(self.open_panel, "voices")
            case PinKind.DECISION if self._may_fork():
                return self._whatif_page
            case _:
                return None

    def _play(self) -> Intent | None:
        """Quarter after quarter; at the end from the start again."""
        if self.playing is not None:
            self.playing = None
            return None
        self.playing = 0.0
        if self.turn == self.head.last:
            self.pick(0)
        return None

    # pages

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
        return Push(self._whatif())

    def _whatif(self, base: int = 0) -> WhatIfPage:
        variable = self.lines[self.line]
        return WhatIfPage(self.book, self.turn, variable, self.draw_branch, self.words, base)

    def _kept_page(self) -> Intent | None:
        drawn = self.branch if isinstance(self.branch, int) else 0
        return Push(
            KeptPage(self.book, self.lines[self.line], self.draw_branch, self._further, self.words, drawn)
        )

    def _further(self, base: int) -> Intent | None:
        """A kept what-if decided further at the chosen quarter."""
        if self.turn == 0:
            self.pick(1)
        return Replace(self._whatif(base))

    def _again(self) -> Intent | None:
        """Our last change: the branch that does it already, or one that is kept now."""
        found = self.book.repeated(0)
        if found is not None:
            self.open_panel("whatif")
            return self.draw_branch(found.number)
        return Send(Once(RepeatLastChange(), self.words.say("Your last change was played again.")))
