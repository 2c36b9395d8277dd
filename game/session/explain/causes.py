"""The causes of a change: its parts grouped by what people would call one cause, and followed upstream.

Causes always add up to the change (residual below 1e-9). Below a driver stand the causes of what it reads, in
its own unit and over the quarters in which it moved; at most LEVELS deep. Quarters count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from game.engine.blueprint import TEAM_VARIABLES
from game.session.explain.book import Part, Span, span_of
from game.session.explain.lags import parts_of
from game.session.explain.upstream import Reading, input_of, reading
from game.session.explain.values import REVISED, is_derived, of_staff, value_at
from game.session.game import Game

LEVELS = 3
"""A cause may be followed this deep, the first level included."""
BY_SOURCE = ("effect", "cost", "what_we_do")
"""Mechanisms whose rows are told under the name of the action or option itself."""


class Kind(StrEnum):
    """What a cause is to the people at the table."""

    ACTION = "action"
    DECISION = "decision"
    EVENT = "event"
    EARLIER = "earlier"
    INTERPLAY = "interplay"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class ExactCause:
    """One cause of a change, unrounded."""

    id: str
    """What stands in a path that opens it."""
    mechanism: str
    """The mechanism, the driver or the variable behind it; `effect`, `cost` or `what_we_do` for a source."""
    source: str
    """The largest source behind it: an action's id, `event.option`, or a mechanism's or variable's id."""
    is_decided: bool
    """Somebody decided that source: it is an action or an option."""
    kind: Kind
    turns: Span
    """The quarters in which that source began, the earliest first."""
    amount: float
    opens: bool
    parts: tuple[Part, ...]
    reading: Reading | None = None
    """What it reads; None where it reads nothing, or is somebody's decision itself."""

    @property
    def is_own_name(self) -> bool:
        """The cause is an action or an option itself, not something that has one behind it."""
        return self.is_decided and self.id.partition(":")[0] == self.source


@dataclass(frozen=True, slots=True)
class Account:
    """A change with its causes: `before` + the causes' amounts = `after`."""

    variable: str
    span: Span
    before: float
    after: float
    causes: tuple[ExactCause, ...]
    path: tuple[str, ...]
    part_of: str
    """The mechanism whose sources these are, when a single cause was opened: then `before` is 0."""


def explain(
    game: Game, variable: str, turn: int | Span | None = None, path: Sequence[str] = ()
) -> tuple[ExactCause, ...]:
    """The causes of a change, largest first; see `account`."""
    return account(game, variable, turn, path).causes


def account(game: Game, variable: str, turn: int | Span | None = None, path: Sequence[str] = ()) -> Account:
    """Why a variable moved in a quarter (or in these quarters together), or what stands below a cause of it.

    path  ids of causes, opened one after another; LookupError if one does not exist or does not open
    """
    span = turn if isinstance(turn, tuple) else span_of(game, turn)
    now = span[0]
    if variable in TEAM_VARIABLES:
        variable = f"team.{variable}"
    found = _account(game, variable, span, now, 0)
    for depth, step in enumerate(path, start=1):
        cause = next((one for one in found.causes if one.id == step and one.opens), None)
        if cause is None:
            raise LookupError(f"{step} does not lead further")
        found = _below(game, found, cause, now, depth)
    return replace(found, path=tuple(path))


@dataclass(frozen=True, slots=True)
class _View:
    """From where a change is looked at."""

    variable: str
    span: Span
    now: int
    """The first quarter of what was asked about: what began before is from earlier."""
    depth: int
    by_source: bool = False

    @property
    def may_open(self) -> bool:
        return self.depth < LEVELS - 1


def _account(game: Game, variable: str, span: Span, now: int, depth: int) -> Account:
    causes = _causes(game, _View(variable, span, now, depth), parts_of(game, span, variable))
    before = value_at(game, variable, span[0] - 1)
    return Account(variable, span, before, value_at(game, variable, span[-1]), causes, (), "")


def _below(game: Game, above: Account, cause: ExactCause, now: int, depth: int) -> Account:
    if cause.reading is not None:
        return _account(game, cause.reading.variable, cause.reading.span, now, depth)
    view = _View(above.variable, above.span, now, depth, by_source=True)
    causes = _causes(game, view, cause.parts)
    return Account(above.variable, above.span, 0.0, cause.amount, causes, (), cause.mechanism)


def _causes(game: Game, view: _View, parts: Iterable[Part]) -> tuple[ExactCause, ...]:
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(_key(part, view), []).append(part)
    causes = (_cause(game, view, key, tuple(group)) for key, group in groups.items())
    return tuple(sorted(causes, key=lambda cause: -abs(cause.amount)))


def _key(part: Part, view: _View) -> str:
    row = part.row
    if _is_decided(part) and (view.by_source or row.mechanism in BY_SOURCE):
        return row.source if row.origin_turn >= view.now else f"{row.source}:{Kind.EARLIER}"
    return of_staff(row.mechanism)


def _is_decided(part: Part) -> bool:
    return part.row.kind in ("action", "option")


def _cause(game: Game, view: _View, key: str, parts: tuple[Part, ...]) -> ExactCause:
    amount = sum(part.amount for part in parts)
    first = parts[0].row
    turns = tuple(sorted({part.row.origin_turn for part in parts}))
    found = ExactCause(
        key,
        of_staff(first.mechanism),
        first.source,
        any(_is_decided(part) for part in parts),
        Kind.INTERPLAY,
        turns,
        amount,
        False,
        parts,
    )
    if first.kind == "chance":
        return replace(found, kind=Kind.CHANCE)
    if first.kind == "revision":
        return replace(found, kind=Kind.EARLIER if turns[-1] < view.now else Kind.DECISION)
    if found.is_decided and (view.by_source or first.mechanism in BY_SOURCE):
        return replace(found, kind=_kind(game, parts[0], view.now))
    if found.is_decided:
        return _of_sources(game, view, found)
    return _of_driver(game, view, found)


def _of_sources(game: Game, view: _View, found: ExactCause) -> ExactCause:
    """A mechanism that is booked by source, such as the work that the plan asks."""
    largest = _largest_source(found.parts, found.amount)
    behind = next(part for part in found.parts if part.row.source == largest.id)
    return replace(
        found,
        source=largest.id,
        is_decided=largest.is_decided,
        turns=largest.turns,
        kind=_kind(game, behind, view.now) if largest.is_decided else Kind.INTERPLAY,
        opens=view.may_open,
    )


def _of_driver(game: Game, view: _View, found: ExactCause) -> ExactCause:
    """A mechanism that reads something: its kind and source are those of what moved that."""
    read = reading(game, view.variable, found.mechanism, found.amount, view.span)
    if read is None:
        return found
    if not read.span:
        return replace(found, reading=read)
    source = _source_of(game, read.variable, read.span, read.after - read.before)
    if source is None:
        return replace(found, reading=read, opens=view.may_open)
    return replace(
        found,
        reading=read,
        source=source.id,
        is_decided=source.is_decided,
        turns=source.turns,
        kind=Kind.EARLIER if source.is_decided else Kind.INTERPLAY,
        opens=view.may_open,
    )


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    is_decided: bool
    turns: Span


def _kind(game: Game, part: Part, now: int) -> Kind:
    row = part.row
    if row.origin_turn < now:
        return Kind.EARLIER
    if row.kind == "action":
        return Kind.ACTION
    event = row.source.partition(".")[0]
    return Kind.DECISION if event in game.quarters[row.origin_turn - 1].choices else Kind.EVENT


def _source_of(game: Game, variable: str, span: Span, direction: float) -> _Source | None:
    """Who did most to bring a variable where it went; through its largest input where it is derived."""
    parts = parts_of(game, span, variable)
    if not parts:
        return None
    largest = _largest_source(parts, direction)
    if is_derived(game.rules, variable) and largest.id != REVISED:
        return _source_of(game, input_of(variable, largest.id), span, direction)
    return largest


def _largest_source(parts: Sequence[Part], direction: float) -> _Source:
    """The source whose parts add up to most in this direction; the first on a tie."""
    sums: dict[tuple[str, bool], float] = {}
    turns: dict[tuple[str, bool], set[int]] = {}
    for part in parts:
        key = (of_staff(part.row.source), _is_decided(part))
        sums[key] = sums.get(key, 0.0) + part.amount
        turns.setdefault(key, set()).add(part.row.origin_turn)
    sign = 1.0 if direction >= 0 else -1.0
    best = max(sums, key=lambda key: sign * sums[key])
    return _Source(best[0], best[1], tuple(sorted(turns[best])))
