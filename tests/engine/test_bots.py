"""Bots play many games within the rules, each game the same whatever its batch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.blueprint import Role
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.legality import may_start
from game.engine.noise import Luck
from game.engine.policies import POLICIES, Entry, FixedPlan, PlanTurn, Policy
from game.engine.policies.draft import MOST_OVERLOAD
from game.engine.preview import preview
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from tests.engine.build import action, event, never, option, reference, school, standard

BOTS = list(POLICIES.values())
each_bot = pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
SCHOOLS: dict[str, Callable[[], Ruleset]] = {"reference": reference, "standard": standard}


@each_bot
def test_a_game_is_the_same_whatever_its_chunk(bot: Policy) -> None:
    rules = standard()
    whole = play(rules, bot, 6, 30).final
    assert np.array_equal(whole, play(rules, bot, 6, 30, chunk=7).final)
    assert np.array_equal(whole[:, :1], play(rules, bot, 6, 1).final)


@each_bot
def test_another_seed_gives_another_game_and_the_same_seed_the_same(bot: Policy) -> None:
    first, again, other = (play(reference(), bot, seed, 4).final for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@each_bot
@pytest.mark.parametrize("rules_of", SCHOOLS.values(), ids=SCHOOLS)
def test_a_bot_stays_within_money_rules_and_hours(bot: Policy, rules_of: Callable[[], Ruleset]) -> None:
    rules, games = rules_of(), range(40)
    state = SchoolState.start(rules, bot.vision(rules, 3, games), len(games))
    for turn in range(rules.turns):
        decisions = bot.decide(rules, state, turn, Drawn.none(rules, len(games)), 3, games)
        shown = preview(rules, state, turn, decisions)
        placed = decisions.action >= 0
        assert shown.ok[placed].all()
        assert (shown.overload <= MOST_OVERLOAD - 1 + 1e-9).all()
        may = may_start(rules, state, turn)
        slots, where = np.nonzero(placed)
        assert may[decisions.action[slots, where], where].all()
        state = step(rules, state, turn, decisions, Luck.none(len(games)))


def test_at_random_two_to_four_actions_are_done_while_there_is_money() -> None:
    rules, games = reference(), range(200)
    bot = POLICIES["random"]
    state = SchoolState.start(rules, bot.vision(rules, 1, games), 200, overrides={"budget": 1000})
    decisions = bot.decide(rules, state, 0, Drawn.none(rules, 200), 1, games)
    number = np.count_nonzero(decisions.action >= 0, axis=0)
    assert set(number.tolist()) == {2, 3, 4}
    fewer_teams = np.count_nonzero(decisions.teams, axis=1)[decisions.action >= 0]
    assert set(fewer_teams.tolist()) >= {1, 2, 3, 4}


@pytest.mark.parametrize("rules_of", SCHOOLS.values(), ids=SCHOOLS)
def test_playing_sensibly_beats_playing_at_random_and_that_beats_nothing(
    rules_of: Callable[[], Ruleset],
) -> None:
    rules = rules_of()
    quality = [
        float(play(rules, POLICIES[name], 1, 100).final[rules.row("education_quality")].mean())
        for name in ("nothing", "random", "balanced")
    ]
    assert quality == sorted(quality)
    assert quality[2] - quality[0] > 10


def test_one_game_tells_its_quarters_with_their_digests() -> None:
    rules = standard()
    seen: list[str] = []
    result = play(rules, POLICIES["random"], 4, 1, on_turn=lambda *args: seen.append(args[-1].digest()))
    assert result.trajectory is not None
    assert result.trajectory.shape == (rules.turns + 1, len(rules.variables))
    assert np.array_equal(result.trajectory[0], rules.start)
    assert np.array_equal(result.trajectory[-1], result.final[:, 0])
    assert list(result.digests[1:]) == seen


def test_many_games_keep_only_their_end() -> None:
    result = play(reference(), POLICIES["nothing"], 1, 3, turns=2)
    assert result.trajectory is None
    assert result.digests == ()
    assert result.final.shape == (64, 3)


def test_events_can_be_left_out() -> None:
    came: list[bool] = []
    play(
        standard(),
        POLICIES["nothing"],
        1,
        20,
        events=False,
        on_turn=lambda games, turn, drawn, *rest: came.append(bool(drawn.came.any())),
    )
    assert not any(came)


def plan_of(*entries: Entry, turns: int = 1, choices: tuple[int, ...] = ()) -> FixedPlan:
    return FixedPlan([1, 1, 1], {turn: PlanTurn(entries) for turn in range(turns)}, choices)


def decide(rules: Ruleset, plan: FixedPlan, turn: int = 0, came: tuple[int, ...] = ()) -> Decisions:
    drawn = Drawn.none(rules)
    drawn.came[list(came)] = True
    return plan.decide(rules, SchoolState.start(rules, [1, 1, 1]), turn, drawn, 1, range(1))


def test_a_plan_without_leaders_spreads_the_work_over_those_who_fit() -> None:
    actions = [action(f"act{k}", hours=60.0, tags=("data_use",)) for k in range(3)]
    rules = school(actions)
    chosen = decide(rules, plan_of(Entry(0), Entry(1), Entry(2, leader=NOBODY)))
    assert [rules.roles[k] if k >= 0 else None for k in chosen.leader[:, 0]] == ["coach", "head", None]
    more = decide(rules, plan_of(Entry(0), Entry(1), Entry(2)))
    assert rules.roles[int(more.leader[2, 0])] == "coach"


def test_who_has_no_room_for_it_does_not_lead_it_however_well_it_fits() -> None:
    roles = (Role("head", 150.0, (0.5,) * 5), Role("coach", 60.0, (0.8,) * 5))
    for hours, who in ((60.0, "coach"), (100.0, "head")):
        rules = school([action(hours=hours)], roles=roles)
        assert decide(rules, plan_of(Entry(0))).leader[0, 0] == rules.role(who)
    in_teams = school([action(hours=55.0, reach="teams")], roles=roles, parameters={"hours_all": 2.0})
    one, both = (plan_of(Entry(0, teams=teams)) for teams in ((0,), (0, 1)))
    assert decide(in_teams, one).leader[0, 0] == in_teams.role("coach")
    assert decide(in_teams, both).leader[0, 0] == in_teams.role("head")


def test_a_careful_bot_counts_what_starting_up_asks_of_teams() -> None:
    """Two actions that the school can just take up while they go on; beginning both is too much."""
    bot, games = POLICIES["balanced"], range(50)
    acts = [action(f"act{k}", load=0.6, tags=("inquiry",)) for k in range(2)]

    room = {"cap0": 0.6, "cap_room": 0.0, "cap_proc": 0.0, "reach_all": 0.6, "start_load": 0.5}

    def started(uses: float) -> int:
        rules = school(acts, parameters=room)
        state = SchoolState.start(rules, bot.vision(rules, 1, games), len(games))
        state.block[rules.layout.uses] = uses
        decisions = bot.decide(rules, state, 0, Drawn.none(rules, len(games)), 1, games)
        return int(np.count_nonzero(decisions.action >= 0, axis=0).max())

    assert started(1.0) == 2
    assert started(0.0) == 1


def test_an_action_for_one_team_goes_round_the_teams() -> None:
    rules = school([action(reach="team"), action("wide", reach="teams")])
    plan = plan_of(Entry(0), Entry(1), turns=3)
    teams = [decide(rules, plan, turn).teams[:, :, 0].tolist() for turn in range(3)]
    assert [turn[0] for turn in teams] == [[True, False], [False, True], [True, False]]
    assert all(turn[1] == [True, True] for turn in teams)


def test_what_a_plan_cannot_pay_or_start_falls_off_and_takes_no_hours() -> None:
    rules = school([action("dear", cost=1000.0, hours=30.0), action("shut", when=never), action("fine")])
    chosen = decide(rules, plan_of(Entry(0, leader=0), Entry(1), Entry(2, leader=0)))
    assert chosen.action[:, 0].tolist() == [NOBODY, NOBODY, 2]


def test_a_plan_answers_events_by_turn_by_choice_or_by_default() -> None:
    rules = school(
        events=[event("ask", (0, 1, 2), default=2), event("tell", (3, 4))],
        options=[*(option(0, name) for name in "abc"), *(option(1, name) for name in "ab")],
    )

    def answer(plan: FixedPlan, *came: int) -> list[int]:
        return np.flatnonzero(decide(rules, plan, came=came).options[:, 0]).tolist()

    assert answer(plan_of(), 0, 1) == [2, 3]
    assert answer(plan_of(choices=(0, 4)), 0) == [0]
    by_turn = FixedPlan([1, 1, 1], {0: PlanTurn(options=(1,))}, choices=(0, 4))
    assert answer(by_turn, 0, 1) == [1, 4]


def test_a_plan_may_revise_its_vision() -> None:
    rules = school()
    plan = FixedPlan([1, 0, 0], {1: PlanTurn(revision=(0.0, 3.0, 1.0))})
    final: list[SchoolState] = []
    play(rules, plan, 1, 2, turns=2, on_turn=lambda *args: final.append(args[-1].copy()))
    assert final[0].weights[:, 0].tolist() == [1, 0, 0]
    assert final[1].weights[:, 1].tolist() == [0, 0.75, 0.25]


def test_a_revision_comes_before_what_can_still_be_paid() -> None:
    rules = school([action("dear", cost=135.0), action("cheap", cost=130.0)])
    plan = FixedPlan([1, 0, 0], {0: PlanTurn((Entry(0), Entry(1)), revision=(0.0, 1.0, 0.0))})
    assert decide(rules, plan).action[:, 0].tolist() == [NOBODY, 1]


def test_bots_play_a_school_without_actions_or_events() -> None:
    for bot in BOTS:
        assert np.isfinite(play(school(), bot, 1, 3).final).all()
