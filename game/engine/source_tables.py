"""What actions and options send out and deliver, as flat tables.

A game starts two or three of many actions and chooses one or two of nearly a hundred options: only those
pairs of a source and a game are reckoned, all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Condition, Truth
from game.engine.channels import Channel, Source, Window
from game.engine.layout import RING


@dataclass(frozen=True, eq=False, slots=True)
class Spans:
    """Runs of entries in a flat table."""

    first: Indexes
    count: Indexes

    def of(self, runs: Indexes) -> tuple[Indexes, Indexes]:
        """(which of `runs`, entry of the table) for all entries of these runs, in their order."""
        count = self.count[runs]
        which = np.repeat(np.arange(len(runs)), count)
        ahead = np.cumsum(count) - count
        return which, np.arange(len(which)) + np.repeat(self.first[runs] - ahead, count)


@dataclass(frozen=True, eq=False, slots=True)
class Sent:
    """What goes into each row of a slot of the ledger: strength times modifiers times reach."""

    spans: Spans
    """By source: its rows."""
    scaled: Truth
    """By the strength of its source; if not, by 1."""
    modifiers: Indexes
    """An index into SourceTables.modifiers."""
    reach: Indexes
    """A team; J for in full, J + 1 for not at all, J + 2 for what the school as a whole gets."""
    condition: Indexes
    """An index into SourceTables.conditions, or -1."""


@dataclass(frozen=True, eq=False, slots=True)
class Arrivals:
    """What options deliver: an entry per lag, effect and variable, in this order and that of the file."""

    spans: Spans
    """By lag x M + option."""
    row: Indexes
    """The row of its option that it reads, counted from that option's first."""
    target: Indexes
    """The variable, and V more for a loss."""
    per_quarter: Array
    number: Indexes
    """The same for one effect on one variable, whatever the lag."""


@dataclass(frozen=True, eq=False, slots=True)
class SourceTables:
    sent: Sent
    modifiers: tuple[tuple[str, ...], ...]
    """Sets of modifiers; the first is empty."""
    conditions: tuple[Condition, ...]
    """What effects ask of the school."""
    arrivals: Arrivals
    """Of options. Actions, which many games have in common, deliver by window."""

    @classmethod
    def of(cls, sources: Sequence[Source], options: Sequence[Source], teams: int) -> SourceTables:
        """sources: actions, then options."""
        sets: dict[tuple[str, ...], int] = {(): 0}
        conditions: list[Condition] = []
        asked: dict[object, int] = {}
        scaled: list[bool] = []
        rows: list[tuple[int, int, int]] = []
        for channel in (channel for source in sources for channel in source.channels):
            condition = -1
            if channel.when is not None:
                key = channel.when_text or channel.when
                if key not in asked:
                    asked[key] = len(conditions)
                    conditions.append(channel.when)
                condition = asked[key]
            modifiers = () if channel.unscaled else channel.modifiers
            known = sets.setdefault(modifiers, len(sets))
            reach = _reach(channel, teams)
            scaled += [not channel.unscaled] * len(reach)
            rows += [(known, team, condition) for team in reach]
        columns = np.array(rows, dtype=np.intp).reshape(-1, 3).T.copy()
        spans = _spans([source.rows.stop - source.rows.start for source in sources])
        sent = Sent(spans, np.array(scaled, dtype=np.bool_), *columns)
        return cls(sent, tuple(sets), tuple(conditions), _arrivals(options))


def _reach(channel: Channel, teams: int) -> list[int]:
    if not channel.per_team:
        return [teams + 2]
    if channel.named_teams is None:
        return list(range(teams))
    return [teams if named else teams + 1 for named in channel.named_teams[:, 0]]


def _arrivals(options: Sequence[Source]) -> Arrivals:
    numbered = [list(_entries(source)) for source in options]
    counts: list[int] = []
    entries: list[tuple[int, int, float, int]] = []
    for lag in range(RING):
        number = 0
        for of_option in numbered:
            before = len(entries)
            for window, row, target, per_quarter in of_option:
                if lag in window.lags:
                    entries.append((row, target, per_quarter, number))
                number += 1
            counts.append(len(entries) - before)
    return Arrivals(
        _spans(counts),
        _indexes([entry[0] for entry in entries]),
        _indexes([entry[1] for entry in entries]),
        np.array([entry[2] for entry in entries]),
        _indexes([entry[3] for entry in entries]),
    )


def _entries(source: Source) -> Iterator[tuple[Window, int, int, float]]:
    """(window, row of the source, target, per quarter) of each effect on each variable."""
    for window in source.windows:
        for delivery in window.deliveries:
            for k, target in enumerate(range(delivery.rows.start, delivery.rows.stop)):
                row = window.rows.start + (k if window.channel.per_team else 0)
                yield window, row, target, delivery.per_quarter


def _spans(counts: Sequence[int]) -> Spans:
    count = _indexes(counts)
    return Spans(np.cumsum(count) - count, count)


def _indexes(numbers: Sequence[int]) -> Indexes:
    return np.array(numbers, dtype=np.intp)
