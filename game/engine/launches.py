"""The launch ledger: what was set in motion in the last eight quarters (docs/model.md 3.7).

A slot per quarter, by turn mod RING, keeps the strength of each channel. Of all actions and options a game
launches few, so a slot holds pairs of a source and a game, with the rows of that source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from game.engine.answers import Indexes
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
    """(P,) where the values of each pair begin: those of all rows of its source."""
    spans: tuple[tuple[int, int, int], ...]
    """(source, first, last + 1 of its pairs) of every source that is there."""

    @classmethod
    def none(cls) -> Sent:
        empty = np.zeros(0, dtype=np.intp)
        return cls(empty, empty, empty, ())


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

    __slots__ = ("_room", "_value", "games", "rules", "slots")

    def __init__(self, rules: Ruleset, games: int, slots: list[Sent], room: int, value: Array) -> None:
        self.rules = rules
        self.games = games
        self.slots = slots
        """RING of them; each is replaced, never changed."""
        self._room = room
        self._value = value
        """`room` strengths for each slot in turn, and as many to reckon with."""

    @classmethod
    def empty(cls, rules: Ruleset, games: int) -> Launches:
        return cls(rules, games, [Sent.none()] * RING, 0, np.zeros(0))

    @classmethod
    def of_rows(cls, rules: Ruleset, rows: Array) -> Launches:
        """From (RING, channel rows, N), as a saved school has them."""
        ledger = cls.empty(rules, rows.shape[2])
        for slot, of_slot in enumerate(rows):
            source, game, value = _of_rows(rules, of_slot)
            sent = ledger.write(slot, source, game)
            ledger.values[sent.first[0] if len(source) else 0 :][: len(value)] = value
        return ledger

    @property
    def values(self) -> Array:
        """The strengths, where Sent.first points to; a view."""
        return self._value

    def write(self, slot: int, source: Indexes, game: Indexes) -> Sent:
        """Empties a slot and makes room in it for these pairs; their values are for the caller to fill in."""
        count = self.rules.tables.rows.count.take(source)
        first = np.cumsum(count)
        self._make_room(int(first[-1]) if len(first) else 0)
        first -= count
        first += slot * self._room
        begins = np.flatnonzero(np.diff(source, prepend=-1))
        starts = begins.tolist()
        spans = zip(source[begins].tolist(), starts, [*starts[1:], len(source)], strict=True)
        self.slots[slot] = Sent(source, game, first, tuple(spans) if starts else ())
        return self.slots[slot]

    def _make_room(self, needed: int) -> None:
        """Slots of at least so many values."""
        if needed <= self._room:
            return
        room, before = needed + needed // 8, self._room
        value = np.zeros((RING + 1, room))
        value[:, :before] = self._value.reshape(RING + 1, before)
        self._room, self._value = room, value.reshape(-1)
        for slot, sent in enumerate(self.slots):
            self.slots[slot] = replace(sent, first=sent.first + slot * (room - before))

    def rows(self, games: slice | npt.NDArray[np.intp]) -> Array:
        """(RING, channel rows, n) of some games: what a saved school has of the ledger."""
        wanted = np.arange(self.games)[games]
        rows = np.zeros((RING, self.rules.layout.channel_rows, len(wanted)))
        for slot, sent in zip(rows, self.slots, strict=True):
            for place, game in enumerate(wanted):
                for p in np.flatnonzero(sent.game == game):
                    of_source = self.rules.sources[sent.source[p]].rows
                    count = of_source.stop - of_source.start
                    slot[of_source, place] = self._value[sent.first[p] : sent.first[p] + count]
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
        table[rows, sent.game[launched]] = self._value[sent.first[launched] + rows]
        return table

    def arriving(self, turn: int) -> Arriving | None:
        """What arrives in quarter `turn`, from 0; None if there is nothing."""
        tables, sources = self.rules.tables, len(self.rules.sources)
        due = sorted(
            (source, lag, start, stop)
            for lag in range(min(turn + 1, RING))
            for source, start, stop in self.slots[(turn - lag) % RING].spans
            if tables.due[lag][source]
        )
        if not due:
            return None
        sent = [(self.slots[(turn - lag) % RING], start, stop) for _, lag, start, stop in due]
        game = np.concatenate([slot.game[start:stop] for slot, start, stop in sent])
        first = np.concatenate([slot.first[start:stop] for slot, start, stop in sent])
        which = np.repeat(np.arange(len(due)), [stop - start for _, start, stop in sent])
        source = np.array([source for source, *_ in due]).take(which)
        run = np.array([lag * sources + source for source, lag, *_ in due]).take(which)
        if len({source for source, *_ in due}) < len(due):
            self._merge(source, run, game, first)
        return Arriving(run, game, first, self._value)

    def _merge(self, source: Indexes, run: Indexes, game: Indexes, first: Indexes) -> None:
        """A source that a game launched in several of these quarters becomes one pair, changed in place.

        Its values are then the sums, newest launch first, of what each effect delivers of them.
        """
        tables = self.rules.tables
        key = source * self.games + game
        again = _occurring_again(key, len(self.rules.sources) * self.games)
        if not again.any():
            return
        some = np.flatnonzero(again)
        some = some.take(np.argsort(key.take(some) * len(key) + some))
        begins = np.diff(key.take(some), prepend=-1) != 0
        head = some[begins]
        size = tables.places.take(source.take(head))
        place = np.cumsum(size)
        total = int(place[-1])
        place -= size
        if total > self._room:
            before = self._room
            self._make_room(total)
            first += (first // before) * (self._room - before)
        place += RING * self._room
        self._value[RING * self._room :][:total] = 0.0
        at = place.take(np.cumsum(begins) - 1)
        for effects, height in ((tables.to_school, 1), (tables.to_teams, len(self.rules.teams))):
            _sum_up(self._value, effects, run.take(some), first.take(some), at, height)
        run[some] = tables.no_run
        run[head] = source.take(head) + RING * len(self.rules.sources)
        first[head] = place

    def copy(self) -> Launches:
        return Launches(self.rules, self.games, self.slots.copy(), self._room, self._value.copy())


def _occurring_again(key: Indexes, most: int) -> Truth:
    """(n,) keys, below `most`, that stand there more than once."""
    number = np.arange(len(key), dtype=np.int32)
    holder = np.empty(most, dtype=np.int32)
    holder[key] = number
    held_by = holder.take(key)
    again = np.zeros(len(key), dtype=np.bool_)
    np.not_equal(held_by, number, out=again)
    again[held_by[again]] = True
    return again


def _sum_up(value: Array, effects: Effects, run: Indexes, first: Indexes, at: Indexes, height: int) -> None:
    """Adds the values that the effects of these runs read to their places, launch by launch."""
    which, entry = effects.spans.of(run)
    level = np.arange(height)[:, None]
    read = (first.take(which) + effects.row.take(entry)) + level
    put = (at.take(which) + effects.place.take(entry)) + level
    np.add.at(value, put.ravel(), value.take(read.ravel()))


def _of_rows(rules: Ruleset, rows: Array) -> tuple[Indexes, Indexes, Array]:
    """(source, game, values) of one slot, (channel rows, N)."""
    sources, games, values = [np.zeros(0, dtype=np.intp)], [np.zeros(0, dtype=np.intp)], [np.zeros(0)]
    filled = rows != 0
    of_row = np.repeat(np.arange(len(rules.sources)), rules.tables.rows.count)
    for k in np.unique(of_row[np.flatnonzero(filled.any(axis=1))]):
        mine = np.flatnonzero(filled[rules.sources[k].rows].any(axis=0))
        sources.append(np.full(len(mine), k))
        games.append(mine)
        values.append(rows[rules.sources[k].rows][:, mine].T.ravel())
    return np.concatenate(sources), np.concatenate(games), np.concatenate(values)
