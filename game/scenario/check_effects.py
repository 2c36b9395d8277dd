"""Checks of effects: what they move, by how much, when, for whom (docs/model.md 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.engine.vocabulary import MODIFIERS, OUTCOMES, TEAM_VARIABLES
from game.errors import mark
from game.scenario.findings import Finding, Said
from game.scenario.nodes import Node
from game.scenario.sheet import Sheet, expression, told, unknown, warned

LAST = 8
"""Turns after which an effect has been delivered whole."""
LARGEST_ON_OUTCOME = 3

EffectCheck = Callable[[Sheet, Node], Iterator[Finding]]


def effects(sheet: Sheet) -> Iterator[Finding]:
    """All checks on each effect of each action and option."""
    for source in sheet.sources:
        for effect in source.get("effects").entries:
            for check in _CHECKS:
                yield from check(sheet, effect)


def _moves(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    node = effect.get("moves")
    name = node.text
    if name is None or name in sheet.names.movable:
        return
    if name == "shared_leadership" or name == "coherence" or name.startswith("enacted"):
        message = Said(mark("'{name}' follows from what the school does: no effect can move it"), name=name)
        yield told(node, "not-movable", message)
    elif name in TEAM_VARIABLES:
        hint = Said(mark("did you mean '{name}'?"), name=f"team.{name}")
        message = Said(mark("no {what} is called '{name}'"), what=Said(mark("variable")), name=name)
        yield told(node, "unknown-variable", message, hint)
    elif name.partition(".")[0] in sheet.names.teams and name.partition(".")[2] in TEAM_VARIABLES:
        team, _, variable = name.partition(".")
        hint = Said(mark("write team.{variable}, with teams: [{team}]"), variable=variable, team=team)
        message = Said(mark("no {what} is called '{name}'"), what=Said(mark("variable")), name=name)
        yield told(node, "unknown-variable", message, hint)
    else:
        yield unknown(node, Said(mark("variable")), name, sheet.names.movable)


def _scaled_by(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    seen: set[str] = set()
    known = (*MODIFIERS, "leader_fit")
    for name, node in effect.texts("scaled_by"):
        if name not in known:
            yield unknown(node, Said(mark("modifier")), name, known)
        elif name in seen:
            yield told(node, "twice", Said(mark("'{name}' stands here twice"), name=name))
        seen.add(name)
    if effect.get("unscaled").value is True and seen:
        message = Said(mark("an effect is either unscaled or scaled_by something, not both"))
        yield told(effect.get("unscaled"), "unscaled-and-scaled", message)


def _timing(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    after, over = effect.get("after").number or 0, effect.get("over").number or 1
    if 0 <= after <= 7 and 1 <= over <= LAST < after + over:
        message = Said(
            mark("after {after} and over {over} is more than {most} turns together"),
            after=after,
            over=over,
            most=LAST,
        )
        yield told(effect.get("over") if "over" in effect.items else effect, "too-late", message)


def _teams(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    node = effect.get("teams")
    moves = effect.get("moves").text or ""
    if node.value is not None and moves in sheet.names.movable and not moves.startswith("team."):
        message = Said(mark("'teams' belongs to a variable of teams, and '{name}' is none"), name=moves)
        yield told(node, "not-of-teams", message)
    for name, one in effect.texts("teams"):
        if name not in sheet.names.teams:
            yield unknown(one, Said(mark("team")), name, sheet.node.get("school", "teams"))
    yield from _twice(effect, "teams")


def _when(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    yield from expression(effect.get("when"), sheet.names)


def _money(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    if effect.get("moves").text != "budget":
        return
    if not effect.get("after").number:
        message = Said(mark("money that comes or goes at once is written as 'cost'"))
        yield told(effect.get("moves"), "money-at-once", message, Said(mark("or give 'after: 1' or more")))
    if effect.get("scaled_by").value:
        message = Said(mark("money comes in full: 'scaled_by' can't change it"))
        yield told(effect.get("scaled_by"), "scaled-money", message)


def _count(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    if effect.get("moves").text in sheet.names.counts and effect.get("unscaled").value is not True:
        message = Said(mark("an effect on a count must be unscaled"))
        yield told(effect.get("moves"), "scaled-count", message, Said(mark("add 'unscaled: true'")))


def _outcome(sheet: Sheet, effect: Node) -> Iterator[Finding]:
    by = effect.get("by").number
    if by is not None and effect.get("moves").text in OUTCOMES and abs(by) > LARGEST_ON_OUTCOME:
        message = Said(
            mark("an outcome moves by {most} at most: nearly all reaches it through practice"),
            most=LARGEST_ON_OUTCOME,
        )
        yield warned(effect.get("by"), "large-effect", message)


_CHECKS: tuple[EffectCheck, ...] = (_moves, _scaled_by, _timing, _teams, _when, _money, _count, _outcome)


def _twice(node: Node, key: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, one in node.texts(key):
        if name in seen:
            yield told(one, "twice", Said(mark("'{name}' stands here twice"), name=name))
        seen.add(name)
