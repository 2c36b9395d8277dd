"""Engine and oracle, two implementations of one page, agree on plans that neither was made for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.bench.naive import Oracle
from game.engine.decisions import Decisions
from game.engine.happenings import draw, event_uniforms
from game.engine.noise import outcome_noise
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState
from game.engine.step import step
from game.scenario import load_scenario
from tests.engine.build import FIRST_GAME, REFERENCE, STANDARD, first_game, placed, reference, standard

RULES = {REFERENCE: reference, STANDARD: standard, FIRST_GAME: first_game}
Entry = dict[str, Any]


@cache
def plain(path: Path) -> dict[str, Any]:
    """The scenario as its author wrote it; one that extends another with that filled in."""
    data: dict[str, Any] = yaml.safe_load(path.read_text())
    return dict(load_scenario(path).data) if data.get("extends") else data


@st.composite
def entries(draw: st.DrawFn, rules: Ruleset, most: int = 5) -> list[Entry]:
    """Actions of one quarter: any leader or nobody, any teams; often more than money and hours allow."""
    actions = draw(st.lists(st.sampled_from(rules.actions), max_size=most, unique=True))
    made: list[Entry] = []
    for name in actions:
        entry: Entry = {"do": name}
        leader = draw(st.sampled_from([*rules.roles, *rules.roles, None]))
        if leader is not None:
            entry["led_by"] = leader
        reach = rules.blueprint.actions[rules.action(name)].reach
        most_teams = 1 if reach == "team" else len(rules.teams)
        if reach != "school":
            entry["teams"] = draw(
                st.lists(st.sampled_from(rules.teams), min_size=1, max_size=most_teams, unique=True)
            )
        made.append(entry)
    return made


@st.composite
def games(draw: st.DrawFn, rules: Ruleset) -> dict[str, Any]:
    stones = st.lists(st.integers(0, 10), min_size=len(rules.themes), max_size=len(rules.themes))
    turns = rules.turns
    return {
        "vision": draw(stones),
        "seed": draw(st.integers(0, 2**64 - 1)),
        "game": draw(st.integers(0, 5000)),
        "chance": draw(st.booleans()),
        "turns": [draw(entries(rules)) for _ in range(turns)],
        "choices": draw(st.lists(st.integers(0, 3), min_size=len(rules.events), max_size=len(rules.events))),
        "revisions": {draw(st.integers(0, turns - 1)): draw(stones)} if draw(st.booleans()) else {},
    }


def by_theme(rules: Ruleset, stones: list[int]) -> dict[str, float]:
    return dict(zip(rules.themes, map(float, stones), strict=True))


def agrees(path: Path, game: dict[str, Any], with_events: bool) -> None:
    rules = RULES[path]()
    oracle = Oracle(plain(path), by_theme(rules, game["vision"]), game["seed"], game["game"], game["chance"])
    oracle.parameters |= plain(path).get("parameters", {})
    if not game["chance"]:
        rules = rules.without_chance()
    state = SchoolState.start(rules, game["vision"])
    part = range(game["game"], game["game"] + 1)
    for turn, plan in enumerate(game["turns"]):
        came: list[str] = oracle.draw() if with_events else []
        choices: dict[str, str] = {}
        waiting: list[int] = []
        if with_events:
            drawn = draw(rules, state, turn, event_uniforms(rules, game["seed"], turn, part))
            assert [rules.events[k] for k in drawn.came[:, 0].nonzero()[0]] == came, f"quarter {turn + 1}"
            waiting = list(drawn.waiting[:, 0].nonzero()[0])
            for name in came:
                options = rules.blueprint.events[rules.event(name)].options
                wanted = options[game["choices"][rules.event(name)] % len(options)]
                choices[name] = rules.options[wanted][1]
        revision = game["revisions"].get(turn)
        oracle.play(plan, choices, None if revision is None else by_theme(rules, revision), came)
        decisions = Decisions.of(
            rules,
            [placed(rules, entry) for entry in plan],
            [rules.option(name, chosen) for name, chosen in choices.items()],
            waiting=waiting,
            revision=revision,
        )
        state = step(rules, state, turn, decisions, outcome_noise(game["seed"], turn, part))
        ours = dict(zip(rules.variables, map(float, state.levels[:, 0]), strict=True))
        assert ours == pytest.approx(oracle.state, rel=1e-9, abs=1e-9), f"quarter {turn + 1}"


@settings(max_examples=25)
@given(st.data())
def test_the_engine_agrees_with_the_oracle_on_the_reference_deck(data: st.DataObject) -> None:
    agrees(REFERENCE, data.draw(games(reference())), with_events=False)


@settings(max_examples=20)
@given(st.data())
def test_the_engine_agrees_with_the_oracle_on_the_reference_deck_with_events(data: st.DataObject) -> None:
    agrees(REFERENCE, data.draw(games(reference())), with_events=True)


@settings(max_examples=40)
@given(st.data())
def test_the_engine_agrees_with_the_oracle_on_the_standard_scenario_with_events(data: st.DataObject) -> None:
    agrees(STANDARD, data.draw(games(standard())), with_events=True)


@settings(max_examples=40)
@given(st.data())
def test_the_engine_agrees_with_the_oracle_on_a_school_of_one_team(data: st.DataObject) -> None:
    agrees(FIRST_GAME, data.draw(games(first_game())), with_events=True)
