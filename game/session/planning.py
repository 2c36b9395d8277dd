"""A card put in the plan: who leads it and where, until the table chooses otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.engine.happenings import Drawn
from game.engine.policies.draft import Draft
from game.session.events import PlanEntry
from game.session.game import Game
from game.session.rules import money_left, preview_of


def best_leader(game: Game, entries: Sequence[PlanEntry], action: str, teams: int) -> str:
    """The role that fits best and still has hours for it, in so many teams (docs/model.md 10).

    Hours of this plan and of this quarter's decisions are counted; the first role on a tie.
    """
    rules = game.rules
    nothing_chosen = np.zeros((len(rules.options), 1), dtype=np.bool_)
    draft = Draft(rules, game.state, game.turn - 1, Drawn.none(rules), nothing_chosen)
    draft.used = preview_of(game, entries).used
    return rules.roles[int(draft.best_leader(np.array([rules.action(action)]), np.array([teams]))[0])]


def default_entry(game: Game, entries: Sequence[PlanEntry], action: str) -> PlanEntry:
    """A card as it comes into the plan behind `entries`: the best leader; all teams, or the first one.

    Where money does not reach for all teams, as many of the first as it does reach for, and at least one.
    """
    spec, rules = game.scenario.spec.actions[action], game.rules
    if spec.reach == "school":
        return PlanEntry(action, best_leader(game, entries, action, len(rules.teams)))
    left = money_left(game) - float(preview_of(game, entries).cost.sum())
    most = 1 if spec.reach == "team" else len(rules.teams)
    while most > 1 and spec.cost * float(rules.reach.cost[most]) > left:
        most -= 1
    return PlanEntry(action, best_leader(game, entries, action, most), rules.teams[:most])
