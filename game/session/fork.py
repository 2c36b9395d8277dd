"""The same game with other decisions and the same luck, from any quarter on.

Events are drawn again: a branch may meet an event the table never saw (it takes its default), and a choice
whose event does not come, or an action that cannot be paid or started, falls off and is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.decisions import Decisions
from game.engine.legality import why_not
from game.engine.noise import outcome_noise
from game.engine.preview import preview
from game.engine.state import SchoolState
from game.engine.step import step
from game.session.events import PlanEntry
from game.session.game import Game, Quarter, Vision
from game.session.quarter import drawn_events
from game.session.rules import decisions_of, leader_of


@dataclass(frozen=True, slots=True)
class Change:
    """What a branch does otherwise in one quarter; None leaves that part as it was played."""

    entries: tuple[PlanEntry, ...] | None = None
    answers: Mapping[str, str] | None = None
    revision: Vision | None = None


@dataclass(frozen=True, slots=True)
class Fallen:
    """What could not be carried over into a branch, and why:

    `no_event`, `money`, `condition`, `running` or `once`.
    """

    turn: int
    what: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """States from `turn` on: states[0] is its start, states[k] the end of quarter turn + k - 1."""

    turn: int
    states: tuple[SchoolState, ...]
    came: tuple[tuple[str, ...], ...]
    fell: tuple[Fallen, ...]


NOTHING = Change(entries=(), answers={})
"""No actions; every event takes its default option."""


def fork(game: Game, turn: int, changes: Mapping[int, Change], last: int | None = None) -> Branch:
    """Play the game again from the start of quarter `turn`, to quarter `last` (default: as far as it was
    played).

    Quarters not in `changes` are decided as they were. With no changes the states are the original's, to the
    bit. Raises LookupError if the game never reached that quarter.
    """
    resolved = len(game.states) - 1
    end = resolved if last is None else last
    if not 1 <= turn <= resolved + 1:
        raise LookupError(f"quarter {turn} was not played")
    state = game.states[turn - 1]
    states, came, fell = [state], [], []
    for now in range(turn, end + 1):
        played = game.quarters[now - 1] if now <= len(game.quarters) else Quarter(now)
        decisions, agenda, dropped = _decide_again(game, state, played, changes.get(now, Change()))
        state = step(game.rules, state, now - 1, decisions, outcome_noise(game.seed, now - 1, range(1)))
        states.append(state)
        came.append(agenda)
        fell.extend(dropped)
    return Branch(turn, tuple(states), tuple(came), tuple(fell))


def without_interventions(game: Game, last: int | None = None) -> Branch:
    """The ghost line: the same school and luck, no actions, default options, the first vision kept."""
    end = len(game.states) - 1 if last is None else last
    return fork(game, 1, dict.fromkeys(range(1, end + 1), NOTHING), last=end)


def _decide_again(
    game: Game, state: SchoolState, played: Quarter, change: Change
) -> tuple[Decisions, tuple[str, ...], list[Fallen]]:
    rules, spec = game.rules, game.scenario.spec.events
    agenda, waiting = _events_again(game, state, played)
    wanted = played.answers if change.answers is None else change.answers
    fell = [Fallen(played.turn, event, "no_event") for event in wanted if event not in agenda]
    answers = {event: wanted.get(event, spec[event].default) for event in agenda}
    entries = (played.plan or ()) if change.entries is None else change.entries
    kept = played.revision if change.entries is None else None
    again = replace(
        played,
        came=agenda,
        skipped=(),
        waiting=waiting,
        revision=change.revision or kept,
        leader=played.leader or leader_of(game),
    )
    carried: list[PlanEntry] = []
    for entry in entries:
        code = why_not(rules, state, played.turn - 1, rules.action(entry.action))
        if code is None:
            tried = decisions_of(rules, again, [*carried, entry], answers)
            code = None if preview(rules, state, played.turn - 1, tried).ok[-1, 0] else "money"
        if code is None:
            carried.append(entry)
        else:
            fell.append(Fallen(played.turn, entry.action, code))
    return decisions_of(rules, again, carried, answers), agenda, fell


def _events_again(game: Game, state: SchoolState, played: Quarter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The events of a branch: drawn with the same luck, with what the trainer skipped or brought in."""
    opened = drawn_events(game, state, played.turn - 1, played.per_turn, played.second)
    if played.second:
        return (), opened.waiting
    brought = [event for event in played.agenda if event not in played.drawn]
    came = [event for event in opened.came if event not in played.skipped]
    return (*came, *(event for event in brought if event not in came)), opened.waiting


def moments(game: Game) -> Iterator[tuple[int, str]]:
    """Every decision that can be left out: (quarter, action or event id), in order of play."""
    for quarter in game.quarters:
        for event in quarter.answers:
            yield quarter.turn, event
        for entry in quarter.plan or ():
            yield quarter.turn, entry.action
