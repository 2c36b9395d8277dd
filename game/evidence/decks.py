"""The decks on which claims are judged.

`reference` stands beside this module: the standard school of docs/model.md with its 27 actions, which is for
judging the model and not for play.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario

DECKS = ("reference", "innovatiecollege")
REFERENCE_FILE = Path(__file__).with_name("reference.yaml")


@cache
def deck(name: str) -> Scenario:
    """A deck by its name, one of DECKS."""
    if name == "reference":
        return load_scenario(REFERENCE_FILE)
    return load_scenario(name, search=(scenarios_dir(),))
