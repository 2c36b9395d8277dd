"""docs/balance.md: what balance found, before and after; the same reports give the same page, to the byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from game.balance import plots
from game.balance.earlier import Earlier
from game.balance.finding import Finding, Severity
from game.balance.page import HOW
from game.balance.report import Report
from game.balance.tell import (
    Speech,
    Table,
    actions_table,
    events_table,
    idle_table,
    options_table,
    pace_table,
    styles_table,
)
from game.engine import MODEL_VERSION
from game.errors import mark
from game.texts import Words

PAGE, PLOTS = "balance.md", "balance"
DRAWN = (
    ("ends", plots.ends),
    ("course", plots.course),
    ("outcomes", plots.outcomes),
    ("idle", plots.idle),
    ("actions", plots.actions),
    ("full", plots.full),
    ("without", plots.without),
    ("pace", plots.pace),
    ("events", plots.events),
)
AT_PACE = 4
"""Actions a quarter at which leader time is compared."""
WRITTEN = mark(
    "This page was written by `wendbaar balance {scenario} --games {games} --seed {seed} --page DIR`, model "
    "version {version}."
)


def write_document(
    words: Words, reports: Sequence[Report], before: Mapping[int, Earlier], folder: Path
) -> None:
    """Writes balance.md and its pictures in balance/; OSError when it cannot.

    reports  of the same scenario, each with another number of events a quarter; plots are of the first
    before   by events a quarter
    """
    pictures = folder / PLOTS
    pictures.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWN:
        svg = draw(Speech(words, reports[0]))
        (pictures / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    text = "\n".join(_page(words, reports, before)) + "\n"
    (folder / PAGE).write_text(text, encoding="utf-8", newline="\n")


def _page(words: Words, reports: Sequence[Report], before: Mapping[int, Earlier]) -> Iterator[str]:
    first = reports[0]
    say = words.say
    yield "# " + say("Balance of {title}", title=first.scenario.spec.title.get(words.lang))
    yield ""
    yield say(
        WRITTEN,
        scenario=first.scenario.id,
        games=first.games,
        seed=first.seed,
        version=MODEL_VERSION,
    )
    for text in HOW:
        yield ""
        yield say(text)
    for report in reports:
        yield from _findings(Speech(words, report), before.get(report.events_per_turn))
    for report in reports:
        if (earlier := before.get(report.events_per_turn)) is not None:
            yield from _compared(Speech(words, report), earlier)
    yield from _details(Speech(words, first))


def _events(speech: Speech) -> str:
    n = speech.report.events_per_turn
    return speech.words.many("one event a quarter", "{n} events a quarter", n)


def _findings(speech: Speech, earlier: Earlier | None) -> Iterator[str]:
    say, report = speech.say, speech.report
    yield ""
    yield f"## {say('What was found')}: {_events(speech)}"
    if earlier is not None:
        serious = sum(severity == Severity.SERIOUS for severity, _, _ in earlier.findings)
        yield ""
        yield say(
            "Before: {serious} serious findings and {notices} to notice. Now: {now} and {less}.",
            serious=serious,
            notices=len(earlier.findings) - serious,
            now=len(report.serious),
            less=len(report.notices),
        )
        if serious:
            yield ""
            yield say("Serious before:")
            yield ""
            for severity, where, message in earlier.findings:
                if severity == Severity.SERIOUS:
                    yield f"- `{where}`: {message}" if where else f"- {message}"
    for title, found in ((say("Serious"), report.serious), (say("To notice"), report.notices)):
        if found:
            yield ""
            yield f"### {title}"
            yield ""
            yield from (_finding(speech, one) for one in found)
    if not report.serious:
        yield ""
        yield say("Nothing serious was found.")


def _finding(speech: Speech, one: Finding) -> str:
    where = speech.where(one) or speech.say("The whole game")
    place = "" if one.place is None else f" (`{Path(one.place.file).name}:{one.place.line}`)"
    return f"- **{where}**{place}: {one.message.say(speech.words)}"


def _compared(speech: Speech, earlier: Earlier) -> Iterator[str]:
    say, report = speech.say, speech.report
    seen = report.overview
    yield ""
    yield f"## {say('Before and after')}: {_events(speech)}"
    rows = [
        [
            f"{speech.measure(name)}: {say('change when nothing is done')}",
            speech.estimate(earlier.idle[name], speech.change),
            speech.estimate(change, speech.change),
        ]
        for name, change in seen.idle.items()
        if name in earlier.idle
    ]
    rows += [
        [
            f"{speech.measure(name)}: {say('99th percentile of the best games')}",
            speech.level(earlier.top[name]),
            speech.level(seen.best.spread[name].percentiles[-1]),
        ]
        for name in seen.start
        if name in earlier.top
    ]
    rows += [
        [
            f"{speech.style(one.id)}: {say('yardstick')}",
            speech.level(earlier.score[one.id]),
            speech.level(one.spread["score"].mean),
        ]
        for one in [*seen.styles, seen.best]
        if one.id in earlier.score
    ]
    rows += [
        [
            say("The best tables at {n} actions a quarter: yardstick", n=one.wanted),
            speech.estimate(earlier.pace[one.wanted], speech.level),
            speech.estimate(one.score, speech.level),
        ]
        for one in seen.full_pace
        if one.wanted in earlier.pace
    ]
    rows.append(
        [
            say("Leader time used at {n} actions a quarter", n=AT_PACE),
            speech.percent(earlier.hours[AT_PACE]),
            speech.percent(seen.full_pace[AT_PACE].hours),
        ]
    )
    rows.append(
        [
            say("The best above play by people, in standard deviations"),
            speech.estimate(earlier.best_apart, speech.level),
            speech.estimate(seen.apart["best"], speech.level),
        ]
    )
    yield from _table((say("The game as a whole"), ["", say("Before"), say("After")], rows))
    yield from _table(
        (
            say("Actions: points of the yardstick"),
            [
                say("Action"),
                say("In place of another, before"),
                say("After"),
                say("On top of a full plan, before"),
                say("After"),
                say("The best without it lose, before"),
                say("After"),
            ],
            [
                [
                    speech.action(one.id),
                    speech.estimate(earlier.lift[one.id]),
                    speech.estimate(one.lift),
                    speech.estimate(earlier.full[one.id]),
                    speech.estimate(one.full),
                    speech.estimate(earlier.without[one.id]),
                    speech.estimate(one.without),
                ]
                for one in report.actions
                if one.id in earlier.lift
            ],
        )
    )


def _details(speech: Speech) -> Iterator[str]:
    say = speech.say
    chapters: tuple[tuple[str, tuple[str, ...], tuple[Table, ...]], ...] = (
        (say("How games end"), ("ends", "course"), (styles_table(speech),)),
        (say("Outcomes"), ("outcomes", "idle"), (idle_table(speech),)),
        (say("Actions"), ("actions", "full", "without"), (actions_table(speech),)),
        (say("Pace, money and time"), ("pace",), (pace_table(speech),)),
        (say("Events"), ("events",), (events_table(speech), options_table(speech))),
    )
    for title, pictures, tables in chapters:
        yield ""
        yield f"## {title}: {_events(speech)}"
        for name in pictures:
            yield ""
            yield f"![{title}]({PLOTS}/{name}.svg)"
        for table in tables:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    caption, heads, rows = table
    yield ""
    yield f"**{caption}**"
    yield ""
    yield _line(heads)
    yield _line(["---"] * len(heads))
    yield from (_line(row) for row in rows)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
