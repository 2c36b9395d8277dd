"""Tools: what they bring alone."""

from __future__ import annotations

from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.reference import GOOD, GOOD_PLAN, NOTHING, TOOLS, school
from game.texts import mark
from game.trials.arms import both, by_action
from game.trials.intervals import of_ratio


def tools_alone() -> Claim:
    four = school(by_action({"new_platform": (2, 6), "infrastructure_renewal": (4, 8)}))
    return Claim(
        id="P3",
        claim=mark("A tool alone is process optimisation: it brings little, and more of it hardly more"),
        source="Heemskerk & Klöpping 2022",
        arms={
            mark("nothing"): NOTHING,
            mark("four tools"): four,
            mark("twelve tools"): TOOLS,
            mark("good plan"): GOOD,
        },
        shows="score",
        measures=(
            higher(
                "score_4_tools",
                mark("yardstick, four tools above doing nothing"),
                "score",
                four,
                NOTHING,
                above=0,
                below=3,
            ),
            Measure(
                "share_4_tools",
                mark("the same as part of what the good plan brings"),
                below=0.20,
                unit="part",
                of=lambda r: of_ratio(r.gain("score", four, NOTHING), r.gain("score", GOOD, NOTHING)),
            ),
            higher(
                "score_12_tools",
                mark("yardstick, twelve tools above doing nothing"),
                "score",
                TOOLS,
                NOTHING,
                below=4,
            ),
            Measure(
                "share_12_tools",
                mark("the same as part of what the good plan brings"),
                below=0.25,
                unit="part",
                of=lambda r: of_ratio(r.gain("score", TOOLS, NOTHING), r.gain("score", GOOD, NOTHING)),
            ),
            higher(
                "score_good_plan",
                mark("yardstick, the good plan above doing nothing"),
                "score",
                GOOD,
                NOTHING,
                above=0,
            ),
            higher(
                "q4",
                mark("education quality, four tools above doing nothing"),
                "education_quality",
                four,
                NOTHING,
            ),
            higher(
                "q12",
                mark("education quality, twelve tools above doing nothing"),
                "education_quality",
                TOOLS,
                NOTHING,
            ),
        ),
    )


def infrastructure_alone() -> Claim:
    renewal = by_action({"infrastructure_renewal": (1, 3, 5, 7, 9)})
    alone = school(renewal, start={"budget": 300})
    rich = {"budget": 600.0}
    good, with_renewal = (
        school(GOOD_PLAN, start=rich),
        school(both(GOOD_PLAN, by_action({"infrastructure_renewal": (1, 3, 5, 9)})), start=rich),
    )
    return Claim(
        id="P10",
        claim=mark("Infrastructure without skill and vision gives about nothing"),
        source="Anderson & Dexter 2005; Vier in balans",
        arms={
            mark("nothing"): NOTHING,
            mark("infrastructure alone"): alone,
            mark("good plan, 600 k-euro"): good,
            mark("good plan and infrastructure"): with_renewal,
        },
        shows="education_quality",
        measures=(
            higher(
                "d_quality",
                mark("education quality, infrastructure alone above doing nothing"),
                "education_quality",
                alone,
                NOTHING,
                below=1,
            ),
            higher(
                "d_infra",
                mark("infrastructure itself, above doing nothing"),
                "infrastructure",
                alone,
                NOTHING,
                above=15,
            ),
            higher(
                "d_quality_in_good_plan",
                mark("education quality, infrastructure added to the good plan"),
                "education_quality",
                with_renewal,
                good,
            ),
        ),
    )
