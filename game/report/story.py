"""The first page: the school, and its story in what it stood for, what it did and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from game.paper.blocks import Column, Columns, Figure, Section
from game.paper.clean import plain
from game.report.plots import outcomes_picture
from game.session.explain import resolved
from game.session.game import Game
from game.session.views.causes import joined
from game.session.views.debrief import DebriefView
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_timeline import Line
from game.session.views.figures import whole
from game.session.views.nouns import begins, noun
from game.session.views.why import explanation
from game.texts import Words, mark

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
MOST_QUOTED = 2
"""Sentences of the vision on the first page; all stand in its own section."""


@dataclass(frozen=True, slots=True)
class Days:
    """When a game was begun and last gone on with: the times of its first and last record, as they stand."""

    first: str = ""
    last: str = ""


def facts(game: Game, words: Words, days: Days) -> Iterator[tuple[str, str]]:
    """What stands below the school's name."""
    if told := days_told(words, days):
        yield words.say("Played"), told
    played = resolved(game)
    quarters = words.many("{n} quarter", "{n} quarters", played)
    if played < game.turns:
        quarters = words.say("{n} of {turns} quarters", n=played, turns=game.turns)
    yield words.say("Length"), quarters
    if game.rehearsal:
        yield words.say("At the table"), words.say("bots, in a rehearsal")
    elif game.table is not None:
        yield words.say("At the table"), words.many("{n} person", "{n} people", game.table.people)


def days_told(words: Words, days: Days) -> str:
    """`22 November 2026`, or from one day to another; empty where no day can be read."""
    told = [day_told(words, day) for day in (days.first, days.last)]
    if not all(told):
        return next(filter(None, told), "")
    if told[0] == told[1]:
        return told[0]
    return words.say("{first} to {last}", first=told[0], last=told[1])


def day_told(words: Words, time: str) -> str:
    """The day of an ISO time, in words; empty for anything else."""
    try:
        day = datetime.fromisoformat(time)
    except ValueError:
        return ""
    return words.say(
        "{day} {month} {year}", day=day.day, month=words.say(MONTHS[day.month - 1]), year=day.year
    )


def story_section(
    game: Game, words: Words, view: DebriefView, stance: StanceView, lines: Sequence[Line]
) -> Section:
    """The school's story in a page. lines: the outcomes, with what they are held against."""
    columns = Columns(
        (
            Column(words.say("What you stood for"), tuple(_stood_for(words, view, stance))),
            Column(words.say("What you did"), tuple(_did(game, words, stance))),
            Column(words.say("What came of it"), tuple(_came(game, words, lines))),
        )
    )
    return Section("story", words.say("The story in a page"), (columns, _picture(words, view, lines)))


def _stood_for(words: Words, view: DebriefView, stance: StanceView) -> Iterator[str]:
    for sentence in view.sentences[:MOST_QUOTED]:
        yield words.say("“{name}”", name=sentence)
    heaviest = sorted((row.wanted_now for row in stance.rows), reverse=True)
    first = [row for row in stance.rows if row.wanted_now and row.wanted_now == heaviest[0]]
    if len(first) == 1:
        yield words.say(
            "No theme has more stones than {theme}: {n} of ten.", theme=first[0].name, n=heaviest[0]
        )
    revised = [change.mark for change in stance.changes[1:]]
    if revised:
        yield words.say("You revised the vision in {quarters}.", quarters=joined(words, revised))


def _did(game: Game, words: Words, stance: StanceView) -> Iterator[str]:
    played = game.quarters[: resolved(game)]
    actions = sum(len(quarter.plan or ()) for quarter in played)
    events = sum(len(quarter.answers) for quarter in played)
    started = words.many("{n} action", "{n} actions", actions)
    decided = words.many("{n} event", "{n} events", events)
    yield words.say("You started {actions} and decided on {events}.", actions=started, events=decided)
    ranked = sorted(stance.rows, key=lambda row: -row.did_all)
    if len(ranked) > 1 and ranked[0].did_all > ranked[1].did_all:
        yield words.many(
            "Of your time and money, in ten parts, {n} went to {theme}.",
            "Of your time and money, in ten parts, {n} went to {theme}.",
            ranked[0].did_all,
            theme=ranked[0].name,
        )
    yield stance.sentence


def _came(game: Game, words: Words, lines: Sequence[Line]) -> Iterator[str]:
    up = [line for line in lines if line.change.points > 0]
    down = [line for line in lines if line.change.points < 0]
    for moved, text in ((up, mark("Went up: {names}.")), (down, mark("Went down: {names}."))):
        if moved:
            largest = sorted(moved, key=lambda line: -abs(line.change.points))
            names = [
                words.say(
                    "{name} {change}", name=noun(words, game.scenario, line.id), change=line.change.text
                )
                for line in largest
            ]
            yield words.say(text, names=joined(words, names))
    if not up and not down:
        yield words.say("No outcome moved by a whole point.")
    yield from _beside(words, lines)
    largest_line = max(lines, key=lambda line: abs(line.values[-1] - line.values[0]))
    if largest_line.change.points:
        span = tuple(range(1, resolved(game) + 1))
        yield begins(explanation(game, words, largest_line.id, (), span).sentence)


def _beside(words: Words, lines: Sequence[Line]) -> Iterator[str]:
    held = [line for line in lines if line.ghost]
    if not held:
        return
    higher = sum(whole(line.values[-1]) > whole(line.ghost[-1]) for line in held)
    lower = sum(whole(line.values[-1]) < whole(line.ghost[-1]) for line in held)
    yield words.many(
        "Of {n} outcome {higher} ended higher than without you, and {lower} lower.",
        "Of {n} outcomes {higher} ended higher than without you, and {lower} lower.",
        len(held),
        higher=higher,
        lower=lower,
    )


def _picture(words: Words, view: DebriefView, lines: Sequence[Line]) -> Figure:
    title = words.say("The outcomes, quarter by quarter")
    description = "; ".join(line.spoken for line in lines) + "."
    marks = (view.quarters[0].mark, view.quarters[-1].mark)
    return Figure(outcomes_picture(words, title, description, lines, marks), plain(f"{title}. {description}"))
