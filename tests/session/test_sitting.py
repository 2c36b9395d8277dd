"""A game and its file: durable at each command, resumed at exactly the same step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.parameters import MODELS
from game.errors import CannotSave, RefusedFile
from game.session import commands as c
from game.session.codec import from_record, to_entry
from game.session.events import GameStarted, OptionChosen, QuarterResolved
from game.session.game import Step
from game.session.replay import replay
from game.session.sitting import Sitting, read_game
from game.store.base import Entry, Record
from game.store.memory import MemoryStore
from game.store.sqlite import SqliteStore
from tests.kills_in_play import kill_players
from tests.session.games import TIME, do, play_step, play_to, play_to_end, scenario, start


def same(one: Sitting, other: Sitting) -> bool:
    a, b = one.game, other.game
    return (
        (a.step, a.turn, a.table, a.visions, a.quarters, a.facts, a.notes, a.interventions, a.paused)
        == (b.step, b.turn, b.table, b.visions, b.quarters, b.facts, b.notes, b.interventions, b.paused)
    ) and [s.to_bytes() for s in a.states] == [s.to_bytes() for s in b.states]


def test_a_game_resumes_at_exactly_the_same_step_after_every_command() -> None:
    sitting = start("kennismaking", people=3)
    while sitting.game.step is not Step.END:
        assert same(Sitting.resume(sitting.store), sitting)
        play_step(sitting)
    assert same(Sitting.resume(sitting.store), sitting)


def test_a_file_holds_everything_that_happened(tmp_path: Path) -> None:
    played = scenario("kennismaking")
    meta = {"scenario": played.json.decode(), "scenario_sha256": played.sha256}
    store = SqliteStore.create(tmp_path / "game.wendbaar", meta)
    sitting = start("kennismaking", people=3, store=store)
    play_to_end(sitting)
    sitting.close()
    with SqliteStore.open(tmp_path / "game.wendbaar", read_only=True) as again:
        game = read_game(again)
    assert game.step is Step.END
    assert game.states[-1].digest() == sitting.game.states[-1].digest()
    assert all(quarter.ballots for quarter in game.quarters)
    assert all(quarter.rows for quarter in game.quarters)


class FullDisk(MemoryStore):
    full = False

    def append(self, entries: Sequence[Entry]) -> tuple[Record, ...]:
        if self.full:
            raise CannotSave("The disk is full.")
        return super().append(entries)


def test_when_the_store_refuses_nothing_moves_and_the_same_command_can_be_tried_again() -> None:
    played = scenario("kennismaking")
    store = FullDisk({"scenario": played.json.decode()})
    sitting = start("kennismaking", people=3, store=store)
    play_to(sitting, 1, Step.PLAN)
    before = sitting.game
    store.full = True
    with pytest.raises(CannotSave):
        sitting.do(c.CommitQuarter())
    assert sitting.game is before
    store.full = False
    do(sitting, c.CommitQuarter())
    assert sitting.game.step is Step.RESULT


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_log_whose_records_were_shuffled_is_refused_or_is_still_a_game(data: st.DataObject) -> None:
    """Never a crash: the store's chain catches this in a file, and the fold must not fall over either."""
    sitting = start("kennismaking", people=3)
    play_to(sitting, 2, Step.PLAN)
    records = list(sitting.store.read())
    some = data.draw(st.lists(st.sampled_from(records), max_size=len(records)))
    shuffled = MemoryStore(sitting.store.meta)
    shuffled.append([Entry(r.kind, r.version, r.payload, r.block, r.time) for r in some])
    try:
        read_game(shuffled)
    except RefusedFile as refusal:
        assert refusal.message


def test_a_log_without_its_beginning_is_refused() -> None:
    store = MemoryStore({"scenario": scenario("kennismaking").json.decode()})
    with pytest.raises(RefusedFile, match="beginning"):
        read_game(store)
    store.append([to_entry(OptionChosen(1, "x", "a"), TIME)])
    with pytest.raises(RefusedFile, match="beginning"):
        read_game(store)


def test_a_log_of_another_scenario_is_refused() -> None:
    store = MemoryStore({"scenario": scenario("kennismaking").json.decode()})
    store.append([to_entry(GameStarted("innovatiecollege", 1, "1"), TIME)])
    with pytest.raises(RefusedFile, match="scenario"):
        read_game(store)


def test_a_state_that_does_not_fit_the_scenario_is_refused() -> None:
    sitting = start("kennismaking", people=3)
    play_to(sitting, 1, Step.PLAN)
    sitting.store.append([to_entry(QuarterResolved(1, "1", "00", b"\x00" * 16, ()), TIME)])
    with pytest.raises(RefusedFile, match="damaged"):
        read_game(sitting.store)


def begun_with(model: str) -> MemoryStore:
    store = MemoryStore({"scenario": scenario("kennismaking").json.decode()})
    store.append([to_entry(GameStarted("kennismaking", 7, model), TIME)])
    return store


@pytest.mark.parametrize("model", MODELS)
def test_a_game_is_played_on_and_replayed_under_the_model_it_was_begun_with(model: str) -> None:
    sitting = Sitting.resume(begun_with(model))
    do(sitting, c.SetTable(3))
    play_to(sitting, 2, Step.RESULT)
    again = read_game(sitting.store)
    assert {quarter.model for quarter in again.quarters} == {model}
    assert replay(again).identical and replay(again).engine_saved == model


def test_models_give_the_same_decisions_other_numbers() -> None:
    ends = []
    for model in MODELS:
        sitting = Sitting.resume(begun_with(model))
        do(sitting, c.SetTable(3))
        play_to(sitting, 2, Step.RESULT)
        ends.append(sitting.game.state.to_bytes())
    assert len(set(ends)) == len(MODELS)


def test_a_game_of_a_model_that_this_program_does_not_have_is_refused_in_a_sentence() -> None:
    with pytest.raises(RefusedFile, match="model 99"):
        read_game(begun_with("99"))


def test_a_quarter_of_another_model_than_its_game_is_refused() -> None:
    sitting = start("kennismaking", people=3)
    play_to(sitting, 1, Step.RESULT)
    forged = begun_with(sitting.game.model)
    for record in sitting.store.read()[1:]:
        one = from_record(record)
        forged.append([to_entry(replace(one, model="1") if isinstance(one, QuarterResolved) else one, TIME)])
    with pytest.raises(RefusedFile, match="damaged"):
        read_game(forged)


def test_a_game_killed_in_play_goes_on_at_the_step_it_had_shown(tmp_path: Path) -> None:
    """A few of the kills of `python -m tests.kills_in_play`."""
    outcome = kill_players(6, tmp_path, seed=3)
    assert outcome.kills == 6
    assert outcome.commands > 0
