"""The game as it stood when a quarter's result lay on the table: for looking back, never for playing on."""

from __future__ import annotations

from dataclasses import replace

from game.session.events import BranchQuarter, OptionChosen
from game.session.game import Game, Quarter, Step, Vision


def as_of(game: Game, turn: int) -> Game:
    """The game at the result of quarter `turn`. Raises LookupError if it has no result."""
    if not 1 <= turn < len(game.states):
        raise LookupError(f"quarter {turn} has no result")
    return replace(
        game,
        step=Step.RESULT,
        states=game.states[: turn + 1],
        quarters=game.quarters[:turn],
        visions=tuple(vision for vision in game.visions if vision.turn <= turn),
        facts=tuple(fact for fact in game.facts if fact.turn <= turn),
        ended_early=False,
    )


def at_start(game: Game) -> Game:
    """The game as its first quarter began. Raises LookupError before that."""
    if not game.quarters:
        raise LookupError("no quarter has been opened yet")
    first = game.quarters[0]
    opened = Quarter(
        turn=1, drawn=first.drawn, came=first.drawn, waiting=first.waiting, chances=first.chances
    )
    return replace(
        game,
        step=Step.BOARD,
        states=game.states[:1],
        quarters=(opened,),
        visions=game.visions[:1],
        facts=(),
        ended_early=False,
    )


def at_plan(game: Game, turn: int, decided: BranchQuarter) -> Game:
    """The game at the plan of quarter `turn` with these decisions in the draft: for deciding it anew.

    The plan's own view and rules work on it. Raises LookupError for a quarter without a result.
    """
    if not 1 <= turn < len(game.states):
        raise LookupError(f"quarter {turn} has no result")
    played = game.quarters[turn - 1]
    answers = decided.answers or {}
    revision = None if decided.stones is None else Vision(turn, decided.stones, decided.sentences)
    open_again = replace(
        played,
        choices={
            event: OptionChosen(turn, event, answers[event]) for event in played.agenda if event in answers
        },
        draft=decided.entries or (),
        revision=revision,
        undo=(),
        plan=None,
        rows=(),
        digest="",
    )
    return replace(
        game,
        step=Step.PLAN,
        states=game.states[:turn],
        quarters=(*game.quarters[: turn - 1], open_again),
        visions=(*game.visions[:1], *(vision for vision in game.visions[1:] if vision.turn < turn)),
        paused=False,
        ended_early=False,
    )
