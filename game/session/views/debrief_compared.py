"""A what-if beside the game as it was played: what ends otherwise, where they part, what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.blueprint import OUTCOMES
from game.session.debrief.compare import START, Comparison, Parted, compare, difference, line_ids, parted
from game.session.explain import value_at
from game.session.game import Game, KeptBranch
from game.session.views.causes import (
    joined,
    mechanism_meaning,
    mechanism_name,
    quarter_mark,
    source_name,
    whole_points,
)
from game.session.views.debrief_changes import changes_told, events_told, fallen_told
from game.session.views.figures import signed, whole
from game.session.views.levels import change_of, spoken_change
from game.session.views.names import variable_name
from game.session.views.nouns import begins, noun
from game.session.views.parts import Change
from game.texts import Words


@dataclass(frozen=True, slots=True)
class ComparedLevel:
    """One variable as it went beside how it went in the branch, at the last quarter played."""

    id: str
    name: str
    original: int
    branch: int
    difference: Change
    exact: float
    spoken: str


@dataclass(frozen=True, slots=True)
class DifferencePart:
    """What the difference is made of: one source in both ledgers. All parts add up to the difference."""

    id: str
    name: str
    detail: str
    """Of a decision its quarters; of a mechanism what it means."""
    original: float
    """What it gave from the fork on, in the game."""
    branch: float
    difference: float
    points: int
    """In whole points that add up to the difference as shown."""
    follow: str
    """A variable whose difference is behind this one: ask `difference_view` for it; empty where none is."""
    spoken: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Why a variable ended otherwise."""

    id: str
    name: str
    original: float
    branch: float
    difference: float
    points: int
    parts: tuple[DifferencePart, ...]
    """The largest first; at most six, `others` the last of them where there are more."""
    sentence: str
    residual: float
    """difference - sum of all parts; below 1e-9."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    name: str
    turn: int
    last: int
    """The quarter in which both are compared: the last that was played."""
    same: bool
    """Nothing differs at all."""
    parted: int
    """The first quarter in whose result they differ; 0 where they do not."""
    parted_text: str
    """`They part in Q5: work pressure, job satisfaction and 4 more.`"""
    parted_names: tuple[str, ...]
    outcomes: tuple[ComparedLevel, ...]
    levels: tuple[ComparedLevel, ...]
    """Everything else that can be a line, the largest difference first."""
    summary: str
    """`With other decisions from Q5 on: job satisfaction 57 instead of 55. The same chance.`"""
    changes: tuple[str, ...]
    """What was decided otherwise, in words."""
    events: tuple[str, ...]
    """Events that came in one and not in the other, in sentences."""
    fell: tuple[str, ...]
    """What fell away, and why."""


MOST_PARTS = 6
"""Parts of a difference that are named, `others` included."""
MOST_NAMED = 3
"""Names in a sentence; the rest is counted."""
OTHERS = "others"


def comparison_view(game: Game, words: Words, branch: KeptBranch) -> ComparisonView:
    """A kept branch, or a draft, beside the game as it was played.

    Raises LookupError where the game never reached the quarter of the fork.
    """
    found = compare(game, branch)
    turn, names = parted(found)
    named = tuple(noun(words, game.scenario, name) for name in names)
    outcomes = tuple(_compared(found, words, name) for name in OUTCOMES)
    others = [_compared(found, words, name) for name in line_ids(game) if name not in OUTCOMES]
    return ComparisonView(
        name=branch.name,
        turn=found.turn,
        last=found.last,
        same=turn == 0,
        parted=turn,
        parted_text=_parted_text(words, turn, named),
        parted_names=named,
        outcomes=outcomes,
        levels=tuple(sorted(others, key=lambda one: -abs(one.exact))),
        summary=_summary(words, found, outcomes, turn),
        changes=tuple(changes_told(game, words, branch)),
        events=tuple(events_told(found, words)),
        fell=tuple(fallen_told(game, words, one) for one in found.fell),
    )


def difference_view(game: Game, words: Words, branch: KeptBranch, variable: str) -> DifferenceView:
    """What the difference of a variable is made of at the last quarter played.

    Raises KeyError for a variable that does not exist.
    """
    found = compare(game, branch)
    parts = difference(found, variable)
    original, other = value_at(found.game, variable, found.last), value_at(found.other, variable, found.last)
    points = whole(other - original)
    shown = [part for part in parts if part.difference]
    smaller = shown[MOST_PARTS - 1 :] if len(shown) > MOST_PARTS else []
    shown = shown[: len(shown) - len(smaller)]
    rest = sum(part.difference for part in smaller)
    told = whole_points([*(part.difference for part in shown), *([rest] if smaller else [])], points)
    rows = [_part(game, words, part, n) for part, n in zip(shown, told, strict=False)]
    if smaller:
        rows.append(_others(words, smaller, rest, told[-1]))
    name = variable_name(words, game.scenario, variable)
    return DifferenceView(
        id=variable,
        name=name,
        original=original,
        branch=other,
        difference=other - original,
        points=points,
        parts=tuple(rows),
        sentence=_made_of(words, begins(noun(words, game.scenario, variable)), points, rows),
        residual=other - original - sum(part.difference for part in parts),
    )


def _compared(found: Comparison, words: Words, name: str) -> ComparedLevel:
    was, other = value_at(found.game, name, found.last), value_at(found.other, name, found.last)
    shown = variable_name(words, found.game.scenario, name)
    change = change_of(words, name, whole(was), whole(other), found.game.scenario)
    return ComparedLevel(
        id=name,
        name=shown,
        original=whole(was),
        branch=whole(other),
        difference=change,
        exact=other - was,
        spoken=words.say(
            "{name} {value} instead of {was}, {change}",
            name=shown,
            value=whole(other),
            was=whole(was),
            change=spoken_change(words, change.points),
        ),
    )


def _parted_text(words: Words, turn: int, names: Sequence[str]) -> str:
    if turn == 0:
        return words.say("Nothing ends otherwise.")
    quarter = quarter_mark(words, turn)
    if not names:
        return words.say("They part in {quarter}, in what is still on its way.", quarter=quarter)
    more = len(names) - MOST_NAMED
    if more > 0:
        return words.many(
            "They part in {quarter}: {names} and {n} more.",
            "They part in {quarter}: {names} and {n} more.",
            more,
            quarter=quarter,
            names=", ".join(names[:MOST_NAMED]),
        )
    return words.say("They part in {quarter}: {names}.", quarter=quarter, names=joined(words, list(names)))


def _summary(words: Words, found: Comparison, outcomes: Sequence[ComparedLevel], turn: int) -> str:
    quarter = quarter_mark(words, found.turn)
    if turn == 0:
        return words.say("From {quarter} on all went as it was played.", quarter=quarter)
    moved = sorted((one for one in outcomes if one.difference.points), key=lambda one: -abs(one.exact))
    if not moved:
        return words.say(
            "With other decisions from {quarter} on the outcomes end the same. The same chance.",
            quarter=quarter,
        )
    told = [
        words.say(
            "{name} {value} instead of {was}",
            name=noun(words, found.game.scenario, one.id),
            value=one.branch,
            was=one.original,
        )
        for one in moved[:MOST_NAMED]
    ]
    return words.say(
        "With other decisions from {quarter} on: {told}. The same chance.",
        quarter=quarter,
        told=joined(words, told),
    )


def _part(game: Game, words: Words, part: Parted, points: int) -> DifferencePart:
    if part.id == START:
        name, detail = words.say("The vision laid at the start"), ""
    elif part.is_decided:
        name = source_name(game, words, part.id)
        detail = joined(words, [quarter_mark(words, turn) for turn in part.turns])
    else:
        name = mechanism_name(game, words, part.id)
        detail = mechanism_meaning(game, words, part.id)
    return DifferencePart(
        id=part.id,
        name=name,
        detail=detail,
        original=part.original,
        branch=part.branch,
        difference=part.difference,
        points=points,
        follow=part.follow,
        spoken=words.say("{points} through {name}", points=signed(points), name=name),
    )


def _others(words: Words, smaller: Sequence[Parted], rest: float, points: int) -> DifferencePart:
    name = words.many("and {n} smaller", "and {n} smaller", len(smaller))
    return DifferencePart(
        id=OTHERS,
        name=name,
        detail="",
        original=sum(part.original for part in smaller),
        branch=sum(part.branch for part in smaller),
        difference=rest,
        points=points,
        follow="",
        spoken=words.say("{points} through {name}", points=signed(points), name=name),
    )


def _made_of(words: Words, name: str, points: int, rows: Sequence[DifferencePart]) -> str:
    """`Job satisfaction would have ended 3 higher, most of it through “Work pressure” and “Safe climate”.`"""
    if points == 0:
        return words.say("{name} would have ended the same.", name=name)
    along = [f"“{row.name}”" for row in rows if (row.difference > 0) is (points > 0) and row.id != OTHERS][:2]
    because = joined(words, along)
    if points > 0:
        return words.say(
            "{name} would have ended {n} higher, most of it through {why}.", name=name, n=points, why=because
        )
    return words.say(
        "{name} would have ended {n} lower, most of it through {why}.", name=name, n=-points, why=because
    )
