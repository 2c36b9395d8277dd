"""The same game with other decisions and the same luck, from any quarter on.

Events are drawn again: a branch may meet an event the table never saw (it takes its default), and a choice
whose event does not come, or an action that cannot be paid or started, falls off and is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from game.engine.legality import why_not
from game.engine.mechanisms.vision import REVISION_COST
from game.engine.noise import outcome_noise
from game.engine.preview import preview
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Trace
from game.session.events import OptionChosen, PlanEntry, TurnOpened
from game.session.game import Game, Quarter, Step, Vision
from game.session.quarter import drawn_events, ledger_row
from game.session.rules import decisions_of, leader_of, option_of


class AsPlayed(Enum):
    """Stands for whatever the game did."""

    AS_PLAYED = "as played"


AS_PLAYED = AsPlayed.AS_PLAYED


@dataclass(frozen=True, slots=True)
class Change:
    """What a branch does otherwise in one quarter; None leaves that part as it was played."""

    entries: tuple[PlanEntry, ...] | None = None
    answers: Mapping[str, str] | None = None
    """All of the quarter's: an event without one takes its default."""
    revision: Vision | AsPlayed | None = AS_PLAYED
    """The vision revised in it; None: it is not."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a branch does otherwise than the game, from quarter `turn` on."""

    turn: int
    changes: Mapping[int, Change] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """Options by event in whichever quarter it comes; what a change says of its own quarter goes first."""
    vision: Vision | None = None
    """Another vision laid at the start; only for a branch from quarter 1."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """What could not be carried over into a branch, and why:

    `no_event`, `money`, `condition`, `running`, `once`, or `joined` (nothing new starts in the second of two
    quarters that were played as one). `what` is an event's or action's id, or VISION for a revision.
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
    quarters: tuple[Quarter, ...] = ()
    """As the log of such a game would hold them; with the ledger where it was asked for."""


VISION = "#vision"
"""Stands for a revision of the vision that fell away."""
NOTHING = Change(entries=(), answers={}, revision=None)
"""No actions; every event takes its default option."""


def fork(game: Game, turn: int, changes: Mapping[int, Change], last: int | None = None) -> Branch:
    """Play the game again from the start of quarter `turn`, to quarter `last` (default: as far as it was
    played).

    Quarters not in `changes` are decided as they were. With no changes the states are the original's, to the
    bit. Raises LookupError if the game never reached that quarter.
    """
    return play(game, Alternative(turn, changes), last)


def play(game: Game, other: Alternative, last: int | None = None, *, traced: bool = False) -> Branch:
    """The same for any alternative; `traced`: its quarters hold the ledger of every change."""
    turn, resolved = other.turn, len(game.states) - 1
    end = resolved if last is None else last
    if not 1 <= turn <= resolved + 1:
        raise LookupError(f"quarter {turn} was not played")
    state = game.states[turn - 1]
    if other.vision is not None:
        state = SchoolState.start(game.rules, _stones(game, other.vision))
    states, quarters, fell = [state], [], []
    for now in range(turn, end + 1):
        played = game.quarters[now - 1] if now <= len(game.quarters) else Quarter(now)
        quarter, dropped = _decide_again(game, state, played, other)
        trace = Trace() if traced else None
        decisions = decisions_of(game.rules, quarter, quarter.plan or (), quarter.answers)
        luck = outcome_noise(game.seed, now - 1, range(1))
        state = step(game.rules, state, now - 1, decisions, luck, trace)
        if trace is not None:
            rows = tuple(ledger_row(row) for row in trace.rows())
            quarter = replace(quarter, rows=rows, digest=state.digest(), model=game.model)
        states.append(state)
        quarters.append(quarter)
        fell.extend(dropped)
    came = tuple(quarter.agenda for quarter in quarters)
    return Branch(turn, tuple(states), came, tuple(fell), tuple(quarters))


def branch_game(game: Game, other: Alternative) -> tuple[Game, tuple[Fallen, ...]]:
    """The branch as a game of its own, as far as the game was played: it can be looked at and explained.

    Up to the fork it is the game itself. It has no ballots, notes or branches of its own.
    """
    branch = play(game, other, traced=True)
    before = other.turn - 1
    kept = tuple(quarter for quarter in game.visions if quarter.turn <= before)
    laid = (game.visions[0] if other.vision is None else other.vision,) if not kept else ()
    revised = tuple(quarter.revision for quarter in branch.quarters if quarter.revision is not None)
    played = replace(
        game,
        step=Step.RESULT if branch.quarters or before else Step.BOARD,
        visions=(*kept, *laid, *revised),
        states=(*game.states[:before], *branch.states),
        quarters=(*game.quarters[:before], *branch.quarters),
        all_notes=(),
        all_agreements=(),
        all_branches=(),
        predictions=(),
        interventions=(),
        paused=False,
        ended_early=False,
    )
    return played, branch.fell


def without_interventions(game: Game, last: int | None = None) -> Branch:
    """The ghost line: the same school and luck, no actions, default options, the first vision kept."""
    end = len(game.states) - 1 if last is None else last
    return fork(game, 1, dict.fromkeys(range(1, end + 1), NOTHING), last=end)


def _stones(game: Game, vision: Vision) -> list[float]:
    return [float(vision.stones.get(theme, 0)) for theme in game.rules.themes]


def _decide_again(
    game: Game, state: SchoolState, played: Quarter, other: Alternative
) -> tuple[Quarter, list[Fallen]]:
    rules, events = game.rules, game.scenario.spec.events
    change = other.changes.get(played.turn, Change())
    opened = drawn_events(game, state, played.turn - 1, played.per_turn, played.second)
    agenda = _events_again(opened, played)
    wanted = dict(played.answers if change.answers is None else change.answers)
    fell = [Fallen(played.turn, event, "no_event") for event in wanted if event not in agenda]
    if change.answers is None:
        wanted |= other.answers
    else:
        wanted = {**other.answers, **wanted}
    revision = played.revision
    if change.revision is not AS_PLAYED:
        revision, why = _revised(game, state, played, change.revision, wanted, agenda)
        fell += [Fallen(played.turn, VISION, why)] if why else []
    again = Quarter(
        turn=played.turn,
        drawn=opened.came,
        came=(*agenda, *(event for event in opened.came if event not in agenda)),
        waiting=opened.waiting,
        chances=opened.chances,
        skipped=tuple(event for event in opened.came if event not in agenda),
        per_turn=played.per_turn,
        choices={
            event: OptionChosen(played.turn, event, wanted.get(event, events[event].default))
            for event in agenda
        },
        revision=None if revision is None else replace(revision, turn=played.turn),
        joined=played.joined,
        second=played.second,
        leader=played.leader or leader_of(game),
    )
    answers = again.answers
    carried: list[PlanEntry] = []
    for entry in (played.plan or ()) if change.entries is None else change.entries:
        code = "joined" if played.second else None
        code = code or why_not(rules, state, played.turn - 1, rules.action(entry.action))
        if code is None:
            tried = decisions_of(rules, again, [*carried, entry], answers)
            code = None if preview(rules, state, played.turn - 1, tried).ok[-1, 0] else "money"
        if code is None:
            carried.append(entry)
        else:
            fell.append(Fallen(played.turn, entry.action, code))
    return replace(again, plan=tuple(carried)), fell


def _revised(
    game: Game,
    state: SchoolState,
    played: Quarter,
    revision: Vision | None,
    answers: Mapping[str, str],
    agenda: tuple[str, ...],
) -> tuple[Vision | None, str]:
    """A revision that the table did not make, or why it cannot be made there."""
    if revision is None or played.second:
        return None, "" if revision is None else "joined"
    prices = (option_of(game, event, answers[event]).cost for event in agenda if event in answers)
    left = float(state.level("budget")[0]) - sum(max(0.0, price) for price in prices)
    return (revision, "") if left >= REVISION_COST else (None, "money")


def _events_again(opened: TurnOpened, played: Quarter) -> tuple[str, ...]:
    """The events of a branch: drawn with the same luck, with what the trainer skipped or brought in."""
    if played.second:
        return ()
    brought = [event for event in played.agenda if event not in played.drawn]
    came = [event for event in opened.came if event not in played.skipped]
    return (*came, *(event for event in brought if event not in came))


def moments(game: Game) -> Iterator[tuple[int, str]]:
    """Every decision that can be left out: (quarter, action or event id), in order of play."""
    for quarter in game.quarters:
        for event in quarter.answers:
            yield quarter.turn, event
        for entry in quarter.plan or ():
            yield quarter.turn, entry.action
