"""A rehearsal: a trainer alone leads a table of bots, to try a whole workshop before the group comes.

The trainer sits in the leader's seat and sees every screen. What the others at the table would do by
themselves (vote, predict) `awaited` gives as soon as the step asks for it; `instead` does the next thing in
the leader's place, so that a step, a quarter or the rest of the game goes by itself. Both only give commands:
they are decided, logged and folded like anybody's, and a face carries them out.
"""

from __future__ import annotations

from collections.abc import Callable

from game.session import bots
from game.session import commands as c
from game.session.events import PlanEntry, Sentence
from game.session.game import CARDS, Game, Step
from game.session.predicting import variable_of
from game.session.refusals import Refusal
from game.session.rules import sentences_of
from game.session.table import draft_of, seat_of
from game.texts import Words

MOST_COMMANDS = 200
"""In a quarter; a table of eight with two full ballots takes about thirty."""

Do = Callable[[c.Command], Refusal | None]
"""Carries out a command (`Sitting.do`), or says why not."""


def awaited(game: Game, words: Words) -> tuple[c.Command, ...]:
    """What the bots at the table do now: everybody but the leader votes and predicts. Else nothing.

    words  in whose language they write
    """
    if not game.rehearsal or game.paused or game.table is None:
        return ()
    own = own_seat(game)
    return tuple(one for one in _papers(game, words) if one.seat != own)


def instead(game: Game, words: Words) -> c.Command | None:
    """What the bots would do next in the leader's place; None in a game that has ended or is none of theirs.

    A plan is laid first and committed at the next call, so that it can be looked at.
    """
    if not game.rehearsal or game.finished:
        return None
    if game.paused:
        return c.Resume()
    match game.step:
        case Step.TABLE:
            return draft_of(game)
        case Step.VISION:
            return c.LayVision(bots.vision_of(game), _sentences(game))
        case Step.PREDICTION | Step.BALLOT:
            left = _papers(game, words)
            last = c.GoOn() if game.step is Step.PREDICTION else c.RevealBallots()
            return left[0] if left else last
        case Step.EVENT if not game.is_full(event := game.quarter.open_event or ""):
            return c.ChooseOption(bots.choice(game, event))
        case Step.TALK:
            return c.ChooseOption(bots.choice(game, game.quarter.open_event or ""))
        case Step.PLAN:
            return _planned(game)
        case _:
            return c.GoOn()


def play_on(do: Do, game: Callable[[], Game], words: Words) -> Refusal | None:
    """Everything up to the next quarter's board, or to the end; why not, if something is refused."""
    turn = game().turn
    for _ in range(MOST_COMMANDS):
        command = instead(game(), words)
        if command is None:
            break
        if (refusal := do(command)) is not None:
            return refusal
        if game().step is Step.BOARD and game().turn > turn:
            break
    return None


def own_seat(game: Game) -> str:
    """The seat of whoever leads: the trainer's."""
    assert game.table is not None
    return seat_of(game.table.seats, game.table.leader).id


def _papers(game: Game, words: Words) -> list[c.CastBallot | c.Predict]:
    """Ballots or predictions that are still to come."""
    if game.step is Step.PREDICTION:
        made = bots.predictions(game, words, variable_of(game))
        return [one for one in made if one.seat not in game.quarter.predicted]
    if game.step is not Step.BALLOT:
        return []
    cast = game.quarter.ballots.get(game.quarter.open_event or CARDS, {})
    return [one for one in bots.ballots(game, words) if one.seat not in cast]


def _planned(game: Game) -> c.Command:
    if game.quarter.draft or game.quarter.second:
        return c.CommitQuarter()
    entries: tuple[PlanEntry, ...] = bots.plan(game)
    return c.DraftPlan(entries) if entries else c.CommitQuarter()


def _sentences(game: Game) -> tuple[Sentence, ...]:
    """One sentence of the heaviest theme, or the first that the scenario has."""
    stones = bots.vision_of(game)
    known = sentences_of(game)
    fits = [id for id, theme in known.items() if theme is not None and stones[theme] == max(stones.values())]
    return tuple(Sentence(id=id) for id in (fits or list(known))[:1])
