"""What a search of strategies found, in words: for a screen, and as docs/strategies.md with its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from game.charts import Interval, Numbers, Panel, Tone, intervals
from game.engine import MODEL_VERSION
from game.engine.blueprint import OUTCOMES
from game.evidence.strategies import Strategies
from game.session.views.names import NAMES
from game.texts import Words, mark
from game.trials.contrast import MARGIN, READINGS, Difference
from game.trials.dominance import DEAR, RUNS, BestRuns
from game.trials.exploits import PAYS, Tried
from game.trials.features import FEATURES, Feature

PAGE, PLOTS = "strategies.md", "strategies"

HEADS = {
    "all": mark("The best 1 % of all random plans against the rest"),
    "equal pace": mark("The same, each against the plans with as many actions"),
    "within pace": mark("The best 1 % of each number of actions against the others of that number"),
}
WRITTEN = mark(
    "This page was written by `wendbaar evidence --strategies`, model version {version}. Points are those of "
    "the yardstick of model.md 10, which players never see."
)
ASKED = mark(
    "Enfield and others (2012) looked at the winning strategies of a game about the diffusion of "
    "innovations: four of the seven went against the theory it was to teach. So this is asked of this model: "
    "do those who win do what the field advises?"
)
HOW = mark(
    "For every vision {plans} random plans, with tastes, pace, leaders, reach and answers of their own, meet "
    "the same luck. A number is the difference of means in standard deviations, with half the width of its "
    "95 % interval. One that lies more than {margin} on the wrong side with an interval that agrees is asked "
    "again of as many fresh plans: ! marks it when they say the same, ? when they do not. "
    "More actions make more of everything, so plans are also compared at equal pace."
)
WORTH = mark(
    "What one more of an action is worth in place of an average one, at equal pace, in points: a regression "
    "over the random plans, so an average over good and poor play. Half the width of the interval is {half}."
)
BEST = mark(
    "The best plans that breeding found, {slots} actions a quarter at most, mean luck; beside them the "
    "player who adds what brings most by the end. An action in every best plan is banned and the search goes "
    "on: it dominates when that costs {dear} point or more in every vision."
)
EXPLOITED = mark(
    "Each way to play the game instead of leading the school, in its best variant for every vision, against "
    "the balanced bot on the same luck. It is closed when even so it does not pay: the interval of the mean "
    "stays below zero, and that of the vision where it does best below {pays} point."
)


def lines(words: Words, found: Sequence[Strategies]) -> Iterator[str]:
    """For a screen."""
    for one in found:
        yield words.say("Deck {deck}", deck=one.deck)
        for reading in READINGS:
            yield ""
            yield words.say(HEADS[reading])
            yield f"{'':24}{''.join(f'{name[:11]:>13}' for name in one.names)}"
            for k, feature in enumerate(FEATURES):
                cells = "".join(f"{_size(words, each):>13}" for each in _of(one, reading, k))
                yield f"{feature.id:<21}{_sign(feature):>2} {cells}"
        yield ""
        yield from summary(words, one)
        yield ""


def summary(words: Words, found: Strategies) -> Iterator[str]:
    """The verdicts, a line each."""
    say, dominance = words.say, found.dominance
    for reading in READINGS:
        wrong = found.contradictions(reading)
        yield say("{reading}: {n} against the field.", reading=say(HEADS[reading]), n=len(wrong))
        if wrong:
            yield "  " + ", ".join(f"{one.feature.id} ({vision})" for vision, one in wrong)
    yield say("In every best plan: {actions}.", actions=_names(words, found, dominance.in_every))
    yield say("In no best plan: {actions}.", actions=_names(words, found, dominance.in_none))
    yield say("Dominant: {actions}.", actions=_names(words, found, dominance.dominant))
    yield say("Useless: {actions}.", actions=_names(words, found, dominance.useless))
    for head, runs in _twenties(words, found):
        yield f"{head} {_in_runs(words, found, runs)}"
    number = Numbers(words.lang, 2, sign=True)
    for tried in found.exploits:
        yield f"{say(tried.exploit.about)}: {number(tried.gain.value)} " + say(
            "({worst} in {vision}), {verdict}",
            worst=number(tried.worst.value),
            vision=found.names[tried.worst_vision],
            verdict=_verdict(words, tried),
        )


def write_page(words: Words, found: Sequence[Strategies], plans: int, slots: int, folder: Path) -> None:
    """Writes strategies.md and the pictures in strategies/; OSError when it cannot."""
    plots = folder / PLOTS
    plots.mkdir(parents=True, exist_ok=True)
    for one in found:
        for name, svg in pictures(words, one):
            (plots / name).write_text(svg, encoding="utf-8", newline="\n")
    text = "\n".join(page(words, found, plans, slots)) + "\n"
    (folder / PAGE).write_text(text, encoding="utf-8", newline="\n")


def page(words: Words, found: Sequence[Strategies], plans: int, slots: int) -> Iterator[str]:
    """The lines of the page."""
    say = words.say
    yield f"# {say('Do winning strategies teach the right thing?')}"
    paragraphs = (
        say(WRITTEN, version=MODEL_VERSION),
        say(ASKED),
        say(HOW, plans=plans, margin=Numbers(words.lang, 1)(MARGIN)),
    )
    for text in paragraphs:
        yield ""
        yield text
    for one in found:
        yield ""
        yield f"## {say('On the deck {deck}', deck=f'`{one.deck}`')}"
        yield ""
        for line in summary(words, one):
            yield f"- {line}" if not line.startswith("  ") else f"  - {line.strip()}"
        for reading in READINGS:
            yield ""
            yield f"### {say(HEADS[reading])}"
            yield ""
            yield from _features(words, one, reading)
        for name, _ in pictures(words, one):
            yield ""
            yield f"![{name.removesuffix('.svg')}]({PLOTS}/{name})"
        yield from _worths(words, one)
        yield from _best(words, one, slots)
        yield from _exploits(words, one)


def _features(words: Words, found: Strategies, reading: str) -> Iterator[str]:
    say = words.say
    yield _row([say("Feature"), say("Field"), *found.names, say("Source")])
    yield _row(["---", ":-:", *["---:"] * len(found.names), "---"])
    for k, feature in enumerate(FEATURES):
        cells = [_size(words, one) for one in _of(found, reading, k)]
        yield _row([say(feature.about), _sign(feature), *cells, feature.source])


def _worths(words: Words, found: Strategies) -> Iterator[str]:
    say, number = words.say, Numbers(words.lang, 2, sign=True)
    half = float(np.max([one.half.mean() for one in found.worths]))
    points = np.stack([one.points for one in found.worths], axis=1)
    yield ""
    yield f"### {say('What one more of an action is worth')}"
    yield ""
    yield say(WORTH, half=Numbers(words.lang, 2)(half))
    yield ""
    yield _row([say("Action"), *found.names, say("mean")])
    yield _row(["---", *["---:"] * (len(found.names) + 1)])
    for a in np.argsort(-points.mean(axis=1), kind="stable"):
        cells = [number(value) for value in (*points[a], points[a].mean())]
        yield _row([f"`{found.actions[a]}`", *cells])


def _best(words: Words, found: Strategies, slots: int) -> Iterator[str]:
    say, one_digit, number = words.say, Numbers(words.lang, 1), Numbers(words.lang, 2)
    yield ""
    yield f"### {say('The best plans')}"
    yield ""
    yield say(BEST, slots=slots, dear=number(DEAR))
    yield ""
    yield _row([say("Vision"), say("Best"), say("Looking ahead"), say("Actions"), *_outcomes(words)])
    yield _row(["---", *["---:"] * (3 + len(OUTCOMES))])
    for v, (name, best) in enumerate(zip(found.names, found.dominance.best, strict=True)):
        done = Numbers(words.lang, 0)(float(best.played.done[0]))
        ends = [one_digit(float(end)) for end in best.played.final[list(found.outcome_rows), 0]]
        yield _row([name, one_digit(best.score), one_digit(float(found.greedy[v])), done, *ends])
    yield ""
    paces = ", ".join(f"{k}: {one_digit(float(score))}" for k, score in enumerate(found.paces))
    yield say("Random plans of exactly so many actions a quarter score {paces}.", paces=paces)
    if found.dominance.losses:
        yield ""
        yield _row([say("Banned"), *found.names])
        yield _row(["---", *["---:"] * len(found.names)])
        for a, loss in found.dominance.losses.items():
            yield _row([f"`{found.actions[a]}`", *(number(float(value)) for value in loss)])


def _exploits(words: Words, found: Strategies) -> Iterator[str]:
    say, number, signed = words.say, Numbers(words.lang, 1), Numbers(words.lang, 2, sign=True)
    yield ""
    yield f"### {say('Exploits')}"
    yield ""
    yield say(EXPLOITED, pays=number(PAYS))
    yield ""
    yield _row(
        [
            *(say("Exploit"), say("Score"), say("Balanced bot"), say("Gain"), say("Where it does best")),
            *_outcomes(words),
            say("Verdict"),
        ]
    )
    yield _row(["---", *["---:"] * (4 + len(OUTCOMES)), "---"])
    for tried in found.exploits:
        worst = f"{signed(tried.worst.value)} {signed.between(tried.worst.low, tried.worst.high)}"
        yield _row(
            [
                say(tried.exploit.about),
                number(tried.score),
                number(tried.honest),
                f"{signed(tried.gain.value)} {signed.between(tried.gain.low, tried.gain.high)}",
                f"{worst} ({found.names[tried.worst_vision]})",
                *(f"{number(mine)} / {number(theirs)}" for mine, theirs in tried.outcomes.values()),
                _verdict(words, tried),
            ]
        )


def pictures(words: Words, found: Strategies) -> Iterator[tuple[str, str]]:
    """File names with their SVG: features at equal pace, and what exploits gain."""
    say = words.say
    rows = []
    for k, feature in enumerate(FEATURES):
        size, low, high = _over_visions([*_of(found, "equal pace", k)])
        expected = {1: (0.0, None), -1: (None, 0.0), 0: None}[feature.sign]
        wrong = any(one.contradicts for one in _of(found, "equal pace", k))
        tone = Tone.PLAIN if not feature.sign else Tone.BAD if wrong else Tone.GOOD
        rows.append(Interval(say(feature.about), size, low, high, tone, expected))
    title = say("{deck}: what the best plans do more than plans with as many actions", deck=found.deck)
    axis = say("standard deviations, mean over the visions")
    write = Numbers(words.lang, 2, sign=True)
    yield f"{found.deck}-features.svg", intervals(title, _told(rows, write), [Panel(axis, rows, write)])
    gains = [
        Interval(
            say(tried.exploit.about),
            tried.gain.value,
            tried.gain.low,
            tried.gain.high,
            Tone.GOOD if tried.closed else Tone.BAD,
            (None, 0.0),
            _verdict(words, tried),
        )
        for tried in found.exploits
    ]
    title = say("{deck}: what exploits gain over the balanced bot", deck=found.deck)
    axis = say("points of the yardstick, mean over the visions")
    yield f"{found.deck}-exploits.svg", intervals(title, _told(gains, write), [Panel(axis, gains, write)])


def _outcomes(words: Words) -> list[str]:
    return [words.say(NAMES[outcome].short) for outcome in OUTCOMES]


def _told(rows: Iterable[Interval], write: Numbers) -> str:
    return "; ".join(f"{row.name}: {write(row.value)} {row.note}".rstrip() for row in rows)


def _over_visions(several: Sequence[Difference]) -> tuple[float, float, float]:
    """Mean, low and high; each vision has plans of its own."""
    size = float(np.mean([one.size for one in several]))
    errors = np.array([(one.high - one.low) / 2.0 for one in several])
    half = float(np.sqrt((errors * errors).sum())) / len(several)
    return size, size - half, size + half


def _of(found: Strategies, reading: str, feature: int) -> Iterator[Difference]:
    for of_vision in found.contrasts:
        yield [one for one in of_vision if one.reading == reading][feature]


def _size(words: Words, one: Difference) -> str:
    mark = "!" if one.contradicts else "?" if one.seems_wrong else ""
    number = Numbers(words.lang, 2, sign=True)(one.size)
    return f"{number} ±{Numbers(words.lang, 2)(one.high - one.size)}{mark}"


def _sign(feature: Feature) -> str:
    return {1: "+", -1: "−", 0: ""}[feature.sign]


def _verdict(words: Words, tried: Tried) -> str:
    return words.say("closed") if tried.closed else words.say("open")


def _names(words: Words, found: Strategies, some: Iterable[int]) -> str:
    return ", ".join(found.actions[a] for a in some) or words.say("none")


def _twenties(words: Words, found: Strategies) -> Iterator[tuple[str, BestRuns]]:
    say = words.say
    yield say("Of the best {n} random tables:", n=RUNS), found.random_runs
    yield say("Of {n} bred plans:", n=RUNS), found.bred_runs


def _in_runs(words: Words, found: Strategies, runs: BestRuns) -> str:
    return words.say(
        "in all: {every}; in none: {never}.",
        every=_names(words, found, runs.in_all),
        never=_names(words, found, runs.in_none),
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
