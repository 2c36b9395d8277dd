"""Outcomes: when they move, how far, and what moves them most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.engine.blueprint import OUTCOMES, Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.reference import GOOD, NOTHING, STUDENTS, TEACHERS, THEMES, TOOLS, school
from game.texts import mark
from game.trials.arms import by_turn, cycle
from game.trials.intervals import Estimate, of_separation, of_spread
from game.trials.paired import Runs


def dip() -> Claim:
    change = school(
        by_turn(
            {
                1: "vision_building",
                2: "new_platform vision_translation",
                3: "materials_redesign workplace_coaching",
                4: "vision_translation materials_redesign",
                5: "workplace_coaching learning_communities",
                **{
                    turn: "learning_communities "
                    + ("vision_translation" if turn % 2 else "workplace_coaching")
                    for turn in range(6, 13)
                },
            }
        )
    )

    def lowest(reading: str) -> Callable[[Runs], Array]:
        def find(r: Runs) -> Array:
            return np.asarray(_differences(r, reading)[_lowest_turn(r, reading)])

        return find

    def _differences(r: Runs, reading: str) -> Array:
        return r.series(reading, change) - r.series(reading, NOTHING)

    def _lowest_turn(r: Runs, reading: str) -> int:
        return int(_differences(r, reading).mean(axis=1).argmin())

    def turn(reading: str) -> Callable[[Runs], Estimate]:
        return lambda r: Estimate.exact(float(_lowest_turn(r, reading)))

    return Claim(
        id="P8",
        claim=mark("Implementation dip: a real change costs quality and wellbeing first, and pays later"),
        source="Fullan 2001",
        arms={mark("nothing"): NOTHING, mark("a real change"): change},
        shows="education_quality",
        measures=(
            Measure(
                "q_low",
                mark("education quality against doing nothing, in its lowest quarter"),
                below=-0.8,
                of=lowest("education_quality"),
            ),
            Measure(
                "wb_low",
                mark("staff wellbeing against doing nothing, in its lowest quarter"),
                below=-0.8,
                of=lowest("staff_wellbeing"),
            ),
            higher(
                "q_end",
                mark("education quality against doing nothing, at the end"),
                "education_quality",
                change,
                NOTHING,
                above=0,
            ),
            higher(
                "wb_end",
                mark("staff wellbeing against doing nothing, at the end"),
                "staff_wellbeing",
                change,
                NOTHING,
                above=0,
            ),
            Measure(
                "q_low_turn",
                mark("the quarter in which quality is lowest"),
                digits=0,
                unit="quarters",
                of=turn("education_quality"),
            ),
            Measure(
                "wb_low_turn",
                mark("the quarter in which wellbeing is lowest"),
                digits=0,
                unit="quarters",
                of=turn("staff_wellbeing"),
            ),
        ),
    )


def students_last() -> Claim:
    def effect(readings: Sequence[str]) -> Callable[[Runs], Array]:
        return lambda r: np.asarray(sum(r.gain(name, GOOD, NOTHING) for name in readings) / len(readings))

    def half(readings: Sequence[str]) -> Callable[[Runs], Array]:
        return lambda r: np.asarray(sum(_half_way(r, name) for name in readings) / len(readings))

    return Claim(
        id="P9",
        claim=mark("Student outcomes move last and least: first teachers, then lessons, then students"),
        source="Robinson, Lloyd & Rowe 2008; Oude Groote Beverborg et al. 2015",
        arms={mark("nothing"): NOTHING, mark("good plan"): GOOD},
        measures=(
            Measure(
                "teacher_beyond_students",
                mark("effect on teachers beyond 1.3 times that on student outcomes"),
                above=0,
                of=lambda r: effect(TEACHERS)(r) - 1.3 * effect(STUDENTS)(r),
            ),
            Measure(
                "students_later",
                mark("quarters that half of the effect comes later with students than with teachers"),
                above=1,
                unit="quarters",
                of=lambda r: half(STUDENTS)(r) - half(TEACHERS)(r),
            ),
            Measure(
                "effect_teacher",
                mark("effect of the good plan on commitment, lived vision and skill"),
                of=effect(TEACHERS),
            ),
            Measure("effect_adoption", mark("effect on use in lessons"), of=effect(("adoption",))),
            Measure("effect_students", mark("effect on the four outcomes for students"), of=effect(STUDENTS)),
            Measure(
                "half_teacher",
                mark("quarter with half of the effect: teachers"),
                unit="quarters",
                of=half(TEACHERS),
            ),
            Measure(
                "half_adoption",
                mark("quarter with half of the effect: use in lessons"),
                unit="quarters",
                of=half(("adoption",)),
            ),
            Measure(
                "half_students",
                mark("quarter with half of the effect: students"),
                unit="quarters",
                of=half(STUDENTS),
            ),
        ),
    )


def _half_way(runs: Runs, reading: str) -> Array:
    """(games,) the first quarter in which half of the good plan's final effect is there."""
    effect = runs.series(reading, GOOD) - runs.series(reading, NOTHING)
    return np.asarray(
        (effect * np.sign(effect[-1]) >= np.abs(effect[-1]) / 2).argmax(axis=0), dtype=np.float64
    )


def standing_still() -> Claim:
    return Claim(
        id="P13",
        claim=mark("Doing nothing declines slowly: the world moves on, and nothing collapses"),
        source=mark("design, after Inspectie 2016"),
        arms={mark("nothing"): NOTHING},
        measures=(
            Measure(
                "d_score",
                mark("yardstick, change in three years"),
                above=-8,
                below=-1,
                of=lambda r: r.end("score", NOTHING) - r.at("score", NOTHING, 0),
            ),
            Measure(
                "quality_end",
                mark("education quality at the end"),
                above=45,
                of=lambda r: r.end("education_quality", NOTHING),
            ),
            Measure("score_end", mark("yardstick at the end"), of=lambda r: r.end("score", NOTHING)),
            Measure(
                "wellbeing_end",
                mark("staff wellbeing at the end"),
                of=lambda r: r.end("staff_wellbeing", NOTHING),
            ),
            Measure(
                "workload_start", mark("workload at the start"), of=lambda r: r.at("workload", NOTHING, 0)
            ),
            Measure(
                "lowest_outcome",
                mark("the lowest outcome at the end"),
                of=lambda r: r.end(
                    min(OUTCOMES, key=lambda name: float(r.end(name, NOTHING).mean())), NOTHING
                ),
            ),
        ),
    )


LEVERS = {
    "teacher_learning": (
        "learning_communities",
        "leaders_learn_along",
        "practice_research",
        "workplace_coaching",
    ),
    "goals": ("goals_and_milestones", "vision_translation", "progress_monitoring", "tell_the_story"),
    "resourcing": ("materials_redesign", "infrastructure_renewal", "workload_relief", "room_to_experiment"),
    "orderly": ("safe_culture", "process_redesign", "ethical_compass", "share_and_celebrate"),
}


def levers() -> Claim:
    even = dict.fromkeys(THEMES, 0.20)
    start = {"budget": 250.0}
    nothing = school(vision=even, start=start)
    arms = {name: school(cycle(actions, range(1, 13)), even, start) for name, actions in LEVERS.items()}

    def ahead(name: str, of: str) -> Callable[[Runs], Array]:
        return lambda r: r.gain("education_quality", arms[name], arms[of])

    def gain(name: str) -> Callable[[Runs], Array]:
        return lambda r: r.gain("education_quality", arms[name], nothing)

    return Claim(
        id="P14",
        claim=mark(
            "Of single levers, learning with teachers does most; then goals, resources, an orderly climate"
        ),
        source="Robinson, Lloyd & Rowe 2008",
        arms={
            mark("nothing"): nothing,
            mark("teacher learning"): arms["teacher_learning"],
            mark("goals"): arms["goals"],
            mark("resources"): arms["resourcing"],
            mark("orderly climate"): arms["orderly"],
        },
        shows="education_quality",
        measures=(
            Measure(
                "learning_above_goals",
                mark("education quality, teacher learning above goals"),
                above=0,
                of=ahead("teacher_learning", "goals"),
            ),
            Measure(
                "goals_above_resourcing",
                mark("education quality, goals above resources"),
                above=0,
                of=ahead("goals", "resourcing"),
            ),
            Measure(
                "resourcing_above_orderly",
                mark("education quality, resources above an orderly climate"),
                above=0,
                of=ahead("resourcing", "orderly"),
            ),
            Measure(
                "orderly",
                mark("education quality, an orderly climate above doing nothing"),
                above=0,
                of=gain("orderly"),
            ),
            Measure(
                "teacher_learning",
                mark("education quality, teacher learning above doing nothing"),
                of=gain("teacher_learning"),
            ),
            Measure("goals", mark("education quality, goals above doing nothing"), of=gain("goals")),
            Measure(
                "resourcing", mark("education quality, resources above doing nothing"), of=gain("resourcing")
            ),
        ),
        note=mark("The order is that of Robinson, Lloyd and Rowe; the sizes are not meant to be theirs."),
    )


def luck_and_skill() -> Claim:
    return Claim(
        id="P18",
        claim=mark("Luck matters, leading well matters more"),
        source=mark("design"),
        luck=True,
        arms={mark("good plan"): GOOD, mark("twelve tools"): TOOLS},
        shows="education_quality",
        measures=(
            Measure(
                "sep_score",
                mark("yardstick, good plan above twelve tools, in standard deviations of luck"),
                above=2,
                unit="deviations",
                of=lambda r: of_separation(r.end("score", GOOD), r.end("score", TOOLS)),
            ),
            Measure(
                "sep_quality",
                mark("education quality, good plan above twelve tools, in standard deviations of luck"),
                above=2,
                unit="deviations",
                of=lambda r: of_separation(
                    r.end("education_quality", GOOD), r.end("education_quality", TOOLS)
                ),
            ),
            Measure(
                "sd_quality",
                mark("education quality, standard deviation by luck under the good plan"),
                above=0.5,
                of=lambda r: of_spread(r.end("education_quality", GOOD)),
            ),
            Measure(
                "sd_score",
                mark("yardstick, standard deviation by luck under the good plan"),
                of=lambda r: of_spread(r.end("score", GOOD)),
            ),
        ),
    )
