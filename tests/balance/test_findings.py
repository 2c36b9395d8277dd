"""Balance finds what is planted in a scenario, and says where it stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.balance import cures
from game.balance.finding import Severity
from game.balance.findings import all_findings
from game.balance.report import plain
from game.engine.blueprint import OUTCOMES
from game.scenario.spec import Effect
from game.texts import Words
from game.trials.intervals import Estimate
from tests.balance.school import FAULTY, GAMES, report


def found(code: str) -> dict[str, Severity]:
    return {one.where: one.severity for one in report().findings if one.code == code}


def line_of(text: str) -> int:
    return FAULTY.split("\n").index(text) + 1


def test_an_action_that_always_pays_and_one_that_never_does() -> None:
    worth = {one.id: one for one in report().actions}
    gift, harm = worth["gift"], worth["harm"]
    assert gift.direction == "pays"
    assert harm.direction == "costs"
    assert gift.by_outcome["student_satisfaction"].low > 5
    assert harm.by_outcome["student_satisfaction"].high < -5
    assert gift.lift.value == max(one.lift.value for one in worth.values())
    assert harm.lift.value == min(one.lift.value for one in worth.values())
    assert gift.without.low > 0
    assert "harm" in found("never-pays")
    assert "gift" not in found("never-pays")


def test_lift_is_about_what_the_effect_is_worth() -> None:
    """Six points each time, of an outcome that weighs six in eleven, less what it takes the place of."""
    gift = next(one for one in report().actions if one.id == "gift")
    weight = 0.75 * 6 / (len(OUTCOMES) + 5)
    put_in = report().study.instead[report().study.rules.action("gift")].done
    times = put_in[report().study.rules.action("gift")].mean()
    assert abs(gift.lift.value - 6 * times * weight) < 1.0


COSTS, UNCLEAR, PAYS = Estimate(-0.3, -0.5, -0.1), Estimate(0.0, -0.2, 0.2), Estimate(1.1, 0.8, 1.4)


@pytest.mark.parametrize(
    ("full", "without", "expected"),
    [
        (COSTS, UNCLEAR, ("core-work-costs", Severity.SERIOUS)),
        (COSTS, COSTS, ("core-work-costs", Severity.SERIOUS)),
        (COSTS, PAYS, ("core-work-has-a-limit", Severity.NOTICE)),
        (UNCLEAR, COSTS, ("core-work-better-left", Severity.NOTICE)),
        (UNCLEAR, UNCLEAR, ("core-work-adds-nothing", Severity.NOTICE)),
        (UNCLEAR, PAYS, None),
        (PAYS, UNCLEAR, None),
    ],
)
def test_core_work_is_a_serious_fault_where_more_of_it_costs_and_nobody_misses_it(
    full: Estimate, without: Estimate, expected: tuple[str, Severity] | None
) -> None:
    plain_one = replace(next(one for one in report().actions if one.id == "gift"), full=full, without=without)
    told = {
        core: [
            (one.code, one.severity)
            for one in all_findings([replace(plain_one, core=core)], [], report().overview, GAMES)
            if one.code.startswith("core-work")
        ]
        for core in ("learning", "")
    }
    assert told == {"learning": [expected] if expected else [], "": []}


def test_an_event_that_never_comes() -> None:
    assert found("never-comes") == {"dead": Severity.SERIOUS}
    dead = next(one for one in report().overview.events if one.id == "dead")
    assert dead.fired == 0
    assert sum(dead.quarters) == 0


def test_an_event_at_a_quarter_comes_there() -> None:
    trivial = next(one for one in report().overview.events if one.id == "trivial")
    assert trivial.fired > 0.5
    assert trivial.quarters.index(max(trivial.quarters)) + 1 >= 2


def test_an_answer_that_is_better_in_everything() -> None:
    assert found("better-in-everything").get("trivial.a") is Severity.SERIOUS
    assert "trivial.b" in found("worse-in-everything")
    answers = {one.id: one for one in report().options if one.event == "trivial"}
    assert answers["a"].by_measure["student_satisfaction"].low > 4
    assert answers["a"].best_for == ("flex",)
    assert answers["b"].best_for == ()


def test_a_finding_says_where_it_stands_in_the_file() -> None:
    places = {one.where: one.place for one in report().findings}
    assert places["dead"] is not None
    assert places["dead"].file.endswith("faulty.yaml")
    assert places["dead"].line == line_of("  dead:")
    assert places["trivial.a"] is not None
    assert (
        places["trivial.a"].line
        == [n for n, text in enumerate(FAULTY.split("\n"), 1) if text == "      a:"][-1]
    )


def test_what_is_serious_comes_first() -> None:
    severities = [one.severity for one in report().findings]
    assert severities == sorted(severities, key=lambda one: one is not Severity.SERIOUS)


def test_shares_and_spreads_are_those_of_the_games() -> None:
    seen, study = report().overview, report().study
    assert sum(one.games for one in seen.styles) == GAMES
    for style in seen.styles:
        assert 0 <= style.unpayable <= style.lean + 1e-9 <= 1 + 1e-9
        assert list(style.spread["score"].percentiles) == sorted(style.spread["score"].percentiles)
    gift = study.rules.action("gift")
    starting = study.styles != 0
    chosen = next(one for one in report().actions if one.id == "gift").chosen
    assert chosen == (study.main.done[gift, starting] > 0).mean()
    assert set(np.unique(study.themes)) == {study.rules.theme("flex")}


def test_the_best_play_again_with_luck_that_nobody_met_before() -> None:
    study = report().study
    main_scores = study.main.end[0, study.best]
    assert study.full.end[0].shape != main_scores.shape or not np.array_equal(study.full.end[0], main_scores)
    everyone = study.main.end[0].mean()
    assert study.full.end[0].mean() > everyone


def test_every_sentence_is_there_in_dutch() -> None:
    words = Words("nl")
    plain(words, report())
    assert words.missing == ()


def test_a_scenario_without_a_file_is_judged_without_places() -> None:
    from game.balance.places import placed
    from game.scenario import Scenario

    scenario = Scenario.from_json(report().scenario.json)
    assert all(
        one.place is None for one in placed([f for f in report().findings if not f.place], scenario, [])
    )


def test_what_is_proposed_goes_the_way_that_helps() -> None:
    """More skill, less dip; of an effect that hurts, and of a variable of the scenario's own, nothing."""
    hurts, helps, eases, own = (
        Effect(moves="team.dip", by=12.0),
        Effect(moves="team.skill", by=6.0),
        Effect(moves="team.workload", by=-9.0),
        Effect(moves="trust", by=20.0),
    )
    assert cures.changed([hurts, own], cures.MORE) == ""
    assert cures.changed([hurts, helps, own], cures.MORE) == "{moves: team.skill, by: +8}"
    assert cures.changed([hurts, helps, eases], cures.MORE) == "{moves: team.workload, by: -12}"
    assert cures.changed([helps], cures.LESS) == "{moves: team.skill, by: +4}"
