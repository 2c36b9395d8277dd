"""Games of every format and model that was ever written: they open, for ever.

Files are made once, when a format or a model changes, and never again. One of an older model shows and
explains itself from its own log; one of this model replays to the bit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.engine import MODEL_VERSION
from game.session.explain import ledger
from game.session.game import Step
from game.session.replay import replay
from game.session.views.end import end_view
from tests.session.games import EN

FILES = sorted((Path(__file__).parent / "old_saves").glob("*.wendbaar"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_game_opens_shows_and_explains_itself(file: Path) -> None:
    game = read_save(file)
    assert game.step is Step.END
    assert game.notes and game.agreements and game.branches and game.interventions
    assert all(abs(change["residual"]) < 1e-9 for change in ledger(game))
    assert end_view(game, EN).outcomes


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_game_of_this_model_replays_to_the_bit_and_another_says_so(file: Path) -> None:
    game = read_save(file)
    proof = replay(game)
    assert proof.turns == len(game.quarters)
    if {quarter.model for quarter in game.quarters} == {MODEL_VERSION}:
        assert proof.identical
    else:
        assert proof.first_difference is None and proof.engine_saved != MODEL_VERSION


def test_there_is_a_game_of_this_format_and_model() -> None:
    assert f"format-1-model-{MODEL_VERSION}" in {file.stem for file in FILES}
