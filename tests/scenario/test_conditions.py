"""Conditions mean what Python would mean by them, and nothing that is not on the list gets through."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.blueprint import INCIDENT, Array, Facts, Truth
from game.scenario.conditions import ExpressionError, compile_chance, compile_condition
from game.scenario.expressions import LONGEST, read
from game.scenario.names import Names

GAMES = 3
NAMES = Names(
    turns=12,
    themes=("equity", "hybrid", "near"),
    teams=("care", "tech"),
    roles=("head", "coach", "teacher"),
    own=("trust",),
    actions={"talk": "teams", "buy": "school"},
    events={"visit": ("show", "hide"), "storm": ("wait", "act")},
)


@dataclass
class School:
    """Facts that a test writes down itself; what it leaves out is 0 or false."""

    turn: int = 1
    levels: dict[str, list[float]] = field(default_factory=dict)
    by_team: dict[str, list[list[float]]] = field(default_factory=dict)
    weights: tuple[float, ...] = (0.5, 0.3, 0.2)
    done: frozenset[int] = frozenset()
    given: frozenset[int] = frozenset()
    came: frozenset[int] = frozenset()

    def level(self, name: str) -> Array:
        return np.array(self.levels.get(name, [0.0] * GAMES))

    def teams(self, name: str) -> Array:
        return np.array(self.by_team[name])

    def theme(self, theme: int) -> Array:
        return np.full(GAMES, self.weights[theme])

    def chosen(self, action: int) -> Truth:
        return np.full(GAMES, action in self.done)

    def answered(self, option: int) -> Truth:
        return np.full(GAMES, option in self.given)

    def happened(self, event: int) -> Truth:
        return np.full(GAMES, event in self.came)


def holds(text: str, facts: Facts) -> list[bool]:
    found = compile_condition(text, NAMES)(facts)
    assert found.shape == (GAMES,)
    assert found.dtype == np.bool_
    return [bool(one) for one in found]


def chance(text: str | float, facts: Facts) -> list[float]:
    found = compile_chance(text, NAMES)(facts)
    assert found.shape == (GAMES,)
    assert found.dtype == np.float64
    return [float(one) for one in found]


# What it means


def test_each_game_is_judged_by_its_own_school() -> None:
    assert holds("safety < 45", School(levels={"safety": [30, 45, 60]})) == [True, False, False]


@pytest.mark.parametrize("turn", range(1, 8))
def test_a_chain_of_comparisons_means_what_python_means(turn: int) -> None:
    assert holds("2 <= turn < 5 != turn", School(turn=turn)) == [2 <= turn < 5 != turn] * GAMES


def test_lowest_highest_and_mean_look_at_the_teams() -> None:
    school = School(by_team={"skill": [[10, 50, 90], [30, 20, 60]]}, levels={"skill": [15, 40, 80]})
    assert holds("lowest(team.skill) < 20", school) == [True, False, False]
    assert holds("highest(team.skill) > 40", school) == [False, True, True]
    assert holds("mean(team.skill) > 39", school) == [False, True, True]


def test_a_team_variable_by_its_bare_name_is_its_mean_over_staff() -> None:
    school = School(levels={"skill": [15, 40, 80]})
    assert holds("skill > 39", school) == holds("mean(team.skill) > 39", school)


def test_what_was_done_answered_and_happened_is_asked_by_its_place_in_the_file() -> None:
    school = School(done=frozenset({1}), given=frozenset({3}), came=frozenset({1, INCIDENT}))
    assert holds("chosen(buy) and not chosen(talk)", school) == [True] * GAMES
    assert holds("answered(storm, act) and not answered(visit, hide)", school) == [True] * GAMES
    assert holds("happened(storm) and not happened(visit)", school) == [True] * GAMES
    assert holds("happened(incident)", school) == [True] * GAMES
    assert holds("theme(hybrid) == 0.3", school) == [True] * GAMES


def test_own_and_derived_variables_are_known() -> None:
    school = School(levels={"trust": [10] * 3, "coherence": [20] * 3, "budget": [-5] * 3, "running": [2] * 3})
    assert holds("trust == 10 and coherence == 20 and budget < 0 and running == 2", school) == [True] * GAMES


def test_a_condition_on_several_lines_is_one_condition() -> None:
    assert holds("  turn >= 1\n  and\n  turn < 3 ", School()) == [True] * GAMES


def test_a_chance_is_clipped_to_zero_and_one() -> None:
    school = School(levels={"trust": [-50, 40, 500]})
    assert chance("trust / 100", school) == [0.0, 0.4, 1.0]
    assert chance("0.4 * (1 - trust / 100)", School(levels={"trust": [0, 50, 100]})) == [0.4, 0.2, 0.0]
    assert chance(0.25, school) == [0.25] * GAMES
    assert chance("1 - 0.5", school) == [0.5] * GAMES


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("turn == 3", False),
        ("2 < 3", False),
        ("turn == 3 and not chosen(buy)", True),
        ("happened(storm)", True),
        ("safety < 40", True),
    ],
)
def test_a_condition_answers_the_table_when_it_asks_for_more_than_the_turn(text: str, answers: bool) -> None:
    assert read(text, NAMES).answers_table is answers


# Against a small evaluator


VARIABLES = ("turn", "safety", "trust", "skill", "budget")
SIGNS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
numbers = st.one_of(
    st.sampled_from(VARIABLES),
    st.integers(0, 100).map(str),
    st.floats(0, 100, allow_nan=False).map(lambda one: repr(round(one, 2))),
)


def _reckoned(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        inner.map(lambda one: f"-({one})"),
        st.tuples(inner, st.integers(1, 9)).map(lambda one: f"{one[0]} / {one[1]}"),
    )


sums = st.recursive(numbers, _reckoned, max_leaves=4)
comparisons = st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), sums), min_size=1, max_size=2).flatmap(
    lambda tail: sums.map(lambda head: head + "".join(f" {sign} {one}" for sign, one in tail))
)


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda one: f"({one[0]} {one[1]} {one[2]})"
        ),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda one: f"{one[0]} {one[1]} {one[2]}"
        ),
        inner.map(lambda one: f"not {one}"),
    )


conditions = st.recursive(comparisons, _joined, max_leaves=5)
schools = st.lists(st.integers(-100, 100), min_size=len(VARIABLES), max_size=len(VARIABLES))


@given(conditions, st.lists(schools, min_size=GAMES, max_size=GAMES), st.integers(1, 12))
def test_a_condition_means_what_the_same_words_mean_in_python(
    text: str, values: list[list[int]], turn: int
) -> None:
    if len(text) > LONGEST:
        return
    levels = {name: [float(game[place]) for game in values] for place, name in enumerate(VARIABLES)}
    scopes = [
        {**{name: levels[name][game] for name in VARIABLES}, "turn": float(turn)} for game in range(GAMES)
    ]
    expected = [bool(eval(text, {"__builtins__": {}}, scope)) for scope in scopes]
    assert holds(text, School(turn=turn, levels=levels)) == expected


@given(st.text(max_size=80))
def test_whatever_is_written_reading_it_ends_in_a_meaning_or_in_problems(text: str) -> None:
    reading = read(text, NAMES)
    assert (reading.run is None) == bool(reading.problems)
    assert all(0 <= problem.offset <= len(text) for problem in reading.problems)


# What is refused


@pytest.mark.parametrize(
    ("text", "offset", "says"),
    [
        ("tern > 3", 0, "did you mean 'turn'?"),
        ("turn > 3 and saftey < 4", 13, "did you mean 'safety'?"),
        ("één > 3 and saftey < 4", 12, "did you mean 'safety'?"),
        ("  turn > 3 and\n  saftey < 4", 17, "did you mean 'safety'?"),
        ("chosen(bye)", 7, "did you mean 'buy'?"),
        ("chosen('buy')", 7, "leave the quotes out"),
        ("chosen(buy, talk)", 0, "expects 1 names"),
        ("chosen()", 0, "expects 1 names"),
        ("answered(visit)", 0, "expects 2 names"),
        ("answered(visit, shwo)", 16, "did you mean 'show'?"),
        ("happened(strom)", 9, "did you mean 'storm'?"),
        ("theme(equality) > 0.1", 6, "did you mean 'equity'?"),
        ("buy", 0, "did you mean chosen(buy)?"),
        ("storm or turn > 1", 0, "did you mean happened(storm)?"),
        ("equity > 0.3", 0, "did you mean theme(equity)?"),
        ("lowest > 3", 0, "needs brackets"),
        ("lowest(skill) > 3", 7, "did you mean 'team.skill'?"),
        ("lowest(team.skil) > 3", 7, "did you mean 'skill'?"),
        ("team.skill > 3", 0, "needs lowest()"),
        ("smallest(team.skill) > 3", 0, "no function is called 'smallest'"),
        ("turn + 1", 0, "this is a number"),
        ("turn", 0, "this is a number"),
        ("turn > 3 > (safety < 4)", 12, "this is a condition"),
        ("turn = 3", 5, "write =="),
        ("turn => 3", 5, "write <="),
        ("turn > 3 && safety < 4", 9, "write `and`"),
        ("(turn > 3", 0, "do not match"),
        ("turn > 1) or (turn < 2", 8, "not an expression"),
        ("", 0, "leave the key out"),
        ("trust / safety > 1", 8, "only a number can stand below"),
        ("trust / 0 > 1", 8, "only a number can stand below"),
        ("turn ** 2 > 4", 0, "can't reckon"),
        ("turn % 2 == 0", 0, "can't reckon"),
        ("turn // 2 == 0", 0, "can't reckon"),
        ("turn in (1, 2)", 8, "does not belong"),
        ("turn is 3", 0, "can't be compared"),
        ("1e999 > turn", 0, "too large"),
        ("'a' > turn", 0, "only numbers"),
        ("True", 0, "only numbers"),
        ("None", 0, "only numbers"),
        ("turn > 3 if turn else turn < 2", 0, "does not belong"),
        ("(lambda: 1)() > 0", 0, "does not belong"),
        ("[x for x in turn]", 0, "does not belong"),
        ("__import__('os').system('true')", 0, "does not belong"),
        ("turn.__class__ > 1", 0, "needs lowest()"),
        ("open('x')", 0, "no function is called 'open'"),
        ("chosen(name=buy)", 0, "expects 1 names"),
        ("(x := 3) > 2", 1, "does not belong"),
        ("f'{turn}' > 2", 0, "does not belong"),
        ("turn > 3\0", 0, "not an expression"),
        ("-" * 100 + "turn > 3", 20, "nested too deeply"),
        ("(" * 220 + "turn" + ")" * 220 + " > 1", 0, ""),
        ("turn > 1 and " * 60 + "turn > 1", 0, "longer than"),
    ],
)
def test_what_is_not_on_the_list_is_refused_at_its_character(text: str, offset: int, says: str) -> None:
    problems = read(text, NAMES).problems
    told = {f"{one.message} {one.hint or ''}": one.offset for one in problems}
    assert told
    if says:
        assert [at for said, at in told.items() if says in said] == [offset], told


def test_a_chance_must_be_a_number() -> None:
    assert "a number is expected" in str(read("turn > 3", NAMES, "number").problems[0].message)


def test_compiling_what_has_problems_raises_with_them() -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_condition("tern > 3", NAMES)
    assert len(caught.value.problems) == 1
