"""Ways of leading set against each other: what should show in the numbers of a school that goes each way."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import OUTCOMES, Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.reference import GOOD, GOOD_PLAN, NOTHING, THEMES, school
from game.texts import mark
from game.trials.arms import Arm, both, by_action, cycle
from game.trials.intervals import Estimate, of_ratio, of_spread
from game.trials.paired import Runs

QUARTERS = 12
ALL = range(1, QUARTERS + 1)


def buying() -> Claim:
    buy = school(by_action({"infrastructure_renewal": (1, 5, 9), "new_platform": (1, 5, 9)}))
    learn = school(
        both(
            cycle(("didactic_training", "learning_communities", "workplace_coaching"), ALL),
            by_action({"workload_relief": (2, 6, 10)}),
        )
    )
    return Claim(
        id="E1",
        claim=mark("Buying technology every year looks better in the first year; learning teams end better"),
        source="Montsanto 2025; Anderson & Dexter 2005",
        arms={mark("buying"): buy, mark("team learning and time for it"): learn},
        shows="education_quality",
        measures=(
            higher(
                "infrastructure_year_1",
                mark("infrastructure after quarter 4, buying above learning"),
                "infrastructure",
                buy,
                learn,
                above=0,
                turn=4,
            ),
            higher(
                "adoption_end",
                mark("use in lessons at the end, learning above buying"),
                "adoption",
                learn,
                buy,
                above=3,
            ),
            higher(
                "quality_end",
                mark("education quality at the end, learning above buying"),
                "education_quality",
                learn,
                buy,
                above=3,
            ),
        ),
    )


def writing() -> Claim:
    write = school(by_action({"vision_building": (1, 4, 7, 10), "goals_and_milestones": (2, 5, 8, 11)}))
    translate = school(by_action({"vision_building": (1,), "vision_translation": (2, 4, 5, 7, 8, 10, 11)}))
    return Claim(
        id="E2",
        claim=mark("Documents give a vision on paper; translating it in teams makes it lived and used"),
        source="Kennewell et al. 2000; iXperium monitor mbo 2024",
        arms={mark("documents only"): write, mark("translated in teams"): translate},
        shows="vision_lived",
        measures=(
            higher(
                "paper",
                mark("vision on paper, documents above translation"),
                "vision_on_paper",
                write,
                translate,
                above=0,
            ),
            higher(
                "lived",
                mark("lived vision, translation above documents"),
                "vision_lived",
                translate,
                write,
                above=0,
            ),
            higher(
                "adoption",
                mark("use in lessons, translation above documents"),
                "adoption",
                translate,
                write,
                above=0,
            ),
        ),
    )


def choosing() -> Claim:
    everything = (
        "inclusive_design",
        "materials_redesign",
        "hybrid_learning",
        "ai_pilot",
        "learning_communities",
        "ethical_compass",
        "data_conversations",
        "regional_partnership",
        "didactic_training",
        "practice_research",
    )
    chosen = ("materials_redesign", "learning_communities", "data_conversations", "practice_research")
    frame = by_action({"vision_building": (1,), "vision_translation": (2, 5, 8)})
    two_themes = {"flexible": 0.5, "learning_organisation": 0.5}
    five = school(both(frame, cycle(everything, ALL)), dict.fromkeys(THEMES, 0.2))
    two = school(both(frame, cycle(chosen, ALL)), two_themes)
    return Claim(
        id="E3",
        claim=mark("Two themes with actions that match keep a school more coherent than five spread equally"),
        source="iXperium 2016; Vier in balans",
        arms={mark("five themes, spread"): five, mark("two themes, matching"): two},
        shows="coherence",
        measures=(
            higher(
                "coherence",
                mark("coherence at the end, two themes above five"),
                "coherence",
                two,
                five,
                above=0,
            ),
            higher(
                "workload",
                mark("workload at the end, two themes against five"),
                "workload",
                two,
                five,
                below=0,
            ),
        ),
    )


def pushing() -> Claim:
    push = ("progress_monitoring", "goals_and_milestones")
    help_ = ("workplace_coaching", "workload_relief")
    mix = ("workplace_coaching", "progress_monitoring", "workload_relief", "goals_and_milestones")
    frame = by_action({"vision_building": (1,), "vision_translation": (2, 5, 8), "didactic_training": (3, 6)})
    pushed, helped, mixed = (school(both(frame, cycle(actions, ALL))) for actions in (push, help_, mix))
    return Claim(
        id="E4",
        claim=mark("Only pushing or only supporting brings less into lessons than the mix of both"),
        source="Fullan 1991",
        arms={mark("only pushing"): pushed, mark("only supporting"): helped, mark("mixed"): mixed},
        shows="adoption",
        measures=(
            higher(
                "above_pushing",
                mark("use in lessons at the end, mix above only pushing"),
                "adoption",
                mixed,
                pushed,
                above=0,
            ),
            higher(
                "above_supporting",
                mark("use in lessons at the end, mix above only supporting"),
                "adoption",
                mixed,
                helped,
                above=0,
            ),
        ),
    )


def data_talks() -> Claim:
    talks = by_action({"data_conversations": (1, 3, 5, 7, 9, 11)})

    def arms(safety: float) -> tuple[Arm, Arm]:
        start = {"safety": safety}
        return school(talks, start=start), school(start=start)

    (unsafe, unsafe_none), (safe, safe_none) = arms(35), arms(60)
    return Claim(
        id="E7",
        claim=mark("Talks about data teach where it is safe, and cost trust where it is not"),
        source="Edmondson 1999; Sanner & Bunderson 2015",
        arms={
            mark("data talks, safety 35"): unsafe,
            mark("nothing, safety 35"): unsafe_none,
            mark("data talks, safety 60"): safe,
            mark("nothing, safety 60"): safe_none,
        },
        shows="skill",
        measures=(
            higher(
                "quality_safe",
                mark("education quality by data talks at safety 60"),
                "education_quality",
                safe,
                safe_none,
                above=0,
            ),
            Measure(
                "skill_ratio",
                mark("skill learnt by data talks at safety 35, as part of that at safety 60"),
                below=0.75,
                unit="part",
                of=lambda r: of_ratio(r.gain("skill", unsafe, unsafe_none), r.gain("skill", safe, safe_none)),
            ),
            higher("safety_unsafe", mark("safety by data talks at safety 35"), "safety", unsafe, unsafe_none),
        ),
    )


def informal_leaders() -> Claim:
    formal = school(GOOD_PLAN, leaders=("board", "director", "team_leader", "programme_manager"))
    return Claim(
        id="E8",
        claim=mark("Formal and informal leaders together share leadership; that pays later, not at once"),
        source="Vanderlinde et al. 2012; Verbiest 2016",
        arms={mark("formal leaders only"): formal, mark("formal and informal"): GOOD},
        shows="shared_leadership",
        measures=(
            higher(
                "shared",
                mark("shared leadership at the end, with informal leaders above without"),
                "shared_leadership",
                GOOD,
                formal,
                above=0,
            ),
            higher(
                "quality_q2",
                mark("education quality after two quarters, difference"),
                "education_quality",
                GOOD,
                formal,
                above=-0.5,
                below=0.5,
                turn=2,
            ),
            higher(
                "quality_end",
                mark("education quality at the end, with informal leaders above without"),
                "education_quality",
                GOOD,
                formal,
            ),
        ),
    )


def idling() -> Claim:
    def worst(r: Runs) -> Array:
        """(games,) the largest fall of any outcome in three quarters."""
        falls = [r.at(name, NOTHING, 0) - r.at(name, NOTHING, 3) for name in OUTCOMES]
        return np.asarray(max(falls, key=lambda fall: float(fall.mean())))

    return Claim(
        id="E9",
        claim=mark("Doing nothing: slow decline, a little rest, and no collapse in three quarters"),
        source="ECBO 2017; Inspectie 2016",
        arms={mark("nothing"): NOTHING},
        measures=(
            Measure(
                "quality_decline",
                mark("education quality, change in three years"),
                below=0,
                of=lambda r: r.end("education_quality", NOTHING) - r.at("education_quality", NOTHING, 0),
            ),
            Measure(
                "fatigue",
                mark("change fatigue, change in three years"),
                below=0,
                of=lambda r: r.end("fatigue", NOTHING) - r.at("fatigue", NOTHING, 0),
            ),
            Measure("worst_fall", mark("largest fall of an outcome in three quarters"), below=5, of=worst),
        ),
    )


def several_routes() -> Claim:
    frame = by_action(
        {"vision_building": (1,), "vision_translation": (2, 5, 8), "tell_the_story": (4, 7, 11)}
    )
    through_learning = school(
        both(
            frame,
            cycle(("learning_communities", "workplace_coaching", "leaders_learn_along"), ALL),
            cycle(("safe_culture", "materials_redesign", "data_conversations"), ALL),
        )
    )
    through_practice = school(
        both(
            frame,
            cycle(("materials_redesign", "workplace_coaching", "progress_monitoring"), ALL),
            cycle(("safe_culture", "learning_communities", "process_redesign"), ALL),
        )
    )

    def apart(r: Runs) -> Estimate:
        """In standard deviations of luck in an outcome: the mean of six, as few games know one badly."""
        noise = sum(of_spread(r.end(name, through_learning)).value for name in OUTCOMES) / len(OUTCOMES)
        return of_ratio(r.gain("score", through_learning, through_practice), np.full(r.games, noise))

    return Claim(
        id="E10",
        claim=mark("More than one route is good: two sensible mixes end closer together than luck reaches"),
        source=mark("design"),
        luck=True,
        arms={
            mark("nothing"): NOTHING,
            mark("through learning"): through_learning,
            mark("through practice"): through_practice,
        },
        shows="score",
        measures=(
            Measure(
                "apart",
                mark("yardstick, one route against the other, in standard deviations of luck in an outcome"),
                above=-1,
                below=1,
                unit="deviations",
                of=apart,
            ),
            higher(
                "learning_pays",
                mark("yardstick, the route through learning above doing nothing"),
                "score",
                through_learning,
                NOTHING,
                above=5,
            ),
            higher(
                "practice_pays",
                mark("yardstick, the route through practice above doing nothing"),
                "score",
                through_practice,
                NOTHING,
                above=5,
            ),
        ),
    )
