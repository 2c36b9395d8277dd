"""The ledger adds up, and leads from a change to those who caused it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest

from game.engine.blueprint import DIMENSIONS, OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.engine.decisions import Decisions
from game.engine.noise import Luck
from game.engine.pipeline import on_its_way
from game.engine.step import step
from game.session import commands as c
from game.session.explain import (
    BACK,
    CAPACITY,
    CARRIED,
    COHERENCE,
    DRIVE,
    EARLIER_CHANCE,
    EFFORT,
    IMBALANCE,
    LEARNING_CULTURE,
    LEARNING_POWER,
    LEVELS,
    PRACTICE,
    RATES,
    Kind,
    account,
    changes,
    coming,
    explain,
    ledger,
    limit_of,
    resolved,
    span_of,
    value_at,
)
from game.session.game import Game, Step
from tests.session import games

EXACT = 1e-9
DERIVED = (
    *(PRACTICE, COHERENCE, LEARNING_POWER, LEARNING_CULTURE, DRIVE, IMBALANCE, CAPACITY),
    *(EFFORT + "agility", EFFORT + "equal_opportunity", CARRIED + "student_satisfaction"),
)


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


@cache
def wild(name: str, seed: int) -> Game:
    return games.play_wildly(games.start(name, seed=seed), seed)


WILD = [("innovatiecollege", 1), ("innovatiecollege", 2), ("kennismaking", 3), ("kennismaking", 4)]


def everything(game: Game) -> list[str]:
    staff = [f"team.{name}" for name in TEAM_VARIABLES]
    of_teams = [f"{CAPACITY}.{team}" for team in game.rules.teams]
    return [*game.rules.variables, *DIMENSIONS, *staff, "workload", *DERIVED, *of_teams]


def test_the_parts_of_every_change_add_up_to_it_in_every_quarter() -> None:
    game = played()
    for turn in range(1, resolved(game) + 1):
        for variable in everything(game):
            change = value_at(game, variable, turn) - value_at(game, variable, turn - 1)
            parts = sum(row.amount for row in changes(game, turn, variable))
            assert abs(change - parts) < EXACT, (turn, variable)


@pytest.mark.parametrize(("name", "seed"), WILD)
def test_causes_add_up_on_every_level_of_any_game(name: str, seed: int) -> None:
    """Events, chance, revised visions and joined quarters included."""
    game = wild(name, seed)
    followed = 0
    for turn in range(1, resolved(game) + 1, 1 if game.turns < 6 else 3):
        for variable in everything(game):
            open_paths: list[tuple[str, ...]] = [()]
            while open_paths:
                path = open_paths.pop()
                found = account(game, variable, turn, path)
                total = sum(cause.amount for cause in found.causes)
                assert abs(found.before + total - found.after) < EXACT, (turn, variable, path)
                assert len({cause.id for cause in found.causes}) == len(found.causes)
                largest = [(*path, cause.id) for cause in found.causes if cause.opens]
                open_paths += largest[:2]
                followed += bool(path)
    assert followed > 100


def test_wild_games_hold_all_that_must_be_explained() -> None:
    quarters = [quarter for name, seed in WILD for quarter in wild(name, seed).quarters]
    assert any(quarter.revision is not None for quarter in quarters)
    assert any(quarter.second for quarter in quarters) and any(quarter.answers for quarter in quarters)
    booked = {row.mechanism for quarter in quarters for row in quarter.rows}
    assert {"noise", "vision_revised", "effect", "cost", BACK, "fallback", "too_much_at_once"} <= booked


def test_what_does_not_lag_is_told_as_it_was_booked() -> None:
    game = played()
    for variable in everything(game):
        if variable in RATES or variable.partition(".")[0] in ("commitment", "workload"):
            continue
        rows = [part.row for cause in explain(game, variable, 7) for part in cause.parts]
        assert sorted(map(repr, rows)) == sorted(map(repr, changes(game, 7, variable))), variable


def test_a_driver_of_a_lag_gives_what_it_does_now_less_what_it_had_done() -> None:
    game = played()
    rate, had = float(game.rules.p.q_rate), 0.0
    passing = 0
    for turn in range(1, 13):
        booked = sum(row.amount for row in changes(game, turn, "education_quality") if row.mechanism == "dip")
        now = (1.0 - rate) * had + booked
        told = sum(cause.amount for cause in explain(game, "education_quality", turn) if cause.id == "dip")
        assert told == pytest.approx(now - had, abs=EXACT)
        passing += told > 0 > booked
        had = now
    assert passing, "a dip that passes must show as a gain"


def test_chance_of_before_wears_off_and_within_a_span_it_is_one_with_chance() -> None:
    game = played()
    rate, left = float(game.rules.p.eq_rate), 0.0
    for turn in range(1, 13):
        causes = {cause.id: cause for cause in explain(game, "equal_opportunity", turn)}
        faded = causes[EARLIER_CHANCE].amount if EARLIER_CHANCE in causes else 0.0
        assert faded == pytest.approx(-rate * left, abs=EXACT)
        left += faded + sum(cause.amount for cause in causes.values() if cause.kind is Kind.CHANCE)
    whole = {cause.id: cause for cause in explain(game, "equal_opportunity", tuple(range(1, 13)))}
    assert EARLIER_CHANCE not in whole
    assert whole["noise"].amount == pytest.approx(left, abs=EXACT)


def test_an_effect_that_wears_off_is_known_by_its_card() -> None:
    found = 0
    for name, seed in WILD:
        game = wild(name, seed)
        for turn in range(2, resolved(game) + 1):
            back = next((one for one in explain(game, "team.workload", turn) if one.id == BACK), None)
            if back is not None and back.opens and back.is_decided:
                found += 1
                assert back.source in {part.row.source for part in back.parts}
                below = account(game, "team.workload", turn, (BACK,))
                assert below.part_of == BACK and below.after == back.amount
    assert found


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


def test_a_driver_leads_to_the_quarters_in_which_it_moved_that_way() -> None:
    game = played()
    told = 0
    for turn in range(2, 13):
        for outcome in OUTCOMES:
            for cause in explain(game, outcome, turn):
                read = cause.reading
                if read is None or not read.agrees:
                    continue
                told += 1
                assert read.span[-1] == turn - 1, "a mechanism reads the start of its quarter"
                assert read.before == value_at(game, read.variable, read.span[0] - 1)
                assert read.after == value_at(game, read.variable, turn - 1)
                path = [value_at(game, read.variable, now) for now in range(read.span[0] - 1, turn)]
                assert read.before == (min(path) if read.after > read.before else max(path))
                below = account(game, outcome, turn, (cause.id,))
                assert (below.variable, below.span) == (read.variable, read.span)
    assert told > 30


def test_practice_is_split_by_its_inputs_over_the_same_quarters_and_on_to_who_moved_them() -> None:
    game = played()
    found = account(game, "labour_market_fit", 9, ("practice",))
    assert {cause.id for cause in found.causes} <= {
        *("team.vision_lived", "coherence", "team.skill", "content", "infrastructure", "team.adoption")
    }
    skill = account(game, "labour_market_fit", 9, ("practice", "team.skill"))
    assert skill.variable == "team.skill" and skill.span == found.span
    assert not any(cause.opens for cause in skill.causes)


def with_levels(levels: dict[str, float]) -> Game:
    """A game whose first result has these levels."""
    state = played().states[1].copy()
    for place, level in levels.items():
        state.place(place)[...] = level
    return replace(played(), states=(played().states[0], state))


@pytest.mark.parametrize("what", ["practice", CAPACITY, "fallback"])
@pytest.mark.parametrize("scarce", ["team.skill", "team.vision_lived", "infrastructure"])
def test_what_limits_most_is_the_scarcest_and_the_team_where_it_is_lowest(what: str, scarce: str) -> None:
    plenty = dict.fromkeys(("team.skill", "team.vision_lived", "team.commitment", "infrastructure"), 70.0)
    game = with_levels({**plenty, "content": 70.0, "team.adoption": 95.0, scarce: 15.0})
    limit = limit_of(game, what, 1)
    assert limit is not None and limit.variable == scarce and limit.value == 15.0
    if scarce.startswith("team."):
        other = game.rules.teams[2]
        game.states[1].level(f"{scarce.removeprefix('team.')}.{other}")[...] = 5.0
        again = limit_of(game, what, 1)
        assert again is not None and (again.team, again.value) == (other, 5.0)


def test_learning_is_held_back_by_an_unsafe_climate_or_by_work_pressure() -> None:
    for levels, limit in (
        ({"safety": 20.0, "team.workload": 50.0, "support": 60.0, "pressure": 60.0}, "safety"),
        ({"safety": 90.0, "team.workload": 85.0, "support": 60.0, "pressure": 60.0}, "team.workload"),
        ({"safety": 90.0, "team.workload": 50.0, "support": 1.0, "pressure": 20.0}, "support"),
    ):
        found = limit_of(with_levels(levels), "learning_culture", 1)
        assert found is not None and found.variable == limit
    assert limit_of(played(), "fragmentation", 5) is None


def test_what_is_still_to_come_is_what_is_under_way_and_what_the_drivers_have_settled() -> None:
    game = played()
    some = 0
    for turn in (2, 5, 9):
        for variable in ("team.skill", "culture", "education_quality", "workload.zorg"):
            ahead = coming(game, variable, turn)
            pending = [
                part
                for part in on_its_way(game.rules, game.states[turn], turn)
                if part.arrives_turn < game.turns
            ]
            names = {
                "team.skill": [f"skill.{team}" for team in game.rules.teams],
                "culture": ["safety", "competence_development", "inquiry"],
            }.get(variable, [variable])
            mine = [part for part in pending if part.variable in names]
            some += bool(mine)
            assert bool(ahead.quarters) == bool(mine)
            if variable == "workload.zorg":
                assert ahead.under_way == pytest.approx(sum(part.amount for part in mine))
    assert some
    after = step(game.rules, game.states[4], 4, Decisions.of(game.rules), Luck.none())
    settled = float(after.level("agility")[0]) - value_at(game, "agility", 4)
    assert coming(game, "agility", 4).settled == pytest.approx(settled)
    assert coming(game, "safety", 4).settled == 0.0
    assert (coming(game, "agility", 12).settled, coming(game, "agility", 12).quarters) == (0.0, 0)


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
                began = {part.row.origin_turn for part in cause.parts}
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
                        assert {part.row.kind for part in cause.parts} == {"chance"}
                if any(part.row.kind == "chance" for part in cause.parts):
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
