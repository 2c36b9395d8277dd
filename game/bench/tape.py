"""A piece of array work as a tape: operation after operation, each on set places in memory.

`game.bench.recorder` makes one of what the engine does with its games. Playing it does all of that
arithmetic, indexing and drawing again, in the same order and on the same values, and nothing of what lies
between: no equations looked up, no views cut, no memory asked for. So its time is the floor under the
engine's.

What could make the floor too low or too high, and what is done about it:
- Places that were used again for other arrays are so here too: both meet the processor's caches alike.
- Some functions of numpy can't write to a given place (indexing with arrays, `where`, `flatnonzero`). Their
  results are copied to it, which the engine does not do; `play_copies` does these copies alone, so that
  their time can be taken off.
- Of the engine's own work it keeps what numpy itself does at each call, and the step from call to call.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

Plain = np.ndarray[Any, np.dtype[Any]]

CACHE_LINE = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where an array lay while the work was recorded."""

    address: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    dtype: np.dtype[Any]

    @classmethod
    def of(cls, array: Plain) -> Place:
        return cls(array.__array_interface__["data"][0], array.shape, array.strides, array.dtype)

    def bounds(self) -> tuple[int, int]:
        """The first byte, and that behind the last; twice the same for an array without elements."""
        if 0 in self.shape:
            return self.address, self.address
        low = high = self.address
        for length, stride in zip(self.shape, self.strides, strict=True):
            if stride < 0:
                low += (length - 1) * stride
            else:
                high += (length - 1) * stride
        return low, high + self.dtype.itemsize


@dataclass(frozen=True, slots=True)
class Note:
    """One operation as recorded; a Place stands for an array, in `args` and `named` as well."""

    call: Callable[..., Any]
    args: tuple[Any, ...]
    named: Mapping[str, Any]
    copied: tuple[Place, ...] = ()
    """Where the results go that the call can't write there itself."""


class Tape:
    """Operations on memory of their own, laid out as it was."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._room = _Room(_places(notes))
        self._lines = [self._line(note) for note in notes]
        outs = [self._room.array(place) for note in notes for place in note.copied]
        spare = {(out.shape, out.dtype): np.zeros(out.shape, out.dtype) for out in outs}
        self._copies = [(out, spare[out.shape, out.dtype]) for out in outs]

    def __len__(self) -> int:
        return len(self._lines)

    def play(self) -> None:
        for call, args in self._lines:
            call(*args)

    def play_copies(self) -> None:
        """Only the copies that the recorded work did not make."""
        for out, source in self._copies:
            np.copyto(out, source)

    def left(self, place: Place) -> Plain:
        """What lies in a place now."""
        return self._room.array(place)

    def _line(self, note: Note) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        call = note.call
        if note.named:
            call = partial(call, **{name: self._laid(value) for name, value in note.named.items()})
        if note.copied:
            call = _copying(call, [self._room.array(place) for place in note.copied])
        return call, tuple(map(self._laid, note.args))

    def _laid(self, value: Any) -> Any:
        if isinstance(value, Place):
            return self._room.array(value)
        if isinstance(value, tuple | list):
            return type(value)(map(self._laid, value))
        return value


def _copying(call: Callable[..., Any], outs: Sequence[Plain]) -> Callable[..., None]:
    if len(outs) == 1:
        only = outs[0]

        def copy_one(*args: Any) -> None:
            np.copyto(only, call(*args))

        return copy_one

    def copy_all(*args: Any) -> None:
        for out, result in zip(outs, call(*args), strict=True):
            np.copyto(out, result)

    return copy_all


class _Room:
    """Fresh memory in blocks as large as those that were used: what overlapped there does so here."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._arrays: dict[Place, Plain] = {}
        self._starts: list[int] = []
        self._blocks: list[Plain] = []
        first = high = 0
        for low, stop in sorted({place.bounds() for place in places}):
            if low >= high:
                self._set_up(first, high)
                first = low
            high = max(high, stop)
        self._set_up(first, high)

    def array(self, place: Place) -> Plain:
        if place not in self._arrays:
            self._arrays[place] = self._cut(place)
        return self._arrays[place]

    def _cut(self, place: Place) -> Plain:
        low, high = place.bounds()
        if low == high:
            return np.empty(place.shape, place.dtype)
        at = bisect_right(self._starts, low) - 1
        offset = place.address - self._starts[at]
        return np.ndarray(place.shape, place.dtype, self._blocks[at], offset, place.strides)

    def _set_up(self, first: int, stop: int) -> None:
        """A block for these addresses, as far from a cache line as they are."""
        size = stop - first
        if size:
            room = np.zeros(size + CACHE_LINE, np.uint8)
            skip = (first - Place.of(room).address) % CACHE_LINE
            self._starts.append(first)
            self._blocks.append(room[skip : skip + size])


def _places(value: Any) -> Iterator[Place]:
    if isinstance(value, Place):
        yield value
    elif isinstance(value, Note):
        for part in (value.args, tuple(value.named.values()), value.copied):
            yield from _places(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _places(part)
