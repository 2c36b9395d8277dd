"""Whatever a table types, in whatever order: a refusal that moves nothing, or a game its log tells again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.events import BranchQuarter, PlanEntry, Sentence
from game.session.game import Game, Step
from game.session.replay import replay
from game.session.rules import REASONS, money_left
from game.session.sitting import Sitting
from tests.session.games import EN, begin, play_step

SOME = {
    "innovatiecollege": ("course_check", "peer_lesson_visits", "modular_curriculum", "buy_and_roll_out", "x"),
    "kennismaking": ("run_vision_dialogue", "translate_vision_in_team", "tell_what_failed", "x"),
}
PLAIN = object()
"""Stands for one step of the plain bot, so that games get somewhere."""


def commands(name: str, game: Game) -> st.SearchStrategy[object]:
    spec = game.scenario.spec
    themes = st.sampled_from([*spec.themes, "x"])
    stones = st.dictionaries(themes, st.integers(-1, 10), max_size=4)
    sentences = st.lists(
        st.builds(
            Sentence, st.none() | st.sampled_from(["vf_how_try", "x"]), st.none() | st.text(max_size=150)
        ),
        max_size=6,
    ).map(tuple)
    roles = st.sampled_from([*spec.roles, "x"])
    teams = st.lists(st.sampled_from([*spec.school.teams, "x"]), max_size=3, unique=True).map(tuple)
    entries = st.lists(st.builds(PlanEntry, st.sampled_from(SOME[name]), roles, teams), max_size=7).map(tuple)
    events = st.sampled_from([*list(spec.events)[:6], "x"])
    options = st.sampled_from(["a", "b", "c", "d", "x"])
    quarters = st.builds(
        BranchQuarter, entries, st.dictionaries(events, options, max_size=2), st.none() | stones, sentences
    )
    seats = st.sampled_from([*(seat.id for seat in game.table.seats), "x"] if game.table else ["x"])
    short = st.text(max_size=320)
    return st.one_of(
        st.just(PLAIN),
        st.just(PLAIN),
        st.builds(
            c.SetTable,
            st.integers(0, 9),
            leader=st.none() | roles,
            all_ballots=st.booleans(),
            predictions=st.booleans(),
        ),
        st.builds(c.LayVision, stones, sentences),
        st.just(c.LayVision({next(iter(spec.themes)): 10})),
        st.just(c.GoOn()),
        st.builds(
            c.CastBallot,
            seats,
            st.none() | options,
            st.none() | st.integers(0, 6),
            st.lists(st.sampled_from([*REASONS, "x"]), max_size=3).map(tuple),
            st.text(max_size=170),
            st.none() | st.sampled_from(SOME[name]),
            st.booleans(),
        ),
        st.builds(c.RevealBallots, st.booleans()),
        st.builds(c.CountAgain, st.dictionaries(options, st.integers(-1, 9), max_size=4)),
        st.builds(c.ChooseOption, options, short),
        st.builds(c.DraftPlan, entries),
        st.builds(c.ReviseVision, stones, sentences),
        st.just(c.CommitQuarter()),
        st.builds(c.JoinQuarters, short),
        st.just(c.StepBack()),
        st.builds(c.ShareFact, roles, st.integers(0, 4)),
        st.builds(c.SkipBallot, short),
        st.builds(c.GiveFullBallot, events),
        st.builds(c.SkipEvent, events, short),
        st.builds(c.InjectEvent, events, short),
        st.builds(c.Pause, short),
        st.just(c.Resume()),
        st.builds(c.Extend, st.integers(-1, 4000)),
        st.builds(c.PinNote, st.text(max_size=510), turn=st.none() | st.integers(-1, 13)),
        st.builds(c.Predict, seats, st.integers(-1, 101), short),
        st.builds(c.SkipPredictions, short),
        st.builds(c.EditNote, st.integers(-1, 4), short),
        st.builds(c.RemoveNote, st.integers(-1, 4)),
        st.builds(c.AgreeAction, short, short, short, st.sampled_from(["", "agility", "vr_cupboard", "x"])),
        st.builds(c.EditAgreement, st.integers(-1, 4), short, short, short),
        st.builds(c.RemoveAgreement, st.integers(-1, 4)),
        st.builds(
            c.KeepBranch,
            st.integers(-1, 5),
            st.text(max_size=70),
            st.dictionaries(st.integers(-1, 5), quarters, max_size=2),
            st.integers(-1, 3),
        ),
        st.builds(c.RepeatLastChange, st.integers(-1, 3)),
        st.builds(c.RenameBranch, st.integers(-1, 3), st.text(max_size=70)),
        st.builds(c.RemoveBranch, st.integers(-1, 3)),
        st.builds(c.FinishStep, st.integers(-1, 7), st.integers(-5, 100_000)),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), name=st.sampled_from(sorted(SOME)))
def test_whatever_is_typed_the_log_tells_the_game_again(data: st.DataObject, name: str) -> None:
    sitting = begin(name)
    for _ in range(data.draw(st.integers(5, 40), label="commands")):
        before, records = sitting.game, len(sitting.store.read())
        command = data.draw(commands(name, before))
        if command is PLAIN:
            if before.paused or before.step in (Step.TABLE, Step.VISION, Step.END):
                continue
            play_step(sitting)
        else:
            assert isinstance(command, c.Command)
            refusal = sitting.do(command)
            if refusal is not None:
                said = refusal.say(EN)
                assert said and said[-1] in ".?!", said
                assert sitting.game is before
                assert len(sitting.store.read()) == records
        _sound(sitting.game)
    again = Sitting.resume(sitting.store).game
    assert again.step is sitting.game.step
    assert again.quarters == sitting.game.quarters
    assert [state.to_bytes() for state in again.states] == [state.to_bytes() for state in sitting.game.states]
    if len(again.states) > 1:
        assert replay(again).identical


def _sound(game: Game) -> None:
    """What holds at any moment of any game."""
    assert len(game.quarters) - len(game.states) in (-1, 0)
    assert game.turn <= game.turns
    if game.quarters:
        quarter = game.quarter
        assert set(quarter.answers) <= set(quarter.agenda)
        assert len(set(quarter.agenda)) == len(quarter.agenda)
        assert money_left(game) >= 0
        if game.step is Step.PLAN and quarter.plan is None:
            assert quarter.open_event is None
        if game.step in (Step.EVENT, Step.TALK):
            assert quarter.open_event is not None
