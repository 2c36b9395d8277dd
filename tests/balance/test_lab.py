"""Experiments: only what an arm says differs, and the same columns give the same bits whatever plays them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from game.balance.cast import Arm, Block, Cast
from game.balance.crowd import DARING, MOST_ACTIONS, Crowd
from game.balance.lab import Lab
from game.balance.play import Played
from game.balance.styles import PEOPLE, ROUND, STYLES
from game.engine.happenings import Drawn
from game.engine.preview import preview
from game.engine.state import SchoolState
from game.paths import scenarios_dir
from game.scenario import load_scenario
from game.trials.spread import executor
from tests.balance.school import faulty


@pytest.fixture(scope="module")
def lab() -> Lab:
    return Lab(load_scenario("innovatiecollege", search=[scenarios_dir()]), seed=5)


def people(arm: Arm, games: int = 60) -> Block:
    tables = np.arange(games)
    return Block(arm, tables, tables, PEOPLE)


def same(one: Played, other: Played) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("end", "done", "came", "chosen")
    )


def test_a_column_is_the_same_in_any_company(lab: Lab) -> None:
    together = lab.play([people(Arm(ban=3), 40), people(Arm(), 60), people(Arm(pace=5), 20)])[1]
    (alone,) = lab.play([people(Arm(), 60)])
    single = lab.play([Block(Arm(), np.array([k]), np.array([k]), PEOPLE) for k in (0, 17, 59)])
    assert same(together, alone)
    for k, one in zip((0, 17, 59), single, strict=True):
        assert same(one, alone.take(slice(k, k + 1)))


def test_processes_give_the_same_bits(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [people(Arm(), 90), people(Arm(ban=1), 90)]
    alone = lab.play(blocks)
    monkeypatch.setattr("game.balance.lab.COLUMNS", 50)
    with executor(2) as pool:
        spread = Lab(load_scenario("innovatiecollege", search=[scenarios_dir()]), 5, pool=pool).play(blocks)
    assert all(same(a, b) for a, b in zip(alone, spread, strict=True))


def test_numbers_of_tables_may_lie_far_apart(lab: Lab) -> None:
    far = np.array([3, 90_000, 7])
    (apart,) = lab.play([Block(Arm(), far, far, PEOPLE)])
    for k, number in enumerate(far):
        (one,) = lab.play([Block(Arm(), np.array([number]), np.array([number]), PEOPLE)])
        assert same(one, apart.take(slice(k, k + 1)))


def test_styles_go_round_and_do_what_they_say(lab: Lab) -> None:
    tables = np.arange(400)
    (main,) = lab.play([Block(Arm(), tables, tables)])
    style = np.array(ROUND)[tables % len(ROUND)]
    for k, one in enumerate(STYLES):
        done = main.done[:, style == k].sum(axis=0)
        assert done.max() <= one.pace[1] * lab.rules.turns
        if one.id == "nothing":
            assert done.max() == 0
        else:
            assert done.max() > 0


def test_a_careful_table_asks_no_more_than_it_dares_starting_up_included(lab: Lab) -> None:
    rules, tables = lab.rules, np.arange(200)
    cast = Cast.of(rules, [Block(Arm(pace=MOST_ACTIONS), tables, tables)], seed=5)
    state = SchoolState.start(rules, lab.visions.stones(5, cast.tables), cast.columns)
    decisions = Crowd(rules, cast, 5).decide(state, 0, Drawn.none(rules, cast.columns)).decisions()
    careful = np.array([style.careful for style in STYLES])[cast.style]
    excess = preview(rules, state, 0, decisions).excess
    assert excess[careful].max() <= DARING + 1e-9 < excess[~careful].max()


def test_a_banned_action_is_never_done_and_nothing_else_is_banned(lab: Lab) -> None:
    plain, banned = lab.play([people(Arm()), people(Arm(ban=6))])
    assert plain.done[6].sum() > 0
    assert banned.done[6].sum() == 0
    assert banned.done.sum() > 0.9 * plain.done.sum()


def test_an_action_put_in_keeps_the_pace_and_one_on_top_adds_to_it(lab: Lab) -> None:
    action = lab.rules.action("course_check")
    without, instead, plain, extra = lab.play(
        [
            people(Arm(ban=action)),
            people(Arm(add=action, ban=action)),
            people(Arm()),
            people(Arm(add=action, extra=True)),
        ]
    )
    assert set(instead.done[action]) <= {0, 1, 2}
    assert instead.done[action].mean() > 1.7
    assert abs(instead.done.sum(axis=0).mean() - without.done.sum(axis=0).mean()) < 0.7
    assert extra.done.sum(axis=0).mean() > plain.done.sum(axis=0).mean() + 1.0


def test_an_answer_differs_only_from_its_event_on(lab: Lab) -> None:
    event = lab.rules.event("budget_round")
    options = lab.rules.blueprint.events[event].options
    ends = lab.play([people(Arm(option=m)) for m in options])
    for m, played in zip(options, ends, strict=True):
        others = [o for o in options if o != m]
        locked = played.chosen[lab.rules.blueprint.events[event].default]
        assert (played.chosen[m] | locked).all()
        assert not played.chosen[[o for o in others if o != lab.rules.blueprint.events[event].default]].any()
    assert all(np.array_equal(one.came == 1, ends[0].came == 1) for one in ends), "the first quarter is alike"


def test_a_pace_is_kept_as_far_as_money_goes(lab: Lab) -> None:
    paces = lab.play([people(Arm(pace=k)) for k in range(MOST_ACTIONS + 1)])
    means = [played.done.sum(axis=0).mean() / lab.rules.turns for played in paces]
    assert means[0] == 0
    assert means[1] == 1
    assert all(after > before for before, after in itertools.pairwise(means))
    assert all(mean <= k for k, mean in enumerate(means))


def test_a_scenario_that_gives_the_vision_is_played_with_it() -> None:
    lab = Lab(faulty(), seed=1)
    stones = lab.visions.stones(1, np.arange(30))
    flex = lab.rules.theme("flex")
    assert (stones[flex] == 10).all()
    assert stones.sum() == 300


def test_tables_put_every_theme_first_equally_often(lab: Lab) -> None:
    tables = np.arange(len(ROUND) * 6 * 5)
    stones = lab.visions.stones(1, tables)
    first = lab.visions.first(tables)
    assert (stones.sum(axis=0) == 10).all()
    for theme in range(len(lab.rules.themes)):
        assert (first == theme).sum() == len(tables) / 6
        assert (stones[theme, first == theme] >= 4).all()


def test_another_number_of_events_a_quarter() -> None:
    scenario = load_scenario("innovatiecollege", search=[scenarios_dir()])
    one, two = (Lab(scenario, 5, n).play([people(Arm())])[0] for n in (1, 2))
    assert one.came.astype(bool).sum(axis=0).max() <= 12
    assert two.came.astype(bool).sum(axis=0).mean() > 12
