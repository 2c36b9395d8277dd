"""The director: a game played by keys alone, kept at every step, and what lies over its screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.cli.shelf import FolderShelf
from game.errors import CannotSave
from game.session import commands as c
from game.session.events import BranchQuarter
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.debrief_voices import Voices
from game.texts import Words
from game.ui import app
from game.ui import orders as o
from game.ui.intents import Send
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief_drafts import OtherPlan, OtherVision
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_kept import KeptPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_report import ReportPage
from game.ui.screens.debrief_whatif import WhatIfPage
from game.ui.screens.end import EndScreen
from game.ui.screens.notice import Ask, Black, CopyScreen, MenuScreen
from game.ui.screens.passing import PassScreen, PredictingScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.prediction import PredictionScreen
from game.ui.screens.public import PublicScreen
from game.ui.screens.result import ResultScreen
from game.ui.screens.saved import SavedScreen
from game.ui.screens.scenario import ScenarioScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.start import StartScreen
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.trainer import TrainerPanel
from game.ui.screens.vision import VisionScreen
from game.ui.settings import Settings
from tests.session.games import do, play_to, scenario
from tests.ui.table import Table


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path)
    yield made
    made.director.close()


def begin(table: Table, name: str = "kennismaking", people: str = "3") -> Table:
    """A new game, by keys, up to its first board."""
    table.press("N")
    if name != "kennismaking":
        table.press("↓")
    table.press("Enter", people, "Enter", "Enter")
    if table.game.step is Step.VISION:
        for _ in range(10):
            table.press("+")
        table.press("Enter")
    assert table.game.step is Step.BOARD
    return table


def at(folder: Path, step: Step, name: str = "kennismaking") -> Table:
    """A game opened from its file at this step of its first quarter, as after a restart."""
    sitting = FolderShelf(folder).begin(scenario(name), 7, folder / "game.wendbaar")
    do(sitting, c.SetTable(3))
    if sitting.game.step is Step.VISION:
        do(sitting, c.LayVision({sitting.game.rules.themes[0]: 10}))
    play_to(sitting, 1, step)
    sitting.close()
    table = Table(folder)
    table.press("G")
    return table


def test_a_whole_game_is_played_by_keys_and_stands_in_its_file(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.step is Step.END)
    assert isinstance(table.screen, EndScreen)
    file = table.director.file
    assert file is not None
    played = table.game
    table.press("S")
    assert isinstance(table.screen, StartScreen)
    again = table.shelf.open(file)
    assert again.game.states[-1].digest() == played.states[-1].digest()
    again.close()


def test_a_whole_game_is_played_by_mouse_alone(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BOARD)
    for _ in range(200):
        if table.game.step is Step.END:
            break
        table.point()
    assert isinstance(table.screen, EndScreen)
    assert all(quarter.ballots for quarter in table.game.quarters)
    table.director.close()


def test_the_standard_game_comes_from_the_vision_to_its_first_result_by_keys(table: Table) -> None:
    begin(table, "innovatiecollege", "6")
    table.until(lambda: table.game.step is Step.RESULT)
    assert isinstance(table.screen, ResultScreen)


def test_nothing_is_written_before_the_table_is_set(table: Table, tmp_path: Path) -> None:
    table.press("N", "Enter")
    assert isinstance(table.screen, TableScreen)
    table.press("Esc", "Esc")
    assert isinstance(table.screen, StartScreen)
    assert not list(tmp_path.glob("*.wendbaar"))


def test_back_from_each_step_of_a_new_game(table: Table) -> None:
    table.press("N", "↓", "Enter")
    assert isinstance(table.screen, TableScreen)
    table.press("Enter", "Enter")
    assert isinstance(table.screen, VisionScreen)
    table.press("Esc")
    assert isinstance(table.screen, TableScreen)
    table.press("Enter", "Enter")
    assert isinstance(table.screen, VisionScreen)


SCREENS = {
    Step.BOARD: BoardScreen,
    Step.BALLOT: PassScreen,
    Step.TALK: TalkScreen,
    Step.PLAN: PlanScreen,
    Step.RESULT: ResultScreen,
}


@pytest.mark.parametrize("step", SCREENS)
def test_a_saved_game_opens_at_exactly_its_step(tmp_path: Path, step: Step) -> None:
    table = at(tmp_path, step)
    assert table.game.step is step
    assert isinstance(table.screen, SCREENS[step])
    table.director.close()


def test_a_talk_comes_back_with_its_clock_waiting_and_a_new_one_runs(tmp_path: Path) -> None:
    table = at(tmp_path, Step.TALK)
    assert isinstance(table.screen, TalkScreen) and not table.screen.runs
    table.director.close()
    other = tmp_path / "other"
    other.mkdir()
    table = at(other, Step.BALLOT)
    table.until(lambda: table.game.step is Step.TALK)
    assert isinstance(table.screen, TalkScreen) and table.screen.runs
    table.director.close()


def test_a_saved_game_that_has_ended_shows_how_it_ended(table: Table) -> None:
    begin(table)
    table.press("F2", "X", "Enter")
    assert isinstance(table.screen, EndScreen)
    table.press("S", "B")
    assert isinstance(table.screen, SavedScreen)
    table.press("Enter")
    assert isinstance(table.screen, EndScreen)


def test_a_damaged_file_is_told_and_the_start_stays(table: Table, tmp_path: Path) -> None:
    (tmp_path / "bad.wendbaar").write_bytes(b"no game at all")
    table.director.games.to_start()
    table.press("B", "Enter")
    assert "bad.wendbaar" in table.texts()
    table.press("Esc", "Esc")
    assert isinstance(table.screen, StartScreen)


class Full:
    """A store on a disk that is full for a while."""

    def __init__(self, sitting: Sitting) -> None:
        self.whole = sitting.store.append
        sitting.store.append = self.append  # type: ignore[method-assign]
        self.full = True

    def append(self, entries: Any) -> Any:
        if self.full:
            raise CannotSave("The disk is full.")
        return self.whole(entries)


def test_a_command_that_cannot_be_kept_moves_nothing_and_can_be_tried_again(table: Table) -> None:
    begin(table)
    sitting = table.director.sitting
    assert sitting is not None
    disk = Full(sitting)
    table.press("Enter")
    assert table.game.step is Step.BOARD
    assert isinstance(table.screen, Ask) and "The disk is full." in table.texts()
    table.press("Enter")
    assert isinstance(table.screen, Ask), "still full"
    disk.full = False
    table.press("Enter")
    assert table.game.step is Step.PREDICTION


def test_not_now_leaves_the_step_as_it_was(table: Table) -> None:
    begin(table)
    assert table.director.sitting is not None
    Full(table.director.sitting)
    table.press("Enter", "Esc")
    assert isinstance(table.screen, BoardScreen)


def test_a_refusal_is_told_over_the_screen_and_goes_by_itself(table: Table) -> None:
    begin(table)
    table.press("F2", "B", "Enter")
    told = "There is nothing in this quarter to take back"
    assert told in table.texts()
    table.time += 20
    assert table.window.stage.due()
    table.look()
    assert told not in table.texts()


def test_another_language_keeps_step_and_draft(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BALLOT)
    table.press("Enter", "Enter", "A")
    ballot = table.screen
    assert isinstance(ballot, BallotScreen) and ballot.view.chosen
    table.director._set(replace(table.director.settings, lang="nl"))
    table.look()
    assert table.screen is ballot
    assert ballot.view.chosen
    assert ballot.words.lang == "nl"
    assert table.kept[-1].lang == "nl"
    table.director.close()


def test_settings_from_the_menu_change_the_look_at_once_and_are_kept(table: Table) -> None:
    begin(table)
    table.press("Esc")
    assert isinstance(table.screen, MenuScreen)
    table.press("I")
    assert isinstance(table.screen, SettingsScreen)
    table.click("theme dark")
    table.click("lang nl")
    table.click("text 150")
    assert table.window.stage.look.theme == "dark"
    assert table.window.stage.look.text_percent == 150
    assert "Instellingen" in table.texts()
    assert table.kept[-1] == replace(table.settings, theme="dark", lang="nl", text_percent=150)
    table.press("Esc")
    assert isinstance(table.screen, BoardScreen)
    assert "Kwartaal 1" in table.texts()


def test_ctrl_plus_is_kept_too(table: Table) -> None:
    table.press("Ctrl =")
    assert table.kept[-1].text_percent == 125


def test_settings_that_cannot_be_kept_hold_all_the_same(table: Table) -> None:
    def broken(settings: Settings) -> None:
        raise OSError("read-only")

    table.director.keep = broken
    table.press("Ctrl =")
    assert table.window.stage.look.text_percent == 125
    assert "could not be kept" in table.texts()


def test_a_ballot_is_covered_before_and_after_and_on_escape(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BALLOT)
    assert isinstance(table.screen, PassScreen)
    table.press("Enter", "Enter")
    first = table.screen
    assert isinstance(first, BallotScreen)
    table.press("A", "3", "Enter")
    assert isinstance(table.screen, PassScreen)
    assert len(next(iter(table.game.quarter.ballots.values()))) == 1
    table.director.close()


def test_a_panel_never_lies_over_an_open_ballot(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BALLOT)
    table.press("Enter", "Enter", "A")
    assert isinstance(table.screen, BallotScreen)
    table.press("F2")
    assert isinstance(table.screen, TrainerPanel)
    assert not any(isinstance(screen, BallotScreen) for screen in table.window.stage.screens)
    table.press("Esc", "Enter")
    assert isinstance(table.screen, BallotScreen) and table.screen.view.chosen, "nothing of it is lost"
    table.director.close()


def test_a_paper_ballot_is_typed_in_for_a_seat(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BALLOT)
    table.press("F2", "V", "↓", "Enter")
    assert isinstance(table.screen, BallotScreen)
    seat = table.screen.view.seat
    table.press("A", "3", "Enter")
    event = table.game.quarter.open_event or ""
    assert table.game.quarter.ballots[event][seat].paper
    table.director.close()


def test_what_the_room_sees_is_never_private(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BALLOT)
    stage = table.window.stage
    table.press("Enter", "Enter")
    assert isinstance(table.screen, BallotScreen)
    assert isinstance(table.director.public(stage), PublicScreen)
    table.press("F2")
    assert isinstance(table.director.public(stage), PublicScreen)
    table.director.close()


def test_predictions_go_round_covered_and_the_game_goes_on(table: Table) -> None:
    begin(table, "kennismaking", "3")
    assert table.game.step is Step.BOARD
    table.press("Enter")
    assert table.game.step is Step.PREDICTION and isinstance(table.screen, PredictingScreen)
    table.press("Enter", "Enter", "6", "1")
    first = table.screen
    assert isinstance(first, PredictionScreen)
    assert isinstance(table.director.public(table.window.stage), PublicScreen)
    table.press("F2")
    assert not any(isinstance(screen, PredictionScreen) for screen in table.window.stage.screens)
    table.press("Esc", "Enter")
    assert table.screen is first and first.draft.number == 61, "nothing of it is lost"
    table.press("Enter")
    assert isinstance(table.screen, PredictingScreen)
    assert [made.number for made in table.game.quarter.predicted.values()] == [61]
    table.until(lambda: table.game.step is not Step.PREDICTION)
    assert table.game.table is not None
    assert len(table.game.quarter.predicted) == len(table.game.table.seats)


def test_a_game_is_looked_back_on_half_way_and_what_is_written_stays_in_it(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.step is Step.RESULT)
    result = table.screen
    table.press("F2", "N")
    looking = table.screen
    assert isinstance(looking, DebriefScreen)
    assert table.director.public(table.window.stage) is looking
    table.press("N")
    assert isinstance(table.screen, NotePage)
    table.type("Keep Fridays free")
    table.press("Tab")
    table.type("Samira")
    table.press("Tab")
    table.type("1 December")
    table.press("Enter")
    assert table.screen is looking
    assert [(one.who, one.turn) for one in table.game.agreements] == [("Samira", 1)]
    table.press("4")
    assert "Keep Fridays free" in table.shown()
    table.press("Esc")
    assert table.screen is result


def test_a_saved_game_is_looked_back_on_from_the_list_and_put_away_again(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BOARD)
    table.until(lambda: table.game.step is Step.RESULT)
    table.director.close()
    again = Table(tmp_path)
    again.press("B", "N")
    assert isinstance(again.screen, DebriefScreen) and again.screen.head.last == 1
    again.press("Esc")
    assert isinstance(again.screen, StartScreen) and again.director.sitting is None
    again.press("B")
    again.click("look game 0")
    assert isinstance(again.screen, DebriefScreen)
    again.director.close()


def test_a_what_if_is_kept_in_the_file_and_drawn_and_played_again(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.turn == 2 and table.game.step is Step.BOARD)
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    looking = table.screen
    assert isinstance(looking, DebriefScreen)
    played = table.game.states
    table.press("W")
    page = table.screen
    assert isinstance(page, WhatIfPage)
    other = next(
        e for e in table.ui.active if e.id.split()[0] in ("option", "card") and e.enabled and not e.state
    )
    table.click(other.id)
    assert page.view.changes, other
    table.press("Enter")
    assert table.screen is looking
    assert [branch.name for branch in table.game.branches] and looking.branch == 1
    assert table.game.states == played, "the game itself is as it was played"
    table.press("W", "R")
    assert table.screen is looking and looking.branch == 1
    assert len(table.game.branches) == 1


def test_the_plan_of_a_what_if_is_made_as_in_play_and_never_reaches_the_game(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.turn == 2 and table.game.step is Step.BOARD)
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    table.press("W")
    page = table.screen
    assert isinstance(page, WhatIfPage)
    played = table.game
    table.click("plan")
    plan = table.screen
    assert isinstance(plan, OtherPlan)
    before = page.view.entries
    free = next(card for card in plan.view.deck if card.state == "free")
    intent = plan.press(free)
    assert intent is not None
    table.director.do(intent, table.window.stage)
    table.look()
    assert {entry.action for entry in page.view.entries} == {*(one.action for one in before), free.id}
    table.press("Enter")
    if table.screen is plan:
        table.press("Enter")
    assert table.screen is page and page.view.changes
    assert table.game is played


def test_a_vision_of_a_what_if_never_reaches_the_game(table: Table) -> None:
    begin(table, "innovatiecollege", "3")
    table.until(lambda: table.game.turn == 2 and table.game.step is Step.BOARD)
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    table.press("W")
    page = table.screen
    assert isinstance(page, WhatIfPage)
    played = table.game
    table.window.stage.push(OtherVision(page))
    table.look()
    table.press("-", "→", "+", "Enter")
    assert table.screen is page and page.draft.vision is not None
    assert page.draft.vision.stones != played.visions[0].stones
    assert table.game is played


def test_a_kept_what_if_is_renamed_and_taken_away_on_its_page(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.turn == 2 and table.game.step is Step.BOARD)
    assert table.director.sitting is not None
    do(table.director.sitting, c.KeepBranch(1, "idle", {1: BranchQuarter()}))
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    table.press("K")
    page = table.screen
    assert isinstance(page, KeptPage)
    table.press("N", *"QUIET", "Enter")
    assert table.screen is page and table.game.branches[0].name == "quiet"
    table.press("Del", "Tab", "Enter")
    assert table.screen is page and not table.game.branches


def test_the_report_is_written_beside_the_game_and_says_where(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.step is Step.RESULT)
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    looking = table.screen
    asked: list[Voices] = []

    def write(sitting: Sitting, voices: Voices, words: Words) -> tuple[Path, ...]:
        asked.append(voices)
        if len(asked) == 1:
            raise CannotSave("The disk is full.")
        return (table.director.library.folder / "game-report.html",)

    table.director.library.report = write  # type: ignore[method-assign]
    table.press("P")
    assert isinstance(table.screen, ReportPage)
    table.press("3", "Enter")
    assert isinstance(table.screen, Ask) and "disk is full" in table.screen.text
    table.press("Enter")
    assert asked == [Voices.NONE, Voices.NONE]
    assert isinstance(table.screen, Ask) and "game-report.html" in table.screen.text
    table.press("Enter")
    assert table.screen is looking


def test_a_guided_step_is_finished_with_the_time_it_took(table: Table) -> None:
    begin(table)
    table.until(lambda: table.game.step is Step.RESULT)
    table.director.do(Send(o.OpenLookBack()), table.window.stage)
    table.look()
    table.press("T", "P")
    guide = table.screen
    assert isinstance(guide, GuidePage)
    table.time += 90
    table.window.stage.dirty = True
    table.look()
    table.press("Enter")
    assert table.screen is guide and guide.step == 2
    assert [(done.step, done.seconds) for done in table.game.steps_done] == [(1, 90)]


def test_the_room_sees_the_page_and_not_the_trainers_panel(table: Table) -> None:
    begin(table)
    assert table.director.public(table.window.stage) is table.screen
    board = table.screen
    table.press("F2")
    assert isinstance(table.screen, TrainerPanel)
    assert table.director.public(table.window.stage) is board
    table.press("Z")
    assert isinstance(table.director.public(table.window.stage), Black)


def test_a_second_display_gets_a_window_of_its_own(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(table)
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1280, 720), (1920, 1080)])
    table.director._project()
    projection = table.window.projection
    assert projection is not None
    table.press("F2")
    assert projection.stage.screen is table.director.base
    table.press("Z")
    assert isinstance(projection.stage.screen, Black) and not isinstance(table.screen, Black)
    table.press("Z")
    assert projection.stage.screen is table.director.base
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1280, 720)])
    table.press("Esc")
    assert table.window.projection is None
    assert "second screen is gone" in table.texts()


def test_the_second_display_can_be_switched_off(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(table)
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1280, 720), (1920, 1080)])
    table.director._set(replace(table.settings, second_screen="off"))
    table.director._project()
    assert table.window.projection is None


ORDERS: list[tuple[tuple[str, ...], type]] = [
    (("+",), c.Extend),
    (("O", "Enter"), c.SkipBallot),
    (("G", "Enter"), c.InjectEvent),
    (("T", "note", "Enter"), c.PinNote),
    (("W", "Enter"), c.SkipEvent),
    (("E", "Enter"), c.GiveFullBallot),
    (("K", "Enter"), c.JoinQuarters),
    (("F", "Enter"), c.ShareFact),
    (("P",), c.Pause),
    (("X", "Enter"), c.EndGame),
]


@pytest.mark.parametrize(("keys", "command"), ORDERS, ids=lambda value: getattr(value, "__name__", ""))
def test_the_trainer_gives_every_order_by_keys(
    tmp_path: Path, keys: tuple[str, ...], command: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Step.EVENT if command in (c.SkipBallot, c.GiveFullBallot) else Step.BOARD
    # the short game has no facts that only one role knows
    table = at(tmp_path, step, "innovatiecollege" if command is c.ShareFact else "kennismaking")
    given: list[c.Command] = []
    sitting = table.director.sitting
    assert sitting is not None
    whole = sitting.do
    monkeypatch.setattr(sitting, "do", lambda one: given.append(one) or whole(one))
    table.press("F2")
    for key in keys:
        if key == "note":
            table.type("A good talk")
        else:
            table.press(key)
    assert [type(one) for one in given] == [command]
    table.director.close()


def test_the_trainer_skips_what_is_left_of_the_predictions(tmp_path: Path) -> None:
    sitting = FolderShelf(tmp_path).begin(scenario("kennismaking"), 7, tmp_path / "game.wendbaar")
    do(sitting, c.SetTable(3, predictions=True))
    play_to(sitting, 1, Step.PREDICTION)
    sitting.close()
    table = Table(tmp_path)
    table.press("G", "F2")
    assert isinstance(table.screen, TrainerPanel) and table.screen.view.predicting
    table.press("O")
    assert "predictions" in table.element("do").label
    table.press("Enter")
    assert table.game.step not in (Step.PREDICTION, Step.BOARD)
    table.director.close()


def test_a_note_and_a_reason_are_typed_and_logged(table: Table) -> None:
    begin(table)
    table.press("F2", "T")
    table.type("Who was not heard?")
    table.press("Enter")
    assert table.game.notes[-1].text == "Who was not heard?"
    table.press("F2", "K", "Tab", "Tab")
    table.type("late start")
    table.press("Enter")
    assert table.game.interventions[-1].reason == "late start"  # type: ignore[attr-defined]


def test_a_paused_game_waits_over_its_screen_until_it_goes_on(tmp_path: Path) -> None:
    table = at(tmp_path, Step.BOARD)
    table.press("F2", "P")
    assert table.game.paused and "Paused" in table.texts()
    file = table.director.file
    assert file is not None
    table.director.games.to_start()
    table.press("G")
    assert "Paused" in table.texts(), "a pause outlives a restart"
    table.press("Enter")
    assert not table.game.paused and isinstance(table.screen, BoardScreen)
    table.director.close()


def test_people_are_seated_anew_while_the_game_goes_on(table: Table) -> None:
    begin(table)
    table.press("F2", "L")
    assert isinstance(table.screen, TableScreen)
    table.press("2", "Enter", "Enter")
    assert isinstance(table.screen, BoardScreen)
    assert table.game.table is not None and table.game.table.people == 2


def test_black_hides_everything_and_any_key_brings_it_back(table: Table) -> None:
    begin(table)
    table.press("F2", "Z")
    assert isinstance(table.screen, Black)
    surface = table.window.stage.surface
    assert surface.get_at((640, 360))[:3] == (0, 0, 0) == surface.get_at((20, 20))[:3]
    table.press("Enter")
    assert isinstance(table.screen, BoardScreen)
    assert table.game.step is Step.BOARD, "the key did nothing else"


def test_a_copy_of_the_game_is_saved_where_it_is_asked(table: Table, tmp_path: Path) -> None:
    begin(table)
    table.press("Ctrl S")
    assert isinstance(table.screen, CopyScreen)
    (tmp_path / "kept").write_text("a file, and no folder")
    table.screen.field.set(str(tmp_path / "kept" / "copy.wendbaar"))
    table.press("Enter")
    assert "Not saved" in table.texts()
    table.press("Esc")
    assert isinstance(table.screen, CopyScreen)
    table.screen.field.set(str(tmp_path / "copy.wendbaar"))
    table.press("Enter")
    assert isinstance(table.screen, BoardScreen)
    copied = table.shelf.open(tmp_path / "copy.wendbaar")
    assert copied.game.step is Step.BOARD
    copied.close()


def test_the_menu_stops_the_game_and_it_goes_on_from_the_start(table: Table) -> None:
    begin(table)
    table.press("Esc", "S")
    assert isinstance(table.screen, StartScreen)
    table.press("Enter")
    assert isinstance(table.screen, BoardScreen)
    table.press("Esc", "Q")
    assert not table.open


def test_the_same_luck_can_be_played_again(table: Table) -> None:
    begin(table)
    seed = table.game.seed
    table.press("F2", "X", "Enter", "R")
    assert isinstance(table.screen, TableScreen)
    table.press("3", "Enter", "Enter")
    assert table.game.seed == seed
    assert table.game.step is Step.BOARD


def test_a_start_number_is_typed(table: Table) -> None:
    table.press("N")
    screen = table.screen
    assert isinstance(screen, ScenarioScreen)
    table.click("seed")
    screen.seed.set("")
    table.type("20a47")
    table.press("Enter", "3", "Enter", "Enter")
    assert table.game.seed == 2047


def test_plain_text_is_there_over_a_step_and_goes_back_to_it(tmp_path: Path) -> None:
    for step in (Step.BALLOT, Step.PLAN):
        folder = tmp_path / step
        folder.mkdir()
        table = at(folder, step)
        table.press("F1")
        assert table.shown().strip()
        table.press("F1")
        assert isinstance(table.screen, SCREENS[step])
        table.director.close()


def test_an_error_that_nobody_foresaw_is_a_calm_page_that_names_the_file(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.ui import start

    begin(table)
    file = table.director.file
    table.director.close()
    seen: list[str] = []

    def run(self: app.Window, first: object, director: object) -> None:
        if first is None:
            raise ZeroDivisionError("division by zero")
        self.stage.show(first)  # type: ignore[arg-type]
        seen.extend(element.read_as for element in self.stage.draw().elements)

    monkeypatch.setattr(app.Window, "run", run)
    log = tmp_path / "log" / "error.txt"
    sitting = table.shelf.open(file)  # type: ignore[arg-type]
    code = start.play_in_window(
        lambda: table.library, table.settings, lambda _: None, sitting=sitting, log=log
    )
    assert code == 1
    text = "\n".join(seen)
    assert str(file) in text and str(log) in text
    assert "ZeroDivisionError" in log.read_text("utf-8")
    table.shelf.open(file).close()  # type: ignore[arg-type]


def test_a_game_never_moves_on_before_it_is_kept(table: Table) -> None:
    begin(table)
    sitting = table.director.sitting
    assert sitting is not None
    seen: list[tuple[Game, str]] = []
    whole = sitting.store.append

    def append(entries: Any) -> Any:
        seen.append((sitting.game, type(table.screen).__name__))
        return whole(entries)

    sitting.store.append = append  # type: ignore[method-assign]
    table.press("Enter")
    assert seen[0][0].step is Step.BOARD and seen[0][1] == "BoardScreen"
    assert table.game.step is Step.PREDICTION
