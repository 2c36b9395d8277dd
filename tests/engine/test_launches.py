"""The launch ledger keeps options by game: whoever chose what, alone or in a batch, the bits are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.blueprint import Effect
from game.engine.decisions import NOBODY, Decisions, Placed
from game.engine.noise import Luck, outcome_noise
from game.engine.policies import POLICIES
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.engine.trace import Trace
from tests.engine.build import action, effect, event, never, option, reference, school, standard

SCHOOLS = {"reference": reference, "standard": standard}
both_schools = pytest.mark.parametrize("rules_of", SCHOOLS.values(), ids=SCHOOLS)


def any_decisions(rules: Ruleset, turn: int, games: int) -> Decisions:
    """Three actions led by anyone, carried out in some games, and any options, chosen again and again."""
    dice = np.random.default_rng(turn)
    actions = dice.permutation(len(rules.actions))[:3]
    everywhere = tuple(range(len(rules.teams)))
    placed = [Placed(int(a), int(dice.integers(-1, len(rules.roles))), everywhere) for a in actions]
    plan = Decisions.of(rules, placed, games=games)
    return replace(
        plan,
        action=np.where(dice.random((3, games)) < 0.6, plan.action, NOBODY),
        options=dice.random((len(rules.options), games)) < 0.15,
    )


def of_game(decisions: Decisions, game: int) -> Decisions:
    one = slice(game, game + 1)
    return replace(
        decisions,
        action=decisions.action[:, one],
        leader=decisions.leader[:, one],
        teams=decisions.teams[:, :, one],
        options=decisions.options[:, one],
        came=decisions.came[:, one],
        waiting=decisions.waiting[:, one],
    )


@both_schools
def test_options_that_come_again_while_they_still_deliver_give_a_game_the_same_bits_in_a_batch(
    rules_of: Callable[[], Ruleset],
) -> None:
    rules, games = rules_of(), 9
    together = SchoolState.start(rules, [1] * 5, games)
    alone = {game: SchoolState.start(rules, [1] * 5) for game in (0, 4, 8)}
    for turn in range(rules.turns):
        decisions, luck = any_decisions(rules, turn, games), outcome_noise(3, turn, range(games))
        together = step(rules, together, turn, decisions, luck)
        for game, state in alone.items():
            own = Luck(luck.z[:, game : game + 1], luck.incident[game : game + 1])
            alone[game] = step(rules, state, turn, of_game(decisions, game), own)
            assert alone[game].to_bytes() == together.to_bytes(game)


@both_schools
def test_a_school_read_back_or_taken_out_of_a_batch_has_the_whole_ledger(
    rules_of: Callable[[], Ruleset],
) -> None:
    rules, games = rules_of(), 5
    state = SchoolState.start(rules, [1] * 5, games)
    for turn in range(10):
        before, decisions = state, any_decisions(rules, turn, games)
        state = step(rules, before, turn, decisions, Luck.none(games))
        traced = step(rules, before, turn, decisions, Luck.none(games), Trace())
        saved = [state.to_bytes(game) for game in range(games)]
        assert saved == [traced.to_bytes(game) for game in range(games)]
        assert [SchoolState.from_bytes(rules, column).to_bytes() for column in saved] == saved
        taken = state.take([3, 0, 3])
        assert [taken.to_bytes(game) for game in range(3)] == [saved[3], saved[0], saved[3]]
        assert state.take(slice(1, 3)).to_bytes(1) == saved[2]


@both_schools
def test_a_school_read_back_from_its_numbers_delivers_what_it_would_have(
    rules_of: Callable[[], Ruleset],
) -> None:
    """Of what it read it can't know whether games launched it again; what it launches itself it does know."""
    rules, games = rules_of(), 4
    state = SchoolState.start(rules, [1] * 5, games)
    back = [state.take([game]) for game in range(games)]
    for turn in range(11):
        decisions = any_decisions(rules, turn, games)
        state = step(rules, state, turn, decisions, Luck.none(games))
        for game, alone in enumerate(back):
            after = step(rules, alone, turn, of_game(decisions, game), Luck.none())
            assert after.to_bytes() == state.to_bytes(game)
            back[game] = SchoolState.from_bytes(rules, after.to_bytes()) if turn % 3 == 2 else after


def test_a_batch_that_lets_go_of_what_was_delivered_ends_with_the_same_bits() -> None:
    rules, bot = standard(), POLICIES["random"]
    held: list[int] = []

    def kept(*args: object) -> None:
        state = args[-1]
        assert isinstance(state, SchoolState)
        held.append(sum(len(sent.game) for slot in state.launches.slots for sent in slot.values()))

    watched = play(rules, bot, 4, 30, on_turn=kept).final
    assert np.array_equal(play(rules, bot, 4, 30).final, watched)
    late = SchoolState.start(rules, [1] * 5)
    late = step(rules, late, 0, Decisions.of(rules, [Placed(0, 0, (0,))]), Luck.none())
    delivers = rules.arrivals[0].last
    for turn in range(delivers + 1):
        assert late.launches.holds().any()
        late.launches.forget(turn)
    assert not late.launches.holds().any()
    assert held[-1] > held[0]


def school_with(*effects: Effect) -> Ruleset:
    return school(
        events=[event("ask", (0, 1), once=False)],
        options=[option(0, "yes", effects=effects), option(0, "no")],
        actions=[action()],
    )


def test_launches_of_one_option_add_up_where_their_quarters_meet() -> None:
    rules = school_with(effect("agility", 6.0, over=3, unscaled=True))
    state = SchoolState.start(rules, [1, 1, 1])
    delivered: list[list[tuple[int, float]]] = []
    for turn in range(5):
        trace = Trace()
        plan = Decisions.of(rules, options=[0] if turn < 2 else [])
        state = step(rules, state, turn, plan, Luck.none(), trace)
        rows = [row for row in trace.rows() if row.source == "ask.yes" and row.variable == "agility"]
        delivered.append([(row.origin_turn, row.amount) for row in rows])
    assert delivered == [[(0, 2.0)], [(1, 2.0), (0, 2.0)], [(1, 2.0), (0, 2.0)], [(1, 2.0)], []]


def test_a_slot_of_the_ledger_is_empty_again_after_eight_quarters() -> None:
    rules = school_with(effect("safety", 6.0, unscaled=True), effect("team.skill", 6.0, after=1))
    state = SchoolState.start(rules, [1, 1, 1])
    state = step(rules, state, 0, Decisions.of(rules, [Placed(0, 0)], options=[0]), Luck.none())
    assert np.frombuffer(state.to_bytes(), dtype="<f8")[rules.layout.ring].any()
    for turn in range(1, 9):
        state = step(rules, state, turn, Decisions.of(rules), Luck.none())
    assert not np.frombuffer(state.to_bytes(), dtype="<f8")[rules.layout.ring].any()


def test_an_effect_of_an_option_whose_condition_fails_sends_nothing() -> None:
    rules = school_with(
        effect("safety", 6.0, unscaled=True, when=never, when_text="never"),
        effect("inquiry", 6.0, unscaled=True),
    )
    trace = Trace()
    plan = Decisions.of(rules, options=[0])
    step(rules, SchoolState.start(rules, [1, 1, 1]), 0, plan, Luck.none(), trace)
    assert {row.variable for row in trace.rows() if row.source == "ask.yes"} == {"inquiry"}


def test_one_action_launched_again_and_again_is_summed_newest_first_before_it_delivers() -> None:
    """Two windows on one variable, that overlap and begin apart: the order of sums is that of the file."""
    rules = school(
        [
            action(
                effects=(
                    effect("agility", 1.0, after=1, over=3, unscaled=True),
                    effect("agility", 0.7, over=2, scaled_by=("safety",)),
                    effect("team.skill", 3.0, over=4, scaled_by=("vision",)),
                ),
                load=0.1,
            )
        ],
        turns=9,
    )
    patterns = np.array(
        [[1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 0, 1, 1, 0, 0, 1], [0, 1, 1, 0, 0, 0, 0, 1, 0]]
    )
    games = len(patterns)
    together = SchoolState.start(rules, [1, 1, 1], games)
    alone = [SchoolState.start(rules, [1, 1, 1]) for _ in range(games)]
    for turn in range(9):
        plan = Decisions.of(rules, [Placed(0, 1)], games=games)
        plan = replace(plan, action=np.where(patterns[:, turn] == 1, plan.action, NOBODY))
        before, trace = together, Trace()
        together = step(rules, before, turn, plan, Luck.none(games), trace)
        assert together.to_bytes() == step(rules, before, turn, plan, Luck.none(games)).to_bytes()
        for game in range(games):
            alone[game] = step(rules, alone[game], turn, of_game(plan, game), Luck.none())
            assert alone[game].to_bytes() == together.to_bytes(game)
            launched = [turn - lag for lag in (1, 2, 3) if turn >= lag and patterns[game, turn - lag]]
            late = [row for row in trace.rows(game) if row.source == "act" and row.variable == "agility"]
            assert sum(row.amount for row in late if row.origin_turn < turn - 1) == pytest.approx(
                sum(1.0 / 3 for origin in launched if origin < turn - 1)
            )


def test_the_ledger_keeps_what_it_holds_when_a_fuller_quarter_needs_more_room() -> None:
    rules, games = standard(), 12
    state = SchoolState.start(rules, [1] * 5, games)
    for turn, actions in enumerate([1, 1, 6, 2]):
        everywhere = tuple(range(len(rules.teams)))
        plan = Decisions.of(rules, [Placed(a, 1, everywhere) for a in range(actions)], games=games)
        before = [state.launches.sent(slot, 0).copy() for slot in range(turn)]
        state = step(rules, state, turn, plan, Luck.none(games))
        for slot, kept in enumerate(before):
            assert np.array_equal(state.launches.sent(slot, 0), kept)
