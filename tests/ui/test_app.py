"""The window's loop: what a screen wants is done, and the window's own keys work everywhere."""

import pygame
import pytest

from game.texts import Words
from game.ui.app import Window, WindowSize
from game.ui.fields import TextField
from game.ui.intents import Intent, Quit, Send
from game.ui.plain import PlainText
from game.ui.stage import Look, Stage
from tests.ui.sheet import Board, Components
from tests.ui.test_stage import ENTER, ESC, key


class Director:
    def __init__(self) -> None:
        self.intents: list[Intent] = []
        self.keys: list[str] = []
        self.looks: list[Look] = []

    def do(self, intent: Intent, stage: Stage) -> bool:
        self.intents.append(intent)
        return not isinstance(intent, Quit)

    def key(self, name: str, stage: Stage) -> None:
        self.keys.append(name)

    def look_changed(self, look: Look) -> None:
        self.looks.append(look)

    def public(self, stage: Stage) -> None:
        """No second display here."""


@pytest.fixture
def window() -> Window:
    made = Window(Words("en"), Look(calm=True), WindowSize(1280, 720))
    pygame.event.clear()
    return made


def run(window: Window, *events: pygame.Event) -> Director:
    director = Director()
    for event in (*events, pygame.Event(pygame.QUIT)):
        pygame.event.post(event)
    window.run(Board(), director)
    return director


def test_the_yellow_button_reaches_the_director(window: Window) -> None:
    assert run(window, ENTER).intents == [Send("go"), Quit()]


def up(code: int) -> pygame.Event:
    return pygame.Event(pygame.KEYUP, key=code, mod=0)


def test_a_held_enter_decides_once_however_long_the_page_took(window: Window) -> None:
    released = up(pygame.K_RETURN)
    assert run(window, ENTER, ENTER, ENTER).intents == [Send("go"), Quit()]
    assert run(window, released, ENTER, released, ENTER).intents == [Send("go"), Send("go"), Quit()]
    lost = pygame.Event(pygame.WINDOWFOCUSLOST)
    assert run(window, lost, ENTER).intents == [Send("go"), Quit()], "it came up where nobody saw it"


def test_a_held_backspace_goes_on(window: Window) -> None:
    field = TextField("three")
    window._is_repeat(key(pygame.K_BACKSPACE))
    for held in (key(pygame.K_BACKSPACE), key(pygame.K_BACKSPACE)):
        assert not window._is_repeat(held)
        field.handle(held)
    assert field.text == "thr"


def test_f1_shows_the_screen_as_text_and_closes_again(window: Window) -> None:
    director = Director()
    window.stage.show(Board())
    window.handle(key(pygame.K_F1), director)
    shown = window.stage.screen
    assert isinstance(shown, PlainText)
    assert any("Lerende cultuur 41" in line for line in shown.lines)
    window.stage.draw()
    window.handle(up(pygame.K_F1), director)
    window.handle(key(pygame.K_F1), director)
    assert isinstance(window.stage.screen, Board)


def test_every_line_of_the_text_view_can_be_reached(window: Window) -> None:
    window.stage.show(Board())
    elements = window.stage.draw().elements
    view = PlainText("Bord", elements)
    window.stage.push(view)
    seen: set[int] = set()
    for _ in range(40):
        ui = window.stage.draw()
        assert all(record.fits for record in ui.canvas.records)
        seen |= {int(e.id.split()[1]) for e in ui.elements if e.id.startswith("line ")}
        window.stage.handle(key(pygame.K_PAGEDOWN))
    assert seen == set(range(len(view.lines)))


def test_ctrl_plus_makes_text_larger_and_the_director_keeps_it(window: Window) -> None:
    director = run(window, key(pygame.K_EQUALS, "=", pygame.KMOD_CTRL))
    assert [look.text_percent for look in director.looks] == [125]
    assert window.stage.look.text_percent == 125


def test_a_key_nobody_took_comes_to_the_director_and_a_taken_one_does_not(window: Window) -> None:
    director = run(window, key(pygame.K_F2), key(pygame.K_1, "1"))
    assert director.keys == ["F2"]


def test_readable_letters_change_the_face_at_once(window: Window) -> None:
    window.stage.show(Components())
    before = window.stage.draw().canvas.text_width("Wendbaar")
    window.set_look(Look(calm=True, reading=True))
    assert window.stage.draw().canvas.text_width("Wendbaar") != before
    assert window.problems == []


def test_a_resized_window_is_drawn_again(window: Window) -> None:
    window.stage.show(Board())
    window.stage.draw()
    window.handle(pygame.Event(pygame.WINDOWRESIZED, x=1920, y=1080), Director())
    assert window.stage.due()


def test_escape_without_anything_open_is_the_menu(window: Window) -> None:
    assert run(window, ESC).intents[0] == Send("menu")
