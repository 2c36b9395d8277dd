"""Why a number moved: the causes of one change as steps that add up, and its story upstream in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.session.explain import (
    CARRIED,
    EFFORT,
    LEARNING_CULTURE,
    LEARNING_POWER,
    LEVELS,
    PRACTICE,
    Account,
    ExactCause,
    Kind,
    Span,
    account,
    span_of,
)
from game.session.game import Game
from game.session.views.causes import (
    KINDS,
    cause_detail,
    cause_name,
    mechanism_name,
    quarter_mark,
    whole_points,
)
from game.session.views.clauses import clause
from game.session.views.figures import signed, whole
from game.session.views.levels import change_of
from game.session.views.names import variable_name
from game.session.views.story import NOTICED, WORTH_A_LINK, tell
from game.texts import Words

MOST_STEPS = 6
"""Steps of a waterfall, chance and the smaller ones together included."""
LEADS = WORTH_A_LINK
"""Points from which the largest of the smaller causes stand on their own, where they show as a point."""
OTHERS = "others"
"""The id of the step that stands for all smaller ones."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One step of the waterfall. `kind`: action, decision, event, earlier, interplay or chance."""

    id: str
    name: str
    kind: str
    kind_text: str
    detail: str
    """The largest source behind it, in words, with its quarter when it is from before."""
    points: int
    exact: float
    opens: bool
    """There is a level below this one."""
    why: str
    """As half a sentence: `because work pressure grew`; empty for the smaller ones together."""
    spoken: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one variable moved: begin + causes = end, in whole points as displayed."""

    variable: str
    title: str
    begin: int
    end: int
    change: int
    causes: tuple[Cause, ...]
    """At most six, the one called `others` included: it stands for the rest."""
    smaller: tuple[Cause, ...]
    """What stands behind `and n smaller`."""
    sentence: str
    """The change with its largest causes, in one sentence."""
    details: tuple[str, ...]
    """What worked the other way, the scarcest condition, where, and what is still on its way."""
    follow: str
    """The id of the cause that the story goes on with; empty where it ends."""
    total: str
    path: tuple[str, ...]
    """Names of the steps taken to get this deep; empty on top."""
    span: Span
    """The quarters in which it changed so."""
    exact: tuple[float, float]
    """From and to, unrounded."""


Story = tuple[Explanation, ...]
"""A change and, link by link, what the one before it named first; at most LEVELS."""


def story(
    game: Game, words: Words, variable: str, path: Sequence[str] = (), turn: int | Span | None = None
) -> Story:
    """A change followed upstream from a level on, each link explaining the largest cause of the last."""
    links = [explanation(game, words, variable, path, turn)]
    while links[-1].follow and len(path) < LEVELS - 1:
        path = (*path, links[-1].follow)
        links.append(explanation(game, words, variable, path, turn))
    return tuple(links)


def explanation(
    game: Game, words: Words, variable: str, path: Sequence[str] = (), turn: int | Span | None = None
) -> Explanation:
    """Why a variable moved in a quarter (None: the last), or with a path what stands below a cause.

    Two quarters that were played as one are explained as one; a span of quarters is taken as it is. Raises
    LookupError for a quarter, a variable or a step that is not there. Below a driver stands what moved it
    before, in its own points; below a mechanism its sources, counted from 0.
    """
    asked = turn if isinstance(turn, tuple) else span_of(game, turn)
    found = account(game, variable, asked, path)
    end = whole(found.after)
    change = change_of(words, found.variable, found.before, found.after).points
    if found.part_of:  # as many points as the cause that was opened is shown with
        above = explanation(game, words, variable, path[:-1], asked)
        end = change = next(one.points for one in (*above.causes, *above.smaller) if one.id == path[-1])
    steps = _steps(found.causes, change)
    told = tell(game, words, found, (*steps.shown, *steps.smaller, *steps.chance), change, asked)

    def shown(cause: ExactCause, points: int) -> Cause:
        return _cause(game, words, found.variable, cause, points, asked[0])

    causes = [shown(cause, n) for cause, n in steps.shown]
    below = [shown(cause, n) for cause, n in steps.smaller]
    if below:
        together = sum(cause.amount for cause, _ in steps.smaller)
        causes.append(_others(words, len(below), sum(n for _, n in steps.smaller), together))
    causes += [shown(cause, n) for cause, n in steps.chance]
    name = _name_of(game, words, found)
    return Explanation(
        variable=found.variable,
        title=_question(words, name, found, change),
        begin=end - change,
        end=end,
        change=change,
        causes=tuple(causes),
        smaller=tuple(below),
        sentence=told.sentence,
        details=told.details,
        follow=told.follow,
        total=_total(words, causes, change),
        path=tuple(_names_of_path(game, words, variable, path, asked)),
        span=found.span,
        exact=(found.before, found.after),
    )


Steps = tuple[tuple[ExactCause, int], ...]
"""Causes with their whole points."""


@dataclass(frozen=True, slots=True)
class _Split:
    """The causes of a change over the steps that are shown; all points together are the change."""

    shown: Steps
    """In order of arrival, then size."""
    smaller: Steps
    """Taken together as one step, the largest first."""
    chance: Steps


def _steps(causes: Sequence[ExactCause], change: int) -> _Split:
    """At most MOST_STEPS, chance always among them.

    A cause that would show as nothing is taken with the smaller ones, chance excepted; where everything shows
    as nothing, the largest stands all the same.
    """
    chance = [cause for cause in causes if cause.kind is Kind.CHANCE]
    others = sorted(
        (cause for cause in causes if cause.kind is not Kind.CHANCE), key=lambda cause: -abs(cause.amount)
    )
    room = MOST_STEPS - len(chance)
    most = sum(abs(cause.amount) >= NOTICED for cause in others)
    if most > room or (most == room and most < len(others)):
        most = room - 1
    shown, smaller = others[:most], others[most:]
    points = _points(shown, smaller, chance, change)
    while 0 in points[: len(shown)]:
        blank = shown.pop(points.index(0))
        smaller = sorted((*smaller, blank), key=lambda cause: -abs(cause.amount))
        points = _points(shown, smaller, chance, change)
    alone = len(smaller) == 1 and points[len(shown)] != 0
    if alone or (smaller and not any(points)):
        shown, smaller = [*shown, smaller[0]], smaller[1:]
        points = _points(shown, smaller, chance, change)
    together = points[len(shown)] if smaller else 0
    parts = whole_points([cause.amount for cause in smaller], together)
    named = list(zip(shown, points, strict=False))
    folded = list(zip(smaller, parts, strict=True))
    while folded and len(named) + 1 < room and folded[0][1] and abs(folded[0][0].amount) >= LEADS:
        named.append(folded.pop(0))
    named.sort(key=lambda one: (one[0].kind is not Kind.EARLIER, one[0].turns[0], -abs(one[0].amount)))
    return _Split(
        shown=tuple(named),
        smaller=tuple(folded),
        chance=tuple(zip(chance, points[len(points) - len(chance) :], strict=True)),
    )


def _points(
    shown: Sequence[ExactCause], smaller: Sequence[ExactCause], chance: Sequence[ExactCause], change: int
) -> list[int]:
    """Whole points of those shown, then of the smaller ones together where there are any, then of chance."""
    rest = [sum(cause.amount for cause in smaller)] if smaller else []
    amounts = [*(cause.amount for cause in shown), *rest, *(cause.amount for cause in chance)]
    return whole_points(amounts, change)


def _cause(game: Game, words: Words, variable: str, cause: ExactCause, points: int, now: int) -> Cause:
    name, kind = cause_name(game, words, cause), words.say(KINDS[cause.kind])
    detail = cause_detail(game, words, cause, now)
    return Cause(
        id=cause.id,
        name=name,
        kind=str(cause.kind),
        kind_text=kind,
        detail=detail,
        points=points,
        exact=cause.amount,
        opens=cause.opens,
        why=clause(game, words, variable, cause).with_points(words, ""),
        spoken=_spoken(words, name, points, kind, detail),
    )


def _spoken(words: Words, name: str, points: int, kind: str, detail: str) -> str:
    """`−1 through Work pressure (from earlier: A card, begun in Q2)`: what it did, not where it stands."""
    about = [text for text in (kind, detail) if text and text.casefold() != name.casefold()]
    if not about:
        return words.say("{points} through {name}", points=signed(points), name=name)
    return words.say(
        "{points} through {name} ({about})", points=signed(points), name=name, about=": ".join(about)
    )


def _others(words: Words, n: int, points: int, exact: float) -> Cause:
    name = words.many("and {n} smaller", "and {n} smaller", n)
    kind = words.say(KINDS[Kind.INTERPLAY])
    return Cause(
        id=OTHERS,
        name=name,
        kind=str(Kind.INTERPLAY),
        kind_text=kind,
        detail="",
        points=points,
        exact=exact,
        opens=True,
        why="",
        spoken=words.many(
            "{points} through {n} smaller cause",
            "{points} through {n} smaller causes together",
            n,
            points=signed(points),
        ),
    )


def _name_of(game: Game, words: Words, found: Account) -> str:
    if found.part_of:
        return mechanism_name(game, words, found.part_of)
    if found.variable.startswith((EFFORT, CARRIED)):
        return variable_name(words, game.scenario, found.variable.partition(".")[0])
    if found.variable in (PRACTICE, LEARNING_POWER, LEARNING_CULTURE):
        return mechanism_name(game, words, found.variable)
    return variable_name(words, game.scenario, found.variable)


def _question(words: Words, name: str, found: Account, change: int) -> str:
    if found.part_of:
        return words.say("{name}: from whom?", name=name)
    if found.path and found.span[0] == 1:
        return words.say("{name}: {change} since the start", name=name, change=signed(change))
    if found.path:
        return words.say(
            "{name}: {change} since {quarter}",
            name=name,
            change=signed(change),
            quarter=quarter_mark(words, found.span[0]),
        )
    if change == 0:
        return words.say("{name}: why no change?", name=name)
    if change > 0:
        return words.say("{name}: why {n} higher?", name=name, n=change)
    return words.say("{name}: why {n} lower?", name=name, n=-change)


def _total(words: Words, causes: Sequence[Cause], change: int) -> str:
    if any(cause.kind == Kind.CHANCE and cause.points for cause in causes):
        return words.say("All steps together: {change}. Chance counts too.", change=signed(change))
    return words.say("All steps together: {change}.", change=signed(change))


def _names_of_path(
    game: Game, words: Words, variable: str, path: Sequence[str], turn: int | Span | None
) -> Iterable[str]:
    for depth, step in enumerate(path):
        causes = account(game, variable, turn, path[:depth]).causes
        yield cause_name(game, words, next(cause for cause in causes if cause.id == step))
