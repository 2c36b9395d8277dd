"""Where games are kept, as the faces know it: begin one, go on with one, see what there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.scenario import Scenario
from game.scenario.text import Text
from game.session.sitting import Sitting


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A saved game as a list shows it; one that cannot be opened says why in `trouble`."""

    path: Path
    scenario: str
    title: Text | None
    turn: int
    turns: int
    started: str
    updated: str
    finished: bool
    trouble: str = ""


class Shelf(Protocol):
    def begin(self, scenario: Scenario, seed: int, path: Path | None = None, name: str = "") -> Sitting:
        """A new game in a new file, named after the day and the scenario. Raises CannotSave."""
        ...

    def open(self, path: Path) -> Sitting:
        """A saved game at the step where it was left.

        Raises RefusedFile, FileInUse, CannotSave or UsageError.
        """
        ...

    def games(self) -> list[SavedGame]:
        """What is there, newest first."""
        ...

    def copy(self, sitting: Sitting, path: Path) -> None:
        """The game as it stands, in another file. Raises CannotSave."""
        ...
