"""What the window needs of files: scenarios to choose from, and games that are kept. `game.cli` makes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.session.game import Game
from game.session.shelf import SavedGame
from game.session.sitting import Sitting
from game.session.views.debrief_voices import Voices
from game.session.views.setup import ScenarioView
from game.texts import Words


class Playable(Protocol):
    """A scenario, as far as the window knows it."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Mistakes:
    """A scenario file that cannot be played, with what is wrong in it, a line a mistake."""

    file: str
    lines: tuple[str, ...]


class Library(Protocol):
    """Scenarios and saved games."""

    @property
    def folder(self) -> Path:
        """Where games are saved."""

    def scenarios(self) -> Sequence[Playable]:
        """What can be played."""

    def view(self, scenario: Playable, words: Words) -> ScenarioView:
        """A scenario as it can be chosen."""

    def mistakes(self, words: Words) -> Sequence[Mistakes]:
        """Scenario files with mistakes."""

    def new_seed(self) -> int:
        """A start number that nobody knows."""

    def preview(self, scenario: Playable, seed: int) -> Game:
        """A game that is kept nowhere, to set a table for."""

    def begin(self, scenario: Playable, seed: int) -> Sitting:
        """A new game in a new file. Raises CannotSave."""

    def open(self, path: Path) -> Sitting:
        """A saved game. Raises RefusedFile, FileInUse, CannotSave or UsageError."""

    def games(self) -> Sequence[SavedGame]:
        """Saved games, newest first."""

    def copy(self, sitting: Sitting, path: Path) -> None:
        """The game as it stands, in another file. Raises CannotSave."""

    def report(self, sitting: Sitting, voices: Voices, words: Words) -> Sequence[Path]:
        """The report of a game, written beside it: where it is, what can be read everywhere first.

        Takes seconds. Raises CannotSave or UsageError.
        """
