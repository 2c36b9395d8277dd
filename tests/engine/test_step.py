"""A quarter is exact: to the bit, to the last part of every change, and at the extremes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.engine.blueprint import CONDITIONS_OF_SCHOOL, OUTCOMES, Array
from game.engine.decisions import NOBODY, Decisions, Placed
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import Luck, outcome_noise
from game.engine.policies import POLICIES, FixedPlan, PlanTurn, Policy
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Trace
from tests.engine.build import action, all_sub_competences, decided, effect, reference, school, standard

SCHOOLS = {"reference": reference, "standard": standard}
both_schools = pytest.mark.parametrize("rules_of", SCHOOLS.values(), ids=SCHOOLS)


def quarters(
    rules: Ruleset, policy: Policy, seed: int, games: range, trace: Callable[[], Trace | None] = lambda: None
) -> list[tuple[SchoolState, Trace | None]]:
    """The school after each quarter that a bot plays, the start first."""
    state = SchoolState.start(rules, policy.vision(rules, seed, games), len(games))
    played: list[tuple[SchoolState, Trace | None]] = [(state, None)]
    for turn in range(rules.turns):
        drawn = draw(rules, state, turn, event_uniforms(rules, seed, turn, games))
        decisions = policy.decide(rules, state, turn, drawn, seed, games)
        parts = trace()
        state = step(rules, state, turn, decisions, outcome_noise(seed, turn, games), parts)
        played.append((state, parts))
    return played


@both_schools
def test_a_game_alone_gives_the_bits_it_gives_in_a_batch(rules_of: Callable[[], Ruleset]) -> None:
    rules, bot = rules_of(), POLICIES["random"]
    together = quarters(rules, bot, 7, range(40))
    for game in (0, 17, 39):
        alone = quarters(rules, bot, 7, range(game, game + 1))
        for (batch, _), (single, _) in zip(together, alone, strict=True):
            assert batch.to_bytes(game) == single.to_bytes()


@both_schools
def test_explaining_a_quarter_changes_no_bit(rules_of: Callable[[], Ruleset]) -> None:
    rules, bot = rules_of(), POLICIES["random"]
    silent, told = quarters(rules, bot, 3, range(20)), quarters(rules, bot, 3, range(20), Trace)
    for (plain, _), (traced, _) in zip(silent, told, strict=True):
        assert np.array_equal(plain.block, traced.block)
        assert np.array_equal(plain.memory, traced.memory)


@both_schools
def test_the_parts_of_every_change_add_up_to_the_change(rules_of: Callable[[], Ruleset]) -> None:
    rules = rules_of()
    games = range(25)
    played = quarters(rules, POLICIES["random"], 11, games, Trace)
    largest = 0.0
    for (before, _), (after, trace) in itertools.pairwise(played):
        assert trace is not None
        for game in games:
            parts = np.zeros(len(rules.variables))
            for row in trace.rows(game):
                parts[rules.row(row.variable)] += row.amount
            residual = after.levels[:, game] - before.levels[:, game] - parts
            largest = max(largest, float(np.abs(residual).max()))
    assert largest < 1e-9


def test_the_state_that_a_quarter_starts_from_stays_as_it_was() -> None:
    rules = standard()
    for before, _ in quarters(rules, POLICIES["random"], 5, range(3))[:4]:
        block, memory = before.block.copy(), before.memory.copy()
        step(rules, before, 4, Decisions.of(rules, games=3, revision=[1] * 5), Luck.none(3))
        assert np.array_equal(before.block, block)
        assert np.array_equal(before.memory, memory)


def test_the_luck_of_a_game_is_the_same_whatever_is_decided() -> None:
    rules, games = reference(), range(3, 9)
    seen: list[Array] = []
    for entries in ([], [{"do": "vision_building", "led_by": "board"}]):
        state = SchoolState.start(rules, [1] * 5, len(games))
        trace = Trace()
        decisions = decided(rules, *entries, games=len(games))
        step(rules, state, 2, decisions, outcome_noise(9, 2, games), trace)
        noise = [[row.amount for row in trace.rows(game) if row.mechanism == "noise"] for game in range(6)]
        seen.append(np.array(noise))
    assert np.array_equal(seen[0], seen[1])
    assert len(np.unique(seen[0][:, 0])) == len(games)


def test_a_delivery_is_booked_under_the_action_and_the_quarter_that_set_it_off() -> None:
    late = action(effects=(effect("safety", 8.0, after=1, over=2, unscaled=True),))
    rules = school([late])
    state = SchoolState.start(rules, [1, 1, 1])
    plans = [Decisions.of(rules, [Placed(0, 0)]), *[Decisions.of(rules)] * 3]
    booked: list[list[tuple[str, str, int, str]]] = []
    for turn, plan in enumerate(plans):
        trace = Trace()
        room = 1 - float(state.level("safety")[0]) / 100
        state = step(rules, state, turn, plan, Luck.none(), trace)
        mine = [row for row in trace.rows() if row.source == "act" and row.variable == "safety"]
        assert [row.amount for row in mine] == pytest.approx([4.0 * room] * len(mine))
        booked.append([(row.kind, row.mechanism, row.origin_turn, row.source) for row in mine])
    assert booked == [[], [("action", "effect", 0, "act")], [("action", "effect", 0, "act")], []]


def test_load_is_booked_by_source_and_only_positive_load_tires() -> None:
    heavy, light = action("heavy", load=1.5), action("light", load=0.5)
    relief = action("relief", load=-0.5)
    rules = school([heavy, light, relief])
    trace = Trace()
    plan = Decisions.of(rules, [Placed(0, 0), Placed(1, 0), Placed(2, 1)])
    step(rules, SchoolState.start(rules, [1, 1, 1]), 0, plan, Luck.none(), trace)
    tired = {row.source: row.amount for row in trace.rows() if row.mechanism == "too_much_at_once"}
    assert set(tired) == {"heavy", "light"}
    assert tired["heavy"] == pytest.approx(3 * tired["light"])
    pressed = {
        row.source: row.amount
        for row in trace.rows()
        if row.mechanism == "action_load" and row.variable == "workload.north"
    }
    assert pressed["heavy"] == pytest.approx(3 * pressed["light"])
    assert pressed["relief"] == pytest.approx(-pressed["light"])


def test_what_we_do_is_booked_by_source_also_when_there_is_more_than_can_count() -> None:
    actions = [action(f"act{k}", load=1.0, themes=(1.0, 0.0, 0.0)) for k in range(4)]
    rules = school(actions)
    state = SchoolState.start(rules, [1, 1, 1])
    trace = Trace()
    after = step(rules, state, 0, Decisions.of(rules, [Placed(k, 1) for k in range(4)]), Luck.none(), trace)
    rows = {row.source: row.amount for row in trace.rows() if row.variable == "enacted.fair"}
    assert set(rows) == {"act0", "act1", "act2", "act3", "what_we_do"}
    assert sum(rows.values()) == pytest.approx(float((after.level("enacted.fair") - 10)[0]))
    done = sum(amount for source, amount in rows.items() if source != "what_we_do")
    assert done == pytest.approx(rules.p.enact_rate * 100.0)


def test_a_revised_vision_costs_money_time_and_part_of_the_old_one() -> None:
    rules = reference().without_chance()
    state = SchoolState.start(rules, [10, 0, 0, 0, 0])
    trace = Trace()
    plan = Decisions.of(rules, revision=[0, 5, 0, 0, 5], head=rules.role("board"))
    after = step(rules, state, 3, plan, Luck.none(), trace)
    revised = {row.variable: row.amount for row in trace.rows() if row.kind == "revision"}
    assert revised["budget"] == -10
    assert revised["vision_on_paper"] == pytest.approx(-0.4 * 22)
    assert revised["vision_lived.care"] == pytest.approx(-0.25 * 20)
    assert list(after.weights[:, 0]) == [0, 0.5, 0, 0, 0.5]
    growth, board = after.place("leader_growth")[:, 0], rules.role("board")
    assert growth[board] == pytest.approx(rules.p.grow_doing * 30 / rules.role_hours[board])
    assert growth[rules.role("director")] == 0


def test_a_revision_leaves_too_little_for_an_action_that_it_made_too_dear() -> None:
    dear = action(cost=35.0)
    rules = school([dear], start={"budget": 40.0})
    state = SchoolState.start(rules, [1, 1, 1])
    with_it = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)], revision=[1, 0, 0]), Luck.none())
    without = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)]), Luck.none())
    started = rules.layout.started
    assert with_it.memory[started].tolist() == [[0]]
    assert without.memory[started].tolist() == [[1]]


def test_only_the_games_that_revise_meet_the_price_of_it() -> None:
    rules = reference().without_chance()
    state = SchoolState.start(rules, [1] * 5, games=2)
    plan = Decisions.of(rules, games=2, revision=[1, 0, 0, 0, 0])
    plan = replace(plan, revised=np.array([True, False]))
    after = step(rules, state, 0, plan, Luck.none(2))
    untouched = step(rules, state.take([1]), 0, Decisions.of(rules), Luck.none())
    assert after.to_bytes(1) == untouched.to_bytes()
    assert float(after.level("budget")[0]) == float(after.level("budget")[1]) - 10


def test_money_runs_out_in_the_order_of_commitment() -> None:
    rules = school([action("first", cost=30), action("second", cost=30), action("third", cost=10)])
    state = SchoolState.start(rules, [1, 1, 1], overrides={"budget": 45})
    after = step(rules, state, 0, Decisions.of(rules, [Placed(k, 0) for k in range(3)]), Luck.none())
    assert after.memory[rules.layout.started][:, 0].tolist() == [1, 0, 1]


def test_an_action_led_by_nobody_loads_the_teams_and_sets_off_only_what_needs_no_leader() -> None:
    act = action(
        load=1.0, hours=40.0, effects=(effect("safety", 10.0), effect("pressure", 10.0, unscaled=True))
    )
    rules = school([act])
    trace = Trace()
    step(
        rules,
        SchoolState.start(rules, [1, 1, 1]),
        0,
        Decisions.of(rules, [Placed(0, NOBODY)]),
        Luck.none(),
        trace,
    )
    rows = [row for row in trace.rows() if row.source == "act"]
    assert {row.variable for row in rows if row.mechanism == "effect"} == {"pressure"}
    assert any(row.mechanism == "action_load" for row in rows)
    assert not any(row.variable.startswith("leader_growth") for row in trace.rows())


def test_an_effect_for_named_teams_reaches_them_in_full_wherever_the_action_is_done() -> None:
    act = action(reach="teams", effects=(effect("team.dip", 10.0, unscaled=True, teams=(1,)),))
    rules = school([act])
    state = SchoolState.start(rules, [1, 1, 1])
    in_north = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0, (0,))]), Luck.none())
    everywhere = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0, (0, 1))]), Luck.none())
    assert np.array_equal(in_north.place("team.dip"), everywhere.place("team.dip"))
    assert in_north.level("dip.north")[0] == 0
    assert in_north.level("dip.south")[0] > 5


def test_a_condition_of_an_effect_is_judged_when_the_action_is_done() -> None:
    in_second = action(
        effects=(
            effect("safety", 10.0, after=1, unscaled=True, when=lambda facts: np.array([facts.turn == 2])),
        )
    )
    rules = school([in_second])
    arrived: list[bool] = []
    for start in (0, 1):
        state = SchoolState.start(rules, [1, 1, 1])
        trace = Trace()
        state = step(rules, state, start, Decisions.of(rules, [Placed(0, 0)]), Luck.none())
        step(rules, state, start + 1, Decisions.of(rules), Luck.none(), trace)
        arrived.append(any(row.source == "act" and row.mechanism == "effect" for row in trace.rows()))
    assert arrived == [False, True]


def test_a_bill_that_comes_later_is_paid_in_full_and_may_put_the_school_in_debt() -> None:
    rules = school([action(effects=(effect("budget", -500.0, after=1, unscaled=True),))])
    state = SchoolState.start(rules, [1, 1, 1])
    state = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)]), Luck.none())
    trace = Trace()
    after = step(rules, state, 1, Decisions.of(rules), Luck.none(), trace)
    assert [row.amount for row in trace.rows() if row.variable == "budget" and row.source == "act"] == [-500]
    assert float(after.level("budget")[0]) < 0


def stretched(rules: Ruleset, level: float) -> Mapping[str, float]:
    """Every level at one value; money and stocks that are counted stay as they are."""
    return {name: level for name, top in zip(rules.variables, rules.ceiling[:, 0], strict=True) if top == 100}


def start_levels(rules: Ruleset, start: str) -> Mapping[str, float]:
    match start:
        case "all 0":
            return stretched(rules, 0.0)
        case "all 100":
            return stretched(rules, 100.0)
        case "debt":
            return {"budget": -500.0}
        case "a million":
            return {"budget": 1e6}
    return {}


@both_schools
@pytest.mark.parametrize("vision", [[10, 0, 0, 0, 0], [0] * 5, [1e12] * 5], ids=["one theme", "none", "huge"])
@pytest.mark.parametrize("start", ["as it is", "all 0", "all 100", "debt", "a million"])
def test_levels_stay_finite_and_within_bounds_at_the_extremes(
    rules_of: Callable[[], Ruleset], vision: list[float], start: str
) -> None:
    rules = rules_of()
    overrides = start_levels(rules, start)
    everywhere = tuple(range(len(rules.teams)))
    plans = {
        "nothing": [],
        "all, led by one": [Placed(a, 0, everywhere) for a in range(len(rules.actions))],
        "all, nobody there": [Placed(a, NOBODY, everywhere) for a in range(len(rules.actions))],
    }
    defaults = [event.default for event in rules.blueprint.events]
    for plan in plans.values():
        state = SchoolState.start(rules, vision, games=2, overrides=overrides)
        for turn in range(rules.turns):
            decisions = Decisions.of(rules, plan, defaults if turn % 3 == 0 else [], games=2)
            state = step(rules, state, turn, decisions, outcome_noise(2**64 - 1, turn, range(2)))
            assert np.isfinite(state.block).all()
            assert (state.levels >= rules.floor).all()
            assert (state.levels <= rules.ceiling).all()


def test_a_school_without_income_goes_on_in_debt() -> None:
    blueprint = reference().blueprint
    poor = Ruleset.build(replace(blueprint, parameters={**blueprint.parameters, "income": 0.0}))
    state = SchoolState.start(poor, [2] * 5)
    for turn in range(poor.turns):
        state = step(poor, state, turn, decided(poor, {"do": "new_platform", "led_by": "board"}), Luck.none())
    assert float(state.level("budget")[0]) < 0
    assert np.isfinite(state.levels).all()


def test_every_action_alone_keeps_the_school_within_bounds() -> None:
    rules = standard()
    for a, spec in enumerate(rules.blueprint.actions):
        teams = (0,) if spec.reach == "team" else tuple(range(len(rules.teams)))
        plan = FixedPlan([2] * 5, {t: PlanTurn((Placed(a, 0, teams),)) for t in range(rules.turns)})
        final, _ = quarters(rules, plan, 1, range(1))[-1]
        assert ((final.levels >= rules.floor) & (final.levels <= rules.ceiling)).all(), spec.id


def test_clipping_has_a_part_of_its_own() -> None:
    rules = school([action(effects=(effect("agility", 500.0, unscaled=True),))])
    trace = Trace()
    after = step(
        rules, SchoolState.start(rules, [1, 1, 1]), 0, Decisions.of(rules, [Placed(0, 0)]), Luck.none(), trace
    )
    assert after.level("agility")[0] == 100
    assert [row.variable for row in trace.rows() if row.kind == "bound"] == ["agility"]


def test_every_variable_of_the_model_is_there() -> None:
    rules = standard()
    for name in (*all_sub_competences(), *CONDITIONS_OF_SCHOOL, *OUTCOMES, "budget", "running", "resilience"):
        assert rules.variables[rules.row(name)] == name


def test_events_off_means_that_none_comes() -> None:
    drawn = Drawn.none(standard(), 3)
    assert not drawn.came.any()
    assert not drawn.waiting.any()
