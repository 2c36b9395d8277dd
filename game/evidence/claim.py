"""What a claim is: something the field says, the games that would show it, and what must be seen there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from game.engine.blueprint import Array
from game.engine.ruleset import Ruleset
from game.texts import mark
from game.trials.arms import Arm
from game.trials.intervals import Estimate, of_mean
from game.trials.paired import Runs

UNITS = {
    "points": mark("points (0-100)"),
    "part": mark("part of what it is compared with"),
    "quarters": mark("quarters"),
    "deviations": mark("standard deviations of luck"),
    "number": mark("number of games"),
    "residual": mark("points left unexplained"),
}

Found = Array | Estimate
"""A number per game (n,), whose mean counts, or an estimate made of all games at once."""


@dataclass(frozen=True)
class Asked:
    """A number that a claim looks at, and what it must be.

    id      its name in JSON
    what    what is measured, an English text marked for translation
    above   it must lie above this, below under that; neither: it is shown and not judged
    digits  decimals on screens and pages
    about   a text, marked too, that `what` names as {about}
    unit    a key of UNITS
    """

    id: str
    what: str
    above: float | None = None
    below: float | None = None
    digits: int = 2
    about: str = ""
    unit: str = "points"

    @property
    def is_judged(self) -> bool:
        return self.above is not None or self.below is not None

    @property
    def expected(self) -> str:
        """The thresholds as a statement: `> 8`, `< 0.4`, `0 < x < 3`; empty when nothing is asked."""
        if self.above is not None and self.below is not None:
            return f"{self.above:g} < x < {self.below:g}"
        if self.above is not None:
            return f"> {self.above:g}"
        return "" if self.below is None else f"< {self.below:g}"


@dataclass(frozen=True)
class Measure(Asked):
    """A number read from a claim's arms: `of` gives it from what was read of them."""

    of: Callable[[Runs], Found] = field(kw_only=True)


def higher(
    key: str,
    what: str,
    reading: str,
    arm: Arm,
    over: Arm,
    above: float | None = None,
    below: float | None = None,
    turn: int = -1,
    about: str = "",
) -> Measure:
    """How much higher a reading is in an arm than in another, after the last quarter or `turn`."""
    return Measure(
        key, what, above=above, below=below, about=about, of=lambda r: r.gain(reading, arm, over, turn)
    )


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work a probe may do."""

    games: int
    """Games it may play, as a guide; at least 1."""
    short: bool = False
    """A short look, for a suite of tests or a draw of parameters."""


@dataclass(frozen=True, eq=False, kw_only=True)
class _Said:
    """What every claim has.

    claim   what the field says, in plain words; an English text marked for translation
    source  who says so: names and year, or `design`
    deck    on which deck it is judged, a key of `decks.DECKS`
    note    what to know when reading the numbers; marked too
    luck    whether it is about chance itself: then it means nothing in one game of mean luck
    """

    id: str
    claim: str
    source: str
    deck: str = "reference"
    note: str = ""
    luck: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Claim(_Said):
    """A claim as an experiment on paired seeds.

    arms      what is played, by a name for the page
    measures  what is looked at; the first is the headline
    shows     the reading that the page draws over the quarters, of every arm; none: nothing is drawn
    """

    arms: Mapping[str, Arm]
    measures: Sequence[Measure]
    shows: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Probe(_Said):
    """A claim that no set of arms can show; a function of its own looks into it.

    look      from the deck's rules and the seed to an estimate by id of what is asked
    measures  what it is held against; the first is the headline
    in_draws  whether draws of parameters ask it too
    """

    look: Callable[[Ruleset, int, Effort], Mapping[str, Estimate]]
    measures: Sequence[Asked]
    in_draws: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A number as it came out."""

    asked: Asked
    estimate: Estimate

    @property
    def holds(self) -> bool | None:
        """Whether the whole 95 % interval lies beyond the threshold; None where nothing is asked.

        So the bound nearest to the threshold decides, never the mean alone. What is not a number does not
        hold.
        """
        if not self.asked.is_judged:
            return None
        above, below = self.asked.above, self.asked.below
        high = above is None or self.estimate.low > above
        low = below is None or self.estimate.high < below
        return high and low

    @property
    def margin(self) -> float:
        """How far the value lies on the good side of its nearest threshold, in its unit; nan if unjudged."""
        above, below, value = self.asked.above, self.asked.below, self.estimate.value
        margins = [value - above] if above is not None else []
        margins += [below - value] if below is not None else []
        return min(margins, default=float("nan"))


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """A claim as it came out."""

    claim: Claim | Probe
    measured: tuple[Measured, ...]
    courses: Mapping[str, Sequence[float]] = field(default_factory=dict)
    """What the claim shows, by arm: the mean after each quarter, 0 the start."""

    @property
    def holds(self) -> bool:
        """Whether all that is asked holds."""
        return all(one.holds is not False for one in self.measured)

    @property
    def deciding(self) -> Measured:
        """The first number that fails, else the headline."""
        return next((one for one in self.measured if one.holds is False), self.measured[0])


def estimate_of(found: Found) -> Estimate:
    """The mean of numbers per game, or the estimate that it already is."""
    return found if isinstance(found, Estimate) else of_mean(found)
