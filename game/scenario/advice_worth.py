"""Advice on what things cost and bring: what nobody can pay or lead, and options that decide themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.errors import mark
from game.scenario.findings import Finding, Said
from game.scenario.nodes import Node
from game.scenario.ranges import MOST_HOURS
from game.scenario.sheet import Sheet, advised

LESS_IS_BETTER = {"team.workload", "team.dip", "fatigue", "running"}
NEITHER = {"pressure"}
"""Good or bad as it comes: expectations move people and wear them down."""
_START, _PER_TURN, _RESERVE, _BACK = 140.0, 70.0, 200.0, 0.5
"""What the format and the model take for a budget that says nothing (docs/model.md 4)."""


def actions(sheet: Sheet) -> Iterator[Finding]:
    """Cards and options that the school can never pay, and cards that no role has the hours for."""
    most = most_money(sheet)
    hours = {
        name: node.get("hours").number or 0
        for name, node in sheet.node.get("roles").items.items()
        if node.get("reserve").value is not True
    }
    longest = max(hours, key=lambda name: hours[name], default="")
    for _, node in sheet.actions:
        yield from _too_dear(node, most)
        asked = node.get("hours").number
        if longest and asked is not None and asked > MOST_HOURS * hours[longest]:
            message = Said(
                mark("nobody can lead this: '{role}' has the most hours, {hours:g}, and may spend {most:g}"),
                role=longest,
                hours=hours[longest],
                most=MOST_HOURS * hours[longest],
            )
            hint = Said(mark("ask for fewer hours here, or give a role more"))
            yield advised(node.get("hours"), "nobody-leads", message, hint)
    for _, _, node in sheet.options:
        yield from _too_dear(node, most)


def _too_dear(node: Node, most: float) -> Iterator[Finding]:
    cost = node.get("cost").number
    if cost is not None and cost > most:
        message = Said(mark("nobody can pay this: the budget can never hold more than {most:.0f}"), most=most)
        hint = Said(mark("make it cheaper, or give the school more in school.budget"))
        yield advised(node.get("cost"), "nobody-pays", message, hint)


def most_money(sheet: Sheet) -> float:
    """What the budget can hold at most in any turn, if nothing is ever spent; thousand euro."""
    budget = sheet.node.get("school", "budget")
    income, reserve = _number(budget, "per_turn", _PER_TURN), _number(budget, "reserve", _RESERVE)
    back = min(1.0, max(0.0, _number(sheet.node.get("parameters"), "reserve_back", _BACK)))
    held = best = _number(budget, "start", _START)
    for _ in range(sheet.names.turns - 1):
        held += income - back * max(0.0, held - reserve)
        best = max(best, held)
    return (
        best
        + sum(_brings(node, sheet.names.turns) for _, node in sheet.events)
        + sum(_granted(node) * sheet.names.turns for _, node in sheet.actions)
    )


def _brings(event: Node, turns: int) -> float:
    """What an event brings in at most, each time that it can come."""
    times = turns if event.get("once").value is False else 1
    options = event.get("options").items.values()
    return times * max(
        (max(0.0, -(one.get("cost").number or 0)) + _granted(one) for one in options), default=0
    )


def _granted(source: Node) -> float:
    effects = source.get("effects").entries
    return sum(max(0.0, one.get("by").number or 0) for one in effects if one.get("moves").text == "budget")


def _number(node: Node, key: str, otherwise: float) -> float:
    number = node.get(key).number
    return otherwise if number is None else number


@dataclass(frozen=True, slots=True)
class _Worth:
    """What an option asks and brings; for each, more is better. `sign` differs where more is neither."""

    points: Mapping[tuple[str, ...], float]
    neither: Mapping[tuple[str, ...], float]

    @classmethod
    def of(cls, option: Node, own: set[str]) -> _Worth:
        points: dict[tuple[str, ...], float] = {
            (key,): -(option.get(key).number or 0) for key in ("cost", "hours", "load")
        }
        neither: dict[tuple[str, ...], float] = {}
        for name, weight in option.get("themes").items.items():
            points["theme", name] = weight.number or 0
        for effect in option.get("effects").entries:
            moves, by = effect.get("moves").text or "", effect.get("by").number or 0
            scaled = sorted(name for name, _ in effect.texts("scaled_by"))
            teams = sorted(name for name, _ in effect.texts("teams"))
            key = (moves, effect.get("when").text or "", *scaled, "in", *teams)
            if moves in NEITHER or moves in own:
                neither[key] = neither.get(key, 0) + by
            else:
                points[key] = points.get(key, 0) + (-by if moves in LESS_IS_BETTER else by)
        return cls(points, neither)

    def against(self, other: _Worth) -> int:
        """1: nowhere worse and somewhere better; 0: the same; -1: otherwise."""
        if _without_nought(self.neither) != _without_nought(other.neither):
            return -1
        keys = {*self.points, *other.points}
        differences = [self.points.get(key, 0) - other.points.get(key, 0) for key in keys]
        return -1 if min(differences) < 0 else int(max(differences) > 0)


def _without_nought(points: Mapping[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    return {key: one for key, one in points.items() if one}


def options(sheet: Sheet) -> Iterator[Finding]:
    """An option that is better than all others in everything, and options that do the same.

    An event whose answer something else asks for is left out: what follows from it can't be summed up.
    """
    asked = {
        found for node in sheet.conditions for found in re.findall(r"answered\(\s*(\w+)", node.text or "")
    }
    own = set(sheet.names.own)
    for event, node in sheet.events:
        listed = node.get("options").items
        if event in asked or len(listed) < 2:
            continue
        worth = {name: _Worth.of(one, own) for name, one in listed.items()}
        for name, one in listed.items():
            others = [worth[name].against(worth[other]) for other in listed if other != name]
            if min(others) >= 0 and max(others) > 0:
                message = Said(
                    mark("'{name}' is nowhere worse than the others: there is nothing to choose"), name=name
                )
                hint = Said(mark("let it cost something, or let another option bring what this one does not"))
                yield advised(Node(None, one.place), "dominated", message, hint)
                break
        else:
            first, *rest = listed
            if all(worth[first].against(worth[other]) == 0 for other in rest):
                message = Said(mark("all options of this event cost and bring the same"))
                hint = Said(mark("give at least one of them effects of its own"))
                yield advised(Node(None, node.get("options").place), "same-options", message, hint)
