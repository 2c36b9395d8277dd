"""Where an option that was voted for and not taken would have led."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.blueprint import OUTCOMES
from game.session.debrief.branches import plays_again
from game.session.debrief.voices import Held, with_option
from game.session.explain import resolved, value_at
from game.session.game import Game
from game.session.views.causes import joined
from game.session.views.event import letter_of
from game.session.views.figures import whole
from game.session.views.levels import change_of
from game.session.views.names import variable_name
from game.session.views.nouns import noun
from game.session.views.parts import Change
from game.texts import Words


@dataclass(frozen=True, slots=True)
class OtherWay:
    """An option that was voted for and not taken: the same game and luck with it, as far as was played."""

    option: str
    letter: str
    title: str
    by_minority: bool
    outcomes: tuple[tuple[str, str, int, int, Change], ...]
    """(id, name, as it went, with this option, the difference), the largest differences first."""
    sentence: str
    """`With C, job satisfaction would be 57 instead of 55, agility 40 instead of 43.`"""


MOST_OUTCOMES = 3
"""Outcomes named of another way, the largest differences."""


def other_ways(game: Game, words: Words, one: Held) -> Iterator[OtherWay]:
    """What was voted for and not taken, the voices of the fewest first."""
    if one.choice is None or one.turn > resolved(game) or not plays_again(game):
        return
    wanted = [option for option, n in one.counts.items() if n and option != one.choice.option]
    for option in sorted(wanted, key=lambda option: option not in one.minority):
        ends = with_option(game, one.turn, one.event, option)
        if ends is not None:
            yield _other(game, words, one, option, ends)


def _other(game: Game, words: Words, one: Held, option: str, ends: Mapping[str, float]) -> OtherWay:
    last, letter = resolved(game), letter_of(game, one.event, option)
    apart = {name: ends[name] - value_at(game, name, last) for name in OUTCOMES}
    largest = sorted(OUTCOMES, key=lambda name: -abs(apart[name]))
    rows: list[tuple[str, str, int, int, Change]] = []
    for name in largest:
        was = whole(value_at(game, name, last))
        with_it = whole(ends[name])
        if was != with_it and len(rows) < MOST_OUTCOMES:
            change = change_of(words, name, was, with_it, game.scenario)
            rows.append((name, variable_name(words, game.scenario, name), was, with_it, change))
    told = [
        words.say(
            "{name} {value} instead of {was}",
            name=noun(words, game.scenario, id),
            value=with_it,
            was=was,
        )
        for id, _, was, with_it, _ in rows
    ]
    sentence = words.say("With {letter} nothing would have ended otherwise.", letter=letter)
    if told:
        now = last < game.turns
        text = (
            words.say(
                "With {letter}: {told}, so far. The same chance.", letter=letter, told=joined(words, told)
            )
            if now
            else words.say("With {letter}: {told}. The same chance.", letter=letter, told=joined(words, told))
        )
        sentence = text
    return OtherWay(
        option=option,
        letter=letter,
        title=game.scenario.spec.events[one.event].options[option].title.get(words.lang),
        by_minority=option in one.minority,
        outcomes=tuple(rows),
        sentence=sentence,
    )
