"""numpy as the engine meets it while it is recorded: the same numbers, and every operation told.

Only for `game.bench.recorder`. Arrays made by the engine's own `np` are `Taped`, and so is all that is made
of them; without a listener they do what arrays do.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, Protocol

import numpy as np

from game.bench.tape import Plain

ROOMS = ("game.engine.", "game.scenario.conditions")
"""Modules whose numpy is replaced while somebody listens."""
TAKES_OUT = (np.take, np.clip, np.concatenate, np.stack, np.cumsum, np.argmax, np.argmin, np.compress)
"""Functions that can write their result where they are told to."""
FILLS = {np.zeros_like: 0, np.ones_like: 1}
ASKS = (np.shape, np.ndim, np.size)
"""Functions that do nothing with the elements."""
METHODS = ("argmax", "argmin", "argsort", "cumsum", "nonzero", "repeat", "searchsorted", "take")
"""Methods that make new arrays without `__array_function__` being asked."""


class Listener(Protocol):
    def tell(self, call: Callable[..., Any], *args: Any, **named: Any) -> None: ...
    def tell_copied(
        self, call: Callable[..., Any], args: Any, named: dict[str, Any], results: tuple[Plain, ...]
    ) -> None: ...


class _Nobody:
    def tell(self, call: Callable[..., Any], *args: Any, **named: Any) -> None:
        pass

    def tell_copied(
        self, call: Callable[..., Any], args: Any, named: dict[str, Any], results: tuple[Plain, ...]
    ) -> None:
        pass


_listener: Listener = _Nobody()


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Everything that the engine's modules do with arrays is told to `listener`."""
    global _listener
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(ROOMS) and getattr(module, "np", None) is np
    ]
    before, _listener = _listener, listener
    for module in modules:
        setattr(module, "np", _Numpy())  # noqa: B010
    try:
        yield
    finally:
        _listener = before
        for module in modules:
            setattr(module, "np", np)  # noqa: B010


class Taped(np.ndarray[Any, np.dtype[Any]]):
    """An array that tells what is done with it."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **named: Any) -> Any:
        call = ufunc if method == "__call__" else getattr(ufunc, method)
        out = named.pop("out", None)
        values, rest = _bare(inputs), _bare(named)
        if out is not None:
            call(*values, **rest, out=_bare(out))
            return _told(ufunc, method, inputs, named, out if len(out) > 1 else out[0])
        return _told(ufunc, method, inputs, named, _taped(call(*values, **rest)))

    def __array_function__(self, func: Any, types: Any, args: Any, kwargs: Any) -> Any:
        return _called(func, args, kwargs)

    def __getitem__(self, key: Any) -> Any:
        found = np.ndarray.__getitem__(self, _bare(key))
        if isinstance(found, Taped) and not _shares(found, self):
            _listener.tell_copied(operator.getitem, (self, key), {}, (found,))
        return found

    def __setitem__(self, key: Any, value: Any) -> None:
        np.ndarray.__setitem__(self, _bare(key), _bare(value))
        target = np.ndarray.__getitem__(self, key) if _cuts(key) else None
        if not isinstance(target, Taped):
            _listener.tell(operator.setitem, self, key, value)
        elif not isinstance(value, np.ndarray):
            _listener.tell(np.ndarray.fill, target, value)
        elif not _is_same(target, value):  # the end of `a[i] += b` puts the same array back
            _set_down(target, value)

    def copy(self, order: Any = "C") -> Any:
        return _made_of(self, np.ndarray.copy(self, order))

    def astype(self, *args: Any, **named: Any) -> Any:
        return _made_of(self, np.ndarray.astype(self, *args, **named))

    def reshape(self, *args: Any, **named: Any) -> Any:
        return _made_of(self, np.ndarray.reshape(self, *args, **named))

    def ravel(self, *args: Any) -> Any:
        return _made_of(self, np.ndarray.ravel(self, *args))

    def fill(self, value: Any) -> None:
        np.ndarray.fill(self, value)
        _listener.tell(np.ndarray.fill, self, value)


def _method(name: str) -> Callable[..., Any]:
    call = getattr(np.ndarray, name)

    def method(self: Taped, *args: Any, **named: Any) -> Any:
        return _called(call, (self, *args), named)

    return method


for _name in METHODS:
    setattr(Taped, _name, _method(_name))


def _told(ufunc: np.ufunc, method: str, inputs: Any, named: dict[str, Any], result: Any) -> Any:
    """The result of a ufunc, which is told with its place."""
    call = ufunc if method == "__call__" else getattr(ufunc, method)
    if isinstance(result, tuple):
        _listener.tell(call, *inputs, *result, **named)
    elif not isinstance(result, Taped):
        _listener.tell(call, *inputs, **named)
    elif method == "__call__" and ufunc.nin + 1 == ufunc.nargs and ufunc not in (np.maximum, np.minimum):
        _listener.tell(call, *inputs, result, **named)
    else:
        _listener.tell(call, *inputs, **named, out=result)
    return result


def _called(func: Any, args: Any, named: dict[str, Any]) -> Any:
    """The result of a function of numpy, or of a method of arrays."""
    result = _taped(func(*_bare(args), **_bare(named)))
    made = result if isinstance(result, tuple | list) else (result,)
    if func in FILLS:
        _listener.tell(np.ndarray.fill, result, FILLS[func])
    elif "out" in named:
        _listener.tell(func, *args, **named)
        return named["out"]
    elif not all(isinstance(one, Taped) for one in made):
        if func not in ASKS:
            _listener.tell(func, *args, **named)
    elif func in TAKES_OUT:
        _listener.tell(func, *args, **named, out=result)
    elif func is not np.empty_like and not any(_shares(one, a) for one in made for a in _arrays(args)):
        _listener.tell_copied(func, args, named, tuple(made))
    return result


def _made_of(source: Plain, made: Plain) -> Any:
    """What was made of an array: told if it is a copy, not if it is a view."""
    made = made.view(Taped)
    if not _shares(made, source):
        _set_down(np.ndarray.reshape(made, source.shape), source)  # the copy may have another shape
    return made


def _set_down(target: Plain, value: Plain) -> None:
    fits = np.can_cast(value.dtype, target.dtype, "same_kind")
    _listener.tell(np.copyto, target, value, **({} if fits else {"casting": "unsafe"}))


def _is_same(one: Plain, other: Plain) -> bool:
    return (
        one.__array_interface__["data"] == other.__array_interface__["data"]
        and one.shape == other.shape
        and one.strides == other.strides
    )


def _shares(one: Plain, other: Plain) -> bool:
    """Whether one may be a view of the other."""
    return np.may_share_memory(one.view(np.ndarray), other.view(np.ndarray))


def _cuts(key: Any) -> bool:
    """Whether an index cuts a view: only numbers, slices, `...` and None."""
    parts = key if isinstance(key, tuple) else (key,)
    return all(
        part is None or part is Ellipsis or isinstance(part, slice | int | np.integer) for part in parts
    )


def _bare(value: Any) -> Any:
    """Plain arrays for taped ones."""
    if isinstance(value, Taped):
        return value.view(np.ndarray)
    if isinstance(value, tuple | list):
        return type(value)(map(_bare, value))
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items()}
    return value


def _taped(value: Any) -> Any:
    """Taped arrays for plain ones."""
    if isinstance(value, np.ndarray):
        return value.view(Taped)
    if isinstance(value, tuple | list):
        return type(value)(map(_taped, value))
    return value


def _arrays(value: Any) -> Iterator[Plain]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _arrays(part)


class _Numpy:
    """numpy, of which the arrays that it makes are taped."""

    random = SimpleNamespace()

    def __getattr__(self, name: str) -> Any:
        return getattr(np, name)

    def empty(self, *args: Any, **named: Any) -> Any:
        return np.empty(*args, **named).view(Taped)

    def zeros(self, *args: Any, **named: Any) -> Any:
        return _filled(np.zeros(*args, **named), 0)

    def ones(self, *args: Any, **named: Any) -> Any:
        return _filled(np.ones(*args, **named), 1)

    def full(self, shape: Any, fill_value: Any, **named: Any) -> Any:
        made = np.full(shape, _bare(fill_value), **named).view(Taped)
        _listener.tell(np.copyto, made, fill_value)
        return made

    def arange(self, *args: Any, **named: Any) -> Any:
        return _as_it_is(np.arange(*args, **named))

    def array(self, source: Any, *args: Any, **named: Any) -> Any:
        return _gathered(source, np.array(_bare(source), *args, **named))

    def asarray(self, source: Any, *args: Any, **named: Any) -> Any:
        return _gathered(source, np.asarray(_bare(source), *args, **named))

    def ascontiguousarray(self, source: Any, *args: Any, **named: Any) -> Any:
        return _gathered(source, np.ascontiguousarray(_bare(source), *args, **named))


def _filled(made: Plain, value: float) -> Any:
    taped = made.view(Taped)
    _listener.tell(np.ndarray.fill, taped, value)
    return taped


def _gathered(source: Any, made: Plain) -> Any:
    """An array made of an array, of arrays, or of numbers of Python."""
    if isinstance(source, np.ndarray):
        return _made_of(source.view(Taped), made)
    if any(True for _ in _arrays(source)):
        made = made.view(Taped)
        for part, one in zip(made, source, strict=True):
            _set_down(part, one)
        return made
    return _as_it_is(made)


def _as_it_is(made: Plain) -> Any:
    """An array that comes from outside; the tape sets it down again."""
    taped = made.view(Taped)
    _listener.tell(np.copyto, taped, _kept(made))
    return taped


def _kept(array: Plain) -> Plain:
    """As it is now, for the tape to keep: nobody can write to it."""
    kept = np.array(array)
    kept.setflags(write=False)
    return kept


class _Philox:
    """numpy's generator, of which every draw is told."""

    def __init__(self, key: Any, counter: Any) -> None:
        self._of = _kept(_bare(key)), _kept(_bare(counter))

    def random_raw(self, number: int) -> Any:
        made = _draw(*self._of, number).view(Taped)
        _listener.tell_copied(_draw, (*self._of, number), {}, (made,))
        return made


def _draw(key: Plain, counter: Plain, number: int) -> Plain:
    return np.asarray(np.random.Philox(key=key, counter=counter).random_raw(number))


_Numpy.random.Philox = _Philox
