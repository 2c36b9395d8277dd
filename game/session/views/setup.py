"""Before the first quarter: the scenario, who sits where, and the vision."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.views.parts import Level, Person


@dataclass(frozen=True, slots=True)
class ScenarioView:
    id: str
    title: str
    summary: str
    minutes: int
    """Playing time, the debrief not counted."""
    turns: int
    roles: int
    languages: tuple[str, ...]
    facts: str
    """`115 minutes · 12 quarters · 3 to 8 people`."""


@dataclass(frozen=True, slots=True)
class StrengthView:
    dimension: str
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class SeatView:
    seat: str
    label: str
    persons: tuple[Person, ...]
    strengths: tuple[StrengthView, ...]
    """Of each role in turn, its two strongest dimensions."""
    about: tuple[str, ...]
    """One line per role: what everybody may know of it."""


@dataclass(frozen=True, slots=True)
class TableView:
    title: str
    school: str
    opening: str
    situation: str
    people: int
    seats: tuple[SeatView, ...]
    leader: str
    leaders: tuple[Person, ...]
    """Everyone who could lead."""
    names_shown: bool
    all_ballots: bool
    events_per_turn: int
    most_events: int
    minutes: int
    """Honest playing time for this table's choices."""
    time_line: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    id: str
    name: str
    icon: str
    about: str
    choosing_means: str
    stones: int
    asks: str
    """What it leans on, in words: names of sub-competences; empty where it shows no targets."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    id: str
    text: str
    theme: str
    """Its theme's name; empty for `how we work`."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class VisionView:
    title: str
    themes: tuple[ThemeView, ...]
    left: int
    left_text: str
    """`1 stone still to lay`."""
    ready: bool
    sentences: tuple[SentenceView, ...]
    """Those of themes with stones first, then how we work, then the rest."""
    own: tuple[str, ...]
    targets: tuple[Level, ...]
    """The fourteen sub-competences with what this vision asks of them."""
    price: str
    """What revising costs, in words; empty at the start of a game."""
