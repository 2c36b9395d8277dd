"""A scenario becomes arrays that nobody can change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any

import numpy as np
import pytest

from game.engine.blueprint import OwnVariable, Role, Team
from game.engine.decisions import Decisions, Placed
from game.engine.noise import Luck
from game.engine.parameters import PARAMETER_NAMES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import action, effect, reference, school, standard


def test_no_array_of_a_ruleset_can_be_written() -> None:
    rules = standard()
    arrays = [value for field in fields(rules) if isinstance(value := getattr(rules, field.name), np.ndarray)]
    assert len(arrays) > 10
    assert not any(array.flags.writeable for array in arrays)
    with pytest.raises(FrozenInstanceError):
        rules.turns = 3  # type: ignore[misc]


def test_names_lead_to_their_places_and_a_wrong_name_to_an_error() -> None:
    rules = reference()
    assert rules.variables[rules.row("skill.tech")] == "skill.tech"
    assert rules.variables[rules.team_rows("skill")] == tuple(f"skill.{team}" for team in rules.teams)
    assert rules.actions[rules.action("ai_pilot")] == "ai_pilot"
    assert rules.options[rules.option("grant", "let_go")] == ("grant", "let_go")
    assert rules.option("coach_leaving", "let_go") != rules.option("grant", "let_go")
    for look in (rules.row, rules.action, rules.role, rules.team, rules.theme, rules.event):
        with pytest.raises(KeyError):
            look("nobody")
    with pytest.raises(KeyError):
        rules.option("grant", "nothing")


def test_without_chance_only_chance_is_gone() -> None:
    rules = standard()
    calm = rules.without_chance()
    changed = {name for name in PARAMETER_NAMES if getattr(calm.p, name) != getattr(rules.p, name)}
    assert changed == {"noise_out", "noise_team", "inc0", "inc1"}
    assert calm.row("resilience") == rules.row("resilience")


def test_a_parameter_that_the_model_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="wl_speed"):
        school(parameters={"wl_speed": 1.0})


def test_an_effect_on_an_unknown_variable_or_beyond_the_ledger_is_refused() -> None:
    with pytest.raises(ValueError, match="morale"):
        school([action(effects=(effect("morale", 1.0),))])
    with pytest.raises(ValueError, match="later than"):
        school([action(effects=(effect("safety", 1.0, after=5, over=4),))])


@pytest.mark.parametrize(
    "changes",
    [
        {"teams": ()},
        {"teams": (Team("none", 0, {}),)},
        {"roles": (Role("idle", 0.0, (0.5,) * 5),)},
        {"leader": 7},
    ],
)
def test_a_school_that_cannot_be_played_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"need|leader"):
        school(**changes)


def one_team() -> Ruleset:
    return school([action(reach="teams", load=1.0, cost=20.0)], teams=(Team("all", 12, {}),))


def test_in_a_school_of_one_team_breadth_costs_nothing() -> None:
    rules = one_team()
    assert rules.reach.cost.tolist() == [1, 1]
    assert rules.reach.strength.tolist() == [0, 1]
    state = SchoolState.start(rules, [1, 1, 1])
    after = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0, (0,))]), Luck.none())
    assert np.isfinite(after.levels).all()


def test_more_teams_cost_more_and_get_less_each() -> None:
    reach = reference().reach
    assert reach.strength.tolist() == pytest.approx([0, 1, 1 - 0.4 / 3, 1 - 0.8 / 3, 0.6])
    assert reach.cost.tolist() == pytest.approx([1, 1, 1.2, 1.4, 1.6])
    assert reach.hours.tolist() == pytest.approx([1, 1, 1.1, 1.2, 1.3])


def test_own_variables_erode_and_counts_have_no_ceiling() -> None:
    act = action(effects=(effect("students", 500.0, unscaled=True), effect("trust", 40.0, unscaled=True)))
    own = (OwnVariable("students", 9000.0, 0.01, count=True), OwnVariable("trust", 50.0, 0.1))
    rules = school([act], own=own)
    after = step(
        rules, SchoolState.start(rules, [1, 1, 1]), 0, Decisions.of(rules, [Placed(0, 0)]), Luck.none()
    )
    assert float(after.level("students")[0]) == pytest.approx(9000 * 0.99 + 500)
    assert float(after.level("trust")[0]) == pytest.approx(50 * 0.9 + 40 * 0.5)


def test_decisions_that_make_no_sense_are_refused() -> None:
    rules = school([action(reach="teams"), action("other")])
    with pytest.raises(ValueError, match="at least one team"):
        Decisions.of(rules, [Placed(0, 0)])
    with pytest.raises(ValueError, match="once a quarter"):
        Decisions.of(rules, [Placed(1, 0), Placed(1, 1)])
    with pytest.raises(ValueError, match="no role"):
        Decisions.of(rules, [Placed(1, 9)])
    with pytest.raises(ValueError, match="no action"):
        Decisions.of(rules, [Placed(5, 0)])
    with pytest.raises(ValueError, match="no such team"):
        Decisions.of(rules, [Placed(0, 0, (4,))])
