"""Checks of visions and plans, in a scenario or in a plan file, and of what a scenario says it teaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.errors import mark
from game.scenario.expect import AGAINST, parse_expect, where_wrong
from game.scenario.findings import Finding, Said, finding
from game.scenario.names import BOTS, Names
from game.scenario.nodes import Node
from game.scenario.sheet import Sheet, told, unknown

STONES = 10
MOST_ACTIONS = 6
"""Actions a turn (docs/model.md 2)."""


def vision(node: Node, names: Names) -> Iterator[Finding]:
    """Ten stones over themes that exist."""
    if not isinstance(node.value, dict):
        return
    for theme, stones in node.items.items():
        if theme not in names.themes:
            yield unknown(stones, Said(mark("theme")), theme, names.themes, key=True)
    counts = [stones.value for stones in node.items.values()]
    if all(isinstance(one, int) and not isinstance(one, bool) and 0 <= one <= STONES for one in counts):
        total = sum(int(str(one)) for one in counts)
        if total != STONES:
            message = Said(
                mark("a vision is made of {stones} stones, and here are {total}"), stones=STONES, total=total
            )
            yield told(node, "not-ten-stones", message)


def plan(node: Node, names: Names) -> Iterator[Finding]:
    """All that a plan names, and what may go together in a turn."""
    yield from vision(node.get("vision"), names)
    yield from _choices(node.get("choices"), names)
    for number, turn in node.get("turns").items.items():
        if number.isdigit() and 1 <= int(number) <= 40 and int(number) > names.turns:
            message = Said(
                mark("turn {turn} does not come: there are {turns}"), turn=number, turns=names.turns
            )
            yield told(Node(None, turn.place), "no-such-turn", message)
        yield from vision(turn.get("vision"), names)
        yield from _choices(turn.get("choices"), names)
        yield from _actions(turn, names)


def _choices(node: Node, names: Names) -> Iterator[Finding]:
    for event, option in node.items.items():
        if event not in names.events:
            yield unknown(option, Said(mark("event")), event, names.events, key=True)
        elif option.text is not None and option.text not in names.events[event]:
            yield unknown(option, Said(mark("option of this event")), option.text, names.events[event])


def _actions(turn: Node, names: Names) -> Iterator[Finding]:
    entries = list(turn.get("actions").entries)
    if len(entries) > MOST_ACTIONS:
        message = Said(
            mark("at most {most} actions go in a turn, and here are {number}"),
            most=MOST_ACTIONS,
            number=len(entries),
        )
        yield told(entries[MOST_ACTIONS], "too-many-actions", message)
    seen: set[str] = set()
    for entry in entries:
        action = entry.get("do").text
        if action is None:
            continue
        if action not in names.actions:
            yield unknown(entry.get("do"), Said(mark("action")), action, names.actions)
        elif action in seen:
            message = Said(mark("'{name}' can be done once a turn"), name=action)
            yield told(entry.get("do"), "twice", message)
        seen.add(action)
        yield from _entry(entry, names.actions.get(action), names)


def _entry(entry: Node, reach: str | None, names: Names) -> Iterator[Finding]:
    leader = entry.get("led_by").text
    if leader is not None and leader not in names.roles:
        yield unknown(entry.get("led_by"), Said(mark("role")), leader, names.roles)
    elif leader in names.reserve:
        message = Said(mark("'{name}' plays only in a large group: let another role lead this"), name=leader)
        yield told(entry.get("led_by"), "reserve-leads", message)
    teams = entry.texts("teams")
    seen: set[str] = set()
    for name, node in teams:
        if name not in names.teams:
            yield unknown(node, Said(mark("team")), name, names.teams)
        elif name in seen:
            yield told(node, "twice", Said(mark("'{name}' stands here twice"), name=name))
        seen.add(name)
    if teams and reach == "school":
        message = Said(mark("this action is for the whole school: leave 'teams' out"))
        yield told(entry.get("teams"), "wrong-reach", message)
    elif reach == "team" and len(teams) > 1:
        yield told(entry.get("teams"), "wrong-reach", Said(mark("this action is for one team at a time")))


def visions_and_plans(sheet: Sheet) -> Iterator[Finding]:
    """The given vision and the named plans of a scenario."""
    yield from vision(sheet.node.get("vision"), sheet.names)
    for node in sheet.node.get("plans").items.values():
        yield from plan(node, sheet.names)


def claims(sheet: Sheet) -> Iterator[Finding]:
    """What the scenario is meant to teach: known plans, and an expectation that can be read."""
    known = tuple(dict.fromkeys((*sheet.names.plans, *BOTS)))
    for node in sheet.node.get("checks").entries:
        for key in ("play", "against"):
            name = node.get(key).text
            if name is not None and name not in known:
                yield unknown(node.get(key), Said(mark("plan")), name, known)
        yield from _expectation(node, sheet.names)


def _expectation(node: Node, names: Names) -> Iterator[Finding]:
    at = node.get("expect")
    if at.text is None:
        return
    expect = parse_expect(at.text)
    if expect is None:
        offset, hint = where_wrong(at.text)
        message = Said(mark("this expectation can't be read"))
        yield finding(at.at_character(offset), "bad-expectation", message, hint)
        return
    if expect.variable not in names.measurable:
        word = Node(None, at.at_character(at.text.index(expect.variable)))
        yield unknown(word, Said(mark("variable")), expect.variable, names.measurable)
    if expect.turn > names.turns:
        message = Said(
            mark("turn {turn} does not come: there are {turns}"), turn=expect.turn, turns=names.turns
        )
        yield told(at, "no-such-turn", message)
    is_against = node.get("against").value is not None
    if is_against and not expect.is_against:
        message = Said(mark("with 'against' an expectation says {words}"), words=_either(AGAINST))
        yield told(at, "bad-expectation", message)
    elif expect.is_against and not is_against:
        message = Said(mark("'{words}' compares with another plan: give 'against'"), words=expect.comparison)
        yield told(at, "bad-expectation", message)


def _either(words: Iterable[str]) -> str:
    return " / ".join(words)
