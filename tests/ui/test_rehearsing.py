"""A rehearsal in the window: begun at the table, bots vote and decide, and every list says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.session.game import Step
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.legible import LegibleScreen
from game.ui.screens.passing import PassScreen, PredictingScreen
from game.ui.screens.saved import SavedScreen
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.trainer import TrainerPanel
from tests.ui.table import Table


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path)
    yield made
    made.director.close()


def test_a_trainer_alone_goes_through_a_quarter_and_sees_every_screen(table: Table) -> None:
    table.press("N", "Enter")
    assert isinstance(table.screen, TableScreen)
    table.press("O")
    assert table.game.rehearsal and isinstance(table.screen, BoardScreen)
    assert "F7" in table.texts() and "Rehearsal, quarter 1" in table.texts()
    table.press("Enter")
    assert isinstance(table.screen, PredictingScreen)
    assert len(table.game.quarter.predicted) == 2, "the others have written"
    table.press("F7", "Enter", "Enter")
    assert isinstance(table.screen, PassScreen)
    assert len(table.game.quarter.ballots[table.game.quarter.open_event or ""]) == 2
    table.until(lambda: isinstance(table.screen, BallotScreen))  # the trainer's own
    table.press("F7")
    assert isinstance(table.screen, TalkScreen) and table.game.step is Step.BALLOT
    table.press("F7")
    assert table.game.step is Step.TALK
    table.press("F7")
    table.until(lambda: table.game.step is Step.PLAN)
    assert not table.game.quarter.draft
    table.press("F7")
    assert table.game.quarter.draft and table.game.step is Step.PLAN, "laid, to be looked at"
    table.press("F7")
    assert table.game.step is Step.RESULT
    table.press("F8")
    assert table.game.turn == 2 and table.game.step is Step.BOARD


def test_the_panel_plays_to_the_end_and_the_list_says_rehearsal(table: Table) -> None:
    table.press("N", "Enter", "O", "F2")
    assert isinstance(table.screen, TrainerPanel)
    table.press("U")
    assert table.game.step is Step.END
    table.press("F7", "F8")
    assert table.game.step is Step.END, "nothing is left to do"
    table.press("Esc", "S", "B")
    assert isinstance(table.screen, SavedScreen)
    assert "(rehearsal)" in table.texts()


def test_bots_do_nothing_at_a_real_table(table: Table) -> None:
    table.press("N", "Enter", "3", "Enter", "Enter")
    before = table.game
    table.press("F7", "F8")
    assert table.game is before
    table.press("F2")
    assert "bots" not in table.texts()


def test_the_test_picture_comes_from_the_panel_and_goes_at_any_key(table: Table) -> None:
    table.press("N", "Enter", "3", "Enter", "Enter", "F2", "Y")
    assert isinstance(table.screen, LegibleScreen)
    assert table.director.public(table.window.stage) is table.screen, "the room sees it"
    table.press("Space")
    assert isinstance(table.screen, TrainerPanel)
