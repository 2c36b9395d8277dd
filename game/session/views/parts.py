"""Small pieces that several views share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sure(StrEnum):
    """How certain an effect is; each has its own glyph and word."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Change:
    """A number's change over the last quarter, as shown: whole points, under half a point is 0."""

    points: int
    favourable: bool | None
    """By meaning: more work pressure is unfavourable. None: nothing changed, or neither way is better."""
    text: str
    """`+3`, `−4` (a real minus) or `= 0`."""


@dataclass(frozen=True, slots=True)
class Level:
    """A named level of 0 to 100 (or a count), with its change and, where the vision asks one, a target."""

    id: str
    name: str
    value: int
    change: Change | None = None
    """None in the first quarter: nothing has changed yet."""
    target: int | None = None
    icon: str = ""
    history: tuple[float, ...] = ()
    """Values at the start and after each quarter, unrounded, for a small line."""
    ghost: tuple[float, ...] = ()
    """The same without any intervention; empty where it was not asked for."""
    limit: int | None = None
    over_limit: bool = False
    official: str = ""
    """The framework's own name, never shortened; shown behind `?`."""
    spoken: str = ""
    """How a screen reader says it."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An effect on a card: what it moves and in which direction, without an amount."""

    variable: str
    name: str
    up: bool
    favourable: bool
    sure: Sure
    teams: tuple[str, ...] = ()
    """Short names, where only some teams get it."""
    when: str = ""
    """Now, next quarter, ..."""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What something certainly costs. `load`: in tenths of what one team can normally spare."""

    money: int
    """Thousand euros; negative brings money in."""
    hours: int
    load: int
    text: str
    """`€ 14k · 32 hours · load 3`, without what is nought."""


@dataclass(frozen=True, slots=True)
class Person:
    """A role at the table: its name, the people who sit there, and how its token is drawn."""

    role: str
    name: str
    people: str
    """Names of people, joined; empty where none were given."""
    formal: bool
    icon: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Meter:
    id: str
    name: str
    value: str
    share: float
    """Filled part of the bar, 0 to 1."""
    limit: float | None = None
    """Where the limit line stands, 0 to 1."""
    word: str = ""
    """`high`, `too high` or nothing."""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step in the footer: done, now or later."""

    id: str
    name: str
    state: str
    """`done`, `now` or `later`."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above every screen of a quarter."""

    title: str
    """`Quarter 5`."""
    of: str
    """`of 12`."""
    period: str
    """`sep – nov, year 2`."""
    turn: int
    turns: int
    meters: tuple[Meter, ...]
    """Budget, leaders' hours still free this quarter, mean work pressure."""
    steps: tuple[StepMark, ...]
    """Only the steps that will really come."""
    sentence: str = ""
    """The first sentence of the vision."""
