"""Single mechanisms in a small school: what they move, and that an older model is without them."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.blueprint import OUTCOMES
from game.engine.decisions import Decisions, Placed
from game.engine.derived import coherence
from game.engine.noise import Luck
from game.engine.parameters import MODELS, PARAMETER_NAMES, Parameters
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Row, Trace
from tests.engine.build import action, effect, school

QUIET = {"inc0": 0.0, "inc1": 0.0}


def one_quarter(
    rules: Ruleset, *placed: Placed, state: SchoolState | None = None, turn: int = 0
) -> tuple[SchoolState, tuple[Row, ...]]:
    """A quarter of a small school, and all parts of what changed in it."""
    trace = Trace()
    before = SchoolState.start(rules, [1, 1, 1]) if state is None else state
    after = step(rules, before, turn, Decisions.of(rules, list(placed)), Luck.none(), trace)
    return after, tuple(trace.rows())


def part(rows: tuple[Row, ...], variable: str, source: str, mechanism: str) -> float:
    return sum(
        row.amount
        for row in rows
        if (row.variable, row.source, row.mechanism) == (variable, source, mechanism)
    )


def test_what_one_team_does_moves_the_school_by_the_share_of_staff_that_is_reached() -> None:
    effects = (effect("inquiry", 10.0, unscaled=True), effect("leader_growth", 10.0, unscaled=True))
    act = action(reach="teams", load=1.0, themes=(1.0, 0.0, 0.0), effects=effects)
    rules = school([act])
    _, everywhere = one_quarter(rules, Placed(0, 0, (0, 1)))
    for team, share in ((0, 0.75), (1, 0.25)):
        _, there = one_quarter(rules, Placed(0, 0, (team,)))
        expected = min(share / rules.p.reach_all, 1.0)
        for variable, mechanism in (
            ("inquiry", "effect"),
            ("leader_growth.coach", "effect"),
            ("enacted.fair", "what_we_do"),
        ):
            whole = part(everywhere, variable, "act", mechanism)
            assert part(there, variable, "act", mechanism) == pytest.approx(expected * whole), variable


def test_what_is_school_wide_moves_the_school_in_full() -> None:
    effects = (effect("inquiry", 10.0, unscaled=True),)
    wide, teams = school([action(effects=effects)]), school([action(reach="teams", effects=effects)])
    _, of_school = one_quarter(wide, Placed(0, 0))
    _, of_all = one_quarter(teams, Placed(0, 0, (0, 1)))
    whole = part(of_school, "inquiry", "act", "effect")
    assert whole > 0
    assert part(of_all, "inquiry", "act", "effect") == pytest.approx(whole)


def test_what_is_new_asks_more_than_what_goes_on_and_relief_relieves_no_more() -> None:
    acts = [action(load=1.0), action("relief", load=-1.0)]
    rules = school(acts, parameters=QUIET | {"start_load": 0.5, "rep_keep": 0.5})
    state, asked = SchoolState.start(rules, [1, 1, 1]), []
    for turn in range(3):
        state, rows = one_quarter(rules, Placed(0, 0), Placed(1, 1), state=state, turn=turn)
        asked.append([part(rows, "workload.north", "act", name) for name in ("action_load", "starting_up")])
        assert part(rows, "workload.north", "relief", "action_load") == pytest.approx(-asked[-1][0])
        assert part(rows, "workload.north", "relief", "starting_up") == 0
    usual = asked[0][0]
    assert [row[0] for row in asked] == pytest.approx([usual] * 3)
    assert [row[1] for row in asked] == pytest.approx([0.5 * usual, 0.0, 0.0])


def test_many_new_things_tire_a_school_more_than_the_same_few_again() -> None:
    rules = school([action(f"act{k}", load=1.0) for k in range(8)], parameters=QUIET)
    ends = []
    for plans in ([(0, 1)] * 4, [(0, 1), (2, 3), (4, 5), (6, 7)]):
        state = SchoolState.start(rules, [1, 1, 1])
        for turn, plan in enumerate(plans):
            state, _ = one_quarter(rules, *[Placed(a, 0) for a in plan], state=state, turn=turn)
        ends.append(float(state.level("fatigue")[0]))
    assert ends[1] > ends[0] + 1


def drawn_to(quality: float, soft_from: float) -> float:
    """Where a school ends that is drawn to this quality for ever; all other drivers stand still."""
    changed = {"soft_from": soft_from, "q_drift": 0.0, "q_E": 0.0, "q_theme": 0.0, "q_skill": 0.0}
    off = {"q_content": 0.0, "q_wl": 0.0, "q_dip": 0.0, "q_goal": 0.0, "q_rate": 1.0}
    rules = school(parameters=QUIET | changed | off, start={"education_quality": quality})
    after, _ = one_quarter(rules)
    return float(after.level("education_quality")[0])


def test_the_last_part_of_the_way_to_100_is_the_hardest() -> None:
    assert drawn_to(60.0, 80.0) == 60
    assert drawn_to(80.0, 80.0) == 80
    assert drawn_to(90.0, 80.0) == pytest.approx(80 + 10 * 20 / 30)
    assert drawn_to(100.0, 80.0) == pytest.approx(90)
    assert drawn_to(100.0, 100.0) == pytest.approx(100)


def test_goals_raise_quality_as_far_as_teams_live_the_vision() -> None:
    rules = school(parameters=QUIET)
    clear = {"strategy": 70.0}
    rows = {}
    for lived in (0.0, 40.0, 80.0):
        levels = clear | {"vision_lived.north": lived, "vision_lived.south": lived}
        _, parts = one_quarter(rules, state=SchoolState.start(rules, [1, 1, 1], overrides=levels))
        rows[lived] = part(parts, "education_quality", "direction", "direction")
    assert rows[0.0] == 0
    assert rows[80.0] == pytest.approx(2 * rows[40.0])
    assert rows[40.0] > 0


def test_expectations_rise_for_wellbeing_and_equal_opportunity_too() -> None:
    rules = school()
    _, rows = one_quarter(rules, turn=3)
    for outcome in ("staff_wellbeing", "equal_opportunity"):
        assert part(rows, outcome, "rising_expectations", "rising_expectations") < 0


def test_a_school_that_does_little_is_not_coherent() -> None:
    rules = school()
    evenly = SchoolState.start(rules, [1, 1, 1])
    busy = {f"enacted.{theme}": 40.0 for theme in rules.themes}
    assert _coherence(rules, evenly) < 60
    assert _coherence(rules, SchoolState.start(rules, [1, 1, 1], overrides=busy)) > 60


def test_who_chooses_everything_chooses_nothing() -> None:
    rules = school(parameters=QUIET | {"coh_focus": 0.4})
    busy = {f"enacted.{theme}": level for theme, level in zip(rules.themes, (40.0, 40.0, 0.0), strict=True)}
    evenly = dict.fromkeys(busy, 40.0)
    assert _coherence(rules, SchoolState.start(rules, [1, 1, 0], overrides=busy)) == 100
    assert _coherence(rules, SchoolState.start(rules, [1, 1, 1], overrides=evenly)) == pytest.approx(60)


def _coherence(rules: Ruleset, state: SchoolState) -> float:
    return float(coherence(rules, state)[0])


@pytest.mark.parametrize("model", MODELS)
def test_a_model_changes_parameters_of_the_model_only(model: str) -> None:
    assert set(MODELS[model]) <= set(PARAMETER_NAMES)
    assert MODELS[model] == {} or Parameters().changed(MODELS[model]) != Parameters()


def test_the_first_model_has_none_of_what_came_later() -> None:
    effects = (effect("inquiry", 10.0, unscaled=True),)
    act = action(reach="teams", load=1.0, effects=effects)
    rules = school([act], parameters=QUIET | MODELS["1"])
    high = dict.fromkeys(OUTCOMES, 99.0) | {"strategy": 90.0}
    state = SchoolState.start(rules, [1, 1, 1], overrides=high)
    _, rows = one_quarter(rules, Placed(0, 0, (1,)), state=state)
    _, everywhere = one_quarter(rules, Placed(0, 0, (0, 1)), state=state)
    assert part(rows, "inquiry", "act", "effect") == part(everywhere, "inquiry", "act", "effect")
    assert not {row.mechanism for row in rows} & {"hardest_last", "direction", "starting_up"}
    assert np.isfinite([row.amount for row in rows]).all()
