"""A game brought to the moment at which players meet an event, a card or a role: for a trainer who writes.

Nothing is made up for it: the game is begun and played by commands like any other, in memory, with every
default option and no actions, up to the quarter in which the thing can come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from game.engine import MODEL_VERSION
from game.errors import BadAnswer
from game.scenario import Scenario
from game.session import bots
from game.session import commands as c
from game.session.decide import decide
from game.session.events import GameStarted, PlanEntry
from game.session.fold import fold
from game.session.game import Game, Step
from game.session.planning import default_entry
from game.session.refusals import Refusal
from game.session.rules import STONES, action_trouble
from game.session.sitting import new_game
from game.session.table import MOST, seat_of
from game.texts import Words

SEED = 1


class Kind(StrEnum):
    """What can be looked at."""

    OPENING = "opening"
    VISION = "vision"
    BOARD = "board"
    PLAN = "plan"
    EVENT = "event"
    ACTION = "action"
    ROLE = "role"
    END = "end"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a scenario; `id` is empty for those of which there is one."""

    kind: Kind
    id: str = ""

    @property
    def name(self) -> str:
        """As it is typed: `event:vr_cupboard`, `opening`."""
        return f"{self.kind.value}:{self.id}" if self.id else self.kind.value


def items_of(scenario: Scenario) -> tuple[Item, ...]:
    """Everything that can be looked at, in the order in which players meet it and then of the file."""
    spec = scenario.spec
    first = [Kind.OPENING, *([] if spec.vision is not None else [Kind.VISION]), Kind.BOARD, Kind.PLAN]
    return (
        *(Item(kind) for kind in first),
        *(Item(Kind.EVENT, id) for id in spec.events),
        *(Item(Kind.ACTION, id) for id in spec.actions),
        *(Item(Kind.ROLE, id) for id in spec.roles),
        Item(Kind.END),
    )


def found(scenario: Scenario, what: str) -> Item | None:
    """The item that is meant by `event:vr_cupboard`, `vr_cupboard` or `vision`; None when there is none."""
    kind, colon, id = what.partition(":")
    for item in items_of(scenario):
        if colon and (item.kind.value, item.id) == (kind, id):
            return item
        if not colon and what in (item.id, item.name):
            return item
    return None


class Showcase:
    """A scenario's moments, each made when it is asked for and then kept."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._boards: list[Game] = []
        self._roads: Iterator[Game] = self._walk()

    @cached_property
    def begun(self) -> Game:
        """Before the table is set."""
        return new_game(self.scenario, GameStarted(self.scenario.id, SEED, MODEL_VERSION))

    @cached_property
    def seated(self) -> Game:
        """A seat for every role that plays, a reserve role too; at the vision, or where that is given at the
        first board."""
        roles = len(self.scenario.spec.roles)
        return _done(self.begun, c.SetTable(min(MOST, roles)))

    def board(self, turn: int = 1) -> Game:
        """The board of a quarter."""
        while len(self._boards) < turn:
            self._boards.append(next(self._roads))
        return self._boards[turn - 1]

    @cached_property
    def plan(self) -> Game:
        """The plan of the first quarter, with nothing in it yet."""
        return _planning(self.board())

    @cached_property
    def ended(self) -> Game:
        """The end of a game in which nobody did anything."""
        return _done(_planning(self.board(self.begun.turns)), c.CommitQuarter(), c.GoOn())

    def event(self, id: str) -> Game:
        """The quarter in which this event comes, with it alone on the table; the step of the event."""
        board = self._when(id)
        if id not in board.quarter.agenda:
            board = _done(board, c.InjectEvent(id))
        others = [other for other in board.quarter.agenda if other != id]
        board = _done(board, *(c.SkipEvent(other) for other in others))
        return _done(board, c.GoOn())

    def ballot(self, id: str) -> Game:
        """The ballots on an event."""
        return _done(self.event(id), c.GoOn())

    def talk(self, id: str, words: Words) -> Game:
        """The talk about an event, after a team of bots has voted."""
        game = self.ballot(id)
        return _done(game, *bots.ballots(game, words), c.RevealBallots())

    def action(self, id: str) -> Game:
        """The plan of the first quarter in which this card can be played, with it in the plan; of the last
        one when it never can."""
        for turn in range(1, self.begun.turns + 1):
            game = _planning(self.board(turn))
            if action_trouble(game, id) is None:
                break
        return self._with_card(game, id)

    def role(self, id: str) -> tuple[Game, str]:
        """Ballots of an event that this role knows something about, else of the first; and its seat."""
        spec = self.scenario.spec
        told = [event for fact in spec.roles[id].knows for event in fact.foreshadows]
        told += [
            name
            for name, event in spec.events.items()
            if any(id in option.known_by for option in event.options.values())
        ]
        event = next(iter(told), None) or next(iter(spec.events), None)
        game = self.ballot(event) if event is not None else _cards(self.board())
        assert game.table is not None
        return game, seat_of(game.table.seats, id).id

    def knowing(self, id: str) -> tuple[str, ...]:
        """Seats that read something of their own beside this event, else the leader's."""
        spec, game = self.scenario.spec, self.seated
        assert game.table is not None
        options = spec.events[id].options.values()
        own = [
            seat.id
            for seat in game.table.seats
            if any(role in option.known_by for role in seat.roles for option in options)
            or any(id in fact.foreshadows for role in seat.roles for fact in spec.roles[role].knows)
        ]
        return tuple(own) or (seat_of(game.table.seats, game.table.leader).id,)

    def _when(self, event: str) -> Game:
        """The board at which an event stands on the agenda or could come; the first where it never can."""
        at = self.scenario.spec.events[event].at
        if at:
            return self.board(min(at[0], self.begun.turns))
        for turn in range(1, self.begun.turns + 1):
            board = self.board(turn)
            if event in board.quarter.came or board.quarter.chances.get(event, 0) > 0:
                return board
        return self.board()

    def _walk(self) -> Iterator[Game]:
        game = self.seated
        if game.step is Step.VISION:
            themes = game.rules.themes
            share, over = divmod(STONES, len(themes))
            stones = {theme: share + (place < over) for place, theme in enumerate(themes)}
            game = _done(game, c.LayVision(stones))
        while True:
            yield game
            game = _done(_planning(game), c.CommitQuarter(), c.GoOn())

    def _with_card(self, game: Game, id: str) -> Game:
        """With the card in the plan, where nothing is against it."""
        entries: tuple[PlanEntry, ...] = (default_entry(game, (), id),)
        decided = decide(game, c.DraftPlan(entries))
        return game if isinstance(decided, Refusal) else fold(game, decided)


def _planning(board: Game) -> Game:
    """On from a board to the plan, with what comes that quarter taken away and no cards on the table."""
    return _done(_cards(board), c.SkipBallot())


def _cards(board: Game) -> Game:
    """On from a board to the ballots of a quarter without an event."""
    return _done(board, *(c.SkipEvent(event) for event in board.quarter.agenda), c.GoOn())


def _done(game: Game, *commands: c.Command) -> Game:
    """The game after these. Raises BadAnswer when the rules refuse one."""
    for command in commands:
        decided = decide(game, command)
        if isinstance(decided, Refusal):
            raise BadAnswer("This cannot be shown: {code}.", code=decided.code)
        game = fold(game, decided)
    return game
