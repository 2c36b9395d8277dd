"""A game as it stands: what the log folds to. Nothing here is ever written in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.scenario import Scenario
from game.session.events import (
    BallotCast,
    BranchQuarter,
    DebriefStepDone,
    Event,
    FactShared,
    LedgerRow,
    OptionChosen,
    PlanEntry,
    PredictionMade,
    Sentence,
    TableSet,
)

CARDS = ""
"""The ballot of a quarter without an event asks only for a card; it stands under this key."""
PREDICTIONS = "#predictions"
"""Under this key stands the table at which a quarter's predictions were closed; no event is called so."""


class Step(StrEnum):
    """Where the table is. A resumed game lands on it exactly."""

    TABLE = "table"
    VISION = "vision"
    BOARD = "board"
    PREDICTION = "prediction"
    """Once a year, where the table wants it: each seat alone writes what it expects."""
    EVENT = "event"
    BALLOT = "ballot"
    TALK = "talk"
    PLAN = "plan"
    RESULT = "result"
    END = "end"


@dataclass(frozen=True, slots=True)
class Vision:
    """Ten stones over the themes, and up to five sentences; `turn` is the quarter from which it holds (1:

    the start).
    """

    turn: int
    stones: Mapping[str, int]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo:
    """What the last step back would take away."""

    kind: str
    event: str = ""
    draft: tuple[PlanEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a quarter, or on something in it (`about`: an event, action or variable id)."""

    number: int
    """From 1, in the order of pinning; a number is never used again."""
    turn: int
    text: str
    about: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what before when, at the real school."""

    number: int
    turn: int
    who: str
    what: str
    before: str
    about: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class KeptBranch:
    """A what-if, kept or as a draft: what it does otherwise than its parent (0: the game)."""

    number: int
    """From 1, in the order of keeping; 0: a draft."""
    turn: int
    name: str
    parent: int = 0
    changes: Mapping[int, BranchQuarter] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    vision: Vision | None = None
    """Another vision laid at the start."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter at the table, from its opening to its result."""

    turn: int
    drawn: tuple[str, ...] = ()
    """What the luck of the quarter brought, before the trainer's hand."""
    came: tuple[str, ...] = ()
    """What came to the table, in its order; `agenda` leaves out what was taken away."""
    waiting: tuple[str, ...] = ()
    chances: Mapping[str, float] = field(default_factory=dict)
    per_turn: int | None = None
    """How many events a quarter the table had asked for when it opened; None: the scenario's."""
    skipped: tuple[str, ...] = ()
    picked: str | None = None
    ballots: Mapping[str, Mapping[str, BallotCast]] = field(default_factory=dict)
    """Per event (or CARDS), per seat: the ballot that counts."""
    revealed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per event (or CARDS): the order of speaking."""
    seated: Mapping[str, TableSet] = field(default_factory=dict)
    """Per event (or CARDS, or PREDICTIONS): the table as it sat when that was closed, with what it had chosen
    about names."""
    predicted: Mapping[str, PredictionMade] = field(default_factory=dict)
    """Per seat: the prediction that counts."""
    ballot_skipped: tuple[str, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    choices: Mapping[str, OptionChosen] = field(default_factory=dict)
    draft: tuple[PlanEntry, ...] = ()
    revision: Vision | None = None
    undo: tuple[Undo, ...] = ()
    extended: int = 0
    """Seconds the trainer gave to the talk that runs now."""
    joined: bool = False
    """Played as one with the next quarter."""
    second: bool = False
    """The second of two quarters played as one."""
    plan: tuple[PlanEntry, ...] | None = None
    """What was committed."""
    leader: str = ""
    """Who led the table when it was committed."""
    rows: tuple[LedgerRow, ...] = ()
    digest: str = ""
    model: str = ""

    @property
    def agenda(self) -> tuple[str, ...]:
        """The events that happen this quarter, in order."""
        return tuple(event for event in self.came if event not in self.skipped)

    @property
    def answers(self) -> dict[str, str]:
        return {event: chosen.option for event, chosen in self.choices.items() if event in self.agenda}

    @property
    def open_event(self) -> str | None:
        """The first event that still asks for a decision."""
        return next((event for event in self.agenda if event not in self.choices), None)

    @property
    def card_key(self) -> str | None:
        """The ballot at which cards were asked; None as long as none was opened or skipped."""
        opened = [key for key in (*self.came, CARDS) if key in self.revealed or key in self.ballot_skipped]
        return opened[0] if opened else None

    def closed(self, key: str) -> bool:
        """No more ballots for this event."""
        return key in self.revealed or key in self.ballot_skipped


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """Everything the log says. Arrays inside are read-only by agreement: only `fold` makes a new game."""

    scenario: Scenario
    rules: Ruleset
    seed: int
    model: str
    """The version of the model that the game was begun with and is played under to its end."""
    step: Step = Step.TABLE
    rehearsal: bool = False
    """Bots sit at the table; never to be taken for a real one."""
    table: TableSet | None = None
    visions: tuple[Vision, ...] = ()
    states: tuple[SchoolState, ...] = ()
    """The start and the end of every resolved quarter: states[t] is the school after quarter t."""
    quarters: tuple[Quarter, ...] = ()
    facts: tuple[FactShared, ...] = ()
    all_notes: tuple[Note, ...] = ()
    """Those that were removed included, as in the two below: number n stands at place n - 1."""
    predictions: tuple[PredictionMade, ...] = ()
    """All that were made, those that were replaced included."""
    all_agreements: tuple[Agreement, ...] = ()
    all_branches: tuple[KeptBranch, ...] = ()
    steps_done: tuple[DebriefStepDone, ...] = ()
    """Guided steps of the look-back, in the order in which they were finished."""
    interventions: tuple[Event, ...] = ()
    """What the trainer did, in order."""
    tables: tuple[tuple[int, TableSet], ...] = ()
    """Every table with the quarter from which it sat (0: before the first)."""
    paused: bool = False
    ended_early: bool = False

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for note in self.all_notes if not note.removed)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return tuple(one for one in self.all_agreements if not one.removed)

    @property
    def branches(self) -> tuple[KeptBranch, ...]:
        return tuple(one for one in self.all_branches if not one.removed)

    @property
    def turn(self) -> int:
        """The quarter now, from 1; 0 before the first."""
        return len(self.quarters)

    @property
    def turns(self) -> int:
        return self.rules.turns

    @property
    def quarter(self) -> Quarter:
        """The quarter now. Raises LookupError before the first one."""
        if not self.quarters:
            raise LookupError("no quarter has been opened yet")
        return self.quarters[-1]

    @property
    def state(self) -> SchoolState:
        """The school as it is now: the start of this quarter, or after its result the end of it."""
        return self.states[-1]

    @property
    def vision(self) -> Vision | None:
        """What the table stands for now, a revision in this quarter's plan included."""
        if self.quarters and self.quarters[-1].revision is not None:
            return self.quarters[-1].revision
        return self.visions[-1] if self.visions else None

    @property
    def finished(self) -> bool:
        return self.step is Step.END

    def is_full(self, event: str) -> bool:
        """This event gets the full ballot; another is a short decision that the leader takes at once."""
        quarter = self.quarter
        if self.table is not None and self.table.all_ballots:
            return True
        if quarter.picked in quarter.agenda:
            return event == quarter.picked
        return quarter.agenda[:1] == (event,)
