"""The result tells what changed and why, level by level, with keys alone; a note can be pinned."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pygame
import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.views.figures import signed
from game.session.views.result import ResultView, result_view
from game.session.views.why import OTHERS, explanation, story
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Send
from game.ui.screens.result import ResultScreen
from game.ui.stage import Look, Stage, Ui
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")


@cache
def played(turn: int) -> Game:
    return games.play_to(games.start(), turn, Step.RESULT)


def opened(turn: int = 7, view: View = EN, change: dict[str, object] | None = None) -> Stage:
    """A stage with the result of a real quarter on it."""
    words, game = Words(view.lang), played(turn)
    told: ResultView = replace(result_view(game, words), **(change or {}))  # type: ignore[arg-type]
    return shown(ResultScreen(told, words, lambda v, path: story(game, words, v, path)), view)


def screen_of(stage: Stage) -> ResultScreen:
    assert isinstance(stage.screen, ResultScreen)
    return stage.screen


def ui_of(stage: Stage) -> Ui:
    assert stage.ui is not None
    return stage.ui


def text_of(stage: Stage) -> str:
    return " ".join(record.text for record in ui_of(stage).canvas.records)


def focus(stage: Stage, id: str) -> None:
    ui_of(stage).set_focus(id)
    stage.draw()
    stage.draw()


def first_that_opens(stage: Stage) -> int:
    causes = screen_of(stage).why.now.causes
    return next(i for i, cause in enumerate(causes) if cause.opens and cause.id != OTHERS)


def test_it_opens_on_the_largest_unfavourable_change_and_explains_it() -> None:
    stage = opened()
    view = screen_of(stage).view
    assert ui_of(stage).focus == f"row {view.focus}"
    assert screen_of(stage).why.now.title in text_of(stage)


def test_arrows_choose_what_is_explained_from_outcomes_into_dimensions() -> None:
    stage = opened()
    view = screen_of(stage).view
    rows = [one.id for one in (*view.outcomes, *view.dimensions)]
    screen_of(stage).why.choose(rows[0])
    focus(stage, f"row {rows[0]}")
    seen = [screen_of(stage).why.variable]
    for _ in rows[1:]:
        press(stage, "↓")
        seen.append(screen_of(stage).why.variable)
    assert seen == rows


def test_a_click_explains_a_row() -> None:
    stage = opened()
    other = screen_of(stage).view.outcomes[0]
    row = find(ui_of(stage).elements, f"row {other.id}")
    assert row is not None
    stage.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(round(row.rect.cx), round(row.rect.cy)), button=1))
    assert screen_of(stage).why.variable == other.id


def test_the_steps_drawn_add_up_to_the_change_drawn() -> None:
    stage = opened()
    for one in screen_of(stage).view.outcomes:
        screen_of(stage).why.choose(one.id)
        stage.draw()
        now = screen_of(stage).why.now
        steps = [e for e in ui_of(stage).elements if e.id.startswith("step ")]
        assert len(steps) == len(now.causes) <= 6
        assert now.begin + sum(cause.points for cause in now.causes) == now.end
        for element, cause in zip(steps, now.causes, strict=True):
            assert element.label == f"{cause.name} {signed(cause.points)}"


def test_enter_on_a_step_goes_deeper_and_esc_comes_back_before_it_opens_the_menu() -> None:
    stage = opened()
    level = next(
        row.id
        for row in screen_of(stage).view.rows
        if any(one.opens and one.id != OTHERS for one in explanation(played(7), Words("en"), row.id).causes)
    )
    screen_of(stage).why.choose(level)
    stage.draw()
    place = first_that_opens(stage)
    focus(stage, f"step {place}")
    press(stage, "Enter")
    assert screen_of(stage).why.path
    assert screen_of(stage).why.now.path[0] in text_of(stage)
    assert press(stage, "Esc") is None
    assert screen_of(stage).why.path == ()
    assert isinstance(press(stage, "Esc"), Send)


def test_the_story_stands_below_the_steps_and_leads_upstream() -> None:
    stage = opened()
    why = screen_of(stage).why
    longest = max(
        (story(played(7), Words("en"), row.id) for row in screen_of(stage).view.rows),
        key=lambda one: len(one),
    )
    why.choose(longest[0].variable)
    stage.draw()
    stage.draw()
    said = {note.id: note.label for note in ui_of(stage).elements if note.id.startswith("sentence ")}
    assert len(longest) > 1 and [said[f"sentence {i}"] for i in range(len(longest))] == [
        link.sentence for link in longest
    ]
    first = longest[0].sentence.split()[:4]
    assert " ".join(first) in text_of(stage)
    place = next(i for i, cause in enumerate(why.now.causes) if cause.id == longest[0].follow)
    focus(stage, f"step {place}")
    said = {note.id: note.label for note in ui_of(stage).elements if note.id.startswith("sentence ")}
    assert said["sentence 0"] == why.now.causes[place].spoken
    assert said["sentence 1"] == longest[1].sentence
    press(stage, "Enter")
    assert why.now == longest[1]
    press(stage, "Esc")
    assert why.now == longest[0]


def test_at_large_text_the_story_comes_before_the_list_of_steps() -> None:
    stage = opened(view=View(text=200, lang="en"))
    screen_of(stage).show("why")
    stage.draw()
    stage.draw()
    sentence = screen_of(stage).why.now.sentence
    assert " ".join(sentence.split()[:3]) in text_of(stage)
    focus(stage, "step 0")
    assert any(element.id == "step 0" for element in ui_of(stage).elements)


def test_the_smaller_causes_open() -> None:
    stage = opened()
    why = screen_of(stage).why
    variable = next(
        row.id for row in screen_of(stage).view.rows if explanation(played(7), Words("en"), row.id).smaller
    )
    why.choose(variable)
    stage.draw()
    stage.draw()
    place = next(i for i, cause in enumerate(why.now.causes) if cause.id == OTHERS)
    focus(stage, f"step {place}")
    press(stage, "Enter")
    assert all(cause.name in text_of(stage) for cause in why.now.smaller[:2])
    press(stage, "Esc")
    assert not why.smaller


def test_d_goes_to_the_dimensions_and_a_to_everything() -> None:
    stage = opened()
    view = screen_of(stage).view
    press(stage, "D")
    assert screen_of(stage).why.variable == view.dimensions[0].id
    press(stage, "A")
    assert screen_of(stage).why.variable == view.rows[0].id
    for _ in view.rows:
        press(stage, "↓")
    assert screen_of(stage).why.variable == view.rows[-1].id


def test_space_replays_the_change_step_by_step_without_motion() -> None:
    stage = opened()
    why = screen_of(stage).why
    numbers = [signed(cause.points) for cause in why.now.causes]
    press(stage, "Space")
    assert sum(record.text in numbers for record in ui_of(stage).canvas.records) < len(numbers) + 12
    for _ in why.now.causes[1:]:
        press(stage, "Space")
    assert why.now.causes and screen_of(stage).why._shown is None


def test_space_replays_with_motion_and_any_key_ends_it() -> None:
    stage = opened()
    time = [0.0]
    stage.clock = lambda: time[0]
    stage.look = Look(calm=False)
    stage.draw()
    press(stage, "Space")
    assert stage.moving
    press(stage, "↓")
    assert not stage.moving


def test_t_pins_a_note_and_esc_pins_none() -> None:
    stage = opened()
    press(stage, "T")
    for letter in "Talk":
        stage.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
    stage.draw()
    assert press(stage, "Enter") == Send(c.PinNote("Talk", turn=7))
    press(stage, "T")
    assert press(stage, "Esc") is None
    assert screen_of(stage).note is None


def test_enter_goes_on_and_the_last_quarter_leads_to_the_end() -> None:
    stage = opened()
    assert screen_of(stage).view.button in text_of(stage)
    assert press(stage, "Enter") == Send(c.GoOn())
    assert "To the end" in text_of(opened(12))


def test_an_incident_and_what_fell_off_are_never_missed() -> None:
    told: dict[str, object] = {"incident": "There was an incident.", "fell_off": ("A card fell off.",)}
    stage = opened(change=told)
    assert "There was an incident. A card fell off." in text_of(stage)


def test_a_quiet_quarter_and_an_empty_pipeline_say_so() -> None:
    told: dict[str, object] = {
        "quiet": "A quiet quarter.",
        "pipeline": (),
        "pipeline_empty": "Nothing on its way.",
    }
    text = text_of(opened(change=told))
    assert "A quiet quarter." in text and "Nothing on its way." in text


def test_another_language_keeps_the_focus_and_the_level() -> None:
    stage = opened()
    press(stage, "D")
    game, words = played(7), Words("nl")
    screen = screen_of(stage)
    screen.words = words
    screen.why.explain = lambda v, path: story(game, words, v, path)
    screen.refresh(result_view(game, words))
    stage.draw()
    assert ui_of(stage).focus == f"row {screen.view.dimensions[0].id}"
    assert screen.view.title != ""


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_word_can_be_read_and_everything_reached(view: View) -> None:
    told: dict[str, object] = {}
    for turn in (5, 7):
        stage = opened(turn, view, told)
        screen = screen_of(stage)
        for region in ("changes", "why", "coming", "question"):
            screen.show(region)  # type: ignore[arg-type]
            stage.draw()
            stage.draw()
            assert (region, troubles(stage.draw())) == (region, [])
        screen.show("why")
        for do in (deeper, smaller, screen.toggle_all, screen.open):
            do(screen) if do in (deeper, smaller) else do()  # type: ignore[call-arg]
            stage.draw()
            stage.draw()
            assert (str(do), troubles(stage.draw())) == (str(do), [])
        told = {"incident": "There was an incident with privacy or security.", "quiet": "A quiet quarter."}


def deeper(screen: ResultScreen) -> None:
    opens = [cause for cause in screen.why.now.causes if cause.opens and cause.id != OTHERS]
    if opens:
        screen.why.open(opens[0])


def smaller(screen: ResultScreen) -> None:
    screen.why.choose("budget")
    others = [cause for cause in screen.why.now.causes if cause.id == OTHERS]
    if others:
        screen.why.open(others[0])
