"""What a face shows of a plan is what the quarter will make of it."""

from __future__ import annotations

import pytest

from game.engine.decisions import Decisions, Placed
from game.engine.noise import Luck
from game.engine.pipeline import on_its_way
from game.engine.preview import preview
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Trace
from tests.engine.build import action, decided, effect, event, option, reference, school


def test_a_plan_costs_what_the_quarter_books() -> None:
    rules = reference()
    state = SchoolState.start(rules, [2] * 5)
    plan = decided(
        rules,
        {"do": "vision_translation", "led_by": "director", "teams": ["care", "tech"]},
        {"do": "safe_culture", "led_by": "ambassador"},
        options={"data_leak": "learn_openly"},
    )
    shown = preview(rules, state, 0, plan)
    trace = Trace()
    step(rules, state, 0, plan, Luck.none(), trace)
    booked = -sum(row.amount for row in trace.rows() if row.mechanism == "cost")
    assert float(shown.needed[0]) == pytest.approx(booked)
    assert float(shown.left[0]) == pytest.approx(140 - booked)
    assert shown.cost[:, 0].tolist() == pytest.approx([8 * 1.2, 5])


def test_hours_count_breadth_and_an_equal_part_of_the_events() -> None:
    rules = reference()
    plan = decided(
        rules,
        {"do": "vision_translation", "led_by": "director"},
        options={"data_leak": "learn_openly"},
    )
    shown = preview(rules, SchoolState.start(rules, [2] * 5), 0, plan)
    assert float(shown.used[rules.role("director"), 0]) == pytest.approx(26 * 1.3 + 20 / 6)
    assert float(shown.used[rules.role("board"), 0]) == pytest.approx(20 / 6)


def test_at_twice_the_hours_29_percent_of_a_leader_is_left() -> None:
    rules = school([action(hours=100.0)])
    shown = preview(rules, SchoolState.start(rules, [1, 1, 1]), 0, Decisions.of(rules, [Placed(0, 0)]))
    assert float(shown.overload[0, 0]) == 1.0
    assert float(shown.focus[0, 0]) == pytest.approx(1 / 3.5)
    assert float(shown.focus[1, 0]) == 1.0


def test_load_beyond_capacity_shows_as_excess() -> None:
    done_lately = {"start_load": 0.0}
    rules = school([action(load=2.0), action("more", load=1.0)], parameters=done_lately)
    shown = preview(
        rules, SchoolState.start(rules, [1, 1, 1]), 0, Decisions.of(rules, [Placed(0, 0), Placed(1, 0)])
    )
    assert shown.load[:, 0].tolist() == pytest.approx([1.8, 1.8])
    assert float(shown.capacity[0]) == pytest.approx(rules.p.cap0 + 0.6 * 0.36 + 0.3 * 0.38)
    assert float(shown.excess[0]) == pytest.approx(1.8 - float(shown.capacity[0]))


def test_an_action_that_cannot_be_paid_shows_as_such_and_has_no_strength() -> None:
    rules = school([action(cost=100.0), action("dear", cost=100.0)])
    plan = Decisions.of(rules, [Placed(0, 0), Placed(1, 0)])
    shown = preview(rules, SchoolState.start(rules, [1, 1, 1]), 0, plan)
    assert shown.ok[:, 0].tolist() == [True, False]
    assert float(shown.strength[0, 0]) > 0
    assert float(shown.strength[1, 0]) == 0
    assert float(shown.left[0]) == 140 - 200


def test_what_an_option_brings_is_not_there_to_spend_yet() -> None:
    rules = school(events=[event("gift", (0,))], options=[option(0, cost=-40.0)])
    shown = preview(rules, SchoolState.start(rules, [1, 1, 1]), 0, Decisions.of(rules, options=[0]))
    assert float(shown.options_cost[0]) == -40
    assert float(shown.left[0]) == 140


def test_a_revision_shows_its_price_and_its_hours() -> None:
    rules = school([action(cost=135.0)])
    state = SchoolState.start(rules, [1, 1, 1])
    shown = preview(rules, state, 0, Decisions.of(rules, [Placed(0, 1)], revision=[1, 0, 0], head=0))
    assert float(shown.revision_cost[0]) == 10
    assert float(shown.left[0]) == -5
    assert not shown.ok[0, 0]
    assert float(shown.used[0, 0]) == 30
    assert float(state.level("vision_on_paper")[0]) == 22


def test_what_is_on_its_way_is_what_then_arrives_gates_aside() -> None:
    act = action(
        effects=(
            effect("team.workload", -6.0, after=1, over=3),
            effect("agility", 2.0, after=2),
            effect("running", 1.5, after=1, unscaled=True),
        )
    )
    rules = school([act])
    state = SchoolState.start(rules, [1, 1, 1])
    state = step(rules, state, 0, Decisions.of(rules, [Placed(0, 1)]), Luck.none())
    pending = on_its_way(rules, state, 1)
    assert [part.arrives_turn for part in pending if part.variable == "workload.north"] == [1, 2, 3]
    assert {part.origin_turn for part in pending} == {0}
    assert {part.source for part in pending} == {"act"}
    trace = Trace()
    step(rules, state, 1, Decisions.of(rules), Luck.none(), trace)
    arrived = {row.variable: row.amount for row in trace.rows() if row.mechanism == "effect"}
    expected = {part.variable: part.amount for part in pending if part.arrives_turn == 1}
    assert arrived == pytest.approx(expected)
    assert set(arrived) == {"workload.north", "workload.south", "running"}


def test_when_all_has_arrived_nothing_is_on_its_way() -> None:
    rules = school([action(effects=(effect("safety", 5.0, over=2),))])
    state = SchoolState.start(rules, [1, 1, 1])
    left: list[int] = []
    for turn in range(3):
        state = step(
            rules, state, turn, Decisions.of(rules, [Placed(0, 0)] if turn == 0 else []), Luck.none()
        )
        left.append(len(on_its_way(rules, state, turn + 1)))
    assert left == [1, 0, 0]
