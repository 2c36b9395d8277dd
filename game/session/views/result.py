"""What a quarter changed, what is on its way and what there is to talk about; `why` has the causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.engine.blueprint import CONDITIONS_OF_SCHOOL, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.engine.pipeline import Pending, on_its_way
from game.session.events import LedgerRow
from game.session.explain import COHERENCE, span_of, value_at
from game.session.game import Game
from game.session.lookback import as_of
from game.session.questions import question_at
from game.session.views.causes import joined, quarter_mark, source_name
from game.session.views.header import header_view
from game.session.views.levels import change_of, is_better_up, level, spoken
from game.session.views.names import ROSE, variable_name
from game.session.views.parts import Header, Level, Sure
from game.texts import Words

MOST_ARROWS = 3
"""What a row of the pipeline names at most, the largest first."""


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


def explained(game: Game) -> tuple[str, ...]:
    """Everything on the result that can be explained: outcomes, dimensions, and what stands under neither."""
    return (*OUTCOMES, *ROSE, *_explained(game))


def _explained(game: Game) -> tuple[str, ...]:
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
            if int(game.states[turn].memory[started + game.rules.action(entry.action), 0]) != turn:
                card = source_name(game, words, entry.action)
                yield words.say("{card} was not carried out: there was too little money.", card=card)


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
