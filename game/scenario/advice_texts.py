"""Advice on texts: too long for their card, not translated, and more to read than the minutes allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.errors import mark
from game.scenario.findings import Finding, Said
from game.scenario.format import is_language
from game.scenario.nodes import Node
from game.scenario.shape import Shape, scenario_shape
from game.scenario.sheet import Sheet, advised

LIMITS: Mapping[tuple[str, str], int] = {
    ("Action", "title"): 40,
    ("Action", "about"): 520,
    ("Event", "title"): 60,
    ("Event", "story"): 420,
    ("Option", "title"): 48,
    ("Option", "about"): 115,
    ("Ending", "title"): 55,
    ("Ending", "text"): 340,
}
"""Characters that fit where a text is shown: a window of 1280 by 720 at 100 % (tests/ui/test_limits.py)."""

ALOUD, SILENT = 183, 238
"""Words a minute, read aloud and in silence (Brysbaert 2019, means over 77 and 190 studies of English)."""
MOST_READING = 0.3
"""Of the playing time; what is left is for talking and deciding."""


def too_long(sheet: Sheet) -> Iterator[Finding]:
    """Texts that do not fit the place where they are shown, in each language."""
    yield from _too_long(sheet.node, scenario_shape())


def _too_long(node: Node, shape: Shape) -> Iterator[Finding]:
    for name, one in node.items.items():
        below = shape.below(name)
        most = LIMITS.get((shape.name, name))
        if below.is_text and most is not None:
            for text in (one, *one.items.values()):
                length = len(" ".join((text.text or "").split()))
                if length > most:
                    message = Said(
                        mark("{number} characters are too many here: about {most} fit"),
                        number=length,
                        most=most,
                    )
                    yield advised(text, "too-long-for-card", message)
        elif below.holds_texts:
            yield from _too_long(one, below)
    for one in node.entries:
        yield from _too_long(one, shape.below(""))


def reading(sheet: Sheet) -> Iterator[Finding]:
    """More to read than leaves time to talk, over the whole game."""
    minutes = sheet.node.get("minutes")
    if not minutes.number:
        return
    needed = reading_minutes(sheet)
    share = needed / minutes.number
    if share > MOST_READING:
        message = Said(
            mark("{share:.0%} of the time goes to reading ({needed:.0f} minutes): up to {most:.0%} is good"),
            needed=needed,
            share=share,
            most=MOST_READING,
        )
        hint = Said(
            mark(
                "counted are the start, the longest role card, each card once, and the events that there is "
                "room for, read aloud: shorten those, or give more minutes"
            )
        )
        yield advised(minutes, "much-to-read", message, hint)


def reading_minutes(sheet: Sheet) -> float:
    """Minutes of reading in a game.

    Aloud: the opening, and of each event that there is room for its story and its options, with the mean over
    all events. In silence: the situation, the themes, the longest role card, and each action card once.
    """
    node = sheet.node
    stories = [
        _words(event, ("title", "story", "question"))
        + sum(_words(one, ("title", "about", "hint")) for one in event.get("options").items.values())
        for _, event in sheet.events
    ]
    room = int(node.get("events_per_turn").number or 1) * sheet.names.turns
    come = min(room, sum(_times(event, sheet.names.turns) for _, event in sheet.events))
    aloud = _words(node.get("school"), ("opening",)) + come * sum(stories) / max(1, len(stories))
    cards = sum(_words(action, ("title", "about")) for _, action in sheet.actions)
    roles = [
        _words(role, ("name", "about", "wants", "dilemma"))
        + sum(_words(fact, ("text",)) for fact in role.get("knows").entries)
        for role in node.get("roles").items.values()
    ]
    themes = sum(
        _words(one, ("name", "about", "choosing_means")) for one in node.get("themes").items.values()
    )
    silent = _words(node.get("school"), ("situation",)) + max(roles, default=0) + cards + themes
    return aloud / ALOUD + silent / SILENT


def _times(event: Node, turns: int) -> int:
    """How often an event can come at most."""
    return 1 if event.get("once").value is not False else max(1, len(list(event.get("at").entries))) or turns


def _words(node: Node, keys: tuple[str, ...]) -> int:
    """Words of these texts, in the language that takes most."""
    total = 0
    for key in keys:
        one = node.get(key)
        total += max((len((text.text or "").split()) for text in (one, *one.items.values())), default=0)
    return total


def translations(sheet: Sheet) -> Iterator[Finding]:
    """For each language that the title is in: whether all texts are. One finding a language."""
    own = sheet.node.get("language").text
    if own is None:
        return
    languages = dict.fromkeys((own, *filter(is_language, sheet.node.get("title").items)))
    missing: dict[str, list[Node]] = {language: [] for language in languages}
    for node in _texts(sheet.node, scenario_shape()):
        there = node.items or (own,)
        for language in languages:
            if language not in there:
                missing[language].append(node)
    for language, nodes in missing.items():
        if nodes:
            message = Said(
                mark("texts without '{language}': {number}, of which this is the first"),
                number=len(nodes),
                language=language,
            )
            yield advised(nodes[0], "no-translation", message)


def _texts(node: Node, shape: Shape) -> Iterator[Node]:
    """All texts, in the order of the file: a text, or its translations by language."""
    if not shape.holds_texts or node.value is None:
        return
    if shape.is_text and all(map(is_language, node.items)):
        yield node
    for name, one in node.items.items():
        yield from _texts(one, shape.below(name))
    for one in node.entries:
        yield from _texts(one, shape.below(""))
