"""What actions and options send out: the channels of the launch ledger and the windows they deliver in.

A channel is a strength kept per quarter: of one source, times one set of modifiers, unscaled or not, for the
school or per team. Effects that share channel, delay and length share a window, so that
its lags are summed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Action, Array, Blueprint, Condition, Effect, Option
from game.engine.layout import RING


@dataclass(frozen=True, eq=False, slots=True)
class Channel:
    """One strength of a source in the ledger."""

    rows: slice
    """Its rows among those of its source: one, or one per team."""
    modifiers: tuple[str, ...]
    unscaled: bool
    per_team: bool
    named_teams: Array | None
    """(J, 1) 1 for the teams that get it in full, whatever the reach; None: by reach."""
    when: Condition | None
    when_text: str
    """Channels with the same text have the same condition; empty: not known."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one effect adds to its rows in each quarter of its window, at strength 1 and with an open gate."""

    target: str
    per_quarter: float
    rows: slice
    """Those of its target; V further for a loss."""


@dataclass(frozen=True, slots=True)
class Window:
    """The effects of one channel that arrive in the same quarters."""

    channel: Channel
    deliveries: tuple[Delivery, ...]
    rows: slice
    """Those of its channel."""
    lags: range
    """Quarters from the launch in which it delivers."""


@dataclass(frozen=True, slots=True)
class Source:
    """An action or an option, as a sender of effects."""

    kind: str
    """`action` or `option`."""
    name: str
    """The action's id, or `event.option`."""
    rows: slice
    """Its rows in a slot of the ring: those of all its channels."""
    channels: tuple[Channel, ...]
    windows: tuple[Window, ...]


def compile_sources(
    blueprint: Blueprint, places: Mapping[str, slice], variables: int
) -> tuple[tuple[Source, ...], int]:
    """The sources, actions first and then options, and the number of rows of one slot of the ring.

    variables  how many there are: V
    """
    named: list[tuple[str, str, Action | Option]] = [("action", a.id, a) for a in blueprint.actions]
    named += [("option", f"{blueprint.events[o.event].id}.{o.id}", o) for o in blueprint.options]
    sources: list[Source] = []
    rows = 0
    for kind, name, sender in named:
        source, rows = _compile_source(
            kind, name, sender.effects, len(blueprint.teams), places, variables, rows
        )
        sources.append(source)
    return tuple(sources), rows


def _compile_source(
    kind: str,
    name: str,
    effects: Sequence[Effect],
    teams: int,
    places: Mapping[str, slice],
    variables: int,
    rows: int,
) -> tuple[Source, int]:
    height = 0
    channels: dict[tuple[object, ...], Channel] = {}
    windows: dict[tuple[tuple[object, ...], int, int], list[Delivery]] = {}
    for effect in effects:
        _require_sound(name, effect, places)
        per_team = effect.moves.startswith("team.")
        key = (effect.scaled_by, effect.unscaled, per_team, effect.teams, effect.when_text)
        if key not in channels:
            last = height + (teams if per_team else 1)
            channels[key] = Channel(
                rows=slice(height, last),
                modifiers=effect.scaled_by,
                unscaled=effect.unscaled,
                per_team=per_team,
                named_teams=_named_teams(effect.teams, teams) if per_team else None,
                when=effect.when,
                when_text=effect.when_text,
            )
            height = last
        delivery = _delivery(effect, places[effect.moves], variables)
        windows.setdefault((key, effect.after, effect.over), []).append(delivery)
    compiled = tuple(
        Window(channels[key], tuple(deliveries), channels[key].rows, range(after, after + over))
        for (key, after, over), deliveries in windows.items()
    )
    return Source(kind, name, slice(rows, rows + height), tuple(channels.values()), compiled), rows + height


def _delivery(effect: Effect, rows: slice, variables: int) -> Delivery:
    per_quarter = effect.by / effect.over
    return Delivery(effect.moves, per_quarter, rows if per_quarter > 0 else _shifted(rows, variables))


def _shifted(rows: slice, by: int) -> slice:
    return slice(rows.start + by, rows.stop + by)


def _named_teams(named: tuple[int, ...] | None, teams: int) -> Array | None:
    if named is None:
        return None
    reach = np.zeros((teams, 1))
    reach[list(named)] = 1.0
    reach.setflags(write=False)
    return reach


def _require_sound(source: str, effect: Effect, places: Mapping[str, slice]) -> None:
    if effect.moves not in places:
        raise ValueError(f"{source}: no variable is called {effect.moves!r}")
    if effect.after < 0 or effect.over < 1 or effect.after + effect.over > RING:
        raise ValueError(f"{source}: {effect.moves} arrives later than the ledger remembers")
