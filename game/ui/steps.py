"""The screen of each step of a game, made from its view and given a new view when something changed."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from game.session.commands import CastBallot, Predict
from game.session.events import PlanEntry, Sentence
from game.session.game import Game, Step
from game.session.planning import default_entry
from game.session.table import draft_of
from game.session.views.ballot import BallotView, ballot_view, pass_view
from game.session.views.board import board_view
from game.session.views.end import end_view
from game.session.views.event import event_view
from game.session.views.plan import PlanView, plan_view
from game.session.views.prediction import PredictionView, prediction_round, prediction_view
from game.session.views.result import result_view
from game.session.views.setup import VisionView, table_view, vision_view
from game.session.views.talk import talk_view
from game.session.views.why import Story, story
from game.texts import Words
from game.ui.app import Window
from game.ui.elements import Action
from game.ui.intents import Intent, Push, Screen
from game.ui.lookback import LookBack
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.blind import BlindScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.end import EndScreen
from game.ui.screens.event import EventScreen
from game.ui.screens.passing import PassScreen, PredictingScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.prediction import PredictionScreen
from game.ui.screens.result import ResultScreen
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.vision import VisionScreen


class Host(Protocol):
    """Whose game it is, as it is at the moment of asking."""

    window: Window
    words: Words

    @property
    def game(self) -> Game: ...

    @property
    def file(self) -> Path | None: ...


class Steps:
    """Makes the screens of the host's game."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.ballots: dict[str, BallotScreen] = {}
        """Ballots not confirmed yet, by seat: covered, nothing of them is lost."""
        self.predictions: dict[str, PredictionScreen] = {}
        """Predictions not recorded yet, by seat."""

    @property
    def game(self) -> Game:
        return self.host.game

    @property
    def words(self) -> Words:
        return self.host.words

    def screen(self, running: bool = False) -> Screen:
        """`running`: the table came here just now, so a clock begins; after a restart it waits."""
        game, words = self.game, self.words
        match game.step:
            case Step.TABLE:
                return self.table()
            case Step.VISION:
                return self._vision()
            case Step.BOARD:
                return BoardScreen(board_view(game, words, ghost=True), words)
            case Step.EVENT:
                return EventScreen(event_view(game, words), words)
            case Step.PREDICTION:
                return PredictingScreen(
                    prediction_round(game, words), words, self._write, displays=self._displays
                )
            case Step.BALLOT if self._all_in():
                return TalkScreen(talk_view(game, words), words)
            case Step.BALLOT:
                return self._passing()
            case Step.TALK:
                return TalkScreen(talk_view(game, words), words, running=running)
            case Step.PLAN:
                return self._plan()
            case Step.RESULT:
                return ResultScreen(result_view(game, words), words, self._explain)
            case Step.END:
                return EndScreen(end_view(game, words, self._kept()), words)

    def refresh(self, base: Screen) -> bool:
        """Give the screen of the step its view anew; False when it has to be made anew."""
        game, words = self.game, self.words
        match base:
            case TableScreen():
                base.words = words
                base.refresh(lambda draft: table_view(self.game, self.words, draft))
            case VisionScreen():
                base.words = words
                base.refresh(self._vision_of)
            case BoardScreen():
                base.words = words
                base.refresh(board_view(game, words, ghost=True))
            case EventScreen():
                base.words = words
                base.refresh(event_view(game, words))
            case PassScreen() if self._all_in():
                return False
            case PassScreen():
                base.words = words
                base.refresh(pass_view(game, words))
            case PredictingScreen():
                base.words = words
                base.refresh(prediction_round(game, words))
            case TalkScreen():
                base.words = words
                base.refresh(talk_view(game, words))
            case PlanScreen():
                base.words = words
                base.refresh(self._plan_of)
            case ResultScreen():
                base.words = words
                base.refresh(result_view(game, words))
            case EndScreen():
                base.words = words
                base.refresh(end_view(game, words, self._kept()))
            case _:
                return False
        return True

    def table(self, *, reseat: bool = False) -> TableScreen:
        """As it is set now."""
        return TableScreen(
            lambda draft: table_view(self.game, self.words, draft),
            self.words,
            draft_of(self.game),
            reseat=reseat,
        )

    def _vision_of(self, stones: Mapping[str, int], sentences: Sequence[Sentence]) -> VisionView:
        return vision_view(self.game, self.words, stones, sentences)

    def _vision(self, *, revising: bool = False) -> VisionScreen:
        vision = self.game.vision
        return VisionScreen(
            self._vision_of,
            self.words,
            revising,
            {} if vision is None else vision.stones,
            () if vision is None else vision.sentences,
        )

    def _plan_of(self, entries: tuple[PlanEntry, ...] | None, focus: str | None) -> PlanView:
        return plan_view(self.game, self.words, entries, focus)

    def _plan(self) -> PlanScreen:
        given = self.game.scenario.spec.vision is not None
        return PlanScreen(
            self._plan_of,
            self.words,
            lambda entries, action: default_entry(self.game, entries, action),
            None if given else lambda: Push(self._vision(revising=True)),
        )

    def _explain(self, variable: str, path: tuple[str, ...]) -> Story:
        return story(self.game, self.words, variable, path)

    def _kept(self) -> str:
        file = self.host.file
        return "" if file is None else self.words.say("This game is kept in {file}.", file=file)

    def forget_drafts(self) -> None:
        """What was not confirmed at a step that is over."""
        if self.game.step is not Step.BALLOT:
            self.ballots.clear()
        if self.game.step is not Step.PREDICTION:
            self.predictions.clear()

    @property
    def _displays(self) -> int:
        return 2 if self.host.window.projection is not None else 1

    def look_back(self, leave: Action = None) -> DebriefScreen:
        """`leave`: what closing it does; None goes back to what lies below."""
        return DebriefScreen(LookBack(lambda: self.game, lambda: self.words), self.words, leave)

    # ballots and predictions

    def _write(self) -> Intent | None:
        """The prediction of whose turn it is, with what was chosen before it was covered."""
        status = prediction_round(self.game, self.words).next
        if status is None:
            return None
        seat = status.seat
        if seat not in self.predictions:
            self.predictions[seat] = PredictionScreen(partial(self._prediction_of, seat), seat, self.words)
        return Push(self.predictions[seat])

    def _prediction_of(self, seat: str, draft: Predict) -> PredictionView:
        return prediction_view(self.game, self.words, seat, draft)

    def _all_in(self) -> bool:
        """Everybody has voted on an event: the closed ballots lie on the table, to be opened at once."""
        return self.game.quarter.open_event is not None and pass_view(self.game, self.words).next is None

    def _passing(self) -> PassScreen:
        return PassScreen(
            pass_view(self.game, self.words),
            self.words,
            self._ready,
            displays=self._displays,
            blind=self._blind if self.game.quarter.open_event is not None else None,
        )

    def _ready(self) -> Intent | None:
        """The ballot of whose turn it is; when all have voted, the reveal."""
        seat = pass_view(self.game, self.words).next
        return None if seat is None else Push(self.ballot(seat.seat))

    def _blind(self) -> Intent | None:
        """The same on a screen that everybody sees, without an echo of what is pressed."""
        seat = pass_view(self.game, self.words).next
        return None if seat is None else Push(BlindScreen(partial(self._ballot_of, seat.seat), self.words))

    def ballot(self, seat: str) -> BallotScreen:
        """The ballot of a seat, with what it had chosen before it was covered."""
        if seat not in self.ballots:
            self.ballots[seat] = BallotScreen(partial(self._ballot_of, seat), self.words)
        return self.ballots[seat]

    def _ballot_of(self, seat: str, draft: CastBallot | None) -> BallotView:
        return ballot_view(self.game, self.words, seat, draft)
