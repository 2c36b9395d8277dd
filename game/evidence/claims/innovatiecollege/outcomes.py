"""Outcomes: late, slowly worse without leadership, along more than one road, by skill more than luck."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.engine.blueprint import OUTCOMES, Array
from game.engine.policies import POLICIES
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.innovatiecollege.deck import (
    FAIR,
    STUDENTS,
    TEACHERS,
    asleep,
    good,
    nothing,
    plan_of,
    school,
)
from game.texts import mark
from game.trials.arms import Arm, by_turn
from game.trials.intervals import Estimate, of_mean, of_separation, of_spread
from game.trials.paired import Runs


def late() -> Claim:
    anyone = Arm(policy=POLICIES["random"], events=True)

    def effect(readings: Sequence[str]) -> Callable[[Runs], Array]:
        return lambda r: np.asarray(sum(r.gain(name, good(), nothing()) for name in readings) / len(readings))

    def half_way(r: Runs, readings: Sequence[str]) -> float:
        """The quarter in which half of the mean effect is there, between quarters by proportion."""
        gains = np.asarray(
            sum((r.series(name, good()) - r.series(name, nothing())).mean(axis=1) for name in readings)
        )
        half = gains[-1] / 2.0
        after = int(np.argmax(gains >= half))
        return float(after - 1 + (half - gains[after - 1]) / (gains[after] - gains[after - 1]))

    def small(r: Runs) -> Array:
        moved = r.end("education_quality", anyone) - r.at("education_quality", anyone, 0)
        return np.asarray((np.abs(moved) < 5.0).astype(np.float64))

    return Claim(
        id="c_late_outcomes",
        deck="innovatiecollege",
        claim=mark("Student outcomes move last and least: first teachers, then lessons, then students"),
        source="Robinson, Lloyd & Rowe 2008; Oude Groote Beverborg et al. 2015",
        arms={mark("nothing"): nothing(), mark("good plan"): good(), mark("random play"): anyone},
        measures=(
            Measure(
                "beyond",
                mark("effect on teachers beyond 1.3 times that on student outcomes"),
                above=0,
                of=lambda r: effect(TEACHERS)(r) - 1.3 * effect(STUDENTS)(r),
            ),
            Measure(
                "later",
                mark("quarters that half of the effect comes later with students than with teachers"),
                above=1,
                of=lambda r: Estimate.exact(half_way(r, STUDENTS) - half_way(r, TEACHERS)),
            ),
            higher(
                "year_1",
                mark("education quality after quarter 4, good plan above doing nothing"),
                "education_quality",
                good(),
                nothing(),
                below=1,
                turn=4,
            ),
            Measure(
                "small",
                mark("share of random games in which education quality moves less than five points"),
                above=0.5,
                of=small,
            ),
        ),
    )


def standing_still() -> Claim:
    def change(reading: str, turn: int = -1) -> Callable[[Runs], Array]:
        return lambda r: np.asarray(r.at(reading, asleep(), turn) - r.at(reading, asleep(), 0))

    def worst(r: Runs) -> Array:
        return min((change(name, 3)(r) for name in OUTCOMES), key=lambda fall: float(fall.mean()))

    def rest(r: Runs) -> Array:
        tired = r.series("fatigue", asleep())
        return np.asarray(tired[1:5].min(axis=0) - tired[0])

    return Claim(
        id="iE9",
        deck="innovatiecollege",
        claim=mark("Doing nothing: slow decline, a little rest, and no collapse in three quarters"),
        source="ECBO 2017; Inspectie 2016",
        arms={mark("nothing, no answers"): asleep()},
        measures=(
            Measure(
                "score", mark("yardstick, change in three years"), above=-8, below=-1, of=change("score")
            ),
            Measure(
                "quality",
                mark("education quality at the end"),
                above=45,
                of=lambda r: r.end("education_quality", asleep()),
            ),
            Measure(
                "equity",
                mark("equal opportunity, change in three years"),
                below=-2,
                of=change("equal_opportunity"),
            ),
            Measure(
                "wellbeing",
                mark("staff wellbeing, change in three years"),
                below=-2,
                of=change("staff_wellbeing"),
            ),
            Measure(
                "worst", mark("the outcome that falls most, change in three quarters"), above=-3, of=worst
            ),
            Measure(
                "rest", mark("change fatigue, lowest of the first year against the start"), below=-1, of=rest
            ),
        ),
    )


ROUTES = {
    mark("try first"): (
        {
            1: "start_team_experiments tell_what_failed cut_admin_load",
            2: "peer_lesson_visits translate_vision_in_team strengthen_icoach_network",
            3: "team_learning_programme set_strategy_and_stop_list",
            4: "run_vision_dialogue ethics_table",
            5: "start_team_experiments translate_vision_in_team course_check",
            6: "redesign_assessment tell_what_failed peer_lesson_visits",
            7: "team_learning_programme set_strategy_and_stop_list",
            8: "translate_vision_in_team walk_the_floor run_vision_dialogue",
            9: "redesign_assessment practice_research",
            10: "peer_lesson_visits ethics_table course_check",
            11: "data_in_team_talks tell_what_failed",
            12: "walk_the_floor course_check",
        },
        {"ai": 4, "nearness": 3, "equity": 1, "flex": 1, "hybrid": 1},
    ),
    mark("structures first"): (
        {
            1: "set_strategy_and_stop_list cut_admin_load run_vision_dialogue",
            2: "redesign_timetabling walk_the_floor",
            3: "translate_vision_in_team strengthen_icoach_network",
            4: "modular_curriculum tell_what_failed start_team_experiments",
            5: "team_learning_programme set_strategy_and_stop_list",
            6: "run_vision_dialogue peer_lesson_visits course_check",
            7: "modular_curriculum translate_vision_in_team cut_admin_load",
            8: "peer_lesson_visits walk_the_floor set_strategy_and_stop_list",
            9: "redesign_timetabling team_learning_programme",
            10: "translate_vision_in_team course_check",
            11: "peer_lesson_visits tell_what_failed ethics_table",
            12: "walk_the_floor course_check",
        },
        {"flex": 4, "ai": 2, "nearness": 2, "equity": 1, "hybrid": 1},
    ),
    mark("partners first"): (
        {
            1: "run_vision_dialogue join_national_programme set_strategy_and_stop_list",
            2: "translate_vision_in_team regional_partnership tell_what_failed",
            3: "start_team_experiments strengthen_icoach_network",
            4: "redesign_timetabling walk_the_floor cut_admin_load",
            5: "team_learning_programme translate_vision_in_team set_strategy_and_stop_list",
            6: "regional_partnership course_check",
            7: "redesign_assessment run_vision_dialogue",
            8: "start_team_experiments tell_what_failed translate_vision_in_team",
            9: "course_check set_strategy_and_stop_list peer_lesson_visits",
            10: "team_learning_programme translate_vision_in_team",
            11: "tell_what_failed walk_the_floor",
            12: "walk_the_floor course_check",
        },
        {"hybrid": 4, "flex": 2, "ai": 2, "equity": 1, "nearness": 1},
    ),
}
"""Sensible mixes beside the scenario's `vision_first`, thirty actions like it: a plan and its vision."""


def several_routes() -> Claim:
    visions = {mark("vision first"): FAIR, **{name: vision for name, (_, vision) in ROUTES.items()}}
    routes = {mark("vision first"): good()}
    routes.update({name: school(by_turn(plan), vision) for name, (plan, vision) in ROUTES.items()})
    idle = {name: school(vision=vision) for name, vision in visions.items()}

    def gain(r: Runs, name: str) -> Array:
        """(games,) what a road brings above nothing under its own vision, which sets the yardstick."""
        return r.gain("score", routes[name], idle[name])

    def apart(r: Runs) -> Estimate:
        """The greatest distance between two roads, in standard deviations of a single outcome."""
        gains = sorted((gain(r, name) for name in routes), key=lambda values: float(values.mean()))
        spreads = [of_spread(r.end(name, arm)).value for arm in routes.values() for name in OUTCOMES]
        noise = sum(spreads) / len(spreads)
        between = of_mean(gains[-1] - gains[0])
        return Estimate(between.value / noise, between.low / noise, between.high / noise)

    return Claim(
        id="iE10",
        deck="innovatiecollege",
        luck=True,
        claim=mark(
            "There is more than one good road: sensible mixes end closer together than chance reaches"
        ),
        source=mark("design"),
        arms={**routes, **{f"{name} / {mark('nothing')}": arm for name, arm in idle.items()}},
        measures=(
            Measure(
                "apart",
                mark(
                    "yardstick gained, the best road above the least, in standard deviations of one outcome"
                ),
                below=1,
                of=apart,
            ),
            *(
                higher(
                    f"road_{k}",
                    mark("yardstick, {about} above doing nothing"),
                    "score",
                    routes[name],
                    idle[name],
                    5,
                    about=name,
                )
                for k, name in enumerate(routes, 1)
            ),
        ),
    )


def luck_and_skill() -> Claim:
    tools = school(plan_of("tools_only"), {"ai": 4, "flex": 3, "equity": 1, "hybrid": 1, "nearness": 1})

    def apart(reading: str) -> Callable[[Runs], Estimate]:
        return lambda r: of_separation(r.end(reading, good()), r.end(reading, tools))

    return Claim(
        id="iP18",
        deck="innovatiecollege",
        luck=True,
        claim=mark("Luck matters, skill matters more"),
        source=mark("design"),
        arms={mark("tools only"): tools, mark("good plan"): good()},
        measures=tuple(
            Measure(
                reading,
                mark("good plan above tools only, in standard deviations of luck: {about}"),
                above=2,
                about=name,
                of=apart(reading),
            )
            for reading, name in (
                ("score", mark("yardstick")),
                ("education_quality", mark("education quality")),
            )
        ),
    )
