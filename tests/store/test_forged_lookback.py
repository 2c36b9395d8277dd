"""Rightly sealed logs whose look-back, predictions or words no Wendbaar can have written: refused, exit 3.

Each forgery stands beside what a game may truly hold, so that none is refused for another reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.cli.run import run as run_command
from game.errors import RefusedFile
from game.session import events as e
from game.session.codec import from_record, to_entry
from game.session.game import Game, Step
from game.session.predicting import variable_of
from game.session.sitting import followed, games_of
from game.store.base import Entry, canonical_json, sealed
from game.store.memory import MemoryStore
from tests.session.games import TIME, play_to, start
from tests.store.files import NAME, forged, heading

LONG = "x" * 501


@cache
def played(turn: int = 3, step: Step = Step.PLAN) -> tuple[Game, MemoryStore]:
    """A game with predictions that stands at this step, and its log."""
    store = MemoryStore(heading())
    return play_to(start(NAME, people=3, store=store, predictions=True), turn, step), store


def opened(*more: e.Event, turn: int = 3, step: Step = Step.PLAN) -> Game:
    """The game with these events behind its log, every hash right, taken in as a file's are."""
    game, store = played(turn, step)
    last = store.read()[-1]
    for record in sealed(last.hash, last.seq, [to_entry(event, TIME) for event in more]):
        game = followed(game, record, from_record(record))
    return game


NOTE, AGREED = e.NotePinned(1, "Who had not spoken?"), e.ActionAgreed(1, "Team 1", "look in", "summer")
BRANCH = e.BranchKept(1, "without", changes={1: e.BranchQuarter()})
KEPT: dict[str, tuple[e.Event, ...]] = {
    "a note": (NOTE, e.NoteEdited(1, 2, "Who had?", "budget"), e.NoteRemoved(1)),
    "an agreement": (AGREED, e.AgreementEdited(1, 2, "All", "talk", "May", "safety"), e.AgreementRemoved(1)),
    "a branch": (BRANCH, e.BranchRenamed(1, "none"), replace(BRANCH, parent=1), e.BranchRemoved(2)),
    "a step": (e.DebriefStepDone(1, 300),),
    "a pause": (e.GamePaused(3, "coffee"), e.GameResumed(3), e.TimeExtended(3, 60)),
    "an end": (e.GameEnded(3, early=True), NOTE, AGREED, BRANCH),
}
ACTION = e.PlanEntry("no_such_card", "board")
FORGED: dict[str, tuple[e.Event, ...]] = {
    "a note on a quarter to come": (replace(NOTE, turn=4),),
    "a note on a quarter before the start": (replace(NOTE, turn=-1),),
    "a note on what is not there": (replace(NOTE, about="<script>"),),
    "a note without words": (replace(NOTE, text=" "),),
    "a long note": (replace(NOTE, text=LONG),),
    "a note that was never pinned": (e.NoteEdited(1, 1, "x"),),
    "a note edited after it was removed": (NOTE, e.NoteRemoved(1), e.NoteEdited(1, 1, "x")),
    "a note removed twice": (NOTE, e.NoteRemoved(1), e.NoteRemoved(1)),
    "a note below all numbers": (NOTE, e.NoteRemoved(0)),
    "a note edited to a quarter to come": (NOTE, e.NoteEdited(1, 40, "x")),
    "too many notes": (NOTE,) * 2001,
    "a long agreement": (replace(AGREED, what="x" * 201),),
    "an agreement of nobody": (replace(AGREED, who=""),),
    "an agreement on what is not there": (replace(AGREED, about="heaven"),),
    "an agreement that was never made": (AGREED, e.AgreementRemoved(2)),
    "an agreement on a quarter to come": (replace(AGREED, turn=12),),
    "a branch of a branch that is not there": (replace(BRANCH, parent=1),),
    "a branch of itself": (BRANCH, replace(BRANCH, parent=2)),
    "a branch of one below": (replace(BRANCH, parent=-1),),
    "a branch of one that was removed": (BRANCH, e.BranchRemoved(1), replace(BRANCH, parent=1)),
    "a branch from a quarter without a result": (replace(BRANCH, turn=3, changes={3: e.BranchQuarter()}),),
    "a branch that changes what was before it": (replace(BRANCH, turn=2),),
    "a branch that changes a quarter beyond the end": (replace(BRANCH, changes={9: e.BranchQuarter()}),),
    "a branch with a card that is not there": (replace(BRANCH, changes={1: e.BranchQuarter((ACTION,))}),),
    "a branch with an event that is not there": (replace(BRANCH, answers={"nothing": "a"}),),
    "a branch with an option that is not there": (
        replace(BRANCH, changes={1: e.BranchQuarter(answers={"nothing": "a"})}),
    ),
    "a branch with a vision of a hundred stones": (
        replace(BRANCH, changes={1: e.BranchQuarter(stones={"flexible": 100})}),
    ),
    "a branch that changes nothing": (replace(BRANCH, changes={}),),
    "a branch without a name": (replace(BRANCH, name=""),),
    "a branch with a long name": (replace(BRANCH, name="x" * 61),),
    "too many branches": (BRANCH,) * 101,
    "a name for a branch that is not there": (e.BranchRenamed(1, "x"),),
    "a long name for a branch": (BRANCH, e.BranchRenamed(1, "x" * 61)),
    "a step that the look-back does not have": (e.DebriefStepDone(99, 1),),
    "a step that took a year": (e.DebriefStepDone(1, 10**8),),
    "a fact told twice": (e.FactShared(3, "director", 1),) * 2,
    "a pause in a pause": (e.GamePaused(3), e.GamePaused(3)),
    "going on without a pause": (e.GameResumed(3),),
    "a plan in a pause": (e.GamePaused(3), e.PlanDrafted(3, ())),
    "time without end": (e.TimeExtended(3, 10**9),),
    "a long reason": (e.GamePaused(3, LONG),),
    "a pause after the end": (e.GameEnded(3, early=True), e.GamePaused(3)),
    "a step to the end": (e.StepEntered(3, "end"),),
    "a step back to the table": (e.StepEntered(3, "table"),),
    "an event decided twice": (e.OptionChosen(3, "EVENT", "OPTION"),),
    "a ballot after the plan": (e.BallotCast(3, "EVENT", "SEAT", "OPTION", 3),),
    "answers that nobody gave": (e.QuarterCommitted(3, (), {}),),
    "something else taken back": (e.SteppedBack(3, "vision_revised"),),
    "a prediction when none is asked": (e.PredictionMade(3, "SEAT", "agility", 50),),
    "predictions skipped when none are asked": (e.PredictionsSkipped(3),),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_a_game_may_hold_is_read_back(name: str) -> None:
    opened(*KEPT[name])


@pytest.mark.parametrize("name", FORGED)
def test_what_no_game_can_hold_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(RefusedFile) as told:
        opened(*(at_this_table(event) for event in FORGED[name]))
    assert "is damaged: record" in told.value.message and told.value.message.count("\n") == 0


def at_this_table(event: e.Event) -> e.Event:
    """The event with the real ids of the quarter now for EVENT, OPTION and SEAT."""
    game = opened()
    came = game.quarter.agenda[0]
    assert game.table is not None
    real = {"EVENT": came, "OPTION": game.quarter.answers[came], "SEAT": game.table.seats[0].id}
    fields = {name: getattr(event, name) for name in event.__dataclass_fields__}  # type: ignore[attr-defined]
    said = {name: real[value] for name, value in fields.items() if isinstance(value, str) and value in real}
    return replace(event, **said)  # type: ignore[type-var]


PREDICTED: dict[str, tuple[bool, Callable[[e.PredictionMade], tuple[e.Event, ...]]]] = {
    "a prediction": (True, lambda made: (made,)),
    "the same seat again": (True, lambda made: (made, replace(made, number=3))),
    "a role that does not play": (False, lambda made: (replace(made, seat="minister"),)),
    "what is no outcome": (False, lambda made: (replace(made, variable="budget"),)),
    "each of something else": (False, lambda made: (made, replace(made, variable=_other(made.variable)))),
    "a number beyond the scale": (False, lambda made: (replace(made, number=101),)),
    "a long sentence": (False, lambda made: (replace(made, sentence="x" * 141),)),
    "another quarter": (False, lambda made: (replace(made, turn=0),)),
    "after the table went on": (False, lambda made: (e.StepEntered(1, "event"), made)),
}


def _other(variable: str) -> str:
    return "agility" if variable != "agility" else "education_quality"


@pytest.mark.parametrize("name", PREDICTED)
def test_predictions_are_those_of_the_table(name: str) -> None:
    right, made_of = PREDICTED[name]
    game = played(1, Step.PREDICTION)[0]
    assert game.table is not None
    made = e.PredictionMade(1, game.table.seats[0].id, variable_of(game), 50, "Slowly.")
    if right:
        assert opened(*made_of(made), turn=1, step=Step.PREDICTION).predictions
    else:
        with pytest.raises(RefusedFile):
            opened(*made_of(made), turn=1, step=Step.PREDICTION)


def test_words_beyond_their_limit_are_refused_wherever_they_stand() -> None:
    """Every text of a player in a whole log, made longer than any limit."""
    store = played()[1]
    before = [None, *games_of(store.meta, store.read())]
    tried = set()
    for game, record in zip(before, store.read(), strict=False):
        fields = json.loads(record.payload)
        for name in {"reason", "words", "sentence"} & fields.keys():
            longer = replace(record, payload=canonical_json(fields | {name: LONG}))
            assert game is not None
            with pytest.raises(RefusedFile):
                followed(game, longer, from_record(longer))
            tried.add((record.kind, name))
    assert len(tried) >= 4


def test_the_door_is_the_same_for_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = [Entry(one.kind, one.version, one.payload, one.block, one.time) for one in played()[1].read()]
    path = forged(tmp_path / "game.wendbaar", [*log, to_entry(replace(NOTE, turn=9), TIME)])
    assert run_command(["replay", str(path), "--lang", "en"]) == 3
    assert "(note_pinned) cannot follow" in capsys.readouterr().err
