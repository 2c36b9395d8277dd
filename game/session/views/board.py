"""The board: how are we doing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.engine.blueprint import OUTCOMES, SUB_COMPETENCES
from game.session.game import Game
from game.session.views.event import felt_by
from game.session.views.header import header_view
from game.session.views.levels import ghost_of, level, spoken
from game.session.views.names import ROSE, official_name, short_name, team_letters, team_name, variable_name
from game.session.views.parts import Header, Level
from game.texts import Words

TEAM_LEVELS = ("skill", "adoption", "commitment", "workload")
MORE = (
    "vision_on_paper",
    "vision_lived",
    "shared_leadership",
    "pressure",
    "support",
    "fatigue",
    "infrastructure",
    "content",
)


@dataclass(frozen=True, slots=True)
class DimensionView:
    id: str
    name: str
    official: str
    level: Level
    subs: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    id: str
    name: str
    short: str
    letters: str
    """Two letters for its tile."""
    about: str
    levels: tuple[Level, ...]
    """Skill, use, support, work pressure; the last with its limit."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """An event as announced on the board."""

    event: str
    title: str
    felt_by: str
    full: bool
    """Full ballot, or a short decision."""


@dataclass(frozen=True, slots=True)
class BoardView:
    header: Header
    dimensions: tuple[DimensionView, ...]
    """In the order of the rose, clockwise from the top."""
    coherence: Level
    outcomes: tuple[Level, ...]
    teams: tuple[TeamRow, ...]
    own: tuple[Level, ...]
    """The scenario's own variables that the board shows."""
    more: tuple[Level, ...]
    """Vision on paper and lived, shared leadership, pressure, support, fatigue, infrastructure, content."""
    tickets: tuple[Ticket, ...]
    """Empty: nothing special this quarter."""
    helps: tuple[tuple[str, tuple[str, ...]], ...]
    """Per dimension id: titles of cards that work on it."""
    button: str
    """What the yellow button says."""
    second: bool


def board_view(game: Game, words: Words, ghost: bool = False) -> BoardView:
    """The school at the start of this quarter (after a result: at its end).

    ghost  with the line of the same school and luck without interventions; costs a game played again
    """
    spec = game.scenario.spec
    shade = ghost_of(game) if ghost else None

    def levels(variables: Iterable[str]) -> tuple[Level, ...]:
        return tuple(level(game, words, variable, shade) for variable in variables)

    quarter = game.quarter
    return BoardView(
        header=header_view(game, words),
        dimensions=tuple(
            DimensionView(
                id=dimension,
                name=variable_name(words, game.scenario, dimension),
                official=official_name(words, dimension),
                level=level(game, words, dimension, shade),
                subs=levels(subs),
            )
            for dimension, subs in ROSE.items()
        ),
        coherence=level(game, words, "coherence", shade),
        outcomes=levels(OUTCOMES),
        teams=tuple(_teams(game, words)),
        own=levels(id for id, own in spec.variables.items() if own.show == "board"),
        more=levels(MORE),
        tickets=tuple(_tickets(game, words)),
        helps=tuple((dimension, _helps(game, words, dimension)) for dimension in ROSE),
        button=_button(words, has_events=bool(quarter.agenda)),
        second=quarter.second,
    )


def _teams(game: Game, words: Words) -> Iterator[TeamRow]:
    for team in game.rules.teams:
        about = game.scenario.spec.school.teams[team].about
        yield TeamRow(
            id=team,
            name=team_name(words, game.scenario, team),
            short=team_name(words, game.scenario, team, short=True),
            letters=team_letters(words, game.scenario, team),
            about=about.get(words.lang) if about is not None else "",
            levels=tuple(_of_team(game, words, name, team) for name in TEAM_LEVELS),
        )


def _of_team(game: Game, words: Words, name: str, team: str) -> Level:
    """A level in a team's own row, where the team need not be named again."""
    shown = replace(level(game, words, f"{name}.{team}"), name=short_name(words, game.scenario, name))
    return replace(shown, spoken=spoken(words, shown))


def _tickets(game: Game, words: Words) -> Iterator[Ticket]:
    for event in game.quarter.agenda:
        yield Ticket(
            event=event,
            title=game.scenario.spec.events[event].title.get(words.lang),
            felt_by=" · ".join(felt_by(game, words, event)),
            full=game.is_full(event),
        )


def _helps(game: Game, words: Words, dimension: str) -> tuple[str, ...]:
    """Titles of the cards with a tag of this dimension, in the order of the deck."""
    actions = game.scenario.spec.actions
    return tuple(
        actions[id].title.get(words.lang)
        for id in game.rules.actions
        if any(SUB_COMPETENCES[tag] == dimension for tag in actions[id].tags)
    )


def _button(words: Words, *, has_events: bool) -> str:
    return words.say("To the event") if has_events else words.say("Put cards on the table")
