"""What-if: other decisions, the same luck."""

from __future__ import annotations

import pytest

from game.session import commands as c
from game.session.events import PlanEntry
from game.session.fork import NOTHING, Change, fork, without_interventions
from game.session.game import Game, Step, Vision
from game.session.replay import replay
from tests.session.games import do, play_to, play_to_end, start


@pytest.fixture(scope="module")
def played() -> Game:
    """Twelve quarters with everything in it that a branch must carry over."""
    sitting = start(seed=11)
    play_to(sitting, 2, Step.PLAN, cards=1)
    do(sitting, c.InjectEvent("laptop_gap"))
    play_to(sitting, 3, Step.BOARD, cards=1)
    do(sitting, c.SkipEvent(sitting.game.quarter.agenda[-1]))
    play_to(sitting, 5, Step.PLAN, cards=1)
    do(sitting, c.ReviseVision({"ai": 6, "flex": 4}))
    play_to(sitting, 6, Step.BOARD)
    do(sitting, c.SetTable(3, leader="teacher"))
    play_to(sitting, 8, Step.BOARD)
    do(sitting, c.JoinQuarters())
    return play_to_end(sitting)


def digests(states: object) -> list[str]:
    return [state.digest() for state in states]  # type: ignore[attr-defined]


def test_a_branch_with_unchanged_decisions_is_the_original_to_the_bit(played: Game) -> None:
    for turn in range(1, played.turns + 1):
        branch = fork(played, turn, {})
        assert digests(branch.states) == digests(played.states[turn - 1 :])
        assert branch.fell == ()


def test_a_replay_is_identical_to_the_bit(played: Game) -> None:
    proof = replay(played)
    assert (proof.identical, proof.turns, proof.first_difference) == (True, 12, None)


def test_a_branch_parts_where_its_decision_differs_and_not_before(played: Game) -> None:
    branch = fork(played, 4, {6: NOTHING})
    assert digests(branch.states[:3]) == digests(played.states[3:6])
    assert branch.states[3].digest() != played.states[6].digest()


def test_a_branch_meets_the_same_luck(played: Game) -> None:
    """Noise is booked per outcome and quarter: in any branch it is the same number."""
    from game.engine.noise import outcome_noise

    luck = outcome_noise(played.seed, 3, range(1))
    noise = {row.variable: row.amount for row in played.quarters[3].rows if row.mechanism == "noise"}
    z = luck.z[:, 0]
    assert noise["education_quality"] == pytest.approx(played.rules.p.noise_out * float(z[0]))


def test_what_cannot_be_paid_in_a_branch_falls_off_and_is_named(played: Game) -> None:
    actions = played.scenario.spec.actions
    teams = {"school": (), "team": played.rules.teams[:1], "teams": played.rules.teams}
    dear = tuple(
        PlanEntry(action, "director", teams[actions[action].reach])
        for action in sorted(actions, key=lambda action: -actions[action].cost)[:8]
    )
    branch = fork(played, 1, {1: Change(entries=dear)})
    assert ("money", 1) in {(fallen.why, fallen.turn) for fallen in branch.fell}


def test_a_choice_whose_event_does_not_come_falls_off_and_is_named(played: Game) -> None:
    branch = fork(played, 1, {1: Change(answers={"merger_talk": "a"})})
    assert ("merger_talk", "no_event") in {(fallen.what, fallen.why) for fallen in branch.fell}


def test_a_branch_can_go_beyond_what_was_played() -> None:
    sitting = start("kennismaking", people=3)
    game = play_to(sitting, 2, Step.RESULT)
    assert len(fork(game, 3, {}, last=4).states) == 3
    with pytest.raises(LookupError):
        fork(game, 4, {})


def test_a_branch_can_stand_for_another_vision(played: Game) -> None:
    vision = Vision(1, {"equity": 10})
    branch = fork(played, 1, {1: Change(revision=vision)})
    assert branch.states[1].weights[played.rules.theme("equity"), 0] == 1.0


def test_the_ghost_is_the_same_school_left_alone(played: Game) -> None:
    ghost = without_interventions(played)
    assert len(ghost.states) == 13
    assert float(ghost.states[-1].level("shared_leadership")[0]) < float(
        played.states[-1].level("shared_leadership")[0]
    )
