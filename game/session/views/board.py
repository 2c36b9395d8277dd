"""The board: how are we doing?"""

from __future__ import annotations

from dataclasses import dataclass

from game.session.views.parts import Header, Level


@dataclass(frozen=True, slots=True)
class DimensionView:
    id: str
    name: str
    official: str
    level: Level
    subs: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    id: str
    name: str
    short: str
    letters: str
    """Two letters for its tile."""
    about: str
    levels: tuple[Level, ...]
    """Skill, use, support, work pressure; the last with its limit."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """An event as announced on the board."""

    event: str
    title: str
    felt_by: str
    full: bool
    """Full ballot, or a short decision."""


@dataclass(frozen=True, slots=True)
class BoardView:
    header: Header
    dimensions: tuple[DimensionView, ...]
    """In the order of the rose, clockwise from the top."""
    coherence: Level
    outcomes: tuple[Level, ...]
    teams: tuple[TeamRow, ...]
    own: tuple[Level, ...]
    """The scenario's own variables that the board shows."""
    more: tuple[Level, ...]
    """Vision on paper and lived, shared leadership, pressure, support, fatigue, infrastructure, content."""
    tickets: tuple[Ticket, ...]
    """Empty: nothing special this quarter."""
    helps: tuple[tuple[str, tuple[str, ...]], ...]
    """Per dimension id: titles of cards that work on it."""
    button: str
    """What the yellow button says."""
    question: str
    """A reflection question that fits the school now; may be empty."""
    second: bool
