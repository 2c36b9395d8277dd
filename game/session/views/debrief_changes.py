"""What a branch does otherwise, what came otherwise in it, and what fell away: in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from game.session.debrief.branches import parent_decided
from game.session.debrief.compare import Comparison
from game.session.events import BranchQuarter
from game.session.fork import VISION, Fallen
from game.session.game import Game, KeptBranch
from game.session.views.causes import quarter_mark
from game.session.views.event import letter_of
from game.texts import Words, mark

WHY_FELL = {
    "no_event": mark("“{what}” did not come in {quarter}: what you decided on it fell away."),
    "money": mark("“{what}” in {quarter} could not be paid."),
    "condition": mark("“{what}” in {quarter} was not possible there."),
    "running": mark("“{what}” in {quarter} was still running."),
    "once": mark("“{what}” in {quarter} had been done before."),
    "joined": mark("“{what}” in {quarter} fell away: nothing new starts in the second of two quarters."),
}


def changes_told(game: Game, words: Words, branch: KeptBranch) -> Iterator[str]:
    """What a branch decides otherwise than what it was forked from, quarter by quarter."""
    if branch.vision is not None:
        yield words.say("another vision at the start")
    for turn in sorted(branch.changes):
        told = tuple(_otherwise(game, words, parent_decided(game, branch, turn), branch.changes[turn]))
        if told:
            yield words.say("{mark}: {changes}", mark=quarter_mark(words, turn), changes="; ".join(told))
    for event, option in branch.answers.items():
        yield _option_told(game, words, event, option)


def _otherwise(game: Game, words: Words, was: BranchQuarter, now: BranchQuarter) -> Iterator[str]:
    actions = game.scenario.spec.actions
    if now.entries is not None:
        before = {entry.action: entry for entry in was.entries or ()}
        after = {entry.action: entry for entry in now.entries}
        for action in before:
            if action not in after:
                yield words.say("without “{card}”", card=actions[action].title.get(words.lang))
        for action, entry in after.items():
            title = actions[action].title.get(words.lang)
            if action not in before:
                yield words.say("with “{card}”", card=title)
            elif entry != before[action]:
                yield words.say("“{card}” led or placed otherwise", card=title)
    if now.answers is not None:
        for event, option in now.answers.items():
            if (was.answers or {}).get(event) != option:
                yield _option_told(game, words, event, option)
        for event in was.answers or {}:
            if event not in now.answers:
                title = game.scenario.spec.events[event].title.get(words.lang)
                yield words.say("“{event}”: nobody decides", event=title)
    if not now.vision_as_played and (now.stones, now.sentences) != (was.stones, was.sentences):
        yield words.say("the vision not revised") if now.stones is None else words.say("the vision revised")


def _option_told(game: Game, words: Words, event: str, option: str) -> str:
    spec = game.scenario.spec.events[event]
    return words.say(
        "“{event}”: {letter}, {option}",
        event=spec.title.get(words.lang),
        letter=letter_of(game, event, option),
        option=spec.options[option].title.get(words.lang),
    )


def events_told(found: Comparison, words: Words) -> Iterator[str]:
    """Events that came in one only, or in another quarter; one that may come often counts each time."""
    events = found.game.scenario.spec.events
    was, now = _coming(found.game, found.turn), _coming(found.other, found.turn)
    for event in dict.fromkeys((*was, *now)):
        gone = [turn for turn in was.get(event, ()) if turn not in now.get(event, ())]
        new = [turn for turn in now.get(event, ()) if turn not in was.get(event, ())]
        title = events[event].title.get(words.lang)
        for before, after in zip_longest(gone, new):
            if before is None:
                text = mark("“{event}” came in {now}; you never met it then.")
            elif after is None:
                text = mark("“{event}” did not come in {before}.")
            else:
                text = mark("“{event}” came in {now} instead of {before}.")
            yield words.say(
                text,
                event=title,
                before="" if before is None else quarter_mark(words, before),
                now="" if after is None else quarter_mark(words, after),
            )


def _coming(game: Game, first: int) -> dict[str, tuple[int, ...]]:
    """The quarters in which each event came, from `first` on."""
    found: dict[str, tuple[int, ...]] = {}
    for quarter in game.quarters[first - 1 :]:
        for event in quarter.agenda:
            found[event] = (*found.get(event, ()), quarter.turn)
    return found


def fallen_told(game: Game, words: Words, one: Fallen) -> str:
    spec = game.scenario.spec
    if one.what == VISION:
        what = words.say("the revised vision")
    elif one.what in spec.events:
        what = spec.events[one.what].title.get(words.lang)
    else:
        what = spec.actions[one.what].title.get(words.lang)
    return words.say(WHY_FELL[one.why], what=what, quarter=quarter_mark(words, one.turn))
