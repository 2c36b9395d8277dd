"""What the engine is given is what the file says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.engine import blueprint as b
from game.engine.parameters import Parameters
from game.scenario import Scenario, load_scenario
from game.scenario.names import Names
from game.scenario.ranges import PLAUSIBLE
from tests.scenario.build import SMALL, small, write
from tests.scenario.test_conditions import School


@pytest.fixture
def blueprint(tmp_path: Path) -> b.Blueprint:
    return load_scenario(write(tmp_path, SMALL)).blueprint()


def scenario(folder: Path, *changes: tuple[str, str]) -> Scenario:
    return load_scenario(write(folder, small(*changes)))


def test_what_is_not_given_is_that_of_the_standard_school(blueprint: b.Blueprint) -> None:
    assert blueprint.start["safety"] == 40
    assert blueprint.start["ethics"] == b.STANDARD_START["ethics"]
    assert blueprint.start["enacted.equity"] == b.STANDARD_ENACTED
    assert blueprint.start["budget"] == 100
    assert blueprint.start["running"] == 0
    assert blueprint.teams[0].start == {**b.STANDARD_TEAM_START, "skill": 30}
    assert blueprint.teams[1].start == b.STANDARD_TEAM_START


def test_the_budget_gives_two_parameters_of_the_model(tmp_path: Path, blueprint: b.Blueprint) -> None:
    assert blueprint.parameters == {"income": 40, "reserve": 200}
    text = ("seats:", "parameters: {bass_q: 0.1}\nseats:")
    assert scenario(tmp_path, text).blueprint().parameters["bass_q"] == 0.1


def test_every_parameter_of_the_engine_has_its_range_and_lies_in_it() -> None:
    standard = Parameters()
    assert set(PLAUSIBLE) == set(Parameters.__dataclass_fields__)
    for name, (low, high) in PLAUSIBLE.items():
        assert low <= getattr(standard, name) <= high, name


def test_a_role_in_reserve_is_compiled_only_when_asked_for(tmp_path: Path) -> None:
    small_scenario = scenario(tmp_path)
    assert [role.id for role in small_scenario.blueprint().roles] == ["head", "teacher", "coach"]
    assert [role.id for role in small_scenario.blueprint(True).roles] == ["head", "teacher", "coach", "spare"]


def test_the_leader_is_found_among_the_roles_that_play(tmp_path: Path) -> None:
    text = SMALL.replace("    leader: true\n", "").replace(
        "    name: Coach\n", "    name: Coach\n    leader: true\n"
    )
    text = text.replace("    name: Directeur\n", "    name: Directeur\n    reserve: true\n")
    text = text.replace("led_by: head, ", "")
    made = load_scenario(write(tmp_path, text))
    assert made.blueprint().leader == 1
    assert made.blueprint(True).leader == 2


def test_strengths_become_shares_in_the_order_of_the_model(blueprint: b.Blueprint) -> None:
    assert blueprint.roles[0].strengths == (0.4, 0.5, 0.6, 0.7, 0.5)


def test_themes_become_weights_in_the_order_of_the_file(blueprint: b.Blueprint) -> None:
    assert [theme.id for theme in blueprint.themes] == ["equity", "hybrid", "near"]
    assert blueprint.actions[0].themes == (0.5, 0.0, 0.0)


@pytest.mark.parametrize(
    ("written", "once", "loss"),
    [("once", True, 0.0), ("free", False, 0.0), ("diminishing", False, 0.3), ("0.45", False, 0.45)],
)
def test_repeat_becomes_a_loss(written: str, once: bool, loss: float, tmp_path: Path) -> None:
    action = scenario(tmp_path, ("repeat: once", f"repeat: {written}")).blueprint().actions[1]
    assert (action.once, action.repeat_loss) == (once, loss)


def test_an_action_that_says_nothing_of_repeating_diminishes(blueprint: b.Blueprint) -> None:
    assert blueprint.actions[0].repeat_loss == 0.3


def test_modifiers_come_in_the_models_order_without_the_leaders_fit(blueprint: b.Blueprint) -> None:
    assert blueprint.actions[0].effects[0].scaled_by == ("safety", "coherence")


def test_an_effect_knows_its_teams_and_its_condition(blueprint: b.Blueprint) -> None:
    plain, _, conditional = blueprint.actions[0].effects
    assert plain.teams is None
    assert plain.when is None
    assert conditional.teams == (1,)
    assert conditional.when_text == "trust > 40"
    assert conditional.when is not None
    assert conditional.when(School(levels={"trust": [30, 40, 50]})).tolist() == [False, False, True]


def test_events_know_their_options_by_flat_index(blueprint: b.Blueprint) -> None:
    visit, storm = blueprint.events
    assert (visit.options, visit.default) == ((0, 1), 1)
    assert (storm.options, storm.default) == ((2, 3), 2)
    assert [(option.event, option.id) for option in blueprint.options] == [
        (0, "show"),
        (0, "hide"),
        (1, "wait"),
        (1, "act"),
    ]


def test_an_event_has_dates_or_a_condition_with_a_chance(blueprint: b.Blueprint) -> None:
    visit, storm = blueprint.events
    assert (visit.at, visit.when, visit.chance, visit.once) == ((3,), None, None, True)
    assert (storm.at, storm.once, storm.answers_table) == ((), False, True)
    assert storm.when is not None
    assert storm.chance is not None
    school = School(turn=2, levels={"trust": [0, 50, 100]})
    assert storm.when(school).all()
    np.testing.assert_allclose(storm.chance(school), [0.4, 0.2, 0.0])


def test_dates_come_in_order(tmp_path: Path) -> None:
    made = scenario(tmp_path, ("    at: 3\n", "    at: [4, 2]\n    once: false\n"))
    assert made.blueprint().events[0].at == (2, 4)


def test_a_count_is_told_from_a_level(blueprint: b.Blueprint) -> None:
    assert [(own.id, own.count, own.decay) for own in blueprint.own] == [
        ("trust", False, 0.1),
        ("projects", True, 0.0),
    ]


def test_growth_that_a_role_starts_with_is_kept_if_the_role_plays(tmp_path: Path) -> None:
    growth = "start: {safety: 40, leader_growth.head: 10, leader_growth.spare: 20}"
    made = scenario(tmp_path, ("start: {safety: 40}", growth))
    assert made.blueprint().start["leader_growth.head"] == 10
    assert "leader_growth.spare" not in made.blueprint().start
    assert made.blueprint(True).start["leader_growth.spare"] == 20


@pytest.mark.parametrize("name", ["innovatiecollege", "kennismaking"])
@pytest.mark.parametrize("with_reserve", [False, True])
def test_what_ships_becomes_a_ruleset(name: str, with_reserve: bool, repository: Path) -> None:
    made = load_scenario(name, search=[repository / "scenarios"])
    rules = made.ruleset(with_reserve)
    assert rules.id == name
    assert rules.turns == made.spec.turns
    assert made.ruleset(with_reserve) is rules


def test_the_reference_deck_becomes_a_ruleset(repository: Path) -> None:
    made = load_scenario(repository / "game" / "evidence" / "reference.yaml")
    blueprint = made.blueprint()
    assert (len(blueprint.actions), len(blueprint.events), len(blueprint.options)) == (27, 10, 31)
    assert blueprint.events[0].at == (1, 11)
    assert made.ruleset().turns == 12


def test_names_of_a_file_and_of_its_spec_agree(tmp_path: Path) -> None:
    names = Names.of_spec(scenario(tmp_path).spec)
    assert names.option("storm", "act") == 3
    assert names.counts == {"projects"}
    assert names.reserve == {"spare"}
