"""How the team decided: the ballots of a quarter as they lay open then, and where another option led.

Only ballots that were revealed are here; an unopened one stays its owner's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from game.engine.blueprint import OUTCOMES
from game.session.debrief.branches import plays_again
from game.session.events import BallotCast, OptionChosen, TableSet
from game.session.explain import resolved
from game.session.fork import Change, fork
from game.session.game import Game, Quarter


@dataclass(frozen=True, slots=True)
class Held:
    """A ballot that was held on an event, or the decision that was taken without one."""

    turn: int
    event: str
    table: TableSet | None
    """Who sat there when the ballots were opened; None: they never were."""
    ballots: tuple[BallotCast, ...]
    """In the order of the seats; empty without a ballot."""
    counts: Mapping[str, int]
    """Votes by option, in the scenario's order; all 0 without a ballot."""
    second: Mapping[str, int] | None
    """Hands by option, counted after the talk."""
    choice: OptionChosen | None

    @property
    def voters(self) -> int:
        return sum(self.counts.values())

    @property
    def majority(self) -> str | None:
        """The option with most votes; None where there is none."""
        return most(self.counts)

    @property
    def minority(self) -> tuple[str, ...]:
        """The options that fewest chose, where others were chosen by more."""
        chosen = {option: n for option, n in self.counts.items() if n}
        if len(set(chosen.values())) < 2:
            return ()
        fewest = min(chosen.values())
        return tuple(option for option, n in chosen.items() if n == fewest)

    @property
    def is_against(self) -> bool:
        """The choice went against most ballots."""
        return self.choice is not None and self.majority not in (None, self.choice.option)

    @property
    def moved(self) -> int | None:
        """How many hands went elsewhere between ballot and talk, at least; None without a second count."""
        if self.second is None:
            return None
        more = sum(max(0, n - self.counts.get(option, 0)) for option, n in self.second.items())
        less = sum(max(0, n - self.second.get(option, 0)) for option, n in self.counts.items())
        return min(more, less)


def held(game: Game, turn: int) -> tuple[Held, ...]:
    """Every event of a quarter that happened, in order. LookupError for a quarter that was not begun."""
    if not 1 <= turn <= len(game.quarters):
        raise LookupError(f"quarter {turn} was not begun")
    quarter = game.quarters[turn - 1]
    return tuple(_held(game, quarter, event) for event in quarter.agenda)


def _held(game: Game, quarter: Quarter, event: str) -> Held:
    table = quarter.seated.get(event)
    cast = quarter.ballots.get(event, {}) if event in quarter.revealed else {}
    seats = [seat.id for seat in table.seats] if table is not None else []
    ballots = tuple(
        cast[seat] for seat in (*seats, *(one for one in cast if one not in seats)) if seat in cast
    )
    options = game.scenario.spec.events[event].options
    votes = [ballot.option for ballot in ballots]
    return Held(
        turn=quarter.turn,
        event=event,
        table=table if ballots else None,
        ballots=ballots,
        counts={option: votes.count(option) for option in options},
        second=quarter.counts.get(event) if ballots else None,
        choice=quarter.choices.get(event),
    )


def most(counts: Mapping[str, int]) -> str | None:
    """What most chose; None on a tie or where nobody did."""
    highest = max(counts.values(), default=0)
    first = [option for option, n in counts.items() if n == highest]
    return first[0] if highest and len(first) == 1 else None


def agreement(counts: Mapping[str, int]) -> float | None:
    """The share of pairs of voters who chose the same: P of one item in Fleiss (1971), 0 to 1.

    None below two voters. It is 1 less the Gibbs-Martin index of variation, corrected for a small group.
    """
    voters = sum(counts.values())
    if voters < 2:
        return None
    return sum(n * (n - 1) for n in counts.values()) / (voters * (voters - 1))


@lru_cache(maxsize=128)
def with_option(game: Game, turn: int, event: str, option: str) -> Mapping[str, float] | None:
    """The outcomes at the last result, had this event been decided so; the same luck, all else as played.

    None where that cannot be played again. Raises LookupError for a quarter without a result.
    """
    if not plays_again(game):
        return None
    if not 1 <= turn <= resolved(game):
        raise LookupError(f"quarter {turn} has no result")
    answers = {**game.quarters[turn - 1].answers, event: option}
    end = fork(game, turn, {turn: Change(answers=answers)}).states[-1]
    return {name: float(end.level(name)[0]) for name in OUTCOMES}
