"""The same school as a model of Mesa 3, the usual package for agent-based models in Python.

One `mesa.Model` is one game. Leaders and teams are its agents, called through `agents_by_type`, as its guide
advises: leaders put forward what they lead, the quarter is worked out (by `naive`, the same plain Python),
and each team takes up what it has become. So beside `naive` this shows what agents and their scheduling cost;
nothing is collected on the way, since the others collect nothing either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mesa

from game.bench.naive import TEAM_VARIABLES
from game.bench.script import Script, Turn, naive_school


class Leader(mesa.Agent):  # type: ignore[misc]
    """A role: puts forward the actions that it leads."""

    def __init__(self, model: School, role: str) -> None:
        super().__init__(model)
        self.role = role

    def propose(self) -> None:
        for place, entry in enumerate(self.model.turn.actions):
            if entry.get("led_by") == self.role:
                self.model.proposed[place] = entry


class Team(mesa.Agent):  # type: ignore[misc]
    """A team of teachers: skill, adoption, commitment, workload, the vision as lived, and dip, 0-100."""

    def __init__(self, model: School, name: str) -> None:
        super().__init__(model)
        self.name = name
        self.take_up()

    def take_up(self) -> None:
        for variable in TEAM_VARIABLES:
            setattr(self, variable, self.model.school.state[f"{variable}.{self.name}"])


class School(mesa.Model):  # type: ignore[misc]
    """One game; `step` plays a quarter."""

    def __init__(self, scenario: Mapping[str, Any], script: Script) -> None:
        super().__init__()
        self.school = naive_school(scenario, script)
        self.quarters = iter(script.turns)
        self.turn = Turn([], {})
        self.proposed: dict[int, dict[str, Any]] = {}
        for role in self.school.roles:
            Leader(self, role)
        for team in self.school.teams:
            Team(self, team)

    def step(self) -> None:
        came = self.school.draw()
        self.turn = next(self.quarters)
        self.proposed = {
            place: entry for place, entry in enumerate(self.turn.actions) if "led_by" not in entry
        }
        self.agents_by_type[Leader].do("propose")
        actions = [self.proposed[place] for place in sorted(self.proposed)]
        self.school.play(actions, self.turn.choices, None, came)
        self.agents_by_type[Team].do("take_up")


def play_with_agents(scenario: Mapping[str, Any], script: Script) -> dict[str, float]:
    """The variables after the last quarter."""
    model = School(scenario, script)
    for _ in script.turns:
        model.step()
    return model.school.state
