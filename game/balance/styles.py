"""Ways of playing: what a table wants, how much it takes on, who leads, and how it answers events.

A style is a few numbers, so that games of different styles are columns of one batch. What an action is good
for is read from its effects, so that styles play any scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from game.engine.blueprint import Array
from game.engine.policies.balanced import CLIMATE, LEARNING, RELIEF, VISION
from game.engine.ruleset import Ruleset
from game.errors import mark

TOOLS = {
    "infrastructure": 1.0,
    "team.adoption": 1.0,
    "tools_at_work": 0.8,
    "data_use": 0.4,
    "running": 4.0,
}
"""For a table that wants devices and systems; what they cost to run gives them away."""
LEADERS = {
    "leader_growth": 1.0,
    "own_development": 0.7,
    "transformational": 0.7,
    "learning_professional": 0.5,
}
PURPOSES: Mapping[str, Mapping[str, float]] = {
    "vision": VISION,
    "learning": LEARNING,
    "relief": RELIEF,
    "climate": CLIMATE,
    "tools": TOOLS,
    "leaders": LEADERS,
}


class Who(Enum):
    """Which leader takes an action."""

    ANY = 0
    FITTING = 1
    """One of the three that fit best, as people who know each other do."""
    BEST = 2
    """The best that still has time (the rule of docs/model.md 10)."""


class Answer(Enum):
    """How an event is answered."""

    DEFAULT = 0
    ANY = 1
    SENSIBLE = 2
    """What does most at its price, by its effects as written."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way of playing.

    share     of twenty games, in the round of all styles
    pace      actions a quarter, fewest and most
    early     points for each of PURPOSES in the first third of the game; later: after that
    chance    points that the mood of the quarter weighs; habit: those of a taste for the whole game
    careful   stays within leader time and what teams can take up
    all_teams always in all teams; else in some by chance
    """

    id: str
    name: str
    about: str
    share: int
    pace: tuple[int, int]
    early: Mapping[str, float] = field(default_factory=dict)
    later: Mapping[str, float] = field(default_factory=dict)
    chance: float = 1.0
    habit: float = 0.0
    who: Who = Who.BEST
    answer: Answer = Answer.SENSIBLE
    careful: bool = False
    all_teams: bool = True


STYLES = (
    Style(
        "nothing",
        mark("Doing nothing"),
        mark("starts nothing and lets every event take its course"),
        share=1,
        pace=(0, 0),
        answer=Answer.DEFAULT,
    ),
    Style(
        "random",
        mark("Pure chance"),
        mark("none to six actions, any leader, any teams, any answer"),
        share=2,
        pace=(0, 6),
        who=Who.ANY,
        answer=Answer.ANY,
        all_teams=False,
    ),
    Style(
        "people",
        mark("As people play"),
        mark("two to four actions by taste, leaders that fit, some teams, any answer"),
        share=5,
        pace=(2, 4),
        early={"vision": 0.3},
        chance=1.0,
        habit=0.5,
        who=Who.FITTING,
        answer=Answer.ANY,
        all_teams=False,
    ),
    Style(
        "balanced",
        mark("Balanced"),
        mark("three actions within time, money and what teams can take up; a bit of everything"),
        share=3,
        pace=(3, 3),
        early={"vision": 1.0, "learning": 0.5, "relief": 0.5, "climate": 0.7, "leaders": 0.3},
        later={"vision": 0.5, "learning": 1.0, "relief": 0.8, "climate": 0.4, "leaders": 0.2},
        chance=0.6,
        habit=0.3,
        careful=True,
    ),
    Style(
        "vision_first",
        mark("Vision first"),
        mark("first a vision that teams live, then learning, then tools"),
        share=3,
        pace=(2, 4),
        early={"vision": 1.6, "climate": 0.5, "leaders": 0.4},
        later={"vision": 0.7, "learning": 1.0, "relief": 0.4, "tools": 0.2},
        chance=0.5,
        habit=0.4,
        careful=True,
    ),
    Style(
        "tools_first",
        mark("Tools first"),
        mark("buys and rolls out, and expects that teaching will follow"),
        share=2,
        pace=(2, 3),
        early={"tools": 1.6},
        later={"tools": 1.2, "learning": 0.3},
        chance=0.4,
        habit=0.2,
        answer=Answer.ANY,
    ),
    Style(
        "learning_first",
        mark("Learning first"),
        mark("teachers learn together from the first day; the vision comes along the way"),
        share=3,
        pace=(2, 4),
        early={"learning": 1.4, "climate": 0.4},
        later={"learning": 1.0, "vision": 0.5, "relief": 0.3},
        chance=0.5,
        habit=0.4,
        careful=True,
    ),
    Style(
        "events",
        mark("Working on what comes"),
        mark("answers events as well as it can and starts at most one thing a quarter"),
        share=1,
        pace=(0, 1),
        chance=1.0,
    ),
)
ROUND = tuple(k for k, style in enumerate(STYLES) for _ in range(style.share))
"""The style of every game in a round of twenty."""
PEOPLE = next(k for k, style in enumerate(STYLES) if style.id == "people")


def uses(rules: Ruleset) -> Array:
    """(P, A) what each action is good for, by PURPOSES, the most useful at 1."""
    table = np.zeros((len(PURPOSES), len(rules.actions)))
    for p, worth in enumerate(PURPOSES.values()):
        for a, action in enumerate(rules.blueprint.actions):
            for effect in action.effects:
                table[p, a] += worth.get(effect.moves, 0.0) * effect.by
        table[p] /= max(float(np.max(np.abs(table[p]), initial=0.0)), 1.0)
    return table


def wants(early: bool) -> Array:
    """(styles, P) points for each purpose, early or later in the game."""
    return np.array(
        [
            [(style.early if early else style.later).get(purpose, 0.0) for purpose in PURPOSES]
            for style in STYLES
        ]
    )
