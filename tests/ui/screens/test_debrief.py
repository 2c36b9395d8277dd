"""The look-back: any quarter as it was, why it went so, what if, and what goes home; by keys alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pygame
import pytest

from game.session import commands as c
from game.session.debrief.branches import decided_in, keeping, new_draft, with_quarter
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.debrief_voices import Voices
from game.session.views.figures import whole
from game.store.memory import MemoryStore
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Intent, Pop, Push, Replace, Send
from game.ui.lookback import LookBack
from game.ui.orders import Once, OpenReport, WriteReport
from game.ui.screens.debrief import SECONDS_A_QUARTER, DebriefScreen
from game.ui.screens.debrief_drafts import OtherVision
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.debrief_kept import KeptPage
from game.ui.screens.debrief_lines import LinesPage
from game.ui.screens.debrief_notes import NotePage
from game.ui.screens.debrief_report import ReportPage
from game.ui.screens.debrief_side import ALL, PANELS
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


@cache
def tried() -> Sitting:
    """The same game with two kept what-ifs, the second on top of the first."""
    meta = {"scenario": played().scenario.json.decode(), "scenario_sha256": played().scenario.sha256}
    sitting = Sitting(MemoryStore(meta), played())
    for turn, base, name in ((LATE, 0, "Without the first card"), (8, 1, "And quieter in the second year")):
        draft = new_draft(turn, base)
        decided = decided_in(sitting.game, draft, turn)
        games.do(sitting, keeping(with_quarter(draft, turn, replace(decided, entries=())), name))
    return sitting


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
@pytest.mark.parametrize("keys", [("W",), ("L",), ("N",), ("T",), ("K",), ("K", "N"), ("K", "Del")])
def test_its_pages_can_be_read_too(view: View, keys: tuple[str, ...]) -> None:
    screen, stage = opened(view, tried().game)
    screen.pick(LATE)
    stage.draw()
    assert isinstance(press(stage, keys[0]), Push)
    press(stage, *keys[1:])
    assert troubles(stage.draw()) == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_a_kept_what_if_is_named_at_its_line_and_can_be_read(view: View) -> None:
    screen, stage = opened(view, tried().game)
    screen.draw_branch(1)
    screen.pick(LATE)
    screen.open_panel("whatif")
    for place in ("timeline", "causes", "whatif"):
        screen.place = place
        stage.draw()
        assert (place, troubles(stage.draw())) == (place, [])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_the_page_of_the_report_can_be_read(view: View) -> None:
    stage = shown(ReportPage(Words(view.lang), Voices.ANONYMOUS), view)
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
    one = screen.causes.story[0]
    assert one.begin + sum(cause.points for cause in one.causes) == one.end
    opens = next(cause for cause in one.causes if cause.opens)
    assert stage.ui is not None
    stage.ui.set_focus(f"cause {opens.id}")
    press(stage, "Enter")
    assert screen.causes.path == (opens.id,) and screen.causes.story[0].path
    press(stage, "U")
    assert screen.causes.path == ()


def test_causes_of_a_span_are_of_all_quarters_so_far() -> None:
    screen, stage = opened()
    line = screen.book.timeline(screen.lines).lines[0]
    press(stage, "A")
    one = screen.causes.story[0]
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
    assert press(stage, "Enter") is None, "nothing is written yet"
    for field, text in ((page.what, "Look at work pressure first"), (page.who, "Samira")):
        stage.handle(pygame.Event(pygame.TEXTINPUT, text=text))
        assert field.text == text, "Enter goes to the next field"
        stage.draw()
        assert press(stage, "Enter") is None
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="1 December"))
    page._next_about()
    stage.draw()
    about = page.view.about[0].id
    sent = press(stage, "Enter")
    assert isinstance(sent, Send) and isinstance(sent.command, Once)
    expected = c.AgreeAction("Samira", "Look at work pressure first", "1 December", about, LATE)
    assert sent.command.command == expected


def test_what_was_written_a_moment_ago_shows_at_once() -> None:
    sitting = Sitting(MemoryStore({"scenario": "", "scenario_sha256": ""}), played())
    words = Words("en")
    screen = DebriefScreen(LookBack(lambda: sitting.game, lambda: words), words)
    stage = shown(screen, EN)
    screen.pick(LATE)
    games.do(sitting, c.AgreeAction("Samira", "Look at work pressure first", "1 December", "", LATE))
    screen.refresh()
    stage.draw()
    assert screen.panel == "agreements" and "Look at work pressure first" in read(stage)
    screen.panel = "voices"
    screen.refresh()
    assert screen.panel == "voices"


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


def order_of(intent: Intent | None) -> c.Command:
    """The command that is given, once only a toast tells of it."""
    assert isinstance(intent, Send) and isinstance(intent.command, Once)
    return intent.command.command


def test_more_pins_than_fit_are_counted_and_open_what_happened() -> None:
    screen, stage = opened()
    screen.panel = "voices"
    stage.draw()
    assert stage.ui is not None and screen.lines_view is not None
    here = [pin for pin in screen.lines_view.pins if pin.turn == LATE]
    more = find(stage.ui.elements, f"pins {LATE}")
    assert more is not None and more.label == f"{len(here)} pins at Q{LATE}" and callable(more.action)
    shapes = 2
    assert f"+{len(here) - shapes}" in drawn(stage).split()
    more.action()
    assert (screen.turn, screen.panel) == (LATE, "happened")
    stage.draw()
    assert here[0].title in read(stage)


def test_a_pin_opens_what_is_behind_it() -> None:
    screen, _ = opened()
    screen.pick(LATE)
    assert screen.lines_view is not None
    pins = {pin.kind: pin for pin in screen.lines_view.pins if pin.turn == LATE}
    behind = {kind: screen._behind(pin) for kind, pin in pins.items()}
    event, note = behind["event"], behind["note"]  # type: ignore[index]
    assert callable(event) and callable(note)
    event()
    assert screen.panel == "voices"
    pushed = note()
    assert isinstance(pushed, Push) and isinstance(pushed.screen, NotePage)
    assert pushed.screen.what.text == "Here we should have talked longer."
    assert pushed.screen.editing == pins["note"].number  # type: ignore[index]


def test_causes_carry_their_direction_in_a_shape_and_a_sign() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    for cause in screen.causes.story[0].causes:
        sign = "+" if cause.points > 0 else "−" if cause.points < 0 else "="
        assert cause.points == 0 or any(text.startswith(sign) for text in drawn(stage).split())
        assert screen.causes._good(cause) is (cause.points >= 0)
    screen.choose_lines(("team.workload",))
    assert all(
        screen.causes._good(one) is (one.points < 0) for one in screen.causes.story[0].causes if one.points
    )


def test_the_causes_alone_are_a_waterfall_that_is_followed_upstream() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "C")
    one = screen.causes.story[0]
    assert stage.ui is not None and find(stage.ui.elements, "waterfall end") is not None
    assert one.begin + sum(cause.points for cause in one.causes) == one.end
    assert f"After quarter {LATE}" in drawn(stage) and one.sentence in read(stage)
    place = next(n for n, cause in enumerate(one.causes) if cause.opens)
    step = find(stage.ui.elements, f"step {place}")
    assert step is not None and callable(step.action)
    step.action()
    stage.draw()
    assert screen.causes.path == (one.causes[place].id,)
    press(stage, "U", "A")
    assert "At the start" in drawn(stage)
    press(stage, "Esc")
    assert not screen.large and find(stage.draw().elements, "waterfall end") is None


def test_who_led_what_stands_in_a_panel_of_its_own() -> None:
    screen, stage = opened()
    press(stage, "7")
    assert screen.panel == "roles"
    for row in screen.book.roles().rows[:2]:
        assert row.spoken in read(stage)


def test_a_panel_alone_takes_the_page_and_escape_brings_all_back() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    stage.draw()
    press(stage, "2", "B")
    assert screen.large and "All so far" not in drawn(stage)
    assert screen.book.voices(LATE)[0].title in drawn(stage)
    press(stage, "Esc")
    assert not screen.large and stage.screen is screen
    assert "All so far" in drawn(stage)


def test_tools_that_do_not_fit_keep_their_keys_and_come_by_a_button() -> None:
    screen, stage = opened(View(text=200))
    assert stage.ui is not None
    assert find(stage.ui.elements, "tool steps") is not None, "what is to be done next is always there"
    assert find(stage.ui.elements, "tool report") is None
    assert press(stage, "P") == Send(OpenReport())
    more = find(stage.ui.elements, "tool more")
    assert more is not None and callable(more.action)
    more.action()
    stage.draw()
    assert find(stage.ui.elements, "tool report") is not None
    assert stage.screen is screen


def test_the_name_of_a_what_if_stands_at_its_line() -> None:
    screen, stage = opened(game=tried().game)
    screen.draw_branch(1)
    stage.draw()
    assert "what if: Without" in " ".join(drawn(stage).split())


def test_a_kept_what_if_is_renamed_and_taken_away_only_when_that_is_said_twice() -> None:
    _, stage = opened(game=tried().game)
    press(stage, "K")
    page = stage.screen
    assert isinstance(page, KeptPage) and page.chosen == 2
    press(stage, "N")
    page.name.set("Quiet years")
    stage.draw()
    assert order_of(press(stage, "Enter")) == c.RenameBranch(2, "Quiet years")
    press(stage, "Esc")
    assert page.doing == "" and stage.screen is page
    press(stage, "Del")
    assert page.doing == "remove"
    assert press(stage, "Enter") is None, "the harmless button has the focus"
    assert page.doing == ""
    press(stage, "Del", "Tab")
    assert order_of(press(stage, "Enter")) == c.RemoveBranch(2)


def test_another_name_begins_with_the_one_it_has_selected_to_be_typed_over() -> None:
    _, stage = opened(game=tried().game)
    press(stage, "K")
    page = stage.screen
    assert isinstance(page, KeptPage)
    press(stage, "N")
    assert page.name.text == "And quieter in the second year" and page.name.selected
    press(stage, "End")
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="!"))
    assert page.name.text == "And quieter in the second year!"
    press(stage, "Esc", "N")
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="Q"))
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="uiet"))
    stage.draw()
    assert order_of(press(stage, "Enter")) == c.RenameBranch(2, "Quiet")
    press(stage, "Esc", "N", "Backspace")
    assert page.name.text == ""


def test_wanted_and_did_lie_in_stones_page_by_page_and_all_of_it_is_read() -> None:
    screen, stage = opened()
    screen.pick(LATE)
    press(stage, "3", "B")
    view = screen.book.stance()
    for row in view.rows:
        assert row.spoken in read(stage) and row.name in labels(stage)
    assert view.sentence in read(stage) and view.changes[0].text in read(stage)
    assert {"stones", "effort", "In all quarters"} <= set(labels(stage))
    seen = labels(stage)
    press(stage, "PageDown")
    assert view.changes[0].text in {*seen, *labels(stage)}
    press(stage, "PageUp")
    assert labels(stage) == seen


def test_votes_lie_in_stones_and_hands_after_the_talk_say_what_they_are() -> None:
    sitting = games.start()
    games.play_to(sitting, 1, Step.BALLOT)
    games.vote(sitting)
    event = sitting.game.quarter.open_event
    options = list(sitting.game.scenario.spec.events[event or ""].options)
    games.do(sitting, c.CountAgain({options[0]: 4, options[1]: 2}))
    games.play_to(sitting, 1, Step.RESULT)
    screen, stage = opened(game=sitting.game)
    press(stage, "2", "B")
    assert "after the talk" in labels(stage)
    votes = screen.book.voices(1)[0].rows
    told = [line for line in read(stage).split("\n") if "After the talk" in line]
    assert [line.rpartition("After the talk ")[2] for line in told] == [f"{row.second}." for row in votes]
    assert [str(row.votes) in labels(stage) for row in votes] == [True] * len(votes)


def test_predictions_lie_on_a_line_of_numbers_with_what_came() -> None:
    screen, stage = opened()
    press(stage, "6", "B")
    row = screen.book.hindsight().predictions[0]
    assert str(row.outcome) in labels(stage)
    low, high = min(one.number for one in row.expected), max(one.number for one in row.expected)
    ends = [int(text) for text in labels(stage) if text.isdigit() and int(text) % 10 == 0]
    assert min(ends) <= min(low, row.outcome or low) and max(ends) >= high
    assert row.sentence in read(stage)


def test_a_what_if_stands_beside_every_line_that_it_moves() -> None:
    screen, stage = opened(game=tried().game)
    screen.draw_branch(1)
    stage.draw()
    view = screen.lines_view
    assert view is not None
    moved = [
        one for one in view.lines if [*map(whole, one.branch)] != [*map(whole, one.values[one.branch_from :])]
    ]
    assert len(moved) > 1
    named = [text for text in labels(stage) if text.startswith("what if")]
    assert len(named) == len(moved)
    same = with_quarter(new_draft(LATE), LATE, decided_in(screen.book.game, None, LATE))
    screen.draw_branch(same)
    stage.draw()
    assert not any(text.startswith("what if") for text in labels(stage)), "nothing parts"


def test_a_what_if_alone_has_every_outcome_beside_what_it_was() -> None:
    screen, stage = opened(game=tried().game)
    screen.draw_branch(1)
    stage.draw()
    assert "with it" not in labels(stage)
    press(stage, "B")
    assert {"as it went", "with it"} <= set(labels(stage))
    for level in screen.book.comparison(1).outcomes:
        assert level.name in labels(stage) and level.spoken in read(stage)


def test_the_next_thing_to_do_is_yellow_first_the_steps_then_the_report() -> None:
    sitting = Sitting(MemoryStore({"scenario": "", "scenario_sha256": ""}), played())
    words = Words("en")
    screen = DebriefScreen(LookBack(lambda: sitting.game, lambda: words), words)
    stage = shown(screen, EN)
    assert yellow(stage) == ["tool steps"]
    for step in screen.head.guide.steps:
        games.do(sitting, c.FinishStep(step.number, 60))
    screen.refresh()
    stage.draw()
    assert yellow(stage) == ["tool report"]
    assert press(stage, "Enter") == Send(OpenReport())
    guide = GuidePage(screen.book, words, lambda step: None)
    assert guide.step == len(screen.head.guide.steps), "nothing is left to be done but the report"
    assert press(shown(guide, EN), "Enter") == Send(OpenReport())


def yellow(stage: Stage) -> list[str]:
    assert stage.ui is not None
    return [element.id for element in stage.ui.elements if element.primary]


def labels(stage: Stage) -> list[str]:
    assert stage.ui is not None
    return [record.text for record in stage.ui.canvas.records]


def test_a_kept_what_if_is_drawn_and_decided_further() -> None:
    screen, stage = opened(game=tried().game)
    screen.pick(9)
    stage.draw()
    press(stage, "K", "↑")
    page = stage.screen
    assert isinstance(page, KeptPage) and page.chosen == 1
    press(stage, "Enter")
    assert stage.screen is screen and screen.branch == 1
    press(stage, "K")
    further = press(stage, "W")
    assert isinstance(further, Replace)
    whatif = further.screen
    assert isinstance(whatif, WhatIfPage) and (whatif.turn, whatif.draft.parent) == (9, 1)
    assert whatif.view.base_name == "Without the first card"


def test_our_last_change_goes_to_the_what_if_that_does_it_already() -> None:
    screen, stage = opened(game=tried().game)
    wanted = screen.book.repeated(1)
    assert wanted is not None and wanted.number == 2
    assert isinstance(press(stage, "R"), Send), "on the game itself it was not kept yet"
    screen.pick(8)
    stage.draw()
    press(stage, "W")
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    page._redraft(new_draft(8, 1))
    stage.draw()
    press(stage, "R")
    assert stage.screen is screen and screen.branch == 2


@pytest.mark.parametrize("turn", [1, LATE])
def test_another_vision_comes_into_the_draft_alone(turn: int) -> None:
    screen, stage = opened()
    screen.pick(turn)
    stage.draw()
    press(stage, "W")
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    pushed = page._vision_page()
    assert isinstance(pushed, Push) and isinstance(pushed.screen, OtherVision)
    vision = pushed.screen
    assert sum(vision.stones.values()) == 10
    theme = screen.book.game.rules.themes[-1]
    assert vision.take(c.ReviseVision({theme: 10}, ())) == (True, "")
    there = page.draft.vision if turn == 1 else page.draft.changes[turn]
    assert there is not None and there.stones == {theme: 10}
    assert ("at the start" in page.view.changes[0]) is (turn == 1)
    assert ("laid" in vision.view.price) is (turn == 1)
    assert stage.draw().focus == "keep", "Enter keeps it now, as the yellow button says"
    other = shown(vision, EN)
    assert ("Start with this vision" in drawn(other)) is (turn == 1)
    assert ("Revise it so" in drawn(other)) is (turn != 1)
    page._vision_back()
    assert not page.view.changes and not page.view.otherwise


def test_the_report_asks_how_voices_appear() -> None:
    _, stage = opened()
    assert press(stage, "P") == Send(OpenReport())
    page = ReportPage(Words("en"), Voices.ANONYMOUS)
    stage = shown(page, EN)
    assert press(stage, "Enter") == Send(WriteReport(Voices.ANONYMOUS))
    press(stage, "3")
    assert press(stage, "Enter") == Send(WriteReport(Voices.NONE))
