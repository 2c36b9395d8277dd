"""A fixed plan as a bot: the same intentions in every game; what cannot be paid or started falls off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array, Truth
from game.engine.decisions import Decisions, Placed
from game.engine.happenings import Drawn
from game.engine.policies.draft import Draft, count_teams, default_options
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState, vision_weights


@dataclass(frozen=True, slots=True)
class Entry:
    """An intention, by index; what it leaves open is filled in by rule when the quarter comes."""

    action: int
    leader: int | None = None
    """NOBODY for absent; None: the best-fitting leader with hours left, see `Draft.best_leader`."""
    teams: tuple[int, ...] | None = None
    """None: all teams, or for an action of one team the next team in turn."""


@dataclass(frozen=True, slots=True)
class PlanTurn:
    """One quarter of a plan."""

    entries: tuple[Entry | Placed, ...] = ()
    options: tuple[int, ...] = ()
    """Flat indexes: what to choose for events that may come; it comes before the plan's own choices."""
    revision: tuple[float, ...] | None = None
    """Stones of a new vision."""


@dataclass(frozen=True)
class FixedPlan:
    """A plan for a whole game. An event without a choice takes its default."""

    stones: Sequence[float]
    turns: Mapping[int, PlanTurn]
    """By the engine's turn, from 0; a turn that is missing does nothing."""
    choices: tuple[int, ...] = ()
    """Flat indexes of options for events in whatever quarter they come."""
    name: str = "plan"

    def vision(self, rules: Ruleset, seed: int, games: range) -> Array:
        return np.repeat(np.array(self.stones, dtype=np.float64)[:, None], len(games), axis=1)

    def decide(
        self, rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, seed: int, games: range
    ) -> Decisions:
        plan = self.turns.get(turn, PlanTurn())
        draft = Draft(rules, state, turn, drawn, self._options(rules, plan, drawn))
        if plan.revision is not None:
            draft.revise(np.repeat(vision_weights(plan.revision)[:, None], len(games), axis=1))
        everywhere = np.ones(len(games), dtype=np.bool_)
        for number, entry in enumerate(plan.entries):
            action = np.full(len(games), entry.action, dtype=np.intp)
            teams = np.zeros((len(rules.teams), len(games)), dtype=np.bool_)
            teams[list(self.teams_of(rules, turn, number))] = True
            leader = (
                draft.best_leader(action, count_teams(teams))
                if entry.leader is None
                else np.full(len(games), entry.leader, dtype=np.intp)
            )
            draft.place(action, leader, teams, everywhere)
        return draft.decisions()

    def _options(self, rules: Ruleset, plan: PlanTurn, drawn: Drawn) -> Truth:
        options = default_options(rules, drawn)
        for chosen in (*self.choices, *plan.options):
            k = rules.blueprint.options[chosen].event
            for option in rules.blueprint.events[k].options:
                options[option] = drawn.came[k] if option == chosen else False
        return options

    def teams_of(self, rules: Ruleset, turn: int, number: int) -> tuple[int, ...]:
        """The teams of an entry of a turn; an action of one team goes round them, over the whole plan."""
        entry = self.turns[turn].entries[number]
        if entry.teams is not None:
            return entry.teams
        if rules.blueprint.actions[entry.action].reach != "team":
            return tuple(range(len(rules.teams)))
        earlier = [other for t in sorted(self.turns) if t < turn for other in self.turns[t].entries]
        earlier += self.turns[turn].entries[:number]
        so_far = sum(other.action == entry.action and other.teams is None for other in earlier)
        return (so_far % len(rules.teams),)
