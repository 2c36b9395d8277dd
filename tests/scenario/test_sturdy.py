"""Whatever becomes of a file: it is told what is wrong with it, or it can be played."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.facts import SchoolFacts
from game.engine.state import SchoolState
from game.scenario import Scenario, ScenarioErrors, ScenarioRefused, check_scenario, load_scenario
from tests.scenario.build import SMALL, write

VALUES = (
    *(
        "0",
        "-1",
        "1e6",
        "99999999999999999999",
        "0.5",
        "true",
        "null",
        "~",
        "''",
        "x",
        "turn > 1",
        "team.skill",
    ),
    *(
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
        "[1, 2]",
        "head",
        "care",
        "equity",
        "budget",
        "{nl: a, en: b}",
        "{en: a}",
    ),
    *("{remove: true}", "{replace: true}", "'[{'", "é🙂", "- a", ": :", "&a 1", "*a", "!x 1", "<<"),
)


def broken(text: str, chance: random.Random) -> str:
    """The text with one line or value changed, dropped, doubled or put elsewhere."""
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[place])
        case 2:
            key, colon, _ = lines[place].partition(": ")
            lines[place] = f"{key}{colon or ': '}{chance.choice(VALUES)}\n"
        case 3:
            line = lines[place]
            at = chance.randrange(len(line))
            lines[place] = line[:at] + chance.choice(" :,{}[]'\"#-x1é\t\n") + line[at + 1 :]
        case _:
            words = lines[place].split(" ")
            words[chance.randrange(len(words))] = chance.choice(VALUES)
            lines[place] = " ".join(words)
    return "".join(lines)


def asked_of_all_conditions(scenario: Scenario) -> None:
    rules = scenario.ruleset()
    state = SchoolState.start(rules, [1.0] * len(rules.themes), games=2)
    facts = SchoolFacts(state, 0)
    for event in rules.blueprint.events:
        if event.when is not None:
            assert event.when(facts).shape == (2,)
        if event.chance is not None:
            chance = event.chance(facts)
            assert np.all((chance >= 0) & (chance <= 1))


@settings(max_examples=80)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_a_broken_file_is_refused_with_places_or_it_plays(seed: int, times: int) -> None:
    chance = random.Random(seed)
    text = SMALL
    for _ in range(times):
        text = broken(text, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), text)
        told = check_scenario(path)
        try:
            scenario = load_scenario(path)
        except (ScenarioErrors, ScenarioRefused) as error:
            # What the models refuse, the table of shapes has refused before them, with words of its own.
            assert any(one.is_error for one in told)
            assert not any(one.code == "refused-value" for one in error.findings)
            assert all(one.line >= 1 and one.column >= 1 and str(one) for one in error.findings)
            return
    assert not any(one.is_error for one in told)
    asked_of_all_conditions(scenario)
    assert Scenario.from_json(scenario.json).spec == scenario.spec
