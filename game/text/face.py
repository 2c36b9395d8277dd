"""The text face: a game, a console, and one small loop that every prompt shares.

A step prints what its view holds and asks; what is typed becomes a command of the session. No rule of the
game lives here: what is not allowed comes back as a refusal, and is printed as the sentence that it is.
"""

from __future__ import annotations

import shlex
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from game.errors import WendbaarError
from game.session.commands import Command, StepBack
from game.session.game import Game
from game.session.rehearsal import awaited
from game.session.sitting import Sitting
from game.session.views.debrief_voices import Voices
from game.text.console import Console, Stopped
from game.text.keys import Typed, key_word, understand
from game.text.timer import Timer
from game.texts import Words

View = TypeVar("View")

Copy = Callable[[Sitting, Path], None]
"""Writes a game to another file. Raises WendbaarError when it cannot."""

Report = Callable[[Sitting, Voices, Words], Sequence[Path]]
"""Writes the report of a game beside it. Raises WendbaarError when it cannot."""

Help = Sequence[tuple[str, str]]
"""What can be typed and what it does, line by line."""


SURE_ALONE = ("help", "back", "where", "show", "quit", "trainer")
"""Words that are a command wherever they stand alone."""


class Moved(Exception):
    """The game went on while a prompt was open: its step is over."""


class Left(Exception):
    """The players stop; everything is kept."""


def _nothing() -> None:
    """A prompt without a screen of its own."""


def _no_choices() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question. Its texts are made when asked, so that the language can change in between."""

    kind: str
    question: Callable[[], str]
    help: Callable[[], Help]
    show: Callable[[], None] = _nothing
    """Prints once more what the question is about."""
    choices: Callable[[], Sequence[str]] = _no_choices
    free: bool = False
    """Any text may be the answer, so that only what is surely a command is taken for one."""
    private: bool = False
    """Only the person at the keyboard may see it."""


class Face(ABC):
    """A game played in lines: the prompts that every step shares. `steps.TextGame` fills in the steps.

    clock  seconds that only go up, for the talk's timer
    now    the time of day, for the line that says when a talk began
    """

    def __init__(
        self,
        sitting: Sitting,
        io: Console,
        lang: str,
        *,
        copy: Copy | None = None,
        report: Report | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.sitting = sitting
        self.io = io
        self.words = Words(lang)
        self.copy = copy
        self.report = report
        self.clock = clock
        self.now = now
        self.in_private = False
        """Someone is at a private screen: nothing may be printed that is not theirs."""
        self._seen: tuple[Game, Words, dict[Hashable, object]] | None = None
        self.looking_at: int | None = None
        """The quarter that is looked back on, 0 the start; None while nobody looks back."""
        self.timer: tuple[object, Timer] | None = None
        """The talk's timer, with the talk it belongs to."""

    def run(self) -> None:
        """Play until the players stop. Raises OSError when the lines can no longer be written."""
        try:
            self.welcome()
            while True:
                with suppress(Moved):
                    self.bots_vote()
                    self.play_step()
        except (Left, Stopped, KeyboardInterrupt):
            self._farewell()

    def bots_vote(self) -> None:
        """In a rehearsal: what the bots at the table do by themselves, as soon as a step asks for it."""
        commands = awaited(self.game, self.words)
        if commands and all(self.do(command) for command in commands):
            self.say(
                "The bots are done. Your own seat is left; {order} leaves that to them too.",
                order=f"{self.key('trainer')} {self.key('bots')}",
            )

    @abstractmethod
    def welcome(self) -> None:
        """What is said on arrival."""

    @abstractmethod
    def play_step(self) -> None:
        """Play the step that the table is at, until the game moves on."""

    @abstractmethod
    def answer(self, prompt: Prompt, typed: Typed) -> bool:
        """Do what can be typed at any prompt; False when it was none of that."""

    @abstractmethod
    def is_order(self, word: str) -> bool:
        """Whether a word is an order of the trainer's."""

    @property
    def game(self) -> Game:
        return self.sitting.game

    @property
    def file(self) -> Path | None:
        """Where the game is kept; None when it is kept in memory only."""
        path = getattr(self.sitting.store, "path", None)
        return path if isinstance(path, Path) else None

    def key(self, name: str) -> str:
        """How a key is typed in the language of now."""
        return key_word(name, self.words.lang)

    def see(self, build: Callable[..., View], *about: Hashable) -> View:
        """A view of the game in the language of now, built once as long as neither of them changes."""
        game, words = self.game, self.words
        if self._seen is None or self._seen[0] is not game or self._seen[1] is not words:
            self._seen = (game, words, {})
        views = self._seen[2]
        if (build, about) not in views:
            views[build, about] = build(game, words, *about)
        return cast(View, views[build, about])

    # Saying

    def say(self, msgid: str, /, **args: object) -> None:
        self.io.line(self.words.say(msgid, **args))

    def line(self, text: str, indent: int = 0) -> None:
        """A finished text of a view; an empty one leaves no line."""
        if text:
            self.io.line(text, indent)

    def item(self, text: str) -> None:
        self.line(text, indent=2)

    def heading(self, text: str) -> None:
        self.io.line()
        self.io.line(text)

    # Doing

    def do(self, command: Command) -> bool:
        """Carry out a command. When it is refused, or cannot be kept, that is said, and nothing moved."""
        try:
            refusal = self.sitting.do(command)
        except WendbaarError as error:
            self.io.line(error.say(self.words))
            return False
        if refusal is None:
            return True
        self.io.line(refusal.say(self.words))
        return False

    def step_back(self) -> None:
        """Take back the last decision of this quarter, or say that there is none. Raises Moved if it did."""
        if self.do(StepBack()):
            self.say("Taken back.")
            raise Moved

    def place(self) -> object:
        """What a step stands on: when it differs, the screen that was printed no longer holds."""
        game = self.game
        if not game.quarters:
            return (game.step, game.paused, game.table)
        quarter = game.quarter
        return (
            game.step,
            game.turn,
            game.paused,
            game.table,
            quarter.agenda,
            quarter.choices,
            quarter.draft,
            quarter.revision,
            tuple(quarter.revealed),
            quarter.ballot_skipped,
            quarter.joined,
        )

    # Asking

    def ask(self, prompt: Prompt) -> Typed:
        """What is typed, once it is not one of the words that work everywhere.

        Raises Moved when one of those words took the game to another step, Left on the word to stop and
        Stopped at the end of the input.
        """
        while True:
            raw = self.io.ask(prompt.kind, prompt.question(), prompt.choices())
            if prompt.free and raw.startswith('"'):
                return Typed(raw.strip('"').strip(), "", "")
            typed = understand(raw)
            if prompt.free and not self._surely_a_command(typed):
                return Typed(raw, "", "")
            before = self.place()
            answered = self.answer(prompt, typed)
            if self.place() != before:
                raise Moved
            if not answered:
                return typed

    def _surely_a_command(self, typed: Typed) -> bool:
        """Where any text may be typed: a word on its own, or one with what only a command has behind it."""
        if not typed.rest:
            return typed.key in SURE_ALONE
        match typed.key:
            case "lang":
                return typed.rest in ("nl", "en")
            case "save":
                return typed.rest.endswith(".wendbaar")
            case "share":
                return typed.rest.isdigit()
            case "trainer":
                return self.is_order(understand(typed.rest).key)
            case _:
                return False

    def confirm(self, kind: str, question: str, yes: str, show: Callable[[], None] = _nothing) -> bool:
        """Yes or no; Enter and `back` are the harmless no. `yes` is what a yes does, for the help."""

        def help() -> Help:
            return (
                (self.key("yes"), yes),
                (self.key("no"), self.words.say("leave it as it is (Enter does the same)")),
            )

        prompt = Prompt(
            kind,
            lambda: self.words.say(
                "{question} Type {yes} or {no}.", question=question, yes=self.key("yes"), no=self.key("no")
            ),
            help,
            show,
            choices=lambda: (self.key("yes"), self.key("no")),
        )
        while True:
            typed = self.ask(prompt)
            if typed.key == "yes":
                return True
            if typed.is_empty or typed.key in ("no", "back"):
                return False
            self.not_understood(typed, prompt)

    def ask_text(self, kind: str, question: str, *, private: bool = False) -> str | None:
        """Some words, or "" for none (Enter); None when `back` was typed."""
        say = self.words.say
        prompt = Prompt(
            kind,
            lambda: question,
            lambda: (
                (say("your own words"), say("they are kept as you type them")),
                ("Enter", say("nothing")),
                ('"…"', say("quotes around words that would else be a command")),
            ),
            free=True,
            private=private,
        )
        typed = self.ask(prompt)
        return None if typed.key == "back" else typed.raw

    def ask_item(
        self, kind: str, question: str, items: Sequence[tuple[str, str]], title: str = ""
    ) -> str | None:
        """One of a numbered list of (id, text): its id, or None for Enter or `back`."""

        def show() -> None:
            self.line(title)
            for number, (_, text) in enumerate(items, start=1):
                self.item(f"{number}. {text}")

        prompt = Prompt(
            kind,
            lambda: question,
            lambda: (
                (f"1-{len(items)}", self.words.say("choose from the list")),
                ("Enter", self.words.say("choose nothing")),
            ),
            show,
            choices=lambda: tuple(str(number) for number in range(1, len(items) + 1)),
        )
        show()
        while True:
            typed = self.ask(prompt)
            if typed.is_empty or typed.key == "back":
                return None
            if typed.number is not None and 1 <= typed.number <= len(items):
                return items[typed.number - 1][0]
            self.not_understood(typed, prompt)

    def not_understood(self, typed: Typed, prompt: Prompt) -> None:
        """What was typed means nothing here: say so, and what could have been typed."""
        choices = prompt.choices()
        if typed.is_empty:
            self.say("Please type something; ? shows what is possible here.")
        elif choices and len(choices) <= 12:
            self.say(
                "“{typed}” is not possible here. Choose from: {choices}. Type ? for help.",
                typed=typed.raw[:40],
                choices=", ".join(choices),
            )
        else:
            self.say("“{typed}” is not possible here. Type ? for help.", typed=typed.raw[:40])

    @contextmanager
    def private(self) -> Iterator[None]:
        """A moment that only one person may see: nothing of it stays on the screen, however it ends."""
        self.io.clear()
        self.in_private = True
        try:
            yield
        finally:
            self.in_private = False
            self.io.clear()

    def _farewell(self) -> None:
        if self.file is None:
            self.say("Stopped. This game was kept in memory only.")
        else:
            self.io.whole(
                self.words.say(
                    "Saved in {file}; go on with `wendbaar play {quoted} --text`.",
                    file=self.file,
                    quoted=shlex.quote(str(self.file)),
                )
            )
