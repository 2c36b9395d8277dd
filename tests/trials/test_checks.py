"""What a scenario says it teaches is tried with bots: under the same luck, with an honest result."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pytest

from game.engine.batch import play
from game.engine.policies import POLICIES
from game.paths import assets_dir
from game.scenario import Scenario, load_scenario
from game.scenario.expect import parse_expect
from game.scenario.spec import Claim
from game.scenario.text import Text
from game.trials.checks import Result, Tried, try_checks
from game.trials.intervals import Estimate

SMALL = (assets_dir() / "new" / "scenario.en.yaml").read_text(encoding="utf-8").replace("@", "")
HEAD = SMALL[: SMALL.index("\nplans:")]
PLANS = """
plans:
  again: {turns: {1: [buy], 2: [buy], 3: [dear]}}
  waits: {turns: {1: [long, late], 2: [long], 4: [late]}}
  balanced: {turns: {}}
"""
MORE = """
  dear: {title: D, about: D., tags: [ethics], cost: 900, reach: school}
  long: {title: L, about: L., tags: [ethics], lasts: 2, reach: school}
  late: {title: L, about: L., tags: [ethics], when: "turn > 3", reach: school}
"""


def with_checks(*checks: tuple[str, str | None, str]) -> Scenario:
    return _loaded(checks)


@cache
def _loaded(checks: tuple[tuple[str, str | None, str], ...]) -> Scenario:
    lines = [
        f'  - {{name: N, play: {who}, against: {against or "null"}, expect: "{expect}"}}'
        for who, against, expect in checks
    ]
    text = HEAD.replace("\nevents:", MORE + "\nevents:", 1) + PLANS + "checks:\n" + "\n".join(lines) + "\n"
    path = Path(mkdtemp(prefix="wendbaar-checks-")) / "school.yaml"
    path.write_text(text, encoding="utf-8")
    return load_scenario(path)


def tried(*checks: tuple[str, str | None, str], games: int = 60, seed: int = 1) -> list[Tried]:
    return try_checks(with_checks(*checks), seed, games)


@pytest.mark.parametrize(
    ("expect", "low", "high", "result"),
    [
        ("safety at 4 < 50", 48, 49.9, Result.HOLDS),
        ("safety at 4 < 50", 49, 51, Result.OPEN),
        ("safety at 4 < 50", 50, 51, Result.FAILS),
        ("safety at 4 <= 50", 49, 50, Result.HOLDS),
        ("safety at 4 >= 50", 50, 60, Result.HOLDS),
        ("safety at 4 > 50", 50, 60, Result.OPEN),
        ("safety at 4 higher by 2", 2.1, 3, Result.HOLDS),
        ("safety at 4 higher by 2", 1, 3, Result.OPEN),
        ("safety at 4 higher by 2", -4, -3, Result.FAILS),
        ("safety at 4 lower by 2", -4, -3, Result.HOLDS),
        ("safety at 4 lower by 2", 3, 4, Result.FAILS),
    ],
)
def test_a_check_holds_when_the_whole_interval_lies_beyond_its_number(
    expect: str, low: float, high: float, result: Result
) -> None:
    read = parse_expect(expect)
    assert read is not None
    claim = Claim(name=Text({"en": "N"}), play="nothing", expect=expect)
    assert Tried(0, claim, read, Estimate((low + high) / 2, low, high), 100, ()).result is result


def test_it_is_the_mean_of_the_same_games_that_simulate_plays() -> None:
    (one,) = tried(("random", None, "education_quality at 6 > 0"), games=80, seed=5)
    rules = with_checks(("random", None, "education_quality at 6 > 0")).ruleset()
    final = play(rules, POLICIES["random"], 5, 80).final[rules.row("education_quality")]
    assert one.measured.value == pytest.approx(final.mean(), abs=1e-12)
    assert one.measured.high - one.measured.low == pytest.approx(
        2 * 1.96 * final.std(ddof=1) / 80**0.5, rel=1e-3
    )


def test_two_sides_meet_the_same_luck_game_by_game() -> None:
    alone, beside = tried(
        ("again", None, "education_quality at 6 > 0"),
        ("again", "nothing", "education_quality at 6 higher by 0"),
    )
    assert beside.measured.high - beside.measured.low < 0.3 * (alone.measured.high - alone.measured.low)
    assert tried(("again", "again", "safety at 6 higher by 0"))[0].measured == Estimate.exact(0.0)


def test_everything_that_a_check_may_name_can_be_read_from_the_start_on() -> None:
    names = with_checks(("nothing", None, "safety at 0 > 0")).names.measurable
    checks = [("nothing", None, f"{name} at {turn} >= -999") for name in names for turn in (0, 1)]
    found = tried(*checks, games=3)
    values = {(one.expect.variable, one.expect.turn): one.measured.value for one in found}
    assert values["safety", 0] == 44
    assert values["skill", 0] == pytest.approx((20 * 38 + 16 * 42) / 36)
    assert values["skill.care", 0] == 38
    assert values["budget", 0] == 26 and values["budget", 1] > 26
    assert np.isfinite(list(values.values())).all()


def test_what_falls_off_a_plan_is_told_with_the_reason() -> None:
    (again,) = tried(("again", "nothing", "safety at 6 higher by 0"))
    assert [(f.turn, f.action, f.why, f.share) for f in again.fell] == [
        (2, "buy", "once", 1.0),
        (3, "dear", "money", 1.0),
    ]
    (waits,) = tried(("waits", None, "safety at 6 > 0"))
    assert [(f.turn, f.action, f.why) for f in waits.fell] == [
        (1, "late", "condition"),
        (2, "long", "running"),
    ]
    (early,) = tried(("again", None, "safety at 1 > 0"))
    assert early.fell == ()


def test_a_plan_goes_before_a_bot_of_the_same_name_and_bots_play_by_name() -> None:
    plan, nothing, bot = tried(
        ("balanced", None, "agility at 6 > 0"),
        ("nothing", None, "agility at 6 > 0"),
        ("random", None, "agility at 6 > 0"),
    )
    assert plan.measured == nothing.measured
    assert bot.measured.low > nothing.measured.high


def test_the_number_of_games_is_the_checks_own_unless_another_is_asked_for() -> None:
    scenario = with_checks(("nothing", None, "safety at 1 > 0"))
    assert [one.games for one in try_checks(scenario, 1)] == [400]
    assert [one.games for one in try_checks(scenario, 1, 20)] == [20]


def test_progress_ends_at_the_end() -> None:
    steps: list[tuple[int, int]] = []
    try_checks(
        with_checks(("again", "nothing", "safety at 6 higher by 0")),
        1,
        10,
        lambda done, of: steps.append((done, of)),
    )
    assert steps[-1] == (12, 12)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_a_few_games_prove_nothing() -> None:
    (few,) = tried(("nothing", None, "safety at 1 > 0"), games=29)
    (enough,) = tried(("nothing", None, "safety at 1 > 0"), games=30)
    assert (few.result, enough.result) == (Result.OPEN, Result.HOLDS)
