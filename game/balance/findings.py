"""What is worth a trainer's attention, in plain sentences; every bound has its reason beside it.

A finding is advice: a scenario with findings plays. *Serious* means that a table would learn something wrong,
or nothing, from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.balance.actions import ActionWorth
from game.balance.finding import Finding, Severity, notice, percent, points, serious
from game.balance.options import OptionWorth
from game.balance.overview import Overview, PaceEnd
from game.errors import mark
from game.scenario.findings import Said
from game.trials.intervals import of_share

WITHOUT_ALL, WITHOUT_MUCH = 2.5, 1.5
"""Points that the best lose without an action they all take: one card then decides the game, or nearly."""
HARDLY_FALLS = 2.0 / 12
"""Points a quarter that an outcome falls when nothing is done: in three years fewer than two hardly show."""
NEAR_TOP, HIGH = 97.0, 93.0
"""An outcome of the best games (99th percentile) from which nothing is left to reach."""
BOUND = 0.05
"""Share of games in which a variable may come to 0 or 100 before it counts."""
RARE = 0.02
"""An event that comes in fewer games is written for nobody."""
BROKE, TIGHT, RICH = 0.15, 0.08, 0.005
"""Shares of quarters without money for anything: a table can only watch; often; and never."""
SENSIBLE = ("people", "balanced", "vision_first", "learning_first")
"""Styles in whose games money ought to suffice."""
TIME_FREE, TIME_EASY = 0.35, 0.5
"""Share of leader time that the best use at four actions a quarter: below this nobody has to choose."""
FOUR = 4
APART, CLEARLY_APART = 1.5, 2.5
"""Standard deviations between the best tables and people: below this skill hardly shows."""
SLOWEST_BEST, BUSIEST_BEST = 2, 4
"""Actions a quarter between which the best pace should lie."""
PACE_MARGIN = 0.5
"""Points that a faster pace must add to count as better."""


def all_findings(
    actions: Sequence[ActionWorth], options: Sequence[OptionWorth], seen: Overview, games: int
) -> list[Finding]:
    """The serious ones first, otherwise in the order of the chapters."""
    found = [*_actions(actions), *_options(options), *_events(seen, games), *_outcomes(seen)]
    found += [*_play(seen), *_means(seen)]
    return sorted(found, key=lambda one: one.severity is not Severity.SERIOUS)


def _actions(actions: Iterable[ActionWorth]) -> Iterator[Finding]:
    for one in actions:
        if one.core:
            yield from _core_work(one)
        if one.verdict == "always" and one.without.low > WITHOUT_MUCH:
            severe = one.without.low > WITHOUT_ALL
            yield (serious if severe else notice)(
                "in-every-best-game",
                "action",
                one.id,
                Said(
                    mark("In {share} of the best games, and without it they end {points} points lower."),
                    share=percent(one.best.value),
                    points=points(one.without.value),
                ),
                Said(mark("Let other actions do part of what it does, or let it wear off sooner.")),
            )
        costs_everywhere = one.lift.high < 0 and all(theme.value < 0 for theme in one.by_theme.values())
        if one.verdict == "never" or costs_everywhere:
            yield notice(
                "never-pays",
                "action",
                one.id,
                Said(
                    mark(
                        "Costs {points} points in place of another action; {share} of the best games have it."
                    ),
                    points=points(one.lift.value),
                    share=percent(one.best.value),
                ),
                Said(mark("Fine as a trap that people talk about; otherwise lower its price or load.")),
            )


def _core_work(one: ActionWorth) -> Iterator[Finding]:
    """What a table would learn about vision or learning from an action that is much of one of these.

    That it hurts, when more of it costs and nobody misses it: serious. Where the best do miss it, more on top
    of all they do only shows that there is enough of it.
    """
    more_costs, missed = one.full.high < 0, one.without.low > 0
    cure = Said(mark("Give it more effect, or ask less load, time or money for it."))
    if more_costs and not missed:
        yield serious(
            "core-work-costs",
            "action",
            one.id,
            Said(
                mark("Work on vision or learning, yet it makes a full, good plan {points} points worse."),
                points=points(one.full.value),
            ),
            cure,
        )
    elif more_costs:
        yield notice(
            "core-work-has-a-limit",
            "action",
            one.id,
            Said(
                mark(
                    "Work on vision or learning: the best end {loss} points lower without it, and {points} "
                    "points lower with more of it on top of a full plan."
                ),
                loss=points(one.without.value),
                points=points(one.full.value),
            ),
            Said(mark("Fine: enough is enough. Let it ask less if a table should rather do it more often.")),
        )
    elif one.without.high < 0:
        yield notice(
            "core-work-better-left",
            "action",
            one.id,
            Said(
                mark("Work on vision or learning, yet the best end {points} points higher without it."),
                points=points(one.without.value),
            ),
            cure,
        )
    elif one.full.low <= 0 and not missed:
        yield notice(
            "core-work-adds-nothing",
            "action",
            one.id,
            Said(mark("Work on vision or learning, yet it makes no clear difference to a full, good plan.")),
            cure,
        )


def _options(options: Sequence[OptionWorth]) -> Iterator[Finding]:
    for one in options:
        where = f"{one.event}.{one.id}"
        if one.beats_all:
            yield serious(
                "better-in-everything",
                "option",
                where,
                Said(
                    mark(
                        "Nowhere worse than another answer, and {points} points better: there is no dilemma."
                    ),
                    points=points(one.lift.value),
                ),
                Said(mark("Let it cost something, or let another answer be better at something.")),
            )
        elif one.beaten_by:
            yield notice(
                "worse-in-everything",
                "option",
                where,
                Said(
                    mark(
                        "Nowhere better than answer {better}, and {points} points below the mean of the rest."
                    ),
                    better=", ".join(one.beaten_by),
                    points=points(one.lift.value),
                ),
                Said(
                    mark("Give it one thing at which it is best, so that there is something to say for it.")
                ),
            )
    never = [one for one in options if one.verdict == "never"]
    if never:
        yield notice(
            "never-best",
            "option",
            "",
            Said(
                mark("{n} answers are the best for no vision at all: {names}."),
                n=len(never),
                names=", ".join(f"{one.event}.{one.id}" for one in never),
            ),
            Said(
                mark(
                    "Fine for some; an event in which one answer is best for every vision teaches one lesson."
                )
            ),
        )


def _events(seen: Overview, games: int) -> Iterator[Finding]:
    for event in seen.events:
        came = of_share(round(event.fired * games), games)
        if event.fired == 0:
            yield serious(
                "never-comes",
                "event",
                event.id,
                Said(mark("Did not come in any of {games} games."), games=games),
                Said(mark("Loosen its `when:`, raise its `chance:`, or move it up in the file.")),
            )
        elif came.high < RARE:
            yield notice(
                "hardly-comes",
                "event",
                event.id,
                Said(
                    mark("Came in {share} of the games."),
                    share=Said(mark("{points} %"), points=points(100 * event.fired)),
                ),
                Said(mark("Loosen its `when:`, raise its `chance:`, or move it up in the file.")),
            )


def _outcomes(seen: Overview) -> Iterator[Finding]:
    for outcome, change in seen.idle.items():
        enough = HARDLY_FALLS * seen.turns
        if change.value > -enough:
            severe = change.value > -enough / 2
            said = (
                Said(
                    mark("Falls by {points} points in a game in which nothing is done."),
                    points=points(change.value),
                )
                if change.value < 0
                else Said(
                    mark("Rises by {points} points in a game in which nothing is done."),
                    points=points(change.value),
                )
            )
            yield (serious if severe else notice)(
                "standing-still-is-free",
                "outcome",
                outcome,
                said,
                Said(mark("Standing still should be seen to cost something: a higher drift or start.")),
            )
        top = seen.best.spread[outcome].percentiles[-1]
        if top > HIGH:
            yield (serious if top > NEAR_TOP else notice)(
                "nothing-left-to-reach",
                "outcome",
                outcome,
                Said(mark("One in a hundred of the best games ends above {level}."), level=f"{top:.0f}"),
                Said(mark("Lower what raises it, so that the last points stay hard.")),
            )
    for bound in seen.bounds:
        if max(bound.low, bound.high) > BOUND:
            yield notice(
                "at-its-bound",
                "variable",
                bound.variable,
                Said(
                    mark("Reaches 0 in {low} of the games, and 100 in {high}."),
                    low=percent(bound.low),
                    high=percent(bound.high),
                ),
                Said(mark("At a bound nothing changes any more: make its effects smaller.")),
            )


def _play(seen: Overview) -> Iterator[Finding]:
    apart = seen.apart["best"]
    if apart.value < CLEARLY_APART:
        yield (serious if apart.value < APART else notice)(
            "skill-hardly-shows",
            "game",
            "",
            Said(
                mark("The best tables end only {sd} standard deviations above play by people."),
                sd=points(apart.value),
            ),
            Said(mark("Let good choices matter more beside chance.")),
        )
    for paces, who in ((seen.pace, mark("as people play")), (seen.full_pace, mark("for the best tables"))):
        best = _best_pace(paces)
        if SLOWEST_BEST <= best <= BUSIEST_BEST:
            continue
        severe = best < SLOWEST_BEST or best == len(paces) - 1
        yield (serious if severe else notice)(
            "more-is-better" if best > BUSIEST_BEST else "less-is-better",
            "game",
            "",
            Said(
                mark("The best pace {who} is {n} actions a quarter: {points} points more than three."),
                who=Said(who),
                n=best,
                points=points(paces[best].score.value - paces[min(3, len(paces) - 1)].score.value),
            ),
            Said(mark("Money, leader time and what teams can take up should make a table choose.")),
        )


def _best_pace(paces: Sequence[PaceEnd]) -> int:
    """The slowest pace that no other beats by PACE_MARGIN."""
    top = max(one.score.value for one in paces)
    return next(one.wanted for one in paces if one.score.value > top - PACE_MARGIN)


def _means(seen: Overview) -> Iterator[Finding]:
    sensible = [one for one in seen.styles if one.id in SENSIBLE]
    for one in sensible:
        if one.unpayable > TIGHT:
            yield (serious if one.unpayable > BROKE else notice)(
                "nothing-payable",
                "game",
                one.id,
                Said(mark("In {share} of the quarters nothing could be paid."), share=percent(one.unpayable)),
                Said(mark("Raise the income, or let some actions cost less.")),
            )
    if sensible and max(one.lean for one in sensible) < RICH:
        yield notice(
            "money-never-short",
            "game",
            "",
            Said(mark("There is always money for nearly everything.")),
            Said(mark("Lower the income or raise prices, so that a table has to choose.")),
        )
    if len(seen.full_pace) > FOUR and (used := seen.full_pace[FOUR].hours) < TIME_EASY:
        yield (serious if used < TIME_FREE else notice)(
            "leader-time-never-short",
            "game",
            "",
            Said(
                mark("At four actions a quarter the best tables use {share} of their leaders' time."),
                share=percent(used),
            ),
            Said(mark("Give roles fewer hours or actions more, so that who leads is a choice.")),
        )
