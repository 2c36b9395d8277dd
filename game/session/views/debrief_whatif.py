"""What if: other decisions from a quarter on, under the same luck, beside the game as it was played."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.views.event import OptionView
from game.session.views.parts import Change


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch that was kept."""

    number: int
    name: str
    turn: int
    """The quarter it was forked at."""
    parent: int
    """The branch it was forked from; 0: the game itself."""
    changed: tuple[int, ...]
    """Quarters with other decisions."""
    text: str
    """`from Q5 on: no buying`, what is done otherwise, in short."""
    spoken: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """An event of the quarter that is decided anew."""

    event: str
    title: str
    options: tuple[OptionView, ...]
    chosen: str
    """As the change says; else as it was played, or its default."""
    played: str
    """As it was decided in the game; empty for an event that the game did not meet."""


@dataclass(frozen=True, slots=True)
class EditView:
    """A quarter to decide anew. The plan is changed with the plan's own view on `whatif_game` (docs below).

    `debrief.whatif.standing(game, base, turn, draft)` gives a game at the plan step of that quarter, on which
    `plan_view`, `default_entry` and `vision_view` work as in play.
    """

    turn: int
    mark: str
    base: int
    """The branch that is changed; 0: the game."""
    base_name: str
    choices: tuple[ChoiceView, ...]
    cards: tuple[str, ...]
    """Titles of the plan as it stands in the draft."""
    stones: tuple[tuple[str, str, int], ...]
    """(theme id, name, stones) of the vision in this quarter, a revision in it included."""
    revised: bool
    """The vision is revised in this quarter."""
    changes: tuple[str, ...]
    """What is otherwise than in the base, in words; empty: nothing yet."""
    troubles: tuple[str, ...]
    """What stands in the way of this plan, in words."""


@dataclass(frozen=True, slots=True)
class ComparedLevel:
    """One variable as it went beside how it went in the branch, at the last quarter played."""

    id: str
    name: str
    original: int
    branch: int
    difference: Change
    exact: float
    spoken: str


@dataclass(frozen=True, slots=True)
class DifferencePart:
    """What the difference is made of: one source in both ledgers. All parts add up to the difference."""

    id: str
    name: str
    detail: str
    """Of a decision its quarters; of a mechanism what it means."""
    original: float
    """What it gave from the fork on, in the game."""
    branch: float
    difference: float
    points: int
    """In whole points that add up to the difference as shown."""
    follow: str
    """A variable whose difference is behind this one: ask `difference_view` for it; empty where none is."""
    spoken: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Why a variable ended otherwise."""

    id: str
    name: str
    original: float
    branch: float
    difference: float
    points: int
    parts: tuple[DifferencePart, ...]
    """The largest first; at most six, `others` the last of them where there are more."""
    sentence: str
    residual: float
    """difference - sum of all parts; below 1e-9."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    name: str
    turn: int
    last: int
    """The quarter in which both are compared: the last that was played."""
    same: bool
    """Nothing differs at all."""
    parted: int
    """The first quarter in whose result they differ; 0 where they do not."""
    parted_text: str
    """`They part in Q5: work pressure, job satisfaction and 4 more.`"""
    parted_names: tuple[str, ...]
    outcomes: tuple[ComparedLevel, ...]
    levels: tuple[ComparedLevel, ...]
    """Everything else that can be a line, the largest difference first."""
    summary: str
    """`With other decisions from Q5 on: job satisfaction 57 instead of 55. The same chance.`"""
    changes: tuple[str, ...]
    """What was decided otherwise, in words."""
    events: tuple[str, ...]
    """Events that came in one and not in the other, in sentences."""
    fell: tuple[str, ...]
    """What fell away, and why."""
