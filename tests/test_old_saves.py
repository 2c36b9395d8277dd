"""Games of every format and model that was ever written: they open, for ever.

Files are made once, by `python -m tests.old_game`, when a format or a model changes, and never again. Each
shows and explains itself from its own log, and replays to the bit under the model that it was played with.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.cli.shelf import FolderShelf
from game.engine import MODEL_VERSION
from game.session.explain import ledger
from game.session.game import Step
from game.session.replay import replay
from game.session.views.end import end_view
from game.store.outside import FORMAT
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
def test_an_old_game_replays_to_the_bit_under_its_own_model(file: Path) -> None:
    game = read_save(file)
    proof = replay(game)
    assert proof.turns == len(game.quarters)
    assert proof.identical, proof.first_difference
    assert f"-model-{proof.engine_saved}" in file.stem


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_list_of_games_says_the_model_of_an_older_one(file: Path) -> None:
    game = read_save(file)
    found = {one.path: one for one in FolderShelf(file.parent).games()}[file]
    assert found.model == ("" if game.model == MODEL_VERSION else game.model)


def test_there_is_a_game_of_this_format_and_model() -> None:
    assert f"format-{FORMAT}-model-{MODEL_VERSION}" in {file.stem for file in FILES}
