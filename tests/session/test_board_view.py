"""The board and the header: where the school stands, what is left of a quarter, which steps come."""

from __future__ import annotations

import pytest

from game.session import commands as c
from game.session.events import PlanEntry, Sentence
from game.session.fork import without_interventions
from game.session.game import Game, Step
from game.session.rules import WORKLOAD_LIMIT
from game.session.sitting import Sitting
from game.session.views.board import BoardView, board_view
from game.session.views.header import header_view
from game.session.views.levels import change_of, level
from game.session.views.parts import Level
from tests.session.games import EN, begin, do, play_step, play_to, start, vote


def levels(view: BoardView) -> list[Level]:
    of_teams = [one for team in view.teams for one in team.levels]
    subs = [sub for dimension in view.dimensions for sub in dimension.subs]
    dimensions = [dimension.level for dimension in view.dimensions]
    return [*dimensions, *subs, view.coherence, *view.outcomes, *of_teams, *view.own, *view.more]


def steps(game: Game) -> list[str]:
    return [f"{step.id}:{step.state}" for step in header_view(game, EN).steps]


@pytest.fixture(scope="module")
def third() -> Game:
    return play_to(start(), 3, Step.BOARD)


# --- the board ---


def test_the_rose_goes_clockwise_from_the_top_with_all_fourteen(third: Game) -> None:
    view = board_view(third, EN)
    assert [len(dimension.subs) for dimension in view.dimensions] == [2, 3, 3, 4, 2]
    assert [one.id for one in view.dimensions] == [
        "direction",
        "culture",
        "organisation",
        "literacy",
        "conduct",
    ]
    literacy = [sub.id for sub in view.dimensions[3].subs]
    assert literacy == ["own_development", "ethics", "data_use", "tools_at_work"]


def test_in_the_first_quarter_nothing_has_changed_yet() -> None:
    view = board_view(start().game, EN)
    assert all(one.change is None and len(one.history) == 1 for one in levels(view))


def test_every_value_is_the_schools_own_and_its_change_that_of_the_last_quarter(third: Game) -> None:
    before, now = third.states[-2], third.states[-1]
    for one in (*board_view(third, EN).outcomes, *(team.levels[0] for team in board_view(third, EN).teams)):
        exact = float(now.level(one.id)[0])
        assert abs(one.value - exact) <= 0.5
        assert one.history[-1] == exact
        assert one.change == change_of(EN, one.id, float(before.level(one.id)[0]), exact)


def test_more_work_pressure_is_unfavourable_and_above_the_limit_is_told(third: Game) -> None:
    assert change_of(EN, "team.workload", 60, 64).favourable is False
    assert change_of(EN, "workload.zorg", 64, 60).favourable is True
    assert change_of(EN, "safety", 60, 64).favourable is True
    for team in board_view(third, EN).teams:
        workload = team.levels[-1]
        assert workload.limit == WORKLOAD_LIMIT
        assert workload.over_limit is (workload.value > WORKLOAD_LIMIT)
        assert ("above the limit" in workload.spoken) is workload.over_limit


def test_a_change_under_half_a_point_is_shown_as_none() -> None:
    change = change_of(EN, "safety", 50.0, 50.49)
    assert (change.points, change.text, change.favourable) == (0, "= 0", None)
    assert change_of(EN, "safety", 50.0, 50.5).text == "+1"
    assert change_of(EN, "safety", 50.0, 45.7).text == "−4"


def test_a_dimension_asks_the_mean_of_what_its_parts_ask(third: Game) -> None:
    for dimension in board_view(third, EN).dimensions:
        goals = [sub.target for sub in dimension.subs]
        starts = [sub.history[0] for sub in dimension.subs]
        if all(goal is None for goal in goals):
            assert dimension.level.target is None
        else:
            mean = sum(s if g is None else g for g, s in zip(goals, starts, strict=True)) / len(goals)
            assert dimension.level.target == pytest.approx(mean, abs=1)


def test_the_ghost_line_is_the_game_without_interventions(third: Game) -> None:
    ghost = without_interventions(third)
    view = board_view(third, EN, ghost=True)
    for one in view.outcomes:
        assert one.ghost == tuple(float(state.level(one.id)[0]) for state in ghost.states)
    assert all(one.ghost == () for one in board_view(third, EN).outcomes)


def test_only_own_variables_for_the_board_stand_there(third: Game) -> None:
    shown = {one.id for one in board_view(third, EN).own}
    assert shown == {id for id, own in third.scenario.spec.variables.items() if own.show == "board"}


def test_cards_that_help_a_dimension_have_a_tag_of_it(third: Game) -> None:
    helps = dict(board_view(third, EN).helps)
    title = third.scenario.spec.actions["tell_what_failed"].title.get("en")  # safety, learning_professional
    assert [id for id, titles in helps.items() if title in titles] == ["culture", "conduct"]


def test_tickets_tell_which_event_gets_the_full_ballot() -> None:
    game = play_to(start(), 2, Step.BOARD)
    tickets = board_view(game, EN).tickets
    assert [ticket.event for ticket in tickets] == list(game.quarter.agenda)
    assert [ticket.full for ticket in tickets] == [True, False]
    assert board_view(game, EN).button == "To the event"


# --- the header ---


def test_a_year_has_four_quarters_from_september() -> None:
    sitting = start("kennismaking", people=3)
    periods = []
    for turn in range(1, 5):
        periods.append(header_view(play_to(sitting, turn, Step.BOARD), EN).period)
    assert periods == [f"{months}, year 1" for months in ("sep – nov", "dec – feb", "mar – may", "jun – aug")]
    assert header_view(play_to(start(), 5, Step.BOARD), EN).period == "sep – nov, year 2"


def test_before_the_first_quarter_the_header_is_nearly_empty() -> None:
    header = header_view(begin().game, EN)
    assert (header.turn, header.meters, header.steps, header.period) == (0, (), (), "")


def test_the_steps_are_those_that_will_really_come() -> None:
    sitting = start()
    play_to(sitting, 2, Step.TALK)
    assert steps(sitting.game) == [
        "board:done",
        "event:done",
        "ballot:done",
        "talk:now",
        "plan:later",
        "result:later",
    ]
    play_step(sitting)  # on to the short decision
    assert sitting.game.step is Step.EVENT
    assert steps(sitting.game)[1:5] == ["event:now", "ballot:done", "talk:done", "plan:later"]


def without_events() -> Sitting:
    sitting = start("kennismaking", people=3)
    play_to(sitting, 4, Step.BOARD)
    for event in sitting.game.quarter.agenda:
        do(sitting, c.SkipEvent(event))
    return sitting


def test_a_quarter_without_an_event_only_asks_for_cards() -> None:
    game = without_events().game
    assert [step.name for step in header_view(game, EN).steps] == ["Board", "On the table", "Plan", "Result"]
    view = board_view(game, EN)
    assert view.tickets == ()
    assert view.button == "Put cards on the table"


def test_the_second_of_two_joined_quarters_was_never_on_the_board() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BOARD)
    do(sitting, c.JoinQuarters())
    game = play_to(sitting, 3, Step.RESULT)
    assert steps(game) == ["plan:done", "result:now"]


def test_after_two_quarters_as_one_the_board_shows_the_change_of_both() -> None:
    sitting = start(seed=5)
    play_to(sitting, 2, Step.BOARD)
    do(sitting, c.JoinQuarters())
    game = play_to(sitting, 4, Step.BOARD)
    before, after = game.states[1], game.states[3]
    for shown in board_view(game, EN).outcomes:
        moved = float(after.level(shown.id)[0] - before.level(shown.id)[0])
        assert shown.change is not None and abs(shown.change.points - moved) <= 0.5


def test_the_meters_show_what_this_quarters_plan_leaves() -> None:
    sitting = start()
    before = {meter.id: meter for meter in header_view(play_to(sitting, 1, Step.PLAN), EN).meters}
    card = sitting.game.scenario.spec.actions["run_vision_dialogue"]
    do(sitting, c.DraftPlan((PlanEntry("run_vision_dialogue", "director"),)))
    after = {meter.id: meter for meter in header_view(sitting.game, EN).meters}
    thousands = [int(meter["budget"].value.strip("€ k")) for meter in (before, after)]
    hours = [int(meter["hours"].value.split()[0]) for meter in (before, after)]
    assert thousands[0] - thousands[1] == card.cost > 0
    assert hours[0] - hours[1] == card.hours > 0
    assert after["hours"].share < before["hours"].share <= 1


def test_after_the_result_the_meters_show_the_money_there_is() -> None:
    sitting = start()
    game = play_to(sitting, 1, Step.RESULT)
    money = float(game.state.level("budget")[0])
    meters = {meter.id: meter for meter in header_view(game, EN).meters}
    assert abs(int(meters["budget"].value.strip("€ k")) - money) <= 0.5
    assert meters["hours"].share == 1.0


def test_a_meter_above_its_limit_says_so() -> None:
    game = play_to(start(), 3, Step.BOARD)
    meter = header_view(game, EN).meters[-1]
    mean = level(game, EN, "workload")
    assert meter.value == str(mean.value)
    assert (meter.word != "") is mean.over_limit
    assert meter.word in meter.spoken


def test_the_first_sentence_of_the_vision_stands_above_every_screen() -> None:
    sitting = begin()
    do(sitting, c.SetTable(6))
    do(sitting, c.LayVision({"flex": 10}, (Sentence(own="Nobody waits."), Sentence(id="vf_how_try"))))
    assert header_view(sitting.game, EN).sentence == "Nobody waits."


def test_looking_at_a_game_moves_nothing() -> None:
    sitting = start()
    play_to(sitting, 2, Step.BALLOT)
    vote(sitting, {}, reveal=False)
    state, digest = sitting.game.state, sitting.game.state.digest()
    assert board_view(sitting.game, EN, ghost=True) == board_view(sitting.game, EN, ghost=True)
    assert sitting.game.state is state and state.digest() == digest
