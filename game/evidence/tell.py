"""What came out, in words: as lines for a screen and as plain data for JSON."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from game.charts import Numbers
from game.charts.numbers import MINUS
from game.evidence.claim import Asked, Claim, Measured, Probe, Result
from game.evidence.robust import Robust
from game.evidence.sensitive import Decides
from game.texts import Words, mark
from game.trials.intervals import Estimate

HOLDS, FAILS = mark("holds"), mark("does not hold")
NAMES, WIDE, INDENT = 62, 118, 5
"""How wide the names of measures and whole lines are on a screen, and where text begins."""


def what(words: Words, asked: Asked) -> str:
    """What is measured, in the language of the words."""
    return words.say(asked.what, about=words.say(asked.about))


def value(words: Words, asked: Asked, number: float) -> str:
    """A number as the measure writes it; very small ones by their power of ten."""
    if number != 0 and abs(number) < 10.0**-6:
        return f"{number:.1e}"
    return Numbers(words.lang, min(asked.digits, 3))(number)


def between(words: Words, asked: Asked, estimate: Estimate) -> str:
    """The interval; empty where chance has no part."""
    if estimate.low == estimate.high:
        return ""
    return Numbers(words.lang, asked.digits).between(estimate.low, estimate.high)


def expected(words: Words, asked: Asked) -> str:
    """The thresholds as a statement, with the language's decimal sign and a real minus."""
    text = re.sub(r"(?<!e)-", MINUS, asked.expected)
    return text.replace(".", ",") if words.lang == "nl" else text


def verdict(words: Words, holds: bool | None) -> str:
    return "" if holds is None else words.say(HOLDS if holds else FAILS)


def lines(
    words: Words,
    results: Sequence[Result],
    robust: Mapping[str, Robust] | None = None,
    decides: Mapping[str, Decides] | None = None,
) -> Iterator[str]:
    """The table: a block for each claim with a row for each of its measures, then what fails."""
    robust, decides = robust or {}, decides or {}
    for result in results:
        claim = result.claim
        head = f"{claim.id:<3}  {words.say(claim.claim)}: {verdict(words, result.holds)}"
        yield from textwrap.wrap(head, WIDE, subsequent_indent=" " * INDENT)
        yield from _paragraph(words.say("Source: {source}", source=words.say(claim.source)))
        for one in result.measured:
            yield from _row(words, one)
        if claim.id in robust:
            yield from _paragraph(in_draws(words, robust[claim.id]))
        if claim.id in decides:
            yield from _paragraph(deciding(words, decides[claim.id]))
        yield ""
    yield summary(words, results)


def _paragraph(text: str) -> list[str]:
    return textwrap.wrap(text, WIDE, initial_indent=" " * INDENT, subsequent_indent=" " * INDENT)


def _row(words: Words, one: Measured) -> Iterator[str]:
    name = textwrap.wrap(what(words, one.asked), NAMES)
    measured = f"{value(words, one.asked, one.estimate.value)} {between(words, one.asked, one.estimate)}"
    row = f"{name[0]:<{NAMES}}  {expected(words, one.asked):>12}  {measured:<26}  {verdict(words, one.holds)}"
    yield f"     {row}".rstrip()
    for more in name[1:]:
        yield f"       {more}"


def summary(words: Words, results: Sequence[Result]) -> str:
    """How many hold, and which do not."""
    failing = [result.claim.id for result in results if not result.holds]
    counted = words.say(
        "{holding} of {all} claims hold.", holding=len(results) - len(failing), all=len(results)
    )
    if not failing:
        return counted
    return f"{counted} {words.say('Not: {ids}.', ids=', '.join(failing))}"


def in_draws(words: Words, robust: Robust) -> str:
    """In how many draws of the parameters a claim holds, and what fails most often."""
    percent = Numbers(words.lang, 0)
    text = words.say(
        "Holds in {share} % of {n} draws of all parameters ({low}-{high} %).",
        share=percent(100 * robust.share.value),
        n=robust.draws,
        low=percent(100 * robust.share.low),
        high=percent(100 * robust.share.high),
    )
    weak = sorted((share, name) for name, share in robust.by_measure.items() if share < 1)
    if len(robust.by_measure) > 1 and weak:
        asked = {one.id: one for one in robust.claim.measures}
        parts = (f"{what(words, asked[name])} {percent(100 * share)} %" for share, name in weak[:3])
        text += " " + words.say("Weakest: {parts}.", parts="; ".join(parts))
    return text


def deciding(words: Words, decides: Decides) -> str:
    """Which parameters move a claim's margin most."""
    parts = ", ".join(f"{name} {100 * share:.0f} %" for name, share in decides.shares[:5])
    return words.say("Parameters that decide most: {parts}.", parts=parts)


def plain(
    words: Words,
    results: Sequence[Result],
    robust: Mapping[str, Robust] | None = None,
    decides: Mapping[str, Decides] | None = None,
) -> list[dict[str, object]]:
    """For JSON: an entry a claim, with the measure that fails first, else its headline; all in `measures`."""
    robust, decides = robust or {}, decides or {}
    return [
        _plain(words, result, robust.get(result.claim.id), decides.get(result.claim.id)) for result in results
    ]


def _plain(words: Words, result: Result, robust: Robust | None, decides: Decides | None) -> dict[str, object]:
    claim: Claim | Probe = result.claim
    entry: dict[str, object] = {
        "id": claim.id,
        "claim": words.say(claim.claim),
        "source": words.say(claim.source),
        "deck": claim.deck,
        **_measured(words, result.deciding),
        "holds": result.holds,
        "measures": [
            {"id": one.asked.id, **_measured(words, one), "holds": one.holds} for one in result.measured
        ],
    }
    if robust is not None:
        entry["draws"] = {
            "number": robust.draws,
            "share": robust.share.value,
            "interval": [robust.share.low, robust.share.high],
            "measures": dict(robust.by_measure),
        }
    if decides is not None:
        entry["decided_by"] = [{"parameter": name, "share": share} for name, share in decides.shares]
    return entry


def _measured(words: Words, one: Measured) -> dict[str, object]:
    return {
        "measure": what(words, one.asked),
        "expected": one.asked.expected,
        "measured": _finite(one.estimate.value),
        "interval": [_finite(one.estimate.low), _finite(one.estimate.high)],
    }


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
