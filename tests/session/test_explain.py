"""The ledger adds up, and leads from a change to those who caused it."""

from __future__ import annotations

import json
from functools import cache

import pytest

from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.session import commands as c
from game.session.explain import (
    LEVELS,
    Kind,
    account,
    changes,
    explain,
    ledger,
    resolved,
    span_of,
    value_at,
)
from game.session.game import Game, Step
from tests.session import games

EXACT = 1e-9
DERIVED = ("practice", "coherence", "learning_power", "learning_culture", "effort.agility")


@cache
def played() -> Game:
    return games.play_to_end(games.start(seed=3), cards=3)


@cache
def joined() -> Game:
    """Quarters 2 and 3 are played as one."""
    sitting = games.start("kennismaking", seed=5, people=3)
    games.play_to(sitting, 2, Step.BOARD)
    games.do(sitting, c.JoinQuarters())
    return games.play_to(sitting, 3, Step.RESULT)


def everything(game: Game) -> list[str]:
    staff = [f"team.{name}" for name in TEAM_VARIABLES]
    return [*game.rules.variables, *DIMENSIONS, *staff, "workload", *DERIVED]


def test_the_parts_of_every_change_add_up_to_it_in_every_quarter() -> None:
    game = played()
    for turn in range(1, resolved(game) + 1):
        for variable in everything(game):
            change = value_at(game, variable, turn) - value_at(game, variable, turn - 1)
            parts = sum(row.amount for row in changes(game, turn, variable))
            assert abs(change - parts) < EXACT, (turn, variable)


def test_the_causes_are_the_parts_grouped_none_lost_and_none_twice() -> None:
    game = played()
    for variable in everything(game):
        found = account(game, variable, 7)
        assert abs(found.before + sum(cause.amount for cause in found.causes) - found.after) < EXACT
        rows = [row for cause in found.causes for row in cause.rows]
        assert sorted(map(repr, rows)) == sorted(map(repr, changes(game, 7, variable)))
        assert len({cause.id for cause in found.causes}) == len(found.causes)


def test_a_span_of_quarters_is_explained_as_one_change() -> None:
    game = played()
    for variable in (*OUTCOMES, "team.skill", "coherence", "budget", "literacy"):
        found = account(game, variable, tuple(range(1, 13)))
        assert found.before == value_at(game, variable, 0)
        assert abs(found.before + sum(cause.amount for cause in found.causes) - found.after) < EXACT


def test_every_cause_that_opens_leads_to_causes_that_add_up_at_most_three_levels_deep() -> None:
    game = played()
    deepest = 0

    def follow(variable: str, path: tuple[str, ...]) -> None:
        nonlocal deepest
        deepest = max(deepest, len(path) + 1)
        found = account(game, variable, 9, path)
        assert abs(found.before + sum(cause.amount for cause in found.causes) - found.after) < EXACT, path
        for cause in found.causes:
            if cause.opens:
                follow(variable, (*path, cause.id))

    for variable in (*OUTCOMES, "commitment.zorg", "team.workload", "fatigue", "coherence", "budget"):
        follow(variable, ())
    assert deepest == LEVELS


def test_a_driver_leads_to_what_moved_it_before_this_quarter_began() -> None:
    game = played()
    workload = next(one for one in explain(game, "staff_wellbeing", 6) if one.id == "workload")
    found = account(game, "staff_wellbeing", 6, ("workload",))
    assert workload.opens and found.variable == "team.workload"
    assert (found.before, found.after) == (
        value_at(game, "team.workload", 0),
        value_at(game, "team.workload", 5),
    )


def test_practice_is_split_by_its_inputs_and_on_to_who_moved_them() -> None:
    game = played()
    found = account(game, "labour_market_fit", 9, ("practice",))
    assert {cause.id for cause in found.causes} <= {
        *("team.vision_lived", "coherence", "team.skill", "content", "infrastructure", "team.adoption")
    }
    skill = account(game, "labour_market_fit", 9, ("practice", "team.skill"))
    assert skill.variable == "team.skill" and skill.span == tuple(range(1, 9))
    assert not any(cause.opens for cause in skill.causes)


def test_a_step_that_does_not_open_is_refused() -> None:
    with pytest.raises(LookupError):
        account(played(), "agility", 6, ("noise",))
    with pytest.raises(LookupError):
        account(played(), "agility", 6, ("nobody",))
    with pytest.raises(LookupError):
        account(played(), "agility", 13)


def test_what_arrives_later_is_from_earlier_and_says_from_which_quarter() -> None:
    game = played()
    earlier = 0
    for turn in range(1, 13):
        for variable in game.rules.variables:
            for cause in explain(game, variable, turn):
                began = {row.origin_turn for row in cause.rows}
                match cause.kind:
                    case Kind.EARLIER if cause.mechanism == "effect":
                        earlier += 1
                        assert max(began) < turn and cause.turns == tuple(sorted(began))
                    case Kind.ACTION if cause.mechanism == "effect":
                        assert began == {turn}
                        assert any(entry.action == cause.id for entry in game.quarters[turn - 1].plan or ())
                    case Kind.DECISION if cause.mechanism == "effect":
                        event, _, option = cause.id.partition(".")
                        assert game.quarters[turn - 1].answers[event] == option
                    case Kind.CHANCE:
                        assert {row.kind for row in cause.rows} == {"chance"}
                if any(row.kind == "chance" for row in cause.rows):
                    assert cause.kind is Kind.CHANCE
    assert earlier > 20


def test_the_ledger_is_plain_and_holds_every_variable_of_every_quarter() -> None:
    game = played()
    entries = ledger(game)
    assert len(entries) == 12 * len(game.rules.variables)
    assert all(abs(entry["residual"]) < EXACT for entry in entries)
    assert set(entries[0]) == {"turn", "variable", "from", "to", "residual", "parts"}
    assert json.loads(json.dumps(entries)) == entries
    for entry in entries:
        assert entry["from"] == value_at(game, entry["variable"], entry["turn"] - 1)
    parts = [part for entry in entries for part in entry["parts"]]
    assert {frozenset(part) for part in parts} == {
        frozenset(("source", "kind", "origin_turn", "mechanism", "amount"))
    }


def test_the_ledger_can_be_asked_for_one_quarter_and_one_variable() -> None:
    game = played()
    (entry,) = ledger(game, 4, "agility")
    assert (entry["turn"], entry["variable"]) == (4, "agility")
    with pytest.raises(LookupError):
        ledger(game, 13)
    with pytest.raises(KeyError):
        ledger(game, 4, "nonsense")


def test_two_quarters_played_as_one_are_explained_together() -> None:
    game = joined()
    assert span_of(game, 2) == span_of(game, 3) == span_of(game) == (2, 3)
    assert span_of(game, 1) == (1,)
    for variable in (*OUTCOMES, *SUB_COMPETENCES):
        found = account(game, variable)
        assert (found.before, found.after) == (value_at(game, variable, 1), value_at(game, variable, 3))
        assert abs(found.before + sum(cause.amount for cause in found.causes) - found.after) < EXACT
