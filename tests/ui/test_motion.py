"""What moves, for how long, and when nothing may move at all; and what typing does."""

import itertools
from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.texts import Words
from game.ui import app, fields
from game.ui.app import Window
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Push, Send
from game.ui.slide import SLIDE_MS
from game.ui.stage import Look, Stage, Ui
from game.ui.toasts import Toasts
from game.ui.widgets.controls import Button, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, footer_height, header, header_height
from game.ui.widgets.overlays import RISE, dialog
from tests.ui.sheet import stage as new_stage
from tests.ui.test_app import Director
from tests.ui.test_stage import ESC, TAB, key

RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (251, 250, 245)


class Page:
    """A header, a footer, and one colour between them."""

    def __init__(self, title: str, colour: tuple[int, int, int], private: bool = False) -> None:
        self.title = title
        self.colour = colour
        self.private = private
        self.asking = False
        self.secret = False
        self.bar = 1.0

    def draw(self, ui: Ui) -> None:
        page = ui.canvas.page
        ui.canvas.fill(self.colour, Box(page.x, header_height(ui), page.w, content(ui).h))
        header(ui, Header(self.title))
        footer(ui, Footer(Button("go", ("Verder",), Send(self.title), ("Enter",))))
        self.bar = ui.progress("bar", 350)
        if self.secret:
            ui.add(Element("secret", "radio", "A", Box(0, 300, 9, 9), action=Send("a"), hidden=True))
        if self.asking:
            dialog(ui, "Zeker?", "Echt?", [Button("yes", ("Ja",), Send("ja"))], focus=0)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stage(clock: Clock) -> Stage:
    """A stage on which a red page has come to rest."""
    made = new_stage(look=Look())
    made.clock = clock
    made.show(Page("Bord", RED))
    rest(made, clock)
    return made


def rest(stage: Stage, clock: Clock) -> float:
    """Draw as the loop does till nothing moves; returns how long that took, in milliseconds."""
    began = clock.now
    stage.draw()
    while stage.moving:
        clock.now += 1 / app.FRAMES
        assert clock.now < began + 3, "it moves for ever"
        stage.draw()
    return (clock.now - began) * 1000


def colours(stage: Stage, y: int = 360) -> list[tuple[int, ...]]:
    """The colours along a row of the picture, without repeats."""
    row = [tuple(stage.surface.get_at((x, y)))[:3] for x in range(0, 1280, 8)]
    return [colour for i, colour in enumerate(row) if i == 0 or row[i - 1] != colour]


def picture(stage: Stage, top: int, bottom: int) -> bytes:
    return stage.surface.subsurface((0, top, 1280, bottom - top)).get_buffer().raw


class TestAnotherScreen:
    def test_it_slides_in_from_the_right_while_header_and_footer_stay(
        self, stage: Stage, clock: Clock
    ) -> None:
        stage.show(Page("Plan", BLUE))
        stage.draw()
        clock.now += 0.06
        stage.draw()
        assert colours(stage) == [RED, BLUE]
        bars = picture(stage, 0, 76), picture(stage, 640, 720)
        rest(stage, clock)
        assert colours(stage) == [BLUE]
        assert (picture(stage, 0, 76), picture(stage, 640, 720)) == bars

    def test_it_goes_back_the_other_way(self, stage: Stage, clock: Clock) -> None:
        stage.push(Page("Plan", BLUE))
        rest(stage, clock)
        stage.pop()
        stage.draw()
        clock.now += 0.06
        stage.draw()
        assert colours(stage) == [RED, BLUE]
        rest(stage, clock)
        assert colours(stage) == [RED]

    def test_the_slide_takes_its_time_and_then_the_bars_grow(self, stage: Stage, clock: Clock) -> None:
        page = Page("Plan", BLUE)
        stage.show(page)
        stage.draw()
        clock.now += (SLIDE_MS - 1) / 1000
        stage.draw()
        assert page.bar == 0
        clock.now += 0.05
        stage.draw()
        assert 0 < page.bar < 1
        assert stage.moving

    def test_the_screen_is_drawn_once_for_the_whole_slide(self, stage: Stage, clock: Clock) -> None:
        page = Page("Plan", BLUE)
        drawn = []
        page.draw = lambda ui, draw=page.draw: (drawn.append(1), draw(ui))[1]  # type: ignore[method-assign,misc]
        stage.show(page)
        for _ in range(5):
            stage.draw()
            clock.now += 0.03
        assert len(drawn) == 1

    @pytest.mark.parametrize("event", [key(pygame.K_x, "x"), TAB, ESC])
    def test_any_key_skips_to_the_end(self, stage: Stage, clock: Clock, event: pygame.Event) -> None:
        page = Page("Plan", BLUE)
        stage.show(page)
        stage.draw()
        stage.handle(event)
        stage.draw()
        assert colours(stage) == [BLUE]
        assert page.bar == 1
        assert not stage.due()

    def test_a_key_that_skips_also_does_what_it_does(self, stage: Stage) -> None:
        stage.show(Page("Plan", BLUE))
        stage.draw()
        assert stage.handle(key(pygame.K_RETURN)) == Send("Plan")

    def test_calm_shows_it_at_once(self, stage: Stage) -> None:
        stage.look = Look(calm=True)
        stage.show(Page("Plan", BLUE))
        stage.draw()
        assert colours(stage) == [BLUE]
        assert not stage.due()

    def test_the_same_screen_made_anew_does_not_move(self, stage: Stage) -> None:
        stage.show(Page("Bord", BLUE))
        stage.draw()
        assert colours(stage) == [BLUE]

    def test_a_window_of_another_size_does_not_move(self, stage: Stage) -> None:
        stage.surface = pygame.Surface((1024, 768))
        stage.show(Page("Plan", BLUE))
        stage.draw()
        assert tuple(stage.surface.get_at((10, 300)))[:3] == BLUE

    def test_a_dialog_opens_in_its_place(self, stage: Stage) -> None:
        page = Page("Menu", BLUE)
        page.asking = True
        stage.push(page)
        stage.draw()
        assert RED not in colours(stage, 120)

    def test_the_rooms_display_does_not_start_what_nobody_will_finish(
        self, stage: Stage, clock: Clock
    ) -> None:
        room = new_stage(look=Look())
        room.clock = clock
        room.follow(stage, Page("Bord", RED))
        room.draw()
        room.follow(stage, Page("Zaal", BLUE))
        room.draw()
        assert colours(room) == [BLUE]


class TestPrivacy:
    def test_a_private_screen_neither_comes_nor_goes_with_a_movement(self, stage: Stage) -> None:
        ballot = Page("Jouw stem", BLUE, private=True)
        stage.show(ballot)
        stage.draw()
        assert colours(stage) == [BLUE] and ballot.bar == 1
        stage.show(Page("Geef door", RED))
        stage.draw()
        assert colours(stage) == [RED], "what one person saw may not be seen once it is covered"

    @pytest.mark.parametrize("secret_first", [True, False])
    def test_nor_does_one_with_something_hidden(self, stage: Stage, clock: Clock, secret_first: bool) -> None:
        first, second = Page("Een", RED), Page("Twee", BLUE)
        first.secret, second.secret = secret_first, not secret_first
        stage.show(first)
        rest(stage, clock)
        stage.show(second)
        stage.draw()
        assert colours(stage) == [BLUE]


class TestMessages:
    @pytest.fixture
    def toasts(self, stage: Stage, clock: Clock) -> Toasts:
        made = Toasts(clock)
        stage.overlay = made.draw
        return made

    def place(self, stage: Stage) -> float:
        return next(e.rect.y for e in stage.draw().elements if e.role == "alert")

    def test_a_message_comes_up_within_120_ms_and_never_touches_the_footer(
        self, stage: Stage, toasts: Toasts, clock: Clock
    ) -> None:
        toasts.say("Bewaard.")
        first = self.place(stage)
        assert stage.moving
        clock.now += 0.121
        last = self.place(stage)
        assert first - last == pytest.approx(RISE)
        assert not stage.moving
        box = next(e.rect for e in stage.draw().elements if e.role == "alert")
        assert box.bottom + RISE <= 720 - footer_height(stage.draw())

    def test_it_does_not_come_up_again_on_the_next_screen(
        self, stage: Stage, toasts: Toasts, clock: Clock
    ) -> None:
        toasts.say("Bewaard.")
        rest(stage, clock)
        before = self.place(stage)
        stage.show(Page("Plan", BLUE))
        assert self.place(stage) == before

    def test_the_same_message_later_comes_up_again(self, stage: Stage, toasts: Toasts, clock: Clock) -> None:
        for _ in range(2):
            toasts.say("Bewaard.")
            stage.draw()
            assert stage.moving
            rest(stage, clock)
            clock.now += 6
            stage.draw()


class TestRest:
    def test_thirty_frames_a_second_while_something_moves_and_none_after(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window, director = Window(Words("en"), Look()), Director()
        page = Page("Plan", BLUE)
        drawn: list[float] = []
        page.draw = lambda ui, draw=page.draw: (drawn.append(ui.now), draw(ui))[1]  # type: ignore[method-assign,misc]
        pygame.event.clear()
        pygame.time.set_timer(pygame.QUIT, 1200, loops=1)
        window.run(page, director)
        assert 8 <= len(drawn) <= 13
        gaps = [later - sooner for sooner, later in itertools.pairwise(drawn)]
        assert min(gaps[1:]) > 0.02
        assert drawn[-1] - drawn[0] < 0.6

    def test_waiting_ends_when_the_time_is_over_and_at_once_for_an_event(self) -> None:
        pygame.event.clear()
        pygame.event.post(pygame.Event(pygame.USEREVENT))
        assert [event.type for event in app.wait(60)] == [pygame.USEREVENT]
        assert app.wait(0.02) == []


class Form:
    """Two fields, one of them private, and a key that opens the first."""

    title = "Formulier"

    def __init__(self) -> None:
        self.note = TextField(most=20)
        self.words = TextField("geheim")

    def draw(self, ui: Ui) -> None:
        text_field(ui, Box(100, 100, 400, 44), self.note, id="note", label="Notitie", keys=("T",))
        text_field(ui, Box(100, 200, 400, 44), self.words, id="words", label="Woorden", hidden=True)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return None


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    held = [""]
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: held[0])
    monkeypatch.setattr(pygame.scrap, "put_text", lambda text: held.__setitem__(0, text))
    return held


def ctrl(code: int, mod: int = pygame.KMOD_CTRL) -> pygame.Event:
    return key(code, "\x00", mod)


def typed(text: str) -> pygame.Event:
    return pygame.Event(pygame.TEXTINPUT, text=text)


class TestTyping:
    @pytest.fixture
    def form(self) -> Form:
        return Form()

    @pytest.fixture
    def stage(self, form: Form) -> Stage:
        made = new_stage()
        made.show(form)
        made.draw()
        return made

    def test_what_was_copied_comes_where_the_caret_is_on_one_line(
        self, form: Form, clipboard: list[str]
    ) -> None:
        clipboard[0] = "twee\nregels\tmet  ruimte"
        form.note.set("ab")
        form.note.handle(key(pygame.K_LEFT))
        form.note.handle(ctrl(pygame.K_v))
        assert form.note.text == "atwee regels met rub"
        assert form.note.caret == 19

    def test_only_what_may_be_typed_is_put_in(self, clipboard: list[str]) -> None:
        clipboard[0] = "nr. 12 345"
        field = TextField(allowed=str.isdigit)
        field.handle(ctrl(pygame.K_v))
        assert field.text == "12345"

    @pytest.mark.parametrize("mod", [pygame.KMOD_CTRL, pygame.KMOD_META])
    def test_copying_takes_the_line_and_cutting_empties_it(self, clipboard: list[str], mod: int) -> None:
        field = TextField("één zin")
        assert field.handle(ctrl(pygame.K_c, mod))
        assert (clipboard[0], field.text) == ("één zin", "één zin")
        clipboard[0] = ""
        field.handle(ctrl(pygame.K_x, mod))
        assert (clipboard[0], field.text) == ("één zin", "")

    def test_private_words_never_come_on_the_clipboard(
        self, stage: Stage, form: Form, clipboard: list[str]
    ) -> None:
        stage.perform("note", "focus")
        stage.draw()
        stage.handle(TAB)
        assert stage.draw().focus == "words"
        for code in (pygame.K_c, pygame.K_x):
            stage.handle(ctrl(code))
        assert clipboard[0] == "" and form.words.text == "geheim"

    def test_a_system_without_a_clipboard_changes_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> Any:
            raise pygame.error("no clipboard")

        monkeypatch.setattr(pygame.scrap, "get_text", broken)
        monkeypatch.setattr(pygame.scrap, "put_text", broken)
        field = TextField("tekst")
        for code in (pygame.K_v, pygame.K_c):
            field.handle(ctrl(code))
        assert field.text == "tekst" and fields.copied() == ""

    def test_a_dead_key_shows_and_then_gives_its_letter(self) -> None:
        field = TextField("caf")
        field.handle(pygame.Event(pygame.TEXTEDITING, text="´", start=0, length=1))
        assert (field.text, field.composing) == ("caf", "´")
        field.handle(typed("é"))
        assert (field.text, field.composing, field.caret) == ("café", "", 4)

    def test_the_key_that_opens_a_field_does_not_stand_in_it(self, stage: Stage, form: Form) -> None:
        stage.handle(key(pygame.K_t, "t"))
        stage.handle(typed("t"))
        stage.draw()
        stage.handle(pygame.Event(pygame.KEYUP, key=pygame.K_t, mod=0))
        stage.handle(key(pygame.K_t, "t"))
        stage.handle(typed("t"))
        assert form.note.text == "t"

    def test_a_letter_of_an_input_method_comes_without_its_key(self, stage: Stage, form: Form) -> None:
        stage.handle(TAB)
        stage.draw()
        stage.handle(typed("文"))
        assert form.note.text == "文"

    def test_a_screen_opened_by_a_letter_gets_no_letter(self, stage: Stage, form: Form) -> None:
        class Opener(Form):
            def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
                return Push(Writer()) if event.type == pygame.KEYDOWN else None

        class Writer(Form):
            def draw(self, ui: Ui) -> None:
                ui.start_focus("note")
                super().draw(ui)

        stage.show(Opener())
        stage.draw()
        stage.handle(key(pygame.K_n, "n"))
        stage.handle(typed("n"))
        writer = stage.screen
        assert isinstance(writer, Writer)
        assert writer.note.text == ""

    def test_two_quick_keys_are_both_meant_for_what_they_find(self) -> None:
        class Steps:
            title = "Stappen"
            chosen = False

            def choose(self) -> None:
                self.chosen = True

            def draw(self, ui: Ui) -> None:
                ui.add(Element("a", "radio", "A", Box(0, 0, 9, 9), action=self.choose, keys=("A",)))
                go = Element(
                    "go",
                    "button",
                    "Verder",
                    Box(0, 50, 9, 9),
                    action=Send("go"),
                    keys=("Enter",),
                    primary=True,
                    enabled=self.chosen,
                )
                ui.add(go)

            def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
                return None

        made = new_stage()
        made.show(Steps())
        made.draw()
        assert made.handle(key(pygame.K_a, "a")) is None
        assert made.handle(key(pygame.K_RETURN)) == Send("go")
        assert made.due()

    def test_the_system_is_told_where_is_typed_and_composing_ends_with_the_focus(
        self, monkeypatch: pytest.MonkeyPatch, form: Form
    ) -> None:
        told: list[object] = []
        record: Callable[[str], Callable[..., None]] = lambda name: lambda *args: told.append((name, *args))  # noqa: E731
        for name in ("start_text_input", "stop_text_input", "set_text_input_rect"):
            monkeypatch.setattr(pygame.key, name, record(name))
        window = Window(Words("en"), Look(calm=True))
        assert told == [("start_text_input",)]
        window.stage.show(form)
        window.draw(Director())
        window.stage.perform("note", "focus")
        told.clear()
        window.draw(Director())
        assert told == [
            ("stop_text_input",),
            ("start_text_input",),
            ("set_text_input_rect", pygame.Rect(100, 100, 400, 44)),
        ]
        form.note.composing = "´"
        window.stage.handle(TAB)
        window.draw(Director())
        assert form.note.composing == ""
