"""What happened in a game: frozen facts, each with a stable kind and version. The log holds nothing else.

Fields are ids, numbers and the players' own words, never a translated text, so that the language can change
midway. Quarters (`turn`) count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import ConfigDict

STRICT = ConfigDict(extra="forbid", strict=True)
"""A field that is not known, or of another type, makes a record damaged."""
MOST_WORDS = 15
"""Words in a ballot's reason (docs/architecture.md)."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One ballot: the roles it speaks for and the people who sit there."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    id: str
    roles: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """An action in a plan: who leads it and in which teams (empty: the whole school)."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    action: str
    leader: str
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the vision: a scenario's by id, or the table's own words."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    id: str | None = None
    own: str | None = None


@dataclass(frozen=True, slots=True)
class BranchQuarter:
    """One quarter of a what-if, decided whole; None only in what version 1 wrote: as it was played."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    entries: tuple[PlanEntry, ...] | None = ()
    answers: dict[str, str] | None = field(default_factory=dict)
    """Options by event; an event without one takes its default."""
    stones: dict[str, int] | None = None
    """The vision revised in it; None: not."""
    sentences: tuple[Sentence, ...] = ()
    vision_as_played: bool = False
    """Whatever the game did with the vision in this quarter."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One part of a change, as the step booked it; origin_turn counts from 1."""

    variable: str
    source: str
    kind: str
    origin_turn: int
    mechanism: str
    amount: float


class Event:
    """A fact in the log."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kind: ClassVar[str]
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class GameStarted(Event):
    kind: ClassVar[str] = "game_started"
    scenario: str
    seed: int
    model: str


@dataclass(frozen=True, slots=True)
class RehearsalBegun(Event):
    """No real table: bots fill the seats, and a trainer tries the workshop alone. It stays so for ever."""

    kind: ClassVar[str] = "rehearsal_begun"


@dataclass(frozen=True, slots=True)
class TableSet(Event):
    """Who sits where, who leads, and how the table wants to play; may come again."""

    kind: ClassVar[str] = "table_set"
    version: ClassVar[int] = 2
    people: int
    seats: tuple[Seat, ...]
    leader: str
    names_shown: bool = False
    all_ballots: bool = False
    events_per_turn: int | None = None
    reserve: bool = False
    predictions: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VisionLaid(Event):
    kind: ClassVar[str] = "vision_laid"
    stones: dict[str, int]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnOpened(Event):
    """A quarter began: which events came, which dated ones wait, and the chance each had."""

    kind: ClassVar[str] = "turn_opened"
    turn: int
    came: tuple[str, ...]
    waiting: tuple[str, ...]
    chances: dict[str, float]


@dataclass(frozen=True, slots=True)
class StepEntered(Event):
    """The table went on to a step of the quarter."""

    kind: ClassVar[str] = "step_entered"
    turn: int
    step: str


@dataclass(frozen=True, slots=True)
class BallotCast(Event):
    """A private ballot; a later one of the same seat replaces it, both stay.

    `event` is None when only a card is asked.
    """

    kind: ClassVar[str] = "ballot_cast"
    turn: int
    event: str | None
    seat: str
    option: str | None = None
    confidence: int | None = None
    reasons: tuple[str, ...] = ()
    words: str = ""
    card: str | None = None
    paper: bool = False


@dataclass(frozen=True, slots=True)
class BallotsRevealed(Event):
    """All ballots are open; `order` is the order of speaking by seat."""

    kind: ClassVar[str] = "ballots_revealed"
    turn: int
    event: str | None
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotSkipped(Event):
    kind: ClassVar[str] = "ballot_skipped"
    turn: int
    event: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FullBallotGiven(Event):
    """The trainer gave the full ballot to another event of this quarter."""

    kind: ClassVar[str] = "full_ballot_given"
    turn: int
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SecondCount(Event):
    """A show of hands after the talk: a number per option, never per seat."""

    kind: ClassVar[str] = "second_count"
    turn: int
    event: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class OptionChosen(Event):
    kind: ClassVar[str] = "option_chosen"
    turn: int
    event: str
    option: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanDrafted(Event):
    """The draft plan, whole, at each change."""

    kind: ClassVar[str] = "plan_drafted"
    turn: int
    entries: tuple[PlanEntry, ...]


@dataclass(frozen=True, slots=True)
class VisionRevised(Event):
    kind: ClassVar[str] = "vision_revised"
    turn: int
    stones: dict[str, int]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class SteppedBack(Event):
    """The last option, plan change or vision change of this quarter was taken back; `undone` is its kind."""

    kind: ClassVar[str] = "stepped_back"
    turn: int
    undone: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QuartersJoined(Event):
    """This quarter and the next are played as one; `moved`:

    the next one's dated events that came in this one.
    """

    kind: ClassVar[str] = "quarters_joined"
    turn: int
    moved: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QuarterCommitted(Event):
    kind: ClassVar[str] = "quarter_committed"
    turn: int
    entries: tuple[PlanEntry, ...]
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuarterResolved(Event):
    """What the step made of it: the whole state, its hash and the ledger.

    So an old game shows and explains itself without its engine.
    """

    kind: ClassVar[str] = "quarter_resolved"
    turn: int
    model: str
    digest: str
    state: bytes
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class FactShared(Event):
    """What only a role knew was told at the table; `number` counts its facts from 1."""

    kind: ClassVar[str] = "fact_shared"
    turn: int
    role: str
    number: int


@dataclass(frozen=True, slots=True)
class EventSkipped(Event):
    """The trainer (or a double quarter) took an event away: it did not happen."""

    kind: ClassVar[str] = "event_skipped"
    turn: int
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EventInjected(Event):
    kind: ClassVar[str] = "event_injected"
    turn: int
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GamePaused(Event):
    kind: ClassVar[str] = "game_paused"
    turn: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GameResumed(Event):
    kind: ClassVar[str] = "game_resumed"
    turn: int


@dataclass(frozen=True, slots=True)
class TimeExtended(Event):
    kind: ClassVar[str] = "time_extended"
    turn: int
    seconds: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotePinned(Event):
    """A note on a quarter, or on something in it (`about`: an event, action or variable id)."""

    kind: ClassVar[str] = "note_pinned"
    turn: int
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class NoteEdited(Event):
    """Notes are numbered from 1 in the order in which they were pinned; a number is never used again."""

    kind: ClassVar[str] = "note_edited"
    note: int
    turn: int
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class NoteRemoved(Event):
    """Taken off the screens and the report; the log keeps it."""

    kind: ClassVar[str] = "note_removed"
    note: int


@dataclass(frozen=True, slots=True)
class PredictionMade(Event):
    """Once a year a seat writes, alone, one number and one sentence on what it expects.

    It is about the variable's level at the end of the year; a later one of the same seat replaces it.
    """

    kind: ClassVar[str] = "prediction_made"
    turn: int
    seat: str
    variable: str
    number: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PredictionsSkipped(Event):
    """The table went on without all predictions of this year."""

    kind: ClassVar[str] = "predictions_skipped"
    turn: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ActionAgreed(Event):
    """Who does what before when, at the real school; `about` links it to its moment."""

    kind: ClassVar[str] = "action_agreed"
    turn: int
    who: str
    what: str
    before: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class AgreementEdited(Event):
    """Agreements are numbered like notes."""

    kind: ClassVar[str] = "agreement_edited"
    agreement: int
    turn: int
    who: str
    what: str
    before: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class AgreementRemoved(Event):
    kind: ClassVar[str] = "agreement_removed"
    agreement: int


@dataclass(frozen=True, slots=True)
class BranchKept(Event):
    """A what-if kept under a name: other decisions from a quarter on, with the same luck.

    It holds what it does otherwise than its parent (a branch by number, 0: the game). Branches are numbered
    like notes.
    """

    kind: ClassVar[str] = "branch_kept"
    version: ClassVar[int] = 2
    turn: int
    name: str
    parent: int = 0
    changes: dict[int, BranchQuarter] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """Options by event, in whichever quarter it comes."""
    stones: dict[str, int] | None = None
    """Another vision laid at the start, in a branch from quarter 1."""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchRenamed(Event):
    kind: ClassVar[str] = "branch_renamed"
    branch: int
    name: str


@dataclass(frozen=True, slots=True)
class BranchRemoved(Event):
    kind: ClassVar[str] = "branch_removed"
    branch: int


@dataclass(frozen=True, slots=True)
class DebriefStepDone(Event):
    """A guided step of the look-back was finished, and how long it took; `step` from 1."""

    kind: ClassVar[str] = "debrief_step_done"
    step: int
    seconds: int


@dataclass(frozen=True, slots=True)
class GameEnded(Event):
    kind: ClassVar[str] = "game_ended"
    turn: int
    early: bool = False


EVENTS: tuple[type[Event], ...] = (
    GameStarted,
    RehearsalBegun,
    TableSet,
    VisionLaid,
    TurnOpened,
    StepEntered,
    BallotCast,
    BallotsRevealed,
    BallotSkipped,
    FullBallotGiven,
    SecondCount,
    OptionChosen,
    PlanDrafted,
    VisionRevised,
    SteppedBack,
    QuartersJoined,
    QuarterCommitted,
    QuarterResolved,
    FactShared,
    EventSkipped,
    EventInjected,
    GamePaused,
    GameResumed,
    TimeExtended,
    NotePinned,
    NoteEdited,
    NoteRemoved,
    PredictionMade,
    PredictionsSkipped,
    ActionAgreed,
    AgreementEdited,
    AgreementRemoved,
    BranchKept,
    BranchRenamed,
    BranchRemoved,
    DebriefStepDone,
    GameEnded,
)
