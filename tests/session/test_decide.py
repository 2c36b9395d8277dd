"""What a table may do, step by step, and what is refused."""

from __future__ import annotations

import pytest

from game.session import commands as c
from game.session import events as e
from game.session.decide import DECIDERS
from game.session.events import PlanEntry, Sentence
from game.session.fold import EVOLVERS
from game.session.game import CARDS, Step
from game.session.luck import vote_counts
from game.session.rules import money_left, preview_of, set_aside
from game.session.sitting import Sitting
from tests.session.games import begin, default_of, do, play_step, play_to, play_to_end, refused, start, vote


def test_a_game_goes_from_the_table_to_the_vision_to_the_board() -> None:
    sitting = begin()
    assert sitting.game.step is Step.TABLE
    do(sitting, c.SetTable(6))
    assert sitting.game.step is Step.VISION
    do(sitting, c.LayVision({"flex": 10}))
    assert (sitting.game.step, sitting.game.turn) == (Step.BOARD, 1)


def test_a_given_vision_leaves_the_vision_step_out() -> None:
    sitting = begin("kennismaking")
    do(sitting, c.SetTable(3))
    assert sitting.game.step is Step.BOARD
    assert sitting.game.vision is not None
    assert sum(sitting.game.vision.stones.values()) == 10


@pytest.mark.parametrize("people", [1, 2, 3, 4, 5, 6, 7, 8])
def test_every_role_has_a_seat_however_many_play(people: int) -> None:
    sitting = begin()
    do(sitting, c.SetTable(people))
    table = sitting.game.table
    assert table is not None
    seated = [role for seat in table.seats for role in seat.roles]
    assert sorted(seated) == sorted(sitting.game.rules.roles)
    assert len(table.seats) == {1: 3, 2: 3, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 7}[people]
    assert ("project_lead" in seated) == (people > 6)


@pytest.mark.parametrize("people", [0, 9, -1])
def test_a_table_has_one_to_eight_people(people: int) -> None:
    assert refused(begin(), c.SetTable(people)) == "people"


def test_who_leads_must_sit_at_the_table() -> None:
    assert refused(begin(), c.SetTable(6, leader="project_lead")) == "leader_unknown"
    sitting = begin()
    do(sitting, c.SetTable(7, leader="project_lead"))
    assert sitting.game.table is not None
    assert sitting.game.table.leader == "project_lead"


@pytest.mark.parametrize(
    ("stones", "sentences", "code"),
    [
        ({"flex": 9}, (), "stones_sum"),
        ({"flex": 11}, (), "stones_sum"),
        ({"flex": 12, "ai": -2}, (), "stones_negative"),
        ({"magic": 10}, (), "theme_unknown"),
        ({"flex": 10}, (Sentence("nope"),), "sentence_unknown"),
        ({"flex": 10}, (Sentence(own=" "),), "sentence_long"),
        ({"flex": 10}, (Sentence(own="x" * 141),), "sentence_long"),
        ({"flex": 10}, tuple(Sentence(own=f"zin {i}") for i in range(6)), "sentences_many"),
    ],
)
def test_a_vision_is_ten_stones_and_at_most_five_sentences(
    stones: dict[str, int], sentences: tuple[Sentence, ...], code: str
) -> None:
    sitting = begin()
    do(sitting, c.SetTable(6))
    assert refused(sitting, c.LayVision(stones, sentences)) == code


def test_a_vision_keeps_the_scenarios_sentences_and_the_tables_own() -> None:
    sitting = begin()
    do(sitting, c.SetTable(6))
    chosen = (Sentence("vf_ai_why"), Sentence("vf_how_try"), Sentence(own="  Iedereen leert. "))
    game = do(sitting, c.LayVision({"ai": 10}, chosen))
    assert game.vision is not None
    assert game.vision.sentences == (*chosen[:2], Sentence(own="Iedereen leert."))


def test_a_quarter_goes_board_event_ballot_talk_plan_result() -> None:
    sitting = start()
    seen = [sitting.game.step]
    while sitting.game.turn == 1:
        play_step(sitting)
        seen.append(sitting.game.step)
    assert seen == [Step.BOARD, Step.EVENT, Step.BALLOT, Step.TALK, Step.PLAN, Step.RESULT, Step.BOARD]


def test_a_ballot_can_be_changed_until_the_reveal_and_not_after() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    do(sitting, c.CastBallot("board", "a", 2))
    do(sitting, c.CastBallot("board", "c", 5, ("money",), "te duur nu"))
    vote(sitting, {"board": "b"})
    assert vote_counts(sitting.game, "vr_cupboard")["b"] == 1
    assert refused(sitting, c.CastBallot("board", "a", 2)) == "ballot_closed"


def test_no_ballot_is_open_before_all_are_cast() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    assert refused(sitting, c.RevealBallots()) == "votes_missing"
    vote(sitting, reveal=False)
    do(sitting, c.RevealBallots())
    assert sitting.game.step is Step.TALK


def test_the_trainer_may_open_what_there_is() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    do(sitting, c.CastBallot("board", "a", 2))
    do(sitting, c.RevealBallots(anyway=True))
    assert sum(vote_counts(sitting.game, "vr_cupboard").values()) == 1


@pytest.mark.parametrize(
    ("ballot", "code"),
    [
        (c.CastBallot("nobody", "a", 3), "seat_unknown"),
        (c.CastBallot("board", None, 3), "option_missing"),
        (c.CastBallot("board", "z", 3), "option_unknown"),
        (c.CastBallot("board", "a", None), "confidence"),
        (c.CastBallot("board", "a", 6), "confidence"),
        (c.CastBallot("board", "a", 3, ("money", "risk", "feasible")), "reasons_many"),
        (c.CastBallot("board", "a", 3, ("because",)), "reason_unknown"),
        (c.CastBallot("board", "a", 3, words=" ".join(["woord"] * 16)), "words_many"),
        (c.CastBallot("board", "a", 3, words="x" * 161), "words_long"),
        (c.CastBallot("board", "a", 3, card="no_card"), "card_unknown"),
    ],
)
def test_a_ballot_that_breaks_a_rule_is_refused(ballot: c.CastBallot, code: str) -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    assert refused(sitting, ballot) == code


def test_fifteen_words_are_allowed() -> None:
    sitting = start()
    play_to(sitting, 1, Step.BALLOT)
    do(sitting, c.CastBallot("board", "a", 3, words=" ".join(["woord"] * 15)))


def test_the_leader_decides_only_after_the_ballots() -> None:
    sitting = start()
    play_to(sitting, 1, Step.EVENT)
    assert refused(sitting, c.ChooseOption("a")) == "ballots_first"
    do(sitting, c.GoOn())
    assert refused(sitting, c.ChooseOption("a")) == "ballots_first"
    assert refused(sitting, c.GoOn()) == "ballots_first"
    vote(sitting)
    assert refused(sitting, c.GoOn()) == "decide_first"
    do(sitting, c.ChooseOption("a", "we zijn eruit"))
    assert sitting.game.quarter.answers == {"vr_cupboard": "a"}
    assert sitting.game.step is Step.PLAN


def test_a_second_count_is_a_number_per_option() -> None:
    sitting = start()
    play_to(sitting, 1, Step.TALK)
    assert refused(sitting, c.CountAgain({"q": 1})) == "counts_unknown"
    assert refused(sitting, c.CountAgain({"a": 7})) == "counts_many"
    do(sitting, c.CountAgain({"a": 4, "b": 2}))
    assert sitting.game.quarter.counts["vr_cupboard"] == {"a": 4, "b": 2, "c": 0}


def test_the_second_event_of_a_quarter_is_a_short_decision() -> None:
    sitting = start(seed=7)
    game = play_to(sitting, 2, Step.EVENT)
    first, second = game.quarter.agenda
    assert game.is_full(first) and not game.is_full(second)
    do(sitting, c.GoOn())
    vote(sitting)
    do(sitting, c.ChooseOption(default_of(sitting.game, first)))
    assert sitting.game.step is Step.EVENT
    assert sitting.game.quarter.open_event == second
    do(sitting, c.ChooseOption(default_of(sitting.game, second)))
    assert sitting.game.step is Step.PLAN


def test_a_table_can_ask_full_ballots_for_both_events_and_the_card_only_once() -> None:
    sitting = start(seed=7, all_ballots=True)
    game = play_to(sitting, 2, Step.BALLOT)
    first, second = game.quarter.agenda
    vote(sitting)
    do(sitting, c.ChooseOption(default_of(game, first)))
    do(sitting, c.GoOn())
    assert sitting.game.step is Step.BALLOT
    option = default_of(sitting.game, second)
    assert refused(sitting, c.CastBallot("board", option, 3, card="course_check")) == "card_asked_before"


def test_one_event_a_quarter_can_be_asked_for_a_short_session() -> None:
    sitting = start(events_per_turn=1)
    game = play_to_end(sitting, cards=0)
    assert all(len(quarter.agenda) <= 1 for quarter in game.quarters)
    assert refused(begin(), c.SetTable(6, events_per_turn=3)) == "events_per_turn"


def quiet_quarter(seed: int = 7) -> Sitting:
    """At the board of a quarter without events."""
    sitting = start(seed=seed)
    while sitting.game.quarter.agenda:
        play_to(sitting, sitting.game.turn, Step.RESULT, cards=0)
        do(sitting, c.GoOn())
    return sitting


def test_a_quarter_without_an_event_asks_only_for_cards() -> None:
    sitting = quiet_quarter()
    do(sitting, c.GoOn())
    assert sitting.game.step is Step.BALLOT
    assert refused(sitting, c.CastBallot("board", "a", 3)) == "only_card"
    vote(sitting)
    game = sitting.game
    assert game.step is Step.PLAN
    assert game.quarter.revealed[CARDS]


def at_plan(turn: int = 1) -> Sitting:
    sitting = start()
    play_to(sitting, turn, Step.PLAN)
    return sitting


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((PlanEntry("magic", "board"),), "action_unknown"),
        ((PlanEntry("course_check", "wizard"),), "action_leader"),
        ((PlanEntry("course_check", "board"), PlanEntry("course_check", "director")), "action_twice"),
        ((PlanEntry("course_check", "board", ("zorg",)),), "action_school"),
        ((PlanEntry("peer_lesson_visits", "board"),), "action_teams"),
        ((PlanEntry("peer_lesson_visits", "board", ("narnia",)),), "team_unknown"),
        ((PlanEntry("modular_curriculum", "board", ("zorg", "media")),), "action_one_team"),
        (
            (
                PlanEntry("buy_and_roll_out", "board"),
                PlanEntry("tender_lms", "director"),
                PlanEntry("development_time", "programme"),
                PlanEntry("device_access_fund", "icoach"),
                PlanEntry("redesign_timetabling", "teacher"),
            ),
            "plan_money",
        ),
    ],
)
def test_a_plan_that_breaks_a_rule_is_refused(entries: tuple[PlanEntry, ...], code: str) -> None:
    assert refused(at_plan(), c.DraftPlan(entries)) == code


def test_hours_may_go_over_a_leaders_own_but_not_far() -> None:
    sitting = at_plan()
    over = (PlanEntry("run_vision_dialogue", "board"), PlanEntry("tell_what_failed", "board"))
    do(sitting, c.DraftPlan(over))
    far = (*over, PlanEntry("train_the_leaders", "board"))
    assert refused(sitting, c.DraftPlan(far)) == "leader_far_over"


def test_an_option_beyond_the_budget_is_locked_unless_it_is_the_default() -> None:
    sitting = start(seed=7)
    play_to(sitting, 4, Step.BALLOT, cards=0)
    spec = sitting.game.scenario.spec.events["budget_round"]
    assert money_left(sitting.game) > spec.options["b"].cost  # with money both are open
    poor = start(seed=7)
    while not (poor.game.turn == 4 and poor.game.step is Step.BALLOT):
        if poor.game.step is Step.PLAN and poor.game.turn < 4:
            dear = {
                1: {"buy_and_roll_out": "board", "development_time": "director"},
                2: {"buy_and_roll_out": "director", "device_access_fund": "programme"},
                3: {"tender_lms": "programme"},
            }
            entries = (PlanEntry(action, leader) for action, leader in dear[poor.game.turn].items())
            do(poor, c.DraftPlan(tuple(entries)))
            do(poor, c.CommitQuarter())
        else:
            play_step(poor)
    assert money_left(poor.game) < spec.options["b"].cost
    assert refused(poor, c.CastBallot("board", "b", 3)) == "option_money"
    do(poor, c.CastBallot("board", spec.default, 3))


def test_an_options_price_is_set_aside_before_the_plan_is_paid() -> None:
    sitting = at_plan()
    budget = float(sitting.game.state.level("budget")[0])
    price = sitting.game.scenario.spec.events["vr_cupboard"].options["a"].cost
    assert set_aside(sitting.game) == price
    assert money_left(sitting.game) == budget - price


def test_a_running_action_says_when_it_can_start_again() -> None:
    sitting = at_plan()
    do(sitting, c.DraftPlan((PlanEntry("set_strategy_and_stop_list", "board"),)))
    do(sitting, c.CommitQuarter())
    play_to(sitting, 2, Step.PLAN)
    refusal = sitting.do(c.DraftPlan((PlanEntry("set_strategy_and_stop_list", "board"),)))
    assert refusal is not None
    assert (refusal.code, refusal.args["turn"]) == ("action_running", 4)


def test_what_can_be_done_once_is_not_offered_twice() -> None:
    sitting = at_plan()
    do(sitting, c.DraftPlan((PlanEntry("strengthen_icoach_network", "icoach"),)))
    do(sitting, c.CommitQuarter())
    play_to(sitting, 2, Step.PLAN)
    again = c.DraftPlan((PlanEntry("strengthen_icoach_network", "icoach"),))
    assert refused(sitting, again) == "action_once"


def test_the_vision_is_revised_once_a_quarter_at_its_price() -> None:
    sitting = at_plan()
    before = money_left(sitting.game)
    assert refused(sitting, c.ReviseVision({"flex": 4, "equity": 3, "hybrid": 3})) == "vision_same"
    do(sitting, c.ReviseVision({"ai": 10}))
    assert money_left(sitting.game) == before - 10
    assert refused(sitting, c.ReviseVision({"flex": 10})) == "revised_already"
    used = preview_of(sitting.game, ()).used[:, 0]
    assert used[sitting.game.rules.role("director")] - used[0] == pytest.approx(30)
    paper = float(sitting.game.state.level("vision_on_paper")[0])
    game = do(sitting, c.CommitQuarter())
    booked = [row for row in game.quarter.rows if row.mechanism == "vision_revised"]
    moved = {row.variable: row.amount for row in booked}
    assert moved["vision_on_paper"] == pytest.approx(-0.4 * paper)
    assert moved["budget"] == -10
    assert game.vision is not None and dict(game.vision.stones)["ai"] == 10


def test_one_step_back_takes_back_the_last_decision_before_a_commit() -> None:
    sitting = at_plan()
    do(sitting, c.DraftPlan((PlanEntry("course_check", "board"),)))
    do(sitting, c.DraftPlan((PlanEntry("course_check", "director"),)))
    do(sitting, c.ReviseVision({"ai": 10}))
    do(sitting, c.StepBack())
    assert sitting.game.quarter.revision is None
    do(sitting, c.StepBack())
    assert sitting.game.quarter.draft == (PlanEntry("course_check", "board"),)
    do(sitting, c.StepBack())
    assert sitting.game.quarter.draft == ()
    do(sitting, c.StepBack())
    assert (sitting.game.step, sitting.game.quarter.answers) == (Step.TALK, {})
    assert sitting.game.quarter.revealed, "what was seen stays seen"
    assert refused(sitting, c.StepBack()) == "nothing_back"


def test_after_a_commit_there_is_no_step_back() -> None:
    sitting = at_plan()
    do(sitting, c.CommitQuarter())
    assert refused(sitting, c.StepBack()) == "nothing_back"


def test_doing_nothing_is_allowed() -> None:
    sitting = at_plan()
    assert do(sitting, c.CommitQuarter()).step is Step.RESULT


def test_a_private_fact_is_told_once_and_belongs_to_a_role() -> None:
    sitting = start()
    do(sitting, c.ShareFact("board", 1))
    assert refused(sitting, c.ShareFact("board", 1)) == "fact_shared"
    assert refused(sitting, c.ShareFact("board", 9)) == "fact_unknown"
    assert refused(sitting, c.ShareFact("nobody", 1)) == "fact_unknown"


def test_an_ended_game_can_be_noted_on_and_not_played_on() -> None:
    sitting = start("kennismaking", people=3)
    play_to_end(sitting)
    assert refused(sitting, c.GoOn()) == "already_ended"
    do(sitting, c.PinNote("Dit herkennen we."))
    do(sitting, c.AgreeAction("Robin", "vier lijsten schrappen", "1 februari"))


def test_a_game_can_be_stopped_early_and_says_so() -> None:
    sitting = start()
    play_to(sitting, 3, Step.RESULT, cards=0)
    game = do(sitting, c.EndGame())
    assert (game.step, game.ended_early, game.turn) == (Step.END, True, 3)


def concrete(module: object, base: type) -> set[type]:
    found = {one for one in vars(module).values() if isinstance(one, type) and issubclass(one, base)}
    return found - {base}


def test_every_command_has_a_decider() -> None:
    assert set(DECIDERS) == concrete(c, c.Command)


def test_every_event_has_an_evolver() -> None:
    assert set(EVOLVERS) == set(e.EVENTS) == concrete(e, e.Event)
