"""What balance measured, in words: names, numbers, and the tables behind the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.balance.actions import VERDICTS as ACTION_VERDICTS
from game.balance.finding import Finding
from game.balance.options import VERDICTS as OPTION_VERDICTS
from game.balance.options import OptionWorth
from game.balance.report import Report
from game.balance.styles import STYLES, Style
from game.charts import Numbers
from game.errors import mark
from game.session.views.names import variable_name
from game.texts import Words
from game.trials.intervals import Estimate

BEST = mark("The best, with fresh luck")
Table = tuple[str, Sequence[str], list[list[str]]]
"""A caption, heads, and rows."""


class Speech:
    """Names and numbers of one report in one language."""

    def __init__(self, words: Words, report: Report) -> None:
        self.words, self.say, self.report = words, words.say, report
        self.spec = report.scenario.spec
        self.points = Numbers(words.lang, 2, sign=True)
        self.level = Numbers(words.lang, 1)
        self.change = Numbers(words.lang, 1, sign=True)
        self.whole = Numbers(words.lang, 0)

    def percent(self, share: float, digits: int = 0) -> str:
        return f"{Numbers(self.words.lang, digits)(100 * share)} %"

    def estimate(self, one: Estimate, write: Numbers | None = None) -> str:
        """`+0.32 [+0.10, +0.54]`"""
        write = write or self.points
        return f"{write(one.value)} {write.between(one.low, one.high)}"

    def action(self, id: str) -> str:
        return self.spec.actions[id].title.get(self.words.lang)

    def event(self, id: str) -> str:
        return self.spec.events[id].title.get(self.words.lang)

    def option(self, event: str, id: str) -> str:
        return self.spec.events[event].options[id].title.get(self.words.lang)

    def theme(self, id: str) -> str:
        theme = self.spec.themes[id]
        return (theme.short if theme.short is not None else theme.name).get(self.words.lang)

    def played_styles(self) -> list[tuple[int, Style]]:
        """Those with games, with their index."""
        played = {one.id for one in self.report.overview.styles}
        return [(k, style) for k, style in enumerate(STYLES) if style.id in played]

    def index(self, style: str) -> int:
        return next(k for k, one in enumerate(STYLES) if one.id == style)

    def style(self, id: str) -> str:
        return self.say(next((style.name for style in STYLES if style.id == id), BEST))

    def measure(self, id: str) -> str:
        if id == "score":
            return self.say("Yardstick")
        if id == "leadership":
            return self.say("Leadership (mean of the dimensions)")
        return variable_name(self.words, self.report.scenario, id)

    def where(self, one: Finding) -> str:
        """What a finding is about, in words; empty for the whole game."""
        if not one.where:
            return ""
        match one.kind:
            case "action":
                return self.action(one.where)
            case "event":
                return self.event(one.where)
            case "option":
                event, _, option = one.where.partition(".")
                return f"{self.event(event)}: {self.option(event, option)}"
            case "outcome" | "variable":
                return self.measure(one.where)
        return self.style(one.where)


def tables(speech: Speech) -> Iterator[Table]:
    """The tables behind the findings, in the order of the page."""
    yield styles_table(speech)
    yield idle_table(speech)
    yield actions_table(speech)
    yield options_table(speech)
    yield events_table(speech)
    yield pace_table(speech)


def styles_table(speech: Speech) -> Table:
    say, seen = speech.say, speech.report.overview
    return (
        say("How games end, by style of play"),
        [
            say("Style"),
            say("Games"),
            say("Yardstick"),
            say("sd"),
            say("middle 80 %"),
            say("Actions a quarter"),
            say("Nothing payable"),
            say("Leader time used"),
            say("Overloaded"),
        ],
        [
            [
                speech.style(one.id),
                str(one.games),
                speech.level(one.spread["score"].mean),
                speech.level(one.spread["score"].sd),
                f"{speech.level(one.spread['score'].percentiles[1])}–"
                f"{speech.level(one.spread['score'].percentiles[3])}",
                speech.level(one.actions),
                speech.percent(one.unpayable),
                speech.percent(one.hours),
                speech.percent(one.overloaded),
            ]
            for one in [*seen.styles, seen.best]
        ],
    )


def idle_table(speech: Speech) -> Table:
    say, seen = speech.say, speech.report.overview
    people = next(one for one in seen.styles if one.id == "people")
    return (
        say("Outcomes: doing nothing, play by people, and the best"),
        [
            say("Outcome"),
            say("Start"),
            say("Change when nothing is done"),
            say("People, middle 80 %"),
            say("The best, median"),
            say("The best, 99th percentile"),
        ],
        [
            [
                speech.measure(outcome),
                speech.level(start),
                speech.estimate(seen.idle[outcome], speech.change),
                f"{speech.level(people.spread[outcome].percentiles[1])}–"
                f"{speech.level(people.spread[outcome].percentiles[3])}",
                speech.level(seen.best.spread[outcome].percentiles[2]),
                speech.level(seen.best.spread[outcome].percentiles[4]),
            ]
            for outcome, start in seen.start.items()
        ],
    )


def actions_table(speech: Speech) -> Table:
    say = speech.say
    return (
        say("What actions are worth: points of the yardstick with 95 % intervals"),
        [
            say("Action"),
            say("Chosen"),
            say("In place of another"),
            say("On top"),
            say("On top of a full plan"),
            say("The best without it lose"),
            say("Best games with it"),
            say("Verdict"),
        ],
        [
            [
                speech.action(one.id),
                speech.percent(one.chosen),
                speech.estimate(one.lift),
                speech.estimate(one.extra),
                speech.estimate(one.full),
                speech.estimate(one.without),
                speech.percent(one.best.value),
                say(ACTION_VERDICTS[one.verdict]),
            ]
            for one in sorted(speech.report.actions, key=lambda one: -one.lift.value)
        ],
    )


def options_table(speech: Speech) -> Table:
    say = speech.say
    return (
        say("What answers to events are worth, against the mean of the other answers"),
        [
            say("Event"),
            say("Answer"),
            say("Chosen"),
            say("Yardstick"),
            say("Best for"),
            say("Verdict"),
        ],
        [
            [
                speech.event(one.event),
                f"{one.id}. {speech.option(one.event, one.id)}",
                speech.percent(one.chosen),
                speech.estimate(one.lift),
                ", ".join(speech.theme(theme) for theme in one.best_for) or "–",
                option_verdict(speech, one),
            ]
            for one in speech.report.options
        ],
    )


def option_verdict(speech: Speech, one: OptionWorth) -> str:
    """In words, with the answers that are better in everything."""
    verdict = speech.say(OPTION_VERDICTS[one.verdict])
    return f"{verdict} ({', '.join(one.beaten_by)})" if one.verdict == "worse" else verdict


def events_table(speech: Speech) -> Table:
    say = speech.say
    return (
        say("Which events come"),
        [say("Event"), say("Share of games"), say("As people play"), say("Mostly in quarter")],
        [
            [
                speech.event(one.id),
                speech.percent(one.fired, 1),
                speech.percent(one.by_style["people"], 1),
                str(one.quarters.index(max(one.quarters)) + 1) if one.fired else "–",
            ]
            for one in speech.report.overview.events
        ],
    )


def pace_table(speech: Speech) -> Table:
    say, seen = speech.say, speech.report.overview
    return (
        say("What pace pays: exactly so many actions a quarter, as far as money goes"),
        [
            say("Actions a quarter"),
            say("As people play"),
            say("Job satisfaction"),
            say("The best tables"),
            say("Job satisfaction"),
            say("Leader time used"),
        ],
        [
            [
                str(slow.wanted),
                speech.estimate(slow.score, speech.level),
                speech.level(slow.wellbeing.value),
                speech.estimate(fast.score, speech.level),
                speech.level(fast.wellbeing.value),
                speech.percent(fast.hours),
            ]
            for slow, fast in zip(seen.pace, seen.full_pace, strict=True)
        ],
    )
