"""What the school stood for and what it did, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.session.explain import resolved
from game.session.game import Game, Vision
from game.session.rules import STONES


def vision_in(game: Game, turn: int) -> Vision:
    """What the table stood for in a quarter, a revision in it included. Raises LookupError before one."""
    stood = [vision for vision in game.visions if vision.turn <= max(turn, 1)]
    if not stood:
        raise LookupError("no vision has been laid yet")
    return stood[-1]


def did_in(game: Game, turn: int) -> Mapping[str, int]:
    """One quarter's money and hours by theme, in ten stones; all 0 where nothing had a theme."""
    if not 1 <= turn <= resolved(game):
        raise LookupError(f"quarter {turn} has no result")
    alone = replace(game, quarters=game.quarters[turn - 1 : turn], states=game.states[turn - 1 : turn + 1])
    return did_in_stones(alone)


def apart(wanted: Mapping[str, int], did: Mapping[str, int]) -> int | None:
    """How many of ten stones lie elsewhere; None where nothing was done for any theme."""
    if not any(did.values()):
        return None
    return sum(abs(wanted.get(theme, 0) - n) for theme, n in did.items()) // 2


def did_in_stones(game: Game) -> dict[str, int]:
    """What money and hours went to, in ten stones by largest remainder; all 0 when nothing had a theme.

    Of each action that was carried out and each option chosen, a theme gets money and hours by its weight
    there. Money and hours count alike: each theme's part of all money and of all hours, added up.
    """
    themes = game.rules.themes
    money, hours = dict.fromkeys(themes, 0.0), dict.fromkeys(themes, 0.0)
    for weights, spent, worked in _efforts(game):
        for theme, weight in weights.items():
            money[theme] += weight * spent
            hours[theme] += weight * worked
    parts = dict.fromkeys(themes, 0.0)
    for spread in (money, hours):
        if (total := sum(spread.values())) > 0:
            for theme in themes:
                parts[theme] += spread[theme] / total
    return in_stones(parts)


def in_stones(parts: Mapping[str, float]) -> dict[str, int]:
    """Parts as ten stones: the whole ones first, the rest by largest remainder, the first on a tie."""
    total = sum(parts.values())
    if total <= 0:
        return dict.fromkeys(parts, 0)
    exact = {name: STONES * part / total for name, part in parts.items()}
    stones = {name: int(amount) for name, amount in exact.items()}
    by_rest = sorted(parts, key=lambda name: stones[name] - exact[name])
    for name in by_rest[: STONES - sum(stones.values())]:
        stones[name] += 1
    return stones


def _efforts(game: Game) -> Iterator[tuple[Mapping[str, float], float, float]]:
    """(themes, thousand euros, hours) of all that was carried out and chosen."""
    spec, reach = game.scenario.spec, game.rules.reach
    started = game.rules.layout.started.start
    for quarter, after in zip(game.quarters, game.states[1:], strict=False):
        for entry in quarter.plan or ():
            if int(after.memory[started + game.rules.action(entry.action), 0]) == quarter.turn:
                action = spec.actions[entry.action]
                m = 1 if action.reach == "school" else len(entry.teams)
                yield action.themes, action.cost * float(reach.cost[m]), action.hours * float(reach.hours[m])
        for event, chosen in quarter.answers.items():
            option = spec.events[event].options[chosen]
            yield option.themes, max(option.cost, 0.0), option.hours
