"""What people ask of a game. A command orders, an event tells;

`decide` makes the one of the other, or refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.session.events import PlanEntry, Sentence


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
    reason: str = ""


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
class Predict(Command):
    seat: str
    variable: str
    number: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AgreeAction(Command):
    who: str
    what: str
    before: str
    about: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class KeepBranch(Command):
    turn: int
    name: str
    plans: dict[int, tuple[PlanEntry, ...]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndGame(Command):
    """Stop here, before the last quarter."""
