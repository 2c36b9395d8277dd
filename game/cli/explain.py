"""`wendbaar explain`: why a value changed, followed upstream; in plain sentences, or exact."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.engine.blueprint import OUTCOMES
from game.errors import UsageError
from game.session.explain import Span, entry_of, resolved, value_at, weights_of
from game.session.game import Game
from game.session.views.figures import plain, signed
from game.session.views.header import period
from game.session.views.result import explained
from game.session.views.story import NOTICED
from game.session.views.why import Explanation, Story, story
from game.texts import Words

BESIDE_OUTCOMES = 4
"""Other changes that are told with the six outcomes, the largest first."""


def run(args: argparse.Namespace, words: Words) -> int:
    game = read_save(Path(args.save))
    spans = _spans(args, resolved(game))
    if args.variable is not None:
        _require_variable(game, args.variable)
    if args.json:
        names = game.rules.variables if args.variable is None else (args.variable,)
        print_json([_plain(game, words, span, name) for span in spans for name in names])
        return 0
    for line in told(game, words, spans, args.variable):
        print(line)
    return 0


def _spans(args: argparse.Namespace, played: int) -> tuple[Span, ...]:
    """The quarters asked for: each alone, or with --from and --to all as one."""
    if args.turn is not None and (args.since is not None or args.until is not None):
        raise UsageError("Give one quarter with --turn, or several as one with --from and --to: not both.")
    first, last = args.since or 1, args.until or played
    for turn in (args.turn, args.since, args.until):
        if turn is not None and turn > played:
            raise UsageError(
                "Quarter {turn} has not been played: this game has {played}.", turn=turn, played=played
            )
    if args.turn is not None:
        return ((args.turn,),)
    if args.since is None and args.until is None:
        return tuple((turn,) for turn in range(1, played + 1))
    if first > last:
        raise UsageError(
            "Quarter {first} comes after quarter {last}: turn --from and --to round.", first=first, last=last
        )
    return (tuple(range(first, last + 1)),)


def _require_variable(game: Game, variable: str) -> None:
    try:
        weights_of(game, variable)
    except KeyError as error:
        raise UsageError(
            "This game has no variable {variable}. It has: {known}.",
            variable=variable,
            known=", ".join(dict.fromkeys((*game.rules.variables, *explained(game)))),
        ) from error


def told(game: Game, words: Words, spans: Sequence[Span], variable: str | None = None) -> Iterator[str]:
    """The stories of each span, the outcomes first, in whole points that add up.

    variable  None: the outcomes and what else moved most
    """
    if not spans:
        yield words.say("No quarter has been played in this game yet.")
    for span in spans:
        yield _head(words, span)
        names = _main(game, span) if variable is None else [variable]
        known: set[tuple[str, Span]] = set()
        for name in names:
            links = story(game, words, name, (), span)
            yield from _indented(_story_told(words, links, variable is not None, known))
        if variable is None:
            yield from _indented(_the_rest(game, words, span, names))


def _head(words: Words, span: Span) -> str:
    if len(span) == 1:
        return words.say("Quarter {turn} ({period})", turn=span[0], period=period(words, span[0]))
    return words.say("Quarters {first} to {last}", first=span[0], last=span[-1])


def _main(game: Game, span: Span) -> list[str]:
    """The outcomes, and of the other levels of 0 to 100 what moved most; not money and counts."""
    moved = _moved(game, span)
    counts = [name for name, own in game.scenario.spec.variables.items() if own.kind == "count"]
    others = [name for name in moved if name not in (*OUTCOMES, "budget", *counts)]
    rest = sorted(others, key=lambda name: -moved[name])
    return [*OUTCOMES, *(name for name in rest[:BESIDE_OUTCOMES] if moved[name] >= NOTICED)]


def _moved(game: Game, span: Span) -> dict[str, float]:
    return {
        name: abs(value_at(game, name, span[-1]) - value_at(game, name, span[0] - 1))
        for name in explained(game)
    }


def _the_rest(game: Game, words: Words, span: Span, names: Sequence[str]) -> Iterator[str]:
    left = sum(moved >= NOTICED for name, moved in _moved(game, span).items() if name not in names)
    if left:
        yield words.many(
            "{n} other value moved; --variable tells why.",
            "{n} other values moved; --variable tells why.",
            left,
        )


def _story_told(words: Words, links: Story, every_step: bool, known: set[tuple[str, Span]]) -> Iterator[str]:
    """A sentence a link, each deeper than the one before; its details and steps below it.

    known  links that were told already: they are named, and not told again
    """
    for depth, link in enumerate(links):
        what = (link.variable, link.span)
        if depth and what in known:
            yield "  " * depth + words.say("{sentence} (See above.)", sentence=link.sentence)
            return
        known.add(what)
        lines = [link.sentence, *(f"  {detail}" for detail in link.details)]
        if depth == 0 or every_step:
            lines.append("  " + _steps(words, link))
        yield from ("  " * depth + line for line in lines)


def _steps(words: Words, link: Explanation) -> str:
    """`54 to 53: Work pressure −1; and 5 smaller = 0.`; of what has the same name also its kind."""
    names = [cause.name for cause in link.causes]
    shown = "; ".join(
        f"{cause.name}{f' ({cause.kind_text})' if names.count(cause.name) > 1 else ''} {signed(cause.points)}"
        for cause in link.causes
    )
    return words.say("{begin} to {end}: {steps}.", begin=plain(link.begin), end=plain(link.end), steps=shown)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _plain(game: Game, words: Words, span: Span, variable: str) -> dict[str, object]:
    """The ledger of one variable with its story; what it says, it says in the language of `words`."""
    links = story(game, words, variable, (), span)
    return {**entry_of(game, span, variable), "from_turn": span[0], "story": [_link(link) for link in links]}


def _link(link: Explanation) -> dict[str, object]:
    before, after = link.exact
    return {
        "variable": link.variable,
        "turns": list(link.span),
        "from": before,
        "to": after,
        "sentence": link.sentence,
        "details": list(link.details),
        "causes": [
            {
                "id": cause.id,
                "name": cause.name,
                "kind": cause.kind,
                "why": cause.why,
                "amount": cause.exact,
                "points": cause.points,
            }
            for cause in link.causes
        ],
        "follow": link.follow,
    }
