"""The plan shows what a plan costs before it is committed, and no ballot that is still closed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.engine.blueprint import SUB_COMPETENCES
from game.session import commands as c
from game.session.events import PlanEntry
from game.session.game import Game, Step
from game.session.planning import best_leader, default_entry
from game.session.rules import (
    action_trouble,
    money_left,
    plan_troubles,
    preview_of,
    short_of,
    shown_load,
)
from game.session.views.ballot import ballot_view
from game.session.views.figures import whole
from game.session.views.plan import CardView, PlanView, plan_view
from game.texts import Words
from tests.session import games

EN = Words("en")


@cache
def planning() -> Game:
    """Quarter 3, at the plan."""
    return games.play_to(games.start(seed=3), 3, Step.PLAN, cards=3)


@cache
def draft() -> tuple[PlanEntry, ...]:
    return games.some_plan(planning(), 2)


def card(view: PlanView, action: str) -> CardView:
    return next(one for one in view.deck if one.id == action)


def free(view: PlanView) -> list[str]:
    return [one.id for one in view.deck if one.state == "free"]


def test_the_state_of_a_card_is_what_the_rules_say_of_it() -> None:
    game = planning()
    view = plan_view(game, EN, draft())
    planned = {entry.action for entry in draft()}
    left = money_left(game) - float(preview_of(game, draft()).cost.sum())
    for one in view.deck:
        trouble = action_trouble(game, one.id)
        if one.id in planned:
            assert one.state == "in_plan"
        elif trouble is not None:
            assert one.state in ("running", "done", "locked") and one.why == trouble.say(EN)
        elif game.scenario.spec.actions[one.id].cost > left:
            assert one.state == "dear" and "short" in one.why
        else:
            assert (one.state, one.why) == ("free", "")
    assert len({one.state for one in view.deck}) >= 3


def test_closed_ballots_change_nothing_in_the_plan() -> None:
    sitting = games.start(seed=3)
    games.play_to(sitting, 1, Step.BALLOT)
    before = plan_view(sitting.game, EN)
    games.vote(sitting, reveal=False)
    assert any(
        ballot.card for ballot in sitting.game.quarter.ballots[sitting.game.quarter.agenda[0]].values()
    )
    assert plan_view(sitting.game, EN) == before
    assert before.on_table == ()


def test_open_ballots_lay_one_stone_per_seat_on_its_card() -> None:
    game = planning()
    assert game.quarter.card_key is not None
    brought = [ballot.card for ballot in game.quarter.ballots[game.quarter.card_key].values()]
    view = plan_view(game, EN)
    assert {one.id: one.stones for one in view.on_table} == {id: brought.count(id) for id in brought if id}
    assert all(one.stones == 0 for one in view.deck if one not in view.on_table)


def test_the_bars_show_money_and_load_against_their_limits() -> None:
    game = planning()
    view, seen = plan_view(game, EN, draft()), preview_of(game, draft())
    assert view.budget.used - view.budget.first == pytest.approx(float(seen.cost.sum()))
    assert view.budget.limit == pytest.approx(float(game.state.level("budget")[0]))
    assert view.load.used == pytest.approx(10 * float(seen.total_load[0]))
    assert view.load.over == (float(seen.excess[0]) > 0)
    for hours, used in zip(view.hours, seen.used[:, 0], strict=True):
        assert hours.used == round(float(used)) and hours.over == (used > hours.hours)


def test_a_card_in_focus_shows_where_the_bars_would_end() -> None:
    game = planning()
    view = plan_view(game, EN, draft())
    assert view.budget.with_focus is None
    focus = free(view)[0]
    added = preview_of(game, [*draft(), default_entry(game, draft(), focus)])
    view = plan_view(game, EN, draft(), focus)
    assert view.load.with_focus == pytest.approx(10 * float(added.total_load[0]))
    assert plan_view(game, EN, draft(), draft()[0].action).budget.with_focus is None


def test_the_warnings_are_those_of_the_rules() -> None:
    game = planning()
    busy = tuple(replace(entry, leader="board") for entry in games.some_plan(game, 3))
    told = [trouble.say(EN) for trouble in plan_troubles(game, busy)]
    view = plan_view(game, EN, busy)
    assert told and set(told) <= set(view.warnings)
    assert bool(view.confirm) == any(not trouble.blocks for trouble in plan_troubles(game, busy))
    assert plan_view(game, EN, ()).warnings == () and plan_view(game, EN, ()).confirm == ""


def test_the_leader_offered_is_the_best_by_the_models_rule() -> None:
    game = planning()
    hours = game.rules.role_hours
    for action in free(plan_view(game, EN))[:12]:
        used = preview_of(game, draft()).used[:, 0]
        teams = len(game.rules.teams)
        number = game.rules.action(action)
        after = (used + game.rules.action_all_hours[teams, number]) / hours
        merits = []
        for fit, busy, then in zip(game.rules.fit[number], used / hours, after, strict=True):
            over = max(then - 1.0, 0.0)
            merits.append((0.85 * fit + 0.35) / (1 + 2.5 * over**2) - 0.25 * over - 0.05 * busy)
        assert best_leader(game, draft(), action, teams) == game.rules.roles[merits.index(max(merits))]


def test_a_card_put_in_the_plan_goes_to_all_teams_that_money_reaches() -> None:
    game = planning()
    for action in free(plan_view(game, EN)):
        entry = default_entry(game, (), action)
        reach = game.scenario.spec.actions[action].reach
        if reach == "school":
            assert entry.teams == ()
        elif reach == "team":
            assert entry.teams == game.rules.teams[:1]
        else:
            assert entry.teams == game.rules.teams[: len(entry.teams)]
            cost = float(preview_of(game, (entry,)).cost[0, 0])
            assert cost <= money_left(game)
        assert not any(trouble.blocks for trouble in plan_troubles(game, (entry,)))


def test_a_slot_has_its_leader_fit_and_teams() -> None:
    game = planning()
    view = plan_view(game, EN, draft())
    for slot, entry in zip(view.slots, draft(), strict=True):
        assert slot.leader.person.role == entry.leader
        assert {team.id for team in slot.teams if team.chosen} == set(entry.teams)
        fits = game.rules.fit[game.rules.action(entry.action)]
        for choice in slot.leaders:
            fit = fits[game.rules.role(choice.person.role)]
            assert choice.fit == 1 + (fit >= 0.5) + (fit >= 0.7)
        assert [one.fit for one in slot.leaders] == sorted((one.fit for one in slot.leaders), reverse=True)


def test_a_plan_in_the_making_may_be_broken_and_is_still_shown() -> None:
    game = planning()
    teams = next(
        action for action in free(plan_view(game, EN)) if game.scenario.spec.actions[action].reach == "teams"
    )
    view = plan_view(game, EN, (PlanEntry(teams, game.rules.roles[0]),))
    assert [slot.cost for slot in view.slots] == [0]
    assert view.warnings and "at least one team" in view.warnings[0]


def test_the_vision_can_be_revised_once_for_its_price() -> None:
    sitting = games.start(seed=3)
    game = games.play_to(sitting, 2, Step.PLAN)
    assert plan_view(game, EN).can_revise and "€ 10k" in plan_view(game, EN).revision
    themes = game.rules.themes
    game = games.do(sitting, c.ReviseVision({themes[0]: 1, themes[1]: 9}))
    view = plan_view(game, EN)
    assert not view.can_revise and view.undo
    assert view.budget.first >= 10


def test_a_given_vision_offers_no_revision() -> None:
    game = games.play_to(games.start("kennismaking", people=3), 1, Step.PLAN)
    view = plan_view(game, EN)
    assert (view.revision, view.can_revise) == ("", False)


def test_an_empty_plan_says_that_doing_nothing_is_possible() -> None:
    assert "doing nothing" in plan_view(planning(), EN, ()).empty
    assert plan_view(planning(), EN, draft()).empty == ""


def test_the_load_of_a_card_of_the_whole_school_is_what_the_bar_grows_by() -> None:
    game = planning()
    seen = 0
    for one in plan_view(game, EN, ()).deck:
        if one.state == "free" and one.reach == "school" and one.price.load > 0:
            with_it = preview_of(game, [default_entry(game, (), one.id)])
            without = preview_of(game, ())
            grown = 10 * float((with_it.load - without.load)[0, 0])
            assert one.price.load == whole(grown)
            seen += 1
    assert seen > 3


def test_a_card_has_one_dimension_and_one_price_in_the_plan_and_on_the_ballot() -> None:
    sitting = games.start(seed=3)
    game = games.play_to(sitting, 1, Step.BALLOT)
    seat = game.table.seats[0].id if game.table is not None else ""
    ballot = {one.id: one for one in ballot_view(game, EN, seat, c.CastBallot(seat)).cards}
    for one in plan_view(game, EN, ()).deck:
        assert (ballot[one.id].dimension, ballot[one.id].price) == (one.dimension, one.price.text)
        assert one.dimension == SUB_COMPETENCES[game.scenario.spec.actions[one.id].tags[0]]


def test_a_load_over_the_limit_never_reads_as_equal_to_it() -> None:
    assert shown_load(0.62, 0.58) == (7, 6)
    assert shown_load(0.58, 0.62) == (6, 6)
    assert shown_load(0.9, 0.6) == (9, 6)


def test_what_cannot_be_paid_reads_as_too_little_however_close() -> None:
    assert short_of(60, 55.2) == {"cost": "60", "left": "55"}
    assert short_of(60, 59.9) == {"cost": "60", "left": "59"}
    assert short_of(19.3, 19.1) == {"cost": "20", "left": "19"}
    assert short_of(10, -3) == {"cost": "10", "left": "0"}


def test_all_teams_are_said_in_one_word() -> None:
    game = planning()
    teams = next(one.id for one in plan_view(game, EN).deck if one.reach == "teams" and one.state == "free")
    leader = game.rules.roles[0]
    every = plan_view(game, EN, (PlanEntry(teams, leader, game.rules.teams),)).slots[0]
    assert every.spoken.endswith("for all 5 teams")
    two = plan_view(game, EN, (PlanEntry(teams, leader, game.rules.teams[:2]),)).slots[0]
    assert "all" not in two.spoken.partition(" for ")[2]
