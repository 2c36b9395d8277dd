"""The prediction of the year: when it is asked, what it is about, and when it is looked at.

It is asked at the first board of a school year, before anything of the quarter is decided, and is about the
level at the end of that year. Nobody sees it before the look-back.
"""

from __future__ import annotations

from game.session.game import Game, Step

QUARTERS_A_YEAR = 4


def is_due(game: Game) -> bool:
    """Whether the table goes on from this board to its predictions."""
    if game.step is not Step.BOARD or game.table is None or not game.table.predictions:
        return False
    return game.turn == _asked_in(game)


def due_turn(turn: int, turns: int) -> int:
    """The last quarter of the year that quarter `turn` is in, of a game of `turns` quarters."""
    return min(-(-turn // QUARTERS_A_YEAR) * QUARTERS_A_YEAR, turns)


def variable_of(game: Game) -> str:
    """The outcome that this year's prediction is about.

    The scenario's `debrief.predicts`, or else the outcome that the vision's heaviest theme serves; the first
    theme on a tie.
    """
    spec = game.scenario.spec
    if spec.debrief.predicts is not None:
        return spec.debrief.predicts
    stones = game.vision.stones if game.vision is not None else {}
    heaviest = max(spec.themes, key=lambda theme: stones.get(theme, 0))
    return spec.themes[heaviest].serves


def missing(game: Game) -> int:
    """Seats at the table now that have not written theirs."""
    seats = game.table.seats if game.table is not None else ()
    return sum(seat.id not in game.quarter.predicted for seat in seats)


def after_board(game: Game) -> Step:
    """The step that comes when nothing more is to be read on the board, or when an event has been decided."""
    if game.quarter.open_event is not None:
        return Step.EVENT
    return Step.PLAN if game.quarter.card_key is not None or game.quarter.second else Step.BALLOT


def _asked_in(game: Game) -> int:
    """The first quarter of this year that has a board: the second of two played as one has none."""
    first = (game.turn - 1) // QUARTERS_A_YEAR * QUARTERS_A_YEAR + 1
    return first + 1 if game.quarters[first - 1].second else first
