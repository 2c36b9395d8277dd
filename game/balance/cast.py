"""Who plays which game, and what an experiment changes about it: the columns of a batch.

A column is a table (its style and its own dice), a luck (noise, incidents and events), and an arm. Two
columns with the same table and luck and another arm can be compared game by game.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.balance.styles import ROUND
from game.engine import noise
from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.ruleset import Ruleset

TREATMENT = 101
"""Purpose of the stream that says in which quarters an experiment puts its action."""
NONE = -1
NEAR = 8
"""Numbers further apart than this are drawn apart."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What is changed about a game; as it stands: nothing.

    add     an action put into one quarter of each half of the game, wherever it may be started and paid
    extra   True: on top of what the table does; False: in place of another action
    ban     an action that the table never chooses itself
    option  the flat index of an option that answers its event whenever that comes
    pace    exactly so many actions a quarter, as far as money and the rules go
    """

    add: int = NONE
    extra: bool = False
    ban: int = NONE
    option: int = NONE
    pace: int = NONE


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Columns that share an arm, in (n,) each: numbers of tables and of lucks.

    style  None: by the round of all styles; else an index of STYLES
    """

    arm: Arm
    tables: Indexes
    lucks: Indexes
    style: int | None = None

    def cut(self, columns: int) -> tuple[Block, Block]:
        """The first so many columns, and the rest."""
        return self._of(slice(None, columns)), self._of(slice(columns, None))

    def _of(self, some: slice) -> Block:
        return Block(self.arm, self.tables[some], self.lucks[some], self.style)


@dataclass(frozen=True, eq=False, slots=True)
class Cast:
    """N columns as arrays; NONE where an arm says nothing."""

    tables: Indexes
    lucks: Indexes
    style: Indexes
    add: Indexes
    """(T, N) the action put into each quarter."""
    extra: Truth
    banned: Truth
    """(A, N)"""
    option: Indexes
    pace: Indexes

    @classmethod
    def of(cls, rules: Ruleset, blocks: Sequence[Block], seed: int) -> Cast:
        def each(value: int, block: Block) -> Indexes:
            return np.full(len(block.tables), value, dtype=np.intp)

        tables = np.concatenate([block.tables for block in blocks])
        adds = np.concatenate([each(block.arm.add, block) for block in blocks])
        bans = np.concatenate([each(block.arm.ban, block) for block in blocks])
        pattern = np.array(ROUND, dtype=np.intp)
        styles = [pattern[b.tables % len(ROUND)] if b.style is None else each(b.style, b) for b in blocks]
        banned = np.zeros((len(rules.actions), len(tables)), dtype=np.bool_)
        banned[bans[bans >= 0], np.flatnonzero(bans >= 0)] = True
        return cls(
            tables=tables,
            lucks=np.concatenate([block.lucks for block in blocks]),
            style=np.concatenate(styles),
            add=_placed(rules, tables, adds, seed),
            extra=np.concatenate([each(int(block.arm.extra), block) for block in blocks]) > 0,
            banned=banned,
            option=np.concatenate([each(block.arm.option, block) for block in blocks]),
            pace=np.concatenate([each(block.arm.pace, block) for block in blocks]),
        )

    @property
    def columns(self) -> int:
        return len(self.tables)


def draws(seed: int, purpose: int, turn: int, numbers: Indexes, width: int) -> Array:
    """(width, N) uniforms in [0, 1) for each of the numbers, in any order and as often as they come."""
    return gathered(numbers, lambda run: noise.uniforms(seed, purpose, turn, run, width).T)


def gathered(numbers: Indexes, drawn: Callable[[range], Array]) -> Array:
    """(h, N) what is drawn, (h, games of a range), for numbers in any order and as often as they come.

    Streams are drawn for consecutive games: runs of numbers that lie near each other are drawn together.
    """
    each, place = np.unique(numbers, return_inverse=True)
    starts = np.flatnonzero(np.diff(each, prepend=each[0] - NEAR - 1) > NEAR)
    tables = []
    for run in np.split(each, starts[1:]):
        table = drawn(range(int(run[0]), int(run[-1]) + 1))
        tables.append(table[:, run - run[0]])
    return np.concatenate(tables, axis=1)[:, place]


def _placed(rules: Ruleset, tables: Indexes, adds: Indexes, seed: int) -> Indexes:
    """(T, N) an added action in one quarter of each half, the same ones for every arm of a table."""
    placed = np.full((rules.turns, len(tables)), NONE, dtype=np.intp)
    if (adds >= 0).any():
        half = max(rules.turns // 2, 1)
        early, late = draws(seed, TREATMENT, 0, tables, 2)
        columns = np.arange(len(tables))
        placed[np.floor(early * half).astype(np.intp), columns] = adds
        if rules.turns > half:
            placed[half + np.floor(late * (rules.turns - half)).astype(np.intp), columns] = adds
    return placed
