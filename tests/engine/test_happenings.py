"""Events come when they are due, in the order of the file, and dated ones wait for room."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.engine import batch
from game.engine.blueprint import INCIDENT, Array, Event, Facts, Truth
from game.engine.decisions import Decisions
from game.engine.facts import SchoolFacts
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import Luck
from game.engine.policies import POLICIES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import always, event, never, option, school, standard


def school_with(*events: Event, per_turn: int = 1) -> Ruleset:
    return school(events=events, options=[option(k) for k in range(len(events))], events_per_turn=per_turn)


def low(rules: Ruleset) -> Array:
    return np.zeros((len(rules.events), 1))


def play(
    rules: Ruleset, turns: int, table_first: bool = False, per_turn: int | None = None
) -> list[list[str]]:
    """The events of each quarter when every uniform is 0 and every event takes its default."""
    state = SchoolState.start(rules, [1, 1, 1])
    came: list[list[str]] = []
    for turn in range(turns):
        drawn = draw(rules, state, turn, low(rules), per_turn=per_turn, table_first=table_first)
        came.append(names(rules, drawn))
        state = step(rules, state, turn, after(rules, drawn), Luck.none())
    return came


def names(rules: Ruleset, drawn: Drawn) -> list[str]:
    return [rules.events[k] for k in np.flatnonzero(drawn.came[:, 0])]


def after(rules: Ruleset, drawn: Drawn) -> Decisions:
    return Decisions.of(
        rules, came=np.flatnonzero(drawn.came[:, 0]), waiting=np.flatnonzero(drawn.waiting[:, 0])
    )


def at(turn: int, k: int, **changes: object) -> Event:
    return event(f"dated{k}", (k,), at=(turn,), **changes)


def when(condition: Callable[[Facts], Truth], k: int, **changes: object) -> Event:
    return event(f"event{k}", (k,), when=condition, **changes)


def test_a_dated_event_comes_in_its_quarter_and_once() -> None:
    assert play(school_with(at(2, 0)), 4) == [[], ["dated0"], [], []]


def test_a_dated_event_that_finds_its_quarter_full_comes_in_the_next() -> None:
    rules = school_with(at(1, 0), at(1, 1), at(1, 2))
    assert play(rules, 4) == [["dated0"], ["dated1"], ["dated2"], []]


def test_a_conditional_event_that_finds_its_quarter_full_waits_till_it_holds_again() -> None:
    in_first = when(lambda facts: np.array([facts.turn == 1]), 1)
    assert play(school_with(at(1, 0), in_first), 3) == [["dated0"], [], []]


def test_a_school_may_have_more_events_a_quarter() -> None:
    rules = school_with(at(1, 0), when(always, 1), when(always, 2, once=False), per_turn=2)
    assert play(rules, 3) == [["dated0", "event1"], ["event2"], ["event2"]]


def test_the_table_may_choose_fewer_events_a_quarter_than_the_scenario() -> None:
    rules = school_with(at(1, 0), at(1, 1), per_turn=2)
    assert play(rules, 2, per_turn=1) == [["dated0"], ["dated1"]]


def test_an_event_whose_condition_does_not_hold_never_comes() -> None:
    assert play(school_with(when(never, 0)), 3) == [[], [], []]


def test_an_answer_to_the_table_goes_before_a_dated_event_that_can_wait() -> None:
    rules = school_with(at(1, 0), when(always, 1, answers_table=True))
    assert play(rules, 3) == [["dated0"], ["event1"], []]
    assert play(rules, 3, table_first=True) == [["event1"], ["dated0"], []]


def test_a_dated_event_that_waited_does_not_wait_a_second_time_for_the_table() -> None:
    repeated = when(always, 1, answers_table=True, once=False)
    assert play(school_with(at(1, 0), repeated), 2, table_first=True) == [["event1"], ["dated0"]]


def test_a_dated_event_of_the_last_quarter_cannot_wait() -> None:
    rules = school_with(at(6, 0), when(lambda facts: np.array([facts.turn == 6]), 1, answers_table=True))
    assert play(rules, 6, table_first=True)[-1] == ["dated0"]


def test_a_chance_is_kept_between_0_and_1_and_compared_with_the_events_own_uniform() -> None:
    rules = school_with(
        when(always, 0, chance=lambda facts: np.array([1.7])),
        when(always, 1, chance=lambda facts: np.array([-0.2])),
        when(always, 2, chance=lambda facts: np.array([0.5])),
        per_turn=3,
    )
    state = SchoolState.start(rules, [1, 1, 1])
    drawn = draw(rules, state, 0, np.array([[0.999], [0.0], [0.49]]))
    assert drawn.chances[:, 0].tolist() == [1.0, 0.0, 0.5]
    assert names(rules, drawn) == ["event0", "event2"]
    assert names(rules, draw(rules, state, 0, np.array([[0.999], [0.0], [0.5]]))) == ["event0"]


def test_a_condition_may_ask_for_what_happened_earlier() -> None:
    sequel = when(lambda facts: facts.happened(0) & facts.answered(0), 1)
    rules = school_with(at(1, 0), sequel)
    state = SchoolState.start(rules, [1, 1, 1])
    without_answer = step(rules, state, 0, Decisions.of(rules, came=[0]), Luck.none())
    assert names(rules, draw(rules, without_answer, 1, low(rules))) == []
    answered = step(rules, state, 0, Decisions.of(rules, options=[0]), Luck.none())
    assert names(rules, draw(rules, answered, 1, low(rules))) == ["event1"]


def test_a_condition_may_ask_for_an_incident() -> None:
    rules = school(
        events=[when(lambda facts: facts.happened(INCIDENT), 0)],
        options=[option(0)],
        parameters={"inc0": 0.5},
    )
    state = SchoolState.start(rules, [1, 1, 1])
    calm = step(rules, state, 0, Decisions.of(rules), Luck.none())
    struck = step(rules, state, 0, Decisions.of(rules), Luck(np.zeros((7, 1)), np.array([0.1])))
    assert names(rules, draw(rules, calm, 1, low(rules))) == []
    assert names(rules, draw(rules, struck, 1, low(rules))) == ["event0"]
    assert float(struck.level("budget")[0]) == float(calm.level("budget")[0]) - 15


def test_the_events_of_a_game_do_not_depend_on_its_batch() -> None:
    rules = standard()
    together = event_uniforms(rules, 5, 3, range(10))
    assert np.array_equal(together[:, [6]], event_uniforms(rules, 5, 3, range(6, 7)))
    state = SchoolState.start(rules, [1] * 5, games=10)
    assert np.array_equal(
        draw(rules, state, 3, together).came[:, [6]],
        draw(rules, state.take([6]), 3, together[:, [6]]).came,
    )


def test_an_event_is_not_asked_for_in_a_quarter_that_its_turn_rules_out() -> None:
    asked: list[int] = []

    def ask(facts: Facts) -> Truth:
        asked.append(facts.turn)
        return always(facts)

    rules = school_with(when(ask, 0, ruled_out=(1, 3), once=False))
    assert play(rules, 4) == [[], ["event0"], [], ["event0"]]
    assert asked == [2, 4]


def test_a_condition_holds_in_none_of_the_quarters_that_its_turn_rules_out() -> None:
    rules = standard()
    conditional = [event for event in rules.blueprint.events if event.when is not None]
    left_out = 0

    def look(part: range, turn: int, drawn: Drawn, decisions: Decisions, state: SchoolState) -> None:
        nonlocal left_out
        facts = SchoolFacts(state, turn + 1)
        for one in conditional:
            if one.when is not None and turn + 2 in one.ruled_out:
                assert not one.when(facts).any(), one.id
                left_out += 1

    batch.play(rules, POLICIES["random"], 5, 60, on_turn=look)
    assert left_out > 50
