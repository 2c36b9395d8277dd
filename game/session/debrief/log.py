"""A branch written as the log of a game of its own, to be kept in a file, replayed, explained and played on.

Its quarters have no ballots: nobody voted on them. Everything before the fork stays as it was logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.session import events as e
from game.session.events import Event
from game.session.game import Game, Quarter, Vision

REASON = "branch"
"""Why an event was skipped or brought in: the game that it was forked from had it so."""


def branch_log(log: Iterable[Event], game: Game, other: Game, turn: int) -> Iterator[Event]:
    """The events of a branch as a game.

    log    the events of the game it was forked from
    game   that game
    other  the branch as a game (`branches.played`)
    turn   the quarter that it was forked at
    """
    table: e.TableSet | None = None
    for event in _before(log, turn):
        if isinstance(event, e.VisionLaid) and other.visions:
            event = _laid(event, other.visions[0])
        if isinstance(event, e.TableSet):
            table = event
        yield event
    later = [(since, one) for since, one in game.tables if since >= turn]
    for quarter in other.quarters[turn - 1 :]:
        for since, one in later:
            if since == quarter.turn - 1:
                table = one
                yield one
        yield e.TurnOpened(quarter.turn, quarter.drawn, quarter.waiting, dict(quarter.chances))
        if table is not None and quarter.leader and table.leader != quarter.leader:
            table = replace(table, leader=quarter.leader)
            yield table
        yield from _quarter(quarter)
        yield e.QuarterResolved(
            turn=quarter.turn,
            model=quarter.model,
            digest=quarter.digest,
            state=other.states[quarter.turn].to_bytes(),
            rows=quarter.rows,
        )
    if game.finished:
        yield e.GameEnded(other.turn, early=game.ended_early)


def _before(log: Iterable[Event], turn: int) -> Iterator[Event]:
    """What was logged before the quarter began."""
    for event in log:
        if isinstance(event, e.TurnOpened) and event.turn == turn:
            return
        yield event


def _laid(event: e.VisionLaid, vision: Vision) -> e.VisionLaid:
    return e.VisionLaid(dict(vision.stones), vision.sentences)


def _quarter(quarter: Quarter) -> Iterator[Event]:
    for event in quarter.skipped:
        yield e.EventSkipped(quarter.turn, event, "joined" if quarter.second else REASON)
    for event in quarter.agenda:
        if event not in quarter.drawn:
            yield e.EventInjected(quarter.turn, event, REASON)
    if quarter.joined:
        yield e.QuartersJoined(quarter.turn, (), REASON)
    yield from quarter.choices.values()
    if quarter.revision is not None:
        yield e.VisionRevised(quarter.turn, dict(quarter.revision.stones), quarter.revision.sentences)
    plan = quarter.plan or ()
    if plan:
        yield e.PlanDrafted(quarter.turn, plan)
    yield e.QuarterCommitted(quarter.turn, plan, quarter.answers)
