"""The end of the game: pride, honesty and a bridge to the talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.blueprint import OUTCOMES
from game.engine.facts import SchoolFacts
from game.scenario.spec import Ending
from game.session.debrief.stance import did_in_stones
from game.session.explain import COHERENCE
from game.session.game import Game
from game.session.moments import LeftOut, left_out
from game.session.views.board import DimensionView
from game.session.views.causes import quarter_mark
from game.session.views.figures import whole
from game.session.views.names import ROSE, official_name, theme_name, variable_name
from game.session.views.pace import QUARTERS_A_YEAR
from game.session.views.parts import Level
from game.session.views.result import level_since
from game.texts import Words

MOST_MOMENTS = 3
COUNTS_FROM = 1.0
"""Points that an outcome must differ before a decision is told as a moment that mattered."""


@dataclass(frozen=True, slots=True)
class StoneRow:
    theme: str
    name: str
    wanted: int
    did: int
    """What the school's effort was about, in ten stones by largest remainder."""
    short: str = ""
    """The shortest name it has."""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision that mattered: the same game and luck without it ended otherwise."""

    turn: int
    quarter: str
    title: str
    text: str
    """`Without it, education quality would have ended 3 lower.`"""
    what: str = ""
    """The id of the action, or of the event that was decided."""
    outcome: str = ""
    """The id of the outcome that it moved most."""


@dataclass(frozen=True, slots=True)
class EndView:
    title: str
    text: str
    stopped: str
    """`Stopped after quarter 7`; empty for a whole game."""
    dimensions: tuple[DimensionView, ...]
    """Value: now; change: since the start."""
    coherence: Level
    outcomes: tuple[Level, ...]
    stones: tuple[StoneRow, ...]
    sentences: tuple[str, ...]
    moments: tuple[Moment, ...]
    """Three, two, one or none; never invented."""
    no_moments: str
    question: str
    kept: str
    """Where the file is, in words."""
    heading: str = ""
    """`3 years on`."""
    school: str = ""


def end_view(game: Game, words: Words, kept: str = "") -> EndView:
    """The end of a game, played out or stopped; needs a vision, so a game that was begun.

    kept  where the file is, as the face that keeps it says it
    """
    ending = ending_of(game)
    told = _moments(game, words)
    return EndView(
        title=words.say("Looking back") if ending is None else ending.title.get(words.lang),
        text="" if ending is None else ending.text.get(words.lang),
        stopped=_stopped(game, words),
        dimensions=tuple(_dimension(game, words, name) for name in ROSE),
        coherence=level_since(game, words, COHERENCE, 0),
        outcomes=tuple(level_since(game, words, name, 0) for name in OUTCOMES),
        stones=_stone_rows(game, words),
        sentences=tuple(_sentences(game, words)),
        moments=told,
        no_moments="" if told else words.say("No single decision stands out: it was the whole that counted."),
        question=words.say("Which moment do you know from your own school?"),
        kept=kept or words.say("This game is kept; you can look back on it at any time."),
        heading=_heading(game, words),
        school=_school(game, words),
    )


def ending_of(game: Game) -> Ending | None:
    """The first of the scenario's endings that holds for the school as it is."""
    facts = SchoolFacts(game.state, max(len(game.states) - 2, 0))
    for ending in game.scenario.spec.endings:
        if bool(game.scenario.condition(ending.when)(facts).all()):
            return ending
    return None


def _school(game: Game, words: Words) -> str:
    name: str = game.scenario.spec.school.name.get(words.lang)
    return words.say("Rehearsal at {school}", school=name) if game.rehearsal else name


def _stopped(game: Game, words: Words) -> str:
    played = len(game.states) - 1
    if played >= game.turns:
        return ""
    if played == 0:
        return words.say("Stopped before the first result")
    return words.say("Stopped after quarter {turn}", turn=played)


def _dimension(game: Game, words: Words, dimension: str) -> DimensionView:
    return DimensionView(
        id=dimension,
        name=variable_name(words, game.scenario, dimension),
        official=official_name(words, dimension),
        level=level_since(game, words, dimension, 0),
        subs=tuple(level_since(game, words, name, 0) for name in ROSE[dimension]),
    )


def _heading(game: Game, words: Words) -> str:
    """How much later it is, in whole school years; in between in quarters."""
    played = len(game.states) - 1
    if played and played % QUARTERS_A_YEAR == 0:
        return words.many("{n} year on", "{n} years on", played // QUARTERS_A_YEAR)
    return words.many("{n} quarter on", "{n} quarters on", played)


def _stone_rows(game: Game, words: Words) -> tuple[StoneRow, ...]:
    themes = game.scenario.spec.themes
    wanted = game.visions[-1].stones
    did = did_in_stones(game)
    return tuple(
        StoneRow(
            theme=theme,
            name=about.name.get(words.lang),
            wanted=wanted.get(theme, 0),
            did=did[theme],
            short=theme_name(words, game.scenario, theme, short=True),
            icon=about.icon or "",
        )
        for theme, about in themes.items()
    )


def _sentences(game: Game, words: Words) -> Iterator[str]:
    spec = game.scenario.spec
    known = {id: text for theme in spec.themes.values() for id, text in theme.statements.items()}
    known |= spec.how_we_work.statements
    for sentence in game.visions[-1].sentences:
        if sentence.own is not None:
            yield sentence.own
        elif sentence.id in known:
            yield known[sentence.id].get(words.lang)


def _moments(game: Game, words: Words) -> tuple[Moment, ...]:
    """The decisions that moved an outcome's end most, by a point or more; told in order of play."""
    mattered = [one for one in left_out(game) if one.size >= COUNTS_FROM]
    largest = sorted(mattered, key=lambda one: -one.size)[:MOST_MOMENTS]
    return tuple(_moment(game, words, one) for one in sorted(largest, key=lambda one: one.turn))


def _moment(game: Game, words: Words, one: LeftOut) -> Moment:
    difference = one.differences[one.largest]
    about = {
        "outcome": variable_name(words, game.scenario, one.largest),
        "n": whole(abs(difference)),
    }
    event = one.what in game.quarters[one.turn - 1].answers
    if event and difference > 0:
        text = words.say("If nobody had decided, {outcome} would have ended {n} lower.", **about)
    elif event:
        text = words.say("If nobody had decided, {outcome} would have ended {n} higher.", **about)
    elif difference > 0:
        text = words.say("Without it, {outcome} would have ended {n} lower.", **about)
    else:
        text = words.say("Without it, {outcome} would have ended {n} higher.", **about)
    return Moment(
        turn=one.turn,
        quarter=quarter_mark(words, one.turn),
        title=_title(game, words, one),
        text=text,
        what=one.what,
        outcome=one.largest,
    )


def _title(game: Game, words: Words, one: LeftOut) -> str:
    spec, answers = game.scenario.spec, game.quarters[one.turn - 1].answers
    if one.what not in answers:
        return spec.actions[one.what].title.get(words.lang)
    event = spec.events[one.what]
    return words.say(
        "{event}: {option}",
        event=event.title.get(words.lang),
        option=event.options[answers[one.what]].title.get(words.lang),
    )
