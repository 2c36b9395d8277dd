"""How long a scenario of two thousand lines takes: checked as a command, and loaded inside the game."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from game.scenario import load_scenario

LINES = 2_000
ROUNDS = 5

_HEAD = """\
wendbaar: 1
id: large
language: en
title: A school with many cards
summary: Made to be measured.
minutes: 600
turns: 40
school:
  name: The School
  teams:
    lower: {name: Lower years, size: 20}
    upper: {name: Upper years, size: 10}
themes:
  chances: {name: Equal chances, serves: equal_opportunity}
  tailored: {name: Tailored lessons, serves: student_satisfaction}
  together: {name: Learning together, serves: agility}
roles:
"""
_ROLE = """\
  role_{n}:
    name: Role {n}
    formal: true
    leader: {leader}
    hours: 40
    strengths: {{literacy: 40, conduct: 50, organisation: 60, direction: 70, culture: 50}}
"""
_ACTION = """\
  action_{n}:
    title: A day of practice {n}
    about: >-
      Teams work on a lesson of their own, with somebody beside them who has done it before, and tell each
      other afterwards what they would do again.
    tags: [competence_development, safety]
    themes:
      chances: 0.5
      tailored: 0.2
    cost: 4
    hours: 16
    load: 0.3
    reach: teams
    when: "turn >= 2 and safety > 10"
    effects:
      - moves: team.skill
        by: 8
        after: 1
        over: 2
        scaled_by: [safety]
      - moves: competence_development
        by: 5
"""
_EVENT = """\
  event_{n}:
    title: A day without a network {n}
    story: >-
      In the middle of the morning the network is gone, and with it the lesson that a whole team had prepared
      for this week. Some improvise, some go home, and everybody looks at you.
    when: "turn >= 3 and lowest(team.skill) < 60 and not happened(event_0)"
    chance: "0.4 * (1 - safety / 100)"
    options:
      wait:
        title: Wait until it is over
        effects:
          - moves: safety
            by: -3
      call:
        title: Call for help
        about: It costs money, and people see that you take it seriously.
        cost: 5
        effects:
          - moves: infrastructure
            by: 4
            over: 2
    default: wait
    question: Who knew what to do?
"""


def large(lines: int = LINES) -> str:
    """A scenario without mistakes of at least so many lines, written as a trainer does: one thing a line."""
    roles = "".join(_ROLE.format(n=n, leader="true" if n == 0 else "false") for n in range(6))
    head = _HEAD + roles
    pair = _ACTION.count("\n") + _EVENT.count("\n")
    pairs = max(1, -(-(lines - head.count("\n") - 2) // pair))
    actions = "".join(_ACTION.format(n=n) for n in range(pairs))
    return f"{head}actions:\n{actions}events:\n{''.join(_EVENT.format(n=n) for n in range(pairs))}"


def reading_figures(rounds: int = ROUNDS) -> dict[str, float]:
    """`check_ms`: `wendbaar check` as a process, its start included; `load_ms`: loaded in this one.

    By the clock, the best of a few; the game's first load, with all that it imports, is not counted.
    """
    with tempfile.TemporaryDirectory(prefix="wendbaar-") as folder:
        path = Path(folder) / "large.yaml"
        path.write_text(large(), encoding="utf-8")
        load_scenario(path)
        return {
            "check_ms": min(_command(path) for _ in range(rounds)) * 1e3,
            "load_ms": min(_load(path) for _ in range(rounds)) * 1e3,
        }


def _command(path: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "game", "check", str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    return time.perf_counter() - start


def _load(path: Path) -> float:
    start = time.perf_counter()
    load_scenario(path)
    return time.perf_counter() - start
