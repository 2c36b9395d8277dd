"""The page docs/evidence.md with a plot for each claim; the same findings give the same page, to the byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from game.charts import Bar, Interval, Line, Numbers, Panel, Tone, bars, intervals, lines
from game.engine import MODEL_VERSION
from game.evidence.claim import UNITS, Claim, Measured, Result
from game.evidence.robust import Robust
from game.evidence.sensitive import Decides
from game.evidence.tell import between, deciding, expected, in_draws, summary, value, verdict, what
from game.session.views.names import NAMES
from game.texts import Words, mark
from game.trials.arms import Arm, Do

PAGE, PLOTS, DRAWS_PLOT = "evidence.md", "evidence", "draws.svg"
AIM = 0.95
"""Of the draws, a claim should hold in this share at least."""
MOST_DECIDING = 3
MOST_LINES = 6
"""More arms than this are not drawn over the quarters."""

READING = mark(
    "Every claim is an experiment: the same school is led in two or more ways, {games} games each, with the "
    "same luck in game i of every way (seed {seed}). What is measured is the mean over these pairs, with its "
    "95 % interval. A claim holds when every threshold lies outside the whole interval, on the right side. "
    "A measure without a threshold is shown for reading only."
)
HONEST = mark(
    "The numbers of the model were calibrated on these claims. That they hold shows that the model says what "
    "the field says, not that a real school would do so."
)
ROBUST = mark(
    "For robustness all parameters are drawn at once from their plausible ranges, by a Latin hypercube, and "
    "every claim is run again in each draw. What a deck sets itself is as uncertain, around its own number. "
    "A share below 95 % is a weakness of the model, and is told here."
)
IN_DRAWS = mark("In what share of draws of all parameters each claim holds")
MORRIS = mark(
    "By Morris' method: how much each parameter, over its plausible range, moves the margin of a claim's "
    "tightest measure on average. Below stand the parameters that move some claim most, and which claims."
)
WRITTEN = mark("This page was written by `wendbaar evidence`, model version {version}.")


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a page tells. `robust` and `decides` by claim, as far as they were asked."""

    results: Sequence[Result]
    games: int
    seed: int
    robust: Mapping[str, Robust] = field(default_factory=dict)
    decides: Mapping[str, Decides] = field(default_factory=dict)


def write_page(words: Words, findings: Findings, folder: Path) -> None:
    """Writes evidence.md and the pictures in evidence/; OSError when it cannot."""
    plots = folder / PLOTS
    plots.mkdir(parents=True, exist_ok=True)
    for result in findings.results:
        for name, svg in pictures(words, result):
            (plots / name).write_text(svg, encoding="utf-8", newline="\n")
    if findings.robust:
        (plots / DRAWS_PLOT).write_text(draws_plot(words, findings), encoding="utf-8", newline="\n")
    text = "\n".join(page(words, findings)) + "\n"
    (folder / PAGE).write_text(text, encoding="utf-8", newline="\n")


def page(words: Words, findings: Findings) -> Iterator[str]:
    """The lines of the page."""
    say = words.say
    yield f"# {say('Evidence')}"
    yield ""
    yield say(WRITTEN, version=MODEL_VERSION)
    yield ""
    yield say(READING, games=findings.games, seed=findings.seed)
    yield ""
    yield say(HONEST)
    yield ""
    if findings.robust:
        yield say(ROBUST)
        yield ""
    yield f"**{summary(words, findings.results)}**"
    yield ""
    yield from _overview(words, findings)
    if findings.robust:
        yield f"![{say(IN_DRAWS)}]({PLOTS}/{DRAWS_PLOT})"
        yield ""
    if findings.decides:
        yield from _deciding(words, findings)
    for deck, results in groupby(findings.results, key=lambda result: result.claim.deck):
        yield f"## {say('On the deck {deck}', deck=f'`{deck}`')}"
        yield ""
        for result in results:
            yield from _claim(words, result, findings)


def _overview(words: Words, findings: Findings) -> Iterator[str]:
    say, percent = words.say, Numbers(words.lang, 0)
    heads = [say("Id"), say("Claim"), say("Source"), say("Verdict")]
    heads += [say("Draws in which it holds")] if findings.robust else []
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for result in findings.results:
        claim = result.claim
        cells = [f"[{claim.id}](#{claim.id.lower()})", say(claim.claim), say(claim.source)]
        cells.append(verdict(words, result.holds))
        if findings.robust:
            robust = findings.robust.get(claim.id)
            cells.append("" if robust is None else f"{percent(100 * robust.share.value)} %")
        yield _row(cells)
    yield ""


def _deciding(words: Words, findings: Findings) -> Iterator[str]:
    """The parameters that are among the first of most claims."""
    say = words.say
    yield f"## {say('Which parameters decide')}"
    yield ""
    yield say(MORRIS)
    yield ""
    first: dict[str, list[str]] = {}
    for claim, decides in findings.decides.items():
        for name, _ in decides.shares[:MOST_DECIDING]:
            first.setdefault(name, []).append(claim)
    yield _row([say("Parameter"), say("Among the first {n} of", n=MOST_DECIDING)])
    yield _row(["---", "---"])
    for name, claims in sorted(first.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield _row([f"`{name}`", ", ".join(f"[{claim}](#{claim.lower()})" for claim in claims)])
    yield ""


def draws_plot(words: Words, findings: Findings) -> str:
    """The share of draws in which each claim holds, as bars with the aim."""
    say = words.say
    rows = [
        Bar(id, one.share.value, Tone.GOOD if one.share.value >= AIM else Tone.BAD)
        for id, one in findings.robust.items()
    ]
    return bars(
        say(IN_DRAWS),
        "; ".join(in_draws(words, one) for one in findings.robust.values()),
        rows,
        axis=say("share of draws"),
        write=Numbers(words.lang, 2),
        high=1.0,
        mark=AIM,
    )


def _claim(words: Words, result: Result, findings: Findings) -> Iterator[str]:
    say, claim = words.say, result.claim
    yield f'<a id="{claim.id.lower()}"></a>'
    yield ""
    yield f"### {claim.id}: {say(claim.claim)}"
    yield ""
    source = say("Source: {source}", source=say(claim.source))
    yield f"{source}. **{verdict(words, result.holds).capitalize()}.**"
    yield ""
    yield _row([say("Measure"), say("Expected"), say("Measured"), say("95 % interval"), ""])
    yield _row(["---", "---", "---:", "---", "---"])
    for one in result.measured:
        yield _row(
            [
                what(words, one.asked),
                expected(words, one.asked),
                value(words, one.asked, one.estimate.value),
                between(words, one.asked, one.estimate),
                verdict(words, one.holds),
            ]
        )
    yield ""
    for text in _remarks(words, result, findings):
        yield text
        yield ""
    for name, _ in pictures(words, result):
        yield f"![{say(claim.claim)}]({PLOTS}/{name})"
        yield ""
    if isinstance(claim, Claim):
        yield from _arms(words, claim)


def _remarks(words: Words, result: Result, findings: Findings) -> Iterator[str]:
    claim = result.claim
    if claim.note:
        yield words.say(claim.note)
    if claim.id in findings.robust:
        yield in_draws(words, findings.robust[claim.id])
    if claim.id in findings.decides:
        yield deciding(words, findings.decides[claim.id])


def _arms(words: Words, claim: Claim) -> Iterator[str]:
    """What was played, folded away; a vision that all arms share stands once."""
    visions = [dict(arm.vision) for arm in claim.arms.values()]
    shared = all(vision == visions[0] for vision in visions)
    yield f"<details><summary>{words.say('What was played')}</summary>"
    yield ""
    for name, arm in claim.arms.items():
        yield f"- **{words.say(name)}**: {_played(words, arm, not shared)}"
    if shared and visions[0]:
        yield f"- {words.say('vision of all: {weights}', weights=_numbers(visions[0]))}"
    yield ""
    yield "</details>"
    yield ""


def _played(words: Words, arm: Arm, with_vision: bool) -> str:
    say = words.say
    parts = [
        say("quarter {turn}: {actions}", turn=turn, actions=", ".join(map(_did, arm.plan[turn])))
        for turn in sorted(arm.plan)
        if arm.plan[turn]
    ]
    if arm.policy is not None:
        parts = [say("the bot {name}", name=f"`{arm.policy.name}`")]
    told = ["; ".join(parts) or say("no actions")]
    if arm.leaders:
        told.append(say("led by {roles}", roles=", ".join(f"`{role}`" for role in arm.leaders)))
    if arm.start:
        told.append(say("start: {levels}", levels=_numbers(arm.start)))
    if with_vision and arm.vision:
        told.append(say("vision: {weights}", weights=_numbers(arm.vision)))
    if arm.choices:
        chosen = ", ".join(f"`{event}` `{option}`" for event, option in arm.choices.items())
        told.append(say("answers: {options}", options=chosen))
    if arm.events:
        told.append(say("with events"))
    return ". ".join(told) + "."


def _numbers(by_id: Mapping[str, float]) -> str:
    return ", ".join(f"`{name}` {number:g}" for name, number in by_id.items())


def _did(do: Do) -> str:
    leader = f" ({do.leader})" if do.leader else ""
    teams = f" @ {', '.join(do.teams)}" if do.teams else ""
    return f"`{do.action}`{leader}{teams}"


def pictures(words: Words, result: Result) -> Iterator[tuple[str, str]]:
    """File names with their SVG: the intervals of the measures, and the claim's arms over the quarters."""
    claim, say = result.claim, words.say
    judged = [one for one in result.measured if one.asked.is_judged and one.asked.unit != "residual"]
    panels = [
        Panel(
            axis=say(UNITS[unit]),
            rows=[_interval(words, one) for one in rows],
            write=Numbers(words.lang, min(max(one.asked.digits for one in rows), 3)),
        )
        for unit, rows in _by_unit(judged)
    ]
    title = f"{claim.id}: {say(claim.claim)}"
    description = "; ".join(
        f"{what(words, one.asked)}: {value(words, one.asked, one.estimate.value)} "
        f"({expected(words, one.asked)}, {verdict(words, one.holds)})"
        for one in judged
    )
    yield f"{claim.id}.svg", intervals(title, description, panels)
    if 0 < len(result.courses) <= MOST_LINES and isinstance(claim, Claim):
        shown = say(NAMES[claim.shows].short) if claim.shows in NAMES else claim.shows.replace("_", " ")
        series = [Line(say(name), values) for name, values in result.courses.items()]
        quarters = [str(turn) for turn in range(len(series[0].values))]
        yield (
            f"{claim.id}-quarters.svg",
            lines(
                title,
                say("{reading} over the quarters, mean of all games", reading=shown),
                series,
                x=quarters,
                x_axis=say("quarter"),
                y_axis=shown,
                write=Numbers(words.lang, 1),
            ),
        )


def _by_unit(judged: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    units = dict.fromkeys(one.asked.unit for one in judged)
    return [(unit, [one for one in judged if one.asked.unit == unit]) for unit in units]


def _interval(words: Words, one: Measured) -> Interval:
    return Interval(
        name=what(words, one.asked),
        value=one.estimate.value,
        low=one.estimate.low,
        high=one.estimate.high,
        tone=Tone.GOOD if one.holds else Tone.BAD,
        expected=(one.asked.above, one.asked.below),
        note=verdict(words, one.holds),
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
