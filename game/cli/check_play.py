"""`wendbaar check --play`: bots try what a scenario says it teaches."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence

from game.charts import Numbers
from game.cli.find import find_scenario
from game.cli.output import print_json
from game.cli.progress import bar
from game.errors import UsageError, mark
from game.paths import scenarios_dir
from game.scenario import Scenario
from game.scenario.findings import Place
from game.scenario.resolve import resolve
from game.session.views.names import variable_name
from game.texts import Words
from game.trials.checks import FEWEST, Result, Tried, try_checks

RESULTS: Mapping[Result, str] = {
    Result.HOLDS: mark("as expected"),
    Result.FAILS: mark("not as expected"),
    Result.OPEN: mark("too close to call"),
}
EXPECTED: Mapping[str, str] = {
    "<": mark("below {number}"),
    "<=": mark("at most {number}"),
    ">": mark("above {number}"),
    ">=": mark("at least {number}"),
    "higher by": mark("at least {number} higher"),
    "lower by": mark("at least {number} lower"),
}
FELL: Mapping[str, str] = {
    "once": mark("it can be done once, and was done before"),
    "running": mark("it was still running"),
    "condition": mark("its condition did not hold"),
    "money": mark("there was not enough money"),
}
OFTEN = 0.05
"""A part of a plan that falls off in fewer games is bad luck, and not told in lines."""
MOST_GAMES = 20_000
"""With more games than this it is better to expect a little less."""
STEP = 0.5
"""Steps in which a number is proposed."""


def run_play(args: argparse.Namespace, words: Words) -> int:
    """Exit code 1 when a check does not hold; a scenario with mistakes is told as by every command."""
    if args.watch or args.resolved:
        raise UsageError("--play goes without --watch and --resolved.")
    plain: list[dict[str, object]] = []
    everything: list[Tried] = []
    for what in args.scenario:
        scenario = find_scenario(what)
        with bar(words.say("Checks")) as progress:
            tried = try_checks(scenario, args.seed, args.games, progress)
        places = _places(scenario)
        if args.json:
            plain += [_plain(words, scenario, one, place) for one, place in zip(tried, places, strict=True)]
        else:
            for line in _lines(words, scenario, tried, places):
                print(line)
        everything += tried
    if args.json:
        print_json(plain)
    elif everything:
        print(_sum(words, everything))
    return 1 if any(one.result is Result.FAILS for one in everything) else 0


def _places(scenario: Scenario) -> Sequence[Place]:
    """Where each check stands; a scenario that is read from a file is resolved again, with places."""
    assert scenario.path is not None
    node = resolve(scenario.path, [scenarios_dir()]).node
    assert node is not None
    return [one.place for one in node.get("checks").entries]


def _lines(
    words: Words, scenario: Scenario, tried: Sequence[Tried], places: Sequence[Place]
) -> Iterator[str]:
    if not tried:
        yield words.say(
            "{title} has no `checks:` yet: there is nothing to try.",
            title=scenario.spec.title.get(words.lang),
        )
    for one, place in zip(tried, places, strict=True):
        name = one.claim.name.get(words.lang)
        yield f"{place.file}:{place.line}:{place.column}: {words.say(RESULTS[one.result])}: {name}"
        yield f"    {_measured(words, scenario, one)}"
        for fell in one.fell:
            if fell.share >= OFTEN:
                yield "    " + words.say(
                    "Plan {plan}, quarter {turn}: {action} fell off in {percent} % of the games: {why}.",
                    plan=fell.player,
                    turn=fell.turn,
                    action=fell.action,
                    percent=f"{100 * fell.share:.0f}",
                    why=words.say(FELL[fell.why]),
                )
        if (hint := _hint(words, one)) is not None:
            yield f"    {hint}"


def _measured(words: Words, scenario: Scenario, one: Tried) -> str:
    expect, measured = one.expect, one.measured
    ends = (measured.low, measured.high)
    is_near = any(abs(abs(end) - abs(expect.number)) < 0.1 for end in ends)
    digits = 2 if is_near else 0 if abs(measured.value) >= 1000 else 1
    write = Numbers(words.lang, digits, sign=expect.is_against)
    variable = variable_name(words, scenario, expect.variable)
    value = f"{write(measured.value)} {write.between(measured.low, measured.high)}"
    expected = words.say(EXPECTED[expect.comparison], number=_number(words, expect.number))
    if one.claim.against is None:
        return words.say(
            "{variable} after quarter {turn} with {play}: {value}, in {games} games. Expected: {expected}.",
            variable=variable,
            turn=expect.turn,
            play=one.claim.play,
            value=value,
            games=one.games,
            expected=expected,
        )
    return words.say(
        "{variable} after quarter {turn}, {play} compared with {against}: {value}, in {games} games. "
        "Expected: {expected}.",
        variable=variable,
        turn=expect.turn,
        play=one.claim.play,
        against=one.claim.against,
        value=value,
        games=one.games,
        expected=expected,
    )


def _hint(words: Words, one: Tried) -> str | None:
    """What one can do about a check that does not hold, or not surely."""
    say, expect = words.say, one.expect
    if one.result is Result.HOLDS:
        return None
    if one.games < FEWEST:
        return say("So few games tell nothing: play at least {games}.", games=FEWEST)
    if one.result is Result.OPEN and (games := _enough(one)) <= MOST_GAMES:
        return say("More games can tell: `--games {games}`, or `games: {games}` in it.", games=games)
    number = _would_hold(one)
    if number is None:
        return say(
            "It is the other way round. See what {play} does to the school: "
            "`wendbaar simulate SCENARIO --policy {play}`.",
            play=one.claim.play,
        )
    other = f"{expect.variable} at {expect.turn} {expect.comparison} {number:g}"
    return say(
        'Make the effects, prices or plans fit what you mean, or expect less: "{expect}" would hold.',
        expect=other,
    )


def _enough(one: Tried) -> int:
    """Games after which an interval half as wide again would end before the number; rounded to hundreds."""
    gap = abs(abs(one.measured.value) - abs(one.expect.number))
    half = (one.measured.high - one.measured.low) / 2
    if gap == 0.0:
        return MOST_GAMES + 1
    return math.ceil(one.games * (1.5 * half / gap) ** 2 / 100) * 100


def _would_hold(one: Tried) -> float | None:
    """The nearest number, in steps, that the interval is beyond; None for a difference the wrong way."""
    low, high = one.measured.low, one.measured.high
    match one.expect.comparison:
        case "<" | "<=":
            return math.ceil(high / STEP + 1e-9) * STEP
        case ">" | ">=":
            return math.floor(low / STEP - 1e-9) * STEP
        case "higher by":
            number = math.floor(low / STEP) * STEP
        case "lower by":
            number = math.floor(-high / STEP) * STEP
    return number if number > 0 else None


def _sum(words: Words, tried: Sequence[Tried]) -> str:
    results = [one.result for one in tried]
    return words.many(
        "{n} check tried: {holds} as expected, {fails} not as expected, {open} too close to call.",
        "{n} checks tried: {holds} as expected, {fails} not as expected, {open} too close to call.",
        len(results),
        holds=results.count(Result.HOLDS),
        fails=results.count(Result.FAILS),
        open=results.count(Result.OPEN),
    )


def _number(words: Words, number: float) -> str:
    digits = len(f"{number:g}".partition(".")[2])
    return Numbers(words.lang, digits)(number)


def _plain(words: Words, scenario: Scenario, one: Tried, place: Place) -> dict[str, object]:
    return {
        "scenario": scenario.id,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "name": one.claim.name.get(words.lang),
        "result": one.result.value,
        "play": one.claim.play,
        "against": one.claim.against,
        "expect": one.claim.expect,
        "variable": one.expect.variable,
        "turn": one.expect.turn,
        "measured": one.measured.value,
        "interval": [one.measured.low, one.measured.high],
        "games": one.games,
        "hint": _hint(words, one) or "",
        "fell": [
            {"plan": f.player, "turn": f.turn, "action": f.action, "share": f.share, "why": f.why}
            for f in one.fell
        ],
    }
