"""What actions and options send out and deliver, as flat tables.

A game starts two or three of many actions and chooses one or two of nearly a hundred options: only those
pairs of a source and a game are reckoned, all of them at once. What goes to the school and what goes to
every team stand apart, so that a channel or an effect on the teams is looked up once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Condition
from game.engine.channels import Channel, Source
from game.engine.layout import RING


@dataclass(frozen=True, eq=False, slots=True)
class Spans:
    """Runs of entries in a flat table."""

    first: Indexes
    count: Indexes

    def of(self, runs: Indexes) -> tuple[Indexes, Indexes]:
        """(which of `runs`, entry of the table) for all entries of these runs, in their order."""
        count = self.count.take(runs)
        which = np.repeat(np.arange(len(runs)), count)
        ahead = np.cumsum(count)
        ahead -= count
        entry = np.arange(len(which))
        entry += (self.first.take(runs) - ahead).take(which)
        return which, entry


@dataclass(frozen=True, eq=False, slots=True)
class Channels:
    """What goes into the ledger: an entry per channel, of all sources."""

    spans: Spans
    """By source."""
    row: Indexes
    """The channel's (first) row, counted from the first of its source."""
    unscaled: Indexes
    """0 for what is scaled by the strength of its source, 1 for what counts in full."""
    modifiers: Indexes
    """An index into SourceTables.modifiers."""
    condition: Indexes
    """An index into SourceTables.conditions, or -1."""
    named: Indexes
    """An index into SourceTables.named for a channel that names its teams, or -1."""


@dataclass(frozen=True, eq=False, slots=True)
class Effects:
    """What is delivered: an entry per effect and variable of the school, or per effect on the teams.

    Runs are by lag x S + source, and from RING x S by source alone: all that a source can deliver, for one
    that was launched in several of the quarters of which something arrives. The last run is empty.
    """

    spans: Spans
    row: Indexes
    """The (first) row it reads, counted from the first of its source; in a run by source alone its place."""
    target: Indexes
    """The (first) variable, and V more for a loss."""
    per_quarter: Array
    place: Indexes
    """Where it stands (first) among all that its source can deliver."""


@dataclass(frozen=True, eq=False, slots=True)
class SourceTables:
    rows: Spans
    """By source: its rows in a slot of the ledger."""
    of_school: Channels
    of_teams: Channels
    """A row per team."""
    named: Array
    """(J, sets) 1 for the teams that are named, 0 for the others."""
    modifiers: tuple[tuple[str, ...], ...]
    """Sets of modifiers; the first is empty."""
    conditions: tuple[Condition, ...]
    """What effects ask of the school."""
    to_school: Effects
    to_teams: Effects
    """J variables in a row."""
    due: tuple[tuple[bool, ...], ...]
    """By lag, by source: something arrives."""
    no_run: int
    """A run of which nothing arrives."""
    places: Indexes
    """By source: the number of rows and variables, teams counted each, that it can deliver to."""

    @classmethod
    def of(cls, sources: Sequence[Source], teams: int) -> SourceTables:
        """sources: actions, then options."""
        sets: dict[tuple[str, ...], int] = {(): 0}
        conditions: list[Condition] = []
        asked: dict[object, int] = {}
        named: list[Array] = []

        def condition_of(channel: Channel) -> int:
            if channel.when is None:
                return -1
            key = channel.when_text or channel.when
            if key not in asked:
                asked[key] = len(conditions)
                conditions.append(channel.when)
            return asked[key]

        def named_of(channel: Channel) -> int:
            if channel.named_teams is None:
                return -1
            named.append(channel.named_teams)
            return len(named) - 1

        def channels(per_team: bool) -> Channels:
            counts: list[int] = []
            entries: list[tuple[int, ...]] = []
            for source in sources:
                mine = [channel for channel in source.channels if channel.per_team == per_team]
                counts.append(len(mine))
                for channel in mine:
                    modifiers = () if channel.unscaled else channel.modifiers
                    known = sets.setdefault(modifiers, len(sets))
                    row = channel.rows.start - source.rows.start
                    entries.append(
                        (row, int(channel.unscaled), known, condition_of(channel), named_of(channel))
                    )
            return Channels(_spans(counts), *_columns(entries, 5))

        of_school, of_teams = channels(False), channels(True)
        numbered = [_numbered(source, teams) for source in sources]
        to_school, to_teams = _effects(numbered, False), _effects(numbered, True)
        lagged = RING * len(sources)
        delivers = (to_school.spans.count + to_teams.spans.count)[:lagged]
        return cls(
            rows=Spans(
                _indexes([source.rows.start for source in sources]),
                _indexes([source.rows.stop - source.rows.start for source in sources]),
            ),
            of_school=of_school,
            of_teams=of_teams,
            named=np.concatenate(named, axis=1) if named else np.zeros((teams, 0)),
            modifiers=tuple(sets),
            conditions=tuple(conditions),
            to_school=to_school,
            to_teams=to_teams,
            due=tuple(map(tuple, (delivers > 0).reshape(RING, -1).tolist())),
            no_run=lagged + len(sources),
            places=_indexes([sum(effect.height for effect in effects) for effects in numbered]),
        )


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An effect with what its entries need."""

    per_team: bool
    row: int
    target: int
    per_quarter: float
    lags: range
    place: int
    height: int


def _numbered(source: Source, teams: int) -> list[_Numbered]:
    """The effects of a source, in the order of its windows; one on several rows of the school for each."""
    effects: list[_Numbered] = []
    place = 0
    for window in source.windows:
        per_team = window.channel.per_team
        for delivery in window.deliveries:
            firsts = [delivery.rows.start] if per_team else range(delivery.rows.start, delivery.rows.stop)
            height = teams if per_team else 1
            for target in firsts:
                effects.append(
                    _Numbered(
                        per_team,
                        window.rows.start,
                        target,
                        delivery.per_quarter,
                        window.lags,
                        place,
                        height,
                    )
                )
                place += height
    return effects


def _effects(numbered: Sequence[Sequence[_Numbered]], per_team: bool) -> Effects:
    counts: list[int] = []
    entries: list[tuple[int, int, float, int]] = []
    for lag in range(RING):
        for effects in numbered:
            mine = [e for e in effects if e.per_team == per_team and lag in e.lags]
            counts.append(len(mine))
            entries += [(e.row, e.target, e.per_quarter, e.place) for e in mine]
    for effects in numbered:
        mine = [e for e in effects if e.per_team == per_team]
        counts.append(len(mine))
        entries += [(e.place, e.target, e.per_quarter, e.place) for e in mine]
    return Effects(
        _spans([*counts, 0]),
        _indexes([entry[0] for entry in entries]),
        _indexes([entry[1] for entry in entries]),
        np.array([entry[2] for entry in entries], dtype=np.float64),
        _indexes([entry[3] for entry in entries]),
    )


def _columns(rows: Sequence[tuple[int, ...]], number: int) -> Indexes:
    return np.array(rows, dtype=np.intp).reshape(-1, number).T.copy()


def _spans(counts: Sequence[int]) -> Spans:
    count = _indexes(counts)
    return Spans(np.cumsum(count) - count, count)


def _indexes(numbers: Sequence[int]) -> Indexes:
    return np.array(numbers, dtype=np.intp)
