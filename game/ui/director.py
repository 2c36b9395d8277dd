"""Behind the screens: which screen comes at which step, and what is done with what they want.

It knows no rule of the game: it hands commands to the sitting, shows what is refused, and goes on only when
the game has been kept.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.errors import WendbaarError
from game.session.commands import (
    CastBallot,
    Command,
    PinNote,
    Predict,
    Rehearse,
    Resume,
    SetTable,
)
from game.session.game import CARDS, Game, Step
from game.session.refusals import Refusal
from game.session.sitting import Sitting
from game.session.table import draft_of
from game.session.views.ballot import pass_view
from game.session.views.header import header_view
from game.session.views.prediction import prediction_round
from game.session.views.setup import table_view
from game.texts import Words
from game.ui import orders as o
from game.ui.app import Window, displays, look_of
from game.ui.games import Games
from game.ui.intents import Intent, Pop, Push, Quit, Screen, Send
from game.ui.library import Library, Playable
from game.ui.rehearsing import Rehearsing
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief_drafts import OtherPlan, OtherVision
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_kept import KeptPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_report import ReportPage
from game.ui.screens.debrief_whatif import WhatIfPage
from game.ui.screens.legible import LegibleScreen
from game.ui.screens.notice import Ask, Black, MenuScreen
from game.ui.screens.passing import Handover
from game.ui.screens.prediction import PredictionScreen
from game.ui.screens.public import PublicScreen
from game.ui.screens.saved import SavedScreen
from game.ui.screens.scenario import ScenarioScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.start import StartScreen
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.trainer import TrainerPanel
from game.ui.settings import Settings
from game.ui.shelf_views import saved_rows, start_view
from game.ui.stage import Look, Stage
from game.ui.steps import Steps
from game.ui.toasts import Toasts
from game.ui.trainer_view import trainer_view
from game.ui.widgets.controls import Button

SUFFIX: Final = ".wendbaar"
SECRET: Final = (BallotScreen, PredictionScreen)
"""Pages for one pair of eyes, which nothing may lie over."""


class Director:
    """A sitting (or none) and the screens for it.

    keep  writes settings; a settings file that cannot be written costs the keeping, not the change
    """

    def __init__(
        self,
        window: Window,
        library: Library,
        settings: Settings,
        keep: Callable[[Settings], None] = lambda settings: None,
        sitting: Sitting | None = None,
    ) -> None:
        self.window = window
        self.library = library
        self.settings = settings
        self.keep = keep
        self.sitting = sitting
        self.words = window.stage.words
        self.toasts = Toasts(window.stage.clock)
        window.stage.overlay = self.toasts.draw
        self.base: Screen | None = None
        """The screen of the game's step; what is open over it does not belong to the step."""
        self.place: object = None
        self.paper: str | None = None
        """The seat whose ballot from paper the trainer types in."""
        self.steps = Steps(self)
        self.games = Games(self)
        self.bots = Rehearsing(self)
        self.setting_up: tuple[Playable, int] | None = None
        """The scenario and start number of a game that has no file yet."""
        self.dark_room = False
        """The second display is black; the laptop goes on."""
        self._displays = displays()

    # what the loop asks

    @property
    def stage(self) -> Stage:
        return self.window.stage

    @property
    def game(self) -> Game:
        assert self.sitting is not None
        return self.sitting.game

    @property
    def file(self) -> Path | None:
        """Where the game is kept."""
        path = getattr(self.sitting.store, "path", None) if self.sitting is not None else None
        return path if isinstance(path, Path) else None

    def first_screen(self) -> Screen:
        """The start, or the step of the game that was given."""
        self._project()
        if self.sitting is None:
            return StartScreen(start_view(self.library, self.words, self.settings, quick=True), self.words)
        self.bots.team()
        self.base, self.place = self.steps.screen(), self._place()
        return self.base

    def run(self) -> None:
        """Show the first screen and go on until the window closes."""
        screen = self.first_screen()
        self.stage.show(screen)
        if isinstance(screen, StartScreen):
            self.window.draw(self)  # scenarios take a moment to read: the window is there first
            screen.refresh(self.games.start_view())
        if self.sitting is not None:
            self._show_pause()
        self.window.run(None, self)

    def do(self, intent: Intent, stage: Stage) -> bool:
        """Do what a screen wants; False ends the loop."""
        match intent:
            case Quit():
                self.close()
                return False
            case Pop() if stage.screen is None:
                self.games.to_start()
            case Push() | Pop():
                self.paper = self.paper if isinstance(stage.screen, BallotScreen) else None
            case Send(o.Once(command, told)):
                self.command(command, told)
            case Send(o.Order() as order):
                self._order(order)
            case Send(Command() as command) if isinstance(stage.screen, (OtherPlan, OtherVision)):
                self._on_draft(stage.screen, command)
            case Send(Command() as command):
                self.command(command)
        self._project()
        return True

    def key(self, name: str, stage: Stage) -> None:
        """Keys that work everywhere: Esc the menu, F2 the trainer, Ctrl S a copy; F7 and F8 the bots."""
        if name == "Esc":
            self._order(o.OpenMenu())
        elif name == "F2" and self.sitting is not None:
            self._order(o.OpenTrainer())
        elif name == "Ctrl S" and self.sitting is not None:
            self._order(o.AskCopy())
        elif name in ("F7", "F8") and self.sitting is not None:
            self._order(o.BotsDo("next" if name == "F7" else "quarter"))
        stage.dirty = True

    def look_changed(self, look: Look) -> None:
        """Text size was changed by key."""
        self._set(replace(self.settings, text_percent=look.text_percent, theme=look.theme))

    def public(self, stage: Stage) -> Screen | None:
        """Nothing private, and no panel of the trainer's, comes to the second display."""
        screen = stage.screen
        if self.dark_room:
            return Black(self.words)
        if isinstance(screen, (Black, LegibleScreen)):
            return screen
        if self.looking_back() is not None:
            return self._beneath()
        closed = isinstance(self.base, TalkScreen)  # the ballots lie there, not opened yet
        if self.sitting is not None and self.game.step is Step.BALLOT and not closed:
            return PublicScreen(pass_view(self.game, self.words), self.words)
        if self.sitting is not None and self.game.step is Step.PREDICTION:
            return PublicScreen(prediction_round(self.game, self.words), self.words)
        if self.base is not None:
            return self.base
        return self._beneath()

    def close(self) -> None:
        """Put the game away; all of it is kept."""
        if self.sitting is not None:
            self.sitting.close()
        self.sitting, self.base, self.place = None, None, None
        self.steps.ballots.clear()
        self.steps.predictions.clear()
        self.setting_up = None

    # commands

    def command(self, command: Command, told: str = "") -> None:
        """Carry out a command, show where the game is then, or why nothing moved."""
        try:
            refusal = self.carry_out(command)
        except WendbaarError as error:
            self.not_kept(error, Send(o.Once(command, told)))
            return
        if isinstance(refusal, Refusal):
            self.refused(refusal)
            return
        self.toasts.clear()
        if isinstance(command, CastBallot):
            self.steps.ballots.pop(command.seat, None)
            self.paper = None
        if isinstance(command, Predict):
            self.steps.predictions.pop(command.seat, None)
        looking = self.looking_back()
        if looking is not None:
            looking.refresh()
            guide = self.stage.screen
            if isinstance(guide, (GuidePage, KeptPage)):
                guide.refresh()
            else:
                self.stage.back_to(looking)
        else:
            self.show_step()
        if isinstance(command, PinNote) and not told:
            told = self.words.say("The note is pinned.")
        if told:
            self.toasts.say(told)

    def _on_draft(self, plan: OtherPlan | OtherVision, command: Command) -> None:
        """A command for the plan or vision of a what-if: nothing of it comes to the game."""
        done, trouble = plan.take(command)
        if trouble:
            self.toasts.say(trouble, warning=True)
        if done:
            self.stage.pop()
        self.stage.dirty = True

    def looking_back(self) -> DebriefScreen | None:
        """The look-back, when it is open."""
        return next((one for one in self.stage.screens if isinstance(one, DebriefScreen)), None)

    def carry_out(self, command: Command) -> Refusal | None:
        """A table that is set for the first time gives the game its file."""
        if isinstance(command, (SetTable, Rehearse)) and self.sitting is None and self.setting_up is not None:
            scenario, seed = self.setting_up
            sitting = self.library.begin(scenario, seed)
            self.sitting = sitting
            self.setting_up = None
        if self.sitting is None:
            return None
        if isinstance(command, CastBallot) and command.seat == self.paper:
            command = replace(command, paper=True)
        refusal = self.sitting.do(command)
        if refusal is None:
            self.bots.team()
        return refusal

    def refused(self, refusal: Refusal) -> None:
        """Say why nothing moved."""
        self.toasts.say(refusal.say(self.words), warning=True)
        self.stage.dirty = True

    def not_kept(self, error: WendbaarError, again: Send) -> None:
        """Nothing moved: the same may be tried again."""
        say = self.words.say
        self.ask(
            say("Not saved"),
            "\n".join((error.say(self.words), say("Nothing was lost: the game stands where it stood."))),
            Button("again", (say("Try again"),), again, ("Enter",)),
            Button("no", (say("Not now"),), Pop(), ("Esc",)),
            focus=0,
        )

    def ask(self, title: str, text: str, *buttons: Button, focus: int = 1) -> None:
        """A question over what is open, in the place of one that is asked already."""
        beneath = self._beneath()
        asked = Ask(beneath, title, text, buttons, focus)
        if isinstance(self.stage.screen, Ask):
            self.stage.replace(asked)
        else:
            self.stage.push(asked)

    # the game's steps

    def _place(self) -> object:
        """What a step stands on: as long as it is the same its screen stays, with focus and draft."""
        game = self.game
        if not game.quarters:
            return (game.step,)
        if game.step in (Step.PLAN, Step.RESULT, Step.BOARD, Step.END):
            return (game.step, game.turn)
        return (game.step, game.turn, game.quarter.open_event)

    def show_step(self, running: bool = True) -> None:
        """The screen of the step that the game is at now, with the trainer's pause over it."""
        before, self.place = self.place, self._place()
        revealed = isinstance(self.base, TalkScreen) and self.game.step is Step.TALK
        if self.base is not None and (before == self.place or revealed) and self._refreshed():
            if not self.stage.back_to(self.base):
                self.stage.show(self.base)
        else:
            self.base = self.steps.screen(running)
            self.stage.show(self.base)
        if self.game.rehearsal and before != self.place and (told := self.bots.told(self.game.step)):
            self.toasts.say(told, "groep")
        self.steps.forget_drafts()
        self._show_pause()

    def _show_pause(self) -> None:
        if self.sitting is None or not self.game.paused:
            return
        say = self.words.say
        self.ask(
            say("Paused"),
            say("The game waits. Everything is kept."),
            Button("go on", (say("Go on"),), Send(Resume()), ("Enter",)),
            focus=0,
        )

    def _refreshed(self) -> bool:
        return self.base is not None and self.steps.refresh(self.base)

    def table(self, *, reseat: bool = False) -> TableScreen:
        """Set for a game without a file too: then a game kept nowhere stands in."""
        if self.sitting is None and self.setting_up is not None:
            preview = self.library.preview(*self.setting_up)
            return TableScreen(
                lambda draft: table_view(preview, self.words, draft), self.words, draft_of(preview)
            )
        return self.steps.table(reseat=reseat)

    # orders

    def _order(self, order: o.Order) -> None:
        match order:
            case o.OpenMenu():
                self._open_menu()
            case o.OpenTrainer():
                self.over(TrainerPanel(trainer_view(self.game, self.words), self.words, self.shown()))
            case o.OpenSettings():
                self.over(SettingsScreen(self.settings, self.words, displays()))
            case o.ChangeSettings(settings):
                self._set(settings)
            case o.OpenSeats():
                self.over(self.table(reseat=True))
            case o.BlackOut():
                self._black_out()
            case o.OnPaper(seat):
                self._on_paper(seat)
            case o.BeginRehearsal(table):
                self.bots.begin(table)
            case o.BotsDo():
                self.bots.take(order)
            case _:
                self.games.take(order)

    def shown(self) -> Screen:
        """The page that panels lie over; what is for one pair of eyes is covered first."""
        if isinstance(self.stage.screen, SECRET):
            self.stage.pop()
        return self._beneath()

    def _beneath(self) -> Screen:
        screen = self.stage.screen
        while screen is not None and getattr(screen, "beneath", None) is not None:
            screen = screen.beneath  # type: ignore[attr-defined]
        assert screen is not None
        return screen

    def over(self, screen: Screen) -> None:
        """Open a page or panel in the place of one that is open already."""
        if getattr(self.stage.screen, "beneath", None) is not None:
            self.stage.pop()
        if isinstance(self.stage.screen, SECRET):
            self.stage.pop()
        self.stage.push(screen)

    def _open_menu(self) -> None:
        if isinstance(self.stage.screen, (MenuScreen, StartScreen)):
            return
        place = ""
        if self.sitting is not None and self.game.quarters:
            header = header_view(self.game, self.words)
            place = f"{header.title} {header.of}, {header.period}"
        self.over(MenuScreen(self.shown(), self.words, in_game=self.sitting is not None, place=place))

    def _black_out(self) -> None:
        """On a second display the same order brings the picture back; one display waits for any key."""
        if self.window.projection is None:
            self.over(Black(self.words))
            return
        self.dark_room = not self.dark_room
        say = self.words.say
        told = say("The room is black; the same order brings the picture back.")
        self.toasts.say(told if self.dark_room else say("The room sees the game again."), "scherm")
        self.stage.dirty = True

    def _on_paper(self, seat: str) -> None:
        if self.game.step is not Step.BALLOT or self.game.quarter.closed(
            self.game.quarter.open_event or CARDS
        ):
            say = self.words.say
            self.toasts.say(say("Ballots are given in the step of the ballots."), warning=True)
            return
        self.over(self.steps.ballot(seat))
        self.paper = seat

    def _set(self, settings: Settings) -> None:
        """Other settings, at once, on whatever is open."""
        self.settings = settings
        self.window.set_look(look_of(settings))
        if settings.lang != self.words.lang:
            self.words = Words(settings.lang)
            self.stage.words = self.words
        try:
            self.keep(settings)
        except (OSError, WendbaarError):
            told = self.words.say("These settings hold now, but could not be kept for next time.")
            self.toasts.say(told, warning=True)
        self._speak()
        self.stage.dirty = True

    def _speak(self) -> None:
        """Every open screen in the language of now, its step and its draft as they were."""
        for screen in self.stage.screens:
            if isinstance(screen, SettingsScreen):
                screen.refresh(self.settings)
            elif isinstance(screen, StartScreen):
                screen.refresh(self.games.start_view())
            elif isinstance(screen, SavedScreen):
                screen.refresh(saved_rows(self.library, self.words))
            elif isinstance(screen, (DebriefScreen, GuidePage, NotePage, WhatIfPage, KeptPage, ReportPage)):
                screen.words = self.words
                screen.refresh()
            elif isinstance(screen, (OtherPlan, OtherVision)):
                screen.retell(self.words)
            elif isinstance(screen, TrainerPanel):
                screen.refresh(trainer_view(self.game, self.words))
            elif isinstance(screen, ScenarioScreen):
                screen.refresh([self.library.view(one, self.words) for one in self.library.scenarios()])
            elif isinstance(screen, TableScreen) and screen is not self.base:
                screen.words = self.words
                screen.refresh(screen.view_of)
            if hasattr(screen, "words"):
                screen.words = self.words
        for ballot in self.steps.ballots.values():
            ballot.words = self.words
            ballot.refresh(ballot.view_of)
        for prediction in self.steps.predictions.values():
            prediction.words = self.words
            prediction.refresh(prediction.view_of)
        if self.sitting is not None:
            self._refreshed()

    # the second display

    def _project(self) -> None:
        """Open or close the room's window, as displays come and go and the settings say."""
        now = displays()
        wanted = self.settings.second_screen == "auto" and now > 1
        had = self.window.projection is not None
        has = self.window.project(wanted)
        self.dark_room = self.dark_room and has
        if had and not has and now < self._displays:
            told = self.words.say("The second screen is gone. Ballots go on at one screen.")
            self.toasts.say(told, warning=True)
        if had != has and isinstance(self.base, Handover):
            self.base.displays = 2 if has else 1
            self.base.dark = has
        self._displays = now
