"""Screens are played by keyboard and mouse, and answer with intents."""

import pygame
import pytest

from game.ui.boxes import Box
from game.ui.elements import Element, next_stop, plain_text
from game.ui.fields import TextField
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.stage import Look, Stage, Ui, key_name
from game.ui.widgets.controls import button, choice_chip, option_row, slider, text_field
from game.ui.widgets.overlays import Button, dialog
from tests.ui.sheet import stage as new_stage


def key(code: int, letter: str = "", mod: int = 0) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter)


TAB, ENTER, SPACE = key(pygame.K_TAB), key(pygame.K_RETURN), key(pygame.K_SPACE, " ")
BACK = key(pygame.K_TAB, mod=pygame.KMOD_SHIFT)
DOWN, UP, LEFT, RIGHT = (key(k) for k in (pygame.K_DOWN, pygame.K_UP, pygame.K_LEFT, pygame.K_RIGHT))
ESC = key(pygame.K_ESCAPE)


class Trial:
    """A small ballot: three options, two chips, a slider, a field and the yellow button."""

    title = "Trial"

    def __init__(self) -> None:
        self.option = ""
        self.chips: set[str] = set()
        self.sure: int | None = None
        self.field = TextField(most=12)
        self.open = False
        self.draws = 0

    def pick(self, letter: str) -> Intent | None:
        self.option = letter
        return None

    def choose(self, index: int) -> Intent | None:
        self.sure = index
        return None

    def ask(self) -> Intent | None:
        self.open = True
        return None

    def draw(self, ui: Ui) -> None:
        self.draws += 1
        for i, letter in enumerate("ABC"):
            option_row(
                ui,
                Box(100, 100 + 70 * i, 500, 58),
                letter,
                f"Optie {letter}",
                id=letter,
                chosen=self.option == letter,
                action=lambda letter=letter: self.pick(letter),
            )
        choice_chip(
            ui,
            100,
            350,
            "Kwaliteit",
            id="chip",
            chosen="q" in self.chips,
            action=lambda: self.chips.symmetric_difference_update("q"),
            group="chips",
        )
        slider(
            ui,
            Box(100, 400, 800, 66),
            ("gok", "twijfel", "zeker"),
            self.sure,
            self.choose,
            id="sure",
            label="Hoe",
        )
        text_field(ui, Box(100, 500, 400, 44), self.field, id="words", label="Woorden")
        enabled = bool(self.option)
        button(
            ui,
            Box(700, 600, 300, 52),
            "Leg vast",
            id="go",
            action=Send(self.option),
            keys=("Enter",),
            primary=True,
            enabled=enabled,
            reason="" if enabled else "Kies eerst A, B of C",
        )
        button(ui, Box(100, 600, 200, 52), "Vraag", id="ask", action=self.ask, keys=("V",))
        if self.open:
            yes = Button("yes", ("Ja",), Send("yes"), ("J",))
            no = Button("no", ("Nee",), Pop(), ("Esc",))
            dialog(ui, "Zeker?", "Het blijft staan.", (yes, no))

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return Pop() if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE else None


@pytest.fixture
def screen() -> Trial:
    return Trial()


@pytest.fixture
def stage(screen: Trial) -> Stage:
    made = new_stage()
    made.show(screen)
    made.draw()
    return made


def press(stage: Stage, *events: pygame.Event) -> Intent | None:
    intent = None
    for event in events:
        intent = stage.handle(event)
        if stage.dirty and stage.depth:
            stage.draw()
    return intent


def focus(stage: Stage) -> str | None:
    return stage.draw().focus


def click(stage: Stage, x: int, y: int) -> Intent | None:
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1)
    up = pygame.Event(pygame.MOUSEBUTTONUP, pos=(x, y), button=1)
    return press(stage, down, up)


def test_tab_visits_each_group_and_control_once_and_comes_round(stage: Stage) -> None:
    seen = []
    for _ in range(7):
        press(stage, TAB)
        seen.append(focus(stage))
    assert seen == ["A", "chip", "sure 1", "words", "go", "ask", "A"]


def test_shift_tab_goes_the_other_way(stage: Stage) -> None:
    press(stage, TAB, TAB, BACK)
    assert focus(stage) == "A"


def test_arrows_move_within_the_group_and_stop_at_its_edge(stage: Stage) -> None:
    press(stage, TAB, DOWN, DOWN, DOWN)
    assert focus(stage) == "C"
    press(stage, UP)
    assert focus(stage) == "B"


def test_tab_comes_back_to_where_the_group_was_left(stage: Stage) -> None:
    press(stage, TAB, DOWN, TAB, BACK)
    assert focus(stage) == "B"


def test_space_chooses_the_focused_option_and_enter_is_the_yellow_button(stage: Stage, screen: Trial) -> None:
    press(stage, TAB, DOWN, SPACE)
    assert screen.option == "B"
    assert press(stage, ENTER) == Send("B")


def test_a_dimmed_button_does_nothing_and_says_why(stage: Stage) -> None:
    assert press(stage, ENTER) is None
    element = next(e for e in stage.draw().elements if e.id == "go")
    assert "Kies eerst A, B of C" in element.read_as


def test_a_letter_chooses_its_option(stage: Stage, screen: Trial) -> None:
    press(stage, key(pygame.K_c, "c"))
    assert screen.option == "C"


def test_letters_are_text_while_a_field_has_the_focus(stage: Stage, screen: Trial) -> None:
    press(stage, TAB, TAB, TAB, TAB)
    press(stage, key(pygame.K_c, "c"), pygame.Event(pygame.TEXTINPUT, text="c"))
    assert screen.option == ""
    assert screen.field.text == "c"


def test_a_field_takes_no_more_than_it_may_and_edits_at_the_caret() -> None:
    field = TextField("abc", most=5)
    field.handle(key(pygame.K_LEFT))
    field.handle(pygame.Event(pygame.TEXTINPUT, text="xyz"))
    assert field.text == "abxyc"
    field.handle(key(pygame.K_BACKSPACE))
    field.handle(key(pygame.K_HOME))
    field.handle(key(pygame.K_DELETE))
    assert field.text == "bxc"


def test_a_field_deletes_a_word_at_a_time_with_ctrl() -> None:
    field = TextField("een twee drie")
    field.handle(key(pygame.K_BACKSPACE, mod=pygame.KMOD_CTRL))
    assert field.text == "een twee "


def test_arrows_and_digits_move_the_slider(stage: Stage, screen: Trial) -> None:
    press(stage, key(pygame.K_2, "2"))
    assert screen.sure == 1
    press(stage, TAB, TAB, TAB, RIGHT)
    assert screen.sure == 2
    press(stage, LEFT)
    assert screen.sure == 1


def test_a_click_presses_what_it_began_on(stage: Stage, screen: Trial) -> None:
    click(stage, 300, 200)
    assert screen.option == "B"
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(300, 120), button=1)
    up = pygame.Event(pygame.MOUSEBUTTONUP, pos=(300, 270), button=1)
    press(stage, down, up)
    assert screen.option == "B"


def test_a_click_lands_right_at_another_scale(screen: Trial) -> None:
    made = new_stage((1920, 1080))
    made.show(screen)
    made.draw()
    click(made, 450, 300)
    assert screen.option == "B"


def test_a_dialog_takes_all_keys_and_starts_at_the_harmless_button(stage: Stage, screen: Trial) -> None:
    press(stage, key(pygame.K_v, "v"))
    assert focus(stage) == "no"
    press(stage, key(pygame.K_a, "a"))
    assert screen.option == ""
    press(stage, LEFT)
    assert focus(stage) == "yes"
    assert press(stage, ENTER) == Send("yes")
    click(stage, 200, 120)
    assert screen.option == ""


def test_tab_goes_round_the_buttons_of_a_dialog(stage: Stage) -> None:
    press(stage, key(pygame.K_v, "v"))
    assert focus(stage) == "no"
    press(stage, TAB)
    assert focus(stage) == "yes"
    press(stage, TAB)
    assert focus(stage) == "no"


def test_an_unused_key_comes_to_the_screen(stage: Stage) -> None:
    assert press(stage, ESC) == Pop()
    assert stage.depth == 0


def test_a_pushed_screen_keeps_the_focus_of_the_one_below(stage: Stage) -> None:
    press(stage, TAB, DOWN)
    stage.push(Trial())
    stage.draw()
    assert focus(stage) is None
    stage.pop()
    assert focus(stage) == "B"


def test_push_is_done_and_told(stage: Stage, screen: Trial) -> None:
    other = Trial()
    screen.ask = lambda: Push(other)  # type: ignore[method-assign]
    stage.draw()
    press(stage, key(pygame.K_v, "v"))
    assert stage.screen is other


def test_nothing_is_drawn_while_nothing_happens(stage: Stage) -> None:
    assert not stage.due()
    stage.handle(pygame.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 1), buttons=(0, 0, 0)))
    assert not stage.due()
    stage.handle(TAB)
    assert stage.due()


class Mover(Trial):
    def draw(self, ui: Ui) -> None:
        self.share = ui.progress("bar", 400)


def test_movement_ends_and_any_key_skips_it() -> None:
    now = [0.0]
    made = new_stage(look=Look())
    made.clock = lambda: now[0]
    mover = Mover()
    made.show(mover)
    made.draw()
    assert made.due() and mover.share == 0.0
    now[0] = 0.2
    made.draw()
    assert 0 < mover.share < 1
    made.handle(key(pygame.K_x, "x"))
    made.draw()
    assert mover.share == 1.0
    assert not made.due()


def test_calm_means_no_movement_at_all() -> None:
    made = new_stage(look=Look(calm=True))
    mover = Mover()
    made.show(mover)
    made.draw()
    assert mover.share == 1.0 and not made.due()


class Waiter(Trial):
    def draw(self, ui: Ui) -> None:
        ui.wake_in(1.0)


def test_a_screen_that_waits_is_drawn_again_in_time() -> None:
    now = [0.0]
    made = new_stage()
    made.clock = lambda: now[0]
    made.show(Waiter())
    made.draw()
    assert not made.due()
    now[0] = 1.0
    assert made.due()


def test_plain_text_says_everything_but_what_is_private() -> None:
    shown = Element(
        "a", "button", "Verder", Box(0, 0, 1, 1), action=Send(1), keys=("Enter",), state=("gekozen",)
    )
    private = Element("b", "radio", "A, Eén regel", Box(0, 0, 1, 1), hidden=True)
    assert plain_text([shown, private]) == ["Verder, gekozen [Enter]"]


def test_a_group_is_entered_at_its_chosen_member() -> None:
    box = Box(0, 0, 1, 1)
    row = [Element(n, "radio", n, box, action=Send(n), group="g", entry=n == "b") for n in "abc"]
    stop = next_stop(row, None, {}, 1)
    assert stop is not None and stop.id == "b"


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (key(pygame.K_k, "k"), "K"),
        (key(pygame.K_SLASH, "?", pygame.KMOD_SHIFT), "?"),
        (key(pygame.K_s, "\x13", pygame.KMOD_CTRL), "Ctrl S"),
        (key(pygame.K_EQUALS, "=", pygame.KMOD_CTRL), "Ctrl +"),
        (key(pygame.K_KP_PLUS, "+", pygame.KMOD_CTRL), "Ctrl +"),
        (key(pygame.K_MINUS, "-", pygame.KMOD_CTRL), "Ctrl -"),
        (key(pygame.K_KP_ENTER, "\r"), "Enter"),
        (BACK, "Shift Tab"),
        (key(pygame.K_F2), "F2"),
    ],
)
def test_keys_have_the_names_that_stand_on_their_caps(event: pygame.Event, name: str) -> None:
    assert key_name(event) == name
