"""What people ask of a game. A command orders, an event tells;

`decide` makes the one of the other, or refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.session.events import BranchQuarter, PlanEntry, Sentence


class Command:
    """An order to the game."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SetTable(Command):
    """How many people, who they are, who leads. `names`: one tuple per seat, in the order of `seats_for`."""

    people: int
    names: tuple[tuple[str, ...], ...] = ()
    leader: str | None = None
    """The role that leads; None: the scenario's."""
    names_shown: bool = False
    all_ballots: bool = False
    """Both events of a quarter get the full ballot."""
    events_per_turn: int | None = None
    """Fewer events a quarter than the scenario has, for a short session."""
    predictions: bool = False
    """Once a year each seat alone writes what it expects; on where a table is set by hand (`draft_of`)."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rehearse(Command):
    """This game is a rehearsal: bots sit at the table (game.session.rehearsal)."""


@dataclass(frozen=True, slots=True)
class LayVision(Command):
    stones: dict[str, int]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class GoOn(Command):
    """On to the next step of the quarter, or from the result to the next quarter."""


@dataclass(frozen=True, slots=True)
class CastBallot(Command):
    seat: str
    option: str | None = None
    confidence: int | None = None
    reasons: tuple[str, ...] = ()
    words: str = ""
    card: str | None = None
    paper: bool = False


@dataclass(frozen=True, slots=True)
class RevealBallots(Command):
    anyway: bool = False
    """The trainer opens what there is, though someone has not voted."""


@dataclass(frozen=True, slots=True)
class CountAgain(Command):
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ChooseOption(Command):
    option: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DraftPlan(Command):
    entries: tuple[PlanEntry, ...]


@dataclass(frozen=True, slots=True)
class ReviseVision(Command):
    stones: dict[str, int]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitQuarter(Command):
    """The plan stands: play the quarter."""


@dataclass(frozen=True, slots=True)
class JoinQuarters(Command):
    """Play this quarter and the next as one."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class StepBack(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShareFact(Command):
    role: str
    number: int


@dataclass(frozen=True, slots=True)
class SkipBallot(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GiveFullBallot(Command):
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SkipEvent(Command):
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InjectEvent(Command):
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resume(Command):
    pass


@dataclass(frozen=True, slots=True)
class Extend(Command):
    seconds: int = 60
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PinNote(Command):
    text: str
    about: str = ""
    turn: int | None = None
    """The quarter it belongs to; None: now."""


@dataclass(frozen=True, slots=True)
class EditNote(Command):
    """`turn` and `about`: None leaves them as they are."""

    number: int
    text: str
    about: str | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveNote(Command):
    number: int


@dataclass(frozen=True, slots=True)
class Predict(Command):
    """What one seat expects of the variable that this year's prediction is about; again: it replaces it."""

    seat: str
    number: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SkipPredictions(Command):
    """On without (the rest of) this year's predictions."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreeAction(Command):
    who: str
    what: str
    before: str
    about: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class EditAgreement(Command):
    """`turn` and `about`: None leaves them as they are."""

    number: int
    who: str
    what: str
    before: str
    about: str | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveAgreement(Command):
    number: int


@dataclass(frozen=True, slots=True)
class KeepBranch(Command):
    """Keep a what-if: these quarters decided otherwise, from `turn` on.

    parent   the branch that it changes; 0: the game itself
    answers  options for events in whichever quarter they come
    stones, sentences  another vision laid at the start; only from quarter 1 on
    """

    turn: int
    name: str
    changes: dict[int, BranchQuarter] = field(default_factory=dict)
    parent: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    stones: dict[str, int] | None = None
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatLastChange(Command):
    """What the last kept branch changed, once more, on the game as it is now or on a branch; kept."""

    onto: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class RenameBranch(Command):
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class RemoveBranch(Command):
    number: int


@dataclass(frozen=True, slots=True)
class FinishStep(Command):
    """A guided step of the look-back is done; `step` from 1."""

    step: int
    seconds: int


@dataclass(frozen=True, slots=True)
class EndGame(Command):
    """Stop here, before the last quarter."""
