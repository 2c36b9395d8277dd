"""Messages over whatever screen there is: one at a time, gone after a while, never the only place."""

from collections.abc import Callable
from typing import Final

from game.ui.stage import Ui
from game.ui.widgets.overlays import TOAST_SECONDS, Toast, toast

WARNING_SECONDS: Final = 9.0


class Toasts:
    """The message that shows now, if any.

    clock  seconds that only go up
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.now: Toast | None = None
        self._until = 0.0

    def say(self, text: str, icon: str = "check", *, warning: bool = False) -> None:
        self.now = Toast(text, "waarschuwing" if warning else icon, "warning" if warning else "info")
        self._until = self.clock() + (WARNING_SECONDS if warning else TOAST_SECONDS)

    def clear(self) -> None:
        self.now = None

    def draw(self, ui: Ui) -> None:
        """Over the page, without taking keys or clicks from it."""
        if self.now is None:
            return
        left = self._until - self.clock()
        if left <= 0:
            self.now = None
            return
        ui.canvas.layer += 1
        toast(ui, self.now)
        ui.wake_in(left)
