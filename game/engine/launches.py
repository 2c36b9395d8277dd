"""The launch ledger: what was set in motion in the last eight quarters (docs/model.md 3.7).

A slot per quarter, by turn mod RING, keeps the strength of each channel. Of all actions and options a game
launches few, so a slot holds of each source only the games that launched it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine.answers import Indexes
from game.engine.arrivals import Due
from game.engine.blueprint import Array, Truth
from game.engine.layout import RING
from game.engine.ruleset import Ruleset


@dataclass(frozen=True, eq=False, slots=True)
class Sent:
    """What one source sent out in one quarter."""

    game: Indexes
    """(n,) the games that launched it, each once."""
    value: Array
    """(rows of the source, n) the strength of each of its channels."""
    again: bool
    """Whether some of these games launched it in an earlier quarter that the ledger holds."""


Slot = Mapping[int, Sent]
"""What was launched in one quarter, by source."""


class Launches:
    """The ledger of N games. `launch` writes it, `deliver` reads it; nothing else of the model does."""

    __slots__ = ("games", "rules", "slots")

    def __init__(self, rules: Ruleset, games: int, slots: list[Slot]) -> None:
        self.rules = rules
        self.games = games
        self.slots = slots
        """RING of them; each is replaced, never changed."""

    @classmethod
    def empty(cls, rules: Ruleset, games: int) -> Launches:
        return cls(rules, games, [{}] * RING)

    @classmethod
    def of_rows(cls, rules: Ruleset, rows: Array) -> Launches:
        """From (RING, channel rows, N), as a saved school has them."""
        return cls(rules, rows.shape[2], [_of_rows(rules, of_slot) for of_slot in rows])

    def rows(self, games: slice | npt.NDArray[np.intp]) -> Array:
        """(RING, channel rows, n) of some games: what a saved school has of the ledger."""
        wanted = np.arange(self.games)[games]
        rows = np.zeros((RING, self.rules.layout.channel_rows, len(wanted)))
        for of_slot, slot in zip(rows, self.slots, strict=True):
            for k, sent in slot.items():
                place = np.full(self.games, -1)
                place[sent.game] = np.arange(len(sent.game))
                at = place.take(wanted)
                of_slot[self.rules.sources[k].rows, at >= 0] = sent.value.take(at[at >= 0], axis=1)
        return rows

    def holds(self) -> Truth:
        """(RING, sources) whether a slot may hold something of a source in any game."""
        holds = np.zeros((RING, len(self.rules.sources)), dtype=np.bool_)
        for of_slot, slot in zip(holds, self.slots, strict=True):
            of_slot[list(slot)] = True
        return holds

    def sent(self, slot: int, source: int) -> Array:
        """(rows of the source, N) what a source sent out in the quarter of a slot."""
        rows = self.rules.sources[source].rows
        table = np.zeros((rows.stop - rows.start, self.games))
        sent = self.slots[slot].get(source)
        if sent is not None:
            table[:, sent.game] = sent.value
        return table

    def arriving(self, turn: int) -> list[tuple[int, list[tuple[Due, Sent]]]]:
        """What arrives in quarter `turn`, from 0.

        The sources in their order, each with its launches, the newest first.
        """
        arrivals = self.rules.arrivals
        arriving: dict[int, list[tuple[Due, Sent]]] = {}
        for lag in range(min(turn + 1, RING)):
            for k, sent in self.slots[(turn - lag) % RING].items():
                due = arrivals[k].due[lag]
                if due is not None:
                    arriving.setdefault(k, []).append((due, sent))
        return sorted(arriving.items())

    def forget(self, turn: int) -> None:
        """Lets go after quarter `turn` of what delivers no more, which only a saved school has to keep."""
        arrivals = self.rules.arrivals
        for lag in range(min(turn + 1, RING)):
            slot = (turn - lag) % RING
            self.slots[slot] = {k: sent for k, sent in self.slots[slot].items() if arrivals[k].last > lag}

    def copy(self) -> Launches:
        return Launches(self.rules, self.games, self.slots.copy())


def _of_rows(rules: Ruleset, rows: Array) -> Slot:
    """One slot, from (channel rows, N)."""
    slot: dict[int, Sent] = {}
    filled = rows != 0
    heights = [source.rows.stop - source.rows.start for source in rules.sources]
    of_row = np.repeat(np.arange(len(rules.sources)), heights)
    for k in np.unique(of_row[filled.any(axis=1)]).tolist():
        of_source = rules.sources[k].rows
        game = np.flatnonzero(filled[of_source].any(axis=0))
        slot[k] = Sent(game, rows[of_source].take(game, axis=1), again=True)  # or not: it isn't known
    return slot
