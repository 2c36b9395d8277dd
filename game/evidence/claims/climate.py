"""Climate: safety, shared leadership, pressure and support, pace."""

from __future__ import annotations

from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.reference import GOOD, GOOD_PLAN, school
from game.texts import mark
from game.trials.arms import Arm, Do, both, by_action
from game.trials.intervals import of_ratio

INITIATIVES = (
    "vision_building",
    "vision_translation",
    "learning_communities",
    "didactic_training",
    "materials_redesign",
    "new_platform",
    "process_redesign",
    "room_to_experiment",
    "workplace_coaching",
    "ai_pilot",
    "hybrid_learning",
    "practice_research",
)
TRAINING = by_action({"didactic_training": (1, 3), "learning_communities": (2, 4)})


def safety_gate() -> Claim:
    start_low, start_high = {"safety": 25.0}, {"safety": 65.0}
    low, low_none = school(TRAINING, start=start_low), school(start=start_low)
    high, high_none = school(TRAINING, start=start_high), school(start=start_high)
    return Claim(
        id="P4",
        claim=mark(
            "Safety is a gate: where people do not feel safe, the same training teaches less than half"
        ),
        source="Edmondson 1999; Frazier et al. 2017",
        arms={
            mark("training, safety 25"): low,
            mark("nothing, safety 25"): low_none,
            mark("training, safety 65"): high,
            mark("nothing, safety 65"): high_none,
        },
        shows="skill",
        measures=(
            Measure(
                "ratio",
                mark("skill learnt by quarter 8 at safety 25, as part of that at safety 65"),
                below=0.5,
                unit="part",
                of=lambda r: of_ratio(r.gain("skill", low, low_none, 8), r.gain("skill", high, high_none, 8)),
            ),
            higher(
                "gain_low", mark("skill learnt by quarter 8 at safety 25"), "skill", low, low_none, turn=8
            ),
            higher(
                "gain_high",
                mark("skill learnt by quarter 8 at safety 65"),
                "skill",
                high,
                high_none,
                above=0,
                turn=8,
            ),
        ),
    )


def shared_leadership() -> Claim:
    director, coach = school(GOOD_PLAN, leaders=("director",)), school(GOOD_PLAN, leaders=("i_coach",))
    return Claim(
        id="P5",
        claim=mark("Shared leadership beats the hero: the same actions do more when several roles lead"),
        source="Vanderlinde et al. 2012; Gremmen et al. 2024",
        arms={mark("shared"): GOOD, mark("all by the director"): director, mark("all by the i-coach"): coach},
        shows="education_quality",
        measures=(
            higher(
                "vs_director",
                mark("yardstick, shared above all by the director"),
                "score",
                GOOD,
                director,
                above=3,
            ),
            higher(
                "vs_icoach", mark("yardstick, shared above all by the i-coach"), "score", GOOD, coach, above=3
            ),
            higher(
                "d_quality",
                mark("education quality, shared above all by the director"),
                "education_quality",
                GOOD,
                director,
            ),
        ),
    )


def mix_beats_either(mix: Arm, pushed: Arm, helped: Arm) -> tuple[Measure, ...]:
    """What pressure with support must bring above pressure alone and above support alone."""
    quality = "education_quality"
    return (
        higher("adoption_push", mark("use in lessons, mix above only pushing"), "adoption", mix, pushed, 1),
        higher(
            "adoption_help", mark("use in lessons, mix above only supporting"), "adoption", mix, helped, 1
        ),
        higher("quality_push", mark("education quality, mix above only pushing"), quality, mix, pushed, 0),
        higher("quality_help", mark("education quality, mix above only supporting"), quality, mix, helped, 0),
        higher("score_push", mark("yardstick, mix above only pushing"), "score", mix, pushed, 0),
        higher("score_help", mark("yardstick, mix above only supporting"), "score", mix, helped, 0),
    )


def pressure_and_support() -> Claim:
    base = by_action(
        {
            "vision_building": (1,),
            "vision_translation": (2, 4, 6, 9),
            "didactic_training": (3,),
            "materials_redesign": (4, 8),
            "new_platform": (5,),
        }
    )
    helping = ("workload_relief", "workplace_coaching", "share_and_celebrate")
    later = range(2, 13)
    pressing = by_action({"progress_monitoring": later})
    supporting = {turn: (Do(helping[turn % 3]),) for turn in later}
    mixed = {
        turn: (Do("progress_monitoring") if turn % 2 == 0 else Do(helping[turn // 2 % 3]),) for turn in later
    }
    pressure, support, mix = (school(both(base, plan)) for plan in (pressing, supporting, mixed))

    return Claim(
        id="P6",
        claim=mark("Pressure and support together beat either alone, at the same number of actions"),
        source="Fullan 1991",
        arms={mark("pressure only"): pressure, mark("support only"): support, mark("both"): mix},
        shows="adoption",
        measures=mix_beats_either(mix, pressure, support),
    )


def pace() -> Claim:
    rich = {"budget": 600.0}
    at_once, in_turn = (
        school({k + 1: tuple(map(Do, INITIATIVES[k * n : (k + 1) * n])) for k in range(12 // n)}, start=rich)
        for n in (6, 2)
    )
    return Claim(
        id="P7",
        claim=mark("Too much, too fast: twelve initiatives in two quarters bring less than in six"),
        source="Bernerth et al. 2011; ECBO 2017",
        arms={mark("in two quarters"): at_once, mark("in six quarters"): in_turn},
        shows="staff_wellbeing",
        measures=(
            higher(
                "score", mark("yardstick, in six quarters above in two"), "score", in_turn, at_once, above=1.5
            ),
            higher(
                "quality",
                mark("education quality, in six quarters above in two"),
                "education_quality",
                in_turn,
                at_once,
                above=0.5,
            ),
            higher(
                "adoption", mark("use in lessons, in six quarters above in two"), "adoption", in_turn, at_once
            ),
            higher(
                "wellbeing_t4",
                mark("staff wellbeing after quarter 4, in six quarters above in two"),
                "staff_wellbeing",
                in_turn,
                at_once,
                turn=4,
            ),
        ),
    )
