"""Plain Python and Mesa play the very games that the engine played, or their times say nothing."""

from __future__ import annotations

import pytest

from game.bench.crowd import crowd
from game.bench.growth import growth
from game.bench.race import Size, has_mesa, play_naive, race
from game.bench.script import Script, scripts
from game.cli.find import find_scenario
from game.engine.policies import POLICIES
from game.trials.spread import Shipped, executor

GAMES = 3


@pytest.fixture(scope="module")
def played() -> list[Script]:
    return scripts(find_scenario("innovatiecollege").ruleset(), POLICIES["random"], 7, GAMES)


def test_a_script_holds_what_the_bot_did(played: list[Script]) -> None:
    rules = find_scenario("innovatiecollege").ruleset()
    assert [len(script.turns) for script in played] == [rules.turns] * GAMES
    turns = [turn for script in played for turn in script.turns]
    assert all(2 <= len(script.turns[0].actions) <= 4 for script in played)
    assert any(turn.choices for turn in turns)
    assert any(len(entry.get("teams", ())) == 1 for turn in turns for entry in turn.actions)
    assert all(sum(script.vision.values()) == 10 for script in played)


def test_plain_python_comes_out_where_the_engine_did(played: list[Script]) -> None:
    data = find_scenario("innovatiecollege").data
    for script in played:
        assert play_naive(data, script) == pytest.approx(dict(script.end), rel=1e-9, abs=1e-9)


@pytest.mark.skipif(not has_mesa(), reason="mesa is for developers")
def test_mesa_comes_out_where_the_engine_did(played: list[Script]) -> None:
    from game.bench.agents import Leader, School, Team, play_with_agents

    scenario = find_scenario("innovatiecollege")
    for script in played:
        assert play_with_agents(scenario.data, script) == pytest.approx(dict(script.end), rel=1e-9, abs=1e-9)
    model = School(scenario.data, played[0])
    model.step()
    assert len(model.agents_by_type[Leader]) == len(scenario.ruleset().roles)
    assert [team.skill for team in model.agents_by_type[Team]] == [
        model.school.state[f"skill.{team}"] for team in scenario.ruleset().teams
    ]


def test_a_race_without_mesa_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.bench.race.has_mesa", lambda: False)
    rounds: list[int] = []
    measured = race(
        find_scenario("kennismaking"), POLICIES["random"], Size(8, 1, 1), lambda: rounds.append(1)
    )
    assert measured.mesa is None and measured.mesa_ratio is None
    assert len(rounds) == 2  # one to warm up
    assert measured.naive_ratio > 0 and measured.floor_exact


def test_memory_and_time_are_told_for_every_number_of_games() -> None:
    small, large = growth(Shipped.of(find_scenario("kennismaking")), "random", [(20, 2), (6_000, 1)])
    assert (small.games, large.games) == (20, 6_000)
    assert 0 < small.peak_mib < large.peak_mib
    assert 0 < small.seconds < large.seconds


def test_workers_are_counted_by_who_took_part() -> None:
    shipped = Shipped.of(find_scenario("kennismaking"))
    assert crowd(shipped, "random", 4, 3, None).workers == 1
    with executor(workers=2) as pool:
        several = crowd(shipped, "random", 4, 10, pool)
    assert 1 <= several.workers <= 2
    assert several.games_per_second > 0
