"""Whole games, as the window's orders ask: begun, opened, put away, copied, looked back on, reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.errors import WendbaarError
from game.session.game import Step
from game.session.views.debrief_voices import Voices, allowed
from game.texts import Words
from game.ui import orders as o
from game.ui.intents import Intent, Pop, Send
from game.ui.library import Library, Playable
from game.ui.screens.debrief_report import ReportPage, written_text
from game.ui.screens.notice import Ask, CopyScreen
from game.ui.screens.saved import SavedScreen
from game.ui.screens.scenario import Broken, ScenarioScreen
from game.ui.screens.start import StartScreen, StartView
from game.ui.shelf_views import saved_rows, start_view
from game.ui.stage import Stage
from game.ui.widgets.controls import Button

if TYPE_CHECKING:
    from game.ui.director import Director

SUFFIX: Final = ".wendbaar"


class Games:
    """What the director does with whole games."""

    def __init__(self, host: Director) -> None:
        self.host = host

    @property
    def stage(self) -> Stage:
        return self.host.stage

    @property
    def words(self) -> Words:
        return self.host.words

    @property
    def library(self) -> Library:
        return self.host.library

    def take(self, order: o.Order) -> None:
        """Carry out an order about games; the others are not for here."""
        match order:
            case o.NewGame():
                self.new_game()
            case o.OpenSaved():
                self.stage.push(SavedScreen(saved_rows(self.library, self.words), self.words))
            case o.GoOnWith(path):
                self.go_on_with(path)
            case o.LookBackOn(path):
                self.go_on_with(path, look_back=True)
            case o.OpenLookBack():
                self.look_back()
            case o.OpenReport():
                self.stage.push(ReportPage(self.words, allowed(self.host.game.table)))
            case o.WriteReport(voices):
                self.write_report(voices)
            case o.AskCopy():
                self.host.over(CopyScreen(self.host.shown(), self.copy_name(), self.words))
            case o.SaveCopy(path):
                self.save_copy(path)
            case o.Begin(scenario, seed):
                self.begin(next(one for one in self.library.scenarios() if one.id == scenario), seed)
            case o.SameLuck():
                self.same_luck()
            case o.BackToTable():
                self.back_to_table()
            case o.ToStart():
                self.to_start()

    def start(self) -> StartScreen:
        return StartScreen(self.start_view(), self.words)

    def start_view(self) -> StartView:
        return start_view(self.library, self.words, self.host.settings)

    def to_start(self) -> None:
        self.host.close()
        self.stage.show(self.start())

    def new_game(self) -> None:
        library = self.library
        self.stage.push(
            ScenarioScreen(
                [library.view(one, self.words) for one in library.scenarios()],
                self.words,
                [Broken(one.file, one.lines) for one in library.mistakes(self.words)],
                library.new_seed,
            )
        )

    def begin(self, scenario: Playable, seed: int) -> None:
        self.host.setting_up = (scenario, seed)
        self.stage.push(self.host.table())

    def same_luck(self) -> None:
        scenario, seed = self.host.game.scenario, self.host.game.seed
        self.to_start()
        self.begin(scenario, seed)

    def back_to_table(self) -> None:
        self.host.base = self.host.table()
        self.host.place = (Step.TABLE,)
        self.stage.show(self.start())
        self.stage.push(self.host.base)

    def go_on_with(self, path: Path, *, look_back: bool = False) -> None:
        """look_back  over its step, and closing that puts the game away again"""
        try:
            sitting = self.library.open(path)
        except WendbaarError as error:
            say = self.words.say
            self.host.ask(
                say("This game does not open"),
                error.say(self.words),
                Button(
                    "again",
                    (say("Try again"),),
                    Send(o.LookBackOn(path) if look_back else o.GoOnWith(path)),
                    ("Enter",),
                ),
                Button("no", (say("Close"),), Pop(), ("Esc",)),
            )
            return
        self.host.close()
        self.host.sitting = sitting
        self.host.bots.team()
        self.host.show_step(running=False)
        if look_back:
            self.look_back(Send(o.ToStart()))

    def look_back(self, leave: Intent | None = None) -> None:
        """Over the game's screen, in the place of a panel that lies there."""
        looking = self.host.looking_back()
        if looking is not None:
            self.stage.back_to(looking)
        else:
            self.host.over(self.host.steps.look_back(leave))

    def write_report(self, voices: Voices) -> None:
        """It takes seconds, so the window says so first."""
        assert self.host.sitting is not None
        say = self.words.say
        self.host.ask(say("Report"), say("The report is being written."), focus=0)
        self.host.window.draw(self.host)
        self.stage.pop()
        try:
            paths = self.library.report(self.host.sitting, voices, self.words)
        except WendbaarError as error:
            again = Button("again", (say("Try again"),), Send(o.WriteReport(voices)), ("Enter",))
            self.host.ask(
                say("No report"),
                error.say(self.words),
                again,
                Button("no", (say("Not now"),), Pop(), ("Esc",)),
                focus=0,
            )
            return
        if isinstance(self.stage.screen, ReportPage):
            self.stage.pop()
        told = written_text(self.words, paths)
        self.host.ask(
            say("The report is there"), told, Button("ok", (say("Close"),), Pop(), ("Enter", "Esc")), focus=0
        )

    def copy_name(self) -> Path:
        file = self.host.file
        stem = file.stem if file is not None else self.host.game.scenario.spec.id
        folder = file.parent if file is not None else self.library.folder
        return folder / f"{stem}-{self.words.say('copy')}{SUFFIX}"

    def save_copy(self, path: Path) -> None:
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        assert self.host.sitting is not None
        try:
            self.library.copy(self.host.sitting, path)
        except WendbaarError as error:
            self.host.not_kept(error, Send(o.SaveCopy(path)))
            return
        while isinstance(self.stage.screen, (Ask, CopyScreen)):
            self.stage.pop()
        self.host.toasts.say(self.words.say("A copy is in {file}.", file=path), "opslaan")
        self.stage.dirty = True
