"""Games that were played with everything in them that a look-back tells of."""

from __future__ import annotations

from functools import cache
from random import Random

from game.session import commands as c
from game.session.game import Game, Step
from game.session.rules import option_trouble
from game.session.sitting import Sitting
from tests.session.games import do, play_step, start

NAMES = tuple((name,) for name in ("Ann", "Bo", "Cem", "Dee", "Eva", "Fay"))


def lively(sitting: Sitting, seed: int, last: int | None = None) -> Game:
    """To the end (or the result of quarter `last`): mixed ballots, hands counted, facts told, two quarters as
    one, a vision revised.
    """
    chance = Random(seed)
    while sitting.game.step is not Step.END:
        game = sitting.game
        if game.step is Step.RESULT and game.turn == last:
            return game
        _play(sitting, chance)
    return sitting.game


def _play(sitting: Sitting, chance: Random) -> None:
    game = sitting.game
    event = game.quarter.open_event
    match game.step:
        case Step.BOARD if game.turn == 7:
            do(sitting, c.JoinQuarters("time"))
            play_step(sitting)
        case Step.BALLOT if event is not None:
            assert game.table is not None
            for place, seat in enumerate(game.table.seats):
                option = chance.choice(open_options(game, event))
                do(
                    sitting,
                    c.CastBallot(seat.id, option, 1 + place % 5, ("risk",), f"words of seat {place}"),
                )
            do(sitting, c.RevealBallots())
        case Step.TALK if event is not None:
            options = open_options(game, event)
            do(sitting, c.CountAgain({options[0]: 4, options[-1]: 2}))
            do(sitting, c.ChooseOption(options[0], "because"))
        case Step.RESULT if game.turn in (2, 5):
            do(sitting, c.ShareFact("director", 1 if game.turn == 2 else 2))
            play_step(sitting)
        case Step.PLAN if game.turn == 5 and game.quarter.revision is None:
            do(sitting, c.ReviseVision({"ai": 6, "flex": 4}))
        case _:
            play_step(sitting, chance.randrange(4))


def open_options(game: Game, event: str) -> list[str]:
    options = game.scenario.spec.events[event].options
    return [option for option in options if option_trouble(game, event, option) is None]


@cache
def named() -> Game:
    """Six people with names, who chose to show who voted what."""
    return lively(start(seed=11, names=NAMES, names_shown=True, predictions=True), 5)


@cache
def nameless() -> Game:
    """The same game at a table that votes without names."""
    return lively(start(seed=11, names=NAMES, predictions=True), 5)


@cache
def halfway() -> Game:
    """Six quarters of it, the look-back begun before the end."""
    return lively(start(seed=11, names=NAMES, predictions=True), 5, last=6)
