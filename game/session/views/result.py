"""What changed and why: the causes of each change add up to it exactly as displayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.engine.blueprint import CONDITIONS_OF_SCHOOL, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.engine.pipeline import Pending, on_its_way
from game.session.events import LedgerRow
from game.session.explain import (
    COHERENCE,
    EFFORT,
    LEARNING_CULTURE,
    LEARNING_POWER,
    PRACTICE,
    Account,
    ExactCause,
    Kind,
    Span,
    account,
    span_of,
    value_at,
)
from game.session.game import Game
from game.session.lookback import as_of
from game.session.questions import question_at
from game.session.views.causes import (
    KINDS,
    cause_detail,
    cause_name,
    joined,
    mechanism_name,
    quarter_mark,
    source_name,
    whole_points,
)
from game.session.views.figures import signed, whole
from game.session.views.header import header_view
from game.session.views.levels import change_of, is_better_up, level, spoken
from game.session.views.names import ROSE, variable_name
from game.session.views.parts import Header, Level, Sure
from game.texts import Words

MOST_STEPS = 6
"""Steps of a waterfall, chance and the smaller ones together included."""
OTHERS = "others"
"""The id of the step that stands for all smaller ones."""
MOST_ARROWS = 3
"""What a row of the pipeline names at most, the largest first."""
NOTICED = 0.5
"""Points below which a change or a step counts as nothing."""


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
    """The largest causes once more, in one sentence, and nothing else."""
    total: str
    path: tuple[str, ...]
    """Names of the steps taken to get this deep; empty on top."""


@dataclass(frozen=True, slots=True)
class PipelineRow:
    turn: int
    quarter: str
    """`Q6`."""
    source: str
    arrows: tuple[tuple[str, bool], ...]
    """What it will move, and whether up."""
    sure: Sure
    spoken: str
    favourable: tuple[bool, ...] = ()
    """Of each arrow, whether that is favourable."""


@dataclass(frozen=True, slots=True)
class ResultView:
    header: Header
    title: str
    outcomes: tuple[Level, ...]
    dimensions: tuple[Level, ...]
    rows: tuple[Level, ...]
    """Every variable that can be explained, largest change first."""
    focus: str
    """The largest unfavourable change, or else the largest change."""
    quiet: str
    """`A quiet quarter` when nothing changed; else empty."""
    incident: str
    """The privacy or security incident, in its own line; else empty."""
    fell_off: tuple[str, ...]
    """What could not be carried out, in words."""
    pipeline: tuple[PipelineRow, ...]
    pipeline_empty: str
    question: str
    button: str
    last: bool
    turns: tuple[int, ...]
    """The quarter shown, or both of two that were played as one."""


def result_view(game: Game, words: Words, turn: int | None = None) -> ResultView:
    """The result of a quarter (None: the last). Raises LookupError if it has none.

    For two quarters that were played as one it covers both.
    """
    span = span_of(game, turn)
    then = as_of(game, span[-1])
    outcomes = tuple(level_since(then, words, name, span[0] - 1) for name in OUTCOMES)
    dimensions = tuple(level_since(then, words, name, span[0] - 1) for name in ROSE)
    rest = tuple(level_since(then, words, name, span[0] - 1) for name in _explained(then))
    moved = {one.id: _moved(then, one.id, span) for one in (*outcomes, *dimensions, *rest)}
    rows = sorted((*outcomes, *dimensions, *rest), key=lambda one: -abs(moved[one.id]))
    pipeline = pipeline_of(then, words)
    question = question_at(game, span[-1])
    last = span[-1] >= game.turns
    return ResultView(
        header=header_view(then, words),
        title=_title(words, span),
        outcomes=outcomes,
        dimensions=dimensions,
        rows=tuple(rows),
        focus=_focus((*outcomes, *dimensions), moved),
        quiet=_quiet(words, (*outcomes, *dimensions)),
        incident=_incident(then, words, span),
        fell_off=tuple(_fell_off(then, words, span)),
        pipeline=pipeline,
        pipeline_empty="" if pipeline else words.say("Nothing on its way. What you sow now, you see later."),
        question="" if question is None else game.scenario.spec.questions[question].text.get(words.lang),
        button=words.say("To the end") if last else words.say("To quarter {turn}", turn=span[-1] + 1),
        last=last,
        turns=span,
    )


def explanation(
    game: Game, words: Words, variable: str, path: Sequence[str] = (), turn: int | Span | None = None
) -> Explanation:
    """Why a variable moved in a quarter (None: the last), or with a path what stands below a cause.

    Two quarters that were played as one are explained as one; a span of quarters is taken as it is. Raises
    LookupError for a quarter, a variable or a step that is not there. Below a driver stands what moved it
    since the start, in its own points; below a mechanism its sources, counted from 0.
    """
    now = (turn if isinstance(turn, tuple) else span_of(game, turn))[0]
    found = account(game, variable, turn, path)
    end = whole(found.after)
    change = change_of(words, found.variable, found.before, found.after).points
    steps = _steps(found.causes, change)
    causes = [_cause(game, words, cause, n, now) for cause, n in steps.shown]
    below = [_cause(game, words, cause, n, now) for cause, n in steps.smaller]
    if below:
        together = sum(cause.amount for cause, _ in steps.smaller)
        causes.append(_others(words, len(below), sum(n for _, n in steps.smaller), together))
    causes += [_cause(game, words, cause, n, now) for cause, n in steps.chance]
    name = _name_of(game, words, found)
    return Explanation(
        variable=found.variable,
        title=_question(words, name, found, change),
        begin=end - change,
        end=end,
        change=change,
        causes=tuple(causes),
        smaller=tuple(below),
        sentence=_sentence(words, causes),
        total=_total(words, causes, change),
        path=tuple(_names_of_path(game, words, variable, path, turn)),
    )


def pipeline_of(game: Game, words: Words) -> tuple[PipelineRow, ...]:
    """What is still to arrive within the game, by quarter of arrival and source."""
    turn = len(game.states) - 1
    groups: dict[tuple[int, str], list[Pending]] = {}
    for part in on_its_way(game.rules, game.state, turn):
        own = game.scenario.spec.variables.get(part.variable)
        if part.arrives_turn < game.turns and (own is None or own.show == "board"):
            groups.setdefault((part.arrives_turn, part.source), []).append(part)
    return tuple(
        _pipeline_row(game, words, arrives + 1, source, parts) for (arrives, source), parts in groups.items()
    )


def level_since(game: Game, words: Words, name: str, turn: int) -> Level:
    """A level as it is now, with its change since the end of quarter `turn` (0: the start)."""
    before, after = value_at(game, name, turn), value_at(game, name, len(game.states) - 1)
    change = change_of(words, name, before, after, game.scenario)
    shown = replace(level(game, words, name), change=change)
    return replace(shown, spoken=spoken(words, shown))


def _explained(game: Game) -> tuple[str, ...]:
    """What stands neither under the outcomes nor under the dimensions, and can be explained all the same."""
    board = [name for name, own in game.scenario.spec.variables.items() if own.show == "board"]
    teams = [f"team.{name}" for name in TEAM_VARIABLES]
    return (COHERENCE, *SUB_COMPETENCES, *CONDITIONS_OF_SCHOOL, *teams, *board, "budget")


def _moved(game: Game, name: str, span: tuple[int, ...]) -> float:
    return value_at(game, name, span[-1]) - value_at(game, name, span[0] - 1)


def _title(words: Words, span: tuple[int, ...]) -> str:
    if len(span) == 1:
        return words.say("What changed in quarter {turn}", turn=span[0])
    return words.say("What changed in quarters {first} and {last}", first=span[0], last=span[-1])


def _focus(levels: Iterable[Level], moved: dict[str, float]) -> str:
    """The largest unfavourable change, or else the largest change; the first on a tie."""
    found = list(levels)
    worse = [one for one in found if one.change is not None and one.change.favourable is False]
    return max(worse or found, key=lambda one: abs(moved[one.id])).id


def _quiet(words: Words, levels: Iterable[Level]) -> str:
    if any(one.change is not None and one.change.points for one in levels):
        return ""
    return words.say("A quiet quarter: nothing here moved a whole point.")


def _incident(game: Game, words: Words, span: tuple[int, ...]) -> str:
    if not any(row.mechanism == "incident" for row in _rows_of(game, span)):
        return ""
    return words.say("There was an incident with privacy or security. That is chance, not one of your cards.")


def _rows_of(game: Game, span: tuple[int, ...]) -> Iterable[LedgerRow]:
    return (row for turn in span for row in game.quarters[turn - 1].rows)


def _fell_off(game: Game, words: Words, span: tuple[int, ...]) -> Iterable[str]:
    """Cards of the plan that the quarter did not carry out: there was no money for them."""
    started = game.rules.layout.started.start
    for turn in span:
        for entry in game.quarters[turn - 1].plan or ():
            if int(game.states[turn].block[started + game.rules.action(entry.action), 0]) != turn:
                card = source_name(game, words, entry.action)
                yield words.say("{card} was not carried out: there was too little money.", card=card)


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
    order = sorted(range(len(shown)), key=lambda i: (shown[i].turns[0], -abs(shown[i].amount)))
    parts = whole_points([cause.amount for cause in smaller], points[len(shown)]) if smaller else []
    return _Split(
        shown=tuple((shown[i], points[i]) for i in order),
        smaller=tuple(zip(smaller, parts, strict=True)),
        chance=tuple(zip(chance, points[len(points) - len(chance) :], strict=True)),
    )


def _points(
    shown: Sequence[ExactCause], smaller: Sequence[ExactCause], chance: Sequence[ExactCause], change: int
) -> list[int]:
    """Whole points of those shown, then of the smaller ones together where there are any, then of chance."""
    rest = [sum(cause.amount for cause in smaller)] if smaller else []
    amounts = [*(cause.amount for cause in shown), *rest, *(cause.amount for cause in chance)]
    return whole_points(amounts, change)


def _cause(game: Game, words: Words, cause: ExactCause, points: int, now: int) -> Cause:
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
    if found.variable.startswith(EFFORT):
        return mechanism_name(game, words, "theme")
    if found.variable in (PRACTICE, LEARNING_POWER, LEARNING_CULTURE):
        return mechanism_name(game, words, found.variable)
    return variable_name(words, game.scenario, found.variable)


def _question(words: Words, name: str, found: Account, change: int) -> str:
    if found.part_of:
        return words.say("{name}: from whom?", name=name)
    if found.path:
        return words.say("{name}: {change} since the start", name=name, change=signed(change))
    if change == 0:
        return words.say("{name}: why no change?", name=name)
    if change > 0:
        return words.say("{name}: why {n} higher?", name=name, n=change)
    return words.say("{name}: why {n} lower?", name=name, n=-change)


def _sentence(words: Words, causes: Sequence[Cause]) -> str:
    """The two largest causes up and the two largest down, and nothing else."""
    told = [
        (words.say("smaller causes together") if cause.id == OTHERS else cause.name, cause.points)
        for cause in sorted(causes, key=lambda cause: -abs(cause.exact))
    ]
    up = joined(words, [name for name, points in told if points > 0][:2])
    down = joined(words, [name for name, points in told if points < 0][:2])
    if up and down:
        return words.say("Up through: {up}. Down through: {down}.", up=up, down=down)
    if up:
        return words.say("Mostly up through: {up}.", up=up)
    if down:
        return words.say("Mostly down through: {down}.", down=down)
    return words.say("No single cause made a whole point.")


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


def _pipeline_row(game: Game, words: Words, turn: int, source: str, parts: Sequence[Pending]) -> PipelineRow:
    sums: dict[str, float] = {}
    for part in parts:
        sums[_staff_name(part.variable)] = sums.get(_staff_name(part.variable), 0.0) + part.amount
    largest = sorted(sums, key=lambda name: -abs(sums[name]))[:MOST_ARROWS]
    arrows = tuple((variable_name(words, game.scenario, name), sums[name] > 0) for name in largest)
    sure = Sure.SURE if all(_is_sure(game, part) for part in parts) else Sure.LIKELY
    title, quarter = source_name(game, words, source), quarter_mark(words, turn)
    moves = joined(
        words,
        [
            words.say("{name} up", name=name) if up else words.say("{name} down", name=name)
            for name, up in arrows
        ],
    )
    spoken = words.say("{quarter}: {source}: {moves}", quarter=quarter, source=title, moves=moves)
    good = tuple((sums[name] > 0) is (is_better_up(name, game.scenario) is not False) for name in largest)
    return PipelineRow(turn, quarter, title, arrows, sure, spoken, good)


def _staff_name(variable: str) -> str:
    """What all teams get, or all leaders, is told once."""
    group = variable.partition(".")[0]
    if "." in variable and group in TEAM_VARIABLES:
        return f"team.{group}"
    return "leader_growth" if group == "leader_growth" else variable


def _is_sure(game: Game, part: Pending) -> bool:
    """It comes in full, however well it was led: every effect behind this part is unscaled."""
    spec = game.scenario.spec
    event, _, option = part.source.partition(".")
    sender = spec.actions[part.source] if part.kind == "action" else spec.events[event].options[option]
    lag = part.arrives_turn - part.origin_turn
    behind = [
        effect
        for effect in sender.effects
        if effect.moves in (part.variable, _staff_name(part.variable))
        and effect.after <= lag < effect.after + effect.over
    ]
    return all(effect.unscaled for effect in behind)
