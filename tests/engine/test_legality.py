"""An action is refused while it runs, when it was done for good, and when its condition does not hold."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Action
from game.engine.decisions import Decisions, Placed
from game.engine.legality import may_start, why_not
from game.engine.noise import Luck
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import action, never, school


def refusals(act: Action, turns: int) -> list[str | None]:
    """Why an action done in the first quarter may not be started in each quarter."""
    rules = school([act])
    state = SchoolState.start(rules, [1, 1, 1])
    reasons: list[str | None] = []
    for turn in range(turns):
        reasons.append(why_not(rules, state, turn, 0))
        assert may_start(rules, state, turn)[0, 0] == (reasons[-1] is None)
        plan = Decisions.of(rules, [Placed(0, 0)] if turn == 0 else [])
        state = step(rules, state, turn, plan, Luck.none())
    return reasons


def test_an_action_may_be_done_every_quarter_unless_it_says_otherwise() -> None:
    assert refusals(action(), 3) == [None, None, None]


def test_an_action_that_lasts_is_not_started_again_meanwhile() -> None:
    assert refusals(action(lasts=3), 5) == [None, "running", "running", None, None]


def test_what_is_done_once_is_never_done_again() -> None:
    assert refusals(action(once=True, lasts=2), 4) == [None, "once", "once", "once"]


def test_an_action_waits_for_its_condition() -> None:
    assert refusals(action(when=never), 1) == ["condition"]
    assert refusals(action(when=lambda facts: np.array([facts.turn >= 2])), 3) == ["condition", None, None]


def test_an_action_that_could_not_be_paid_was_not_done() -> None:
    rules = school([action(cost=500.0, once=True)])
    state = SchoolState.start(rules, [1, 1, 1])
    state = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)]), Luck.none())
    assert why_not(rules, state, 1, 0) is None


def test_each_game_of_a_batch_has_its_own_past() -> None:
    rules = school([action(once=True, cost=50.0)])
    state = SchoolState.start(rules, [1, 1, 1], games=2)
    state.block[rules.row("budget")] = [10, 100]
    state = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)], games=2), Luck.none(2))
    assert may_start(rules, state, 1)[0].tolist() == [True, False]
