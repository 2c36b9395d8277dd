"""A player who looks ahead: each quarter it adds the action that brings most by the end if nothing follows.

It stops adding when nothing more helps. It knows the engine and the luck to come, but no plan beyond today.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.policies.draft import Draft
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState, vision_weights
from game.engine.step import advance
from game.trials.plans import BY_RULE, Plans, answers, place, same_events, same_luck
from game.trials.yardstick import score


def greedy_plans(
    rules: Ruleset,
    stones: Array,
    slots: int,
    seed: int = 0,
    events: bool = True,
    allowed: Sequence[int] | None = None,
    first: int = 0,
) -> Plans:
    """A plan for each vision, stones (K, P); without noise and incidents, events by default.

    allowed  the only actions it may use; None: all
    first    the quarter, from 0, before which it does nothing
    """
    deck = np.arange(len(rules.actions)) if allowed is None else np.array(allowed, dtype=np.intp)
    rules = rules.without_chance()
    plans = Plans.empty(rules, stones, slots)
    weights, number = vision_weights(plans.stones), plans.number
    state = SchoolState.start(rules, weights, number)
    nothing = np.full(number, NOBODY, dtype=np.intp)
    for turn in range(rules.turns):
        drawn = same_events(rules, state, turn, seed) if events else Drawn.none(rules, number)
        chosen: list[Indexes] = []
        best = _ends(rules, state, turn, drawn, plans, chosen, nothing[None], seed, events)[0]
        for slot in range(slots if turn >= first else 0):
            candidates = np.repeat(deck[:, None], number, axis=1)
            ends = _ends(rules, state, turn, drawn, plans, chosen, candidates, seed, events)
            action = deck[ends.argmax(axis=0)]
            better = ends.max(axis=0) > best + 1e-9
            if not better.any():
                break
            chosen.append(np.where(better, action, NOBODY))
            plans.action[turn, slot] = chosen[-1]
            plans.teams[turn, slot] = _teams(rules, turn, slot, chosen[-1])
            best = np.maximum(best, ends.max(axis=0))
        advance(
            rules,
            state,
            turn,
            _decided(rules, state, turn, drawn, plans, chosen),
            same_luck(seed, turn, number),
        )
    return plans


def _ends(
    rules: Ruleset,
    state: SchoolState,
    turn: int,
    drawn: Drawn,
    plans: Plans,
    chosen: list[Indexes],
    candidates: Indexes,
    seed: int,
    events: bool,
) -> Array:
    """(C, P) the yardstick at the end when each candidate, (C, P), is added and nothing follows."""
    kinds, number = candidates.shape
    game = np.tile(np.arange(number), kinds)
    many, own = state.take(game), plans.take(game)
    came = Drawn(drawn.came[:, game], drawn.waiting[:, game], drawn.chances[:, game])
    slots = [*(slot[game] for slot in chosen), candidates.reshape(-1)]
    advance(
        rules, many, turn, _decided(rules, many, turn, came, own, slots), same_luck(seed, turn, len(game))
    )
    for later in range(turn + 1, rules.turns):
        came = same_events(rules, many, later, seed) if events else Drawn.none(rules, len(game))
        idle = _decided(rules, many, later, came, own, [])
        advance(rules, many, later, idle, same_luck(seed, later, len(game)))
    return score(rules, many.levels, many.weights).reshape(kinds, number)


def _decided(
    rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, plans: Plans, chosen: list[Indexes]
) -> Decisions:
    """What comes of these actions, led by the rule."""
    draft = Draft(rules, state, turn, drawn, answers(rules, state, drawn, plans.answer))
    draft.set_aside()
    leader = np.full(state.games, BY_RULE, dtype=np.intp)
    for slot, action in enumerate(chosen):
        place(draft, action, leader, _teams(rules, turn, slot, action))
    return draft.decisions()


def _teams(rules: Ruleset, turn: int, slot: int, action: Indexes) -> Truth:
    """(J, N) all teams; an action of one team goes round them."""
    next_one = np.arange(len(rules.teams)) == (turn + slot) % len(rules.teams)
    return np.asarray(next_one[:, None] | ~rules.of_one_team[np.maximum(action, 0)])
