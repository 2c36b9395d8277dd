"""A saved game as a list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.scenario.text import Text


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
    model: str = ""
    """The version of the model that it is played with, when that is not this program's newest."""
    rehearsal: bool = False
    """Bots sat at the table (game.session.rehearsal)."""
    trouble: str = ""
    damaged: bool = False
    """Refused for what it holds; else another Wendbaar has it, or it may not be read."""
