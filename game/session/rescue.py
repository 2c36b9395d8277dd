"""How much of a log is a game: the records up to the last command that can be proved, and its heading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from game.engine.parameters import MODELS
from game.errors import RefusedFile
from game.scenario import Scenario
from game.session.codec import from_record
from game.session.events import GameStarted
from game.session.game import Game
from game.session.lawful import is_at_rest
from game.session.sitting import games_of, heading_of
from game.store.base import Meta, Record

SLOWEST_START = 10
"""Seconds between a heading and its first record, on a slow stick."""
OF_THE_SCENARIO = ("scenario", "scenario_sha256")


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A game as it stands after its first `records` records, at the end of a command."""

    game: Game
    records: int


def soundest(meta: Meta, records: Sequence[Record]) -> Sound | None:
    """As much of a log as makes a game; None when not even its beginning does."""
    sound = None
    try:
        for number, game in enumerate(games_of(meta, records), start=1):
            if is_at_rest(game):
                sound = Sound(game, number)
    except RefusedFile:
        return sound
    return sound


def scenarios_named(first: Iterable[Record]) -> tuple[str, ...]:
    """The ids of the scenarios that these first records of a log begin with."""
    named = []
    for record in first:
        with contextlib.suppress(RefusedFile):
            event = from_record(record)
            if isinstance(event, GameStarted):
                named.append(event.scenario)
    return tuple(dict.fromkeys(named))


def likely_headings(scenario: Scenario, texts: Meta, first: Iterable[Record]) -> Iterator[Meta]:
    """What a damaged heading may have been, if the game was played from this scenario.

    texts  what can still be read of it; any may be damaged
    first  what may be the first record: a heading is made just before it
    """
    left = {name: text for name, text in texts.items() if name not in (*OF_THE_SCENARIO, "created")}
    moments = [moment for record in first for moment in _just_before(record.time)]
    for created in dict.fromkeys([*moments, texts.get("created", "")]):
        for model in MODELS:
            made = heading_of(scenario, created, model)
            yield {**made, **left}
            yield made


def _just_before(time: str) -> Iterator[str]:
    with contextlib.suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(time)
        for seconds in range(SLOWEST_START):
            yield (moment - timedelta(seconds=seconds)).isoformat(timespec="seconds")
