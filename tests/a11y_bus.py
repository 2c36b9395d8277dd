"""What a screen reader on Linux finds: the real window, heard through the accessibility bus.

    python -m tests.a11y_bus            a small screen of the kit's widgets: pressed, focused, typed in
    python -m tests.a11y_bus --game     the screens of a real game: only listened to

Needs accesskit here, and from the system: xvfb, at-spi2-core, dbus, python3-gi and gir1.2-atspi-2.0.
Where one of them is absent it says which, and leaves with code 0.

Three processes: this one starts a display and a bus of their own; the window plays on them; and the
listener, run by the system's Python because that has the bindings, does what a screen reader does.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
LAUNCHERS: Final = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE: Final = 20.0  # seconds
SYSTEM_PYTHON: Final = "/usr/bin/python3"
HAS_ATSPI: Final = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def absent() -> str:
    """What is missing for this test, or nothing."""
    if not sys.platform.startswith("linux"):
        return "a Linux system"
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return program
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core"
    if subprocess.run([SYSTEM_PYTHON, "-c", HAS_ATSPI], capture_output=True).returncode:
        return "python3-gi with gir1.2-atspi-2.0"
    if subprocess.run([sys.executable, "-c", "import accesskit"], capture_output=True).returncode:
        return "the Python package accesskit"
    return ""


def main(words: list[str]) -> int:
    """Start what `words` name; without a part, the whole test."""
    parts: dict[str, Callable[[bool], int]] = {"--inside": inside, "--window": window, "--listen": listen}
    part = next((parts[word] for word in words if word in parts), outside)
    return part("--game" in words)


def outside(game: bool) -> int:
    """A display and a bus of our own, and the rest inside them."""
    missing = absent()
    if missing:
        print(f"skipped: this test needs {missing}")
        return 0
    read, write = os.pipe()
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11"}
        environment |= {
            "PYTHONPATH": str(ROOT),
            "PYGAME_HIDE_SUPPORT_PROMPT": "1",
            "PYTHONWARNINGS": "ignore",
        }
        environment.pop("WENDBAAR_A11Y", None)
        command = ["dbus-run-session", "--", sys.executable, __file__, "--inside", *_game(game)]
        return subprocess.run(command, env=environment, timeout=120).returncode
    finally:
        display.terminate()
        display.wait()


def _game(game: bool) -> list[str]:
    return ["--game"] if game else []


def inside(game: bool) -> int:
    """The bus launcher, the window and the listener; the listener's verdict is the test's."""
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    bus = subprocess.Popen([launcher, "--launch-immediately", "--a11y=1"], stderr=subprocess.DEVNULL)
    played = subprocess.Popen(
        [sys.executable, __file__, "--window", *_game(game)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        return subprocess.run(
            [SYSTEM_PYTHON, __file__, "--listen", *_game(game)],
            stdin=played.stdout,
            stdout=sys.stdout,
            timeout=90,
        ).returncode
    finally:
        for process in (played, bus):
            process.terminate()
            process.wait()


# The window.


def window(game: bool) -> int:
    """The real window, which tells on stdout what it did."""
    from game.texts import Words
    from game.ui.app import Window
    from game.ui.stage import Look
    from tests.a11y_screens import Trial, real_screens, show

    opened = Window(Words("nl"), Look())
    show(opened, real_screens(opened.stage.words) if game else [Trial()])
    return 0


# The listener: the system's Python, only its own library and the accessibility bindings.


def listen(game: bool) -> int:
    """Look for the window, say what is in it, and use it as a screen reader does."""
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    heard = Heard(Atspi)
    frame = heard.wait(lambda: heard.frame(), "the window")
    print(f"found: {frame.get_name()!r} of the program {frame.get_application().get_name()!r}")
    return listen_to_game(heard) if game else listen_to_trial(heard)


class Heard:
    """The window through the bus, and what it said by itself."""

    def __init__(self, atspi: Any) -> None:
        self.atspi = atspi
        atspi.init()
        self.said: list[str] = []
        self.focused: list[str] = []
        self._news = atspi.EventListener.new(self._on_news)
        self._news.register("object:announcement")
        self._focus = atspi.EventListener.new(self._on_focus)
        self._focus.register("object:state-changed:focused")

    def _on_news(self, event: Any) -> None:
        self.said.append(str(event.any_data))

    def _on_focus(self, event: Any) -> None:
        if event.detail1:
            self.focused.append(event.source.get_name())

    def turn(self, seconds: float = 0.05) -> None:
        """Let the bus speak for a while."""
        from gi.repository import GLib

        end = time.monotonic() + seconds
        context = GLib.MainContext.default()
        while time.monotonic() < end:
            while context.iteration(False):
                pass
            time.sleep(0.01)

    def wait(self, look: Callable[[], Any], what: str) -> Any:
        """What `look` finds, as soon as it finds something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = look()
            except Exception:
                found = None  # an object may be gone by the time it is asked
            if found:
                return found
            self.turn()
        raise SystemExit(f"FAILED: {what} never came\n" + "\n".join(self.lines()))

    def frame(self) -> Any:
        """The game's window, if it is there."""
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and program.get_child_count():
                return program.get_child_at_index(0)
        return None

    def nodes(self) -> Iterator[Any]:
        """All in the window, in reading order."""
        frame = self.frame()
        for i in range(frame.get_child_count() if frame else 0):
            child = frame.get_child_at_index(i)
            if child is not None:
                yield child

    def named(self, name: str) -> Any:
        """The first node with that name."""
        return next((node for node in self.nodes() if node.get_name() == name), None)

    def has(self, node: Any, state: str) -> bool:
        """Whether a node is in a state: "CHECKED"."""
        return bool(node.get_state_set().contains(getattr(self.atspi.StateType, state)))

    def lines(self) -> list[str]:
        """The window as text: role, name, states that matter, place, description."""
        told = []
        for node in self.nodes():
            states = [s.lower() for s in ("FOCUSED", "CHECKED", "SELECTED", "MODAL") if self.has(node, s)]
            if not self.has(node, "SENSITIVE"):
                states.append("disabled")
            line = f"  {node.get_role_name():<14} {node.get_name()!r} {' '.join(states)}".rstrip()
            if place := node.get_component_iface():
                box = place.get_extents(self.atspi.CoordType.SCREEN)
                line += f"  [{box.x},{box.y} {box.width}x{box.height}]"
            told.append(line + (f"  ({node.get_description()})" if node.get_description() else ""))
        return told


def told_by_window() -> Any:
    """The next thing that the window says it did."""
    return json.loads(sys.stdin.readline())


def check(true: Any, claim: str) -> None:
    """Print a claim that holds; end with one that doesn't."""
    if not true:
        raise SystemExit(f"FAILED: {claim}")
    print(f"ok: {claim}")


def listen_to_trial(heard: Heard) -> int:
    """The kit's widgets, one after the other."""
    heard.wait(lambda: heard.named("Verder"), "the button Verder")
    print("\n".join(heard.lines()))
    check(not heard.has(heard.named("Extra uitleg"), "CHECKED"), "a chip that is off is not checked")

    heard.named("Extra uitleg").get_action_iface().do_action(0)
    check(told_by_window() == "chip on", "pressing through the bus reaches the screen")
    heard.wait(lambda: heard.has(heard.named("Extra uitleg"), "CHECKED"), "the chip's check")
    check(True, "the chip is now checked")

    heard.focused.clear()
    heard.named("Verder").get_component_iface().grab_focus()
    heard.wait(lambda: heard.has(heard.named("Verder"), "FOCUSED"), "the focus on Verder")
    heard.wait(lambda: "Verder" in heard.focused, "the event of the focus")
    check(True, "the focus moves through the bus, and its move is told")

    field = heard.named("Woorden")
    text = field.get_text_iface()
    content = text.get_text(0, text.get_character_count())
    check(content == "vrije ruimte €", f"a field tells what is in it: {content!r}")
    check(text.get_caret_offset() == 14, "and where its caret stands")

    heard.said.clear()
    heard.named("Bericht").get_action_iface().do_action(0)
    heard.wait(lambda: "Bewaard als kopie." in heard.said, "the message")
    check(True, "a message is said by itself")

    heard.said.clear()
    heard.named("Verder").get_action_iface().do_action(0)
    check(told_by_window() == "next", "the yellow button goes on")
    heard.wait(lambda: heard.frame().get_name() == "Plan", "the next screen")
    heard.wait(lambda: any("Plan. stap" in line or "Plan. step" in line for line in heard.said), "the step")
    check(True, f"another step is said by itself: {heard.said[-1]!r}")

    heard.wait(lambda: heard.named("Naar de stemming"), "the way to the ballot")
    heard.said.clear()
    heard.named("Naar de stemming").get_action_iface().do_action(0)
    heard.wait(lambda: heard.frame().get_name() == "Jouw stem", "the ballot")
    heard.turn(1.0)
    print("\n".join(heard.lines()))
    names = [node.get_name() for node in heard.nodes()]
    check(not any("Optie" in name for name in names), "a private choice is not in the tree")
    check(not heard.said, "and a private screen says nothing by itself")
    print("all heard")
    return 0


def listen_to_game(heard: Heard) -> int:
    """A real game's screens, one after the other, each told whole."""
    while True:
        heard.said.clear()
        title, secrets = told_by_window()
        if title == "end":
            print("all heard")
            return 0
        heard.wait(lambda title=title: heard.frame().get_name() == title, f"the screen {title}")
        heard.turn(0.5)
        lines = heard.lines()
        print(f"\n{title}: {len(lines)} nodes")
        print("\n".join(lines))
        if secrets:
            told = "\n".join([*lines, *heard.said])
            check(not any(secret in told for secret in secrets), f"none of these is told: {secrets}")
            check(not heard.said, "and nothing is said by itself")
        check(len(lines) > 2 and all("''" not in line for line in lines), "everything has a name")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
