"""Learning: of teachers, by leaders, in safety, from each other."""

from __future__ import annotations

from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.innovatiecollege.deck import (
    CHOICES,
    EVEN,
    QUARTERS,
    good,
    nothing,
    school,
)
from game.texts import mark
from game.trials.arms import Arm, by_action, cycle
from game.trials.intervals import Estimate, of_ratio
from game.trials.paired import Runs

QUIET = ("walk_the_floor", "tell_what_failed")
"""Work on climate that teaches no new practice."""


def teacher_learning() -> Claim:
    start = {"budget": 350.0}

    def lever(*actions: str) -> Arm:
        return school(cycle(actions, QUARTERS) if actions else {}, EVEN, start=start)

    learning = lever(
        "team_learning_programme", "train_the_leaders", "peer_lesson_visits", "practice_research"
    )
    others = {
        mark("goals"): lever(
            "set_strategy_and_stop_list", "translate_vision_in_team", "course_check", "run_vision_dialogue"
        ),
        mark("resources"): lever(
            "development_time", "strengthen_icoach_network", "cyber_basics_and_drill", "device_access_fund"
        ),
        mark("order and climate"): lever(
            "tell_what_failed", "cut_admin_load", "ethics_table", "redesign_timetabling"
        ),
    }
    none = lever()
    return Claim(
        id="c_teacher_learning",
        deck="innovatiecollege",
        claim=mark("Of what leaders can do, promoting and joining teachers' learning moves quality most"),
        source="Robinson, Lloyd & Rowe 2008",
        arms={mark("nothing"): none, mark("teachers' learning"): learning, **others},
        measures=(
            *(
                higher(
                    f"above_{k}",
                    mark("education quality, teachers' learning above the next lever"),
                    "education_quality",
                    learning,
                    arm,
                    0.3,
                )
                for k, arm in enumerate(others.values(), 1)
            ),
            *(
                higher(
                    f"lever_{k}",
                    mark("education quality, the lever above doing nothing"),
                    "education_quality",
                    arm,
                    none,
                    0,
                )
                for k, arm in enumerate(others.values(), 1)
            ),
        ),
    )


def team_route() -> Claim:
    climate = school(cycle(QUIET, QUARTERS))
    return Claim(
        id="c_team_route",
        deck="innovatiecollege",
        claim=mark(
            "Leaders' own example works through the team: first climate and commitment, not yet quality"
        ),
        source="Oude Groote Beverborg et al. 2015",
        arms={mark("nothing"): nothing(), mark("walking the floor and telling what failed"): climate},
        measures=(
            Measure(
                "teams",
                mark("safety and commitment after quarter 4, mean of the two"),
                above=2,
                of=lambda r: (
                    (r.gain("safety", climate, nothing(), 4) + r.gain("commitment", climate, nothing(), 4))
                    / 2
                ),
            ),
            higher(
                "quality",
                mark("education quality after quarter 4"),
                "education_quality",
                climate,
                nothing(),
                -0.5,
                0.5,
                turn=4,
            ),
        ),
    )


def safety_gate() -> Claim:
    learn = by_action({"team_learning_programme": (1, 3, 5), "start_team_experiments": (2, 4)})
    low, high = {"safety": 25.0}, {"safety": 65.0}
    low_learn, low_none = school(learn, start=low), school(start=low)
    high_learn, high_none = school(learn, start=high), school(start=high)
    high_quiet = school(cycle(QUIET, QUARTERS), start=high)
    return Claim(
        id="c_safety_gate",
        deck="innovatiecollege",
        claim=mark(
            "Safety is a gate: without it the same work teaches less than half, and alone it teaches nothing"
        ),
        source="Edmondson 1999; Frazier et al. 2017; Sanner & Bunderson 2015",
        arms={
            mark("learning, safety 25"): low_learn,
            mark("nothing, safety 25"): low_none,
            mark("learning, safety 65"): high_learn,
            mark("nothing, safety 65"): high_none,
            mark("climate work alone, safety 65"): high_quiet,
        },
        measures=(
            Measure(
                "ratio",
                mark("skill learnt by quarter 8 at safety 25, as part of that at safety 65"),
                below=0.5,
                of=lambda r: of_ratio(
                    r.gain("skill", low_learn, low_none, 8), r.gain("skill", high_learn, high_none, 8)
                ),
            ),
            higher(
                "alone",
                mark("education quality by climate work alone, at safety 65"),
                "education_quality",
                high_quiet,
                high_none,
                below=1,
            ),
        ),
    )


def data_talks() -> Claim:
    talks = by_action({"data_in_team_talks": (1, 3, 5, 7, 9)})

    def pair(safety: float) -> tuple[Arm, Arm]:
        start = {"safety": safety}
        return school(talks, start=start), school(start=start)

    (unsafe, unsafe_none), (safe, safe_none) = pair(35), pair(60)
    return Claim(
        id="c_inquiry_data",
        deck="innovatiecollege",
        claim=mark("Talks about data teach where it is safe, and cost trust where it is not"),
        source="iXperium monitor mbo; Edmondson 1999",
        arms={
            mark("data talks, safety 35"): unsafe,
            mark("nothing, safety 35"): unsafe_none,
            mark("data talks, safety 60"): safe,
            mark("nothing, safety 60"): safe_none,
        },
        measures=(
            higher(
                "trust_unsafe",
                mark("trust in data use by data talks at safety 35"),
                "data_trust",
                unsafe,
                unsafe_none,
                below=0,
            ),
            higher(
                "quality_safe",
                mark("education quality by data talks at safety 60"),
                "education_quality",
                safe,
                safe_none,
                0.3,
            ),
        ),
    )


def diffusion() -> Claim:
    def fastest(r: Runs) -> Estimate:
        steps = r.series("adoption", good()).mean(axis=1)
        return Estimate.exact(1.0 + float((steps[1:] - steps[:-1]).argmax()))

    return Claim(
        id="c_diffusion",
        deck="innovatiecollege",
        claim=mark("People follow colleagues: use in lessons grows slowly, then faster, then slower"),
        source="Rogers; Bass 1969",
        arms={mark("good plan"): good()},
        measures=(
            Measure(
                "fastest",
                mark("the quarter in which use in lessons grows most"),
                above=2.5,
                below=11.5,
                digits=0,
                of=fastest,
            ),
        ),
    )


def pioneers() -> Claim:
    ahead = school(choices={**CHOICES, "frontrunner_conflict": "c"})
    visits = school(by_action({"peer_lesson_visits": range(2, 13, 2)}))
    return Claim(
        id="c_pioneers",
        deck="innovatiecollege",
        claim=mark("Innovation stays with pioneers unless teams look in each other's lessons"),
        source="iXperium monitor mbo 2024",
        arms={
            mark("teams look in each other's lessons, once"): nothing(),
            mark("the pioneers go on alone"): ahead,
            mark("visits every other quarter"): visits,
        },
        measures=(
            higher(
                "alone",
                mark("gap in use between teams, more when pioneers go on alone"),
                "gap.adoption",
                ahead,
                nothing(),
                0,
            ),
            higher(
                "visits",
                mark("gap in use between teams, by visits"),
                "gap.adoption",
                visits,
                nothing(),
                below=-3,
            ),
        ),
    )
