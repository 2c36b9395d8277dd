"""The talk's timer. It forces nothing: over time it only says by how much."""

from __future__ import annotations

from collections.abc import Callable


class Timer:
    """Counts the seconds of a talk; `clock` gives seconds that only go up."""

    def __init__(self, clock: Callable[[], float], *, running: bool) -> None:
        self._clock = clock
        self._counted = 0.0
        self._since: float | None = clock() if running else None

    @property
    def runs(self) -> bool:
        return self._since is not None

    def elapsed(self) -> float:
        return self._counted + (self._clock() - self._since if self._since is not None else 0.0)

    def pause(self) -> None:
        self._counted = self.elapsed()
        self._since = None

    def resume(self) -> None:
        if self._since is None:
            self._since = self._clock()


def clock_text(seconds: float) -> str:
    """Minutes and seconds: `1:05`."""
    whole = int(abs(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
