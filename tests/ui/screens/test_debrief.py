"""The look-back: any quarter as it was, why it went so, what if, and what goes home; by keys alone."""

from __future__ import annotations

from functools import cache

import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Pop, Push, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once
from game.ui.screens.debrief import ALL, PANELS, SECONDS_A_QUARTER, DebriefScreen
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_lines import LinesPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_whatif import WhatIfPage
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
LATE = 5


@cache
def played(stop: int = 0) -> Game:
    sitting = games.start(predictions=True)
    if stop:
        games.play_to(sitting, stop, Step.BOARD)
    else:
        games.play_to_end(sitting)
        games.do(sitting, c.PinNote("Here we should have talked longer.", "", LATE))
    return sitting.game


def opened(view: View = EN, game: Game | None = None) -> tuple[DebriefScreen, Stage]:
    words, on = Words(view.lang), game or played()
    screen = DebriefScreen(LookBack(lambda: on, lambda: words), words)
    return screen, shown(screen, view)


def drawn(stage: Stage) -> str:
    assert stage.ui is not None
    return " ".join(record.text for record in stage.ui.canvas.records)


def read(stage: Stage) -> str:
    assert stage.ui is not None
    return "\n".join(element.read_as for element in stage.ui.elements)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_word_can_be_read_and_everything_reached(view: View) -> None:
    screen, stage = opened(view)
    for turn in (0, LATE, 12):
        screen.pick(turn)
        for place in ALL:
            screen.place = place
            if place in PANELS:
                screen.panel = place
            stage.draw()
            assert (turn, place, troubles(stage.draw())) == (turn, place, [])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
@pytest.mark.parametrize("key", ["W", "L", "N", "T"])
def test_its_pages_can_be_read_too(view: View, key: str) -> None:
    screen, stage = opened(view)
    screen.pick(LATE)
    stage.draw()
    assert isinstance(press(stage, key), Push)
    assert troubles(stage.draw()) == []


def test_arrows_home_and_end_walk_through_the_quarters() -> None:
    screen, stage = opened()
    assert screen.turn == 12
    press(stage, "←", "←")
    assert screen.turn == 10
    press(stage, "Home")
    assert screen.turn == 0 and "at the start" in drawn(stage)
    press(stage, "→")
    assert screen.turn == 1
    press(stage, "End")
    assert screen.turn == 12


def test_the_board_stands_still_at_the_chosen_quarter() -> None:
    screen, stage = opened()
    game = played()
    for turn in (2, 9):
        screen.pick(turn)
        stage.draw()
        levels = [str(one.level.value) for one in screen.book.board(turn).dimensions]
        assert all(level in drawn(stage).split() for level in levels)
    assert screen.book.game is game, "looking changes nothing"


def test_space_plays_quarter_after_quarter_and_stops_at_the_end() -> None:
    screen, stage = opened()
    time = 100.0
    stage.clock = lambda: time
    screen.pick(10)
    stage.draw()
    press(stage, "Space")
    for _ in range(5):
        time += SECONDS_A_QUARTER + 0.1
        stage.draw()
    assert screen.turn == 12 and screen.playing is None
    press(stage, "Space")
    assert screen.turn == 0 and screen.playing is not None
    press(stage, "Space")
    assert screen.playing is None


def test_up_and_down_choose_the_line_that_is_explained() -> None:
    screen, stage = opened()
    names = [line.name for line in screen.book.timeline(screen.lines).lines]
    assert f"{names[0]}:" in drawn(stage)
    press(stage, "↓")
    assert f"{names[1]}:" in drawn(stage)
    press(stage, "↑", "↑")
    assert f"{names[2]}:" in drawn(stage)


def test_causes_add_up_and_enter_follows_one_upstream() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    one = screen.story[0]
    assert one.begin + sum(cause.points for cause in one.causes) == one.end
    opens = next(cause for cause in one.causes if cause.opens)
    assert stage.ui is not None
    stage.ui.set_focus(f"cause {opens.id}")
    press(stage, "Enter")
    assert screen.path == (opens.id,) and screen.story[0].path
    press(stage, "U")
    assert screen.path == ()


def test_causes_of_a_span_are_of_all_quarters_so_far() -> None:
    screen, stage = opened()
    line = screen.book.timeline(screen.lines).lines[0]
    press(stage, "A")
    one = screen.story[0]
    assert one.span == tuple(range(1, 13))
    assert (one.begin, one.end) == (round(line.values[0]), round(line.values[-1]))


def test_at_most_three_lines_and_the_last_one_stays() -> None:
    screen, stage = opened()
    press(stage, "L")
    assert isinstance(stage.screen, LinesPage)
    stage.screen.toggle("direction")
    assert screen.lines == ("agility", "equal_opportunity", "direction")
    for line in screen.lines:
        stage.screen.toggle(line)
    assert len(screen.lines) == 1
    press(stage, "Enter")
    assert stage.screen is screen


def test_the_line_without_interventions_stands_beside() -> None:
    _, stage = opened()
    assert "without you" not in drawn(stage)
    press(stage, "G")
    assert "without you" in drawn(stage)


def test_digits_open_the_panels() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    press(stage, "2")
    assert screen.book.voices(LATE)[0].title in drawn(stage)
    press(stage, "3")
    assert screen.book.stance().sentence in read(stage)
    press(stage, "4")
    assert "Here we should have talked longer." in read(stage)
    press(stage, "6")
    assert screen.book.hindsight().predictions[0].sentence in read(stage)


def test_panels_of_later_steps_stay_covered_until_all_are_opened() -> None:
    screen, stage = opened()
    press(stage, "T")
    assert isinstance(stage.screen, GuidePage)
    press(stage, "Esc", "2")
    told = screen.book.voices(screen.turn)
    assert all(one.how_text not in drawn(stage) for one in told)
    assert "opens in step" in drawn(stage)
    press(stage, "W")
    assert stage.screen is screen, "what-if belongs to a later step"
    press(stage, "O")
    assert "opens in step" not in drawn(stage)


def test_the_clock_of_a_step_runs_when_it_is_started() -> None:
    _, stage = opened()
    press(stage, "T")
    guide = stage.screen
    assert isinstance(guide, GuidePage)
    time = 100.0
    stage.clock = lambda: time
    stage.draw()
    time += 20
    stage.draw()
    assert guide.spent == 0
    press(stage, "P")
    time += 20
    stage.draw()
    assert guide.spent == 20
    press(stage, "PageDown")
    assert guide.step == 2 and guide.spent == 0
    press(stage, "PageUp")
    assert guide.step == 1


def test_a_what_if_tells_at_once_what_comes_of_it() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "W")
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    choice = page.view.choices[0]
    other = next(one for one in choice.options if one.id != choice.chosen and not one.locked)
    page._answer(choice.event, other.id)
    stage.draw()
    assert page.view.changes and page.view.changes[0] in read(stage)
    assert screen.book.comparison(page.draft).summary in read(stage)
    keep = press(stage, "Enter")
    assert isinstance(keep, Send) and isinstance(keep.command, Once)
    kept = keep.command.command
    assert isinstance(kept, c.KeepBranch) and kept.changes[LATE].answers is not None
    assert kept.changes[LATE].answers[choice.event] == other.id
    press(stage, "Esc")
    assert stage.screen is screen and "what if" in drawn(stage), "the draft stays drawn"


def test_a_card_is_left_out_and_comes_back_as_it_was() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "W")
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    before = page.view.entries
    page._card(before[0].action)
    assert page.view.entries == before[1:] and page.view.changes
    page._card(before[0].action)
    assert page.view.entries == before and not page.view.changes


def test_nothing_is_kept_without_a_change_or_a_name() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "W")
    assert press(stage, "Enter") is None
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    page._card(page.view.entries[0].action)
    page.name.set("")
    stage.draw()
    assert stage.ui is not None
    keep = find(stage.ui.elements, "keep")
    assert keep is not None and not keep.enabled and "name" in keep.description


def test_an_agreement_says_who_what_and_before_when() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "N")
    page = stage.screen
    assert isinstance(page, NotePage)
    page.what.set("Look at work pressure first")
    stage.draw()
    assert press(stage, "Enter") is None
    page.who.set("Samira")
    page.before.set("1 December")
    page._next_about()
    stage.draw()
    about = page.view.about[0].id
    sent = press(stage, "Enter")
    assert isinstance(sent, Send) and isinstance(sent.command, Once)
    expected = c.AgreeAction("Samira", "Look at work pressure first", "1 December", about, LATE)
    assert sent.command.command == expected


def test_what_was_written_is_changed_and_taken_away() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "N")
    page = stage.screen
    assert isinstance(page, NotePage)
    note = next(one for one in page.view.notes if one.turn == LATE)
    page._load(note)
    page.what.set("We talked enough.")
    stage.draw()
    sent = press(stage, "Enter")
    assert isinstance(sent, Send) and isinstance(sent.command, Once)
    assert sent.command.command == c.EditNote(note.number, "We talked enough.", "")
    assert stage.ui is not None
    gone = find(stage.ui.elements, "remove")
    assert gone is not None and callable(gone.action)
    assert gone.action().command.command == c.RemoveNote(note.number)  # type: ignore[union-attr]


def test_a_game_without_a_result_says_so() -> None:
    sitting = games.start()
    screen, stage = opened(game=sitting.game)
    assert screen.head.empty in read(stage)
    assert troubles(stage.draw()) == []
    assert stage.ui is not None
    close = find(stage.ui.elements, "close")
    assert close is not None and close.action == Pop()


def test_half_a_game_is_looked_back_on_as_far_as_it_went() -> None:
    screen, stage = opened(game=played(4))
    assert screen.head.last == 3 and screen.turn == 3
    assert troubles(stage.draw()) == []


def test_another_language_keeps_quarter_and_panel() -> None:
    game = played()
    words = [Words("en")]
    screen = DebriefScreen(LookBack(lambda: game, lambda: words[0]), words[0])
    screen.pick(LATE)
    screen.panel = "stance"
    words[0] = screen.words = Words("nl")
    screen.refresh()
    assert (screen.turn, screen.panel) == (LATE, "stance")
    assert "Terugkijken" in drawn(shown(screen, View()))
