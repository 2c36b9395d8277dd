"""The look-back as a whole: its head, the guided steps and which panels lie open.

The panels have modules of their own: `debrief_timeline` (lines, pins, the frozen board), `debrief_voices`
(ballots then), `debrief_stance` (stood for and did), `why.story` (causes, upstream), `debrief_whatif`
(branches), `debrief_hindsight` (predictions, private facts), `debrief_notes` (notes and agreements). All are
pure functions of a game, finished or half-way; none ever needs the game to be at a certain step.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    id: str
    """The scenario's; empty for one of the game's own."""
    text: str
    show: str
    """What the screen shows with it: a panel's id (PANELS), or `nothing`."""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the talk afterwards, of the scenario's debrief or else the usual five."""

    number: int
    """From 1."""
    title: str
    minutes: int
    line: str
    """What the trainer says; may be empty."""
    questions: tuple[GuideQuestion, ...]
    panels: tuple[str, ...]
    """Panels that lie open from this step on, those of earlier steps included."""
    done: bool
    """It was logged as finished (`FinishStep`)."""
    seconds: int
    """What it took, when done; else 0."""
    spoken: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """The guided steps; which one is on the screen, and the clock of its timer, is the face's own state.

    A step that was finished is logged with the seconds it took, so a resumed look-back knows where to go on.
    """

    steps: tuple[GuideStep, ...]
    now: int
    """The first step that is not done, from 1; the last one when all are."""
    minutes: int
    """Of all steps together."""


@dataclass(frozen=True, slots=True)
class QuarterHead:
    """A quarter as a column of the timeline; turn 0 is the start."""

    turn: int
    mark: str
    """`start`, `Q5`."""
    period: str
    """`sep – nov, year 2`; empty at the start."""
    joined: bool
    """Played as one with the quarter before it."""


@dataclass(frozen=True, slots=True)
class DebriefView:
    """What stands above the look-back."""

    title: str
    school: str
    subtitle: str
    """`12 quarters · 6 people`; of a game that goes on `7 of 12 quarters so far`."""
    quarters: tuple[QuarterHead, ...]
    """The start and every quarter with a result."""
    last: int
    """The last quarter with a result; 0: nothing to look back on yet."""
    finished: bool
    empty: str
    """What to say when there is no result yet; else empty."""
    whatif_off: str
    """Why no what-if or ghost can be made (another model's game, nothing played); empty where it can."""
    guide: GuideView
    sentences: tuple[str, ...]
    """The vision's sentences, as they stood last."""
    ending: tuple[str, str]
    """The scenario's ending that holds: title and text; empty texts where none does or the game goes on."""
