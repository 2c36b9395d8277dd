"""The launch ledger: what was set in motion in the last eight quarters (docs/model.md 3.7).

A slot per quarter, by turn mod RING, keeps the strength of each channel. Of all actions and options a game
launches few, so a slot holds pairs of a source and a game, with the rows of that source.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine.answers import Indexes, in_order
from game.engine.blueprint import Array, Truth
from game.engine.layout import RING
from game.engine.ruleset import Ruleset
from game.engine.source_tables import Effects


@dataclass(frozen=True, eq=False, slots=True)
class Sent:
    """What was launched in one quarter: P pairs of a source and a game, in the order of sources and games."""

    source: Indexes
    """(P,) actions, then options."""
    game: Indexes
    """(P,)"""
    first: Indexes
    """(P,) where the values of each pair begin."""
    value: Array
    """Strengths, for each pair those of all rows of its source."""

    @classmethod
    def none(cls) -> Sent:
        empty = np.zeros(0, dtype=np.intp)
        return cls(empty, empty, empty, np.zeros(0))


@dataclass(frozen=True, eq=False, slots=True)
class Arriving:
    """The pairs of a source and a game of which something arrives now, in the order of sources."""

    run: Indexes
    """(P,) which run of SourceTables.to_school and .to_teams."""
    game: Indexes
    """(P,)"""
    first: Indexes
    """(P,) where the values of each pair begin."""
    value: Array


class Launches:
    """The ledger of N games. `launch` writes it, `deliver` reads it; nothing else of the model does."""

    __slots__ = ("games", "rules", "slots")

    def __init__(self, rules: Ruleset, games: int, slots: list[Sent]) -> None:
        self.rules = rules
        self.games = games
        self.slots = slots
        """RING of them; each is replaced, never changed."""

    @classmethod
    def empty(cls, rules: Ruleset, games: int) -> Launches:
        return cls(rules, games, [Sent.none()] * RING)

    @classmethod
    def of_rows(cls, rules: Ruleset, rows: Array) -> Launches:
        """From (RING, channel rows, N), as a saved school has them."""
        return cls(rules, rows.shape[2], [_of_rows(rules, slot) for slot in rows])

    def rows(self, games: slice | npt.NDArray[np.intp]) -> Array:
        """(RING, channel rows, n) of some games: what a saved school has of the ledger."""
        wanted = np.arange(self.games)[games]
        rows = np.zeros((RING, self.rules.layout.channel_rows, len(wanted)))
        for slot, sent in zip(rows, self.slots, strict=True):
            for place, game in enumerate(wanted):
                mine = np.flatnonzero(sent.game == game)
                which, row = self.rules.tables.rows.of(sent.source[mine])
                starts = np.flatnonzero(np.diff(which, prepend=-1))
                slot[row, place] = sent.value[sent.first[mine][which] + np.arange(len(which)) - starts[which]]
        return rows

    def holds(self) -> Truth:
        """(RING, sources) whether a slot may hold something of a source in any game."""
        holds = np.zeros((RING, len(self.rules.sources)), dtype=np.bool_)
        for slot, sent in zip(holds, self.slots, strict=True):
            slot[sent.source] = True
        return holds

    def sent(self, slot: int, source: int) -> Array:
        """(rows of the source, N) what a source sent out in the quarter of a slot."""
        sent = self.slots[slot]
        launched = np.flatnonzero(sent.source == source)
        rows = np.arange(self.rules.tables.rows.count[source])[:, None]
        table = np.zeros((len(rows), self.games))
        table[rows, sent.game[launched]] = sent.value[sent.first[launched] + rows]
        return table

    def arriving(self, turn: int) -> Arriving | None:
        """What arrives in quarter `turn`, from 0; None if there is nothing."""
        due, sources = self.rules.tables.due, len(self.rules.sources)
        runs, games, firsts, values = [], [], [], []
        before = 0
        for lag in range(min(turn + 1, RING)):
            sent = self.slots[(turn - lag) % RING]
            run = sent.source + lag * sources
            mine = np.flatnonzero(due.take(run))
            if len(mine):
                runs.append(run.take(mine))
                games.append(sent.game.take(mine))
                firsts.append(sent.first.take(mine) + before)
                values.append(sent.value)
                before += len(sent.value)
        if not runs:
            return None
        found = Arriving(*(np.concatenate(parts) for parts in (runs, games, firsts, values)))
        return self._in_order(self._merged(found))

    def _in_order(self, found: Arriving) -> Arriving:
        order = in_order(found.run % len(self.rules.sources))
        return Arriving(
            found.run.take(order), found.game.take(order), found.first.take(order), found.value
        )

    def _merged(self, found: Arriving) -> Arriving:
        """A source launched in several quarters, of which something arrives now, as one pair of each game.

        Its values are then the sums, newest launch first, of what each effect delivers of them.
        """
        sources = len(self.rules.sources)
        key = (found.run % sources) * self.games + found.game
        several = _occurring_again(key, sources * self.games)
        if not several.any():
            return found
        tables = self.rules.tables
        some = np.flatnonzero(several)
        some = some.take(np.argsort(key.take(some) * RING + found.run.take(some) // sources))
        key, run, first = key.take(some), found.run.take(some), found.first.take(some)
        begins = np.diff(key, prepend=-1) != 0
        head = np.flatnonzero(begins)
        pair = np.cumsum(begins) - 1
        source, game = np.divmod(key.take(head), self.games)
        size = tables.places.take(source)
        place = np.cumsum(size) - size
        summed = np.zeros(int(size.sum()))
        at = place.take(pair)
        _sum_up(summed, tables.to_school, run, first, at, found.value, 1)
        _sum_up(summed, tables.to_teams, run, first, at, found.value, len(self.rules.teams))
        once = np.flatnonzero(~several)
        return Arriving(
            np.concatenate((found.run.take(once), RING * sources + source)),
            np.concatenate((found.game.take(once), game)),
            np.concatenate((found.first.take(once), len(found.value) + place)),
            np.concatenate((found.value, summed)),
        )

    def copy(self) -> Launches:
        return Launches(self.rules, self.games, self.slots.copy())


def _occurring_again(key: Indexes, most: int) -> Truth:
    """(n,) keys, below `most`, that stand there more than once."""
    number = np.arange(len(key))
    holder = np.empty(most, dtype=np.intp)
    holder[key] = number
    held_by = holder.take(key)
    again = held_by != number
    again[held_by[again]] = True
    return np.asarray(again)


def _sum_up(
    summed: Array, effects: Effects, run: Indexes, first: Indexes, at: Indexes, value: Array, height: int
) -> None:
    """Adds the values that the effects of these runs read to their places, launch by launch."""
    which, entry = effects.spans.of(run)
    level = np.arange(height)[:, None]
    read = (first.take(which) + effects.row.take(entry)) + level
    put = (at.take(which) + effects.place.take(entry)) + level
    np.add.at(summed, put.ravel(), value.take(read.ravel()))


def _of_rows(rules: Ruleset, rows: Array) -> Sent:
    """rows: (channel rows, N) of one slot."""
    sources, games, values = [], [], []
    filled = rows.any(axis=1)
    for k, source in enumerate(rules.sources):
        if filled[source.rows].any():
            mine = np.flatnonzero((rows[source.rows] != 0).any(axis=0))
            sources.append(np.full(len(mine), k, dtype=np.intp))
            games.append(mine)
            values.append(rows[source.rows][:, mine].T.ravel())
    if not sources:
        return Sent.none()
    source = np.concatenate(sources)
    count = rules.tables.rows.count[source]
    return Sent(source, np.concatenate(games), np.cumsum(count) - count, np.concatenate(values))
