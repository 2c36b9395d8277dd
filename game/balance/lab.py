"""Where experiments are played: many blocks of columns, in this process or in several."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from game.balance.cast import Block
from game.balance.play import COLUMNS, Played, play_blocks
from game.balance.visions import Visions
from game.engine.ruleset import Ruleset
from game.scenario import Scenario
from game.trials.spread import Progress, Shipped, spread

Batch = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Setup:
    """What every batch of a run shares, as it travels to another process.

    events_per_turn  None: the scenario's
    """

    shipped: Shipped
    seed: int
    events_per_turn: int | None

    def ruleset(self) -> Ruleset:
        return _rules(self.shipped, self.events_per_turn)

    def visions(self) -> Visions:
        return _visions(self.shipped)


class Lab:
    """Plays blocks; counts the games it has played.

    pool      an executor of `game.trials.spread`, or None
    progress  told after each batch
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        events_per_turn: int | None = None,
        pool: Executor | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._setup = Setup(Shipped.of(scenario), seed, events_per_turn)
        self._pool, self._progress = pool, progress
        self.rules = self._setup.ruleset()
        self.visions = self._setup.visions()
        self.played = 0

    def play_all(self, *kinds: Sequence[Block]) -> list[list[Played]]:
        """The same for blocks of several kinds, in one go."""
        played = iter(self.play([block for kind in kinds for block in kind]))
        return [[next(played) for _ in kind] for kind in kinds]

    def play(self, blocks: Sequence[Block], watch: bool = False) -> list[Played]:
        """What became of each block, in their order; the same whatever plays them."""
        batches = list(_batches(blocks))
        results = spread(partial(_play, self._setup, watch), batches, self._pool, self._progress)
        everything = Played.joined(results)
        self.played += everything.columns
        found, first = [], 0
        for block in blocks:
            found.append(everything.take(slice(first, first + len(block.tables))))
            first += len(block.tables)
        return found


def _play(setup: Setup, watch: bool, batch: Batch) -> Played:
    return play_blocks(setup.ruleset(), setup.visions(), batch, setup.seed, watch)


@lru_cache(maxsize=4)
def _rules(shipped: Shipped, events_per_turn: int | None) -> Ruleset:
    if events_per_turn is None:
        return shipped.ruleset()
    blueprint = shipped.scenario().blueprint()
    return Ruleset.build(replace(blueprint, events_per_turn=events_per_turn))


@lru_cache(maxsize=4)
def _visions(shipped: Shipped) -> Visions:
    spec = shipped.scenario().spec
    fixed = None if spec.vision is None else tuple(float(spec.vision.get(theme, 0)) for theme in spec.themes)
    return Visions(len(spec.themes), fixed)


def _batches(blocks: Sequence[Block]) -> Sequence[Batch]:
    """Batches of COLUMNS columns, blocks cut where they have to be, in order."""
    batches: list[Batch] = []
    batch: list[Block] = []
    room = COLUMNS
    for block in blocks:
        rest = block
        while len(rest.tables):
            here, rest = rest.cut(room)
            batch.append(here)
            room -= len(here.tables)
            if room == 0:
                batches.append(tuple(batch))
                batch, room = [], COLUMNS
    return [*batches, tuple(batch)] if batch else batches
