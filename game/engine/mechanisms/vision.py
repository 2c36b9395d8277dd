"""The vision, on paper and as it is lived in the teams; and its revision (docs/model.md 1, 3.9).

Technology follows strategy, but strategy must be lived: a vision that stays on paper fades.
"""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Array
from game.engine.decisions import Decisions
from game.engine.mechanisms.effort import revising
from game.engine.quarter import Quarter
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.trace import Trace

REVISION_COST = 10.0
"""Thousand euro, gone before actions are paid."""
KEPT_ON_PAPER = 0.6
KEPT_IN_TEAMS = 0.75


def revise(rules: Ruleset, state: SchoolState, turn: int, decisions: Decisions, trace: Trace | None) -> None:
    """Changes the vision at the start of the quarter, in place: the rest of the quarter reads the new school.

    New weights; what stood on paper counts for 0.6 and what was lived for 0.75; 10 thousand euro.
    """
    if decisions.revision is None:
        return
    revised = revising(decisions)
    state.weights[...] = np.where(revised, decisions.revision, state.weights)
    state.forget_alignment()
    losses: dict[str, Array | float] = {
        "vision_on_paper": state.place("vision_on_paper") * (KEPT_ON_PAPER - 1.0),
        "team.vision_lived": state.place("team.vision_lived") * (KEPT_IN_TEAMS - 1.0),
        "budget": -REVISION_COST,
    }
    for place, loss in losses.items():
        level = state.place(place)
        change = np.where(revised, loss, np.zeros_like(level))
        level += change
        if trace is not None:
            variables = rules.variables[rules.places[place]]
            trace.add(variables, "vision_revised", "revision", turn, "vision_revised", change)


def written_vision(q: Quarter) -> None:
    """vision_on_paper: -paper_decay x; -paper_gap x (1 - <vision_lived>%)."""
    x = q.now.level("vision_on_paper")
    q.add("vision_on_paper", "decay", -q.p.paper_decay * x)
    q.add("vision_on_paper", "paper_without_translation", -q.p.paper_gap * x * (1.0 - q.now.lived))


def lived_vision(q: Quarter) -> None:
    """vision_lived of a team: routine wears it down, most without a clear vision; shared leading feeds it.

    -lived_decay x; -lived_nopaper x (1 - paper%); lived_shared [paper - x]+ shared% x%.
    Source of the last: Vanderlinde 2012.
    """
    x = q.now.teams("vision_lived")
    paper = q.now.level("vision_on_paper")
    shared = q.now.level("shared_leadership") / 100.0
    q.add("team.vision_lived", "decay", -q.p.lived_decay * x)
    q.add("team.vision_lived", "no_clear_vision", -q.p.lived_nopaper * x * (1.0 - paper / 100.0))
    carried = q.p.lived_shared * np.maximum(paper - x, 0.0) * shared * (x / 100.0)
    q.add("team.vision_lived", "shared_leadership", carried)
