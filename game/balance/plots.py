"""The plots of a balance page, each with words for who cannot see it."""

from __future__ import annotations

from collections.abc import Callable

from game.balance.actions import ActionWorth
from game.balance.play import MEASURES, SCORE
from game.balance.tell import Speech
from game.charts import Bar, Interval, Line, Panel, Ridge, Tone, bars, intervals, lines, ridges
from game.engine.blueprint import OUTCOMES
from game.trials.intervals import Estimate

LEVELS = (0.0, 100.0)
COMPARED = ("nothing", "people", "balanced", "vision_first", "tools_first", "learning_first")
"""Styles in the plot over quarters: more lines than six cannot be told apart."""


def tone_of(one: Estimate) -> Tone:
    """By the side of zero on which the whole interval lies."""
    return Tone.GOOD if one.low > 0 else Tone.BAD if one.high < 0 else Tone.PLAIN


def ends(speech: Speech) -> str:
    """Where the games of every style end."""
    study, say = speech.report.study, speech.say
    rows = [
        Ridge(
            speech.style(style.id),
            study.main.end[SCORE, study.styles == k].tolist(),
        )
        for k, style in speech.played_styles()
    ]
    rows.append(Ridge(speech.style("best"), study.full.end[SCORE].tolist()))
    best = max(rows, key=lambda row: sum(row.values) / len(row.values))
    return ridges(
        say("Where games end, by style of play"),
        say("Distributions of the yardstick per style; the highest is {style}.", style=best.name),
        rows,
        axis=say("yardstick, points; the bar is the middle 80 % with its median"),
        write=speech.level,
        bounds=LEVELS,
    )


def outcomes(speech: Speech) -> str:
    """Every outcome as people play."""
    study, seen, say = speech.report.study, speech.report.overview, speech.say
    people = study.main.take(study.styles == speech.index("people"))
    return ridges(
        say("Outcomes, as people play"),
        say("Distributions of the six outcomes after the last quarter, with their start."),
        [
            Ridge(speech.measure(name), people.end[MEASURES.index(name)].tolist(), seen.start[name])
            for name in OUTCOMES
        ],
        axis=say("level after the last quarter"),
        write=speech.level,
        bounds=LEVELS,
        mark=say("dashed: the start"),
    )


def idle(speech: Speech) -> str:
    """What happens to each outcome when nothing is done."""
    say = speech.say
    return intervals(
        say("When nothing is done"),
        say("Change of the six outcomes over the whole game, without any action."),
        [
            Panel(
                say("change in points over the whole game, with 95 % interval"),
                [
                    Interval(
                        speech.measure(name),
                        one.value,
                        one.low,
                        one.high,
                        Tone.GOOD if one.high < 0 else Tone.BAD,
                        note=say("falls") if one.high < 0 else say("does not fall"),
                    )
                    for name, one in speech.report.overview.idle.items()
                ],
                speech.change,
            )
        ],
    )


def course(speech: Speech) -> str:
    """The yardstick over the quarters."""
    seen, say = speech.report.overview, speech.say
    series = [
        Line(speech.style(name), *(row.tolist() for row in seen.series[name]["score"]))
        for name in COMPARED
        if name in seen.series
    ]
    turns = speech.report.study.rules.turns
    return lines(
        say("The yardstick over the quarters"),
        say("Mean of each style with the band in which eight of ten games lie."),
        series,
        x=[str(turn) for turn in range(turns + 1)],
        x_axis=say("after quarter (0: the start)"),
        y_axis=say("yardstick, points"),
        write=speech.level,
        bounds=LEVELS,
    )


def actions(speech: Speech) -> str:
    """The lift of every action at equal pace."""
    return _worth(
        speech,
        speech.say("In place of another action, as people play"),
        speech.say("Points of the yardstick that each action adds or costs at equal pace."),
        lambda one: one.lift,
    )


def full(speech: Speech) -> str:
    """What every action adds to a full good plan."""
    return _worth(
        speech,
        speech.say("On top of a full plan of the best tables"),
        speech.say("Points of the yardstick that each action adds to a plan that is full already."),
        lambda one: one.full,
    )


def without(speech: Speech) -> str:
    """What the best tables lose without it."""
    return _worth(
        speech,
        speech.say("What the best tables lose without it"),
        speech.say("Points of the yardstick that the best tables lose when they may not choose an action."),
        lambda one: one.without,
    )


def events(speech: Speech) -> str:
    """How often every event comes."""
    say, seen = speech.say, speech.report.overview
    return bars(
        say("In what share of the games each event comes"),
        say("All styles together."),
        [
            Bar(
                speech.event(one.id),
                100.0 * one.fired,
                Tone.GOOD if one.fired else Tone.BAD,
                "" if one.fired else say("never"),
            )
            for one in seen.events
        ],
        axis=say("percent of the games"),
        write=speech.whole,
        high=100.0,
    )


def pace(speech: Speech) -> str:
    """What pace pays."""
    say, seen = speech.say, speech.report.overview
    return lines(
        say("What pace pays"),
        say("Yardstick at exactly so many actions a quarter, as people play and for the best tables."),
        [
            Line(
                name,
                [one.score.value for one in paces],
                [one.score.low for one in paces],
                [one.score.high for one in paces],
            )
            for name, paces in (
                (speech.style("people"), seen.pace),
                (speech.style("best"), seen.full_pace),
            )
        ],
        x=[str(one.wanted) for one in seen.pace],
        x_axis=say("actions a quarter"),
        y_axis=say("yardstick, points"),
        write=speech.level,
    )


def _worth(speech: Speech, title: str, description: str, of: Callable[[ActionWorth], Estimate]) -> str:
    rows = [
        Interval(
            speech.action(one.id),
            of(one).value,
            of(one).low,
            of(one).high,
            tone_of(of(one)),
        )
        for one in sorted(speech.report.actions, key=lambda one: -of(one).value)
    ]
    axis = speech.say("points of the yardstick with 95 % interval")
    return intervals(title, description, [Panel(axis, rows, speech.points)])
