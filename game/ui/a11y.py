"""The window as the system's screen reader finds it: the screen's elements as a tree.

Made with AccessKit, which is optional: without it, with WENDBAAR_A11Y=0, or when the system's
accessibility service cannot be reached, the game is the same and only the tree is missing.

AccessKit calls back from threads of its own, and turns an exception in a callback into a panic that
ends the game. So a callback reads one immutable `Snapshot`, lets nothing escape, and asks for
something to happen only by posting an event to the window's loop.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import Any, Final

import pygame

from game.ui.elements import Doing
from game.ui.elements import Role as Kind
from game.ui.spoken import NEWS, ROOT, Node, Numbers, Snapshot, snapshot
from game.ui.stage import Stage

SWITCH: Final = "WENDBAAR_A11Y"
UNSEEN: Final = frozenset({"dummy", "offscreen"})
"""Drivers without a window that anybody, or anything, could look at."""
ASKED: Final = pygame.event.custom_type()
"""An event: a screen reader asks for something. Carries `doing`, `number` and `text`."""
AWAKE: Final = pygame.event.custom_type()
"""An event: a screen reader has begun to listen."""
ROLES: Final[dict[Kind, str]] = {
    "alert": "ALERT",
    "button": "BUTTON",
    "checkbox": "CHECK_BOX",
    "dialog": "DIALOG",
    "field": "TEXT_INPUT",
    "heading": "HEADING",
    "image": "IMAGE",
    "item": "LIST_ITEM",
    "meter": "METER",
    "radio": "RADIO_BUTTON",
    "row": "LIST_ITEM",
    "slider": "SLIDER",
    "tab": "TAB",
    "text": "LABEL",
    "timer": "TIMER",
}
ACTIONS: Final[dict[Doing, str]] = {
    "press": "CLICK",
    "focus": "FOCUS",
    "less": "DECREMENT",
    "more": "INCREMENT",
    "write": "SET_VALUE",
}


def tree(ak: Any, shown: Snapshot) -> Any:
    """`shown` as a whole AccessKit tree: a window with the nodes in reading order."""
    children = [ROOT, *(node.number for node in shown.nodes)]
    if len(set(children)) != len(children) or shown.focus not in children:
        # a number that does not exist would end the game inside AccessKit
        raise ValueError("focus or children that are not there")
    root = ak.Node(ak.Role.WINDOW)
    root.set_label(shown.title)
    root.set_language(shown.lang)
    nodes = [(ROOT, root)]
    if shown.news:
        children.append(NEWS)
        nodes.append((NEWS, _news_node(ak, shown)))
    root.set_children(children[1:])
    for node in shown.nodes:
        nodes += _accesskit_nodes(ak, node, shown.lang)
    made = ak.Tree(ROOT)
    made.toolkit_name = "Wendbaar"
    update = ak.TreeUpdate(shown.focus)
    update.tree = made
    update.nodes = nodes
    return update


def _news_node(ak: Any, shown: Snapshot) -> Any:
    node = ak.Node(ak.Role.LABEL)
    node.set_value(shown.news)
    node.set_live(ak.Live.POLITE)
    node.set_language(shown.lang)
    return node


def _accesskit_nodes(ak: Any, node: Node, lang: str) -> list[tuple[int, Any]]:
    role = "DEFAULT_BUTTON" if node.primary and node.kind == "button" else ROLES[node.kind]
    if node.kind == "row" and "press" in node.does:
        role = "BUTTON"
    made = ak.Node(getattr(ak.Role, role))
    if role == "LABEL":
        made.set_value(node.name)  # a label's words are its value
    else:
        made.set_label(node.name)
    made.set_language(lang)
    made.set_bounds(ak.Rect(*node.bounds))
    if node.description:
        made.set_description(node.description)
    if node.key:
        made.set_keyboard_shortcut(node.key)
    if node.kind == "tab":
        made.set_selected(bool(node.chosen))
    elif node.chosen is not None:
        made.set_toggled(ak.Toggled.TRUE if node.chosen else ak.Toggled.FALSE)
    if node.kind == "heading":
        made.set_level(1)
    if node.kind == "dialog":
        made.set_modal()
    if node.live:
        made.set_live(ak.Live.POLITE)
    if not node.enabled:
        made.set_disabled()
    for doing in node.does:
        made.add_action(getattr(ak.Action, ACTIONS[doing]))
    if node.text is None:
        return [(node.number, made)]
    return [(node.number, made), _letters(ak, made, node)]


def _letters(ak: Any, made: Any, node: Node) -> tuple[int, Any]:
    """The letters of a field, so that typing and the caret can be followed."""
    text, number = node.text or "", node.number + 1
    run = ak.Node(ak.Role.TEXT_RUN)
    run.set_value(text)
    run.set_character_lengths([len(letter.encode("utf-8")) for letter in text])
    run.set_word_lengths(_word_lengths(text))
    run.set_text_direction(ak.TextDirection.LEFT_TO_RIGHT)
    made.set_value(text)
    made.set_children([number])
    place = ak.TextPosition(number, min(node.caret, len(text)))
    made.set_text_selection(ak.TextSelection(place, place))
    return number, run


def _word_lengths(text: str) -> list[int]:
    """Letters in each word, the spaces behind it included; at most 255 each, as AccessKit counts in bytes."""
    lengths: list[int] = []
    for i, letter in enumerate(text):
        begins = i == 0 or (letter != " " and text[i - 1] == " ")
        if begins or lengths[-1] == 255:
            lengths.append(0)
        lengths[-1] += 1
    return lengths


class ScreenReader:
    """The way from the window to the system's screen reader, if there is one.

    Make it when the window has been made and not yet shown, and call `show` after each drawing.

    wanted    the player's setting
    problems  why there is no tree, once, in words
    """

    def __init__(self, title: str, lang: str, *, wanted: bool = True) -> None:
        self.problems: list[str] = []
        self.listening = False
        """Whether anything has asked for the tree."""
        self._numbers = Numbers()
        self._shown = Snapshot(title, lang)
        self._pushed: Snapshot | None = None
        self._ak: Any = None
        self._adapter: Any = None
        self._spare: Any = None
        self._window: object = None
        if wanted and os.environ.get(SWITCH) != "0" and pygame.display.get_driver() not in UNSEEN:
            self._begin()

    @property
    def attached(self) -> bool:
        """Whether a screen reader would find the window."""
        return self._adapter is not None

    def _begin(self) -> None:
        if _on_a_bus() and not _has_bus():
            self._give_up("there is no session bus")
            return
        try:
            self._ak = importlib.import_module("accesskit")
        except ImportError:
            self._give_up("the package accesskit is not installed")
            return
        self._spare = tree(self._ak, self._shown)
        self.attach()

    def attach(self) -> None:
        """Belong to the window as it is now; to be called when the system may have made another one."""
        if self._ak is None or self.problems:
            return
        window = None if _on_a_bus() else pygame.display.get_wm_info().get("window")
        if self._adapter is not None and window == self._window:
            return
        try:
            self._adapter = self._made(window)
        except BaseException as error:
            self._fail(error)
        else:
            self._window = window

    def _made(self, window: object) -> Any:
        ak = self._ak
        if sys.platform == "darwin":
            if self._adapter is None:
                # SDL gives the keyboard to the window, where a reader looks for it in the view
                ak.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return ak.macos.SubclassingAdapter.for_window(window, self._on_begin, self._on_ask)
        if sys.platform == "win32":
            return ak.windows.SubclassingAdapter(window, self._on_begin, self._on_ask)
        return ak.unix.Adapter(self._on_begin, self._on_ask, self._on_end)

    # called by AccessKit, on any thread

    def _on_begin(self) -> Any:
        try:
            update = tree(self._ak, self._shown)
        except BaseException:
            update = self._spare
        _post(AWAKE)
        # Until here the loop calls nothing of the adapter's: it would hold Python's lock and wait for
        # the adapter's, which is held now by this thread, which waits for Python's.
        self.listening = True
        return update

    def _on_end(self) -> None:
        self.listening = False
        self._pushed = None

    def _on_ask(self, request: Any) -> None:
        try:
            for doing, name in ACTIONS.items():
                if request.action == getattr(self._ak.Action, name):
                    text = request.data[1] if doing == "write" and request.data else ""
                    _post(ASKED, doing=doing, number=int(request.target), text=str(text))
        except BaseException:
            return

    # called by the loop

    def show(self, stage: Stage) -> None:
        """Tell what `stage` shows now."""
        if self._adapter is None or stage.ui is None or stage.screen is None:
            return
        private = bool(getattr(stage.screen, "private", False))
        self._shown = snapshot(stage.screen.title, stage.ui, self._numbers, private=private)
        self._push()

    def handle(self, event: pygame.Event, stage: Stage) -> bool:
        """Take an event of the window's that the tree depends on; whether it was only for this."""
        if self._adapter is None:
            return False
        if event.type == AWAKE:
            stage.dirty = True  # the next drawing tells where the window is and what it shows
            return True
        if event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self.focused(event.type == pygame.WINDOWFOCUSGAINED)
        elif event.type in (pygame.WINDOWMOVED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED):
            self.place()
        return False

    def name_of(self, event: pygame.Event) -> str:
        """The id of the element that an ASKED event is about."""
        return self._numbers.names.get(event.number, "")

    def focused(self, has_focus: bool) -> None:
        """The window has, or has lost, the keyboard."""
        if self.listening and sys.platform == "darwin":
            self._raise(lambda: self._adapter.update_view_focus_state(has_focus))
        elif self.listening and sys.platform != "win32":
            self._raise(lambda: self._adapter.update_window_focus_state(has_focus))

    def place(self) -> None:
        """The window has moved or has another size; only the Linux bus has to be told."""
        if not self.listening or not _on_a_bus():
            return
        try:
            x, y = pygame.display.get_window_position()
            w, h = pygame.display.get_window_size()
        except pygame.error:
            return
        box = self._ak.Rect(x, y, x + w, y + h)
        self._raise(lambda: self._adapter.set_root_window_bounds(box, box))

    def _push(self) -> None:
        if not self.listening or self._shown == self._pushed:
            return
        first, self._pushed = self._pushed is None, self._shown
        if first:
            self.place()
            self.focused(pygame.key.get_focused())
        try:
            update = tree(self._ak, self._shown)
        except Exception:
            update = self._spare
        self._raise(lambda: self._adapter.update_if_active(lambda: update))

    def _raise(self, call: Any) -> None:
        """Call the adapter, and let the events that come of it be heard."""
        try:
            events = call()
            if events is not None:
                events.raise_events()
        except BaseException as error:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        """A panic in AccessKit is no Exception; after one it is left alone."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise error
        self._adapter = None
        self._give_up(f"accesskit failed ({type(error).__name__})")

    def _give_up(self, why: str) -> None:
        self.listening = False
        self.problems.append(f"screen reader: {why}")


def _post(kind: int, **values: Any) -> None:
    """Tell the loop; when there is no window any more, nobody needs to know."""
    try:
        pygame.event.post(pygame.Event(kind, **values))
    except BaseException:
        return


def _on_a_bus() -> bool:
    return sys.platform not in ("win32", "darwin")


def _has_bus() -> bool:
    """Whether there is a session bus to try: AccessKit panics aloud when it has to find out itself."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus").exists()
