"""Lines over all quarters with the pins of what happened, and the board of any quarter as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.engine.blueprint import OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.session import events as e
from game.session.debrief.branches import plays_again
from game.session.debrief.compare import compare, ghost, line_ids, parted
from game.session.explain import COHERENCE, resolved, value_at
from game.session.game import Game, KeptBranch, Quarter
from game.session.lookback import as_of, at_start
from game.session.predicting import due_turn
from game.session.views.board import BoardView, board_view
from game.session.views.debrief_notes import notes_view, turn_mark
from game.session.views.debrief_stance import stance_view
from game.session.views.figures import euros, plain, whole
from game.session.views.levels import change_of, spoken_change
from game.session.views.names import ROSE, role_name, variable_name
from game.session.views.parts import Change
from game.texts import Words, mark


class PinKind(StrEnum):
    """What a pin stands for; each has its own mark (docs/ui.md 2)."""

    EVENT = "event"
    DECISION = "decision"
    """An option chosen, or a card of the plan."""
    VISION = "vision"
    """The vision laid or revised."""
    PREDICTION = "prediction"
    INTERVENTION = "intervention"
    """The trainer's hand: paused, extended, skipped, brought in, another table, two quarters as one."""
    INCIDENT = "incident"
    NOTE = "note"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Pin:
    """Something that happened in a quarter, or that was pinned to it."""

    turn: int
    kind: PinKind
    kind_text: str
    title: str
    text: str
    """What there is to say of it; may be empty."""
    about: str
    """The id behind it (event, action, variable); empty where there is none."""
    number: int
    """Of a note or agreement: its number, for editing and removing; else 0."""
    spoken: str


@dataclass(frozen=True, slots=True)
class Line:
    """A variable over the quarters; values unrounded, the first is the start."""

    id: str
    name: str
    values: tuple[float, ...]
    ghost: tuple[float, ...]
    """The same school and luck without any intervention; empty where it cannot be made."""
    branch: tuple[float, ...]
    """The branch beside it, from `branch_from` on; empty without one."""
    branch_from: int
    """The quarter (0: the start) that `branch` begins at: the last one in which both are the same."""
    branch_name: str
    end: int
    """The last value in whole points (money: thousands of euros)."""
    end_text: str
    is_money: bool
    change: Change
    """Over the whole of the game so far."""
    spoken: str


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A line that can be picked."""

    id: str
    name: str
    group: str
    """`Outcomes`, `Dimensions`, `Competences`, `Teams`, `The school`."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    lines: tuple[Line, ...]
    pins: tuple[Pin, ...]
    """In order of quarter, then of what happened; notes and agreements last."""
    low: int
    high: int
    """A span of whole tens that all lines (ghost and branch too) fit in; money lines are left out."""
    choices: tuple[LineChoice, ...]


MOST_LINES = 3
"""Lines that can be drawn at once."""
USUAL_LINES = ("staff_wellbeing", "agility", "equal_opportunity")
TENS = 10

KINDS = {
    PinKind.EVENT: mark("event"),
    PinKind.DECISION: mark("decision"),
    PinKind.VISION: mark("vision"),
    PinKind.PREDICTION: mark("prediction"),
    PinKind.INTERVENTION: mark("trainer"),
    PinKind.INCIDENT: mark("incident"),
    PinKind.NOTE: mark("note"),
    PinKind.AGREEMENT: mark("agreement"),
}


def timeline_view(
    game: Game,
    words: Words,
    lines: Sequence[str] = USUAL_LINES,
    branch: KeptBranch | None = None,
) -> TimelineView:
    """The lines that were picked (at most three), with the ghost and a branch beside each, and all pins.

    branch  a kept branch or a draft, drawn from the quarter before its fork on

    Raises KeyError for a variable that does not exist.
    """
    drawn = tuple(_line(game, words, name, branch) for name in lines[:MOST_LINES])
    levels = [
        value for line in drawn if not line.is_money for value in (*line.values, *line.ghost, *line.branch)
    ]
    low = int(min(levels, default=0.0) // TENS) * TENS
    high = -int(-max(levels, default=100.0) // TENS) * TENS
    return TimelineView(
        lines=drawn,
        pins=tuple(pins(game, words)),
        low=low,
        high=max(high, low + TENS),
        choices=tuple(_choice(game, words, name) for name in line_ids(game)),
    )


def board_then(game: Game, words: Words, turn: int) -> BoardView:
    """The board as it was after quarter `turn`; 0: as the first quarter began.

    Raises LookupError for a quarter without a result.
    """
    return board_view(at_start(game) if turn == 0 else as_of(game, turn), words)


def _line(game: Game, words: Words, name: str, branch: KeptBranch | None) -> Line:
    last = resolved(game)
    values = tuple(value_at(game, name, turn) for turn in range(last + 1))
    again = plays_again(game)
    shade = tuple(value_at(ghost(game), name, turn) for turn in range(last + 1)) if again else ()
    other: tuple[float, ...] = ()
    begins = 0
    if branch is not None and again:
        found = compare(game, branch)
        begins = max((parted(found)[0] or found.turn) - 1, 0)
        other = tuple(value_at(found.other, name, turn) for turn in range(begins, last + 1))
    money = name == "budget"
    end = whole(values[-1])
    change = change_of(words, name, values[0], values[-1], game.scenario)
    shown = variable_name(words, game.scenario, name)
    text = euros(words, end) if money else plain(end)
    return Line(
        id=name,
        name=shown,
        values=values,
        ghost=shade,
        branch=other,
        branch_from=begins,
        branch_name=branch.name if branch is not None else "",
        end=end,
        end_text=text,
        is_money=money,
        change=change,
        spoken=words.say(
            "{name} {value}, {change} since the start",
            name=shown,
            value=text,
            change=spoken_change(words, change.points),
        ),
    )


def _choice(game: Game, words: Words, name: str) -> LineChoice:
    kind = name.partition(".")[0]
    if name in OUTCOMES:
        group = words.say("Outcomes")
    elif name in ROSE or name == COHERENCE:
        group = words.say("Dimensions")
    elif name in SUB_COMPETENCES:
        group = words.say("Competences")
    elif kind == "team" or (kind in TEAM_VARIABLES and "." in name):
        group = words.say("Teams")
    else:
        group = words.say("The school")
    return LineChoice(name, variable_name(words, game.scenario, name), group)


# Pins


def pins(game: Game, words: Words) -> Iterator[Pin]:
    """Everything that happened, quarter by quarter; then what was pinned to it."""
    visions = {change.turn: change for change in stance_view(game, words).changes}
    notes = notes_view(game, words)
    for turn in range(game.turn + 1):
        if turn in visions:
            told = visions[turn]
            title = words.say("Our vision") if turn == 0 else words.say("Vision revised")
            yield _pin(words, turn, PinKind.VISION, title, told.text.partition(": ")[2], "vision")
        if turn:
            yield from _of_quarter(game, words, game.quarters[turn - 1])
        yield from _interventions(game, words, turn)
        for note in notes.notes:
            if note.turn == turn:
                yield _pin(
                    words, turn, PinKind.NOTE, note.text, note.about_name, note.about, number=note.number
                )
        for one in notes.agreements:
            if one.turn == turn:
                text = words.say("{who}, before {before}", who=one.who, before=one.before)
                yield _pin(words, turn, PinKind.AGREEMENT, one.what, text, one.about, number=one.number)


def _of_quarter(game: Game, words: Words, quarter: Quarter) -> Iterator[Pin]:
    spec = game.scenario.spec
    made = list(quarter.predicted.values())
    if made:
        name = variable_name(words, game.scenario, made[0].variable)
        due = due_turn(quarter.turn, game.turns)
        title = words.many("{n} prediction", "{n} predictions", len(made))
        text = words.say("{name} after quarter {turn}", name=name, turn=due)
        yield _pin(words, quarter.turn, PinKind.PREDICTION, title, text, made[0].variable)
    for event in quarter.agenda:
        title = spec.events[event].title.get(words.lang)
        yield _pin(words, quarter.turn, PinKind.EVENT, title, "", event)
        if event in quarter.choices:
            chosen = quarter.choices[event]
            option = spec.events[event].options[chosen.option].title.get(words.lang)
            why = f"“{chosen.reason}”" if chosen.reason else title
            yield _pin(words, quarter.turn, PinKind.DECISION, option, why, event)
    for entry in quarter.plan or ():
        title = spec.actions[entry.action].title.get(words.lang)
        leader = role_name(words, game.scenario, entry.leader)
        text = words.say("led by {leader}", leader=leader)
        yield _pin(words, quarter.turn, PinKind.DECISION, title, text, entry.action)
    if any(row.mechanism == "incident" for row in quarter.rows):
        text = words.say("Chance: privacy or security went wrong.")
        yield _pin(words, quarter.turn, PinKind.INCIDENT, words.say("Incident"), text, "")


def _interventions(game: Game, words: Words, turn: int) -> Iterator[Pin]:
    for since, table in game.tables[1:]:
        if since == turn and table in game.interventions:
            yield _by_trainer(words, turn, words.say("Another table"), table.reason)
    for event in game.interventions:
        if isinstance(event, e.TableSet) or getattr(event, "turn", None) != turn:
            continue
        yield _by_trainer(words, turn, _title(game, words, event), getattr(event, "reason", ""))


def _by_trainer(words: Words, turn: int, title: str, reason: str) -> Pin:
    return _pin(words, turn, PinKind.INTERVENTION, title, reason if reason != "joined" else "", "")


def _title(game: Game, words: Words, event: e.Event) -> str:
    titles = game.scenario.spec.events
    match event:
        case e.BallotSkipped():
            return words.say("The ballot was skipped")
        case e.FullBallotGiven():
            return words.say("Full ballot for {event}", event=titles[event.event].title.get(words.lang))
        case e.QuartersJoined():
            return words.say("Two quarters played as one")
        case e.EventSkipped():
            return words.say("{event} was taken away", event=titles[event.event].title.get(words.lang))
        case e.EventInjected():
            return words.say("{event} was brought in", event=titles[event.event].title.get(words.lang))
        case e.GamePaused():
            return words.say("Pause")
        case e.TimeExtended():
            return words.say("More time for the talk")
        case e.PredictionsSkipped():
            return words.say("On without predictions")
        case _:
            return words.say("The trainer stepped in")


def _pin(
    words: Words, turn: int, kind: PinKind, title: str, text: str, about: str, *, number: int = 0
) -> Pin:
    kind_text = words.say(KINDS[kind])
    said = words.say(
        "{quarter}: {kind}: {title}", quarter=turn_mark(words, turn), kind=kind_text, title=title
    )
    return Pin(turn, kind, kind_text, title, text, about, number, f"{said}. {text}" if text else said)
