"""A game and the file that keeps it: the one way in which anybody changes a game.

A command is decided, its events are made durable, and only then does the game move: what a screen shows next
has been kept. If the store refuses (a full disk, say), the game stands where it stood and the same command
may be tried again.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from game.engine import MODEL_VERSION
from game.engine.parameters import MODELS
from game.errors import DamagedFile, RefusedFile
from game.scenario import Scenario, ScenarioRefused
from game.session import lawful
from game.session.codec import from_record, to_entry
from game.session.commands import Command
from game.session.decide import decide
from game.session.events import Event, GameStarted
from game.session.fold import fold
from game.session.game import Game
from game.session.refusals import Refusal
from game.store.base import Meta, Record, Store
from game.texts import mark

SAVE_MISMATCH = mark("This game is damaged: its log does not belong to the scenario inside the file")
SAVE_EMPTY = mark("This game is damaged: its log has no beginning")
SCENARIO_BROKEN = mark("This game is damaged: the scenario inside the file does not hold")
MODEL_UNKNOWN = mark(
    "This game is played with model {model}, and this program has {known}: use a newer Wendbaar."
)
LOG_BROKEN = mark("This game is damaged: record {seq} ({kind}) cannot follow what came before it")


def now() -> str:
    """The wall clock for a record, UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Sitting:
    """A game being played from a store."""

    def __init__(self, store: Store, game: Game, clock: Callable[[], str] = now) -> None:
        self.store = store
        self.game = game
        self._clock = clock

    @classmethod
    def start(cls, store: Store, scenario: Scenario, seed: int, clock: Callable[[], str] = now) -> Sitting:
        """A new game in an empty store. Raises the store's errors; then no game began."""
        started = GameStarted(scenario=scenario.spec.id, seed=seed, model=MODEL_VERSION)
        store.append([to_entry(started, clock())])
        return cls(store, new_game(scenario, started), clock)

    @classmethod
    def resume(cls, store: Store, clock: Callable[[], str] = now) -> Sitting:
        """The game a store holds, at exactly its step. Raises RefusedFile if the log is damaged."""
        return cls(store, read_game(store), clock)

    def do(self, command: Command) -> Refusal | None:
        """Carry out a command, or say why not. Raises the store's errors; then nothing moved."""
        decision = decide(self.game, command)
        if isinstance(decision, Refusal):
            return decision
        moved = fold(self.game, decision)
        stamp = self._clock()
        self.store.append([to_entry(event, stamp) for event in decision])
        self.game = moved
        return None

    def close(self) -> None:
        self.store.close()


def new_game(scenario: Scenario, started: GameStarted) -> Game:
    """A game at its beginning. Raises RefusedFile if it is of a model that this program does not have."""
    if started.model not in MODELS:
        raise RefusedFile(MODEL_UNKNOWN, model=started.model, known=", ".join(MODELS))
    rules = scenario.ruleset(model=started.model)
    return Game(scenario=scenario, rules=rules, seed=started.seed, model=started.model)


def read_events(store: Store) -> tuple[Event, ...]:
    """Every event of a log, in order. Raises RefusedFile if a record is damaged or too new."""
    return tuple(from_record(record) for record in store.read())


def read_game(store: Store) -> Game:
    """The game a store holds. Raises RefusedFile if its log is damaged."""
    last = deque(games_of(store.meta, store.read()), maxlen=1)
    if not last:
        raise DamagedFile(SAVE_EMPTY)
    return last[0]


def games_of(meta: Meta, records: Sequence[Record]) -> Iterator[Game]:
    """The game after each record, one by one. Raises RefusedFile at the first that can't be."""
    scenario = scenario_of(meta)
    game = None
    for record in records:
        event = from_record(record)
        if game is None:
            if not isinstance(event, GameStarted):
                raise DamagedFile(SAVE_EMPTY)
            if event.scenario != scenario.spec.id:
                raise DamagedFile(SAVE_MISMATCH)
            game = new_game(scenario, event)
        elif isinstance(event, GameStarted):
            raise DamagedFile(LOG_BROKEN, seq=record.seq, kind=record.kind)
        game = followed(game, record, event)
        yield game


def followed(game: Game, record: Record, event: Event) -> Game:
    """The game after this record, which holds this event. Raises RefusedFile if it can't come next."""
    try:
        lawful.check(game, event)
        return fold(game, [event])
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise DamagedFile(LOG_BROKEN, seq=record.seq, kind=record.kind) from error


def heading_of(scenario: Scenario, created: str, engine: str = MODEL_VERSION) -> dict[str, str]:
    """The heading of a game that was begun at `created` (see `now`) with this model."""
    return {
        "scenario": scenario.json.decode(),
        "scenario_sha256": scenario.sha256,
        "engine": engine,
        "created": created,
        "language": scenario.spec.language,
        "title": str(scenario.spec.title),
    }


def scenario_of(meta: Meta) -> Scenario:
    """The scenario in a game's heading. Raises RefusedFile if it is damaged or does not hold."""
    data = meta.get("scenario", "").encode()
    if hashlib.sha256(data).hexdigest() != meta.get("scenario_sha256", hashlib.sha256(data).hexdigest()):
        raise DamagedFile(SCENARIO_BROKEN)
    try:
        return Scenario.from_json(data)
    except ScenarioRefused as error:
        raise DamagedFile(SCENARIO_BROKEN) from error
