"""Why a number moved: exact parts from the ledger, grouped by cause and followed upstream (docs/model.md 5).

Parts always add up to the change (residual below 1e-9). Below a driver stand the parts of what drove it, in
its own unit and since the start of the game; at most LEVELS deep. Quarters count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from game.engine import derived
from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.engine.state import SchoolState
from game.session.events import LedgerRow
from game.session.game import Game

LEVELS = 3
"""A cause may be followed this deep, the first level included."""

Span = tuple[int, ...]
"""Consecutive resolved quarters that are explained as one."""


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
    rows: tuple[LedgerRow, ...]


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


class LedgerPart(TypedDict):
    source: str
    kind: str
    origin_turn: int
    mechanism: str
    amount: float


LedgerEntry = TypedDict(
    "LedgerEntry",
    {
        "turn": int,
        "variable": str,
        "from": float,
        "to": float,
        "residual": float,
        "parts": list[LedgerPart],
    },
)
"""One variable in one quarter, as `wendbaar explain --json` prints it."""

PRACTICE, COHERENCE, LEARNING_POWER = "practice", "coherence", "learning_power"
LEARNING_CULTURE = "learning_culture"
EFFORT = "effort."
"""`effort.<outcome>`: mean of what is enacted of the themes that serve it."""

BY_SOURCE = ("effect", "cost", "what_we_do")
"""Mechanisms whose rows are told under the name of the action or option itself."""

_POWER = ("inquiry", "innovation_room", "shared_leadership", "strategy")

_DRIVEN_BY: Mapping[tuple[str, str], str] = {
    ("education_quality", "practice"): PRACTICE,
    ("education_quality", "dip"): "team.dip",
    ("education_quality", "workload"): "team.workload",
    ("education_quality", "craftsmanship"): "team.skill",
    ("education_quality", "theme"): EFFORT + "education_quality",
    ("education_quality", "material"): "content",
    ("education_quality", "direction"): "strategy",
    ("equal_opportunity", "practice"): PRACTICE,
    ("equal_opportunity", "digital_divide"): "team.adoption",
    ("agility", "learning_power"): LEARNING_POWER,
    ("agility", "theme"): EFFORT + "agility",
    ("labour_market_fit", "practice"): PRACTICE,
    ("labour_market_fit", "partners"): "partnerships",
    ("labour_market_fit", "theme"): EFFORT + "labour_market_fit",
    ("student_satisfaction", "quality"): "education_quality",
    ("student_satisfaction", "theme"): EFFORT + "student_satisfaction",
    ("student_satisfaction", "dip"): "team.dip",
    ("student_satisfaction", "staff"): "staff_wellbeing",
    ("staff_wellbeing", "workload"): "team.workload",
    ("staff_wellbeing", "safety"): "safety",
    ("staff_wellbeing", "commitment"): "team.commitment",
    ("staff_wellbeing", "change_fatigue"): "fatigue",
    ("staff_wellbeing", "support"): "support",
    ("staff_wellbeing", "dip"): "team.dip",
    ("team.commitment", "lived_vision"): "team.vision_lived",
    ("team.commitment", "safety"): "safety",
    ("team.commitment", "workload"): "team.workload",
    ("team.commitment", "pressure_without_support"): "pressure",
    ("team.commitment", "coherence"): COHERENCE,
    ("team.commitment", "change_fatigue"): "fatigue",
    ("team.commitment", "shared_leadership"): "shared_leadership",
    ("team.workload", "dip"): "team.dip",
    ("team.workload", "change_fatigue"): "fatigue",
    ("team.workload", "processes"): "processes",
    ("team.skill", "learning_by_doing"): "team.adoption",
    ("team.skill", "learning_culture"): LEARNING_CULTURE,
    ("team.vision_lived", "no_clear_vision"): "vision_on_paper",
    ("team.vision_lived", "shared_leadership"): "shared_leadership",
    ("vision_on_paper", "paper_without_translation"): "team.vision_lived",
    ("safety", "pressure_without_support"): "pressure",
    ("culture", "pressure_without_support"): "pressure",
    ("fatigue", "fragmentation"): COHERENCE,
    ("budget", "maintenance"): "infrastructure",
    ("budget", "running_costs"): "running",
}
"""(what moved, by which mechanism) -> the variable that mechanism reads (docs/model.md 3.9, 3.10)."""

_WEARING = (
    "dip",
    "workload",
    "change_fatigue",
    "pressure_without_support",
    "digital_divide",
    "fragmentation",
    "maintenance",
    "running_costs",
)
"""Drivers that weigh on what they drive: the higher they are, the lower it goes."""
_RAISING = (("team.workload", "dip"), ("team.workload", "change_fatigue"))
_EASING = (("team.workload", "processes"),)


def resolved(game: Game) -> int:
    """How many quarters have a result."""
    return max(len(game.states) - 1, 0)


def span_of(game: Game, turn: int | None = None) -> Span:
    """The quarter, with the other half of two that were played as one; None: the last with a result.

    Raises LookupError if it has no result.
    """
    last = resolved(game)
    turn = last if turn is None else turn
    if not 1 <= turn <= last:
        raise LookupError(f"quarter {turn} has no result")
    if game.quarters[turn - 1].second:
        return (turn - 1, turn)
    if turn < last and game.quarters[turn].second:
        return (turn, turn + 1)
    return (turn,)


def weights_of(game: Game, variable: str) -> dict[str, float] | None:
    """The variables of the ledger that this one is a weighted sum of; None: it is not such a sum.

    A variable of the contract is itself; a dimension the mean of its sub-competences; `team.skill` (or
    `skill`) the staff mean over teams. Raises KeyError for a name that does not exist.
    """
    rules = game.rules
    name = variable.removeprefix("team.")
    if name in TEAM_VARIABLES:
        return {f"{name}.{team}": float(part) for team, part in zip(rules.teams, rules.share, strict=True)}
    if variable in rules.variables:
        return {variable: 1.0}
    if variable in DIMENSIONS:
        members = [sub for sub, dimension in SUB_COMPETENCES.items() if dimension == variable]
        return dict.fromkeys(members, 1.0 / len(members))
    if variable == LEARNING_CULTURE:
        return {"competence_development": 0.5, "inquiry": 0.5}
    if variable.startswith(EFFORT) and variable.removeprefix(EFFORT) in OUTCOMES:
        serving = rules.serves[OUTCOMES.index(variable.removeprefix(EFFORT))]
        return {f"enacted.{rules.themes[k]}": 1.0 / len(serving) for k in serving}
    if variable in (PRACTICE, COHERENCE, LEARNING_POWER):
        return None
    raise KeyError(variable)


def value_at(game: Game, variable: str, turn: int) -> float:
    """The value after quarter `turn` (0: the start). Practice and learning power are given times 100."""
    state = game.states[turn]
    if (weights := weights_of(game, variable)) is not None:
        return sum(weight * float(state.level(name)[0]) for name, weight in weights.items())
    return _DERIVED[variable].value(game, state)


def changes(game: Game, turn: int | Sequence[int], variable: str) -> tuple[LedgerRow, ...]:
    """The parts of a change in one quarter or in several, adding up to it exactly.

    Parts of a weighted sum keep the name of the variable they were booked on. A derived value has one part
    per input, found by putting in the new inputs one by one: kind `driver`, source and mechanism the input.
    """
    turns = (turn,) if isinstance(turn, int) else tuple(turn)
    if not turns:
        return ()
    weights = weights_of(game, variable)
    if weights is None:
        before, after = game.states[turns[0] - 1], game.states[turns[-1]]
        parts = _DERIVED[variable].split(game, before, after)
        return tuple(
            LedgerRow(variable, name, "driver", turns[-1], name, amount) for name, amount in parts if amount
        )
    return tuple(
        row
        if weights[row.variable] == 1.0
        else LedgerRow(
            row.variable,
            row.source,
            row.kind,
            row.origin_turn,
            row.mechanism,
            row.amount * weights[row.variable],
        )
        for now in turns
        for row in game.quarters[now - 1].rows
        if row.variable in weights
    )


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
    found = _account(game, variable, span, now, 0)
    for depth, step in enumerate(path, start=1):
        cause = next((one for one in found.causes if one.id == step and one.opens), None)
        if cause is None:
            raise LookupError(f"{step} does not lead further")
        found = _below(game, found, cause, now, depth)
    return Account(
        found.variable, found.span, found.before, found.after, found.causes, tuple(path), found.part_of
    )


def ledger(game: Game, turn: int | None = None, variable: str | None = None) -> list[LedgerEntry]:
    """The ledger as plain data, unrounded: one entry per quarter and variable (docs/contract.md).

    Read from the saved results alone. Raises KeyError for a variable and LookupError for a quarter that is
    not there.
    """
    if turn is not None:
        span_of(game, turn)
    turns = range(1, resolved(game) + 1) if turn is None else (turn,)
    names = game.rules.variables if variable is None else (variable,)
    entries: list[LedgerEntry] = []
    for now in turns:
        by_variable: dict[str, list[LedgerRow]] = {}
        for row in game.quarters[now - 1].rows:
            by_variable.setdefault(row.variable, []).append(row)
        for name in names:
            own = name in game.rules.variables
            rows = by_variable.get(name, []) if own else changes(game, now, name)
            before, after = value_at(game, name, now - 1), value_at(game, name, now)
            entries.append(
                {
                    "turn": now,
                    "variable": name,
                    "from": before,
                    "to": after,
                    "residual": after - before - sum(row.amount for row in rows),
                    "parts": [
                        {
                            "source": row.source,
                            "kind": row.kind,
                            "origin_turn": row.origin_turn,
                            "mechanism": row.mechanism,
                            "amount": row.amount,
                        }
                        for row in rows
                    ],
                }
            )
    return entries


def _account(game: Game, variable: str, span: Span, now: int, depth: int) -> Account:
    causes = _causes(game, variable, changes(game, span, variable), span, now, depth)
    before = value_at(game, variable, span[0] - 1)
    return Account(variable, span, before, value_at(game, variable, span[-1]), causes, (), "")


def _below(game: Game, above: Account, cause: ExactCause, now: int, depth: int) -> Account:
    upstream = _upstream(above.variable, cause)
    if upstream is None:
        causes = _causes(game, above.variable, cause.rows, above.span, now, depth, by_source=True)
        return Account(above.variable, above.span, 0.0, cause.amount, causes, (), cause.mechanism)
    return _account(game, upstream, _span_before(above, cause), now, depth)


def _causes(
    game: Game,
    variable: str,
    rows: Iterable[LedgerRow],
    span: Span,
    now: int,
    depth: int,
    by_source: bool = False,
) -> tuple[ExactCause, ...]:
    """Rows by cause. Agility has no base: its learning power and the way back to it are one cause."""
    groups: dict[str, list[LedgerRow]] = {}
    for row in rows:
        groups.setdefault(_key(row, now, by_source), []).append(row)
    if variable == "agility" and LEARNING_POWER in groups:
        groups[LEARNING_POWER] += groups.pop("back_to_base", [])
    causes = (
        _cause(game, variable, key, tuple(group), span, now, depth, by_source)
        for key, group in groups.items()
    )
    return tuple(sorted(causes, key=lambda cause: -abs(cause.amount)))


def _key(row: LedgerRow, now: int, by_source: bool) -> str:
    if _is_decided(row) and (by_source or row.mechanism in BY_SOURCE):
        return row.source if row.origin_turn >= now else f"{row.source}:{Kind.EARLIER}"
    return _of_staff(row.mechanism)


def _is_decided(row: LedgerRow) -> bool:
    return row.kind in ("action", "option")


def _of_staff(name: str) -> str:
    """`skill.care` and its like of the other teams are one input: `team.skill`."""
    group = name.partition(".")[0]
    return f"team.{group}" if "." in name and group in TEAM_VARIABLES else name


def _cause(
    game: Game,
    variable: str,
    key: str,
    rows: tuple[LedgerRow, ...],
    span: Span,
    now: int,
    depth: int,
    by_source: bool,
) -> ExactCause:
    amount = sum(row.amount for row in rows)
    named = _Source(rows[0].source, _is_decided(rows[0]), tuple(sorted({row.origin_turn for row in rows})))
    shallow = ExactCause(
        key,
        _of_staff(rows[0].mechanism),
        named.id,
        named.is_decided,
        Kind.INTERPLAY,
        named.turns,
        amount,
        False,
        rows,
    )
    if (named.is_decided and (by_source or rows[0].mechanism in BY_SOURCE)) or rows[0].kind == "chance":
        return _with(shallow, named, _kind(game, rows[0], now), opens=False)
    if rows[0].kind == "revision":
        return _with(shallow, named, Kind.EARLIER if named.turns[-1] < now else Kind.DECISION, opens=False)
    if named.is_decided:
        largest = _largest_source(rows, amount)
        kind = _kind(game, next(row for row in rows if row.source == largest.id), now)
        return _with(shallow, largest, kind, opens=depth < LEVELS - 1)
    upstream = _upstream(variable, shallow)
    if upstream is None:
        return shallow
    before = _span_before(Account(variable, span, 0.0, 0.0, (), (), ""), shallow)
    if not before:
        return shallow
    source = _source_of(game, upstream, before, _direction(variable, shallow)) or named
    kind = Kind.EARLIER if source.is_decided else Kind.INTERPLAY
    return _with(shallow, source, kind, opens=depth < LEVELS - 1)


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    is_decided: bool
    turns: Span


def _with(cause: ExactCause, source: _Source, kind: Kind, opens: bool) -> ExactCause:
    return ExactCause(
        cause.id,
        cause.mechanism,
        source.id,
        source.is_decided,
        kind,
        source.turns,
        cause.amount,
        opens,
        cause.rows,
    )


def _kind(game: Game, row: LedgerRow, now: int) -> Kind:
    if row.kind == "chance":
        return Kind.CHANCE
    if row.origin_turn < now:
        return Kind.EARLIER
    if row.kind == "action":
        return Kind.ACTION
    event = row.source.partition(".")[0]
    return Kind.DECISION if event in game.quarters[row.origin_turn - 1].choices else Kind.EVENT


def _upstream(variable: str, cause: ExactCause) -> str | None:
    """The variable behind a cause of `variable`; None: there is none, or it is a sum over sources."""
    if cause.rows[0].variable in (PRACTICE, COHERENCE, LEARNING_POWER):
        return None if cause.mechanism == "vision_revised" else cause.mechanism
    staff = _of_staff(variable if "." in variable or variable not in TEAM_VARIABLES else f"team.{variable}")
    behind = _DRIVEN_BY.get((staff, cause.mechanism))
    if behind is None or cause.rows[0].kind in ("action", "option"):
        return None
    team = variable.partition(".")[2]
    if behind.startswith("team.") and staff.startswith("team.") and not variable.startswith("team.") and team:
        return f"{behind.removeprefix('team.')}.{team}"
    return behind


def _span_before(above: Account, cause: ExactCause) -> Span:
    """The quarters, since the start, in which what a cause reads came about.

    A mechanism reads the levels at the start of its quarter; an input of a derived value is read at the end.
    """
    is_input = cause.rows[0].variable in (PRACTICE, COHERENCE, LEARNING_POWER)
    return tuple(range(1, above.span[-1] + (1 if is_input else 0)))


def _direction(variable: str, cause: ExactCause) -> float | None:
    """Which way the variable behind a driver must have gone to give this amount; None: as it went."""
    pair = (_of_staff(variable), cause.mechanism)
    if cause.rows[0].variable in (PRACTICE, COHERENCE, LEARNING_POWER):
        return None
    weighs = pair in _EASING or (cause.mechanism in _WEARING and pair not in _RAISING)
    return -cause.amount if weighs else cause.amount


def _source_of(game: Game, variable: str, span: Span, direction: float | None) -> _Source | None:
    """Who did most to bring a variable where it went; through its largest input where it is derived."""
    rows = changes(game, span, variable)
    if not rows:
        return None
    if direction is None:
        direction = value_at(game, variable, span[-1]) - value_at(game, variable, span[0] - 1)
    largest = _largest_source(rows, direction)
    if weights_of(game, variable) is None and largest.id != "vision_revised":
        return _source_of(game, _of_staff(largest.id), span, None)
    return largest


def _largest_source(rows: Sequence[LedgerRow], direction: float) -> _Source:
    """The source whose rows add up to most in this direction; the first on a tie."""
    sums: dict[tuple[str, bool], float] = {}
    turns: dict[tuple[str, bool], set[int]] = {}
    for row in rows:
        key = (_of_staff(row.source), _is_decided(row))
        sums[key] = sums.get(key, 0.0) + row.amount
        turns.setdefault(key, set()).add(row.origin_turn)
    sign = 1.0 if direction >= 0 else -1.0
    best = max(sums, key=lambda key: sign * sums[key])
    return _Source(best[0], best[1], tuple(sorted(turns[best])))


@dataclass(frozen=True, slots=True)
class _Derived:
    """A value that is not a sum: how to read it, and how to split its change between two moments."""

    value: Callable[[Game, SchoolState], float]
    split: Callable[[Game, SchoolState, SchoolState], Iterator[tuple[str, float]]]


def _practice(game: Game, state: SchoolState) -> float:
    by_team = derived.effective_practice(game.rules, state)
    return 100.0 * float(derived.staff_mean(game.rules, by_team)[0])


def _split_practice(game: Game, before: SchoolState, after: SchoolState) -> Iterator[tuple[str, float]]:
    for share in derived.split_practice(game.rules, before, after):
        yield share.variable, 100.0 * share.amount


def _coherence(game: Game, state: SchoolState) -> float:
    return float(derived.coherence(game.rules, state)[0])


def _split_coherence(game: Game, before: SchoolState, after: SchoolState) -> Iterator[tuple[str, float]]:
    """What is done, theme by theme in their order; then the vision itself, where it was revised."""
    state = before.copy()
    level = _coherence(game, state)
    for k, theme in enumerate(game.rules.themes):
        state.place("enacted")[k] = after.place("enacted")[k]
        now = _coherence(game, state)
        yield f"enacted.{theme}", now - level
        level = now
    state.weights[...] = after.weights
    yield "vision_revised", _coherence(game, state) - level


def _learning_power(game: Game, state: SchoolState) -> float:
    """100 x the harmonic mean that drives agility (docs/model.md 3.10)."""
    return _power_of({name: float(state.level(name)[0]) for name in _POWER})


def _power_of(levels: Mapping[str, float]) -> float:
    inquiry, room, shared, strategy = (1.0 / (levels[name] / 100.0 + 0.05) for name in _POWER)
    return 100.0 * 4.0 / (inquiry + room + (shared + strategy))


def _split_power(game: Game, before: SchoolState, after: SchoolState) -> Iterator[tuple[str, float]]:
    levels = {name: float(before.level(name)[0]) for name in _POWER}
    level = _power_of(levels)
    for name in _POWER:
        levels[name] = float(after.level(name)[0])
        now = _power_of(levels)
        yield name, now - level
        level = now


_DERIVED: Mapping[str, _Derived] = {
    PRACTICE: _Derived(_practice, _split_practice),
    COHERENCE: _Derived(_coherence, _split_coherence),
    LEARNING_POWER: _Derived(_learning_power, _split_power),
}
