"""The launch ledger: what was set in motion in the last eight quarters (docs/model.md 3.7).

A slot per quarter, by turn mod RING, keeps the strength of each channel. Actions are kept in rows for all
games; options, of which a game chooses few, as pairs of an option and a game with the rows of that option.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine.answers import Answers, Indexes, in_order
from game.engine.blueprint import Array, Truth
from game.engine.layout import RING
from game.engine.ruleset import Ruleset


@dataclass(frozen=True, eq=False, slots=True)
class SentByOptions:
    """What the options chosen in one quarter sent out."""

    answers: Answers
    first: Indexes
    """(P,) where the values of each pair begin."""
    value: Array
    """Strengths, for each pair those of all rows of its option."""

    @classmethod
    def none(cls) -> SentByOptions:
        empty = np.zeros(0, dtype=np.intp)
        return cls(Answers(empty, empty), empty, np.zeros(0))

    @classmethod
    def of(cls, rules: Ruleset, answers: Answers, value: Array) -> SentByOptions:
        """value: as above."""
        count = rules.tables.sent.spans.count[len(rules.actions) + answers.option]
        return cls(answers, np.cumsum(count) - count, value)


@dataclass(frozen=True, eq=False, slots=True)
class Arriving:
    """The pairs of an option and a game of which something arrives now, options in order, newest first."""

    run: Indexes
    """(P,) which run of SourceTables.arrivals."""
    game: Indexes
    """(P,)"""
    first: Indexes
    """(P,) where the values of each pair begin."""
    value: Array
    repeats: bool
    """Some game chose an option twice, and both may deliver at once."""


class Launches:
    """The ledger of N games. `launch` writes it, `deliver` reads it; nothing else of the model does."""

    __slots__ = ("by_actions", "by_options", "launched", "rules")

    def __init__(
        self, rules: Ruleset, by_actions: Array, by_options: list[SentByOptions], launched: Truth
    ) -> None:
        self.rules = rules
        self.by_actions = by_actions
        """(RING, rows of actions, N)"""
        self.by_options = by_options
        """RING of them; each is replaced, never changed."""
        self.launched = launched
        """(RING, A) False where a slot holds nothing of an action in any game."""

    @classmethod
    def empty(cls, rules: Ruleset, games: int) -> Launches:
        return cls(
            rules,
            np.zeros((RING, rules.layout.action_rows, games)),
            [SentByOptions.none()] * RING,
            np.zeros((RING, len(rules.actions)), dtype=np.bool_),
        )

    @classmethod
    def of_rows(cls, rules: Ruleset, rows: Array) -> Launches:
        """From (RING, channel rows, N), as a saved school has them."""
        by_actions = np.ascontiguousarray(rows[:, : rules.layout.action_rows])
        filled = (by_actions != 0).any(axis=2)
        launched = np.zeros((RING, len(rules.actions)), dtype=np.bool_)
        for a, source in enumerate(rules.sources[: len(rules.actions)]):
            launched[:, a] = filled[:, source.rows].any(axis=1)
        by_options = [_of_rows(rules, slot) for slot in rows]
        return cls(rules, by_actions, by_options, launched)

    def rows(self, games: slice | npt.NDArray[np.intp]) -> Array:
        """(RING, channel rows, n) of some games: what a saved school has of the ledger."""
        some = self.by_actions[:, :, games]
        rows = np.zeros((RING, self.rules.layout.channel_rows, some.shape[2]))
        rows[:, : self.rules.layout.action_rows] = some
        wanted = np.arange(self.by_actions.shape[2])[games]
        for slot, sent in zip(rows, self.by_options, strict=True):
            for place, game in enumerate(wanted):
                for p in np.flatnonzero(sent.answers.game == game):
                    source = self.rules.sources[len(self.rules.actions) + sent.answers.option[p]]
                    count = source.rows.stop - source.rows.start
                    slot[source.rows, place] = sent.value[sent.first[p] : sent.first[p] + count]
        return rows

    def holds(self) -> Truth:
        """(RING, sources) whether a slot may hold something of a source in any game."""
        of_options = np.zeros((RING, len(self.rules.options)), dtype=np.bool_)
        for slot, sent in zip(of_options, self.by_options, strict=True):
            slot[sent.answers.option] = True
        return np.concatenate((self.launched, of_options), axis=1)

    def sent(self, slot: int, source: int) -> Array:
        """(rows of the source, N) what a source sent out in the quarter of a slot."""
        if source < len(self.rules.actions):
            return self.by_actions[slot, self.rules.sources[source].rows]
        sent, option = self.by_options[slot], source - len(self.rules.actions)
        chosen = np.flatnonzero(sent.answers.option == option)
        rows = np.arange(self.rules.tables.sent.spans.count[source])[:, None]
        table = np.zeros((len(rows), self.by_actions.shape[2]))
        table[rows, sent.answers.game[chosen]] = sent.value[sent.first[chosen] + rows]
        return table

    def arriving_from_options(self, turn: int) -> Arriving | None:
        """What options deliver in quarter `turn`, from 0; None if there is nothing."""
        count, options = self.rules.tables.arrivals.spans.count, len(self.rules.options)
        runs, games, firsts, values = [], [], [], []
        before = 0
        for lag in range(min(turn + 1, RING)):
            sent = self.by_options[(turn - lag) % RING]
            run = lag * options + sent.answers.option
            due = np.flatnonzero(count[run])
            if len(due):
                runs.append(run[due])
                games.append(sent.answers.game[due])
                firsts.append(sent.first[due] + before)
                values.append(sent.value)
                before += len(sent.value)
        if not runs:
            return None
        run, game, first = np.concatenate(runs), np.concatenate(games), np.concatenate(firsts)
        option = run % options
        pairs = np.sort(option * self.by_actions.shape[2] + game)
        order = in_order(option)
        return Arriving(
            run[order],
            game[order],
            first[order],
            np.concatenate(values),
            bool((pairs[1:] == pairs[:-1]).any()),
        )

    def copy(self) -> Launches:
        return Launches(self.rules, self.by_actions.copy(), self.by_options.copy(), self.launched.copy())


def _of_rows(rules: Ruleset, rows: Array) -> SentByOptions:
    """rows: (channel rows, N) of one slot."""
    filled = np.zeros((len(rules.options), rows.shape[1]), dtype=np.bool_)
    of_options = rows[rules.layout.action_rows :]
    if of_options.any():
        for m, source in enumerate(rules.sources[len(rules.actions) :]):
            filled[m] = (rows[source.rows] != 0).any(axis=0)
    answers = Answers.of(filled)
    which, row = rules.tables.sent.spans.of(len(rules.actions) + answers.option)
    return SentByOptions.of(rules, answers, rows[row, answers.game[which]])
