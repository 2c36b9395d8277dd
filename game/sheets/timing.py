"""The workshop in minutes: what comes when, from the scenario and the pace of a group (`views.pace`).

The parts before the look-back add up to the honest playing time that the set-up screen shows, a break left
out. Minutes are whole and add up: each part begins where the one before it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from game.session.game import Game
from game.session.views.debrief import guide_view
from game.session.views.pace import (
    END_OF_YEAR,
    FIRST_QUARTER,
    LAY_VISION,
    PER_FACT,
    PER_ROLE,
    QUARTERS_A_YEAR,
    WELCOME,
    minutes_of_play,
)
from game.texts import Words

LONG_PLAY = 75.0
"""Minutes of play from which a group needs a break."""
BREAK = 10.0
ALONE = 2.0
"""Writing alone how it ended, before the look-back."""
LAST_ROUND = 2.0
"""One sentence each, after it."""


class Kind(StrEnum):
    WELCOME = "welcome"
    ROLES = "roles"
    VISION = "vision"
    QUARTER = "quarter"
    YEAR = "year"
    BREAK = "break"
    ALONE = "alone"
    DEBRIEF = "debrief"
    LAST_ROUND = "last_round"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the workshop; `number`: which quarter, year or step of the look-back it is, from 1."""

    kind: Kind
    start: int
    """Minutes from the beginning."""
    minutes: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Timing:
    parts: tuple[Part, ...]
    play: int
    """Minutes of play when every quarter is full, as the set-up screen shows them."""
    promised: int
    """Minutes of play that the scenario says."""
    quarter: float
    """Minutes of one full quarter."""

    @property
    def whole(self) -> int:
        """Minutes from welcome to goodbye."""
        return self.parts[-1].start + self.parts[-1].minutes

    @property
    def to_join(self) -> int:
        """How often two quarters should be played as one to end in the time that was promised."""
        over = self.play - self.promised
        return max(0, -int(-over // self.quarter))


def timing(game: Game, words: Words) -> Timing:
    """The workshop of a scenario at its own number of events a quarter."""
    spec = game.scenario.spec
    play = minutes_of_play(
        game.scenario, events_per_turn=spec.events_per_turn, all_ballots=False, reserve=False
    )
    years = (spec.turns - 1) // QUARTERS_A_YEAR
    before = _before(game)
    quarter = (
        play - sum(minutes for _, minutes in before) - FIRST_QUARTER - END_OF_YEAR * years
    ) / spec.turns
    lengths = [*((kind, 0, minutes) for kind, minutes in before), *_quarters(game, quarter, play)]
    steps = guide_view(game, words).steps
    lengths.append((Kind.ALONE, 0, ALONE))
    lengths += [(Kind.DEBRIEF, step.number, float(step.minutes)) for step in steps]
    lengths.append((Kind.LAST_ROUND, 0, LAST_ROUND))
    ends = [round(end) for end in accumulate(minutes for *_, minutes in lengths)]
    starts = [0, *ends[:-1]]
    return Timing(
        parts=tuple(
            Part(kind, start, end - start, number)
            for (kind, number, _), start, end in zip(lengths, starts, ends, strict=True)
        ),
        play=play,
        promised=spec.minutes,
        quarter=quarter,
    )


def _before(game: Game) -> list[tuple[Kind, float]]:
    spec = game.scenario.spec
    roles = [role for role in spec.roles.values() if not role.reserve]
    reading = PER_ROLE * len(roles) + PER_FACT * sum(len(role.knows) for role in roles)
    found = [(Kind.WELCOME, WELCOME), (Kind.ROLES, reading)]
    return found if spec.vision is not None else [*found, (Kind.VISION, LAY_VISION)]


def _quarters(game: Game, quarter: float, play: int) -> Iterator[tuple[Kind, int, float]]:
    """Every quarter, a stop after each year but the last, and a break where play is long."""
    turns = game.scenario.spec.turns
    stops = range(QUARTERS_A_YEAR, turns, QUARTERS_A_YEAR)
    rest_after = min(stops or [turns // 2], key=lambda turn: abs(turn - 0.6 * turns))
    for turn in range(1, turns + 1):
        yield Kind.QUARTER, turn, quarter + (FIRST_QUARTER if turn == 1 else 0.0)
        if turn in stops:
            yield Kind.YEAR, turn // QUARTERS_A_YEAR, END_OF_YEAR
        if play >= LONG_PLAY and turn == rest_after:
            yield Kind.BREAK, 0, BREAK
