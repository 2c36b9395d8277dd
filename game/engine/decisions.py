"""What was decided for one quarter, for one game or for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.ruleset import Ruleset
from game.engine.state import vision_weights

NOBODY = -1
"""As leader: absent. As action: an empty slot."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An action of this quarter's plan, by index."""

    action: int
    leader: int
    """The role that leads it; NOBODY: absent."""
    teams: tuple[int, ...] = ()
    """The teams it is done in, in any order; ignored for a school-wide action."""


@dataclass(frozen=True, eq=False, slots=True)
class Decisions:
    """One quarter's decisions of N games, in S slots: the order in which actions are committed and paid.

    An action stands in at most one slot of a game.
    """

    action: Indexes
    """(S, N), NOBODY for an empty slot."""
    leader: Indexes
    """(S, N), NOBODY for absent."""
    teams: Truth
    """(S, J, N); for a school-wide action of no meaning."""
    options: Truth
    """(M, N) the options chosen."""
    came: Truth
    """(E, N) the events that came."""
    waiting: Truth
    """(E, N) dated events that found this quarter full and are due in the next."""
    revision: Array | None
    """(K, N) weights of a revised vision."""
    revised: Truth | None
    """(N,) the games that revise; None: all, if there is a revision."""
    head: int
    """The role that leads the table: a revision takes its hours."""

    @property
    def slots(self) -> int:
        return int(self.action.shape[0])

    @property
    def games(self) -> int:
        return int(self.options.shape[1])

    @classmethod
    def of(
        cls,
        rules: Ruleset,
        placed: Sequence[Placed] = (),
        options: Iterable[int] = (),
        came: Iterable[int] = (),
        waiting: Iterable[int] = (),
        revision: Sequence[float] | None = None,
        head: int | None = None,
        games: int = 1,
    ) -> Decisions:
        """One plan for all games.

        placed    in the order of commitment; ValueError for an action twice or without a team it needs
        options   flat indexes; the events they answer have come
        came      further events that came
        revision  stones (or weights) over the themes
        head      the leading role; None: the scenario's
        """
        _require_playable(rules, placed)
        shape = (len(placed), games)
        action = np.empty(shape, dtype=np.intp)
        leader = np.empty(shape, dtype=np.intp)
        teams = np.zeros((len(placed), len(rules.teams), games), dtype=np.bool_)
        for slot, entry in enumerate(placed):
            action[slot], leader[slot] = entry.action, entry.leader
            teams[slot, list(entry.teams)] = True
        chosen = list(options)
        answered = [rules.blueprint.options[option].event for option in chosen]
        weights = None
        if revision is not None:
            weights = np.repeat(vision_weights(revision)[:, None], games, axis=1)
        return cls(
            action=action,
            leader=leader,
            teams=teams,
            options=_marked(len(rules.options), chosen, games),
            came=_marked(len(rules.events), [*came, *answered], games),
            waiting=_marked(len(rules.events), list(waiting), games),
            revision=weights,
            revised=None,
            head=rules.leader if head is None else head,
        )


def _marked(rows: int, indexes: list[int], games: int) -> Truth:
    marks = np.zeros((rows, games), dtype=np.bool_)
    marks[indexes] = True
    return marks


def _require_playable(rules: Ruleset, placed: Sequence[Placed]) -> None:
    actions = [entry.action for entry in placed]
    if len(set(actions)) < len(actions):
        raise ValueError("an action can be done once a quarter")
    for entry in placed:
        if not 0 <= entry.action < len(rules.actions):
            raise ValueError(f"there is no action {entry.action}")
        if not NOBODY <= entry.leader < len(rules.roles):
            raise ValueError(f"there is no role {entry.leader}")
        if not all(0 <= team < len(rules.teams) for team in entry.teams):
            raise ValueError(f"{rules.actions[entry.action]}: there is no such team in {entry.teams}")
        if not rules.school_wide[entry.action] and not entry.teams:
            raise ValueError(f"{rules.actions[entry.action]} needs at least one team")
