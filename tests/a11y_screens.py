"""Screens to be listened to, and a window that shows them: see `tests.a11y_bus`."""

import json
from collections.abc import Sequence

import pygame

from game.texts import Words
from game.ui.app import Window
from game.ui.boxes import Box
from game.ui.fields import TextField
from game.ui.intents import Intent, Push, Quit, Screen, Send
from game.ui.stage import Look, Stage, Ui
from game.ui.toasts import Toasts
from game.ui.widgets.controls import Button, button, choice_chip, option_row, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header

NEXT = pygame.event.custom_type()
SECONDS_A_SCREEN = 4.0


class Trial:
    """The kit's widgets: a chip, a field, a button that brings a message, and the yellow one."""

    title = "Proefscherm"

    def __init__(self) -> None:
        self.on = False
        self.field = TextField("vrije ruimte €")

    def press_chip(self) -> Intent | None:
        self.on = not self.on
        return Send("chip on" if self.on else "chip off")

    def draw(self, ui: Ui) -> None:
        header(ui, Header(self.title, "kwartaal 5 van 12"))
        room = content(ui)
        choice_chip(
            ui, room.x, 140, "Extra uitleg", id="chip", chosen=self.on, action=self.press_chip, group="chips"
        )
        text_field(
            ui, Box(room.x, 200, 400, 48), self.field, id="words", label="Woorden", hint="Vijftien woorden"
        )
        button(ui, Box(room.x, 300, 200, 52), "Bericht", id="message", action=Send("message"))
        self.foot(ui, "Verder", Push(Plan()))

    def foot(self, ui: Ui, label: str, action: Intent) -> None:
        button_ = Button("go", (label,), action, ("Enter",))
        footer(ui, Footer(button_, steps=("Bord", "Gebeurtenis", "Plan"), now=0 if label == "Verder" else 2))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class Plan(Trial):
    """What comes after it: another step."""

    title = "Plan"

    def draw(self, ui: Ui) -> None:
        header(ui, Header(self.title, "kwartaal 5 van 12"))
        self.foot(ui, "Naar de stemming", Push(Vote()))


class Vote(Trial):
    """For one pair of eyes."""

    title = "Jouw stem"

    def draw(self, ui: Ui) -> None:
        header(ui, Header(self.title))
        for i, letter in enumerate("ABC"):
            option_row(
                ui,
                Box(28, 120 + 70 * i, 500, 58),
                letter,
                f"Optie {letter}",
                id=letter,
                chosen=letter == "B",
                action=Send(letter),
                hidden=True,
            )
        button(ui, Box(28, 400, 200, 52), "Verberg", id="hide", action=Send("hide"), keys=("Esc",))


class Teller:
    """Says on stdout what a screen asked for, and shows a message when that is asked."""

    def __init__(self, stage: Stage) -> None:
        self.toasts = Toasts(stage.clock)
        stage.overlay = self.toasts.draw

    def do(self, intent: Intent, stage: Stage) -> bool:
        if isinstance(intent, Quit):
            return False
        if intent == Send("message"):
            self.toasts.say("Bewaard als kopie.")
            stage.dirty = True
        else:
            print(json.dumps(intent.command if isinstance(intent, Send) else "next"), flush=True)
        return True

    def key(self, name: str, stage: Stage) -> None:
        return None

    def look_changed(self, look: Look) -> None:
        return None

    def public(self, stage: Stage) -> Screen | None:
        return None


class _Parade(Teller):
    """Shows one screen after the other, some seconds each."""

    def __init__(self, stage: Stage, screens: Sequence[Screen]) -> None:
        super().__init__(stage)
        self.stage = stage
        self.left = list(screens)

    def next(self) -> bool:
        if not self.left:
            print(json.dumps(["end", []]), flush=True)
            return False
        self.stage.show(self.left.pop(0))
        screen = self.stage.screen
        assert screen is not None
        print(json.dumps([screen.title, getattr(screen, "secrets", [])]), flush=True)
        return True


def show(window: Window, screens: Sequence[Screen]) -> None:
    """Play the only screen by what it is asked, or show several one after the other."""
    if len(screens) == 1:
        window.run(screens[0], Teller(window.stage))
        return
    parade = _Parade(window.stage, screens)
    pygame.time.set_timer(NEXT, round(SECONDS_A_SCREEN * 1000))
    parade.next()
    handle = window.handle
    window.handle = lambda event, director: (  # type: ignore[method-assign]
        parade.next() if event.type == NEXT else handle(event, director)
    )
    window.run(None, parade)


def real_screens(words: Words) -> list[Screen]:
    """Screens of a real game, in the order of play; the private one says what may not be told of it."""
    from game.session.game import Step
    from game.session.views.ballot import ballot_view, pass_view
    from game.session.views.board import board_view
    from game.session.views.event import event_view
    from game.session.views.result import result_view
    from game.session.views.why import story
    from game.ui.screens.ballot import BallotScreen
    from game.ui.screens.board import BoardScreen
    from game.ui.screens.event import EventScreen
    from game.ui.screens.result import ResultScreen
    from tests.session.games import play_to, start

    sitting = start()
    board = BoardScreen(board_view(play_to(sitting, 3, Step.BOARD), words), words)
    event = EventScreen(event_view(play_to(sitting, 3, Step.EVENT), words), words)
    voting = play_to(sitting, 3, Step.BALLOT)
    seat = pass_view(voting, words).seats[0].seat
    ballot = BallotScreen(lambda draft: ballot_view(voting, words, seat, draft), words)
    secrets = [secret.option.title for secret in ballot.view.options]
    ballot.secrets = secrets  # type: ignore[attr-defined]
    game = play_to(sitting, 3, Step.RESULT)
    result = ResultScreen(result_view(game, words), words, lambda row, path: story(game, words, row, path))
    return [board, event, ballot, result]
