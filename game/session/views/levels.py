"""Levels with their change, target and history: what a bar or a line of the board shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.engine.blueprint import SUB_COMPETENCES
from game.engine.ruleset import Ruleset
from game.scenario import Scenario
from game.session.explain import span_of, value_at
from game.session.fork import without_interventions
from game.session.game import Game
from game.session.rules import WORKLOAD_LIMIT
from game.session.views.figures import euros, plain, signed, whole
from game.session.views.names import ROSE, name_of, official_name, variable_name
from game.session.views.parts import Change, Level
from game.texts import Words

STONES_FOR_A_TARGET = 3
"""So many stones on a theme ask its targets in full; fewer a part of them (docs/scenario-format.md)."""


def level(game: Game, words: Words, variable: str, ghost: Game | None = None) -> Level:
    """A variable as it is now, with its change over the last result; no change in the first quarter.

    After two quarters that were played as one it is the change over both, as their result said it.

    variable  an id of the contract, a dimension, `coherence`, or a team variable for its staff mean
    ghost     the same game without interventions (`ghost_of`); None: no ghost line
    """
    last = len(game.states) - 1
    since = span_of(game)[0] - 1 if last else 0
    history = tuple(value_at(game, variable, turn) for turn in range(last + 1))
    name = name_of(game.scenario, variable)
    value = whole(history[-1])
    limit = WORKLOAD_LIMIT if is_workload(variable) else None
    shown = Level(
        id=variable,
        name=variable_name(words, game.scenario, variable),
        value=value,
        change=change_of(words, variable, history[since], history[-1], game.scenario) if last else None,
        target=target_of(game, variable),
        icon=name.icon if name is not None else "",
        history=history,
        ghost=tuple(value_at(ghost, variable, turn) for turn in range(last + 1)) if ghost else (),
        limit=limit,
        over_limit=limit is not None and value > limit,
        official=official_name(words, variable),
    )
    return replace(shown, spoken=spoken(words, shown))


def change_of(
    words: Words, variable: str, before: float, after: float, scenario: Scenario | None = None
) -> Change:
    """A change in whole points; under half a point is 0. `scenario` names own variables that are counts."""
    points = whole(after - before)
    better = is_better_up(variable, scenario)
    favourable = None if points == 0 or better is None else (points > 0) is better
    return Change(points, favourable, signed(points))


def is_better_up(variable: str, scenario: Scenario | None = None) -> bool | None:
    """Whether more is favourable; None where it depends. An own level counts as favourable upwards."""
    name = name_of(scenario, variable)
    return True if name is None else name.better


def is_workload(variable: str) -> bool:
    return variable.removeprefix("team.").partition(".")[0] == "workload"


def spoken(words: Words, shown: Level) -> str:
    """How a screen reader says a level: `Competences 48, up 6, vision goal 70`."""
    value = euros(words, shown.value) if shown.id == "budget" else plain(shown.value)
    parts = [f"{shown.name} {value}"]
    if shown.change is not None:
        parts.append(spoken_change(words, shown.change.points))
    if shown.target is not None:
        parts.append(words.say("vision goal {target}", target=shown.target))
    if shown.over_limit:
        parts.append(words.say("above the limit of {limit}", limit=shown.limit))
    return ", ".join(parts)


def spoken_change(words: Words, points: int) -> str:
    if points == 0:
        return words.say("unchanged")
    if points > 0:
        return words.say("up {points}", points=points)
    return words.say("down {points}", points=-points)


def ghost_of(game: Game) -> Game:
    """The same school and luck without actions and with default options, as far as it was played."""
    if len(game.states) < 2:
        return game
    return replace(game, states=without_interventions(game).states)


def target_of(game: Game, variable: str) -> int | None:
    """What the vision asks of a sub-competence or a dimension; None where it asks nothing."""
    if game.vision is None:
        return None
    return targets(game.scenario, game.rules, game.vision.stones).get(variable)


def targets(scenario: Scenario, rules: Ruleset, stones: Mapping[str, int]) -> dict[str, int]:
    """What these stones ask, by sub-competence and dimension, in whole points; only those that are asked for.

    start + (asks - start) * min(1, stones / 3), the highest over the themes. A dimension asks the mean over
    its sub-competences, where one that nothing is asked of counts at its start.
    """
    asked: dict[str, float] = {}
    for theme, about in scenario.spec.themes.items():
        share = min(1.0, stones.get(theme, 0) / STONES_FOR_A_TARGET)
        for sub, asks in about.asks.items():
            if share > 0 and sub in SUB_COMPETENCES:
                start = _start(rules, sub)
                asked[sub] = max(asked.get(sub, 0.0), start + (asks - start) * share)
    found = {sub: whole(goal) for sub, goal in asked.items()}
    for dimension, subs in ROSE.items():
        if any(sub in asked for sub in subs):
            found[dimension] = whole(sum(asked.get(sub, _start(rules, sub)) for sub in subs) / len(subs))
    return found


def _start(rules: Ruleset, variable: str) -> float:
    return float(rules.start[rules.row(variable)])
