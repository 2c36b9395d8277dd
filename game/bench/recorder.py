"""Writes down every array operation that a piece of work does, as a `Tape`.

While it records, the engine's modules meet a numpy whose arrays (`game.bench.taped`) tell of what is done
with them: calls of ufuncs and of numpy's functions, indexing with arrays, assignments, copies, draws. Cutting
a view costs no array work and is not noted.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from game.bench.tape import Note, Place, Plain, Tape
from game.bench.taped import Taped, told_to

Known = TypeVar("Known")


@dataclass(frozen=True, eq=False, slots=True)
class Recording:
    tape: Tape
    made: Plain
    """What the work made."""
    place: Place
    """Where the tape leaves it."""
    strays: int
    """Operands whose making was not noted; the tape knows them as they were."""


def record(known: Known, work: Callable[[Known], Plain]) -> Recording:
    """The tape of `work`, which makes an array of what is known before: a ruleset, say.

    `known` may hold arrays in frozen dataclasses, tuples and lists; `work` gets a copy that tells of their
    use, and must not write to them.
    """
    recorder = _Recorder()
    lasting = recorder.lasting(known)
    with told_to(recorder):
        made = work(lasting)
    return Recording(Tape(recorder.notes), np.array(made), Place.of(made), recorder.strays)


class _Recorder:
    """What has been noted so far, and which arrays were there before."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.strays = 0
        self._lasting: dict[int, int] = {}
        """Of arrays that were there before: first byte, and that behind the last."""
        self._starts: list[int] = []

    def lasting(self, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return self._lasting_array(value)
        if isinstance(value, tuple | list):
            return type(value)(map(self.lasting, value))
        if is_dataclass(value) and not isinstance(value, type):
            parts = {
                part.name: self.lasting(getattr(value, part.name)) for part in fields(value) if part.init
            }
            return replace(value, **parts)
        return value

    def tell(self, call: Callable[..., Any], *args: Any, **named: Any) -> None:
        """A call that leaves its result in one of its arguments, or that leaves none."""
        self.tell_copied(call, args, named, ())

    def tell_copied(
        self, call: Callable[..., Any], args: Any, named: dict[str, Any], results: tuple[Plain, ...]
    ) -> None:
        """A call that makes new arrays."""
        kept = {name: self._operand(value) for name, value in named.items()}
        self.notes.append(Note(call, self._operand(tuple(args)), kept, tuple(map(Place.of, results))))

    def _lasting_array(self, array: Plain) -> Plain:
        low, high = Place.of(array).bounds()
        if low == high:
            return array
        if low not in self._lasting:
            insort(self._starts, low)
        self._lasting[low] = max(high, self._lasting.get(low, 0))
        return array.view(Taped)

    def _operand(self, value: Any) -> Any:
        """An argument of a call as the tape keeps it."""
        if isinstance(value, Taped):
            place = Place.of(value)
            return value.view(np.ndarray) if self._was_before(place) else place
        if isinstance(value, np.ndarray):
            self.strays += value.flags.writeable
            return value.copy() if value.flags.writeable else value
        if isinstance(value, tuple | list):
            return type(value)(map(self._operand, value))
        return value

    def _was_before(self, place: Place) -> bool:
        low, high = place.bounds()
        at = bisect_right(self._starts, low) - 1
        return at >= 0 and high <= self._lasting[self._starts[at]]
