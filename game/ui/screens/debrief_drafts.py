"""Plan and vision of a what-if, made as in play: what they order goes to the draft, never to the game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from game.session.commands import Command, CommitQuarter, DraftPlan, ReviseVision
from game.session.events import PlanEntry, Sentence
from game.session.game import KeptBranch
from game.session.views.plan import PlanView
from game.session.views.setup import VisionView
from game.texts import Words
from game.ui.lookback import LookBack
from game.ui.screens.plan import PlanScreen
from game.ui.screens.vision import VisionScreen


class Drafting(Protocol):
    """The page whose draft is made."""

    book: LookBack
    turn: int
    words: Words
    draft: KeptBranch

    def replan(self, entries: tuple[PlanEntry, ...]) -> str:
        """Another plan for its quarter; why it cannot be, or nothing."""

    def envision(self, stones: Mapping[str, int], sentences: tuple[Sentence, ...]) -> None:
        """Another vision: from the start, or from its quarter on."""


class OtherPlan(PlanScreen):
    """The plan of a quarter, decided anew."""

    def __init__(self, page: Drafting) -> None:
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

    def retell(self, words: Words) -> None:
        """In another language."""
        self.words = words
        self.refresh(self._plan_of)


class OtherVision(VisionScreen):
    """The vision of a quarter, laid or revised anew."""

    def __init__(self, page: Drafting) -> None:
        self.making = page
        now = page.book.vision_now(page.draft, page.turn)
        super().__init__(self._as_drafted, page.words, True, now.stones, now.sentences)

    @property
    def settled(self) -> str:
        """In the first quarter nothing is revised: it is laid otherwise before the game begins."""
        return self.words.say("Start with this vision") if self.making.turn == 1 else super().settled

    def _as_drafted(self, stones: Mapping[str, int], sentences: Sequence[Sentence]) -> VisionView:
        return self.making.book.vision(self.making.draft, self.making.turn, stones, sentences)

    def take(self, command: Command) -> tuple[bool, str]:
        """Done once it is laid."""
        if isinstance(command, ReviseVision):
            self.making.envision(command.stones, command.sentences)
            return True, ""
        return False, ""

    def retell(self, words: Words) -> None:
        """In another language."""
        self.words = words
        self.refresh(self._as_drafted)
