"""The preview: a scenario's own screens with a bar, the file read again, mistakes told and gone again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.cli.preview import ScenarioSource
from game.texts import Words
from game.ui.app import WATCHED, Window, WindowSize
from game.ui.intents import Screen
from game.ui.previewing import Previewing
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.card import CardScreen
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.end import EndScreen
from game.ui.screens.event import EventScreen
from game.ui.screens.opening import OpeningScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.preview import Findings, PreviewList, PreviewScreen
from game.ui.screens.talk import TalkScreen
from game.ui.stage import Look
from tests.ui.table import KEYS

SOUND = """wendbaar: 1
extends: kennismaking
id: school
events:
  vr_cupboard:
    title: De kast
"""


class Writer:
    """Somebody who writes a scenario and looks at it meanwhile."""

    def __init__(self, folder: Path, text: str, what: str = "") -> None:
        self.file = folder / "school.yaml"
        self.save(text)
        self.window = Window(Words("en"), Look(calm=True), WindowSize(), screen_reader=False)
        self.preview = Previewing(self.window, ScenarioSource(self.file), what)
        self.window.watch(self.preview.look, 0)
        self.window.draw(self.preview)

    def save(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def wait(self) -> None:
        """Long enough for two looks at the file."""
        for _ in range(3):
            self.post(pygame.Event(WATCHED))

    def press(self, *names: str) -> None:
        for name in names:
            code = KEYS.get(name) or pygame.key.key_code(name.lower())
            letter = name.lower() if len(name) == 1 else ""
            self.post(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=letter))
            self.post(pygame.Event(pygame.KEYUP, key=code, mod=0))

    def type(self, text: str) -> None:
        for letter in text:
            self.post(pygame.Event(pygame.TEXTINPUT, text=letter))

    def post(self, event: pygame.Event) -> None:
        assert self.window.handle(event, self.preview)
        self.window.draw(self.preview)

    @property
    def screen(self) -> Screen:
        screen = self.window.stage.screen
        assert screen is not None
        return screen

    @property
    def inner(self) -> Screen:
        assert isinstance(self.screen, PreviewScreen), type(self.screen)
        return self.screen.inner

    def texts(self) -> str:
        assert self.window.stage.ui is not None
        return "\n".join(element.read_as for element in self.window.stage.ui.elements)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    yield Writer(tmp_path, SOUND)


def test_the_first_event_is_shown_as_players_see_it_and_its_other_pages_behind_one_key(
    writer: Writer,
) -> None:
    assert isinstance(writer.inner, EventScreen) and "De kast" in writer.texts()
    assert "Does not fit" not in writer.texts()
    assert "event:vr_cupboard" in writer.texts()
    writer.press("F9")
    assert isinstance(writer.inner, BallotScreen)
    writer.press("F9")
    assert isinstance(writer.inner, TalkScreen)
    writer.press("Enter", "A")
    assert "De kast" in writer.texts() or isinstance(writer.inner, TalkScreen), "nothing is played"


def test_keys_go_to_the_next_thing_and_the_list_to_any(writer: Writer) -> None:
    writer.press("F8")
    assert "event:ai_exam_case" in writer.texts()
    writer.press("F7", "F7")
    assert "plan" in writer.texts() and isinstance(writer.inner, PlanScreen)
    writer.press("F7", "F7", "F7")
    assert isinstance(writer.inner, EndScreen), "the first comes after the last"
    writer.press("F9")
    assert isinstance(writer.inner, GuidePage)
    writer.press("F2")
    assert isinstance(writer.screen, PreviewList)
    writer.press("v")
    writer.type("ision talk")
    assert "1 of" not in writer.texts() and writer.texts().count("run_vision_dialogue") == 1
    writer.press("Enter")
    assert isinstance(writer.inner, CardScreen)
    writer.press("F9")
    assert isinstance(writer.inner, PlanScreen)


def test_a_saved_file_is_shown_at_once_and_a_mistake_leaves_the_last_sound_version(writer: Writer) -> None:
    writer.save(SOUND.replace("De kast", "De nieuwe kast"))
    writer.wait()
    assert "De nieuwe kast" in writer.texts()
    writer.save(SOUND + "    chance: often!\n")
    writer.wait()
    assert isinstance(writer.screen, Findings)
    assert "school.yaml:7" in writer.texts()
    writer.press("Esc")
    assert isinstance(writer.inner, EventScreen) and "De nieuwe kast" in writer.texts()
    assert "mistake" in writer.texts()
    writer.file.unlink()
    writer.wait()
    writer.save(SOUND)
    writer.wait()
    assert isinstance(writer.inner, EventScreen) and "De kast" in writer.texts()
    assert "mistake" not in writer.texts()


def test_a_file_that_begins_with_mistakes_is_waited_for(tmp_path: Path) -> None:
    writer = Writer(tmp_path, "wendbaar: 1\nextends: kennismaking\nid: [school\n", "run_vision_dialogue")
    assert isinstance(writer.screen, Findings)
    writer.press("Esc", "F8", "F9", "F2")
    assert isinstance(writer.screen, OpeningScreen)
    writer.save(SOUND)
    writer.wait()
    assert "action:run_vision_dialogue" in writer.texts()


def test_a_text_that_does_not_fit_is_named(tmp_path: Path) -> None:
    long = "Onderwijskwaliteitsverbeteringsmaatregelenevaluatiebijeenkomstverslaglegging" * 2
    writer = Writer(tmp_path, SOUND.replace("De kast", long))
    assert "Does not fit here" in writer.texts()


def test_the_language_changes_by_key(writer: Writer) -> None:
    writer.press("F8", "F6")
    assert "Gebeurtenis" in writer.texts()
