"""A small school with planted faults, so that a test knows what balance should find."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from game.balance.report import Report, balance
from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario

GAMES = 1200
FAULTY = """
wendbaar: 1
id: faulty
extends: kennismaking
title: Een school met fouten
actions:
  gift:
    title: Een cadeau
    about: Kost niets en maakt iedereen blij.
    tags: [processes]
    cost: 0
    hours: 2
    load: 0
    reach: school
    repeat: free
    effects:
      - {moves: student_satisfaction, by: +6, unscaled: true}
  harm:
    title: Een ongeluk
    about: Kost niets en maakt niemand blij.
    tags: [processes]
    cost: 0
    hours: 2
    load: 0
    reach: school
    repeat: free
    effects:
      - {moves: student_satisfaction, by: -6, unscaled: true}
events:
  dead:
    title: Komt nooit
    story: Dit gebeurt na het einde.
    when: "turn > 90"
    default: a
    options:
      a: {title: Ja, about: Ja.}
      b: {title: Nee, about: Nee.}
  trivial:
    title: Geen dilemma
    story: Wie wil er taart?
    at: 2
    default: a
    options:
      a:
        title: Taart
        about: Taart voor iedereen.
        effects:
          - {moves: student_satisfaction, by: +5, unscaled: true}
      b:
        title: Geen taart
        about: Geen taart.
        effects:
          - {moves: student_satisfaction, by: -5, unscaled: true}
"""


@lru_cache(maxsize=1)
def faulty() -> Scenario:
    path = Path(mkdtemp(prefix="wendbaar-balance-")) / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return load_scenario(path, search=[scenarios_dir()])


@lru_cache(maxsize=1)
def report() -> Report:
    """Of the faulty school, made once for all tests."""
    return balance(faulty(), GAMES, seed=3, search=[scenarios_dir()])
