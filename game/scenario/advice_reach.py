"""Advice on what can't come: events, endings, conditions that never hold, variables that nothing moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from game.errors import mark
from game.scenario.findings import Finding, Said
from game.scenario.names import INCIDENT_NAME
from game.scenario.nodes import Node
from game.scenario.possible import NEVER, Alternatives, Past, alternatives, earliest
from game.scenario.sheet import Sheet, advised

_LOOK = mark("look at the numbers in it: levels run from 0 to 100, turns from 1 to {turns}")


def events(sheet: Sheet) -> Iterator[Finding]:
    """Events that can't come: their condition never holds, their chance is nought, or there is no room."""
    came = coming(sheet)
    full = set(_without_room(sheet))
    for name, node in sheet.events:
        when, chance = node.get("when"), node.get("chance")
        if chance.number == 0 or (chance.text or "").strip() in ("0", "0.0"):
            message = Said(mark("this event can't come: its chance is 0"))
            yield advised(chance, "never-comes", message, Said(mark("leave 'chance' out, or make it higher")))
        elif when.text is not None and came.get(Past("event", name), NEVER) >= NEVER:
            yield advised(
                when,
                "never-comes",
                Said(mark("this event can't come: its condition never holds")),
                _why(sheet, when),
            )
        elif name in full:
            message = Said(mark("this event can't come: the turns from its date on are full"))
            hint = Said(mark("give it an earlier turn, or more 'events_per_turn'"))
            yield advised(Node(None, node.get("at").place), "never-comes", message, hint)


def _why(sheet: Sheet, node: Node) -> Said:
    """What a condition asks for that can't be."""
    for kind, name in re.findall(r"(chosen|happened|answered)\(\s*(\w+)", node.text or ""):
        past = Past("action" if kind == "chosen" else "event", name)
        if coming(sheet).get(past, NEVER) >= NEVER:
            return Said(mark("it asks for '{name}', which can't come either"), name=name)
    return Said(_LOOK, turns=sheet.names.turns)


def _without_room(sheet: Sheet) -> Iterator[str]:
    """Events with a date that find all turns from it on taken by others with a date."""
    most = sheet.node.get("events_per_turn").number or 1
    waiting: list[str] = []
    ever: set[str] = set()
    dated = {name: {one.number for one in node.get("at").entries} for name, node in sheet.events}
    for turn in range(1, sheet.names.turns + 1):
        due = [name for name, turns in dated.items() if turn in turns or name in waiting]
        coming_now, waiting = due[: int(most)], due[int(most) :]
        ever.update(coming_now)
    yield from (name for name in waiting if name not in ever)


@lru_cache(maxsize=4)
def coming(sheet: Sheet) -> dict[Past, int]:
    """The first turn in which each action, event and answer can come; what can't come is not in it."""
    last = sheet.names.turns
    whens: dict[Past, Alternatives] = {
        Past("action", name): _alternatives(sheet, node.get("when")) for name, node in sheet.actions
    }
    dates: dict[Past, int] = {}
    for name, node in sheet.events:
        at = [one.number for one in node.get("at").entries if one.number is not None]
        if at:
            dates[Past("event", name)] = int(min(at))
        elif node.get("chance").number != 0:
            whens[Past("event", name)] = _alternatives(sheet, node.get("when"))
    found: dict[Past, int] = {past: turn for past, turn in dates.items() if turn <= last}
    found[Past("event", INCIDENT_NAME)] = 1
    _add_answers(sheet, found)
    while True:
        now = {past: turn for past, one in whens.items() if (turn := earliest(one, last, found)) < NEVER}
        later = {**found, **now}
        _add_answers(sheet, later)
        if later == found:
            return found
        found = later


def _add_answers(sheet: Sheet, found: dict[Past, int]) -> None:
    for event, option, _ in sheet.options:
        if (turn := found.get(Past("event", event))) is not None:
            found[Past("event", event, option)] = turn


def _alternatives(sheet: Sheet, node: Node) -> Alternatives:
    return None if node.text is None else alternatives(node.text, sheet.names)


def can_hold(sheet: Sheet, node: Node) -> bool:
    """Whether a condition can hold in any turn, or after the last."""
    return earliest(_alternatives(sheet, node), sheet.names.turns + 1, coming(sheet)) < NEVER


def whens(sheet: Sheet) -> Iterator[Finding]:
    """Actions, effects and questions whose condition never holds."""
    for _, node in sheet.actions:
        yield from _never(
            sheet, node.get("when"), mark("this action can never be chosen: its condition never holds")
        )
    for source in sheet.sources:
        for effect in source.get("effects").entries:
            yield from _never(
                sheet, effect.get("when"), mark("this effect never comes: its condition never holds")
            )
    for node in sheet.node.get("questions").items.values():
        yield from _never(
            sheet, node.get("when"), mark("this question is never asked: its condition never holds")
        )


def _never(sheet: Sheet, node: Node, msgid: str) -> Iterator[Finding]:
    if node.text is not None and not can_hold(sheet, node):
        yield advised(node, "never-holds", Said(msgid), _why(sheet, node))


def foreshadowed(sheet: Sheet) -> Iterator[Finding]:
    """What a role knows of events that can't come."""
    came = coming(sheet)
    for role in sheet.node.get("roles").items.values():
        for fact in role.get("knows").entries:
            for name, node in fact.texts("foreshadows"):
                if name in sheet.names.events and Past("event", name) not in came:
                    message = Said(mark("this points to '{name}', which can't come"), name=name)
                    yield advised(node, "foreshadows-nothing", message)


def endings(sheet: Sheet) -> Iterator[Finding]:
    """Endings that no school can get: the condition never holds, or one before it always does."""
    always: Node | None = None
    for ending in sheet.node.get("endings").entries:
        when = ending.get("when")
        if always is not None:
            message = Said(
                mark("no school gets this ending: the one on line {line} always holds"),
                line=always.place.line,
            )
            yield advised(when, "never-ends", message, Said(mark("put that one last")))
        elif when.text is not None and not can_hold(sheet, when):
            message = Said(mark("no school gets this ending: its condition never holds"))
            yield advised(when, "never-ends", message, _why(sheet, when))
        elif when.text is not None and (rest := alternatives(f"not ({when.text})", sheet.names)) is not None:
            at_end = [one for one in rest if one.turns(sheet.names.turns + 1)]
            always = when if not at_end else None


def variables(sheet: Sheet) -> Iterator[Finding]:
    """Variables of the scenario's own that nothing moves, or that nothing asks for and no player sees."""
    moved = {effect.get("moves").text for source in sheet.sources for effect in source.get("effects").entries}
    asked = {word for node in sheet.conditions for word in re.findall(r"[a-z_0-9]+", node.text or "")}
    asked |= {
        word
        for claim in sheet.node.get("checks").entries
        for word in re.findall(r"[a-z_0-9]+", claim.get("expect").text or "")
    }
    for name, node in sheet.node.get("variables").items.items():
        if name not in moved and not node.get("decay").number:
            message = Said(mark("nothing moves '{name}'"), name=name)
            hint = Said(mark("let an effect move it, or leave the variable out"))
            yield advised(Node(None, node.place), "never-moves", message, hint)
        elif name not in asked and node.get("show").text != "board":
            message = Said(mark("nothing asks for '{name}', and the players don't see it"), name=name)
            hint = Said(mark("use it in a condition, or give 'show: board'"))
            yield advised(Node(None, node.place), "never-asked", message, hint)
