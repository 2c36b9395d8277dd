"""The views of one game for the look-back, made when they are asked for, of the game as it is then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from game.session.debrief.branches import branch_numbered, decided_in, repeated, standing, vision_then
from game.session.events import BranchQuarter, PlanEntry, Sentence
from game.session.game import Game, KeptBranch, Vision
from game.session.planning import default_entry
from game.session.rules import first_block, plan_troubles
from game.session.views.board import BoardView
from game.session.views.debrief import DebriefView, debrief_view
from game.session.views.debrief_agreement import AgreementRow, agreements_view
from game.session.views.debrief_compared import (
    ComparisonView,
    DifferenceView,
    comparison_view,
    difference_view,
)
from game.session.views.debrief_hindsight import HindsightView, hindsight_view
from game.session.views.debrief_notes import NotesView, notes_view
from game.session.views.debrief_roles import RolesView, roles_view
from game.session.views.debrief_stance import StanceView, stance_view
from game.session.views.debrief_timeline import TimelineView, board_then, timeline_view
from game.session.views.debrief_voices import VoiceView, voices_view
from game.session.views.debrief_whatif import BranchRow, EditView, branches_view, edit_view
from game.session.views.plan import PlanView, plan_view
from game.session.views.setup import VisionView, vision_view
from game.session.views.why import Story, story
from game.texts import Words

Span = tuple[int, ...]
"""Quarters with a result, one after another."""


class LookBack:
    """game_of, words_of  the game and the words as they are at the moment of asking"""

    def __init__(self, game_of: Callable[[], Game], words_of: Callable[[], Words]) -> None:
        self._game_of = game_of
        self._words_of = words_of

    @property
    def game(self) -> Game:
        return self._game_of()

    @property
    def words(self) -> Words:
        return self._words_of()

    def head(self) -> DebriefView:
        return debrief_view(self.game, self.words)

    def timeline(self, lines: Sequence[str], branch: int | KeptBranch = 0) -> TimelineView:
        """branch  the number of a kept one, or a draft; 0: none"""
        return timeline_view(self.game, self.words, lines, self._branch(branch))

    def board(self, turn: int) -> BoardView:
        return board_then(self.game, self.words, turn)

    def story(self, variable: str, path: tuple[str, ...], turn: int, first: int = 0) -> Story:
        """Of one quarter, or from quarter `first` to it."""
        asked: int | Span = tuple(range(first, turn + 1)) if 0 < first < turn else turn
        return story(self.game, self.words, variable, path, asked)

    def voices(self, turn: int) -> tuple[VoiceView, ...]:
        return voices_view(self.game, self.words, turn) if turn else ()

    def agreement(self) -> tuple[AgreementRow, ...]:
        """Of every ballot of the game."""
        return agreements_view(self.game, self.words)

    def stance(self) -> StanceView:
        return stance_view(self.game, self.words)

    def roles(self) -> RolesView:
        return roles_view(self.game, self.words)

    def hindsight(self) -> HindsightView:
        return hindsight_view(self.game, self.words)

    def notes(self, turn: int) -> NotesView:
        return notes_view(self.game, self.words, turn)

    def branches(self) -> tuple[BranchRow, ...]:
        return branches_view(self.game, self.words)

    def edit(self, draft: KeptBranch, turn: int) -> EditView:
        return edit_view(self.game, self.words, draft, turn)

    def decided(self, draft: KeptBranch, turn: int) -> BranchQuarter:
        return decided_in(self.game, draft, turn)

    def vision(
        self, draft: KeptBranch, turn: int, stones: Mapping[str, int], sentences: Sequence[Sentence]
    ) -> VisionView:
        """The vision that a draft would have in a quarter; in the first it is laid anew, at no price."""
        view = vision_view(standing(self.game, draft, turn), self.words, stones, sentences)
        return replace(view, price=self.words.say("laid so at the start")) if turn == 1 else view

    def vision_now(self, draft: KeptBranch, turn: int) -> Vision:
        """What a draft stands for in a quarter, a revision in it included."""
        return vision_then(self.game, draft, turn)

    def repeated(self, base: int) -> KeptBranch | None:
        """The branch that does our last change on a base already; None: it is to be kept still."""
        return repeated(self.game, base)

    def plan(
        self, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...] | None, focus: str | None
    ) -> PlanView:
        """The plan of a quarter as the draft has it, to be made anew."""
        return plan_view(standing(self.game, draft, turn), self.words, entries, focus)

    def default_entry(
        self, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...], action: str
    ) -> PlanEntry:
        return default_entry(standing(self.game, draft, turn), entries, action)

    def trouble(self, draft: KeptBranch, turn: int, entries: tuple[PlanEntry, ...]) -> str:
        """Why this plan cannot be; empty where it can."""
        found = first_block(plan_troubles(standing(self.game, draft, turn), entries))
        return "" if found is None else found.say(self.words)

    def comparison(self, branch: int | KeptBranch) -> ComparisonView:
        found = self._branch(branch)
        assert found is not None
        return comparison_view(self.game, self.words, found)

    def difference(self, branch: int | KeptBranch, variable: str) -> DifferenceView:
        found = self._branch(branch)
        assert found is not None
        return difference_view(self.game, self.words, found, variable)

    def _branch(self, branch: int | KeptBranch) -> KeptBranch | None:
        if isinstance(branch, KeptBranch):
            return branch
        return branch_numbered(self.game, branch) if branch else None
