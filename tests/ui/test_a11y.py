"""What a screen reader is told, and that nothing it asks, or lacks, can stop the game.

The bus itself is heard in `python -m tests.a11y_bus`.
"""

import importlib.util
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.texts import Words
from game.ui import a11y
from game.ui.a11y import ASKED, AWAKE, ScreenReader, tree
from game.ui.app import Window
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent, Quit, Send
from game.ui.spoken import ROOT, Numbers, Snapshot, snapshot
from game.ui.stage import Look, Stage, Ui
from tests.ui.sheet import Board
from tests.ui.sheet import stage as new_stage
from tests.ui.test_app import Director
from tests.ui.test_stage import Trial

HAS_ACCESSKIT = importlib.util.find_spec("accesskit") is not None


def shown(stage: Stage, numbers: Numbers | None = None) -> Snapshot:
    assert stage.screen is not None
    return snapshot(stage.screen.title, stage.draw(), numbers or Numbers())


def opened(screen: Any, size: tuple[int, int] = (1280, 720)) -> Stage:
    made = new_stage(size)
    made.show(screen)
    made.draw()
    return made


class Ballot(Trial):
    """The trial screen as a private one, with a message over it."""

    title = "Jouw stem"

    def draw(self, ui: Ui) -> None:
        super().draw(ui)
        ui.elements = [
            Element(e.id, e.role, e.label, e.rect, state=e.state, action=e.action, hidden=e.role == "radio")
            for e in ui.elements
        ]
        ui.note("toast", "Bewaard", Box(0, 600, 10, 10), "alert")


class TestWhatIsTold:
    def test_everything_of_the_board_is_there_in_reading_order(self) -> None:
        stage = opened(Board())
        told = shown(stage)
        assert [node.name.split(",")[0] for node in told.nodes] == [
            e.label.split(",")[0] for e in stage.draw().active
        ]
        assert all(node.name for node in told.nodes)

    def test_what_is_hidden_has_no_node_and_no_focus(self) -> None:
        stage = opened(Ballot())
        stage.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
        told = shown(stage)
        assert stage.draw().focus == "A"
        assert told.focus == ROOT
        assert not [node for node in told.nodes if "Optie" in node.name]

    def test_a_private_screen_says_nothing_by_itself(self) -> None:
        told = shown(opened(Ballot()))
        assert told.news == ""
        assert not any(node.live for node in told.nodes)

    def test_a_screen_that_calls_itself_private_says_nothing_either(self) -> None:
        stage = opened(Trial())
        told = snapshot("Trial", stage.draw(), Numbers(), private=True)
        assert told.news == "" and not any(node.live for node in told.nodes)

    def test_a_message_is_live_elsewhere_and_the_step_is_news(self) -> None:
        class Messenger(Trial):
            def draw(self, ui: Ui) -> None:
                ui.note("toast", "Bewaard", Box(0, 600, 10, 10), "alert")
                ui.note("steps", "stap 2 van 6", Box(0, 0, 9, 9), value="Gebeurtenis")

        told = shown(opened(Messenger()))
        assert [node.live for node in told.nodes] == [True, False]
        assert told.news == "Trial. stap 2 van 6, Gebeurtenis"

    @pytest.mark.parametrize(("label", "news"), [("0:30", "0:30"), ("0:29", "Trial")])
    def test_a_timer_is_news_at_a_minute_a_half_and_the_end_only(self, label: str, news: str) -> None:
        class Timed(Trial):
            def draw(self, ui: Ui) -> None:
                ui.note("timer", label, Box(0, 0, 9, 9), "timer")

        assert shown(opened(Timed())).news == news

    def test_a_choice_says_whether_it_is_chosen_and_not_in_its_name(self) -> None:
        screen = Trial()
        screen.option = "B"
        told = {node.name: node.chosen for node in shown(opened(screen)).nodes if node.kind == "radio"}
        assert told["B, Optie B"] is True
        assert told["A, Optie A"] is False

    def test_a_dialog_alone_is_told_while_it_is_open(self) -> None:
        screen = Trial()
        screen.open = True
        assert [node.name for node in shown(opened(screen)).nodes] == ["Zeker?", "Ja", "Nee"]

    def test_numbers_stay_the_same_while_things_move_and_change(self) -> None:
        numbers, screen = Numbers(), Trial()
        stage = opened(screen)
        before = {node.name: node.number for node in shown(stage, numbers).nodes}
        screen.option = "B"
        after = {node.name: node.number for node in shown(stage, numbers).nodes}
        assert before == after

    def test_places_are_in_the_windows_real_pixels(self) -> None:
        node = next(n for n in shown(opened(Trial(), (1920, 1080))).nodes if n.name == "A, Optie A")
        assert node.bounds == (150, 150, 900, 237)

    def test_a_field_tells_its_text_and_caret(self) -> None:
        screen = Trial()
        screen.field = TextField("drie woorden")
        node = next(n for n in shown(opened(screen)).nodes if n.kind == "field")
        assert (node.name, node.text, node.caret) == ("Woorden", "drie woorden", 12)
        assert "write" in node.does


class TestWhatIsAsked:
    def test_pressing_is_pressing(self) -> None:
        screen = Trial()
        stage = opened(screen)
        assert stage.perform("B", "press") is None
        assert screen.option == "B"
        assert stage.draw().focus == "B"
        assert stage.perform("go", "press") == Send("B")

    def test_what_is_hidden_or_gone_or_dimmed_cannot_be_pressed(self) -> None:
        stage = opened(Ballot())
        assert stage.perform("A", "press") is None and stage._stack[-1].screen.option == ""  # type: ignore[attr-defined]
        assert stage.perform("nowhere", "press") is None
        assert opened(Trial()).perform("go", "press") is None

    def test_a_field_can_be_filled_and_takes_no_more_than_it_may(self) -> None:
        screen = Trial()
        opened(screen).perform("words", "write", "veel meer dan twaalf letters")
        assert screen.field.text == "veel meer da"

    def test_the_focus_can_be_put(self) -> None:
        stage = opened(Trial())
        stage.perform("chip", "focus")
        assert stage.draw().focus == "chip"

    def test_steps_of_a_value_can_be_asked(self) -> None:
        steps: list[int] = []

        class Adjusted(Trial):
            def draw(self, ui: Ui) -> None:
                ui.add(Element("v", "slider", "Waarde", Box(0, 0, 50, 50), adjust=self.step))

            def step(self, way: int) -> Intent | None:
                steps.append(way)
                return None

        stage = opened(Adjusted())
        stage.perform("v", "more")
        stage.perform("v", "less")
        assert steps == [1, -1]


class Adapter:
    """Stands in for the system's side."""

    def __init__(self, *handlers: Any) -> None:
        self.begin, self.ask, self.end = handlers
        self.updates: list[Any] = []
        self.raises: BaseException | None = None

    def update_if_active(self, make: Any) -> None:
        if self.raises:
            raise self.raises
        self.updates.append(make())

    def update_window_focus_state(self, focused: bool) -> None:
        return None

    def set_root_window_bounds(self, outer: object, inner: object) -> None:
        return None


class Anything:
    """Stands in for every class and enumeration of the package."""

    def __init__(self, *args: Any) -> None:
        self.args = args

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("set_", "add_")):
            return lambda *args: None
        raise AttributeError(name)


class Names:
    """An enumeration: every name is its own value."""

    def __getattr__(self, name: str) -> str:
        return name


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """AccessKit as far as the game uses it, for Linux, in the place of the real one."""
    classes = dict.fromkeys(("Node", "Tree", "TreeUpdate", "Rect", "TextPosition", "TextSelection"), Anything)
    enums = {name: Names() for name in ("Role", "Action", "Live", "Toggled", "TextDirection")}
    made = SimpleNamespace(**classes, **enums, unix=SimpleNamespace(Adapter=Adapter))
    monkeypatch.setattr(importlib, "import_module", lambda name: made)
    monkeypatch.setattr(a11y, "UNSEEN", frozenset())
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.delenv(a11y.SWITCH, raising=False)
    pygame.event.clear()
    return made


@pytest.fixture
def reader(package: SimpleNamespace) -> ScreenReader:
    return ScreenReader("Wendbaar", "nl")


class TestTheWayThere:
    def test_until_somebody_listens_nothing_is_pushed(self, reader: ScreenReader) -> None:
        reader.show(opened(Trial()))
        assert reader.attached and not reader.listening
        assert reader._adapter.updates == []

    def test_a_listener_gets_the_screen_as_it_is_and_then_every_change_once(
        self, reader: ScreenReader
    ) -> None:
        screen = Trial()
        stage = opened(screen)
        reader.show(stage)
        assert reader._adapter.begin() is not None
        reader.show(stage)
        reader.show(stage)
        assert len(reader._adapter.updates) == 1
        screen.option = "B"
        stage.draw()
        reader.show(stage)
        assert len(reader._adapter.updates) == 2

    def test_the_window_draws_again_when_somebody_begins_to_listen(self, reader: ScreenReader) -> None:
        stage = opened(Trial())
        assert not stage.due()
        reader._adapter.begin()
        event = next(event for event in pygame.event.get() if event.type == AWAKE)
        assert reader.handle(event, stage)
        assert stage.due()

    def test_a_screen_that_cannot_be_told_gives_a_bare_window_instead_of_an_error(
        self, reader: ScreenReader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(a11y, "tree", lambda ak, shown: 1 / 0)
        assert reader._adapter.begin() is reader._spare
        reader.show(opened(Trial()))
        assert reader._adapter.updates == [reader._spare]

    def test_no_question_however_odd_lets_an_error_out(self, reader: ScreenReader) -> None:
        for request in (None, SimpleNamespace(), SimpleNamespace(action="CLICK", target="x", data=None)):
            reader._adapter.ask(request)
        reader._adapter.end()

    def test_a_question_comes_to_the_loop_as_an_event(self, reader: ScreenReader) -> None:
        stage = opened(Trial())
        reader.show(stage)
        node = next(n for n in reader._shown.nodes if n.name == "Vraag")
        reader._adapter.ask(SimpleNamespace(action="CLICK", target=node.number, data=None))
        event = next(event for event in pygame.event.get() if event.type == ASKED)
        assert (reader.name_of(event), event.doing) == ("ask", "press")

    def test_a_panic_inside_costs_the_tree_and_not_the_game(self, reader: ScreenReader) -> None:
        class Panic(BaseException):
            pass

        stage = opened(Trial())
        reader._adapter.begin()
        reader._adapter.raises = Panic("poisoned")
        reader.show(stage)
        assert not reader.attached
        assert reader.problems == ["screen reader: accesskit failed (Panic)"]
        reader.show(stage)
        assert len(reader.problems) == 1

    def test_ctrl_c_is_no_panic(self, reader: ScreenReader) -> None:
        reader._adapter.begin()
        reader._adapter.raises = KeyboardInterrupt()
        with pytest.raises(KeyboardInterrupt):
            reader.show(opened(Trial()))

    def test_the_switch_and_the_setting_turn_it_off_without_complaint(
        self, package: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert not ScreenReader("Wendbaar", "nl", wanted=False).attached
        monkeypatch.setenv("WENDBAAR_A11Y", "0")
        off = ScreenReader("Wendbaar", "nl")
        assert not off.attached and off.problems == []

    def test_without_the_package_the_window_says_so_once_and_works(
        self, monkeypatch: pytest.MonkeyPatch, package: SimpleNamespace
    ) -> None:
        def absent(name: str) -> Any:
            raise ModuleNotFoundError(name)

        monkeypatch.setattr(importlib, "import_module", absent)
        window = Window(Words("nl"), Look(calm=True))
        window.stage.show(Trial())
        window.draw(Director())
        assert window.problems == ["screen reader: the package accesskit is not installed"]

    def test_without_a_bus_nothing_is_tried(
        self, monkeypatch: pytest.MonkeyPatch, package: SimpleNamespace, tmp_path: Any
    ) -> None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        window = Window(Words("nl"), Look(calm=True))
        assert not window.reader.attached
        assert window.problems == ["screen reader: there is no session bus"]

    def test_the_window_does_what_a_screen_reader_asks(self, package: SimpleNamespace) -> None:
        window, director, screen = Window(Words("nl"), Look(calm=True)), Director(), Trial()
        window.stage.show(screen)
        window.draw(director)
        number = {node.name: node.number for node in window.reader._shown.nodes}
        for name in ("C, Optie C", "Leg vast"):
            pygame.event.post(pygame.Event(ASKED, doing="press", number=number[name], text=""))
        pygame.event.post(pygame.Event(pygame.QUIT))
        window.run(None, director)
        assert director.intents == [Send("C"), Quit()]


def test_a_window_that_nobody_can_see_has_no_tree_and_no_complaint() -> None:
    window = Window(Words("nl"), Look())
    assert not window.reader.attached
    assert window.problems == []


def test_importing_the_window_does_not_import_the_package() -> None:
    code = "import sys, game.ui.app; print('accesskit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")


@pytest.mark.skipif(not HAS_ACCESSKIT, reason="the optional package accesskit is not installed")
class TestTheRealPackage:
    @pytest.fixture
    def ak(self) -> Any:
        return importlib.import_module("accesskit")

    @pytest.mark.parametrize("screen", [Trial(), Board(), Ballot()])
    def test_every_kind_of_thing_becomes_a_node(self, ak: Any, screen: Any) -> None:
        told = shown(opened(screen))
        update = tree(ak, told)
        numbers = [number for number, _ in update.nodes]
        assert len(set(numbers)) == len(numbers)
        named = dict(update.nodes)
        for node in told.nodes:
            label = named[node.number]
            assert (label.value if node.kind == "text" else label.label) == node.name
            assert label.language == told.lang
        assert update.focus in named

    def test_the_root_names_the_screen_and_has_every_node(self, ak: Any) -> None:
        told = shown(opened(Trial()))
        root = dict(tree(ak, told).nodes)[ROOT]
        assert root.label == "Trial"
        assert root.children[:-1] == [node.number for node in told.nodes]

    @pytest.mark.parametrize(
        "text", ["", "a", "vrije ruimte €", "  twee   spaties ", "x" * 600, "één-tweeë n\u0301 🙂"]
    )
    def test_letters_and_words_of_a_field_add_up(self, ak: Any, text: str) -> None:
        screen = Trial()
        screen.field = TextField(text, most=1000)
        told = shown(opened(screen))
        node = next(n for n in told.nodes if n.kind == "field")
        run = dict(tree(ak, told).nodes)[node.number + 1]
        assert sum(run.character_lengths) == len(text.encode("utf-8"))
        assert sum(run.word_lengths) == len(text)

    def test_a_focus_that_is_not_there_is_refused_before_it_gets_inside(self, ak: Any) -> None:
        with pytest.raises(ValueError, match="focus"):
            tree(ak, Snapshot("x", "nl", (), 99))

    def test_a_broken_bus_costs_nothing_but_the_tree(self) -> None:
        code = (
            "import time, pygame; from game.ui import a11y; pygame.display.init();"
            "a11y.UNSEEN = frozenset(); r = a11y.ScreenReader('x', 'nl'); time.sleep(0.5);"
            "print(r.attached, r.listening)"
        )
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        if sys.platform.startswith("linux"):
            assert done.stdout.split()[-2:] == ["True", "False"]
