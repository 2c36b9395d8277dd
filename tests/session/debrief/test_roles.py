"""Who led what, from the plans that were committed."""

from __future__ import annotations

from dataclasses import replace

from game.engine.blueprint import SUB_COMPETENCES
from game.session.views.debrief_roles import roles_view
from tests.session.debrief.table import halfway, named
from tests.session.games import EN


def test_every_card_of_every_plan_is_counted_once_by_leader_and_dimension() -> None:
    game = named()
    view = roles_view(game, EN)
    played = [entry for quarter in game.quarters for entry in quarter.plan or ()]
    assert sum(view.totals) == sum(row.total for row in view.rows) == len(played)
    ids = [id for id, _ in view.dimensions]
    actions = game.scenario.spec.actions
    for row in view.rows:
        led = [SUB_COMPETENCES[actions[one.action].tags[0]] for one in played if one.leader == row.role]
        assert row.led == tuple(led.count(id) for id in ids)
        assert len(row.cards) == row.total == len(led)


def test_the_sentence_names_where_most_was_led_and_where_nothing() -> None:
    view = roles_view(named(), EN)
    names = [name for _, name in view.dimensions]
    assert names[view.totals.index(max(view.totals))] in view.sentence
    for name, n in zip(names, view.totals, strict=True):
        assert (f"none in {name}" in view.sentence) is (n == 0 and view.totals.count(0) == 1)


def test_roles_without_a_card_are_told_and_nobody_else_is() -> None:
    view = roles_view(named(), EN)
    for row in view.rows:
        assert (row.name in view.without) is (row.total == 0)
    assert {row.formal for row in view.rows} == {True, False}


def test_a_game_without_a_plan_says_so() -> None:
    game = halfway()
    empty = replace(game, quarters=tuple(replace(quarter, plan=()) for quarter in game.quarters))
    view = roles_view(empty, EN)
    assert view.sentence == "No card was led by anyone."
    assert all(row.total == 0 for row in view.rows)
