"""Start, scenario, table, vision, settings and what lies over a screen: readable, and done by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from game.session import commands as c
from game.session.events import Sentence
from game.session.game import Game, Step
from game.session.views.board import board_view
from game.session.views.setup import scenario_view, table_view, vision_view
from game.texts import Words
from game.ui import orders as o
from game.ui.intents import Pop, Push, Quit, Screen, Send
from game.ui.screens.board import BoardScreen
from game.ui.screens.notice import Ask, CopyScreen, MenuScreen, Mishap, Page
from game.ui.screens.saved import SavedRow, SavedScreen
from game.ui.screens.scenario import Broken, ScenarioScreen
from game.ui.screens.sentences import SentencesScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.start import StartScreen, StartView, Unfinished
from game.ui.screens.table import TableScreen
from game.ui.screens.trainer import TrainerPanel
from game.ui.screens.vision import VisionScreen
from game.ui.settings import Settings
from game.ui.stage import Stage
from game.ui.trainer_view import trainer_view
from game.ui.widgets.controls import Button
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, troubles
from tests.ui.screens.readable import shown as shown_alone

EN = View(lang="en")
LONG = Path("/home/a-teacher/Documents/Wendbaar/2026-11-22-innovatiecollege-team-with-a-name.wendbaar")
GAME = Unfinished(LONG, "Innovatiecollege Linterstreek, quarter 11", "saved yesterday at 15:40")


@cache
def new_game() -> Game:
    return games.begin().game


@cache
def laying() -> Game:
    sitting = games.begin()
    return games.do(sitting, c.SetTable(6))


@cache
def playing() -> Game:
    return games.play_to(games.start(), 2, Step.BOARD)


@cache
def planning() -> Game:
    return games.play_to(games.start(), 1, Step.PLAN)


def scenarios(words: Words, broken: bool = True) -> ScenarioScreen:
    views = [scenario_view(games.scenario(name), words) for name in ("kennismaking", "innovatiecollege")]
    wrong = [Broken("school.yaml", ("school.yaml:41:14: no action is called 'x'", "and more"))]
    return ScenarioScreen(views, words, wrong if broken else (), lambda: 123456789, "innovatiecollege")


def table(words: Words, people: int = 6, named: bool = False) -> TableScreen:
    names = tuple((f"Person {n}", "Another") for n in range(6)) if named else ()
    screen = TableScreen(lambda draft: table_view(new_game(), words, draft), words, c.SetTable(people, names))
    return screen


def naming(words: Words, people: int = 6) -> TableScreen:
    screen = table(words, people, named=True)
    screen.naming = True
    return screen


def vision(words: Words, stones: int = 9, revising: bool = False) -> VisionScreen:
    game = planning() if revising else laying()
    screen = VisionScreen(lambda laid, said: vision_view(game, words, laid, said), words, revising)
    for n in range(stones):
        themes = [theme.id for theme in screen.view.themes]
        screen.move(themes[n % len(themes)], 1)
    screen._other_sentence(1)
    return screen


def sentences(words: Words) -> SentencesScreen:
    screen = vision(words)._sentences_screen()
    screen.field.set("At our school a student may try again, and so may a teacher.")
    screen.add_own()
    return screen


def board(words: Words) -> BoardScreen:
    return BoardScreen(board_view(playing(), words), words)


def trainer(words: Words) -> TrainerPanel:
    return TrainerPanel(trainer_view(playing(), words), words, board(words))


def saved(words: Words) -> SavedScreen:
    rows = [SavedRow(LONG, GAME.title, f"quarter {n} of 12", GAME.when) for n in range(1, 12)]
    rows.insert(1, SavedRow(LONG, "old.wendbaar", "", "", "This game is damaged: record 12 was changed."))
    return SavedScreen(rows, words)


def ask(words: Words) -> Ask:
    buttons = (
        Button("again", (words.say("Try again"),), Pop(), ("Enter",)),
        Button("no", (words.say("Not now"),), Pop(), ("Esc",)),
    )
    text = words.say("Nothing was lost: the game stands where it stood.")
    return Ask(board(words), words.say("Not saved"), text, buttons)


def settings(words: Words) -> SettingsScreen:
    return SettingsScreen(Settings(lang=words.lang), words)


PAGES: dict[str, tuple[Callable[[Words], Screen], tuple[str, ...]]] = {
    "start": (lambda w: StartScreen(StartView(GAME, 33, 12, "Nederlands · tekst 200 % · licht"), w), ()),
    "start without a game": (lambda w: StartScreen(StartView(None, 33, 0, ""), w), ()),
    "scenario": (scenarios, ()),
    "how many": (table, ()),
    "one person": (lambda w: naming(w, 1), ()),
    "three people": (lambda w: naming(w, 3), ()),
    "six people": (naming, ()),
    "eight people": (lambda w: naming(w, 8), ()),
    "vision": (vision, ()),
    "vision revised": (lambda w: vision(w, 10, revising=True), ()),
    "what the themes mean": (vision, ("?",)),
    "sentences": (sentences, ()),
    "settings": (settings, ()),
    "settings reset": (settings, ("R",)),
    "saved": (saved, ()),
    "nothing saved": (lambda w: SavedScreen([], w), ()),
    "trainer": (trainer, ()),
    "trainer: event": (trainer, ("G",)),
    "trainer: note": (trainer, ("T",)),
    "trainer: two quarters": (trainer, ("K",)),
    "trainer: end": (trainer, ("X",)),
    "menu": (lambda w: MenuScreen(board(w), w, in_game=True, place="Quarter 3 of 12"), ()),
    "copy": (lambda w: CopyScreen(board(w), LONG, w), ()),
    "question": (ask, ()),
    "mishap": (lambda w: Mishap(w, file=str(LONG), log=str(LONG), what="ZeroDivisionError: x"), ()),
    "page": (lambda w: Page("school.yaml", "2", ("A mistake in line 3. " * 8,) * 9, w), ()),
}
LARGE_TEXT = {"scenario": "tab True", "how many": "tab False", "vision": "tab asks"}
"""Screens of which large text shows one part at a time, and the tab of another part."""


def shown(screen: Screen, view: View) -> Stage:
    """With another screen below it, so that closing it leaves something to draw."""
    stage = shown_alone(Mishap(Words(view.lang)), view)
    stage.push(screen)
    stage.draw()
    stage.draw()
    return stage


def stumbles(stage: Stage) -> list[str]:
    """Troubles of the topmost layer; what lies beneath is looked at where it is itself the page."""
    ui = stage.ui
    assert ui is not None
    top = max((record.layer for record in ui.canvas.records), default=0)
    ui.canvas.records[:] = [record for record in ui.canvas.records if record.layer == top]
    if top:
        ui.elements[:] = ui.active
        ui._from = 0
    return troubles(ui)


def sampled() -> list[tuple[str, View]]:
    """Every page small, at the largest text, and at two more looks in turn; all looks come by."""
    always = (View((1024, 600)), View(text=200))
    others = [view for view in VIEWS if view not in always]
    return [
        (name, view)
        for place, name in enumerate(PAGES)
        for view in (*always, others[2 * place % len(others)], others[(2 * place + 1) % len(others)])
    ]


@pytest.mark.parametrize(("name", "view"), sampled(), ids=str)
def test_nothing_is_cut_pale_or_out_of_reach(name: str, view: View) -> None:
    make, keys = PAGES[name]
    screen = make(Words(view.lang))
    stage = shown(screen, view)
    press(stage, *keys)
    assert stumbles(stage) == []
    other = next((e for e in stage.ui.elements if e.id == LARGE_TEXT.get(name)), None)  # type: ignore[union-attr]
    if other is not None and callable(other.action):
        other.action()
        stage.draw()
        assert stumbles(stage) == []


def element(stage: Stage, id: str):  # type: ignore[no-untyped-def]
    found = next((e for e in stage.ui.elements if e.id == id), None)  # type: ignore[union-attr]
    assert found is not None, id
    return found


class TestStart:
    def test_enter_goes_on_with_the_newest_game(self) -> None:
        stage = shown(StartScreen(StartView(GAME, 33, 3, ""), Words("en")), EN)
        assert press(stage, "Enter") == Send(o.GoOnWith(LONG))

    def test_without_a_game_enter_begins_one_and_the_row_is_gone(self) -> None:
        stage = shown(StartScreen(StartView(None, 33, 0, ""), Words("en")), EN)
        assert press(stage, "Enter") == Send(o.NewGame())
        assert not any(e.id in ("new", "saved") for e in stage.ui.elements)  # type: ignore[union-attr]

    def test_letters_and_arrows_reach_every_row(self) -> None:
        stage = shown(StartScreen(StartView(GAME, 33, 3, ""), Words("en")), EN)
        assert press(stage, "N") == Send(o.NewGame())
        assert press(stage, "B") == Send(o.OpenSaved())
        assert press(stage, "I") == Send(o.OpenSettings())
        assert press(stage, "Q") == Quit()
        assert press(stage, "↑", "↑", "↑", "↑", "↓", "Enter") == Send(o.NewGame())


class TestScenario:
    def test_arrows_choose_and_enter_begins_with_the_number_shown(self) -> None:
        stage = shown(scenarios(Words("en")), EN)
        assert press(stage, "↑", "Enter") == Send(o.Begin("kennismaking", 123456789))

    def test_an_empty_number_becomes_a_new_one_that_is_shown(self) -> None:
        screen = scenarios(Words("en"))
        screen.seed.set("")
        stage = shown(screen, EN)
        assert press(stage, "Enter") == Send(o.Begin("innovatiecollege", 123456789))
        assert screen.seed.text == "123456789"

    def test_a_file_with_mistakes_tells_them_and_cannot_be_begun(self) -> None:
        screen = scenarios(Words("en"))
        stage = shown(screen, EN)
        intent = press(stage, "↓", "Enter")
        assert isinstance(intent, Push) and isinstance(intent.screen, Page)
        assert "no action is called" in "\n".join(e.read_as for e in stage.ui.elements)  # type: ignore[union-attr]
        assert screen.chosen == "innovatiecollege"

    def test_escape_goes_back(self) -> None:
        assert press(shown(scenarios(Words("en")), EN), "Esc") == Pop()

    def test_more_scenarios_than_fit_are_reached_by_arrows(self) -> None:
        words = Words("en")
        one = scenario_view(games.scenario("kennismaking"), words)
        from dataclasses import replace

        views = [replace(one, id=f"s{n}", title=f"Scenario {n}") for n in range(9)]
        screen = ScenarioScreen(views, words)
        stage = shown(screen, EN)
        press(stage, *["↓"] * 8)
        assert screen.chosen == "s8"
        assert "Scenario 8" in {record.text for record in stage.ui.canvas.records}  # type: ignore[union-attr]


class TestTable:
    def test_a_digit_is_the_number_of_people_and_joins_the_roles(self) -> None:
        screen = table(Words("en"))
        stage = shown(screen, EN)
        for people in range(1, 9):
            press(stage, str(people))
            # with fewer than three people some hold more than one seat
            assert len(screen.view.seats) == max(3, min(people, 6 if people < 7 else 7))
            assert sum(len(seat.persons) for seat in screen.view.seats) >= 6

    def test_names_the_chair_and_the_choices_are_sent(self) -> None:
        screen = table(Words("en"))
        stage = shown(screen, EN)
        press(stage, "3", "Enter")
        for seat, name in zip(screen.view.seats, ("Ann, Bob ", "", "Cy"), strict=True):
            screen.fields[seat.seat].set(name)
        screen.lead("coach")
        intent = press(stage, "Enter")
        assert isinstance(intent, Send) and isinstance(intent.command, c.SetTable)
        assert intent.command.people == 3
        assert intent.command.names == (("Ann", "Bob"), (), ("Cy",))
        assert intent.command.leader == "coach"

    def test_names_stay_with_their_seats_when_the_number_changes_and_comes_back(self) -> None:
        screen = table(Words("en"))
        screen.fields[screen.view.seats[0].seat].set("Ann")
        screen.set_people(8)
        assert screen.fields[screen.view.seats[0].seat].text == "Ann"

    def test_how_you_play_changes_the_honest_time(self) -> None:
        screen = table(Words("en"))
        stage = shown(screen, EN)
        before = screen.view.minutes
        element(stage, "ballots all").action()
        assert screen.view.minutes > before
        element(stage, "events 1").action()
        assert screen.view.minutes < before

    def test_every_seat_and_chair_is_reached_by_keys(self) -> None:
        screen = naming(Words("en"), 3)
        stage = shown(screen, EN)
        seen = {stage.ui.focus}  # type: ignore[union-attr]
        for _ in range(3):
            press(stage, "↓")
            seen.add(stage.ui.focus)  # type: ignore[union-attr]
        assert {f"name {seat.seat}" for seat in screen.view.seats} <= seen

    def test_a_language_change_keeps_what_was_typed(self) -> None:
        screen = naming(Words("en"))
        first = screen.fields[screen.view.seats[0].seat]
        first.set("Ann")
        screen.words = Words("nl")
        screen.refresh(lambda draft: table_view(new_game(), Words("nl"), draft))
        assert screen.fields[screen.view.seats[0].seat].text == "Ann"


class TestVision:
    def test_ten_stones_are_laid_by_keys_and_sent_with_the_sentence(self) -> None:
        screen = vision(Words("en"), 0)
        stage = shown(screen, EN)
        press(stage, *["+"] * 6, "→", *["↑"] * 4)
        assert screen.view.ready
        intent = press(stage, "Enter")
        assert isinstance(intent, Send) and isinstance(intent.command, c.LayVision)
        themes = [theme.id for theme in screen.view.themes]
        assert intent.command.stones == {themes[0]: 6, themes[1]: 4} | dict.fromkeys(themes[2:], 0)
        assert len(intent.command.sentences) == 1

    def test_an_eleventh_stone_and_one_below_none_do_nothing(self) -> None:
        screen = vision(Words("en"), 10)
        theme = screen.view.themes[0].id
        before = dict(screen.stones)
        screen.move(theme, 1)
        assert screen.stones == before
        for _ in range(20):
            screen.move(theme, -1)
        assert screen.stones[theme] == 0

    def test_it_cannot_be_sent_before_all_stones_lie_and_says_why(self) -> None:
        screen = vision(Words("en"), 9)
        stage = shown(screen, EN)
        assert press(stage, "Enter") is None
        assert element(stage, "go").description == "1 stone still to lay"

    def test_a_stone_tells_which_goals_it_moved(self) -> None:
        screen = vision(Words("en"), 0)
        stage = shown(screen, EN)
        press(stage, "+")
        names = [level.name for level in screen.view.targets if level.id in screen.moved]
        assert names
        assert all(name in element(stage, "moved").label for name in names)

    def test_revising_sends_a_revision_and_escape_closes_it(self) -> None:
        screen = vision(Words("en"), 10, revising=True)
        stage = shown(screen, EN)
        intent = press(stage, "Enter")
        assert isinstance(intent, Send) and isinstance(intent.command, c.ReviseVision)
        assert press(stage, "Esc") == Pop()

    def test_the_mouse_lays_and_takes_stones(self) -> None:
        screen = vision(Words("en"), 0)
        stage = shown(screen, EN)
        theme = screen.view.themes[2].id
        element(stage, f"more {theme}").action()
        element(stage, f"more {theme}").action()
        element(stage, f"less {theme}").action()
        assert screen.stones[theme] == 1


class TestSentences:
    def test_chosen_in_order_and_left_again(self) -> None:
        screen = vision(Words("en"))
        screen.choose_sentences(())
        picker = screen._sentences_screen()
        stage = shown(picker, EN)
        press(stage, "↓", "Space", "↑", "Space")
        ids = [one.id for one in screen.view.sentences]
        assert [one.id for one in screen.sentences] == [ids[1], ids[0]]
        press(stage, "Space")
        assert [one.id for one in screen.sentences] == [ids[1]]
        assert press(stage, "Esc") == Pop()

    def test_the_tables_own_words_are_added(self) -> None:
        screen = vision(Words("en"))
        screen.choose_sentences(())
        picker = screen._sentences_screen()
        picker.field.set("  We try together.  ")
        assert picker.add_own() is None
        assert screen.sentences == [Sentence(own="We try together.")]
        assert picker.field.text == ""

    def test_a_sixth_is_not_taken(self) -> None:
        screen = vision(Words("en"))
        screen.choose_sentences(())
        picker = screen._sentences_screen()
        for one in screen.view.sentences[:7]:
            picker.toggle(Sentence(id=one.id))
        assert len(screen.sentences) == 5


class TestSettings:
    def test_every_choice_is_an_order_to_change_at_once(self) -> None:
        stage = shown(settings(Words("en")), EN)
        asked = {
            e.action.command.settings
            for e in stage.ui.elements  # type: ignore[union-attr]
            if isinstance(e.action, Send) and isinstance(e.action.command, o.ChangeSettings)
        }
        assert {s.theme for s in asked} == {"light", "dark", "contrast"}
        assert {s.text_percent for s in asked} == {100, 125, 150, 175, 200}
        assert {s.lang for s in asked} == {"nl", "en"}
        assert {s.calm for s in asked} == {s.reading for s in asked} == {True, False}
        assert {s.screen_reader for s in asked} == {True, False}
        assert {s.second_screen for s in asked} == {"auto", "off"}

    def test_reset_asks_first_and_leaves_the_language(self) -> None:
        screen = SettingsScreen(Settings("en", 200, "dark", True, "off", True), Words("en"))
        stage = shown(screen, EN)
        assert press(stage, "R", "Esc") is None
        assert press(stage, "R", "↑", "←", "Enter") == Send(o.ChangeSettings(Settings(lang="en")))

    def test_at_large_text_every_setting_is_a_page_away(self) -> None:
        stage = shown(settings(Words("en")), View(lang="en", text=200))
        seen = set()
        for _ in range(6):
            seen |= {e.id for e in stage.ui.elements if e.id.startswith("about ")}  # type: ignore[union-attr]
            press(stage, "PageDown")
        assert len(seen) == 7


class TestOverlays:
    def test_the_menu_by_letters(self) -> None:
        stage = shown(MenuScreen(board(Words("en")), Words("en"), in_game=True), EN)
        assert press(stage, "I") == Send(o.OpenSettings())
        assert press(stage, "Q") == Quit()
        assert press(stage, "S") == Send(o.ToStart())
        assert press(stage, "Enter") == Pop()

    def test_every_order_of_the_trainer_is_on_a_key_that_no_other_has(self) -> None:
        keys = [one.key for one in trainer(Words("en"))._all()]
        assert len(set(keys)) == len(keys)

    def test_orders_out_of_sight_are_reached_by_arrows_and_by_key(self) -> None:
        screen = trainer(Words("en"))
        stage = shown(screen, EN)
        press(stage, *["↓"] * 17)
        assert stage.ui.focus == "order end"  # type: ignore[union-attr]
        screen = trainer(Words("en"))
        stage = shown(screen, EN)
        press(stage, "X")
        assert screen.page == "end"

    def test_events_are_offered_with_those_that_fit_first(self) -> None:
        view = trainer_view(playing(), Words("en"))
        fits = [one.detail == "fits this quarter" for one in view.fitting]
        assert fits == sorted(fits, reverse=True)
        assert not {one.id for one in view.fitting} & set(playing().quarter.agenda)

    def test_facts_are_listed_without_their_text(self) -> None:
        view = trainer_view(playing(), Words("en"))
        texts = [fact.text.get("en") for r in playing().scenario.spec.roles.values() for fact in r.knows]
        assert view.facts and not any(text in one.name for text in texts for one in view.facts)

    def test_a_game_in_the_list_is_opened_and_a_damaged_one_explained(self) -> None:
        stage = shown(saved(Words("en")), EN)
        assert press(stage, "Enter") == Send(o.GoOnWith(LONG))
        intent = press(stage, "↓", "Enter")
        assert isinstance(intent, Push) and isinstance(intent.screen, Page)
