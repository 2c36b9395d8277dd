"""How open a variable is to what arrives: the gates of docs/model.md 3.8.

Gains saturate as a level nears 100; losses fade as it nears 0. Learning, use and vision have gates of their
own; outcomes, money and counts take what arrives in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np

from game.engine.blueprint import Array
from game.engine.derived import Reading
from game.engine.ruleset import Ruleset


def gates(now: Reading) -> Array:
    """(2 V, N) the gate G+ of every variable, and then its G-."""
    variables = len(now.rules.variables)
    table = np.empty((2 * variables, now.state.games))
    for rows in blocks(now.rules):
        table[rows], table[rows.start + variables : rows.stop + variables] = gates_of(now, rows)
    return table


def gates_of(now: Reading, rows: slice) -> tuple[Array | float, Array | float]:
    """The gates of one of `blocks`: G+ = [1 - x%]+, for some times one of their own, and G-.

    G- = clip(1.5 x%, 0, 1). Levels lie between 0 and 100, so that neither can fall below 0.
    """
    place = _places(now.rules).get(rows.start, "")
    if place == "ungated":
        return 1.0, 1.0
    part = now.state.levels[rows] / 100.0
    gain = 1.0 - part
    if place in _GAINS:
        gain *= _GAINS[place](now)
    if place == "team.workload":
        return gain, 1.0
    part *= 1.5
    return gain, np.minimum(part, 1.0, out=part)


@lru_cache(maxsize=16)
def blocks(rules: Ruleset) -> tuple[slice, ...]:
    """All rows, in blocks that have their gates in common."""
    edges = {0, len(rules.variables)}
    for place in (*_GAINS, "team.workload"):
        edges |= {rules.places[place].start, rules.places[place].stop}
    gated = [row not in rules.ungated for row in range(len(rules.variables))]
    edges |= {row for row in range(1, len(gated)) if gated[row] != gated[row - 1]}
    return tuple(slice(start, stop) for start, stop in pairwise(sorted(edges)))


@lru_cache(maxsize=16)
def _places(rules: Ruleset) -> Mapping[int, str]:
    """By their first row, the places that have not the usual gates."""
    places = {rules.places[place].start: place for place in (*_GAINS, "team.workload")}
    return places | {rows.start: "ungated" for rows in blocks(rules) if rows.start in rules.ungated}


def _vision_lived(now: Reading) -> Array:
    """Translation needs something to translate."""
    return np.asarray(np.minimum(now.rules.p.lived_clar * (now.level("vision_on_paper") / 100.0), 1.0))


def _commitment(now: Reading) -> Array:
    return np.asarray(0.4 + 0.6 * now.gate)


def _adoption(now: Reading) -> Array:
    return np.asarray(0.35 + 0.65 * now.gate)


def _dip(now: Reading) -> Array:
    """Skill and support soften what change costs at first. Source: Fullan."""
    return np.asarray((1.25 - now.teams("skill") / 100.0) * (1.0 - 0.5 * (now.level("support") / 100.0)))


def _content(now: Reading) -> Array:
    """Who can teach with it makes better material."""
    return np.asarray(0.35 + 0.65 * (now.skill / 100.0))


_GAINS: Mapping[str, Callable[[Reading], Array]] = {
    "team.skill": lambda now: now.learning_gate,
    "team.vision_lived": _vision_lived,
    "team.commitment": _commitment,
    "team.adoption": _adoption,
    "team.dip": _dip,
    "content": _content,
}
