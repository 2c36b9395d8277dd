"""The balance page: one HTML file that needs nothing else, to read, print and keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from game.balance import plots
from game.balance.finding import Finding
from game.balance.options import OptionWorth
from game.balance.report import Report
from game.balance.tell import (
    Speech,
    Table,
    actions_table,
    events_table,
    idle_table,
    option_verdict,
    pace_table,
    styles_table,
)
from game.charts import strip
from game.errors import mark
from game.paper.templates import template
from game.texts import Words

TEMPLATE = Path(__file__).with_name("page.html.j2")
HOW = (
    mark(
        "Every number here comes from games that bots played; what people at a table do with the scenario is "
        "another matter. Scores are points of a yardstick that players never see: outcomes weighted by the "
        "school's vision, and leadership. Square brackets hold 95 % intervals."
    ),
    mark(
        "Actions and answers are judged by experiment: the same table meets the same luck twice, and only "
        "one thing differs. An action is put into one quarter of each half of the game, wherever it may be "
        "started and paid: in place of another (so at equal pace), on top of what the table does, or on top "
        "of the full plan of one of the best tables."
    ),
    mark(
        "The best tables are the best hundredth of all games, for each vision as many. They then play again "
        "with fresh luck, so that they are not praised for their luck, and at the pace that pays them most, "
        "so that their plans are full."
    ),
)
THEMES_CAPTION = mark("Worth in place of another action, by the theme that a table puts first")

TEXTS = {
    "dilemmas": mark(
        "A dilemma has something to say for every answer. Each is "
        "compared with the mean of the other answers to the same event."
    ),
    "answer": mark("Answer"),
    "answers": mark("Answers to events"),
    "best_for": mark("Best for"),
    "chapters": mark("Chapters"),
    "chosen": mark("Chosen"),
    "event": mark("Event"),
    "advice": mark("Findings are advice. Serious: a table would learn something wrong from it, or nothing."),
    "how": mark("How this was measured"),
    "game": mark("The whole game"),
    "notices": mark("Things to notice"),
    "verdict": mark("Verdict"),
    "what": mark("What"),
    "answers_caption": mark("What answers to events are worth, against the mean of the other answers"),
    "remedy": mark("What can be done"),
    "findings": mark("What to look at"),
    "where": mark("Where"),
    "yardstick": mark("Yardstick"),
}
"""Words of the template, by the names it knows them by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the page shows it."""

    where: str
    message: str
    advice: str
    place: str
    code: str


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    about: str
    figures: list[Markup]
    tables: list[Table]


@dataclass(frozen=True, slots=True)
class Answer:
    """An option in the table of events; strip is a picture of the interval."""

    id: str
    title: str
    chosen: str
    strip: Markup
    estimate: str
    best_for: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Dilemma:
    event: str
    answers: list[Answer]


def html(words: Words, report: Report) -> str:
    """The page in the language of `words`."""
    speech = Speech(words, report)
    say = words.say
    return template(TEMPLATE).render(
        lang=words.lang,
        texts={name: say(text) for name, text in TEXTS.items()},
        title=say("Balance of {title}", title=report.scenario.spec.title.get(words.lang)),
        facts=[
            (say("games of all styles"), speech.whole(report.games)),
            (say("games with experiments"), speech.whole(report.played)),
            (say("events a quarter"), str(report.events_per_turn)),
            (say("start number"), str(report.seed)),
        ],
        serious=[_row(speech, one) for one in report.serious],
        notices=[_row(speech, one) for one in report.notices],
        serious_word=words.many("serious finding", "serious findings", len(report.serious)),
        notices_word=words.many("thing to notice", "things to notice", len(report.notices)),
        chapters=list(_chapters(speech)),
        dilemmas=list(_dilemmas(speech)),
        how=[say(text) for text in HOW],
        styles=[(speech.style(style.id), say(style.about)) for _, style in speech.played_styles()],
        is_number=is_number,
    )


def is_number(cell: str) -> bool:
    """Whether a cell stands to the right: it begins as a number does."""
    return bool(cell) and (cell[0].isdigit() or (cell[0] in "+−" and cell[1:2].isdigit()))


def _row(speech: Speech, one: Finding) -> Row:
    place = "" if one.place is None else f"{Path(one.place.file).name}:{one.place.line}"
    return Row(
        speech.where(one), one.message.say(speech.words), one.advice.say(speech.words), place, one.code
    )


def _chapters(speech: Speech) -> Iterator[Chapter]:
    say = speech.say

    def drawn(*draw: Callable[[Speech], str]) -> list[Markup]:
        return [Markup(one(speech)) for one in draw]

    yield Chapter(
        "play",
        say("How games end"),
        say("Styles of play should end apart: then what a table does matters more than its luck."),
        drawn(plots.ends, plots.course),
        [styles_table(speech)],
    )
    yield Chapter(
        "outcomes",
        say("Outcomes"),
        say("Standing still should cost something, and the last points should stay hard to reach."),
        drawn(plots.outcomes, plots.idle),
        [idle_table(speech)],
    )
    yield Chapter(
        "actions",
        say("Actions"),
        say(
            "An action that always pays is no choice, and neither is one that never does. Work on vision and "
            "learning should pay, also in a full plan."
        ),
        drawn(plots.actions, plots.full, plots.without),
        [actions_table(speech), _themes_table(speech)],
    )
    yield Chapter(
        "pace",
        say("Pace, money and time"),
        say("Doing more should stop paying at some point: money, leader time and teams set the bound."),
        drawn(plots.pace),
        [pace_table(speech)],
    )
    yield Chapter(
        "events",
        say("Events"),
        say("An event that never comes was written for nobody."),
        drawn(plots.events),
        [events_table(speech)],
    )


def _themes_table(speech: Speech) -> Table:
    themes = speech.report.study.rules.themes
    return (
        speech.say(THEMES_CAPTION),
        [speech.say("Action"), *(speech.theme(theme) for theme in themes)],
        [
            [
                speech.action(one.id),
                *(speech.estimate(one.by_theme[t]) if t in one.by_theme else "–" for t in themes),
            ]
            for one in speech.report.actions
        ],
    )


def _dilemmas(speech: Speech) -> Iterator[Dilemma]:
    options = speech.report.options
    reach = max((max(abs(one.lift.low), abs(one.lift.high)) for one in options), default=1.0) or 1.0
    events: dict[str, list[OptionWorth]] = {}
    for one in options:
        events.setdefault(one.event, []).append(one)
    for event, answers in events.items():
        yield Dilemma(
            speech.event(event),
            [
                Answer(
                    one.id,
                    speech.option(event, one.id),
                    speech.percent(one.chosen),
                    Markup(
                        strip(one.lift.value, one.lift.low, one.lift.high, plots.tone_of(one.lift), reach)
                    ),
                    speech.estimate(one.lift),
                    ", ".join(speech.theme(theme) for theme in one.best_for) or "–",
                    option_verdict(speech, one),
                )
                for one in answers
            ],
        )
